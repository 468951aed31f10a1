"""Coaching claims, computed: the answer of `hingelab claims` as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

import scenarios
from scenarios.claims import claims
from sim import limits
from sim.claims import Claim, Number
from sim.draws import draw_group
from sim.judge import Verdict, can_judge, judge
from sim.result import plain
from sim.sensitivity import METHOD
from skeletons.populations import standard_population

DRAWS, SEED = 300, 0
SHOWN = 5  # what a claim depends on most
_SPAN = (0.05, 0.50, 0.95)


@dataclass(frozen=True, eq=False)
class Judged:
    """Claims over a population.

    Parameters
    ----------
    draws : int
        People in each group.
    seed : int
        What they were drawn with.
    groups : tuple of str
        Their groups.
    verdicts : tuple of Verdict
        One for each claim.
    """

    draws: int
    seed: int
    groups: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


def known_claims() -> dict[str, Claim]:
    """Return the claims whose exercises exist.

    Returns
    -------
    dict
        By id.
    """
    exercises = scenarios.exercises()
    return {name: claim for name, claim in claims().items() if can_judge(claim, exercises)}


def wanted(names: Sequence[str]) -> list[Claim]:
    """Return claims by id, all of them where none is named.

    Parameters
    ----------
    names : sequence of str
        Ids.

    Returns
    -------
    list of Claim

    Raises
    ------
    InvalidInputError
        For an unknown id, with the nearest known one.
    """
    known = known_claims()
    for name in names:
        if name not in known:
            raise limits.nearest("claim", name, known)
    return [known[name] for name in names] if names else list(known.values())


def judge_claims(chosen: Sequence[Claim], draws: int = DRAWS, seed: int = SEED) -> Judged:
    """Judge claims over the population.

    Parameters
    ----------
    chosen : sequence of Claim
        What is claimed.
    draws : int
        People in each group.
    seed : int
        The same seed gives the same answer.

    Returns
    -------
    Judged
    """
    population = standard_population()
    people = {group.name: draw_group(population, group, draws, seed) for group in population.groups}
    return Judged(draws, seed, tuple(people), tuple(judge(chosen, scenarios.exercises(), population, people)))


def document(judged: Judged) -> dict[str, Any]:
    """Return what `hingelab claims --json` prints.

    Parameters
    ----------
    judged : Judged
        Claims over a population.

    Returns
    -------
    dict
        Plain numbers, text, lists and None.
    """
    result: dict[str, Any] = plain(
        {
            "draws": judged.draws,
            "seed": judged.seed,
            "groups": list(judged.groups),
            "claims": [_entry(verdict) for verdict in judged.verdicts],
        }
    )
    return result


def _entry(verdict: Verdict) -> dict[str, Any]:
    """One claim."""
    claim = verdict.claim
    return {
        "id": claim.name,
        "statement": claim.statement,
        "decided_by": claim.decided_by,
        "mechanics": verdict.mechanics,
        "evidence": verdict.evidence,
        "verdict": verdict.verdict,
        "assumption": claim.assumption,
        "rescue": claim.rescue or None,
        "share": verdict.share,
        "share_soft": verdict.share_soft,
        "shares": dict(verdict.shares),
        "raw_fail_share": verdict.raw_fail_share,
        "numbers": [_number(number) for number in verdict.numbers],
        "sensitive_to": {"method": METHOD, "ranked": [{"name": n, "value": v} for n, v in most(verdict)]},
        "sources": [{"says": row.says, "finding": row.what, "source": row.source} for row in claim.findings],
    }


def _number(number: Number) -> dict[str, Any]:
    """One number, as a range over people."""
    low, median, high = span(number)
    return {
        "name": number.name,
        "unit": number.unit,
        "scenario": number.scenario,
        "arms": number.arms,
        "load_kg": number.load_kg,
        "trunk_lean_deg": number.trunk_lean_deg,
        "low": low,
        "median": median,
        "high": high,
    }


def span(number: Number) -> tuple[float | None, float | None, float | None]:
    """Return what 5, 50 and 95 % of people are at or below, of those for whom the number exists.

    Parameters
    ----------
    number : Number
        A number over people.

    Returns
    -------
    low, median, high : float or None
    """
    there = number.values[np.isfinite(number.values)]
    if there.size == 0:
        return None, None, None
    low, median, high = (float(value) for value in np.quantile(there, _SPAN))
    return low, median, high


def most(verdict: Verdict) -> list[tuple[str, float]]:
    """Return what a claim depends on most.

    Parameters
    ----------
    verdict : Verdict
        A claim, computed.

    Returns
    -------
    list of tuple
        Name of the drawn number and its partial rank correlation, the largest size first.
    """
    return list(verdict.sensitive_to.items())[:SHOWN]
