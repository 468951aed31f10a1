"""Faults as people type and read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table

from scenarios.faults import fault, faults
from sim.errors import InvalidInputError
from sim.faults import Fault, check_strength, refusal
from sim.scenario import Scenario
from ui import words_faults as words
from ui.fault_said import changes
from ui.words_units import DEGREES


def parse_fault(text: str) -> tuple[Fault, float]:
    """Read what was typed after ``--fault``.

    Parameters
    ----------
    text : str
        ``NAME`` or ``NAME=STRENGTH``.

    Returns
    -------
    fault : Fault
        The fault.
    strength : float
        1 where not given.

    Raises
    ------
    InvalidInputError
        For an unknown name, or a strength that is not a number from 0 to 1.
    """
    name, equals, typed = text.partition("=")
    found = fault(name)
    if not equals:
        return found, 1.0
    try:
        strength = float(typed)
    except ValueError:
        field = f"strength of {name}"
        raise InvalidInputError(field, typed, "0 to 1") from None
    return found, check_strength(name, strength)


def possible(scenario: Scenario, load_kg: float | None = None) -> dict[str, Fault]:
    """Return the faults that mean something in an exercise.

    Parameters
    ----------
    scenario : Scenario
        The exercise with its settings.
    load_kg : float, optional
        Mass of the bar; the exercise's own where not given. [kg]

    Returns
    -------
    dict
        By name, as they look there.
    """
    known = faults().values()
    return {item.name: item.version(scenario) for item in known if refusal(item, scenario, load_kg) is None}


def refused(scenario: Scenario, load_kg: float | None = None) -> list[str]:
    """Say which faults mean nothing in an exercise, and what they would need.

    Parameters
    ----------
    scenario, load_kg
        See `possible`.

    Returns
    -------
    list of str
        One line each.
    """
    needs = {item.name: refusal(item, scenario, load_kg) for item in faults().values()}
    return [words.NEEDS.format(name=name, needs=why) for name, why in needs.items() if why is not None]


def document(scenario: Scenario | None = None, load_kg: float | None = None) -> dict[str, Any]:
    """Return what `hingelab faults --json` prints.

    Parameters
    ----------
    scenario : Scenario, optional
        An exercise, in which they are said as they look there, and what those need that mean nothing in it.
    load_kg : float, optional
        See `possible`.

    Returns
    -------
    dict
    """
    rows = [_row(item if scenario is None else item.version(scenario)) for item in faults().values()]
    if scenario is None:
        return {"faults": rows}
    for row, item in zip(rows, faults().values(), strict=True):
        row["needs"] = refusal(item, scenario, load_kg)
    return {"scenario": scenario.name, "faults": rows}


def _row(item: Fault) -> dict[str, Any]:
    """One fault for a JSON document."""
    return {
        "name": item.name,
        "title": item.title,
        "sign": item.sign,
        "cue": item.cue,
        "amount": item.amount,
        "in": item.measure,
        "levels": list(item.levels),
        "when": item.when,
        "source": item.source,
        "sure": item.sure,
    }


def table(scenario: Scenario | None = None, load_kg: float | None = None) -> Table:
    """Lay the faults out for people.

    Parameters
    ----------
    scenario, load_kg
        See `document`; of an exercise only those that mean something in it.

    Returns
    -------
    Table
    """
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in words.HEADINGS:
        shown.add_column(heading, no_wrap=heading == words.HEADINGS[0])
    for item in (faults() if scenario is None else possible(scenario, load_kg)).values():
        amount = words.MEASURES[item.measure].format(value=item.amount)
        shown.add_row(item.name, amount, item.sign, item.cue)
    return shown


def size(told: Mapping[str, Any]) -> str:
    """Say how large a fault is.

    Parameters
    ----------
    told : mapping
        ``fault`` of a result.

    Returns
    -------
    str
    """
    template, scale, digits = words.SIZES[told["unit"]]
    return template.format(value=f"{scale * told['value']:.{digits}f}")


def lines(told: Mapping[str, Any], level: str = "coach") -> list[str]:
    """Say what a fault is and what follows from it.

    Parameters
    ----------
    told : mapping
        ``fault`` of a result.
    level : str, default ``coach``
        Whom it is said to, see `ui.fault_said.changes`.

    Returns
    -------
    list of str
        Size, sign and cue, then the largest changes.
    """
    found = changes(told, level)[: words.AT_MOST]
    lean = told["clean_trunk_lean_deg"]
    heading = words.CHANGES.format(lean=DEGREES.format(value=f"{lean:.0f}")) if lean > 0 else words.CHANGES_ON_THE_BACK
    return [
        words.SIZE.format(title=told["title"], strength=told["strength"], size=size(told)),
        words.SIGN.format(text=told["sign"]),
        words.CUE.format(text=told["cue"]),
        heading if found else words.NOTHING,
        *(f"  {line}" for line in found),
    ]
