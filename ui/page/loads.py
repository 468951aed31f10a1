"""What other bars would do to a view's athlete and exercise: curves over load, and the two bars that matter on them."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import lru_cache

import numpy as np

from sim.maps import LoadCurves, load_curves
from sim.repetition import perform
from ui.page.charts import Last
from ui.view import View

_ENDS_KG = (60.0, 100.0, 200.0, 300.0)
_LOADS = 25  # on a curve
_STEP_KG = 0.5  # of the bar's slider


def load_end_kg(view: View) -> float:
    """Return where the axis of bars ends: the least round end that holds the bar and what coaches use. [kg].

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    float
    """
    needed = max(view.load(), *view.exercise().load_range_kg)
    return next(end for end in _ENDS_KG if end >= needed)


def curves(view: View, end_kg: float) -> LoadCurves:
    """Compute constraint against load for a view's athlete and exercise, the hips free to balance.

    Parameters
    ----------
    view : View
        Settings of the page.
    end_kg : float
        Heaviest bar. [kg]

    Returns
    -------
    LoadCurves
        The view's own bar is among its loads, so that what is read off there is exact.
    """
    even, load = _curves(_any_bar(view), end_kg), view.load()
    if load in even.load_kg or load > end_kg:
        return even
    own = load_curves(view.exercise(), view.athlete(), np.array([load]))
    at = int(np.searchsorted(even.load_kg, load))

    columns = [field.name for field in fields(LoadCurves) if field.name != "shut_from_Nm"]
    with_own = {name: np.insert(getattr(even, name), at, getattr(own, name)) for name in columns}
    return LoadCurves(shut_from_Nm=even.shut_from_Nm, **with_own)


def muscle_on_kg(view: View) -> float | None:
    """Return the lightest bar with which no rounding lets the back muscles switch off. [kg].

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    float or None
        0 where that is so without a bar; None where it is so with no bar of the axis.
    """
    even = _curves(_any_bar(view), load_end_kg(view))
    over = even.gate_margin_Nm - even.shut_from_Nm
    shut = np.flatnonzero(over > 0.0)
    if not shut.size:
        return None
    first = int(shut[0])
    pair = slice(max(first - 1, 0), first + 1)
    return float(np.interp(0.0, over[pair], even.load_kg[pair]))


def last_load_kg(view: View) -> Last | None:
    """Return the heaviest bar with which the repetition can be done, the hips free to balance, and what ends it.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    tuple or None
        Bar [kg], None where not even none can be lifted, and the reason with the next heavier one; None where every
        bar of the axis can be lifted.
    """
    return _last_load_kg(_any_bar(view), load_end_kg(view))


def _any_bar(view: View) -> View:
    """Return what of a view decides what bars do, for a cache that the bar's own slider does not empty."""
    return replace(view, load_kg=None, counterbalance=1.0, ghost="none", theme="light")


@lru_cache(maxsize=32)
def _curves(view: View, end_kg: float) -> LoadCurves:
    return load_curves(view.exercise(), view.athlete(), np.linspace(0.0, end_kg, _LOADS))


@lru_cache(maxsize=32)
def _last_load_kg(view: View, end_kg: float) -> Last | None:
    """Halve the axis: with the hips free to balance, a heavier bar never makes possible what a lighter one does not."""
    scenario, athlete = view.exercise(), view.athlete()

    def reason(load_kg: float) -> str | None:
        return perform(scenario, athlete, load_kg).outcome.reason

    ends = reason(end_kg)
    if ends is None:
        return None
    nothing = reason(0.0)
    if nothing is not None:
        return None, nothing
    can, cannot = 0, round(end_kg / _STEP_KG)
    while cannot - can > 1:
        middle = (can + cannot) // 2
        why = reason(middle * _STEP_KG)
        can, cannot, ends = (middle, cannot, ends) if why is None else (can, middle, why)
    return can * _STEP_KG, ends
