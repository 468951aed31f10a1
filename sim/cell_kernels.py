"""Compiled kernel for poses held still by many different people, and nothing else.

One column of ``p`` is one person in one task; its rows are named below. Loads, leans and results have one entry a
person: batch last. SI units and radians; x forward, y up, leans forward positive. What turns with a lean L takes a
point (x, y) of the upright body to x cos L + y sin L forward.

The closed forms are those of `sim.balance`: with everything else given, the forward position of the centre of mass
is a sin u + b cos u + c of the one leg angle u. Arms that follow the legs are searched for by the same secant steps.
Nothing here is NaN: what is not found carries a status.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.arm_kernels import arm_angle, balanced_below_arms, rising
from sim.cache import kernel_cache_folder
from sim.passive_kernels import hip_moment

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

GRAVITY = 9.80665  # m/s^2, standard gravity (CGPM 1901)

# --- rows of a person ------------------------------------------------------------------------------------------
# What stands still: its mass and first moments about the root, height of the root; the leg's links.
BASE_MASS, BASE_X, ROOT_HEIGHT, SHANK, SHANK_MASS, SHANK_COM = range(6)
THIGH, THIGH_MASS, THIGH_COM = range(6, 9)
PELVIS_MASS, PELVIS_X, PELVIS_Y, L5S1_X, L5S1_Y = range(9, 14)
LEVEL = 14  # five of mass, centre x, y, next joint x, y: L5 to L1
THORAX_MASS, THORAX_X, THORAX_Y = range(39, 42)  # with head and arms that are fixed to it, first moments
ARM_MASS, ARM_MOMENT, REACH, SHOULDER_X, SHOULDER_Y = range(42, 47)  # arms that hang or follow the legs
BAR_X, BAR_Y = range(47, 49)  # a bar on the back, from T12/L1
THIGH_FRONT, KNEE_FRONT, ANKLE_FRONT, PLATE = range(49, 53)  # a bar in front of the legs
REAR, FRONT, MIDDLE = range(53, 56)  # support
HIP_END, KNEE_END, DORSI_END, PLANTAR_END, LUMBAR_END = range(56, 61)
UPRIGHT_MOMENT, LIMIT_MOMENT, SHAPE, HIP_A, HIP_D, HIP_G = range(61, 67)  # passive tissue
BASE_Y = 67
N_ROWS = 68

# --- rows of the result ----------------------------------------------------------------------------------------
STATUS, LEG, HIP, KNEE, DORSI, BACK_MOMENT, HIP_MOMENT, MARGIN, LEAST_AT = range(9)
HIP_SHIFT, TIP, TIP_STANCE, PASSIVE_HIP, COM_HEIGHT, COM_STILL, COM_RATE, TARGET = range(9, 17)
N_RESULTS = 17

# What ends a pose, the first that applies; 0: nothing.
NO_BALANCE, HIP_ENDS, KNEE_ENDS, ANKLE_ENDS, FLOOR = range(1, 6)
NEVER = -1.0  # a tip angle that does not exist

# Where the bar is.
ON_BACK, AT_SIDES, IN_HANDS = range(3)

_PARTS = 5
_MAX_LEAN = math.radians(110.0)
_STEP = math.radians(0.5)  # of lumbar flexion when the least margin is looked for
_STRIDE = 20  # steps between the coarse points
_TIP_STEP = math.radians(5.0)
_SEARCH_STEPS = 40
_SETTLED = 1e-13  # rad
_ROUNDING = 1e-9  # rad, as in `sim.status`

_kernel = numba.njit(cache=True, nogil=True, error_model="numpy")
_part = numba.njit(nogil=True, error_model="numpy", inline="never")


@_part
def _above(p, i, shares, load, lean, lumbar, where):
    """First moment forward of everything above L5/S1 about it without straight arms' own, and shoulder from L5/S1."""
    mass = p[THORAX_MASS, i] + p[ARM_MASS, i] + load
    s, c = math.sin(lean), math.cos(lean)
    shoulder_x = p[SHOULDER_X, i] * c + p[SHOULDER_Y, i] * s
    shoulder_y = p[SHOULDER_Y, i] * c - p[SHOULDER_X, i] * s
    bar = p[BAR_X, i] * c + p[BAR_Y, i] * s if where == ON_BACK else shoulder_x
    moment = p[THORAX_X, i] * c + p[THORAX_Y, i] * s + p[ARM_MASS, i] * shoulder_x + load * bar
    flexion = 0.0  # of this link against the thorax
    for level in range(_PARTS - 1, -1, -1):
        row = LEVEL + 5 * level
        flexion += shares[level + 1]
        turn = lean - lumbar * flexion
        s, c = math.sin(turn), math.cos(turn)
        moment += p[row, i] * (p[row + 1, i] * c + p[row + 2, i] * s)
        step = p[row + 3, i] * c + p[row + 4, i] * s
        moment += mass * step
        shoulder_x += step
        shoulder_y += p[row + 4, i] * c - p[row + 3, i] * s
        mass += p[row, i]
    return moment, mass, shoulder_x, shoulder_y


@_part
def _arm(p, i, shoulder_x, shoulder_y, knee, leg, kneeling):
    """World angle of straight arms that keep a bar close to the legs; shoulder given from the hip."""
    return arm_angle(
        p[SHANK, i], p[THIGH, i], p[THIGH_FRONT, i], p[KNEE_FRONT, i], p[ANKLE_FRONT, i], p[REACH, i], p[MIDDLE, i],
        0.0, shoulder_x, shoulder_y, knee, leg, kneeling,
    )  # fmt: skip


@_part
def _upper(p, i, shares, load, lean, lumbar, where):
    """First moment about the hip, mass and shoulder from the hip of pelvis and all above, without straight arms'."""
    moment, mass, shoulder_x, shoulder_y = _above(p, i, shares, load, lean, lumbar, where)
    s, c = math.sin(lean - lumbar), math.cos(lean - lumbar)
    l5s1_x = p[L5S1_X, i] * c + p[L5S1_Y, i] * s
    pelvis = p[PELVIS_MASS, i] * (p[PELVIS_X, i] * c + p[PELVIS_Y, i] * s)
    whole = moment + mass * l5s1_x + pelvis
    return (
        moment,
        whole,
        mass + p[PELVIS_MASS, i],
        shoulder_x + l5s1_x,
        shoulder_y + p[L5S1_Y, i] * c - p[L5S1_X, i] * s,
    )


@_part
def _legs(p, i, upper_mass, knee, kneeling):
    """Return a, b and c of the legs' and the base's first moment a sin u + b cos u + c, with the mass on the hip."""
    carried = p[THIGH_MASS, i] * p[THIGH_COM, i] + upper_mass * p[THIGH, i]
    if kneeling:
        return carried, 0.0, p[BASE_X, i]
    shank = p[SHANK_MASS, i] * p[SHANK_COM, i] + (p[THIGH_MASS, i] + upper_mass) * p[SHANK, i]
    return shank + carried * math.cos(knee), -carried * math.sin(knee), p[BASE_X, i]


@_part
def _balanced(p, i, shares, load, lean, lumbar, knee, cop, where, kneeling, guess):
    """Leg angle that puts the centre of mass over a point, and the arms' angle there."""
    _, upper, mass, shoulder_x, shoulder_y = _upper(p, i, shares, load, lean, lumbar, where)
    a, b, c = _legs(p, i, mass, knee, kneeling)
    wanted = cop * (p[BASE_MASS, i] + p[SHANK_MASS, i] + p[THIGH_MASS, i] + mass)
    if where != IN_HANDS:
        leg, found = rising(a, b, c + upper, wanted)
        return leg, found, 0.0
    held = p[ARM_MOMENT, i] + load * p[REACH, i]
    leg, found, arm, _ = balanced_below_arms(
        p[SHANK, i], p[THIGH, i], p[THIGH_FRONT, i], p[KNEE_FRONT, i], p[ANKLE_FRONT, i], p[REACH, i], p[MIDDLE, i],
        0.0, shoulder_x, shoulder_y, knee, kneeling, a, b, c + upper, held, wanted, guess, -1.0,
    )  # fmt: skip
    return leg, found, arm


@_part
def _back_moment(p, i, shares, load, lean, lumbar, knee, cop, where, kneeling, fallback, guess):
    """Return the static L5/S1 moment with the legs balanced, extension positive, and the leg angle found last.

    Where no leg angle balances it is that of the leg ``fallback``; the search starts at ``guess``.
    """
    moment, _, _, shoulder_x, shoulder_y = _upper(p, i, shares, load, lean, lumbar, where)
    if where == IN_HANDS:
        leg, found, arm = _balanced(p, i, shares, load, lean, lumbar, knee, cop, where, kneeling, guess)
        if found:
            guess = leg
        else:
            arm = _arm(p, i, shoulder_x, shoulder_y, knee, fallback, kneeling)
        moment += (p[ARM_MOMENT, i] + load * p[REACH, i]) * math.sin(arm)
    return GRAVITY * moment, guess


@_part
def _passive(p, i, lumbar):
    """Extension moment at which the back is silent (Dolan et al. 1994), see `sim.passive`."""
    rise = math.expm1(p[SHAPE, i] * lumbar / p[LUMBAR_END, i]) / math.expm1(p[SHAPE, i])
    return p[UPRIGHT_MOMENT, i] + (p[LIMIT_MOMENT, i] - p[UPRIGHT_MOMENT, i]) * rise


@_part
def _margin(p, i, shares, load, lean, j, n, knee, cop, where, kneeling, fallback, guess):
    """L5/S1 moment less passive moment at one point of the grid, and the leg angle found last."""
    lumbar = p[LUMBAR_END, i] if j == n else j * _STEP
    moment, guess = _back_moment(p, i, shares, load, lean, lumbar, knee, cop, where, kneeling, fallback, guess)
    return moment - _passive(p, i, lumbar), guess


@_part
def _least_margin(p, i, shares, load, lean, knee, cop, where, kneeling, fallback):
    """Least of L5/S1 moment less passive moment over lumbar flexion 0 to full, and where it is.

    On the grid of `sim.gates`, half a degree and the end: a coarse look first, then downhill from its least.
    """
    full = p[LUMBAR_END, i]
    n = math.ceil(full / _STEP - 1e-9)  # grid points below the end
    least, at, guess = np.inf, 0, fallback
    for coarse in range(0, n + _STRIDE, _STRIDE):
        j = min(coarse, n)
        value, guess = _margin(p, i, shares, load, lean, j, n, knee, cop, where, kneeling, fallback, guess)
        if value < least:
            least, at = value, j
    for step in (-1, 1):
        j = at + step
        while 0 <= j <= n:
            value, guess = _margin(p, i, shares, load, lean, j, n, knee, cop, where, kneeling, fallback, guess)
            if value >= least:
                break
            least, at = value, j
            j += step
    return least, full if at == n else at * _STEP


@_part
def _com_locked(p, i, shares, load, lean, leg, where, kneeling):
    """Forward position of the centre of mass with the legs locked, knees straight, spine neutral."""
    _, upper, mass, shoulder_x, shoulder_y = _upper(p, i, shares, load, lean, 0.0, where)
    a, b, c = _legs(p, i, mass, 0.0, kneeling)
    if where == IN_HANDS:
        arm = _arm(p, i, shoulder_x, shoulder_y, 0.0, leg, kneeling)
        upper += (p[ARM_MOMENT, i] + load * p[REACH, i]) * math.sin(arm)
    total = p[BASE_MASS, i] + p[SHANK_MASS, i] + p[THIGH_MASS, i] + mass
    return (a * math.sin(leg) + b * math.cos(leg) + c + upper) / total


@_part
def _tip(p, i, shares, load, leg, where, kneeling):
    """Trunk lean at which the centre of mass reaches the front edge, legs locked, spine neutral."""
    front = p[FRONT, i]
    start = _com_locked(p, i, shares, load, 0.0, leg, where, kneeling)
    if start >= front:
        return 0.0
    if where != IN_HANDS:
        quarter = _com_locked(p, i, shares, load, math.pi / 2, leg, where, kneeling)
        half = _com_locked(p, i, shares, load, math.pi, leg, where, kneeling)
        c = (start + half) / 2
        lean, found = rising(quarter - c, (start - half) / 2, c, front)
        lean %= 2 * math.pi
        return lean if found and lean <= _MAX_LEAN else NEVER
    low, below = 0.0, start - front
    while low < _MAX_LEAN:
        high = min(low + _TIP_STEP, _MAX_LEAN)
        above = _com_locked(p, i, shares, load, high, leg, where, kneeling) - front
        if above >= 0.0:
            return _crossing(p, i, shares, load, leg, where, kneeling, low, below, high, above)
        low, below = high, above
    return NEVER


@_part
def _crossing(p, i, shares, load, leg, where, kneeling, low, below, high, above):
    """Lean between two at which the centre of mass reaches the front edge, by secants that keep both sides."""
    lean = high
    for _ in range(_SEARCH_STEPS):
        before = lean
        lean = low - below * (high - low) / (above - below)
        value = _com_locked(p, i, shares, load, lean, leg, where, kneeling) - p[FRONT, i]
        if abs(lean - before) < _SETTLED or value == 0.0:
            break
        if value < 0.0:
            low, below, above = lean, value, above / 2
        else:
            high, above, below = lean, value, below / 2
    return lean


@_part
def _passive_hip(p, i, hip_law, hip, knee):
    """Passive hip extension moment of both legs (Riener and Edrich 1999), see `sim.passive`."""
    law = p[HIP_A, i], hip_law[0], hip_law[1], p[HIP_D, i], hip_law[2], hip_law[3], p[HIP_G, i]
    return hip_moment(2.0, law, math.degrees(hip), math.degrees(knee))


@_part
def _status(p, i, found, hip, knee, dorsi, kneeling, touches):
    """Say what ends the pose, the first that applies."""
    if not found:
        return NO_BALANCE
    if hip > p[HIP_END, i] + _ROUNDING:
        return HIP_ENDS
    if knee > p[KNEE_END, i] + _ROUNDING:
        return KNEE_ENDS
    if not kneeling and (dorsi > p[DORSI_END, i] + _ROUNDING or -dorsi > p[PLANTAR_END, i] + _ROUNDING):
        return ANKLE_ENDS
    return FLOOR if touches else 0


@_kernel
def hold_cells(p, shares, hip_law, load, lean, knee, where, kneeling, with_gate, result, begin, end):
    """Fill ``result`` (N_RESULTS, n) for columns ``begin`` to ``end``; the spine is neutral.

    ``p`` (N_ROWS, n); ``shares`` (6,) of the lumbar joints in flexion; ``hip_law`` (4,) how the passive hip moment
    changes with knee and hip [1/deg]; ``load`` (n,) [kg]; ``lean`` (n,) [rad]; ``knee`` flexion [rad]; ``where`` the
    bar is; ``kneeling`` and ``with_gate``, whether least margin and tip angles are wanted, 0 or 1.
    """
    kneels = kneeling == 1
    for i in range(begin, end):
        m, trunk = load[i], lean[i]
        cop = _com_locked(p, i, shares, m, 0.0, 0.0, where, kneels) if kneels else p[MIDDLE, i]
        leg, found, arm = _balanced(p, i, shares, m, trunk, 0.0, knee, cop, where, kneels, 0.0)
        stance, _, _ = _balanced(p, i, shares, m, 0.0, 0.0, 0.0, cop, where, kneels, 0.0)
        back, whole, mass, shoulder_x, shoulder_y = _upper(p, i, shares, m, trunk, 0.0, where)
        if where == IN_HANDS:
            if not found:
                arm = _arm(p, i, shoulder_x, shoulder_y, knee, leg, kneels)
            held = (p[ARM_MOMENT, i] + m * p[REACH, i]) * math.sin(arm)
            back += held
            whole += held
        if kneels:
            thigh, bend, dorsi = leg, math.pi / 2 - leg, 0.0
            hip_x, hip_y = p[THIGH, i] * math.sin(leg), p[THIGH, i] * math.cos(leg)
            start_x = p[THIGH, i] * math.sin(stance)
        else:
            thigh, bend, dorsi = leg - knee, knee, leg
            hip_x = p[SHANK, i] * math.sin(leg) + p[THIGH, i] * math.sin(thigh)
            hip_y = p[SHANK, i] * math.cos(leg) + p[THIGH, i] * math.cos(thigh)
            start_x = (p[SHANK, i] + p[THIGH, i]) * math.sin(stance)
        hip = trunk - thigh
        hand = p[ROOT_HEIGHT, i] + hip_y + shoulder_y - p[REACH, i] * math.cos(arm)
        touches = where != ON_BACK and m > 0.0 and hand < p[PLATE, i] - _ROUNDING
        total = p[BASE_MASS, i] + p[SHANK_MASS, i] + p[THIGH_MASS, i] + mass
        result[STATUS, i] = _status(p, i, found, hip, bend, dorsi, kneels, touches)
        result[TARGET, i] = cop
        result[LEG, i] = leg
        result[HIP, i] = hip
        result[KNEE, i] = bend
        result[DORSI, i] = dorsi
        result[BACK_MOMENT, i] = GRAVITY * back
        result[HIP_MOMENT, i] = GRAVITY * whole
        result[HIP_SHIFT, i] = start_x - hip_x
        result[PASSIVE_HIP, i] = _passive_hip(p, i, hip_law, hip, bend)
        # What turns with the trunk, a quarter further: its height above the hip, and its way forward for a lean.
        turned = _upper(p, i, shares, m, trunk + math.pi / 2, 0.0, where)[1]
        result[COM_RATE, i] = turned / total
        if where != ON_BACK or p[ARM_MASS, i] > 0.0:
            # Arms and bar that hang are lower than their shoulder by as much as they hang.
            turned -= (p[ARM_MOMENT, i] + (m * p[REACH, i] if where != ON_BACK else 0.0)) * math.cos(arm)
        legs = p[BASE_Y, i] + p[THIGH_MASS, i] * (hip_y - (p[THIGH, i] - p[THIGH_COM, i]) * math.cos(thigh))
        if not kneels:
            legs += p[SHANK_MASS, i] * p[SHANK_COM, i] * math.cos(leg)
        result[COM_HEIGHT, i] = p[ROOT_HEIGHT, i] + (turned + mass * hip_y + legs) / total
        result[COM_STILL, i] = _com_locked(p, i, shares, m, trunk, 0.0, where, kneels) - _com_locked(
            p, i, shares, m, 0.0, 0.0, where, kneels
        )
        if with_gate == 1:
            least, at = _least_margin(p, i, shares, m, trunk, knee, cop, where, kneels, leg)
            result[MARGIN, i] = least
            result[LEAST_AT, i] = at
            result[TIP, i] = _tip(p, i, shares, m, 0.0, where, kneels)
            result[TIP_STANCE, i] = _tip(p, i, shares, m, stance, where, kneels)
        else:
            result[MARGIN, i] = 0.0
            result[LEAST_AT, i] = 0.0
            result[TIP, i] = 0.0
            result[TIP_STANCE, i] = 0.0


@_kernel
def back_margin(p, shares, load, lean, lumbar, where, result, begin, end):
    """Fill ``result`` (2, n): L5/S1 moment and passive moment at a trunk lean and a lumbar flexion (n,) each.

    For arms that do not follow the legs.
    """
    for i in range(begin, end):
        moment, _, _, _ = _above(p, i, shares, load[i], lean[i], lumbar[i], where)
        result[0, i] = GRAVITY * moment
        result[1, i] = _passive(p, i, lumbar[i])


@_kernel
def level_loads(
    p, shares, load, lean, lumbar, leg, knee, where, kneeling, moment, weight, toppling, begin, end
):  # fmt: skip
    """Fill what each lumbar joint holds of the body above it, L5/S1 first (6, n), at rest.

    ``moment``, extension positive [N m]; ``weight`` [N]; ``toppling``, weight times its height above the joint
    [N m], where arms that hang count at the shoulder. ``lumbar`` flexion and ``leg`` angle (n,) [rad]; the legs
    are balanced again where arms follow them.
    """
    kneels = kneeling == 1
    for i in range(begin, end):
        m, trunk = load[i], lean[i]
        held = 0.0
        if where == IN_HANDS:
            cop = _com_locked(p, i, shares, m, 0.0, 0.0, where, kneels) if kneels else p[MIDDLE, i]
            _, found, arm = _balanced(p, i, shares, m, trunk, lumbar[i], knee, cop, where, kneels, leg[i])
            if not found:
                _, _, _, shoulder_x, shoulder_y = _upper(p, i, shares, m, trunk, lumbar[i], where)
                arm = _arm(p, i, shoulder_x, shoulder_y, knee, leg[i], kneels)
            held = (p[ARM_MOMENT, i] + m * p[REACH, i]) * math.sin(arm)
        s, c = math.sin(trunk), math.cos(trunk)
        hangs = p[ARM_MASS, i]
        x = held + p[THORAX_X, i] * c + p[THORAX_Y, i] * s + hangs * (p[SHOULDER_X, i] * c + p[SHOULDER_Y, i] * s)
        y = p[THORAX_Y, i] * c - p[THORAX_X, i] * s + hangs * (p[SHOULDER_Y, i] * c - p[SHOULDER_X, i] * s)
        on = where == ON_BACK
        bar_x, bar_y = (p[BAR_X, i], p[BAR_Y, i]) if on else (p[SHOULDER_X, i], p[SHOULDER_Y, i])
        x += m * (bar_x * c + bar_y * s)
        y += m * (bar_y * c - bar_x * s)
        mass = p[THORAX_MASS, i] + hangs + m
        flexion = 0.0
        for level in range(_PARTS, -1, -1):
            moment[level, i] = GRAVITY * x
            weight[level, i] = GRAVITY * mass
            toppling[level, i] = GRAVITY * y
            if level == 0:
                break
            # Down to the joint below this vertebra.
            row = LEVEL + 5 * (level - 1)
            flexion += shares[level]
            turn = trunk - lumbar[i] * flexion
            s, c = math.sin(turn), math.cos(turn)
            x += p[row, i] * (p[row + 1, i] * c + p[row + 2, i] * s) + mass * (p[row + 3, i] * c + p[row + 4, i] * s)
            y += p[row, i] * (p[row + 2, i] * c - p[row + 1, i] * s) + mass * (p[row + 4, i] * c - p[row + 3, i] * s)
            mass += p[row, i]
