"""What stays up: tip angles, the range of hip shifts, the family of leg postures."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from sim import upright_kernels as uk
from sim.athlete import Athlete
from sim.balance import balance_targets, balanced_leg, held_by_arms, moments_over, place, variables
from sim.chain import Array
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture

_KNEES = 1501  # in the family of leg postures
_QUARTERS, _NOWHERE = np.array([0.0, math.pi / 2, math.pi]), np.zeros(2)


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
    front = float(posture.support.ends[1])
    if posture.arms_search:
        lean = uk.tip_below_arms(posture.chain.tree, posture.world, posture.reaching, float(leg), front)
        return None if lean == uk.NEVER else math.degrees(lean)
    moments = moments_over(posture, variables(0.0, 0.0, 0.0, leg), TRUNK)[:, 0] / posture.chain.total_mass
    a, b, c = moments.tolist()
    if b + c >= front:
        return 0.0
    size = math.hypot(a, b)
    if size < front - c:
        return None
    lean = (math.asin((front - c) / size) - math.atan2(b, a)) % math.tau
    return math.degrees(lean) if lean <= uk.MAX_LEAN else None


def shift_ranges_m(posture: Posture, z: Array, hip_start: float) -> tuple[Array, Array]:
    """Return the least and most backward hip shift that stays up, knee angle and everything else held.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables of the poses. [rad]
    hip_start : float
        Hip position from which the shift counts. [m]

    Returns
    -------
    least, most : array
        (n,) [m]; NaN where no hip position stays up.
    """
    low, high = leg_limits(posture, z)
    rear, front = map(float, posture.support.ends)
    middle = moments_over(posture, z, LEG)[2] / posture.chain.total_mass
    chain, result = posture.chain, np.empty((2, z.shape[1]))
    uk.shift_ranges(
        chain.parent, chain.joint, posture.world, chain.index("pelvis"), middle, *balanced_leg(posture, z, front),
        *balanced_leg(posture, z, rear), (rear, front), low, high, float(hip_start), np.ascontiguousarray(z), result,
    )  # fmt: skip
    return result[0], result[1]


def leg_limits(posture: Posture, z: Array) -> tuple[Array, Array]:
    """Return the leg angles that the joint ranges allow.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; the leg's row does not count. [rad]

    Returns
    -------
    low, high : array
        (n,) [rad]
    """
    ranges = posture.athlete.body.ranges
    # Hip flexion is pelvis lean less thigh lean, so its end bounds the legs from below.
    by_hip = z[TRUNK] - z[LUMBAR] - math.radians(ranges.hip_flexion_deg)
    if posture.kneeling:
        deepest = min(math.radians(ranges.knee_flexion_deg), seat_knee_angle(posture))
        return np.maximum(by_hip, math.pi / 2 - deepest), np.full_like(by_hip, math.pi / 2)
    low = np.maximum(by_hip + z[KNEE], -math.radians(ranges.plantarflexion_deg))
    return low, np.full_like(low, math.radians(ranges.dorsiflexion_deg))


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
    return float(seat_angle(posture.athlete))


def seat_angle(athlete: Athlete) -> Array:
    """Return the knee flexion at which the buttocks meet the heels, for one athlete or many. [rad].

    Parameters
    ----------
    athlete : Athlete
        The person, or a crowd.

    Returns
    -------
    array
        () or (n,)
    """
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    distance = athlete.body.support.seat * athlete.height_m
    inner = (thigh**2 + shank**2 - distance**2) / (2 * thigh * shank)
    return np.asarray(math.pi - np.arccos(np.minimum(np.maximum(inner, -1.0), 1.0)))


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
        0 in kneeling, where the shank lies on the floor, unless the feet are held; None where no knee angle
        balances. [deg]
    """
    target = balance_targets(posture, z)[0]
    if posture.kneeling:
        leg, found = balanced_leg(posture, z, target)
        low, high = leg_limits(posture, z)
        if posture.support.held:  # any posture within the ranges
            return math.degrees(high[0] - low[0]) if low[0] <= high[0] else None
        return 0.0 if found[0] and low[0] <= leg[0] <= high[0] else None
    ranges = posture.athlete.body.ranges
    knee, turned = _knees(ranges.knee_flexion_deg)
    ends = tuple(map(math.radians, (ranges.hip_flexion_deg, ranges.dorsiflexion_deg, ranges.plantarflexion_deg)))
    moments = moments_over(posture, variables(z[TRUNK], z[LUMBAR], _QUARTERS, 0.0), LEG)
    shoulder, held = _NOWHERE, 0.0
    if posture.arms_search:
        shoulder = (place(posture, z, "upper_arm") - place(posture, z, "pelvis"))[:, 0].copy()
        held = held_by_arms(posture)
    first, last = uk.family(
        posture.reaching, posture.arms_search, shoulder, held, moments, posture.chain.total_mass, knee, turned,
        float(target), ends, float(z[TRUNK, 0]), float(z[TRUNK, 0] - z[LUMBAR, 0]),
    )  # fmt: skip
    return math.degrees(knee[last] - knee[first]) if first >= 0 else None


@lru_cache
def _knees(flexion_deg: float) -> tuple[Array, Array]:
    """Return knee angles (n,) up to the end of the range, with 1, cosine and sine of each (3, n). [rad]."""
    knee = np.radians(np.linspace(0.0, flexion_deg, _KNEES))
    turned = np.stack((np.ones_like(knee), np.cos(knee), np.sin(knee)))
    for array in (knee, turned):
        array.flags.writeable = False
    return knee, turned
