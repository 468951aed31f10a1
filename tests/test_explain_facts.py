"""Facts: differences are the summaries', parts of a difference add up to it, and sizes put them in order."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios
import skeletons
from sim import Result, simulate
from sim.athlete import Athlete
from sim.explain import compare, explain, moment_parts
from sim.explain_causes import changes, contributions, mean_effects
from sim.explain_quantities import QUANTITIES, read
from sim.facts import Fact
from sim.result import plain
from sim.scenario import Scenario
from tests.people import KNEELING, Run, any_runs, athletes, exercises, loads

NAMES = [item.name for item in QUANTITIES]


def run(name: str, load: float | None = None, *, sex: str = "m", **given_: Any) -> Result:
    return simulate(scenarios.scenario(name).with_settings(given_), skeletons.athlete(sex), load)


def done(asked: Run) -> Result:
    return simulate(asked.scenario, asked.athlete, asked.load_kg)


def value(result: Result, name: str) -> Any:
    found: Any = result.summary
    for key in name.split("."):
        found = (found or {}).get(key)
    return found


def test_mean_effects_of_two_changes_by_hand() -> None:
    # Neither 0, the first 1, the second 3, both 10. The first: (1 - 0 + 10 - 3) / 2; the second: (3 - 0 + 10 - 1) / 2.
    assert mean_effects([0.0, 1.0, 3.0, 10.0], 2) == (4.0, 6.0)


def test_orders_through_what_cannot_be_are_left_out() -> None:
    # The first alone cannot be done: only second, then first. 3 - 0 and 10 - 3.
    assert mean_effects([0.0, None, 3.0, 10.0], 2) == (7.0, 3.0)
    assert mean_effects([0.0, None, None, 10.0], 2) is None
    assert mean_effects([None, 1.0, 3.0, 10.0], 2) is None


@given(st.integers(1, 5).flatmap(lambda n: st.tuples(st.just(n), st.lists(
    st.none() | st.floats(-1e3, 1e3), min_size=2**n, max_size=2**n))))  # fmt: skip
def test_mean_effects_are_means_over_orders(drawn: tuple[int, list[float | None]]) -> None:
    n, values = drawn
    walks = []
    for order in itertools.permutations(range(n)):
        masks = list(itertools.accumulate((1 << i for i in order), initial=0))
        stages = [values[mask] for mask in masks]
        if None not in stages:
            steps = dict(zip(order, itertools.pairwise(stages), strict=True))
            walks.append([steps[i][1] - steps[i][0] for i in range(n)])  # type: ignore[operator]
    found = mean_effects(values, n)
    if not walks:
        assert found is None
    else:
        assert found == pytest.approx([sum(column) / len(walks) for column in zip(*walks, strict=True)], abs=1e-9)


def test_each_change_gets_its_part() -> None:
    # Trunk and bar at L5/S1 by swapping them by hand.
    light, heavy = run("standing-good-morning", 10.0, trunk_lean_deg=50), run("standing-good-morning", 30.0)
    name = "held_moment_Nm.L5/S1"
    bar_first = run("standing-good-morning", 30.0, trunk_lean_deg=50)
    lean_first = run("standing-good-morning", 10.0)
    a, b, c, d = (value(result, name) for result in (light, bar_first, lean_first, heavy))
    [fact] = [fact for fact in compare(light, heavy) if fact.quantity == name]
    parts = {cause.name: cause.effect for cause in fact.causes}
    assert parts == pytest.approx({"load_kg": (b - a + d - c) / 2, "trunk_lean_deg": (c - a + d - b) / 2})
    assert sum(parts.values()) == pytest.approx(d - a)


def test_what_cannot_matter_gets_nothing() -> None:
    slow, fast = run("standing-good-morning", 20.0), run("standing-good-morning", 40.0, descent_s=2.0)
    changed = changes(slow, fast)
    assert [change.name for change in changed] == ["load_kg", "tempo"]
    held = contributions(slow, fast, changed, ["held_moment_Nm.L5/S1", "tip_angle_deg"])
    assert [part[1] for part in held.values()] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert abs(contributions(slow, fast, changed, ["peak_moment_Nm.L5/S1"])["peak_moment_Nm.L5/S1"][1]) > 1.0


def test_changes_name_what_was_changed() -> None:
    kneel, stand = run("kneeling-good-morning", 10.0), run("standing-good-morning", 20.0)
    assert {change.name for change in changes(kneel, stand)} == {"load_kg", "trunk_lean_deg", "support"}
    deadlift = changes(run("bodyweight-hip-hinge"), run("romanian-deadlift"))
    assert {change.name: change.second for change in deadlift} == {
        "load_kg": 40.0, "knee_flexion_deg": 15.0, "hold": "hands",
    }  # fmt: skip
    assert [change.name for change in changes(kneel, run("kneeling-good-morning", 10.0, sex="f"))] == ["athlete"]
    assert changes(kneel, kneel) == []


def sound(facts: tuple[Fact, ...]) -> None:
    """What holds for all facts."""
    json.dumps([plain(fact.to_dict()) for fact in facts], allow_nan=False)
    sizes = [round(fact.size, 6) for fact in facts if fact.mechanism != "outcome"]
    assert sizes == sorted(sizes, reverse=True)
    for fact in facts:
        if fact.difference is None:
            assert fact.size == math.inf
        else:
            assert fact.reference is not None
            assert fact.reference.value > 0
            assert fact.reference.source
            assert fact.size == pytest.approx(abs(fact.difference) / fact.reference.value)


@settings(max_examples=15)
@given(any_runs(), any_runs())
def test_facts_are_the_summaries(asked: Run, other: Run) -> None:
    first, second = done(asked), done(other)
    facts = compare(first, second, causes=False)
    sound(facts)
    told = {fact.quantity for fact in facts}
    assert len(told) == len(facts)
    for fact in facts:
        if fact.quantity == "status":
            assert (fact.first, fact.second) == (first.outcome.status, second.outcome.status)
            continue
        assert (fact.first, fact.second) == (value(first, fact.quantity), value(second, fact.quantity))
        if fact.difference is not None:
            assert fact.difference == value(second, fact.quantity) - value(first, fact.quantity)
            [item] = [item for item in QUANTITIES if item.name == fact.quantity]
            assert fact.size > 0
            assert (fact.unit, fact.mechanism) == (item.unit, item.mechanism)
    both = {"ok"} == {first.outcome.status, second.outcome.status}
    for name in NAMES:
        if name not in told and not (both and name == "trunk_lean_deg"):
            a, b = value(first, name), value(second, name)
            assert (a is None) == (b is None)
            assert a is None or a == pytest.approx(b, abs=1e-6)


SHALLOW = exercises((*KNEELING, "standing-good-morning"), trunk_lean_deg=(20.0, 60.0))


@settings(max_examples=6)
@given(SHALLOW, SHALLOW, athletes(), loads(30.0), loads(30.0))
def test_parts_add_up(one: Scenario, other: Scenario, who: Athlete, light: float, heavy: float) -> None:
    first, second = simulate(one, who, light), simulate(other, who, heavy)
    for fact in compare(first, second):
        if fact.causes:
            assert sum(cause.effect for cause in fact.causes) == pytest.approx(fact.difference, abs=1e-6)
            sizes = [abs(cause.effect) for cause in fact.causes]
            assert sizes == sorted(sizes, reverse=True)


def test_a_result_differs_in_nothing_from_itself() -> None:
    result = run("standing-good-morning")
    assert compare(result, run("standing-good-morning")) == ()


def test_how_it_ends_comes_first() -> None:
    good, bad = run("kneeling-good-morning"), run("kneeling-good-morning", counterbalance=0.0)
    facts = compare(good, bad)
    assert [fact.quantity for fact in facts[:2]] == ["status", "trunk_lean_deg"]
    assert facts[0].second == "falls"
    assert explain(bad)[0].quantity == "status"
    assert all(fact.quantity != "trunk_lean_deg" for fact in compare(good, run("kneeling-good-morning", 20.0)))


@settings(max_examples=20)
@given(any_runs())
def test_one_result_stands_against_its_thresholds(asked: Run) -> None:
    result = done(asked)
    facts = explain(result)
    sound(facts)
    for fact in facts:
        if fact.quantity != "status":
            assert fact.second == read(result.summary, fact.quantity)
            assert fact.against
    by_name = {fact.quantity: fact for fact in facts}
    assert by_name["trunk_lean_deg"].first == result.summary["tip_angle_deg"]
    assert by_name["held_moment_Nm.L5/S1"].first == result.athlete.strength_Nm
    parts = moment_parts(result)
    assert sum(part.effect for part in parts) == pytest.approx(result.summary["held_moment_Nm"]["L5/S1"])


def test_the_bars_part_is_the_load_at_its_lever() -> None:
    # With a bar on the back and the same pose, the moment rises by the bar's weight times its lever.
    none, some = run("standing-good-morning", 0.0), run("standing-good-morning", 20.0)
    parts = {part.name: part.effect for part in moment_parts(some)}
    assert parts["bar"] == pytest.approx(
        some.summary["held_moment_Nm"]["L5/S1"] - none.summary["held_moment_Nm"]["L5/S1"], rel=1e-6
    )
