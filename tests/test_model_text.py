"""The model's text as a page: every number of a run leads to its equation, every mention of a source to the source."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

import scenarios
import skeletons
from sim import simulate
from tests.people import EVERY
from ui.model_text import anchors, sections, text
from ui.page.explore import EQUATIONS
from ui.page.model import document
from ui.reasons import reasons


def test_every_number_of_a_summary_has_its_equation() -> None:
    summary = simulate(scenarios.scenario("kneeling-good-morning"), skeletons.athlete("m"), 15.0).summary
    assert set(summary) - anchors() == set()


@pytest.mark.parametrize("name", EVERY)
def test_every_meter_and_chart_leads_to_an_equation(name: str) -> None:
    scenario = scenarios.scenario(name)
    shown = reasons(simulate(scenario, skeletons.athlete("f"), scenario.load_kg))
    assert {reason.quantity for reason in shown} <= anchors()
    assert {quantity for chart in EQUATIONS for quantity in chart} <= anchors()


def test_anchors_are_unique_and_links_lead_somewhere() -> None:
    names = [name for section in sections() for name in section.anchors]
    assert len(names) == len(set(names))
    page = document()
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(ids) >= anchors()
    assert set(re.findall(r'data-at="([^"]+)"', page)) <= set(ids)


def test_equations_name_sources_that_are_listed() -> None:
    by_name = {section.name: section.html for section in sections()}
    assert 'data-at="source-bergmark-1989"' in by_name["lumbar_stiffness_Nm_per_rad"]
    assert 'data-at="source-dolan-1994"' in by_name["passive_limit_Nm"]
    assert 'data-at="source-de-leva-1996"' in by_name["body"]
    assert 'data-at="source-riener-1999"' in by_name["passive_hip_moment_Nm"]


def test_nothing_of_the_text_is_lost() -> None:
    plain = "".join(ET.fromstring(f"<div>{document()}</div>".replace("<br>", "<br/>")).itertext())  # noqa: S314 - our own
    for word in re.findall(r"[A-Za-z]{6,}", re.sub(r"<[^>]*>", "", text())):
        assert word in plain
