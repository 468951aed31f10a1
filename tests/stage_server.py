"""Stages on bare pages, served from a thread, for tests that look at them in a browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from ui.stage.component import Stage


@dataclass
class Served:
    """Served stages: where, and the components that were made."""

    port: int
    loop: Any
    made: list[Stage] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)
    loaded: list[threading.Event] = field(default_factory=list)

    def do(self, change: Callable[[Stage], object]) -> None:
        """Change the newest stage as its own session would, once it is connected: what is sent before may be lost."""
        assert self.loaded[-1].wait(30)
        done = threading.Event()

        def run() -> None:
            change(self.made[-1])
            done.set()

        self.documents[-1].add_next_tick_callback(run)
        assert done.wait(30)


@contextmanager
def serving(stages: Mapping[str, Callable[[], Stage]]) -> Iterator[Served]:
    """Serve a stage at each name."""
    pn = pytest.importorskip("panel")
    result = Served(0, None)
    ready = threading.Event()

    def page(make: Callable[[], Stage]) -> Callable[[], object]:
        def build() -> object:
            stage = make()
            result.made.append(stage)
            result.documents.append(pn.state.curdoc)
            result.loaded.append(threading.Event())
            pn.state.onload(result.loaded[-1].set)
            return pn.Column(stage, sizing_mode="stretch_width")

        return build

    def serve() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        pages = {name: page(make) for name, make in stages.items()}
        # Old sessions stay: clearing them away in the middle of a test can swallow what another one is sent.
        server = pn.serve(
            pages, port=0, address="127.0.0.1", show=False, start=False, threaded=False,
            check_unused_sessions_milliseconds=3_600_000,
        )  # fmt: skip
        server.start()
        result.port, result.loop = server.port, server.io_loop
        ready.set()
        server.io_loop.start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert ready.wait(30)
    yield result
    result.loop.add_callback(result.loop.stop)
    thread.join(10)
    pn.state.reset()
