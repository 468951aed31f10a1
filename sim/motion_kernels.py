"""Compiled kernels for a repetition over time: derivatives of a row, and coordinates of variables.

Nodes last, C-contiguous float64. ``weights`` (2, 3, N - 2) holds the three-point weights of first and second derivative
at the inner nodes (`sim.tempo.derivative_weights`), ``first_gap`` and ``last_gap`` the time to the node beside each
end. SI units and radians.
"""

from __future__ import annotations

import numba

from sim.cache import kernel_cache_folder

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

_kernel = numba.njit(cache=True, nogil=True, fastmath={"contract"}, error_model="numpy")


@_kernel
def differences(weights, first_gap, last_gap, values, first, second):
    """Write first and second derivative (N,) of a row (N,), N at least 3; one-sided at the ends."""
    n = values.shape[0]
    for k in range(1, n - 1):
        before, here, after = values[k - 1], values[k], values[k + 1]
        first[k] = weights[0, 0, k - 1] * before + weights[0, 1, k - 1] * here + weights[0, 2, k - 1] * after
        second[k] = weights[1, 0, k - 1] * before + weights[1, 1, k - 1] * here + weights[1, 2, k - 1] * after
    second[0], second[n - 1] = second[1], second[n - 2]
    first[0] = first[1] - second[1] * first_gap
    first[n - 1] = first[n - 2] + second[n - 2] * last_gap


@_kernel
def coordinates(matrix, offset, z, q):
    """Write what coordinates (n_coordinates, N) are of variables (5, N): ``matrix`` (n_coordinates, 5), ``offset``."""
    for i in range(matrix.shape[0]):
        for k in range(z.shape[1]):
            q[i, k] = offset[i]
        for j in range(matrix.shape[1]):
            share = matrix[i, j]
            if share != 0.0:
                for k in range(z.shape[1]):
                    q[i, k] += share * z[j, k]
