"""Faults of lifts from the floor: how the start, the way up and the top change, by hand and by law."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

import scenarios
import skeletons
from scenarios.faults import fault
from sim.chain import GRAVITY
from sim.dynamics import mass_matrix
from sim.fault_effects import FaultRun, run_with_fault
from sim.kinematics import forward_kinematics
from sim.liftoff import bar_centre
from sim.posture import KNEE, LUMBAR, TRUNK
from sim.result import Result

ATHLETE = skeletons.athlete("m", 1.75, 75.0)
BENT = ("hex-bar-deadlift", "sumo-deadlift", "conventional-deadlift")
LIFTS = ("stiff-legged-deadlift", *BENT)
NEW = ("hips-shoot-up", "squatting", "heels-light", "too-shallow", "over-extension")


def wrong(name: str, which: str, strength: float = 1.0) -> FaultRun:
    """A lift with a fault."""
    return run_with_fault(fault(which), scenarios.scenario(name), ATHLETE, None, strength)


def lean_at_half_straight_knees(result: Result) -> float:
    """Trunk lean on the way up when the knees are half straight. [deg]."""
    trunk, knee = np.degrees(result.motion.z[[TRUNK, KNEE]])
    up = slice(int(np.argmin(trunk)), None, -1)
    return float(np.interp(knee[0] / 2, knee[up], trunk[up]))


@pytest.mark.parametrize("name", BENT)
def test_hips_shoot_up_while_the_trunk_stays(name: str) -> None:
    run = wrong(name, "hips-shoot-up")
    clean, faulty = (lean_at_half_straight_knees(result) for result in (run.clean, run.result))
    start = math.degrees(float(run.clean.motion.z[TRUNK, 0]))
    # Three quarters of what the trunk has risen by then are missing.
    assert run.faulty.value == pytest.approx(0.75 * (start - clean), rel=1e-3)
    assert faulty - clean == pytest.approx(run.faulty.value, rel=1e-3)
    assert_allclose(run.result.motion.z[[TRUNK, KNEE, LUMBAR], 0], run.clean.motion.z[[TRUNK, KNEE, LUMBAR], 0])
    # The legs leave more of the lift to the back of the body.
    found = {fact.quantity: fact for fact in run.consequences}
    assert found["half_way_moment_Nm.knee"].difference < -10.0  # type: ignore[operator]


@pytest.mark.parametrize("name", ["hex-bar-deadlift", "conventional-deadlift"])
def test_the_trunk_then_hangs_lower_with_the_bar_as_high(name: str) -> None:
    found = {fact.quantity: fact for fact in wrong(name, "hips-shoot-up").consequences}
    assert found["peak_moment_Nm.L5/S1"].difference > 5.0  # type: ignore[operator]
    assert found["half_way_trunk_lean_deg"].difference > 0.5  # type: ignore[operator]


@pytest.mark.parametrize("name", LIFTS)
def test_heels_are_light_as_the_bar_leaves_the_floor(name: str) -> None:
    run = wrong(name, "heels-light", 0.5)
    assert run.result.outcome.status == "ok"
    share = np.asarray(run.result.frames["toe_load_share"])
    # From heel to ball are 0.68 foot lengths, and half of 0.30 is gone: (0.34 + 0.15) / 0.68.
    assert share[0] == pytest.approx(0.49 / 0.68, abs=0.01)
    assert share[run.result.upright] == pytest.approx(0.5, abs=1e-3)
    lean = np.asarray(run.result.frames["trunk_lean_deg"])
    assert share == pytest.approx(0.5 + 0.15 / 0.68 * lean / lean[0], abs=0.01)


@pytest.mark.parametrize("name", BENT)
def test_squatting_it_starts_with_knees_bent_more_than_the_bar_asks(name: str) -> None:
    run = wrong(name, "squatting", 0.1)  # inside a hex bar the ankles have no more
    assert run.result.outcome.status == "ok"
    knees, hips = [], []
    for result in (run.clean, run.result):
        knees.append(math.degrees(float(result.motion.z[KNEE, 0])))
        origin = forward_kinematics(result.posture.chain, result.motion.q[:, [0]])[1]
        hips.append(float(origin[1, 3, 0]))
        assert float(bar_centre(result.posture, result.motion.z[:, [0]])[1, 0]) == pytest.approx(0.225, abs=1e-5)
    assert knees[1] - knees[0] == pytest.approx(1.0, abs=1e-6)
    assert hips[1] < hips[0]
    [shins] = [fact.difference for fact in run.consequences if fact.quantity == "shank_lean_deg"]
    assert isinstance(shins, float)
    assert shins > 0.0


def test_one_who_stands_inside_the_bar_squats_as_deep_as_the_ankles_let_him_already() -> None:
    outcome = wrong("hex-bar-deadlift", "squatting").result.outcome
    assert outcome.status == "infeasible"
    assert "Ankle dorsiflexion reaches its end" in str(outcome.reason)


@pytest.mark.parametrize("name", LIFTS)
def test_a_lift_that_is_not_locked_out_ends_half_way_for_the_trunk(name: str) -> None:
    run = wrong(name, "too-shallow", 0.8)
    lean = np.asarray(run.result.frames["trunk_lean_deg"])
    assert run.faulty.value == pytest.approx(0.8 * 0.5 * lean[0])
    assert lean[run.result.upright] == pytest.approx(run.faulty.value, rel=1e-6)
    found = {fact.quantity: fact for fact in run.consequences}
    assert found["rise_m"].difference < -0.05  # type: ignore[operator]
    # What was to be let go at the top is still carried there.
    assert found["top_moment_Nm.L5/S1"].difference > 20.0  # type: ignore[operator]


@pytest.mark.parametrize("name", LIFTS)
def test_over_extension_ends_the_lift_with_the_back_and_not_the_hips(name: str) -> None:
    run = wrong(name, "over-extension")
    [left] = [fact for fact in run.consequences if fact.quantity == "extension_left_deg"]
    assert left.second == pytest.approx(21.0 - 18.8)
    [hips] = [fact.difference for fact in run.consequences if fact.quantity == "top_hip_flexion_deg"]
    # The trunk stands as upright, so the pelvis has tipped by all of it and the legs have made room.
    assert isinstance(hips, float)
    assert 15.0 < hips < 26.0
    # The start is the clean one.
    assert_allclose(run.result.motion.q[:, 0], run.clean.motion.q[:, 0], atol=1e-9)


@pytest.mark.parametrize("which", NEW)
@pytest.mark.parametrize("name", ["hex-bar-deadlift", "conventional-deadlift"])
def test_work_of_the_joints_becomes_energy(name: str, which: str) -> None:
    run = wrong(name, which, 0.1 if which == "squatting" else 0.4)
    motion, chain = run.result.motion, run.result.posture.chain
    assert run.result.outcome.status == "ok"
    height = forward_kinematics(chain, motion.q)[2][1]
    energy = GRAVITY * chain.mass @ height
    energy += np.einsum("in,ijn,jn->n", motion.qd, mass_matrix(chain, motion.q), motion.qd) / 2
    power = (motion.tau * motion.qd[3:]).sum(axis=0)
    work = np.concatenate(([0.0], np.cumsum((power[1:] + power[:-1]) / 2 * np.diff(motion.time_s))))
    assert abs(work - (energy - energy[0])).max() < 2e-3 * abs(energy - energy[0]).max()
    assert motion.settled
