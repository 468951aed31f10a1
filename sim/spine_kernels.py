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
Neighbouring levels may also trade flexion, a little and at a cost, so that passive tissue takes up what the muscles'
arms cannot match.
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
_JUST = (1.01, 1.05, 1.25)  # a little more than just enough strength, so that no direction is without room
_EASE = 1.5  # all that may be traded costs as much as one bundle fully active
_SWEEPS = 12

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_part = numba.njit(  # type: ignore[call-overload]  # numba's types do not know the last two
    nogil=True, fastmath=FAST, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True
)


# --- what the joints hold ---------------------------------------------------------------------------------------
@_kernel
def above(parent, joint, com, mass, carried, turns, first, gravity, q, qd, qdd, force, toppling):
    """Write the force on all that is above each lumbar joint (2, 6, N) and its weight times height above it (6, N).

    A chain's links, parents first; ``carried`` (n_links,) whether a link hangs on the lowest joint, ``turns`` whether
    it turns with the thorax, else its weight counts where the one that does carries it; ``first`` is the link of the
    lowest joint, the next five follow. [N, N m]
    """
    n = mass.shape[0]
    sine, cosine, rate, gain = np.empty(n), np.empty(n), np.empty(n), np.empty(n)
    x, y, ax, ay = np.empty(n), np.empty(n), np.empty(n), np.empty(n)
    high, turn = np.empty(n), np.empty(n)
    for s in range(q.shape[1]):
        for k in range(n):
            up = parent[k]
            if up < 0:
                angle, rate[k], gain[k] = q[2, s], qd[2, s], qdd[2, s]
                x[k], y[k], ax[k], ay[k] = q[0, s], q[1, s], qdd[0, s], qdd[1, s]
            else:
                angle = turn[up] + q[2 + k, s]
                rate[k], gain[k] = rate[up] + qd[2 + k, s], gain[up] + qdd[2 + k, s]
                rx = cosine[up] * joint[0, k] - sine[up] * joint[1, k]
                ry = sine[up] * joint[0, k] + cosine[up] * joint[1, k]
                square = rate[up] * rate[up]
                x[k], y[k] = x[up] + rx, y[up] + ry
                ax[k], ay[k] = ax[up] - gain[up] * ry - square * rx, ay[up] + gain[up] * rx - square * ry
            turn[k], sine[k], cosine[k] = angle, math.sin(angle), math.cos(angle)
            high[k] = y[k]
            if up >= 0 and not turns[k] and not turns[up]:
                high[k] = high[up]
        fx, fy, weight, moment = 0.0, 0.0, 0.0, 0.0
        for back in range(n - first):
            k = n - 1 - back
            if not carried[k]:
                continue
            rx = cosine[k] * com[0, k] - sine[k] * com[1, k]
            ry = sine[k] * com[0, k] + cosine[k] * com[1, k]
            square = rate[k] * rate[k]
            fx += mass[k] * (ax[k] - gain[k] * ry - square * rx)
            fy += mass[k] * (ay[k] + gain[k] * rx - square * ry + gravity)
            weight += mass[k] * gravity
            moment += mass[k] * gravity * (y[k] + ry if turns[k] else high[k])
            level = k - first
            if level < N:
                force[0, level, s], force[1, level, s] = fx, fy
                toppling[level, s] = moment - weight * y[k]


# --- geometry -------------------------------------------------------------------------------------------------
@_part
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


@_part
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


@_part
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
@_part
def _activate(full, give, ease, room, lam, most, moment, a, traded, gradient):
    """Write activations (n,), shares of what may be traded (5,) and the dual's gradient (6,); return its value."""
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
    for i in range(N - 1):
        t = give[0, i] * lam[i] + give[1, i] * lam[i + 1]
        share = min(max(ease * t, -room), room)
        traded[i] = share
        value -= t * share - 0.5 * share * share / ease
        gradient[i] -= give[0, i] * share
        gradient[i + 1] -= give[1, i] * share
    return value


@_part
def _curvature(full, give, ease, room, most, a, traded, weight, h):
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
    for i in range(N - 1):
        if abs(traded[i]) < room:
            h[i, i] += ease * give[0, i] * give[0, i]
            h[i + 1, i] += ease * give[0, i] * give[1, i]
            h[i + 1, i + 1] += ease * give[1, i] * give[1, i]


@_part
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


@_part
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


@_part
def _begin(full, give, ease, room, moment, lam, a, traded, weight, h):
    """Write a first guess: multipliers of the least squared stresses, scaled to be the best for cubed ones."""
    n = a.shape[0]
    for m in range(n):
        a[m] = 0.5
    for i in range(N - 1):
        traded[i] = 0.0
    _curvature(full, give, ease, room, _UNBOUNDED, a, traded, weight, h)
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
    share = min(gain / max(cost, 1e-300), 1.0)
    for i in range(N):
        lam[i] *= share * share


@_part
def _largest(x):
    """Return the largest size in a row (6,)."""
    worst = 0.0
    for i in range(N):
        worst = max(worst, abs(x[i]))
    return worst


@_part
def _climb(
    full, give, ease, room, moment, most, enough, lam, a, traded, weight, gradient, h, step, trial
):  # fmt: skip
    """Climb the dual from ``lam`` by damped Newton steps; return whether its gradient is ``enough`` near 0."""
    value, worst, promised = -_UNBOUNDED, _UNBOUNDED, 0.0
    for i in range(N):
        step[i] = 0.0
    for _ in range(_STEPS):
        hidden = promised < _HIDDEN * abs(value)  # rounding of the value hides such a rise
        share = 1.0
        found = False
        for half in range(_HALVINGS):
            if half == _HALVINGS - 1:
                share = 0.0  # back to where it was
            for i in range(N):
                trial[i] = lam[i] + share * step[i]
            now = _activate(full, give, ease, room, trial, most, moment, a, traded, gradient)
            left = _largest(gradient)
            if (left < worst) if hidden else (now >= value + _RISE * share * promised):
                found = share > 0.0
                break
            share *= _SHORTER
        if not found:
            return worst <= _NEARLY
        value = now
        worst = left
        for i in range(N):
            lam[i] = trial[i]
        if worst <= enough:
            return _SOFT * _largest(lam) <= _NEARLY  # else softness alone holds what no muscle does
        _curvature(full, give, ease, room, most, a, traded, weight, h)
        if not _factor(h):
            return False
        _back(h, gradient, step)
        promised = 0.0
        for i in range(N):
            promised += gradient[i] * step[i]
    return worst <= _NEARLY


# --- what muscle can do at most: linear programs by the simplex method ------------------------------------------
@_part
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


@_part
def _held_share(full, give, moment, table, value, basis, high, upper, cost):
    """Return the largest multiple of the moments that muscle can hold, all levels at once; -1 where none is found."""
    n = full.shape[1]
    last = n + 2 * (N - 1)
    for b in range(last):
        high[b] = 1.0
        cost[b] = 0.0
        upper[b] = False
    for i in range(N):
        for b in range(n):
            table[i, b] = full[i, b]
        for b in range(n, last):
            table[i, b] = 0.0
    for i in range(N - 1):
        b = n + 2 * i
        for j in range(2):
            table[i + j, b], table[i + j, b + 1] = give[j, i], -give[j, i]
    for i in range(N):
        table[i, last] = -moment[i]
        value[i] = 0.0
        basis[i] = -1 - i
        high[last + 1 + i] = 0.0
    high[last] = _UNBOUNDED
    cost[last] = -1.0
    upper[last] = False
    if not _pivot(table, value, basis, high, upper, cost, last + 1):
        return -1.0
    for i in range(N):
        if basis[i] == last:
            return value[i]
    return 0.0


@_part
def _muscles(
    full, give, moment, lam, a, traded, weight, gradient, h, step, trial, goal, start, memory, short, table, value,
    basis, high, upper, cost,
):  # fmt: skip
    """Write activations and what is missing (6,); return a status and the share of strength that is used.

    The share is the largest activation, at most 1; where muscles are too weak it is what is asked over the most that
    can be held. Activations are then those of muscles that are stronger by that and a hundredth, and the same margin
    serves muscles that are only just strong enough, so that everything changes steadily with load.

    ``memory`` (2, 6) holds the multipliers without and with bounds, from which a like pose starts; 0 where there are
    none.
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
        for i in range(N - 1):
            traded[i] = 0.0
        return HELD, 0.0
    # Without bounds activations grow with the moments, so these are scaled to activations near 1. First roughly,
    # whether a bundle would have to do more than it can; then in full, without bounds or with them.
    size = whole / (0.5 * largest)
    for i in range(N):
        goal[i] = moment[i] / size
    if memory[0, 0] == 0.0:
        _begin(full, give, _EASE * size, 1.0 / size, goal, start, a, traded, weight, h)
    else:
        for i in range(N):
            start[i] = memory[0, i] / size**2
    status, bound, most, room, enough, share, tries = HELD, size, _UNBOUNDED, 1.0 / size, _ROUGHLY, 1.0, 0
    while tries <= len(_JUST):
        for i in range(N):
            goal[i] = moment[i] / bound
            lam[i] = memory[1, i] / bound**2 if tries == 1 and memory[1, 0] != 0.0 else start[i] * (size / bound) ** 2
        done = _climb(
            full, give, _EASE * bound, room, goal, most, enough, lam, a, traded, weight, gradient, h, step, trial
        )
        peak = 0.0
        for b in range(n):
            peak = max(peak, bound * a[b])
        if done and (tries > 0 or (enough == _DONE and peak <= 1.0)):
            for b in range(n):
                a[b] *= bound
            for i in range(N - 1):
                traded[i] *= bound
            for i in range(N):
                memory[0, i] = start[i] * size**2
                memory[1, i] = lam[i] * bound**2 if tries > 0 else 0.0
            return status, (max(1.0, 1.0 / share) if tries > 0 else peak)
        if tries == 0:
            for i in range(N):
                start[i] = lam[i]
            if done and enough == _ROUGHLY and peak <= _CLEARLY:
                enough = _DONE
                continue
            share = _held_share(full, give, moment, table, value, basis, high, upper, cost)
            if share < 0.0:
                return NOT_CONVERGED, peak
            if share < 1.0:
                status = TOO_WEAK
                for i in range(N):
                    short[i] = (1.0 - share) * moment[i]
            if share <= _NONE:
                for b in range(n):
                    a[b] = 0.0
                for i in range(N - 1):
                    traded[i] = 0.0
                return NO_DIRECTION, _UNBOUNDED
            enough, most, room = _DONE, 1.0, 1.0
        if tries < len(_JUST):
            bound = max(_JUST[tries] / share, 1.0)
        tries += 1
    return NOT_CONVERGED, max(1.0, 1.0 / share)


# --- stiffness ------------------------------------------------------------------------------------------------
@_part
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


@_part
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


@_part
def _judge(k, root, ones, x, answer, s):
    """Write whole stiffness, least eigenvalue and the levels' shares in bending; return whether it is stable."""
    for i in range(N):
        for j in range(N):
            root[i, j] = k[i, j]
    stable = _factor(root)
    answer[1, s] = _least_eigenvalue(k)
    answer[0, s] = 0.0
    for i in range(N):
        answer[2 + i, s] = 0.0
    if not stable:
        return UNSTABLE
    _back(root, ones, x)
    total = 0.0
    for i in range(N):
        total += x[i]
    answer[0, s] = 1.0 / total
    for i in range(N):
        answer[2 + i, s] = x[i] / total
    return STABLE


# --- all of it ------------------------------------------------------------------------------------------------
@_kernel
def solve(
    owner, low, high, point, beyond, area, step, disc, size, height, tension, pull, ratio, trade, flexion, lean,
    moment, force, toppling, passive, slope, activation, shares, share, compression, shear, missing, status, alike,
    with_stiffness, stiffness, stability, begin, end,
):  # fmt: skip
    """Solve poses ``begin`` to ``end`` (batch last); see `sim.spine.equilibrium` for what goes in and comes out.

    ``alike`` is 1 where each pose is near the one before it, as in a repetition, which is where its search then starts.
    """
    n = area.shape[0]
    body, joint = np.empty((2, N + 1)), np.empty((2, N))
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    full, a, weight, f = np.zeros((N, n)), np.empty(n), np.empty(n), np.empty(n)
    lam, gradient, right, trial, short = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.empty(N)
    m, bend, spring, top, ones = np.empty(N), np.empty(N), np.empty(N), np.empty(N), np.ones(N)
    h, k, goal, start, memory = np.empty((N, N)), np.empty((N, N)), np.empty(N), np.empty(N), np.zeros((2, N))
    give, traded = np.empty((2, N - 1)), np.empty(N - 1)
    width = n + 2 * (N - 1) + 1
    table, value, basis = np.empty((N, width)), np.empty(N), np.empty(N, np.int64)
    ceiling, upper, cost = np.empty(width + N), np.empty(width, np.bool_), np.empty(width)
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
        for i in range(N - 1):
            give[0, i], give[1, i] = trade * spring[i] / _UNIT, -trade * spring[i + 1] / _UNIT
        if alike == 0:
            memory[0, 0], memory[1, 0] = 0.0, 0.0
        status[s], share[s] = _muscles(
            full, give, m, lam, a, traded, weight, gradient, h, right, trial, goal, start, memory, short, table, value,
            basis, ceiling, upper, cost,
        )  # fmt: skip
        for b in range(n):
            f[b] = a[b] * tension[s] * area[b]
            activation[b, s] = a[b]
        for i in range(N - 1):
            shares[i, s] = traded[i]
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
        if with_stiffness == 1:
            _stiffness(owner, low, high, point, size[s], body, joint, arm, length, f, ratio[s], spring, top, k)
            stability[s] = _judge(k, h, ones, right, stiffness, s)


@_kernel
def matrices(
    owner, low, high, point, beyond, step, size, height, ratio, flexion, toppling, slope, tension, result
):  # fmt: skip
    """Write the stiffness matrix (6, 6, N) of poses whose bundles pull with ``tension`` (n_bundles, N)."""
    n = tension.shape[0]
    body, joint, bend = np.empty((2, N + 1)), np.empty((2, N)), np.empty(N)
    arm, along, length, pull = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n), np.empty(n)
    spring, top, k = np.empty(N), np.empty(N), np.empty((N, N))
    for s in range(size.shape[0]):
        for i in range(N):
            bend[i], spring[i], top[i] = flexion[i, s], slope[i, s], toppling[i, s]
        for b in range(n):
            pull[b] = tension[b, s]
        _place(bend, height[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        _stiffness(owner, low, high, point, size[s], body, joint, arm, length, pull, ratio[s], spring, top, k)
        for i in range(N):
            for j in range(N):
                result[i, j, s] = k[i, j]


@_kernel
def arms(owner, low, high, point, beyond, step, size, height, flexion, result):
    """Write the extension arms (6, n_bundles, N) of poses. [m]."""
    n = result.shape[1]
    body, joint, bend = np.empty((2, N + 1)), np.empty((2, N)), np.empty(N)
    arm, along, length = np.zeros((N, n)), np.zeros((2, N, n)), np.ones(n)
    for s in range(size.shape[0]):
        for i in range(N):
            bend[i] = flexion[i, s]
        _place(bend, height[s], step, body, joint)
        _paths(owner, low, high, point, beyond, size[s], body, joint, arm, along, length)
        for i in range(N):
            for b in range(n):
                result[i, b, s] = arm[i, b]
