"""Nothing goes through floor, bench, pad or plate: every exercise, three people, the lightest and the heaviest bar."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import scenarios
import skeletons
from sim import simulate
from sim.chain import Array
from tests.figures import ATHLETES
from ui.figure.laying_out import lay_out
from ui.figure.layout import Layout, place
from ui.figure.outlines import FREE_SEGMENTS, SEGMENTS

EVERY = 10  # frames
HARD_M = 0.002
# Flesh that lies on something is flattened by it and drawn so: how deep its outline would be. [m]
KNEELS = {"foot": 0.03, "shank": 0.03, "thigh": 0.03}
LIES = dict.fromkeys(("pelvis", "L5", "L4", "L3", "L2", "L1", "thorax", "head", "skin", "thigh"), 0.06)
SITS = {"pelvis": 0.06, "skin": 0.06, "hand": 0.03}  # the hands lie beside the hips, and the bar on them
TOES = {"free_foot": 0.016}
ON_THE_FLOOR = {
    "kneeling-hip-hinge": KNEELS, "kneeling-good-morning": KNEELS, "nordic-hip-hinge": KNEELS, "nordic-curl": KNEELS,
    "glute-bridge": LIES, "hip-thrust": SITS, "single-leg-good-morning": TOES,
}  # fmt: skip
ON_A_BENCH = {"thorax": 0.045, "skin": 0.045, "head": 0.012}


@cache
def _laid(name: str, athlete: str) -> tuple[Layout, ...]:
    item = scenarios.scenario(name)
    person = skeletons.athlete(*ATHLETES[athlete])
    return tuple(lay_out(simulate(item, person, load)) for load in dict.fromkeys(item.load_range_kg))


def _parts(layout: Layout) -> dict[str, Array]:
    """Outlines (frames, n, 2) of every part. [m]."""
    poses, outline = layout.poses[::EVERY], layout.scales.outline
    parts: dict[str, Array] = {name: place(poses[:, i, None], outline[name]) for i, name in enumerate(SEGMENTS)}
    if layout.free_leg:
        for i, (name, like) in enumerate(FREE_SEGMENTS.items(), len(SEGMENTS)):
            parts[name] = place(poses[:, i, None], outline[like])
    return parts | {"skin": layout.skin.at(poses)}


def _depth(points: Array, outline: Array) -> float:
    """How deep the deepest of some points (n, 2) is in a convex outline; negative outside. [m]."""
    side = np.roll(outline, -1, axis=0) - outline
    off = points[:, None] - outline
    inward = side[:, 0] * off[..., 1] - side[:, 1] * off[..., 0]
    middle = outline.mean(axis=0) - outline
    turn = np.sign((side[:, 0] * middle[:, 1] - side[:, 1] * middle[:, 0]).sum())
    return float((turn * inward / np.hypot(*side.T)).min(axis=1).max())


def _inside(points: Array, outline: Array) -> bool:
    """Whether any of some points (n, 2) is in an outline, by the crossings of a ray."""
    after = np.roll(outline, -1, axis=0)
    y = points[:, 1, None]
    spans = (outline[:, 1] > y) != (after[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = outline[:, 0] + (y - outline[:, 1]) / (after[:, 1] - outline[:, 1]) * (after[:, 0] - outline[:, 0])
    return bool(((spans & (points[:, 0, None] < at)).sum(axis=1) % 2 == 1).any())


@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("name", scenarios.exercises())
def test_nothing_goes_through_the_floor(name: str, athlete: str) -> None:
    for layout in _laid(name, athlete):
        for part, points in _parts(layout).items():
            assert points[..., 1].min() > -ON_THE_FLOOR.get(name, {}).get(part, HARD_M), part
        if layout.marks.bar is not None and layout.marks.load_kg > 0:
            assert layout.marks.bar[:, 1].min() > layout.marks.plate_radius_m - HARD_M


@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("name", ["glute-ham-raise", "hip-thrust"])
def test_nothing_goes_through_bench_or_pad(name: str, athlete: str) -> None:
    soft = ON_A_BENCH if name == "hip-thrust" else {}
    for layout in _laid(name, athlete):
        for prop in (prop for prop in layout.props if prop.soft and not prop.front):
            for part, points in _parts(layout).items():
                assert _depth(points.reshape(-1, 2), prop.outline) < soft.get(part, HARD_M), part


@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("name", [
    "romanian-deadlift", "stiff-legged-deadlift", "sumo-deadlift", "conventional-deadlift",
    "single-leg-romanian-deadlift",
])  # fmt: skip
def test_the_bar_is_in_front_of_the_legs_and_in_the_hands(name: str, athlete: str) -> None:
    for layout in _laid(name, athlete):
        assert layout.marks.bar is not None
        shaft, parts = layout.marks.bar[::EVERY], _parts(layout)
        for part in ("shank", "thigh"):
            # The drawn girth follows mass, the surface that the bar meets stature: some millimetres of flesh.
            assert not any(_inside(shaft[[i]] + (0.004, 0.0), points) for i, points in enumerate(parts[part])), part
        assert all(_inside(shaft[[i]], points) for i, points in enumerate(parts["hand"]))
