"""Exercises from their data file."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field, RootModel, field_validator

from sim import limits
from sim.scenario import Scenario
from skeletons.datafile import Strict, Words, read


def _within(name: str) -> float:
    """Return the annotation of a number with the range that commands allow."""
    allowed = limits.RANGES[name]
    return Annotated[float, Field(ge=allowed.low, le=allowed.high, strict=True)]  # type: ignore[return-value]


class Exercise(Strict):
    """One exercise of the data file; the names are those of `sim.Scenario`."""

    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Words
    purpose: Words
    step: str
    category: Words
    theme: Words
    level: Words
    kit: Literal["none", "bar", "hex-bar", "anchor", "pad", "bench"]
    support: Literal["feet", "foot", "knees", "anchored", "pad", "back", "bench"]
    arms: Literal["bar", "crossed", "along", "hang"]
    bar_position: Literal["high", "low", "hands", "sides", "hips"]
    load_kg: _within("load_kg")  # type: ignore[valid-type]
    load_range_kg: tuple[_within("load_kg"), _within("load_kg")]  # type: ignore[valid-type]
    trunk_lean_deg: _within("trunk_lean_deg")  # type: ignore[valid-type]
    lumbar_flexion_deg: _within("lumbar_flexion_deg")  # type: ignore[valid-type]
    knee_flexion_deg: _within("knee_flexion_deg")  # type: ignore[valid-type]
    counterbalance: _within("counterbalance")  # type: ignore[valid-type]
    descent_s: _within("descent_s")  # type: ignore[valid-type]
    pause_s: _within("pause_s")  # type: ignore[valid-type]
    ascent_s: _within("ascent_s")  # type: ignore[valid-type]
    next_steps: tuple[str, ...]
    begins: Literal["upright", "floor", "lying"] = "upright"
    knees: Literal["given", "found"] = "given"
    stance: Literal["narrow", "wide"] = "narrow"
    handles: Literal["low", "high"] = "low"
    thigh_share: Annotated[float, Field(ge=0, le=1, strict=True)] = 0.0

    @field_validator("load_range_kg")
    @classmethod
    def _rising(cls, value: tuple[float, float]) -> tuple[float, float]:
        if value[0] > value[1]:
            raise ValueError("the lighter load first")
        return value


class _File(RootModel[tuple[Exercise, ...]]):
    """exercises.yaml."""

    @field_validator("root")
    @classmethod
    def _names(cls, exercises: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
        names = [exercise.name for exercise in exercises]
        for exercise in exercises:
            if names.count(exercise.name) > 1:
                raise ValueError(f"each name once, and {exercise.name} stands twice")
            for follower in exercise.next_steps:
                if follower not in names:
                    raise ValueError(f"next steps that exist, and {exercise.name} leads to {follower}")
        return exercises


def read_exercises(file: Traversable) -> dict[str, Scenario]:
    """Read exercises from a data file.

    Parameters
    ----------
    file : Traversable
        A YAML file.

    Returns
    -------
    dict
        Scenarios by name, in the file's order.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    return {item.name: Scenario(**item.model_dump()) for item in read(file, _File).root}


@cache
def exercises() -> dict[str, Scenario]:
    """Return the exercises that come with the package.

    Returns
    -------
    dict
        Scenarios by name, in the order of the progression.
    """
    return read_exercises(resources.files("scenarios") / "exercises.yaml")


def scenario(name: str) -> Scenario:
    """Return one exercise.

    Parameters
    ----------
    name : str
        Its name.

    Returns
    -------
    Scenario

    Raises
    ------
    InvalidInputError
        For an unknown name, with the nearest known one.
    """
    known = exercises()
    if name not in known:
        raise limits.nearest("scenario", name, known)
    return known[name]
