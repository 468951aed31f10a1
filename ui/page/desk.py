"""How the page is laid out: a head with its pages, stage and controls that stay in sight, what belongs beside them."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import param
from panel.custom import JSComponent
from panel.viewable import Child, Children

from ui import words_workbench as told
from ui.page.assets import style

STAGE, BESIDE, WHOLE = "stage", "beside", "whole"
LAYOUTS = (STAGE, BESIDE, WHOLE)  # the stage leads; what is beside it leads; no stage


class Desk(JSComponent):
    """The whole page's grid, with its head: name, pages, athlete, colours, and the link to share.

    Parameters
    ----------
    title, heading : str
        Name of the product, and what its pages are called together.
    pages : dict
        Titles by page.
    page, layout : str
        The open one; how it is laid out, see `LAYOUTS`.
    asked : list
        How often a link to a page was followed, and its parts of an address; written by the browser.
    share, shared : str
        The button that copies the address, before and after.
    theme : str
        Colour profile, set on the document; chosen in the head.
    themes : dict
        Words by profile.
    colours : str
        What is chosen there.
    exercise : viewable
        List of every exercise, in the head.
    tools : list
        At the right of the head.
    notes : list
        Above everything, where something has to be said.
    steps, stage, bar : viewable
        Stepper; stage; the slider of the bar.
    levers : list
        Smaller controls beside the bar.
    aside : viewable
        Beside the stage, scrolling while the stage stays.
    whole : viewable
        In place of stage and stepper, where a page takes the width.
    unseen : list
        The browser's address, and words for those who cannot see the page.
    """

    title = param.String(default=told.PAGE["title"])
    pages = param.Dict(default=told.PAGES)
    page = param.String(default=next(iter(told.PAGES)))
    layout: param.Selector[str] = param.Selector(default=STAGE, objects=[*LAYOUTS])
    asked = param.List(default=[0, {}])
    heading = param.String(default=told.PAGE["heading"])
    share = param.String(default=told.PAGE["share"])
    shared = param.String(default=told.PAGE["shared"])
    theme: param.Selector[str] = param.Selector(default="light", objects=list(told.THEMES))
    themes = param.Dict(default=told.THEMES)
    colours = param.String(default=told.PAGE["theme"])
    exercise = Child()
    tools = Children()
    notes = Children()
    steps = Child()
    stage = Child()
    bar = Child()
    levers = Children()
    aside = Child()
    whole = Child()
    unseen = Children()

    _esm = Path(__file__).parent / "desk.js"
    _stylesheets: ClassVar[list[str]] = [style("desk.css")]
    _debounce = 0  # Panel waits 50 ms by default
