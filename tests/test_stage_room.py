"""Where words go on the stage: the figure takes the height, and no word lies on a bone or on another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest

import scenarios
import sim
import skeletons
from tests.browser import BROWSER, FLAGS, Seen
from tests.stage_server import Served, serving
from ui.figure.laying_out import hips_still, lay_out
from ui.figure.layout import Layout
from ui.stage import payload
from ui.stage.component import Stage

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),  # other people's, of server and browser
    pytest.mark.skipif(BROWSER is None, reason="no Chromium"),
]
# Width and height of the stage with its controls [px], and the least share of that height the upright figure has.
# `test_stage_fit` tries more of them, and every exercise; here is what the browser then draws.
SIZES = ((350, 470, 0.33), (540, 560, 0.5), (800, 455, 0.58), (1230, 700, 0.6))
NARROW = 560
STANDARD = ("m", 1.75, 75.0)
PEOPLE = (STANDARD, ("f", 1.6, 55.0), ("m", 1.95, 110.0))
# The steps, what follows them, and a shape that none of them has: low at first.
SHOWN = (
    *(name for name, item in scenarios.exercises().items() if item.step),
    "romanian-deadlift", "conventional-deadlift", "nordic-curl",
)  # fmt: skip
LOADS = ((20.0, ""), (60.0, "hips-still"))
Settings = tuple[tuple[str, float], ...]
CASES: list[tuple[str, float, tuple[str, float, float], Settings, str]] = [
    *((name, load, STANDARD, (), ghost) for name in SHOWN for load, ghost in LOADS),
    *(("kneeling-good-morning", 20.0, person, (), "rounded") for person in PEOPLE),
    *(("standing-good-morning", 60.0, person, (), "hips-still") for person in PEOPLE[1:]),
    ("kneeling-good-morning", 20.0, STANDARD, (("counterbalance", 0.0),), ""),
    ("romanian-deadlift", 60.0, STANDARD, (("counterbalance", 0.0),), "hips-still"),
    ("kneeling-good-morning", 20.0, STANDARD, (("lumbar_flexion_deg", 40.0),), "hips-still"),
    ("kneeling-hip-hinge", 0.0, STANDARD, (("trunk_lean_deg", 110.0),), ""),
    ("standing-good-morning", 60.0, STANDARD, (("trunk_lean_deg", 110.0),), ""),
]  # fmt: skip

# Words that show, and what of the figure lies under their middle row.
_LOOK = """(board) => {
  const shown = (node) => node.getBoundingClientRect().width > 0 && getComputedStyle(node).visibility !== "hidden";
  const nodes = [...board.querySelectorAll(".canvas text, .heading, .reason, .numbers")].filter(shown);
  const athlete = board.querySelector(".athlete"), page = board.getRootNode();
  const words = nodes.map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect(), cut = 0.2 * (bottom - top);
    const at = [0.02, 0.25, 0.5, 0.75, 0.98].map((share) => left + share * (right - left));
    const over = (x, y) => page.elementsFromPoint(x, y).some((under) => athlete.contains(under));
    const covers = [top + cut, bottom - cut].some((y) => at.some((x) => over(x, y)));
    return { text: node.textContent, left, right, top: top + cut, bottom: bottom - cut, covers };
  });
  const { left, right, top, bottom } = board.getBoundingClientRect();
  const placed = nodes.filter((node) => node.matches("text"));
  const places = placed.map((node) => (
    [node.textContent.replace(/[-−\\d]+/g, ""), node.getAttribute("x"), node.getAttribute("y")]
  ));
  return { words, places, board: { left, right, top, bottom }, figure: athlete.getBoundingClientRect().height };
}"""
_SEEK = "(range, t) => { range.value = t; range.dispatchEvent(new Event('input')); }"


@cache
def _layout(name: str, load: float, person: tuple[str, float, float], settings: Settings) -> Layout:
    scenario = scenarios.scenario(name).with_settings(dict(settings))
    return lay_out(sim.simulate(scenario, skeletons.athlete(*person), load_kg=load))


def _present(stage: Stage, case: tuple[str, float, tuple[str, float, float], Settings, str]) -> None:
    name, load, person, settings, ghost = case
    layout, parts = _layout(name, load, person, settings), payload.phases(scenarios.scenario(name))
    if ghost == "hips-still":
        run = sim.simulate(scenarios.scenario(name), skeletons.athlete(*person), load_kg=load)
        still = hips_still(run)
        stage.present(layout, parts, ghost=still, ghost_frame=0, ghost_label=("hips still", "tips at 22°"))
    elif ghost == "rounded":
        round_ = _layout(name, load, person, (("lumbar_flexion_deg", 40.0),))
        stage.present(layout, parts, ghost=round_, ghost_label=("rounded", "40° at the deepest"))
    else:
        stage.present(layout, parts)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """One stage that every test fills."""

    def stage() -> Stage:
        made = Stage(autoplay=False)
        _present(made, ("kneeling-good-morning", 1.0, STANDARD, (), ""))  # none of the cases: each brings something new
        return made

    with serving({"stage": stage}) as result:
        yield result


@pytest.fixture(scope="module")
def page(served: Served) -> Iterator[Any]:
    """That stage in a browser."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
        Seen.open(opened, f"http://127.0.0.1:{served.port}/stage")
        opened.evaluate("document.fonts.ready")
        yield opened
        browser.close()


def _show(served: Served, page: Any, case: Any) -> float:
    """Fill the stage; give the time of the run's end."""
    before = page.evaluate("window.__stage.received")
    served.do(lambda stage: _present(stage, case))
    page.wait_for_function(f"window.__stage.received > {before}")
    return float(_layout(*case[:4]).marks.time_s[-1])


def _size(page: Any, width: int, height: int) -> Any:
    """Give the stage a size."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(
        f"document.body.style.margin = 0; document.documentElement.style.setProperty('--hl-stage-height', '{height}px')"
    )
    board = page.locator(".board")
    board.evaluate("node => { node.getRootNode().host.style.cssText += '; width: 100vw; position: fixed; inset: 0'; }")
    page.wait_for_function(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => true)"
    )
    return board


def _at(page: Any, board: Any, time: float) -> Any:
    """What the stage shows at a time."""
    before = page.evaluate("window.__stage.frames")
    page.locator(".board input").evaluate(_SEEK, time)
    page.wait_for_function(f"window.__stage.frames > {before}")
    return board.evaluate(_LOOK)


def _name(case: Any) -> str:
    name, load, (sex, height, _), settings, ghost = case
    return " ".join([name, f"{load:g}", f"{sex}{height}", *(f"{key}={value:g}" for key, value in settings), ghost])


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_figure_is_large_and_words_lie_free(served: Served, page: Any, case: Any) -> None:
    end = _show(served, page, case)
    wrong = []
    for width, height, least in SIZES:
        board = _size(page, width, height)
        seen = [_at(page, board, share * end) for share in (0.0, 0.25, 0.55, 1.0)]
        share = max(look["figure"] for look in seen) / height
        if share < least:
            wrong.append(f"{width}: figure {share:.2f}")
        for look in seen:
            edge = look["board"]
            for word in look["words"]:
                inside = edge["left"] <= word["left"] and word["right"] <= edge["right"] and edge["top"] <= word["top"]
                if not inside or word["bottom"] > edge["bottom"]:
                    wrong.append(f"{width}: {word['text']!r} leaves the stage")
                if word["covers"]:
                    wrong.append(f"{width}: {word['text']!r} lies on the figure")
            wrong.extend(
                f"{width}: {a['text']!r} lies on {b['text']!r}"
                for a, b in combinations(look["words"], 2)
                if a["left"] < b["right"]
                and b["left"] < a["right"]
                and a["top"] < b["bottom"]
                and b["top"] < a["bottom"]
            )
    assert sorted(set(wrong)) == []


@pytest.mark.parametrize("width", [390, 800])
def test_words_keep_their_places_while_it_plays_and_while_the_bar_grows(served: Served, page: Any, width: int) -> None:
    places: dict[str, set[tuple[str, str]]] = {}
    for load in (20.0, 22.5, 25.0):
        end = _show(served, page, ("kneeling-good-morning", load, STANDARD, (), ""))
        board = _size(page, width, 506 if width < NARROW else 455)
        for share in (0.2, 0.4, 0.55, 0.8):
            for text, x, y in _at(page, board, share * end)["places"]:
                places.setdefault(text, set()).add((x, y))
    assert len(places) > 4
    assert {text: spots for text, spots in places.items() if len(spots) > 1} == {}
