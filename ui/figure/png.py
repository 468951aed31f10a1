"""A picture in pixels, drawn with the fonts that are shipped and no others."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.resources import as_file, files

import resvg_py

from ui.figure.svg import FONT

_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def png(svg: str, width: int | None = None) -> bytes:
    """Render a picture.

    Parameters
    ----------
    svg : str
        A whole SVG document.
    width : int, optional
        Of the result, the SVG's own where not given. [px]

    Returns
    -------
    bytes
        A PNG file.
    """
    folder = files("ui").joinpath("fonts")
    with ExitStack() as stack:
        fonts = [
            str(stack.enter_context(as_file(folder.joinpath(f"AtkinsonHyperlegibleNext-{weight}.ttf"))))
            for weight in _WEIGHTS
        ]
        return resvg_py.svg_to_bytes(
            svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts, font_family=FONT
        )
