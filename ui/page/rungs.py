"""Ladder: what each rung asks of the view's athlete, computed beside the page while it lives on."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.ladder import ladder
from sim.athlete import LENGTHS, Athlete
from ui import words_pages as told
from ui.ladder import Climbed, climb
from ui.page.assets import style
from ui.page.cards import card
from ui.page.desk import WHOLE
from ui.page.markup import Markup
from ui.page.rung import failed, page
from ui.page.sheet import Sheet
from ui.page.steps import icon
from ui.page.store import Shown
from ui.page.work import Work
from ui.view import View

_SIZES = ("sex", "height_m", "mass_kg", *LENGTHS)
_EACH = 4  # rungs from one picture to the next
Known = tuple[Climbed, ...]


class Rungs(Sheet):
    """Every rung, the one that is open in the view marked."""

    layout = WHOLE

    def __init__(self) -> None:
        self._view = View()
        self._asked: tuple[object, ...] | None = None
        self._done, self._known = 0.0, Known()
        self.shown = Markup(kind="hl-ladder", sizing_mode="stretch_width", stylesheets=[style("rungs.css")], margin=0)
        self.work: Work[Known] = Work(self._show, self._fail, quick=True)
        self.parts = [card(self.shown)]

    def draw(self, shown: Shown) -> None:
        """Show the rungs of the view's athlete, or begin to compute them.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        self._view = shown.view
        asked = tuple(getattr(shown.view, name) for name in _SIZES)
        if asked == self._asked:
            self._show(self._done, self._known)
            return
        self._asked = asked
        self._show(0.0, ())
        athlete = shown.view.athlete()
        self.work.start(lambda: _parts(athlete))

    def _show(self, done: float, known: Known) -> None:
        """Show what is known by now."""
        self._done, self._known = done, known
        self.shown.html = page(self._view, ladder(), done, known)

    def _fail(self, error: Exception) -> None:
        """Say that nothing came of it."""
        self._asked = None
        self.shown.html = failed(self._view, told.PAGES_FAILED.format(error=error))


def _parts(athlete: Athlete) -> Iterator[tuple[float, Known]]:
    """Compute one rung after another, and what stands for it in the picture."""
    known: Known = ()
    total = len(ladder().rungs)
    for item in climb(ladder(), athlete):
        icon(item.rung.name)  # drawn once, and not in the page's thread
        known = (*known, item)
        if len(known) % _EACH == 0 or len(known) == total:
            yield len(known) / total, known
