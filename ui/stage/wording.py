"""The words that the browser needs, as it fills them in."""

from __future__ import annotations

import re

from ui import words_diagram, words_stage


def wording() -> dict[str, str]:
    """Return the stage's and the diagram's words; ``{name}`` where a number goes.

    Returns
    -------
    dict
        Keys in lower case: ``to_edge``, ``part_body``; those for a narrow stage start with ``short_``.
    """
    diagram = {
        name.lower(): _bare(text)
        for name, text in vars(words_diagram).items()
        if name.isupper() and isinstance(text, str)
    }
    parts = {f"part_{name}": _bare(text) for name, text in words_diagram.PARTS.items()}
    short = {f"short_{name}": text for name, text in words_stage.SHORT.items()}
    return diagram | parts | words_stage.STAGE | short


def _bare(text: str) -> str:
    """Take the format out of every hole: the browser rounds."""
    return re.sub(r"\{(\w+)[^}]*\}", r"{\1}", text)
