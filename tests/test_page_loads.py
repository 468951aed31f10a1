"""What the page says about other bars, against every bar tried one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import simulate
from sim.maps import load_curves
from tests.people import EVERY, SEXES
from ui.page.loads import curves, last_load_kg, load_end_kg, muscle_on_kg
from ui.view import View

PEOPLE = st.builds(
    View,
    scenario=st.sampled_from(EVERY),
    sex=SEXES,
    height_m=st.floats(1.4, 2.1),
    mass_kg=st.floats(40.0, 130.0),
    lumbar_flexion_deg=st.sampled_from([0.0, 40.0]),
)


def done(view: View, load_kg: float) -> str | None:
    """Why a repetition ends with this bar; None where it does not."""
    return simulate(view.exercise(), view.athlete(), load_kg).outcome.reason


@pytest.mark.parametrize(
    ("name", "load", "end"),
    [
        ("kneeling-good-morning", None, 60),
        ("kneeling-good-morning", 60.0, 60),
        ("kneeling-good-morning", 60.5, 100),
        ("standing-good-morning", 150.0, 200),
        ("romanian-deadlift", 0.0, 100),
        ("romanian-deadlift", 300.0, 300),
    ],
)
def test_axis_holds_the_bar_and_what_coaches_use(name: str, load: float | None, end: float) -> None:
    assert load_end_kg(View(scenario=name, load_kg=load)) == end


def test_curves_do_not_depend_on_bar_hips_ghost_and_colours() -> None:
    view = View(load_kg=5.0)
    assert curves(view, 60.0) is curves(
        replace(view, load_kg=30.0, counterbalance=0.0, ghost="none", theme="dark"), 60.0
    )


@given(PEOPLE, st.floats(0.0, 60.0))
@settings(max_examples=12)
def test_curves_are_exact_at_the_bar_that_is_on(view: View, load: float) -> None:
    drawn = curves(replace(view, load_kg=load), 60.0)
    own = load_curves(view.exercise(), view.athlete(), np.array([load]))
    assert (np.diff(drawn.load_kg) > 0).all()
    at = drawn.load_kg == load
    for name in ("gate_margin_Nm", "silent_zone_deg", "tip_angle_deg", "hip_shift_m"):
        np.testing.assert_array_equal(getattr(drawn, name)[at], getattr(own, name))


@given(PEOPLE)
@settings(max_examples=12)
def test_muscle_on_is_the_first_bar_that_shuts_the_gate(view: View) -> None:
    on = muscle_on_kg(view)
    loads = np.arange(0.0, load_end_kg(view) + 0.5, 2.0)
    fine = load_curves(view.exercise(), view.athlete(), loads)
    shut = fine.gate_margin_Nm > fine.shut_from_Nm
    near = np.zeros_like(shut) if on is None else np.abs(loads - on) < 0.1
    expected = np.zeros_like(shut) if on is None else loads >= on
    np.testing.assert_array_equal(shut[~near], expected[~near])


@pytest.mark.parametrize(
    ("name", "sex", "height", "mass"),
    [("kneeling-good-morning", "m", 1.75, 75.0), ("standing-good-morning", "f", 1.65, 60.0),
     ("kneeling-good-morning", "m", 2.2, 200.0)],
)  # fmt: skip
def test_muscle_on_is_where_a_run_says_that_the_gate_shuts(name: str, sex: str, height: float, mass: float) -> None:
    view = View(scenario=name, sex=sex, height_m=height, mass_kg=mass)
    on = muscle_on_kg(view)

    def gate(load_kg: float) -> object:
        return simulate(view.exercise(), view.athlete(), load_kg).summary["muscle_gate"]

    if on is None:
        assert gate(load_end_kg(view)) == "open"
    elif on == 0.0:
        assert gate(0.0) == "shut"
    else:
        assert (gate(on - 0.1), gate(on + 0.1)) == ("open", "shut")


@given(PEOPLE)
@settings(max_examples=12)
def test_last_load_is_the_heaviest_that_can_be_done(view: View) -> None:
    end = load_end_kg(view)
    last = last_load_kg(view)
    for load in np.linspace(0.0, end, 5):
        can = last is None or (last[0] is not None and load <= last[0])
        assert (done(view, float(load)) is None) == can, load
    if last is not None and last[0] is not None:
        assert done(view, last[0]) is None
        assert done(view, last[0] + 0.5) == last[1]


def test_a_bar_can_be_too_heavy_to_kneel_with() -> None:
    assert last_load_kg(View()) is None
    last = last_load_kg(View(load_kg=80.0))
    assert last is not None
    assert 50.0 < (last[0] or 0.0) < 70.0
    assert "reaches its end" in last[1]


def test_rounding_past_the_range_cannot_be_done_with_any_bar() -> None:
    last = last_load_kg(View(lumbar_flexion_deg=80.0))
    assert last is not None
    assert last[0] is None
    assert last[1].startswith("Lumbar flexion reaches its end")
