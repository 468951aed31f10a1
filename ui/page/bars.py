"""Which bar?: the athlete's window over people of the same size, computed beside the page while it lives on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import scenarios
from scenarios.bars import bars
from sim.athlete import LENGTHS, Athlete
from sim.window import Window
from ui import words_pages as told
from ui.bar import DRAWS, Answer, exercises, search
from ui.page.assets import style
from ui.page.band import axis_end_kg, band, bare, short
from ui.page.cards import card
from ui.page.desk import WHOLE
from ui.page.links import to_source
from ui.page.markup import Markup
from ui.page.sheet import Sheet
from ui.page.store import Shown
from ui.page.work import Work
from ui.person import person_short
from ui.view import View

_KEPT = 8  # answers of one visitor
# In the middle of their groups, for a look at other athletes. [m, kg]
EXAMPLES: Mapping[str, tuple[str, float, float]] = {
    "man": ("m", 1.76, 84.0),
    "woman": ("f", 1.63, 62.0),
    "boy": ("m", 1.49, 40.0),
    "girl": ("f", 1.50, 40.0),
}
_SIZES = ("sex", "height_m", "mass_kg", *LENGTHS)
_Asked = tuple[object, ...]


class Bars(Sheet):
    """Windows of loads for the view's athlete.

    Parameters
    ----------
    settle : callable
        Takes several settings and their values at once.
    """

    layout = WHOLE

    def __init__(self, settle: Callable[[Mapping[str, object]], object]) -> None:
        self._settle = settle
        self._known: OrderedDict[_Asked, Answer] = OrderedDict()
        self._view = View()
        self._asked: _Asked | None = None
        self.shown = Markup(kind="hl-bars", sizing_mode="stretch_width", stylesheets=[style("band.css")], margin=0)
        self.shown.param.watch(self._example, "pressed")
        self.work: Work[Answer | None] = Work(self._show, self._fail)
        self.parts = [card(self.shown)]

    def draw(self, shown: Shown) -> None:
        """Show the windows of the view's athlete, or begin to compute them.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        self._view = shown.view
        asked = tuple(getattr(shown.view, name) for name in _SIZES)
        if asked == self._asked:
            return
        self._asked = asked
        if asked in self._known:
            self.work.cancel()
            self._show(1.0, self._known[asked])
            return
        self._show(0.0, None)
        athlete = shown.view.athlete()
        self.work.start(lambda: _parts(athlete))

    def _show(self, done: float, answer: Answer | None) -> None:
        """Show what is known by now."""
        self.shown.html = page(self._view, done, answer)
        if done >= 1.0 and answer is not None and self._asked is not None:
            self._known[self._asked] = answer
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _fail(self, error: Exception) -> None:
        """Say that nothing came of it."""
        self._asked = None
        said = escape(told.PAGES_FAILED.format(error=error))
        self.shown.html = f'{_head(self._view)}<p class="hl-warning" role="alert">{said}</p>'

    def _example(self, event: object) -> None:
        """Take another athlete."""
        sex, height, mass = EXAMPLES[event.new[1]]  # type: ignore[attr-defined]
        self._settle({**dict.fromkeys(LENGTHS, ""), "sex": sex, "height_m": height, "mass_kg": mass})


def _parts(athlete: Athlete) -> Iterator[tuple[float, Answer | None]]:
    """Compute one exercise after another."""
    yield from search(athlete, exercises({}), DRAWS, equal_leans=False)


def page(view: View, done: float, answer: Answer | None) -> str:
    """Return the whole answer, as far as it is known.

    Parameters
    ----------
    view : View
        Whose athlete it is.
    done : float
        How much is computed, 0 to 1.
    answer : Answer or None
        What is known by then.

    Returns
    -------
    str
        HTML.
    """
    windows = () if answer is None else answer.windows
    own = [window for window in windows if scenarios.scenario(window.scenario).kit != "none"]
    without = [window for window in windows if scenarios.scenario(window.scenario).kit == "none"]
    parts = [_head(view), progress(done, told.BARS_PROGRESS.format(done=len(windows), total=len(bars().asked_of)))]
    if answer is not None and answer.notes:
        warnings = "".join(f"<p>{escape(note)}</p>" for note in answer.notes)
        parts.append(f'<div class="hl-warning" role="note">{warnings}</div>')
    if own:
        end = axis_end_kg(own)
        parts.append(f'<ul class="hl-answers">{"".join(short(window) for window in own)}</ul>')
        parts.append(
            f'<h2 class="hl-how">{escape(told.BARS_HOW_SURE)}</h2><p class="hl-key">{escape(told.BARS_KEY)}</p>'
        )
        parts += [band(window, end) for window in own]
    parts += [bare(window) for window in without]
    if answer is not None and done >= 1.0:
        parts.append(_limits(answer, own))
    return "".join(parts)


def progress(done: float, said: str) -> str:
    """Return how far work is; nothing once it is there.

    Parameters
    ----------
    done : float
        0 to 1.
    said : str
        The same in words.

    Returns
    -------
    str
        HTML.
    """
    if done >= 1.0:
        return ""
    value = f'aria-valuemin="0" aria-valuemax="100" aria-valuenow="{100 * done:.0f}"'
    return (
        f'<div class="hl-progress" role="progressbar" aria-label={quoteattr(said)} {value}>'
        f'<i style="width:{100 * done:.0f}%"></i></div><p class="hl-doing">{escape(said)}</p>'
    )


def _head(view: View) -> str:
    """Whose bar it is, and other athletes to look at."""
    who = person_short(view.sex, view.height_m, view.mass_kg)
    size = view.sex, view.height_m, view.mass_kg
    buttons = "".join(
        f'<button type="button" data-press="{name}" aria-pressed="{str(size == athlete).lower()}">'
        f"{escape(told.BARS_EXAMPLE.format(who=told.BARS_WHO[name], mass=athlete[2]))}</button>"
        for name, athlete in EXAMPLES.items()
    )
    how = to_source("which-bar-and-claims", escape(told.PAGES_HOW), told.BARS_HEADING.format(person=who))
    return (
        f"<h2>{escape(told.BARS_HEADING.format(person=who))}</h2>"
        f'<p class="hl-from-whom">{escape(told.BARS_FROM.format(draws=DRAWS))} {how}</p>'
        f'<div class="hl-examples"><b>{escape(told.BARS_EXAMPLES)}</b>{buttons}</div>'
    )


def _limits(answer: Answer, own: list[Window]) -> str:
    """Say what the limits are, where they come from, and who was left out."""
    seen = {(top.limits, top.source): (window, top) for window in own for top in window.tops}
    lines = [told.BARS_LIMITS_WHY]
    for window, top in seen.values():
        support = told.BARS_SUPPORT[scenarios.scenario(window.scenario).support]
        lines.append(
            told.BARS_LIMITS.format(
                limits=top.limits.capitalize(), support=support, moment=top.strength_Nm, source=top.source,
                compression=top.compression_N / 1000, shear=top.shear_N / 1000,
            )
        )  # fmt: skip
    lines.append(told.BARS_SILENCE.format(failed=100 * answer.people.raw_fail_share))
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    title = escape(told.BARS_LIMITS_TITLE)
    return f'<details class="hl-limits" data-key="limits"><summary>{title}</summary>{said}</details>'
