"""The shipped font inside a picture, so that it reads the same where the font is not installed."""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files

from ui.figure.svg import FONT, element


def with_font(svg: str) -> str:
    """Return a picture that carries its font.

    Parameters
    ----------
    svg : str
        An SVG document.

    Returns
    -------
    str
        The same with the font's Latin letters inside.
    """
    data = files("ui").joinpath("fonts", "AtkinsonHyperlegibleNext-Variable.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{b64encode(data).decode('ascii')}) format('woff2')"
    style = element("style", f"@font-face{{font-family:'{FONT}';font-weight:200 800;src:{source}}}")
    head, end, rest = svg.partition("<defs>")
    return head + style + end + rest
