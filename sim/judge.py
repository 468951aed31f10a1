"""Claims judged over people: shares of draws, literature, and what a claim depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim import claims_balance, claims_extension, claims_gate, claims_lifts, claims_spine
from sim.chain import Array, Flags
from sim.claims import DECIDERS, Case, Claim, Decision, Number
from sim.population import People, Population
from sim.scenario import Scenario
from sim.sensitivity import partial_rank_correlation
from sim.verdict import evidence, mechanics, verdict

# These register what decides each claim.
DECIDED_IN = (claims_balance, claims_extension, claims_gate, claims_lifts, claims_spine)


@dataclass(frozen=True, eq=False)
class Verdict:
    """A claim, computed.

    Parameters
    ----------
    claim : Claim
        What was claimed.
    mechanics, evidence, verdict : str
        See `sim.verdict`.
    share, share_soft : float
        Of draws in which it holds, groups counted alike; the same with people weighed by how well their onset of
        silence agrees with the observed one.
    shares : mapping
        By group.
    raw_fail_share : float
        Share of raw draws that were left out.
    numbers : list of Number
        Over all people.
    sensitive_to : mapping
        Partial rank correlation of the score with what was drawn, mean over groups, by name.
    """

    claim: Claim
    mechanics: str
    evidence: str
    verdict: str
    share: float
    share_soft: float
    shares: Mapping[str, float]
    raw_fail_share: float
    numbers: Sequence[Number]
    sensitive_to: Mapping[str, float]


def can_judge(claim: Claim, scenarios: Mapping[str, Scenario]) -> bool:
    """Whether something decides a claim and its exercises exist.

    Parameters
    ----------
    claim : Claim
        What is claimed.
    scenarios : mapping
        Exercises by name.

    Returns
    -------
    bool
    """
    return claim.name in DECIDERS and set(claim.scenarios) <= scenarios.keys()


def judge(
    claims: Sequence[Claim], scenarios: Mapping[str, Scenario], population: Population, people: Mapping[str, People],
    threads: int = 2,
) -> Iterator[Verdict]:  # fmt: skip
    """Judge claims one after the other, so that a caller may show progress or stop.

    Parameters
    ----------
    claims : sequence of Claim
        What is claimed; those whose exercises do not exist are passed over.
    scenarios : mapping
        Exercises by name.
    population : Population
        Whose groups people were drawn from.
    people : mapping
        `People` by group.
    threads : int, default 2
        Threads to share the people.

    Yields
    ------
    Verdict
    """
    cases = {
        group.name: Case(population, people[group.name], youths=group.youth, scenarios=scenarios, threads=threads)
        for group in population.groups
        if group.name in people
    }
    for claim in claims:
        if can_judge(claim, scenarios):
            mine = {name: case for name, case in cases.items() if name in claim.groups}
            yield _verdict(claim, mine, {name: DECIDERS[claim.name](claim, case) for name, case in mine.items()})


def _verdict(claim: Claim, cases: Mapping[str, Case], decisions: Mapping[str, Decision]) -> Verdict:
    """Put the groups together."""
    holds = {name: decision.score > 0.0 for name, decision in decisions.items()}
    shares = {name: float(row.mean()) for name, row in holds.items()}
    soft = [_weighed(row, cases[name].people.weight[: row.size]) for name, row in holds.items()]
    share = float(np.mean(list(shares.values())))
    raw = sum(case.people.n_raw for case in cases.values())
    failed = sum(case.people.n_failed for case in cases.values())
    by_model = mechanics(share)
    by_literature = evidence(finding.says for finding in claim.findings)
    return Verdict(
        claim, by_model, by_literature, verdict(by_model, by_literature), share, float(np.mean(soft)), shares,
        failed / raw, _pooled(decisions), _sensitive(cases, decisions),
    )  # fmt: skip


def _weighed(holds: Flags, weight: Array) -> float:
    """Share of the weight that a claim holds for."""
    return float((holds * weight).sum() / weight.sum()) if weight.sum() > 0.0 else float(holds.mean())


def _pooled(decisions: Mapping[str, Decision]) -> list[Number]:
    """Join the numbers of groups that are of the same thing; bars that only one age is claimed for stay apart."""
    joined: dict[tuple[object, ...], list[Number]] = {}
    for decision in decisions.values():
        for number in decision.numbers:
            key = (number.name, number.scenario, number.arms, number.load_kg, number.trunk_lean_deg)
            joined.setdefault(key, []).append(number)
    return [
        Number(first.name, first.unit, first.scenario, first.arms, first.load_kg, first.trunk_lean_deg,
               np.concatenate([number.values for number in numbers]))
        for numbers in joined.values()
        for first in numbers[:1]
    ]  # fmt: skip


def _sensitive(cases: Mapping[str, Case], decisions: Mapping[str, Decision]) -> dict[str, float]:
    """Mean over groups of the partial rank correlations."""
    total: dict[str, float] = {}
    for name, case in cases.items():
        score = np.nan_to_num(decisions[name].score, posinf=np.finfo(float).max, neginf=-np.finfo(float).max)
        numbers = {drawn: values[: score.size] for drawn, values in case.people.numbers.items()}
        for drawn, value in partial_rank_correlation(score, numbers).items():
            total[drawn] = total.get(drawn, 0.0) + value / len(cases)
    return dict(sorted(total.items(), key=lambda item: -abs(item[1])))
