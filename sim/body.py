"""What is known of the bodies of one sex, and the names of the lumbar levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.body_contact import BarGeometry, LyingGeometry, StanceGeometry, SupportGeometry
from sim.body_joints import ArmPosture, JointRanges, PassiveTissue
from sim.body_muscles import HamstringGroup, Strength, TorqueCurve
from sim.body_segments import Sample, Segments, TrunkGeometry
from sim.spine.anatomy import Spine

LUMBAR_LEVELS = ("L5/S1", "L4/L5", "L3/L4", "L2/L3", "L1/L2", "T12/L1")
LUMBAR_LINKS = ("L5", "L4", "L3", "L2", "L1")


@dataclass(frozen=True, eq=False)
class Body:
    """Everything known of the bodies of one sex; built by the loader of the body data files.

    Two are equal where they are the same object, so that what follows from an athlete can be kept by the athlete.

    Parameters
    ----------
    sex : str
        ``m`` or ``f``.
    reference_height_m, reference_mass_kg : float
        Of the people whom the segment table describes. [m, kg]
    segments : Segments
        Masses, centres of mass and radii of gyration.
    trunk : TrunkGeometry
        Joints and masses inside the trunk.
    support : SupportGeometry
        Contact with the ground.
    lying : LyingGeometry
        On the back.
    bar : BarGeometry
        Where a bar is held.
    stance : StanceGeometry
        Feet of a wide stance.
    crossed, along : ArmPosture
        Arms without a bar.
    ranges : JointRanges
        Where joints end.
    flexion_shares : tuple of float
        (6,) share of each lumbar joint, L5/S1 to T12/L1, in lumbar flexion.
    passive : PassiveTissue
        Passive moments.
    strength : Strength
        What muscles can do.
    joint_curves : mapping
        How the moments of `JointStrength` change with angle and speed, by their names.
    hamstrings : HamstringGroup
        Muscles over hip and knee.
    spine : Spine
        Muscles, discs and tissue of the lumbar spine.
    sample : Sample
        Where the segment table holds.
    """

    sex: str
    reference_height_m: float
    reference_mass_kg: float
    segments: Segments
    trunk: TrunkGeometry
    support: SupportGeometry
    lying: LyingGeometry
    bar: BarGeometry
    stance: StanceGeometry
    crossed: ArmPosture
    along: ArmPosture
    ranges: JointRanges
    flexion_shares: tuple[float, ...]
    passive: PassiveTissue
    strength: Strength
    joint_curves: Mapping[str, TorqueCurve] = field(repr=False)
    hamstrings: HamstringGroup = field(repr=False)
    spine: Spine = field(repr=False)
    sample: Sample
