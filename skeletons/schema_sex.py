"""What the body data file of one sex must hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from skeletons.datafile import Strict
from skeletons.schema_values import Positive, Range, Reference, Share, Size, Sourced

_ROUNDED = 0.001  # published shares are rounded


class SampleRanges(Strict):
    """How far from the people whom it was measured on a table is taken for granted."""

    height_m: Range
    mass_kg: Range
    bmi: Range


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
