"""The pages of the workbench in a browser: opened, gone back from, worked by keyboard, seen at every width."""

from __future__ import annotations

import pytest

from tests.browser import BROWSER, Open, Seen
from ui import words_workbench as words

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),  # other people's, of the browser's driver
    pytest.mark.skipif(BROWSER is None, reason="no Chromium"),
]
LIMIT_MS = 60_000  # for a whole population on a busy machine
# What a page shows once something of it is computed.
FIRST = {
    "why": ".hl-reason", "bar": ".hl-window", "ladder": ".hl-rung", "evidence": ".hl-claim", "model": "article",
}  # fmt: skip


def turn_to(seen: Seen, name: str) -> None:
    """Follow a link of the head."""
    seen.page.get_by_role("link", name=words.PAGES[name], exact=True).click()
    seen.until(f'(new URLSearchParams(location.search).get("page") ?? "explore") === "{name}"')


def test_pages_are_opened_and_gone_back_from(look: Open) -> None:
    seen = look("?v=1&load_kg=19.5")
    seen.lever(words.PAGE["load"]).press("ArrowRight")  # the address has not followed it yet when the page is turned
    turn_to(seen, "why")
    current = seen.page.locator("nav [aria-current=page]")
    sync_api.expect(current).to_have_text(words.PAGES["why"])
    sync_api.expect(seen.page.get_by_label(words.WHY["against"])).to_be_visible()
    assert seen.query()["load_kg"] == "20"
    seen.lever(words.PAGE["load"]).press("ArrowRight")
    seen.until('new URLSearchParams(location.search).get("load_kg") === "20.5"')
    seen.page.go_back()
    sync_api.expect(current).to_have_text(words.PAGES["explore"])
    sync_api.expect(seen.lever(words.PAGE["load"])).to_have_value("20")
    assert seen.errors == []


def test_a_link_opens_a_page_and_rubbish_is_said(look: Open) -> None:
    seen = look("?v=1&page=why&against=handstand&level=scientist")
    sync_api.expect(seen.page.locator("nav [aria-current=page]")).to_have_text(words.PAGES["why"])
    assert seen.page.get_by_role("radio", name=words.LEVELS["scientist"]).get_attribute("aria-checked") == "true"
    told = seen.page.get_by_text(words.PAGE["ignored"].split("{")[0]).last
    assert "handstand" in told.text_content()


def test_another_is_chosen_to_compare_with(look: Open) -> None:
    seen = look("?v=1&page=why&load_kg=20")
    seen.page.get_by_label(words.WHY["against"]).select_option("standing-good-morning")
    seen.until('new URLSearchParams(location.search).get("against") === "standing-good-morning"')
    head = seen.page.locator("thead")
    sync_api.expect(head).to_contain_text("Standing good morning")
    ghost = seen.page.get_by_role("radiogroup", name=words.PAGE["ghost"])
    sync_api.expect(ghost).to_be_visible()
    seen.page.get_by_label(words.WHY["against"]).select_option("rounding")
    sync_api.expect(seen.page.get_by_role("heading", name="Rounding, strength 1")).to_be_visible()
    sync_api.expect(ghost).not_to_be_visible()  # the fault stands there, whatever is chosen
    assert seen.errors == []


def test_a_number_leads_to_its_equation_and_source_and_back(look: Open) -> None:
    seen = look("?v=1&load_kg=20")
    seen.page.locator(".hl-muscle .hl-value a").click()
    seen.until('new URLSearchParams(location.search).get("at") === "gate_margin_Nm"')
    marked = seen.page.locator("section.hl-target")
    sync_api.expect(marked.get_by_role("heading")).to_have_text("Muscle-on gate")
    sync_api.expect(marked).to_be_in_viewport()
    tissue = seen.page.locator("section", has_text="Passive tissue of the lower back").last
    tissue.get_by_role("link", name="Dolan (1994)").first.click()
    sync_api.expect(seen.page.locator("span.hl-target")).to_contain_text("Dolan P")
    seen.page.go_back()
    sync_api.expect(marked.get_by_role("heading")).to_have_text("Muscle-on gate")
    seen.page.go_back()
    sync_api.expect(seen.page.locator(".hl-muscle")).to_be_visible()
    assert seen.query() == {"v": "1", "load_kg": "20"}
    assert seen.requests <= {"127.0.0.1", ""}
    assert seen.errors == []


def test_a_rung_opens_its_exercise_with_its_own_bar(look: Open) -> None:
    seen = look("?v=1&page=ladder&load_kg=30&sex=f", stage=False)
    here = seen.page.locator(".hl-rung", has=seen.page.locator("[aria-current=true]"))
    sync_api.expect(here.get_by_role("heading")).to_have_text("Kneeling good morning")
    seen.page.get_by_role("link", name="Hip thrust", exact=True).focus()
    seen.page.keyboard.press("Enter")
    seen.until('new URLSearchParams(location.search).get("scenario") === "hip-thrust"')
    assert seen.query() == {"v": "1", "scenario": "hip-thrust", "sex": "f"}
    sync_api.expect(seen.lever(words.PAGE["load"])).to_have_value("60")
    turn_to(seen, "ladder")
    sync_api.expect(here.get_by_role("heading")).to_have_text("Hip thrust")
    assert seen.errors == []


def test_recomputing_never_blocks_the_page_and_the_last_athlete_wins(look: Open) -> None:
    seen = look("?v=1&page=bar", stage=False)
    woman, girl = (seen.page.get_by_role("button", name=name, exact=False) for name in ("woman,", "girl,"))
    woman.click()
    girl.click()
    sync_api.expect(seen.page.locator(".hl-progress")).to_be_visible()
    sync_api.expect(girl).to_have_attribute("aria-pressed", "true")
    seen.until('new URLSearchParams(location.search).get("mass_kg") === "40"')
    turn_to(seen, "why")  # while it computes
    sync_api.expect(seen.page.get_by_label(words.WHY["against"])).to_be_visible()
    turn_to(seen, "bar")
    sync_api.expect(seen.page.locator(".hl-progress")).to_have_count(0, timeout=LIMIT_MS)
    sync_api.expect(seen.page.locator(".hl-bars h2").first).to_contain_text("40\u00a0kg")
    sync_api.expect(seen.page.get_by_role("note")).to_contain_text("youth")
    assert seen.errors == []


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("projector", 1280), ("dark", 1920)])
def test_no_page_is_wider_than_it_is_seen_or_has_a_serious_barrier(look: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = look(f"?v=1&theme={theme}", width=width)
    for name in [name for name in words.PAGES if name != "explore"]:
        turn_to(seen, name)
        first = seen.page.locator(FIRST[name]).first
        sync_api.expect(first).to_be_visible(timeout=LIMIT_MS)  # the rest may follow
        for fold in seen.page.locator("details:not([open]) > summary").all()[:1]:
            fold.click()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = axe.Axe().run(seen.page).response["violations"]
        assert [
            (name, item["id"], [node["target"] for node in item["nodes"]])
            for item in found if item["impact"] in {"serious", "critical"}
        ] == []  # fmt: skip
    assert seen.errors == []


def test_a_later_mechanism_opens_and_stays_open_while_the_bar_moves(look: Open) -> None:
    seen = look("?v=1&load_kg=20")
    fold = seen.page.locator('details[data-key="stiffness"]')
    fold.locator("summary").focus()
    seen.page.keyboard.press("Enter")
    sentence = fold.locator(".hl-sentence")
    sync_api.expect(sentence).to_be_visible()
    before = sentence.text_content()
    seen.lever(words.PAGE["load"]).press("ArrowRight")
    sync_api.expect(sentence).not_to_have_text(before or "")
    sync_api.expect(sentence).to_be_visible()


def test_pages_are_reached_by_keyboard(look: Open) -> None:
    seen = look()
    seen.page.get_by_role("link", name=words.PAGES["why"], exact=True).focus()
    seen.page.keyboard.press("Enter")
    sync_api.expect(seen.page.locator("nav [aria-current=page]")).to_have_text(words.PAGES["why"])
    for name in words.PAGES.values():
        link = seen.page.get_by_role("link", name=name, exact=True)
        assert link.get_attribute("tabindex") is None  # in the order of the page
        assert link.get_attribute("href").startswith("?")
