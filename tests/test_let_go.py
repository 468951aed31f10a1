"""Let go on the page: a simulation beside the page, in the same drawing, ended when something newer is asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import sync_playwright

from tests.browser import BROWSER, FLAGS, Seen, workbench
from tests.drops import dropped, needs_bullet
from ui.drop import words
from ui.drop.figure import fall, fall_phases
from ui.drop.process import Job
from ui.page import let_go
from ui.page.app import Workbench
from ui.page.let_go import LetGo
from ui.page.store import show
from ui.stage.payload import pack, phases
from ui.view import View

STILL = View(counterbalance=0.0)


@pytest.fixture(scope="module")
def fallen() -> dict[str, Any]:
    """What a simulation of a fall returns."""
    return dropped("kneeling-good-morning", counterbalance=0.0).to_dict()


def press(part: LetGo, name: str) -> None:
    """Press a button."""
    part.part.pressed = [part.part.pressed[0] + 1, name]


def test_the_figure_falls_where_the_simulation_did(fallen: dict[str, Any]) -> None:
    shown = show(STILL)
    layout = fall(shown.result, fallen)
    frames = fallen["frames"]
    assert layout.status == "falls"
    assert np.array_equal(layout.marks.time_s, frames["time_s"])
    assert np.array_equal(layout.marks.trunk_lean_deg, frames["trunk_lean_deg"])
    assert np.isfinite(np.frombuffer(pack(layout).data, dtype="<f4")).all()
    # Knees at the start, face on the floor at the end.
    assert layout.pose("head", 0)[1] > 0.9
    assert layout.pose("head", -1)[1] < 0.4
    lean, tip = fallen["lean_at_loss_deg"], fallen["predicted_tip_angle_deg"]
    assert f"{lean:.0f}°" in str(layout.reason)
    assert f"{tip:.0f}°" in str(layout.reason)


def test_a_repetition_that_stays_up_ends_when_the_plan_does() -> None:
    shown = show(View(scenario="bodyweight-hip-hinge", mass_kg=73.0, height_m=1.741))
    found = dropped("bodyweight-hip-hinge").to_dict()
    layout = fall(shown.result, found)
    assert layout.status == "ok"
    assert layout.marks.time_s[-1] == pytest.approx(8.0)
    assert fall_phases(phases(shown.scenario), layout) == phases(shown.scenario)
    assert layout.reason == words.PAGE_STAYS


def test_what_comes_after_the_plan_is_a_phase_of_its_own(fallen: dict[str, Any]) -> None:
    layout = fall(show(STILL).result, fallen)
    end = float(layout.marks.time_s[-1])
    [(_, first), (word, after)] = fall_phases((("down", end - 0.5),), layout)
    assert word == words.AFTER
    assert first + after == pytest.approx(end)


def test_pressing_it_simulates_and_plays_on_the_stage() -> None:
    needs_bullet()
    page = Workbench({"counterbalance": "0"})
    planned = page.stage.motion
    press(page.let_go, "go")
    page.let_go.work.join()
    assert page.stage.motion != planned
    assert page.stage.started == 1
    assert page.stage.scene["status"] == "falls"
    assert "predicted" in page.let_go.part.html
    press(page.let_go, "back")
    assert page.stage.motion == planned
    assert words.INVITE in page.let_go.part.html


def test_another_view_ends_a_simulation_and_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_bullet()
    begun: list[Job] = []

    class Watched(Job):
        def __init__(self, *asked: Any, **more: Any) -> None:
            super().__init__(*asked, **more)
            begun.append(self)

    monkeypatch.setattr(let_go, "Job", Watched)
    page = Workbench({})
    press(page.let_go, "go")
    for _ in range(100):
        if begun:
            break
        time.sleep(0.05)
    page.change("load_kg", 30.0)
    page.let_go.work.join()
    assert begun[0]._process.returncode not in {None, 0}
    assert page.stage.started == 0
    assert words.INVITE in page.let_go.part.html


def test_what_goes_wrong_is_said_and_the_page_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_bullet()

    def broken(*_: Any, **__: Any) -> Job:
        raise RuntimeError("no room")

    monkeypatch.setattr(let_go, "Job", broken)
    page = Workbench({})
    press(page.let_go, "go")
    page.let_go.work.join()
    assert "no room" in page.let_go.part.html
    assert page.change("load_kg", 12.0) is None


def test_without_the_engine_the_button_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.drop.engine.find_spec", lambda _: None)
    html = Workbench({}).let_go.part.html
    assert "disabled" in html
    assert "PyBullet" in html


def test_where_feet_are_held_there_is_nothing_to_let_go() -> None:
    needs_bullet()
    page = Workbench({"scenario": "nordic-curl"})
    assert "disabled" in page.let_go.part.html
    assert words.HELD in page.let_go.part.html
    page.change("scenario", "kneeling-good-morning")
    assert "disabled" not in page.let_go.part.html


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The system's Chromium."""
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.browser
def test_a_coach_lets_go_and_watches_the_fall(chromium: Any) -> None:
    needs_bullet()
    with workbench() as address:
        page = chromium.new_page(viewport={"width": 390, "height": 844})
        seen = Seen.open(page, address + "?v=1&counterbalance=0&load_kg=20")
        seen.settled()
        before = seen.received()
        page.get_by_role("button", name=words.LET_GO, exact=True).click()
        page.get_by_role("progressbar").wait_for()
        seen.until_another(before)
        # Asked for from below, the figure comes into sight.
        page.wait_for_function("document.querySelector('*') && window.__stage.playing")
        seen.until("!window.__stage.playing")
        assert seen.stage("time") > 2.0
        assert "predicted with the hips still" in page.get_by_role("status").all_text_contents()[0]
        page.get_by_role("button", name=words.BACK, exact=True).click()
        seen.until_another(before + 1)
        assert seen.errors == []
        page.close()
