"""Markup that Python writes, kept as the visitor left it when it is written anew."""

from __future__ import annotations

from pathlib import Path

import param
from panel.custom import JSComponent


class Markup(JSComponent):
    """HTML whose folds stay as they were opened, and whose focus stays where it was.

    A fold is a ``details`` with a ``data-key``; a ``button`` with ``data-press`` reports its word.

    Parameters
    ----------
    html : str
        What is shown.
    kind : str
        Class of the element around it.
    follows : bool
        Whether the figure goes first: changes are drawn once the next frame is on the screen.
    at : str
        Id of the place that is scrolled to and marked.
    pressed : list
        How often a button was pressed, and which; written by the browser.
    """

    html = param.String(default="")
    kind = param.String(default="")
    follows = param.Boolean(default=False)
    at = param.String(default="")
    pressed = param.List(default=[0, ""])

    _esm = Path(__file__).parent / "markup.js"
