"""The page's address: a link reopens the same view, and rubbish in it does no harm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.faults import faults
from ui.view import GHOSTS, LEVELS, PAGES, RIVALS, THEMES, View, from_query, to_query

VIEWS = st.builds(
    View,
    scenario=st.sampled_from(list(scenarios.exercises())),
    sex=st.sampled_from(["m", "f"]),
    height_m=st.floats(1.2, 2.2).map(lambda x: round(x, 3)),
    mass_kg=st.floats(30, 200).map(lambda x: round(x, 2)),
    load_kg=st.none() | st.floats(0, 300).map(lambda x: round(x, 2)),
    counterbalance=st.floats(0, 1).map(lambda x: round(x, 3)),
    lumbar_flexion_deg=st.floats(-20, 80).map(lambda x: round(x, 1)),
    ghost=st.sampled_from(GHOSTS),
    page=st.sampled_from(PAGES),
    against=st.sampled_from([*RIVALS, *faults(), *scenarios.exercises()]),
    level=st.sampled_from(LEVELS),
    theme=st.sampled_from(THEMES),
)


@given(view=VIEWS)
def test_a_link_reopens_the_same_view(view: View) -> None:
    assert from_query(to_query(view)) == (view, [])


def test_the_default_view_needs_only_the_version() -> None:
    assert to_query(View()) == {"v": "1"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"load_kg": "abc"}, "load_kg: abc"),
        ({"load_kg": "nan"}, "load_kg: nan"),
        ({"height_m": "9"}, "height_m: 9"),
        ({"scenario": "squat"}, "scenario: squat"),
        ({"theme": "pink"}, "theme: pink"),
        ({"page": "shop"}, "page: shop"),
        ({"against": "handstand"}, "scenario: handstand"),
        ({"loud_kg": "20"}, "nearest: load_kg"),
        ({"v": "7", "load_kg": "20"}, "v: 7"),
        ({"thigh_m": "0.69", "shank_m": "0.69", "trunk_m": "0.85", "height_m": "1.3"}, "measured lengths"),
    ],
)
def test_rubbish_is_left_out_and_said(query: dict[str, str], said: str) -> None:
    view, ignored = from_query(query)
    assert any(said in line for line in ignored)
    assert view == replace(View(), height_m=view.height_m)
    view.athlete()


def test_good_parts_survive_beside_rubbish() -> None:
    view, ignored = from_query({"v": "1", "load_kg": "20", "sex": "x"})
    assert view.load_kg == 20.0
    assert isinstance(view.load_kg, float)
    assert len(ignored) == 1


@given(query=st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=4))
def test_no_address_breaks_the_page(query: dict[str, str]) -> None:
    view, _ = from_query(query)
    assert view.athlete().height_m >= 1.2
    assert view.exercise().name == view.scenario
