"""The workbench in the system's Chromium, as a visitor has it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

BROWSER = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
_LIMIT_MS = 15_000
_FITS = """pads => pads.map((pad) =>
    pad.querySelector("svg").viewBox.baseVal.width === Math.floor(pad.getBoundingClientRect().width / 8) * 8)"""


@contextmanager
def workbench() -> Iterator[str]:
    """Start the workbench as a process of its own; give its address, and end it."""
    command = [sys.executable, "-c", "from ui.cli import main; main()", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = None
            for line in process.stdout:
                found = re.search(r"http://\S+", line) if "HingeLab is at" in line else None
                if found:
                    break
            assert found, "the workbench did not start"
            yield found[0]
        finally:
            process.terminate()
            process.wait(30)


@dataclass
class Seen:
    """An open page, and what was heard from it."""

    page: Any
    requests: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, page: Any, address: str, *, stage: bool = True) -> Seen:
        """Open an address and wait until the figure, where it is shown, is painted and the server listens."""
        seen = cls(page)
        page.set_default_timeout(_LIMIT_MS)
        page.on("request", lambda request: seen.requests.add(urlsplit(request.url).hostname or ""))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        page.on("response", lambda answer: seen.refused.append(answer.url) if answer.status >= 400 else None)
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: seen.sent.append(str(frame))))
        page.goto(address)
        seen.until("window.__stage && window.__stage.frames > 0" if stage else "window.__stage")
        for _ in range(_LIMIT_MS // 50):
            if any("document_ready" in frame for frame in seen.sent):
                break
            page.wait_for_timeout(50)
        return seen

    def until(self, condition: str) -> None:
        """Wait for a condition in the page."""
        self.page.wait_for_function(condition, timeout=_LIMIT_MS)

    def stage(self, name: str) -> Any:
        """What the stage's test hook says."""
        return self.page.evaluate(f"window.__stage.{name}")

    def received(self) -> int:
        """How many trajectories the stage has been sent."""
        return int(self.stage("received"))

    def until_another(self, before: int) -> None:
        """Wait for a newer trajectory."""
        self.until(f"window.__stage.received > {before}")

    def settled(self) -> None:
        """Wait until nothing new has been drawn for a quarter of a second."""
        before = -1
        while before != self.received():
            before = self.received()
            self.page.wait_for_timeout(250)

    def fitted(self) -> None:
        """Wait until every chart is drawn as wide as it has room, or until time is up."""
        for _ in range(_LIMIT_MS // 50):
            if all(self.page.locator(".hl-pad").evaluate_all(_FITS)):
                break
            self.page.wait_for_timeout(50)

    def plot(self, which: int) -> dict[str, float]:
        """Where a chart's plot lies, once every chart is drawn as wide as it has room: that moves what is below."""
        self.fitted()
        plot = self.page.locator(".hl-plot").nth(which)
        plot.scroll_into_view_if_needed()
        box: dict[str, float] = plot.bounding_box()
        return box

    def query(self) -> dict[str, str]:
        """The page's address as names and values."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def moment(self) -> str:
        """The L5/S1 moment as it is written on the stage."""
        return str(self.page.locator(".canvas text.moment").text_content())

    def lever(self, name: str) -> Any:
        """A slider beside the stage."""
        return self.page.locator(".lever").get_by_role("slider", name=name, exact=True)


Open = Callable[..., Seen]
