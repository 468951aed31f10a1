"""MODEL.md, the page that gives every number's equation and source, and where in it a number is explained."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')


@cache
def model_text() -> str:
    """Return the page.

    Returns
    -------
    str
        Markdown.
    """
    return files("sim").joinpath("MODEL.md").read_text(encoding="utf-8")


@cache
def anchors() -> tuple[str, ...]:
    """List the page's anchors.

    Returns
    -------
    tuple of str
        In their order.
    """
    return tuple(_ANCHOR.findall(model_text()))


def anchor_of(quantity: str) -> str:
    """Return the anchor of a quantity's equation and source.

    Parameters
    ----------
    quantity : str
        Name in the summary or the frames of a result, with or without the keys below it, joined by dots.

    Returns
    -------
    str
        What follows ``#`` in a link to the page.

    Raises
    ------
    KeyError
        For a quantity that the page does not explain.
    """
    name = quantity.partition(".")[0]
    if name not in anchors():
        raise KeyError(quantity)
    return name
