"""A plot as SVG: a rectangle with data coordinates, and what every chart of the page writes and draws alike.

Colours are custom properties, as in the meters, so that one picture serves every profile.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from ui.figure.curves import number
from ui.figure.labels import wrapped
from ui.figure.svg import document, element, line
from ui.figure.svg import words as escape

INK, SECOND, HAIR, PANEL = "var(--hl-ink)", "var(--hl-second-ink)", "var(--hl-hairline)", "var(--hl-panel)"
TEXT, TICK = 18.0, 16.0  # sizes of letters on a desk [px]
_NOWHERE = (-99.0, -99.0, -98.0, -98.0)  # px; nothing to point at
LINE = 1.3  # height of a line, of its letters
PLAIN, BOLD = 400, 700
_NARROW, _PHONE = 400.0, 0.9  # below this width [px], this size


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
class Plot:
    """A rectangle with data coordinates.

    Parameters
    ----------
    box : tuple of float
        (4,) left, top, right and bottom. [px]
    x, y : tuple of float
        (2,) values at left and right, at bottom and top.
    """

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

    def clipped(self, *content: str, margin: float = 0.0) -> str:
        """Return what is drawn in the picture's coordinates, cut off above and below the rectangle.

        Parameters
        ----------
        *content : str
            Markup.
        margin : float, default 0
            How much past the upper and lower edge still shows. [px]

        Returns
        -------
        str
            Markup.
        """
        left, top, right, bottom = self.box
        inside = element("g", *content, transform=f"translate({number(-left)} {number(margin - top)})")
        return element("svg", inside, x=left, y=top - margin, width=right - left, height=bottom - top + 2 * margin)


def fitted(scale: float, width: float) -> float:
    """Return the size of letters and lines in a picture of a width; on a phone a desk's are a little smaller.

    Parameters
    ----------
    scale : float
        The profile's, 1 on a desk.
    width : float
        Of the picture. [px]

    Returns
    -------
    float
    """
    return _PHONE if scale == 1.0 and width < _NARROW else scale


def accent(quantity: str) -> str:
    """Return the colour of a quantity, as SVG writes it.

    Parameters
    ----------
    quantity : str
        A name of `ui.colours.ACCENTS`.

    Returns
    -------
    str
    """
    return f"var(--hl-{quantity})"


def stripes(name: str, colour: str, turn_deg: float, k: float, opacity: float) -> str:
    """Return a pattern of stripes.

    Parameters
    ----------
    name : str
        What ``fill="url(#name)"`` calls it.
    colour : str
        As SVG writes it.
    turn_deg : float
        Clockwise from upright. [deg]
    k : float
        Of letters and lines.
    opacity : float
        0 to 1.

    Returns
    -------
    str
        Markup.
    """
    return element(
        "pattern", line(0, 0, 0, 9 * k, colour, 2.5 * k), id=name, width=9 * k, height=9 * k,
        patternUnits="userSpaceOnUse", patternTransform=f"rotate({number(turn_deg)})", stroke_opacity=opacity,
    )  # fmt: skip


def write(
    x: float, y: float, text: str, size: float, *, fill: str = INK, weight: int = PLAIN, anchor: str | None = None,
    halo: float | None = None,
) -> str:  # fmt: skip
    """Return one line of text.

    Parameters
    ----------
    x, y : float
        Anchor and baseline. [px]
    text : str
        Words.
    size : float
        Of the letters. [px]
    fill : str
        Colour, as SVG writes it.
    weight : int
        Of the letters.
    anchor : str, optional
        ``middle`` or ``end``.
    halo : float, optional
        Width of a rim in the panel's colour, where the text lies on a line. [px]

    Returns
    -------
    str
        Markup.
    """
    return element(
        "text", escape(text), x=x, y=y, font_size=size, fill=fill, font_weight=None if weight == PLAIN else f"{weight}",
        text_anchor=anchor, stroke=None if halo is None else PANEL, stroke_width=halo,
        stroke_linejoin=None if halo is None else "round",
        style=None if halo is None else "paint-order:stroke",
    )  # fmt: skip


def paragraph(
    x: float, y: float, text: str, size: float, room: float, *, fill: str = SECOND
) -> tuple[str, float]:  # fmt: skip
    """Return text on as many lines as it needs, and how far down it reaches.

    Parameters
    ----------
    x, y : float
        Left and top. [px]
    text : str
        Words.
    size : float
        Of the letters. [px]
    room : float
        Width of a line. [px]
    fill : str
        Colour, as SVG writes it.

    Returns
    -------
    markup : str
        Lines of text.
    bottom : float
        Where what comes below may start. [px]
    """
    lines = wrapped(text, size, PLAIN, room)
    high = LINE * size
    return (
        "".join(write(x, y + i * high + size, part, size, fill=fill) for i, part in enumerate(lines)),
        y + len(lines) * high,
    )


def blank(text: str, *, width: int, scale: float) -> Chart:
    """Say that there is nothing to draw.

    Parameters
    ----------
    text : str
        Why.
    width : int
        Of the picture. [px]
    scale : float
        Of letters.

    Returns
    -------
    Chart
    """
    size = 16.0 * fitted(scale, width)
    lines, bottom = paragraph(0.0, 0.0, text, size, float(width))
    height = bottom + size
    svg = document(float(width), height, text, lines)
    return Chart(svg, _NOWHERE, (float(width), height), (0.0, 1.0), (0.0, 1.0), text)
