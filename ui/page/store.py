"""What the page holds: a view, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sim.athlete import Athlete
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario
from ui.figure.laying_out import hips_still, lay_out
from ui.figure.layout import Layout
from ui.page.wrong import wrong
from ui.view import View, checked

NO_BAR_KG, SOME_BAR_KG = 0.0, 20.0
ROUNDED_DEG = 40.0


@dataclass(frozen=True, eq=False)
class Ghost:
    """What stands behind the figure.

    Parameters
    ----------
    layout : Layout
        Its figure.
    frame : int or None
        The one frame in which it stands still; None where it moves along.
    kind : str
        A word of `ui.view.GHOSTS`, or ``fault``.
    number : float or None
        What its label says: tip angle [deg], load [kg] or rounding [deg].
    fault : mapping, optional
        What is done wrong, as of a result.
    """

    layout: Layout
    frame: int | None
    kind: str
    number: float | None
    fault: Mapping[str, Any] | None = None


@dataclass(frozen=True, eq=False)
class Shown:
    """Everything that follows from a view.

    Parameters
    ----------
    view : View
        The settings.
    scenario : Scenario
        With those settings.
    result : Result
        The repetition.
    layout : Layout
        Its figure.
    ghost : Ghost or None
        What stands behind it.
    """

    view: View
    scenario: Scenario
    result: Result
    layout: Layout
    ghost: Ghost | None


@lru_cache(maxsize=64)
def show(view: View) -> Shown:
    """Compute what a view shows.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    Shown

    Raises
    ------
    InvalidInputError
        For measured lengths that no person of this stature has.
    """
    scenario, athlete = view.exercise(), view.athlete()
    result = simulate(scenario, athlete, view.load())
    return Shown(view, scenario, result, lay_out(result), _ghost(view, result, athlete))


def _ghost(view: View, result: Result, athlete: Athlete) -> Ghost | None:
    """Compute what stands behind the figure: the fault that it is compared with, or what was chosen."""
    faulty = wrong(view) if view.page == "why" else None
    if faulty is not None:
        return Ghost(lay_out(faulty.result), None, "fault", None, faulty.result.fault)
    if view.ghost == "hips-still" and not result.posture.task.lies:
        return Ghost(hips_still(result), 0, view.ghost, result.summary["tip_angle_deg"])
    if view.ghost == "other-bar":
        other = NO_BAR_KG if view.load() > 0 else SOME_BAR_KG
        return Ghost(lay_out(simulate(view.exercise(), athlete, other)), None, view.ghost, other)
    if view.ghost == "rounded":
        rounded = view.exercise().with_settings({"lumbar_flexion_deg": ROUNDED_DEG})
        return Ghost(lay_out(simulate(rounded, athlete, view.load())), None, view.ghost, ROUNDED_DEG)
    return None


def changed(view: View, name: str, value: object) -> View:
    """Return a view with one setting changed, checked as commands and files are.

    Parameters
    ----------
    view : View
        Settings of the page.
    name : str
        A field of `View`.
    value : object
        Its new value; an empty text takes a measured length away.

    Returns
    -------
    View

    Raises
    ------
    InvalidInputError
        For a value that is not allowed; the view stays as it was.
    """
    if name.endswith("_m") and name != "height_m" and value in {"", None}:
        new: object = None
    else:
        new = checked(name, value)
    after = replace(view, **{name: new})  # type: ignore[arg-type]
    if name == "scenario":
        after = replace(after, load_kg=None)
    if name == "page":
        after = replace(after, at="")
    after.athlete()
    return after
