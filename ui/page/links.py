"""Links from a number to its equation and sources on the model's page."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from ui import words_pages as told


def to_source(quantity: str, markup: str, spoken: str) -> str:
    """Make a number lead to its equation.

    Parameters
    ----------
    quantity : str
        An anchor of `ui.model_text.anchors`; none where empty.
    markup : str
        The number, as HTML.
    spoken : str
        The number, as it is read aloud.

    Returns
    -------
    str
        HTML.
    """
    if not quantity:
        return markup
    title = quoteattr(told.MODEL_SOURCE.format(value=spoken))
    href = f"?page=model&amp;at={escape(quantity)}"
    return f'<a data-page="model" data-at="{escape(quantity)}" href="{href}" aria-label={title}>{markup}</a>'


def equations(quantities: dict[str, str]) -> str:
    """Return a line of links below a chart.

    Parameters
    ----------
    quantities : dict
        Titles by anchor.

    Returns
    -------
    str
        HTML.
    """
    links = " · ".join(to_source(name, escape(title), title) for name, title in quantities.items())
    return f'<p class="hl-equations">{escape(told.MODEL_EQUATIONS)}: {links}</p>'
