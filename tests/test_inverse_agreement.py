"""PyBullet's inverse dynamics beside ours along whole repetitions: equal, and not by construction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import scenarios
import skeletons
from sim.repetition import simulate
from sim.result import Result
from tests import exported
from ui.inverse_agreement import inverse_dynamics_difference

RUNS: dict[str, Mapping[str, Any]] = {
    "usual": {},
    "fast": {"descent_s": 0.5, "pause_s": 0.0, "ascent_s": 0.5},
    "hips still, rounded": {"counterbalance": 0.0, "lumbar_flexion_deg": 30.0},
}


def run(scenario: str, settings: Mapping[str, Any]) -> Result:
    """One repetition of a woman with 20 kg."""
    return simulate(scenarios.scenario(scenario).with_settings(settings), skeletons.athlete("f"), 20.0)


@pytest.fixture(scope="module")
def engine() -> Any:
    """PyBullet."""
    return exported.engine("pybullet", exported.WHY)


@pytest.mark.parametrize("settings", RUNS)
@pytest.mark.parametrize("scenario", scenarios.exercises())
def test_pybullet_agrees_along_the_repetition(scenario: str, settings: str, engine: Any) -> None:
    assert inverse_dynamics_difference(engine, run(scenario, RUNS[settings])) < 1e-9


def test_a_millionth_of_a_moment_is_seen(engine: Any) -> None:
    result = run("standing-good-morning", {})
    motion = result.motion
    largest = np.abs(motion.tau).max()
    assert inverse_dynamics_difference(
        engine, replace(result, motion=replace(motion, tau=motion.tau + 1e-6 * largest))
    ) == pytest.approx(1e-6, rel=0.5)
    root = motion.root.copy()
    root[0] += 1e-6 * np.abs(root[:2]).max()
    assert 5e-7 < inverse_dynamics_difference(engine, replace(result, motion=replace(motion, root=root))) < 1e-4


def test_a_heavier_link_is_seen(engine: Any) -> None:
    result = run("kneeling-good-morning", {})
    chain = result.posture.chain
    links = [replace(link, mass=link.mass * (1 + 1e-6)) for link in chain.links]
    heavier = replace(result, posture=replace(result.posture, chain=type(chain).from_links(links)))
    assert inverse_dynamics_difference(engine, heavier) == pytest.approx(1e-6, rel=0.1)


def test_no_world_stays_open(engine: Any) -> None:
    inverse_dynamics_difference(engine, run("kneeling-hip-hinge", {}))
    assert not engine.isConnected()
