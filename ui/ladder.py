"""The ladder for one athlete: as a document for programs and as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

import scenarios
from sim.athlete import Athlete
from sim.ladder import Ladder, Rung, asked
from sim.repetition import simulate
from sim.result import Result, plain
from ui import words
from ui import words_ladder as said
from ui.person import person


@dataclass(frozen=True, eq=False)
class Climbed:
    """A rung and its repetition.

    Parameters
    ----------
    rung : Rung
        Its place.
    result : Result
        With its own bar.
    """

    rung: Rung
    result: Result


def climb(ladder: Ladder, athlete: Athlete) -> Iterator[Climbed]:
    """Compute one rung after another, each as it is taught and with its own bar.

    Parameters
    ----------
    ladder : Ladder
        Rungs and test.
    athlete : Athlete
        Who does them.

    Yields
    ------
    Climbed
    """
    for rung in ladder.rungs:
        yield Climbed(rung, simulate(scenarios.scenario(rung.name), athlete))


def measured(item: Climbed) -> dict[str, Any] | None:
    """Measure what a rung asks.

    Parameters
    ----------
    item : Climbed
        With its repetition.

    Returns
    -------
    dict or None
        See `sim.ladder.asked`; None where it cannot be done, because then there is no repetition to measure.
    """
    return None if item.result.outcome.status == "infeasible" else asked(item.result)


def document(ladder: Ladder, climbed: Sequence[Climbed]) -> dict[str, Any]:
    """Return what ``hingelab ladder --json`` prints.

    Parameters
    ----------
    ladder : Ladder
        Rungs and test.
    climbed : sequence of Climbed
        Every rung.

    Returns
    -------
    dict
    """
    rungs = []
    for item in climbed:
        scenario, outcome = item.result.scenario, item.result.outcome
        rungs.append({
            **asdict(item.rung),
            "title": scenario.title,
            "category": scenario.category,
            "theme": scenario.theme,
            "level": scenario.level,
            "load_kg": item.result.load_kg,
            "status": outcome.status,
            "reason": outcome.reason,
            "asks": measured(item),
        })  # fmt: skip
    ways = {name: [asdict(way) for way in getattr(ladder, name)] for name in ("passed", "failed")}
    found: dict[str, Any] = plain({"rungs": rungs, "test": {"scenario": ladder.test, **ways}})
    return found


def print_ladder(ladder: Ladder, climbed: Sequence[Climbed], console: Console) -> None:
    """Print the table of what each rung asks, where the test leads, and the order of the rungs.

    Parameters
    ----------
    ladder : Ladder
        Rungs and test.
    climbed : sequence of Climbed
        Every rung.
    console : Console
        Where to print.
    """
    athlete = climbed[0].result.athlete
    who = person(athlete.sex, athlete.height_m, athlete.mass_kg)
    console.print(Text(said.TITLE.format(person=who), style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column, unit in zip(said.COLUMNS, said.UNITS, strict=True):
        right = bool(unit)
        table.add_column(f"{column}\n{unit}" if right else column, justify="right" if right else "left", no_wrap=right)
    for item in climbed:
        table.add_row(*_row(item))
    console.print(table)
    console.print(Text(said.AFTER.format(name=_title(climbed, ladder.test)), style="bold"))
    for heading, ways in ((said.PASSED, ladder.passed), (said.FAILED, ladder.failed)):
        console.print(Text(f"  {heading}"))
        for way in ways:
            console.print(Text("  " + said.WAY.format(scenarios=_names(climbed, way.scenarios), why=way.why)))
    console.print(Text(said.ORDER, style="bold"))
    for item in climbed:
        line = said.STEP.format(name=item.result.scenario.title, leave=item.rung.leave)
        for text, names in (
            (said.NEEDS, item.rung.prerequisites),
            (said.OPENS, item.rung.progressions),
            (said.BACK, item.rung.regressions),
        ):
            line += text.format(names=_names(climbed, names)) if names else ""
        console.print(Text(line))
    console.print(Text(words.DISCLAIMER, style="dim"))


def _row(item: Climbed) -> list[str]:
    """Write one rung."""
    scenario, asks = item.result.scenario, measured(item)
    place = said.PLACE.format(category=scenario.category, level=scenario.level.strip("-")).rstrip()
    numbers = [words.NONE if asks is None else f"{asks[name]:.0f}" for name in (
        "trunk_lean_deg", "hip_flexion_deg", "knee_flexion_deg", "hip_Nm", "knee_Nm", "lumbosacral_Nm",
    )]  # fmt: skip
    load = f"{item.result.load_kg:g}"
    outcome = item.result.outcome
    standing = []
    if outcome.status in said.STATUS:
        standing.append(
            said.STANDS.format(status=said.STATUS[outcome.status], reason=(outcome.reason or "").rstrip("."))
        )
    return [
        scenario.title,
        said.ROLES[item.rung.role],
        place,
        load,
        *numbers,
        ", ".join([*standing, *(besides(asks) if asks else [])]),
    ]


def besides(asks: Mapping[str, Any]) -> list[str]:
    """Say what a rung asks besides its numbers.

    Parameters
    ----------
    asks : mapping
        Measured, see `sim.ladder.asked`.

    Returns
    -------
    list of str
    """
    parts = []
    if asks["legs"] == 1:
        parts.append(said.ONE_LEG)
    if asks["hips_must_move"] is not None:
        must = said.HIPS_MUST.format(centimetres=100 * asks["hips_back_m"])
        parts.append(must if asks["hips_must_move"] else said.HIPS_MAY)
    if asks["muscle_gate"] is not None:
        parts.append(said.GATE[asks["muscle_gate"]])
    if asks["spine_gives_deg"]:
        parts.append(said.GIVES.format(degrees=asks["spine_gives_deg"]))
    if asks["shoulders_reach_m"]:
        parts.append(said.REACHES.format(centimetres=100 * asks["shoulders_reach_m"]))
    if asks["pull_N"] is not None:
        parts.append(said.PULLS.format(newtons=asks["pull_N"]))
    return parts


def _title(climbed: Sequence[Climbed], name: str) -> str:
    """Return the title of a scenario."""
    return next(item.result.scenario.title for item in climbed if item.rung.name == name)


def _names(climbed: Sequence[Climbed], names: Sequence[str]) -> str:
    """Write titles in the middle of a sentence."""
    titles = [_title(climbed, name) for name in names]
    return ", ".join(titles)
