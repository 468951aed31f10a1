"""The motion of a repetition: legs that keep the centre of pressure where the task wants it.

The static solution comes first, in closed form. Then the legs are corrected for inertia: keeping the centre of
pressure on the target is an equation of second order in time for the leg angle (the body is an inverted
pendulum), solved over the whole repetition at once by Newton's method with three-point derivatives. The legs
therefore move a little before the trunk does, as people's do. At the first and last instant the leg angle is
the static one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sim import kernels
from sim.balance import balance_target, balanced_leg, variables, with_arms
from sim.chain import Array, Flags, inverse_dynamics
from sim.posture import ARM, KNEE, LEG, Posture, joint_angles_deg
from sim.scenario import Scenario
from sim.tempo import depth, derivative_weights, derivatives, time_grid

INTERVALS = 400
_CLOSE = 1e-7  # m, miss of the centre of pressure at which the search ends
_SEARCH_STEPS = 30
_NUDGE = 1e-6
_PAST_RANGE_DEG = 4.0


@dataclass(frozen=True, eq=False)
class Motion:
    """States of a repetition and what they need.

    Parameters
    ----------
    time_s : array
        (n,) [s]
    z, zd, zdd : array
        (5, n) posture variables, rates, accelerations. [rad, s]
    q, qd, qdd : array
        (3 + n_joints, n) coordinates, rates, accelerations. [m, rad, s]
    tau : array
        (n_joints, n) joint torques, counter-clockwise. [N m]
    com : array
        (2, n) centre of mass. [m]
    root : array
        (3, n) root reaction. [N, N, N m]
    target : float
        Where the centre of pressure belongs. [m]
    lost_s : float or None
        When the legs run out of balancing postures within the joint ranges; the motion ends before. [s]
    settled : bool
        Whether the correction for inertia reached the target.
    """

    time_s: Array
    z: Array
    zd: Array
    zdd: Array
    q: Array
    qd: Array
    qdd: Array
    tau: Array
    com: Array
    root: Array
    target: float
    lost_s: float | None
    settled: bool

    @property
    def cop_x(self) -> Array:
        """(n,) where the total wrench meets the ground. [m]."""
        return _cop_x(self.root)


def _cop_x(root: Array) -> Array:
    """Return where root reactions (3, n) meet the ground; infinite or NaN where nothing presses on it. [m]."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = root[2] / root[1]
    return result


def make_motion(posture: Posture, scenario: Scenario) -> Motion:
    """Move an athlete through a repetition.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    scenario : Scenario
        Depth, tempo, knees and counterbalance.

    Returns
    -------
    Motion
    """
    tempo = (scenario.descent_s, scenario.pause_s, scenario.ascent_s)
    time = time_grid(*tempo, INTERVALS)
    target = balance_target(posture)
    deepest = np.radians(
        [[scenario.trunk_lean_deg], [scenario.lumbar_flexion_deg], [0.0], [0.0], [0.0]],
    )
    if not posture.kneeling:
        deepest[KNEE] = np.radians(scenario.knee_flexion_deg)
    z, zd, zdd = (deepest * row for row in depth(time, *tempo))
    share = scenario.counterbalance
    lost = None
    settled = True
    if share > 0.0:
        z[LEG], found = balanced_leg(posture, z, target)
        possible = found & _near_joint_ranges(posture, z)
        if not possible.all():
            end = max(int(np.argmin(possible)), 1)
            lost = float(time[end])
            time, z, zd, zdd = time[:end], z[:, :end], zd[:, :end], zdd[:, :end]
        if time.size > 3:  # noqa: PLR2004 - derivatives need three points and one between
            settled = _settle(posture, time, (z, zd, zdd), target)
        for rows in (z, zd, zdd):
            rows[LEG] *= share
            rows[KNEE] *= share
    else:
        for rows in (z, zd, zdd):
            rows[KNEE] = 0.0
    _set_arms(posture, time, z, zd, zdd)
    q, qd, qdd = posture.coordinates(z), posture.rates(zd), posture.rates(zdd)
    tau, com, root = inverse_dynamics(posture.chain, q, qd, qdd)
    return Motion(time, z, zd, zdd, q, qd, qdd, tau, com, root, target, lost, settled)


def _near_joint_ranges(posture: Posture, z: Array) -> Flags:
    """Whether a pose is at most a little past the joint ranges; far past them nothing needs to be solved."""
    angles, ranges = joint_angles_deg(posture, z), posture.athlete.body.ranges
    near: Flags = (angles["hip_flexion"] < ranges.hip_flexion_deg + _PAST_RANGE_DEG) & (
        angles["knee_flexion"] < ranges.knee_flexion_deg + _PAST_RANGE_DEG
    )
    return near


def _set_arms(posture: Posture, time: Array, z: Array, zd: Array, zdd: Array) -> None:
    """Write the arm row, where the arms follow the legs."""
    if posture.arms_search and time.size > 3:  # noqa: PLR2004 - derivatives need three points and one between
        z[ARM] = with_arms(posture, z)[ARM]
        zd[ARM], zdd[ARM] = derivatives(time, z[ARM])
    elif posture.arms_search:
        z[ARM] = with_arms(posture, z)[ARM]


def _settle(posture: Posture, time: Array, rows: tuple[Array, Array, Array], target: float) -> bool:
    """Correct the leg row in place until the centre of pressure is on the target at every node."""
    first, second = derivative_weights(time)
    slow = rows[0][LEG].copy()
    leg, ends = slow.copy(), np.zeros(2)
    _, ends_slope = derivatives(time, leg)
    ends[:] = ends_slope[[0, -1]]
    for _ in range(_SEARCH_STEPS):
        _set_leg(posture, time, rows, leg, ends)
        cop = _cop_x(_reaction(posture, *rows))
        miss = cop - target
        if not np.isfinite(miss).all():
            break
        if np.max(np.abs(miss)) < _CLOSE:
            return True
        by_angle, by_rate, by_acceleration = _sensitivity(posture, *rows, cop)
        inner = slice(1, -1)
        bands = [by_rate[inner] * first[i] + by_acceleration[inner] * second[i] for i in range(3)]
        step = miss[inner].copy()
        kernels.solve_tridiagonal(bands[0], bands[1] + by_angle[inner], bands[2], step)
        leg[inner] -= step
        with np.errstate(divide="ignore", invalid="ignore"):
            ends -= miss[[0, -1]] / by_acceleration[[0, -1]]
        if not (np.abs(leg).max() < math.pi and np.isfinite(ends).all()):
            break  # a tempo that nobody can follow sends the search away
    _set_leg(posture, time, rows, slow, np.zeros(2))
    return False


def _set_leg(posture: Posture, time: Array, rows: tuple[Array, Array, Array], leg: Array, ends: Array) -> None:
    """Write the leg row, its derivatives, and the arms that follow."""
    z, zd, zdd = rows
    z[LEG] = leg
    zd[LEG], zdd[LEG] = derivatives(time, leg)
    zdd[LEG, 0], zdd[LEG, -1] = ends
    _set_arms(posture, time, z, zd, zdd)


def _reaction(posture: Posture, z: Array, zd: Array, zdd: Array) -> Array:
    """Return the root's reaction (3, n)."""
    return inverse_dynamics(posture.chain, posture.coordinates(z), posture.rates(zd), posture.rates(zdd))[2]


def _sensitivity(posture: Posture, z: Array, zd: Array, zdd: Array, cop: Array) -> Iterator[Array]:
    """How the centre of pressure (n,) changes with leg angle, rate and acceleration."""
    moved = z.copy()
    moved[LEG] += _NUDGE
    moved = with_arms(posture, moved)
    nudge = np.zeros_like(z)
    nudge[LEG] = _NUDGE
    if posture.arms_search:
        nudge[ARM] = moved[ARM] - z[ARM]
    # At the ends the leg's acceleration is its own unknown, which the arms do not follow.
    push = nudge.copy()
    push[ARM, [0, -1]] = 0.0
    for rows in ((moved, zd, zdd), (z, zd + nudge, zdd), (z, zd, zdd + push)):
        with np.errstate(invalid="ignore"):
            yield (_cop_x(_reaction(posture, *rows)) - cop) / _NUDGE


def held_pose(motion: Motion, frame: int) -> Array:
    """Return the variables (5, 1) of one frame, to be held still. [rad].

    Parameters
    ----------
    motion : Motion
        A repetition.
    frame : int
        Index into its times.

    Returns
    -------
    array
    """
    pose = variables(0.0, 0.0, 0.0, 0.0)
    pose[:, 0] = motion.z[:, frame]
    return pose
