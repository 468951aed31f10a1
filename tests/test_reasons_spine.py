"""The later meters say what the summary says, for everybody, every bar and every outcome."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

import scenarios
import skeletons
from sim import simulate
from tests.people import Run, any_runs
from ui import words_reasons_spine as told
from ui import words_units as units
from ui.mechanisms import first_and_later, mechanisms
from ui.meter import Reason
from ui.page.meters import meters

NAMES = ["balance", "muscle", "stiffness", "price", "tether", "cost", "strength", "shear", "stumble"]


def shown(asked: Run) -> tuple[dict[str, object], dict[str, Reason]]:
    result = simulate(asked.scenario, asked.athlete, asked.load_kg)
    return dict(result.summary), {reason.name: reason for reason in mechanisms(result)}


def first_number(text: str) -> float:
    found = re.search(r"[−+]?[\d.]+", text)
    assert found, text
    return float(found[0].replace("−", "-"))


@given(any_runs())
@settings(max_examples=25)
def test_values_are_the_summarys(asked: Run) -> None:
    s, by_name = shown(asked)
    assert list(by_name) == NAMES
    gives = s["rounding_per_10Nm_deg"]
    assert by_name["stiffness"].value == (
        told.STIFFNESS_NONE if gives is None else units.DEGREES.format(value=f"{gives:.1f}")
    )
    values = {
        "price": s["price_of_rounding"]["fixed_pelvis"]["compression_N"],  # type: ignore[index]
        "cost": s["held_compression_N"]["L5/S1"] / 1000,  # type: ignore[index]
        "strength": 100 * s["strength_share"],  # type: ignore[operator]
        "shear": abs(s["held_shear_N"]["L5/S1"]) / 1000,  # type: ignore[index]
        "stumble": 100 * s["stumble_margin_m"],  # type: ignore[operator]
    }
    for name, value in values.items():
        assert first_number(by_name[name].value) == pytest.approx(
            value, abs=0.5 if name not in {"cost", "shear"} else 0.051
        )


@given(any_runs())
@settings(max_examples=15)
def test_markup_is_sound(asked: Run) -> None:
    result = simulate(asked.scenario, asked.athlete, asked.load_kg)
    for text in (meters(first_and_later(result), 3), meters(mechanisms(result), wide=True)):
        ET.fromstring(text)  # noqa: S314 - our own
        for wrong in ("nan", "None", "inf%", "{", "}"):
            assert wrong not in text


def test_stiffness_is_what_is_there_less_what_gravity_takes() -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete("m"), 20.0)
    parts = result.summary["stiffness_parts_Nm_per_rad"]
    reason = next(reason for reason in mechanisms(result) if reason.name == "stiffness")
    assert reason.meter.now.at - reason.meter.threshold.at == pytest.approx(
        result.summary["lumbar_stiffness_Nm_per_rad"], rel=1e-6
    )
    for value in parts.values():
        assert f"{abs(round(value))}" in reason.sentence


def test_later_ones_are_thin_rows_that_open() -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete("f"), 20.0)
    page = ET.fromstring(meters(first_and_later(result), 3))  # noqa: S314 - our own
    assert [fold.get("data-key") for fold in page.iter("details")] == ["stiffness", "price", "cost"]
    assert all(fold.get("open") is None for fold in page.iter("details"))


@pytest.mark.parametrize(("name", "missing"), [("nordic-curl", {"stumble"}), ("glute-bridge", {*NAMES} - {"tether"})])
def test_what_an_exercise_does_not_have_is_left_out(name: str, missing: set[str]) -> None:
    result = simulate(scenarios.scenario(name), skeletons.athlete("f"), 0.0)
    assert [reason.name for reason in mechanisms(result)] == [item for item in NAMES if item not in missing]
    ET.fromstring(meters(first_and_later(result), 3))  # noqa: S314 - our own
