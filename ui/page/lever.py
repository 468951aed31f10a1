"""A slider of the page: the bar with its plates for a thumb, or a plain one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import param
from panel.custom import JSComponent

from ui.page.assets import style


class Lever(JSComponent):
    """A slider that moves at once in the browser and asks for one picture at a time.

    Moves write `value`, the newest only once the last one has been answered by `answer`, so that a slow machine
    lags by one picture and never by a queue. Letting go counts `released`; a number that is typed writes `typed`.

    Parameters
    ----------
    label : str
        What it moves.
    text : str
        The value in words, beside the label.
    note : str
        More about the value, below.
    start, end, step, value : float
        Range, smallest move, and where it stands.
    ticks : list of float
        Numbers along the track.
    mark : float or None
        A threshold on the track.
    mark_label : str
        What the threshold is.
    thumb : str
        SVG of the thumb; a round one where empty.
    entry : str
        What a number that is typed is called; no entry where empty.
    unit : str
        Beside the number that is typed.
    idle : str
        Why it has no effect and cannot be moved; empty where it can.
    problem : str
        Why the last number was not allowed; empty where it was.
    released : int
        How often it was let go, counted once the last move is drawn; written by the browser.
    typed : list
        How often something was typed, and what; written by the browser.
    answered : int
        How many moves have been drawn; see `answer`.
    """

    label = param.String(default="")
    text = param.String(default="")
    note = param.String(default="")
    start = param.Number(default=0.0)
    end = param.Number(default=1.0)
    step = param.Number(default=1.0)
    value = param.Number(default=0.0)
    ticks = param.List(default=[])
    mark = param.Number(default=None, allow_None=True)
    mark_label = param.String(default="")
    thumb = param.String(default="")
    entry = param.String(default="")
    unit = param.String(default="")
    idle = param.String(default="")
    problem = param.String(default="")
    released = param.Integer(default=0)
    typed = param.List(default=[0, ""])
    answered = param.Integer(default=0)

    _esm = Path(__file__).parent / "lever.js"
    _stylesheets: ClassVar[list[str]] = [style("lever.css")]
    # Panel waits 50 ms by default; at once, its answer would find the socket busy with Bokeh's own and wait 10 ms.
    _debounce = 1

    def answer(self, **shown: object) -> None:
        """Say that the last move is drawn, with whatever else follows from it.

        Parameters
        ----------
        **shown : object
            Other parameters of this slider.
        """
        self.param.update(answered=self.answered + 1, **shown)
