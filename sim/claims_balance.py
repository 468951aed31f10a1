"""What decides the claims about balance, joints and hamstrings."""

from __future__ import annotations

import numpy as np

from sim import cell_kernels as ck
from sim.chain import GRAVITY, Array
from sim.claims import Case, Claim, Decision, Number, decides
from sim.load_ends import MOST_KG, pose_ends, stumble_margin

_NEVER_DEG = 110.0  # a tip angle that does not exist counts as the largest lean
_SAME = 1e-9


def _tip(angle_deg: Array) -> Array:
    """Tip angles, the largest lean where there is none."""
    return np.minimum(angle_deg, _NEVER_DEG)


@decides("kneeling-needs-counterbalance")
def kneeling_needs_counterbalance(claim: Claim, case: Case) -> Decision:
    """Decide whether kneeling tips with the hips still before the exercise's own lean.

    Parameters
    ----------
    claim : Claim
        With the bars that it names.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: degrees between the tip angle and the lean, least over the exercises.
    """
    scores, numbers = [], []
    for name in claim.scenarios:
        scenario = case.scenario(name)
        lean = scenario.trunk_lean_deg
        tip = _tip(case.cells(name, scenario.load_kg, lean).tip_deg)
        scores.append(lean - tip)
        numbers.append(case.number("tips with the hips still", "deg", tip, (name, scenario.load_kg, lean)))
    return Decision(np.min(scores, axis=0), numbers)


@decides("standing-forgives")
def standing_forgives(claim: Claim, case: Case) -> Decision:
    """Decide whether standing tips later than kneeling at the same load, from `plumb` and from `stance`.

    Parameters
    ----------
    claim : Claim
        Kneeling exercise, then standing one, and the bars.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: degrees later, least over the bars.
    """
    kneeling, standing = claim.scenarios
    scores: list[Array] = []
    numbers: list[Number] = []
    for load in claim.bars(case):
        lean = case.scenario(standing).trunk_lean_deg
        low, high = case.cells(kneeling, load, lean), case.cells(standing, load, lean)
        least = np.minimum(_tip(high.tip_deg), _tip(high.tip_stance_deg))
        scores.append(least - _tip(low.tip_deg))
        numbers += [
            case.number("tips with the hips still", "deg", _tip(low.tip_deg), (kneeling, load, lean)),
            case.number("tips with the hips still", "deg", _tip(high.tip_deg), (standing, load, lean)),
            case.number("the same from a balanced stance", "deg", _tip(high.tip_stance_deg), (standing, load, lean)),
        ]
    return Decision(np.min(scores, axis=0), numbers)


@decides("heavy-kneeling-topples")
def heavy_kneeling_topples(claim: Claim, case: Case) -> Decision:
    """Decide whether hips that stop half-way down make a fall with the heaviest bar, and less so with none.

    Parameters
    ----------
    claim : Claim
        Bars, the heaviest last.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: centimetres by which the extrapolated centre of mass passes the front edge.
    """
    [name] = claim.scenarios
    lean = case.scenario(name).trunk_lean_deg
    bench, n = case.bench(name), case.people.n
    numbers = []
    margin = np.zeros(n)
    for load in claim.bars(case):
        margin = stumble_margin(bench, np.full(n, load), lean)
        tip = _tip(case.cells(name, load, lean).tip_deg)
        numbers += [
            case.number("margin against a stumble", "cm", 100 * margin, (name, load, lean)),
            case.number("tips with the hips still", "deg", tip, (name, load, lean)),
        ]
    return Decision(-100 * margin, numbers)


@decides("kneeling-caps-load")
def kneeling_caps_load(claim: Claim, case: Case) -> Decision:
    """Decide whether balance, joints and a stumble end kneeling at a lighter bar than standing, at equal lean.

    Parameters
    ----------
    claim : Claim
        Kneeling exercise, then standing one, and the leans.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: kilograms, least over the leans.
    """
    scores, numbers = [], []
    for lean in claim.leans_deg:
        last = []
        for name in claim.scenarios:
            ends = pose_ends(case.bench(name), lean)
            end = np.clip(np.min(list(ends.values()), axis=0), 0.0, MOST_KG)
            last.append(end)
            numbers.append(case.number("largest bar inside balance and joints", "kg", end, (name, 0.0, lean)))
        scores.append(last[1] - last[0])
    return Decision(np.min(scores, axis=0), numbers)


@decides("test-has-least-constraint")
def test_has_least_constraint(claim: Claim, case: Case) -> Decision:
    """Decide whether the test tips last and leaves the back least to do, at equal lean.

    Parameters
    ----------
    claim : Claim
        The test first, then the other steps; the lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: 1 where both hold against every other step, -1 elsewhere.
    """
    [lean] = claim.leans_deg
    test, *others = claim.scenarios
    holds = np.ones(case.people.n, dtype=bool)
    numbers = []
    mine = case.cells(test, case.scenario(test).load_kg, lean)
    for name in (test, *others):
        load = case.scenario(name).load_kg
        cells = case.cells(name, load, lean)
        holds &= (_tip(mine.tip_deg) >= _tip(cells.tip_deg) - _SAME) & (
            mine.gate_margin_Nm <= cells.gate_margin_Nm + _SAME
        )
        numbers += [
            case.number("tips with the hips still", "deg", _tip(cells.tip_deg), (name, load, lean)),
            case.number("least left for muscle", "N m", cells.gate_margin_Nm, (name, load, lean)),
            case.number("passive hip moment", "N m", cells.passive_hip_Nm, (name, load, lean)),
        ]
    return Decision(np.where(holds, 1.0, -1.0), numbers)


@decides("bar-to-hands-removes-constraint")
def bar_to_hands_removes_constraint(claim: Claim, case: Case) -> Decision:
    """Decide whether the same bar leaves the back less to do in the hands than on it, and tips later.

    Parameters
    ----------
    claim : Claim
        Bar on the back first, then in the hands; bars and lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: the smaller of the gains, in degrees of tip angle and in newton metres of gate margin, over all bars.
    """
    [lean] = claim.leans_deg
    back, hands = claim.scenarios
    scores, numbers = [], []
    for load in claim.bars(case):
        on_back, in_hands = case.cells(back, load, lean), case.cells(hands, load, lean)
        scores += [
            on_back.gate_margin_Nm - in_hands.gate_margin_Nm,
            _tip(in_hands.tip_deg) - _tip(on_back.tip_deg),
        ]
        for name, cells in ((back, on_back), (hands, in_hands)):
            numbers += [
                case.number("least left for muscle", "N m", cells.gate_margin_Nm, (name, load, lean)),
                case.number("tips with the hips still", "deg", _tip(cells.tip_deg), (name, load, lean)),
            ]
    return Decision(np.min(scores, axis=0), numbers)


@decides("knees-bent-frees-pelvis")
def knees_bent_frees_pelvis(claim: Claim, case: Case) -> Decision:
    """Decide whether kneeling leaves the hips further from their end than standing leaves the hamstrings from theirs.

    Parameters
    ----------
    claim : Claim
        Kneeling exercise, then standing one; the lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: degrees of hip flexion still free in kneeling (up to the joint's end, hamstrings being slack) less those
        in standing (up to a strong stretch or the joint's end, whichever comes first).
    """
    [lean] = claim.leans_deg
    numbers, free = [], []
    for name in claim.scenarios:
        load = case.scenario(name).load_kg
        cells = case.cells(name, load, lean)
        end = np.minimum(np.degrees(case.bench(name).columns[ck.HIP_END]), _stretch_deg(case, name, load, lean))
        free.append(end - cells.hip_flexion_deg)
        numbers += [
            case.number("passive hip moment", "N m", cells.passive_hip_Nm, (name, load, lean)),
            case.number("hip flexion", "deg", cells.hip_flexion_deg, (name, load, lean)),
            case.number("hip flexion still free", "deg", free[-1], (name, load, lean)),
        ]
    return Decision(free[0] - free[1], numbers)


def _stretch_deg(case: Case, name: str, load: float, lean: float) -> Array:
    """Hip flexion at which a leg's passive moment is a strong stretch (Riener and Edrich 1999), knee held."""
    body, p = case.people.crowd.body, case.bench(name).columns
    knee = case.cells(name, load, lean).knee_flexion_deg
    _, b, c, _, e, f, _ = body.passive.hip
    stretch = np.broadcast_to(body.passive.stretch_Nm, knee.shape)
    low, high = np.zeros_like(knee), np.full_like(knee, 180.0)
    for _ in range(40):
        hip = (low + high) / 2
        moment = -(np.exp(p[ck.HIP_A] + b * knee + c * hip) - np.exp(p[ck.HIP_D] + e * knee + f * hip) + p[ck.HIP_G])
        low, high = np.where(moment < stretch, hip, low), np.where(moment < stretch, high, hip)
    return (low + high) / 2


@decides("hands-load-shoulder")
def hands_load_shoulder(claim: Claim, case: Case) -> Decision:
    """Decide whether a bar in the hands pulls on the shoulder by more than the arms' own weight.

    Parameters
    ----------
    claim : Claim
        Bar on the back first, then in the hands; bars and lean.
    case : Case
        People.

    Returns
    -------
    Decision
        Score: newtons of traction that the bar adds.
    """
    [lean] = claim.leans_deg
    back, hands = claim.scenarios
    scores, numbers = [], []
    for load in claim.bars(case):
        carried = []
        for name in (back, hands):
            bench = case.bench(name)
            # Straight arms that hold a bar carry its weight; a bar on the back rests on the trunk.
            pull = GRAVITY * load * np.full(case.people.n, 0.0 if bench.task.on_back else 1.0)
            carried.append(pull)
            numbers.append(case.number("pull of the bar on both shoulders", "N", pull, (name, load, lean)))
        scores.append(carried[1] - carried[0])
    return Decision(np.min(scores, axis=0), numbers)
