"""A view done wrong: the fault that it is compared with, what is seen, what may help, and what it changes."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from scenarios.faults import faults
from sim.errors import InvalidInputError
from sim.fault_effects import FaultRun, run_with_fault
from ui.fault_refused import refused_in_words
from ui.faults import lines
from ui.page.meters import keep_units
from ui.view import View


def wrong(view: View) -> FaultRun | None:
    """Run a view with the fault that it is compared with, at full strength.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    FaultRun or None
        None where `View.against` is no fault, or one that cannot be in the exercise as it is set, see `in_words`.
    """
    found = _tried(view)
    return found if isinstance(found, FaultRun) else None


@lru_cache(maxsize=16)
def _tried(view: View) -> FaultRun | str:
    """Run with the fault, or say why it cannot be."""
    item = faults().get(view.against)
    if item is None:
        return ""
    exercise = view.exercise()
    try:
        return run_with_fault(item, exercise, view.athlete(), view.load())
    except InvalidInputError as error:
        return refused_in_words(error, item, exercise)


def in_words(view: View) -> str:
    """Say what a fault is and what follows from it, or why it cannot be.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    str
        HTML; empty where the view is compared with something else.
    """
    run = _tried(view)
    if isinstance(run, str):
        return f"<p>{keep_units(run)}</p>" if run else ""
    title, sign, cue, heading, *changes = lines(run.result.fault or {}, view.level)
    rows = "".join(f"<li>{keep_units(line.strip())}</li>" for line in changes)
    said = "".join(f"<p>{keep_units(line)}</p>" for line in (sign, cue, heading))
    return f"<h2>{escape(title)}</h2>{said}<ul>{rows}</ul>"
