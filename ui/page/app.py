"""The workbench: one page, one athlete, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

import numpy as np
import panel as pn
import panel_material_ui as pmui
from panel.io import hold
from panel_material_ui.template.base import Page

from sim.errors import InvalidInputError
from ui import words
from ui.colours import profile
from ui.page.charts import Chart, balance_map, held_in_words, load_chart, regions
from ui.page.controls import Controls
from ui.page.desk import Desk
from ui.page.loads import curves, last_load_kg, load_end_kg, muscle_on_kg
from ui.page.meters import meters
from ui.page.meters import style as meters_style
from ui.page.pad import load_pad, map_pad
from ui.page.profiles import themed
from ui.page.store import Ghost, Shown, changed, show
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
        self.view, self.ignored = from_query(query)
        self._listening = False  # whether the browser takes changes
        self._waiting: Any = None  # the call that will draw the charts
        shown = show(self.view)
        self.stage = Stage(theme=self.view.theme)
        self.controls = Controls(self.view, self.change, self.speak)
        self.why = pn.pane.HTML(sizing_mode="stretch_width", stylesheets=[meters_style()], margin=0)
        self.spoken = pn.pane.HTML()
        self.load_pad = load_pad(self._load_chart(shown, _WIDE), self.view.load(), sizing_mode="stretch_width")
        self.map_pad = map_pad(self._map(shown, _WIDE), *_now(shown), sizing_mode="stretch_width")
        self.load_pad.param.watch(self._point_at_load, "point")
        self.map_pad.param.watch(self._point_at_map, "point")
        for pad in (self.load_pad, self.map_pad):
            pad.param.watch(self._fit_charts, "wide")
        self.desk = Desk(
            theme=self.view.theme,
            tools=[self.controls.athlete],
            notes=[_note(self.ignored)] if self.ignored else [],
            steps=self.controls.step,
            stage=self.stage,
            bar=self.controls.load,
            levers=self.controls.levers(),
            aside=[self.why, _card(words.PAGE["load_chart"], self.load_pad), _card(words.PAGE["map"], self.map_pad)],
            spoken=self.spoken,
            sizing_mode="stretch_width",
            margin=0,
        )
        self.desk.param.watch(lambda event: self.change("theme", event.new), "theme")
        self._page = Page(
            title=words.PAGE["title"],
            main=[self.desk],
            theme_toggle=False,
            busy_indicator=None,
            sx={
                "& .MuiAppBar-root, & .MuiToolbar-root": {"display": "none"},
                "& main": {"backgroundColor": "var(--hl-page)"},
            },
            **themed(self.view.theme),
        )
        self.draw(shown)
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
        try:
            view = changed(self.view, name, value)
            shown = show(view)
        except InvalidInputError as error:
            return str(error)
        with hold():  # one message
            if view.theme != self.view.theme:
                self.stage.theme = view.theme
                self._page.param.update(**themed(view.theme))
            self.view = view
            self.controls.follow(view)
            self.draw(shown)
            self._address()
        return None

    def draw(self, shown: Shown) -> None:
        """Put what a view shows on the page.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        ghost = shown.ghost
        self.stage.present(
            shown.layout,
            phases(shown.scenario),
            ghost=None if ghost is None else ghost.layout,
            ghost_frame=None if ghost is None else ghost.frame,
            ghost_label=("", "") if ghost is None else ghost_label(ghost),
        )
        self.why.object = meters(reasons(shown.result))
        self._draw_charts_soon()

    def _draw_charts_soon(self) -> None:
        """Draw the charts when the hand rests, so that they never hold the figure up; without a browser, at once."""
        document = pn.state.curdoc
        if document is None or document.session_context is None:
            self._draw_charts()
            return
        if self._waiting is not None:
            document.remove_timeout_callback(self._waiting)
        self._waiting = document.add_timeout_callback(self._draw_charts, _REST_MS)

    def speak(self) -> None:
        """Say in one go what the page shows, when a control is let go and not at every move."""
        shown = show(self.view)
        outcome = shown.result.outcome
        parts = (
            words.PAGE["reason"].format(title=why.title, state=why.state, value=why.value, small=why.small)
            for why in reasons(shown.result)
        )
        line = words.PAGE["summary"].format(
            title=shown.scenario.title, load=f"{self.view.load():g}",
            outcome=outcome.reason or words.STATUS[outcome.status].lower(), reasons=" ".join(parts),
        )  # fmt: skip
        self.spoken.object = f'<p role="status" aria-live="polite">{escape(line)}</p>'

    def _load_chart(self, shown: Shown, width: int) -> Chart:
        """Draw constraint against load."""
        view = self.view
        return load_chart(
            curves(view, load_end_kg(view)), shown.scenario, view.load(), muscle_on_kg=muscle_on_kg(view),
            last=last_load_kg(view), width=width, scale=profile(view.theme).text,
        )  # fmt: skip

    def _map(self, shown: Shown, width: int) -> Chart:
        """Draw what stays up, and this repetition's way through it."""
        frames = shown.result.frames
        path = np.asarray(frames["trunk_lean_deg"]), np.asarray(frames["hip_shift_m"])
        stays_up = regions(shown.scenario, shown.result.athlete, self.view.load())
        held = held_in_words(shown.scenario, self.view.load())
        scale = profile(self.view.theme).text
        return balance_map(stays_up, path, shown.result.deepest, held=held, width=width, scale=scale)

    def _loaded(self) -> None:
        """Draw the charts as wide as the browser has said: it says so before it takes changes."""
        self._listening = True
        self._draw_charts()

    def _fit_charts(self, _: object) -> None:
        """Draw the charts in a new width."""
        if self._listening:
            self._draw_charts()

    def _draw_charts(self) -> None:
        """Put both charts on."""
        self._waiting = None
        shown = show(self.view)
        with hold():
            self.load_pad.put(self._load_chart(shown, self.load_pad.wide or _WIDE), (self.view.load(), 0.0))
            self.map_pad.put(self._map(shown, self.map_pad.wide or _WIDE), _now(shown))

    def _point_at_load(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Put on the bar that was pointed at."""
        self.change("load_kg", float(event.new[0]))

    def _point_at_map(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Show the lean that was pointed at, with the hips as far back as was pointed at."""
        lean, shift = float(event.new[0]), float(event.new[1]) / 100
        whole = show(replace(self.view, counterbalance=1.0)).result.frames
        leans, shifts = np.asarray(whole["trunk_lean_deg"]), np.asarray(whole["hip_shift_m"])
        down = slice(0, int(np.argmax(leans)) + 1)
        balanced = float(np.interp(lean, leans[down], shifts[down]))
        if balanced > _HIPS_MOVE_M:
            self.change("counterbalance", round(min(max(shift / balanced, 0.0), 1.0), 2))
        shown = show(self.view).result.frames
        reached, times = np.asarray(shown["trunk_lean_deg"]), np.asarray(shown["time_s"])
        down = slice(0, int(np.argmax(reached)) + 1)
        self.stage.time_s = float(np.interp(lean, reached[down], times[down]))

    def _address(self) -> None:
        """Keep the view in the page's address."""
        location = pn.state.location
        if location is not None:
            location.param.update(search="?" + urlencode(to_query(self.view)), reload=False)

    def page(self) -> Page:
        """Return the whole page."""
        return self._page


def _card(title: str, content: Any) -> pmui.Column:  # noqa: ANN401 - any component
    """Return a chart under its heading."""
    heading = pn.pane.HTML(f"<h2>{title}</h2>", stylesheets=[_HEADING], sizing_mode="stretch_width", margin=0)
    return pmui.Column(heading, content, sizing_mode="stretch_width")


_HEADING = """
h2 { font-size: calc(20px * var(--hl-text, 1)); font-weight: 600; margin: 0 0 8px; }
"""
_REST_MS = 60  # no change for so long
_WIDE = 504  # px, until the browser says
_HIPS_MOVE_M = 0.01  # below it a share of the balancing shift says nothing


def _now(shown: Shown) -> tuple[float, float]:
    """Return where the repetition is deepest on the map: lean [deg] and hip shift [cm]."""
    frames, deepest = shown.result.frames, shown.result.deepest
    return float(np.asarray(frames["trunk_lean_deg"])[deepest]), 100 * float(np.asarray(frames["hip_shift_m"])[deepest])


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
    name, number = words.GHOST_LABELS[ghost.kind]
    if ghost.number is None:
        return name, words.GHOST_NEVER_TIPS
    return name, number.format(number=f"{ghost.number:.0f}")


def _note(ignored: list[str]) -> pmui.Alert:
    """Say what was left out of the address."""
    return pmui.Alert(
        words.PAGE["ignored"].format(lines="; ".join(ignored)), severity="info", variant="outlined", closeable=True,
        sizing_mode="stretch_width", margin=0,
    )  # fmt: skip
