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
from ui import words_reasons as told
from ui import words_units as units
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
        state, says = told.BALANCE_FALLS, told.BALANCE_FELL
    elif must and allowed is None:
        state, says = told.BALANCE_MUST, told.BALANCE_NOWHERE
    elif must:
        state, says = told.BALANCE_MUST, told.BALANCE_TO if result.outcome.status == "ok" else told.BALANCE_AS_FAR
    elif tip is None or lean <= tip:
        state, says = told.BALANCE_MAY, told.BALANCE_STAY
    else:
        state, says = told.BALANCE_MAY, told.BALANCE_POSED
    holes = {"lean": whole(lean), "shift": shift, "range": _between(allowed)}
    free = Fill(0.0, math.inf if tip is None else tip, "support")
    moved = (Fill(tip, lean, "support", hatched=True),) if tip is not None and lean > tip else ()
    return Reason(
        name="balance",
        title=told.BALANCE_TITLE,
        state=state,
        shut=falls or must,
        value=units.CENTIMETRES.format(value=shift),
        small=told.BALANCE_SMALL,
        meter=Meter(
            scale=Scale(
                0.0, _LEAN_TOP_DEG,
                units.DEGREES.format(value=0), told.BALANCE_SCALE.format(value=whole(_LEAN_TOP_DEG)),
            ),
            threshold=Mark(math.inf, told.BALANCE_NO_TIP, "support") if tip is None
            else Mark(tip, told.BALANCE_TIPS_AT.format(tip=whole(tip)), "support"),
            now=Mark(lean, told.NOW.format(value=units.DEGREES.format(value=whole(lean))), "motion"),
            fills=(free, *moved),
        ),
        sentence=f"{_tips(summary)} {says.format(**holes)}",
        quantity="hip_shift_m",
    )  # fmt: skip


def _tips(summary: Mapping[str, Any]) -> str:
    """Say at which lean the body tips with the hips still."""
    tip, stance = summary["tip_angle_deg"], summary["tip_angle_from_stance_deg"]
    if tip is None:
        return told.BALANCE_NEVER.format(top=_NEVER_TIPS_UP_TO_DEG)
    if stance is None or round(stance) == round(tip):
        return told.BALANCE_TIPS.format(tip=whole(tip))
    return told.BALANCE_TIPS_STANDING.format(tip=whole(tip), stance=whole(stance))


def _centimetres(range_m: tuple[float, float] | None) -> tuple[int, int] | None:
    """Round a range of shifts."""
    return None if range_m is None else (round(100 * range_m[0]), round(100 * range_m[1]))


def _between(range_cm: tuple[int, int] | None) -> str:
    """Write a range, once where both ends are alike."""
    if range_cm is None:
        return ""
    least, most = range_cm
    return whole(least) if least == most else told.BALANCE_RANGE.format(least=whole(least), most=whole(most))


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
        says = told.MUSCLE_SHUT
    elif asked <= 0:
        says = told.MUSCLE_NOTHING
    elif round(summary["silent_zone_deg"]) >= 1:
        says = told.MUSCLE_OPEN
    else:
        says = told.MUSCLE_BARELY
    full = athlete.body.ranges.lumbar_flexion_deg
    if at > full - _FULL_DEG:
        rounded = told.MUSCLE_FULLY
    else:
        rounded = told.MUSCLE_ROUNDED.format(at=whole(at)) if at >= _FULL_DEG else told.MUSCLE_NEUTRAL
    here = told.MUSCLE_HERE.format(
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
        title=told.MUSCLE_TITLE,
        state=told.MUSCLE_MUST if shut else told.MUSCLE_MAY,
        shut=shut,
        value=units.NEWTON_METRES.format(value=whole(summary["minimum_active_moment_Nm"])),
        small=told.MUSCLE_SMALL,
        meter=Meter(
            scale=Scale(0.0, _MOMENT_TOP_NM, "0", units.NEWTON_METRES.format(value=whole(_MOMENT_TOP_NM))),
            threshold=Mark(held, told.MUSCLE_HOLDS.format(passive=whole(held)), "passive"),
            now=Mark(asked, told.MUSCLE_ASKED.format(asked=whole(asked)), "muscle" if shut else "motion"),
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
        state, says = told.TETHER_STRONG, told.TETHER_STRETCHED if force is None else told.TETHER_FORCES_AT
    elif stretched:
        state, says = told.TETHER_FORCES, told.TETHER_PULLS
    elif slack:
        state, says = told.TETHER_SLACK, told.TETHER_BENT_SLACK if at is None else told.TETHER_STILL_SLACK
    else:
        state, says = told.TETHER_SOME, told.TETHER_BENT_SOME if at is None else told.TETHER_STILL_SOME
    holes = {
        "hip": whole(summary["hip_flexion_deg"]),
        "knee": whole(summary["knee_flexion_deg"]),
        "moment": whole(moment),
        "share": "" if share is None else whole(100 * share),
        "at": "" if at is None else whole(at),
        "force": "" if force is None else whole(force),
        "helps": told.TETHER_HELPS.format(help=whole(-moment)) if round(moment) < 0 else "",
    }
    return Reason(
        name="tether",
        title=told.TETHER_TITLE,
        state=state,
        shut=stretched,
        value=units.NEWTON_METRES.format(value=whole(pull)),
        small=told.TETHER_SMALL,
        meter=Meter(
            scale=Scale(0.0, _TETHER_TOP_NM, "0", units.NEWTON_METRES.format(value=whole(_TETHER_TOP_NM))),
            threshold=Mark(stretch, told.TETHER_FROM.format(stretch=whole(stretch)), "passive"),
            now=Mark(pull, told.NOW.format(value=whole(pull)), "motion"),
            fills=(Fill(0.0, pull, "passive"),),
        ),
        sentence=says.format(**holes),
        quantity="passive_hip_moment_Nm",
    )
