"""Serve the workbench on this machine."""

from __future__ import annotations

import sys
from typing import Any

import panel as pn
from bokeh.server.views.ws import WSHandler

from ui import words
from ui import words_workbench as told
from ui.page.app import Workbench
from ui.page.loads import curves, load_end_kg
from ui.page.profiles import page_style
from ui.page.store import show
from ui.view import View


def serve(port: int, address: str, *, browser: bool) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    port : int
        0 for any that is free.
    address : str
        To listen on.
    browser : bool
        Whether to open one.
    """
    warm()
    _send_at_once()
    pn.extension(notifications=False, reconnect=True)
    server = pn.serve(
        {"/": _visit},
        port=port,
        address=address,
        websocket_origin=["*"] if address == "0.0.0.0" else None,  # noqa: S104 - asked for by name
        show=browser,
        start=False,
        title=told.PAGE["title"],
    )
    sys.stdout.write(words.READY.format(address=f"http://{address}:{server.port}/") + "\n")
    sys.stdout.flush()
    server.run_until_shutdown()


def warm() -> None:
    """Run every kernel once, so that no visitor waits for a compiler."""
    for name in ("kneeling-good-morning", "romanian-deadlift"):
        view = View(scenario=name)
        show(view)
        curves(view, load_end_kg(view))


def _visit() -> Any:  # noqa: ANN401 - Panel's page
    """Make one visitor's page from the address that was opened."""
    query = {name: values[-1].decode("utf-8", "replace") for name, values in pn.state.session_args.items()}
    pn.config.raw_css = [page_style()]
    return Workbench(query).page()


def _send_at_once() -> None:
    """Switch Nagle's algorithm off for the page's socket: Bokeh leaves it on, which costs 40 ms a message."""
    opened = WSHandler.open

    def open_at_once(self: WSHandler) -> None:
        self.set_nodelay(True)
        opened(self)

    WSHandler.open = open_at_once  # type: ignore[method-assign]
