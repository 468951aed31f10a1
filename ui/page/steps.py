"""The stepper: the progression's exercises as silhouettes at their deepest; and a list of every exercise beside it."""

from __future__ import annotations

from functools import cache

import numpy as np
import panel_material_ui as pmui

import scenarios
from ui import words
from ui import words_workbench as told
from ui.figure.curves import path
from ui.figure.svg import element
from ui.page.choice import Choice
from ui.page.store import show
from ui.view import View

_LIST = {
    "& .MuiInputLabel-shrink": {
        "transform": "translate(14px, -9px) scale(1)",
        "fontSize": "calc(14px * var(--hl-text, 1))",
    },
    "& .MuiInputBase-input": {"fontSize": "calc(16px * var(--hl-text, 1))"},
}
_NEXT = "romanian-deadlift"  # what follows the test has a place in the stepper
_MARGIN_MM = 40.0
_REACH_MM = 1350.0  # high enough for a standing hinge, the same for all, so that sizes compare


def steps(view: View) -> Choice:
    """Make the stepper.

    Parameters
    ----------
    view : View
        What is shown first.

    Returns
    -------
    Choice
    """
    return Choice(
        label=told.PAGE["step"], items=_items(), value=view.scenario, tabs=True, sizing_mode="stretch_width", margin=0
    )


@cache
def _items() -> list[dict[str, str]]:
    """Return the exercises as the stepper shows them."""
    return [
        {
            "name": item.name,
            "number": told.STEP_NUMBERS.get(item.step or "", item.step or told.STEP_NEXT),
            "title": told.STEP_TITLES.get(item.name, item.title),
            "short": told.STEP_SHORT.get(item.name, item.title),
            "note": words.LOAD.format(load=item.load_kg) if item.load_kg else words.NO_BAR,
            "icon": icon(item.name),
        }
        for item in scenarios.exercises().values()
        if item.step or item.name == _NEXT
    ]


def every_exercise(view: View) -> pmui.Select:
    """Make the list of all exercises, grouped as on the ladder.

    Parameters
    ----------
    view : View
        What is shown first.

    Returns
    -------
    Select
    """
    groups: dict[str, dict[str, str]] = {}
    for item in scenarios.exercises().values():
        groups.setdefault(item.category, {})[item.title] = item.name
    return pmui.Select(
        label=told.PAGE["exercise"], groups=groups, value=view.scenario, margin=0, size="small",
        sizing_mode="stretch_width", sx=_LIST,
    )  # fmt: skip


@cache
def icon(name: str) -> str:
    """Draw an exercise as one silhouette at its deepest.

    Parameters
    ----------
    name : str
        Of the exercise.

    Returns
    -------
    str
        An SVG element in the colour of the text around it.
    """
    shown = show(View(scenario=name, ghost="none"))
    outlines = [1000 * outline for outline in shown.layout.silhouette(shown.layout.deepest)]
    points = np.concatenate(outlines)
    left, right = float(points[:, 0].min()) - _MARGIN_MM, float(points[:, 0].max()) + _MARGIN_MM
    ground = element("path", d=f"M{left:.0f} 0H{right:.0f}", stroke="currentColor", stroke_width=14, opacity=0.35)
    return element(
        "svg",
        *(element("path", d=path(np.round(outline)), fill="currentColor") for outline in outlines),
        ground,
        viewBox=f"{left:.0f} {-_REACH_MM:.0f} {right - left:.0f} {_REACH_MM + 20:.0f}",
        aria_hidden="true",
    )
