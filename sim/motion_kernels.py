"""Compiled kernels for a repetition over time: derivatives, coordinates of variables, and legs that follow a target.

Nodes last, C-contiguous float64. ``weights`` (2, 3, N - 2) holds the three-point weights of first and second derivative
at the inner nodes (`sim.tempo.derivative_weights`), ``first_gap`` and ``last_gap`` the time to the node beside each
end. Trees and arms are given as in `sim.posture_kernels`. SI units and radians.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.cache import kernel_cache_folder
from sim.kernels import inverse_dynamics, solve_tridiagonal
from sim.posture_kernels import ARM, LEG, arms

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

_CLOSE = 1e-7  # m, miss of the centre of pressure at which the search ends
_SEARCH_STEPS = 30
_NEAR, _SLOW = 1e-4, 0.1  # m; and share of the miss left by a step: farther off or slower, look about anew
_NUDGE = 1e-6

_kernel = numba.njit(cache=True, nogil=True, fastmath={"contract"}, error_model="numpy")
_part = numba.njit(nogil=True, fastmath={"contract"}, error_model="numpy")


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
def dynamics(tree, gravity, matrix, offset, z, zd, zdd, q, qd, qdd, tau, com, root):
    """Write coordinates, rates and accelerations (n_coordinates, N), and the inverse dynamics of them."""
    parent, joint, centre, mass, inertia = tree
    still = np.zeros_like(offset)
    coordinates(matrix, offset, z, q)
    coordinates(matrix, still, zd, qd)
    coordinates(matrix, still, zdd, qdd)
    inverse_dynamics(parent, joint, centre, mass, inertia, gravity, q, qd, qdd, q.shape[1], tau, com, root, 0)


@_kernel
def settle(
    tree, gravity, matrix, offset, world, reaching, with_arms, weights, first_gap, last_gap, target,
    z, zd, zdd, q, qd, qdd, tau, com, root,
):  # fmt: skip
    """Correct the leg's row in place until the centre of pressure is on ``target`` (N,) at every node; whether it is.

    The start is the motion without inertia, which is left there where the search fails; else all states are those of
    the answer. Newton's method over the whole motion, the miss at a node depending on leg angles there and beside it
    through the three-point derivatives; at the two ends the unknown is the leg's acceleration. The sensitivities, three
    of four parts of the work, are kept for as long as they serve (the chord method).
    """
    parent, joint, centre, mass, inertia = tree
    n = z.shape[1]
    leg, ends, miss, step = z[LEG].copy(), np.empty(2), np.empty(n), np.empty(n - 2)
    differences(weights, first_gap, last_gap, leg, zd[LEG], zdd[LEG])
    ends[0], ends[1] = zdd[LEG, 0], zdd[LEG, n - 1]
    slow = leg.copy()
    turn, arm, still = np.full(n, _NUDGE), np.zeros(n), np.zeros(n)
    other_tau, other_com, pushed, by = np.empty_like(tau), np.empty_like(com), np.empty_like(root), np.empty((4, n))
    bands, used = np.empty((3, n - 2)), np.empty(n - 2)
    before, settled = 0.0, False
    for _ in range(_SEARCH_STEPS):
        z[LEG] = leg
        differences(weights, first_gap, last_gap, z[LEG], zd[LEG], zdd[LEG])
        zdd[LEG, 0], zdd[LEG, n - 1] = ends[0], ends[1]
        if with_arms:
            arms(parent, joint, world, reaching, z, z[ARM])
            differences(weights, first_gap, last_gap, z[ARM], zd[ARM], zdd[ARM])
        dynamics(tree, gravity, matrix, offset, z, zd, zdd, q, qd, qdd, tau, com, root)
        worst = 0.0
        for k in range(n):
            miss[k] = root[2, k] / root[1, k] - target[k]
            worst = max(worst, abs(miss[k])) if math.isfinite(miss[k]) else math.inf
        settled = worst < _CLOSE
        if settled or not math.isfinite(worst):
            break
        if worst > min(_SLOW * before, _NEAR):
            if with_arms:
                _arms_turn(parent, joint, world, reaching, z, turn, arm)
            for way in range(4 if with_arms else 3):  # angle, rate, acceleration of the legs; that of the arms
                moved = (q, qd, qdd, qdd)[way].copy()
                _push(matrix, still if way == 3 else turn, turn if way == 3 else arm if way < 2 else still, moved)
                inverse_dynamics(
                    parent, joint, centre, mass, inertia, gravity,
                    moved if way == 0 else q, moved if way == 1 else qd, moved if way >= 2 else qdd,
                    n, other_tau, other_com, pushed, 0,
                )  # fmt: skip
                for k in range(n):
                    by[way, k] = (pushed[2, k] / pushed[1, k] - root[2, k] / root[1, k]) / _NUDGE
            for k in range(n - 2):
                for i in range(3):
                    # Arms follow each node's own legs: their acceleration depends on how that changes along the nodes.
                    follows = by[3, k + 1] * arm[k + i] / _NUDGE if with_arms else 0.0
                    bands[i, k] = by[1, k + 1] * weights[0, i, k] + (by[2, k + 1] + follows) * weights[1, i, k]
                bands[1, k] += by[0, k + 1]
        before = worst
        step[:], used[:] = miss[1:-1], bands[1]
        solve_tridiagonal(bands[0], used, bands[2], step)
        leg[1:-1] -= step
        ends[0] -= miss[0] / by[2, 0]
        ends[1] -= miss[n - 1] / by[2, n - 1]
        if not (np.abs(leg).max() < math.pi and np.isfinite(ends).all()):
            break  # a tempo that nobody can follow sends the search away
    if not settled:
        z[LEG] = slow
        differences(weights, first_gap, last_gap, z[LEG], zd[LEG], zdd[LEG])
        zdd[LEG, 0], zdd[LEG, n - 1] = 0.0, 0.0
    return settled


@_part
def _arms_turn(parent, joint, world, reaching, z, turn, arm):
    """Write how far the arms' angle (N,) follows legs that turn (N,)."""
    moved = z.copy()
    moved[LEG] += turn
    arms(parent, joint, world, reaching, moved, arm)
    arm -= z[ARM]


@_part
def _push(matrix, leg, arm, moved):
    """Move rows (n_coordinates, N) as legs and arms move (N,)."""
    for i in range(matrix.shape[0]):
        by_leg, by_arm = matrix[i, LEG], matrix[i, ARM]
        if by_leg != 0.0 or by_arm != 0.0:
            for k in range(leg.shape[0]):
                moved[i, k] += by_leg * leg[k] + by_arm * arm[k]
