"""Every rung of the ladder: it can be done or says why not, and another engine finds the same forces."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import scenarios
import skeletons
from sim import Athlete, Chain, Link, Result, audit, simulate
from sim.chain import GRAVITY
from tests.people import amounts, athletes, loads
from tests.test_chain_oracles import Bullet, bullet, pinocchio_model
from tests.test_command_line import call

__all__ = ["bullet"]

NUMBERS = (
    "trunk_lean_deg", "lumbar_flexion_deg", "counterbalance", "knee_flexion_deg", "descent_s", "pause_s", "ascent_s",
)  # fmt: skip
NAMES = list(scenarios.exercises())
PEOPLE = {"small woman": ("f", 1.60, 55.0), "man": ("m", 1.75, 75.0), "big man": ("m", 1.95, 110.0)}
BARS = {"light": 10.0, "medium": 40.0, "heavy": 100.0}


@cache
def done(name: str, who: str, load: float) -> Result:
    """One exercise by one person."""
    return simulate(scenarios.scenario(name), skeletons.athlete(*PEOPLE[who]), load)


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_done_or_says_why_not(name: str, who: str, bar: str) -> None:
    result = done(name, who, BARS[bar])
    outcome = result.outcome
    assert outcome.status in {"ok", "falls", "infeasible"}
    if outcome.status == "ok":
        assert outcome.reason is None
        assert result.motion.settled
        seconds = result.scenario.descent_s + result.scenario.pause_s + result.scenario.ascent_s
        assert np.asarray(result.frames["time_s"])[-1] == pytest.approx(seconds)
    else:
        assert len(outcome.reason or "") > 20
        assert outcome.time_s is not None
    document = result.to_dict()
    assert document["frames"]["time_s"][0] == 0
    assert np.isfinite(np.array(document["frames"]["cop_x_m"], dtype=float)).all()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_shown_as_a_table_beside_another(name: str) -> None:
    other = "kneeling-good-morning" if name != "kneeling-good-morning" else "romanian-deadlift"
    for typed in (("run", name), ("run", name, "--load", "35"), ("compare", other, name)):
        answer = call(*typed)
        assert answer.status == 0, answer.err
        assert scenarios.scenario(name).title.split()[0] in answer.out


@settings(max_examples=120)
@given(
    st.sampled_from(NAMES),
    athletes(measured=True),
    loads(),
    st.fixed_dictionaries({}, optional={name: amounts(name) for name in NUMBERS}),
)
def test_everything_allowed_has_an_answer(name: str, athlete: Athlete, load: float, chosen: dict[str, float]) -> None:
    result = simulate(scenarios.scenario(name).with_settings(chosen), athlete, load)
    outcome = result.outcome
    assert (outcome.reason is None) == (outcome.time_s is None) == (outcome.status == "ok")
    json.dumps(result.to_dict(), allow_nan=False)
    json.dumps(audit(result), allow_nan=False)


@cache
def audited(name: str) -> dict[str, Any]:
    """The audit of one repetition."""
    return audit(done(name, "man", BARS["medium"]))


def states(document: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Coordinates, rates and accelerations of every fifth frame."""
    q, qd, qdd = (np.array(document[name])[:, ::5] for name in ("q", "qd", "qdd"))
    return q, qd, qdd


def chain_of(document: dict[str, Any]) -> Chain:
    """The chain as an audit writes it."""
    return Chain.from_links([
        Link(item["name"], item["parent"], tuple(item["joint"]), item["mass"], tuple(item["com"]), item["inertia"])
        for item in document["links"]
    ])  # fmt: skip


def same_forces(document: dict[str, Any], generalised: Any, com: Any) -> None:
    """Compare an audit with an engine's generalised forces: root force, moment about the root, torques."""
    q = np.array(document["q"])[:, ::5]
    (x, y), moment = np.array(document["root_force"])[:, ::5], np.array(document["root_moment"])[::5]
    scale = np.abs(generalised).max()
    about_root = moment - q[0] * y + q[1] * x
    assert_allclose(np.vstack((x, y, about_root)), generalised[:3], rtol=1e-9, atol=1e-10 * scale)
    assert_allclose(np.array(document["tau"])[:, ::5], generalised[3:], rtol=1e-9, atol=1e-10 * scale)
    assert_allclose(np.array(document["com"])[:, ::5], com, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_pinocchio_finds_the_same_forces(name: str) -> None:
    pin = pytest.importorskip("pinocchio", reason="Pinocchio has no wheel here", exc_type=ImportError)
    document = audited(name)
    model, order = pinocchio_model(pin, chain_of(document))
    data, given = model.createData(), states(document)
    generalised, com = np.empty_like(given[0]), np.empty((2, given[0].shape[1]))
    for k in range(com.shape[1]):
        q, qd, qdd = (rows[order, k] for rows in given)
        generalised[order, k] = pin.rnea(model, data, q, qd, qdd)
        com[:, k] = pin.centerOfMass(model, data, q)[:2]
    same_forces(document, generalised, com)


@pytest.mark.parametrize("name", NAMES)
def test_pybullet_finds_the_same_forces(name: str, bullet: Bullet, tmp_path: Any) -> None:
    document = audited(name)
    given = states(document)
    generalised, com = bullet.solve(chain_of(document), tmp_path / "tree.urdf", given)
    # Its inertia tensors are rounded to what is symmetric to the last bit.
    q = np.array(document["q"])[:, ::5]
    assert q.shape == given[0].shape
    tau = np.array(document["tau"])[:, ::5]
    assert np.abs(tau - generalised[3:]).max() < 1e-6 * np.abs(generalised).max()
    assert_allclose(np.array(document["com"])[:, ::5], com, atol=1e-8)


@pytest.mark.parametrize("name", NAMES)
def test_the_centre_of_mass_is_moved_by_the_total_force(name: str) -> None:
    result = done(name, "man", BARS["medium"])
    motion = result.motion
    # Momentum over time, by differences of the centre of mass itself: force = m a + m g.
    mass = result.posture.chain.total_mass
    time, com = motion.time_s, motion.com
    before, after = np.diff(time)[:-1], np.diff(time)[1:]
    even = np.isclose(before, after, rtol=1e-6)
    rate = np.diff(com, axis=1) / np.diff(time)
    pushed = 2 * np.diff(rate, axis=1) / (before + after)
    force = mass * pushed + np.array([[0.0], [mass * GRAVITY]])
    miss = np.abs(force - motion.root[:2, 1:-1])[:, even]
    assert np.median(miss) < 2e-3 * mass * GRAVITY
    assert np.percentile(miss, 98) < 2e-2 * mass * GRAVITY
