"""Bars and plates, and the exercises that the question "which bar?" is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import Field

from skeletons.datafile import Strict, read

Kilograms = Annotated[float, Field(gt=0, le=300, strict=True)]
_MOST_PAIRS = 6


@dataclass(frozen=True)
class Bars:
    """What stands in a gym.

    Parameters
    ----------
    asked_of : tuple of str
        Exercises for which a bar is looked for.
    equal_leans_deg : tuple of float
        Leans at which exercises are compared. [deg]
    shafts_kg, plates_kg : tuple of float
        Bars, and plates that come in pairs.
    """

    asked_of: tuple[str, ...]
    equal_leans_deg: tuple[float, ...]
    shafts_kg: tuple[float, ...]
    plates_kg: tuple[float, ...]

    def between(self, low_kg: float, high_kg: float) -> list[float]:
        """Return the loads from one to another that shafts and pairs of plates make, rising. [kg]."""
        pairs = {0.0}
        for _ in range(_MOST_PAIRS):
            pairs |= {have + 2.0 * plate for have in pairs for plate in self.plates_kg if have + 2 * plate <= high_kg}
        return sorted({shaft + more for shaft in self.shafts_kg for more in pairs if low_kg <= shaft + more <= high_kg})


class _File(Strict):
    """bars.yaml."""

    asked_of: Annotated[tuple[str, ...], Field(min_length=1)]
    equal_leans_deg: tuple[Annotated[float, Field(ge=0, le=110)], ...]
    shafts_kg: Annotated[tuple[Kilograms, ...], Field(min_length=1)]
    plates_kg: tuple[Kilograms, ...]


def read_bars(file: Traversable) -> Bars:
    """Read bars and plates.

    Parameters
    ----------
    file : Traversable
        A YAML file.

    Returns
    -------
    Bars

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    return Bars(**read(file, _File).model_dump())


@cache
def bars() -> Bars:
    """Return the bars and plates that come with the package.

    Returns
    -------
    Bars
    """
    return read_bars(resources.files("scenarios") / "bars.yaml")
