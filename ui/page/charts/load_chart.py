"""Constraint against load as a picture: one row a mechanism, one axis of bars, and where no bar can be lifted.

A chart says where its axes lie, so that pointing at it can be understood.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.maps import LoadCurves
from sim.scenario import Scenario, resolve_task
from ui import words
from ui import words_charts as told
from ui.figure.curves import number
from ui.figure.labels import text_width
from ui.figure.svg import document, element, line
from ui.meter import whole
from ui.page.charts.load_rows import Bars, Last, Row, aloud, ends, rows_of, scale_of, value_at
from ui.page.charts.plot import (
    BOLD,
    HAIR,
    PANEL,
    PLAIN,
    SECOND,
    TEXT,
    TICK,
    Chart,
    Plot,
    accent,
    fitted,
    paragraph,
    stripes,
    write,
)

_HATCH = "hl-cannot"
_SHADE, _SHUT = 0.14, 0.07  # opacities
_SWATCH = (26.0, 16.0, 34.0)  # width, height, where its words start [px]


def load_chart(
    curves: LoadCurves,
    scenario: Scenario,
    load_kg: float,
    *,
    muscle_on_kg: float | None = None,
    last: Last | None = None,
    width: float = 504.0,
    scale: float = 1.0,
) -> Chart:
    """Draw what each mechanism asks or leaves over one axis of load, one row below the other.

    Parameters
    ----------
    curves : LoadCurves
        What to draw; its loads are the axis.
    scenario : Scenario
        Their exercise, with its settings.
    load_kg : float
        Where the cursor stands. [kg]
    muscle_on_kg : float, optional
        From which bar on muscles must stay on; None where from none. [kg]
    last : tuple, optional
        Largest bar with which the repetition can be done [kg], None where not even without one, and what ends it;
        None where every bar of the axis can be lifted.
    width : float, default 504
        Of the picture. [px]
    scale : float, default 1
        Of letters and lines.

    Returns
    -------
    Chart
    """
    k = fitted(scale, width)
    end = float(curves.load_kg[-1])
    least = float(curves.load_kg[0]) - 1.0
    last_kg = end if last is None else least if last[0] is None else last[0]
    bars = Bars(curves.load_kg, last_kg, load_kg)
    rows = rows_of(curves)
    left, right = 52 * k, width - 16 * k
    head, tall, gap = 30 * k, 76 * k, 18 * k
    legend, top = _legend(scenario, load_kg, (muscle_on_kg, last), width, k)
    plots = []
    for i, row in enumerate(rows):
        above = top + i * (head + tall + gap) + head
        plots.append(
            Plot((left, above, right, above + tall), (float(curves.load_kg[0]), end), scale_of(bars.of(row), row))
        )
    bottom = plots[-1].box[3]
    height = bottom + 38 * k
    values = [value_at(row, bars) for row in rows]
    load = words.LOAD.format(load=load_kg)
    said = aloud(rows, values, load, last, can=bars.now_can)
    marks = [legend, *(_bands(plot, scenario.load_range_kg, bars) for plot in plots)]
    marks += [_multiple(row, plot, bars, k) for row, plot in zip(rows, plots, strict=True)]
    marks.append(_cursor(rows, plots, bars, k))
    marks += [_heading(row, plot, value, k) for row, plot, value in zip(rows, plots, values, strict=True)]
    marks.append(_load_axis(plots[-1], load_kg, load, k))
    hatch = element("defs", stripes(_HATCH, SECOND, 45, k, 0.3))
    return Chart(
        svg=document(width, height, told.CHART_LOAD_TITLE.format(aloud=said), hatch, *marks),
        box=(left, plots[0].box[1], right, bottom),
        size=(width, height),
        x=plots[0].x,
        y=(0.0, 1.0),
        aloud=said,
    )


def _legend(
    scenario: Scenario, load_kg: float, limits: tuple[float | None, Last | None], width: float, k: float
) -> tuple[str, float]:
    """Say what the figures hold for, what is shaded and what is hatched, and return where that ends. [px]."""
    task, _ = resolve_task(scenario, load_kg)
    rounding = whole(scenario.lumbar_flexion_deg)
    held = (told.CHART_HELD if rounding == "0" else told.CHART_HELD_ROUNDED).format(
        lean=whole(scenario.trunk_lean_deg), arms=words.ARMS[task.arms], rounding=rounding
    )
    markup, y = paragraph(0, 0, held, TICK * k, width)
    wide, tall, start = (size * k for size in _SWATCH)
    for swatch, text in _keys(scenario.load_range_kg, *limits):
        fill, opacity, edge = swatch
        y += 6 * k
        markup += element("rect", x=0, y=y + 2 * k, width=wide, height=tall, fill=fill, fill_opacity=opacity)
        if edge:
            markup += line(0, y + 2 * k + tall, wide, y + 2 * k + tall, fill, 1.5 * k, dash=_dash(k))
        explained, y = paragraph(start, y, text, TICK * k, width - start)
        markup += explained
    return markup, y + 4 * k


def _keys(
    coach_kg: tuple[float, float], muscle_on_kg: float | None, last: Last | None
) -> list[tuple[tuple[str, float, bool], str]]:
    """List what is shaded, whether with a dashed edge, and what it means."""
    on = told.CHART_SHUT if muscle_on_kg is None else told.CHART_SHUT_FROM
    on = told.CHART_SHUT_ALWAYS if muscle_on_kg == 0 else on
    keys = [((accent("muscle"), _SHUT, True), on.format(load="" if muscle_on_kg is None else whole(muscle_on_kg)))]
    low, high = coach_kg
    if high > low:
        keys.append(((accent("bar"), _SHADE, False), told.CHART_COACH.format(low=low, high=high)))
    if last is not None:
        keys.append(((f"url(#{_HATCH})", 1.0, False), ends(last)))
    return keys


def _dash(k: float) -> str:
    """Dashes of the threshold."""
    return f"{number(5 * k)} {number(4 * k)}"


def _bands(plot: Plot, coach_kg: tuple[float, float], bars: Bars) -> str:
    """Shade the loads that coaches use, and hatch those that cannot be lifted, behind everything."""
    _, top, right, bottom = plot.box
    low, high = (plot.at(min(max(load, plot.x[0]), plot.x[1]), 0)[0] for load in coach_kg)
    ends = max(plot.at(bars.last_kg, 0)[0], plot.box[0])
    marks = []
    if high > low:
        marks.append(
            element("rect", x=low, y=top, width=high - low, height=bottom - top, fill=accent("bar"),
                    fill_opacity=_SHADE)
        )  # fmt: skip
    if ends < right:
        marks.append(element("rect", x=ends, y=top, width=right - ends, height=bottom - top, fill=f"url(#{_HATCH})"))
    return "".join(marks)


def _multiple(row: Row, plot: Plot, bars: Bars, k: float) -> str:
    """Grid, threshold and curve."""
    left, top, right, bottom = plot.box
    marks = []
    for tick in sorted({plot.y[0], 0.0, plot.y[1]}):
        y = plot.at(0, tick)[1]
        marks.append(line(left, y, right, y, SECOND if tick == 0 else HAIR, 1.5 * k if tick == 0 else 1))
        # The lowest and the zero line may lie close together.
        if tick in {0.0, plot.y[1]} or plot.at(0, 0)[1] < bottom - 18 * k:
            marks.append(write(left - 8 * k, y + 5 * k, whole(tick), TICK * k, fill=SECOND, anchor="end"))
    if row.threshold is not None:
        y = plot.at(0, row.threshold)[1]
        colour = accent(row.quantity)
        marks.append(
            element("rect", x=left, y=top, width=right - left, height=y - top, fill=colour, fill_opacity=_SHUT)
        )
        marks.append(line(left, y, right, y, colour, 1.5 * k, dash=_dash(k)))
    if bars.last_kg >= plot.x[0]:
        curve = element(
            "path", d=plot.path(bars.shown, bars.of(row)), fill="none", stroke=accent(row.quantity),
            stroke_width=3 * k, stroke_linejoin="round",
        )  # fmt: skip
        marks.append(plot.clipped(curve, margin=3 * k))
    return "".join(marks)


def _heading(row: Row, plot: Plot, value: str, k: float) -> str:
    """Title at the left, value at the cursor's load at the right, where it never meets the curve."""
    left, top, right, _ = plot.box
    room = right - left - text_width(value, TEXT * k, BOLD) - 8 * k
    size = TEXT * k * min(1.0, room / text_width(row.title, TEXT * k, PLAIN))
    return write(left, top - 10 * k, row.title, size) + write(
        right, top - 10 * k, value, TEXT * k, fill=accent(row.quantity), weight=BOLD, anchor="end"
    )


def _load_axis(plot: Plot, load_kg: float, load: str, k: float) -> str:
    """Ticks of load, and the bar that is on."""
    left, _, right, bottom = plot.box
    low, high = plot.x
    step = next((s for s in (5, 10, 20, 50) if (high - low) / s * 46 * k <= right - left), 100)
    wide = text_width(load, TEXT * k, BOLD)
    at = min(max(plot.at(load_kg, 0)[0], left + wide / 2), right - wide / 2)
    marks = []
    for tick in np.arange(np.ceil(low / step) * step, high + 0.5, step):
        x = plot.at(float(tick), 0)[0]
        text = f"{tick:g}"
        marks.append(line(x, bottom, x, bottom + 6 * k, SECOND, 1.5 * k))
        if abs(x - at) > (wide + text_width(text, TICK * k, PLAIN)) / 2 + 8 * k:
            marks.append(write(x, bottom + 25 * k, text, TICK * k, fill=SECOND, anchor="middle"))
    marks.append(write(at, bottom + 26 * k, load, TEXT * k, fill=accent("bar"), weight=BOLD, anchor="middle"))
    return "".join(marks)


def _cursor(rows: Sequence[Row], plots: Sequence[Plot], bars: Bars, k: float) -> str:
    """Draw a line through every row at the bar that is on, and a dot on every curve."""
    x = plots[0].at(bars.now_kg, 0)[0]
    marks = [line(x, plot.box[1], x, plot.box[3] + 6 * k, accent("bar"), 2.5 * k) for plot in plots]
    for row, plot in zip(rows, plots, strict=True):
        value = float(np.interp(bars.now_kg, bars.loads, row.value))
        if bars.now_can and plot.y[0] <= value <= plot.y[1]:
            marks.append(
                element("circle", cx=x, cy=plot.at(0, value)[1], r=6 * k,
                        fill=accent(row.quantity), stroke=PANEL, stroke_width=2 * k)
            )  # fmt: skip
    return element("g", *marks, class_="hl-cursor")
