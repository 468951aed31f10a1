"""The page in each colour profile."""

from __future__ import annotations

from typing import Any

from ui.colours import PROFILES, profile
from ui.page.assets import style
from ui.stage.drawing import custom_properties

_FONT = '"Atkinson Hyperlegible Next", sans-serif'


def page_style() -> str:
    """Return the page's own style in every profile.

    Returns
    -------
    str
        CSS.
    """
    own = style("page.css")
    rules: list[str] = []
    for name, colours in PROFILES.items():
        named = custom_properties(colours)
        where = f":root[data-theme={name}]" if rules else f":root, :root[data-theme={name}]"
        rules.append(f"{where}{{{named}}}")
    return "\n".join([*rules, own])


def themed(theme: str) -> dict[str, Any]:
    """Return what the page's frame is told of a profile.

    Parameters
    ----------
    theme : str
        A colour profile.

    Returns
    -------
    dict
        Settings of the frame.
    """
    return {"dark_theme": theme == "dark", "theme_config": _widgets(theme)}


def _widgets(theme: str) -> dict[str, Any]:
    """Return a profile for the widgets: ink on paper, because hue belongs to physical quantities."""
    colours = profile(theme)
    return {
        "palette": {
            **{name: {"main": colours.ink, "contrastText": colours.page} for name in ("primary", "error", "info")},
            "background": {"default": colours.page, "paper": colours.panel},
            "text": {"primary": colours.ink, "secondary": colours.second_ink},
        },
        "typography": {"fontFamily": _FONT, "fontSize": 14 * colours.text, "button": {"textTransform": "none"}},
    }
