"""What the muscles of hip, knee and ankle can do by angle and speed, and the share of it that a motion asks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from sim.athlete import Athlete
from sim.chain import GRAVITY, Array
from sim.passive import ankle_passive_moment, hip_passive_moment, knee_passive_moment
from sim.posture import Posture, joint_angles_deg

# Muscles of a joint's positive and of its negative moment, and the angle that falls as the former shorten.
_JOINTS = {
    "ankle": ("plantarflexion", "dorsiflexion", "dorsiflexion"),
    "knee": ("knee_extension", "knee_flexion", "knee_flexion"),
    "hip": ("hip_extension", "hip_flexion", "hip_flexion"),
}
SHARES = (*_JOINTS, "L5/S1")
_KEPT = 32  # athletes
_NOTHING_NM = 1e-6  # what the end of a cosine leaves

Curve = tuple[float | Array, ...]  # largest moment, width, best angle, and the four of `_factors`


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
    return legs * peak * athlete.mass_kg * GRAVITY * athlete.height_m, curve.width, curve.at_rad, *_factors(curve.speed)


def _at(curve: Curve, angle: Array, speed: Array) -> Array:
    """Return what muscles can make at angles and speeds."""
    largest, width, at_rad, *factors = curve
    turned = np.minimum(np.maximum(width * (angle - at_rad), -np.pi / 2), np.pi / 2)
    return np.asarray(largest * np.cos(turned) * _left(factors, speed))


def speed_factor(speed: tuple[float, float, float] | None, shortening: Array | float) -> Array:
    """Return what is left of an isometric moment at a speed (Anderson et al. 2007).

    Parameters
    ----------
    speed : tuple of float or None
        See `sim.body_muscles.TorqueCurve`.
    shortening : array or float
        (n,) negative where the muscles lengthen. [rad/s]

    Returns
    -------
    array
        (n,) 1 at rest, 0 at the least; 1 throughout where the factors are not known.
    """
    return _left(_factors(speed), np.asarray(shortening, dtype=float))


def _factors(speed: tuple[float, float, float] | None) -> tuple[float, float, float, float]:
    """Return constant, slopes of numerator and denominator, and growth: what is left is (c + n v) / (c + d v)."""
    if speed is None:
        return 1.0, 0.0, 0.0, 0.0
    three_quarters, half, growth = speed
    return 2 * three_quarters * half, half - 3 * three_quarters, 2 * half - 4 * three_quarters, growth


def _left(factors: Sequence[float | Array], shortening: Array) -> Array:
    """Return what is left at speeds (Anderson et al. 2007), never less than nothing."""
    constant, above, below, growth = factors
    size = np.abs(shortening)
    fall = (constant + size * above) / (constant + size * below)
    return np.asarray(np.maximum(fall, 0.0) * (1.0 + growth * np.maximum(-shortening, 0.0)))


@lru_cache(maxsize=_KEPT)
def _all_curves(athlete: Athlete, legs: int) -> Curve:
    """Return the curves of `_JOINTS`, the positive muscles' first: arrays (2, 3, 1)."""
    actions = [[names[way] for names in _JOINTS.values()] for way in (0, 1)]
    rows = np.array([[_curve(athlete, action, legs) for action in row] for row in actions])
    return tuple(rows[:, :, [i]] for i in range(rows.shape[2]))


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
    # Angles are linear in the variables, with a constant: poses, rates, and a row of zeros for it.
    n, several = z.shape[1], joint_angles_deg(posture, np.hstack((z, zd, np.zeros((z.shape[0], 1)))))
    angles = {name: value[:n] for name, value in several.items()}
    turning = {name: value[n:-1] - value[-1] for name, value in several.items()}
    hip, knee, ankle = (angles[name] for name in ("hip_flexion", "knee_flexion", "dorsiflexion"))
    passive = {
        "ankle": ankle_passive_moment(athlete, ankle, knee, legs),
        "knee": knee_passive_moment(athlete, knee, hip, ankle, legs),
        "hip": hip_passive_moment(athlete, hip, knee, legs),
    }
    asked, at, speed, tissue = np.empty((4, len(_JOINTS), n))
    for i, (joint, (_, _, angle)) in enumerate(_JOINTS.items()):
        asked[i], at[i], speed[i], tissue[i] = moments_Nm[joint], angles[angle], turning[angle], passive[joint]
    at, speed = np.radians(at), np.radians(speed)
    able = _at(_all_curves(athlete, legs), at, np.array((-speed, speed)))
    able += np.maximum(np.array((tissue, -tissue)), 0.0)
    able[able < _NOTHING_NM] = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.maximum(asked / able[0], -asked / able[1])
    shares = dict(zip(_JOINTS, parts, strict=True))
    if posture.kneeling:
        shares["ankle"] = np.full_like(hip, np.nan)
    back = moments_Nm["L5/S1"] / athlete.strength_Nm
    shares["L5/S1"] = np.where(back >= 0.0, back, np.nan)
    return shares


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
