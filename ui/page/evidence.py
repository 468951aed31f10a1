"""Evidence: every claim of the progression, judged over a population beside the page, with what was found by others."""

from __future__ import annotations

from collections.abc import Iterator

import scenarios
from sim.draws import draw_group
from sim.judge import Verdict, judge
from skeletons.populations import standard_population
from ui import words_pages as told
from ui.claims import DRAWS, SEED, known_claims
from ui.page.assets import style
from ui.page.cards import card
from ui.page.claim import failed, page
from ui.page.desk import WHOLE
from ui.page.markup import Markup
from ui.page.sheet import Sheet
from ui.page.store import Shown
from ui.page.work import Work

Known = tuple[Verdict, ...]

_judged: dict[int, Known] = {}  # by seed: the same for every visitor, so computed once


class Evidence(Sheet):
    """Claims and verdicts; they are about groups of people, not about the view's athlete."""

    layout = WHOLE

    def __init__(self) -> None:
        self._begun = False
        self.shown = Markup(
            kind="hl-evidence", sizing_mode="stretch_width", stylesheets=[style("claims.css")], margin=0
        )
        self.work: Work[Known] = Work(self._show, self._fail)
        self.parts = [card(self.shown)]

    def draw(self, shown: Shown) -> None:
        """Show the verdicts, or begin to compute them.

        Parameters
        ----------
        shown : Shown
            What follows from the view; it changes nothing here.
        """
        del shown
        if self._begun:
            return
        self._begun = True
        known = _judged.get(SEED)
        if known is not None:
            self._show(1.0, known)
            return
        self._show(0.0, ())
        self.work.start(_parts)

    def _show(self, done: float, known: Known) -> None:
        """Show what is judged by now."""
        self.shown.html = page(done, known, len(known_claims()))

    def _fail(self, error: Exception) -> None:
        """Say that nothing came of it."""
        self._begun = False
        self.shown.html = failed(told.PAGES_FAILED.format(error=error))


def _parts() -> Iterator[tuple[float, Known]]:
    """Draw one group after another, then judge one claim after another."""
    population, chosen = standard_population(), list(known_claims().values())
    total = len(population.groups) + len(chosen)
    people = {}
    for n, group in enumerate(population.groups, 1):
        people[group.name] = draw_group(population, group, DRAWS, SEED)
        yield n / total, ()
    known: Known = ()
    for verdict in judge(chosen, scenarios.exercises(), population, people):
        known = (*known, verdict)
        yield (len(population.groups) + len(known)) / total, known
    _judged[SEED] = known
