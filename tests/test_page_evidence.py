"""Evidence: what the page says of a claim is what was computed and found."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sim.judge import Verdict
from tests.test_command_line import call
from ui import words_pages as told
from ui.claims import known_claims, most, span
from ui.model_text import anchors
from ui.page import evidence as evidence_page
from ui.page.app import Workbench
from ui.page.claim import EQUATIONS, claim, equation_of, page, written
from ui.page.evidence import Evidence

FEW = 100  # people in a group
SOME = ("kneeling-needs-counterbalance", "five-kilos-too-light", "load-stiffens", "load-makes-neutral")


@pytest.fixture(scope="module")
def judged() -> tuple[Verdict, ...]:
    """Some claims over few people, as the page computes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence_page, "DRAWS", FEW)
        patch.setattr(evidence_page, "known_claims", lambda: {name: known_claims()[name] for name in SOME})
        patch.setattr(evidence_page, "_judged", {})
        *_, (done, known) = evidence_page._parts()
    assert done == 1.0
    assert [verdict.claim.name for verdict in known] == list(SOME)
    return known


def text_of(markup: str) -> str:
    return "".join(ET.fromstring(f"<div>{markup}</div>").itertext())  # noqa: S314 - our own


def test_verdict_shares_and_literature_are_those_computed(judged: tuple[Verdict, ...]) -> None:
    for verdict in judged:
        shown = text_of(claim(verdict))
        item = verdict.claim
        assert item.statement in shown
        assert told.CLAIMS_VERDICT[verdict.verdict] in shown
        assert told.CLAIMS_LITERATURE[verdict.evidence] in shown
        assert (told.CLAIMS_PUT_IN in shown) == item.assumption
        for name, share in verdict.shares.items():
            assert f"{name}{100 * share:.0f}\u00a0%" in shown
        for finding in item.findings:
            assert finding.what in shown
            assert finding.source in shown
        for name, value in most(verdict):
            assert f"{value:+.2f}".replace("-", "−") in shown, name
        for number in verdict.numbers:
            _, median, _ = span(number)
            assert number.name in shown
            if median is not None:
                assert written(median) in shown
            assert equation_of(number.name) in anchors()


def test_deciding_numbers_lead_to_the_equations_behind_them() -> None:
    assert equation_of("L5/S1 shear at 30 deg of hip flexion, extended") == "shear_N"
    assert equation_of("the same, pelvis tilted forward") == "hamstrings-over-two-joints"
    assert equation_of("knee flexion, most, both legs") == "which-bar-and-claims"
    assert set(EQUATIONS.values()) <= anchors()


def test_verdicts_are_counted(judged: tuple[Verdict, ...]) -> None:
    shown = text_of(page(1.0, judged, len(judged)))
    for word in told.CLAIMS_VERDICT:
        n = sum(verdict.verdict == word for verdict in judged)
        assert f"{n} {told.CLAIMS_VERDICT[word]}" in shown


def test_it_is_computed_once_for_all_visitors(monkeypatch: pytest.MonkeyPatch, judged: tuple[Verdict, ...]) -> None:
    begun = []

    def parts() -> Any:
        begun.append(1)
        evidence_page._judged[0] = judged
        yield 1.0, judged

    monkeypatch.setattr(evidence_page, "_judged", {})
    monkeypatch.setattr(evidence_page, "_parts", parts)
    first = Workbench({"page": "evidence"})
    sheet = first.sheets["evidence"]
    assert isinstance(sheet, Evidence)
    sheet.work.join()
    first.change("load_kg", 30.0)
    second = Workbench({"page": "evidence"}).sheets["evidence"]
    assert isinstance(second, Evidence)
    assert begun == [1]
    assert second.shown.html == sheet.shown.html
    assert judged[0].claim.statement in sheet.shown.html


def test_the_command_line_says_the_same(judged: tuple[Verdict, ...]) -> None:
    status, out, _ = call("claims", SOME[0], "--draws", str(FEW), "--json")
    assert status == 0
    assert f'"verdict": "{judged[0].verdict}"' in out


@pytest.mark.parametrize(("value", "text"), [(1837.6, "1838"), (54.46, "54.5"), (-3.04, "−3"), (-0.01, "0")])
def test_numbers_are_as_fine_as_they_mean_something(value: float, text: str) -> None:
    assert written(value) == text
