"""What the muscles of hip, knee and ankle can do by angle and speed, and the share of it that a motion asks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from sim import strength_kernels as sk
from sim.athlete import Athlete
from sim.chain import GRAVITY, Array
from sim.posture import Posture

# Muscles of a joint's positive and of its negative moment.
_JOINTS = {
    "ankle": ("plantarflexion", "dorsiflexion"),
    "knee": ("knee_extension", "knee_flexion"),
    "hip": ("hip_extension", "hip_flexion"),
}
SHARES = (*_JOINTS, "L5/S1")
_KEPT = 32  # athletes

Curve = tuple[float, ...]  # largest moment, width, best angle, and the four of `speed_factors`


def strength_Nm(
    athlete: Athlete, action: str, angle_rad: Array | float, shortening: Array | float = 0.0, legs: int = 2
) -> Array:
    """Return the largest moment that muscles of the legs that carry can make (Anderson et al. 2007).

    Parameters
    ----------
    athlete : Athlete
        The person.
    action : str
        A field of `sim.body_muscles.JointStrength`.
    angle_rad : array or float
        (n,) flexion of the joint, dorsiflexion of the ankle. [rad]
    shortening : array or float, default 0
        (n,) speed at which the joint turns the way these muscles pull; does not count where the factors of speed are
        not known. [rad/s]
    legs : int, default 2
        How many.

    Returns
    -------
    array
        (n,) 0 where the cosine over the angle has ended. [N m]
    """
    return _at(_curve(athlete, action, legs), np.asarray(angle_rad, dtype=float), np.asarray(shortening, dtype=float))


def _curve(athlete: Athlete, action: str, legs: int) -> Curve:
    """Return the largest moment at rest, and how it changes with angle and speed."""
    curve = athlete.body.joint_curves[action]
    peak: float = getattr(athlete.body.strength.joints, action)
    return (
        legs * peak * athlete.mass_kg * GRAVITY * athlete.height_m,
        curve.width,
        curve.at_rad,
        *speed_factors(curve.speed),
    )


def _at(curve: Curve, angle: Array, speed: Array) -> Array:
    """Return what muscles can make at angles and speeds."""
    at_angle = sk.angle_law(curve[sk.WIDTH], curve[sk.AT], angle)
    return np.asarray(curve[sk.LARGEST] * at_angle * sk.speed_law(curve[sk.SPEED :], speed))


def speed_factors(speed: tuple[float, float, float] | None) -> tuple[float, float, float, float]:
    """Return how an isometric moment changes with speed, for `sim.strength_kernels.speed_law`.

    Parameters
    ----------
    speed : tuple of float or None
        See `sim.body_muscles.TorqueCurve`.

    Returns
    -------
    tuple of float
        (4,) constant, slopes of numerator and denominator over speed [s/rad], growth as the muscles lengthen [s/rad];
        without any change where the speeds are not known.
    """
    if speed is None:
        return 1.0, 0.0, 0.0, 0.0
    three_quarters, half, growth = speed
    return 2 * three_quarters * half, half - 3 * three_quarters, 2 * half - 4 * three_quarters, growth


@lru_cache(maxsize=_KEPT)
def _known(athlete: Athlete, legs: int) -> tuple[Array, Array, Array, Array]:
    """Return the curves of `_JOINTS` (2, 3, 7), positive muscles' first, and the laws of hip, knee and ankle."""
    actions = [[names[way] for names in _JOINTS.values()] for way in (0, 1)]
    curves = np.array([[_curve(athlete, action, legs) for action in row] for row in actions], dtype=float)
    passive = athlete.body.passive
    return curves, np.array(passive.hip), np.array(passive.knee), np.array(passive.ankle)


def strength_shares(posture: Posture, z: Array, zd: Array, moments_Nm: Mapping[str, Array]) -> dict[str, Array]:
    """Return each joint's net moment as a share of what muscle and stretched tissue can make on its side.

    Tissue that pulls against the moment is left out: the published passive moments are extrapolated where it counts,
    in deep hip flexion over straight knees and in deep kneeling. At L5/S1 the measured strength is a net one.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z, zd : array
        (5, n) posture variables and rates. [rad, rad/s]
    moments_Nm : mapping
        (n,) net joint moments, see `sim.posture.joint_moments`. [N m]

    Returns
    -------
    dict
        (n,) by `SHARES`, 1 for all of it; infinite where the cosine over the angle has ended; NaN at the ankle in
        kneeling, where the floor holds the foot, and at L5/S1 where the moment is no extension, for which no strength
        is known.
    """
    athlete, legs = posture.athlete, posture.task.legs
    ankle, knee, hip, back = (moments_Nm[joint] for joint in SHARES)
    shares = np.empty((len(SHARES), z.shape[1]))
    sk.shares(
        *_known(athlete, legs), legs, posture.kneeling, posture.support.pointed, athlete.strength_Nm, z, zd,
        ankle, knee, hip, back, shares,
    )  # fmt: skip
    return dict(zip(SHARES, shares, strict=True))


def peak_shares(shares: Mapping[str, Array]) -> dict[str, float | None]:
    """Return the largest share of each joint over a motion.

    Parameters
    ----------
    shares : mapping
        See `strength_shares`.

    Returns
    -------
    dict
        By joint; None where there is none, or where the motion goes beyond the angles at which strength is known.
    """
    most = {joint: float(np.fmax.reduce(row)) for joint, row in shares.items()}  # NaN where all are
    return {joint: value if math.isfinite(value) else None for joint, value in most.items()}
