"""How a repetition ends: falls, joints that end, and an answer to everything that is allowed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import event, given, settings

import scenarios
import skeletons
from sim import Athlete, Result, Scenario, simulate
from sim.chain import Array
from sim.kinematics import forward_kinematics
from tests.people import EVERY, KNEELING, Run, any_runs, athletes, exercises, loads


def performed(name: str, sex: str = "m", load: float | None = None, **settings: float) -> Result:
    """One exercise with some settings, done by a reference body."""
    return simulate(scenarios.scenario(name).with_settings(settings), skeletons.athlete(sex), load)


def limber(sex: str) -> Athlete:
    """Someone whose hips and knees bend until something is in the way."""
    body = skeletons.standard_body(sex)
    ranges = replace(body.ranges, hip_flexion_deg=160.0, knee_flexion_deg=179.0)
    return replace(skeletons.athlete(sex), body=replace(body, ranges=ranges))


def row(result: Result, name: str) -> Array:
    """One array of the frames."""
    return np.asarray(result.frames[name])


def stays_over_the_support(result: Result) -> bool:
    """Whether all frames do."""
    cop, support = row(result, "cop_x_m"), result.posture.support
    return bool(support.rear - 1e-9 <= cop.min() and cop.max() <= support.front + 1e-9)


def lean_at(result: Result, time: float) -> float:
    """Trunk lean at a time of the descent: the minimum-jerk law, not the frames."""
    part = time / result.scenario.descent_s
    return result.scenario.trunk_lean_deg * (10 * part**3 - 15 * part**4 + 6 * part**5)


@given(exercises(KNEELING, trunk_lean_deg=(30.0, 110.0), descent_s=(8.0, 60.0)), athletes(), loads(40))
def test_kneeling_with_the_hips_still_falls_at_the_tip_angle(scenario: Scenario, athlete: Athlete, load: float) -> None:
    result = simulate(scenario.with_settings({"counterbalance": 0}), athlete, load)
    time, tip = result.outcome.time_s, result.summary["tip_angle_deg"]
    assert result.outcome.status == "falls"
    assert "front edge" in (result.outcome.reason or "")
    assert time is not None
    assert 0 < time < scenario.descent_s
    lean = lean_at(result, time)
    assert lean == pytest.approx(tip, abs=2)
    # The reason says the same, and the last frame is the last that stays up.
    assert f"lean of {lean:.0f} deg" in (result.outcome.reason or "")
    assert row(result, "time_s")[-1] <= time
    assert row(result, "trunk_lean_deg")[-1] == pytest.approx(lean, abs=2)
    assert stays_over_the_support(result)


@pytest.mark.parametrize("sex", ["m", "f"])
@pytest.mark.parametrize("name", KNEELING)
def test_deep_kneeling_runs_out_of_hip_flexion(name: str, sex: str) -> None:
    result = performed(name, sex, trunk_lean_deg=100)
    assert result.outcome.status == "infeasible"
    assert (result.outcome.reason or "").startswith("Hip flexion reaches its end, 110 deg")
    # Neutral kneeling ends near 60-70 degrees of lean, sooner with a bar.
    assert 50 < row(result, "trunk_lean_deg")[-1] < 80
    assert 105 < row(result, "hip_flexion_deg").max() <= 110


@pytest.mark.parametrize("name", EVERY)
def test_lumbar_flexion_past_the_range_is_infeasible(name: str) -> None:
    result = performed(name, trunk_lean_deg=50, lumbar_flexion_deg=75)
    assert result.outcome.status == "infeasible"
    assert (result.outcome.reason or "").startswith("Lumbar flexion reaches its end, 60 deg")
    # 60 of 75 degrees are 40 of 50 degrees of lean.
    assert "lean of 40 deg" in (result.outcome.reason or "")
    assert result.outcome.time_s is not None
    assert lean_at(result, result.outcome.time_s) == pytest.approx(40, abs=0.1)


def test_lumbar_extension_has_its_own_end() -> None:
    athlete = skeletons.athlete()
    stiff = replace(athlete, body=replace(athlete.body, ranges=replace(athlete.body.ranges, lumbar_extension_deg=10.0)))
    scenario = scenarios.scenario("bodyweight-hip-hinge").with_settings({"lumbar_flexion_deg": -20})
    assert simulate(scenario, athlete).outcome.status == "ok"
    assert (simulate(scenario, stiff).outcome.reason or "").startswith("Lumbar extension reaches its end, 10 deg")


def test_limber_hips_and_knees_end_on_the_heels() -> None:
    scenario = scenarios.scenario("kneeling-good-morning").with_settings({"trunk_lean_deg": 80})
    result = simulate(scenario, limber("f"))
    assert result.outcome.status == "infeasible"
    assert (result.outcome.reason or "").startswith("The buttocks meet the heels")
    # Hip to ankle is 0.098 of stature then: law of cosines with thigh 0.3685 and shank 0.4386 m.
    inner = math.acos((0.3685**2 + 0.4386**2 - (0.098 * 1.735) ** 2) / (2 * 0.3685 * 0.4386))
    assert row(result, "knee_flexion_deg")[-1] == pytest.approx(180 - math.degrees(inner), abs=1)
    # On usual hips the same repetition ends before.
    assert "Hip flexion" in (performed("kneeling-good-morning", "f", trunk_lean_deg=80).outcome.reason or "")


def test_where_nothing_balances_is_a_fall() -> None:
    # Even with the hips on the floor behind the heels, 100 kg are too far ahead.
    body = limber("f").body
    anything = replace(body, support=replace(body.support, seat=0.0))
    slow = scenarios.scenario("kneeling-good-morning").with_settings({"trunk_lean_deg": 110, "descent_s": 30})
    result = simulate(slow, replace(skeletons.athlete("f"), body=anything), 100)
    assert result.outcome.status == "falls"
    assert (result.outcome.reason or "").startswith("No hip position within the joint ranges balances")
    assert result.outcome.time_s is not None
    assert row(result, "time_s")[-1] < result.outcome.time_s < 30
    assert lean_at(result, result.outcome.time_s) == pytest.approx(row(result, "trunk_lean_deg")[-1], abs=2)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("counterbalance", [0, 1])
def test_a_descent_ends_alike_whatever_would_follow(name: str, counterbalance: float) -> None:
    usual, *others = (
        performed(name, trunk_lean_deg=100, counterbalance=counterbalance, pause_s=pause, ascent_s=ascent)
        for pause, ascent in ((1, 3), (1, 60), (60, 3))
    )
    assert usual.outcome.time_s is not None
    for other in others:
        assert (other.outcome.status, other.outcome.reason) == (usual.outcome.status, usual.outcome.reason)
        assert other.outcome.time_s == pytest.approx(usual.outcome.time_s, abs=0.02)
        assert row(other, "trunk_lean_deg")[-1] == pytest.approx(row(usual, "trunk_lean_deg")[-1], abs=2)


def test_knees_and_ankles_end_too() -> None:
    squat = scenarios.scenario("bodyweight-hip-hinge").with_settings({"trunk_lean_deg": 30, "knee_flexion_deg": 120})
    reason = simulate(squat, skeletons.athlete()).outcome.reason or ""
    assert reason.startswith("Ankle dorsiflexion reaches its end, 35 deg")
    body = skeletons.athlete().body
    stiff = replace(body, ranges=replace(body.ranges, knee_flexion_deg=40.0))
    reason = simulate(squat, replace(skeletons.athlete(), body=stiff)).outcome.reason or ""
    assert reason.startswith("Knee flexion reaches its end, 40 deg")


def test_long_arms_bring_the_plates_to_the_floor() -> None:
    scenario = scenarios.scenario("romanian-deadlift")
    result = simulate(scenario, skeletons.athlete("m", arm_m=0.85))
    assert result.outcome.status == "infeasible"
    assert (result.outcome.reason or "").startswith("The plates touch the floor")
    # Discs of 450 mm keep the bar at 225 mm.
    heights = forward_kinematics(result.posture.chain, result.motion.q)[1][1, -1, : result.outcome.n_good]
    assert heights.min() == pytest.approx(0.225, abs=0.005)
    assert heights.min() >= 0.225
    assert simulate(scenario, skeletons.athlete("m")).outcome.status == "ok"
    # A stick has no plates.
    assert simulate(scenario, skeletons.athlete("m", arm_m=0.85), 0).outcome.status == "ok"


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("counterbalance", [0, 0.5, 1])
def test_a_tempo_that_nobody_can_follow_has_an_answer(name: str, counterbalance: float) -> None:
    result = performed(name, descent_s=0.3, pause_s=0, ascent_s=0.3, counterbalance=counterbalance)
    # Throwing the trunk down pushes the body back: 60 deg in 0.3 s.
    assert result.outcome.status == "falls"
    assert "rear edge" in (result.outcome.reason or "")
    assert stays_over_the_support(result)
    assert any("centre of pressure could not be kept" in note for note in result.notes) == (not result.motion.settled)


def numbers(value: Any) -> list[float]:
    """Every number of a document."""
    if isinstance(value, Mapping):
        return [number for item in value.values() for number in numbers(item)]
    if isinstance(value, list):
        return [number for item in value for number in numbers(item)]
    return [value] if isinstance(value, float) else []


@settings(max_examples=150)
@given(any_runs())
def test_everything_allowed_has_an_answer(run: Run) -> None:
    result = simulate(run.scenario, run.athlete, run.load_kg)
    document = result.to_dict()
    json.dumps(document, allow_nan=False)
    assert np.isfinite(numbers(document)).all()

    status, time, frames = document["status"], document["time_of_failure_s"], document["frames"]
    event(status)
    scenario = run.scenario
    total = scenario.descent_s + scenario.pause_s + scenario.ascent_s
    assert len(frames["time_s"]) >= 1
    assert (np.diff(frames["time_s"]) > 0).all()
    if status == "ok":
        assert (document["reason"], time) == (None, None)
        assert frames["time_s"][-1] == pytest.approx(total)
    else:
        assert status in {"falls", "infeasible"}
        assert document["reason"].endswith(".")
        assert 0 <= time <= total
        assert frames["time_s"][-1] <= time

    # Nobody stays up outside the support; only a first frame that already fails may show it.
    assert time == 0 or stays_over_the_support(result)
    if status == "ok" and scenario.counterbalance == 1 and result.motion.settled:
        assert abs(row(result, "cop_x_m") - document["target_x_m"]).max() < 2e-3
