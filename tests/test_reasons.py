"""Meters and their sentences say what the summary says, for everybody, every bar and every outcome."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given

import scenarios
import skeletons
from sim import Result, simulate
from sim.passive import lumbar_passive_moment
from tests.people import Run, any_runs
from ui import words_reasons as told
from ui.meter import Reason, whole
from ui.page.meters import aloud, meters
from ui.reasons import reasons


def number_in(text: str) -> set[int]:
    """Whole numbers of a sentence, without the joint's name."""
    return {int(found.replace("−", "-")) for found in re.findall(r"−?\d+", text)}


def rounded(*values: float | None) -> set[int]:
    """What a sentence may say of these values."""
    return {round(value) for value in values if value is not None}


def by_name(result: Result) -> dict[str, Reason]:
    return {reason.name: reason for reason in reasons(result)}


def run(name: str, load: float, *, sex: str = "m", **settings: Any) -> Result:
    return simulate(scenarios.scenario(name).with_settings(settings), skeletons.athlete(sex), load)


@given(any_runs())
def test_every_number_is_the_summarys(asked: Run) -> None:
    result = simulate(asked.scenario, asked.athlete, asked.load_kg)
    s, shown = result.summary, by_name(result)
    allowed = s["hip_shift_range_m"] or (None, None)
    centimetres = [None if value is None else 100 * value for value in (s["hip_shift_m"], *allowed)]
    balance = rounded(
        s["trunk_lean_deg"], s["tip_angle_deg"], s["tip_angle_from_stance_deg"], *centimetres
    ) | {110}  # fmt: skip
    assert number_in(shown["balance"].sentence) <= balance
    assert number_in(shown["balance"].value) == rounded(100 * s["hip_shift_m"])

    at = s["gate_least_at_deg"]
    held = round(float(lumbar_passive_moment(result.athlete, np.array([at]))[0]))
    if at == result.athlete.body.ranges.lumbar_flexion_deg:
        assert held == round(s["passive_limit_Nm"])
    muscle = rounded(s["trunk_lean_deg"], s["silent_zone_deg"], at) | {held, held + round(s["gate_margin_Nm"])}
    assert number_in(shown["muscle"].sentence) <= muscle
    assert number_in(shown["muscle"].value) == rounded(s["minimum_active_moment_Nm"])

    share = s["passive_hip_share"]
    tether = rounded(
        s["hip_flexion_deg"], s["knee_flexion_deg"], abs(s["passive_hip_moment_Nm"] / 2), s["tether_stretch_deg"],
        s["tether_force_deg"], None if share is None else 100 * share,
    ) | {0}  # fmt: skip
    assert number_in(shown["tether"].sentence) <= tether
    assert number_in(shown["tether"].value) == rounded(max(s["passive_hip_moment_Nm"] / 2, 0.0))


@given(any_runs())
def test_words_agree_with_states(asked: Run) -> None:
    result = simulate(asked.scenario, asked.athlete, asked.load_kg)
    s, shown = result.summary, by_name(result)
    muscle = shown["muscle"]
    assert muscle.shut is (s["muscle_gate"] == "shut")
    assert (muscle.state == told.MUSCLE_MUST) is muscle.shut
    assert ("must work" in muscle.sentence) is muscle.shut

    balance = shown["balance"]
    assert (balance.state == told.BALANCE_FALLS) is (result.outcome.status == "falls")
    assert balance.shut is (balance.state != told.BALANCE_MAY)
    if balance.state == told.BALANCE_MUST:
        assert s["tip_angle_deg"] is not None
        assert s["trunk_lean_deg"] > s["tip_angle_deg"]

    tether = shown["tether"]
    assert tether.shut is (s["passive_hip_moment_Nm"] / 2 >= result.athlete.body.passive.stretch_Nm)
    assert (tether.state == told.TETHER_SLACK) is ("slack" in tether.sentence)


@given(any_runs())
def test_markup_is_sound(asked: Run) -> None:
    shown = reasons(simulate(asked.scenario, asked.athlete, asked.load_kg))
    text = meters(shown)
    ET.fromstring(text)  # noqa: S314 - our own
    for wrong in ("nan", "None", "inf%", "{", "}"):
        assert wrong not in text
    for reason in shown:
        assert reason.value in aloud(reason)
        assert reason.sentence in aloud(reason)


@given(any_runs())
def test_scales_are_the_gates_and_not_the_runs(asked: Run) -> None:
    ends = [reason.meter.scale.high for reason in reasons(simulate(asked.scenario, asked.athlete, asked.load_kg))]
    assert ends == [90.0, 240.0, 60.0]


def test_open_gate_says_that_muscle_may_switch_off() -> None:
    muscle = by_name(run("kneeling-hip-hinge", 0.0))["muscle"]
    assert (muscle.shut, muscle.value) == (False, "0\u00a0N\u2009m")
    assert muscle.sentence.startswith(
        "Fully rounded at 60° of lean, arms along the trunk, passive tissue could hold 112\u00a0N\u2009m;"
    )


def test_shut_gate_does_not_promise_a_neutral_spine() -> None:
    muscle = by_name(run("kneeling-good-morning", 20.0))["muscle"]
    assert muscle.sentence == (
        "Fully rounded at 50° of lean, arms on the bar, passive tissue holds only 112 of the 129\u00a0N\u2009m asked. "
        "Muscle must work, neutral spine or not."
    )


def test_a_fall_is_said() -> None:
    balance = by_name(run("kneeling-hip-hinge", 0.0, counterbalance=0))["balance"]
    assert (balance.state, balance.shut, balance.value) == (told.BALANCE_FALLS, True, "0\u00a0cm")


def test_a_body_that_never_tips_may_keep_its_hips() -> None:
    result = run("romanian-deadlift", 150.0)
    assert result.summary["tip_angle_deg"] is None
    balance = by_name(result)["balance"]
    assert (balance.shut, balance.meter.threshold.label) == (False, told.BALANCE_NO_TIP)
    assert "hl-tick" not in meters([balance])


def test_a_value_past_the_scale_points_out_of_it() -> None:
    text = meters([by_name(run("standing-good-morning", 300.0))["muscle"]])
    assert "hl-past" in text
    assert "asked, off the scale" in text
    assert "hl-now" not in text


@pytest.mark.parametrize(("value", "text"), [(-0.4, "0"), (-4.2, "−4"), (23.4, "23")])
def test_numbers_have_a_true_minus(value: float, text: str) -> None:
    assert whole(value) == text
