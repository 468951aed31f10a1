"""Curves over load and the region that stays up say what single runs say."""

from __future__ import annotations

import numpy as np
import pytest

import scenarios
import skeletons
from sim import simulate
from sim.maps import balance_region, load_curves

LOADS = np.array([0.0, 10.0, 25.0])


BALANCED = [name for name, item in scenarios.exercises().items() if item.counterbalance == 1 and not item.lies]


@pytest.mark.parametrize("name", BALANCED)
def test_load_curves_are_those_of_single_runs(name: str) -> None:
    item, person = scenarios.scenario(name).with_settings({"trunk_lean_deg": 40}), skeletons.athlete("f")
    curves = load_curves(item, person, LOADS)
    for i, load in enumerate(LOADS):
        summary = simulate(item, person, load).summary
        assert curves.gate_margin_Nm[i] == pytest.approx(summary["gate_margin_Nm"])
        assert curves.silent_zone_deg[i] == pytest.approx(summary["silent_zone_deg"])
        assert curves.tip_angle_deg[i] == pytest.approx(summary["tip_angle_deg"])
        assert curves.strength_share[i] == pytest.approx(summary["strength_share"], rel=1e-6)
        price = summary["price_of_rounding"]["fixed_pelvis"]["compression_N"]
        assert curves.price_N[i] == pytest.approx(price, rel=1e-4, abs=0.1)
        gives = summary["rounding_per_10Nm_deg"]
        assert curves.rounding_per_10Nm_deg[i] == pytest.approx(
            np.nan if gives is None else gives, rel=1e-4, nan_ok=True
        )
        # A moving body's hips run a little past the still solution, and a lift's are farthest back on its way.
        assert curves.hip_shift_m[i] == pytest.approx(summary["hip_shift_m"], rel=0.06 if item.from_floor else 0.03)
    assert curves.shut_from_Nm == pytest.approx(0.05 * person.strength_Nm)


@pytest.mark.parametrize("name", ["kneeling-good-morning", "standing-good-morning", "romanian-deadlift"])
def test_region_holds_the_repetition_and_its_edges(name: str) -> None:
    item, person = scenarios.scenario(name).with_settings({"trunk_lean_deg": 45}), skeletons.athlete()
    region = balance_region(item, person, 10.0, n=91)
    summary = simulate(item, person, 10.0).summary
    at = np.argmin(np.abs(region.trunk_lean_deg - 45))
    # The hips of a run are counted from its first frame, which is the same stance.
    assert (region.least_m[at], region.most_m[at]) == pytest.approx(summary["hip_shift_range_m"], abs=1e-9)
    inside = ~np.isnan(region.balanced_m) & ~np.isnan(region.least_m)
    shallow = inside & (region.trunk_lean_deg < 45)
    assert (region.balanced_m[shallow] >= region.least_m[shallow]).all()
    assert (region.balanced_m[shallow] <= region.most_m[shallow]).all()


def test_kneeling_region_ends_where_hip_flexion_does() -> None:
    region = balance_region(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0)
    assert np.isnan(region.least_m[-1])
    assert not np.isnan(region.least_m[0])


def test_hips_still_leave_the_region_at_the_tip_angle() -> None:
    item, person = scenarios.scenario("kneeling-hip-hinge"), skeletons.athlete()
    region = balance_region(item, person, 0.0, n=361)
    tip = simulate(item, person, 0.0).summary["tip_angle_deg"]
    must_move = region.trunk_lean_deg[region.least_m > 0]
    assert must_move[0] == pytest.approx(tip, abs=0.26)
