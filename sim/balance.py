"""Where the body balances: closed form, tip angles, ranges that stay up, and the centre of mass.

With all other variables given, every segment either keeps its direction or turns with the one leg angle u, so
the whole-body centre of mass is a sin u + b cos u + c, and the balanced leg angle needs no iteration. Arms that
follow the legs to keep a bar in front of them (bar in the hands) break the form; there the same solution is
taken again with the arms' new direction until it stands still.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from sim.chain import Array, Flags, forward_kinematics, gravity_moments
from sim.posture import ARM, KNEE, LEG, LUMBAR, TRUNK, Posture, arm_angle, joint_angles_deg

_MAX_LEAN = math.radians(110.0)
_SEARCH_STEPS = 40
_SETTLED = 1e-13  # rad
_FOUND = 1e-9  # rad, far below a micrometre of hip
_FALLING = -1e-3


def variables(trunk: Array | float, lumbar: Array | float, knee: Array | float, leg: Array | float) -> Array:
    """Stack posture variables.

    Parameters
    ----------
    trunk, lumbar, knee, leg : array or float
        (n,) or one number for all. [rad]

    Returns
    -------
    array
        (5, n), the arm's row 0. [rad]
    """
    rows = np.broadcast_arrays(*(np.atleast_1d(np.asarray(row, dtype=float)) for row in (trunk, lumbar, knee, leg)))
    return np.ascontiguousarray(np.vstack((*rows, np.zeros_like(rows[0]))))


def with_arms(posture: Posture, z: Array) -> Array:
    """Return variables whose arm row fits the rest.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables. [rad]

    Returns
    -------
    array
        (5, n) [rad]
    """
    if not posture.arms_search:
        return z
    z = z.copy()
    z[ARM] = arm_angle(posture, z)
    return z


def static_state(posture: Posture, z: Array) -> tuple[Array, Array]:
    """Return joint torques (n_joints, n) [N m] and centre of mass (2, n) [m] of poses at rest.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; arms that follow the legs are set here. [rad]

    Returns
    -------
    tau, com : array
        Torques and centre of mass.
    """
    return gravity_moments(posture.chain, posture.coordinates(with_arms(posture, z)))


def balance_target(posture: Posture) -> float:
    """Return where the centre of pressure belongs. [m].

    Standing, the midpoint between heel and ball of the foot; kneeling, the centre of pressure of `plumb` with
    this bar.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    float
    """
    if not posture.kneeling:
        return posture.support.middle
    return float(static_state(posture, variables(0.0, 0.0, 0.0, 0.0))[1][0, 0])


def balanced_leg(posture: Posture, z: Array, cop_x: Array | float) -> tuple[Array, Flags]:
    """Find the leg angle that puts the centre of mass over a point.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; the leg's row does not count. [rad]
    cop_x : array or float
        (n,) wanted centre of pressure. [m]

    Returns
    -------
    leg : array
        (n,) leg angle; the nearest that can be where none balances. [rad]
    found : array of bool
        (n,) whether it balances.
    """
    z = with_arms(posture, z)
    leg, found = _closed_form(posture, z, cop_x)
    if not posture.arms_search:
        return leg, found
    # Secant steps on (closed form with the arms that this leg angle gives) - (this leg angle).
    previous, miss_before = leg, None
    for _ in range(_SEARCH_STEPS):
        z[LEG] = leg
        z[ARM] = arm_angle(posture, z)
        answer, found = _closed_form(posture, z, cop_x)
        miss = answer - leg
        if np.max(np.abs(miss)) < _SETTLED:
            break
        if miss_before is None:
            step = miss
        else:
            still = leg == previous
            slope = np.where(still, -1.0, (miss - miss_before) / np.where(still, 1.0, leg - previous))
            step = -miss / np.where(slope < _FALLING, slope, -1.0)
        previous, miss_before, leg = leg, miss, leg + np.clip(step, -0.5, 0.5)
    return leg, found & (np.abs(miss) < _FOUND)


def _closed_form(posture: Posture, z: Array, cop_x: Array | float) -> tuple[Array, Flags]:
    """Solve a sin u + b cos u + c = cop_x on the branch that rises with u."""
    a, b, c = leg_coefficients(posture, z)
    size = np.hypot(a, b)
    wanted = (cop_x - c) / size
    return np.arcsin(np.clip(wanted, -1.0, 1.0)) - np.arctan2(b, a), np.abs(wanted) <= 1.0


def leg_coefficients(posture: Posture, z: Array) -> tuple[Array, Array, Array]:
    """Return a, b, c (n,) of the centre of mass a sin u + b cos u + c, the arms' direction held. [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; the leg's row does not count. [rad]

    Returns
    -------
    a, b, c : array
        Coefficients.
    """
    n = z.shape[1]
    three = np.tile(z, 3)
    three[LEG] = np.repeat((0.0, math.pi / 2, math.pi), n)
    com_x = gravity_moments(posture.chain, posture.coordinates(three))[1][0].reshape(3, n)
    c = (com_x[0] + com_x[2]) / 2
    return com_x[1] - c, (com_x[0] - com_x[2]) / 2, c


def at_rest(posture: Posture, z: Array, counterbalance: float) -> Array:
    """Return poses whose legs and arms are those of a body at rest, knees, trunk and spine held.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables as performed; where no leg angle balances, the leg's row stays. [rad]
    counterbalance : float
        Share of the balancing leg movement that is performed.

    Returns
    -------
    array
        (5, n) [rad]
    """
    z = z.copy()
    if counterbalance > 0.0:
        whole = z.copy()
        whole[KNEE] /= counterbalance
        leg, found = balanced_leg(posture, whole, balance_target(posture))
        z[LEG] = np.where(found, counterbalance * leg, z[LEG])
    return with_arms(posture, z)


def hip_x(posture: Posture, z: Array) -> Array:
    """Return the hip's position (n,), forward of the ankle (standing) or knee axis (kneeling). [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables. [rad]

    Returns
    -------
    array
    """
    origin = forward_kinematics(posture.chain, posture.coordinates(z))[1]
    result: Array = origin[0, posture.chain.index("pelvis")]
    return result


def stance_leg(posture: Posture) -> float:
    """Return the leg angle of `stance`, the balanced upright. [rad].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    float
    """
    if posture.kneeling:
        return 0.0
    leg, _ = balanced_leg(posture, variables(0.0, 0.0, 0.0, 0.0), balance_target(posture))
    return float(leg[0])


def tip_angle_deg(posture: Posture, leg: float) -> float | None:
    """Return the trunk lean at which the centre of pressure reaches the front edge, legs locked, spine neutral.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    leg : float
        Leg angle at which the legs are locked, knees straight standing. [rad]

    Returns
    -------
    float or None
        0 where the upright is already past the edge, None where 110 degrees do not tip. [deg]
    """

    def past_edge(lean: Array) -> Array:
        com = static_state(posture, variables(lean, 0.0, 0.0, leg))[1]
        result: Array = com[0] - posture.support.front
        return result

    lean = first_crossing(past_edge, 0.0, _MAX_LEAN)
    return None if lean is None else math.degrees(lean)


def first_crossing(function: Callable[[Array], Array], low: float, high: float) -> float | None:
    """Return the first point where a function reaches 0 from below, by narrowing a grid.

    Parameters
    ----------
    function : callable
        From (n,) points to (n,) values.
    low, high : float
        The interval.

    Returns
    -------
    float or None
        ``low`` where it starts at 0 or above, None where it stays below.
    """
    points = 221
    for _ in range(7):
        grid = np.linspace(low, high, points)
        reached = np.flatnonzero(function(grid) >= 0.0)
        if reached.size == 0:
            return None
        if reached[0] == 0:
            return float(grid[0])
        low, high = grid[reached[0] - 1], grid[reached[0]]
        points = 33
    return float(high)


def shift_range_m(posture: Posture, z: Array, hip_start: float) -> tuple[float, float] | None:
    """Return the least and most backward hip shift that stays up, knee angle and everything else held.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, 1) variables of the pose. [rad]
    hip_start : float
        Hip position from which the shift counts. [m]

    Returns
    -------
    tuple of float or None
        Least and most [m]; None where no hip position stays up.
    """
    low, high = leg_limits(posture, z)
    front, front_found = balanced_leg(posture, z, posture.support.front)
    rear, rear_found = balanced_leg(posture, z, posture.support.rear)
    # Where an edge is never reached, the body is on one side of it whatever the legs do.
    middle = leg_coefficients(posture, z)[2][0]
    always_ahead = not front_found[0] and middle > posture.support.front
    always_behind = not rear_found[0] and middle < posture.support.rear
    if always_ahead or always_behind:
        return None
    if front_found[0]:
        high = min(high, float(front[0]))
    if rear_found[0]:
        low = max(low, float(rear[0]))
    if low > high:
        return None
    both = np.tile(z, 2)
    both[LEG] = (high, low)
    least, most = hip_start - hip_x(posture, both)
    return float(least), float(most)


def leg_limits(posture: Posture, z: Array) -> tuple[float, float]:
    """Return the leg angles that the joint ranges allow for one pose. [rad].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, 1) variables; the leg's row does not count. [rad]

    Returns
    -------
    low, high : float
    """
    ranges = posture.athlete.body.ranges
    pelvis = float(z[TRUNK, 0] - z[LUMBAR, 0])
    hip = math.radians(ranges.hip_flexion_deg)
    if posture.kneeling:
        deepest = min(math.radians(ranges.knee_flexion_deg), seat_knee_angle(posture))
        return max(pelvis - hip, math.pi / 2 - deepest), math.pi / 2
    return (
        max(pelvis + float(z[KNEE, 0]) - hip, -math.radians(ranges.plantarflexion_deg)),
        math.radians(ranges.dorsiflexion_deg),
    )


def seat_knee_angle(posture: Posture) -> float:
    """Return the knee flexion at which the buttocks meet the heels. [rad].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    float
    """
    athlete = posture.athlete
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    distance = athlete.body.support.seat * athlete.height_m
    inner = (thigh**2 + shank**2 - distance**2) / (2 * thigh * shank)
    return math.pi - math.acos(min(1.0, max(-1.0, inner)))


def leg_family_deg(posture: Posture, z: Array) -> float | None:
    """Return the width of the knee angles for which a balanced posture within the joint ranges exists.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, 1) variables of the pose; knee and leg do not count. [rad]

    Returns
    -------
    float or None
        0 in kneeling, where the shank lies on the floor; None where no knee angle balances. [deg]
    """
    target = balance_target(posture)
    if posture.kneeling:
        leg, found = balanced_leg(posture, z, target)
        low, high = leg_limits(posture, z)
        return 0.0 if found[0] and low <= leg[0] <= high else None
    ranges = posture.athlete.body.ranges
    knee = np.radians(np.linspace(0.0, ranges.knee_flexion_deg, 1501))
    many = variables(z[TRUNK], z[LUMBAR], knee, 0.0)
    many[LEG], found = balanced_leg(posture, many, target)
    angles = joint_angles_deg(posture, many)
    fits = (
        found
        & (angles["hip_flexion"] <= ranges.hip_flexion_deg)
        & (angles["dorsiflexion"] <= ranges.dorsiflexion_deg)
        & (angles["dorsiflexion"] >= -ranges.plantarflexion_deg)
    )
    possible = np.degrees(knee[fits])
    return float(possible[-1] - possible[0]) if possible.size else None
