"""Cells of a crowd against the model of one athlete, pose by pose and repetition by repetition."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import scenarios
from sim import cell_kernels, simulate
from sim.balance import balance_target, balanced_leg, hip_x, stance_leg, static_state, variables
from sim.cells import ENDS, Cells, back_margin, evaluate, lay_out
from sim.chain import Array
from sim.gates import muscle_gate
from sim.held import hold
from sim.passive import lumbar_passive_moment
from sim.posture import LUMBAR, TRUNK, Posture, make_posture
from sim.scenario import Scenario, resolve_task
from sim.stability import tip_angle_deg
from sim.summary import com_shift_hips_still_m
from tests.crowds import crowd, numbers, person
from tests.people import EVERY

N = 12
CLOSE = 1e-9  # relative, and of a metre, a degree or a newton metre


def loads(rng: np.random.Generator) -> Array:
    """Bars of all sizes and none."""
    return np.where(rng.random(N) < 0.2, 0.0, rng.uniform(0.0, 120.0, N))


def alone(posture: Posture, scenario: Scenario, lean_deg: float) -> dict[str, float]:
    """What the model of one athlete says of a pose, by the names of `Cells`."""
    knee = 0.0 if posture.kneeling else math.radians(scenario.knee_flexion_deg)
    held = hold(posture, variables(math.radians(lean_deg), 0.0, knee, 0.0))
    gate = muscle_gate(posture, held.z, 1.0)
    tips = [tip_angle_deg(posture, leg) for leg in (0.0, stance_leg(posture))]
    upright = variables(0.0, 0.0, 0.0, stance_leg(posture))
    return {
        "l5s1_Nm": held.moments_Nm["L5/S1"][0],
        "hip_Nm": held.moments_Nm["hip"][0],
        "hip_flexion_deg": held.angles_deg["hip_flexion"][0],
        "knee_flexion_deg": held.angles_deg["knee_flexion"][0],
        "passive_hip_Nm": held.passive_hip_Nm[0],
        "gate_margin_Nm": gate.gate_margin_Nm,
        "least_at_deg": gate.least_at_deg,
        "tip_deg": math.inf if tips[0] is None else tips[0],
        "tip_stance_deg": math.inf if tips[1] is None else tips[1],
        "com_shift_hips_still_m": com_shift_hips_still_m(posture, held.z),
        "target_m": balance_target(posture),
        "com_height_m": held.com[1, 0],
        "hip_shift_m": hip_x(posture, upright)[0] - hip_x(posture, held.z)[0],
    }


@pytest.mark.parametrize("sex", ["m", "f"])
@pytest.mark.parametrize("name", EVERY)
def test_a_cell_is_what_the_model_of_one_athlete_says(name: str, sex: str) -> None:
    rng = np.random.default_rng([5, EVERY.index(name), "mf".index(sex)])
    scenario, drawn = scenarios.scenario(name), numbers(rng, sex, N)
    load, lean = loads(rng), rng.uniform(20.0, 95.0, N)
    cells = evaluate(lay_out(crowd(sex, drawn), scenario), load, lean)
    for i in range(N):
        posture = make_posture(person(sex, drawn, i), resolve_task(scenario, load[i])[0])
        knee = 0.0 if posture.kneeling else math.radians(scenario.knee_flexion_deg)
        pose = variables(math.radians(lean[i]), 0.0, knee, 0.0)
        balances = balanced_leg(posture, pose, balance_target(posture))[1][0]
        assert balances == (ENDS[cells.ends[i]] != "balance")
        if balances:
            for field, expected in alone(posture, scenario, lean[i]).items():
                assert getattr(cells, field)[i] == pytest.approx(expected, rel=CLOSE, abs=CLOSE), field


@pytest.mark.parametrize("name", EVERY)
def test_a_cell_ends_as_a_slow_repetition_does(name: str) -> None:
    rng = np.random.default_rng([6, EVERY.index(name)])
    slow = scenarios.scenario(name).with_settings({"descent_s": 60, "pause_s": 0})
    drawn, load, lean = numbers(rng, "m", N), loads(rng), rng.uniform(40.0, 100.0, N)
    cells = evaluate(lay_out(crowd("m", drawn), slow), load, lean)
    for i in range(N):
        result = simulate(slow.with_settings({"trunk_lean_deg": lean[i]}), person("m", drawn, i), load[i])
        assert (result.outcome.status == "ok") == cells.can_be[i]
        if cells.can_be[i]:
            assert result.summary["held_moment_Nm"]["hip"] == pytest.approx(cells.hip_Nm[i], rel=CLOSE)
            assert result.summary["gate_margin_Nm"] == pytest.approx(cells.gate_margin_Nm[i], rel=CLOSE, abs=CLOSE)


@pytest.mark.parametrize("name", ["kneeling-good-morning", "bodyweight-hip-hinge"])
def test_the_way_forward_of_a_lean_is_the_slope_of_the_centre_of_mass(name: str) -> None:
    rng, small = np.random.default_rng(7), 1e-6
    scenario, drawn = scenarios.scenario(name), numbers(rng, "f", N)
    load, lean = loads(rng), rng.uniform(20.0, 60.0, N)
    cells = evaluate(lay_out(crowd("f", drawn), scenario), load, lean, gates=False)
    for i in np.flatnonzero(cells.can_be):
        posture = make_posture(person("f", drawn, int(i)), resolve_task(scenario, load[i])[0])
        knee = 0.0 if posture.kneeling else math.radians(scenario.knee_flexion_deg)
        held = hold(posture, variables(math.radians(lean[i]), 0.0, knee, 0.0))
        both = np.hstack((held.z, held.z))
        both[TRUNK] += (-small, small)
        behind, ahead = static_state(posture, both)[1][0]
        assert cells.com_rate_m[i] == pytest.approx((ahead - behind) / (2 * small), rel=1e-7)


def test_a_balance_point_ahead_of_mid_foot_is_that_of_a_support_moved_there() -> None:
    scenario, drawn = scenarios.scenario("romanian-deadlift"), numbers(np.random.default_rng(8), "m", 4)
    people = replace(crowd("m", drawn), stance_offset_m=np.array([-0.02, -0.01, 0.01, 0.02]))
    cells = evaluate(lay_out(people, scenario), 30.0, 60.0)
    for i, offset in enumerate(people.stance_offset_m):
        posture = make_posture(person("m", drawn, i), resolve_task(scenario, 30.0)[0])
        moved = replace(posture, support=replace(posture.support, middle=posture.support.middle + offset))
        assert cells.l5s1_Nm[i] == pytest.approx(alone(moved, scenario, 60.0)["l5s1_Nm"], rel=CLOSE)


def test_rounded_poses_ask_what_the_model_of_one_athlete_says() -> None:
    rng = np.random.default_rng(9)
    scenario = scenarios.scenario("bodyweight-hip-hinge").with_settings({"arms": "hang"})
    drawn, lean, rounding = numbers(rng, "f", N), rng.uniform(0.0, 110.0, N), rng.uniform(-10.0, 60.0, N)
    moment, passive = back_margin(lay_out(crowd("f", drawn), scenario, loaded=False), 0.0, lean, rounding)
    for i in range(N):
        posture = make_posture(person("f", drawn, i), resolve_task(scenario, 0.0)[0])
        pose = variables(math.radians(lean[i]), math.radians(rounding[i]), 0.0, 0.0)
        assert moment[i] == pytest.approx(static_state(posture, pose)[0][3, 0], rel=CLOSE, abs=CLOSE)
        expected = lumbar_passive_moment(posture.athlete, np.degrees(pose[LUMBAR]))[0]
        assert passive[i] == pytest.approx(expected, rel=CLOSE)


@pytest.mark.parametrize("threads", [1, 2])
def test_people_keep_their_numbers_whoever_stands_beside_them(threads: int) -> None:
    rng = np.random.default_rng(10)
    scenario, drawn = scenarios.scenario("kneeling-good-morning"), numbers(rng, "m", 600)
    few = {name: values[:5] for name, values in drawn.items()}
    many = evaluate(lay_out(crowd("m", drawn), scenario), 12.0, threads=threads)
    some = evaluate(lay_out(crowd("m", few), scenario), 12.0, threads=threads)
    for field in Cells.__dataclass_fields__:
        assert_array_equal(getattr(many, field)[:5], getattr(some, field))


def test_leans_and_bars_are_one_for_all_or_one_each() -> None:
    drawn = numbers(np.random.default_rng(11), "m", 3)
    bench = lay_out(crowd("m", drawn), scenarios.scenario("standing-good-morning"))
    one, each = evaluate(bench, 20.0, 50.0), evaluate(bench, np.full(3, 20.0), np.full(3, 50.0))
    assert_allclose(one.gate_margin_Nm, each.gate_margin_Nm)
    for kernel in (cell_kernels.hold_cells, cell_kernels.back_margin):
        assert len(kernel.signatures) <= 1
