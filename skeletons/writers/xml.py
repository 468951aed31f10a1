"""Small helpers for XML text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from skeletons.writers.comment import xml_comment


def numbers(*values: float) -> str:
    """Return numbers as text that reads back to the same bits.

    Parameters
    ----------
    *values : float
        Numbers.

    Returns
    -------
    str
        Separated by spaces.
    """
    return " ".join(repr(float(value) + 0.0) for value in values)  # so that there is no -0.0


def add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """Add an element and return it.

    Parameters
    ----------
    parent : Element
        Where it goes.
    tag : str
        Its name.
    text : str, optional
        Its content.
    **attributes : str
        Its attributes; an underscore at the end of a name is left off.

    Returns
    -------
    Element
    """
    element = ET.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    element.text = text
    return element


def document(root: ET.Element, about: Sequence[str]) -> str:
    """Return an XML document that begins with a comment.

    Parameters
    ----------
    root : Element
        The content.
    about : sequence of str
        Paragraphs of the comment.

    Returns
    -------
    str
    """
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_comment(about)}{text}\n'
