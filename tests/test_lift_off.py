"""Lifts from the floor: the posture in which the bar leaves it, what gives for it, and the bar's way up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
import skeletons
from sim import Athlete, InvalidInputError, Result, simulate
from sim.cells import lay_out
from sim.kinematics import forward_kinematics
from sim.liftoff import LiftOff, bar_centre, find_lift_off, lift_off_of
from sim.posture import joint_angles_deg
from sim.stance import seen_from_the_side
from sim.task import Task

IN_HANDS = ("stiff-legged-deadlift", "sumo-deadlift", "conventional-deadlift")
LIFTS = (*IN_HANDS, "hex-bar-deadlift")
PEOPLE = (("f", 1.60, 55.0), ("m", 1.75, 75.0), ("m", 1.95, 110.0))


def lifted(name: str, person: tuple[str, float, float] = PEOPLE[1], load: float = 60.0, **settings: object) -> Result:
    """A lift by a person."""
    return simulate(scenarios.scenario(name).with_settings(settings), skeletons.athlete(*person), load)


def angle(start: LiftOff, name: str) -> float:
    """An angle of a start. [deg]."""
    return float(joint_angles_deg(start.posture, start.pose)[name][0])


@pytest.mark.parametrize("load", [0.0, 20.0, 60.0, 150.0])
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", LIFTS)
def test_the_plates_lie_on_the_floor_and_the_body_balances(
    name: str, person: tuple[str, float, float], load: float
) -> None:
    result = lifted(name, person, load)
    assert result.outcome.status == "ok", result.outcome.reason
    assert result.deepest == 0
    posture, motion = result.posture, result.motion
    bar = bar_centre(posture, motion.z[:, result.shown])
    # Discs of 450 mm.
    assert bar[1, 0] == pytest.approx(0.225, abs=1e-5)
    assert bar[1, -1] == pytest.approx(0.225, abs=1e-5)
    assert (bar[1] > 0.225 - 0.003).all()
    assert motion.cop_x[0] == pytest.approx(posture.support.middle, abs=1e-6)
    # It only rises on the way up, and stands still at neither end.
    up = slice(0, result.upright + 1)
    assert np.diff(bar[1, up]).min() > -0.003
    assert bar[1, result.upright] > 0.35 * person[1]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", LIFTS)
def test_the_bar_goes_up_over_the_middle_of_the_foot(name: str, person: tuple[str, float, float]) -> None:
    result = lifted(name, person, 60.0)
    start = result.start
    assert start is not None
    assert start["bar_line_m"] == pytest.approx(result.posture.support.mid_foot)
    # Within 4 cm of a straight line of some 55 cm; a bar against the thighs cannot do better.
    assert start["bar_drift_m"] < 0.04


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", IN_HANDS)
def test_the_bar_is_clear_of_shins_and_thighs(name: str, person: tuple[str, float, float]) -> None:
    result = lifted(name, person, 60.0)
    posture, athlete = result.posture, result.posture.athlete
    z = result.motion.z
    origin = forward_kinematics(posture.chain, posture.coordinates(z))[1]
    ankle, knee, hip = origin[:, 0], origin[:, 2], origin[:, 3]
    bar = bar_centre(posture, z)
    for lower, upper, least in ((ankle, knee, athlete.body.bar.ankle_front), (knee, hip, athlete.body.bar.knee_front)):
        along = upper - lower
        length = np.hypot(*along)
        off = bar - lower
        share = (off * along).sum(axis=0) / length**2
        ahead = (off[0] * along[1] - off[1] * along[0]) / length
        beside = (share > 0) & (share < 1)
        # The bar's shaft is ahead of the thinnest part of that segment everywhere.
        assert (ahead[beside] > least * athlete.height_m + athlete.body.bar.radius - 1e-3).all()


@pytest.mark.parametrize("person", PEOPLE)
def test_hips_that_bend_far_enough_keep_a_neutral_spine(person: tuple[str, float, float]) -> None:
    athlete = skeletons.athlete(*person)
    ranges = replace(athlete.body.ranges, hip_flexion_deg=150.0)
    limber = replace(athlete, body=replace(athlete.body, ranges=ranges))
    for name in LIFTS:
        start = lift_off_of(scenarios.scenario(name), limber, 60.0)
        assert start.problem is None
        assert start.reach_m == 0.0
        assert angle(start, "lumbar_flexion") == pytest.approx(0.0)
        assert angle(start, "hip_flexion") == pytest.approx(start.neutral_hip_deg, abs=0.5)
        assert not any("hips end" in note for note in simulate(scenarios.scenario(name), limber, 60.0).notes)


@given(st.floats(85.0, 125.0), st.sampled_from(LIFTS), st.sampled_from(PEOPLE))
def test_stiffer_hips_take_more_of_the_spine(end: float, name: str, person: tuple[str, float, float]) -> None:
    gave = []
    for limit in (end, end + 8.0):
        athlete = skeletons.athlete(*person)
        ranges = replace(athlete.body.ranges, hip_flexion_deg=limit)
        start = lift_off_of(scenarios.scenario(name), replace(athlete, body=replace(athlete.body, ranges=ranges)), 60.0)
        gave.append(angle(start, "lumbar_flexion"))
        if start.problem is None:
            assert angle(start, "hip_flexion") <= limit
        # Shoulders first, then the spine.
        if gave[-1] > 0.01:
            assert start.reach_m == pytest.approx(athlete.body.bar.girdle_reach * athlete.height_m)
    assert gave[0] >= gave[1] - 0.2


def test_what_gives_is_said() -> None:
    result = lifted("conventional-deadlift")
    [note] = [note for note in result.notes if "hips end at 110 deg" in note]
    start = result.to_dict()["start"]
    assert f"{start['lumbar_flexion_deg']:.0f} deg" in note
    assert "follow the bar by 5 cm" in note
    # 24 trained lifters bent the lumbar spine 13 + 20 deg from standing for a deadlift's start (Bengtsson 2022).
    assert 20 < start["lumbar_flexion_deg"] < 40
    assert start["lumbar_flexion_shoulders_set_deg"] > start["lumbar_flexion_deg"]


def test_hips_that_nothing_helps_cannot() -> None:
    athlete = skeletons.athlete()
    ranges = replace(athlete.body.ranges, hip_flexion_deg=60.0, lumbar_flexion_deg=20.0)
    stiff = replace(athlete, body=replace(athlete.body, ranges=ranges))
    outcome = simulate(scenarios.scenario("conventional-deadlift"), stiff, 60.0).outcome
    assert outcome.status == "infeasible"
    assert outcome.time_s == 0.0
    assert "hips end at 60 deg" in (outcome.reason or "")


@pytest.mark.parametrize("longer", [{"thigh_m": 0.48}, {"arm_m": 0.50}])
def test_long_thighs_and_short_arms_ask_for_more(longer: dict[str, float]) -> None:
    item = scenarios.scenario("conventional-deadlift")
    usual = lift_off_of(item, skeletons.athlete("m", 1.75, 75.0), 60.0)
    other = lift_off_of(item, skeletons.athlete("m", 1.75, 75.0, **longer), 60.0)
    assert other.neutral_hip_deg > usual.neutral_hip_deg + 1
    assert angle(other, "lumbar_flexion") > angle(usual, "lumbar_flexion") + 2


@pytest.mark.parametrize("person", PEOPLE)
def test_a_hex_bar_asks_least_of_hips_and_back(person: tuple[str, float, float]) -> None:
    # Hip flexion at lift-off: hex bar < sumo < conventional, for neutral spine and set shoulders, at 60 kg.
    hips = [
        lift_off_of(scenarios.scenario(name), skeletons.athlete(*person), 60.0).neutral_hip_deg
        for name in ("hex-bar-deadlift", "sumo-deadlift", "conventional-deadlift")
    ]
    assert hips[0] < min(hips[1:])
    moments = [
        lifted(name, person, 60.0).summary["held_moment_Nm"]["L4/L5"]
        for name in ("hex-bar-deadlift", "sumo-deadlift", "conventional-deadlift")
    ]
    assert moments[0] < moments[1] < moments[2]


def test_raised_handles_ask_less_of_the_hips() -> None:
    item = scenarios.scenario("hex-bar-deadlift")
    low, high = (
        lift_off_of(item.with_settings({"handles": handles}), skeletons.athlete(), 60.0) for handles in ("low", "high")
    )
    assert high.neutral_hip_deg < low.neutral_hip_deg - 5
    hand = forward_kinematics(high.posture.chain, high.posture.coordinates(high.pose))[1][1, 13, 0]
    grip = 0.79 * high.posture.athlete.length("hand")
    # Handles are 10 cm above the centre of the plates, which lie on the floor.
    assert hand - grip == pytest.approx(0.225 + 0.10, abs=1e-6)
    assert bar_centre(high.posture, high.pose)[1, 0] == pytest.approx(0.225, abs=1e-6)
    note = simulate(scenarios.scenario("conventional-deadlift").with_settings({"handles": "high"}), skeletons.athlete())
    assert any("Handles were given but are not used" in said for said in note.notes)


def test_the_side_sees_wide_thighs_shorter() -> None:
    athlete = skeletons.athlete("m", 1.75, 75.0)
    seen = seen_from_the_side(athlete)
    # The knee stands over the ankle, 0.2 - 0.0486 of 1.75 m outside the hip.
    outside = (0.2 - 0.0486) * 1.75
    assert seen.length("thigh") == pytest.approx((athlete.length("thigh") ** 2 - outside**2) ** 0.5)
    assert seen.length("shank") == athlete.length("shank")
    assert seen.body.support.foot_length == pytest.approx(athlete.body.support.foot_length * np.cos(np.radians(42)))
    chain = lift_off_of(scenarios.scenario("sumo-deadlift"), athlete, 60.0).posture.chain
    assert chain.total_mass == pytest.approx(75.0 + 60.0, rel=1e-3)


def test_knees_that_are_given_are_taken() -> None:
    for name in LIFTS:
        start = lift_off_of(
            scenarios.scenario(name).with_settings({"knee_flexion_deg": 40.0}), skeletons.athlete(), 60.0
        )
        assert angle(start, "knee_flexion") == pytest.approx(40.0)
        assert bar_centre(start.posture, start.pose)[1, 0] == pytest.approx(0.225, abs=1e-6)


def test_settings_that_do_not_count_are_said() -> None:
    notes = " ".join(lifted("conventional-deadlift", trunk_lean_deg=40, counterbalance=0).notes)
    assert "Trunk lean was given but is not used" in notes
    assert "always counterbalance" in notes
    with pytest.raises(InvalidInputError, match="bar_position: high"):
        lifted("conventional-deadlift", bar_position="high")
    with pytest.raises(InvalidInputError, match="arms: hang"):
        lifted("conventional-deadlift", arms="hang")


@given(st.floats(1.3, 2.15), st.floats(45.0, 150.0), st.sampled_from(["m", "f"]), st.floats(0.0, 200.0))
def test_any_start_that_is_found_holds_the_bar(height: float, mass: float, sex: str, load: float) -> None:
    athlete: Athlete = skeletons.athlete(sex, height, mass)
    for wide, place in ((False, "hands"), (True, "hands"), (False, "sides")):
        start = find_lift_off(athlete, Task("feet", "bar", place, load, from_floor=True, wide=wide), 0.0, None)
        if start.problem is None:
            assert bar_centre(start.posture, start.pose)[1, 0] == pytest.approx(0.225, abs=1e-6)
            assert angle(start, "hip_flexion") <= athlete.body.ranges.hip_flexion_deg
            assert angle(start, "knee_flexion") > 0


@pytest.mark.parametrize(
    ("name", "why"),
    [("conventional-deadlift", "no posture with straight arms"), ("sumo-deadlift", "asks for 123 deg of hip flexion")],
)
def test_a_start_that_nothing_makes_possible_says_why(name: str, why: str) -> None:
    athlete = skeletons.athlete("m", 1.75, 75.0, trunk_m=0.35, arm_m=0.35)
    result = simulate(scenarios.scenario(name), athlete)
    assert result.outcome.status == "infeasible"
    assert why in str(result.outcome.reason)


def test_a_crowd_refuses_what_it_cannot_do() -> None:
    with pytest.raises(InvalidInputError, match="scenario: conventional-deadlift"):
        lay_out(None, scenarios.scenario("conventional-deadlift"))  # type: ignore[arg-type]


def test_the_repetition_starts_with_the_way_up() -> None:
    result = lifted("conventional-deadlift")
    lean = np.asarray(result.frames["trunk_lean_deg"])
    assert lean[0] == lean.max()
    assert lean[result.upright] == pytest.approx(0.0, abs=1e-9)
    assert np.asarray(result.frames["time_s"])[result.upright] == pytest.approx(result.scenario.ascent_s, abs=0.05)
    # Knees ahead of the trunk: at half the lean less than half their flexion is left.
    knee = np.asarray(result.frames["knee_flexion_deg"])
    half = int(np.argmin(np.abs(lean[: result.upright] - lean[0] / 2)))
    assert knee[half] < 0.4 * knee[0]
    assert result.summary["hip_shift_m"] > 0.15
