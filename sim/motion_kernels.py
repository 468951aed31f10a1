"""Compiled kernels for a repetition over time: derivatives of a row, and what follows from the leg that is moved.

Nodes last, C-contiguous float64. ``weights`` (2, 3, N - 2) holds the three-point weights of first and second derivative
at the inner nodes (`sim.tempo.derivative_weights`), ``first_gap`` and ``last_gap`` the time to the node beside each
end. SI units and radians.
"""

from __future__ import annotations

import numba

from sim.cache import kernel_cache_folder
from sim.posture_kernels import ARM, FAST, LEG, set_arms

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_part = numba.njit(nogil=True, fastmath=FAST, error_model="numpy")


@_part
def _differ(weights, first_gap, last_gap, values, first, second):
    """Write both derivatives of a row, one-sided at the ends."""
    n = values.shape[0]
    for k in range(1, n - 1):
        before, here, after = values[k - 1], values[k], values[k + 1]
        first[k] = weights[0, 0, k - 1] * before + weights[0, 1, k - 1] * here + weights[0, 2, k - 1] * after
        second[k] = weights[1, 0, k - 1] * before + weights[1, 1, k - 1] * here + weights[1, 2, k - 1] * after
    second[0], second[n - 1] = second[1], second[n - 2]
    first[0] = first[1] - second[1] * first_gap
    first[n - 1] = first[n - 2] + second[n - 2] * last_gap


@_kernel
def differences(weights, first_gap, last_gap, values, first, second):
    """Write first and second derivative (N,) of a row (N,), N at least 3."""
    _differ(weights, first_gap, last_gap, values, first, second)


@_part
def _combine(matrix, z, q):
    """Add what coordinates are of the variables."""
    for i in range(matrix.shape[0]):
        for j in range(matrix.shape[1]):
            share = matrix[i, j]
            if share != 0.0:
                for k in range(z.shape[1]):
                    q[i, k] += share * z[j, k]


@_kernel
def follow(
    weights, first_gap, last_gap, parent, joint, world, matrix, offset, reaching, with_arms, leg, ends, z, zd, zdd,
    q, qd, qdd,
):  # fmt: skip
    """Write the leg and all that goes with it: its derivatives, arms where ``with_arms`` is 1, and coordinates.

    ``z``, ``zd``, ``zdd`` (5, N) variables with rates and accelerations, of which the legs' rows become those of
    ``leg`` (N,), with ``ends`` (2,) its accelerations at both ends; ``q``, ``qd``, ``qdd`` (n_coordinates, N).
    """
    z[LEG] = leg
    _differ(weights, first_gap, last_gap, leg, zd[LEG], zdd[LEG])
    zdd[LEG, 0], zdd[LEG, -1] = ends[0], ends[1]
    if with_arms == 1:
        set_arms(parent, joint, world, reaching, z, z[ARM])
        _differ(weights, first_gap, last_gap, z[ARM], zd[ARM], zdd[ARM])
    for i in range(q.shape[0]):
        for k in range(q.shape[1]):
            q[i, k], qd[i, k], qdd[i, k] = offset[i], 0.0, 0.0
    _combine(matrix, z, q)
    _combine(matrix, zd, qd)
    _combine(matrix, zdd, qdd)
