"""Settings and fixtures that tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import BROWSER, FLAGS, Open, Seen, workbench

# The same examples on every run and no deadline, because the first call of a kernel compiles it.
settings.register_profile("hingelab", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("hingelab")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A running workbench."""
    with workbench() as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The system's Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def look(address: str, chromium: Any) -> Iterator[Open]:
    """Open the page."""
    contexts: list[Any] = []

    def start(query: str = "", width: int = 1280, height: int = 800, *, stage: bool = True, **settings: Any) -> Seen:
        settings.setdefault("reduced_motion", "reduce")
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        return Seen.open(context.new_page(), address + query, stage=stage)

    yield start
    for context in contexts:
        context.close()
