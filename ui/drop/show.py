"""Simulations as tables for people."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

import scenarios
from ui import words as common
from ui.console import make_console
from ui.drop import words
from ui.person import person


def one(found: dict[str, Any]) -> None:
    """Print one simulation.

    Parameters
    ----------
    found : dict
        The command's document.
    """
    console = make_console()
    who = person(*(found["athlete"][name] for name in ("sex", "height_m", "mass_kg")))
    title = scenarios.scenario(found["scenario"]).title
    load = common.LOAD.format(load=found["load_kg"]) if found["load_kg"] else common.NO_BAR
    console.print(Text(f"{title}, {load}: {who}", style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_row("Outcome", "", words.OUTCOME[found["fell"]])
    for label, unit, name, digits in words.ROWS:
        value = found[name]
        table.add_row(f"  {label}", unit, common.NONE if value is None else f"{value:.{digits}f}")
    console.print(table)
    for line in (found["reason"], *found["notes"]):
        console.print(Text(line))
    console.print(Text(words.LEGEND, style="dim"))
    console.print(Text(common.DISCLAIMER, style="dim"))


def agreement(markdown: str) -> None:
    """Print the table of agreement.

    Parameters
    ----------
    markdown : str
        See `ui.drop.agreement.markdown`.
    """
    introduction, _, rows = markdown.partition("\n\n")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in rows.splitlines()]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for i, heading in enumerate(cells[0]):
        table.add_column(heading, justify="right" if i else "left")
    for line in cells[2:]:
        table.add_row(*line)
    console = make_console()
    console.print(table)
    console.print(Text(introduction.replace("\n", " "), style="dim"))


def stumble(found: list[dict[str, Any]]) -> None:
    """Print the stumble map.

    Parameters
    ----------
    found : list of dict
        See `ui.drop.stumble`.
    """
    console = make_console()
    console.print(Text(words.MAP_TITLE, style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(words.MAP_LOAD, justify="right")
    for row in found:
        table.add_column(scenarios.scenario(row["scenario"]).title, justify="right")
    for i, load in enumerate(found[0]["load_kg"]):
        taken = [row["shove_Ns"][i] for row in found]
        table.add_row(f"{load:g}", *(words.MAP_NONE if shove is None else f"{shove:g}" for shove in taken))
    console.print(table)
    console.print(Text(words.LEGEND, style="dim"))
    console.print(Text(common.DISCLAIMER, style="dim"))
