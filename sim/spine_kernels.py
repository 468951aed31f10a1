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
Whether any activations hold the moments, and what multiple of them at most, is a linear program of its own, solved
by the bounded simplex method wherever some bundle would have to do more than it can.

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
_SOFT = 1e-12  # weight of |lambda|^2
_STEPS = 60
_HALVINGS = 40
_RISE = 1e-4  # share of the promised rise that a step must bring
_SHORTER = 0.4
_HIDDEN = 1e-11
_DONE = 1e-11
_NEARLY = 1e-8
_ROUGHLY, _CLEARLY = 1e-2, 1.1
_UNBOUNDED = 1e300
_PIVOTS = 200
_IMPROVES = 1e-10
_SMALL = 1e-11
_NONE = 1e-9
_USUAL = 1e-4  # m^3, so that numbers inside are near 1
_JUST = (1.01, 1.05, 1.25)  # a little more than just enough strength, so that no direction is without room
_SWEEPS = 12

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")


# --- geometry -------------------------------------------------------------------------------------------------
@_kernel
def _place(flexion, height, step, body, joint):
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
            x, y = height * step[0, i], height * step[1, i]
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
def _activate(full, lam, most, moment, a, gradient):
    """Write activations (n,) and the dual's gradient (6,); return the dual's value."""
    n = a.shape[0]
    value = 0.0
    for i in range(N):
        value += lam[i] * moment[i] - 0.5 * _SOFT * lam[i] * lam[i]
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
        gradient[i] = moment[i] - total - _SOFT * lam[i]
    return value


@_kernel
def _curvature(full, most, a, weight, h):
    """Write the dual's negative Hessian (6, 6)."""
    n = a.shape[0]
    for m in range(n):
        weight[m] = 0.5 / max(a[m], 1e-9) if (a[m] > 0.0) & (a[m] < most) else 0.0
    for i in range(N):
        for j in range(i + 1):
            total = 0.0
            for m in range(n):
                total += full[i, m] * full[j, m] * weight[m]
            h[i, j] = total
        h[i, i] += _SOFT


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
def _begin(full, moment, lam, a, weight, h):
    """Write a first guess: multipliers of the least squared stresses, scaled to be the best for cubed ones."""
    n = a.shape[0]
    for m in range(n):
        a[m] = 0.5
    _curvature(full, _UNBOUNDED, a, weight, h)
    for i in range(N):
        h[i, i] += 1e-6
    _factor(h)
    _back(h, moment, lam)
    gain, cost = 0.0, 0.0
    for i in range(N):
        gain += lam[i] * moment[i]
    for m in range(n):
        t = 0.0
        for i in range(N):
            t += full[i, m] * lam[i]
        t = max(t, 0.0)
        cost += t * math.sqrt(t)
    share = gain / max(cost, 1e-300)
    for i in range(N):
        lam[i] *= share * share


@_kernel
def _largest(x):
    """Return the largest size in a row (6,)."""
    worst = 0.0
    for i in range(N):
        worst = max(worst, abs(x[i]))
    return worst


@_kernel
def _climb(full, moment, most, enough, lam, a, weight, gradient, h, step, trial):
    """Climb the dual from ``lam`` by damped Newton steps; return whether its gradient is ``enough`` near 0."""
    value = _activate(full, lam, most, moment, a, gradient)
    worst = _largest(gradient)
    for _ in range(_STEPS):
        if worst <= enough:
            return True
        _curvature(full, most, a, weight, h)
        if not _factor(h):
            return False
        _back(h, gradient, step)
        promised = 0.0
        for i in range(N):
            promised += gradient[i] * step[i]
        hidden = promised < _HIDDEN * abs(value)  # rounding of the value hides such a rise
        share = 1.0
        found = False
        for _half in range(_HALVINGS):
            for i in range(N):
                trial[i] = lam[i] + share * step[i]
            now = _activate(full, trial, most, moment, a, gradient)
            left = _largest(gradient)
            if (left < worst) if hidden else (now >= value + _RISE * share * promised):
                found = True
                break
            share *= _SHORTER
        if not found:
            _activate(full, lam, most, moment, a, gradient)
            return worst <= _NEARLY
        value = now
        worst = left
        for i in range(N):
            lam[i] = trial[i]
    return worst <= _NEARLY


# --- what muscle can do at most: linear programs by the simplex method ------------------------------------------
@_kernel
def _pivot(table, value, basis, high, upper, cost, n):
    """Minimise over columns 0 to n - 1 by the bounded simplex method; return whether it ends.

    ``table`` (6, n), ``cost`` (n,) reduced costs, ``value`` (6,) of the basic variables, ``basis`` (6,) their
    columns, -1 - i for what row i lacks, ``high`` (n + 6,) upper bounds, those of what is lacking last, ``upper``
    (n,) which columns outside the basis are at their upper bound; all change in place.
    """
    for count in range(_PIVOTS):
        enter = -1
        best = _IMPROVES
        for b in range(n):
            gain = cost[b] if upper[b] else -cost[b]
            if gain > best:
                enter = b
                best = gain
                if count > _PIVOTS // 2:  # the first that improves cannot cycle
                    break
        if enter < 0:
            return True
        sign = -1.0 if upper[enter] else 1.0
        longest = high[enter]
        leave = -1
        to_upper = False
        for i in range(N):
            rate = -sign * table[i, enter]
            column = basis[i] if basis[i] >= 0 else n - 1 - basis[i]
            if rate < -_SMALL:
                room = max(value[i], 0.0) / -rate
            elif rate > _SMALL:
                room = max(high[column] - value[i], 0.0) / rate
            else:
                continue
            if room < longest or (room <= longest and leave < 0):
                longest = room
                leave = i
                to_upper = rate > 0.0
        for i in range(N):
            value[i] -= sign * table[i, enter] * longest
        if leave < 0:
            upper[enter] = not upper[enter]
            continue
        if basis[leave] >= 0:
            upper[basis[leave]] = to_upper
        value[leave] = (high[enter] if upper[enter] else 0.0) + sign * longest
        upper[enter] = False
        basis[leave] = enter
        scale = 1.0 / table[leave, enter]
        for b in range(n):
            table[leave, b] *= scale
        for i in range(N):
            if i != leave:
                factor = table[i, enter]
                for b in range(n):
                    table[i, b] -= factor * table[leave, b]
        factor = cost[enter]
        for b in range(n):
            cost[b] -= factor * table[leave, b]
    return False


@_kernel
def _held_share(full, moment, table, value, basis, high, upper, cost):
    """Return the largest multiple of the moments that muscle can hold, all levels at once; -1 where none is found."""
    n = full.shape[1]
    for b in range(n):
        high[b] = 1.0
        cost[b] = 0.0
        upper[b] = False
        for i in range(N):
            table[i, b] = full[i, b]
    for i in range(N):
        table[i, n] = -moment[i]
        value[i] = 0.0
        basis[i] = -1 - i
        high[n + 1 + i] = 0.0
    high[n] = _UNBOUNDED
    cost[n] = -1.0
    upper[n] = False
    if not _pivot(table, value, basis, high, upper, cost, n + 1):
        return -1.0
    for i in range(N):
        if basis[i] == n:
            return value[i]
    return 0.0


@_kernel
def _muscles(
    full, moment, lam, a, weight, gradient, h, step, trial, goal, start, short, table, value, basis, high, upper, cost
):
    """Write activations and what is missing (6,); return a status and the share of strength that is used.

    The share is the largest activation, at most 1; where muscles are too weak it is the least strength that would do,
    over theirs. Activations are then those of muscles with a hundredth more than that, and the same margin serves
    muscles that are only just strong enough, so that everything changes steadily with load.
    """
    n = full.shape[1]
    whole, largest = 0.0, 0.0
    for i in range(N):
        short[i] = 0.0
        whole = max(whole, abs(moment[i]))
        total = 0.0
        for b in range(n):
            total += abs(full[i, b])
        largest = max(largest, total)
    if whole == 0.0:
        for b in range(n):
            a[b] = 0.0
        return HELD, 0.0
    # Without bounds activations grow with the moments, so these are scaled to activations near 1.
    size = whole / (0.5 * largest)
    for i in range(N):
        goal[i] = moment[i] / size
    _begin(full, goal, lam, a, weight, h)
    # First roughly, whether a bundle would have to do more than it can.
    done = _climb(full, goal, _UNBOUNDED, _ROUGHLY, lam, a, weight, gradient, h, step, trial)
    most = size * a.max()
    if done and most <= _CLEARLY:
        done = _climb(full, goal, _UNBOUNDED, _DONE, lam, a, weight, gradient, h, step, trial)
        most = size * a.max()
        if done and most <= 1.0:
            for b in range(n):
                a[b] *= size
            return HELD, most
    share = _held_share(full, moment, table, value, basis, high, upper, cost)
    if share < 0.0:
        return NOT_CONVERGED, most
    status = HELD
    if share < 1.0:
        for i in range(N):
            short[i] = (1.0 - share) * moment[i]
        if share <= _NONE:
            for b in range(n):
                a[b] = 0.0
            return NO_DIRECTION, _UNBOUNDED
        status = TOO_WEAK
    for just in _JUST:
        bound = max(just / share, 1.0)
        for i in range(N):
            goal[i] = moment[i] / bound
            trial[i] = lam[i] * size * size / (bound * bound)
        for i in range(N):
            start[i] = trial[i]
        if _climb(full, goal, 1.0, _DONE, start, a, weight, gradient, h, step, trial):
            for b in range(n):
                a[b] *= bound
            return status, max(1.0, 1.0 / share)
    return NOT_CONVERGED, max(1.0, 1.0 / share)


@_kernel
def activations(full, moment, a_out, short_out, share, status):
    """Solve muscle equilibrium for ``full`` (6, n_bundles, N) moments of full activation and ``moment`` (6, N).

    Writes activations (n_bundles, N), missing moments (6, N), share (N,) and status (N,). [N m]
    """
    n = full.shape[1]
    c, m, short = np.empty((N, n)), np.empty(N), np.empty(N)
    a, weight = np.empty(n), np.empty(n)
    lam, gradient, step, trial = np.empty(N), np.empty(N), np.empty(N), np.empty(N)
    goal, start = np.empty(N), np.empty(N)
    h = np.empty((N, N))
    table, value, basis = np.empty((N, n + 1)), np.empty(N), np.empty(N, np.int64)
    ceiling, upper, cost = np.empty(n + 1 + N), np.empty(n + 1, np.bool_), np.empty(n + 1)
    for s in range(moment.shape[1]):
        for i in range(N):
            m[i] = moment[i, s] / _UNIT
            for b in range(n):
                c[i, b] = full[i, b, s] / _UNIT
        status[s], share[s] = _muscles(
            c,
            m,
            lam,
            a,
            weight,
            gradient,
            h,
            step,
            trial,
            goal,
            start,
            short,
            table,
            value,
            basis,
            ceiling,
            upper,
            cost,
        )
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
        if off <= 1e-20 * size:
            break
        for p in range(N - 1):
            for q in range(p + 1, N):
                if k[p, q] * k[p, q] <= 1e-24 * abs(k[p, p] * k[q, q]):
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
def _judge(k, root, ones, x, answer, s):
    """Write whole stiffness, least eigenvalue and compliance of pose ``s``; return whether it is stable."""
    for i in range(N):
        for j in range(N):
            root[i, j] = k[i, j]
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
    owner, low, high, point, beyond, area, step, disc, size, height, tension, pull, ratio, flexion, lean, moment,
    force, toppling, passive, slope, activation, share, compression, shear, missing, status, stiffness, stability,
    begin, end,
):  # fmt: skip
    """Solve poses ``begin`` to ``end`` (batch last); see `sim.spine.equilibrium` for what goes in and comes out."""
    n = area.shape[0]
    body, joint = np.empty((2, N + 1)), np.empty((2, N))
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    full, a, weight, f = np.zeros((N, n)), np.empty(n), np.empty(n), np.empty(n)
    lam, gradient, right, trial, short = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.empty(N)
    m, bend, spring, top, ones = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.ones(N)
    h, k, goal, start = np.empty((N, N)), np.empty((N, N)), np.empty(N), np.empty(N)
    table, value, basis = np.empty((N, n + 1)), np.empty(N), np.empty(N, np.int64)
    ceiling, upper, cost = np.empty(n + 1 + N), np.empty(n + 1, np.bool_), np.empty(n + 1)
    for s in range(begin, end):
        for i in range(N):
            bend[i] = flexion[i, s]
            spring[i] = slope[i, s]
            top[i] = toppling[i, s]
            m[i] = (moment[i, s] - passive[i, s]) / _UNIT
        _place(bend, height[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        for b in range(n):
            weight[b] = tension[s] * area[b] / _UNIT
        for i in range(N):
            for b in range(n):
                full[i, b] = weight[b] * arm[i, b]
        status[s], share[s] = _muscles(
            full,
            m,
            lam,
            a,
            weight,
            gradient,
            h,
            right,
            trial,
            goal,
            start,
            short,
            table,
            value,
            basis,
            ceiling,
            upper,
            cost,
        )
        for b in range(n):
            f[b] = a[b] * tension[s] * area[b]
            activation[b, s] = a[b]
        own = 0.0
        for i in range(N):
            missing[i, s] = short[i] * _UNIT
            fx, fy = 0.0, 0.0
            for b in range(n):
                fx += along[0, i, b] * f[b]
                fy += along[1, i, b] * f[b]
            # The mid-disc frame leans as the mean of the two bodies; the pelvis's lean comes on top for the weight.
            turn = disc[i] + own + 0.5 * bend[i]
            own += bend[i]
            sine, cosine = math.sin(turn), math.cos(turn)
            world_sine, world_cosine = math.sin(turn + lean[s]), math.cos(turn + lean[s])
            gx, gy = force[0, i, s], force[1, i, s]
            ligament = max(passive[i, s], 0.0) * pull[s]
            compression[i, s] = (fx * sine + fy * cosine) + (gx * world_sine + gy * world_cosine) + ligament
            shear[i, s] = -(fx * cosine - fy * sine) - (gx * world_cosine - gy * world_sine)
        _stiffness(owner, low, high, point, size[s], body, joint, arm, length, f, ratio[s], spring, top, k)
        stability[s] = _judge(k, h, ones, right, stiffness, s)


@_kernel
def capacity(owner, low, high, point, beyond, area, step, size, height, flexion, result):
    """Write the extension moment at each level per pascal of stress, all its extensors together (6, N). [m^3]."""
    n = area.shape[0]
    body, joint, bend = np.empty((2, N + 1)), np.empty((2, N)), np.empty(N)
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    for s in range(size.shape[0]):
        for i in range(N):
            bend[i] = flexion[i, s]
        _place(bend, height[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        for i in range(N):
            total = 0.0
            for b in range(n):
                total += area[b] * max(arm[i, b], 0.0)
            result[i, s] = total


@_kernel
def strongest(owner, low, high, point, beyond, area, step, size, height, harness, result):
    """Write the L5/S1 moment per pascal that a pull on a harness can meet, upright, all levels at once (N,). [m^3].

    ``harness`` (N,) is its height above L5/S1 [m]; what a level holds falls with its height. 0 where none is found.
    """
    n = area.shape[0]
    body, joint, bend = np.empty((2, N + 1)), np.empty((2, N)), np.zeros(N)
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    table, value, basis = np.empty((N, n + 1)), np.empty(N), np.empty(N, np.int64)
    ceiling, upper, cost = np.empty(n + 1 + N), np.empty(n + 1, np.bool_), np.empty(n + 1)
    full, pull = np.zeros((N, n)), np.empty(N)
    for s in range(size.shape[0]):
        _place(bend, height[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        for i in range(N):
            pull[i] = (harness[s] - joint[1, i]) / harness[s]
            for b in range(n):
                full[i, b] = area[b] * arm[i, b] / _USUAL
        held = _held_share(full, pull, table, value, basis, ceiling, upper, cost)
        result[s] = max(held, 0.0) * _USUAL
