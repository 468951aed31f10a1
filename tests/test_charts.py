"""Charts stand where the numbers are."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
import skeletons
from sim import Result, simulate
from sim.maps import LoadCurves, load_curves
from tests.people import Run, any_runs
from ui.page.charts import Chart, balance_map, held_in_words, load_chart, regions
from ui.page.pad import load_pad, map_pad

SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)  # noqa: S314 - our own


def group(chart: Chart, name: str) -> ET.Element:
    found = parsed(chart).find(f".//{SVG}g[@class='{name}']")
    assert found is not None
    return found


@cache
def curves_of(name: str, end_kg: float = 60.0) -> LoadCurves:
    return load_curves(scenarios.scenario(name), skeletons.athlete(), np.linspace(0.0, end_kg, 13))


def chart_of(name: str, load: float, end_kg: float = 60.0, **more: Any) -> Chart:
    return load_chart(curves_of(name, end_kg), scenarios.scenario(name), load, **more)


def map_of(result: Result, frame: int | None = None) -> Chart:
    up = regions(result.scenario, result.athlete, result.load_kg)
    path = np.asarray(result.frames["trunk_lean_deg"]), np.asarray(result.frames["hip_shift_m"])
    return balance_map(up, path, result.deepest if frame is None else frame)


@given(st.floats(0.0, 60.0), st.sampled_from([326.0, 504.0, 612.0]), st.sampled_from([0.9, 1.0, 1.3]))
def test_cursor_stands_at_the_bar(load: float, width: float, scale: float) -> None:
    chart = chart_of("kneeling-good-morning", load, width=width, scale=scale)
    left, _, right, _ = chart.box
    places = [float(line.attrib["x1"]) for line in group(chart, "hl-cursor").findall(f"{SVG}line")]
    assert places == pytest.approx([left + load / 60 * (right - left)] * 7, abs=0.1)


def test_dots_lie_on_their_curves() -> None:
    chart = chart_of("kneeling-good-morning", 20.0)
    dots = group(chart, "hl-cursor").findall(f"{SVG}circle")
    assert len(dots) == 7
    ends = [path.attrib["d"] for path in parsed(chart).iter(f"{SVG}path")]
    for dot, path in zip(dots, ends, strict=True):
        points = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([^ML]+)", path)]
        x, y = zip(*points, strict=True)
        assert float(dot.attrib["cy"]) == pytest.approx(np.interp(float(dot.attrib["cx"]), x, y), abs=0.15)


def test_values_at_the_cursor_are_those_of_a_run() -> None:
    chart = chart_of("kneeling-good-morning", 20.0)
    summary = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0).summary
    for key, unit in (("gate_margin_Nm", "\u00a0N\u2009m"), ("silent_zone_deg", "°"), ("tip_angle_deg", "°")):
        assert f"{round(summary[key])}{unit}" in chart.aloud


def test_no_tip_is_said_and_has_no_dot() -> None:
    chart = chart_of("romanian-deadlift", 200.0, 200.0)
    assert "does not tip" in chart.aloud
    assert len(group(chart, "hl-cursor").findall(f"{SVG}circle")) == 6


def test_no_bar_in_the_progression_shades_nothing() -> None:
    chart = chart_of("kneeling-hip-hinge", 0.0)
    assert 'fill-opacity="0.14"' not in chart.svg


def test_no_curve_goes_on_where_nothing_can_be_done() -> None:
    chart = chart_of("kneeling-good-morning", 50.0, last=(40.0, "Knee flexion reaches its end, 150 deg."))
    assert group(chart, "hl-cursor").findall(f"{SVG}circle") == []
    left, _, right, _ = chart.box
    limit = left + 40 / 60 * (right - left)
    ends = [float(re.findall(r"([\d.]+) [\d.-]+$", path.attrib["d"])[0]) for path in parsed(chart).iter(f"{SVG}path")]
    assert ends == pytest.approx([limit] * 7, abs=0.1)
    hatched = [rect for rect in parsed(chart).iter(f"{SVG}rect") if rect.attrib["fill"] == "url(#hl-cannot)"]
    assert [float(rect.attrib["x"]) for rect in hatched[-7:]] == pytest.approx([limit] * 7, abs=0.1)
    assert "more than 40\u00a0kg cannot be done: knee flexion reaches its end, 150°" in chart.aloud


def test_a_bar_within_reach_is_spoken_with_its_values() -> None:
    chart = chart_of("kneeling-good-morning", 20.0, last=(40.0, "Knee flexion reaches its end, 150 deg."))
    assert "cannot be done" not in chart.aloud
    assert len(group(chart, "hl-cursor").findall(f"{SVG}circle")) == 7


def test_nothing_is_drawn_where_not_even_no_bar_can_be_lifted() -> None:
    chart = chart_of("kneeling-good-morning", 0.0, last=(None, "The buttocks meet the heels."))
    assert list(parsed(chart).iter(f"{SVG}path")) == []
    assert "not even without a bar: the buttocks meet the heels" in chart.aloud


@pytest.mark.parametrize(("on", "text"), [(13.2, "from 13\u00a0kg"), (0.0, "even without a bar"), (None, "stay on")])
def test_where_muscles_come_on_is_written_on_the_chart(on: float | None, text: str) -> None:
    said = [
        item.text or "" for item in parsed(chart_of("kneeling-good-morning", 20.0, muscle_on_kg=on)).iter(f"{SVG}text")
    ]
    assert len([item for item in said if item.startswith("muscles must stay on") and item.endswith(text)]) == 1


@given(any_runs())
def test_map_is_sound_for_everybody(asked: Run) -> None:
    result = simulate(asked.scenario, asked.athlete, asked.load_kg)
    chart = map_of(result)
    parsed(chart)
    assert "nan" not in chart.svg
    assert "None" not in chart.svg


@given(st.integers(0, 100))
def test_disc_stands_where_the_repetition_is(frame: int) -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0)
    chart = map_of(result, frame)
    disc = group(chart, "hl-here").find(f"{SVG}circle")
    assert disc is not None
    left, top, right, bottom = chart.box
    x = (float(disc.attrib["cx"]) - left) / (right - left)
    y = (bottom - float(disc.attrib["cy"])) / (bottom - top)
    lean = chart.x[0] + x * (chart.x[1] - chart.x[0])
    shift = chart.y[0] + y * (chart.y[1] - chart.y[0])
    assert lean == pytest.approx(np.asarray(result.frames["trunk_lean_deg"])[frame], abs=0.05)
    assert shift == pytest.approx(100 * np.asarray(result.frames["hip_shift_m"])[frame], abs=0.05)


def test_kneeling_and_standing_lie_over_each_other() -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0)
    shapes = {path.attrib.get("class") for path in parsed(map_of(result)).iter(f"{SVG}path")}
    assert {"hl-knees", "hl-feet"} <= shapes


def test_nobody_kneels_with_a_bar_in_the_hands() -> None:
    assert list(regions(scenarios.scenario("romanian-deadlift"), skeletons.athlete(), 40.0)) == ["feet"]


@pytest.mark.parametrize(
    ("name", "load", "text"),
    [
        (
            "kneeling-good-morning",
            0.0,
            "With no bar, arms as on a bar, neutral spine; standing, the knees bend 10° by 50°",
        ),
        (
            "romanian-deadlift",
            40.0,
            "With 40\u00a0kg, arms on the bar, neutral spine; standing, the knees bend 15° by 70°",
        ),
        ("bodyweight-hip-hinge", 0.0, "With no bar, arms along the trunk, neutral spine;"),
    ],
)
def test_a_map_says_what_it_holds_for(name: str, load: float, text: str) -> None:
    assert held_in_words(scenarios.scenario(name), load).startswith(text)


@pytest.mark.parametrize(("rounding", "text"), [(0, "with a neutral spine"), (40, "lumbar flexion of 40°")])
def test_a_chart_over_load_says_its_lean_arms_and_spine(rounding: float, text: str) -> None:
    item = scenarios.scenario("kneeling-good-morning").with_settings({"lumbar_flexion_deg": rounding})
    said = " ".join(part.text or "" for part in parsed(load_chart(curves_of(item.name), item, 20.0)).iter(f"{SVG}text"))
    assert said.startswith("Held still at 50° of lean, arms on the bar.")
    assert text in said


def test_pads_carry_the_axes_of_their_charts() -> None:
    chart = chart_of("kneeling-good-morning", 20.0)
    pad = load_pad(chart, 20.0)
    assert (pad.box, pad.x, pad.value, pad.aloud) == (chart.box, (0.0, 60.0), (20.0, 0.0), chart.aloud)
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0)
    both = map_pad(map_of(result), 50.0, 30.0)
    assert ([item["axis"] for item in both.axes], both.aloud) == (["x", "y"], "")


def test_picture_of_a_map(snapshot: Any) -> None:
    result = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete(), 20.0)
    assert map_of(result).svg == snapshot
