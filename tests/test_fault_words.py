"""What a fault changes, said to a coach and to a scientist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import scenarios
import skeletons
from scenarios.faults import faults
from sim.explain_quantities import QUANTITIES
from sim.fault_effects import run_with_fault
from sim.fault_measures import OVER_FRAMES
from sim.faults import refusal
from sim.repetition import simulate
from ui.fault_said import changes
from ui.faults import lines
from ui.trunk import lean_in_words, lean_lines
from ui.words_explain import COACH as SENTENCES
from ui.words_faults import SHOWN
from ui.words_faults_coach import COACH, COACH_YARDSTICKS

# Words of the field, which a coach does not use.
_FIELD = re.compile(
    r"eigenvalue|matrix|moment\b|shear|compression|L5/S1|couple|flexion|extens(?:ion|or) m|passive|lumbar"
)


@cache
def told(exercise: str, fault: str) -> Mapping[str, Any]:
    """Run with a fault, and return what a result says of it."""
    run = run_with_fault(faults()[fault], scenarios.scenario(exercise), skeletons.athlete())
    assert run.result.fault is not None
    return run.result.fault


def _everything(exercise: str) -> dict[str, Any]:
    """A fault that changes all that can be measured."""
    result = simulate(scenarios.scenario(exercise), skeletons.athlete())
    items = (*QUANTITIES, *(item for item, _ in OVER_FRAMES))
    rows = [
        {"quantity": item.name, "clean": 10.0, "fault": 50.0,
         "reference": {"name": item.yardstick(result).name, "share": 1.0}}
        for item in items
    ]  # fmt: skip
    return {"clean_trunk_lean_deg": result.summary["trunk_lean_deg"], "consequences": rows}


@pytest.mark.parametrize("exercise", ["kneeling-good-morning", "conventional-deadlift", "hip-thrust"])
def test_a_coach_is_told_all_that_there_are_words_for_and_no_more(exercise: str) -> None:
    every = _everything(exercise)
    said = {row["quantity"]: changes({**every, "consequences": [row]}) for row in every["consequences"]}
    assert {name for name, text in said.items() if text} == set(COACH)
    assert all(not _FIELD.search(line) for text in said.values() for line in text)
    assert len(changes(every, "scientist")) == len(said) == len(set(said))
    assert set(said) == set(SHOWN)


def test_what_has_sentences_for_a_coach_has_words_in_a_list_too() -> None:
    assert set(SENTENCES) <= set(COACH)
    assert COACH_YARDSTICKS.keys() == {
        item.yardstick(simulate(scenarios.scenario("hip-thrust"), skeletons.athlete())).name
        for item in (*QUANTITIES, *(item for item, _ in OVER_FRAMES)) if item.name in COACH
    }  # fmt: skip


@pytest.mark.parametrize(("exercise", "fault"), [
    ("standing-good-morning", "one-level-rounding"), ("kneeling-good-morning", "hips-stay"),
    ("conventional-deadlift", "rounding"), ("glute-bridge", "rounding"), ("hip-thrust", "rounding"),
])  # fmt: skip
def test_the_first_change_is_in_the_words_of_whoever_is_told(exercise: str, fault: str) -> None:
    assert refusal(faults()[fault], scenarios.scenario(exercise)) is None
    found = told(exercise, fault)
    coach, scientist = lines(found), lines(found, "scientist")
    assert coach[:3] == scientist[:3]
    assert 1 <= len(coach[4:]) <= len(scientist[4:])
    assert all(not _FIELD.search(line) for line in coach[4:])
    assert _FIELD.search(" ".join(scientist[4:]))
    assert not any("→" in line for line in changes(found, bare=True))


def test_signs_are_said_in_words() -> None:
    def said(quantity: str, clean: float | None, fault: float | None) -> str:
        item = {"quantity": quantity, "clean": clean, "fault": fault, "reference": None}
        return "".join(changes({"clean_trunk_lean_deg": 30.0, "consequences": [item]}))

    assert said("lumbar_flexion_deg", 0.2, -19.0) == "lower back: neutral → 19° hollow"
    assert said("hip_shift_m", 0.12, -0.01) == "hips: 12\u00a0cm back → 1\u00a0cm forward"
    assert said("stumble_margin_m", 0.05, -0.03) == "room for a stumble: 5\u00a0cm → none, 3\u00a0cm short"
    assert said("tip_angle_deg", 22.0, None) == "lean at which it tips over with the hips still: 22° → none"
    assert said("passive_hip_moment_Nm", -5.0, -9.0) == ""  # slack before and after


def test_a_trunk_on_the_back_is_said_from_flat() -> None:
    assert lean_lines(35.2, lies=False) == ("35°",)
    assert lean_lines(-90.4, lies=True) == ("flat",)
    # -34 from upright is 56 from flat, and then the hips are the low end; past flat they are the high one.
    assert lean_lines(-34.0, lies=True) == ("56° from flat", "hips low")
    assert lean_in_words(-117.0, lies=True) == "trunk 27° from flat, hips high"
    first = changes(told("hip-thrust", "rounding"))[0]
    assert re.fullmatch(
        r"trunk: \d+° from flat, hips low → \d+° from flat, hips low \(\d+ % of a quarter turn\)", first
    )
