"""What a view is compared with: hips still, another bar, a rounded back, a fault, or another exercise."""

from __future__ import annotations

from dataclasses import replace

import scenarios
from scenarios.faults import faults
from ui import words
from ui import words_workbench as told
from ui.faults import possible
from ui.page.store import NO_BAR_KG, ROUNDED_DEG, SOME_BAR_KG
from ui.page.wrong import wrong
from ui.view import RIVALS, View

_ROUND_DEG = 10.0  # from here on a back counts as round, and is compared with a neutral one


def rival(view: View) -> View:
    """Return the view that another is compared with.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    View
        The same but for what `View.against` names; what is so already is turned round, so that the two differ. A
        fault is no view, see `ui.page.wrong`: one that means nothing here leaves the exercise as it is taught.
    """
    if view.against == "hips-still":
        return replace(view, counterbalance=0.0 if view.counterbalance > 0 else 1.0)
    if view.against == "other-bar":
        return replace(view, load_kg=NO_BAR_KG if view.load() > 0 else SOME_BAR_KG)
    if view.against == "rounded":
        return replace(view, lumbar_flexion_deg=0.0 if view.lumbar_flexion_deg >= _ROUND_DEG else ROUNDED_DEG)
    if not _comparable(view, view.against) or view.against == view.scenario:
        return replace(view, load_kg=None, counterbalance=1.0, lumbar_flexion_deg=0.0)
    return replace(view, scenario=view.against, load_kg=None)


def rivals(view: View) -> dict[str, str]:
    """Return what a view can be compared with, in words.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    dict
        Words by the values of `View.against`.
    """
    others = [name for name in scenarios.exercises() if _comparable(view, name) or name == view.against]
    kept = [] if view.against not in faults() else [view.against]  # even where it means nothing
    named = {name: fault_in_words(item.title) for name, item in possible(view.exercise(), view.load()).items()}
    views = {name: rival_in_words(replace(view, against=name)) for name in (*RIVALS, *kept, *others)}
    return {**{name: views.pop(name) for name in RIVALS}, **named, **views}


def _comparable(view: View, name: str) -> bool:
    """Whether an exercise shares what it is compared in: lying on the back, next to nothing is what it is upright."""
    if name in faults():
        return False
    return scenarios.scenario(name).lies == scenarios.scenario(view.scenario).lies


def rival_in_words(view: View) -> str:
    """Return what a view is compared with, in words.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    str
    """
    other = rival(view)
    if view.against == "hips-still":
        return told.RIVAL_STILL if other.counterbalance == 0 else told.RIVAL_BALANCED
    if view.against == "other-bar":
        return told.RIVAL_BAR.format(load=other.load()) if other.load() else words.NO_BAR
    if view.against == "rounded":
        rounding = other.lumbar_flexion_deg
        return told.RIVAL_ROUNDED.format(rounding=rounding) if rounding else told.RIVAL_NEUTRAL
    if wrong(view) is not None:
        return fault_in_words(faults()[view.against].title)
    if other.scenario == view.scenario:
        return told.RIVAL_TAUGHT
    title, load = scenarios.scenario(view.against).title, other.load()
    return told.RIVAL_EXERCISE.format(title=title, load=load) if load else title


def fault_in_words(title: str) -> str:
    """Return a fault as what a view is compared with.

    Parameters
    ----------
    title : str
        The fault's.

    Returns
    -------
    str
    """
    return told.RIVAL_FAULT.format(title=title.lower())
