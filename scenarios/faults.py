"""Faults from their data file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field, RootModel, field_validator

from sim import limits
from sim.body import LUMBAR_LEVELS
from sim.faults import KINDS, MEASURES, Fault
from skeletons.datafile import Strict, Words, read


class Amount(Strict):
    """What strength 1 stands for, and where that comes from."""

    value: Annotated[float, Field(gt=0, strict=True)]
    measure: Annotated[str, Field(alias="in")]
    sure: Literal["read", "recalled", "computed", "assumed"]
    source: Words

    @field_validator("measure")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in MEASURES:
            raise ValueError(", ".join(MEASURES))
        return value


class Version(Strict):
    """What is not the same where an exercise begins on the floor or lying."""

    title: Words | None = None
    sign: Words | None = None
    cue: Words | None = None
    amount: Amount | None = None
    when: Literal["even", "early", "late"] | None = None


class FaultRow(Strict):
    """One fault of the data file; the names are those of `sim.faults.Fault`."""

    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Words
    sign: Words
    cue: Words
    kind: str
    amount: Amount
    levels: tuple[str, ...] = ()
    when: Literal["even", "early", "late"] = "even"
    floor: Version | None = None
    lying: Version | None = None

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in KINDS:
            raise ValueError(", ".join(KINDS))
        return value

    @field_validator("levels")
    @classmethod
    def _levels(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not set(value) <= set(LUMBAR_LEVELS) or len(set(value)) < len(value):
            raise ValueError("each once of " + ", ".join(LUMBAR_LEVELS))
        return value


class _File(RootModel[tuple[FaultRow, ...]]):
    """faults.yaml."""

    @field_validator("root")
    @classmethod
    def _names(cls, faults: tuple[FaultRow, ...]) -> tuple[FaultRow, ...]:
        names = [fault.name for fault in faults]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"each name once, and {twice} stands twice")
        return faults


def read_faults(file: Traversable) -> dict[str, Fault]:
    """Read faults from a data file.

    Parameters
    ----------
    file : Traversable
        A YAML file.

    Returns
    -------
    dict
        Faults by name, in the file's order.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    return {row.name: _fault(row) for row in read(file, _File).root}


def _fault(row: FaultRow) -> Fault:
    amount = row.amount
    usual = Fault(
        row.name, row.title, row.sign, row.cue, row.kind,
        amount.value, amount.measure, amount.source, amount.sure, row.levels, row.when,
    )  # fmt: skip
    others = {"floor": row.floor, "lying": row.lying}
    versions = {begins: _version(usual, other) for begins, other in others.items() if other is not None}
    return replace(usual, versions=versions)


def _version(usual: Fault, other: Version) -> Fault:
    """Return a fault with what is said of it elsewhere."""
    said = {name: value for name in ("title", "sign", "cue", "when") if (value := getattr(other, name)) is not None}
    if other.amount is not None:
        amount = other.amount
        said |= {"amount": amount.value, "measure": amount.measure, "source": amount.source, "sure": amount.sure}
    return replace(usual, **said)


@cache
def faults() -> dict[str, Fault]:
    """Return the faults that come with the package.

    Returns
    -------
    dict
        Faults by name.
    """
    return read_faults(resources.files("scenarios") / "faults.yaml")


def fault(name: str) -> Fault:
    """Return one fault.

    Parameters
    ----------
    name : str
        Its name.

    Returns
    -------
    Fault

    Raises
    ------
    InvalidInputError
        For an unknown name, with the nearest known one.
    """
    known = faults()
    if name not in known:
        raise limits.nearest("fault", name, known)
    return known[name]
