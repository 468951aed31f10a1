"""Coaching claims as tables for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

import scenarios
from sim.judge import Verdict
from sim.sensitivity import METHOD
from ui import words_claims as words
from ui.claims import Judged, most, span
from ui.console import make_console
from ui.words import ARMS, DISCLAIMER


def print_claims(judged: Judged, *, numbers: bool) -> None:
    """Print verdicts, and with ``numbers`` everything behind them.

    Parameters
    ----------
    judged : Judged
        Claims over a population.
    numbers : bool
        Whether numbers, sources and dependences are shown.
    """
    console = make_console()
    title = words.TITLE.format(draws=judged.draws, groups=len(judged.groups))
    console.print(Text(title, style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for name in words.COLUMNS:
        table.add_column(name, ratio=4 if name == words.COLUMNS[0] else None)
    for verdict in judged.verdicts:
        table.add_row(*_row(verdict))
    console.print(table)
    if numbers:
        for verdict in judged.verdicts:
            _print_details(console, verdict)
    else:
        names = ", ".join(verdict.claim.name for verdict in judged.verdicts)
        console.print(Text(words.MORE.format(names=names)))
    console.print(Text(words.LEGEND, style="dim"))
    if judged.verdicts:
        console.print(Text(words.SILENCE.format(failed=100 * judged.verdicts[0].raw_fail_share), style="dim"))
    console.print(Text(DISCLAIMER, style="dim"))


def _row(verdict: Verdict) -> tuple[str, ...]:
    """One claim."""
    groups = ", ".join(words.SHARES.format(group=name, share=100 * share) for name, share in verdict.shares.items())
    word = words.ASSUMED.format(verdict=verdict.verdict) if verdict.claim.assumption else verdict.verdict
    return (
        verdict.claim.statement,
        word,
        f"{words.SHARE.format(share=100 * verdict.share)}: {groups}",
        verdict.mechanics,
        words.LITERATURE[verdict.evidence],
    )


def _print_details(console: Console, verdict: Verdict) -> None:
    """Print what a claim was decided by, what it depends on, and who found what."""
    claim = verdict.claim
    console.print(Text(claim.statement, style="bold"))
    console.print(Text(words.DECIDED.format(what=claim.decided_by)))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in words.NUMBER:
        table.add_column(name, justify="right" if name in words.NUMBER[-4:-1] else "left")
    for number in verdict.numbers:
        cells = ("" if value is None else f"{round(value, 1) + 0.0:g}" for value in span(number))
        table.add_row(
            number.name,
            scenarios.scenario(number.scenario).title,
            words.NONE if number.load_kg is None else f"{number.load_kg:g}",
            words.NONE if number.trunk_lean_deg is None else f"{number.trunk_lean_deg:g}°",
            ARMS[number.arms],
            *cells,
            number.unit,
        )
    console.print(table)
    console.print(Text(words.SOFT.format(share=100 * verdict.share_soft)))
    ranked = most(verdict)
    if ranked:
        names = ", ".join(
            words.DEPENDENCE.format(name=words.PARAMETERS.get(name, name.replace("_", " ")), value=value)
            for name, value in ranked
        )
        console.print(Text(words.DEPENDS_ON.format(names=names, method=METHOD)))
    if claim.rescue:
        console.print(Text(words.RESCUE[claim.assumption].format(what=claim.rescue)))
    for row in claim.findings:
        console.print(Text(words.FINDING.format(says=words.SAYS[row.says], what=row.what, source=row.source)))
    console.print()
