"""Numbers of a body data file, each with its source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel, ValidationInfo, field_validator

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
Range = Annotated[Two, AfterValidator(_rising)]
Five = Annotated[Numbers, _of_length(5)]
Six = Annotated[Numbers, _of_length(6)]
Shares = Annotated[Six, AfterValidator(_above_zero)]
Seven = Annotated[Numbers, _of_length(7)]
Eleven = Annotated[Numbers, _of_length(11)]


class Reference(Sourced):
    """The body that a table was measured on."""

    height_m: Positive
    mass_kg: Positive


class SourcesFile(RootModel[dict[str, Annotated[str, Field(min_length=1)]]]):
    """sources.yaml."""
