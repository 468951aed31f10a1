"""Which pairs of trunk lean and hip shift stay up, kneeling and standing over each other, as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.chain import Array
from sim.maps import BalanceRegion
from ui import words_charts as told
from ui import words_units as units
from ui.figure.curves import number
from ui.figure.labels import text_width
from ui.figure.svg import document, element, line
from ui.meter import whole
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
from ui.words_reasons import BALANCE_SCALE

_LEAN = (0.0, 90.0)
_LEAST_CM = -20.0
_MOST_CM = (60.0, 80.0, 120.0)


def balance_map(
    stays_up: Mapping[str, BalanceRegion],
    path: tuple[Array, Array],
    frame: int,
    *,
    held: str = "",
    width: float = 504.0,
    scale: float = 1.0,
) -> Chart:
    """Draw the region that stays up, kneeling and standing over each other, and this repetition's path.

    Parameters
    ----------
    stays_up : mapping
        Regions by support, see `ui.page.charts.regions`.
    path : tuple of array
        Trunk lean [deg] and hip shift [m] of each frame, (n_frames,).
    frame : int
        Where the repetition stands.
    held : str, optional
        What the regions hold for, see `held_in_words`.
    width : float, default 504
        Of the picture. [px]
    scale : float, default 1
        Of letters and lines.

    Returns
    -------
    Chart
    """
    k = fitted(scale, width)
    lean, shift = path[0], 100 * path[1]
    highest = max(float(np.nanmax(100 * region.most_m, initial=0.0)) for region in stays_up.values())
    most = next((step for step in _MOST_CM if highest <= step), _MOST_CM[-1])
    point = told.MAP_POINT.format(lean=whole(lean[frame]), shift=whole(shift[frame]))
    caption, y = paragraph(0, 0, held, TICK * k, width) if held else ("", 0.0)
    legend, rows = _legend(tuple(stays_up), point, y, width, k)
    top = rows + 34 * k
    plot = Plot((44 * k, top, width - 16 * k, top + 300 * k), _LEAN, (_LEAST_CM, most))
    height = plot.box[3] + 34 * k
    inside = [_region(name, region, plot, k) for name, region in stays_up.items()]
    inside.append(element("path", d=plot.path(lean, shift), fill="none", stroke=PANEL, stroke_width=7 * k))
    inside.append(
        element("path", d=plot.path(lean, shift), fill="none", stroke=accent("motion"), stroke_width=3.5 * k,
                stroke_linejoin="round", stroke_linecap="round")
    )  # fmt: skip
    clip = plot.clipped(*inside)
    marks = [caption, legend, _map_axes(plot, k), clip, _map_words(plot, k)]
    marks.append(_here(plot, float(lean[frame]), float(shift[frame]), k))
    return Chart(
        svg=document(width, height, told.MAP_TITLE.format(point=point), _patterns(k), *marks),
        box=plot.box,
        size=(width, height),
        x=plot.x,
        y=plot.y,
        aloud=point,
    )


def _patterns(k: float) -> str:
    """Stripes up for kneeling, down for standing."""
    colour = accent("support")
    return element("defs", stripes("hl-knees", colour, 45, k, 0.5), stripes("hl-feet", colour, -45, k, 0.5))


def _dash(name: str, k: float) -> str | None:
    """Outline: whole for kneeling, dashed for standing."""
    return None if name == "knees" else f"{number(8 * k)} {number(5 * k)}"


def _region(name: str, region: BalanceRegion, plot: Plot, k: float) -> str:
    """One region as an outline and stripes."""
    known = np.isfinite(region.least_m) & np.isfinite(region.most_m)
    if not known.any():
        return ""
    x = region.trunk_lean_deg[known]
    edge = np.concatenate((100 * region.least_m[known], 100 * region.most_m[known][::-1]))
    return element(
        "path", d=plot.path(np.concatenate((x, x[::-1])), edge) + "Z", fill=f"url(#hl-{name})",
        stroke=accent("support"), stroke_width=3 * k, stroke_dasharray=_dash(name, k), class_=f"hl-{name}",
    )  # fmt: skip


def _legend(names: Sequence[str], point: str, top: float, width: float, k: float) -> tuple[str, float]:
    """Swatches with words, on as many rows as they need, and where they end."""
    marks, x, y = [], 0.0, top + 8 * k
    for name in (*names, ""):
        text = told.MAP_SUPPORT[name] if name else told.MAP_PATH
        said = text_width(text, TICK * k, PLAIN)
        value = 0.0 if name else text_width(point, TEXT * k, BOLD) + 6 * k
        wide = 36 * k + said + value + 20 * k
        if x + wide - 20 * k > width:
            x, y = 0.0, y + 26 * k
        if name:
            marks.append(
                element("rect", x=x, y=y, width=26 * k, height=16 * k, fill=f"url(#hl-{name})",
                        stroke=accent("support"), stroke_width=2.5 * k, stroke_dasharray=_dash(name, k))
            )  # fmt: skip
        else:
            marks.append(line(x, y + 8 * k, x + 26 * k, y + 8 * k, accent("motion"), 3.5 * k))
        marks.append(write(x + 36 * k, y + 14 * k, text, TICK * k))
        if not name:
            marks.append(write(x + 42 * k + said, y + 14 * k, point, TEXT * k, weight=BOLD))
        x += wide
    return "".join(marks), y + 20 * k


def _map_axes(plot: Plot, k: float) -> str:
    """Grid, ticks and names of the axes."""
    left, top, right, bottom = plot.box
    marks = [write(4 * k, top - 12 * k, told.MAP_SHIFT, TICK * k, fill=SECOND)]
    for tick in np.arange(plot.y[0], plot.y[1] + 1, 20):
        y = plot.at(0, float(tick))[1]
        marks.append(line(left, y, right, y, SECOND if tick == 0 else HAIR, 1.5 * k if tick == 0 else 1))
        marks.append(write(left - 8 * k, y + 5 * k, whole(float(tick)), TICK * k, fill=SECOND, anchor="end"))
    last = BALANCE_SCALE.format(value=whole(_LEAN[1]))
    free = right + 16 * k - text_width(last, TICK * k, PLAIN) - 20 * k
    for tick in (0, 30, 60, 90):
        x = plot.at(tick, 0)[0]
        marks.append(line(x, bottom, x, bottom + 6 * k, SECOND, 1.5 * k))
        if tick < _LEAN[1] and x < free:
            text = units.DEGREES.format(value=tick)
            marks.append(write(x, bottom + 25 * k, text, TICK * k, fill=SECOND, anchor="middle"))
    marks.append(write(right + 16 * k, bottom + 25 * k, last, TICK * k, fill=SECOND, anchor="end"))
    return "".join(marks)


def _map_words(plot: Plot, k: float) -> str:
    """Say what it means to be outside, and the line along which the hips stay."""
    left, top, right, _ = plot.box
    still = plot.at(0, 0)[1] - 7 * k
    low = plot.at(0, _LEAST_CM)[1] - 9 * k
    size = TICK * k
    return (
        write(left + 8 * k, top + 22 * k, told.MAP_TOO_FAR, size, fill=SECOND, halo=4 * k)
        + write(right - 8 * k, low, told.MAP_TOO_LITTLE, size, fill=SECOND, anchor="end", halo=4 * k)
        + write(right - 8 * k, still, told.MAP_STILL, size, fill=SECOND, anchor="end", halo=4 * k)
    )


def _here(plot: Plot, lean: float, shift: float, k: float) -> str:
    """Draw a quartered disc where the repetition stands."""
    x, y = plot.at(min(max(lean, plot.x[0]), plot.x[1]), min(max(shift, plot.y[0]), plot.y[1]))
    r = 10 * k
    disc = element("circle", cx=x, cy=y, r=r, fill=PANEL, stroke=accent("motion"), stroke_width=2.5 * k)
    a, b, c, d = number(x), number(y), number(x - r), number(x + r)
    up, down, radius = number(y - r), number(y + r), number(r)
    quarters = element(
        "path", fill=accent("motion"),
        d=f"M{a} {b}L{a} {up}A{radius} {radius} 0 0 1 {d} {b}ZM{a} {b}L{a} {down}A{radius} {radius} 0 0 1 {c} {b}Z",
    )  # fmt: skip
    return element("g", disc, quarters, class_="hl-here")
