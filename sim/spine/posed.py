"""What the lumbar joints of an athlete hold, in poses held still and through a repetition."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim import spine_kernels as sk
from sim.balance import static_state
from sim.chain import GRAVITY, Array
from sim.posture import TRUNK, Posture
from sim.spine.equilibrium import LevelLoads
from sim.spine.person import N_LEVELS


def held_loads(posture: Posture, z: Array) -> LevelLoads:
    """Return what the lumbar joints hold at rest.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) posture variables, legs and arms where they belong. [rad]

    Returns
    -------
    LevelLoads
    """
    tau, _ = static_state(posture, z)
    q = posture.coordinates(z)
    still = np.zeros_like(q)
    return moving_loads(posture, z, tau, (q, still, still))


def moving_loads(posture: Posture, z: Array, tau: Array, states: tuple[Array, Array, Array]) -> LevelLoads:
    """Return what the lumbar joints hold, with inertia.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) posture variables. [rad]
    tau : array
        (n_joints, n) joint torques of these states. [N m]
    states : tuple of array
        (3 + n_joints, n) coordinates, rates and accelerations. [m, rad, s]

    Returns
    -------
    LevelLoads
    """
    chain, n = posture.chain, z.shape[1]
    first = chain.index("L5")
    carried = np.zeros(chain.n_links, dtype=np.bool_)
    for k in range(first, chain.n_links):
        carried[k] = k == first or carried[chain.parent[k]]
    turns = np.ones(chain.n_links, dtype=np.bool_)
    if not posture.task.arms_turn:
        turns[chain.index("upper_arm") :] = False
    force, toppling = np.empty((2, N_LEVELS, n)), np.empty((N_LEVELS, n))
    above: Any = sk.above  # numba ships no types for so many arguments
    q, qd, qdd = (np.ascontiguousarray(row) for row in states)
    above(
        chain.parent, chain.joint, chain.com, chain.mass, carried, turns, first, GRAVITY, q, qd, qdd, force, toppling
    )  # fmt: skip
    flexion = -q[2 + first : 2 + first + N_LEVELS]
    moment = tau[first - 1 : first - 1 + N_LEVELS]
    return LevelLoads(flexion, z[TRUNK] - flexion.sum(axis=0), moment, force, toppling)


def in_discs(spine_disc: Array, loads: LevelLoads) -> tuple[Array, Array]:
    """Return the net force above each level in its mid-disc frame.

    Parameters
    ----------
    spine_disc : array
        (6,) lean of the mid-disc frames in upright neutral. [rad]
    loads : LevelLoads
        What the joints hold.

    Returns
    -------
    axial, shear : array
        (6, n) what the upper body presses on the lower one along the disc's axis, and anteriorly across it. [N]
    """
    below = np.cumsum(loads.flexion, axis=0) - 0.5 * loads.flexion
    lean = spine_disc[:, None] + below + loads.lean
    sine, cosine = np.sin(lean), np.cos(lean)
    forward, up = loads.force
    return forward * sine + up * cosine, up * sine - forward * cosine
