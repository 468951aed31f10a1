"""What a fault does to a repetition: the repetition with it beside the clean one, differences in order of size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sim import limits
from sim.athlete import Athlete
from sim.explain import compare, ordered
from sim.facts import Fact
from sim.fault_changes import with_fault
from sim.fault_measures import OVER_FRAMES
from sim.faults import Fault, Faulty
from sim.repetition import simulate
from sim.result import Result, plain
from sim.scenario import Scenario

_SAME = 1e-9  # of the yardstick
_UPRIGHT_DEG = 1.0  # at less lean there is nothing to compare


@dataclass(frozen=True, eq=False)
class FaultRun:
    """A repetition with a fault, and the clean one that it is compared with.

    Parameters
    ----------
    faulty : Faulty
        The fault and its size.
    result, clean : Result
        With the fault and without.
    compared : Result
        The clean one to the lean that the fault lets the athlete reach; ``clean`` itself where that is as deep.
    consequences : tuple of Fact
        From ``compared`` to ``result``, largest first.
    """

    faulty: Faulty
    result: Result
    clean: Result
    compared: Result
    consequences: tuple[Fact, ...]


def run_with_fault(
    fault: Fault, scenario: Scenario, athlete: Athlete, load_kg: float | None = None, strength: float = 1.0
) -> FaultRun:
    """Run a repetition with a fault and measure what it changes.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.
    athlete : Athlete
        The person.
    load_kg : float, optional
        Mass of the bar; the scenario's own where not given. [kg]
    strength : float, default 1
        0 to 1.

    Returns
    -------
    FaultRun
        Its ``result`` says in ``fault`` what was done and what follows.

    Raises
    ------
    InvalidInputError
        Where the fault has no meaning in this exercise, or a number is not allowed.
    """
    load = scenario.load_kg if load_kg is None else limits.number("load_kg", load_kg)
    faulty = with_fault(fault, scenario, athlete, load, strength)
    fault = faulty.fault
    result, clean = simulate(faulty.scenario, athlete, load), simulate(scenario, athlete, load)
    compared = _to_the_same_lean(clean, result)
    found = tuple(fact for fact in consequences(compared, result) if fault.follows(fact.quantity))
    told = {
        "name": fault.name,
        "title": fault.title,
        "strength": strength,
        "value": faulty.value,
        "unit": faulty.unit,
        "source": fault.source,
        "sure": fault.sure,
        "sign": fault.sign,
        "cue": fault.cue,
        "clean_trunk_lean_deg": compared.summary["trunk_lean_deg"],
        "consequences": [_told(fact) for fact in found],
    }
    return FaultRun(faulty, replace(result, fault=told), clean, compared, found)


def _told(fact: Fact) -> dict[str, Any]:
    """One consequence for a JSON document."""
    reference = None if fact.reference is None else {**vars(fact.reference), "share": fact.size}
    told = {"quantity": fact.quantity, "unit": fact.unit, "clean": fact.first, "fault": fact.second}
    result: dict[str, Any] = plain({**told, "difference": fact.difference, "reference": reference})
    return result


def _to_the_same_lean(clean: Result, result: Result) -> Result:
    """Where a fault ends the repetition, the clean one as it passes through that lean; else the clean one."""
    lean, full = result.summary["trunk_lean_deg"], clean.summary["trunk_lean_deg"]
    if result.outcome.status == "ok" or lean >= full or lean < _UPRIGHT_DEG or clean.scenario.ascends:
        return clean
    scenario = clean.scenario
    part = lean / scenario.trunk_lean_deg
    there = {name: part * getattr(scenario, name) for name in ("lumbar_flexion_deg", "knee_flexion_deg")}
    return simulate(replace(scenario, trunk_lean_deg=lean, **there), clean.athlete, clean.load_kg)


def consequences(clean: Result, faulty: Result) -> tuple[Fact, ...]:
    """List what differs: changes of state, then differences over their yardsticks, largest first.

    Parameters
    ----------
    clean, faulty : Result
        Repetitions without the fault and with it.

    Returns
    -------
    tuple of Fact
        Differences are those that the fault makes; how it ends alone where it ends upright.
    """
    facts = list(compare(clean, faulty, causes=False))
    if not faulty.scenario.lies and faulty.summary["trunk_lean_deg"] < _UPRIGHT_DEG:
        return ordered([fact for fact in facts if fact.quantity == "status"])
    for item, measure in OVER_FRAMES:
        before, after = measure(clean), measure(faulty)
        reference = item.yardstick(clean)
        if before is None or after is None or abs(after - before) <= _SAME * reference.value:
            continue
        facts.append(Fact(item.mechanism, item.name, item.unit, before, after, after - before, reference))
    return ordered(facts)
