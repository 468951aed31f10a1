"""What stays up, kneeling and standing, and what that holds for."""

from __future__ import annotations

from dataclasses import replace

from sim.athlete import Athlete
from sim.maps import BalanceRegion, balance_region
from sim.scenario import Scenario, resolve_task
from ui import words
from ui import words_charts as told
from ui.meter import arms_in_words, whole

_STANDING_KNEES_DEG = 10.0  # for an exercise that is done kneeling, laid over standing
_HELD = frozenset({"hands", "sides"})


def regions(scenario: Scenario, athlete: Athlete, load_kg: float) -> dict[str, BalanceRegion]:
    """Return what stays up with this exercise's arms, bar and spine, kneeling and standing.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    dict
        By support, ``knees`` and ``feet``; where the exercise kneels, standing is with knees bent 10 degrees.
    """
    both = {"knees": replace(scenario, support="knees"), "feet": _standing(scenario)}
    if scenario.bar_position in _HELD:
        # Nobody kneels with a bar in the hands: the plates would lie on the floor.
        del both["knees"]
    return {name: balance_region(item, athlete, load_kg) for name, item in both.items()}


def _standing(scenario: Scenario) -> Scenario:
    """Return the exercise on two feet."""
    knees = scenario.knee_flexion_deg if scenario.support == "feet" else _STANDING_KNEES_DEG
    return replace(scenario, support="feet", knee_flexion_deg=knees)


def held_in_words(scenario: Scenario, load_kg: float) -> str:
    """Say what the regions hold for: bar, arms, spine and, where they stand, knees.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    str
    """
    task, _ = resolve_task(scenario, load_kg)
    rounding = whole(scenario.lumbar_flexion_deg)
    return told.MAP_HELD.format(
        load=words.LOAD.format(load=load_kg) if load_kg > 0 else words.NO_BAR,
        arms=arms_in_words(task),
        spine=told.MAP_NEUTRAL if rounding == "0" else told.MAP_ROUNDED.format(rounding=rounding),
        knee=whole(_standing(scenario).knee_flexion_deg),
        lean=whole(scenario.trunk_lean_deg),
    )
