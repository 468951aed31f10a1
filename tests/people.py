"""Hypothesis strategies for people, bars and exercises, over everything that may be asked unless narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import scenarios
import skeletons
from sim import limits
from sim.athlete import LENGTHS, Athlete
from sim.balance import variables
from sim.chain import Array
from sim.scenario import Scenario
from sim.task import Task

KNEELING = ("kneeling-hip-hinge", "kneeling-good-morning")
STANDING = ("standing-good-morning", "bodyweight-hip-hinge", "romanian-deadlift")
EVERY = KNEELING + STANDING
SEXES = st.sampled_from(("m", "f"))

# Arms and bar where the arm's direction is fixed to trunk or gravity, so that balance has a closed form.
FIXED_ARMS = [
    *((arms, place) for arms in limits.CHOICES["arms"] for place in ("high", "low")),
    ("bar", "sides"),
]

_SETTINGS = (
    "trunk_lean_deg", "lumbar_flexion_deg", "counterbalance", "knee_flexion_deg", "descent_s", "pause_s", "ascent_s",
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What `sim.simulate` is asked."""

    scenario: Scenario
    athlete: Athlete
    load_kg: float


def amounts(name: str, low: float | None = None, high: float | None = None) -> SearchStrategy[float]:
    """Numbers that are allowed for ``name``, or a part of them."""
    allowed = limits.RANGES[name]
    return st.floats(allowed.low if low is None else low, allowed.high if high is None else high)


def loads(high: float | None = None) -> SearchStrategy[float]:
    """Bars, and none."""
    return st.just(0.0) | amounts("load_kg", high=high)


def athletes(*, measured: bool = False) -> SearchStrategy[Athlete]:
    """People of both sexes and any size, ``measured``: some with lengths that are not those of their stature."""

    def build(sex: str, height: float, mass: float, lengths: dict[str, float]) -> Athlete:
        return skeletons.athlete(sex, height, mass, **lengths)

    optional = {name: amounts(name) for name in LENGTHS}
    lengths = st.fixed_dictionaries({}, optional=optional) if measured else st.just({})
    return st.builds(build, SEXES, amounts("height_m"), amounts("mass_kg"), lengths)


def tasks(
    holds: list[tuple[str, str]] | None = None, support: tuple[str, ...] = ("feet", "knees")
) -> SearchStrategy[Task]:
    """Support, arms, bar and load; ``holds`` lists pairs of arms and bar position."""

    def build(where: str, hold: tuple[str, str], load: float) -> Task:
        return Task(where, hold[0], hold[1], load)

    pairs = st.sampled_from([*FIXED_ARMS, ("bar", "hands")] if holds is None else holds)
    return st.builds(build, st.sampled_from(support), pairs, loads())


def poses(task: Task) -> SearchStrategy[Array]:
    """Posture variables (5, 1) over the ranges of the settings, legs anywhere."""
    knee = st.just(0.0) if task.support == "knees" else st.floats(0.0, 2.6)
    return st.builds(variables, st.floats(0.0, 1.92), st.floats(-0.35, 1.39), knee, st.floats(-1.0, 1.0))


def exercises(names: tuple[str, ...] = EVERY, /, **ranges: tuple[float, float]) -> SearchStrategy[Scenario]:
    """Exercises with settings drawn from ``ranges``; the others are their own."""

    def build(name: str, settings: dict[str, float]) -> Scenario:
        return scenarios.scenario(name).with_settings(settings)

    settings = {name: amounts(name, *bounds) for name, bounds in ranges.items()}
    return st.builds(build, st.sampled_from(names), st.fixed_dictionaries(settings))


@st.composite
def any_runs(draw: st.DrawFn) -> Run:
    """Everything that a person may ask for, with some settings given and some left."""
    scenario = scenarios.scenario(draw(st.sampled_from(EVERY)))
    words = {name: st.sampled_from(limits.CHOICES[name]) for name in ("arms", "bar_position")}
    numbers = {name: amounts(name) for name in _SETTINGS}
    settings: dict[str, object] = dict(draw(st.fixed_dictionaries({}, optional={**numbers, **words})))
    # Only these are refused: arms that were asked to do something else cannot hold a bar.
    if settings.get("bar_position", scenario.bar_position) in {"hands", "sides"}:
        settings.pop("arms", None)
    return Run(scenario.with_settings(settings), draw(athletes(measured=True)), draw(loads()))
