"""Strength by angle and speed against the published numbers, its shares in a repetition, and the largest load."""

from __future__ import annotations

import math

import numpy as np
import pytest

import scenarios
import skeletons
from sim import simulate
from sim.chain import GRAVITY, Array
from sim.joint_strength import SHARES, speed_factors, strength_Nm
from sim.largest_load import LIMITS, largest_load
from sim.passive import hip_passive_moment, knee_passive_moment
from sim.passive_kernels import ankle_law
from sim.strength_kernels import speed_law
from tests.test_command_line import parse, succeed

# Anderson et al. (2007), 18-25 years, at the reference bodies of 73.0 kg and 1.741 m, 61.9 kg and 1.735 m, one leg.
PEAKS = {
    "m": {"hip_extension": 201, "knee_extension": 203, "knee_flexion": 109, "plantarflexion": 118},
    "f": {"hip_extension": 191, "knee_extension": 168, "knee_flexion": 84, "plantarflexion": 110},
}
ANGLES_DEG = {
    "m": {"hip_extension": 53.4, "knee_extension": 64.9, "knee_flexion": 29.9, "plantarflexion": 23.4},
    "f": {"hip_extension": 71.2, "knee_extension": 73.0, "knee_flexion": 36.4, "plantarflexion": 24.3},
}


@pytest.mark.parametrize(("sex", "action"), [(sex, action) for sex in PEAKS for action in PEAKS[sex]])
def test_peaks_are_the_published_ones_at_their_angles(sex: str, action: str) -> None:
    athlete = skeletons.athlete(sex)
    angle = np.radians(np.linspace(-40, 140, 1801))
    moment = strength_Nm(athlete, action, angle)
    assert moment.max() / 2 == pytest.approx(PEAKS[sex][action], abs=1.0)
    assert np.degrees(angle[moment.argmax()]) == pytest.approx(ANGLES_DEG[sex][action], abs=0.1)
    assert (moment >= 0.0).all()


def test_strength_grows_with_mass_times_height() -> None:
    small, large = skeletons.athlete("m", 1.60, 60.0), skeletons.athlete("m", 1.92, 90.0)
    ratio = strength_Nm(large, "hip_extension", 0.5) / strength_Nm(small, "hip_extension", 0.5)
    assert ratio == pytest.approx(1.2 * 1.5)


def test_speed_takes_a_quarter_and_a_half_where_published_and_lengthening_adds() -> None:
    speed = (1.578, 3.190, 0.242)  # men's hip extension, rad/s and s/rad

    def left(shortening: Array | float) -> Array:
        return speed_law(speed_factors(speed), np.asarray(shortening))

    assert left(np.array([0.0, 1.578, 3.190])) == pytest.approx([1.0, 0.75, 0.5])
    # At rest both branches meet; lengthening, the slope is that of shortening mirrored, and the growth.
    step = 1e-6
    shorten = (1.0 - left(step)) / step
    lengthen = (left(-step) - 1.0) / step
    assert shorten == pytest.approx((3.190 - 1.578) / (2 * 1.578 * 3.190), rel=1e-4)
    assert lengthen == pytest.approx(0.242 - shorten, rel=1e-4)
    assert (left(np.linspace(-8, 8, 161)) >= 0.0).all()
    assert speed_law(speed_factors(None), np.array([-3.0, 3.0])) == pytest.approx(1.0)


def test_what_is_not_known_of_women_is_marked() -> None:
    curves = skeletons.standard_body("f").joint_curves
    assert all(curve.speed is None for curve in curves.values())
    assert {name for name, curve in skeletons.standard_body("m").joint_curves.items() if curve.speed} == {
        "hip_extension", "knee_flexion", "plantarflexion",
    }  # fmt: skip


def test_passive_knee_and_ankle_are_riener_and_edrichs() -> None:
    athlete = skeletons.athlete()

    def ankle(dorsiflexion_deg: float, knee_flexion_deg: float) -> float:
        law = athlete.body.passive.ankle
        return float(ankle_law(2.0, law, np.asarray(dorsiflexion_deg), np.asarray(knee_flexion_deg)))

    # Both legs, all angles 0: -2 (e^1.8 - e^-3.971 - 4.82 + e^2.22) and 2 (e^2.1016 - e^-7.9763 - 1.792).
    straight = -2 * (math.exp(1.8) - math.exp(-3.971) - 4.82 + math.exp(2.22))
    assert knee_passive_moment(athlete, 0.0, 0.0, 0.0) == pytest.approx(straight)
    assert ankle(0.0, 0.0) == pytest.approx(2 * (math.exp(2.1016) - math.exp(-7.9763) - 1.792))
    hips = knee_passive_moment(athlete, 10.0, np.array([0.0, 45.0, 90.0]), 0.0)
    assert (np.diff(hips) < 0.0).all()  # hamstrings bend the knee the more the hip is bent
    assert ankle(20.0, 0.0) > ankle(20.0, 60.0) > 0.0  # gastrocnemius
    assert ankle(-50.0, 0.0) < 0.0


def test_shares_are_moment_over_muscle_and_tissue() -> None:
    athlete = skeletons.athlete()
    result = simulate(scenarios.scenario("romanian-deadlift"), athlete, 60.0)
    frames, at = result.frames, 30  # on the way down
    time, flexion = np.asarray(frames["time_s"]), np.asarray(frames["hip_flexion_deg"])
    lengthening = np.radians(np.gradient(flexion, time)[at])
    # Anderson (2007), men's hip extension: 0.161, 0.958, 0.932; 1.578, 3.190, 0.242.
    x, y, v = 1.578, 3.190, lengthening
    fall = (2 * x * y + v * (y - 3 * x)) / (2 * x * y + v * (2 * y - 4 * x))
    able = 2 * 0.161 * 73.0 * GRAVITY * 1.741 * math.cos(0.958 * (math.radians(flexion[at]) - 0.932))
    able *= fall * (1 + 0.242 * v)
    able += max(float(hip_passive_moment(athlete, flexion[at], np.asarray(frames["knee_flexion_deg"])[at])), 0.0)
    asked = np.asarray(frames["moment_Nm"]["hip"])[at]  # type: ignore[call-overload]
    assert frames["strength_share"]["hip"][at] == pytest.approx(asked / able, rel=1e-3)  # type: ignore[call-overload]
    back = np.asarray(frames["moment_Nm"]["L5/S1"]) / athlete.strength_Nm  # type: ignore[call-overload]
    assert result.summary["strength_share_by_joint"]["L5/S1"] == pytest.approx(back.max())
    assert set(result.summary["strength_share_by_joint"]) == set(SHARES)


def test_kneeling_the_ankle_has_no_share() -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete())
    assert result.summary["strength_share_by_joint"]["ankle"] is None
    assert result.to_dict()["frames"]["strength_share"]["ankle"][0] is None


# --- the largest load ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["kneeling-good-morning", "standing-good-morning", "romanian-deadlift"])
def test_every_limit_is_crossed_just_past_its_load(name: str) -> None:
    scenario, athlete = scenarios.scenario(name), skeletons.athlete("m", 1.75, 75.0)
    most = largest_load(scenario, athlete)
    assert most.load_kg == min(load for load in most.by_limit_kg.values() if load is not None)
    assert most.limited_by is not None
    assert most.by_limit_kg[most.limited_by] == most.load_kg
    for limit, load in most.by_limit_kg.items():
        assert load is not None
        inside, beyond = (simulate(scenario, athlete, kg) for kg in (load, load + 0.2))
        if limit.endswith("strength"):
            joint = limit.removesuffix(" strength")
            shares = [result.summary["strength_share_by_joint"][joint] for result in (inside, beyond)]
            assert shares[0] <= 1.0 < shares[1]
            assert shares[0] == pytest.approx(1.0, abs=0.02)
        else:
            assert (inside.outcome.status, beyond.outcome.status) == ("ok", "infeasible")
    assert set(most.by_limit_kg) <= set(LIMITS)


def test_balance_may_come_first() -> None:
    still = scenarios.scenario("kneeling-good-morning").with_settings({"counterbalance": 0, "trunk_lean_deg": 14})
    most = largest_load(still, skeletons.athlete())
    assert most.limited_by == "balance"
    assert "front edge" in str(most.reason)
    assert most.load_kg is not None
    assert simulate(still, skeletons.athlete(), most.load_kg).outcome.status == "ok"


def test_no_load_may_be_inside() -> None:
    deep = scenarios.scenario("kneeling-good-morning").with_settings({"trunk_lean_deg": 100})
    most = largest_load(deep, skeletons.athlete())
    assert (most.load_kg, most.limited_by) == (None, "joint range")
    assert most.reason is not None


def test_commands_find_the_largest_load_when_asked() -> None:
    document = parse(succeed("run", "standing-good-morning", "--limits", "--json"))
    most = largest_load(scenarios.scenario("standing-good-morning"), skeletons.athlete())
    assert document["limits"] == most.to_dict()
    assert "limits" not in parse(succeed("run", "standing-good-morning", "--json"))
    both = parse(succeed("compare", "standing-good-morning", "--fault", "rounding", "--limits", "--json"))["results"]
    assert both[0]["limits"] == most.to_dict()
    assert both[1]["limits"]["largest_load_kg"] > most.to_dict()["largest_load_kg"]
    text = succeed("run", "standing-good-morning", "--limits")
    assert "inside hip strength" in text
    assert "L5/S1 strength" in text
