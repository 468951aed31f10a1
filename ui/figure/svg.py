"""A little SVG: elements as text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from ui.figure.curves import number

FONT = "Atkinson Hyperlegible Next"


Attributes = dict[str, str | float | None]


def element(name: str, /, *content: str, **attributes: str | float | None) -> str:
    """Return one element.

    Parameters
    ----------
    name : str
        Its tag.
    *content : str
        What is inside, as markup.
    **attributes : str, float or None
        ``_`` stands for ``-``; numbers are written to a tenth, opacities to a hundredth; None is left out.

    Returns
    -------
    str
    """
    shown = "".join(
        f" {key.strip('_').replace('_', '-')}={_value(key, value)}"
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(content)
    return f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>"


def words(text: str) -> str:
    """Return text that is safe inside an element.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
    """
    return escape(text)


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str | None = None) -> str:
    """Return a straight line.

    Parameters
    ----------
    x1, y1, x2, y2 : float
        Its ends. [px]
    colour : str
        As SVG writes it.
    width : float
        [px]
    dash : str, optional
        Lengths of dashes and gaps. [px]

    Returns
    -------
    str
        Markup.
    """
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def triangle(x: float, y: float, dx: float, dy: float, size: float, colour: str) -> str:
    """Return an arrow head.

    Parameters
    ----------
    x, y : float
        Its tip. [px]
    dx, dy : float
        Unit vector along which it points, y down.
    size : float
        From base to tip. [px]
    colour : str
        As SVG writes it.

    Returns
    -------
    str
        Markup.
    """
    back_x, back_y, half = x - size * dx, y - size * dy, size * 0.4
    corners = (x, y, back_x - half * dy, back_y + half * dx, back_x + half * dy, back_y - half * dx)
    a, b, c, d, e, f = (number(value) for value in corners)
    return element("path", d=f"M{a} {b}L{c} {d}L{e} {f}Z", fill=colour)


def document(width: float, height: float, title: str, *content: str) -> str:
    """Return a whole picture.

    Parameters
    ----------
    width, height : float
        [px]
    title : str
        What it shows, for those who cannot see it.
    *content : str
        Markup.

    Returns
    -------
    str
    """
    return (
        element(
            "svg",
            element("title", words(title)),
            *content,
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {number(width)} {number(height)}",
            role="img",
            font_family=f"{FONT}, sans-serif",
        )
        + "\n"
    )


def _value(key: str, value: str | float) -> str:
    if isinstance(value, str):
        return quoteattr(value)
    if key.endswith("opacity"):
        return f'"{value:.2f}"'
    return f'"{number(value)}"'
