"""Segments of a body: lengths, masses and joints, and on whom they were measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """One row of a segment table.

    Parameters
    ----------
    length : float
        Share of stature.
    mass : float
        Share of body mass, of one limb.
    com : float
        Centre of mass from the first end, share of length.
    gyration : float
        Radius of gyration about the medio-lateral axis through the centre of mass, share of length.
    """

    length: float
    mass: float
    com: float
    gyration: float


@dataclass(frozen=True)
class Segments:
    """The segment table of one sex.

    Parameters
    ----------
    head, trunk, upper_arm, forearm, hand, thigh, shank, foot : Segment
        First ends are vertex, C7, shoulder, elbow, wrist, hip, knee and heel.
    """

    head: Segment
    trunk: Segment
    upper_arm: Segment
    forearm: Segment
    hand: Segment
    thigh: Segment
    shank: Segment
    foot: Segment


@dataclass(frozen=True)
class TrunkGeometry:
    """Where joints and masses of the trunk lie upright, in shares of stature from the hip unless said.

    Parameters
    ----------
    l5s1 : tuple of float
        (2,) L5/S1 joint.
    level_height : float
        From each lumbar joint to the next.
    level_lean_deg : tuple of float
        (5,) lean of L5 to L1 in upright neutral. [deg]
    shoulder_forward : float
        Shoulder ahead of the hip.
    shoulder_below_c7 : float
        Shoulder below C7.
    mass_forward : float
        Centre of mass of the trunk ahead of the hip.
    upper_share : float
        Share of body mass above L5/S1.
    pelvis_gyration : float
        Radius of gyration of the pelvis.
    level_mass : tuple of float
        (6,) masses of L5 to L1 and thorax in proportion.
    level_com : tuple of tuple
        (5, 2) centre of mass of L5 to L1 from the joint below, forward and up.
    level_gyration : float
        Radius of gyration of a lumbar level's slice.
    """

    l5s1: tuple[float, float]
    level_height: float
    level_lean_deg: tuple[float, ...]
    shoulder_forward: float
    shoulder_below_c7: float
    mass_forward: float
    upper_share: float
    pelvis_gyration: float
    level_mass: tuple[float, ...]
    level_com: tuple[tuple[float, float], ...]
    level_gyration: float


@dataclass(frozen=True)
class Sample:
    """How far from the people whom it was measured on a segment table is taken for granted.

    Parameters
    ----------
    height_m, mass_kg, bmi : tuple of float
        (2,) least and most. [m], [kg], [kg/m^2]
    source : str
        Who measured them.
    """

    height_m: tuple[float, float]
    mass_kg: tuple[float, float]
    bmi: tuple[float, float]
    source: str
