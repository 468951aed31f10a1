"""From the task's variables to joint coordinates, and back to the names of the field.

Every segment's world angle is linear in five variables: trunk lean, lumbar flexion, knee flexion, the one leg
angle that balances (shank lean standing, thigh lean kneeling) and the world angle of straight arms that hold a
bar. Coordinates, rates and accelerations therefore come from one matrix.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from sim import motion_kernels as mk
from sim import posture_kernels as pk
from sim.arm_kernels import SOFT_TOUCH
from sim.athlete import Athlete
from sim.body import LUMBAR_LEVELS
from sim.chain import Array, Chain
from sim.fixed_arms import arms_to_hips, fixed_arms
from sim.free_leg import BENT_RAD, PITCH_RAD, POINTED_RAD, resting_offsets
from sim.links import build_chain
from sim.stance import seen_from_the_side
from sim.support import Support, make_support
from sim.task import Task

TRUNK, LUMBAR, KNEE, LEG, ARM = range(5)
_HALF_TURN = math.pi / 2
_HEAD_LIES = math.radians(75.0)  # raised a little from the floor
SOFT_TOUCH_RAD = SOFT_TOUCH
_ANGLES = ("trunk_lean", "lumbar_flexion", "hip_flexion", "knee_flexion", "dorsiflexion")
_KEPT = 64  # athletes in tasks, for the next bar


@dataclass(frozen=True, eq=False)
class Posture:
    """An athlete in a task: the chain, the support and the map from variables to coordinates.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.
    chain : Chain
        Links and masses.
    support : Support
        Where the ground may push.
    world : array
        (n_links, 6) world angle of each link by variable, and the constant. [1, rad]
    matrix : array
        (3 + n_joints, 5) coordinates by variable.
    offset : array
        (3 + n_joints,) coordinates where all variables are 0. [m, rad]
    """

    athlete: Athlete
    task: Task
    chain: Chain
    support: Support
    world: Array
    matrix: Array
    offset: Array

    def coordinates(self, variables: Array) -> Array:
        """Return coordinates (3 + n_joints, n) for variables (5, n). [m, rad]."""
        return self._combined(self.offset, variables)

    def rates(self, variables: Array) -> Array:
        """Return coordinate rates for variable rates, or accelerations for accelerations."""
        return self._combined(np.zeros_like(self.offset), variables)

    def _combined(self, offset: Array, variables: Array) -> Array:
        """Return the matrix times the variables, and the offset."""
        result = np.empty((offset.size, variables.shape[1]))
        mk.coordinates(self.matrix, offset, np.ascontiguousarray(variables), result)
        return result

    @property
    def kneeling(self) -> bool:
        """Whether the shanks lie on the floor."""
        return self.task.kneels

    @property
    def bar_line(self) -> float:
        """Where a bar in the hands belongs, ahead of the ankle or knee axis. [m]."""
        return self.support.mid_foot if self.task.from_floor else self.support.middle

    @property
    def reach(self) -> float:
        """Length of a straight arm from the shoulder to the bar. [m]."""
        return self.athlete.length("upper_arm") + self.athlete.elbow_to_grip

    @cached_property
    def reaching(self) -> Array:
        """What arms in front of the legs must know (11,), see `sim.posture_kernels`. [m, rad]."""
        athlete, bar, manner = self.athlete, self.athlete.body.bar, self.task.manner
        surfaces = (bar.thigh_front, bar.knee_front, bar.ankle_front)
        return np.array([
            athlete.length("shank"), athlete.length("thigh"), *(s * athlete.height_m + bar.radius for s in surfaces),
            self.reach, self.bar_line, manner.bar_away_m, manner.full_lean, self.kneeling, self.task.from_floor,
        ], dtype=np.float64)  # fmt: skip

    @property
    def arms_search(self) -> bool:
        """Whether the arm angle follows from the rest of the posture."""
        return self.task.arms == "bar" and self.task.bar_position == "hands"


def make_posture(athlete: Athlete, task: Task) -> Posture:
    """Build chain, support and posture map.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.

    Returns
    -------
    Posture
    """
    loaded = task.load_kg > 0.0
    known = _laid_out(athlete, replace(task, load_kg=1.0 if loaded else 0.0))
    if not loaded:
        return known
    chain = known.chain.with_mass("bar", task.load_kg)
    return Posture(known.athlete, task, chain, known.support, known.world, known.matrix, known.offset)


@lru_cache(maxsize=_KEPT)
def _laid_out(athlete: Athlete, task: Task) -> Posture:
    """Build a posture, or remember it for the next bar."""
    if task.wide:
        athlete = seen_from_the_side(athlete)
    chain = build_chain(athlete, task)
    support = make_support(athlete, task.support)
    return Posture(athlete, task, chain, support, *_map(athlete, task, chain, support))


def _map(athlete: Athlete, task: Task, chain: Chain, support: Support) -> tuple[Array, Array, Array]:
    """Return world angles, and matrix and offset from variables to coordinates."""
    world = _world_angles(athlete, task, chain.n_links, support.foot_angle)
    matrix = np.zeros((3 + chain.n_joints, 5))
    offset = np.zeros(3 + chain.n_joints)
    offset[1] = support.root_height
    matrix[2], offset[2] = world[0, :5], world[0, 5]
    steps = world[1:] - world[chain.parent[1:]]
    matrix[3:], offset[3:] = steps[:, :5], steps[:, 5]
    return world, matrix, offset


def with_own_levels(posture: Posture) -> Posture:
    """Return a posture whose lumbar levels share flexion as the body's own do, whatever the manner.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    Posture
        The same where they do already.
    """
    task = posture.task
    if not task.manner.levels:
        return posture
    task = replace(task, manner=replace(task.manner, levels=()))
    mapped = _map(posture.athlete, task, posture.chain, posture.support)
    return Posture(posture.athlete, task, posture.chain, posture.support, *mapped)


def _world_angles(athlete: Athlete, task: Task, n_links: int, foot_angle: float) -> Array:
    """Return each link's world angle as (n_links, 5 variables + constant), counter-clockwise."""
    world = np.zeros((n_links, 6))
    if not task.kneels:
        world[1, LEG] = -1.0
        world[2, LEG], world[2, KNEE] = -1.0, 1.0
    else:
        world[0, 5] = -_HALF_TURN
        world[1, 5] = foot_angle
        world[2, LEG] = -1.0
    world[3, TRUNK], world[3, LUMBAR] = -1.0, 1.0
    for i, share in enumerate(task.manner.levels or athlete.body.flexion_shares):
        world[4 + i] = world[3 + i]
        world[4 + i, LUMBAR] -= share
    world[10] = world[9]
    if task.support == "back":
        world[10] = 0.0
        world[10, 5] = _HEAD_LIES  # the head stays where it lies
    manner = task.manner
    thrown_back = manner.neck_extension / (manner.full_lean - manner.grows_from)
    world[10, TRUNK] += thrown_back
    world[10, 5] -= thrown_back * manner.grows_from
    if task.arms == "bar" and task.bar_position == "hands":
        world[11:14, ARM] = 1.0
    elif not (task.arms == "hang" or (task.arms == "bar" and task.bar_position == "sides")):
        _fixed_arms(athlete, task, world)
    if task.legs == 1:
        _free_leg(athlete, task, world)
    return world


def _fixed_arms(athlete: Athlete, task: Task, world: Array) -> None:
    """Write arms that turn with the trunk; those on a bar on the hips follow the spine too."""
    slope = 0.0, 0.0
    if task.steadies:
        (shoulder, elbow), slope = arms_to_hips(athlete, task)
    else:
        shoulder, elbow = fixed_arms(athlete, task)
    world[11] = world[9]
    world[11, 5] += shoulder
    world[11, LUMBAR] += slope[0]
    world[12] = world[11]
    world[12, 5] += elbow
    world[12, LUMBAR] += slope[1]
    world[13] = world[12]


def _free_leg(athlete: Athlete, task: Task, world: Array) -> None:
    """Write the leg that carries nothing: resting on its toe tips under a bar on the back, else behind the trunk."""
    thigh, shank, foot = world[-3:]
    if task.on_back:
        turned, bent = resting_offsets(athlete)
        thigh[:], shank[:] = world[2], world[1]
        thigh[5] -= turned
        shank[5] -= bent
        foot[5] = -PITCH_RAD
        return
    thigh[:] = shank[:] = foot[:] = world[3]
    shank[5] -= BENT_RAD
    foot[5] -= BENT_RAD + POINTED_RAD


def arm_angle(posture: Posture, variables: Array) -> Array:
    """Return the world angle of straight arms that hold a bar in front of the legs.

    The bar is kept over its line, or as near to it as thighs and shins let it; where it cannot get there the
    arms hang. The surface of the leg is a polyline hip, knee, ankle.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    variables : array
        (5, n) variables; the arm's row does not count. [rad]

    Returns
    -------
    array
        (n,) angle from hanging, forward positive. [rad]
    """
    chain = posture.chain
    result: Array = np.empty(variables.shape[1])
    pk.arms(chain.parent, chain.joint, posture.world, posture.reaching, variables, result)
    return result


def joint_angles_deg(posture: Posture, variables: Array) -> dict[str, Array]:
    """Return the angles that coaches name.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    variables : array
        (5, n) variables. [rad]

    Returns
    -------
    dict
        ``trunk_lean``, ``lumbar_flexion``, ``hip_flexion``, ``knee_flexion``, ``dorsiflexion``, each (n,) [deg].
        In kneeling the ankle is held by the floor and its angle is that of the pointed foot.
    """
    result = np.empty((len(_ANGLES), variables.shape[1]))
    pk.joint_angles_deg(posture.kneeling, posture.support.pointed, np.ascontiguousarray(variables), result)
    return dict(zip(_ANGLES, result, strict=True))


def joint_moments(posture: Posture, tau: Array) -> dict[str, Array]:
    """Turn torques into net joint moments with the field's signs.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    tau : array
        (n_joints, n) torque of parent on link, counter-clockwise. [N m]

    Returns
    -------
    dict
        (n,) by joint name: extension positive at hip, knee, lumbar joints and neck, plantarflexion at the
        ankle, flexion at shoulder, elbow and wrist. [N m]
    """
    # Kneeling, the foot hangs on the shank and not the shank on the foot.
    ankle = -tau[0] if posture.kneeling else tau[0]
    moments = {"ankle": ankle, "knee": -tau[1], "hip": tau[2]}
    for i, level in enumerate(LUMBAR_LEVELS):
        moments[level] = tau[3 + i]
    for i, name in enumerate(("neck", "shoulder", "elbow", "wrist")):
        moments[name] = tau[9 + i]
    return moments
