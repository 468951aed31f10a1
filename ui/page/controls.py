"""The few controls of the page, each bound to one setting of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import panel as pn
import panel_material_ui as pmui

import scenarios
from sim import limits
from ui import words
from ui.page.plates import bar_picture, bar_text
from ui.view import GHOSTS, THEMES, View

Change = Callable[[str, object], str | None]


class LiveSlider(pmui.FloatSlider):
    """A slider whose moves are handled at once; Panel waits 50 ms by default."""

    _debounce = 0


_WRAP = {"flexWrap": "wrap", "& .MuiToggleButton-root": {"flex": "1 1 130px", "minHeight": "44px"}}


class Controls:
    """Stepper, athlete, load, counterbalance, rounding, ghost and colours.

    Parameters
    ----------
    view : View
        Settings to start from.
    change : callable
        Takes a setting's name and value; returns why it is not allowed, or None.
    """

    def __init__(self, view: View, change: Change) -> None:
        self._change = change
        self._quiet = False
        steps = {item.title: name for name, item in scenarios.exercises().items()}
        self.step = pmui.RadioButtonGroup(
            label=words.PAGE["step"], options=steps, value=view.scenario, sizing_mode="stretch_width", sx=_WRAP
        )
        self.bar = pn.pane.HTML(_bar(view.load()), stylesheets=[_BAR], sizing_mode="stretch_width")
        self.load = self._slider("load_kg", words.PAGE["load"], (0, 100, 0.5), view.load())
        self.counterbalance = self._slider(
            "counterbalance", words.PAGE["counterbalance"], (0, 1, 0.05), view.counterbalance
        )
        self.rounding = self._slider(
            "lumbar_flexion_deg", words.PAGE["rounding"], (-20, 60, 1), view.lumbar_flexion_deg
        )
        self.ghost = pmui.RadioButtonGroup(
            label=words.PAGE["ghost"], options={words.GHOSTS[name]: name for name in GHOSTS}, value=view.ghost
        )
        self.theme = pmui.RadioButtonGroup(
            label=words.PAGE["theme"], options={words.THEMES[name]: name for name in THEMES}, value=view.theme
        )
        self.sex = pmui.RadioButtonGroup(
            label=words.PAGE["sex"], options={words.SEX[name]: name for name in limits.CHOICES["sex"]}, value=view.sex
        )
        self.numbers = {
            name: pmui.TextInput(label=words.PAGE[name], value=_shown(getattr(view, name)), width=150)
            for name in ("height_m", "mass_kg", "thigh_m", "shank_m", "trunk_m", "arm_m")
        }
        for name, widget in {
            "scenario": self.step,
            "ghost": self.ghost,
            "theme": self.theme,
            "sex": self.sex,
            **self.numbers,
        }.items():
            self._bind(name, widget)

    def _slider(self, name: str, label: str, span: tuple[float, float, float], value: float) -> LiveSlider:
        start, end, step = span
        slider = LiveSlider(
            label=label, start=start, end=end, step=step, value=min(max(value, start), end), sizing_mode="stretch_width"
        )
        self._bind(name, slider)
        return slider

    def _bind(self, name: str, widget: Any) -> None:  # noqa: ANN401 - any widget
        """Report a widget's changes; say beside it what is allowed where one is not."""

        def report(event: Any) -> None:  # noqa: ANN401 - Panel's own event
            if self._quiet:
                return
            problem = self._change(name, event.new)
            if isinstance(widget, pmui.TextInput):
                widget.param.update(error_state=problem is not None, helper_text=problem or "")

        widget.param.watch(report, "value")

    def follow(self, view: View) -> None:
        """Set the widgets that another one has moved.

        Parameters
        ----------
        view : View
            Settings of the page.
        """
        self._quiet = True
        try:
            self.load.value = min(view.load(), self.load.end)
            self.bar.object = _bar(view.load())
            self.counterbalance.value = view.counterbalance
        finally:
            self._quiet = False

    def under_the_stage(self) -> pn.viewable.Viewable:
        """Return what changes the repetition: the bar, the hips, the spine, and what it is compared with."""
        return pmui.Column(
            pmui.Grid(
                _cell(self.bar, 4),
                _cell(self.load, 8),
                _cell(self.counterbalance, 6),
                _cell(self.rounding, 6),
                container=True,
                spacing=2,
                sizing_mode="stretch_width",
            ),
            self.ghost,
            sizing_mode="stretch_width",
        )

    def athlete(self) -> pn.viewable.Viewable:
        """Return who does it, measured lengths folded away, and the colours."""
        usual = ("height_m", "mass_kg")
        measured = [widget for name, widget in self.numbers.items() if name not in usual]
        folded = pmui.Accordion(
            (words.PAGE["measured"], pmui.FlexBox(*measured, gap="16px")), active=[], sizing_mode="stretch_width"
        )
        return pmui.Grid(
            _cell(pmui.FlexBox(self.sex, *(self.numbers[name] for name in usual), gap="8px", align_items="end"), 5),
            _cell(folded, 4),
            _cell(self.theme, 3),
            container=True,
            spacing=2,
            sizing_mode="stretch_width",
        )


def _cell(content: pn.viewable.Viewable, twelfths: int) -> pmui.Grid:
    """Return a part of a row: that many twelfths on a desk, the whole width on a phone."""
    return pmui.Grid(content, size={"xs": 12, "md": twelfths}, sizing_mode="stretch_width")


def _shown(value: float | None) -> str:
    """Write a number as people do, nothing where there is none."""
    return "" if value is None else f"{value:g}"


def _bar(load_kg: float) -> str:
    """Return the load in large figures over the bar with its plates."""
    return f'<p class="load"><b>{load_kg:g}\u00a0kg</b> {bar_text(load_kg)}</p>{bar_picture(load_kg)}'


_BAR = """
p.load { margin: 0; color: var(--hl-second-ink); font-size: calc(16px * var(--type, 1)); }
p.load b { display: block; color: var(--hl-bar); font-size: calc(44px * var(--type, 1)); line-height: 1; }
svg { max-width: 100%; height: 56px; }
"""
