"""A chart that can be pointed at: it reports where, in the chart's own units."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import param
from panel.custom import JSComponent

from ui import words_charts as told
from ui import words_units as units
from ui.page.assets import style
from ui.page.charts import Chart


class Pad(JSComponent):
    """A picture with axes under the pointer, and one slider for each axis that can be moved.

    The cursor that follows the pointer is drawn in the browser without traffic. Pressing, dragging and the arrow
    keys report `point`, at most once a frame.

    Parameters
    ----------
    svg : str
        The picture.
    box, size : tuple of float
        Where the plot lies in the picture, left, top, right, bottom; the picture's width and height. [px]
    x, y : tuple of float
        Values at the plot's left and right, bottom and top.
    value : tuple of float
        Where things stand, for the sliders' handles.
    point : list of float
        What was pointed at; written by the browser.
    axes : list of dict
        One a slider: ``axis`` (``x`` or ``y``), ``label``, ``step``, ``text`` with the hole ``{value}``.
    hover : str
        Words at the pointer, with the holes ``{x}`` and ``{y}``.
    aloud : str
        The state in words, for those who cannot see it; empty: each slider says its own value.
    wide : int
        The width that the picture has; written by the browser. [px]
    """

    svg = param.String(default="")
    box = param.NumericTuple(default=(0.0, 0.0, 1.0, 1.0), length=4)
    size = param.NumericTuple(default=(1.0, 1.0), length=2)
    x = param.NumericTuple(default=(0.0, 1.0), length=2)
    y = param.NumericTuple(default=(0.0, 1.0), length=2)
    value = param.NumericTuple(default=(0.0, 0.0), length=2)
    point = param.List(default=[0.0, 0.0], item_type=(int, float), bounds=(2, 2))  # JSON has no tuples
    axes = param.List(default=[])
    hover = param.String(default="")
    aloud = param.String(default="")
    wide = param.Integer(default=0)

    _esm = Path(__file__).parent / "pad.js"
    _stylesheets: ClassVar[list[str]] = [style("pad.css")]

    def put(self, chart: Chart, value: tuple[float, float]) -> None:
        """Put another state of the chart on.

        Parameters
        ----------
        chart : Chart
            What to show.
        value : tuple of float
            (2,) where things stand.
        """
        spoken = chart.aloud if len(self.axes) == 1 else ""
        self.param.update(
            svg=chart.svg, box=chart.box, size=chart.size, x=chart.x, y=chart.y, value=value, aloud=spoken
        )


def load_pad(chart: Chart, load_kg: float, step_kg: float = 1.0, **more: Any) -> Pad:  # noqa: ANN401 - Panel's own
    """Make the chart over load pointable.

    Parameters
    ----------
    chart : Chart
        From `ui.page.charts.load_chart`.
    load_kg : float
        The bar that is on. [kg]
    step_kg : float, default 1
        What an arrow key adds, and what a pointer falls on. [kg]
    **more : Any
        Panel's own settings.

    Returns
    -------
    Pad
        Its ``point`` is (load in kg, without meaning).
    """
    text = told.PAD_LOAD_HOVER.replace("{x}", "{value}")
    pad = Pad(
        axes=[{"axis": "x", "label": told.PAD_LOAD, "step": step_kg, "text": text}],
        hover=told.PAD_LOAD_HOVER,
        **more,
    )
    pad.put(chart, (load_kg, 0.0))
    return pad


def map_pad(chart: Chart, lean_deg: float, shift_cm: float, **more: Any) -> Pad:  # noqa: ANN401 - Panel's own
    """Make the map of lean and hip shift pointable.

    Parameters
    ----------
    chart : Chart
        From `ui.page.charts.balance_map`.
    lean_deg, shift_cm : float
        Where the repetition stands. [deg], [cm]
    **more : Any
        Panel's own settings.

    Returns
    -------
    Pad
        Its ``point`` is (trunk lean in degrees, hips moved back in centimetres).
    """
    pad = Pad(
        axes=[
            {"axis": "x", "label": told.PAD_LEAN, "step": 1.0, "text": units.DEGREES},
            {"axis": "y", "label": told.PAD_SHIFT, "step": 1.0, "text": units.CENTIMETRES},
        ],
        hover=told.PAD_MAP_HOVER,
        **more,
    )
    pad.put(chart, (lean_deg, shift_cm))
    return pad
