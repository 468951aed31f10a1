"""The few controls of the page, each bound to one setting of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import panel as pn
import panel_material_ui as pmui

from sim import limits
from sim.athlete import LENGTHS
from sim.scenario import Scenario
from ui import words
from ui import words_workbench as told
from ui.page.choice import choice
from ui.page.lever import Lever
from ui.page.loads import load_end_kg, muscle_on_kg
from ui.page.plates import bar_text, thumb
from ui.page.steps import every_exercise, steps
from ui.person import person_short
from ui.view import GHOSTS, View

Change = Callable[[str, object], str | None]

_TICKS = {60: 10, 100: 20, 200: 50, 300: 50}
_TEXT = "calc(16px * var(--hl-text, 1))"
_ATHLETE = {
    "whiteSpace": "nowrap", "minHeight": "44px", "padding": {"xs": "4px 8px", "md": "4px 18px"},
    "fontSize": {"xs": "15px", "md": _TEXT},
}  # fmt: skip
_FIELD = {
    "& .MuiInputLabel-shrink": {"transform": "translate(14px, -10px) scale(0.9)"},
    "& legend": {"fontSize": "0.9em"},
    "& .MuiFormHelperText-root": {"margin": "4px 0 0", "fontSize": _TEXT, "lineHeight": 1.3, "fontWeight": 600},
}
_FOLDED = {
    "& .MuiAccordion-root": {"boxShadow": "none", "background": "none"},
    "& .MuiAccordionSummary-root": {"padding": 0},
    "& .MuiAccordionSummary-root *": {"fontSize": _TEXT, "fontWeight": 600},
    "& .MuiAccordionDetails-root": {"padding": "8px 0"},
}


class Controls:
    """Stepper, list of exercises, athlete, bar, counterbalance, rounding and ghost.

    Parameters
    ----------
    view : View
        Settings to start from.
    change : callable
        Takes a setting's name and value; returns why it is not allowed, or None.
    let_go : callable
        Called when a slider is let go.
    """

    def __init__(self, view: View, change: Change, let_go: Callable[[], None]) -> None:
        self._change = change
        self._let_go = let_go
        self._quiet = False
        self.step = steps(view)
        self.exercise = every_exercise(view)
        self.load = self._lever(
            "load_kg", told.PAGE["load"], (0.0, 60.0, 0.5), entry=told.PAGE["load_entry"], unit=told.KG
        )
        self.counterbalance = self._lever("counterbalance", told.PAGE["counterbalance"], (0.0, 1.0, 0.05))
        self.rounding = self._lever("lumbar_flexion_deg", told.PAGE["rounding"], (-20.0, 60.0, 1.0))
        self.ghost = choice(told.PAGE["ghost"], {name: told.GHOSTS[name] for name in GHOSTS}, view.ghost)
        self.sex = choice(told.PAGE["sex"], {name: words.SEX[name] for name in limits.CHOICES["sex"]}, view.sex)
        self.numbers = {
            name: pmui.TextInput(
                label=told.PAGE[name], value=_shown(getattr(view, name)), width=180, margin=0, sx=_FIELD
            )
            for name in ("height_m", "mass_kg", *LENGTHS)
        }
        self.athlete = pmui.Button(label=_athlete(view), variant="outlined", margin=0, height=44, sx=_ATHLETE)
        self._popup = pmui.Popup(
            self._fields(), anchor_origin={"horizontal": "right", "vertical": "bottom"},
            transform_origin={"horizontal": "right", "vertical": "top"}, elevation=4,
        )  # fmt: skip
        self.athlete.attached = [self._popup]
        self.athlete.on_click(self._open)
        self._bind("scenario", self.exercise)
        for name, widget in {
            "scenario": self.step,
            "ghost": self.ghost,
            "sex": self.sex,
            **self.numbers,
        }.items():
            self._bind(name, widget)
        self.follow(view)

    def _lever(self, name: str, label: str, span: tuple[float, float, float], **more: str) -> Lever:
        """Make a slider: moves are drawn at once, and said aloud when it is let go."""
        start, end, step = span
        lever = Lever(label=label, start=start, end=end, step=step, sizing_mode="stretch_width", **more)

        def moved(event: Any) -> None:  # noqa: ANN401 - Panel's own event
            if not self._quiet:
                lever.answer(problem=self._change(name, event.new) or "")

        def typed(event: Any) -> None:  # noqa: ANN401 - Panel's own event
            lever.problem = self._change(name, event.new[1]) or ""
            self._let_go()

        lever.param.watch(moved, "value")
        lever.param.watch(typed, "typed")
        lever.param.watch(lambda _: self._let_go(), "released")
        return lever

    def _bind(self, name: str, widget: Any) -> None:  # noqa: ANN401 - any widget
        """Report a widget's changes; say beside it what is allowed where one is not."""

        def report(event: Any) -> None:  # noqa: ANN401 - Panel's own event
            if self._quiet:
                return
            problem = self._change(name, event.new)
            if isinstance(widget, pmui.TextInput):
                widget.param.update(error_state=problem is not None, helper_text=problem or "")
            self._let_go()

        widget.param.watch(report, "value")

    def follow(self, view: View) -> None:
        """Set the widgets to a view.

        Parameters
        ----------
        view : View
            Settings of the page.
        """
        load, end, on = view.load(), load_end_kg(view), muscle_on_kg(view)
        self._quiet = True
        try:
            self.load.param.update(
                end=end, ticks=[*range(0, int(end) + 1, _TICKS[int(end)])], value=load, problem="",
                text=words.LOAD.format(load=load), note=bar_text(load), thumb=thumb(load),
                mark=on or None, mark_label=told.LOAD_MUSCLES_ON.format(load=on or 0.0),
            )  # fmt: skip
            self.counterbalance.param.update(
                value=view.counterbalance, text=_counterbalance(view.counterbalance), problem="",
                idle=_without_choice(view.exercise()),
            )  # fmt: skip
            ghosts = _ghosts(view)
            self.ghost.param.update(items=[{"name": name, "title": told.GHOSTS[name]} for name in ghosts])
            self.ghost.value = view.ghost if view.ghost in ghosts else "none"
            self.rounding.param.update(
                value=view.lumbar_flexion_deg, text=_rounding(view.lumbar_flexion_deg), problem=""
            )
            self.step.value = self.exercise.value = view.scenario
            self.athlete.label = _athlete(view)
        finally:
            self._quiet = False

    def restore(self, view: View) -> None:
        """Set what a visitor fills in to a view that was not reached by filling it in.

        Parameters
        ----------
        view : View
            Settings of the page.
        """
        self._quiet = True
        try:
            self.sex.value = view.sex
            for name, field in self.numbers.items():
                field.param.update(value=_shown(getattr(view, name)), error_state=False, helper_text="")
        finally:
            self._quiet = False

    def levers(self) -> list[Any]:
        """Return the smaller controls: the hips, the spine, and what stands behind."""
        return [self.counterbalance, self.rounding, self.ghost]

    def _open(self, _: object) -> None:
        """Show the athlete's fields."""
        self._popup.open = True

    def _fields(self) -> pn.viewable.Viewable:
        """Return who does it, measured lengths folded away."""
        folded = pmui.Accordion(
            (told.PAGE["measured"], pmui.FlexBox(*(self.numbers[name] for name in LENGTHS), gap="16px")),
            active=[], sizing_mode="stretch_width", margin=0, sx=_FOLDED,
        )  # fmt: skip
        return pmui.Column(
            self.sex,
            pmui.FlexBox(self.numbers["height_m"], self.numbers["mass_kg"], gap="16px"),
            folded,
            width=420,
            sx={
                "gap": "16px",
                "padding": "20px",
                "backgroundColor": "var(--hl-panel)",
                "maxWidth": "calc(100vw - 16px)",
            },
        )


def _athlete(view: View) -> str:
    """Return who it is, as short as a button."""
    return person_short(view.sex, view.height_m, view.mass_kg)


def _without_choice(exercise: Scenario) -> str:
    """Say why the hips have no choice in an exercise; nothing where they have."""
    if exercise.lies:
        return told.NOT_LYING
    return told.ALWAYS_FULL if exercise.from_floor else ""


def _ghosts(view: View) -> list[str]:
    """Return what may stand behind: on the back there are no hips that could stay where they are."""
    return [name for name in GHOSTS if name != "hips-still" or not view.exercise().lies]


def _counterbalance(share: float) -> str:
    """Return a share of the counterbalance in words."""
    if share in {0.0, 1.0}:
        return told.FULL if share else told.NO_COUNTERBALANCE
    return told.PART.format(percent=100 * share)


def _rounding(angle_deg: float) -> str:
    """Return lumbar flexion in words."""
    if angle_deg == 0:
        return told.NEUTRAL
    return (told.ROUNDED if angle_deg > 0 else told.HOLLOW).format(angle=abs(angle_deg))


def _shown(value: float | None) -> str:
    """Write a number as people do, nothing where there is none."""
    return "" if value is None else f"{value:g}"
