"""The way of a bridge: feet flat, the upper back on the floor or on a bench, and the hips between.

Feet and back stand still, so shank, thigh and trunk are a linkage with one angle free, the trunk's. The feet stand
where the shanks are upright at the top, as coaches place them; the top is where the hips are straight, the bottom where
the buttocks, a rounded lower back, or the plates of a bar on the hips come to the floor, or where hips or knees bend no
further. Feet may stand nearer than that, and the back may arch at the top (`sim.manner`): the hips then rise as high
and straighten less.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from sim.chain import Array
from sim.kinematics import forward_kinematics
from sim.links import bar_place
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture

_RESERVE_DEG = 0.5  # of hip and knee flexion
_LEANS = np.radians(np.linspace(-160.0, 0.0, 1601))


@dataclass(frozen=True, eq=False)
class Bridge:
    """A bridge's two ends.

    Parameters
    ----------
    posture : Posture
        With a support that knows where the back lies.
    bottom, top : float
        Trunk lean, negative on the back. [rad]
    """

    posture: Posture
    bottom: float
    top: float


def find_bridge(posture: Posture, lumbar: float) -> Bridge | None:
    """Find a bridge's top and bottom.

    Parameters
    ----------
    posture : Posture
        Athlete on the back.
    lumbar : float
        Lumbar flexion at the bottom; at the top the spine is neutral. [rad]

    Returns
    -------
    Bridge or None
        None where the back's height and the legs' length leave no bridge.
    """
    athlete, lying = posture.athlete, posture.athlete.body.lying
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    high = lying.bench_height if posture.task.support == "bench" else 0.0
    shin = posture.task.manner.shank_lean
    knee = np.array([[shank * math.sin(shin)], [posture.support.root_height + shank * math.cos(shin)]])
    hip = knee + thigh * np.stack((np.sin(_LEANS), np.cos(_LEANS)))
    back = hip + _hip_to_back(posture, _LEANS, 0.0)
    top = _crossing(_LEANS, back[1] - high)
    if top is None:
        return None
    straight = knee[:, 0] + thigh * np.array([math.sin(top), math.cos(top)])
    x = float((straight + _hip_to_back(posture, np.array([top]), 0.0)[:, 0])[0])
    placed = replace(posture, support=replace(posture.support, rear=x, back=(x, high)))
    way = _LEANS[top <= _LEANS]
    z = bridge_pose(placed, way, lumbar)  # as round as it is at the bottom, which is looked for
    angle, origin, _ = forward_kinematics(placed.chain, placed.coordinates(z))
    free = origin[1, 3] - lying.hip_above * athlete.height_m
    hip_end = math.radians(athlete.body.ranges.hip_flexion_deg - _RESERVE_DEG)
    free = np.minimum(free, hip_end - (z[TRUNK] - z[LUMBAR] - z[LEG] + z[KNEE]))
    free = np.minimum(free, math.radians(athlete.body.ranges.knee_flexion_deg - _RESERVE_DEG) - z[KNEE])
    if posture.task.support == "back":
        spine = slice(posture.chain.index("L5"), posture.chain.index("thorax") + 1)
        free = np.minimum(free, origin[1, spine].min(axis=0) - lying.back_behind * athlete.height_m)
    if posture.task.load_kg > 0:
        link, (ahead, up) = bar_place(athlete, posture.task, posture.chain.index("thorax"))
        plates = origin[1, link] + np.sin(angle[link]) * ahead + np.cos(angle[link]) * up
        free = np.minimum(free, plates - athlete.body.bar.plate_radius)
    bottom = _crossing(way, free)
    return None if bottom is None else Bridge(placed, bottom, _arched(placed, top))


def _arched(posture: Posture, top: float) -> float:
    """Return the trunk lean at which an arched back has the hips as high as a neutral one at the top."""
    arch = posture.task.manner.arch
    if arch == 0.0:
        return top
    height = _hip_to_back(posture, np.array([top]), 0.0)[1, 0]
    miss = _hip_to_back(posture, _LEANS, -arch)[1] - height
    near = np.abs(_LEANS - top) < 2.0 * arch
    found = _crossing(_LEANS[near], miss[near])
    return top if found is None else found


def bridge_pose(posture: Posture, trunk: Array, lumbar: Array | float) -> Array:
    """Return poses (5, n) whose feet and back are where they belong.

    Parameters
    ----------
    posture : Posture
        Of a `Bridge`.
    trunk : array
        (n,) trunk lean. [rad]
    lumbar : array or float
        (n,) or one for all. [rad]

    Returns
    -------
    array
        Where the legs are too short they are straight. [rad]
    """
    athlete, back = posture.athlete, posture.support.back
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    hip = np.array([[back[0]], [back[1] - posture.support.root_height]]) - _hip_to_back(posture, trunk, lumbar)
    span = np.clip(np.hypot(*hip), abs(thigh - shank), thigh + shank)
    at_ankle = np.arccos(np.clip((shank**2 + span**2 - thigh**2) / (2 * shank * span), -1.0, 1.0))
    at_knee = np.arccos(np.clip((shank**2 + thigh**2 - span**2) / (2 * shank * thigh), -1.0, 1.0))
    z = np.zeros((5, trunk.size))
    z[TRUNK], z[LUMBAR] = trunk, lumbar
    z[LEG] = np.arctan2(hip[0], hip[1]) + at_ankle
    z[KNEE] = math.pi - at_knee
    return z


def back_point(posture: Posture) -> tuple[float, float]:
    """Return where the back lies on floor or bench, in the thorax' frame. [m].

    Parameters
    ----------
    posture : Posture
        Athlete on the back.

    Returns
    -------
    tuple of float
        (2,) behind and above T12/L1.
    """
    athlete, lying = posture.athlete, posture.athlete.body.lying
    below = lying.bench_below if posture.task.support == "bench" else lying.floor_below
    chest = posture.chain.links[posture.chain.index("head")].joint[1]  # C7 above T12/L1
    return -lying.back_behind * athlete.height_m, chest - below * athlete.height_m


def _hip_to_back(posture: Posture, trunk: Array, lumbar: Array | float) -> Array:
    """Return where the back's contact is from the hip (2, n), which trunk and spine alone decide. [m]."""
    z = np.zeros((5, trunk.size))
    z[TRUNK], z[LUMBAR] = trunk, lumbar
    angle, origin, _ = forward_kinematics(posture.chain, posture.coordinates(z))
    thorax, (x, y) = posture.chain.index("thorax"), back_point(posture)
    cos, sin = np.cos(angle[thorax]), np.sin(angle[thorax])
    place = origin[:, thorax] + np.stack((cos * x - sin * y, sin * x + cos * y))
    result: Array = place - origin[:, posture.chain.index("pelvis")]
    return result


def _crossing(at: Array, values: Array) -> float | None:
    """Return the first point at which values change their sign, straight between the points."""
    turn = np.flatnonzero((values[:-1] > 0.0) != (values[1:] > 0.0))
    if not turn.size:
        return None
    k = turn[0]
    before, after = values[k], values[k + 1]
    return float(at[k] - before * (at[k + 1] - at[k]) / (after - before))
