"""A simulation in the stage's drawing."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.chain import Array
from sim.result import Result
from ui.drop import words
from ui.figure.laying_out import moved_otherwise
from ui.figure.layout import Layout
from ui.figure.marks import Moments
from ui.stage.payload import Phases


def fall(result: Result, found: dict[str, Any]) -> Layout:
    """Lay out the frames of a simulation, up to the end of the repetition where the body stays up.

    Parameters
    ----------
    result : Result
        The repetition as planned by the model.
    found : dict
        What a simulation of it returned.

    Returns
    -------
    Layout
    """
    frames = found["frames"]
    time = np.asarray(frames["time_s"])
    shown = slice(None) if found["fell"] else slice(max(int((time <= result.motion.time_s[-1] + 1e-9).sum()), 1))
    lean, lumbar = (np.asarray(frames[name])[shown] for name in ("trunk_lean_deg", "lumbar_flexion_deg"))
    cop = _carried_on(np.array([np.nan if x is None else x for x in frames["cop_x_m"]])[shown])
    moments = Moments(time[shown], lean, lumbar, cop, found["predicted_tip_angle_deg"])
    lost = found["time_of_loss_s"]
    deepest = int(np.argmax(lean)) if lost is None else int(np.searchsorted(time[shown], lost))
    q = np.ascontiguousarray(np.asarray(found["coordinates"])[:, shown])
    return moved_otherwise(result, q, moments, deepest, ("falls" if found["fell"] else "ok", on_the_stage(found)))


def _carried_on(cop: Array) -> Array:
    """Leave the centre of pressure where it was last, once nothing carries."""
    last = np.maximum.accumulate(np.where(np.isfinite(cop), np.arange(cop.size), 0))
    return np.nan_to_num(cop[last])


def fall_phases(parts: Phases, layout: Layout) -> Phases:
    """Return the parts of the repetition, and what comes after them.

    Parameters
    ----------
    parts : tuple
        Word and seconds of each, as planned.
    layout : Layout
        See `fall`.

    Returns
    -------
    tuple
    """
    after = float(layout.marks.time_s[-1]) - sum(seconds for _, seconds in parts)
    return (*parts, (words.AFTER, after)) if after > 0.0 else parts


def on_the_stage(found: dict[str, Any]) -> str:
    """Return what happened, measured beside predicted, short.

    Parameters
    ----------
    found : dict
        What a simulation returned.

    Returns
    -------
    str
    """
    if not found["fell"]:
        return words.PAGE_STAYS
    part, lean, tip = words.PARTS[found["landed_on"]], found["lean_at_loss_deg"], found["predicted_tip_angle_deg"]
    if found["direction"] == "backward":
        return words.PAGE_BACKWARD.format(part=part)
    if lean is None or tip is None:
        return words.PAGE_FORWARD.format(part=part)
    return words.PAGE_FORWARD_AT.format(part=part, lean=lean, tip=tip)
