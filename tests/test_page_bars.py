"""Which bar?: what the page says of a window is what the window holds."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import scenarios
import skeletons
from sim.window import Window
from ui import words
from ui import words_pages as told
from ui.bar import Answer, best_bar, exercises, fitting, search
from ui.page import bars as bars_page
from ui.page.app import Workbench
from ui.page.band import answer, axis_end_kg, band, key, short
from ui.page.bars import EXAMPLES, Bars, page
from ui.view import View

FEW = 60  # people


@pytest.fixture(scope="module", params=["woman", "boy"])
def found(request: pytest.FixtureRequest) -> Answer:
    """The answer for an athlete, from few people."""
    sex, height, mass = EXAMPLES[request.param]
    *_, (done, last) = search(skeletons.athlete(sex, height, mass), exercises({}), FEW, equal_leans=False)
    assert done == 1.0
    return last


def barred(found: Answer) -> list[Window]:
    return [window for window in found.windows if scenarios.scenario(window.scenario).kit != "none"]


def test_the_answer_is_the_bars_that_fit_or_the_best_and_says_which(found: Answer) -> None:
    for window in barred(found):
        none, loads, small = answer(window)
        fits = fitting(window, window.tops[-1])
        if fits:
            assert none == ""
            assert [float(kg) for kg in re.findall(r"[\d.]+", loads)] == sorted({fits[0], fits[-1]})
        else:
            load, share = best_bar(window, window.tops[-1])
            assert none == told.BARS_NONE
            assert loads == words.LOAD.format(load=load)
            assert f"{100 * share:.0f}\u00a0%" in small


def test_both_ends_and_their_causes_are_said(found: Answer) -> None:
    for window in barred(found):
        low, permissive, cautious = (line for _, line in key(window))
        assert f"{round(window.lower_kg[0.9] or 0)}\u00a0kg" in low
        for line, top in ((permissive, window.tops[-1]), (cautious, window.tops[0])):
            assert top.limits in line
            end = top.upper_kg[0.9]
            assert ("not even without a bar" if end is None else f"{round(end)}\u00a0kg") in line


def test_curves_are_shares_of_people(found: Answer) -> None:
    end = axis_end_kg(barred(found))
    for window in barred(found):
        drawn = ET.fromstring(band(window, end))  # noqa: S314 - our own
        paths = {path.get("class"): path.get("d") or "" for path in drawn.iter("path")}
        for kind, share in (
            ("hl-on", window.shut),
            ("hl-in", window.tops[-1].inside),
            ("hl-in hl-cautious", window.tops[0].inside),
        ):
            points = np.array([[float(x) for x in pair.split()] for pair in paths[kind].strip("M").split("L")])
            expected = [share(float(load)) for load in np.linspace(0.0, end, len(points))]
            np.testing.assert_allclose(1 - points[:, 1] / 100, expected, atol=1e-3)
        ET.fromstring(short(window))  # noqa: S314 - our own


def test_a_page_grows_with_what_is_known(found: Answer) -> None:
    view = View()
    empty, whole = page(view, 0.0, None), page(view, 1.0, found)
    assert 'role="progressbar"' in empty
    assert "progressbar" not in whole
    for window in found.windows:
        assert scenarios.scenario(window.scenario).title in whole
    assert ("youth" in whole) == found.youth
    for note in found.notes:
        assert note.replace("'", "&#x27;") in whole or note in whole
    assert found.windows[0].tops[0].source in whole


def test_changing_the_athlete_twice_shows_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def few(athlete: Any, wanted: Any, draws: int, **more: Any) -> Any:
        assert draws > FEW
        asked.append(athlete.mass_kg)
        yield from search(athlete, wanted, FEW, **more)

    monkeypatch.setattr(bars_page, "search", few)
    workbench = Workbench({"page": "bar"})
    sheet = workbench.sheets["bar"]
    assert isinstance(sheet, Bars)
    sheet.shown.pressed = [1, "woman"]
    sheet.shown.pressed = [2, "girl"]
    # What is begun last is done last, because parts are computed one at a time.
    sheet.work.join()
    assert workbench.view.mass_kg == 40.0
    assert "Woman · 1.50\u00a0m · 40\u00a0kg" in sheet.shown.html
    assert "progressbar" not in sheet.shown.html
    assert asked[-1] == 40.0
    # What is known is there at once.
    n = len(asked)
    workbench.change("page", "explore")
    workbench.change("page", "bar")
    assert "progressbar" not in sheet.shown.html
    assert len(asked) == n


def test_what_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any, **__: Any) -> Any:
        raise ArithmeticError("no such people")

    monkeypatch.setattr(bars_page, "search", nothing)
    sheet = Workbench({"page": "bar"}).sheets["bar"]
    assert isinstance(sheet, Bars)
    sheet.work.join()
    assert "no such people" in sheet.shown.html
