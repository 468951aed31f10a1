"""Reasons as markup: one row a gate, its state as a square and a word, its numbers as a bar and a sentence.

Colours are custom properties named after quantities (``--hl-support``, ...), sizes follow ``--hl-text``,
so that a profile is a change of properties and never of markup. ``meters.css`` says what the classes mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from sim.result import Result
from sim.validity import outside_tables
from ui import words_reasons as told
from ui.figure.labels import text_width
from ui.meter import Fill, Mark, Meter, Reason, Scale
from ui.page.links import to_source

_LABEL_WEIGHT = 600
_GAP = 0.4  # em from a tick to its label
_GAP_NOW = 0.75  # em from the middle of a triangle to its label
_END_FREE = 0.78  # share of the bar up to which a label under it leaves room for the scale's upper end
_START_FREE = 0.08
_TIGHT = 0.3
_UNIT = "N\u2009m"


def meters(reasons: Iterable[Reason], full: int | None = None, *, wide: bool = False) -> str:
    """Return every mechanism, one below the other.

    Parameters
    ----------
    reasons : iterable of Reason
        In the order in which they are read.
    full : int, optional
        How many are shown in full; the rest are thin rows that open. All where None.
    wide : bool, default False
        Two side by side where there is room.

    Returns
    -------
    str
        HTML.
    """
    every = list(reasons)
    rows = [meter(reason) for reason in every[:full]] + [thin(reason) for reason in every[len(every[:full]) :]]
    columns = ' class="hl-wide"' if wide else ""
    return f'<div class="hl-reasons"><div{columns}>{"".join(rows)}</div></div>'


def meter(reason: Reason) -> str:
    """Return one mechanism.

    Parameters
    ----------
    reason : Reason
        What to show.

    Returns
    -------
    str
        HTML.
    """
    value = to_source(reason.quantity, f"<b>{keep_units(reason.value)}</b>", reason.value)
    return (
        f'<section class="hl-reason hl-{reason.name}">'
        f'<h3 class="hl-title">{escape(reason.title)}</h3>'
        f'<p class="hl-state">{square(reason)}<span>{escape(reason.state)}</span></p>'
        f'<p class="hl-value">{value} <span>{escape(reason.small)}</span></p>'
        f"{_bar(reason)}"
        f'<p class="hl-sentence">{keep_units(reason.sentence)}</p>'
        "</section>"
    )


def warnings(result: Result) -> str:
    """Return where the athlete is outside what the body's tables were measured on, and between which sizes they hold.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    str
        HTML, empty where there is nothing to warn of.
    """
    said = "".join(f"<p>{escape(line)}</p>" for line in outside_tables(result.athlete))
    return f'<div class="hl-warning" role="note">{said}</div>' if said else ""


def notes(result: Result) -> str:
    """Return what else a run has to be read with.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    str
        HTML, empty where there is nothing.
    """
    warned = set(outside_tables(result.athlete))
    said = "".join(f"<p>{keep_units(line)}</p>" for line in result.notes if line not in warned)
    return f'<div class="hl-notes">{said}</div>' if said else ""


def square(reason: Reason) -> str:
    """Return how a gate stands as a square, filled where it is shut; nothing where that is not the question.

    Parameters
    ----------
    reason : Reason
        The gate.

    Returns
    -------
    str
        HTML.
    """
    return "" if reason.shut is None else f'<i class="hl-square{" hl-shut" if reason.shut else ""}"></i>'


def thin(reason: Reason) -> str:
    """Return one mechanism as a row that opens.

    Parameters
    ----------
    reason : Reason
        What to show.

    Returns
    -------
    str
        HTML.
    """
    shown = reason.meter
    tick = "" if shown.threshold.at > shown.scale.high else _place("hl-tick", shown.threshold, shown.scale)
    fills = "".join(_fill(part, shown.scale) for part in shown.fills)
    return (
        f'<details class="hl-thin" data-key="{reason.name}"><summary>'
        f'<span class="hl-name">{escape(reason.title)}</span>'
        f'<span class="hl-bar" aria-hidden="true">{fills}{tick}</span>'
        f'<span class="hl-short">{keep_units(reason.short or reason.value)}</span></summary>{meter(reason)}</details>'
    )


def aloud(reason: Reason) -> str:
    """Return what a meter says to those who cannot see it.

    Parameters
    ----------
    reason : Reason
        What is shown.

    Returns
    -------
    str
    """
    shown = reason.meter
    return told.METER_ALOUD.format(
        title=reason.title, state=reason.state, value=reason.value, small=reason.small,
        low=shown.scale.low_label, high=shown.scale.high_label,
        threshold=_label(shown.threshold, shown.scale), now=_label(shown.now, shown.scale), sentence=reason.sentence,
    )  # fmt: skip


def _bar(reason: Reason) -> str:
    """Bar, threshold, triangle and scale."""
    shown = reason.meter
    scale, now = shown.scale, shown.now
    at = scale.share(now.at)
    past = now.at > scale.high
    ends = [(scale.low_label, "hl-low")] if at > _START_FREE else []
    # In a very narrow column a label beside the middle takes the room of the scale's upper end.
    tight = " hl-tight" if at > _TIGHT else ""
    ends += [(scale.high_label, f"hl-high{tight}")] if at < _END_FREE else []
    tick = "" if shown.threshold.at > scale.high else _place("hl-tick", shown.threshold, scale)
    return (
        f'<div class="hl-meter" role="img" aria-label={quoteattr(aloud(reason))}>'
        f"{_words('hl-above', shown.threshold, shown)}"
        f'<div class="hl-bar">{"".join(_fill(part, scale) for part in shown.fills)}{tick}</div>'
        f"{_place('hl-past' if past else 'hl-now', now, scale)}"
        f"{_words('hl-below', now, shown)}"
        f"{''.join(_end(label, side) for label, side in ends)}"
        "</div>"
    )


def _end(label: str, side: str) -> str:
    return f'<span class="hl-end {side}">{keep_units(label)}</span>'


def _fill(part: Fill, scale: Scale) -> str:
    low, high = scale.share(part.low), scale.share(part.high)
    kind = " hl-hatched" if part.hatched else ""
    place = f"left:{_percent(low)};width:{_percent(high - low)};--q:var(--hl-{part.quantity})"
    return f'<i class="hl-fill{kind}" style="{place}"></i>'


def _place(kind: str, mark: Mark, scale: Scale) -> str:
    return f'<i class="{kind}" style="left:{_percent(scale.share(mark.at))};--q:var(--hl-{mark.quantity})"></i>'


def _words(kind: str, mark: Mark, shown: Meter) -> str:
    """Place a label beside its mark, on the side that has more room, and never past the bar's ends."""
    at, label = shown.scale.share(mark.at), _label(mark, shown.scale)
    wide = text_width(label, 1.0, _LABEL_WEIGHT) + 0.1
    middle = 0.5
    gap = _GAP_NOW if mark is shown.now else _GAP
    gap += gap if mark.at > shown.scale.high else 0.0
    wanted = f"{_percent(at)} + {gap}em" if at <= middle else f"{_percent(at)} - {gap + wide:.2f}em"
    place = f"left:clamp(0px,{wanted},100% - {wide:.2f}em);--q:var(--hl-{mark.quantity})"
    return f'<span class="hl-label {kind}" style="{place}">{keep_units(label)}</span>'


def _label(mark: Mark, scale: Scale) -> str:
    """Words of a mark; a value past the scale says so."""
    return told.METER_PAST.format(label=mark.label) if scale.high < mark.at < float("inf") else mark.label


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def keep_units(text: str) -> str:
    """Return text as markup whose units do not break at their thin space.

    Parameters
    ----------
    text : str
        Words and numbers.

    Returns
    -------
    str
        HTML.
    """
    return escape(text).replace(_UNIT, f'<span class="hl-unit">{_UNIT}</span>')
