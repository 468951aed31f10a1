"""The muscle-on gate and the hamstring tether against published numbers and brute force."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

import scenarios
import skeletons
from sim import simulate
from sim.gates import hamstring_tether, silent_width
from sim.passive import hip_passive_moment, lumbar_limit_Nm, lumbar_passive_moment
from sim.passive_kernels import hip_reaches

# Dolan, Mannion and Adams (1994), abstract: 25 N m upright, 120 N m (men) and 77 N m (women) at full flexion; the
# groups' sizes are assumed to be 77 kg, 1.77 m and 63 kg, 1.65 m.
DOLAN = {"m": (77.0, 1.77, 120.0), "f": (63.0, 1.65, 77.0)}

# Riener and Edrich (1999), equations evaluated by hand: hip flexion, knee flexion, N m a leg, flexion positive.
RIENER = [(60, 0, -15.7), (75, 15, -18.7), (90, 0, -51.4), (90, 90, 0.3), (110, 30, -47.5), (110, 105, -2.1)]


@pytest.mark.parametrize("sex", ["m", "f"])
def test_passive_lumbar_curve_meets_both_published_points(sex: str) -> None:
    mass, height, limit = DOLAN[sex]
    person = skeletons.athlete(sex, height, mass)
    full = person.body.ranges.lumbar_flexion_deg
    upright, at_full = lumbar_passive_moment(person, np.array([0.0, full]))
    assert upright == pytest.approx(25.0)
    assert at_full == pytest.approx(limit)
    assert lumbar_limit_Nm(person) == pytest.approx(limit)


def test_passive_limit_scales_with_mass_times_height() -> None:
    # 120 N m * (60 kg * 1.60 m) / (77 kg * 1.77 m) = 84.53 N m
    assert lumbar_limit_Nm(skeletons.athlete("m", 1.60, 60)) == pytest.approx(84.53, abs=0.005)


@given(shape=st.floats(0.5, 4.0))
def test_passive_curve_rises_and_keeps_its_ends_whatever_the_shape(shape: float) -> None:
    person = skeletons.athlete("m")
    flexion = np.linspace(-20, 80, 51)
    moment = lumbar_passive_moment(person, flexion, shape)
    assert (np.diff(moment) > 0).all()
    ends = np.array([0.0, person.body.ranges.lumbar_flexion_deg])
    np.testing.assert_allclose(lumbar_passive_moment(person, ends, shape), lumbar_passive_moment(person, ends))


@pytest.mark.parametrize(("hip", "knee", "leg"), RIENER)
def test_passive_hip_moment_is_the_published_one(hip: float, knee: float, leg: float) -> None:
    both = hip_passive_moment(skeletons.athlete(), np.array([hip]), knee)[0]
    # extension positive and two legs, where the source counts flexion positive and one
    assert both == pytest.approx(-2 * leg, abs=0.1)


@given(st.floats(0.0, 90.0), st.floats(0.001, 0.999))
def test_the_passive_hip_moment_is_reached_where_an_independent_search_finds_it(knee: float, share: float) -> None:
    law, end = skeletons.athlete().body.passive.hip, skeletons.athlete().body.ranges.hip_flexion_deg

    def moment(hip: float) -> float:
        return float(hip_passive_moment(skeletons.athlete(), np.array([hip]), knee, 2)[0])

    low, high = moment(0.0), moment(end)
    wanted = low + share * (high - low)
    found = hip_reaches(2.0, law, knee, wanted, end)
    assert found == pytest.approx(brentq(lambda hip: moment(hip) - wanted, 0.0, end), abs=1e-4)
    assert hip_reaches(2.0, law, knee, high + 1.0, end) == -1.0


def test_tether_angles_are_where_the_moments_are() -> None:
    person = skeletons.athlete()
    tether = hamstring_tether(person, 90.0, 0.0, 150.0)
    assert tether.moment_Nm == pytest.approx(102.8, abs=0.2)
    assert tether.share == pytest.approx(tether.moment_Nm / 150.0)
    assert tether.stretch_deg is not None
    assert tether.force_deg is not None
    at = hip_passive_moment(person, np.array([tether.stretch_deg, tether.force_deg]), 0.0)
    np.testing.assert_allclose(at, [40.0, 150.0], rtol=1e-6)


def test_tether_that_is_not_reached_is_none() -> None:
    bent = hamstring_tether(skeletons.athlete(), 90.0, 90.0, 150.0)
    assert bent.stretch_deg is None
    assert bent.force_deg is None
    assert hamstring_tether(skeletons.athlete(), 10.0, 0.0, -5.0).force_deg is None


def test_silent_width_of_a_line_is_where_it_is_below_zero() -> None:
    assert silent_width(np.array([0.0, 10.0, 20.0]), np.array([5.0, -5.0, -5.0])) == pytest.approx(15.0)
    assert silent_width(np.array([0.0, 10.0]), np.array([1.0, 2.0])) == 0.0


@pytest.mark.parametrize("name", ["kneeling-good-morning", "standing-good-morning"])
def test_a_heavier_bar_never_opens_the_gate(name: str) -> None:
    margins = [simulate(scenarios.scenario(name), skeletons.athlete(), load).summary for load in (0, 5, 10, 20, 40)]
    values = [summary["gate_margin_Nm"] for summary in margins]
    assert values == sorted(values)
    sags = [summary["sag_past_full_flexion_deg"] for summary in margins]
    assert sags == sorted(sags)
    zones = [summary["silent_zone_deg"] for summary in margins]
    assert zones == sorted(zones, reverse=True)


@pytest.mark.parametrize("load", [0.0, 12.0, 30.0, 60.0])
def test_gate_rows_agree_with_each_other(load: float) -> None:
    person = skeletons.athlete("f", 1.65, 63)
    summary = simulate(scenarios.scenario("standing-good-morning"), person, load).summary
    margin = summary["gate_margin_Nm"]
    assert summary["minimum_active_moment_Nm"] == max(margin, 0.0)
    assert summary["muscle_gate"] == ("shut" if margin > 0.05 * 1.6 * 63 else "open")
    assert (summary["silent_zone_deg"] > 0) == (margin < 0)
    low, high = summary["silent_zone_range_deg"]
    assert low <= summary["silent_zone_deg"] <= high
    if summary["muscle_gate"] == "open":
        assert summary["sag_past_full_flexion_deg"] == 0
    else:
        assert summary["sag_past_full_flexion_deg"] > 0


def test_gate_does_not_tell_kneeling_from_standing_at_equal_lean() -> None:
    settings = {"trunk_lean_deg": 45}
    pair = [
        simulate(scenarios.scenario(name).with_settings(settings), skeletons.athlete(), 15).summary["gate_margin_Nm"]
        for name in ("kneeling-good-morning", "standing-good-morning")
    ]
    assert pair[0] == pytest.approx(pair[1], rel=1e-9)


def test_arms_move_the_demand_as_expected() -> None:
    # Project notes: hands on the bar about 15 N m over arms along the trunk, hanging arms about 21.
    moments = {}
    for arms in ("along", "bar", "hang"):
        item = scenarios.scenario("standing-good-morning").with_settings({"arms": arms, "trunk_lean_deg": 75})
        moments[arms] = simulate(item, skeletons.athlete(), 0).summary["held_moment_Nm"]["L5/S1"]
    assert moments["bar"] - moments["along"] == pytest.approx(15, abs=2)
    assert moments["hang"] - moments["along"] == pytest.approx(21, abs=2)


def test_a_stiffer_range_means_an_earlier_limit() -> None:
    person = skeletons.athlete()
    body = replace(person.body, ranges=replace(person.body.ranges, lumbar_flexion_deg=40.0))
    stiff = replace(person, body=body)
    assert lumbar_passive_moment(stiff, np.array([40.0]))[0] == pytest.approx(lumbar_limit_Nm(person))
