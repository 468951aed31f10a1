"""Coaching claims, each computed over people: where it holds, what decides it and what it depends on.

A claim is decided by a function that is registered under the claim's id and returns, for every person, a score that
is above 0 where the claim holds. Nothing is decided anywhere else; `sim.judge` puts the scores together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim.athlete import Athlete
from sim.cells import Bench, Cells, evaluate, lay_out
from sim.chain import Array
from sim.draws import person
from sim.population import People, Population
from sim.scenario import Scenario
from sim.spine.cells import SpineCells, spine_cells

ALONE = 100  # people of a group who are tried one by one where crowds cannot be


@dataclass(frozen=True)
class Finding:
    """What a study found.

    Parameters
    ----------
    says : str
        ``for`` or ``against``.
    what : str
        In our words, with its numbers.
    source : str
        Citation.
    """

    says: str
    what: str
    source: str


@dataclass(frozen=True)
class Claim:
    """A claim of the progression.

    Parameters
    ----------
    name, statement, decided_by : str
        Its id, what it says, and what decides it.
    scenarios : tuple of str
        Exercises that it is about.
    groups : tuple of str
        People that it is about.
    loads_kg : mapping
        Bars that it names, by ``adults`` and ``youths``.
    leans_deg : tuple of float
        Leans at which it is decided; empty for each exercise's own.
    assumption : bool
        Whether the result follows from something put in.
    rescue : str
        The assumption that would make the claim hold, or that it rests on.
    findings : tuple of Finding
        Literature.
    """

    name: str
    statement: str
    decided_by: str
    scenarios: tuple[str, ...]
    groups: tuple[str, ...]
    loads_kg: Mapping[str, tuple[float, ...]]
    leans_deg: tuple[float, ...]
    assumption: bool
    rescue: str
    findings: tuple[Finding, ...]

    def bars(self, case: Case) -> tuple[float, ...]:
        """Return the bars that the claim names for people of this age. [kg]."""
        return self.loads_kg["youths" if case.youths else "adults"]


@dataclass(frozen=True)
class Number:
    """A number that decides a claim.

    Parameters
    ----------
    name, unit : str
        What it is.
    scenario, arms : str
        Exercise and what the arms do; empty for a comparison.
    load_kg, trunk_lean_deg : float or None
        Bar and pose.
    values : array
        (n,) over people; what does not exist is not finite.
    """

    name: str
    unit: str
    scenario: str
    arms: str
    load_kg: float | None
    trunk_lean_deg: float | None
    values: Array = field(repr=False)


@dataclass(frozen=True, eq=False)
class Decision:
    """What a claim comes to for each person.

    Parameters
    ----------
    score : array
        (n,) above 0 where it holds; (k,) for the first k people where poses cannot be held many at once.
    numbers : list of Number
        What it was decided by.
    """

    score: Array
    numbers: list[Number]


Place = tuple[str, float, float]  # exercise, bar in kilograms, trunk lean in degrees


class Case:
    """People in the exercises of a claim; poses that were evaluated are kept.

    Parameters
    ----------
    population : Population
        What they were drawn from.
    people : People
        One group.
    youths : bool
        Whether these are youths.
    scenarios : mapping
        Exercises by name.
    threads : int
        Threads to share the people.
    """

    def __init__(
        self,
        population: Population,
        people: People,
        *,
        youths: bool,
        scenarios: Mapping[str, Scenario],
        threads: int = 2,
    ) -> None:
        self._population = population
        self.people = people
        self.youths = youths
        self._scenarios = scenarios
        self._threads = threads
        self._benches: dict[str, Bench] = {}
        self._cells: dict[Place, Cells] = {}
        self._spines: dict[tuple[str, float, float, bytes], SpineCells] = {}

    def scenario(self, name: str) -> Scenario:
        """Return an exercise."""
        return self._scenarios[name]

    def bench(self, name: str) -> Bench:
        """Return the people laid out for an exercise."""
        if name not in self._benches:
            self._benches[name] = lay_out(self.people.crowd, self._scenarios[name])
        return self._benches[name]

    def cells(self, name: str, load_kg: float, lean_deg: float) -> Cells:
        """Return poses held still in an exercise."""
        key = (name, load_kg, lean_deg)
        if key not in self._cells:
            self._cells[key] = evaluate(self.bench(name), load_kg, lean_deg, threads=self._threads)
        return self._cells[key]

    def spine(self, name: str, load_kg: float, lean_deg: float, rounding_deg: Array | float = 0.0) -> SpineCells:
        """Return what the spine holds in an exercise, lumbar flexion at the same trunk lean."""
        key = (name, load_kg, lean_deg, np.asarray(rounding_deg).tobytes())
        if key not in self._spines:
            cells = self.cells(name, load_kg, lean_deg)
            self._spines[key] = spine_cells(self.bench(name), cells, rounding_deg, threads=self._threads)
        return self._spines[key]

    def alone(self) -> list[Athlete]:
        """Return the first people one by one, as many as are tried where crowds cannot be."""
        return [person(self._population, self.people, i) for i in range(min(self.people.n, ALONE))]

    def silent_Nm(self) -> Array:
        """Return the moment below which each one's back counts as silent (n,)."""
        crowd = self.people.crowd
        return np.asarray(crowd.body.strength.silent_share * crowd.strength_Nm)

    def number(self, label: str, unit: str, values: Array, at: Place) -> Number:
        """Return a number of an exercise at a bar and a lean."""
        name, load_kg, lean_deg = at
        return Number(label, unit, name, self.bench(name).task.arms, load_kg, lean_deg, values)


Decider = Callable[[Claim, Case], Decision]
DECIDERS: dict[str, Decider] = {}


def decides(name: str) -> Callable[[Decider], Decider]:
    """Register what decides a claim.

    Parameters
    ----------
    name : str
        The claim's id.

    Returns
    -------
    callable
        A decorator.
    """

    def register(decider: Decider) -> Decider:
        DECIDERS[name] = decider
        return decider

    return register
