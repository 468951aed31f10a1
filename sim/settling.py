"""Legs that keep the centre of pressure on its target in a moving body, over a whole repetition at once.

Keeping it there is an equation of second order in time for the leg angle. Newton's method solves it at all nodes
together, from the motion without inertia: what a node misses depends on the legs there and at the nodes beside it,
through the three-point derivatives.
"""

from __future__ import annotations

import math

import numpy as np

from sim import kernels
from sim import motion_kernels as mk
from sim.chain import GRAVITY, Array
from sim.posture import ARM, LEG, Posture, arm_angle
from sim.tempo import Course

States = tuple[Array, Array, Array, Array, Array, Array]  # coordinates, rates, accelerations, what they need
Rows = tuple[Array, Array, Array]  # variables, rates, accelerations

_CLOSE = 1e-7  # m, miss of the centre of pressure at which the search ends
_SEARCH_STEPS = 30
_NEAR, _SLOW = 1e-4, 0.1  # m; and share of the miss left by a step: farther off or slower, look about anew
_NUDGE = 1e-6  # rad, rad/s, rad/s^2
_GENTLE, _STRIDE = 0.01, 4  # m; and nodes: how a small miss changes need not be known at each


def states_of(posture: Posture, rows: Rows, room: States | None = None) -> States:
    """Return the states of a repetition and what they need.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    rows : tuple of array
        (5, n) posture variables, rates, accelerations. [rad, s]
    room : tuple of array, optional
        An earlier answer, which is written anew.

    Returns
    -------
    tuple of array
        (3 + n_joints, n) coordinates, rates, accelerations; (n_joints, n) joint torques [N m], (2, n) centre of mass
        [m] and (3, n) root reaction [N, N, N m].
    """
    chain, n = posture.chain, rows[0].shape[1]
    if room is None:
        q, qd, qdd = (np.empty((posture.offset.size, n)) for _ in range(3))
        room = q, qd, qdd, np.empty((chain.n_joints, n)), np.empty((2, n)), np.empty((3, n))
    q, qd, qdd, tau, com, root = room
    mk.states(posture.matrix, posture.offset, *rows, q, qd, qdd)
    kernels.inverse_dynamics(*chain.tree, GRAVITY, q, qd, qdd, n, tau, com, root, 0)
    return room


def set_arms(posture: Posture, course: Course, z: Array, zd: Array, zdd: Array) -> None:
    """Write the arm row where the arms follow the legs, and its derivatives.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    course : Course
        Times and their derivatives.
    z, zd, zdd : array
        (5, n) posture variables, rates, accelerations. [rad, s]
    """
    if posture.arms_search:
        z[ARM] = arm_angle(posture, z)
        if course.can_differ:
            course.differ(z[ARM], zd[ARM], zdd[ARM])


def settle(posture: Posture, course: Course, rows: Rows, target: Array) -> States | None:
    """Correct the leg row in place until the centre of pressure is on the target at every node.

    At the two ends the unknown is the leg's acceleration. The sensitivities, most of the work, are kept for as long as
    they serve (the chord method).

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    course : Course
        Times and their derivatives; at least four.
    rows : tuple of array
        (5, n) posture variables, rates, accelerations; the legs as without inertia. [rad, s]
    target : array
        (n,) where the centre of pressure belongs. [m]

    Returns
    -------
    tuple of array or None
        See `states_of`; None where the search fails, with the legs as they were.
    """
    leg, n = rows[0][LEG].copy(), target.size
    ends, slow = course.derivatives(leg)[1][[0, -1]], leg.copy()
    miss, bands, by = np.empty(n), np.empty((3, n - 2)), np.empty((4, n))
    before, states = 0.0, None
    for _ in range(_SEARCH_STEPS):
        states = _follow(posture, course, rows, leg, ends, room=states)
        most = mk.missed(states[-1], target, miss)
        if not math.isfinite(most):
            break
        if most < _CLOSE:
            return states
        if most > min(_SLOW * before, _NEAR):
            stride = 1 if posture.arms_search or before > 0.0 or most > _GENTLE else _STRIDE
            _look(posture, course, rows[0], states, (bands, by), stride=stride)
        before = most
        if not mk.step(bands, by, miss, leg, ends):
            break  # a tempo that nobody can follow sends the search away
    _follow(posture, course, rows, slow, np.zeros(2), room=states)
    return None


def _follow(posture: Posture, course: Course, rows: Rows, leg: Array, ends: Array, *, room: States | None) -> States:
    """Write the leg row, its derivatives, and the arms that follow; return the states."""
    mk.follow(course.weights, *course.gaps, leg, ends, *rows)
    set_arms(posture, course, *rows)
    return states_of(posture, rows, room)


def _look(
    posture: Posture, course: Course, z: Array, states: States, to: tuple[Array, Array], *, stride: int
) -> None:  # fmt: skip
    """Write the sensitivities of `sim.motion_kernels.changes` from every so many nodes."""
    n = z.shape[1]
    nodes = np.append(np.arange(0, n - 1, stride), n - 1)
    q, qd, qdd, tau, com, root = (rows.take(nodes, axis=1) for rows in states)
    still = np.zeros(nodes.size)
    arm, turn = np.zeros(n), np.full_like(still, _NUDGE)
    if posture.arms_search:
        turned = z.copy()
        turned[LEG] += _NUDGE
        arm = arm_angle(posture, turned) - z[ARM]
    roots, moved = np.empty((4, *root.shape)), np.empty_like(q)
    roots[3] = root
    nudges = ((q, _NUDGE, arm), (qd, _NUDGE, arm), (qdd, _NUDGE, still), (qdd, 0.0, turn))
    for way, (given, leg, arms) in enumerate(nudges if posture.arms_search else nudges[:3]):
        mk.moved(posture.matrix, leg, arms, given, moved)
        state = (moved if way == 0 else q, moved if way == 1 else qd, moved if way > 1 else qdd)
        kernels.inverse_dynamics(*posture.chain.tree, GRAVITY, *state, nodes.size, tau, com, roots[way], 0)
    mk.changes(roots, root, _NUDGE, nodes, course.weights, arm, *to)
