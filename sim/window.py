"""Which bar: the window of loads that shut the muscle-on gate and stay inside every limit, over people like one.

Both ends are loads of each drawn person on their own; shares of people are quantiles of them. The progression's
own loads are no input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from sim import cell_kernels as ck
from sim import limits
from sim.cells import ENDS, Bench, Cells, evaluate, lay_out
from sim.chain import Array
from sim.joint_strength import strength_Nm
from sim.population import LimitCase, People
from sim.scenario import Scenario
from sim.spine.cells import spine_cells
from sim.stumble import stumble_margin_m

SHARES = (0.50, 0.90, 0.95)  # of people
MOST_KG = limits.RANGES["load_kg"].high
_POSES = np.array([0, 2.5, 5, 10, 15, 20, 30, 40, 60, 90, 130, 200, MOST_KG])  # where ends are looked for
_SMOOTH = np.array([0, 10, 30, 80, 160, MOST_KG])
_NEAR, _FEW = np.array([0, 5, 10, 20, 30, 45, 60, 90, 140, 200, MOST_KG]), 2  # for what is nearly straight and dear
_HALVINGS = 14
_SECANTS = 6
_SPEED = 1.875  # largest over mean speed of a minimum-jerk course (Flash and Hogan 1985)
_ROUNDING = 1e-9
Margins = Callable[[Array], Array]


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
    forces = _forces(bench, pose, threads)
    tops = [_top(people, case, {**ends, **_bearing(people, case, pose, forces)}) for case in cases]
    even = np.ones(n)
    return Window(
        bench.scenario.name, lean_deg, bench.task.arms, bench.task.bar_position,
        {share: _least(lower, share, even) for share in SHARES},
        {share: _least(lower, share, people.weight) for share in SHARES},
        float((lower == 0.0).mean()),
        tuple(tops),
        lower,
    )  # fmt: skip


def last_inside(margin: Margins, n: int, grid: Array = _SMOOTH, secants: int = _SECANTS) -> Array:
    """Find the largest load up to which a margin stays at 0 or above, for each person.

    Parameters
    ----------
    margin : callable
        From loads (n,) to margins (n,). [kg]
    n : int
        Number of people.
    grid : array, optional
        Loads between which the end is looked for. [kg]
    secants : int, optional
        Steps that narrow it down.

    Returns
    -------
    array
        (n,) minus infinity where even no load is past the limit, infinity where none up to the largest is. [kg]
    """
    low, high, at_low, at_high, below = _bracket(margin, n, grid)
    if np.isinf(below).all():
        return below
    # Secant steps of the Illinois kind: an end that stays twice has its value halved, so that both ends move.
    middle, before = low, np.zeros(n, dtype=bool)
    for step in range(secants):
        slope = np.where(at_low > at_high, at_low - at_high, 1.0)
        middle = low + (high - low) * at_low / slope
        value = margin(middle)
        inside = value >= 0.0
        again = inside == before if step else np.zeros(n, dtype=bool)
        at_high = np.where(inside, np.where(again, at_high / 2, at_high), value)
        at_low = np.where(inside, value, np.where(again, at_low / 2, at_low))
        before = inside
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return np.where(np.isfinite(below), middle, below)


def _bracket(margin: Margins, n: int, grid: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Return loads around the first crossing, the margins there, and what is beyond all loads."""
    before = margin(np.zeros(n))
    below = np.where(before < 0.0, -np.inf, np.inf)
    low, high, at_low, at_high = np.zeros(n), np.zeros(n), np.ones(n), -np.ones(n)
    going = before >= 0.0
    for start, end in pairwise(grid):
        if not going.any():
            break
        after = margin(np.full(n, end))
        crossed = going & (after < 0.0)
        low[crossed], high[crossed] = start, end
        at_low[crossed], at_high[crossed] = before[crossed], after[crossed]
        below[crossed] = 0.0
        going &= ~crossed
        before = after
    return low, high, at_low, at_high, below


def pose_ends(bench: Bench, lean_deg: float) -> dict[str, Array]:
    """Find the largest load of balance, joint ranges and floor, each where it comes first, and of the stumble.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    lean_deg : float
        Trunk lean. [deg]

    Returns
    -------
    dict
        (n,) by limit; minus infinity where even no load is past it, infinity where it does not end the pose. [kg]
    """
    n = bench.crowd.n

    def pose(load: Array) -> Cells:
        return evaluate(bench, load, lean_deg, gates=False)

    low, high, _, _, below = _bracket(lambda load: np.where(pose(load).can_be, 1.0, -1.0), n, _POSES)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        inside = pose(middle).can_be
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    last = np.where(np.isfinite(below), low, below)
    why = pose(np.where(np.isfinite(below), high, 0.0)).ends
    found = {name: np.where(why == i, last, np.inf) for i, name in enumerate(ENDS) if name}
    return {**found, "stumble": last_inside(lambda load: stumble_margin(bench, load, lean_deg), n)}


def stumble_margin(bench: Bench, load_kg: Array, lean_deg: float) -> Array:
    """Return the margin against a stumble half-way down, where the trunk is fastest: the hips stop and it goes on.

    Parameters
    ----------
    bench : Bench
        People in an exercise, whose tempo counts.
    load_kg : array
        (n,) [kg]
    lean_deg : float
        Trunk lean at the deepest. [deg]

    Returns
    -------
    array
        (n,) [m]
    """
    half = evaluate(bench, load_kg, lean_deg / 2, gates=False)
    speed = _SPEED * np.radians(lean_deg) / bench.scenario.descent_s
    return stumble_margin_m(bench.columns[ck.FRONT], half.target_m, half.com_rate_m * speed, half.com_height_m)


def _bearing(people: People, case: LimitCase, pose: Callable[[Array], Cells], forces: Margins) -> dict[str, Array]:
    """Largest load of hip and back strength, disc compression and shear; ``forces`` gives the latter two (2, n)."""
    able, bears, slides = _allowed(people, case)
    crowd: Any = people.crowd

    def hips(load: Array) -> Array:
        cells = pose(load)
        able = strength_Nm(crowd, "hip_extension", np.radians(cells.hip_flexion_deg))
        return able + np.maximum(cells.passive_hip_Nm, 0.0) - cells.hip_Nm

    return {
        "hip_strength": last_inside(hips, people.n),
        "strength": last_inside(lambda load: able - pose(load).l5s1_Nm, people.n),
        "compression": last_inside(lambda load: bears - forces(load)[0], people.n, _NEAR, _FEW),
        "shear": last_inside(lambda load: slides - forces(load)[1], people.n, _NEAR, _FEW),
    }


def _forces(bench: Bench, pose: Callable[[Array], Cells], threads: int) -> Margins:
    """Return what gives the largest compression of any level and shear above L5/S1 (2, n); answers are kept.

    Shear limits come from specimens of the upper levels. L5/S1, whose disc lies steep, slides against facets and
    ligaments that these specimens do not have.
    """
    seen: dict[bytes, Array] = {}

    def forces(load: Array) -> Array:
        key = load.tobytes()
        if key not in seen:
            spine = spine_cells(bench, pose(load), threads=threads)
            seen[key] = np.stack((spine.compression_N.max(axis=0), np.abs(spine.shear_N[1:]).max(axis=0)))
        return seen[key]

    return forces


def _allowed(people: People, case: LimitCase) -> tuple[Array, Array, Array]:
    """Back strength, compression and shear that limits allow each person."""
    crowd, n = people.crowd, people.n
    tolerance, able = crowd.body.spine.tolerance, case.factor[crowd.sex] * np.asarray(crowd.strength_Nm)
    if case.tissue == "recommended":
        return (
            able,
            np.interp(people.age_years, tolerance.ages, tolerance.compression_N),
            np.full(n, tolerance.shear_N[0]),
        )
    return able, np.full(n, tolerance.action_N[1]), np.full(n, tolerance.shear_N[1])


def _top(people: People, case: LimitCase, ends: Mapping[str, Array]) -> Top:
    """Put the limits together: the first that ends it for each person."""
    names = list(ends)
    table = np.stack([ends[name] for name in names])
    upper, first = table.min(axis=0), table.argmin(axis=0)
    ended = np.isfinite(upper) | (upper < 0.0)
    causes = {name: float((ended & (first == i)).mean()) for i, name in enumerate(names)}
    causes = {name: share for name, share in sorted(causes.items(), key=lambda item: -item[1]) if share > 0.0}
    # All but so many people are inside up to there.
    able, bears, slides = (float(np.median(row)) for row in _allowed(people, case))
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
