"""Text on a picture, and how much room it takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from ui.figure.svg import element, words

_ASCENT, _DESCENT = 0.74, 0.24  # of the font size: capitals and ascenders, descenders
_UNKNOWN = 650  # thousandths, for a letter that the table does not have


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture.

    Parameters
    ----------
    left, right : float
        Columns. [px]
    top, bottom : float
        Rows, growing downwards. [px]
    """

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two rectangles overlap or come nearer than ``gap``."""
        return (
            self.left - gap < other.right
            and other.left - gap < self.right
            and self.top - gap < other.bottom
            and other.top - gap < self.bottom
        )


@dataclass(frozen=True)
class Run:
    """Words of one colour and weight.

    Parameters
    ----------
    text : str
        The words.
    colour : str
        As SVG writes it.
    weight : int, default 400
        Of the font: 400, 500, 600 or 700.
    """

    text: str
    colour: str
    weight: int = 400


@dataclass(frozen=True)
class Label:
    """One line of text.

    Parameters
    ----------
    runs : tuple of Run
        From left to right.
    x, y : float
        Anchor and baseline. [px]
    size : float
        Of the font. [px]
    anchor : str
        ``start``, ``middle`` or ``end``.
    """

    runs: tuple[Run, ...]
    x: float
    y: float
    size: float
    anchor: Literal["start", "middle", "end"] = "start"

    @property
    def text(self) -> str:
        """All words."""
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        """Room from left to right. [px]."""
        return sum(text_width(run.text, self.size, run.weight) for run in self.runs)

    @property
    def box(self) -> Box:
        """Room on the picture."""
        left = self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return Box(left, self.y - _ASCENT * self.size, left + self.width, self.y + _DESCENT * self.size)

    def svg(self) -> str:
        """Return the markup."""
        spans = [element("tspan", words(run.text), fill=run.colour, font_weight=f"{run.weight}") for run in self.runs]
        return element(
            "text", *spans, x=self.x, y=self.y, font_size=self.size, text_anchor=self.anchor,
            style="font-feature-settings:'tnum'; white-space:pre",
        )  # fmt: skip


@dataclass(frozen=True)
class Notes:
    """Drawn annotations.

    Parameters
    ----------
    drawn : str
        Geometry, as markup.
    labels : tuple of Label
        Words.
    """

    drawn: str
    labels: tuple[Label, ...]

    def __add__(self, other: Notes) -> Notes:
        """Put both on the picture."""
        return Notes(self.drawn + other.drawn, self.labels + other.labels)


@cache
def _widths() -> dict[str, dict[str, int]]:
    """Advance widths by weight and letter. [1/1000 of the font size]."""
    text = files("ui").joinpath("fonts", "widths.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, int]] = json.loads(text)["weights"]
    return weights


def text_width(text: str, size: float, weight: int) -> float:
    """Return how wide text is in the shipped font, kerning left out. [px].

    Parameters
    ----------
    text : str
        One line.
    size : float
        Of the font. [px]
    weight : int
        400, 500, 600 or 700.

    Returns
    -------
    float
    """
    table = _widths()[str(weight)]
    return sum(table.get(letter, _UNKNOWN) for letter in text) * size / 1000


def wrapped(text: str, size: float, weight: int, room: float) -> list[str]:
    """Break text into lines no wider than ``room``.

    Parameters
    ----------
    text : str
        Words.
    size, weight : float, int
        Of the font.
    room : float
        [px]

    Returns
    -------
    list of str
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
