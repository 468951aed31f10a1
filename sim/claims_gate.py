"""What decides the claims about the muscle-on gate and about the posture that costs least."""

from __future__ import annotations

import numpy as np

from sim.cells import back_margin
from sim.chain import Array
from sim.claims import Case, Claim, Decision, Number, decides

_PARTS = 25  # of lumbar flexion up to full
_NEUTRAL = 0.1  # share of full flexion up to which a posture counts as neutral


def _margin(claim: Claim, case: Case, load: float) -> tuple[Array, list[Number]]:
    """Least left for muscle beyond silence at a bar, and the number for people."""
    [name] = claim.scenarios
    numbers, least = [], []
    for lean in claim.leans_deg or (case.scenario(name).trunk_lean_deg,):
        margin = case.cells(name, load, lean).gate_margin_Nm
        least.append(margin - case.silent_Nm())
        numbers.append(case.number("least left for muscle", "N m", margin, (name, load, lean)))
    return least[0], numbers


@decides("five-kilos-too-light")
def five_kilos_too_light(claim: Claim, case: Case) -> Decision:
    """Decide whether a light bar leaves the gate open.

    Parameters
    ----------
    claim : Claim
        One bar.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: newton metres that silence has left.
    """
    [load] = claim.bars(case)
    left, numbers = _margin(claim, case, load)
    return Decision(-left, numbers)


@decides("twenty-to-forty-shuts-the-gate")
def twenty_to_forty_shuts_the_gate(claim: Claim, case: Case) -> Decision:
    """Decide whether every bar that is named shuts the gate.

    Parameters
    ----------
    claim : Claim
        Bars.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: least newton metres beyond silence over the bars.
    """
    lefts, numbers = zip(*(_margin(claim, case, load) for load in claim.bars(case)), strict=True)
    return Decision(np.min(lefts, axis=0), [number for some in numbers for number in some])


@decides("ten-kneeling-is-enough")
def ten_kneeling_is_enough(claim: Claim, case: Case) -> Decision:
    """Decide whether the heaviest of the bars that are named shuts the gate.

    Parameters
    ----------
    claim : Claim
        Bars.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: most newton metres beyond silence over the bars.
    """
    lefts, numbers = zip(*(_margin(claim, case, load) for load in claim.bars(case)), strict=True)
    return Decision(np.max(lefts, axis=0), [number for some in numbers for number in some])


@decides("load-makes-neutral")
def load_makes_neutral(claim: Claim, case: Case) -> Decision:
    """Decide whether a heavy bar moves the lumbar flexion of least muscle moment from a rounded back to neutral.

    Parameters
    ----------
    claim : Claim
        No bar first, then a heavy one; the lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: newton metres of muscle by which neutral is cheaper than any rounding with the heavy bar, or by which it
        is dearer without one, whichever is less.
    """
    [name], [lean] = claim.scenarios, claim.leans_deg
    bench, n = case.bench(name), case.people.n
    full = np.asarray(bench.crowd.body.ranges.lumbar_flexion_deg)
    part = np.linspace(0.0, 1.0, _PARTS)
    near = part <= _NEUTRAL
    cheaper: list[Array] = []
    numbers: list[Number] = []
    for load in claim.bars(case):
        muscle = np.empty((_PARTS, n))
        for row, share in enumerate(part):
            moment, passive = back_margin(bench, load, lean, share * full)
            muscle[row] = np.maximum(moment - passive, 0.0)
        cheaper.append(muscle[~near].min(axis=0) - muscle[near].min(axis=0))
        cheapest, neutral, rounded = part[np.argmin(muscle, axis=0)], muscle[0], muscle[-1]
        numbers += [
            case.number("cheapest lumbar flexion, share of full", "%", 100 * cheapest, (name, load, lean)),
            case.number("muscle moment, neutral", "N m", neutral, (name, load, lean)),
            case.number("muscle moment, fully rounded", "N m", rounded, (name, load, lean)),
            case.number("passive moment there", "N m", passive, (name, load, lean)),
            case.number(
                "compression at L5/S1, neutral", "N", case.spine(name, load, lean).compression_N[0], (name, load, lean)
            ),
            case.number(
                "the same, 80 % rounded",
                "N",
                case.spine(name, load, lean, 0.8 * full).compression_N[0],
                (name, load, lean),
            ),
        ]
    return Decision(np.minimum(cheaper[-1], -cheaper[0]), numbers)
