"""From what was typed to an athlete, scenarios and a load."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import scenarios
import skeletons
from scenarios.faults import faults
from sim import limits
from sim.athlete import LENGTHS, Athlete
from sim.errors import InvalidInputError
from sim.faults import Fault, refuse
from sim.scenario import SETTINGS, Scenario, resolve_task
from ui.faults import parse_fault

LAST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Request:
    """What a command is asked to compute.

    Parameters
    ----------
    athlete : Athlete
        The person.
    scenarios : tuple of Scenario
        With their settings.
    load_kg : float or None
        Bar; each scenario's own where None. [kg]
    fault : tuple of Fault and float, or None
        What is done wrong, and how much.
    """

    athlete: Athlete
    scenarios: tuple[Scenario, ...]
    load_kg: float | None
    fault: tuple[Fault, float] | None = None


def parse(
    names: Sequence[str],
    *,
    load: str | None,
    sex: str,
    height: str | None,
    mass: str | None,
    settings: Sequence[str],
    fault: str | None = None,
) -> Request:
    """Check everything that was typed, before anything is compiled.

    Parameters
    ----------
    names : sequence of str
        Scenario names.
    load, height, mass : str or None
        Numbers as typed. [kg, m, kg]
    sex : str
        ``m`` or ``f``.
    settings : sequence of str
        ``NAME=VALUE`` each.
    fault : str, optional
        ``NAME`` or ``NAME=STRENGTH``.

    Returns
    -------
    Request

    Raises
    ------
    InvalidInputError
        For the first thing that is not allowed.
    """
    wrong = None if fault is None else parse_fault(fault)
    chosen: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise InvalidInputError("--set", setting, "NAME=VALUE with a name of " + ", ".join((*SETTINGS, *LENGTHS)))
        if name not in SETTINGS and name not in LENGTHS:
            raise limits.nearest("setting", name, (*SETTINGS, *LENGTHS))
        if name in chosen:
            raise InvalidInputError(name, f"given twice ({chosen[name]} and {value})", "each setting once")
        chosen[name] = value
    lengths = {name: limits.number(name, chosen.pop(name)) for name in LENGTHS if name in chosen}
    athlete = skeletons.athlete(
        sex,
        None if height is None else limits.number("height_m", height),
        None if mass is None else limits.number("mass_kg", mass),
        **lengths,
    )
    load_kg = None if load is None else limits.number("load_kg", load)
    ready = tuple(scenarios.scenario(name).with_settings(chosen) for name in names)
    for item in ready:
        resolve_task(item, item.load_kg if load_kg is None else load_kg)
        if wrong is not None:
            refuse(wrong[0], item, load_kg, faults().values())
    check_proportions(athlete)
    return Request(athlete, ready, load_kg, wrong)


def count(field: str, value: str, low: int, high: int) -> int:
    """Return a whole number that was typed.

    Parameters
    ----------
    field : str
        The option.
    value : str
        As typed.
    low, high : int
        What is allowed.

    Returns
    -------
    int

    Raises
    ------
    InvalidInputError
        For anything else.
    """
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        raise InvalidInputError(field, value, f"a whole number, {low} to {high}")
    return int(value)


def check_proportions(athlete: Athlete) -> None:
    """Refuse measured lengths that no person of this stature has.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Raises
    ------
    InvalidInputError
        Where shank, thigh and trunk together are far from what the stature allows.
    """
    total = sum(athlete.length(name) for name in ("shank", "thigh", "trunk"))
    if athlete.lengths_given and not math.isclose(total, 0.84 * athlete.height_m, rel_tol=0.25):
        shown = ", ".join(f"{name}={value:g}" for name, value in athlete.lengths_given.items())
        allowed = f"shank, thigh and trunk that add up to 63-105 % of a stature of {athlete.height_m:g} m"
        raise InvalidInputError("measured lengths", shown, allowed)
