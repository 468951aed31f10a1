"""Take the README's picture of the page from the running page: ``python -m tests.pictures``."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import BROWSER, FLAGS, Seen, workbench

FILE = Path(__file__).parent.parent / "ui" / "pictures" / "workbench.png"
WIDTH, HEIGHT, SCALE = 1440, 900, 1.25
VIEW = "?v=1&load_kg=20"


def main() -> None:
    """Open the page, let it settle at the deepest point, take its picture."""
    with workbench() as address, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        context = chromium.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, reduced_motion="reduce"
        )
        seen = Seen.open(context.new_page(), address + VIEW)
        seen.settled()
        seen.page.screenshot(path=FILE)
        chromium.close()


if __name__ == "__main__":
    main()
