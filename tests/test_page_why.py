"""A view against another: what it is compared with, and what is said of the two."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given

import scenarios
import skeletons
from scenarios.faults import faults
from sim.errors import InvalidInputError
from sim.fault_changes import with_fault
from tests.test_view import VIEWS
from ui import words_explain
from ui import words_workbench as told
from ui.fault_refused import refused_in_words
from ui.faults import possible, size
from ui.mechanisms import mechanisms
from ui.page.app import Workbench, ghost_label
from ui.page.desk import BESIDE, STAGE
from ui.page.explore import Explore
from ui.page.rival import rival, rivals
from ui.page.store import show
from ui.page.why import Why, compared
from ui.page.wrong import wrong
from ui.view import RIVALS, View


@given(VIEWS)
def test_another_view_differs_in_what_it_is_named_after(view: View) -> None:
    other = rival(view)
    same = {name: getattr(view, name) for name in ("sex", "height_m", "mass_kg", "theme", "page", "against", "level")}
    assert {name: getattr(other, name) for name in same} == same
    if view.against == "hips-still":
        assert other.counterbalance != view.counterbalance
    elif view.against == "other-bar":
        assert other.load() != view.load()
    elif view.against == "rounded":
        assert abs(other.lumbar_flexion_deg - view.lumbar_flexion_deg) >= 10
    elif view.against in faults():
        assert (other.counterbalance, other.lumbar_flexion_deg) == (1.0, 0.0)
    elif view.against in rivals(replace(view, against="rounded")):
        assert other.scenario == view.against
    assert set(rivals(view)) <= {*RIVALS, *faults(), *scenarios.exercises()}
    assert all(rivals(view).values())


@pytest.mark.parametrize("against", [*RIVALS, "standing-good-morning", "kneeling-good-morning"])
@pytest.mark.parametrize("level", ["coach", "scientist"])
def test_both_are_shown_in_their_own_numbers(against: str, level: str) -> None:
    view = View(load_kg=20.0, against=against, level=level)
    here, there = show(view).result, show(rival(view)).result
    text = compared(here, there, "the other", level)
    table = ET.fromstring(f"<div>{text}</div>").find("table")  # noqa: S314 - our own
    assert table is not None
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert rows[0][1:] == [told.WHY["here"], "the other"]
    for row, a, b in zip(rows[1:], mechanisms(here), mechanisms(there), strict=True):
        assert row == [a.title + a.small, a.value + a.state, b.value + b.state]


@pytest.mark.parametrize(("against", "because"), [("over-extension", False), ("bar-drift", True)])
def test_beside_a_fault_it_says_why_only_where_something_differs(against: str, because: bool) -> None:  # noqa: FBT001 - a case
    page = Workbench({"page": "why", "scenario": "hip-thrust", "against": against})
    why = page.sheets["why"]
    assert isinstance(why, Why)
    heading = escape(told.WHY["as_set"].format(other=rivals(page.view)[against]))
    assert (f"<h2>{heading}</h2>" in why.compared.html) == because
    assert words_explain.ALIKE not in why.compared.html


def test_where_no_chart_is_drawn_there_are_no_equations_of_it() -> None:
    for scenario, drawn in (("hip-thrust", False), ("standing-good-morning", True)):
        explore = Workbench({"scenario": scenario}).sheets["explore"]
        assert isinstance(explore, Explore)
        assert all(bool(line.html) == drawn for line in explore.sources)


def test_lying_is_not_compared_with_standing() -> None:
    assert "glute-bridge" not in rivals(View())
    assert "hip-thrust" in rivals(View(scenario="glute-bridge"))
    assert rival(View(against="glute-bridge", load_kg=33.0)).load_kg is None
    page = Workbench({"page": "why", "against": "glute-bridge"})
    assert page.change("scenario", "hip-thrust") is None
    why = page.sheets["why"]
    assert isinstance(why, Why)
    assert "Hamstring tether" in why.compared.html


@pytest.mark.parametrize("name", scenarios.exercises())
def test_a_fault_stands_behind_the_figure_with_what_it_changes(name: str) -> None:
    page = Workbench({"page": "why", "scenario": name})
    why = page.sheets["why"]
    assert isinstance(why, Why)
    offered = [item["name"] for item in why.against.items if item["name"] in faults()]
    assert offered == [*possible(page.view.exercise(), page.view.load())]
    for against in offered:
        assert page.change("against", against) is None
        faulty = wrong(page.view)
        assert faulty is not None
        seen = faulty.result.fault
        assert seen is not None
        assert escape(seen["sign"]) in why.compared.html.replace("\u00a0", " ")
        ghost = show(page.view).ghost
        assert ghost is not None
        assert ghost_label(ghost) == (seen["title"].lower(), size(seen))
        assert not page.controls.ghost.visible
    page.change("page", "explore")  # there, what was chosen stands behind
    assert page.controls.ghost.visible
    assert (ghost := show(page.view).ghost) is None or ghost.kind == page.view.ghost


def test_a_fault_that_means_nothing_here_leaves_the_exercise_as_it_is_taught() -> None:
    page = Workbench({"page": "why", "against": "bar-drift", "load_kg": "30"})
    assert page.change("scenario", "kneeling-hip-hinge") is None
    assert wrong(page.view) is None
    why = page.sheets["why"]
    assert isinstance(why, Why)
    assert told.RIVAL_TAUGHT in why.compared.html
    said = why.compared.html.replace("\u00a0", " ")
    assert "Bar drifts away cannot be shown here. It needs a bar in the hands in front of the legs" in said


@pytest.mark.parametrize(
    ("rounding", "against", "sentence"),
    [
        # 60 and 0.875 of 60 deg make 112.5; hollow by 15, and 18.8 more, make 33.8.
        (
            "60",
            "rounding",
            "The back is round by 60° already; rounding on top would make it 112°, more than a back rounds.",
        ),
        (
            "-15",
            "over-extension",
            "The back is hollow by 15° already; over-extension on top would make it 34°, more than",
        ),
    ],
)
def test_a_fault_that_is_too_much_here_is_said_in_plain_words(rounding: str, against: str, sentence: str) -> None:
    page = Workbench({"page": "why", "against": against, "lumbar_flexion_deg": rounding})
    assert wrong(page.view) is None
    assert sentence in _why(page).compared.html.replace("\u00a0", " ")


@pytest.mark.parametrize("name", scenarios.exercises())
def test_why_a_fault_cannot_be_shown_names_no_setting(name: str) -> None:
    for settings in ({}, {"counterbalance": 0.0}, {"lumbar_flexion_deg": -15.0}, {"lumbar_flexion_deg": 60.0}):
        item = scenarios.scenario(name).with_settings(settings)
        for which in faults().values():
            try:
                with_fault(which, item, skeletons.athlete(), item.load_kg, 1.0)
            except InvalidInputError as error:
                text = refused_in_words(error, which, item)
                assert not re.search(r"[_=]|\w-shallow|not allowed", text)
                assert text[0].isupper()
                assert text.endswith(".")


def test_a_page_is_turned_and_back() -> None:
    page = Workbench({"page": "why"})
    assert (page.desk.page, page.desk.layout) == ("why", BESIDE)
    why = page.sheets["why"]
    assert isinstance(why, Why)
    before = why.compared.html
    page.change("load_kg", 40.0)
    assert why.compared.html != before
    assert page.change("page", "explore") is None
    assert (page.desk.page, page.desk.layout) == ("explore", STAGE)
    assert page.address.shown == {"search": "?v=1&load_kg=40", "turn": True}
    page.address.visited = "?v=1&page=why&sex=f"
    assert page.desk.page == "why"
    assert page.view == replace(View(page="why"), sex="f")
    assert page.controls.sex.value == "f"


def test_a_link_to_a_page_that_is_none_changes_nothing() -> None:
    page = Workbench({})
    page.desk.asked = [1, {"page": "shop"}]
    assert page.desk.page == "explore"


def test_an_athlete_outside_the_tables_is_warned_with_their_range() -> None:
    page = Workbench({"height_m": "1.49", "mass_kg": "40"})
    explore = page.sheets["explore"]
    assert isinstance(explore, Explore)
    for text in (explore.reasons.html, _why(page).reasons.html):
        assert 'class="hl-warning"' in text
        assert "1.55 to 1.95" in text
        assert "50 to 100" in text
    page.settle({"height_m": 1.75, "mass_kg": 75.0})
    assert 'class="hl-warning"' not in _why(page).reasons.html


def _why(page: Workbench) -> Why:
    """Open the page of reasons."""
    page.change("page", "why")
    why = page.sheets["why"]
    assert isinstance(why, Why)
    return why
