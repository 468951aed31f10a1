"""Crowds of random people, and each of them alone, for what must agree between the two."""

from __future__ import annotations

from typing import Any

import numpy as np

import skeletons
from sim.athlete import LENGTHS, Athlete
from sim.chain import Array
from sim.crowd import Crowd, vary

# Wider than people are, so that every end of a range and every sign comes up.
SPANS = {
    "l5s1_behind": (0.010, 0.030), "l5s1_above": (0.05, 0.06), "level_height": (0.019, 0.023),
    "shoulder_forward": (-0.02, 0.02), "mass_forward": (-0.02, 0.02), "upper_share": (0.48, 0.55),
    "knee_pad_m": (-0.01, 0.01), "foot_length": (0.14, 0.16), "heel": (0.17, 0.21), "ball": (0.45, 0.53),
    "knee_front": (0.01, 0.02), "knee_height": (0.020, 0.035), "seat": (0.08, 0.11),
    "high_behind": (0.03, 0.05), "high_below": (-0.005, 0.010), "projected_arm": (0.6, 0.8),
    "hip_flexion_deg": (95, 125), "knee_flexion_deg": (130, 160), "dorsiflexion_deg": (20, 45),
    "plantarflexion_deg": (30, 60), "lumbar_flexion_deg": (35, 80), "lumbar_extension_deg": (10, 30),
    "lumbar_limit_Nm": (60, 160), "lumbar_upright_Nm": (10, 40), "lumbar_shape": (0.5, 4.0),
    "stretch_Nm": (10, 30), "hip_scale": (0.5, 2.0), "lumbar_extension_Nm_per_kg": (1, 3),
}  # fmt: skip


def numbers(rng: np.random.Generator, sex: str, n: int) -> dict[str, Array]:
    """Draw every number of people that `vary` knows, their lengths, stature and mass."""
    drawn = {name: rng.uniform(low, high, n) for name, (low, high) in SPANS.items()}
    drawn["height_m"], drawn["mass_kg"] = rng.uniform(1.3, 2.0, n), rng.uniform(35.0, 120.0, n)
    table = skeletons.standard_body(sex).segments
    usual = (table.thigh.length, table.shank.length, table.trunk.length, table.upper_arm.length + table.forearm.length)
    for name, share in zip(LENGTHS, usual, strict=True):
        drawn[name] = share * drawn["height_m"] * rng.uniform(0.9, 1.1, n)
    return drawn


def crowd(sex: str, drawn: dict[str, Array]) -> Crowd:
    """Make a crowd of drawn numbers."""
    size: dict[str, Any] = {name: drawn[name] for name in ("height_m", "mass_kg", *LENGTHS)}
    return Crowd(vary(skeletons.standard_body(sex), drawn), **size)


def person(sex: str, drawn: dict[str, Array], i: int) -> Athlete:
    """Make one of them alone."""
    alone = {name: float(values[i]) for name, values in drawn.items()}
    size = {name: alone[name] for name in ("height_m", "mass_kg", *LENGTHS)}
    return Athlete(vary(skeletons.standard_body(sex), alone), **size)
