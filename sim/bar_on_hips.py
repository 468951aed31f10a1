"""A bar in the crease of the hips, seen from the shoulder whose arm steadies it.

Its weight is the pelvis'. How far it is from the shoulder follows from the spine alone: rounding brings it nearer,
hollowing takes it away. Arms flare sideways, so that seen from the side they are shorter than they are: just so short
that they are straight where the back is as hollow as it goes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sim.athlete import Athlete
from sim.body import LUMBAR_LEVELS

Point = tuple[float, float]


def bar_from_hip(athlete: Athlete, away_m: float = 0.0) -> Point:
    """Return where the bar is from the hip, in the pelvis' frame. [m].

    Parameters
    ----------
    athlete : Athlete
        The person.
    away_m : float, default 0
        How much nearer to the head it lies than it should. [m]

    Returns
    -------
    tuple of float
        (2,) ahead and above.
    """
    ahead, above = athlete.body.lying.bar
    return ahead * athlete.height_m, above * athlete.height_m + away_m


def bar_from_shoulder(points: Mapping[str, Point], bar: Point, lumbar: float, shares: Sequence[float]) -> Point:
    """Return where a bar on the hips is from the shoulder, in the thorax' frame. [m].

    Parameters
    ----------
    points : mapping
        Joints of the upright trunk from the hip, see `sim.links.trunk_points`. [m]
    bar : tuple of float
        (2,) the bar from the hip, in the pelvis' frame. [m]
    lumbar : float
        Lumbar flexion. [rad]
    shares : sequence of float
        (6,) of the levels in it.

    Returns
    -------
    tuple of float
        (2,) forward and up.
    """
    shoulder = complex(*points["shoulder"])
    for level, share in reversed([*zip(LUMBAR_LEVELS, shares, strict=True)]):
        joint, turn = complex(*points[level]), -share * lumbar
        shoulder = joint + (shoulder - joint) * complex(math.cos(turn), math.sin(turn))
    seen = (complex(*bar) - shoulder) * complex(math.cos(lumbar), math.sin(lumbar))
    return seen.real, seen.imag


def share_to_hips(athlete: Athlete, points: Mapping[str, Point]) -> float:
    """Return how long arms that steady a bar on the hips look from the side, share of their length.

    Parameters
    ----------
    athlete : Athlete
        The person.
    points : mapping
        See `bar_from_shoulder`.

    Returns
    -------
    float
        1 for arms that do not reach the bar with the back hollow.
    """
    hollow = -math.radians(athlete.body.ranges.lumbar_extension_deg)
    farthest = math.hypot(*bar_from_shoulder(points, bar_from_hip(athlete), hollow, athlete.body.flexion_shares))
    return min(farthest / (athlete.length("upper_arm") + athlete.elbow_to_grip), 1.0)
