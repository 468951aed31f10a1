"""What the population's data file must hold."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from skeletons.datafile import Strict
from skeletons.schema_values import Numbers, Positive, Size, Sourced

Rising = Annotated[tuple[Positive, ...], Field(min_length=2)]


class GroupRow(Sourced):
    """People of one sex and an age range."""

    sex: Literal["m", "f"]
    age_years: Rising
    height_m: Rising
    height_sd_m: Rising
    mass_kg: Rising
    mass_log_sd: Rising
    correlation: Annotated[float, Field(gt=-1, lt=1, strict=True)]

    @model_validator(mode="after")
    def _tables(self) -> GroupRow:
        ages = self.age_years
        if any(after <= before for before, after in pairwise(ages)):
            raise ValueError("ages that rise")
        if {len(row) for row in (self.height_m, self.height_sd_m, self.mass_kg, self.mass_log_sd)} != {len(ages)}:
            raise ValueError("one number for each age")
        return self


class Spreads(Strict):
    """Spreads of what the body files give as means."""

    thigh: Size
    shank: Size
    arm: Size
    tissue: Size
    hip: Size
    stance_offset_m: Size


class Seen(Strict):
    """What is observed of healthy people."""

    full_bend_deg: Size
    rhythm_lean_deg: Numbers
    rhythm_lumbar: Numbers
    silent_from: Size

    @model_validator(mode="after")
    def _one_curve(self) -> Seen:
        lean, lumbar = self.rhythm_lean_deg.value, self.rhythm_lumbar.value
        rising = all(b > a for row in (lean, lumbar) for a, b in pairwise(row))
        if len(lean) != len(lumbar) or not rising:
            raise ValueError("a rhythm of as many leans as shares, both rising")
        if self.silent_from.sd is None:
            raise ValueError("a spread of where silence begins")
        return self


class LimitRow(Sourced):
    """Published limits: a strength as a factor or as a moment by body mass, and which tissue limits go with it."""

    name: Annotated[str, Field(min_length=1)]
    support: Literal["feet", "knees"]
    factor: Positive = 1.0
    moment_Nm_per_kg: Positive | None = None
    tissue: Literal["recommended", "permissible"]


class PopulationFile(Strict):
    """population.yaml."""

    groups: dict[Literal["men", "women", "boys", "girls"], GroupRow]
    cut: Size
    spreads: Spreads
    observed: Seen
    limits: Annotated[tuple[LimitRow, ...], Field(min_length=1)]
