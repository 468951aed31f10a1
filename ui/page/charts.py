"""Charts as SVG: constraint against load, and the map of trunk lean against hip shift.

Colours are custom properties, as in the meters, so that one picture serves every profile. Sizes follow ``scale``:
1 on a desk, 1.3 on a projector. A chart says where its axes lie, so that pointing at it can be understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.body import Athlete
from sim.chain import Array
from sim.maps import BalanceRegion, LoadCurves, balance_region
from sim.scenario import Scenario
from ui import words
from ui.figure.curves import number
from ui.figure.labels import text_width
from ui.figure.svg import document, element, line
from ui.reasons import Quantity, whole

_INK, _SECOND, _HAIR, _PANEL = "var(--ink)", "var(--second-ink)", "var(--hairline)", "var(--panel)"
_TEXT, _TICK, _BOLD = 18.0, 16.0, 600
_STANDING_KNEES_DEG = 10.0  # for an exercise that is done kneeling, laid over standing
_LEAN = (0.0, 90.0)
_LEAST_CM = -20.0
_MOST_CM = (60.0, 80.0, 120.0)


@dataclass(frozen=True)
class Chart:
    """A picture and its axes.

    Parameters
    ----------
    svg : str
        The picture.
    box : tuple of float
        (4,) left, top, right and bottom of the plot in the picture. [px]
    size : tuple of float
        (2,) width and height of the picture. [px]
    x, y : tuple of float
        (2,) values at left and right, at bottom and top.
    aloud : str
        Where it stands, in words.
    """

    svg: str
    box: tuple[float, float, float, float]
    size: tuple[float, float]
    x: tuple[float, float]
    y: tuple[float, float]
    aloud: str


@dataclass(frozen=True)
class _Plot:
    """A rectangle with data coordinates."""

    box: tuple[float, float, float, float]
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a value. [px]."""
        left, top, right, bottom = self.box
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return left + across * (right - left), bottom - up * (bottom - top)

    def path(self, x: Array, y: Array) -> str:
        """Return the path through points, broken where there is no value."""
        data, pen = [], "M"
        for value_x, value_y in zip(x, y, strict=True):
            if not np.isfinite(value_y):
                pen = "M"
                continue
            px, py = self.at(float(value_x), float(value_y))
            data.append(f"{pen}{number(px)} {number(py)}")
            pen = "L"
        return "".join(data)


@dataclass(frozen=True)
class _Row:
    """One of the small multiples."""

    title: str
    quantity: Quantity
    value: Array
    unit: str
    none: str
    steps: tuple[float, ...]
    threshold: float | None = None


def load_chart(
    curves: LoadCurves,
    load_kg: float,
    coach_kg: tuple[float, float],
    *,
    width: float = 504.0,
    scale: float = 1.0,
) -> Chart:
    """Draw gate margin, silent zone, tip angle and hip shift over one axis of load.

    Parameters
    ----------
    curves : LoadCurves
        What to draw; its loads are the axis.
    load_kg : float
        Where the cursor stands. [kg]
    coach_kg : tuple of float
        (2,) the progression's own loads, shaded. [kg]
    width : float, default 504
        Of the picture. [px]
    scale : float, default 1
        Of letters and lines.

    Returns
    -------
    Chart
    """
    rows = (
        _Row(words.CHART_MARGIN, "muscle", curves.gate_margin_Nm, words.REASON_NM, "",
             (50, 100, 200, 400, 800, 1600), curves.shut_from_Nm),
        _Row(words.CHART_ZONE, "passive", curves.silent_zone_deg, words.REASON_DEGREES, "", (20, 40, 60)),
        _Row(words.CHART_TIP, "support", curves.tip_angle_deg, words.REASON_DEGREES, words.CHART_NO_TIP,
             (30, 60, 110)),
        _Row(words.CHART_SHIFT, "motion", 100 * curves.hip_shift_m, words.REASON_CM, words.CHART_NO_BALANCE,
             (30, 60, 90, 120)),
    )  # fmt: skip
    k = scale
    left, right = 52 * k, width - 12 * k
    head, tall, gap = 30 * k, 76 * k, 18 * k
    shaded = coach_kg[1] > coach_kg[0]
    top = 32 * k if shaded else 4 * k
    x = (float(curves.load_kg[0]), float(curves.load_kg[-1]))
    plots = []
    for i, row in enumerate(rows):
        above = top + i * (head + tall + gap) + head
        plots.append(_Plot((left, above, right, above + tall), x, _range(row)))
    bottom = plots[-1].box[3]
    height = bottom + 38 * k
    values = [_value(row, curves.load_kg, load_kg) for row in rows]
    load = words.CHART_LOAD.format(load=load_kg)
    parts = "; ".join(
        words.CHART_PART_ALOUD.format(title=row.title, value=value) for row, value in zip(rows, values, strict=True)
    )
    aloud = words.CHART_LOAD_ALOUD.format(load=load, parts=parts)
    marks = [_shade(plots, coach_kg, k)] if shaded else []
    marks += [_multiple(row, plot, curves.load_kg, k) for row, plot in zip(rows, plots, strict=True)]
    marks.append(_cursor(rows, plots, curves.load_kg, load_kg, k))
    marks += [_heading(row, plot, value, k) for row, plot, value in zip(rows, plots, values, strict=True)]
    marks.append(_load_axis(plots[-1], load_kg, load, k))
    return Chart(
        svg=document(width, height, words.CHART_LOAD_TITLE.format(aloud=aloud), *marks),
        box=(left, plots[0].box[1], right, bottom),
        size=(width, height),
        x=x,
        y=(0.0, 1.0),
        aloud=aloud,
    )


def _range(row: _Row) -> tuple[float, float]:
    """Choose a row's scale: the first step that holds the whole curve, so that it seldom changes."""
    known = row.value[np.isfinite(row.value)]
    high = next((step for step in row.steps if known.max(initial=0.0) <= step), row.steps[-1])
    low = next((-step for step in (0.0, *row.steps) if known.min(initial=0.0) >= -step - 0.5), -row.steps[-1])
    return low, high


def _value(row: _Row, loads: Array, load_kg: float) -> str:
    """Return the curve's value at one load, in words."""
    value = float(np.interp(load_kg, loads, row.value))
    return row.unit.format(value=whole(value)) if np.isfinite(value) else row.none


def _shade(plots: Sequence[_Plot], coach_kg: tuple[float, float], k: float) -> str:
    """Shade the progression's own loads, behind everything."""
    first = plots[0]
    low, high = (first.at(min(max(load, first.x[0]), first.x[1]), 0)[0] for load in coach_kg)
    text = words.CHART_COACH.format(low=coach_kg[0], high=coach_kg[1])
    bands = [
        element("rect", x=low, y=plot.box[1], width=high - low, height=plot.box[3] - plot.box[1],
                fill="var(--bar)", fill_opacity=0.14)
        for plot in plots
    ]  # fmt: skip
    swatch = element("rect", x=first.box[0], y=4 * k, width=26 * k, height=16 * k, fill="var(--bar)", fill_opacity=0.14)
    return "".join(bands) + swatch + _text(first.box[0] + 34 * k, 18 * k, text, _TICK * k, fill=_SECOND)


def _multiple(row: _Row, plot: _Plot, loads: Array, k: float) -> str:
    """Grid, threshold and curve."""
    left, top, right, bottom = plot.box
    marks = []
    for tick in sorted({plot.y[0], 0.0, plot.y[1]}):
        y = plot.at(0, tick)[1]
        marks.append(line(left, y, right, y, _SECOND if tick == 0 else _HAIR, 1.5 * k if tick == 0 else 1))
        # The lowest and the zero line may lie close together.
        if tick in {0.0, plot.y[1]} or plot.at(0, 0)[1] < bottom - 18 * k:
            marks.append(_text(left - 8 * k, y + 5 * k, whole(tick), _TICK * k, fill=_SECOND, anchor="end"))
    clip = element("svg", element(
        "path", d=plot.path(loads, row.value), transform=f"translate({number(-left)} {number(-top + 3 * k)})",
        fill="none", stroke=f"var(--{row.quantity})", stroke_width=3 * k, stroke_linejoin="round",
    ), x=left, y=top - 3 * k, width=right - left, height=bottom - top + 6 * k)  # fmt: skip
    if row.threshold is not None:
        y = plot.at(0, row.threshold)[1]
        colour = f"var(--{row.quantity})"
        marks.append(element("rect", x=left, y=top, width=right - left, height=y - top, fill=colour, fill_opacity=0.07))
        marks.append(line(left, y, right, y, colour, 1.5 * k, dash=f"{number(5 * k)} {number(4 * k)}"))
    return "".join(marks) + clip


def _heading(row: _Row, plot: _Plot, value: str, k: float) -> str:
    """Title at the left, value at the cursor's load at the right, where it never meets the curve."""
    left, top, right, _ = plot.box
    colour = f"var(--{row.quantity})"
    marks = _text(left, top - 10 * k, row.title, _TEXT * k)
    marks += _text(right, top - 10 * k, value, _TEXT * k, fill=colour, weight=700, anchor="end")
    if row.threshold is not None:
        # Where curves start: the upper left is free.
        marks += _text(
            left + 6 * k, top + 19 * k, words.CHART_SHUT_FROM, _TICK * k, fill=colour, weight=_BOLD, halo=4 * k
        )
    return marks


def _load_axis(plot: _Plot, load_kg: float, load: str, k: float) -> str:
    """Ticks of load, and the bar that is on."""
    left, _, right, bottom = plot.box
    low, high = plot.x
    step = next((s for s in (5, 10, 20, 50) if (high - low) / s * 46 * k <= right - left), 100)
    wide = text_width(load, _TEXT * k, 700)
    at = min(max(plot.at(load_kg, 0)[0], left + wide / 2), right - wide / 2)
    marks = []
    for tick in np.arange(np.ceil(low / step) * step, high + 0.5, step):
        x = plot.at(float(tick), 0)[0]
        text = f"{tick:g}"
        marks.append(line(x, bottom, x, bottom + 6 * k, _SECOND, 1.5 * k))
        if abs(x - at) > (wide + text_width(text, _TICK * k, 400)) / 2 + 8 * k:
            marks.append(_text(x, bottom + 25 * k, text, _TICK * k, fill=_SECOND, anchor="middle"))
    marks.append(_text(at, bottom + 26 * k, load, _TEXT * k, fill="var(--bar)", weight=700, anchor="middle"))
    return "".join(marks)


def _cursor(rows: Sequence[_Row], plots: Sequence[_Plot], loads: Array, load_kg: float, k: float) -> str:
    """Draw a line through every row at the bar that is on, and a dot on every curve."""
    x = plots[0].at(load_kg, 0)[0]
    marks = [line(x, plot.box[1], x, plot.box[3] + 6 * k, "var(--bar)", 2.5 * k) for plot in plots]
    for row, plot in zip(rows, plots, strict=True):
        value = float(np.interp(load_kg, loads, row.value))
        if plot.y[0] <= value <= plot.y[1]:
            marks.append(
                element("circle", cx=x, cy=plot.at(0, value)[1], r=6 * k,
                        fill=f"var(--{row.quantity})", stroke=_PANEL, stroke_width=2 * k)
            )  # fmt: skip
    return element("g", *marks, class_="hl-cursor")


def regions(scenario: Scenario, athlete: Athlete, load_kg: float) -> dict[str, BalanceRegion]:
    """Return what stays up with this exercise's arms, bar and spine, kneeling and standing.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    dict
        By support, ``knees`` and ``feet``; where the exercise kneels, standing is with knees bent 10 degrees.
    """
    knees = scenario.knee_flexion_deg if scenario.support == "feet" else _STANDING_KNEES_DEG
    both = {
        "knees": replace(scenario, support="knees"),
        "feet": replace(scenario, support="feet", knee_flexion_deg=knees),
    }
    return {name: balance_region(item, athlete, load_kg) for name, item in both.items()}


def balance_map(
    stays_up: Mapping[str, BalanceRegion],
    path: tuple[Array, Array],
    frame: int,
    *,
    width: float = 504.0,
    scale: float = 1.0,
) -> Chart:
    """Draw the region that stays up, kneeling and standing over each other, and this repetition's path.

    Parameters
    ----------
    stays_up : mapping
        Regions by support, see `regions`.
    path : tuple of array
        Trunk lean [deg] and hip shift [m] of each frame, (n_frames,).
    frame : int
        Where the repetition stands.
    width : float, default 504
        Of the picture. [px]
    scale : float, default 1
        Of letters and lines.

    Returns
    -------
    Chart
    """
    k = scale
    lean, shift = path[0], 100 * path[1]
    highest = max(float(np.nanmax(100 * region.most_m, initial=0.0)) for region in stays_up.values())
    most = next((step for step in _MOST_CM if highest <= step), _MOST_CM[-1])
    point = words.MAP_POINT.format(lean=whole(lean[frame]), shift=whole(shift[frame]))
    legend, rows = _legend(tuple(stays_up), point, width, k)
    top = rows + 34 * k
    plot = _Plot((44 * k, top, width - 12 * k, top + 300 * k), _LEAN, (_LEAST_CM, most))
    left, _, right, bottom = plot.box
    height = bottom + 34 * k
    inside = [_region(name, region, plot, k) for name, region in stays_up.items()]
    inside.append(element("path", d=plot.path(lean, shift), fill="none", stroke=_PANEL, stroke_width=7 * k))
    inside.append(
        element("path", d=plot.path(lean, shift), fill="none", stroke="var(--motion)", stroke_width=3.5 * k,
                stroke_linejoin="round", stroke_linecap="round")
    )  # fmt: skip
    clip = element(
        "svg", element("g", *inside, transform=f"translate({number(-left)} {number(-top)})"),
        x=left, y=top, width=right - left, height=bottom - top,
    )  # fmt: skip
    marks = [legend, _map_axes(plot, k), clip, _map_words(plot, k)]
    marks.append(_here(plot, float(lean[frame]), float(shift[frame]), k))
    return Chart(
        svg=document(width, height, words.MAP_TITLE.format(point=point), _patterns(k), *marks),
        box=plot.box,
        size=(width, height),
        x=plot.x,
        y=plot.y,
        aloud=point,
    )


def _patterns(k: float) -> str:
    """Stripes up for kneeling, down for standing."""

    def stripes(name: str, turn: float) -> str:
        return element(
            "pattern", line(0, 0, 0, 9 * k, "var(--support)", 2.5 * k), id=f"hl-{name}", width=9 * k, height=9 * k,
            patternUnits="userSpaceOnUse", patternTransform=f"rotate({number(turn)})", stroke_opacity=0.5,
        )  # fmt: skip

    return element("defs", stripes("knees", 45), stripes("feet", -45))


def _dash(name: str, k: float) -> str | None:
    """Outline: whole for kneeling, dashed for standing."""
    return None if name == "knees" else f"{number(8 * k)} {number(5 * k)}"


def _region(name: str, region: BalanceRegion, plot: _Plot, k: float) -> str:
    """One region as an outline and stripes."""
    known = np.isfinite(region.least_m) & np.isfinite(region.most_m)
    if not known.any():
        return ""
    x = region.trunk_lean_deg[known]
    edge = np.concatenate((100 * region.least_m[known], 100 * region.most_m[known][::-1]))
    return element(
        "path", d=plot.path(np.concatenate((x, x[::-1])), edge) + "Z", fill=f"url(#hl-{name})",
        stroke="var(--support)", stroke_width=3 * k, stroke_dasharray=_dash(name, k), class_=f"hl-{name}",
    )  # fmt: skip


def _legend(names: Sequence[str], point: str, width: float, k: float) -> tuple[str, float]:
    """Swatches with words, on as many rows as they need, and their height."""
    marks, x, y = [], 4.0 * k, 4 * k
    for name in (*names, ""):
        text = words.MAP_SUPPORT[name] if name else words.MAP_PATH
        said = text_width(text, _TICK * k, 400)
        value = 0.0 if name else text_width(point, _TEXT * k, 700) + 6 * k
        wide = 36 * k + said + value + 20 * k
        if x + wide - 20 * k > width:
            x, y = 4.0 * k, y + 26 * k
        if name:
            marks.append(
                element("rect", x=x, y=y, width=26 * k, height=16 * k, fill=f"url(#hl-{name})",
                        stroke="var(--support)", stroke_width=2.5 * k, stroke_dasharray=_dash(name, k))
            )  # fmt: skip
        else:
            marks.append(line(x, y + 8 * k, x + 26 * k, y + 8 * k, "var(--motion)", 3.5 * k))
        marks.append(_text(x + 36 * k, y + 14 * k, text, _TICK * k))
        if not name:
            marks.append(_text(x + 42 * k + said, y + 14 * k, point, _TEXT * k, weight=700))
        x += wide
    return "".join(marks), y + 20 * k


def _map_axes(plot: _Plot, k: float) -> str:
    """Grid, ticks and names of the axes."""
    left, top, right, bottom = plot.box
    marks = [_text(4 * k, top - 12 * k, words.MAP_SHIFT, _TICK * k, fill=_SECOND)]
    for tick in np.arange(plot.y[0], plot.y[1] + 1, 20):
        y = plot.at(0, float(tick))[1]
        marks.append(line(left, y, right, y, _SECOND if tick == 0 else _HAIR, 1.5 * k if tick == 0 else 1))
        marks.append(_text(left - 8 * k, y + 5 * k, whole(float(tick)), _TICK * k, fill=_SECOND, anchor="end"))
    for tick in (0, 30, 60, 90):
        x = plot.at(tick, 0)[0]
        end = tick == _LEAN[1]
        text = (words.BALANCE_SCALE if end else words.REASON_DEGREES).format(value=tick)
        marks.append(line(x, bottom, x, bottom + 6 * k, _SECOND, 1.5 * k))
        anchor = "end" if end else "middle"
        marks.append(_text(x, bottom + 25 * k, text, _TICK * k, fill=_SECOND, anchor=anchor))
    return "".join(marks)


def _map_words(plot: _Plot, k: float) -> str:
    """Say what it means to be outside, and the line along which the hips stay."""
    left, top, right, _ = plot.box
    still = plot.at(0, 0)[1] - 7 * k
    low = plot.at(0, _LEAST_CM)[1] - 9 * k
    size = _TICK * k
    return (
        _text(left + 8 * k, top + 22 * k, words.MAP_TOO_FAR, size, fill=_SECOND, halo=4 * k)
        + _text(right - 8 * k, low, words.MAP_TOO_LITTLE, size, fill=_SECOND, anchor="end", halo=4 * k)
        + _text(right - 8 * k, still, words.MAP_STILL, size, fill=_SECOND, anchor="end", halo=4 * k)
    )


def _here(plot: _Plot, lean: float, shift: float, k: float) -> str:
    """Draw a quartered disc where the repetition stands."""
    x, y = plot.at(min(max(lean, plot.x[0]), plot.x[1]), min(max(shift, plot.y[0]), plot.y[1]))
    r = 10 * k
    disc = element("circle", cx=x, cy=y, r=r, fill=_PANEL, stroke="var(--motion)", stroke_width=2.5 * k)
    a, b, c, d = number(x), number(y), number(x - r), number(x + r)
    up, down, radius = number(y - r), number(y + r), number(r)
    quarters = element(
        "path", fill="var(--motion)",
        d=f"M{a} {b}L{a} {up}A{radius} {radius} 0 0 1 {d} {b}ZM{a} {b}L{a} {down}A{radius} {radius} 0 0 1 {c} {b}Z",
    )  # fmt: skip
    return element("g", disc, quarters, class_="hl-here")


def _text(
    x: float, y: float, text: str, size: float, *, fill: str = _INK, weight: int = 400, anchor: str | None = None,
    halo: float | None = None,
) -> str:  # fmt: skip
    """One line of text."""
    return element(
        "text", text, x=x, y=y, font_size=size, fill=fill, font_weight=None if weight == 400 else f"{weight}",  # noqa: PLR2004
        text_anchor=anchor, stroke=None if halo is None else _PANEL, stroke_width=halo,
        stroke_linejoin=None if halo is None else "round",
        style=None if halo is None else "paint-order:stroke",
    )  # fmt: skip
