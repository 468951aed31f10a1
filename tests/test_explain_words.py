"""Sentences state the numbers of the results, and their words of direction agree with them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

import scenarios
import skeletons
from sim import Result, simulate
from sim.athlete import Athlete
from sim.explain_causes import _ALONE, _TOGETHER
from sim.explain_quantities import QUANTITIES as MEASURED
from sim.facts import Fact
from sim.scenario import Scenario
from tests.people import Run, any_runs, athletes, exercises, loads
from ui import words_explain, words_explain_alone, words_explain_causes, words_explain_titles
from ui.explain import Explanation, Level, explanation, in_turn
from ui.words_quantities import QUANTITIES

LEVELS: tuple[Level, ...] = ("coach", "scientist")
STEPS = ("kneeling-hip-hinge", "kneeling-good-morning", "standing-good-morning", "bodyweight-hip-hinge")
NUMBER = r"[−+]?\d+(?:\.\d+)?"
MORE = r"\b(more|further|harder|wider|rises)\b"
LESS = r"\b(less|narrower|sooner|falls)\b"


def run(name: str, load: float | None = None, *, sex: str = "m", **given_: Any) -> Result:
    return simulate(scenarios.scenario(name).with_settings(given_), skeletons.athlete(sex), load)


def done(asked: Run) -> Result:
    return simulate(asked.scenario, asked.athlete, asked.load_kg)


def numbers_in(text: str) -> list[float]:
    """Numbers of a sentence, without joints' names."""
    found = re.findall(NUMBER, text.replace("L5/S1", ""))
    return [float(number.replace("−", "-")) for number in found]


def shown(result: Result, name: str, digits: int) -> float | None:
    """A summary's value as it may be shown, worked out here: centimetres, per cent, degrees, newton metres."""
    value: Any = result.summary
    for key in name.split("."):
        value = (value or {}).get(key)
    factor = 100 if name.endswith(("_m", "_share")) else 1
    return None if value is None else round(factor * value, digits)


def clauses(text: str) -> tuple[str, str]:
    """Split what a sentence says of the difference from what it says of its causes."""
    if " (" in text:
        said, _, causes = text.partition(" (")
        return said, causes
    said, dot, rest = text.partition(". ")
    return said + dot, rest


def check_pair(first: Result, second: Result, level: Level, *, causes: bool = True) -> None:
    """Recompute every number of every sentence."""
    told_of = explanation(second, first, level, causes=causes)
    for sentence in told_of.sentences:
        text, fact = sentence.text, sentence.fact
        well_written(text)
        if fact.quantity == "status":
            assert (second.outcome.reason or "") in text
            continue
        if fact.quantity == "muscle_gate":
            assert numbers_in(text) == []
            continue
        said, why = clauses(text)
        said, _, because = said.partition(", because ")
        check_driver(because, fact, first, second)
        shape = QUANTITIES[fact.quantity]
        digits = shape.coach if level == "coach" else shape.scientist
        a, b = (shown(result, fact.quantity, digits) for result in (first, second))
        check_numbers(said, a, b, digits)
        check_direction(said, a, b)
        check_causes(why, fact, digits, level)


def check_numbers(said: str, a: float | None, b: float | None, digits: int) -> None:
    """All numbers are the two values and their difference, and what is stated is stated of both."""
    known = [abs(value) for value in (a, b) if value is not None]
    if a is not None and b is not None:
        known.append(round(abs(b - a), digits))
    found = [abs(number) for number in numbers_in(said)]
    assert found or a is None or b is None
    assert all(any(number == pytest.approx(value, abs=1e-6) for value in known) for number in found), said


def check_direction(said: str, a: float | None, b: float | None) -> None:
    """Words such as more and less say how the numbers beside them differ."""
    more, less = re.search(MORE, said), re.search(LESS, said)
    if a is None or b is None or not (more or less):
        return
    # Of what is to spare, less is left where the margin, the opposite, rises.
    way = -1 if "to spare" in said else 1
    assert bool(more) != bool(less) or "less low" in said or "less far" in said, said
    assert (way * (b - a) > 0) is bool(more), said
    pair = re.search(rf"({NUMBER})[^\d]* instead of [^\d]*?({NUMBER})", said.replace("L5/S1", ""))
    if pair:
        second, first = (float(number.replace("−", "-")) for number in pair.groups())
        assert (second > first) is bool(more), said


def check_driver(because: str, fact: Fact, first: Result, second: Result) -> None:
    """What a difference is said to follow from differs by what is said, the way that is said."""
    if not because:
        return
    assert fact.driver is not None
    a, b = (shown(result, fact.driver.quantity, 0) for result in (first, second))
    assert a is not None
    assert b is not None
    assert numbers_in(because) == [abs(b - a)]
    assert (b > a) is bool(re.search(MORE, because))
    assert (b < a) is bool(re.search(LESS, because))


def check_causes(why: str, fact: Fact, digits: int, level: Level) -> None:
    """Every stated part is one of the difference's, and those that work against it are said to."""
    if why.startswith("Passive") or "muscles now have" in why or "muscles may now" in why:
        why = re.sub(r"The back muscles (now have to stay on|may now switch off)\.", "", why)
    factor = QUANTITIES[fact.quantity].scale
    parts = [round(factor * cause.effect, digits) for cause in fact.causes]
    found = numbers_in(why)
    allowed = [abs(part) for part in parts]
    assert all(any(abs(number) == pytest.approx(part, abs=1e-6) for part in allowed) for number in found), why
    if level == "coach" and found and fact.difference:
        way = 1 if fact.difference > 0 else -1
        worth_it = [part for part in parts if abs(part) >= 0.1 * abs(parts[0])][:3]
        against = [abs(part) for part in worth_it if part * way < 0]
        assert sorted(found) == sorted(abs(part) for part in worth_it)
        said_against = [numbers_in(piece)[-1] for piece in why.split(" the other way")[:-1]]
        assert sorted(said_against) == sorted(against), why
    if level == "scientist":
        assert sorted(found) == pytest.approx(sorted(part for part in parts if part)), why


def well_written(text: str) -> None:
    """A sentence in the page's characters, without anything left open."""
    assert text[0].isupper()
    assert text.endswith(".")
    assert re.search(r"[{}]|None|nan|\binf\b|  |-\d|\.\.", text) is None, text


@settings(max_examples=40)
@given(any_runs(), any_runs())
def test_any_two_results(asked: Run, other: Run) -> None:
    first, second = done(asked), done(other)
    for level in LEVELS:
        check_pair(first, second, level, causes=False)


BENT = exercises(("kneeling-good-morning", "standing-good-morning"), trunk_lean_deg=(30.0, 60.0))


@settings(max_examples=10)
@given(BENT, BENT, athletes(), loads(30.0), loads(30.0))
def test_any_causes(one: Scenario, other: Scenario, who: Athlete, light: float, heavy: float) -> None:
    first, second = simulate(one, who, light), simulate(other, who, heavy)
    for level in LEVELS:
        check_pair(first, second, level)


PAIRS: dict[str, tuple[tuple[str, float, dict[str, Any]], tuple[str, float, dict[str, Any]]]] = {
    "bar": (("standing-good-morning", 20.0, {}), ("standing-good-morning", 40.0, {})),
    "first bar": (("kneeling-good-morning", 0.0, {}), ("kneeling-good-morning", 10.0, {})),
    "rounding": (("standing-good-morning", 20.0, {}), ("standing-good-morning", 20.0, {"lumbar_flexion_deg": 30})),
    "hips still": (("kneeling-good-morning", 10.0, {}), ("kneeling-good-morning", 10.0, {"counterbalance": 0})),
    "knees": (("romanian-deadlift", 40.0, {}), ("romanian-deadlift", 40.0, {"knee_flexion_deg": 40})),
    "arms": (("bodyweight-hip-hinge", 0.0, {}), ("bodyweight-hip-hinge", 0.0, {"arms": "hang"})),
    "place of bar": (("standing-good-morning", 20.0, {}), ("standing-good-morning", 20.0, {"bar_position": "low"})),
    "equal lean and bar": (
        ("kneeling-good-morning", 15.0, {"trunk_lean_deg": 45}),
        ("standing-good-morning", 15.0, {"trunk_lean_deg": 45}),
    ),
    "tempo": (("standing-good-morning", 20.0, {}), ("standing-good-morning", 20.0, {"descent_s": 1})),
    "nothing": (("standing-good-morning", 20.0, {}), ("standing-good-morning", 20.0, {})),
}  # fmt: skip


def pair(name: str) -> tuple[Result, Result]:
    first, second = (run(scenario, load, **given_) for scenario, load, given_ in PAIRS[name])
    return first, second


def page(told_of: Explanation) -> list[str]:
    return [told_of.title, *told_of.texts]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", PAIRS)
def test_sentences_are_those_we_read(name: str, level: Level, snapshot: SnapshotAssertion) -> None:
    first, second = pair(name)
    check_pair(first, second, level)
    assert page(explanation(second, first, level)) == snapshot


@pytest.mark.parametrize("level", LEVELS)
def test_the_four_steps_in_turn(level: Level, snapshot: SnapshotAssertion) -> None:
    results = [run(name) for name in STEPS]
    for first, second in pairwise(results):
        check_pair(first, second, level)
    assert [page(told_of) for told_of in in_turn(results, level)] == snapshot


@pytest.mark.parametrize("level", LEVELS)
def test_another_athlete(level: Level, snapshot: SnapshotAssertion) -> None:
    man, woman = run("standing-good-morning"), run("standing-good-morning", sex="f")
    check_pair(man, woman, level)
    assert page(explanation(woman, man, level)) == snapshot


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", [*STEPS, "romanian-deadlift"])
def test_one_result(name: str, level: Level, snapshot: SnapshotAssertion) -> None:
    assert page(explanation(run(name), level=level)) == snapshot


@settings(max_examples=25)
@given(any_runs())
def test_any_one_result(asked: Run) -> None:
    result = done(asked)
    for level in LEVELS:
        for sentence in explanation(result, level=level).sentences:
            well_written(sentence.text)
            fact = sentence.fact
            if fact.quantity == "status" or (level == "coach" and fact.quantity not in words_explain_alone.COACH_ALONE):
                continue  # reasons, and the meters' own sentences: see test_reasons
            shape = QUANTITIES[fact.quantity]
            digits = shape.coach if level == "coach" else shape.scientist
            pair = [shape.scale * value for value in (fact.first, fact.second) if isinstance(value, float)]
            known = [round(value, digits) for value in pair]
            known.append(round(known[-1] - known[0], digits))
            known += [round(shape.scale * cause.effect, digits) for cause in fact.causes]
            # The largest part takes up what rounding leaves.
            unit = 10**-digits
            for number in numbers_in(sentence.text):
                assert min(abs(abs(number) - abs(value)) for value in known) <= unit + 1e-6, sentence.text
            if fact.difference is not None and "above" in sentence.text:
                assert fact.difference > 0
            if fact.difference is not None and "below" in sentence.text:
                assert fact.difference < 0


def test_shown_parts_of_a_moment_add_up() -> None:
    for sentence in explanation(run("standing-good-morning", 17.5), level="coach").sentences:
        if sentence.fact.quantity == "held_moment_Nm.L5/S1":
            whole, _, body, bar = numbers_in(sentence.text)
            assert whole == body + bar
            return
    pytest.fail("no sentence says the moment")


def test_every_quantity_has_a_name() -> None:
    assert {item.name for item in MEASURED} == QUANTITIES.keys()
    assert (
        words_explain.COACH.keys() | words_explain_alone.COACH_ALONE.keys() | words_explain_alone.SCIENTIST_ALONE.keys()
        <= QUANTITIES.keys()
    )


def test_a_fall_is_not_compared_beyond_where_it_ends() -> None:
    first, second = pair("hips still")
    assert {sentence.fact.quantity for sentence in explanation(second, first).sentences} <= {
        "status", "trunk_lean_deg", "tip_angle_deg",
    }  # fmt: skip


def test_documents_hold_facts_and_sentences() -> None:
    first, second = pair("bar")
    document = explanation(second, first).to_dict()
    assert document["title"] == "Standing good morning: 40\u00a0kg instead of 20\u00a0kg"
    assert len(document["facts"]) > len(document["sentences"]) > 3
    assert document["facts"][0]["reference"]["source"]


def test_every_change_can_be_said() -> None:
    names = {"load_kg", "athlete", *_ALONE, *_TOGETHER, "support"}
    assert names <= words_explain_causes.CAUSES.keys()
    assert names - {"athlete", "tempo"} <= words_explain_titles.CHANGE_VALUES.keys()


def without(result: Result, name: str) -> Result:
    """A result in which one number has no value."""
    keys = name.split(".")
    summary: dict[str, Any] = {key: dict(v) if isinstance(v, dict) else v for key, v in result.summary.items()}
    inner = summary
    for key in keys[:-1]:
        inner = inner.setdefault(key, {})
    inner[keys[-1]] = None
    return replace(result, summary=summary)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", [item.name for item in MEASURED if item.name != "trunk_lean_deg"])
def test_any_number_may_be_missing(name: str, level: Level) -> None:
    first, second = pair("bar")
    for a, b in ((first, without(second, name)), (without(first, name), second)):
        check_pair(a, b, level)
        found = [fact for fact in explanation(b, a, level).facts if fact.quantity == name]
        if shown(first, name, 0) is None:
            assert found == []
            continue
        [fact] = found
        assert fact.difference is None
        assert {fact.first, fact.second} != {None}
    assert name not in {fact.quantity for fact in explanation(without(second, name), without(first, name)).facts}
    # The meters' sentences, which coaches are told of one result, know which numbers always have a value.
    for sentence in explanation(without(second, name), level="scientist").sentences:
        well_written(sentence.text)


def test_an_athlete_is_told_from_another_by_lengths() -> None:
    man, long = (
        simulate(scenarios.scenario(STEPS[0]), skeletons.athlete("m", thigh_m=thigh)) for thigh in (None, 0.48)
    )
    assert explanation(long, man).title.endswith("kg (thigh 0.48\u00a0m) instead of man of 1.74\u00a0m and 73\u00a0kg")


EXERCISES = list(scenarios.exercises())


@pytest.mark.parametrize(("first", "second"), list(pairwise(EXERCISES)), ids=lambda name: name)
def test_every_exercise_against_the_one_before(first: str, second: str) -> None:
    before, after = run(first), run(second)
    for level in LEVELS:
        check_pair(before, after, level)
        for sentence in explanation(after, level=level).sentences:
            well_written(sentence.text)
