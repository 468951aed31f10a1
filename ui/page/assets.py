"""Style sheets of the page's components."""

from __future__ import annotations

from importlib.resources import files


def style(name: str) -> str:
    """Return a style sheet of this package.

    Parameters
    ----------
    name : str
        Of the file.

    Returns
    -------
    str
        CSS.
    """
    return files("ui.page").joinpath(name).read_text(encoding="utf-8")
