"""Joints of a body: where they end, what passive tissue holds, and arms that are fixed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JointRanges:
    """Where joints end.

    Parameters
    ----------
    hip_flexion_deg, knee_flexion_deg, dorsiflexion_deg, plantarflexion_deg : float
        Largest angles of the legs. [deg]
    lumbar_flexion_deg, lumbar_extension_deg : float
        Largest angles of the whole lumbar spine from upright neutral. [deg]
    """

    hip_flexion_deg: float
    knee_flexion_deg: float
    dorsiflexion_deg: float
    plantarflexion_deg: float
    lumbar_flexion_deg: float
    lumbar_extension_deg: float


@dataclass(frozen=True)
class PassiveTissue:
    """Passive moments.

    Parameters
    ----------
    lumbar_upright_Nm, lumbar_limit_Nm : float
        Extension moment that silent back muscles let through, upright and at full flexion, group means.
    group_mass_kg, group_height_m : float
        Body to which the group means belong.
    lumbar_shape : float
        Exponent of the lumbar curve over the range.
    lumbar_shape_range : tuple of float
        (2,) exponents over which results that depend on the shape are shown.
    hip : tuple of float
        (7,) coefficients of the passive hip moment (Riener and Edrich 1999), degrees, N m a leg.
    knee, ankle : tuple of float
        (11,) and (7,) likewise of the passive knee and ankle moment.
    stretch_Nm : float
        Passive hip moment a leg that is felt as a strong stretch.
    """

    lumbar_upright_Nm: float
    lumbar_limit_Nm: float
    group_mass_kg: float
    group_height_m: float
    lumbar_shape: float
    lumbar_shape_range: tuple[float, float]
    hip: tuple[float, ...]
    knee: tuple[float, ...]
    ankle: tuple[float, ...]
    stretch_Nm: float


@dataclass(frozen=True)
class ArmPosture:
    """Arms that are fixed to the trunk.

    Parameters
    ----------
    shoulder_deg, elbow_deg : float
        Shoulder flexion from hanging along the trunk, and elbow flexion. [deg]
    """

    shoulder_deg: float
    elbow_deg: float
