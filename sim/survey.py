"""Every cell of people, bars and exercises: gates, spine and stiffness, exercise by exercise and bar by bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.cells import Cells, evaluate, lay_out
from sim.population import People
from sim.scenario import Scenario
from sim.spine.cells import SpineCells, spine_cells


@dataclass(frozen=True, eq=False)
class Surveyed:
    """What one bar in one exercise asks of people.

    Parameters
    ----------
    scenario : str
        The exercise.
    arms, bar_position : str
        What the arms do and where the bar is.
    load_kg, trunk_lean_deg : float
        Bar and pose.
    cells : Cells
        Balance, moments and gates, one entry a person.
    spine : SpineCells
        Compression, shear, strength and stiffness, one entry a person, spine neutral.
    """

    scenario: str
    arms: str
    bar_position: str
    load_kg: float
    trunk_lean_deg: float
    cells: Cells
    spine: SpineCells


def survey(
    people: People, scenarios: Sequence[Scenario], loads_kg: Sequence[float], leans_deg: Sequence[float] = (),
    threads: int = 2,
) -> Iterator[Surveyed]:  # fmt: skip
    """Hold every bar in every exercise, one after the other, so that a caller may show progress or stop.

    Exercises are compared at equal lean with ``leans_deg``, and at equal arms with scenarios whose setting ``arms``
    says so.

    Parameters
    ----------
    people : People
        Who holds them.
    scenarios : sequence of Scenario
        Exercises with their settings.
    loads_kg : sequence of float
        Bars; a bar of 0 keeps the arms as they are with one. [kg]
    leans_deg : sequence of float, optional
        Trunk leans; each exercise's own where there are none. [deg]
    threads : int, default 2
        Threads to share the people.

    Yields
    ------
    Surveyed
        For each exercise, lean and bar.
    """
    for scenario in scenarios:
        bench = lay_out(people.crowd, scenario)
        for lean in leans_deg or (scenario.trunk_lean_deg,):
            for load in loads_kg:
                cells = evaluate(bench, load, lean, threads=threads)
                spine = spine_cells(bench, cells, threads=threads)
                task = bench.task
                yield Surveyed(scenario.name, task.arms, task.bar_position, load, lean, cells, spine)
