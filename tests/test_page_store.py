"""What the page computes and says, without a browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import InvalidInputError
from tests.test_command_line import call
from ui import words_workbench as told
from ui.page.app import Workbench, ghost_label
from ui.page.explore import Explore
from ui.page.plates import bar_text, make_up
from ui.page.store import changed, show
from ui.view import GHOSTS, View


def explore(page: Workbench) -> Explore:
    """The first page."""
    found = page.sheets["explore"]
    assert isinstance(found, Explore)
    return found


@given(load=st.floats(0, 300).map(lambda kg: round(kg, 2)))
def test_bar_and_plates_make_the_load(load: float) -> None:
    shaft, plates, rest = make_up(load)
    assert shaft + 2 * sum(plates) + rest == pytest.approx(load)
    assert plates == sorted(plates, reverse=True)
    assert rest < 0.5


def test_plates_are_said_as_a_coach_loads_them() -> None:
    assert bar_text(0) == "no bar"
    assert bar_text(32.5) == "20\u00a0kg bar + 2\u00a0×\u00a05\u00a0kg + 2\u00a0×\u00a01.25\u00a0kg"


def test_a_step_takes_its_own_bar() -> None:
    view = changed(View(load_kg=33.0), "scenario", "standing-good-morning")
    assert view.load_kg is None
    assert view.load() == 20.0


def test_what_is_not_allowed_leaves_the_page_as_it_was() -> None:
    page = Workbench({"load_kg": "20"})
    before = page.view, explore(page).reasons.html
    assert "1.2 to 2.2 m" in (page.change("height_m", "9") or "")
    assert (page.view, explore(page).reasons.html) == before
    assert page.change("height_m", "1.6") is None
    assert page.view.height_m == 1.6
    assert explore(page).reasons.html != before[1]


def test_five_kilos_are_not_twenty() -> None:
    page = Workbench({"scenario": "standing-good-morning", "load_kg": "20"})
    heavy = str(explore(page).reasons.html)
    page.change("load_kg", 0.0)
    assert "muscles must stay on" in heavy
    assert explore(page).reasons.html != heavy


def test_pointing_at_the_charts_changes_the_view() -> None:
    page = Workbench({})
    explore(page).load_pad.point = [25.0, 0.0]
    assert page.view.load_kg == 25.0
    explore(page).map_pad.point = [20.0, 0.0]
    assert page.view.counterbalance == 0.0
    assert (page.stage.time_s or 0.0) > 0.0


@pytest.mark.parametrize("kind", GHOSTS)
def test_ghosts_say_what_they_are(kind: str) -> None:
    ghost = show(View(ghost=kind)).ghost
    assert (ghost is None) == (kind == "none")
    if ghost is not None:
        assert all(ghost_label(ghost))


def test_lengths_that_nobody_has_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="measured lengths"):
        changed(View(height_m=1.3, thigh_m=0.6, shank_m=0.6), "trunk_m", "0.8")


def test_a_port_that_is_none_is_refused_in_one_line() -> None:
    status, out, err = call("serve", "--no-browser", "--port", "70000")
    assert (status, out) == (2, "")
    assert err == "--port: 70000 is not allowed; allowed: 0 to 65535\n"


def test_what_has_no_effect_in_an_exercise_cannot_be_moved() -> None:
    page = Workbench({"scenario": "hip-thrust"})
    hips, ghost = page.controls.counterbalance, page.controls.ghost
    assert hips.idle == told.NOT_LYING
    assert ("hips-still" in {item["name"] for item in ghost.items}, ghost.value) == (False, "none")
    page.change("scenario", "conventional-deadlift")
    assert hips.idle == told.ALWAYS_FULL
    page.change("scenario", "standing-good-morning")
    assert hips.idle == ""
    assert ("hips-still" in {item["name"] for item in ghost.items}, ghost.value) == (True, "hips-still")
