"""How the page is laid out: stage and controls that stay in sight, reasons and charts beside them."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import param
from panel.custom import JSComponent
from panel.viewable import Child, Children

from ui import words
from ui.page.assets import style


class Desk(JSComponent):
    """The whole page's grid, with its head: name, athlete, colours, and the link to share.

    Parameters
    ----------
    title, heading : str
        Name of the product, and what the page is for.
    share, shared : str
        The button that copies the address, before and after.
    theme : str
        Colour profile, set on the document; chosen in the head.
    themes : dict
        Words by profile.
    colours : str
        What is chosen there.
    tools : list
        At the right of the head.
    notes : list
        Above everything, where something has to be said.
    steps, stage, bar : viewable
        Stepper; stage; the slider of the bar.
    levers : list
        Smaller controls beside the bar.
    aside : list
        Beside the stage, scrolling while the stage stays.
    spoken : viewable
        For those who cannot see the page.
    """

    title = param.String(default=words.PAGE["title"])
    heading = param.String(default=words.PAGE["heading"])
    share = param.String(default=words.PAGE["share"])
    shared = param.String(default=words.PAGE["shared"])
    theme: param.Selector[str] = param.Selector(default="light", objects=list(words.THEMES))
    themes = param.Dict(default=words.THEMES)
    colours = param.String(default=words.PAGE["theme"])
    tools = Children()
    notes = Children()
    steps = Child()
    stage = Child()
    bar = Child()
    levers = Children()
    aside = Children()
    spoken = Child()

    _esm = Path(__file__).parent / "desk.js"
    _stylesheets: ClassVar[list[str]] = [style("desk.css")]
