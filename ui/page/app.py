"""The workbench: one page, one athlete, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import numpy as np
import panel as pn
import panel_material_ui as pmui
from panel_material_ui.template.base import Page

from sim.errors import InvalidInputError
from ui import words
from ui.colours import profile
from ui.page.charts import Chart, balance_map, load_chart, regions
from ui.page.controls import Controls
from ui.page.loads import curves, last_load_kg, load_end_kg, muscle_on_kg
from ui.page.meters import meters
from ui.page.meters import style as meters_style
from ui.page.pad import load_pad, map_pad
from ui.page.store import Ghost, Shown, changed, show
from ui.reasons import reasons
from ui.stage.component import Stage
from ui.stage.payload import custom_properties, phases
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
        self.stage = Stage(theme=self.view.theme)
        self.controls = Controls(self.view, self.change)
        self.why = pn.pane.HTML(sizing_mode="stretch_width", stylesheets=[meters_style()])
        self.spoken = pn.pane.HTML(css_classes=["spoken"])
        shown = show(self.view)
        self.load_pad = load_pad(self._load_chart(shown), self.view.load(), sizing_mode="stretch_width")
        self.map_pad = map_pad(self._map(shown), *_now(shown), sizing_mode="stretch_width")
        self.load_pad.param.watch(self._point_at_load, "point")
        self.map_pad.param.watch(self._point_at_map, "point")
        self.draw(shown)

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
        reload = view.theme != self.view.theme
        self.view = view
        self.controls.follow(view)
        self.draw(shown)
        self._address(reload=reload)
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
        why = reasons(shown.result)
        self.why.object = meters(why)
        self.load_pad.put(self._load_chart(shown), (self.view.load(), 0.0))
        self.map_pad.put(self._map(shown), _now(shown))
        outcome = shown.result.outcome.reason or words.STATUS[shown.result.outcome.status]
        line = words.PAGE["summary"].format(title=shown.scenario.title, load=f"{self.view.load():g}", outcome=outcome)
        self.spoken.object = f'<p role="status" aria-live="polite">{line}</p>'

    def _load_chart(self, shown: Shown) -> Chart:
        """Draw constraint against load."""
        view = self.view
        return load_chart(
            curves(view, load_end_kg(view)),
            shown.scenario,
            view.load(),
            muscle_on_kg=muscle_on_kg(view),
            last=last_load_kg(view),
        )

    def _map(self, shown: Shown) -> Chart:
        """Draw what stays up, and this repetition's way through it."""
        frames = shown.result.frames
        path = np.asarray(frames["trunk_lean_deg"]), np.asarray(frames["hip_shift_m"])
        stays_up = regions(shown.scenario, shown.result.athlete, self.view.load())
        return balance_map(stays_up, path, shown.result.deepest)

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

    def _address(self, *, reload: bool) -> None:
        """Keep the view in the page's address."""
        location = pn.state.location
        if location is not None:
            location.param.update(search="?" + urlencode(to_query(self.view)), reload=reload)

    def page(self) -> Page:
        """Return the whole page."""
        notes = [pmui.Alert(words.PAGE["ignored"].format(lines="; ".join(self.ignored)))] if self.ignored else []
        halves = pmui.Grid(
            _cell(_card(self.stage, self.controls.under_the_stage()), 8),
            _cell(_card(self.why), 4),
            _cell(_card(_heading(words.PAGE["load_chart"]), self.load_pad), 6),
            _cell(_card(_heading(words.PAGE["map"]), self.map_pad), 6),
            container=True,
            spacing=3,
            sizing_mode="stretch_width",
        )
        return Page(
            title=words.PAGE["title"],
            theme_toggle=False,
            dark_theme=self.view.theme == "dark",
            theme_config=theme_config(self.view.theme),
            sx={
                "& .MuiAppBar-root": {"backgroundColor": "var(--hl-panel)", "color": "var(--hl-ink)"},
                "& .MuiAppBar-root *": {"color": "var(--hl-ink)"},
            },
            main=[
                pmui.Column(
                    pn.pane.HTML(
                        f"<h1>{words.PAGE['heading']}</h1>", stylesheets=[_HEADING], sizing_mode="stretch_width"
                    ),
                    *notes,
                    self.controls.step,
                    halves,
                    _card(self.controls.athlete()),
                    self.spoken,
                    sizing_mode="stretch_width",
                    sx={"padding": {"xs": "8px", "md": "24px"}, "gap": "16px", "backgroundColor": "var(--hl-page)"},
                )
            ],
        )


def _cell(content: pn.viewable.Viewable, twelfths: int) -> pmui.Grid:
    """Return a part of the page: that many twelfths on a desk, the whole width on a phone."""
    return pmui.Grid(content, size={"xs": 12, "lg": twelfths}, sizing_mode="stretch_width")


def _card(*content: pn.viewable.Viewable) -> pmui.Paper:
    """Return a panel with rounded corners."""
    return pmui.Paper(
        *content,
        elevation=0,
        sizing_mode="stretch_width",
        sx={
            "backgroundColor": "var(--hl-panel)",
            "border": "1px solid var(--hl-hairline)",
            "borderRadius": "16px",
            "padding": {"xs": "12px", "md": "28px"},
        },
    )


def _heading(text: str) -> pn.pane.HTML:
    """Return a part's heading."""
    return pn.pane.HTML(f"<h2>{text}</h2>", stylesheets=[_HEADING], sizing_mode="stretch_width")


def theme_config(theme: str) -> dict[str, Any]:
    """Return a profile for the widgets: ink on paper, because hue belongs to physical quantities.

    Parameters
    ----------
    theme : str
        A colour profile.

    Returns
    -------
    dict
        Settings of the widget library's theme.
    """
    colours = profile(theme)
    return {
        "palette": {
            "primary": {"main": colours.ink, "contrastText": colours.page},
            "background": {"default": colours.page, "paper": colours.panel},
            "text": {"primary": colours.ink, "secondary": colours.second_ink},
        },
        "typography": {"fontFamily": _FONT, "fontSize": 16 * colours.text, "button": {"textTransform": "none"}},
    }


_HEADING = """
h1 { font-size: calc(20px * var(--type, 1)); font-weight: 700; margin: 0; }
h2 { font-size: calc(20px * var(--type, 1)); font-weight: 600; margin: 0 0 8px; }
"""
_HIPS_MOVE_M = 0.01  # below it a share of the balancing shift says nothing
_FONT = '"Atkinson Hyperlegible Next", sans-serif'


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


def page_style(theme: str) -> str:
    """Return the page's own style in one profile.

    Parameters
    ----------
    theme : str
        A colour profile.

    Returns
    -------
    str
        CSS.
    """
    own = files("ui.page").joinpath("page.css").read_text(encoding="utf-8")
    named = custom_properties(profile(theme))
    return f":root{{{named}--type:{profile(theme).text};}}\n{own}"
