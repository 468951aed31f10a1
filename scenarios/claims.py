"""Coaching claims from their data file."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sim.claims import Claim, Finding
from skeletons.datafile import Strict, Words, read

Loads = tuple[Annotated[float, Field(ge=0, le=300)], ...]
Group = Literal["men", "women", "boys", "girls"]


class _Finding(Strict):
    """What a study found."""

    says: Literal["for", "against"]
    source: str
    what: Words


class _Loads(Strict):
    """Bars by age."""

    adults: Loads = ()
    youths: Loads = ()


class _Claim(Strict):
    """One claim."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    statement: Words
    decided_by: Words
    scenarios: Annotated[tuple[str, ...], Field(min_length=1)]
    groups: Annotated[tuple[Group, ...], Field(min_length=1)] = ("men", "women", "boys", "girls")
    loads_kg: _Loads = _Loads()
    leans_deg: tuple[Annotated[float, Field(ge=0, le=100)], ...] = ()
    assumption: bool = False
    rescue: str
    findings: tuple[_Finding, ...] = ()


class _File(Strict):
    """claims.yaml."""

    sources: dict[str, Words]
    claims: tuple[_Claim, ...]

    @model_validator(mode="after")
    def _known(self) -> _File:
        names = [claim.id for claim in self.claims]
        for claim in self.claims:
            if names.count(claim.id) > 1:
                raise ValueError(f"each claim once, and {claim.id} stands twice")
            for finding in claim.findings:
                if finding.source not in self.sources:
                    raise ValueError(f"sources that are listed, and {claim.id} names {finding.source}")
        return self


def read_claims(file: Traversable) -> dict[str, Claim]:
    """Read claims.

    Parameters
    ----------
    file : Traversable
        A YAML file.

    Returns
    -------
    dict
        Claims by id, in the file's order.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    data = read(file, _File)
    return {
        row.id: Claim(
            row.id, row.statement, row.decided_by, row.scenarios, row.groups, row.loads_kg.model_dump(), row.leans_deg,
            row.assumption, row.rescue,
            tuple(Finding(finding.says, finding.what, data.sources[finding.source]) for finding in row.findings),
        )
        for row in data.claims
    }  # fmt: skip


@cache
def claims() -> dict[str, Claim]:
    """Return the claims that come with the package.

    Returns
    -------
    dict
        Claims by id.
    """
    return read_claims(resources.files("scenarios") / "claims.yaml")
