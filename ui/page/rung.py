"""A rung of the ladder as markup: its place, what it asks on scales that all rungs share, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import scenarios
from sim.ladder import Ladder, WayOn
from ui import words
from ui import words_ladder as said
from ui.ladder import Climbed, besides, measured
from ui.page.bars import progress
from ui.page.links import to_source
from ui.page.meters import keep_units, warnings
from ui.page.steps import icon
from ui.person import person_short
from ui.view import View

# By what is measured: where its equation is, how it is written, and its unit in those of the result.
MEASURES: Mapping[str, tuple[str, str, float]] = {
    "hip_flexion_deg": ("hip_flexion_deg", said.PAGE_DEGREES, 1.0),
    "hip_Nm": ("peak_moment_Nm", said.PAGE_MOMENT, 1.0),
    "knee_Nm": ("peak_moment_Nm", said.PAGE_MOMENT, 1.0),
    "lumbosacral_Nm": ("peak_moment_Nm", said.PAGE_MOMENT, 1.0),
    "gate_margin_Nm": ("gate_margin_Nm", said.PAGE_MOMENT, 1.0),
    "compression_N": ("peak_compression_N", said.PAGE_FORCE, 1000.0),
}
_COLOURS = {"hip_flexion_deg": "ink", "compression_N": "ink"}  # the others are moments, in the colour of muscle
_Ends = Mapping[str, tuple[float, float]]


def page(view: View, ladder: Ladder, done: float, known: Sequence[Climbed]) -> str:
    """Return the ladder, as far as it is known.

    Parameters
    ----------
    view : View
        Whose athlete it is, and which exercise is open.
    ladder : Ladder
        Rungs and test.
    done : float
        How much is computed, 0 to 1.
    known : sequence of Climbed
        The rungs by then.

    Returns
    -------
    str
        HTML.
    """
    total = len(ladder.rungs)
    parts = [_head(view), progress(done, said.PAGE_PROGRESS.format(done=len(known), total=total))]
    if not known:
        return "".join(parts)
    able = sum(item.result.outcome.status == "ok" for item in known)
    if done >= 1.0:
        parts.append(f'<p class="hl-able"><b>{said.PAGE_DONE.format(done=able, total=total)}</b></p>')
    parts.append(warnings(known[0].result))
    every = {item.rung.name: measured(item) for item in known}
    ends = {name: _ends([asks[name] for asks in every.values() if asks]) for name in MEASURES}
    rows = []
    for item in known:
        ways = _ways(ladder) if item.rung.name == ladder.test else ""
        rows.append(rung(item, every[item.rung.name], ends, ways, here=item.rung.name == view.scenario))
    parts.append(f'<div class="hl-columns">{"".join(_column(name) for name in MEASURES)}</div>')
    parts.append(f'<ol class="hl-rungs">{"".join(rows)}</ol><p class="hl-second">{escape(said.PAGE_KEY)}</p>')
    return "".join(parts)


def failed(view: View, why: str) -> str:
    """Return that nothing came of it.

    Parameters
    ----------
    view : View
        Whose athlete it is.
    why : str
        What went wrong.

    Returns
    -------
    str
        HTML.
    """
    return f'{_head(view)}<p class="hl-warning" role="alert">{escape(why)}</p>'


def rung(item: Climbed, asks: Mapping[str, Any] | None, ends: _Ends, ways: str = "", *, here: bool = False) -> str:
    """Return one rung.

    Parameters
    ----------
    item : Climbed
        With its repetition.
    asks : mapping or None
        Measured, see `sim.ladder.asked`; None where it cannot be done.
    ends : mapping
        Both ends of the scale by what is measured.
    ways : str
        What the test opens, as HTML.
    here : bool, default False
        Whether its exercise is the one that is open.

    Returns
    -------
    str
        HTML.
    """
    scenario, name = item.result.scenario, item.rung.name
    current = ' aria-current="true"' if here else ""
    link = (
        f'<a data-page="explore" data-scenario="{name}" href="?page=explore&amp;scenario={name}"'
        f"{current}>{escape(scenario.title)}</a>"
    )
    load = item.result.load_kg
    bar = words.LOAD.format(load=load) if load else words.NO_BAR
    line = said.PLACE.format(category=scenario.category, level=scenario.level.strip("-")).rstrip()
    parts = [said.PAGE_ROLES[item.rung.role], *([line] if item.rung.role != "test" else []), scenario.theme, bar]
    place = escape(said.PAGE_JOIN.join(parts))
    marked = f'<span class="hl-open">{escape(said.PAGE_HERE)}</span>' if here else ""
    besides_it = besides(asks) if asks else []
    also = f'<p class="hl-also">{keep_units(_sentence(besides_it))}</p>' if besides_it else ""
    kind = f"hl-rung{' hl-here' if here else ''}{'' if item.result.outcome.status == 'ok' else ' hl-cannot'}"
    return (
        f'<li class="{kind}" id="rung-{name}"><span class="hl-icon">{icon(name)}</span>'
        f'<div class="hl-what"><h3>{link}</h3>{marked}<p class="hl-second">{place}</p></div>'
        f'<ul class="hl-asks">{"".join(_measure(key, asks[key] if asks else None, ends[key]) for key in MEASURES)}</ul>'
        f'<div class="hl-said">{_status(item)}{also}<p>{escape(item.rung.leave)}</p></div>'
        f"{_order(item)}{ways}</li>"
    )


def _head(view: View) -> str:
    """Whose ladder it is."""
    who = person_short(view.sex, view.height_m, view.mass_kg)
    title = escape(said.PAGE_TITLE.format(person=who))
    return f'<h2>{title}</h2><p class="hl-second">{escape(said.PAGE_FROM)}</p>'


def _column(name: str) -> str:
    title = said.PAGE_MEASURES[name]
    return f"<span>{to_source(MEASURES[name][0], escape(title), title)}</span>"


def _ends(values: Sequence[float | None]) -> tuple[float, float]:
    """Return both ends of a scale that has its zero and every rung."""
    known = [0.0, *(value for value in values if value is not None)]
    return min(known), max(known)


def _measure(name: str, value: float | None, ends: tuple[float, float]) -> str:
    """Return one number on its scale."""
    title = f'<span class="hl-name">{escape(said.PAGE_MEASURES[name])}</span>'
    if value is None:
        return f'<li>{title}<b>{words.NONE.replace("-", "–")}</b><span class="hl-bar"></span></li>'
    low, high = ends
    span = (high - low) or 1.0
    zero, left = -low / span, (min(value, 0.0) - low) / span
    _, text, unit = MEASURES[name]
    shown = escape(text.format(value=value / unit).replace("-", "−"))
    passive = name == "gate_margin_Nm" and value < 0
    colour = "passive" if passive else _COLOURS.get(name, "muscle")
    return (
        f'<li>{title}<b>{shown}</b><span class="hl-bar" aria-hidden="true">'
        f'<i style="left:{100 * left:.1f}%;width:{100 * abs(value) / span:.1f}%;background:var(--hl-{colour})"></i>'
        f'<i class="hl-zero" style="left:{100 * zero:.1f}%"></i></span></li>'
    )


def _status(item: Climbed) -> str:
    """Say why this athlete cannot."""
    outcome = item.result.outcome
    if outcome.status not in said.PAGE_STATUS:
        return ""
    reason = escape(said.PAGE_WHY[outcome.status].format(reason=outcome.reason))
    return f'<p class="hl-stop"><i class="hl-square"></i><b>{said.PAGE_STATUS[outcome.status]}.</b> {reason}</p>'


def _sentence(parts: Sequence[str]) -> str:
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _order(item: Climbed) -> str:
    """Say what comes before, after, and where to go back to."""
    pairs = (
        (said.PAGE_NEEDS, item.rung.prerequisites),
        (said.PAGE_OPENS, item.rung.progressions),
        (said.PAGE_BACK, item.rung.regressions),
    )
    rows = "".join(f"<div><dt>{title}</dt><dd>{_names(names)}</dd></div>" for title, names in pairs if names)
    return f'<dl class="hl-order">{rows}</dl>'


def _names(names: Sequence[str]) -> str:
    return escape(", ".join(scenarios.scenario(name).title for name in names))


def _ways(ladder: Ladder) -> str:
    """Say what a test opens, passed and not passed."""
    ways = ((said.PAGE_PASSED, ladder.passed), (said.PAGE_FAILED, ladder.failed))
    return f'<div class="hl-ways">{"".join(_way(title, found) for title, found in ways)}</div>'


def _way(title: str, ways: Sequence[WayOn]) -> str:
    rows = "".join(f"<li><b>{_names(way.scenarios)}</b><span>{escape(way.why)}</span></li>" for way in ways)
    return f"<section><h4>{escape(title)}</h4><ul>{rows}</ul></section>"
