"""A claim as markup: its verdict, for whom it holds, what decides it, and what others found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.sax.saxutils import escape

import scenarios
from sim.claims import Number
from sim.judge import Verdict
from sim.sensitivity import METHOD
from sim.verdict import DEPENDS, FAILS, HOLDS, NOT_SUPPORTED, SUPPORTED
from ui import words, words_claims
from ui import words_pages as told
from ui.claims import DRAWS, most, span
from ui.page.bars import progress
from ui.page.links import to_source
from ui.page.meters import keep_units

# Where the deciding numbers' equations are, by how their names begin.
EQUATIONS = {
    "tips with the hips still": "tip_angle_deg",
    "the same from a balanced stance": "tip_angle_from_stance_deg",
    "least left for muscle": "gate_margin_Nm",
    "margin against a stumble": "stumble_margin_m",
    "passive hip moment": "passive_hip_moment_Nm",
    "hip flexion": "hip_flexion_deg",
    "lumbar stiffness": "lumbar_stiffness_Nm_per_rad",
    "stability margin": "stability_margin_Nm_per_rad",
    "compression": "compression_N",
    "the same, 80 % rounded": "compression_N",
    "shear": "shear_N",
    "L5/S1 shear": "shear_N",
    "knee flexion asked": "hamstrings-over-two-joints",
    "the same, pelvis tilted": "hamstrings-over-two-joints",
    "stretch by the tilt": "hamstrings-over-two-joints",
    "knee flexion that they": "hamstrings-over-two-joints",
    "hip extension that they": "hamstrings-over-two-joints",
    "L5/S1 moment": "held_moment_Nm",
    "muscle moment": "gate_margin_Nm",
    "passive moment": "passive_limit_Nm",
    "cheapest lumbar flexion": "gate_margin_Nm",
    "": "which-bar-and-claims",
}
_WHOLE_FROM = 100.0
_MARKS = {SUPPORTED: "hl-full", DEPENDS: "hl-half", NOT_SUPPORTED: "hl-none"}


def page(done: float, known: Sequence[Verdict], total: int) -> str:
    """Return every verdict, as far as it is known.

    Parameters
    ----------
    done : float
        How much is computed, 0 to 1.
    known : sequence of Verdict
        What is judged by then.
    total : int
        Number of claims.

    Returns
    -------
    str
        HTML.
    """
    said = told.CLAIMS_PROGRESS.format(done=len(known), total=total)
    parts = [_head(), progress(done, said), _counted(known)]
    parts += [claim(verdict) for verdict in known]
    if done >= 1.0 and known:
        said = told.CLAIMS_SILENCE.format(failed=100 * known[0].raw_fail_share)
        parts.append(f'<p class="hl-second">{escape(said)}</p>')
    return "".join(parts)


def failed(said: str) -> str:
    """Return that nothing came of it.

    Parameters
    ----------
    said : str
        Why.

    Returns
    -------
    str
        HTML.
    """
    return f'{_head()}<p class="hl-warning" role="alert">{escape(said)}</p>'


def claim(verdict: Verdict) -> str:
    """Return one claim.

    Parameters
    ----------
    verdict : Verdict
        The claim, computed.

    Returns
    -------
    str
        HTML.
    """
    item = verdict.claim
    model = told.CLAIMS_MODEL.format(verdict=told.CLAIMS_VERDICT[verdict.mechanics], share=100 * verdict.share)
    put_in = f" {told.CLAIMS_PUT_IN}" if item.assumption else ""
    return (
        f'<section class="hl-claim" id="claim-{item.name}"><div class="hl-what"><h3>{escape(item.statement)}</h3>'
        f'<p class="hl-verdict">{mark(verdict.verdict)}<b>{escape(told.CLAIMS_VERDICT[verdict.verdict])}</b>'
        f"{escape(put_in)}</p>"
        f"<p>{escape(model)} {escape(told.CLAIMS_LITERATURE[verdict.evidence])}</p></div>"
        f'<ul class="hl-shares">{"".join(_share(name, share) for name, share in verdict.shares.items())}</ul>'
        f"{_details(verdict)}</section>"
    )


def mark(word: str) -> str:
    """Return a verdict as a square: full, half or empty.

    Parameters
    ----------
    word : str
        A word of `sim.verdict`.

    Returns
    -------
    str
        HTML.
    """
    return f'<i class="hl-square {_MARKS[word]}"></i>'


def _head() -> str:
    how = to_source("which-bar-and-claims", escape(told.PAGES_HOW), told.CLAIMS_HEADING)
    said = escape(told.CLAIMS_FROM.format(draws=DRAWS))
    return f'<h2>{escape(told.CLAIMS_HEADING)}</h2><p class="hl-second">{said} {how}</p>'


def _counted(known: Sequence[Verdict]) -> str:
    """Count the verdicts, which is also what the squares mean."""
    counted = Counter(verdict.verdict for verdict in known)
    said = "".join(
        f"<li>{mark(word)}<b>{counted[word]}</b> {escape(told.CLAIMS_VERDICT[word])}"
        f"<small>{escape(told.CLAIMS_MEANING[word])}</small></li>"
        for word in _MARKS
    )
    return f'<ul class="hl-counted">{said}</ul>' if known else ""


def _share(name: str, share: float) -> str:
    """Return a group's share as a bar with the two thresholds of the verdict."""
    ticks = "".join(f'<i class="hl-tick" style="left:{100 * at:.0f}%"></i>' for at in (FAILS, HOLDS))
    fill = f'<i class="hl-fill" style="width:{100 * share:.1f}%"></i>'
    return (
        f'<li><span class="hl-group">{escape(told.CLAIMS_GROUP[name])}</span>'
        f'<span class="hl-bar" aria-hidden="true">{fill}{ticks}</span>'
        f"<b>{escape(told.CLAIMS_SHARE.format(share=100 * share))}</b></li>"
    )


def _details(verdict: Verdict) -> str:
    """Say what decides it, what it depends on, what would change it, and what others found."""
    item = verdict.claim
    parts = [f"<p>{escape(words_claims.DECIDED.format(what=item.decided_by))}</p>", _table(verdict.numbers)]
    ranked = most(verdict)
    if ranked:
        rows = "".join(_dependence(name, value) for name, value in ranked)
        parts.append(f'<h4>{escape(told.CLAIMS_DEPENDS.format(method=METHOD))}</h4><ul class="hl-depends">{rows}</ul>')
    if item.rescue:
        parts.append(f"<p>{escape(words_claims.RESCUE[item.assumption].format(what=item.rescue))}</p>")
    found = "".join(
        f"<li><b>{escape(words_claims.SAYS[row.says])}:</b> {keep_units(row.what)}. "
        f"<cite>{escape(row.source)}</cite></li>"
        for row in item.findings
    )
    parts.append(f"<h4>{escape(told.CLAIMS_FOUND)}</h4>")
    parts.append(f'<ul class="hl-found">{found}</ul>' if found else f"<p>{escape(told.CLAIMS_NOTHING_FOUND)}</p>")
    return f'<details data-key="{item.name}"><summary>{escape(told.CLAIMS_MORE)}</summary>{"".join(parts)}</details>'


def _table(numbers: Sequence[Number]) -> str:
    """Return the deciding numbers over people."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in told.CLAIMS_COLUMNS)
    rows = "".join(_row(number) for number in numbers)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="hl-scroll" role="region" aria-label="{escape(told.CLAIMS_NUMBERS)}" tabindex="0">{table}</div>'


def _row(number: Number) -> str:
    low, median, high = (words.NONE if value is None else written(value) for value in span(number))
    pose = [scenarios.scenario(number.scenario).title] if number.scenario else []
    if number.load_kg is not None:
        pose.append(words.LOAD.format(load=number.load_kg))
    if number.trunk_lean_deg is not None:
        pose.append(told.CLAIMS_LEAN.format(lean=number.trunk_lean_deg))
    if number.arms:
        pose.append(told.CLAIMS_ARMS.format(arms=words.ARMS[number.arms]))
    name = to_source(equation_of(number.name), escape(number.name), number.name)
    cells = "".join(f"<td>{text}</td>" for text in (low, median, high))
    title = f'<th scope="row">{name}<small>{escape(", ".join(pose))}</small></th>'
    return f"<tr>{title}{cells}<td>{escape(number.unit)}</td></tr>"


def written(value: float) -> str:
    """Write a number as finely as it means something: whole from 100 on, else to a tenth.

    Parameters
    ----------
    value : float
        Finite.

    Returns
    -------
    str
    """
    return f"{round(value, 0 if abs(value) >= _WHOLE_FROM else 1) + 0.0:g}".replace("-", "−")


def equation_of(name: str) -> str:
    """Return where a deciding number's equation is.

    Parameters
    ----------
    name : str
        Of the number.

    Returns
    -------
    str
        An anchor of `ui.model_text.anchors`.
    """
    return next(anchor for begins, anchor in EQUATIONS.items() if name.startswith(begins))


def _dependence(name: str, value: float) -> str:
    """Return a correlation as a bar to the left or right of the middle."""
    said = words_claims.PARAMETERS.get(name, name.replace("_", " "))
    left, wide = 50 + min(50 * value, 0.0), 50 * abs(value)
    signed = f"{value:+.2f}".replace("-", "−")
    return (
        f'<li><span>{escape(said)}</span><span class="hl-bar hl-both" aria-hidden="true">'
        f'<i class="hl-fill" style="left:{left:.1f}%;width:{wide:.1f}%"></i></span><b>{signed}</b></li>'
    )
