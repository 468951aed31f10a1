"""Compiled kernels for any planar floating-base tree, and nothing else.

All arrays are float64, C-contiguous, batch last: one row per coordinate, one column per state. States are
handled in blocks that stay in the cache; inside a block every innermost loop runs over states, so that it
vectorises. SI units and radians; angles counter-clockwise, x forward, y up. Positions are summed
relative to the root's origin, so that moving the world does not cost digits.

A tree is given as arrays: ``parent`` (parents before children, root first with -1), ``joint`` (2, n_links)
position of each link's joint in its parent's frame, ``com`` (2, n_links) in the link's own frame, ``mass`` and
``inertia`` (about the centre of mass). Link i > 0 turns about joint i - 1, coordinate 2 + i.

Fast-math allows contraction to fused multiply-add but no reassociation, which would fold the range reduction
away; it also assumes that no NaN comes in, which the callers make sure of.

Method: recursive Newton-Euler and composite bodies (Featherstone 2008, Rigid Body Dynamics Algorithms).
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.cache import kernel_cache_folder

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

FAST = {"contract", "nnan", "ninf", "nsz", "arcp"}
BLOCK = np.uint64(128)
ZERO, ONE, TWO = np.uint64(0), np.uint64(1), np.uint64(2)

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_inline = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy", inline="always")
# A generator that comes from the cache cannot be compiled into another kernel, so it is not kept there itself.
_generator = numba.njit(nogil=True, fastmath=FAST, error_model="numpy")


# --- sine and cosine ------------------------------------------------------------------------------------------
# Polynomials and three-term reduction of fdlibm's k_sin, k_cos and e_rem_pio2 (Sun Microsystems, 1993), with
# the reduction's tail kept. The first two parts of pi/2 have 33 bits, so that their products with the quadrant
# number are exact with or without FMA up to 2**20 quadrants.
_TWO_OVER_PI = 6.36619772367581382433e-01
_ROUNDER = 6755399441055744.0  # 1.5 * 2**52: adding and subtracting it rounds to the nearest integer
_PIO2_1 = 1.57079632673412561417e00
_PIO2_2 = 6.07710050630396597660e-11
_PIO2_2T = 2.02226624879595063154e-21
_S1 = -1.66666666666666324348e-01
_S2 = 8.33333333332248946124e-03
_S3 = -1.98412698298579493134e-04
_S4 = 2.75573137070700676789e-06
_S5 = -2.50507602534068634195e-08
_S6 = 1.58969099521155010221e-10
_C1 = 4.16666666666666019037e-02
_C2 = -1.38888888888741095749e-03
_C3 = 2.48015872894767294178e-05
_C4 = -2.75573143513906633035e-07
_C5 = 2.08757232129817482790e-09
_C6 = -1.13596475577881948265e-11


@_kernel
def sine_cosine(angle: float) -> tuple[float, float]:
    """Sine and cosine to 1 ulp for angles up to a million turns, without a branch."""
    quadrant = (angle * _TWO_OVER_PI + _ROUNDER) - _ROUNDER
    first = angle - quadrant * _PIO2_1
    second = quadrant * _PIO2_2
    head = first - second
    low = quadrant * _PIO2_2T - ((first - head) - second)
    x = head - low
    tail = (head - x) - low

    z = x * x
    v = z * x
    r = _S2 + z * (_S3 + z * (_S4 + z * (_S5 + z * _S6)))
    sine = x - ((z * (0.5 * tail - v * r) - tail) - v * _S1)
    r = z * (_C1 + z * (_C2 + z * (_C3 + z * (_C4 + z * (_C5 + z * _C6)))))
    half = 0.5 * z
    w = 1.0 - half
    cosine = w + (((1.0 - w) - half) + (z * r - x * tail))

    turn = quadrant - 4.0 * math.floor(0.25 * quadrant)
    swap = (turn == 1.0) | (turn == 3.0)
    s = cosine if swap else sine
    c = sine if swap else cosine
    s = -s if turn >= 2.0 else s
    c = -c if (turn == 1.0) | (turn == 2.0) else c
    return s, c


@_kernel
def sine_cosine_batch(angle, sine, cosine):
    """Sine and cosine of each element of a row."""
    for k in range(angle.shape[0]):
        sine[k], cosine[k] = sine_cosine(angle[k])


# --- the one tree walk ----------------------------------------------------------------------------------------
# Scratch holds rows of one block each: for a link its pose, its motion or its sums.
ANGLE, SIN, COS, X, Y = (np.uint64(row) * BLOCK for row in range(5))
POSE = np.uint64(5)
RATE, ACCELERATION, UX, UY, AX, AY = (np.uint64(row) * BLOCK for row in range(6))
MOTION = np.uint64(6)
FIRST, SECOND, THIRD = (np.uint64(row) * BLOCK for row in range(3))


@_generator
def _blocks(n_states):
    """First state and number of states of each block."""
    for start in range(ZERO, np.uint64(n_states), BLOCK):
        yield start, min(BLOCK, np.uint64(n_states) - start)


@_inline
def _rows(n_rows):
    """Scratch of so many rows."""
    return np.empty(n_rows * BLOCK)


@_inline
def _recall(kept, link, n_rows, width, run):
    """Copy a link's rows to the running ones."""
    there = link * n_rows * BLOCK
    for row in range(n_rows):
        for k in range(width):
            run[row * BLOCK + k] = kept[there + row * BLOCK + k]


@_inline
def _store(run, link, n_rows, width, kept):
    """Keep the running rows as a link's."""
    there = link * n_rows * BLOCK
    for row in range(n_rows):
        for k in range(width):
            kept[there + row * BLOCK + k] = run[row * BLOCK + k]


@_inline
def _branching(parent):
    """Whether a link carries others than the next, so that what runs along the tree comes back to it."""
    back = np.zeros(parent.shape[0], np.bool_)
    for i in range(1, parent.shape[0]):
        if parent[i] + 1 != i:
            back[parent[i]] = True
    return back


@_inline
def _walk_out(parent, joint, q, start, width, run, pose):
    """Root to tips: each link's angle, its sine and cosine, and joint position relative to the root's origin."""
    for k in range(width):
        run[ANGLE + k] = 0.0
        run[SIN + k] = 0.0
        run[COS + k] = 0.0
        run[X + k] = 0.0
        run[Y + k] = 0.0
    for i in range(np.uint64(parent.shape[0])):
        if i > ZERO and np.uint64(parent[i]) + ONE != i:
            _recall(pose, np.uint64(parent[i]), POSE, width, run)
        here = i * POSE * BLOCK
        jx = joint[ZERO, i]
        jy = joint[ONE, i]
        for k in range(width):
            angle = run[ANGLE + k] + q[TWO + i, start + k]
            x = run[X + k] + (run[COS + k] * jx - run[SIN + k] * jy)
            y = run[Y + k] + (run[SIN + k] * jx + run[COS + k] * jy)
            s, c = sine_cosine(angle)
            run[ANGLE + k] = angle
            run[SIN + k] = s
            run[COS + k] = c
            run[X + k] = x
            run[Y + k] = y
            pose[here + ANGLE + k] = angle
            pose[here + SIN + k] = s
            pose[here + COS + k] = c
            pose[here + X + k] = x
            pose[here + Y + k] = y


@_inline
def _walk_in(parent, n_rows, width, run, total):
    """Tips to root: add each link's sums to its parent's."""
    n = np.uint64(parent.shape[0])
    _recall(total, n - ONE, n_rows, width, run)
    for j in range(ONE, n):
        i = n - j
        up = np.uint64(parent[i])
        there = up * n_rows * BLOCK
        for row in range(n_rows):
            for k in range(width):
                value = total[there + row * BLOCK + k] + run[row * BLOCK + k]
                total[there + row * BLOCK + k] = value
                run[row * BLOCK + k] = value
        if up + ONE != i:
            _recall(total, i - ONE, n_rows, width, run)


@_inline
def _subtree_masses(parent, mass):
    """Mass of each link with everything that it carries."""
    weight = mass.copy()
    for i in range(parent.shape[0] - 1, 0, -1):
        weight[parent[i]] += weight[i]
    return weight


@_kernel
def forward_kinematics(parent, joint, com, q, n_states, angle, origin, centre, at):
    """Write world angles (n, N), joint positions and centres of mass (2, n, N) of all links."""
    n = np.uint64(parent.shape[0])
    run, pose = _rows(POSE), _rows(n * POSE)
    for start, width in _blocks(n_states):
        _walk_out(parent, joint, q, start, width, run, pose)
        to = np.uint64(at) + start
        for i in range(n):
            here = i * POSE * BLOCK
            mx = com[ZERO, i]
            my = com[ONE, i]
            for k in range(width):
                x = q[ZERO, start + k] + pose[here + X + k]
                y = q[ONE, start + k] + pose[here + Y + k]
                s = pose[here + SIN + k]
                c = pose[here + COS + k]
                angle[i, to + k] = pose[here + ANGLE + k]
                origin[ZERO, i, to + k] = x
                origin[ONE, i, to + k] = y
                centre[ZERO, i, to + k] = x + (c * mx - s * my)
                centre[ONE, i, to + k] = y + (s * mx + c * my)


@_kernel
def inverse_dynamics(parent, joint, com, mass, inertia, gravity, q, qd, qdd, n_states, tau, centre, root, at):
    """Write joint torques, whole centre of mass and root reaction."""
    n = np.uint64(parent.shape[0])
    total_mass = mass.sum()
    run, pose = _rows(POSE), _rows(n * POSE)
    moving, motion = _rows(MOTION), _rows(n * MOTION)
    adding, force = _rows(TWO + ONE), _rows(n * (TWO + ONE))
    middle, back = _rows(TWO), _branching(parent)
    for start, width in _blocks(n_states):
        _walk_out(parent, joint, q, start, width, run, pose)
        to = np.uint64(at) + start
        for k in range(width):
            moving[RATE + k] = 0.0
            moving[ACCELERATION + k] = 0.0
            moving[UX + k] = 0.0
            moving[UY + k] = 0.0
            moving[AX + k] = qdd[ZERO, start + k]
            moving[AY + k] = qdd[ONE, start + k] + gravity
            middle[FIRST + k] = 0.0
            middle[SECOND + k] = 0.0
        for i in range(n):
            if i > ZERO and np.uint64(parent[i]) + ONE != i:
                _recall(motion, np.uint64(parent[i]), MOTION, width, moving)
            here = i * POSE * BLOCK
            own = i * (TWO + ONE) * BLOCK
            jx = joint[ZERO, i]
            jy = joint[ONE, i]
            mx = com[ZERO, i]
            my = com[ONE, i]
            m = mass[i]
            moi = inertia[i]
            for k in range(width):
                rate = moving[RATE + k] + qd[TWO + i, start + k]
                acceleration = moving[ACCELERATION + k] + qdd[TWO + i, start + k]
                ax = moving[AX + k] + (moving[UX + k] * jx - moving[UY + k] * jy)
                ay = moving[AY + k] + (moving[UY + k] * jx + moving[UX + k] * jy)
                # Second derivative of the link's own unit vector along x.
                s = pose[here + SIN + k]
                c = pose[here + COS + k]
                ux = -(acceleration * s + rate * rate * c)
                uy = acceleration * c - rate * rate * s
                x = pose[here + X + k] + (c * mx - s * my)
                y = pose[here + Y + k] + (s * mx + c * my)
                fx = m * (ax + (ux * mx - uy * my))
                fy = m * (ay + (uy * mx + ux * my))
                moving[RATE + k] = rate
                moving[ACCELERATION + k] = acceleration
                moving[UX + k] = ux
                moving[UY + k] = uy
                moving[AX + k] = ax
                moving[AY + k] = ay
                force[own + FIRST + k] = fx
                force[own + SECOND + k] = fy
                force[own + THIRD + k] = moi * acceleration + (x * fy - y * fx)
                middle[FIRST + k] += m * x
                middle[SECOND + k] += m * y
            if back[i]:
                _store(moving, i, MOTION, width, motion)
        _walk_in(parent, TWO + ONE, width, adding, force)
        for i in range(ONE, n):
            here = i * POSE * BLOCK
            own = i * (TWO + ONE) * BLOCK
            for k in range(width):
                turn = pose[here + X + k] * force[own + SECOND + k] - pose[here + Y + k] * force[own + FIRST + k]
                tau[i - ONE, to + k] = force[own + THIRD + k] - turn
        for k in range(width):
            x = q[ZERO, start + k]
            y = q[ONE, start + k]
            fx = force[FIRST + k]
            fy = force[SECOND + k]
            centre[ZERO, to + k] = x + middle[FIRST + k] / total_mass
            centre[ONE, to + k] = y + middle[SECOND + k] / total_mass
            root[ZERO, to + k] = fx
            root[ONE, to + k] = fy
            root[TWO, to + k] = force[THIRD + k] + (x * fy - y * fx)


@_kernel
def gravity_moments(parent, joint, com, mass, gravity, q, n_states, tau, centre, at):
    """Write the joint torques that hold each pose at rest, and the whole centre of mass."""
    n = np.uint64(parent.shape[0])
    weight = _subtree_masses(parent, mass)
    run, pose = _rows(POSE), _rows(n * POSE)
    adding, moment = _rows(TWO), _rows(n * TWO)
    for start, width in _blocks(n_states):
        _walk_out(parent, joint, q, start, width, run, pose)
        to = np.uint64(at) + start
        for i in range(n):
            here = i * POSE * BLOCK
            own = i * TWO * BLOCK
            mx = com[ZERO, i]
            my = com[ONE, i]
            m = mass[i]
            for k in range(width):
                s = pose[here + SIN + k]
                c = pose[here + COS + k]
                moment[own + FIRST + k] = m * (pose[here + X + k] + (c * mx - s * my))
                moment[own + SECOND + k] = m * (pose[here + Y + k] + (s * mx + c * my))
        _walk_in(parent, TWO, width, adding, moment)
        for i in range(ONE, n):
            here = i * POSE * BLOCK
            own = i * TWO * BLOCK
            w = weight[i]
            for k in range(width):
                tau[i - ONE, to + k] = gravity * (moment[own + FIRST + k] - w * pose[here + X + k])
        w = weight[ZERO]
        for k in range(width):
            centre[ZERO, to + k] = q[ZERO, start + k] + moment[FIRST + k] / w
            centre[ONE, to + k] = q[ONE, start + k] + moment[SECOND + k] / w


@_kernel
def mass_matrix(parent, joint, com, mass, inertia, q, n_states, out, at):
    """Write the joint-space mass matrix (n_coordinates, n_coordinates, N) into zeros."""
    n = np.uint64(parent.shape[0])
    three = TWO + ONE
    weight = _subtree_masses(parent, mass)
    run, pose = _rows(POSE), _rows(n * POSE)
    adding, total = _rows(three), _rows(n * three)
    for start, width in _blocks(n_states):
        _walk_out(parent, joint, q, start, width, run, pose)
        to = np.uint64(at) + start
        for i in range(n):
            here = i * POSE * BLOCK
            own = i * three * BLOCK
            mx = com[ZERO, i]
            my = com[ONE, i]
            m = mass[i]
            moi = inertia[i]
            for k in range(width):
                s = pose[here + SIN + k]
                c = pose[here + COS + k]
                x = pose[here + X + k] + (c * mx - s * my)
                y = pose[here + Y + k] + (s * mx + c * my)
                total[own + FIRST + k] = m * x
                total[own + SECOND + k] = m * y
                total[own + THIRD + k] = moi + m * (x * x + y * y)
        _walk_in(parent, three, width, adding, total)
        for k in range(width):
            out[ZERO, ZERO, to + k] = weight[ZERO]
            out[ONE, ONE, to + k] = weight[ZERO]
        for i in range(n):
            here = i * POSE * BLOCK
            own = i * three * BLOCK
            w = weight[i]
            for k in range(width):
                out[TWO + i, ZERO, to + k] = -(total[own + SECOND + k] - w * pose[here + Y + k])
                out[TWO + i, ONE, to + k] = total[own + FIRST + k] - w * pose[here + X + k]
            j = np.uint64(i)
            while True:
                there = j * POSE * BLOCK
                for k in range(width):
                    x, y = pose[here + X + k], pose[here + Y + k]
                    other_x, other_y = pose[there + X + k], pose[there + Y + k]
                    cross = (x + other_x) * total[own + FIRST + k] + (y + other_y) * total[own + SECOND + k]
                    value = total[own + THIRD + k] - cross + w * (x * other_x + y * other_y)
                    out[TWO + i, TWO + j, to + k] = value
                if j == ZERO:
                    break
                j = np.uint64(parent[j])
            for before in range(TWO + i):
                for k in range(width):
                    out[before, TWO + i, to + k] = out[TWO + i, before, to + k]


@_kernel
def point_jacobian(parent, joint, q, n_states, link, x_local, y_local, out, at):
    """Write d(point)/dq, (2, n_coordinates, N), for a point fixed in ``link``, into zeros."""
    n = np.uint64(parent.shape[0])
    run, pose = _rows(POSE), _rows(n * POSE)
    here = np.uint64(link) * POSE * BLOCK
    for start, width in _blocks(n_states):
        _walk_out(parent, joint, q, start, width, run, pose)
        to = np.uint64(at) + start
        for k in range(width):
            out[ZERO, ZERO, to + k] = 1.0
            out[ONE, ONE, to + k] = 1.0
        j = np.uint64(link)
        while True:
            there = j * POSE * BLOCK
            for k in range(width):
                s = pose[here + SIN + k]
                c = pose[here + COS + k]
                x = pose[here + X + k] + (c * x_local - s * y_local)
                y = pose[here + Y + k] + (s * x_local + c * y_local)
                out[ZERO, TWO + j, to + k] = -(y - pose[there + Y + k])
                out[ONE, TWO + j, to + k] = x - pose[there + X + k]
            if j == ZERO:
                break
            j = np.uint64(parent[j])
