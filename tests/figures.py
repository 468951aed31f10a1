"""Runs that the tests of the figure share: five exercises, three athletes, neutral and rounded."""

from __future__ import annotations

from functools import cache

import scenarios
import skeletons
from sim.repetition import simulate
from sim.result import Result
from ui.figure.laying_out import lay_out
from ui.figure.layout import Layout

NAMES = (
    "kneeling-hip-hinge",
    "kneeling-good-morning",
    "standing-good-morning",
    "bodyweight-hip-hinge",
    "romanian-deadlift",
)
ATHLETES = {"small": ("f", 1.60, 55.0), "middle": ("m", 1.75, 75.0), "large": ("m", 1.95, 110.0)}
ROUNDED_DEG = 50.0


@cache
def run(name: str, athlete: str = "middle", lumbar_deg: float = 0.0, load_kg: float | None = None) -> Result:
    """Run an exercise with its own bar, or another."""
    scenario = scenarios.scenario(name).with_settings({"lumbar_flexion_deg": lumbar_deg})
    return simulate(scenario, skeletons.athlete(*ATHLETES[athlete]), load_kg)


@cache
def figure(name: str, athlete: str = "middle", lumbar_deg: float = 0.0, load_kg: float | None = None) -> Layout:
    """Lay its figure out."""
    return lay_out(run(name, athlete, lumbar_deg, load_kg))
