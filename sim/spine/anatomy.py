"""What a lumbar spine is made of: muscle bundles, discs, passive tissue, tolerance."""

from __future__ import annotations

from dataclasses import dataclass

BODIES = ("pelvis", "L5", "L4", "L3", "L2", "L1", "thorax")


@dataclass(frozen=True)
class PathPoint:
    """A point that a muscle bundle passes.

    Parameters
    ----------
    body : int
        Index in `BODIES`.
    forward, up, aside : float
        From the joint below that body (the pelvis: from L5/S1), in shares of stature.
    """

    body: int
    forward: float
    up: float
    aside: float


@dataclass(frozen=True)
class Bundle:
    """Fascicles of one muscle that share their ends, both sides together.

    Parameters
    ----------
    group : str
        The muscle.
    area_m2 : float
        Physiological cross-section. [m^2]
    path : tuple of PathPoint
        From below upwards.
    beyond : float
        Length above the last point, inside the thorax, in shares of stature.
    """

    group: str
    area_m2: float
    path: tuple[PathPoint, ...]
    beyond: float


@dataclass(frozen=True)
class Tolerance:
    """What lumbar discs and arches bear, from tests of specimens.

    Parameters
    ----------
    ages : tuple of float
        Ages of the recommended limits. [years]
    compression_N : tuple of float
        Recommended compression limit at each age.
    specimen_N : tuple of float
        (2,) mean and standard deviation of measured compressive strength.
    action_N : tuple of float
        (2,) action limit and maximum permissible limit of compression at work.
    shear_N : tuple of float
        (2,) shear limits, frequent and occasional.
    """

    ages: tuple[float, ...]
    compression_N: tuple[float, ...]
    specimen_N: tuple[float, float]
    action_N: tuple[float, float]
    shear_N: tuple[float, float]


@dataclass(frozen=True)
class Pressure:
    """Intra-abdominal pressure.

    Parameters
    ----------
    pressure_Pa : float
        Above the outside; 0 leaves it out.
    area : float
        Of the diaphragm, in squared stature.
    arm : float
        Ahead of the discs, in shares of stature.
    """

    pressure_Pa: float
    area: float
    arm: float


@dataclass(frozen=True)
class Spine:
    """The lumbar spine of one sex.

    Parameters
    ----------
    bundles : tuple of Bundle
        All muscle bundles.
    disc_lean_deg : tuple of float
        (6,) lean of each mid-disc frame in upright neutral, L5/S1 first.
    trade_deg : float
        How much flexion neighbouring levels may trade against their mean shares. [deg]
    tissue_arm : float
        Arm of stretched posterior tissue behind the discs, in shares of stature.
    tissue_share : float
        Share of the passive moment that stretched tissue makes; discs that bend make the rest.
    stiffness_ratio : float
        q in a muscle's stiffness q F / L.
    harness : float
        Height above L5/S1 of the harness against which strength is measured, in shares of stature.
    pressure : Pressure
        Intra-abdominal pressure.
    tolerance : Tolerance
        What the levels bear.
    """

    bundles: tuple[Bundle, ...]
    disc_lean_deg: tuple[float, ...]
    trade_deg: float
    tissue_arm: float
    tissue_share: float
    stiffness_ratio: float
    harness: float
    pressure: Pressure
    tolerance: Tolerance
