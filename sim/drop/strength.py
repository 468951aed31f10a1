"""The largest torques that an athlete's joints can make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.athlete import Athlete
from sim.body import LUMBAR_LINKS
from sim.chain import GRAVITY, Array, Indices
from sim.passive import lumbar_passive_moment
from sim.posture import Posture

_KEPT_RANGE = 1.2  # of full flexion, from where the tissue's curve goes on straight so that it cannot overflow
_NUDGE = 1e-6  # rad


@dataclass(frozen=True, eq=False)
class TorqueLimits:
    """Limits of the joint torques, counter-clockwise.

    Parameters
    ----------
    low, high : array
        (n_joints,) least and largest torque of muscle; without limit at neck, arms and a free leg. [N m]
    """

    low: Array
    high: Array


def joint_strength(posture: Posture, scale: float) -> TorqueLimits:
    """Return what muscles can do at each joint, of the legs that carry.

    Hip, knee and ankle: peak isometric moments (Anderson 2007); every lumbar level: the athlete's net L5/S1
    extensor strength, backwards and forwards alike.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    scale : float
        Share of the strength that is there.

    Returns
    -------
    TorqueLimits
    """
    athlete, chain = posture.athlete, posture.chain
    joints = athlete.body.strength.joints
    size = posture.task.legs * scale * athlete.mass_kg * GRAVITY * athlete.height_m
    low, high = np.full(chain.n_joints, -np.inf), np.full(chain.n_joints, np.inf)
    # Extension is counter-clockwise at the hip and clockwise at the knee; kneeling, the foot hangs on the shank.
    down, up = joints.plantarflexion, joints.dorsiflexion
    if posture.kneeling:
        down, up = up, down
    by_link = {
        "foot" if posture.kneeling else "shank": (up, down),
        "thigh": (joints.knee_extension, joints.knee_flexion),
        "pelvis": (joints.hip_flexion, joints.hip_extension),
    }
    for link, (against, along) in by_link.items():
        joint = chain.index(link) - 1
        low[joint], high[joint] = -size * against, size * along
    for joint in lumbar_joints(posture):
        high[joint] = scale * athlete.strength_Nm
        low[joint] = -high[joint]
    return TorqueLimits(low, high)


def lumbar_joints(posture: Posture) -> Indices:
    """Return the joints of the lumbar levels, L5/S1 to T12/L1.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    array
        (6,) indices.
    """
    return np.array([posture.chain.index(link) - 1 for link in (*LUMBAR_LINKS, "thorax")], dtype=np.int64)


def tissue_rise_Nm(athlete: Athlete, flexion_rad: Array) -> Array:
    """Return what stretched tissue holds above its moment in upright neutral (Dolan et al. 1994).

    Parameters
    ----------
    athlete : Athlete
        The person.
    flexion_rad : array
        (n,) lumbar flexion. [rad]

    Returns
    -------
    array
        (n,) extension positive. [N m]
    """
    end = np.radians(_KEPT_RANGE * athlete.body.ranges.lumbar_flexion_deg)
    at = np.append(np.minimum(flexion_rad, end), [0.0, end - _NUDGE, end])
    *held, upright, before, last = lumbar_passive_moment(athlete, np.degrees(at))
    result: Array = np.array(held) - upright + np.maximum(flexion_rad - end, 0.0) * (last - before) / _NUDGE
    return result
