"""Straight arms that keep a bar in front of the legs, and legs that balance below them: parts of other kernels.

Scalars in, scalars out: one pose at a time. SI units and radians; x forward, y up from the root (the ankle axis
standing, the knee axis kneeling), angles of legs forward positive, of arms forward from hanging. With everything
else given, the first moment of the body forward is a sin u + b cos u + c of the one leg angle u, and straight arms
add ``held`` times the sine of theirs.

The surface of the leg is a polyline ahead of hip, knee and ankle by ``thigh_front``, ``knee_front`` and
``ankle_front``; ``line`` is where the bar belongs, ``reach`` the length of an arm to the bar.
"""

from __future__ import annotations

import math

import numba

from sim.kernels import sine_cosine

_SEARCH_STEPS = 40
_SETTLED = 1e-13  # rad
_FOUND = 1e-9  # rad, far below a micrometre of hip
_SMALL, _SMALL_BEFORE = 1e-9, 1e-3  # rad, a miss after a step: the secant's next is off by their product at most
_FALLING = -1e-3
_FARTHEST = 0.5  # rad, of one step
_KNEE_TURN = 0.06  # m
SOFT_TOUCH = 0.05  # rad; arms near a touch are held off by half of it, so that the path has no corner

_part = numba.njit(nogil=True, error_model="numpy", inline="never")


@_part
def _meets(x, y, reach, upper_x, upper_y, lower_x, lower_y):
    """Angle of an arm whose hand lies on a line, or as near as it reaches."""
    along_x, along_y = lower_x - upper_x, lower_y - upper_y
    start_x, start_y = upper_x - x, upper_y - y
    a = along_x**2 + along_y**2
    b = along_x * start_x + along_y * start_y
    c = start_x**2 + start_y**2 - reach**2
    t = (-b + math.sqrt(max(b * b - a * c, 0.0))) / a
    return math.atan2(start_x + t * along_x, -(start_y + t * along_y))


@_part
def arm_angle(
    shank, thigh, thigh_front, knee_front, ankle_front, reach, line, away, shoulder_x, shoulder_y, knee, leg, kneeling
):  # fmt: skip
    """World angle of arms that keep a bar over its line, or as near to it as thighs and shins let it.

    ``away`` shifts it forward from there; the shoulder is given from the hip.
    """
    if kneeling:
        lean = -leg
        thigh_sine, thigh_cosine = sine_cosine(lean)
        shank_sine, shank_cosine = -1.0, 0.0
        half_sine, half_cosine = sine_cosine((lean - math.pi / 2) / 2)
        knee_x, knee_y = 0.0, 0.0
        ankle_x, ankle_y = -shank, 0.0
    else:
        lean = knee - leg
        thigh_sine, thigh_cosine = sine_cosine(lean)
        shank_sine, shank_cosine = sine_cosine(-leg)
        half_sine, half_cosine = sine_cosine((lean - leg) / 2)
        knee_x, knee_y = -shank * shank_sine, shank * shank_cosine
        ankle_x, ankle_y = 0.0, 0.0
    hip_x, hip_y = knee_x - thigh * thigh_sine, knee_y + thigh * thigh_cosine
    x, y = hip_x + shoulder_x, hip_y + shoulder_y
    wanted = math.asin(min(max((line - x) / reach, -1.0), 1.0))
    hip_x, hip_y = hip_x + thigh_front * thigh_cosine, hip_y + thigh_front * thigh_sine
    knee_x, knee_y = knee_x + knee_front * half_cosine, knee_y + knee_front * half_sine
    ankle_x, ankle_y = ankle_x + ankle_front * shank_cosine, ankle_y + ankle_front * shank_sine
    # Near the knee and where the leg lets go of the bar the path turns over a few centimetres, not at once.
    above = (math.sqrt((knee_x - x) ** 2 + (knee_y - y) ** 2) - reach) / _KNEE_TURN / 2 + 0.5
    above = min(max(above, 0.0), 1.0)
    above = above**3 * (10 - 15 * above + 6 * above**2)
    surface = 0.0
    if above > 0.0:
        surface += above * _meets(x, y, reach, hip_x, hip_y, knee_x, knee_y)
    if above < 1.0:
        surface += (1.0 - above) * _meets(x, y, reach, knee_x, knee_y, ankle_x, ankle_y)
    angle = (wanted + surface + math.sqrt((wanted - surface) ** 2 + SOFT_TOUCH**2)) / 2
    if away == 0.0:
        return angle
    return math.asin(min(max(math.sin(angle) + away / reach, -1.0), 1.0))


@_part
def _inverse(sine):
    """Angle of a sine, the nearest that can be where there is none, and whether there is."""
    return math.asin(min(max(sine, -1.0), 1.0)), abs(sine) <= 1.0


@_part
def rising(a, b, c, wanted):
    """Solve a sin u + b cos u + c = wanted on the rising branch; the nearest that can be where there is none."""
    angle, found = _inverse((wanted - c) / math.sqrt(a * a + b * b))
    return angle - math.atan2(b, a), found


@_part
def lead(known, last, second, third):
    """Angle that follows on those of the last poses in a row, of which so many are ``known``, at least 1."""
    if known == 1:
        return last
    return 2.0 * last - second if known == 2 else 3.0 * (last - second) + third


@_part
def balanced_below_arms(
    shank, thigh, thigh_front, knee_front, ankle_front, reach, line, away, shoulder_x, shoulder_y, knee, kneeling,
    a, b, c, held, wanted, leg, slope,
):  # fmt: skip
    """Leg angle that balances with the arms that go with it: secant steps on (closed form with these arms) - (angle).

    The search starts at ``leg`` with the ``slope`` of that difference, -1 where it is not known; returns the angle,
    whether it balances, the arms' angle and the slope for a pose near by. A last step that is small against one that
    was small already is taken without another look.
    """
    size, phase = math.sqrt(a * a + b * b), math.atan2(b, a)
    before, miss, step = leg, 0.0, 0.0
    found, arm = False, 0.0
    for count in range(_SEARCH_STEPS):
        leg += step
        arm_before = arm
        arm = arm_angle(
            shank, thigh, thigh_front, knee_front, ankle_front, reach, line, away, shoulder_x, shoulder_y, knee, leg,
            kneeling,
        )  # fmt: skip
        answer, found = _inverse((wanted - (c + held * math.sin(arm))) / size)
        miss_before, miss = miss, answer - phase - leg
        if abs(miss) < _SETTLED:
            break
        if count > 0:
            slope = -1.0 if leg == before else (miss - miss_before) / (leg - before)
            if abs(miss) < _SMALL and abs(step) < _SMALL_BEFORE and slope < _FALLING:
                step_on = -miss / slope
                return leg + step_on, found, arm + (arm - arm_before) * step_on / step, slope
        if not slope < _FALLING:
            slope = -1.0
        before = leg
        step = min(max(-miss / slope, -_FARTHEST), _FARTHEST)
    return leg, found and abs(miss) < _FOUND, arm, slope
