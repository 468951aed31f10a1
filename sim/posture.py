"""From the task's variables to joint coordinates, and back to the names of the field.

Every segment's world angle is linear in five variables: trunk lean, lumbar flexion, knee flexion, the one leg
angle that balances (shank lean standing, thigh lean kneeling) and the world angle of straight arms that hold a
bar. Coordinates, rates and accelerations therefore come from one matrix.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.body import LUMBAR_LEVELS, Athlete
from sim.chain import Array, Chain, forward_kinematics
from sim.free_leg import BENT_RAD, PITCH_RAD, POINTED_RAD, resting_offsets
from sim.links import Task, build_chain, trunk_points
from sim.stance import seen_from_the_side
from sim.support import Support, make_support

Complex = NDArray[np.complex128]

TRUNK, LUMBAR, KNEE, LEG, ARM = range(5)
_HALF_TURN = math.pi / 2
_HEAD_LIES = math.radians(75.0)  # raised a little from the floor
_KNEE_TURN_M = 0.06
SOFT_TOUCH_RAD = 0.05  # arms near a touch are held off by half of it, so that the path has no corner


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
    matrix : array
        (3 + n_joints, 5) coordinates by variable.
    offset : array
        (3 + n_joints,) coordinates where all variables are 0. [m, rad]
    """

    athlete: Athlete
    task: Task
    chain: Chain
    support: Support
    matrix: Array
    offset: Array

    def coordinates(self, variables: Array) -> Array:
        """Return coordinates (3 + n_joints, n) for variables (5, n). [m, rad]."""
        q = self.rates(variables)
        q += self.offset[:, None]
        return q

    def rates(self, variables: Array) -> Array:
        """Return coordinate rates for variable rates, or accelerations for accelerations."""
        rates: Array = self.matrix @ variables
        return rates

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
        bar, arm = self.athlete.body.bar, self.athlete.length
        return arm("upper_arm") + arm("forearm") + bar.grip * arm("hand")

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
    if task.wide:
        athlete = seen_from_the_side(athlete)
    chain = build_chain(athlete, task)
    support = make_support(athlete, task.support)
    return Posture(athlete, task, chain, support, *_map(athlete, task, chain, support))


def _map(athlete: Athlete, task: Task, chain: Chain, support: Support) -> tuple[Array, Array]:
    """Return matrix and offset from variables to coordinates."""
    world = _world_angles(athlete, task, chain.n_links, support.foot_angle)
    matrix = np.zeros((3 + chain.n_joints, 5))
    offset = np.zeros(3 + chain.n_joints)
    offset[1] = support.root_height
    matrix[2], offset[2] = world[0, :5], world[0, 5]
    steps = world[1:] - world[chain.parent[1:]]
    matrix[3:], offset[3:] = steps[:, :5], steps[:, 5]
    return matrix, offset


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
    matrix, offset = _map(posture.athlete, task, posture.chain, posture.support)
    return replace(posture, task=task, matrix=matrix, offset=offset)


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
    world[10, TRUNK] += task.manner.neck_extension / task.manner.full_lean
    if task.arms == "bar" and task.bar_position == "hands":
        world[11:14, ARM] = 1.0
    elif not (task.arms == "hang" or (task.arms == "bar" and task.bar_position == "sides")):
        shoulder, elbow = fixed_arms(athlete, task)
        world[11] = world[9]
        world[11, 5] += shoulder
        world[12] = world[11]
        world[12, 5] += elbow
        world[13] = world[12]
    if task.legs == 1:
        _free_leg(athlete, task, world)
    return world


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


def fixed_arms(athlete: Athlete, task: Task) -> tuple[float, float]:
    """Return shoulder and elbow angles of arms that are fixed to the trunk.

    For a bar on the back the hand meets the bar by the law of cosines. Seen from the side, arms that flare to a
    bar behind the shoulders fold the other way than arms in front, so the elbow's angle is negative there.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.

    Returns
    -------
    shoulder, elbow : float
        Flexion. [rad]
    """
    body = athlete.body
    if task.arms != "bar":
        posture = body.crossed if task.arms == "crossed" else body.along
        return math.radians(posture.shoulder_deg), math.radians(posture.elbow_deg)
    points = trunk_points(athlete)
    behind, below = getattr(body.bar, task.bar_position)
    reach_x = points["C7"][0] - behind * athlete.height_m - points["shoulder"][0]
    reach_y = points["C7"][1] - below * athlete.height_m - points["shoulder"][1]
    distance = np.hypot(reach_x, reach_y)
    upper = athlete.length("upper_arm") * body.bar.projected_arm
    lower = (athlete.length("forearm") + body.bar.grip * athlete.length("hand")) * body.bar.projected_arm
    at_elbow = (upper**2 + lower**2 - distance**2) / (2 * upper * lower)
    at_shoulder = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    folded = np.arccos(np.minimum(np.maximum(at_elbow, -1.0), 1.0))
    opened = np.arccos(np.minimum(np.maximum(at_shoulder, -1.0), 1.0))
    direction = np.arctan2(reach_y, reach_x) + opened
    # A hanging arm points down, at -90 degrees.
    shoulder = (direction + _HALF_TURN + math.pi) % (2 * math.pi) - math.pi
    return shoulder, folded - math.pi


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
    shoulder, away = shoulder_from_hip(posture, variables), bar_away(posture, variables)
    return arm_angle_over_legs(posture, shoulder, variables[KNEE], variables[LEG], away)


def shoulder_from_hip(posture: Posture, variables: Array) -> Array:
    """Return where the shoulder is from the hip (2, n), which trunk and spine alone decide. [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    variables : array
        (5, n) variables; knee, leg and arm do not count. [rad]

    Returns
    -------
    array
    """
    origin = forward_kinematics(posture.chain, posture.coordinates(variables))[1]
    from_hip: Array = origin[:, 11] - origin[:, 3]
    return from_hip


def bar_away(posture: Posture, variables: Array) -> Array:
    """Return how far ahead of its place a bar in the hands is (n,), see `sim.manner`. [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    variables : array
        (5, n) variables; only the trunk's row counts. [rad]

    Returns
    -------
    array
    """
    manner = posture.task.manner
    part: Array = variables[TRUNK] / manner.full_lean
    if posture.task.from_floor:
        part = 4.0 * part * (1.0 - part)  # neither where it lies nor at the top
    return manner.bar_away_m * part


def arm_angle_over_legs(posture: Posture, shoulder: Array, knee: Array, leg: Array, away: Array) -> Array:
    """Return the arms' world angle for given legs, see `arm_angle`.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    shoulder : array
        (2, n) from the hip. [m]
    knee, leg : array
        (n,) knee flexion, which does not count in kneeling, and leg angle. [rad]
    away : array
        (n,) forward shift of the bar from there. [m]

    Returns
    -------
    array
        (n,) angle from hanging, forward positive. [rad]
    """
    athlete, bar = posture.athlete, posture.athlete.body.bar
    reach = posture.reach
    if posture.kneeling:
        shank, thigh = np.full_like(leg, -_HALF_TURN), -leg
    else:
        shank, thigh = -leg, knee - leg

    # Points of the plane are complex numbers, forward + i up, from the root: the knee kneeling, the ankle standing.
    def ahead(point: Complex, forward: Complex, surface: float) -> Complex:
        return point + (surface * athlete.height_m + bar.radius) * forward

    along_shank, along_thigh = _direction(shank), _direction(thigh)
    up_shank = athlete.length("shank") * 1j * along_shank
    ankle, knee_joint = (-up_shank, 0 * up_shank) if posture.kneeling else (0 * up_shank, up_shank)
    hip = knee_joint + athlete.length("thigh") * 1j * along_thigh
    arms_from = hip + (shoulder[0] + 1j * shoulder[1])
    hip_front = ahead(hip, along_thigh, bar.thigh_front)
    knee_front = ahead(knee_joint, _direction((thigh + shank) / 2), bar.knee_front)
    ankle_front = ahead(ankle, along_shank, bar.ankle_front)
    middle = (posture.bar_line - arms_from.real) / reach
    wanted = np.arcsin(np.minimum(np.maximum(middle, -1.0), 1.0))
    # Near the knee and where the leg lets go of the bar the path turns over a few centimetres, not at once.
    above = (np.abs(knee_front - arms_from) - reach) / _KNEE_TURN_M / 2 + 0.5
    above = np.minimum(np.maximum(above, 0.0), 1.0)
    above = above**3 * (10 - 15 * above + 6 * above**2)
    on_thigh = _meets(arms_from, reach, hip_front, knee_front)
    on_shank = _meets(arms_from, reach, knee_front, ankle_front)
    on_leg = above * on_thigh + (1.0 - above) * on_shank
    result: Array = (wanted + on_leg + np.hypot(wanted - on_leg, SOFT_TOUCH_RAD)) / 2
    if away.any():
        result = np.arcsin(np.clip(np.sin(result) + away / reach, -1.0, 1.0))
    return result


def _direction(angle: Array) -> Complex:
    """Where x points after a turn."""
    return np.cos(angle) + 1j * np.sin(angle)


def _meets(shoulder: Complex, reach: float, upper: Complex, lower: Complex) -> Array:
    """Angle of an arm whose hand lies on the line through ``upper`` and ``lower``, or as near as it reaches."""
    along = lower - upper
    start = upper - shoulder
    a = along.real**2 + along.imag**2
    b = along.real * start.real + along.imag * start.imag
    c = start.real**2 + start.imag**2 - reach**2
    t = (-b + np.sqrt(np.maximum(b * b - a * c, 0.0))) / a
    hand = start + t * along
    angle: Array = np.arctan2(hand.real, -hand.imag)
    return angle


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
    trunk, lumbar, knee, leg = variables[TRUNK], variables[LUMBAR], variables[KNEE], variables[LEG]
    if posture.kneeling:
        thigh, knee = leg, _HALF_TURN - leg
        dorsiflexion = np.full_like(leg, posture.support.foot_angle + _HALF_TURN)
    else:
        thigh, dorsiflexion = leg - knee, leg
    values = {
        "trunk_lean": trunk,
        "lumbar_flexion": lumbar,
        "hip_flexion": trunk - lumbar - thigh,
        "knee_flexion": knee,
        "dorsiflexion": dorsiflexion,
    }
    return {name: np.degrees(value) for name, value in values.items()}


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
