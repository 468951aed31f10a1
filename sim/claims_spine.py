"""What decides the claims about stiffness, the price of rounding and the load on the trunk."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.chain import Array
from sim.claims import Case, Claim, Decision, Number, decides

_TEN_DEG = 10.0


@decides("load-stiffens")
def load_stiffens(claim: Claim, case: Case) -> Decision:
    """Decide whether whole-lumbar stiffness rises from bar to bar.

    Parameters
    ----------
    claim : Claim
        Bars, lightest first; the lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: least rise from one bar to the next, newton metres per radian; negative where the spine is not stable
        with the heavier one.
    """
    [name], [lean] = claim.scenarios, claim.leans_deg
    stiffness, numbers = [], []
    for load in claim.bars(case):
        spine = case.spine(name, load, lean)
        known = np.nan_to_num(spine.stiffness_Nm_per_rad, nan=0.0)
        stiffness.append(known)
        numbers += [
            case.number("lumbar stiffness", "N m/rad", spine.stiffness_Nm_per_rad, (name, load, lean)),
            case.number("stability margin", "N m/rad", spine.stability_margin_Nm_per_rad, (name, load, lean)),
        ]
    rises = [after - before for before, after in pairwise(stiffness)]
    held = np.min(stiffness[1:], axis=0) > 0.0
    return Decision(np.where(held, np.min(rises, axis=0), -1.0), numbers)


@decides("rounding-costs-more")
def rounding_costs_more(claim: Claim, case: Case) -> Decision:
    """Decide whether ten degrees of rounding add more compression with a bar than without, in both experiments.

    At fixed trunk lean the pelvis leans less; at fixed pelvis the trunk leans ten degrees more.

    Parameters
    ----------
    claim : Claim
        No bar first, then one; the lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: the smaller of both extra prices, newtons at L5/S1; negative where rounding costs less with the bar, or
        nothing at all.
    """
    [name], [lean] = claim.scenarios, claim.leans_deg
    prices: dict[float, list[Array]] = {lean: [], lean + _TEN_DEG: []}
    numbers: list[Number] = []
    for load in claim.bars(case):
        neutral = case.spine(name, load, lean)
        for rounded_lean, found in prices.items():
            rounded = case.spine(name, load, rounded_lean, _TEN_DEG)
            found.append(rounded.compression_N[0] - neutral.compression_N[0])
            kind = "fixed trunk lean" if rounded_lean == lean else "fixed pelvis"
            numbers += [
                case.number(f"compression that 10 deg of rounding add, {kind}", "N", found[-1], (name, load, lean)),
                case.number(
                    f"shear that they add, {kind}", "N", rounded.shear_N[0] - neutral.shear_N[0], (name, load, lean)
                ),
            ]
    extra = [np.minimum(found[-1] - found[0], found[-1]) for found in prices.values()]
    return Decision(np.min(extra, axis=0), numbers)


@decides("good-morning-is-trunk-exercise")
def good_morning_is_trunk_exercise(claim: Claim, case: Case) -> Decision:
    """Decide whether a good morning asks a larger L5/S1 moment than a Romanian deadlift with the same bar and lean.

    Parameters
    ----------
    claim : Claim
        Good morning first, then the deadlift; bars and lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: newton metres more, least over the bars.
    """
    [lean] = claim.leans_deg
    morning, lift = claim.scenarios
    scores, numbers = [], []
    for load in claim.bars(case):
        both = [case.cells(name, load, lean).l5s1_Nm for name in (morning, lift)]
        scores.append(both[0] - both[1])
        numbers += [
            case.number("L5/S1 moment", "N m", moment, (name, load, lean))
            for name, moment in zip((morning, lift), both, strict=True)
        ]
    return Decision(np.min(scores, axis=0), numbers)
