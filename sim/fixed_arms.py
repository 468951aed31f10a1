"""Arms whose angles the trunk and the spine alone decide: on a bar on the back or on the hips, crossed, or along."""

from __future__ import annotations

import math

import numpy as np

from sim.athlete import Athlete
from sim.bar_on_hips import bar_from_hip, bar_from_shoulder
from sim.links import arm_share, trunk_points
from sim.task import Task

_QUARTER_TURN = math.pi / 2


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
    direction, opened, folded = _triangle(athlete, task, reach_x, reach_y)
    # A hanging arm points down, at -90 degrees.
    shoulder = (direction + opened + _QUARTER_TURN + math.pi) % (2 * math.pi) - math.pi
    return shoulder, folded - math.pi


def arms_to_hips(athlete: Athlete, task: Task) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return shoulder and elbow angles of arms that steady a bar on the hips, and how they change as the spine bends.

    The hand meets the bar by the law of cosines where the spine is neutral and where it is as round as it goes; in
    between, and hollow, both angles are linear in lumbar flexion, so that poses stay linear in their variables. Arms
    that are too short are straight towards it.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        With a bar on the hips.

    Returns
    -------
    neutral : tuple of float
        (2,) flexion of shoulder and elbow with a neutral spine. [rad]
    slope : tuple of float
        (2,) change of both by lumbar flexion. [1]
    """
    points, bar = trunk_points(athlete), bar_from_hip(athlete, task.manner.bar_away_m)
    shares = task.manner.levels or athlete.body.flexion_shares
    most = math.radians(athlete.body.ranges.lumbar_flexion_deg)
    ends = []
    for lumbar in (0.0, most):
        direction, opened, folded = _triangle(athlete, task, *bar_from_shoulder(points, bar, lumbar, shares))
        ends.append((float(direction - opened) + _QUARTER_TURN, math.pi - float(folded)))
    neutral, bent = ends
    return neutral, ((bent[0] - neutral[0]) / most, (bent[1] - neutral[1]) / most)


def _triangle(athlete: Athlete, task: Task, x: float, y: float) -> tuple[float, float, float]:
    """Return direction from the shoulder to a grip (x, y), angle from it to the upper arm, and angle in the elbow."""
    distance, share = np.hypot(x, y), arm_share(athlete, task)
    upper = athlete.length("upper_arm") * share
    lower = athlete.elbow_to_grip * share
    at_elbow = (upper**2 + lower**2 - distance**2) / (2 * upper * lower)
    at_shoulder = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    folded = np.arccos(np.minimum(np.maximum(at_elbow, -1.0), 1.0))
    opened = np.arccos(np.minimum(np.maximum(at_shoulder, -1.0), 1.0))
    return np.arctan2(y, x), opened, folded
