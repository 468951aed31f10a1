"""What is said of a start: what had to give for a bar on the floor, and which settings do not count."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.liftoff import LiftOff, bar_centre
from sim.motion import Motion
from sim.posture import joint_angles_deg
from sim.scenario import Scenario

_GAVE_DEG, _GAVE_M, _BEHIND_M = 0.5, 0.001, 0.005  # less than that is nothing


def unused_knees(scenario: Scenario, *, kneeling: bool) -> list[str]:
    """Say where a given knee flexion does not count.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    kneeling : bool
        Whether the shanks lie on the floor.

    Returns
    -------
    list of str
    """
    if "knee_flexion_deg" not in scenario.given or not (kneeling or scenario.counterbalance == 0.0):
        return []
    why = "kneeling, the knees follow the hips" if kneeling else "with the hips still the legs stay locked"
    return [f"Knee flexion was given but is not used: {why}."]


def start_notes(scenario: Scenario, lift_off: LiftOff) -> list[str]:
    """Say what had to give for the start, and which settings do not count in a lift from the floor.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    lift_off : LiftOff
        Where the bar is lifted from.

    Returns
    -------
    list of str
    """
    notes = []
    if "trunk_lean_deg" in scenario.given:
        notes.append("Trunk lean was given but is not used: it follows from the bar on the floor.")
    if scenario.counterbalance < 1.0:
        notes.append("The hips always counterbalance in a lift from the floor: with the hips still no bar is reached.")
    if scenario.stance == "wide":
        notes.append("The wide stance is as the side sees it: thighs and feet shorter, shanks and arms at full length.")
    gave = []
    angles = joint_angles_deg(lift_off.posture, lift_off.pose)
    flexion = float(angles["lumbar_flexion"][0]) - scenario.lumbar_flexion_deg
    behind = lift_off.posture.bar_line - float(bar_centre(lift_off.posture, lift_off.pose)[0, 0])
    if scenario.found_knees and scenario.bar_position == "sides" and behind > _BEHIND_M:
        gave.append(f"the bar stands {100 * behind:.0f} cm behind the middle of the foot")
    if lift_off.reach_m > _GAVE_M:
        gave.append(f"the shoulders follow the bar by {100 * lift_off.reach_m:.0f} cm")
    if flexion > _GAVE_DEG:
        gave.append(f"the lumbar spine gives {flexion:.0f} deg")
    if gave and lift_off.problem is None:
        hips = lift_off.posture.athlete.body.ranges.hip_flexion_deg
        asked = "more" if np.isnan(lift_off.neutral_hip_deg) else f"{lift_off.neutral_hip_deg:.0f} deg"
        notes.append(
            f"With set shoulders and the spine as asked for, the bar on the floor asks for {asked} of hip flexion, and "
            f"the hips end at {hips:.0f} deg: {', '.join(gave[:-1])}{' and ' if gave[:-1] else ''}{gave[-1]}."
        )
    return notes


def start_facts(lift_off: LiftOff, motion: Motion, n_good: int) -> dict[str, Any]:
    """Return the start in numbers.

    Parameters
    ----------
    lift_off : LiftOff
        Where the bar is lifted from.
    motion : Motion
        The repetition.
    n_good : int
        Nodes of it that can be.

    Returns
    -------
    dict
        ``trunk_lean_deg``, ``hip_flexion_deg``, ``knee_flexion_deg``, ``lumbar_flexion_deg`` of the posture;
        ``shoulder_reach_m``, how far the shoulders have followed the bar; ``neutral_hip_flexion_deg``, what the start
        would ask of the hips with the bar on its line and a spine and shoulders that do not give, and
        ``lumbar_flexion_shoulders_set_deg``, what of the spine with shoulders that do not: None where no such posture
        is; ``bar_x_m`` at lift-off, ``bar_line_m``, over the middle of the foot, and ``bar_drift_m``, the farthest
        that the bar is from that line.
    """
    posture = lift_off.posture
    angles = joint_angles_deg(posture, lift_off.pose)
    aside = bar_centre(posture, motion.z[:, :n_good])[0] - posture.bar_line
    shown = ("trunk_lean", "hip_flexion", "knee_flexion", "lumbar_flexion")
    return {
        **{f"{name}_deg": float(angles[name][0]) for name in shown},
        "shoulder_reach_m": lift_off.reach_m,
        "neutral_hip_flexion_deg": lift_off.neutral_hip_deg,
        "lumbar_flexion_shoulders_set_deg": lift_off.set_lumbar_deg,
        "bar_x_m": float(bar_centre(posture, lift_off.pose)[0, 0]),
        "bar_line_m": posture.bar_line,
        "bar_drift_m": float(np.abs(aside).max()),
    }
