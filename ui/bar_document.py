"""The answer of `hingelab bar` as one JSON document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import scenarios
from sim.window import SHARES, Top, Window
from ui.bar import FITS, Answer, best_bar, fitting

HEADLINE = ("upper_kg", "upper_by_share_kg", "limited_by", "bars_kg", "empty", "best_kg", "best_share")


def document(answer: Answer) -> dict[str, Any]:
    """Return what `hingelab bar --json` prints.

    Parameters
    ----------
    answer : Answer
        Windows.

    Returns
    -------
    dict
        Loads in kilograms by percent of people; None where there is none.
    """
    athlete, people = answer.athlete, answer.people
    own: list[dict[str, Any]] = []
    for window in answer.windows:
        entry = _entry(window)
        if own and own[-1]["scenario"] == window.scenario:
            own[-1]["at_equal_lean"].append(entry)
        else:
            own.append({**entry, **_progression(window), "at_equal_lean": []})
    return {
        "athlete": {
            "sex": athlete.sex,
            "height_m": athlete.height_m,
            "mass_kg": athlete.mass_kg,
            "lengths_given": athlete.lengths_given,
            "age_group": "youth" if answer.youth else "adult",
        },
        "notes": list(answer.notes),
        "draws": people.n,
        "seed": answer.seed,
        "raw_fail_share": people.raw_fail_share,
        "conditioned": people.conditioned,
        "scenarios": own,
    }


def _entry(window: Window) -> dict[str, Any]:
    """One window; the upper end is that of the permissive limits, which are last, and all stand beside it."""
    tops = [_top_entry(window, top) for top in window.tops]
    return {
        "scenario": window.scenario,
        "trunk_lean_deg": window.trunk_lean_deg,
        "arms": window.arms,
        "bar_position": window.bar_position,
        "lower_kg": _by_percent(window.lower_kg),
        "lower_soft_kg": _by_percent(window.lower_soft_kg),
        "shut_without_bar": window.shut_without_bar,
        **{name: tops[-1][name] for name in HEADLINE},
        "by_limits": tops,
    }


def _top_entry(window: Window, top: Top) -> dict[str, Any]:
    """One upper end."""
    best = best_bar(window, top)
    return {
        "limits": top.limits,
        "strength_Nm": top.strength_Nm,
        "strength_source": top.source,
        "compression_N": top.compression_N,
        "shear_N": top.shear_N,
        "upper_kg": top.upper_kg[FITS],
        "upper_by_share_kg": _by_percent(top.upper_kg),
        "limited_by": top.limited_by or None,
        "causes": dict(top.causes),
        "bars_kg": fitting(window, top),
        "empty": window.empty(top, FITS),
        "outside_without_bar": 1.0 - top.inside(0.0),
        "best_kg": best[0],
        "best_share": best[1],
    }


def _progression(window: Window) -> dict[str, Any]:
    """Say what the progression's own loads do, where it has any."""
    low, high = scenarios.scenario(window.scenario).load_range_kg
    if high == 0.0:
        return {"progression": None}
    return {
        "progression": {
            "load_kg": [low, high],
            "share_shut": [window.shut(low), window.shut(high)],
            "share_inside": {top.limits: [top.inside(low), top.inside(high)] for top in window.tops},
        }
    }


def _by_percent(loads: Mapping[float, float | None]) -> dict[str, float | None]:
    """Return loads by percent of people."""
    return {f"{100 * share:.0f}": loads[share] for share in SHARES}
