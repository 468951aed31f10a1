"""The mechanisms behind one repetition as meters: what is measured, against what, and a sentence that says so.

Scales belong to the gates and are never fitted to a run, so that a bar twice as long means twice as much.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.passive import lumbar_passive_moment
from sim.result import Result
from ui import words
from ui.meter import Fill, Mark, Meter, Reason, Scale, arms_in_words, whole

_LEAN_TOP_DEG = 90.0
_MOMENT_TOP_NM = 240.0
_TETHER_TOP_NM = 60.0
_NEVER_TIPS_UP_TO_DEG = 110
_FULL_DEG = 0.5  # nearer to full flexion than this is full


def reasons(result: Result) -> list[Reason]:
    """Return the mechanisms of a run, in the order in which they are taught.

    Parameters
    ----------
    result : Result
        A run, however it ended.

    Returns
    -------
    list of Reason
        Balance gate, muscle-on gate, hamstring tether.
    """
    if result.posture.task.lies:
        return [tether(result)]
    return [balance_gate(result), muscle_on_gate(result), tether(result)]


def balance_gate(result: Result) -> Reason:
    """Return whether the hips must move, and how far they did.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    lean, tip = summary["trunk_lean_deg"], summary["tip_angle_deg"]
    shift = whole(100 * summary["hip_shift_m"])
    falls = result.outcome.status == "falls"
    allowed = _centimetres(summary["hip_shift_range_m"])
    must = tip is not None and lean > tip and (allowed is None or allowed[0] >= 1)
    if falls:
        state, says = words.BALANCE_FALLS, words.BALANCE_FELL
    elif must and allowed is None:
        state, says = words.BALANCE_MUST, words.BALANCE_NOWHERE
    elif must:
        state, says = words.BALANCE_MUST, words.BALANCE_TO if result.outcome.status == "ok" else words.BALANCE_AS_FAR
    elif tip is None or lean <= tip:
        state, says = words.BALANCE_MAY, words.BALANCE_STAY
    else:
        state, says = words.BALANCE_MAY, words.BALANCE_POSED
    holes = {"lean": whole(lean), "shift": shift, "range": _between(allowed)}
    free = Fill(0.0, math.inf if tip is None else tip, "support")
    moved = (Fill(tip, lean, "support", hatched=True),) if tip is not None and lean > tip else ()
    return Reason(
        name="balance",
        title=words.BALANCE_TITLE,
        state=state,
        shut=falls or must,
        value=words.REASON_CM.format(value=shift),
        small=words.BALANCE_SMALL,
        meter=Meter(
            scale=Scale(
                0.0, _LEAN_TOP_DEG,
                words.REASON_DEGREES.format(value=0), words.BALANCE_SCALE.format(value=whole(_LEAN_TOP_DEG)),
            ),
            threshold=Mark(math.inf, words.BALANCE_NO_TIP, "support") if tip is None
            else Mark(tip, words.BALANCE_TIPS_AT.format(tip=whole(tip)), "support"),
            now=Mark(lean, words.REASON_NOW.format(value=words.REASON_DEGREES.format(value=whole(lean))), "motion"),
            fills=(free, *moved),
        ),
        sentence=f"{_tips(summary)} {says.format(**holes)}",
        quantity="hip_shift_m",
    )  # fmt: skip


def _tips(summary: Mapping[str, Any]) -> str:
    """Say at which lean the body tips with the hips still."""
    tip, stance = summary["tip_angle_deg"], summary["tip_angle_from_stance_deg"]
    if tip is None:
        return words.BALANCE_NEVER.format(top=_NEVER_TIPS_UP_TO_DEG)
    if stance is None or round(stance) == round(tip):
        return words.BALANCE_TIPS.format(tip=whole(tip))
    return words.BALANCE_TIPS_STANDING.format(tip=whole(tip), stance=whole(stance))


def _centimetres(range_m: tuple[float, float] | None) -> tuple[int, int] | None:
    """Round a range of shifts."""
    return None if range_m is None else (round(100 * range_m[0]), round(100 * range_m[1]))


def _between(range_cm: tuple[int, int] | None) -> str:
    """Write a range, once where both ends are alike."""
    if range_cm is None:
        return ""
    least, most = range_cm
    return whole(least) if least == most else words.BALANCE_RANGE.format(least=whole(least), most=whole(most))


def muscle_on_gate(result: Result) -> Reason:
    """Return what the lower back is asked against what passive tissue holds, at the rounding that leaves least.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary, athlete = result.summary, result.athlete
    margin, at = summary["gate_margin_Nm"], summary["gate_least_at_deg"]
    passive = float(lumbar_passive_moment(athlete, np.array([at]))[0])
    # Rounded so that what is shown adds up.
    held, asked = round(passive), round(passive) + round(margin)
    shut = summary["muscle_gate"] == "shut"
    if shut:
        says = words.MUSCLE_SHUT
    elif asked <= 0:
        says = words.MUSCLE_NOTHING
    elif round(summary["silent_zone_deg"]) >= 1:
        says = words.MUSCLE_OPEN
    else:
        says = words.MUSCLE_BARELY
    full = athlete.body.ranges.lumbar_flexion_deg
    if at > full - _FULL_DEG:
        rounded = words.MUSCLE_FULLY
    else:
        rounded = words.MUSCLE_ROUNDED.format(at=whole(at)) if at >= _FULL_DEG else words.MUSCLE_NEUTRAL
    here = words.MUSCLE_HERE.format(
        rounded=rounded, lean=whole(summary["trunk_lean_deg"]), arms=arms_in_words(result.posture.task)
    )
    holes = {
        "here": here,
        "passive": whole(held),
        "asked": whole(asked),
        "zone": whole(summary["silent_zone_deg"]),
    }
    added = (Fill(held, asked, "muscle"),) if asked > held else ()
    return Reason(
        name="muscle",
        title=words.MUSCLE_TITLE,
        state=words.MUSCLE_MUST if shut else words.MUSCLE_MAY,
        shut=shut,
        value=words.REASON_NM.format(value=whole(summary["minimum_active_moment_Nm"])),
        small=words.MUSCLE_SMALL,
        meter=Meter(
            scale=Scale(0.0, _MOMENT_TOP_NM, "0", words.REASON_NM.format(value=whole(_MOMENT_TOP_NM))),
            threshold=Mark(held, words.MUSCLE_HOLDS.format(passive=whole(held)), "passive"),
            now=Mark(asked, words.MUSCLE_ASKED.format(asked=whole(asked)), "muscle" if shut else "motion"),
            fills=(Fill(0.0, held, "passive"), *added),
        ),
        sentence=says.format(**holes),
        quantity="gate_margin_Nm",
    )


def tether(result: Result) -> Reason:
    """Return how far the hamstrings, and what else is passive at the hip, pull the pelvis back.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    moment, share = summary["passive_hip_moment_Nm"] / result.posture.task.legs, summary["passive_hip_share"]
    # Below 0, what the bent knee stretches in front bends the hip: nothing pulls at the pelvis from behind.
    pull = max(moment, 0.0)
    at, force = summary["tether_stretch_deg"], summary["tether_force_deg"]
    stretch = result.athlete.body.passive.stretch_Nm
    stretched, slack = moment >= stretch, round(moment) <= 0
    # A share of what gravity does not ask says nothing: then any pull moves the pelvis.
    partly = share is not None and 0.0 < share < 1.0
    if stretched and partly:
        state, says = words.TETHER_STRONG, words.TETHER_STRETCHED if force is None else words.TETHER_FORCES_AT
    elif stretched:
        state, says = words.TETHER_FORCES, words.TETHER_PULLS
    elif slack:
        state, says = words.TETHER_SLACK, words.TETHER_BENT_SLACK if at is None else words.TETHER_STILL_SLACK
    else:
        state, says = words.TETHER_SOME, words.TETHER_BENT_SOME if at is None else words.TETHER_STILL_SOME
    holes = {
        "hip": whole(summary["hip_flexion_deg"]),
        "knee": whole(summary["knee_flexion_deg"]),
        "moment": whole(moment),
        "share": "" if share is None else whole(100 * share),
        "at": "" if at is None else whole(at),
        "force": "" if force is None else whole(force),
        "helps": words.TETHER_HELPS.format(help=whole(-moment)) if round(moment) < 0 else "",
    }
    return Reason(
        name="tether",
        title=words.TETHER_TITLE,
        state=state,
        shut=stretched,
        value=words.REASON_NM.format(value=whole(pull)),
        small=words.TETHER_SMALL,
        meter=Meter(
            scale=Scale(0.0, _TETHER_TOP_NM, "0", words.REASON_NM.format(value=whole(_TETHER_TOP_NM))),
            threshold=Mark(stretch, words.TETHER_FROM.format(stretch=whole(stretch)), "passive"),
            now=Mark(pull, words.REASON_NOW.format(value=whole(pull)), "motion"),
            fills=(Fill(0.0, pull, "passive"),),
        ),
        sentence=says.format(**holes),
        quantity="passive_hip_moment_Nm",
    )
