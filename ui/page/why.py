"""Why: every mechanism of a view in full, and the view against another, beside the stage."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

import panel as pn

from sim.result import Result
from ui import words
from ui import words_workbench as told
from ui.explain import explanation
from ui.mechanisms import mechanisms
from ui.meter import Reason
from ui.page.assets import style
from ui.page.cards import card
from ui.page.choice import choice
from ui.page.desk import BESIDE
from ui.page.links import to_source
from ui.page.markup import Markup
from ui.page.meters import keep_units, meters, notes, square, warnings
from ui.page.rival import rival, rival_in_words, rivals
from ui.page.sheet import Sheet
from ui.page.store import Shown, show
from ui.page.wrong import in_words, wrong
from ui.view import LEVELS


class Why(Sheet):
    """The mechanisms of a view, and what makes it differ from another.

    Parameters
    ----------
    shown : Shown
        What is shown first.
    change : callable
        Takes a setting's name and value.
    """

    layout = BESIDE

    def __init__(self, shown: Shown, change: Callable[[str, object], str | None]) -> None:
        view, said = shown.view, told.WHY
        self.against = choice(said["against"], rivals(view), view.against, menu=True)
        self.level = choice(said["level"], {name: told.LEVELS[name] for name in LEVELS}, view.level)
        self.compared = Markup(sizing_mode="stretch_width", stylesheets=[style("tables.css")], margin=0)
        self.reasons = Markup(sizing_mode="stretch_width", stylesheets=[style("meters.css")], margin=0)
        for name, widget in {"against": self.against, "level": self.level}.items():
            widget.styles = {"flex": "1 1 300px", "width": "auto"}
            widget.param.watch(lambda event, name=name: change(name, event.new), "value")
        chosen = pn.FlexBox(self.against, self.level, sizing_mode="stretch_width", margin=0, gap="8px 24px")
        self.parts = [card(chosen, self.compared), card(self.reasons)]

    def draw(self, shown: Shown) -> None:
        """Put what a view shows on the page.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        view = shown.view
        titles = rivals(view)
        self.against.param.update(
            items=[{"name": name, "title": title} for name, title in titles.items()], value=view.against
        )
        self.level.value = view.level
        faulty = wrong(view)
        other = show(rival(view)).result if faulty is None else faulty.result
        self.compared.html = in_words(view) + compared(
            shown.result, other, rival_in_words(view), view.level, faulty=faulty is not None
        )  # fmt: skip
        every = meters(mechanisms(shown.result), wide=True)
        self.reasons.html = warnings(shown.result) + every + notes(shown.result)


def compared(result: Result, other: Result, name: str, level: str, *, faulty: bool = False) -> str:
    """Return what makes a result differ from another: sentences, and the mechanisms of both in numbers.

    Parameters
    ----------
    result : Result
        This view's.
    other : Result
        The other's.
    name : str
        What the other is.
    level : str
        A word of `ui.view.LEVELS`.
    faulty : bool, default False
        Whether the other is this view with a fault, of which has been said what it is and what it changes.

    Returns
    -------
    str
        HTML.
    """
    why = explanation(result, other, "scientist" if level == "scientist" else "coach")
    title = told.WHY["as_set"].format(other=name) if faulty else why.title
    said = "".join(f"<li>{keep_units(text)}</li>" for text in why.texts)
    because = f"<h2>{escape(title)}</h2><ul>{said}</ul>" if why.sentences or not faulty else ""
    here, there = ({reason.name: reason for reason in mechanisms(run)} for run in (result, other))
    rows = "".join(
        f'<tr><th scope="row">{to_source(reason.quantity, escape(reason.title), reason.title)}'
        f"<small>{escape(reason.small)}</small></th>{_cell(here.get(reason.name))}{_cell(there.get(reason.name))}</tr>"
        for reason in {**there, **here}.values()
    )
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (told.WHY["mechanism"], told.WHY["here"], name))
    table = f"<caption>{escape(told.WHY['compared'])}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"{because}<table>{table}</table>"


def _cell(reason: Reason | None) -> str:
    if reason is None:
        return f"<td>{words.NONE}</td>"
    return f"<td><b>{keep_units(reason.value)}</b><span>{square(reason)}{escape(reason.state)}</span></td>"
