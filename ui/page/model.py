"""The model's page: what it computes, from which equations and sources, every one of them with a place of its own."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from ui import words_pages as told
from ui.model_text import Section, sections
from ui.page.assets import style
from ui.page.cards import card
from ui.page.desk import WHOLE
from ui.page.markup import Markup
from ui.page.sheet import Sheet
from ui.page.store import Shown


class Model(Sheet):
    """The model's text, opened where a number led to."""

    layout = WHOLE

    def __init__(self) -> None:
        self.shown = Markup(
            html=document(), kind="hl-model", sizing_mode="stretch_width", stylesheets=[style("model.css")], margin=0
        )
        self.parts = [card(self.shown)]

    def draw(self, shown: Shown) -> None:
        """Go to the view's place in the text.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
        self.shown.at = shown.view.at


@cache
def document() -> str:
    """Return the whole text with its contents.

    Returns
    -------
    str
        HTML.
    """
    parts = sections()
    listed = "".join(
        f'<li class="hl-depth-{part.depth}">{_link(part.name, part.title)}</li>' for part in parts if part.depth > 1
    )
    return (
        f'<details class="hl-contents" data-key="contents" open=""><summary>{escape(told.MODEL_CONTENTS)}</summary>'
        f"<nav aria-label={_quoted(told.MODEL_CONTENTS)}><ul>{listed}</ul></nav></details>"
        f"<article>{''.join(_section(part) for part in parts)}</article>"
    )


def _section(part: Section) -> str:
    others = "".join(f'<span id="{name}"></span>' for name in part.anchors if name != part.name)
    # A table that is wider than a phone is moved sideways, by keyboard too.
    label = _quoted(told.MODEL_TABLE.format(title=part.title))
    wide = part.html.replace("<table>", f'<div class="hl-scroll" role="region" aria-label={label} tabindex="0"><table>')
    return f'<section id="{part.name}">{others}{wide.replace("</table>", "</table></div>")}</section>'


def _link(name: str, title: str) -> str:
    return f'<a data-page="model" data-at="{name}" href="?page=model&amp;at={name}">{escape(title)}</a>'


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'
