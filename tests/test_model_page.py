"""MODEL.md explains every number that a result holds, and its validation table is what the code computes."""

from __future__ import annotations

import math
import re
from importlib.resources import files

import pytest

import scenarios
import skeletons
from sim import simulate
from sim.checks import Check
from sim.explain_quantities import QUANTITIES
from tests.validation_table import FILE, difference, parts, published, row, table
from ui.model_text import anchors
from ui.model_text import text as model_text

ASKED_FOR = (
    "Aiyangar", "Yamamoto", "Dolan", "Gardner-Morse", "Wilke", "Potvin", "Macintosh", "Schellenberg",
)  # fmt: skip


@pytest.mark.parametrize("name", scenarios.exercises())
def test_every_summary_key_leads_to_its_equation(name: str) -> None:
    summary = simulate(scenarios.scenario(name), skeletons.athlete("m")).summary
    assert [key for key in summary if key not in anchors()] == []


def test_every_explained_quantity_leads_to_its_equation() -> None:
    assert [item.name for item in QUANTITIES if item.name.partition(".")[0] not in anchors()] == []


def test_an_anchor_stands_before_a_heading_that_names_what_follows() -> None:
    written = re.findall(r'<a id="([^"]+)">', model_text())
    assert len(set(written)) == len(written)
    for block in re.findall(r"^((?:<a id=[^\n]+)\n\n[^\n]*)", model_text(), flags=re.MULTILINE):
        assert block.rpartition("\n")[2].startswith("### ")


def test_the_page_is_plain_markdown() -> None:
    bare = re.sub(r'<a id="\w+"></a>|<!--.*?-->', "", model_text())
    assert re.search(r"<\w|\$", bare) is None
    assert max(len(line) for line in bare.splitlines() if not line.startswith("|")) <= 126


def test_teachers_come_first() -> None:
    headings = re.findall(r"^## (.+)$", model_text(), flags=re.MULTILINE)
    assert headings[:3] == ["For teachers", "Names, units and signs", "Equations"]
    assert {"Assumptions", "What the model cannot say", "Validation", "Sources"} <= set(headings)
    first_page = model_text().partition("## Names")[0]
    assert "=" not in first_page
    assert len(re.findall(r"^\d\. \*", first_page, flags=re.MULTILINE)) == 6


def test_the_page_is_where_programs_find_it() -> None:
    assert files("sim").joinpath("MODEL.md").is_file()


def test_the_table_is_what_the_code_computes() -> None:
    # Rewrite it with `python -m tests.validation_table`.
    section = parts(FILE.read_text(encoding="utf-8"))[1].strip("\n")
    assert section == table().strip("\n")
    assert [name for name in ASKED_FOR if name not in section] == []


def check(kind: str, said: tuple[float, ...], ours: tuple[float, ...], spread: tuple[float, ...] = ()) -> Check:
    return Check("a case", "somebody 2000", kind, said, ours, "N m", 1, spread)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "verdict", "off"),
    [
        (check("mean", (10.0,), (11.5,)), "agrees", "+15 %"),
        (check("mean", (10.0,), (12.9,)), "near", "+29 %"),
        (check("mean", (10.0,), (13.1,)), "misses", "+31 %"),
        (check("mean", (10.0, 5.0), (11.0, 7.1), (2.0, 1.0)), "misses", "+1.0, +2.1 N m"),
        (check("mean", (10.0,), (8.0,), (2.0,)), "agrees", "−2.0 N m"),
        (check("range", (10.0, 20.0), (20.0,)), "agrees", "inside"),
        (check("range", (10.0, 20.0), (24.0,)), "near", "+4.0 N m"),
        (check("range", (10.0, 20.0), (4.0,)), "misses", "−6.0 N m"),
        (check("at most", (60.0,), (12.0, 60.0)), "agrees", "below"),
        (check("at most", (60.0,), (68.0,)), "near", "+8.0 N m"),
        (check("at most", (60.0,), (80.0,)), "misses", "+20.0 N m"),
        (check("mean", (10.0, 5.0), (math.nan, 5.0)), "misses", "–, +0 %"),
        (check("sign", (-1.0,), (-0.2,)), "agrees", "–"),
        (check("sign", (-1.0,), (0.2,)), "misses", "–"),
        (check("input", (10.0,), (10.1,)), "input", "+1 %"),
        (check("input", (10.0,), (14.0,)), "misses", "+40 %"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_verdicts_follow_their_rule(made: Check, verdict: str, off: str) -> None:
    assert made.verdict == verdict
    assert difference(made) == off
    assert row(made).count("|") == 6
    assert "somebody 2000" in published(made)
    assert all(value >= 0 for value in made.excess)
    nothing = any(math.isnan(value) for value in made.ours)
    assert math.isinf(max(made.excess)) is (nothing or (made.kind == "sign" and verdict == "misses"))
