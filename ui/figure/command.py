"""From a run to a picture file."""

from __future__ import annotations

from collections.abc import Sequence

from sim.result import Result
from ui.colours import profile
from ui.figure.diagram import diagram
from ui.figure.fonts import with_font
from ui.figure.layout import hips_still, lay_out
from ui.figure.png import png
from ui.figure.strip import repetition
from ui.figure.svg import element, words

PNG_WIDTH = 2400  # px


def picture(result: Result, *, frames: int, plain: bool, theme: str, ghost: str, caption: Sequence[str] = ()) -> str:
    """Draw a run.

    Parameters
    ----------
    result : Result
        The run.
    frames : int
        1 for the deepest pose, more for a strip of the way down.
    plain : bool
        Leave annotations off.
    theme : str
        A colour profile.
    ghost : str
        ``none`` or ``hips-still``.
    caption : sequence of str, default ()
        Sentences that explain it, for those who cannot see it and for what prints under it.

    Returns
    -------
    str
        An SVG document.
    """
    layout, colours = lay_out(result), profile(theme)
    if frames > 1:
        svg = repetition(layout, frames, colours, plain=plain)
    else:
        behind = (hips_still(result), 0) if ghost == "hips-still" else None
        svg = diagram(layout, layout.deepest, colours, plain=plain, ghost=behind)
    said = element("desc", words(" ".join(caption))) if caption else ""
    return svg.replace("</title>", f"</title>{said}", 1)


def encoded(svg: str, ending: str) -> bytes:
    """Return what goes into a picture file.

    Parameters
    ----------
    svg : str
        The picture.
    ending : str
        ``.svg`` or ``.png``.

    Returns
    -------
    bytes
        PNG half as fine again as the SVG is wide, so that it prints; SVG with its font inside.
    """
    if ending == ".png":
        return png(svg, PNG_WIDTH)
    return with_font(svg).encode("utf-8")
