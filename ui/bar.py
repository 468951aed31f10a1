"""Which bar for an athlete: windows for people like this one, and the bars that suit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import scenarios
from scenarios.bars import bars
from sim.athlete import Athlete
from sim.draws import draw_like, is_youth
from sim.load_ends import MOST_KG
from sim.population import People
from sim.scenario import Scenario
from sim.validity import outside_tables
from sim.window import Top, Window, leans_of, windows
from skeletons.populations import standard_population
from ui import words_bar as words

DRAWS, SEED = 400, 0
FITS = 0.90  # of people, for a bar to fit
UNUSED = {"counterbalance": 1.0, "lumbar_flexion_deg": 0.0}  # what a window takes for granted


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
    *,
    equal_leans: bool = True,
) -> Answer:
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
    equal_leans : bool, default True
        Whether exercises are compared at equal leans as well.

    Returns
    -------
    Answer
    """
    *_, (_, answer) = search(athlete, exercises, draws, seed, equal_leans=equal_leans)
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
