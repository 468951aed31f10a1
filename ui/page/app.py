"""The workbench: one page, one athlete, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode
from xml.sax.saxutils import escape

import panel as pn
import panel_material_ui as pmui
from panel.io import hold
from panel.util.parameters import edit_readonly
from panel_material_ui.template.base import Page

from sim.errors import InvalidInputError
from ui import words
from ui import words_workbench as told
from ui.drop.figure import fall, fall_phases
from ui.fault_moment import moment
from ui.faults import size
from ui.figure.beside import frame_at
from ui.page.address import Address
from ui.page.assets import style
from ui.page.bars import Bars
from ui.page.controls import Controls
from ui.page.desk import WHOLE, Desk
from ui.page.evidence import Evidence
from ui.page.explore import Explore
from ui.page.let_go import LetGo
from ui.page.model import Model
from ui.page.profiles import themed
from ui.page.rungs import Rungs
from ui.page.sheet import Sheet
from ui.page.store import Ghost, Shown, changed, show
from ui.page.why import Why
from ui.page.wrong import wrong
from ui.reasons import reasons
from ui.stage.component import Stage
from ui.stage.payload import phases
from ui.view import from_query, to_query


class Workbench:
    """One visitor's page.

    Parameters
    ----------
    query : mapping
        Names and values of the page's address.
    """

    def __init__(self, query: Mapping[str, str]) -> None:
        self.view, ignored = from_query(query)
        shown = show(self.view)
        self._listening = False  # whether the browser takes changes
        self.sheets: dict[str, Sheet] = {}
        self.stage = Stage(theme=self.view.theme)
        self.controls = Controls(self.view, self.change, self.speak)
        self.let_go = LetGo(self._let_fall, lambda: self.draw(show(self.view)))
        self.spoken = pn.pane.HTML()
        self.address = Address()
        self.aside, self.whole = _holder(), _holder()
        self.desk = Desk(
            theme=self.view.theme,
            exercise=self.controls.exercise,
            tools=[self.controls.athlete],
            notes=_note(ignored),
            steps=self.controls.step,
            stage=self.stage,
            bar=self.controls.load,
            levers=[*self.controls.levers(), self.let_go.part],
            aside=self.aside,
            whole=self.whole,
            unseen=[self.address, self.spoken],
            sizing_mode="stretch_width",
            margin=0,
        )
        self.desk.param.watch(self._recolour, "theme")
        self.desk.param.watch(self._follow, "asked")
        self.address.param.watch(self._go_back, "visited")
        self._page = Page(
            title=told.PAGE["title"],
            main=[self.desk],
            theme_toggle=False,
            busy_indicator=None,
            sx={
                "& .MuiAppBar-root, & .MuiToolbar-root": {"display": "none"},
                "& main": {"backgroundColor": "var(--hl-page)"},
            },
            **themed(self.view.theme),
        )
        with edit_readonly(self._page):
            self._page.busy = False  # else each move tells the browser twice, for an indicator that is not there
        self.draw(shown)
        self._show_fault(shown)
        self.speak()
        pn.state.onload(self._loaded)

    def change(self, name: str, value: object) -> str | None:
        """Change one setting; where it is not allowed the last good picture stays.

        Parameters
        ----------
        name : str
            A field of `View`.
        value : object
            Its new value.

        Returns
        -------
        str or None
            Why it is not allowed.
        """
        return self.settle({name: value})

    def settle(self, settings: Mapping[str, object]) -> str | None:
        """Change several settings at once, or none of them.

        Parameters
        ----------
        settings : mapping
            New values by fields of `View`.

        Returns
        -------
        str or None
            Why they are not allowed.
        """
        view = self.view
        try:
            for name, value in settings.items():
                view = changed(view, name, value)
            shown = show(view)
        except InvalidInputError as error:
            return str(error)
        self._take(shown, turn=(view.page, view.at) != (self.view.page, self.view.at))
        return None

    def draw(self, shown: Shown) -> None:
        """Put what a view shows on the page.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        sheet = self._open(shown)
        self.let_go.take(shown)
        if sheet.layout != WHOLE:
            ghost = shown.ghost
            # A fault that the view is compared with stands there whatever is chosen.
            self.controls.ghost.visible = ghost is None or ghost.fault is None
            self.stage.present(
                shown.layout,
                phases(shown.scenario),
                ghost=None if ghost is None else ghost.layout,
                ghost_frame=None if ghost is None else ghost.frame,
                ghost_label=("", "") if ghost is None else ghost_label(ghost),
            )
        sheet.draw(shown)

    def speak(self) -> None:
        """Say in one go what the page shows, when a control is let go and not at every move."""
        shown = show(self.view)
        outcome = shown.result.outcome
        parts = (
            told.PAGE["reason"].format(title=why.title, state=why.state, value=why.value, small=why.small)
            for why in reasons(shown.result)
        )
        line = told.PAGE["summary"].format(
            title=shown.scenario.title, load=f"{self.view.load():g}",
            outcome=outcome.reason or words.STATUS[outcome.status].lower(), reasons=" ".join(parts),
        )  # fmt: skip
        self.spoken.object = f'<p role="status" aria-live="polite">{escape(line)}</p>'

    def page(self) -> Page:
        """Return the whole page."""
        return self._page

    def _take(self, shown: Shown, *, turn: bool, keep: bool = True) -> None:
        """Show another view; ``turn`` where it is another page, ``keep`` where the address is to follow."""
        view, before = shown.view, self.view
        self.view = view
        with hold():  # one message
            if view.theme != before.theme:
                self.desk.theme = self.stage.theme = view.theme
                self._page.param.update(**themed(view.theme))
            self.controls.follow(view)
            self.draw(shown)
            if (view.page, view.against) != (before.page, before.against):
                self._show_fault(shown)
            if keep:
                self.address.shown = {"search": "?" + urlencode(to_query(view)), "turn": turn}

    def _open(self, shown: Shown) -> Sheet:
        """Put the view's page on the desk, made when it is first opened."""
        name = shown.view.page
        sheet = self.sheets.get(name) or self._make(name, shown)
        if self.desk.page != name or name not in self.sheets:
            self.sheets[name] = sheet
            holder, other = (self.whole, self.aside) if sheet.layout == WHOLE else (self.aside, self.whole)
            holder.objects, other.objects = sheet.parts, []
            self.desk.param.update(page=name, layout=sheet.layout)
        return sheet

    def _make(self, name: str, shown: Shown) -> Sheet:
        """Make a page."""
        if name == "why":
            return Why(shown, self.change)
        if name == "bar":
            return Bars(self.settle)
        if name == "ladder":
            return Rungs()
        if name == "evidence":
            return Evidence()
        if name == "model":
            return Model()
        explore = Explore(shown, self.change, self._seek)
        if self._listening:
            explore.loaded()
        return explore

    def _let_fall(self, shown: Shown, found: dict[str, Any]) -> None:
        """Play a simulation in the same drawing."""
        layout = fall(shown.result, found)
        self.stage.present(layout, fall_phases(phases(shown.scenario), layout), play=True)

    def _show_fault(self, shown: Shown) -> None:
        """Show the moment at which the fault that a view is compared with is best seen."""
        run = wrong(shown.view) if shown.view.page == "why" else None
        if run is not None:
            part, _ = moment(run)
            self._seek(float(shown.layout.marks.time_s[frame_at(shown.layout, part)]))

    def _seek(self, time_s: float) -> None:
        """Show the figure at a time."""
        self.stage.time_s = time_s

    def _loaded(self) -> None:
        """Draw what waited until the browser said how wide it is and takes changes."""
        self._listening = True
        explore = self.sheets.get("explore")
        if isinstance(explore, Explore):
            explore.loaded()

    def _recolour(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Take the colours that were chosen in the head."""
        if event.new != self.view.theme:
            self.change("theme", event.new)

    def _follow(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Open the page, and the exercise, that a link leads to."""
        self.settle(event.new[1])
        if "scenario" in event.new[1]:
            self.speak()

    def _go_back(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Show the view of an address that the browser went back to."""
        view, ignored = from_query(dict(parse_qsl(event.new.removeprefix("?"))))
        self.desk.notes = _note(ignored)
        self._take(show(view), turn=False, keep=False)
        self.controls.restore(view)
        self.speak()


def ghost_label(ghost: Ghost) -> tuple[str, str]:
    """Return what a ghost is, and the number that it shows.

    Parameters
    ----------
    ghost : Ghost
        What stands behind the figure.

    Returns
    -------
    tuple of str
    """
    if ghost.fault is not None:
        return ghost.fault["title"].lower(), size(ghost.fault)
    name, number = told.GHOST_LABELS[ghost.kind]
    if ghost.number is None:
        return name, told.GHOST_NEVER_TIPS
    return name, number.format(number=f"{ghost.number:.0f}")


def _holder() -> pn.Column:
    """Return what the open page's parts are put into."""
    return pn.Column(sizing_mode="stretch_width", margin=0, stylesheets=[style("holder.css")])


def _note(ignored: list[str]) -> list[pmui.Alert]:
    """Say what was left out of the address, if anything."""
    text = told.PAGE["ignored"].format(lines="; ".join(ignored))
    more = {"severity": "info", "variant": "outlined", "closeable": True, "sizing_mode": "stretch_width", "margin": 0}
    return [pmui.Alert(text, **more)] if ignored else []
