"""Muscles of a body: strength by joint, angle and speed, and the hamstrings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JointStrength:
    """Peak isometric moments of one leg, in body weight times stature.

    Parameters
    ----------
    hip_extension, hip_flexion, knee_extension, knee_flexion, plantarflexion, dorsiflexion : float
        At the joint angle of the largest moment.
    """

    hip_extension: float
    hip_flexion: float
    knee_extension: float
    knee_flexion: float
    plantarflexion: float
    dorsiflexion: float


@dataclass(frozen=True)
class TorqueCurve:
    """How a joint's moment changes with angle and speed (Anderson et al. 2007).

    Parameters
    ----------
    width : float
        Of the cosine over the angle.
    at_rad : float
        Joint angle of the largest moment. [rad]
    speed : tuple of float or None
        (3,) shortening speeds at which 75 and 50 % are left [rad/s], and growth while lengthening [s/rad]; None where
        they are not known.
    """

    width: float
    at_rad: float
    speed: tuple[float, float, float] | None


@dataclass(frozen=True)
class Strength:
    """What muscles can do.

    Parameters
    ----------
    lumbar_extension_Nm_per_kg : float
        Net L5/S1 extensor strength by body mass. [N m/kg]
    silent_share : float
        Share of it below which a muscle counts as electrically silent.
    source : str
        Where the strength comes from.
    joints : JointStrength
        Of hip, knee and ankle.
    """

    lumbar_extension_Nm_per_kg: float
    silent_share: float
    source: str
    joints: JointStrength


@dataclass(frozen=True)
class Hamstring:
    """One of the hamstrings, seen from the side, in the body that it was measured on.

    Parameters
    ----------
    name : str
        Its name.
    origin_m, insertion_m : tuple of float
        (2,) forward and up, from the hip in an upright pelvis and from the knee in an upright shank.
    tendon_m, fibre_m : float
        Length of its tendons, and of its fibres where they are strongest.
    area_m2 : float
        Physiological cross-section.
    """

    name: str
    origin_m: tuple[float, float]
    insertion_m: tuple[float, float]
    tendon_m: float
    fibre_m: float
    area_m2: float


@dataclass(frozen=True)
class HamstringGroup:
    """The hamstrings of one leg.

    Parameters
    ----------
    muscles : tuple of Hamstring
        Those over two joints.
    thigh_m : float
        Thigh of the body that they were measured on.
    tension_Pa : float
        Stress of full activation.
    knee_flexion : float
        Peak knee flexion moment of that body: share of weight times stature, times mass and height. [kg m]
    """

    muscles: tuple[Hamstring, ...]
    thigh_m: float
    tension_Pa: float
    knee_flexion: float
