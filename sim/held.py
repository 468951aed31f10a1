"""Poses held still, many at once: balance, kinematics, moments and gates."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sim.balance import at_rest, static_state
from sim.chain import Array, Flags
from sim.passive import hip_passive_moment, lumbar_passive_moment
from sim.posture import Posture, joint_angles_deg, joint_moments

_CHUNK = 2048  # poses; they stay in cache with their three trial legs each


@dataclass(frozen=True, eq=False)
class Held:
    """Poses at rest and what they ask.

    Parameters
    ----------
    z : array
        (5, n) posture variables, legs and arms as they balance. [rad]
    com : array
        (2, n) centre of mass. [m]
    angles_deg, moments_Nm : dict
        (n,) by name, see `joint_angles_deg` and `joint_moments`.
    gate_margin_Nm : array
        (n,) L5/S1 moment less what passive tissue holds at the pose's own lumbar flexion. [N m]
    passive_hip_Nm : array
        (n,) passive hip extension moment of the legs that carry. [N m]
    stays_up : array of bool
        (n,) whether the centre of mass is over the support.
    """

    z: Array
    com: Array
    angles_deg: dict[str, Array]
    moments_Nm: dict[str, Array]
    gate_margin_Nm: Array
    passive_hip_Nm: Array
    stays_up: Flags


def hold(posture: Posture, z: Array, counterbalance: float = 1.0) -> Held:
    """Evaluate poses held still.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; where a leg angle balances, the leg's row does not count. [rad]
    counterbalance : float, default 1
        Share of the balancing leg movement.

    Returns
    -------
    Held
    """
    athlete, support = posture.athlete, posture.support
    z = at_rest(posture, z, counterbalance)
    tau, com = static_state(posture, z, arms_fit=True)
    angles, moments = joint_angles_deg(posture, z), joint_moments(posture, tau)
    return Held(
        z,
        com,
        angles,
        moments,
        moments["L5/S1"] - lumbar_passive_moment(athlete, angles["lumbar_flexion"]),
        hip_passive_moment(athlete, angles["hip_flexion"], angles["knee_flexion"], posture.task.legs),
        (com[0] >= support.ends[0]) & (com[0] <= support.ends[1]),
    )


def hold_many(posture: Posture, z: Array, counterbalance: float = 1.0, threads: int = 1) -> Iterator[Held]:
    """Evaluate any number of poses in chunks that stay in cache.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables, see `hold`. [rad]
    counterbalance : float, default 1
        Share of the balancing leg movement.
    threads : int, default 1
        Threads to share the chunks.

    Yields
    ------
    Held
        One chunk after the other, in order.
    """
    parts = [z[:, begin : begin + _CHUNK] for begin in range(0, z.shape[1], _CHUNK)]
    if threads == 1:
        yield from (hold(posture, part, counterbalance) for part in parts)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(lambda part: hold(posture, part, counterbalance), parts)
