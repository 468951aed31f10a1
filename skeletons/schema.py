"""What a body data file must hold."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, RootModel, ValidationInfo, field_validator, model_validator

from skeletons.datafile import Strict

Positive = Annotated[float, Field(gt=0, strict=True)]
Share = Annotated[float, Field(gt=0, lt=1, strict=True)]
_ROUNDED = 0.001  # published shares are rounded
Sure = Literal["read", "recalled", "computed", "assumed"]


class Sourced(Strict):
    """Anything that must say where it comes from."""

    source: str
    sure: Sure
    note: str = ""

    @field_validator("source")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get("sources")
        if known is not None and value not in known:
            raise ValueError(f"a source listed in sources.yaml: {', '.join(known)}")
        return value


class Number(Sourced):
    """A number, its spread over people, its source."""

    value: Annotated[float, Field(strict=True)]
    sd: Positive | None = None


class Size(Number):
    """A number above 0."""

    value: Positive


class Numbers(Sourced):
    """A list of numbers and its source."""

    value: tuple[Annotated[float, Field(strict=True)], ...]


def _of_length(n: int) -> AfterValidator:
    def check(numbers: Numbers) -> Numbers:
        if len(numbers.value) != n:
            raise ValueError(f"{n} numbers")
        return numbers

    return AfterValidator(check)


def _above_zero(numbers: Numbers) -> Numbers:
    if min(numbers.value) <= 0.0:
        raise ValueError("numbers above 0")
    return numbers


def _rising(numbers: Numbers) -> Numbers:
    if list(numbers.value) != sorted(numbers.value):
        raise ValueError("the lower number first")
    return numbers


Two = Annotated[Numbers, _of_length(2)]
Five = Annotated[Numbers, _of_length(5)]
Shares = Annotated[Numbers, _of_length(6), AfterValidator(_above_zero)]
Seven = Annotated[Numbers, _of_length(7)]
Eleven = Annotated[Numbers, _of_length(11)]


class Reference(Sourced):
    """The body that a table was measured on."""

    height_m: Positive
    mass_kg: Positive


class SampleRanges(Strict):
    """How far from the people whom it was measured on a table is taken for granted."""

    height_m: Annotated[Two, AfterValidator(_rising)]
    mass_kg: Annotated[Two, AfterValidator(_rising)]
    bmi: Annotated[Two, AfterValidator(_rising)]


class SegmentRow(Sourced):
    """One row of a segment table."""

    length_mm: Positive
    mass: Share
    com: Share
    gyration: Share


class SegmentRows(Strict):
    """A segment table."""

    head: SegmentRow
    trunk: SegmentRow
    upper_arm: SegmentRow
    forearm: SegmentRow
    hand: SegmentRow
    thigh: SegmentRow
    shank: SegmentRow
    foot: SegmentRow

    @model_validator(mode="after")
    def _one_body(self) -> SegmentRows:
        limbs = (self.upper_arm, self.forearm, self.hand, self.thigh, self.shank, self.foot)
        total = self.head.mass + self.trunk.mass + 2 * sum(limb.mass for limb in limbs)
        if abs(total - 1.0) > _ROUNDED:
            raise ValueError(f"masses that add up to one body, not to {total:.3f} of it")
        return self


class SexTrunk(Strict):
    """Trunk numbers of one sex."""

    shoulder_below_c7: Size


class SexSupport(Strict):
    """Support numbers of one sex."""

    foot_length: Size


class SexPassive(Strict):
    """Passive tissue of one sex."""

    lumbar_upright_Nm: Size
    lumbar_limit_Nm: Size
    group_mass_kg: Size
    group_height_m: Size
    lumbar_shape: Size


class SexStrength(Strict):
    """Strength of one sex."""

    lumbar_extension_Nm_per_kg: Size
    hip_extension: Size
    hip_flexion: Size
    knee_extension: Size
    knee_flexion: Size
    plantarflexion: Size
    dorsiflexion: Size


class TorqueCurve(Sourced):
    """Moment of a joint by angle and speed."""

    width: Positive
    at_rad: Annotated[float, Field(strict=True)]
    speed: tuple[Positive, Positive, Positive] | None = None


class JointCurves(Strict):
    """Moments of the legs' joints by angle and speed."""

    hip_extension: TorqueCurve
    hip_flexion: TorqueCurve
    knee_extension: TorqueCurve
    knee_flexion: TorqueCurve
    plantarflexion: TorqueCurve
    dorsiflexion: TorqueCurve


class SexFile(Strict):
    """male.yaml and female.yaml."""

    sex: Literal["m", "f"]
    reference: Reference
    sample: SampleRanges
    segments: SegmentRows
    trunk: SexTrunk
    support: SexSupport
    passive: SexPassive
    strength: SexStrength
    joint_curves: JointCurves


class Trunk(Strict):
    """Trunk numbers that both sexes share."""

    l5s1_behind: Number
    l5s1_above: Size
    level_height: Size
    level_lean_deg: Five
    shoulder_forward: Number
    mass_forward: Number
    upper_share: Size
    pelvis_gyration: Size
    level_mass: Shares
    level_com_forward_mm: Five
    level_com_up_mm: Five
    level_gyration: Size


class Support(Strict):
    """Contact with the ground."""

    ankle_height: Size
    heel: Size
    ball: Size
    toe: Size
    toe_height: Size
    knee_front: Size
    knee_pad_m: Number
    knee_height: Size
    seat: Size
    anchor_behind: Size
    pad_height_m: Size
    pad_ahead: Size


class Lying(Strict):
    """How one lies on the upper back, with a bar on the hips."""

    back_behind: Size
    bench_below: Size
    floor_below: Size
    hip_above: Size
    bench_height_m: Size
    bar_ahead: Size
    bar_above: Number


class Bar(Strict):
    """Where a bar is held."""

    high_behind: Size
    high_below: Number
    low_behind: Size
    low_below: Size
    grip: Size
    radius_m: Size
    plate_radius_m: Size
    thigh_front: Size
    knee_front: Size
    ankle_front: Size
    projected_arm: Size
    hex_handle_m: Size


class Stance(Strict):
    """Where feet stand, seen from the front."""

    wide_half: Size
    hips_half: Size
    wide_turnout_deg: Size


class Girdle(Strict):
    """What the shoulder blades let the shoulders do."""

    reach: Size


class Arms(Strict):
    """Arm postures that are fixed to the trunk."""

    crossed_shoulder_deg: Number
    crossed_elbow_deg: Number
    along_shoulder_deg: Number
    along_elbow_deg: Number


class Ranges(Strict):
    """Where joints end."""

    hip_flexion_deg: Size
    knee_flexion_deg: Size
    dorsiflexion_deg: Size
    plantarflexion_deg: Size
    lumbar_flexion_deg: Size
    lumbar_extension_deg: Size


class Passive(Strict):
    """Passive tissue that both sexes share."""

    lumbar_shape_range: Two
    hip: Seven
    knee: Eleven
    ankle: Seven
    stretch_Nm: Size


class Strength(Strict):
    """Strength that both sexes share."""

    silent_share: Size


class HamstringRow(Strict):
    """One of the hamstrings."""

    origin_mm: tuple[Annotated[float, Field(strict=True)], Annotated[float, Field(strict=True)]]
    insertion_mm: tuple[Annotated[float, Field(strict=True)], Annotated[float, Field(strict=True)]]
    tendon_mm: Positive
    fibre_mm: Positive
    area_cm2: Positive


class HamstringRows(Sourced):
    """The hamstrings over two joints."""

    semimembranosus: HamstringRow
    semitendinosus: HamstringRow
    biceps_femoris_long: HamstringRow


class Hamstrings(Strict):
    """Muscles over hip and knee."""

    muscles: HamstringRows
    thigh_mm: Size
    tension_N_per_cm2: Size
    reference: Reference


class CommonFile(Strict):
    """common.yaml."""

    trunk: Trunk
    support: Support
    lying: Lying
    bar: Bar
    stance: Stance
    girdle: Girdle
    arms: Arms
    ranges: Ranges
    flexion_shares: Shares
    passive: Passive
    strength: Strength
    hamstrings: Hamstrings


Body = Literal["pelvis", "L5", "L4", "L3", "L2", "L1", "thorax"]
Millimetres = Annotated[float, Field(strict=True)]
PathPoints = tuple[tuple[Body, Millimetres, Millimetres, Millimetres], ...]


class MuscleBundle(Strict):
    """One muscle bundle."""

    group: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    area_cm2: Positive
    path_mm: Annotated[PathPoints, Field(min_length=2)]
    beyond_mm: Positive | None = None

    @field_validator("path_mm")
    @classmethod
    def _upwards(cls, value: PathPoints) -> PathPoints:
        order = [get_args(Body).index(point[0]) for point in value]
        if order != sorted(order) or order[0] == order[-1]:
            raise ValueError("points from below upwards, on more than one body")
        return value


class Muscles(Sourced):
    """All muscle bundles."""

    bundles: Annotated[tuple[MuscleBundle, ...], Field(min_length=6)]


class Discs(Strict):
    """Mid-disc frames."""

    lean_deg: Annotated[Numbers, _of_length(6)]
    trade_deg: Size


class Tissue(Strict):
    """Stretched posterior tissue."""

    arm_mm: Size
    share: Size


class Stiffness(Strict):
    """Muscle stiffness."""

    ratio: Size


class Harness(Strict):
    """How back strength is measured."""

    harness_mm: Size


class Pressure(Strict):
    """Intra-abdominal pressure."""

    pressure_kPa: Number
    area_cm2: Size
    arm_mm: Size


class Tolerance(Strict):
    """What the lumbar levels bear."""

    ages: Five
    compression_m_kN: Five
    compression_f_kN: Five
    specimen_kN: Two
    action_kN: Two
    shear_kN: Two


class SpineFile(Strict):
    """spine.yaml."""

    muscles: Muscles
    discs: Discs
    tissue: Tissue
    stiffness: Stiffness
    strength: Harness
    pressure: Pressure
    tolerance: Tolerance


class SourcesFile(RootModel[dict[str, Annotated[str, Field(min_length=1)]]]):
    """sources.yaml."""
