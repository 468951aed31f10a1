"""The first page, beside the stage: the mechanisms as meters, constraint against load, and the map of what stays up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import panel as pn
from panel.io import hold

from ui import words_charts as told
from ui.colours import profile
from ui.mechanisms import first_and_later
from ui.page.assets import style
from ui.page.cards import card
from ui.page.charts import Chart, balance_map, blank, held_in_words, load_chart, regions
from ui.page.desk import STAGE
from ui.page.links import equations
from ui.page.loads import curves, last_load_kg, load_end_kg, muscle_on_kg
from ui.page.markup import Markup
from ui.page.meters import meters, notes, warnings
from ui.page.pad import load_pad, map_pad
from ui.page.sheet import Sheet
from ui.page.store import Shown, show
from ui.view import View
from ui.words_workbench import PAGE

_REST_MS = 120  # no change for so long; a hand that moves on has its next picture before the charts
_WIDE = 504  # px, until the browser says
_HIPS_MOVE_M = 0.01  # below it a share of the balancing shift says nothing
_OF_LOADS = {
    "gate_margin_Nm": told.CHART_MARGIN,
    "silent_zone_deg": told.CHART_ZONE,
    "tip_angle_deg": told.CHART_TIP,
    "hip_shift_m": told.CHART_SHIFT,
    "rounding_per_10Nm_deg": told.CHART_GIVES,
    "strength_share": told.CHART_STRENGTH,
    "price_of_rounding": told.CHART_PRICE,
}
_OF_MAP = {"hip_shift_range_m": told.MAP_SHIFT_RANGE}
EQUATIONS = (_OF_LOADS, _OF_MAP)  # of the charts
_FULL = 3  # mechanisms that are shown in full from the start


class Explore(Sheet):
    """Reasons and charts of a view.

    Parameters
    ----------
    shown : Shown
        What is shown first.
    change : callable
        Takes a setting's name and value.
    seek : callable
        Takes the time that the figure is to show. [s]
    """

    layout = STAGE

    def __init__(
        self, shown: Shown, change: Callable[[str, object], str | None], seek: Callable[[float], None]
    ) -> None:
        self._shown = shown
        self._change, self._seek = change, seek
        self._listening = False  # whether the browser takes changes
        self._waiting: Any = None  # the call that will draw the charts
        self.reasons = Markup(follows=True, sizing_mode="stretch_width", stylesheets=[style("meters.css")], margin=0)
        self.load_pad = load_pad(self._load_chart(_WIDE), shown.view.load(), sizing_mode="stretch_width")
        self.map_pad = map_pad(self._map(_WIDE), *_now(shown), sizing_mode="stretch_width")
        self.load_pad.param.watch(self._point_at_load, "point")
        self.map_pad.param.watch(self._point_at_map, "point")
        for pad in (self.load_pad, self.map_pad):
            pad.param.watch(self._fit_charts, "wide")
        self.sources = [
            Markup(sizing_mode="stretch_width", stylesheets=[style("tables.css")], margin=0) for _ in range(2)
        ]
        self.parts = [
            card(self.reasons),
            card(self.load_pad, self.sources[0], title=PAGE["load_chart"]),
            card(self.map_pad, self.sources[1], title=PAGE["map"]),
        ]

    def draw(self, shown: Shown) -> None:
        """Put what a view shows on the page; the charts when the hand rests, so that they never hold the figure up.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        self._shown = shown
        self.reasons.html = warnings(shown.result) + meters(first_and_later(shown.result), _FULL) + notes(shown.result)
        document = pn.state.curdoc
        if document is None or document.session_context is None:
            self._draw_charts()
            return
        if self._waiting is not None:
            document.remove_timeout_callback(self._waiting)
        self._waiting = document.add_timeout_callback(self._draw_charts, _REST_MS)

    def loaded(self) -> None:
        """Draw the charts as wide as the browser has said: it says so before it takes changes."""
        self._listening = True
        self._draw_charts()

    def _load_chart(self, width: int) -> Chart:
        """Draw constraint against load."""
        view = self._shown.view
        if self._shown.scenario.lies:
            return blank(told.CHART_LIES, width=width, scale=profile(view.theme).text)
        return load_chart(
            curves(view, load_end_kg(view)), self._shown.scenario, view.load(), muscle_on_kg=muscle_on_kg(view),
            last=last_load_kg(view), width=width, scale=profile(view.theme).text,
        )  # fmt: skip

    def _map(self, width: int) -> Chart:
        """Draw what stays up, and this repetition's way through it."""
        shown, load = self._shown, self._shown.view.load()
        if shown.scenario.lies:
            return blank(told.MAP_LIES, width=width, scale=profile(shown.view.theme).text)
        path = np.asarray(shown.result.frames["trunk_lean_deg"]), _hip_shift_m(shown)
        stays_up = regions(shown.scenario, shown.result.athlete, load)
        held = held_in_words(shown.scenario, load)
        scale = profile(shown.view.theme).text
        return balance_map(stays_up, path, shown.result.deepest, held=held, width=width, scale=scale)

    def _fit_charts(self, _: object) -> None:
        """Draw the charts in a new width."""
        if self._listening:
            self._draw_charts()

    def _draw_charts(self) -> None:
        """Put both charts on."""
        self._waiting = None
        with hold():
            for line, quantities in zip(self.sources, (_OF_LOADS, _OF_MAP), strict=True):
                # There is nothing to look up where nothing is drawn.
                line.html = "" if self._shown.scenario.lies else equations(quantities)
            self.load_pad.put(self._load_chart(self.load_pad.wide or _WIDE), (self._shown.view.load(), 0.0))
            self.map_pad.put(self._map(self.map_pad.wide or _WIDE), _now(self._shown))

    def _point_at_load(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Put on the bar that was pointed at."""
        self._change("load_kg", float(event.new[0]))

    def _point_at_map(self, event: Any) -> None:  # noqa: ANN401 - Panel's own event
        """Show the lean that was pointed at, with the hips as far back as was pointed at."""
        lean, shift = float(event.new[0]), float(event.new[1]) / 100
        balanced = _shift_at(replace(self._shown.view, counterbalance=1.0), lean)
        if balanced > _HIPS_MOVE_M:
            self._change("counterbalance", round(min(max(shift / balanced, 0.0), 1.0), 2))
        reached, times = _down(self._shown, "trunk_lean_deg"), _down(self._shown, "time_s")
        self._seek(float(np.interp(lean, reached, times)))


def _shift_at(view: View, lean_deg: float) -> float:
    """Return how far back the hips are at a lean on the way down. [m]."""
    shown = show(view)
    return float(np.interp(lean_deg, _down(shown, "trunk_lean_deg"), _hip_shift_m(shown)[_way(shown)]))


def _down(shown: Shown, name: str) -> Any:  # noqa: ANN401 - an array of frames
    """Return one of the frames' columns, from upright down to the deepest."""
    return np.asarray(shown.result.frames[name])[_way(shown)]


def _way(shown: Shown) -> Any:  # noqa: ANN401 - indices
    """Return the frames from upright to the deepest; a lift from the floor is read backwards."""
    upright, deepest = shown.result.upright, shown.result.deepest
    step = 1 if deepest >= upright else -1
    return np.arange(upright, deepest + step, step)


def _hip_shift_m(shown: Shown) -> Any:  # noqa: ANN401 - an array of frames
    """Return the backward hip shift of every frame from the one that stands upright. [m]."""
    shift = np.asarray(shown.result.frames["hip_shift_m"])
    return shift - shift[shown.result.upright]


def _now(shown: Shown) -> tuple[float, float]:
    """Return where the repetition is deepest on the map: lean [deg] and hip shift [cm]."""
    result = shown.result
    lean = float(np.asarray(result.frames["trunk_lean_deg"])[result.deepest])
    return lean, 100 * float(_hip_shift_m(shown)[result.deepest])
