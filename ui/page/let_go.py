"""Let go: the view's repetition handed to physics, in a process beside the page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from sim.errors import InvalidInputError
from ui.drop import words
from ui.drop.engine import require
from ui.drop.figure import on_the_stage
from ui.drop.process import Job
from ui.drop.request import Options, Order, require_free
from ui.page.assets import style
from ui.page.markup import Markup
from ui.page.store import Shown
from ui.page.work import Work

_LOOK_S = 0.1  # between looks at a simulation
_LIMIT_S = 60.0
_Found = dict[str, Any] | None


class LetGo:
    """A button, how far the simulation is, and what came of it.

    Parameters
    ----------
    play : callable
        Takes what was shown when it began, and what the simulation found.
    back : callable
        Called to show the plan again.
    """

    def __init__(self, play: Callable[[Shown, dict[str, Any]], None], back: Callable[[], None]) -> None:
        self._play, self._back = play, back
        self._shown: Shown | None = None
        self.part = Markup(kind="hl-let-go", stylesheets=[style("let_go.css")], sizing_mode="stretch_width", margin=0)
        self.part.param.watch(self._pressed, "pressed")
        self.work: Work[_Found] = Work(self._tell, self._fail)
        self._invite()

    def take(self, shown: Shown) -> None:
        """Take another view; what was simulated or is being simulated is of the old one.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        self.work.cancel()
        self._shown = shown
        self._invite()

    def _pressed(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Do what a button says."""
        self.work.cancel()
        if event.new[1] == "go" and self._shown is not None:
            order = _order(self._shown)
            self._tell(0.0, None)
            self.work.start(lambda: _parts(order))
        elif event.new[1] == "back":
            self._back()
        else:
            self._invite()

    def _invite(self) -> None:
        """Offer the button, or say why there is none."""
        why = words.INVITE
        try:
            require()
            if self._shown is not None:
                require_free(_order(self._shown))
        except InvalidInputError as error:
            why = words.HELD if error.field == "scenario" else str(error)
        off = "" if why == words.INVITE else " disabled"
        self.part.html = f'<button type="button" data-press="go"{off}>{words.LET_GO}</button><p>{escape(why)}</p>'

    def _tell(self, done: float, found: _Found) -> None:
        """Show how far it is, or play what was found."""
        if found is None:
            said = words.DOING.format(percent=100 * done)
            self.part.html = (
                f'<button type="button" data-press="stop">{words.STOP}</button>'
                f'<div class="hl-doing" role="progressbar" aria-label="{said}" aria-valuemin="0" aria-valuemax="100" '
                f'aria-valuenow="{100 * done:.0f}"><i style="width:{100 * done:.0f}%"></i></div><p>{said}</p>'
            )
            return
        self.part.html = (
            f'<button type="button" data-press="back">{words.BACK}</button>'
            f'<p role="status">{escape(on_the_stage(found))}</p>'
        )
        if self._shown is not None:
            self._play(self._shown, found)

    def _fail(self, error: Exception) -> None:
        """Say that nothing came of it."""
        said = escape(words.FAILED.format(error=error))
        self.part.html = f'<button type="button" data-press="go">{words.LET_GO}</button><p role="alert">{said}</p>'


def _order(shown: Shown) -> Order:
    """Return what a view asks of physics."""
    view = shown.view
    return Order.of(view.exercise(), view.athlete(), view.load(), Options())


def _parts(order: Order) -> Iterator[tuple[float, _Found]]:
    """Look at a simulation now and then; when nobody looks any more, it is ended."""
    with Job("drop", order, limit_s=_LIMIT_S) as job:
        while not job.done:
            time.sleep(_LOOK_S)
            yield job.share, None
        yield 1.0, job.result()
