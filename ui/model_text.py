"""The model's own text as a page: every equation with its quantity for an anchor, every source with one of its own.

The text is `sim/MODEL.md`. In front of a section stand ``<a id="quantity"></a>``, named as in the summary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt

_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_SOURCE = re.compile(
    r"^- (?P<name>(?:de )?[^\W\d_]+(?:-[^\W\d_]+)*)\b(?P<rest>.*?\((?P<year>\d{4})\).*)$", re.MULTILINE
)
_SOURCES = "\n## Sources\n"


@dataclass(frozen=True)
class Section:
    """A heading and what is below it.

    Parameters
    ----------
    name : str
        Its first anchor, made from its title where it has none.
    anchors : tuple of str
        All its anchors.
    title : str
        Of the heading.
    depth : int
        1 for the whole text, 2 and 3.
    html : str
        The heading and what follows it, up to the next.
    """

    name: str
    anchors: tuple[str, ...]
    title: str
    depth: int
    html: str


@cache
def text() -> str:
    """Return the text as it is written, without what only programs read.

    Returns
    -------
    str
        Markdown.
    """
    return _COMMENT.sub("", files("sim").joinpath("MODEL.md").read_text(encoding="utf-8"))


@cache
def anchors() -> frozenset[str]:
    """Return every name that can be linked to.

    Returns
    -------
    frozenset of str
        Quantities of the summary, sections, and sources.
    """
    return frozenset(name for section in sections() for name in section.anchors) | frozenset(_sources().values())


@cache
def sections() -> tuple[Section, ...]:
    """Return the text in its parts.

    Returns
    -------
    tuple of Section
        From the top.
    """
    written = _linked(text())
    heads = list(_HEADING.finditer(written))
    found = []
    before = written[: heads[0].start()]
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = written[head.start() : None if after is None else after.start()]
        # Anchors stand in front of the heading that they belong to.
        lead = _ANCHOR.findall(before.rsplit("\n\n", 2)[-2] if before.count("\n\n") > 1 else before)
        names = (*lead, _slug(head[2]))
        found.append(Section(names[0], names, head[2], len(head[1]), _markdown().render(_ANCHOR.sub("", body))))
        before = body
    return tuple(found)


def _slug(title: str) -> str:
    """Make a name from a title."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


@cache
def _markdown() -> MarkdownIt:
    """Return what turns Markdown into HTML, tables and our own anchors included."""
    return MarkdownIt("commonmark", {"html": True}).enable("table")


@cache
def _sources() -> dict[tuple[str, str], str]:
    """Return the anchors of sources by first author and year."""
    listed = text().partition(_SOURCES)[2]
    return {(found["name"], found["year"]): _slug(f"source {found['name']} {found['year']}")
            for found in _SOURCE.finditer(listed)}  # fmt: skip


def _linked(written: str) -> str:
    """Link every mention of a source to it."""
    body, mark, listed = written.partition(_SOURCES)
    for (name, year), anchor in _sources().items():
        said = rf"(?<![\w\[])({re.escape(name)}(?:'s)?(?: and [A-Z]\w+)? (?:\({year}\)|{year}))(?!\])"
        body = re.sub(said, rf'<a data-page="model" data-at="{anchor}" href="?page=model&amp;at={anchor}">\1</a>', body)

    def place(found: re.Match[str]) -> str:
        anchor = _sources()[found["name"], found["year"]]
        return f'- <span id="{anchor}">{escape(found["name"])}{escape(found["rest"])}</span>'

    return body + mark + _SOURCE.sub(place, listed)
