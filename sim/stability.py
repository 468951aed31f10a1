"""What stays up: tip angles, the range of hip shifts, the family of leg postures."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from sim import posture_kernels as pk
from sim.athlete import Athlete
from sim.balance import (
    balance_targets,
    balanced_leg,
    coefficients,
    com_x,
    held_by_arms,
    hip_x,
    rising_solution,
    variables,
)
from sim.chain import Array
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture

_MAX_LEAN = math.radians(110.0)
_COARSE, _FINE = np.linspace(0.0, 1.0, 221), np.linspace(0.0, 1.0, 33)
_KNEES = 1501  # in the family of leg postures


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
    front = posture.support.ends[1]
    if not posture.arms_search:
        a, b, c = coefficients(posture, variables(0.0, 0.0, 0.0, leg), TRUNK)
        if b[0] + c[0] >= front:
            return 0.0
        lean, found = rising_solution(a, b, c, front)
        first = float(lean[0]) % math.tau
        return math.degrees(first) if found[0] and first <= _MAX_LEAN else None

    def past_edge(lean: Array) -> Array:
        return com_x(posture, variables(lean, 0.0, 0.0, leg)) - front

    tips = first_crossing(past_edge, 0.0, _MAX_LEAN)
    return None if tips is None else math.degrees(tips)


def first_crossing(function: Callable[[Array], Array], low: float, high: float) -> float | None:
    """Return the first point where a smooth function reaches 0 from below, by narrowing a grid.

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
    for parts in (_COARSE, _FINE, _FINE):
        grid = low + (high - low) * parts
        values = function(grid)
        reached = np.flatnonzero(values >= 0.0)
        if reached.size == 0:
            return None
        end = reached[0]
        if end == 0:
            return float(grid[0])
        low, high = grid[end - 1], grid[end]
    before, after = values[end - 1], values[end]
    return float(low - before * (high - low) / (after - before))


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
    rear_end, front_end = posture.support.ends
    a, b, middle = coefficients(posture, z, LEG)
    if posture.arms_search:
        front, front_found = balanced_leg(posture, z, front_end)
        rear, rear_found = balanced_leg(posture, z, rear_end)
    else:
        front, front_found = rising_solution(a, b, middle, front_end)
        rear, rear_found = rising_solution(a, b, middle, rear_end)
    # Where an edge is never reached, the body is on one side of it whatever the legs do.
    lost = (~front_found & (middle > front_end)) | (~rear_found & (middle < rear_end))
    high = np.where(front_found, np.minimum(high, front), high)
    low = np.where(rear_found, np.maximum(low, rear), low)
    lost |= low > high
    both = np.hstack((z, z))
    both[LEG] = np.concatenate((high, low))
    least, most = np.where(lost, np.nan, hip_start - hip_x(posture, both).reshape(2, -1))
    return least, most


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
    ranges, chain = posture.athlete.body.ranges, posture.chain
    knee, turned = _knees(ranges.knee_flexion_deg)
    few = variables(z[TRUNK], z[LUMBAR], np.array([0.0, math.pi / 2, math.pi]), 0.0)  # arms that weigh nothing forward
    waves = np.array([_wave(row) for row in coefficients(posture, few, LEG)])
    held = held_by_arms(posture) if posture.arms_search else 0.0
    ends = np.radians([ranges.hip_flexion_deg, ranges.dorsiflexion_deg, ranges.plantarflexion_deg])
    answer = np.empty(2, dtype=np.int64)
    pk.family(
        chain.parent, chain.joint, posture.world, posture.reaching, int(posture.arms_search), held, waves, knee, turned,
        float(target), float(z[TRUNK, 0] - z[LUMBAR, 0]), ends, np.ascontiguousarray(z), answer,
    )  # fmt: skip
    first, last = answer.tolist()
    return math.degrees(knee[last] - knee[first]) if first >= 0 else None


@lru_cache
def _knees(flexion_deg: float) -> tuple[Array, Array]:
    """Return knee angles (n,) up to the end of the range, with 1, cosine and sine of each (3, n). [rad]."""
    knee = np.radians(np.linspace(0.0, flexion_deg, _KNEES))
    turned = np.stack((np.ones_like(knee), np.cos(knee), np.sin(knee)))
    for array in (knee, turned):
        array.flags.writeable = False
    return knee, turned


def _wave(values: Array) -> tuple[float, float, float]:
    """Constant, cosine and sine part of what turns with one angle, from its values at 0, 90 and 180 deg."""
    start, quarter, half = values.tolist()
    middle = (start + half) / 2
    return middle, start - middle, quarter - middle
