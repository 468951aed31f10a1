"""What the stage is sent for a run: one array of frames, and the numbers that do not change while it plays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.chain import GRAVITY
from sim.scenario import Scenario
from ui import words_stage as told
from ui.figure.layout import Layout
from ui.stage.room import bounds, everywhere, reach

__all__ = ["COLUMNS", "Packed", "Phases", "pack", "phases", "scene"]

COLUMNS = (
    "time_s", "trunk_lean_deg", "lumbar_flexion_deg", "com_x", "com_y", "hip_x", "hip_y", "l5s1_x", "l5s1_y",
    "upper_x", "upper_y", "bar_x", "bar_y", "cop_x", "upper_Nm", "bar_Nm", "passive_Nm", "cable_mm", "band_mm", "poses",
)  # fmt: skip
_LEAST_M = 0.01  # the browser measures no smaller shift
Phases = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Packed:
    """One trajectory.

    Parameters
    ----------
    data : bytes
        float32, little-endian, (frames, columns): `COLUMNS`; the last stands for x, y [m], angle [rad] of each segment.
    frames : int
        Rows.
    """

    data: bytes
    frames: int


def pack(layout: Layout, frames: slice = slice(None)) -> Packed:
    """Pack a run's frames.

    Parameters
    ----------
    layout : Layout
        The figure.
    frames : slice, default all
        Which frames; one for a still pose.

    Returns
    -------
    Packed
    """
    m = layout.marks
    n = len(layout.poses)
    bar = np.full((n, 2), np.nan) if m.bar is None else m.bar
    columns = (
        m.time_s, m.trunk_lean_deg, m.lumbar_flexion_deg, m.com, m.hip, m.l5s1, m.upper_body, bar, m.cop_x,
        m.upper_body_Nm, m.bar_Nm, m.passive_Nm, 1000 * layout.cable_m, 1000 * layout.band_m,
        layout.poses,
    )  # fmt: skip
    table = np.concatenate([np.asarray(column, dtype="<f4").reshape(n, -1) for column in columns], axis=1)[frames]
    return Packed(table.tobytes(), len(table))


def phases(scenario: Scenario) -> Phases:
    """Return the parts of a repetition and how long each takes. [s].

    Parameters
    ----------
    scenario : Scenario
        The exercise as run.

    Returns
    -------
    tuple
        Word and seconds of each.
    """
    seconds = (scenario.descent_s, scenario.pause_s, scenario.ascent_s)
    order = tuple(zip(told.PHASES, seconds, strict=True))
    return order[::-1] if scenario.ascends else order


def scene(layout: Layout, parts: Phases) -> dict[str, object]:
    """Return numbers and words of a run that do not change from frame to frame.

    Parameters
    ----------
    layout : Layout
        The figure.
    parts : tuple
        See `phases`.

    Returns
    -------
    dict
        Plain numbers, text, lists and None.
    """
    m, everything = layout.marks, everywhere(layout)
    lean = m.trunk_lean_deg
    tips = None if m.tip_angle_deg is None else np.flatnonzero(lean > m.tip_angle_deg)
    return {
        "title": layout.title,
        "status": layout.status,
        "verdict": told.VERDICT.get(layout.status, ""),
        "reason": (layout.reason or "").replace(" deg", "°"),
        "phases": [[word, float(seconds)] for word, seconds in parts],
        "deepest_s": float(m.time_s[layout.deepest]),
        "tips_s": float(m.time_s[tips[0]]) if tips is not None and tips.size else None,
        "support": [float(edge) for edge in m.support],
        "load_N": GRAVITY * m.load_kg,
        "upper_N": m.upper_N,
        "plate_mm": 1000 * m.plate_radius_m,
        "lies": layout.lies,
        "passive_limit_Nm": m.passive_limit_Nm,
        "hips_forward": bool(m.hip_shift_m.min() < -_LEAST_M),
        "bounds": bounds(layout, everything),
        "reach": reach(everything),
    }
