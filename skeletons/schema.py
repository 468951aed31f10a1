"""What a body data file must hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from skeletons.datafile import Strict

Positive = Annotated[float, Field(gt=0, strict=True)]
Share = Annotated[float, Field(gt=0, lt=1, strict=True)]
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
            msg = f"a source listed in sources.yaml: {', '.join(known)}"
            raise ValueError(msg)
        return value


class Number(Sourced):
    """A number, its spread over people, its source."""

    value: Annotated[float, Field(strict=True)]
    sd: Positive | None = None


class Numbers(Sourced):
    """A list of numbers and its source."""

    value: tuple[Annotated[float, Field(strict=True)], ...]


def _of_length(n: int) -> AfterValidator:
    def check(numbers: Numbers) -> Numbers:
        if len(numbers.value) != n:
            msg = f"{n} numbers"
            raise ValueError(msg)
        return numbers

    return AfterValidator(check)


Two = Annotated[Numbers, _of_length(2)]
Five = Annotated[Numbers, _of_length(5)]
Six = Annotated[Numbers, _of_length(6)]
Seven = Annotated[Numbers, _of_length(7)]


class Reference(Sourced):
    """The body that a table was measured on."""

    height_m: Positive
    mass_kg: Positive


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


class SexTrunk(Strict):
    """Trunk numbers of one sex."""

    shoulder_below_c7: Number


class SexSupport(Strict):
    """Support numbers of one sex."""

    foot_length: Number


class SexPassive(Strict):
    """Passive tissue of one sex."""

    lumbar_upright_Nm: Number
    lumbar_limit_Nm: Number
    group_mass_kg: Number
    group_height_m: Number
    lumbar_shape: Number


class SexStrength(Strict):
    """Strength of one sex."""

    lumbar_extension_Nm_per_kg: Number


class SexFile(Strict):
    """male.yaml and female.yaml."""

    sex: Literal["m", "f"]
    reference: Reference
    segments: SegmentRows
    trunk: SexTrunk
    support: SexSupport
    passive: SexPassive
    strength: SexStrength


class Trunk(Strict):
    """Trunk numbers that both sexes share."""

    l5s1_behind: Number
    l5s1_above: Number
    level_height: Number
    level_lean_deg: Five
    shoulder_forward: Number
    mass_forward: Number
    upper_share: Number
    pelvis_gyration: Number
    level_mass: Six
    level_com_forward_mm: Five
    level_com_up_mm: Five
    level_gyration: Number


class Support(Strict):
    """Contact with the ground."""

    ankle_height: Number
    heel: Number
    ball: Number
    toe: Number
    toe_height: Number
    knee_front: Number
    knee_pad_m: Number
    knee_height: Number
    seat: Number


class Bar(Strict):
    """Where a bar is held."""

    high_behind: Number
    high_below: Number
    low_behind: Number
    low_below: Number
    grip: Number
    radius_m: Number
    plate_radius_m: Number
    thigh_front: Number
    knee_front: Number
    ankle_front: Number
    projected_arm: Number


class Arms(Strict):
    """Arm postures that are fixed to the trunk."""

    crossed_shoulder_deg: Number
    crossed_elbow_deg: Number
    along_shoulder_deg: Number
    along_elbow_deg: Number


class Ranges(Strict):
    """Where joints end."""

    hip_flexion_deg: Number
    knee_flexion_deg: Number
    dorsiflexion_deg: Number
    plantarflexion_deg: Number
    lumbar_flexion_deg: Number
    lumbar_extension_deg: Number


class Passive(Strict):
    """Passive tissue that both sexes share."""

    lumbar_shape_range: Two
    hip: Seven
    stretch_Nm: Number


class Strength(Strict):
    """Strength that both sexes share."""

    silent_share: Number


class CommonFile(Strict):
    """common.yaml."""

    trunk: Trunk
    support: Support
    bar: Bar
    arms: Arms
    ranges: Ranges
    flexion_shares: Six
    passive: Passive
    strength: Strength
