"""Which bar: windows against single athletes, by hand, and what must rise or fall with what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
import skeletons
from scenarios.bars import bars
from sim import cell_kernels as ck
from sim import simulate
from sim.athlete import Athlete
from sim.cells import evaluate, lay_out
from sim.draws import draw_like, person
from sim.joint_strength import strength_Nm
from sim.load_ends import MOST_KG, last_inside, pose_ends, stumble_margin
from sim.population import People
from sim.stumble import stumble_margin_m
from sim.window import SHARES, Window, _least, _most, window, windows
from skeletons.populations import standard_population
from tests.people import EVERY

POPULATION = standard_population()
N = 24


@pytest.fixture(scope="module")
def people() -> People:
    """Some like a woman of 62 kg."""
    return draw_like(POPULATION, skeletons.athlete("f", 1.68, 62), N, 2)


@pytest.fixture(scope="module")
def found(people: People) -> dict[tuple[str, float], Window]:
    """Windows at two leans."""
    exercises = [scenarios.scenario(name) for name in EVERY]
    return {
        (item.scenario, item.trunk_lean_deg): item for item in windows(people, exercises, POPULATION.limits, (45, 60))
    }


def alone(people: People, i: int) -> Athlete:
    """One of them, as the model of one athlete takes a person."""
    return person(POPULATION, people, i)


@pytest.mark.parametrize("name", ["kneeling-good-morning", "standing-good-morning"])
def test_each_ones_least_bar_is_where_the_model_of_one_athlete_shuts_the_gate(
    name: str, people: People, found: dict[tuple[str, float], Window]
) -> None:
    scenario = scenarios.scenario(name).with_settings({"trunk_lean_deg": 45})
    least = found[name, 45].each_kg
    for i in range(0, N, 6):
        gates = [
            simulate(scenario, alone(people, i), load).summary["muscle_gate"]
            for load in (max(least[i] - 0.05, 0.0), least[i] + 0.05)
        ]
        assert gates == ["open", "shut"]


def test_each_ones_pose_ends_where_a_slow_repetition_does(people: People) -> None:
    slow = scenarios.scenario("kneeling-good-morning").with_settings({"descent_s": 60, "ascent_s": 60})
    ends = pose_ends(lay_out(people.crowd, slow), slow.trunk_lean_deg)
    last = np.min([ends[name] for name in ends if name != "stumble"], axis=0)
    for i in range(0, N, 6):
        if 0.1 < last[i] < MOST_KG:
            inside, outside = (simulate(slow, alone(people, i), last[i] + step) for step in (-0.1, 0.1))
            assert inside.outcome.status == "ok"
            assert outside.outcome.status == "infeasible"


def test_hip_strength_ends_where_the_model_of_one_athlete_has_none_left(people: People) -> None:
    scenario = scenarios.scenario("standing-good-morning")
    bench = lay_out(people.crowd, scenario)
    crowd: Any = people.crowd
    cells = evaluate(bench, 30.0, 60.0)
    able = strength_Nm(crowd, "hip_extension", np.radians(cells.hip_flexion_deg))
    assert np.std(able / crowd.mass_kg) > 0
    for i in range(0, N, 6):
        one = strength_Nm(alone(people, i), "hip_extension", math.radians(cells.hip_flexion_deg[i]))
        assert able[i] == pytest.approx(float(one))
    # 0.181 of body weight times stature a leg at 1.242 rad (Anderson et al. 2007, women), this draw's share of it.
    peak = strength_Nm(crowd, "hip_extension", 1.242)
    share = people.numbers["hip_extension"] / 0.181
    np.testing.assert_allclose(peak, 2 * 0.181 * 62 * 9.80665 * 1.68 * share)


def test_a_window_by_hand() -> None:
    # With the bar on the back the L5/S1 moment grows by g times the bar's lever with each kilogram, and the permissive
    # strength is 2.77 N m/kg (504 N at 0.40 m, 72.7 kg), spread as the draws are: 62 kg and this draw's share of 1.6.
    crowd: Any = replace(draw_like(POPULATION, skeletons.athlete("f", 1.68, 62), 1, 0).crowd)
    bench = lay_out(crowd, scenarios.scenario("standing-good-morning"))
    none, ten = (evaluate(bench, load, 60.0) for load in (0.0, 10.0))
    per_kg = (ten.l5s1_Nm[0] - none.l5s1_Nm[0]) / 10.0
    strength = 2.77 * 62.0 / 1.6 * crowd.body.strength.lumbar_extension_Nm_per_kg[0]
    expected = (strength - none.l5s1_Nm[0]) / per_kg
    [permissive] = [case for case in POPULATION.limits if (case.name, case.support) == ("permissive", "feet")]
    able = permissive.factor["f"] * crowd.strength_Nm
    assert able[0] == pytest.approx(strength)
    last = last_inside(lambda load: able - evaluate(bench, load, 60.0, gates=False).l5s1_Nm, 1)
    assert last[0] == pytest.approx(expected, abs=1e-6)
    assert per_kg == pytest.approx(9.80665 * _lever(bench.columns, 60.0), rel=1e-12)


def _lever(columns: Any, lean_deg: float) -> float:
    """Bar ahead of L5/S1, spine neutral: the sum of the way up the spine and from T12/L1 to the bar, turned."""
    lean = math.radians(lean_deg)
    x = sum(columns[ck.LEVEL + 5 * level + 3, 0] for level in range(5)) + columns[ck.BAR_X, 0]
    y = sum(columns[ck.LEVEL + 5 * level + 4, 0] for level in range(5)) + columns[ck.BAR_Y, 0]
    return float(x * math.cos(lean) + y * math.sin(lean))


def test_more_people_need_more_and_bear_less(found: dict[tuple[str, float], Window]) -> None:
    for item in found.values():
        lower = [math.inf if least is None else least for least in item.lower_kg.values()]
        assert lower == sorted(lower)
        for top in item.tops:
            upper = [-1.0 if most is None else most for most in top.upper_kg.values()]
            assert upper == sorted(upper, reverse=True)
            assert sum(top.causes.values()) <= 1.0 + 1e-12
        cautious, permissive = item.tops
        assert (cautious.each_kg <= permissive.each_kg + 1e-9).all()


def test_a_deeper_lean_shuts_the_gate_with_less(found: dict[tuple[str, float], Window]) -> None:
    for name in ("kneeling-good-morning", "standing-good-morning", "romanian-deadlift"):
        assert (found[name, 60].each_kg <= found[name, 45].each_kg).all()


def test_the_gate_alone_does_not_tell_kneeling_from_standing(found: dict[tuple[str, float], Window]) -> None:
    # Design: at equal lean and arms it does not; what is above L5/S1 is the same.
    np.testing.assert_allclose(
        found["kneeling-good-morning", 60].each_kg, found["standing-good-morning", 60].each_kg, atol=1e-3
    )


def test_a_bar_in_the_hands_needs_more_than_one_on_the_back(found: dict[tuple[str, float], Window]) -> None:
    assert (found["romanian-deadlift", 60].each_kg >= found["standing-good-morning", 60].each_kg - 1e-6).all()


def test_shares_are_counted(found: dict[tuple[str, float], Window]) -> None:
    item = found["standing-good-morning", 60]
    top = item.tops[-1]
    for load in (0.0, 12.5, 40.0):
        assert item.shut(load) == np.mean([least <= load for least in item.each_kg])
        assert top.inside(load) == np.mean([load <= most for most in top.each_kg])
        both = [least <= load <= most for least, most in zip(item.each_kg, top.each_kg, strict=True)]
        assert item.fits(load, top) == np.mean(both)
    for share in SHARES:
        needed = item.lower_kg[share]
        assert needed is not None
        assert item.shut(needed) >= share


@given(st.lists(st.sampled_from([-math.inf, 0.0, 5.0, 20.0, 300.0, math.inf]), min_size=1, max_size=12))
def test_quantiles_are_loads_of_people(loads: list[float]) -> None:
    values = np.array(loads)
    for share in SHARES:
        most = _most(values, share)
        inside = np.mean(values >= (0.0 if most is None else most))
        assert inside < share if most is None else inside >= share
        least = _least(np.maximum(values, 0.0), share, np.ones(values.size))
        assert least is None or np.mean(np.maximum(values, 0.0) <= least) >= share


@given(st.floats(0.0, 299.0), st.floats(0.1, 50.0), st.sampled_from([1.0, 1.4]))
def test_ends_of_smooth_margins_are_found(end: float, steepness: float, power: float) -> None:
    found = last_inside(lambda load: steepness * (end**power - load**power), 3)
    np.testing.assert_allclose(found, end, atol=0.05)  # kg, far below a plate


def test_margins_that_start_outside_or_never_end() -> None:
    assert (last_inside(lambda load: -1.0 - load, 2) == -np.inf).all()
    assert (last_inside(lambda load: 1.0 + load, 2) == np.inf).all()


# Hof, Gazendam and Sinke (2005): a pendulum of 0.9806650 m has sqrt(g / l) = sqrt(10) 1/s; at 0.1 m/s it needs 31.6 mm.
def test_stumble_margin_by_hand() -> None:
    margin = stumble_margin_m(np.array([0.10]), np.array([0.02]), np.array([0.1]), np.array([0.980665]))
    assert margin[0] == pytest.approx(0.08 - 0.1 / math.sqrt(10.0))


def test_a_quicker_descent_leaves_less_margin(people: People) -> None:
    margins = []
    for seconds in (4.0, 1.0):
        scenario = scenarios.scenario("kneeling-good-morning").with_settings({"descent_s": seconds})
        margins.append(stumble_margin(lay_out(people.crowd, scenario), np.full(N, 10.0), 50.0))
    assert (margins[1] < margins[0]).all()


def test_windows_come_one_by_one_and_repeat(people: People) -> None:
    scenario = scenarios.scenario("standing-good-morning")
    cases = [case for case in POPULATION.limits if case.support == "feet"]
    one, two = (window(people, lay_out(people.crowd, scenario), cases, 70.0) for _ in range(2))
    np.testing.assert_array_equal(one.each_kg, two.each_kg)
    first = next(windows(people, [scenario], POPULATION.limits))
    np.testing.assert_array_equal(first.each_kg, one.each_kg)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 12, [5, 7.5, 10, 12.5][:3]), (9, 16, [10, 12.5, 15]), (5.1, 7.4, []), (40, 20, [])],
)
def test_loads_are_those_of_shafts_and_pairs_of_plates(low: float, high: float, expected: Sequence[float]) -> None:
    assert bars().between(low, high) == expected
    assert bars().between(0, 300)[-1] == 300
