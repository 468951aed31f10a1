"""Compiled kernels for a repetition over time: derivatives, coordinates of variables, and legs led to a target.

Nodes last, C-contiguous float64. ``weights`` (2, 3, N - 2) holds the three-point weights of first and second derivative
at the inner nodes (`sim.tempo.derivative_weights`), ``first_gap`` and ``last_gap`` the time to the node beside each
end. SI units and radians.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.cache import kernel_cache_folder
from sim.posture_kernels import ARM, LEG

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


@_kernel
def states(matrix, offset, z, zd, zdd, q, qd, qdd):
    """Write coordinates, rates and accelerations (n_coordinates, N) of those of variables (5, N)."""
    still = np.zeros(offset.shape[0])
    coordinates(matrix, offset, z, q)
    coordinates(matrix, still, zd, qd)
    coordinates(matrix, still, zdd, qdd)


@_kernel
def follow(weights, first_gap, last_gap, leg, ends, z, zd, zdd):
    """Write the leg's row (N,), its rates and accelerations, those at the two ``ends`` as given, into (5, N) each."""
    for k in range(leg.shape[0]):
        z[LEG, k] = leg[k]
    differences(weights, first_gap, last_gap, z[LEG], zd[LEG], zdd[LEG])
    zdd[LEG, 0], zdd[LEG, leg.shape[0] - 1] = ends[0], ends[1]


@_kernel
def missed(root, target, miss):
    """Write how far from their ``target`` (N,) root reactions (3, N) meet the ground; return the most."""
    most = 0.0
    for k in range(miss.shape[0]):
        miss[k] = root[2, k] / root[1, k] - target[k]
        most = max(most, abs(miss[k])) if math.isfinite(miss[k]) else math.inf
    return most


@_kernel
def moved(matrix, leg, arm, rows, result):
    """Write coordinates, rates or accelerations (n_coordinates, N) as ``leg`` and arms (N,) move them."""
    for i in range(rows.shape[0]):
        by_leg, by_arm = matrix[i, LEG] * leg, matrix[i, ARM]
        for k in range(rows.shape[1]):
            result[i, k] = rows[i, k] + (by_leg + by_arm * arm[k])


@_kernel
def changes(roots, root, nudge, nodes, weights, arm, bands, by):
    """Write how the place where reactions meet the ground changes with the legs of the nodes, and with each nudge.

    ``roots`` (4, 3, M) are the reactions ``root`` (3, M) at some of the ``nodes`` (M,), the first and the last among
    them, after a nudge of leg angle, rate and acceleration, the arms following the first two, and of the arms'
    acceleration alone; ``arm`` (N,) how far arms follow the angle. To ``by`` (4, N) of each nudge, straight between
    those nodes, and ``bands`` (3, N - 2) of the legs at the node before, the node and the node after.
    """
    for way in range(4):
        before = 0.0
        for m in range(nodes.shape[0]):
            here = (roots[way, 2, m] / roots[way, 1, m] - root[2, m] / root[1, m]) / nudge
            last, node = nodes[max(m - 1, 0)], nodes[m]
            for k in range(last, node):
                by[way, k] = before + (here - before) * (k - last) / (node - last)
            by[way, node] = before = here
    for i in range(3):
        for k in range(by.shape[1] - 2):
            # Arms follow each node's own legs: their acceleration depends on how that changes along the nodes.
            pushed = by[2, k + 1] + by[3, k + 1] * arm[k + i] / nudge
            bands[i, k] = by[1, k + 1] * weights[0, i, k] + pushed * weights[1, i, k]
            if i == 1:
                bands[i, k] += by[0, k + 1]


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


@_kernel
def step(bands, by, miss, leg, ends):
    """Move legs (N,), and their acceleration at the two ``ends``, against the miss; return whether they stay in reach.

    ``bands`` and ``by`` of `changes`.
    """
    n = leg.shape[0]
    inner, diagonal = np.empty(n - 2), np.empty(n - 2)
    for k in range(n - 2):
        inner[k], diagonal[k] = miss[k + 1], bands[1, k]
    solve_tridiagonal(bands[0], diagonal, bands[2], inner)
    ends[0] -= miss[0] / by[2, 0]
    ends[1] -= miss[n - 1] / by[2, n - 1]
    near = math.isfinite(ends[0]) and math.isfinite(ends[1])
    for k in range(n - 2):
        leg[k + 1] -= inner[k]
        near = near and abs(leg[k + 1]) < math.pi
    return near
