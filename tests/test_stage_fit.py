"""Room for words on the stage, every exercise: the stage's own search for it, on its numbers, without a stage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

import scenarios
import sim
import skeletons
from sim.fault_effects import run_with_fault
from tests.browser import BROWSER, FLAGS
from ui.faults import possible, size
from ui.figure.laying_out import hips_still, lay_out
from ui.stage import payload
from ui.stage.wording import wording

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="no Chromium")]
PEOPLE = (("m", 1.75, 75.0), ("f", 1.6, 55.0), ("m", 1.95, 110.0))
# Width and height of the picture [px], sizes of label, value, padding and title there, and the least share of the
# height that the figure fills; one that lies fills the width.
SIZES = (
    (350, 350, 15, 25, 12, 18, 0.35), (390, 390, 15, 25, 12, 18, 0.35), (540, 450, 15, 25, 12, 18, 0.4),
    (760, 450, 16, 28, 20, 24, 0.4), (800, 345, 16, 28, 20, 24, 0.4), (900, 450, 18, 33, 26, 30, 0.4),
    (1230, 590, 18, 33, 26, 30, 0.4),
)  # fmt: skip
_ACROSS = 0.5
_FIT = """async ({ scenes, sizes, words }) => {
  const { fit } = await import("http://stage.test/fit.js"), { measure, lines } = await import("http://stage.test/text.js");
  const font = new FontFace("Atkinson Hyperlegible Next", "url(http://stage.test/font)", { weight: "200 800" });
  document.fonts.add(await font.load());
  return scenes.map(([scene, ghost]) => sizes.map(([width, height, label, value, pad, title]) => {
    const size = { label, value, pad, line: 1, mark: 1 }, most = 0.4 * width;
    const right = pad + Math.min(measure(title, [scene.title], 700), most);
    const heading = { right, bottom: 0.6 * pad + 1.15 * title * lines(title, scene.title, most, 700) };
    const stage = { key: "", width, height, size, words, scene, ghost, heading, phone: width < 560, button: 150 };
    const view = fit(stage, null);
    const said = view.notes.ghost, { rear, front, top } = scene.bounds, back = view.x(scene.bounds.joint);
    return {
      forced: view.forced, share: (view.scale * top) / height, across: (view.scale * (front - rear)) / width,
      // A wide, low stage may be too low for one who stands.
      unsaid: Boolean(ghost) && (scene.lies || width < 560)
        && !(said && said.x >= 0 && said.x + said.wide <= width && said.y >= 0),
      away: view.back.x > Math.min(width - 0.5 * pad, back + 12 * label),
    };
  }));
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """An empty page that has the stage's modules."""

    def serve(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        font = files("ui").joinpath("fonts", "AtkinsonHyperlegibleNext-Variable.woff2")
        source = font if name == "font" else files("ui.stage").joinpath(name)
        kind = "font/woff2" if name == "font" else "text/javascript"
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(body=source.read_bytes(), content_type=kind, headers=headers)

    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        opened = browser.new_page()
        opened.route("http://stage.test/*", serve)
        yield opened
        browser.close()


def _scenes(name: str, person: tuple[str, float, float]) -> Iterator[tuple[str, dict[str, object], object]]:
    """An exercise with its lightest and heaviest bar, without a ghost, with hips that stay, on the back each fault."""
    item = scenarios.scenario(name)
    for load in dict.fromkeys(item.load_range_kg):
        run = sim.simulate(item, skeletons.athlete(*person), load_kg=load)
        scene = payload.scene(lay_out(run), payload.phases(item))
        yield f"{load:g} kg", scene, None
        if not item.lies:
            ghost = payload.scene(hips_still(run), payload.phases(item))
            yield f"{load:g} kg, ghost", scene, ghost | {"label": ["hips still", "tips at 22°"], "tips": True}
            continue
        for fault in possible(item, load).values():
            faulty = run_with_fault(fault, item, skeletons.athlete(*person), load)
            ghost = payload.scene(lay_out(faulty.result), payload.phases(item))
            label = [fault.title.lower(), size(faulty.result.fault or {})]
            yield f"{load:g} kg, {fault.name}", scene, ghost | {"label": label, "tips": False}


@pytest.mark.parametrize("person", PEOPLE, ids=["man", "small", "tall"])
def test_every_exercise_leaves_room_for_its_words(page: Any, person: tuple[str, float, float]) -> None:
    cases = [(f"{name} {case[0]}", case[1:]) for name in scenarios.exercises() for case in _scenes(name, person)]
    sent = {"scenes": [case for _, case in cases], "sizes": SIZES, "words": wording()}
    found = page.evaluate(_FIT, json.loads(json.dumps(sent)))
    wrong = [
        f"{name}, {room[0]} px: {fitted}"
        for (name, _), row in zip(cases, found, strict=True)
        for room, fitted in zip(SIZES, row, strict=True)
        if fitted["forced"]
        or fitted["away"]
        or fitted["unsaid"]
        or (fitted["share"] < room[-1] and fitted["across"] < _ACROSS)
    ]
    assert wrong == [], "\n".join(wrong)
