"""Panels that a page is made of."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import panel as pn

from ui.page.assets import style

_HEADING = """
h2 { font-size: calc(20px * var(--hl-text, 1)); font-weight: 600; margin: 0 0 8px; }
"""


def card(*content: Any, title: str = "") -> pn.Column:  # noqa: ANN401 - any component
    """Return a panel.

    Parameters
    ----------
    *content : Any
        Components, from the top.
    title : str
        Its heading; none where empty.

    Returns
    -------
    Column
    """
    head = [] if not title else [
        pn.pane.HTML(f"<h2>{escape(title)}</h2>", stylesheets=[_HEADING], sizing_mode="stretch_width", margin=0)
    ]  # fmt: skip
    return pn.Column(*head, *content, sizing_mode="stretch_width", margin=0, stylesheets=[style("card.css")])
