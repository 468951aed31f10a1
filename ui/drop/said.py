"""What a simulation showed, in sentences."""

from __future__ import annotations

from sim.drop.outcome import Verdict
from sim.drop.plan import Plan
from ui.drop import words


def reason(plan: Plan, verdict: Verdict, shove_Ns: float, loss: tuple[float, float] | None) -> str:
    """Say what happened.

    Parameters
    ----------
    plan : Plan
        What was intended.
    verdict : Verdict
        How it ended.
    shove_Ns : float
        The shove. [N s]
    loss : tuple of float or None
        (2,) when balance was lost [s], and the trunk lean then [deg].

    Returns
    -------
    str
    """
    if verdict.direction is None or verdict.landed_on is None:
        return words.STAYS_SHOVED.format(shove=shove_Ns) if shove_Ns else words.STAYS
    parts = [words.FALLS[verdict.direction].format(part=words.PARTS[verdict.landed_on])]
    if loss is not None:
        forward = verdict.direction == "forward"
        edge = plan.result.posture.support.contacts[0 if forward else 1]
        says = words.LOSS if forward else words.LOSS_BACKWARD
        parts.append(says.format(edge=edge, time=loss[0], lean=loss[1]))
    tip = plan.asked.summary["tip_angle_deg"]
    parts.append(words.NEVER if tip is None else words.PREDICTED.format(tip=tip))
    return " ".join(parts)


def notes(plan: Plan) -> list[str]:
    """Say what was decided that nobody asked for.

    Parameters
    ----------
    plan : Plan
        What was intended.

    Returns
    -------
    list of str
    """
    asked, tried = plan.asked.scenario, plan.result.scenario
    said = list(plan.asked.notes)
    if tried.trunk_lean_deg < asked.trunk_lean_deg:
        said.append(words.SHALLOWER.format(lean=tried.trunk_lean_deg, reason=plan.asked.outcome.reason))
    if plan.weak:
        said.append(words.WEAK)
    elif tried.lumbar_flexion_deg > asked.lumbar_flexion_deg:
        said.append(words.ROUNDED.format(flexion=tried.lumbar_flexion_deg))
    return said
