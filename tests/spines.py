"""Poses of one athlete with what the lumbar joints hold, and the spine's geometry written out once more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

import scenarios
import skeletons
from sim.athlete import Athlete
from sim.balance import variables
from sim.chain import Array
from sim.held import hold
from sim.posture import Posture, make_posture
from sim.scenario import resolve_task
from sim.spine.equilibrium import LevelLoads
from sim.spine.person import LumbarSpine
from sim.spine.posed import held_loads


def person(strength_Nm_per_kg: float | None = None) -> Athlete:
    """A man of 75 kg and 1.75 m; of any strength."""
    athlete = skeletons.athlete("m", 1.75, 75.0)
    if strength_Nm_per_kg is None:
        return athlete
    strength = replace(athlete.body.strength, lumbar_extension_Nm_per_kg=strength_Nm_per_kg)
    return replace(athlete, body=replace(athlete.body, strength=strength))


def posture_of(athlete: Athlete, load_kg: float = 20.0, name: str = "standing-good-morning") -> Posture:
    """That athlete in an exercise."""
    return make_posture(athlete, resolve_task(scenarios.scenario(name), load_kg)[0])


def posed(posture: Posture, lean_deg: float, lumbar_deg: float = 0.0) -> tuple[Array, LevelLoads]:
    """One pose held still: its variables, and what the levels hold."""
    z = hold(posture, variables(np.radians(lean_deg), np.radians(lumbar_deg), 0.0, 0.0)).z
    return z, held_loads(posture, z)


def lengths(spine: LumbarSpine, flexion: Array) -> Array:
    """Length of each bundle (n_bundles,) at level flexions (6,), with complex numbers as points of the plane."""
    lean = np.concatenate(([0.0], np.cumsum(flexion)))
    # A point forward x and up y of a body that leans L forward is (x + i y) turned by -L.
    turn = np.exp(-1j * lean)
    step = (spine.step[0] + 1j * spine.step[1]) * spine.height[0]
    joint = np.concatenate(([0.0], np.cumsum(turn[1:6] * step)))
    muscles, size = spine.muscles, spine.size[0]
    start = size * (muscles.point[0] + 1j * muscles.point[1])
    end = size * (muscles.point[2] + 1j * muscles.point[3])

    def place(body: Any, local: Any) -> Any:
        return joint[np.maximum(body - 1, 0)] + turn[body] * local

    plane = np.abs(place(muscles.high, end) - place(muscles.low, start))
    whole = np.hypot(plane, size * muscles.point[4])
    result: Array = size * muscles.beyond
    np.add.at(result, muscles.owner, whole)
    return result[: len(muscles.groups)]
