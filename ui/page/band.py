"""A window of loads as markup: for how many people a bar is heavy enough, light enough, and both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

import numpy as np

import scenarios
from scenarios.bars import bars
from sim.chain import Array
from sim.window import Window
from ui import words, words_bar
from ui import words_pages as told
from ui.bar import FITS, best_bar, fitting
from ui.page.meters import keep_units
from ui.page.steps import icon

_ENDS_KG = (40.0, 60.0, 100.0, 150.0, 200.0, 300.0)
_STEP_KG = {40.0: 10, 60.0: 10, 100.0: 20, 150.0: 50, 200.0: 50, 300.0: 100}
_FEW = 0.10  # of people: where fewer are inside the limits, the axis may end
_LOADS = 241  # on a curve
_WIDE = 1000  # of the picture, which is stretched
_KINDS = ("", " hl-cautious")  # of the limits, the permissive ones first


def axis_end_kg(windows: Sequence[Window]) -> float:
    """Return where the axis of all exercises ends: the least round end that holds what decides. [kg].

    Parameters
    ----------
    windows : sequence of Window
        What is shown.

    Returns
    -------
    float
    """
    loads = bars().between(0.0, _ENDS_KG[-1])
    needed = [0.0]
    for window in windows:
        needed += [load for load in (window.lower_kg[0.95],) if load is not None]
        needed += [load for load in loads if window.tops[-1].inside(load) > _FEW]
        needed.append(scenarios.scenario(window.scenario).load_range_kg[1])
    return next(end for end in _ENDS_KG if end >= max(needed))


def answer(window: Window) -> tuple[str, str, str]:
    """Return which bars suit: by the last limits, which are the permissive ones, with what the others say.

    Parameters
    ----------
    window : Window
        Of an exercise.

    Returns
    -------
    none, loads, small : str
        What is said first where no bar suits 9 in 10; the loads; for whom.
    """
    *others, last = window.tops
    loads = fitting(window, last)
    if loads:
        parts = [told.BARS_SUITS.format(limits=last.limits)]
        for top in others:
            theirs = fitting(window, top)
            said = _range(theirs) if theirs else told.BARS_NO_BAR
            parts.append(told.BARS_SUITS_OTHER.format(limits=top.limits, loads=said))
        return "", _range(loads), "; ".join(parts)
    load, share = best_bar(window, last)
    if load is None:
        return told.BARS_NONE, told.BARS_NO_BAR, told.BARS_SUITS_NOBODY
    shares = [told.BARS_SHARE.format(share=100 * share, limits=last.limits)]
    shares += [told.BARS_SHARE.format(share=100 * window.fits(load, top), limits=top.limits) for top in others]
    return told.BARS_NONE, words.LOAD.format(load=load), told.BARS_MOST.format(shares=", ".join(shares))


def _range(loads: Sequence[float]) -> str:
    """Name the bars that fit: one, or the first and the last."""
    if loads[0] == loads[-1]:
        return words.LOAD.format(load=loads[0])
    return told.BARS_RANGE.format(first=loads[0], last=loads[-1])


def short(window: Window) -> str:
    """Return one exercise's answer, to be read from the back of a room.

    Parameters
    ----------
    window : Window
        With a bar.

    Returns
    -------
    str
        HTML.
    """
    none, loads, small = answer(window)
    title = scenarios.scenario(window.scenario).title
    first = f"<em>{escape(none)}</em>" if none else ""
    return (
        f"<li>{icon(window.scenario)}<div><h3>{escape(title)}</h3><b>{escape(loads)}</b>"
        f"<span>{escape(small)}</span>{first}</div></li>"
    )  # fmt: skip


def band(window: Window, end_kg: float) -> str:
    """Return one exercise's window, with how sure both ends are.

    Parameters
    ----------
    window : Window
        With a bar.
    end_kg : float
        Where the axis ends. [kg]

    Returns
    -------
    str
        HTML.
    """
    title = scenarios.scenario(window.scenario).title
    none, loads, small = answer(window)
    pose = told.BARS_POSE.format(lean=window.trunk_lean_deg, bar=words.BAR_AT[window.bar_position])
    said = told.BARS_ALOUD.format(title=title, none=none, loads=loads, small=small)
    lines = "".join(f'<li class="{kind}">{keep_units(line)}</li>' for kind, line in key(window))
    coach = "".join(f"<p>{keep_units(line)}</p>" for line in _coaches(window))
    return (
        f'<section class="hl-window"><div class="hl-what">'
        f"<h3>{escape(title)}<small>{escape(pose)}</small></h3><ul>{lines}</ul>{coach}</div>"
        f'<div class="hl-band" role="img" aria-label={quoteattr(said)}>{_picture(window, end_kg)}</div>'
        "</section>"
    )


def bare(window: Window) -> str:
    """Return what a drill without a bar does.

    Parameters
    ----------
    window : Window
        Of an exercise without kit.

    Returns
    -------
    str
        HTML.
    """
    line = told.BARS_WITHOUT.format(
        title=scenarios.scenario(window.scenario).title, lean=window.trunk_lean_deg, arms=words.ARMS[window.arms],
        share=100 * window.shut_without_bar,
    )  # fmt: skip
    return f'<p class="hl-bare">{escape(line)}</p>'


def key(window: Window) -> list[tuple[str, str]]:
    """Say what both ends are and how sure they are, one line for each curve.

    Parameters
    ----------
    window : Window
        Of an exercise.

    Returns
    -------
    list of tuple
        Class of the curve, and words.
    """
    low = _shares(window.lower_kg, told.BARS_FROM_KG, told.BARS_FROM_NEVER)
    lines = [("hl-on", told.BARS_LOW.format(shares=low))]
    for top, kind in zip(reversed(window.tops), _KINDS, strict=False):
        high = _shares(top.upper_kg, told.BARS_TO_KG, told.BARS_TO_NEVER)
        cause = words_bar.LIMITS[top.limited_by]
        lines.append((f"hl-in{kind}", told.BARS_HIGH.format(limits=top.limits, cause=cause, shares=high)))
    return lines


def _shares(loads: Mapping[float, float | None], some: str, none: str) -> str:
    """Write loads by share of people."""
    return ", ".join(
        none.format(share=said)
        if (load := loads[share]) is None
        else some.format(share=said, load=words.LOAD.format(load=round(load)))
        for share, said in told.BARS_SHARES.items()
    )


def _coaches(window: Window) -> list[str]:
    """Say what the loads that coaches use do."""
    low, high = scenarios.scenario(window.scenario).load_range_kg
    if high <= 0.0:
        return []
    inside = [told.BARS_SHARE.format(share=100 * top.inside(high), limits=top.limits) for top in reversed(window.tops)]
    return [
        told.BARS_COACH_SAYS.format(
            low=low, high=high, shut_low=100 * window.shut(low), shut_high=100 * window.shut(high),
            inside=told.BARS_OR.join(inside),
        )
    ]  # fmt: skip


def _picture(window: Window, end_kg: float) -> str:
    """Shares of people over load: curves, what suits, the best bar, what coaches use, and the axes."""
    loads = [float(load) for load in np.linspace(0.0, end_kg, _LOADS)]
    tops = list(zip(reversed(window.tops), _KINDS, strict=False))
    marks = [f'<path class="hl-nine" d="M0 {100 * (1 - FITS):.0f}H{_WIDE}"/>']
    marks += [_area(f"hl-suits{kind}", np.array([window.fits(load, top) for load in loads])) for top, kind in tops]
    marks += [_curve(f"hl-in{kind}", np.array([top.inside(load) for load in loads])) for top, kind in tops]
    marks.append(_curve("hl-on", np.array([window.shut(load) for load in loads])))
    picture = f'<svg viewBox="0 0 {_WIDE} 100" preserveAspectRatio="none" aria-hidden="true">{"".join(marks)}</svg>'
    load, _ = best_bar(window, window.tops[-1])
    now = "" if load is None or load > end_kg else f'<i class="hl-best" style="left:{_percent(load, end_kg)}"></i>'
    low, high = scenarios.scenario(window.scenario).load_range_kg
    used = "" if high <= low else (
        f'<span class="hl-coaches" style="left:{_percent(low, end_kg)};width:{_percent(high - low, end_kg)}">'
        f"<span>{escape(told.BARS_COACHES)}</span></span>"
    )  # fmt: skip
    ticks = "".join(
        f'<span class="hl-kg" style="left:{_percent(kg, end_kg)}">{kg}</span>'
        for kg in range(0, int(end_kg) + 1, _STEP_KG[end_kg])
    )
    sides = "".join(f'<span class="hl-side">{text}</span>' for text in told.BARS_SIDES)
    return f'<div class="hl-plot">{picture}{now}{used}{ticks}{sides}</div>'


def _percent(load_kg: float, end_kg: float) -> str:
    return f"{100 * load_kg / end_kg:.2f}%"


def _points(shares: Array) -> str:
    at = np.linspace(0.0, _WIDE, shares.size)
    return "L".join(f"{x:.0f} {100 * (1 - y):.1f}" for x, y in zip(at, shares, strict=True))


def _curve(kind: str, shares: Array) -> str:
    return f'<path class="{kind}" d="M{_points(shares)}"/>'


def _area(kind: str, shares: Array) -> str:
    return f'<path class="{kind}" d="M0 100L{_points(shares)}L{_WIDE} 100Z"/>'
