"""Legs, trunk and straight arms on a bar that lies on the floor: a linkage with one angle free, that balance decides.

A bar in front of the shins touches them, which leaves one posture; where the knees are given instead, so do they. One
who stands inside a bar has the shoulders over it: the bar is on its line, or the shanks are given instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.balance import balance_targets, variables
from sim.chain import Array
from sim.dynamics import gravity_moments
from sim.kinematics import forward_kinematics
from sim.posture import ARM, KNEE, LEG, SOFT_TOUCH_RAD, TRUNK, Posture

STEEPEST = math.radians(120.0)  # trunk lean
_TRUNK = np.linspace(0.0, STEEPEST, 121)
_NEWTON_STEPS = 6


@dataclass(frozen=True, eq=False)
class Linkages:
    """Linkages in balance, one a lumbar flexion; NaN where there is none.

    Parameters
    ----------
    trunk, knee, leg : array
        (n,) variables, see `sim.posture`. [rad]
    hip_deg : array
        (n,) hip flexion. [deg]
    """

    trunk: Array
    knee: Array
    leg: Array
    hip_deg: Array


def balanced_linkages(
    posture: Posture, lumbar: Array, knee: float | None, shank: float | None = None, drop_m: float = 0.0
) -> Linkages:
    """Balance the linkage for each lumbar flexion.

    Parameters
    ----------
    posture : Posture
        Athlete in a task with the bar in the hands or at the sides.
    lumbar : array
        (n,) lumbar flexion. [rad]
    knee : float or None
        Knee flexion; None where it follows from the bar. [rad]
    shank : float, optional
        Lean of the shanks of one who stands inside the bar; where not given the bar is on its line. [rad]
    drop_m : float, default 0
        How far the shoulders are lowered towards the bar; straight down, so that balance is the same. [m]

    Returns
    -------
    Linkages
    """
    grid = _TRUNK.size
    z = variables(np.tile(_TRUNK, lumbar.size), np.repeat(lumbar, grid), 0.0, 0.0)
    exists = _close(posture, z, knee, shank, drop_m)
    com = gravity_moments(posture.chain, posture.coordinates(z))[1][0]
    miss = np.where(exists, com - balance_targets(posture, z), np.nan).reshape(lumbar.size, grid)
    forward = z[KNEE].reshape(lumbar.size, grid) >= 0.0  # another balance has the knees bent backwards
    balances = (miss[:, :-1] * miss[:, 1:] <= 0.0) & forward[:, 1:]
    # Bent over a bar in front; inside a bar the knees bend and the trunk is the more upright.
    last = grid - 2 - np.argmax(balances[:, ::-1], axis=1)
    at_node = last if posture.arms_search else np.argmax(balances, axis=1)
    rows = np.arange(lumbar.size)
    before, after = miss[rows, at_node], miss[rows, at_node + 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(balances.any(axis=1), -before / (after - before), np.nan)

    def at(values: Array) -> Array:
        table = values.reshape(lumbar.size, grid)
        result: Array = table[rows, at_node] + share * (table[rows, at_node + 1] - table[rows, at_node])
        return result

    trunk, bend, leg = (at(z[row]) for row in (TRUNK, KNEE, LEG))
    return Linkages(trunk, bend, leg, np.degrees(trunk - lumbar - leg + bend))


def _close(posture: Posture, z: Array, knee: float | None, shank_lean: float | None, drop: float) -> Array:
    """Write legs and arms so that the hands are on the bar; return where that can be (n,)."""
    athlete, task = posture.athlete, posture.task
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    ankle = np.array([0.0, posture.support.root_height])
    z[[KNEE, LEG, ARM]] = 0.0
    _, origin, _ = forward_kinematics(posture.chain, posture.coordinates(z))
    hips, shoulders = (origin[:, posture.chain.index(link)] for link in ("pelvis", "upper_arm"))
    hip_to_shoulder = shoulders - hips - np.array([[0.0], [drop]])
    bar_end = athlete.body.bar
    height = bar_end.plate_radius + (bar_end.hex_handle if task.raised_handles else 0.0)
    line = posture.bar_line
    if task.bar_position == "sides":
        hip = np.array([[line], [height + posture.reach]]) - hip_to_shoulder
        return _inside(posture, z, hip, knee, shank_lean)
    soft = SOFT_TOUCH_RAD / 2 if knee is None else 0.0  # how far the touch holds the arm off
    bar = np.array([line + soft * posture.reach, height])
    if knee is None:
        lean = _shin_lean(posture, line, height)
        pivot, radius, bent = ankle + shank * np.array([math.sin(lean), math.cos(lean)]), thigh, 0.0
    else:
        radius = math.sqrt(thigh**2 + shank**2 + 2 * thigh * shank * math.cos(knee))
        pivot, bent = ankle, math.asin(thigh * math.sin(knee) / radius)
    # The hip is as far from the pivot as the leg is long, and from where it would be without arms as the arms are.
    below = bar[:, None] - hip_to_shoulder - pivot[:, None]
    span = np.hypot(*below)
    toward = np.arctan2(below[0], below[1])
    corner = _corner(radius, span, posture.reach)
    way = np.where(np.cos(toward + corner) > np.cos(toward - corner), toward + corner, toward - corner)
    hip = pivot[:, None] + radius * np.stack((np.sin(way), np.cos(way)))
    z[LEG] = lean if knee is None else way + bent
    z[KNEE] = z[LEG] - way if knee is None else knee
    shoulder = hip + hip_to_shoulder
    z[ARM] = np.arctan2(bar[0] - shoulder[0], shoulder[1] - bar[1])
    exists: Array = (span < radius + posture.reach) & (span > abs(radius - posture.reach))
    return exists


def _inside(posture: Posture, z: Array, hip: Array, knee: float | None, shank_lean: float | None) -> Array:
    """Write the legs of one who stands inside the bar, hips (2, n) where the bar's line has them; return where (n,).

    Where knees or shanks are given, the height of the hips alone counts.
    """
    athlete = posture.athlete
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    x, y = hip[0], hip[1] - posture.support.root_height
    exists: Array
    if knee is not None:
        length = math.sqrt(thigh**2 + shank**2 + 2 * thigh * shank * math.cos(knee))
        z[LEG] = math.asin(thigh * math.sin(knee) / length) - np.arccos(np.clip(y / length, -1.0, 1.0))
        z[KNEE] = knee
        exists = np.abs(y) <= length
    elif shank_lean is None:
        span = np.hypot(x, y)
        z[LEG] = np.arctan2(x, y) + _corner(shank, span, thigh)
        z[KNEE] = math.pi - _corner(shank, thigh, span)
        exists = (span < thigh + shank) & (span > abs(thigh - shank))
    else:
        above_knee = (y - shank * math.cos(shank_lean)) / thigh
        z[LEG] = shank_lean
        z[KNEE] = shank_lean + np.arccos(np.clip(above_knee, -1.0, 1.0))
        exists = np.abs(above_knee) <= 1.0
    return exists


def _corner(beside: float, other: Array | float, opposite: Array | float) -> Array:
    """Angle of a triangle between two sides, the third given; that of the nearest triangle where there is none."""
    cosine = (beside**2 + np.square(other) - np.square(opposite)) / (2 * beside * other)
    result: Array = np.arccos(np.clip(cosine, -1.0, 1.0))
    return result


def _shin_lean(posture: Posture, x: float, y: float) -> float:
    """Return the lean of a shank whose front touches a bar."""
    athlete, bar = posture.athlete, posture.athlete.body.bar
    up, shank = y - posture.support.root_height, athlete.length("shank")
    lean = 0.0
    for _ in range(_NEWTON_STEPS):  # the surface runs nearly along the bone, so this settles at once
        along = min(max((x * math.sin(lean) + up * math.cos(lean)) / shank, 0.0), 1.0)
        front = (bar.ankle_front + (bar.knee_front - bar.ankle_front) * along) * athlete.height_m + bar.radius
        lean = math.asin(min(max(-front / math.hypot(x, up), -1.0), 1.0)) + math.atan2(x, up)
    return lean
