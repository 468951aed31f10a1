"""The stage in a browser: painted, played, scrubbed and steered, without traffic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest

import scenarios
import sim
import skeletons
from tests.browser import BROWSER, FLAGS
from tests.stage_server import Served, serving
from ui.figure.curves import path
from ui.figure.laying_out import lay_out
from ui.figure.layout import Layout
from ui.stage import payload
from ui.stage.component import Stage

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),  # other people's, of server and browser
    pytest.mark.skipif(BROWSER is None, reason="no Chromium"),
]


def _layout(load_kg: float = 20.0, counterbalance: float = 1.0) -> Layout:
    scenario = scenarios.scenario("kneeling-good-morning").with_settings({"counterbalance": counterbalance})
    return lay_out(sim.simulate(scenario, skeletons.athlete("m", 1.75, 75.0), load_kg=load_kg))


def _bridge() -> Layout:
    return lay_out(sim.simulate(scenarios.scenario("glute-bridge"), skeletons.athlete("m", 1.75, 75.0)))


PARTS = payload.phases(scenarios.scenario("kneeling-good-morning"))


def _stage(counterbalance: float, *, autoplay: bool) -> Stage:
    stage = Stage(autoplay=autoplay)
    ghost = _layout(counterbalance=0.0) if counterbalance else None
    label = ("hips still", "tips at 15°")
    stage.present(_layout(counterbalance=counterbalance), PARTS, ghost=ghost, ghost_label=label)
    return stage


def _lying() -> Stage:
    stage = Stage(autoplay=False)
    stage.present(_bridge(), payload.phases(scenarios.scenario("glute-bridge")))
    return stage


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A server in a thread; ``/still`` is paused, ``/moving`` starts by itself; ``/falls`` falls, ``/lies`` lies."""
    stages: dict[str, Callable[[], Stage]] = {
        "still": partial(_stage, 1.0, autoplay=False),
        "moving": partial(_stage, 1.0, autoplay=True),
        "lies": _lying,
        "falls": partial(_stage, 0.0, autoplay=True),
    }
    with serving(stages) as result:
        yield result


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The system's Chromium."""
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Seen:
    """An open page, and what went over the wire."""

    page: Any
    hosts: set[str] = field(default_factory=set)
    messages: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self, socket: Any) -> None:
        """Note what a websocket carries."""
        socket.on("framesent", lambda message: self.messages.append(message))  # noqa: PLW0108 - it must be a function
        socket.on("framereceived", lambda message: self.messages.append(message))  # noqa: PLW0108 - likewise

    def stage(self, name: str) -> Any:
        """What the test hook says."""
        return self.page.evaluate(f"window.__stage.{name}")

    def until(self, condition: str) -> None:
        """Wait for a condition in the page."""
        self.page.wait_for_function(condition, timeout=30_000)

    def thigh(self) -> str:
        """Where the thigh is drawn."""
        return str(self.page.locator(".athlete use[data-segment=thigh]").first.get_attribute("transform"))


Open = Callable[..., Seen]


@pytest.fixture
def look(served: Served, chromium: Any) -> Iterator[Open]:
    """Open a page and wait until the figure is painted."""
    pages: list[Any] = []

    def start(path: str, width: int = 1280, height: int = 800, **settings: Any) -> Seen:
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        pages.append(context)
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).hostname or ""))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("websocket", seen.listen)
        seen.page.goto(f"http://127.0.0.1:{served.port}/{path}")
        seen.until("window.__stage && window.__stage.frames > 0")
        for _ in range(300):  # the server listens once the page has told it so
            if any("document_ready" in str(message) for message in seen.messages):
                break
            seen.page.wait_for_timeout(50)
        return seen

    yield start
    for context in pages:
        context.close()


def test_the_figure_is_painted_and_nothing_leaves_this_computer(look: Open) -> None:
    seen = look("still")
    box = seen.page.locator(".athlete").bounding_box()
    assert box["height"] > 150
    assert seen.stage("received") == 1
    assert seen.stage("playing") is False
    seen.page.evaluate("document.fonts.ready")
    assert seen.page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert seen.hosts <= {"127.0.0.1", ""}
    assert seen.errors == []


def test_the_browser_draws_what_paper_draws(look: Open, served: Served) -> None:
    seen = look("still")
    stage = served.made[-1]
    assert stage.scene["deepest_s"] == pytest.approx(seen.stage("time"), abs=1e-3)
    layout = _layout()
    expected = path(1000 * layout.skin.at(layout.poses[layout.deepest]))
    shown = seen.page.locator(".athlete path[data-skin]").last.get_attribute("d")
    numbers = [
        [float(part) for part in text.replace("M", " ").replace("C", " ").replace("Z", "").split()]
        for text in (expected, shown)
    ]
    assert len(numbers[0]) == len(numbers[1])
    assert max(abs(a - b) for a, b in zip(*numbers, strict=True)) <= 0.21


def test_it_plays_without_traffic(look: Open) -> None:
    seen = look("moving")
    assert seen.stage("playing") is True
    quiet = -1
    while quiet != len(seen.messages):  # what start-up still has to say
        quiet = len(seen.messages)
        seen.page.wait_for_timeout(600)
    frames, first = seen.stage("frames"), seen.thigh()
    seen.page.wait_for_timeout(1000)
    assert len(seen.messages) == quiet
    assert seen.stage("frames") - frames > 20
    assert seen.thigh() != first


def test_play_and_pause_write_the_time_back(look: Open, served: Served) -> None:
    seen = look("moving")
    seen.page.get_by_role("button", name="Pause").click()
    seen.until("!window.__stage.playing")
    stage, shown = served.made[-1], seen.stage("time")
    for _ in range(50):
        if stage.time_s is not None:
            break
        seen.page.wait_for_timeout(50)
    assert stage.time_s == pytest.approx(shown)
    seen.page.get_by_role("button", name="Play").click()
    seen.until(f"window.__stage.time > {shown} + 0.2")


def test_scrubbing_moves_the_figure(look: Open) -> None:
    seen = look("still")
    bar, before = seen.page.get_by_role("slider"), seen.thigh()
    box = bar.bounding_box()
    seen.page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + box["height"] / 2)
    seen.until("window.__stage.time > 1 && window.__stage.time < 2")
    assert seen.thigh() != before
    assert "down, trunk lean" in bar.get_attribute("aria-valuetext")


def test_on_the_back_the_trunk_is_said_from_flat(look: Open) -> None:
    seen = look("lies")
    bar = seen.page.get_by_role("slider")
    seen.until("window.__stage.time !== null")
    seen.page.keyboard.press("Home")
    seen.until("window.__stage.time === 0")
    assert "up, trunk flat" in bar.get_attribute("aria-valuetext")
    seen.page.keyboard.press("End")
    for _ in range(20):
        seen.page.keyboard.press("ArrowLeft")  # back to the top, 2 s before the end
    seen.until("Math.abs(window.__stage.time - 3) < 1e-6")
    said = seen.page.locator(".canvas desc").text_content()
    lean = round(-90.0 - float(_bridge().marks.trunk_lean_deg[_bridge().upright]))
    assert said.startswith(f"trunk {lean} degrees from flat, hips higher than the shoulders; ")


def test_keys(look: Open) -> None:
    seen = look("still")
    seen.page.keyboard.press("Home")
    seen.until("window.__stage.time === 0")
    seen.page.keyboard.press("ArrowRight")
    seen.until("Math.abs(window.__stage.time - 0.1) < 1e-6")
    seen.page.keyboard.press("ArrowLeft")
    seen.until("window.__stage.time === 0")
    seen.page.keyboard.press("End")
    seen.until("window.__stage.frame === 100")
    seen.page.get_by_role("slider").focus()
    seen.page.keyboard.press("Home")
    seen.until("window.__stage.time === 0")
    seen.page.keyboard.press(".")
    seen.until("window.__stage.frame === 1")
    seen.page.keyboard.press(",")
    seen.until("window.__stage.time === 0")
    seen.page.keyboard.press("Space")
    seen.until("window.__stage.playing && window.__stage.time > 0.1")
    seen.page.keyboard.press("Space")
    seen.until("!window.__stage.playing")


def test_every_control_has_a_name_and_a_size_for_fingers(look: Open) -> None:
    for width in (390, 1280):
        seen = look("still", width=width)
        controls = seen.page.get_by_role("button").all()
        assert len(controls) == 6
        for control in controls:
            name = control.get_attribute("aria-label") or control.inner_text()
            assert len(name) > 3
            box = control.bounding_box()
            assert min(box["width"], box["height"]) >= 44


def test_speed_and_loop(look: Open) -> None:
    seen = look("still")
    half = seen.page.get_by_role("button", name="Speed ½")
    half.click()
    seen.until("window.__stage.frames > 1")
    assert half.get_attribute("aria-pressed") == "true"
    loop = seen.page.get_by_role("button", name="Loop")
    assert loop.get_attribute("aria-pressed") == "true"
    loop.click()
    seen.page.wait_for_timeout(50)
    assert loop.get_attribute("aria-pressed") == "false"
    seen.page.keyboard.press("End")
    seen.page.keyboard.press("ArrowLeft")
    seen.page.locator(".play").click()
    seen.until("!window.__stage.playing && window.__stage.frame === 100")


def test_a_second_trajectory_replaces_the_first(look: Open, served: Served) -> None:
    seen = look("still")
    before = seen.thigh()
    served.do(lambda stage: stage.present(_layout(load_kg=40.0), PARTS))
    seen.until("window.__stage.received === 2 && !window.__stage.ghost")
    assert seen.thigh() != before
    assert seen.page.locator(".behind use").count() == 0
    assert seen.errors == []


def test_the_ghost_stands_behind_with_its_label(look: Open) -> None:
    seen = look("still")
    assert seen.stage("ghost") is True
    assert seen.page.locator(".behind use").count() > 10
    assert seen.page.get_by_text("hips still", exact=True).is_visible()
    order = seen.page.locator(".canvas > g").evaluate_all("nodes => nodes.map((node) => node.classList[0])")
    assert order == ["behind", "under", "athlete", "over"]


def test_hidden_numbers_leave_geometry_and_words(look: Open) -> None:
    seen = look("still")
    value, words = seen.page.locator(".canvas text.moment"), seen.page.get_by_text("lower back, L5/S1")
    assert value.is_visible()
    seen.page.get_by_role("button", name="Hide numbers").click()
    seen.page.get_by_role("button", name="Show numbers").wait_for()
    assert not value.is_visible()
    assert words.is_visible()
    assert seen.page.locator(".dimension.ink").is_visible()


def test_a_fall_stops_where_the_model_stops_and_says_why(look: Open, served: Served) -> None:
    seen = look("falls")
    seen.until("!window.__stage.playing")
    assert seen.stage("time") == pytest.approx(float(_layout(counterbalance=0.0).marks.time_s[-1]), abs=1e-3)
    said = seen.page.get_by_role("status").inner_text().split("\n")
    assert said == ["Falls", served.made[-1].scene["reason"]]
    assert seen.page.get_by_role("button", name="Loop").is_disabled()


def test_a_profile_changes_colours_without_new_data(look: Open, served: Served) -> None:
    seen = look("still")

    def shade() -> str:
        return str(seen.page.locator(".board").evaluate("node => getComputedStyle(node).backgroundColor"))

    before = shade()
    served.do(lambda stage: stage.param.update(theme="dark"))
    seen.page.locator('.board[data-theme="dark"]').wait_for()
    assert shade() != before
    assert seen.stage("received") == 1


def test_reduced_motion_starts_still_and_shows_key_frames(look: Open) -> None:
    seen = look("moving", reduced_motion="reduce")
    assert seen.stage("playing") is False
    seen.page.keyboard.press("Home")
    seen.page.get_by_role("button", name="Play").click()
    seen.until("window.__stage.time > 0")
    assert seen.stage("time") > 1.0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off(look: Open, width: int) -> None:
    seen = look("still", width=width, height=900)
    assert seen.page.evaluate("document.scrollingElement.scrollWidth") <= width
    seen.page.wait_for_timeout(200)
    boxes = seen.page.locator(".canvas text").evaluate_all(
        "nodes => nodes.map((node) => node.getBoundingClientRect()).map((box) => [box.width, box.left, box.right])"
    )
    shown = [(left, right) for wide, left, right in boxes if wide > 0]
    assert len(shown) > 5
    assert min(left for left, _ in shown) >= 0
    assert max(right for _, right in shown) <= width
    assert seen.page.locator(".canvas text.body").is_visible() is (width > 560)


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_no_serious_barrier(look: Open, served: Served, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = look("still")
    served.do(lambda stage: stage.param.update(theme=theme))
    seen.page.locator(f'.board[data-theme="{theme}"]').wait_for()
    found = axe.Axe().run(seen.page, context=".bk-panel-models-esm-ReactiveESM, body").response["violations"]
    assert [
        (item["id"], item["nodes"][0]["html"][:200]) for item in found if item["impact"] in {"serious", "critical"}
    ] == []
