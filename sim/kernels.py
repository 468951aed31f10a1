"""Compiled kernels for any planar floating-base tree, and nothing else.

All arrays are float64, C-contiguous, batch last: one row per coordinate, one column per state. States are
handled in blocks that stay in the first cache level; inside a block every innermost loop runs over states, so
that it vectorises. SI units and radians; angles counter-clockwise, x forward, y up. Positions are summed
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
BLOCK = 128

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_inline = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy", inline="never")


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


@_inline
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
@_inline
def _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy):
    """Root to tips: each link's angle, joint position and centre of mass, relative to the root's origin."""
    for i in range(parent.shape[0]):
        here = i * BLOCK
        if i == 0:
            for k in range(width):
                theta[k] = q[2, start + k]
                px[k] = 0.0
                py[k] = 0.0
        else:
            up = parent[i] * BLOCK
            jx = joint[0, i]
            jy = joint[1, i]
            for k in range(width):
                theta[here + k] = theta[up + k] + q[2 + i, start + k]
                px[here + k] = px[up + k] + (cos[up + k] * jx - sin[up + k] * jy)
                py[here + k] = py[up + k] + (sin[up + k] * jx + cos[up + k] * jy)
        mx = com[0, i]
        my = com[1, i]
        for k in range(width):
            s, c = sine_cosine(theta[here + k])
            sin[here + k] = s
            cos[here + k] = c
            cx[here + k] = px[here + k] + (c * mx - s * my)
            cy[here + k] = py[here + k] + (s * mx + c * my)


@_inline
def _walk_in(parent, width, a, b, c):
    """Tips to root: add each link's three sums to its parent's."""
    for i in range(parent.shape[0] - 1, 0, -1):
        here = i * BLOCK
        up = parent[i] * BLOCK
        for k in range(width):
            a[up + k] += a[here + k]
            b[up + k] += b[here + k]
            c[up + k] += c[here + k]


@_inline
def _new(n_links):
    """One scratch row of a block for each link."""
    return np.zeros(n_links * BLOCK)


@_kernel
def forward_kinematics(parent, joint, com, q, angle, origin, centre):
    """Write world angles (n, N), joint positions and centres of mass (2, n, N) of all links."""
    n = parent.shape[0]
    theta, sin, cos = _new(n), _new(n), _new(n)
    px, py, cx, cy = _new(n), _new(n), _new(n), _new(n)
    for start in range(0, q.shape[1], BLOCK):
        width = min(BLOCK, q.shape[1] - start)
        _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy)
        for i in range(n):
            here = i * BLOCK
            for k in range(width):
                angle[i, start + k] = theta[here + k]
                origin[0, i, start + k] = q[0, start + k] + px[here + k]
                origin[1, i, start + k] = q[1, start + k] + py[here + k]
                centre[0, i, start + k] = q[0, start + k] + cx[here + k]
                centre[1, i, start + k] = q[1, start + k] + cy[here + k]


@_kernel
def inverse_dynamics(parent, joint, com, mass, inertia, gravity, q, qd, qdd, begin, end, tau, centre, root):
    """Write joint torques, whole centre of mass and root reaction for the states ``begin`` to ``end``."""
    n = parent.shape[0]
    total = mass.sum()
    theta, sin, cos = _new(n), _new(n), _new(n)
    px, py, cx, cy = _new(n), _new(n), _new(n), _new(n)
    om, al, ax, ay = _new(n), _new(n), _new(n), _new(n)
    fx, fy, nz = _new(n), _new(n), _new(n)
    sx, sy = np.zeros(BLOCK), np.zeros(BLOCK)
    for start in range(begin, end, BLOCK):
        width = min(BLOCK, end - start)
        _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy)
        for k in range(width):
            om[k] = qd[2, start + k]
            al[k] = qdd[2, start + k]
            ax[k] = qdd[0, start + k]
            ay[k] = qdd[1, start + k] + gravity
            sx[k] = 0.0
            sy[k] = 0.0
        for i in range(n):
            here = i * BLOCK
            if i > 0:
                up = parent[i] * BLOCK
                for k in range(width):
                    dx = px[here + k] - px[up + k]
                    dy = py[here + k] - py[up + k]
                    w = om[up + k]
                    ax[here + k] = ax[up + k] - al[up + k] * dy - w * w * dx
                    ay[here + k] = ay[up + k] + al[up + k] * dx - w * w * dy
                    om[here + k] = w + qd[2 + i, start + k]
                    al[here + k] = al[up + k] + qdd[2 + i, start + k]
            m = mass[i]
            moi = inertia[i]
            for k in range(width):
                dx = cx[here + k] - px[here + k]
                dy = cy[here + k] - py[here + k]
                w2 = om[here + k] * om[here + k]
                gx = m * (ax[here + k] - al[here + k] * dy - w2 * dx)
                gy = m * (ay[here + k] + al[here + k] * dx - w2 * dy)
                fx[here + k] = gx
                fy[here + k] = gy
                nz[here + k] = moi * al[here + k] + (cx[here + k] * gy - cy[here + k] * gx)
                sx[k] += m * cx[here + k]
                sy[k] += m * cy[here + k]
        _walk_in(parent, width, fx, fy, nz)
        for i in range(1, n):
            here = i * BLOCK
            for k in range(width):
                tau[i - 1, start + k] = nz[here + k] - (px[here + k] * fy[here + k] - py[here + k] * fx[here + k])
        for k in range(width):
            x = q[0, start + k]
            y = q[1, start + k]
            centre[0, start + k] = x + sx[k] / total
            centre[1, start + k] = y + sy[k] / total
            root[0, start + k] = fx[k]
            root[1, start + k] = fy[k]
            root[2, start + k] = nz[k] + (x * fy[k] - y * fx[k])


@_kernel
def gravity_moments(parent, joint, com, mass, gravity, q, tau, centre):
    """Write the joint torques that hold each pose at rest, and the whole centre of mass."""
    n = parent.shape[0]
    theta, sin, cos = _new(n), _new(n), _new(n)
    px, py, cx, cy = _new(n), _new(n), _new(n), _new(n)
    weight = np.zeros(n)
    for i in range(n):
        weight[i] = mass[i]
    for i in range(n - 1, 0, -1):
        weight[parent[i]] += weight[i]
    for start in range(0, q.shape[1], BLOCK):
        width = min(BLOCK, q.shape[1] - start)
        _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy)
        for i in range(n):
            here = i * BLOCK
            m = mass[i]
            for k in range(width):
                cx[here + k] *= m
                cy[here + k] *= m
        _walk_in(parent, width, cx, cy, theta)
        for i in range(1, n):
            here = i * BLOCK
            w = weight[i]
            for k in range(width):
                tau[i - 1, start + k] = gravity * (cx[here + k] - w * px[here + k])
        for k in range(width):
            centre[0, start + k] = q[0, start + k] + cx[k] / weight[0]
            centre[1, start + k] = q[1, start + k] + cy[k] / weight[0]


@_kernel
def mass_matrix(parent, joint, com, mass, inertia, q, out):
    """Write the joint-space mass matrix (n_coordinates, n_coordinates, N)."""
    n = parent.shape[0]
    theta, sin, cos = _new(n), _new(n), _new(n)
    px, py, cx, cy, second = _new(n), _new(n), _new(n), _new(n), _new(n)
    weight = np.zeros(n)
    for i in range(n):
        weight[i] = mass[i]
    for i in range(n - 1, 0, -1):
        weight[parent[i]] += weight[i]
    out[:] = 0.0
    for start in range(0, q.shape[1], BLOCK):
        width = min(BLOCK, q.shape[1] - start)
        _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy)
        for i in range(n):
            here = i * BLOCK
            m = mass[i]
            moi = inertia[i]
            for k in range(width):
                x = cx[here + k]
                y = cy[here + k]
                second[here + k] = moi + m * (x * x + y * y)
                cx[here + k] = m * x
                cy[here + k] = m * y
        _walk_in(parent, width, cx, cy, second)
        for i in range(n):
            here = i * BLOCK
            w = weight[i]
            row = 2 + i
            for k in range(width):
                fx = -(cy[here + k] - w * py[here + k])
                fy = cx[here + k] - w * px[here + k]
                out[0, row, start + k] = fx
                out[row, 0, start + k] = fx
                out[1, row, start + k] = fy
                out[row, 1, start + k] = fy
            j = i
            while j >= 0:
                there = j * BLOCK
                for k in range(width):
                    cross = (px[here + k] + px[there + k]) * cx[here + k] + (py[here + k] + py[there + k]) * cy[
                        here + k
                    ]
                    own = px[here + k] * px[there + k] + py[here + k] * py[there + k]
                    value = second[here + k] - cross + w * own
                    out[row, 2 + j, start + k] = value
                    out[2 + j, row, start + k] = value
                j = parent[j]
        for k in range(width):
            out[0, 0, start + k] = weight[0]
            out[1, 1, start + k] = weight[0]


@_kernel
def point_jacobian(parent, joint, com, q, link, x_local, y_local, out):
    """Write d(point)/dq, (2, n_coordinates, N), for a point fixed in ``link``."""
    n = parent.shape[0]
    theta, sin, cos = _new(n), _new(n), _new(n)
    px, py, cx, cy = _new(n), _new(n), _new(n), _new(n)
    out[:] = 0.0
    at = link * BLOCK
    for start in range(0, q.shape[1], BLOCK):
        width = min(BLOCK, q.shape[1] - start)
        _walk_out(parent, joint, com, q, start, width, theta, sin, cos, px, py, cx, cy)
        j = link
        while j >= 0:
            there = j * BLOCK
            for k in range(width):
                x = px[at + k] + cos[at + k] * x_local - sin[at + k] * y_local
                y = py[at + k] + sin[at + k] * x_local + cos[at + k] * y_local
                out[0, 2 + j, start + k] = -(y - py[there + k])
                out[1, 2 + j, start + k] = x - px[there + k]
            j = parent[j]
        for k in range(width):
            out[0, 0, start + k] = 1.0
            out[1, 1, start + k] = 1.0


# --- equations ------------------------------------------------------------------------------------------------
@_kernel
def solve_tridiagonal(lower, diagonal, upper, right):
    """Solve a tridiagonal system in place of ``right`` (Thomas's algorithm); ``diagonal`` is used up."""
    n = diagonal.shape[0]
    for i in range(1, n):
        factor = lower[i] / diagonal[i - 1]
        diagonal[i] -= factor * upper[i - 1]
        right[i] -= factor * right[i - 1]
    right[n - 1] /= diagonal[n - 1]
    for i in range(n - 2, -1, -1):
        right[i] = (right[i] - upper[i] * right[i + 1]) / diagonal[i]
