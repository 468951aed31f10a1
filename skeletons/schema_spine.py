"""What the data file of the lumbar spine must hold."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from skeletons.datafile import Strict
from skeletons.schema_values import Five, Number, Positive, Six, Size, Sourced, Two

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

    lean_deg: Six
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
