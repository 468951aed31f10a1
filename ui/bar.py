"""Which bar for an athlete: the answer of `hingelab bar` as a document and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import scenarios
from scenarios.bars import bars
from sim.athlete import Athlete
from sim.draws import draw_like, is_youth
from sim.load_ends import MOST_KG
from sim.population import People
from sim.scenario import Scenario
from sim.validity import outside_tables
from sim.window import SHARES, Top, Window, leans_of, windows
from skeletons.populations import standard_population
from ui import words_bar as words

DRAWS, SEED = 400, 0
FITS = 0.90  # of people, for a bar to fit
HEADLINE = ("upper_kg", "upper_by_share_kg", "limited_by", "bars_kg", "empty", "best_kg", "best_share")
UNUSED = {"counterbalance": 1.0, "lumbar_flexion_deg": 0.0}  # what a window takes for granted
Progress = Callable[[float], bool]


@dataclass(frozen=True, eq=False)
class Answer:
    """Windows for people like an athlete.

    Parameters
    ----------
    athlete : Athlete
        The person.
    youth : bool
        Whether the size is a youth's.
    people : People
        Those that were drawn.
    seed : int
        What they were drawn with.
    windows : tuple of Window
        Each exercise at its own lean, then at equal leans.
    notes : tuple of str
        Warnings.
    """

    athlete: Athlete
    youth: bool
    people: People
    seed: int
    windows: tuple[Window, ...]
    notes: tuple[str, ...]


def search(
    athlete: Athlete, exercises: Sequence[Scenario], draws: int = DRAWS, seed: int = SEED, *, equal_leans: bool = True
) -> Iterator[tuple[float, Answer]]:
    """Find the windows of exercises one after the other, for people like an athlete.

    Parameters
    ----------
    athlete : Athlete
        The person.
    exercises : sequence of Scenario
        With their settings.
    draws : int
        How many people.
    seed : int
        The same seed gives the same answer.
    equal_leans : bool, default True
        Whether exercises are compared at equal leans as well.

    Yields
    ------
    done : float
        The share that is done.
    answer : Answer
        What is known by then.
    """
    population = standard_population()
    youth = is_youth(population, athlete)
    people = draw_like(population, athlete, draws, seed, youth=youth)
    leans = bars().equal_leans_deg if equal_leans else ()
    notes = tuple(_notes(athlete, exercises, people, youth=youth))
    found: list[Window] = []
    total = sum(len(leans_of(item, leans)) for item in exercises)
    for window in windows(people, exercises, population.limits, leans):
        found.append(window)
        yield len(found) / total, Answer(athlete, youth, people, seed, tuple(found), notes)


def find_bars(
    athlete: Athlete,
    exercises: Sequence[Scenario],
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Progress | None = None,
    *,
    equal_leans: bool = True,
) -> Answer | None:
    """Find the windows of exercises for people like an athlete.

    Parameters
    ----------
    athlete : Athlete
        The person.
    exercises : sequence of Scenario
        With their settings.
    draws : int
        How many people.
    seed : int
        The same seed gives the same answer.
    progress : callable, optional
        Called with the share that is done; where it returns False the search ends.
    equal_leans : bool, default True
        Whether exercises are compared at equal leans as well.

    Returns
    -------
    Answer or None
        None where it was ended.
    """
    answer = None
    for done, answer in search(athlete, exercises, draws, seed, equal_leans=equal_leans):  # noqa: B007 - the last counts
        if progress is not None and not progress(done):
            return None
    return answer


def _notes(athlete: Athlete, exercises: Sequence[Scenario], people: People, *, youth: bool) -> list[str]:
    """Say what an answer has to be read with."""
    given = sorted(
        {
            name
            for item in exercises
            for name, usual in UNUSED.items()
            if getattr(item, name) != usual and name in item.given
        }
    )
    return [
        *([words.YOUTH] if youth else []),
        *outside_tables(athlete),
        *([] if people.conditioned else [words.NOT_SILENT]),
        *([words.NEUTRAL.format(names=" and ".join(given))] if given else []),
    ]


def exercises(settings: Mapping[str, object]) -> list[Scenario]:
    """Return the exercises that a bar is looked for in, with settings.

    Parameters
    ----------
    settings : mapping
        See `sim.scenario.SETTINGS`.

    Returns
    -------
    list of Scenario
    """
    return [scenarios.scenario(name).with_settings(settings) for name in bars().asked_of]


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


def fitting(window: Window, top: Top) -> list[float]:
    """Return the loads that shafts and plates make and that fit. [kg].

    Parameters
    ----------
    window : Window
        An exercise.
    top : Top
        One of its upper ends.

    Returns
    -------
    list of float
        Rising; empty where none fits.
    """
    low, high = window.lower_kg[FITS], top.upper_kg[FITS]
    return [] if low is None or high is None else bars().between(low, high)


def best_bar(window: Window, top: Top) -> tuple[float | None, float]:
    """Return the load of shaft and plates that makes muscles work and is inside the limits for most people.

    Parameters
    ----------
    window : Window
        An exercise.
    top : Top
        One of its upper ends.

    Returns
    -------
    load_kg : float or None
        The lightest of the best; None where none suits anybody. [kg]
    share : float
        Of people whom it suits.
    """
    loads = bars().between(0.0, MOST_KG)
    shares = [window.fits(load, top) for load in loads]
    best = max(shares)
    return (loads[shares.index(best)] if best > 0.0 else None), best


def _by_percent(loads: Mapping[float, float | None]) -> dict[str, float | None]:
    """Return loads by percent of people."""
    return {f"{100 * share:.0f}": loads[share] for share in SHARES}
