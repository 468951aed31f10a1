"""Which bar: the window of loads that shut the muscle-on gate and stay inside every limit, over people like one.

Both ends are loads of each drawn person on their own; shares of people are quantiles of them. The progression's
own loads are no input.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.cells import Bench, Cells, evaluate, lay_out
from sim.chain import Array
from sim.load_ends import MOST_KG, allowed, bearing_ends, last_inside, level_forces, pose_ends
from sim.population import LimitCase, People
from sim.scenario import Scenario

SHARES = (0.50, 0.90, 0.95)  # of people
_ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Top:
    """The upper end of a window under published limits that belong together.

    Parameters
    ----------
    limits, source : str
        Which limits, and where their strength comes from.
    strength_Nm, compression_N, shear_N : float
        Back strength, compression and shear that they allow, medians over the people.
    upper_kg : mapping
        By share of people, the largest load inside every limit; None where not even no bar is.
    limited_by : str
        What most people near the end of the largest share but one end at; empty where nothing ends it.
    causes : mapping
        Share of all people that each limit ends first.
    each_kg : array
        (n,) each person's own end, minus infinity where even no bar is past it.
    """

    limits: str
    source: str
    strength_Nm: float
    compression_N: float
    shear_N: float
    upper_kg: Mapping[float, float | None]
    limited_by: str
    causes: Mapping[str, float]
    each_kg: Array

    def inside(self, load_kg: float) -> float:
        """Return the share of people who are inside all limits with a load."""
        return float((load_kg <= self.each_kg).mean())


@dataclass(frozen=True, eq=False)
class Window:
    """Loads that fit people in an exercise at one lean.

    Parameters
    ----------
    scenario : str
        Its name.
    trunk_lean_deg : float
        At the deepest.
    arms, bar_position : str
        What they are with this bar.
    lower_kg : mapping
        By share of people, the least load that shuts the muscle-on gate; None where none does.
    lower_soft_kg : mapping
        The same with people weighed by how well their onset of silence agrees with the observed one.
    shut_without_bar : float
        Share of people whose gate is shut without a bar.
    tops : tuple of Top
        Upper ends, one for each set of published limits, the cautious one first.
    each_kg : array
        (n,) each person's own least load, infinity where none shuts the gate.
    """

    scenario: str
    trunk_lean_deg: float
    arms: str
    bar_position: str
    lower_kg: Mapping[float, float | None]
    lower_soft_kg: Mapping[float, float | None]
    shut_without_bar: float
    tops: tuple[Top, ...]
    each_kg: Array

    def shut(self, load_kg: float) -> float:
        """Return the share of people whose muscle-on gate a load shuts."""
        return float((self.each_kg <= load_kg).mean())

    def fits(self, load_kg: float, top: Top) -> float:
        """Return the share of people for whom a load is inside both ends."""
        return float(((self.each_kg <= load_kg) & (load_kg <= top.each_kg)).mean())

    def empty(self, top: Top, share: float = 0.90) -> bool:
        """Whether no load shuts the gate for a share of people and is inside the limits for that share."""
        low, high = self.lower_kg[share], top.upper_kg[share]
        return low is None or high is None or low > high


def windows(
    people: People, scenarios: Sequence[Scenario], cases: Sequence[LimitCase], leans_deg: Sequence[float] = (),
    threads: int = 2,
) -> Iterator[Window]:  # fmt: skip
    """Find the windows of exercises, one after the other, so that a caller may show progress or stop.

    Parameters
    ----------
    people : People
        Like the athlete.
    scenarios : sequence of Scenario
        Exercises with their settings.
    cases : sequence of LimitCase
        Published limits.
    leans_deg : sequence of float, optional
        Leans besides each exercise's own, at which exercises with a bar are compared. [deg]
    threads : int, default 2
        Threads to share the people.

    Yields
    ------
    Window
        For each exercise at its own lean, then at the others.
    """
    for scenario in scenarios:
        bench = lay_out(people.crowd, scenario)
        own_cases = [case for case in cases if case.support == scenario.support]
        for lean in leans_of(scenario, leans_deg):
            yield window(people, bench, own_cases, lean, threads)


def leans_of(scenario: Scenario, leans_deg: Sequence[float]) -> list[float]:
    """Return the leans at which windows of an exercise are found, its own first.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    leans_deg : sequence of float
        Leans at which exercises with a bar are compared. [deg]

    Returns
    -------
    list of float
        [deg]
    """
    own = scenario.trunk_lean_deg
    return [own, *(lean for lean in leans_deg if lean != own and scenario.kit != "none")]


def window(people: People, bench: Bench, cases: Sequence[LimitCase], lean_deg: float, threads: int = 2) -> Window:
    """Find the window of an exercise at one lean.

    Parameters
    ----------
    people : People
        Like the athlete.
    bench : Bench
        The same people in the exercise.
    cases : sequence of LimitCase
        Published limits for this support.
    lean_deg : float
        Trunk lean. [deg]
    threads : int, default 2
        Threads to share the people.

    Returns
    -------
    Window
    """
    crowd, n = people.crowd, people.n
    strength = np.asarray(crowd.strength_Nm)

    def pose(load: Array, *, gates: bool = False) -> Cells:
        return evaluate(bench, load, lean_deg, gates=gates, threads=threads)

    silent = crowd.body.strength.silent_share * strength
    lower = np.maximum(last_inside(lambda load: silent - pose(load, gates=True).gate_margin_Nm, n), 0.0)
    ends = pose_ends(bench, lean_deg)
    forces = level_forces(bench, pose, threads)
    tops = [_top(people, case, {**ends, **bearing_ends(people, case, pose, forces)}) for case in cases]
    even = np.ones(n)
    return Window(
        bench.scenario.name, lean_deg, bench.task.arms, bench.task.bar_position,
        {share: _least(lower, share, even) for share in SHARES},
        {share: _least(lower, share, people.weight) for share in SHARES},
        float((lower == 0.0).mean()),
        tuple(tops),
        lower,
    )  # fmt: skip


def _top(people: People, case: LimitCase, ends: Mapping[str, Array]) -> Top:
    """Put the limits together: the first that ends it for each person."""
    names = list(ends)
    table = np.stack([ends[name] for name in names])
    upper, first = table.min(axis=0), table.argmin(axis=0)
    ended = np.isfinite(upper) | (upper < 0.0)
    causes = {name: float((ended & (first == i)).mean()) for i, name in enumerate(names)}
    causes = {name: share for name, share in sorted(causes.items(), key=lambda item: -item[1]) if share > 0.0}
    # All but so many people are inside up to there.
    able, bears, slides = (float(np.median(row)) for row in allowed(people, case))
    at = {share: _most(upper, share) for share in SHARES}
    # Around the tenth of people whose window ends first.
    near = ended & (upper <= np.quantile(upper, 0.2, method="inverted_cdf"))
    counted = np.bincount(first[near], minlength=len(names))
    return Top(
        case.name, case.source, able, bears, slides, at,
        names[int(counted.argmax())] if near.any() else "",
        causes,
        upper,
    )  # fmt: skip


def _least(loads: Array, share: float, weight: Array) -> float | None:
    """Return the least load that the own loads of a share of people are at or below; None where there is none."""
    found = _quantile(loads, share, weight)
    return found if np.isfinite(found) else None


def _most(loads: Array, share: float) -> float | None:
    """Return the largest load that the own loads of a share of people are at or above; None where there is none."""
    found = -_quantile(-loads, share, np.ones(loads.size))
    return None if found < 0.0 else min(found, MOST_KG)


def _quantile(loads: Array, share: float, weight: Array) -> float:
    """Return the least of the loads that a share of the weight is at or below."""
    order = np.argsort(loads)
    total = np.cumsum(weight[order])
    return float(loads[order[np.searchsorted(total, share * total[-1] * (1.0 - _ROUNDING))]])
