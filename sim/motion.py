"""The motion of a repetition: legs that keep the centre of pressure where the task wants it.

The static solution comes first, in closed form. Then the legs are corrected for inertia: keeping the centre of
pressure on the target is an equation of second order in time for the leg angle (the body is an inverted
pendulum), solved over the whole repetition at once by Newton's method with three-point derivatives. The legs
therefore move a little before the trunk does, as people's do. At the first and last instant the leg angle is
the static one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sim.balance import balance_targets, balanced_leg, variables
from sim.bridge import Bridge, bridge_pose
from sim.chain import Array, Flags
from sim.liftoff import knee_lead
from sim.manner import rounding_course
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture, joint_angles_deg
from sim.scenario import Scenario
from sim.settling import set_arms, settle, states_of
from sim.tempo import Course, make_course

INTERVALS = 400
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
        Where the centre of pressure belongs from the outset. [m]
    lost_s : float or None
        When the legs run out of balancing postures within the joint ranges; the motion ends before. [s]
    settled : bool
        Whether the correction for inertia reached the target.
    weights : array
        (2, 3, n - 2) of derivatives over time, see `sim.tempo.derivative_weights`.
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
    weights: Array

    @cached_property
    def cop_x(self) -> Array:
        """(n,) where the total wrench meets the ground; infinite or NaN where nothing presses on it. [m]."""
        with np.errstate(divide="ignore", invalid="ignore"):
            result: Array = self.root[2] / self.root[1]
        return result


def make_motion(posture: Posture, scenario: Scenario, start: Array | None = None) -> Motion:
    """Move an athlete through a repetition.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    scenario : Scenario
        Depth, tempo, knees and counterbalance.
    start : array, optional
        (5, 1) where a repetition that begins on the floor starts and ends; the tempo is then up, pause, down, the
        hips always counterbalance, and the knees straighten ahead of the trunk. [rad]

    Returns
    -------
    Motion
    """
    course, (z, zd, zdd) = _driven(posture, scenario, start)
    target = balance_targets(posture, z)
    share = scenario.counterbalance if start is None else 1.0
    lost = states = None
    settled = True
    if share > 0.0:
        z[LEG], found = balanced_leg(posture, z, target, alike=True)
        possible = found & _near_joint_ranges(posture, z)
        if not possible.all():
            end = max(int(np.argmin(possible)), 1)
            lost = float(course.time_s[end])
            course = course.until(end)
            z, zd, zdd = (np.ascontiguousarray(rows[:, :end]) for rows in (z, zd, zdd))
            target = target[:end]
        if course.can_differ:
            states = settle(posture, course, (z, zd, zdd), target)
            settled = states is not None
    if states is None or share < 1.0:
        for rows in (z, zd, zdd):
            rows[[KNEE, LEG]] *= share
            rows[LEG] += (1.0 - share) * posture.task.thigh_share * rows[TRUNK]
        set_arms(posture, course, z, zd, zdd)
        states = states_of(posture, (z, zd, zdd))
    return Motion(course.time_s, z, zd, zdd, *states, float(target[0]), lost, settled, course.weights)


def _round(posture: Posture, course: Course, deepest: Array, rows: tuple[Array, Array, Array]) -> None:
    """Write the lumbar row where the spine does not round evenly with the trunk."""
    manner = posture.task.manner
    if manner.rounding == "even":
        return
    rounded, even = manner.rounded, deepest - manner.rounded
    share, first, second = rounding_course(manner.rounding, course.depth)
    z, zd, zdd = rows
    z[LUMBAR] = even * course.depth + rounded * share
    zd[LUMBAR] = (even + rounded * first) * course.rate
    zdd[LUMBAR] = (even + rounded * first) * course.acceleration + rounded * second * course.rate**2


def _way_up(course: Course, short: float) -> Course:
    """Return the course with the depth that is left of a repetition that goes up first, some of it to the end."""
    whole = 1.0 - short
    left = np.maximum(1.0 - whole * course.depth, 0.0)
    return replace(course, depth=left, rate=-whole * course.rate, acceleration=-whole * course.acceleration)


def _arch(posture: Posture, left: Course, rows: tuple[Array, Array, Array]) -> None:
    """Let the back arch on the way up, where it does."""
    arch = posture.task.manner.arch
    if arch == 0.0:
        return
    share, first, second = rounding_course("late", 1.0 - left.depth)
    z, zd, zdd = rows
    z[LUMBAR] -= arch * share
    zd[LUMBAR] += arch * first * left.rate
    zdd[LUMBAR] += arch * (first * left.acceleration - second * left.rate**2)


def make_bridge_motion(bridge: Bridge, scenario: Scenario) -> Motion:
    """Move an athlete who lies on the upper back through a repetition: up, pause, down.

    Parameters
    ----------
    bridge : Bridge
        Its two ends.
    scenario : Scenario
        Tempo and rounding.

    Returns
    -------
    Motion
    """
    posture = bridge.posture
    course = make_course(scenario.ascent_s, scenario.pause_s, scenario.descent_s, INTERVALS)
    left = _way_up(course, posture.task.manner.stops_short)
    deepest = np.array([[bridge.bottom - bridge.top], [np.radians(scenario.lumbar_flexion_deg)], [0.0], [0.0], [0.0]])
    z, zd, zdd = rows = deepest * left.depth, deepest * left.rate, deepest * left.acceleration
    _round(posture, left, deepest[LUMBAR], rows)
    _arch(posture, left, rows)
    z[:] = bridge_pose(posture, bridge.top + z[TRUNK], z[LUMBAR])
    for row in (KNEE, LEG):
        zd[row], zdd[row] = course.derivatives(z[row])
    states = states_of(posture, (z, zd, zdd))
    return Motion(
        course.time_s, z, zd, zdd, *states, posture.support.middle, None, settled=True, weights=course.weights
    )


def _driven(posture: Posture, scenario: Scenario, start: Array | None) -> tuple[Course, tuple[Array, Array, Array]]:
    """Return the course, and trunk, spine and knees over it with rates and accelerations, (5, n) each."""
    if start is not None:
        return _from_the_floor(posture, scenario, start)
    course = make_course(scenario.descent_s, scenario.pause_s, scenario.ascent_s, INTERVALS)
    deepest = np.radians(
        [[scenario.trunk_lean_deg], [scenario.lumbar_flexion_deg], [0.0], [0.0], [0.0]],
    )
    if not posture.kneeling:
        deepest[KNEE] = np.radians(scenario.knee_flexion_deg)
    rows = deepest * course.depth, deepest * course.rate, deepest * course.acceleration
    _round(posture, course, deepest[LUMBAR], rows)
    return course, rows


def _from_the_floor(posture: Posture, scenario: Scenario, start: Array) -> tuple[Course, tuple[Array, Array, Array]]:
    """Return the same for a repetition that goes up first, the knees ahead of the trunk."""
    course = make_course(scenario.ascent_s, scenario.pause_s, scenario.descent_s, INTERVALS)
    manner = posture.task.manner
    up = _way_up(course, manner.stops_short)
    left, rate, acceleration = up.depth, up.rate, up.acceleration
    rows = start * left, start * rate, start * acceleration
    _round(posture, up, start[LUMBAR], rows)
    _arch(posture, up, rows)
    p, knee = manner.knee_power or knee_lead(posture, start), start[KNEE, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = np.where(left > 0.0, p * left ** (p - 1), 0.0)
        bend = np.where(left > 0.0, p * (p - 1) * left ** (p - 2) * rate**2, 0.0)
    rows[0][KNEE] = knee * left**p
    rows[1][KNEE] = knee * slope * rate
    rows[2][KNEE] = knee * (bend + slope * acceleration)
    return course, rows


def _near_joint_ranges(posture: Posture, z: Array) -> Flags:
    """Whether a pose is at most a little past the joint ranges; far past them nothing needs to be solved."""
    angles, ranges = joint_angles_deg(posture, z), posture.athlete.body.ranges
    near: Flags = (angles["hip_flexion"] < ranges.hip_flexion_deg + _PAST_RANGE_DEG) & (
        angles["knee_flexion"] < ranges.knee_flexion_deg + _PAST_RANGE_DEG
    )
    return near


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
