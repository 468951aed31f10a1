"""The spine's part of a result: price of rounding against two runs, peaks, notes, and numbers that do not exist."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

import scenarios
import skeletons
from sim.body import LUMBAR_LEVELS
from sim.repetition import simulate
from sim.result import Result
from sim.spine.summary import SUMMARY
from sim.stumble import least_stumble_margin_m
from tests.spines import person


def run(load: float, name: str = "standing-good-morning", **settings: Any) -> Result:
    return simulate(scenarios.scenario(name).with_settings(settings), person(), load)


@pytest.mark.parametrize(("experiment", "lean"), [("fixed_lean", 55.0), ("fixed_pelvis", 65.0)])
def test_the_price_of_rounding_is_the_difference_of_two_repetitions(experiment: str, lean: float) -> None:
    before, after = run(20.0, trunk_lean_deg=55.0), run(20.0, trunk_lean_deg=lean, lumbar_flexion_deg=10.0)
    price = before.summary["price_of_rounding"][experiment]

    def change(*path: str) -> float:
        a: Any = before.summary
        b: Any = after.summary
        for key in path:
            a, b = a[key], b[key]
        return float(b - a)

    near: Any = {"rtol": 1e-5, "atol": 1e-3}
    assert_allclose(price["net_moment_Nm"], change("held_moment_Nm", "L5/S1"), **near)
    assert_allclose(price["passive_moment_Nm"], change("held_passive_Nm", "L5/S1"), **near)
    assert_allclose(price["active_moment_Nm"], price["net_moment_Nm"] - price["passive_moment_Nm"], **near)
    assert_allclose(price["strength_share"], change("strength_share"), **near)
    for level in LUMBAR_LEVELS:
        assert_allclose(
            price["compression_by_level_N"][level], change("held_compression_N", level), rtol=1e-4, atol=0.1
        )
        assert_allclose(price["shear_by_level_N"][level], change("held_shear_N", level), rtol=1e-4, atol=0.1)
    # Tissue stores energy where it was slack, and the moment that it makes rises.
    assert price["passive_energy_J"] > 0.0
    assert price["passive_moment_Nm"] > 0.0


def test_peaks_are_the_largest_of_the_frames() -> None:
    result = run(10.0)
    document = result.to_dict()
    for name in ("compression", "shear"):
        for level, values in document["frames"][f"{name}_N"].items():
            peak = document["summary"][f"peak_{name}_N"][level]
            assert abs(peak) == max(abs(value) for value in values)
            assert peak in values


def test_what_muscle_cannot_hold_is_said_and_breaks_nothing() -> None:
    weak = simulate(scenarios.scenario("standing-good-morning"), skeletons.athlete("f", 1.66, 62.0), 20.0)
    summary = weak.summary
    assert weak.outcome.status == "ok"
    assert summary["spine_status"] == "too weak"
    assert summary["muscle_share"] > 1.0
    missing = summary["missing_Nm"]
    assert max(missing, key=missing.get) == "L5/S1"
    [note] = [line for line in weak.notes if line.startswith("Too weak")]
    assert f"{missing['L5/S1']:.0f} N m are missing at L5/S1" in note
    assert summary["strength_share"] == pytest.approx(summary["held_moment_Nm"]["L5/S1"] / (1.6 * 62.0))
    able = run(0.0, "bodyweight-hip-hinge", trunk_lean_deg=45.0)
    assert able.summary["missing_Nm"] is None
    assert not [line for line in able.notes if line.startswith("Too weak")]


def test_no_stiffness_where_the_spine_would_not_stay_with_the_reason() -> None:
    summary = run(20.0, trunk_lean_deg=2.0).to_dict()["summary"]
    names = ("lumbar_stiffness_Nm_per_rad", "stability_margin_Nm_per_rad", "rounding_per_10Nm_deg")
    assert [summary[name] for name in names] == [None] * 3
    assert f"{summary['least_eigenvalue_Nm_per_rad']:.0f} N m/rad" in summary["stiffness_reason"]
    assert summary["least_eigenvalue_Nm_per_rad"] < 0.0
    stands = run(20.0, trunk_lean_deg=60.0).to_dict()["summary"]
    assert stands["stiffness_reason"] is None
    assert all(stands[name] > 0.0 for name in names)
    assert sum(stands["stiffness_parts_Nm_per_rad"].values()) == pytest.approx(stands["lumbar_stiffness_Nm_per_rad"])


def test_on_the_back_there_is_no_spine_to_show() -> None:
    document = run(0.0, "glute-bridge").to_dict()
    assert document["summary"]["peak_compression_N"] is None
    assert set(document["frames"]["compression_N"]["L5/S1"]) == {None}


def test_a_stumble_has_the_room_of_a_body_that_sways() -> None:
    # 0.98 m high, 0.1 m/s forward: sqrt(0.98 / 9.80665) = 0.31612 s, so 31.6 mm ahead of the centre of mass.
    time = np.linspace(0.0, 1.0, 21)
    com = np.stack((0.1 * time, np.full(time.size, 0.98)))
    assert least_stumble_margin_m(0.2, time, com) == pytest.approx(0.2 - 0.1 - 0.031612, abs=1e-6)
    still = np.stack((np.full(2, 0.05), np.ones(2)))
    assert least_stumble_margin_m(0.2, time[:2], still) == pytest.approx(0.15)


@pytest.mark.parametrize("name", ["standing-good-morning", "conventional-deadlift"])
def test_a_repetition_without_its_spine_is_the_same_but_for_the_spine(name: str) -> None:
    whole, rest = (simulate(scenarios.scenario(name), skeletons.athlete(), 50, with_spine=on) for on in (True, False))
    assert {key for key, value in rest.summary.items() if key in SUMMARY and value is not None} == set()
    kept = [key for key in whole.summary if key not in SUMMARY]
    assert {key: rest.summary[key] for key in kept} == {key: whole.summary[key] for key in kept}
    for key, frames in whole.frames.items():
        if key in {"compression_N", "shear_N", "net_axial_N", "net_shear_N"}:
            assert np.isnan([*dict(rest.frames[key]).values()]).all()
        else:
            np.testing.assert_equal(rest.frames[key], frames)
