"""Simulations that several tests look at, each run once."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import scenarios
import skeletons
from sim.drop.plan import Plan, make_plan
from ui.drop.request import Options
from ui.drop.simulate import Drop, drop

BULLET = "PyBullet has wheels for Python 3.11 on Linux x86_64 only"


def needs_bullet() -> None:
    """Skip where PyBullet is not installed."""
    pytest.importorskip("pybullet", reason=BULLET, exc_type=ImportError)


@cache
def dropped(name: str, load_kg: float | None = None, **changes: Any) -> Drop:
    """One simulation of the reference man; changes are settings of the exercise or options of the simulation."""
    needs_bullet()
    own = {key: value for key, value in changes.items() if key in Options.__annotations__}
    settings = {key: value for key, value in changes.items() if key not in own}
    exercise = scenarios.scenario(name).with_settings(settings)
    return drop(exercise, skeletons.athlete(), load_kg, Options(**own))


@cache
def planned(name: str, load_kg: float | None = None, *, strength: float = 1.0, **settings: Any) -> Plan:
    """One plan of the reference man."""
    exercise = scenarios.scenario(name).with_settings(settings)
    return make_plan(exercise, skeletons.athlete(), load_kg, strength=strength, step_s=0.002, stay_s=1.0)
