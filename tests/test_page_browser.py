"""The whole page in a browser, used as a coach uses it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

import scenarios
import sim
import skeletons
from tests.browser import BROWSER, Open
from ui import words_charts, words_diagram, words_reasons, words_stage
from ui import words_workbench as words
from ui.drop.words import LET_GO
from ui.view import View

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),  # other people's, of the browser's driver
    pytest.mark.skipif(BROWSER is None, reason="no Chromium"),
]
WIDTHS = (390, 1280, 1920)
CHOSEN = ("hex-bar-deadlift", "conventional-deadlift")
THEMES = ("light", "dark", "projector")


def held_Nm(load_kg: float, scenario: str = "kneeling-good-morning") -> str:
    """Return the L5/S1 moment that the model computes for the default athlete."""
    view = View(scenario=scenario)
    result = sim.simulate(
        scenarios.scenario(scenario), skeletons.athlete(view.sex, view.height_m, view.mass_kg), load_kg
    )
    return words_diagram.MOMENT.format(value=result.summary["held_moment_Nm"]["L5/S1"])


def test_it_opens_without_a_word_from_elsewhere(look: Open) -> None:
    seen = look()
    assert seen.page.title() == words.PAGE["title"]
    assert seen.page.get_by_role("heading", level=1).text_content() == words.PAGE["title"]
    assert seen.moment() == held_Nm(10.0)
    seen.settled()
    assert seen.requests <= {"127.0.0.1", ""}
    assert seen.errors == []
    assert seen.refused == []


def test_the_steps_change_the_exercise(look: Open) -> None:
    seen = look()
    for name, item in scenarios.exercises().items():
        before = seen.received()
        if not item.step or name == seen.query().get("scenario", View().scenario):
            continue
        seen.page.locator(f'[role=radio][data-name="{name}"]').click()
        seen.until_another(before)
        seen.settled()
        assert seen.page.locator(".board .heading").inner_text().split() == item.title.split()
        assert seen.query().get("scenario", View().scenario) == name
        assert seen.moment() == held_Nm(item.load_kg, name)
    assert seen.errors == []


@pytest.mark.parametrize("name", CHOSEN)
def test_every_exercise_opens_from_the_list_and_plays(name: str, look: Open) -> None:
    seen, item = look(), scenarios.scenario(name)
    before = seen.received()
    seen.page.get_by_role("combobox", name=words.PAGE["exercise"]).click()
    seen.page.get_by_role("menuitem", name=item.title, exact=True).click()
    seen.until_another(before)
    seen.settled()
    assert seen.page.locator(".board .heading").inner_text().split() == item.title.split()
    assert seen.query()["scenario"] == name
    # None of the steps is chosen, and the first can be reached by keyboard.
    assert seen.page.locator('.tabs [role=radio][aria-checked="true"]').count() == 0
    assert seen.page.locator('.tabs [role=radio][tabindex="0"]').count() == 1
    seen.page.get_by_role("button", name=words_stage.STAGE["play"]).click()
    seen.until("__stage.time > 0.5")
    assert seen.errors == []


def test_hips_that_have_no_choice_are_not_moved(look: Open) -> None:
    seen = look("?v=1&scenario=hip-thrust")
    assert seen.lever(words.PAGE["counterbalance"]).is_disabled()
    assert seen.lever(words.PAGE["rounding"]).is_enabled()


def test_the_bar_is_made_heavier_by_keyboard(look: Open) -> None:
    seen = look()
    bar = seen.lever(words.PAGE["load"])
    bar.focus()
    before = seen.moment()
    for _ in range(20):
        seen.page.keyboard.press("ArrowRight")
    seen.until('new URLSearchParams(location.search).get("load_kg") === "20"')
    seen.settled()
    assert seen.moment() == held_Nm(20.0) != before
    assert bar.get_attribute("aria-valuetext") == "20\u00a0kg, 20\u00a0kg bar"
    said = seen.page.locator("[role=status][aria-live=polite]").last
    sync_api.expect(said).to_contain_text("20 kg")
    sync_api.expect(said).to_contain_text(words_reasons.MUSCLE_MUST)


def test_a_load_is_typed_and_a_bad_one_is_refused_with_what_is_allowed(look: Open) -> None:
    seen = look()
    entry = seen.page.get_by_role("textbox", name=words.PAGE["load_entry"])
    entry.fill("500")
    entry.press("Enter")
    problem = seen.page.locator(".lever.heavy .problem")
    problem.wait_for()
    assert "0 to 300" in problem.text_content()
    assert entry.get_attribute("aria-invalid") == "true"
    assert seen.moment() == held_Nm(10.0)
    assert "load_kg" not in seen.query()
    entry.fill("42.5")
    entry.press("Enter")
    problem.wait_for(state="hidden")
    seen.settled()
    assert seen.query()["load_kg"] == "42.5"
    assert seen.moment() == held_Nm(42.5)


def test_the_athlete_is_changed_and_a_bad_height_keeps_the_last_good_picture(look: Open) -> None:
    seen = look()
    before = seen.moment()
    seen.page.get_by_role("button", name="Man").click()
    height = seen.page.get_by_label(words.PAGE["height_m"])
    height.fill("5")
    height.press("Enter")
    seen.page.get_by_text("1.2 to 2.2").wait_for()
    assert seen.moment() == before
    assert "height_m" not in seen.query()
    height.fill("1.95")
    height.press("Enter")
    seen.until('new URLSearchParams(location.search).get("height_m") === "1.95"')
    seen.settled()
    assert seen.moment() != before


def test_a_link_reopens_the_same_view(look: Open) -> None:
    first = look(
        "?v=1&scenario=standing-good-morning&load_kg=32.5&sex=f&height_m=1.62&mass_kg=58&lumbar_flexion_deg=12"
    )
    first.settled()
    again = look("?" + urlsplit(first.page.url).query)
    assert again.moment() == first.moment()
    assert again.page.get_by_role("button", name="Woman").text_content() == "Woman · 1.62\u00a0m · 58\u00a0kg"
    assert again.lever(words.PAGE["rounding"]).input_value() == "12"
    assert again.page.get_by_role("radio", checked=True).first.get_attribute("data-name") == "standing-good-morning"


def test_share_copies_the_address(look: Open, address: str) -> None:
    seen = look("?v=1&load_kg=25")
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    seen.page.get_by_role("button", name=words.PAGE["share"]).click()
    seen.page.get_by_text(words.PAGE["shared"]).wait_for()
    assert seen.page.evaluate("navigator.clipboard.readText()") == seen.page.url


def test_rubbish_in_the_address_opens_the_default_view_and_says_what_it_ignored(look: Open) -> None:
    seen = look("?v=1&load_kg=abc&scenario=handstand&colour=%3Cb%3E")
    assert seen.moment() == held_Nm(10.0)
    told = seen.page.get_by_text(words.PAGE["ignored"].split("{")[0]).last
    for part in ("load_kg", "abc", "handstand", "colour"):
        assert part in told.text_content()
    assert seen.page.locator("b", has_text="colour").count() == 0
    assert seen.errors == []


def test_pointing_at_the_load_chart_moves_the_bar(look: Open) -> None:
    seen = look(height=1800)
    before, box = seen.received(), seen.plot(0)
    seen.page.mouse.click(box["x"] + 0.5 * box["width"], box["y"] + 0.3 * box["height"])
    seen.until_another(before)
    seen.settled()
    assert float(seen.query()["load_kg"]) == pytest.approx(30.0, abs=1.0)
    assert seen.lever(words.PAGE["load"]).input_value() == seen.query()["load_kg"]
    assert seen.moment() == held_Nm(float(seen.query()["load_kg"]))


def test_pointing_at_the_map_moves_the_figure(look: Open) -> None:
    seen = look(height=1800)
    box, deepest = seen.plot(1), seen.stage("time")
    # 30 deg of lean, hips still: on the map from 0 to 90 deg and from -20 cm.
    seen.page.mouse.click(box["x"] + box["width"] / 3, box["y"] + 0.75 * box["height"])
    seen.until('Number(new URLSearchParams(location.search).get("counterbalance") ?? 1) < 0.5')
    seen.settled()
    assert seen.stage("time") < deepest
    # It falls on the way, and says so.
    assert seen.page.get_by_text(words_diagram.STATUS["falls"].split(":")[0]).first.is_visible()


def test_the_figure_is_scrubbed(look: Open) -> None:
    seen = look()
    scrub = seen.page.locator(".board").get_by_role("slider")
    scrub.focus()
    seen.page.keyboard.press("Home")
    seen.until("window.__stage.time === 0")
    assert seen.moment() != held_Nm(10.0)


def test_ghosts(look: Open) -> None:
    seen = look()
    assert seen.page.get_by_text(words.GHOST_LABELS["hips-still"][1].split("{")[0]).first.is_visible()
    for name in ("other-bar", "rounded", "none"):
        seen.page.locator(f'[role=radio][data-name="{name}"]').click()
        seen.until(f'new URLSearchParams(location.search).get("ghost") === "{name}"')
        seen.settled()
        assert seen.stage("ghost") is (name != "none")


def test_everything_is_reached_and_worked_by_keyboard(look: Open) -> None:
    seen = look()
    reached = []
    for _ in range(50):
        seen.page.keyboard.press("Tab")
        reached.append(
            seen.page.evaluate("""() => {
            let at = document.activeElement;
            while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent || at.tagName;
        }""")
        )
    for name in (
        words.PAGES["why"], "Man", words.PAGE["share"], "Kneeling good morning", words.PAGE["load"],
        words.PAGE["load_entry"], words.PAGE["counterbalance"], words.PAGE["rounding"], words.GHOSTS["hips-still"],
        LET_GO,
        words_charts.PAD_LOAD, words_charts.PAD_LEAN,
    ):  # fmt: skip
        assert any(name in found for found in reached), (name, reached)
    seen.page.locator('[role=radio][data-name="kneeling-good-morning"]').focus()
    before = seen.received()
    seen.page.keyboard.press("ArrowRight")
    seen.until_another(before)
    seen.settled()
    assert seen.query()["scenario"] == "standing-good-morning"


def test_a_profile_is_changed_without_a_new_page(look: Open) -> None:
    seen = look()
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--hl-page').trim()"
    light = seen.page.evaluate(ground)
    seen.page.get_by_role("combobox", name=words.PAGE["theme"]).select_option(label=words.THEMES["dark"])
    seen.until(f"{ground} !== '{light}'")
    seen.until('new URLSearchParams(location.search).get("theme") === "dark"')
    assert seen.page.locator('.board[data-theme="dark"]').count() == 1
    assert seen.page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert seen.errors == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_wider_than_the_page(look: Open, width: int, theme: str) -> None:
    seen = look(f"?v=1&theme={theme}&load_kg=137.25&counterbalance=0.35", width=width, height=900)
    seen.settled()
    wider = seen.page.evaluate(
        """(width) => {
        const out = [];
        const walk = (node) => {
            for (const part of node.querySelectorAll("*")) {
                if (part.shadowRoot) walk(part.shadowRoot);
                const box = part.getBoundingClientRect(), style = getComputedStyle(part);
                const hidden = style.clipPath !== "none" || style.visibility === "hidden";
                if (box.width && !hidden && part.matches("button, input, p, h1, h2, h3, span, label, text")
                    && !part.closest("svg.canvas") && (box.left < -1 || box.right > width + 1))
                    out.push([part.tagName, part.className?.baseVal ?? part.className, box.left, box.right]);
            }
        };
        walk(document);
        return out;
    }""",
        width,
    )
    assert wider == []
    assert seen.page.evaluate("document.scrollingElement.scrollWidth") <= width
    whole, entry_end, rail_start = seen.page.locator(".lever.heavy").evaluate(
        """(lever) => {
        const [number, entry, rail] = [".number", ".unit", ".rail"].map((name) => lever.querySelector(name));
        const ends = [entry.getBoundingClientRect().right, rail.getBoundingClientRect().left];
        return [number.scrollWidth <= number.clientWidth, ...ends];
    }"""
    )
    assert whole  # no digit of the bar is cut off
    assert entry_end <= rail_start


@pytest.mark.parametrize("width", WIDTHS)
def test_charts_are_drawn_as_wide_as_they_are_shown(look: Open, width: int) -> None:
    seen = look(width=width, height=1000)
    for _ in range(2):
        seen.settled()
        seen.fitted()
        drawn = seen.page.locator(".hl-pad svg[viewBox]").evaluate_all(
            "nodes => nodes.map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"
        )
        assert [share for share in drawn if not 0.97 < share < 1.03] == []  # letters have their own size
        width = 1000 if width == WIDTHS[0] else width - 200
        seen.page.set_viewport_size({"width": width, "height": 1000})


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_stage_and_controls_are_seen_at_once_on_a_desk(look: Open, width: int, height: int) -> None:
    seen = look(width=width, height=height)
    box = seen.lever(words.PAGE["load"]).bounding_box()
    assert box["y"] + box["height"] <= height
    top = seen.page.locator(".board").bounding_box()["y"]
    seen.page.mouse.move(width - 200, height / 2)
    seen.page.mouse.wheel(0, 600)
    seen.page.wait_for_timeout(300)
    after = seen.page.locator(".board").bounding_box()["y"]
    assert 0 <= after <= top  # the stage stays while the reasons scroll


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_serious_barrier(look: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = look(f"?v=1&theme={theme}&counterbalance=0", width=width)
    seen.settled()
    found = axe.Axe().run(seen.page).response["violations"]
    assert [
        (item["id"], [node["target"] for node in item["nodes"]])
        for item in found if item["impact"] in {"serious", "critical"}
    ] == []  # fmt: skip


def test_motion_starts_only_where_it_is_welcome(look: Open) -> None:
    assert look(reduced_motion="reduce").stage("playing") is False
    assert look(reduced_motion="no-preference").stage("playing") is True


def test_it_speaks_when_a_slider_is_let_go_and_not_before(look: Open) -> None:
    seen = look()
    seen.settled()
    bar = seen.lever(words.PAGE["load"])
    box = bar.bounding_box()
    y = box["y"] + box["height"] / 2
    at = box["x"] + 36 + (box["width"] - 72) * 10 / 60
    seen.page.mouse.move(at, y)
    seen.page.mouse.down()
    before = seen.received()
    for i in range(1, 11):
        seen.page.mouse.move(at + 8 * i, y)
        seen.page.wait_for_timeout(40)
    seen.until_another(before)
    seen.settled()
    spoken = seen.page.locator("[role=status][aria-live=polite]").last
    assert "10 kg" in spoken.text_content()
    seen.page.mouse.up()
    sync_api.expect(spoken).to_contain_text(f"{float(bar.input_value()):g} kg", timeout=15_000)
