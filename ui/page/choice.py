"""One of several, chosen as with radio buttons: the stepper's tabs, or a row of words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import param
from panel.custom import JSComponent

from ui.page.assets import style


class Choice(JSComponent):
    """One of several.

    Parameters
    ----------
    label : str
        What is chosen.
    items : list of dict
        ``name`` and ``title``; for tabs also ``number``, ``short``, ``note`` and ``icon``, an SVG.
    value : str
        The chosen one's name.
    tabs : bool
        Whether they look like tabs.
    menu : bool
        Whether they fold away under the chosen one.
    """

    label = param.String(default="")
    items = param.List(default=[])
    value = param.String(default="")
    tabs = param.Boolean(default=False)
    menu = param.Boolean(default=False)

    _esm = Path(__file__).parent / "choice.js"
    _stylesheets: ClassVar[list[str]] = [style("choice.css")]
    _debounce = 0  # Panel waits 50 ms by default


def choice(label: str, titles: dict[str, str], value: str, *, menu: bool = False) -> Choice:
    """Make a row of words to choose from.

    Parameters
    ----------
    label : str
        What is chosen.
    titles : dict
        Words by value.
    value : str
        What is chosen at first.
    menu : bool, default False
        Whether they fold away under the chosen one.

    Returns
    -------
    Choice
    """
    items = [{"name": name, "title": title} for name, title in titles.items()]
    return Choice(label=label, items=items, value=value, menu=menu, sizing_mode="stretch_width", margin=0)
