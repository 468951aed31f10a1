"""What a body is: segment tables, geometry and tissue of a sex, and the athlete scaled from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim import limits
from sim.spine.anatomy import Spine

LUMBAR_LEVELS = ("L5/S1", "L4/L5", "L3/L4", "L2/L3", "L1/L2", "T12/L1")
LUMBAR_LINKS = ("L5", "L4", "L3", "L2", "L1")


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
class SupportGeometry:
    """Contact with the ground, in shares of stature unless said.

    Parameters
    ----------
    foot_length, ankle_height : float
        Of the foot that is stood on.
    heel, ball, toe : float
        Behind and ahead of the ankle axis, share of foot length.
    toe_height : float
        Tip of the toes below the ankle.
    knee_front : float
        Front edge of the patella ahead of the knee axis in kneeling.
    knee_pad : float
        What pad and soft tissue add to the front edge (negative: take away). [m]
    knee_height : float
        Knee axis above the floor in kneeling.
    seat : float
        Distance from hip to ankle at which the buttocks meet the heels.
    anchor_behind : float
        What holds the heels down, from the ankle axis towards the knee.
    pad_height : float
        Knee axis of one who kneels on a glute-ham bench. [m]
    pad_ahead : float
        Where its pad bears the thigh, from the knee axis towards the hip.
    """

    foot_length: float
    ankle_height: float
    heel: float
    ball: float
    toe: float
    toe_height: float
    knee_front: float
    knee_pad: float
    knee_height: float
    seat: float
    anchor_behind: float
    pad_height: float
    pad_ahead: float


@dataclass(frozen=True)
class BarGeometry:
    """Where a bar is held.

    Parameters
    ----------
    high, low : tuple of float
        (2,) behind the line from T12/L1 to C7, and below C7, in shares of stature.
    grip : float
        From the wrist, share of hand length.
    radius, plate_radius : float
        Of the shaft and of the plates. [m]
    thigh_front, knee_front, ankle_front : float
        Surface of the leg ahead of the line of the joints, in shares of stature.
    projected_arm : float
        Length of an arm that flares sideways to a bar on the back, seen from the side, share of its length.
    hex_handle : float
        Raised handles of a hex bar above the centre of its plates. [m]
    girdle_reach : float
        How far the shoulder blades let the shoulder joints follow a bar, share of stature.
    """

    high: tuple[float, float]
    low: tuple[float, float]
    grip: float
    radius: float
    plate_radius: float
    thigh_front: float
    knee_front: float
    ankle_front: float
    projected_arm: float
    hex_handle: float
    girdle_reach: float


@dataclass(frozen=True)
class LyingGeometry:
    """How one lies on the upper back, in shares of stature unless said.

    Parameters
    ----------
    back_behind : float
        Skin of the upper back behind the line from T12/L1 to C7.
    bench_below, floor_below : float
        What lies on bench or floor, below C7.
    hip_above : float
        Hip axis above the floor of one who lies on it.
    bench_height : float
        [m]
    bar : tuple of float
        (2,) a bar on the hips, ahead of the hip axis and above it, upright.
    """

    back_behind: float
    bench_below: float
    floor_below: float
    hip_above: float
    bench_height: float
    bar: tuple[float, float]


@dataclass(frozen=True)
class StanceGeometry:
    """Feet of a wide stance, seen from the front, in shares of stature unless said.

    Parameters
    ----------
    wide_half, hips_half : float
        From the middle to an ankle, and to a hip.
    wide_turnout_deg : float
        How far the feet turn out. [deg]
    """

    wide_half: float
    hips_half: float
    wide_turnout_deg: float


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


@dataclass(frozen=True)
class Athlete:
    """A person: a body scaled by height and mass, with measured lengths where they are known.

    Parameters
    ----------
    body : Body
        Tables of the athlete's sex.
    height_m, mass_kg : float
        Stature and body mass.
    thigh_m, shank_m, trunk_m, arm_m : float, optional
        Measured: hip to knee, knee to ankle, hip to C7, shoulder to wrist.

    Raises
    ------
    InvalidInputError
        For a number outside the allowed range.
    """

    body: Body = field(repr=False)
    height_m: float
    mass_kg: float
    thigh_m: float | None = None
    shank_m: float | None = None
    trunk_m: float | None = None
    arm_m: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no athlete is."""
        for name in ("height_m", "mass_kg", "thigh_m", "shank_m", "trunk_m", "arm_m"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, limits.number(name, value))

    @property
    def sex(self) -> str:
        """``m`` or ``f``."""
        return self.body.sex

    @property
    def lengths_given(self) -> dict[str, float]:
        """Measured lengths, by name. [m]."""
        names = ("thigh_m", "shank_m", "trunk_m", "arm_m")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    def length(self, segment: str) -> float:
        """Return a segment's length, measured or by stature.

        Parameters
        ----------
        segment : str
            A field of `Segments`.

        Returns
        -------
        float
            [m]
        """
        table = self.body.segments
        usual: float = getattr(table, segment).length * self.height_m
        if segment in {"thigh", "shank", "trunk"}:
            measured: float | None = getattr(self, f"{segment}_m")
            return usual if measured is None else measured
        if segment in {"upper_arm", "forearm"} and self.arm_m is not None:
            share: float = getattr(table, segment).length / (table.upper_arm.length + table.forearm.length)
            return self.arm_m * share
        return usual

    @property
    def strength_Nm(self) -> float:
        """Net L5/S1 extensor strength. [N m]."""
        return self.body.strength.lumbar_extension_Nm_per_kg * self.mass_kg
