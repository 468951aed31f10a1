"""The ladder from its data file."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scenarios.loader import exercises
from sim.ladder import Ladder, Rung, WayOn
from skeletons.datafile import Strict, Words, read


class RungRow(Strict):
    """One rung of the data file; the names are those of `sim.ladder.Rung`."""

    name: Words
    role: Literal["drill", "exercise", "test"]
    prerequisites: tuple[str, ...] = ()
    progressions: tuple[str, ...] = ()
    regressions: tuple[str, ...] = ()
    retest: str | None = None
    leave: Words


class WayRow(Strict):
    """One way on after the test."""

    scenarios: Annotated[tuple[str, ...], Field(min_length=1)]
    why: Words


class LadderFile(Strict):
    """ladder.yaml."""

    test: Words
    passed: Annotated[tuple[WayRow, ...], Field(min_length=1)]
    failed: Annotated[tuple[WayRow, ...], Field(min_length=1)]
    rungs: tuple[RungRow, ...]

    @model_validator(mode="after")
    def _of_exercises(self) -> LadderFile:
        known = exercises()
        names = [rung.name for rung in self.rungs]
        if sorted(names) != sorted(known):
            twice = [name for name in names if names.count(name) > 1]
            wrong = sorted(set(names) - set(known)) or sorted(set(known) - set(names)) or twice
            raise ValueError(f"each exercise once, and {wrong[0]} is not")
        for rung in self.rungs:
            for other in (*rung.prerequisites, *rung.progressions, *rung.regressions, *filter(None, [rung.retest])):
                if other not in known or other == rung.name:
                    raise ValueError(f"other exercises that exist, and {rung.name} names {other}")
        for name in (self.test, *(name for way in (*self.passed, *self.failed) for name in way.scenarios)):
            if name not in known:
                raise ValueError(f"exercises that exist, and {name} does not")
        return self


def read_ladder(file: Traversable) -> Ladder:
    """Read a ladder from a data file.

    Parameters
    ----------
    file : Traversable
        A YAML file.

    Returns
    -------
    Ladder

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    found = read(file, LadderFile)
    ways = [tuple(WayOn(way.scenarios, way.why) for way in part) for part in (found.passed, found.failed)]
    return Ladder(tuple(Rung(**rung.model_dump()) for rung in found.rungs), found.test, ways[0], ways[1])


@cache
def ladder() -> Ladder:
    """Return the ladder that comes with the package.

    Returns
    -------
    Ladder
    """
    return read_ladder(resources.files("scenarios") / "ladder.yaml")
