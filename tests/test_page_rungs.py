"""Ladder: what the page says of a rung is what the command line computes."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

import skeletons
from scenarios.ladder import ladder
from sim import simulate
from sim.athlete import Athlete
from sim.ladder import asked
from tests.test_command_line import document
from ui import words_ladder as said
from ui.ladder import Climbed, besides, climb
from ui.model_text import anchors
from ui.page.app import Workbench
from ui.page.rung import MEASURES, page
from ui.page.rungs import Rungs
from ui.view import View

TEST = "bodyweight-hip-hinge"


@pytest.fixture(scope="module")
def climbed() -> list[Climbed]:
    """The whole ladder."""
    return list(climb(ladder(), View().athlete()))


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(f"<div>{markup}</div>")  # noqa: S314 - our own


def rows(markup: str) -> dict[str, ET.Element]:
    """Rungs by name."""
    return {row.attrib["id"].removeprefix("rung-"): row for row in drawn(markup).findall("ol/li")}


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_every_rung_shows_what_the_command_line_computes(climbed: list[Climbed]) -> None:
    shown = rows(page(View(), ladder(), 1.0, climbed))
    asks = {rung["name"]: rung["asks"] for rung in document("ladder", "--height", "1.75", "--mass", "75")["rungs"]}
    assert list(shown) == list(asks) == [item.rung.name for item in climbed]
    for item in climbed:
        name, row = item.rung.name, shown[item.rung.name]
        numbers = row.findall("ul/li")
        for key, number in zip(MEASURES, numbers, strict=True):
            written, value = number.findtext("b") or "", asks[name][key]
            assert number.findtext("span") == said.PAGE_MEASURES[key]
            if value is None:
                assert written == "–"
                continue
            found = float(re.findall(r"[\d.-]+", written.replace("−", "-"))[0])
            assert found * MEASURES[key][2] == pytest.approx(value, abs=0.51 if MEASURES[key][2] == 1 else 51), name
        whole = text_of(row)
        assert item.rung.leave in whole
        assert said.PAGE_ROLES[item.rung.role] in whole
        for part in besides(asks[name]):
            assert part.lower() in whole.lower()
        link = row.find(".//h3/a")
        assert link is not None
        assert (link.get("data-page"), link.get("data-scenario")) == ("explore", name)


def test_bars_of_a_column_share_their_scale(climbed: list[Climbed]) -> None:
    shown = rows(page(View(), ladder(), 1.0, climbed))
    for n, key in enumerate(MEASURES):
        per_unit = []
        for item in climbed:
            value = asked(item.result)[key]
            bar = shown[item.rung.name].findall("ul/li")[n].find("span[2]/i")
            if bar is not None and abs(value) > 10:
                width = re.search(r"width:([\d.]+)%", bar.attrib["style"])
                assert width is not None
                per_unit.append(float(width[1]) / abs(value))
        assert len(per_unit) > 10
        assert per_unit == pytest.approx([per_unit[0]] * len(per_unit), rel=0.02)


def test_only_the_test_says_what_both_answers_open(climbed: list[Climbed]) -> None:
    for name, row in rows(page(View(), ladder(), 1.0, climbed)).items():
        assert (said.PAGE_FAILED in text_of(row)) == (name == TEST)
        if name == TEST:
            for way in (*ladder().passed, *ladder().failed):
                assert way.why in text_of(row)


def hips_still(item: Climbed, athlete: Athlete) -> Climbed:
    """A rung climbed without counterbalance, which ends in a fall."""
    return replace(item, result=simulate(replace(item.result.scenario, counterbalance=0.0), athlete))


@pytest.mark.parametrize(
    ("view", "status"),
    [(View(height_m=2.2, mass_kg=30.0), "falls"), (View(trunk_m=0.4, arm_m=0.45), "infeasible")],
)
def test_a_rung_that_cannot_be_done_says_why(view: View, status: str) -> None:
    athlete = view.athlete()
    known = list(climb(ladder(), athlete))
    if status == "falls":  # with hips that counterbalance nobody does
        known = [hips_still(item, athlete) if item.rung.name == TEST else item for item in known]
    markup = page(view, ladder(), 1.0, known)
    unable = [item for item in known if item.result.outcome.status != "ok"]
    assert unable
    for item in unable:
        assert item.result.outcome.status == status
        written = {number.findtext("b") for number in rows(markup)[item.rung.name].findall("ul/li")}
        assert (written == {"–"}) == (status == "infeasible")  # then there is nothing to measure
        assert (item.result.outcome.reason or "?") in text_of(rows(markup)[item.rung.name])
    assert said.PAGE_DONE.format(done=len(known) - len(unable), total=len(known)) in text_of(drawn(markup))
    assert markup.count("hl-cannot") == len(unable)
    assert ("outside" in markup) == (view.height_m > 2)  # of the body's tables, which is said too


def test_columns_lead_to_their_equations() -> None:
    assert {anchor for anchor, _, _ in MEASURES.values()} <= set(anchors())


def test_it_is_computed_for_the_athlete_and_the_open_exercise_is_marked() -> None:
    bench = Workbench({"page": "ladder", "scenario": "hip-thrust"})
    sheet = bench.sheets["ladder"]
    assert isinstance(sheet, Rungs)
    sheet.work.join()
    first = sheet.shown.html
    assert first.count('aria-current="true"') == 1
    assert 'data-scenario="hip-thrust" href="?page=explore&amp;scenario=hip-thrust" aria-current="true"' in first
    bench.change("sex", "f")
    sheet.work.join()
    woman = next(climb(ladder(), skeletons.athlete("f", 1.75, 75.0)))
    assert f"{asked(woman.result)['hip_Nm']:.0f}\u00a0N\u2009m" in sheet.shown.html
    assert sheet.shown.html != first
