"""Results as tables for people."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from sim.largest_load import LIMITS, LargestLoad
from sim.result import Result
from sim.scenario import Scenario
from ui import faults, words
from ui import words_run as told
from ui.console import make_console, print_table
from ui.explain import Explanation
from ui.person import person


def print_results(
    title: str, results: Sequence[Result], why: Sequence[Explanation] = (), most: Sequence[LargestLoad] = ()
) -> None:
    """Print one table with a column for each result, why they are so, then what has to be said about them.

    Parameters
    ----------
    title : str
        Above the table.
    results : sequence of Result
        Runs of one athlete.
    why : sequence of Explanation, default ()
        What explains them.
    most : sequence of LargestLoad, default ()
        Their largest loads, or nothing.
    """
    console = make_console()
    athlete = results[0].athlete
    console.print(Text(f"{title}: {person(athlete.sex, athlete.height_m, athlete.mass_kg)}", style="bold"))
    console.print(_numbers(results, most))
    for line in _wrong(results, why[0].level if why else "coach"):
        console.print(Text(line))
    for item in why:
        console.print(Text(item.title, style="bold"))
        for text in item.texts:
            # Rich would part a number from its unit.
            for line in textwrap.wrap(text, console.width, initial_indent="  ", subsequent_indent="  "):
                console.print(Text(line))
    common = common_notes(results)
    for note in common:
        console.print(Text(note))
    for result, said in ((run, said) for run in results for said in (run.outcome.reason, *run.notes)):
        if said and said not in common:
            console.print(Text(f"{result.scenario.title}: {said}"))
    console.print(Text(told.LEGEND, style="dim"))
    console.print(Text(words.DISCLAIMER, style="dim"))


def _numbers(results: Sequence[Result], most: Sequence[LargestLoad]) -> Table:
    """Lay out what is asked and what comes of it, one column a result."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column("", style="dim", no_wrap=True)
    for result in results:
        table.add_column(result.scenario.title, justify="right", max_width=18)
    table.add_row(told.BAR, told.BAR_UNIT, *(f"{result.load_kg:g}" for result in results))
    table.add_row(told.WHERE_BAR, "", *(_bar(result) for result in results))
    table.add_row(told.WHERE_ARMS, "", *(words.ARMS[result.posture.task.arms] for result in results))
    table.add_row(told.OUTCOME, "", *(words.STATUS[result.outcome.status] for result in results))
    for section, rows in told.SECTIONS.items():
        table.add_row(Text(section, style="bold"))
        for row in rows:
            table.add_row(f"  {row.label}", row.unit, *(_cell(row, result.summary) for result in results))
    for cells in _most_rows(most):
        table.add_row(*cells)
    return table


def _most_rows(most: Sequence[LargestLoad]) -> list[tuple[Text | str, ...]]:
    """Lay out the largest loads: the first limit, then each limit alone."""
    if not most:
        return []

    def kilograms(load: float | None) -> str:
        return words.NONE if load is None else f"{load:.0f}"

    rows: list[tuple[Text | str, ...]] = [
        (Text(told.LARGEST_LOAD, style="bold"),),
        (f"  {told.INSIDE_ALL}", "kg", *(kilograms(item.load_kg) for item in most)),
        (f"  {told.LIMITED_BY}", "", *(item.limited_by or words.NONE for item in most)),
    ]
    for limit in LIMITS:
        if any(limit in item.by_limit_kg for item in most):
            cells = (kilograms(item.by_limit_kg[limit]) if limit in item.by_limit_kg else "" for item in most)
            rows.append((f"  {told.INSIDE.format(limit=limit)}", "kg", *cells))
    return rows


def _wrong(results: Sequence[Result], level: str) -> list[str]:
    """Say what was done wrong on purpose, and what follows from it."""
    return [line for result in results if result.fault for line in faults.lines(result.fault, level)]


def common_notes(results: Sequence[Result]) -> list[str]:
    """Return the notes that hold for every one of several runs.

    Parameters
    ----------
    results : sequence of Result
        Runs of one athlete.

    Returns
    -------
    list of str
        Empty for a single run, whose notes stand under its name.
    """
    first, *others = results
    return [note for note in first.notes if others and all(note in result.notes for result in others)]


def print_scenarios(scenarios: Sequence[Scenario]) -> None:
    """Print the exercises with their purpose.

    Parameters
    ----------
    scenarios : sequence of Scenario
        In the order to print.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in words.EXERCISES:
        table.add_column(heading, no_wrap=heading == words.EXERCISES[1])
    for item in scenarios:
        table.add_row(item.step or words.NONE, item.name, f"{item.load_kg:g}", f"{item.trunk_lean_deg:g}", item.purpose)
    print_table(table)


def _bar(result: Result) -> str:
    """Say where the bar is, if there is one to speak of."""
    task = result.posture.task
    return words.BAR_AT[task.bar_position] if task.load_kg > 0 or task.arms == "bar" else words.NONE


def _cell(row: told.Row, summary: Any) -> str:  # noqa: ANN401 - nested mappings
    """Format one value."""
    value = summary
    for key in row.path:
        value = None if value is None else value[key]
    if value is None or value == math.inf:
        return words.NONE
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return " to ".join(words.NONE if part is None else f"{part * row.scale:.{row.digits}f}" for part in value)
    # Adding 0.0 turns a rounded -0 into 0.
    return f"{round(value * row.scale, row.digits) + 0.0:.{row.digits}f}"
