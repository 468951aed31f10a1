"""Compiled kernels of the lumbar spine: muscle paths, muscle forces at all levels at once, and stiffness.

Batch last, float64, C-contiguous, SI units and radians. Inside, one pose after the other: what one pose needs
stays in the first-level cache, and the loops over muscle bundles vectorise.

Bodies 0 to 6 are pelvis, L5 to L1 and thorax; level l joins bodies l and l + 1. Everything is in the pelvis's
frame, x forward, y up. A bundle is a polyline of path points; the one segment that crosses a level carries the
bundle's tension across it. ``low``, ``high`` (n_segments,) are the bodies of a segment's ends, ``point``
(5, n_segments) its ends in those bodies' frames and its extent sideways, ``owner`` its bundle.

Muscle forces minimise the sum of cubed stresses (Crowninshield and Brand 1981) under moment equilibrium at all
six levels. In activations a = stress over specific tension, with c the moments of full activation, the dual is
smooth and concave: a = clip(sqrt(c' lambda), 0, 1). Newton steps with a backtracking line search find lambda.
A little of |lambda|^2 keeps it solvable where no activation holds the moments; what is then missing is that
term's gradient, the least shortfall in the square sum over levels.

Fast-math here allows reassociation for vector sums; NaN cannot come in, and status codes say what failed.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.cache import kernel_cache_folder

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

FAST = {"contract", "nnan", "ninf", "nsz", "arcp", "reassoc"}
N = 6  # levels
HELD, TOO_WEAK, NO_DIRECTION, NOT_CONVERGED = 0, 1, 2, 3
STABLE, UNSTABLE = 0, 1

_UNIT = 100.0  # N m, so that numbers inside are near 1
_SOFT = (1e-4, 1e-7, 1e-11)  # weight of |lambda|^2, stage by stage
_STEPS = 60
_HALVINGS = 40
_RISE = 1e-4  # share of the promised rise that a step must bring
_DONE = 1e-12
_MISSING = 1e-5  # of _UNIT
_UNBOUNDED = 1e300
_SWEEPS = 12

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")


# --- geometry -------------------------------------------------------------------------------------------------
@_kernel
def _place(flexion, size, step, body, joint):
    """Write sine and cosine of each body's lean (2, 7) and the joints (2, 6) in the pelvis's frame."""
    lean = 0.0
    body[0, 0] = 0.0
    body[1, 0] = 1.0
    joint[0, 0] = 0.0
    joint[1, 0] = 0.0
    for i in range(N):
        lean += flexion[i]
        body[0, i + 1] = math.sin(lean)
        body[1, i + 1] = math.cos(lean)
        if i + 1 < N:
            x, y = size * step[0, i], size * step[1, i]
            joint[0, i + 1] = joint[0, i] + (body[1, i + 1] * x + body[0, i + 1] * y)
            joint[1, i + 1] = joint[1, i] + (body[1, i + 1] * y - body[0, i + 1] * x)


@_kernel
def _ends(k, low, high, point, size, body, joint):
    """Return the two ends of a segment in the pelvis's frame."""
    b = low[k]
    j = max(b - 1, 0)
    x, y = size * point[0, k], size * point[1, k]
    px = joint[0, j] + (body[1, b] * x + body[0, b] * y)
    py = joint[1, j] + (body[1, b] * y - body[0, b] * x)
    b = high[k]
    j = max(b - 1, 0)
    x, y = size * point[2, k], size * point[3, k]
    qx = joint[0, j] + (body[1, b] * x + body[0, b] * y)
    qy = joint[1, j] + (body[1, b] * y - body[0, b] * x)
    return px, py, qx, qy


@_kernel
def _paths(owner, low, high, point, beyond, size, body, joint, arm, along, length):
    """Write extension arms (6, n), directions (2, 6, n) across each level and lengths (n,) of the bundles."""
    for m in range(length.shape[0]):
        length[m] = size * beyond[m]
    for k in range(owner.shape[0]):
        px, py, qx, qy = _ends(k, low, high, point, size, body, joint)
        dx, dy, dz = qx - px, qy - py, size * point[4, k]
        whole = math.sqrt(dx * dx + dy * dy + dz * dz)
        ux, uy = dx / whole, dy / whole
        m = owner[k]
        length[m] += whole
        for i in range(low[k], high[k]):
            along[0, i, m] = ux
            along[1, i, m] = uy
            arm[i, m] = (qy - joint[1, i]) * ux - (qx - joint[0, i]) * uy


# --- muscle forces --------------------------------------------------------------------------------------------
@_kernel
def _activate(full, lam, most, soft, moment, a, gradient):
    """Write activations (n,) and the dual's gradient (6,); return the dual's value."""
    n = a.shape[0]
    value = 0.0
    for i in range(N):
        value += lam[i] * moment[i] - 0.5 * soft * lam[i] * lam[i]
    for m in range(n):
        t = 0.0
        for i in range(N):
            t += full[i, m] * lam[i]
        t = max(t, 0.0)
        root = min(math.sqrt(t), most)
        a[m] = root
        value -= t * root - root * root * root / 3.0
    for i in range(N):
        total = 0.0
        for m in range(n):
            total += full[i, m] * a[m]
        gradient[i] = moment[i] - total - soft * lam[i]
    return value


@_kernel
def _curvature(full, most, soft, a, weight, h):
    """Write the dual's negative Hessian (6, 6)."""
    n = a.shape[0]
    for m in range(n):
        weight[m] = 0.5 / max(a[m], 1e-12) if (a[m] > 0.0) & (a[m] < most) else 0.0
    for i in range(N):
        for j in range(i + 1):
            total = 0.0
            for m in range(n):
                total += full[i, m] * full[j, m] * weight[m]
            h[i, j] = total
        h[i, i] += soft


@_kernel
def _factor(h):
    """Factor a symmetric matrix (lower triangle) into its Cholesky root in place; return whether it is positive."""
    for j in range(N):
        for i in range(j, N):
            total = h[i, j]
            for k in range(j):
                total -= h[i, k] * h[j, k]
            if i == j:
                if total <= 0.0:
                    return False
                h[j, j] = math.sqrt(total)
            else:
                h[i, j] = total / h[j, j]
    return True


@_kernel
def _back(root, right, x):
    """Solve with a Cholesky root."""
    for i in range(N):
        total = right[i]
        for k in range(i):
            total -= root[i, k] * x[k]
        x[i] = total / root[i, i]
    for j in range(N):
        i = N - 1 - j
        total = x[i]
        for k in range(i + 1, N):
            total -= root[k, i] * x[k]
        x[i] = total / root[i, i]


@_kernel
def _climb(full, moment, most, soft, lam, a, weight, gradient, h, step, trial):
    """Climb the dual from ``lam`` by damped Newton steps; return whether its gradient vanishes."""
    value = _activate(full, lam, most, soft, moment, a, gradient)
    scale = 1.0
    for i in range(N):
        scale = max(scale, abs(moment[i]))
    for _ in range(_STEPS):
        worst = 0.0
        for i in range(N):
            worst = max(worst, abs(gradient[i]))
        if worst <= _DONE * scale:
            return True
        _curvature(full, most, soft, a, weight, h)
        if not _factor(h):
            return False
        _back(h, gradient, step)
        promised = 0.0
        for i in range(N):
            promised += gradient[i] * step[i]
        share = 1.0
        found = False
        for _half in range(_HALVINGS):
            for i in range(N):
                trial[i] = lam[i] + share * step[i]
            now = _activate(full, trial, most, soft, moment, a, gradient)
            if now >= value + _RISE * share * promised:
                found = True
                break
            share *= 0.5
        if not found:
            # Rounding hides a rise; the last gradient tells how near this is.
            _activate(full, lam, most, soft, moment, a, gradient)
            return worst <= 1e-8 * scale
        value = now
        for i in range(N):
            lam[i] = trial[i]
    return False


@_kernel
def _begin(full, moment, lam, a, weight, h):
    """Write a first guess: the answer if all bundles were equally active, scaled to fit the moments best."""
    n = a.shape[0]
    for m in range(n):
        a[m] = 0.5
    _curvature(full, 1.0, 1e-6, a, weight, h)
    _factor(h)
    _back(h, moment, lam)


@_kernel
def _stages(full, moment, most, lam, a, weight, gradient, h, step, trial):
    """Solve with less and less softness; return whether it converged, with the shortfall in ``trial``."""
    _begin(full, moment, lam, a, weight, h)
    ok = True
    before = _SOFT[0]
    for soft in _SOFT:
        if soft < before:
            # Where moments are missing lambda grows as softness falls; where none are it stays.
            here = _activate(full, lam, most, soft, moment, a, gradient)
            for i in range(N):
                trial[i] = lam[i] * before / soft
            if _activate(full, trial, most, soft, moment, a, gradient) > here:
                for i in range(N):
                    lam[i] = trial[i]
            before = soft
        ok = _climb(full, moment, most, soft, lam, a, weight, gradient, h, step, trial)
        short = 0.0
        for i in range(N):
            short = max(short, abs(soft * lam[i]))
        if soft == _SOFT[1] and short > _MISSING:
            break
    for i in range(N):
        trial[i] = soft * lam[i]
    return ok


@_kernel
def _muscles(full, moment, lam, a, weight, gradient, h, step, trial, short):
    """Write activations and what is missing (6,); return a status.

    Where the moments ask for more than full activation, what is missing is the shortfall and the activations are
    those of muscles that were strong enough.
    """
    for i in range(N):
        short[i] = 0.0
    ok = _stages(full, moment, _UNBOUNDED, lam, a, weight, gradient, h, step, trial)
    lost = 0.0
    most = 0.0
    for i in range(N):
        lost = max(lost, abs(trial[i]))
    for m in range(a.shape[0]):
        most = max(most, a[m])
    if lost > _MISSING:
        for i in range(N):
            short[i] = trial[i]
        return NO_DIRECTION
    if not ok:
        return NOT_CONVERGED
    if most <= 1.0:
        return HELD
    ok = _stages(full, moment, 1.0, lam, a, weight, gradient, h, step, trial)
    lost = 0.0
    for i in range(N):
        lost = max(lost, abs(trial[i]))
    if lost <= _MISSING:
        return HELD if ok else NOT_CONVERGED
    for i in range(N):
        short[i] = trial[i]
    _stages(full, moment, _UNBOUNDED, lam, a, weight, gradient, h, step, trial)
    return TOO_WEAK


@_kernel
def activations(full, moment, a_out, short_out, status):
    """Solve muscle equilibrium for ``full`` (6, n_bundles, N) moments of full activation and ``moment`` (6, N).

    Writes activations (n_bundles, N), missing moments (6, N) and status (N,). [N m]
    """
    n = full.shape[1]
    c = np.empty((N, n))
    a, weight = np.empty(n), np.empty(n)
    lam, gradient, step = np.empty(N), np.empty(N), np.empty(N)
    trial, short, m = np.empty(N), np.empty(N), np.empty(N)
    h = np.empty((N, N))
    for s in range(moment.shape[1]):
        for i in range(N):
            m[i] = moment[i, s] / _UNIT
            for b in range(n):
                c[i, b] = full[i, b, s] / _UNIT
        status[s] = _muscles(c, m, lam, a, weight, gradient, h, step, trial, short)
        for b in range(n):
            a_out[b, s] = a[b]
        for i in range(N):
            short_out[i, s] = short[i] * _UNIT


# --- stiffness ------------------------------------------------------------------------------------------------
@_kernel
def _stiffness(owner, low, high, point, size, body, joint, arm, length, tension, ratio, passive, toppling, k):
    """Write the stiffness matrix (6, 6) in relative flexion angles, pelvis fixed.

    Bundles of tension F and length L: (ratio F / L) dL dL' + F d2L (Bergmark 1989).
    """
    for i in range(N):
        for j in range(N):
            k[i, j] = -toppling[max(i, j)]
        k[i, i] += passive[i]
    for i in range(N):
        for j in range(i + 1):
            total = 0.0
            for m in range(length.shape[0]):
                total += arm[i, m] * arm[j, m] * tension[m] / length[m]
            k[i, j] += ratio * total
            if j < i:
                k[j, i] += ratio * total
    for s in range(owner.shape[0]):
        force = tension[owner[s]]
        if force <= 0.0 or low[s] == high[s]:
            continue
        px, py, qx, qy = _ends(s, low, high, point, size, body, joint)
        dx, dy, dz = qx - px, qy - py, size * point[4, s]
        whole = math.sqrt(dx * dx + dy * dy + dz * dz)
        ux, uy = dx / whole, dy / whole
        for j in range(low[s], high[s]):
            rx, ry = qx - joint[0, j], qy - joint[1, j]
            turn = ux * ry - uy * rx
            for i in range(low[s], j + 1):
                ox, oy = qx - joint[0, i], qy - joint[1, i]
                other = ux * oy - uy * ox
                bend = ((rx * ox + ry * oy) - turn * other) / whole - (ux * rx + uy * ry)
                k[i, j] += force * bend
                if i < j:
                    k[j, i] += force * bend


@_kernel
def _least_eigenvalue(k):
    """Return the smallest eigenvalue of a symmetric matrix (6, 6), which is used up, by Jacobi rotations."""
    for _ in range(_SWEEPS):
        off = 0.0
        size = 0.0
        for i in range(N):
            size += k[i, i] * k[i, i]
            for j in range(i):
                off += k[i, j] * k[i, j]
        if off <= 1e-24 * size:
            break
        for p in range(N - 1):
            for q in range(p + 1, N):
                if k[p, q] * k[p, q] <= 1e-30 * abs(k[p, p] * k[q, q]):
                    continue
                theta = (k[q, q] - k[p, p]) / (2.0 * k[p, q])
                sign = 1.0 if theta >= 0.0 else -1.0
                t = sign / (abs(theta) + math.sqrt(theta * theta + 1.0))
                c = 1.0 / math.sqrt(t * t + 1.0)
                s = t * c
                for r in range(N):
                    x, y = k[r, p], k[r, q]
                    k[r, p] = c * x - s * y
                    k[r, q] = s * x + c * y
                for r in range(N):
                    x, y = k[p, r], k[q, r]
                    k[p, r] = c * x - s * y
                    k[q, r] = s * x + c * y
    least = k[0, 0]
    for i in range(1, N):
        least = min(least, k[i, i])
    return least


@_kernel
def _judge(k, ones, x, answer, s):
    """Write whole stiffness, least eigenvalue and compliance of pose ``s``; return whether it is stable."""
    root = k.copy()
    stable = _factor(root)
    answer[1, s] = _least_eigenvalue(k)
    answer[0, s] = 0.0
    answer[2, s] = 0.0
    if not stable:
        return UNSTABLE
    _back(root, ones, x)
    total = 0.0
    for i in range(N):
        total += x[i]
    answer[0, s] = 1.0 / total
    answer[2, s] = total
    return STABLE


# --- all of it ------------------------------------------------------------------------------------------------
@_kernel
def solve(
    owner, low, high, point, beyond, area, step, disc, flexion, lean, size, moment, force, passive, passive_slope,
    pull, toppling, tension, ratio, activation, compression, shear, missing, status, stiffness, stability,
):  # fmt: skip
    """Solve poses (batch last); see `sim.spine.cells.solve_cells` for what goes in and comes out."""
    n = area.shape[0]
    body, joint = np.empty((2, N + 1)), np.empty((2, N))
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    full, a, weight, f = np.zeros((N, n)), np.empty(n), np.empty(n), np.empty(n)
    lam, gradient, right, trial, short = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.empty(N)
    m, bend, slope, top, ones = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.ones(N)
    h, k = np.empty((N, N)), np.empty((N, N))
    for s in range(lean.shape[0]):
        for i in range(N):
            bend[i] = flexion[i, s]
            slope[i] = passive_slope[i, s]
            top[i] = toppling[i, s]
            m[i] = (moment[i, s] - passive[i, s]) / _UNIT
        _place(bend, size[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        for b in range(n):
            weight[b] = tension[s] * area[b] / _UNIT
        for i in range(N):
            for b in range(n):
                full[i, b] = weight[b] * arm[i, b]
        status[s] = _muscles(full, m, lam, a, weight, gradient, h, right, trial, short)
        for b in range(n):
            f[b] = a[b] * tension[s] * area[b]
            activation[b, s] = a[b]
        angle = lean[s]
        for i in range(N):
            missing[i, s] = short[i] * _UNIT
            fx, fy = 0.0, 0.0
            for b in range(n):
                fx += along[0, i, b] * f[b]
                fy += along[1, i, b] * f[b]
            # The mid-disc frame leans as the mean of the two bodies; lean of the pelvis comes on top for the weight.
            own = disc[i] + 0.5 * bend[i]
            for j in range(i):
                own += bend[j]
            sine, cosine = math.sin(own), math.cos(own)
            world_sine, world_cosine = math.sin(own + angle), math.cos(own + angle)
            gx, gy = force[0, i, s], force[1, i, s]
            ligament = max(passive[i, s], 0.0) * pull
            compression[i, s] = (fx * sine + fy * cosine) + (gx * world_sine + gy * world_cosine) + ligament
            shear[i, s] = -(fx * cosine - fy * sine) - (gx * world_cosine - gy * world_sine)
        _stiffness(owner, low, high, point, size[s], body, joint, arm, length, f, ratio[s], slope, top, k)
        stability[s] = _judge(k, ones, right, stiffness, s)
