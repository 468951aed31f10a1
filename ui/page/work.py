"""Work that takes seconds, in parts on a thread of its own: it shows how far it is, and a newer request ends an older.

Two parts are computed at a time, whosever they are, unless they are quick. What is computed reaches the page in
the page's own thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Generic, TypeVar

import panel as pn

T = TypeVar("T")
Parts = Callable[[], Iterator[tuple[float, T]]]

_LIMIT_S = 60.0
AT_ONCE = 2  # parts, of all visitors
_turn = threading.BoundedSemaphore(AT_ONCE)


class Work(Generic[T]):
    """At most one piece of work at a time.

    Parameters
    ----------
    show : callable
        Takes how much is done, 0 to 1, and what is known by then; called in the page's thread.
    fail : callable
        Takes the error that ended the work; called in the page's thread.
    quick : bool, default False
        Whether all of it takes less than a second, so that it does not wait behind what takes many.
    """

    def __init__(
        self, show: Callable[[float, T], None], fail: Callable[[Exception], None], *, quick: bool = False
    ) -> None:
        self._show, self._fail = show, fail
        self._turn: AbstractContextManager[object] = nullcontext() if quick else _turn
        self._ticket = 0
        self._thread: threading.Thread | None = None
        if pn.state.curdoc is not None and pn.state.curdoc.session_context is not None:
            pn.state.on_session_destroyed(lambda _: self.cancel())

    def cancel(self) -> None:
        """End what is being worked on; nothing more of it is shown."""
        self._ticket += 1

    def join(self) -> None:
        """Wait until what was begun last is done, or for a minute."""
        if self._thread is not None:
            self._thread.join(_LIMIT_S)

    def start(self, parts: Parts[T]) -> None:
        """Begin, and end what was being worked on; where the page is still being made, once it is there.

        Parameters
        ----------
        parts : callable
            Gives an iterator, which computes a part at each step and gives how much is done and what is known by then.
        """
        self._ticket += 1
        document: Any = pn.state.curdoc
        self._thread = threading.Thread(target=self._work, args=(parts, self._ticket, document), daemon=True)
        # What is handed over while the session is being made may be lost.
        if document is None or document.session_context is None or pn.state.loaded:
            self._thread.start()
        else:
            pn.state.onload(self._thread.start)

    def _work(self, parts: Parts[T], ticket: int, document: Any) -> None:  # noqa: ANN401 - Bokeh's document
        """Compute part after part, as long as nothing newer is asked."""
        left = parts()
        while ticket == self._ticket:
            try:
                with self._turn:
                    if ticket != self._ticket:
                        return
                    done, known = next(left)
            except StopIteration:
                return
            except Exception as error:  # noqa: BLE001 - whatever it is, the page says so and lives on
                self._tell(ticket, document, self._fail, error)
                return
            self._tell(ticket, document, self._show, done, known)

    def _tell(self, ticket: int, document: Any, call: Callable[..., None], *said: object) -> None:  # noqa: ANN401 - likewise
        """Hand something to the page, unless something newer was asked before it gets there."""

        def tell() -> None:
            if ticket == self._ticket:
                call(*said)

        if document is None or document.session_context is None:
            tell()
        else:
            document.add_next_tick_callback(tell)
