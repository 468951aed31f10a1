"""Every fault in every exercise that it has a meaning in: it moves what it claims, the right way."""

from __future__ import annotations

import json

import pytest

import scenarios
import skeletons
from scenarios.faults import fault, faults
from sim.fault_effects import run_with_fault
from sim.faults import refusal
from sim.scenario import Scenario
from ui.faults import lines

ATHLETE = skeletons.athlete("m", 1.75, 75.0)
POSSIBLE = [
    (name, item.name)
    for name in scenarios.exercises()
    for item in faults().values()
    if refusal(item, scenarios.scenario(name)) is None
]  # fmt: skip
# What each kind moves and which way: begun upright, on the floor, lying. Nothing: how it ends may be all that is left.
MOVES = {
    "rounds": (("hip_flexion_deg", -1), ("hip_flexion_deg", -1), ("hip_flexion_deg", -1)),
    "extends": (("hip_flexion_deg", 1), ("top_hip_flexion_deg", 1), ("top_hip_flexion_deg", 1)),
    "hips stay": (("com_shift_m", 1), None, None),
    "bends knees": (("shank_lean_deg", 1), ("shank_lean_deg", 1), ("shank_lean_deg", 1)),
    "shifts weight": (("toe_load_share", 1), ("toe_load_share", 1), ("toe_load_share", 1)),
    "extends neck": (("peak_moment_Nm.neck", -1), ("half_way_moment_Nm.neck", -1), ("top_moment_Nm.neck", -1)),
    "lets bar drift": (("held_moment_Nm.L5/S1", 1), ("half_way_moment_Nm.L5/S1", 1), ("top_moment_Nm.hip", -1)),
    "lets shoulders reach": (("peak_moment_Nm.shoulder", 1), ("rise_m", -1), None),
    "stops early": (("held_moment_Nm.hip", -1), ("rise_m", -1), ("rise_m", -1)),
    "lags with the trunk": (None, ("half_way_moment_Nm.knee", -1), None),
}  # fmt: skip
BEGINS = ("upright", "floor", "lying")


def moved(scenario: Scenario, which: str) -> tuple[str, int] | None:
    """What a fault is to move in an exercise."""
    if fault(which).levels == ("L4/L5",):
        return "level_flexion_share", 1
    return MOVES[fault(which).kind][BEGINS.index(scenario.begins)]


@pytest.mark.parametrize(("name", "which"), POSSIBLE)
def test_a_fault_moves_what_it_claims(name: str, which: str) -> None:
    scenario = scenarios.scenario(name)
    run = run_with_fault(fault(which), scenario, ATHLETE, None, 0.4)
    told = run.result.to_dict()["fault"]
    json.dumps(told, allow_nan=False)
    assert told["value"] > 0.0
    assert lines(told)
    here = fault(which).version(scenario)
    assert (told["sign"], told["cue"], told["title"]) == (here.sign, here.cue, here.title)
    claim = moved(scenario, which)
    assert claim is not None
    if run.result.outcome.status != "ok":
        assert told["consequences"][0]["quantity"] == "status"
        return
    quantity, way = claim
    [change] = [item["difference"] for item in told["consequences"] if item["quantity"] == quantity]
    assert way * change > 0.0


def test_what_is_seen_fits_how_an_exercise_begins() -> None:
    # On the back nobody goes down in front of a mirror, and from the floor the way up comes first.
    for item in faults().values():
        lying, floor = (item.version(scenarios.scenario(name)) for name in ("hip-thrust", "conventional-deadlift"))
        usual = item.version(scenarios.scenario("romanian-deadlift"))
        assert usual == item
        if refusal(item, scenarios.scenario("hip-thrust")) is None and item.levels != ("L4/L5",):
            assert lying.sign != item.sign
        assert "on the way down" not in floor.sign or item.when == "early"
        assert "mirror" not in lying.sign
