"""One athlete, one exercise, one bar: the whole answer."""

from __future__ import annotations

import numpy as np

from sim import limits
from sim.balance import hip_x
from sim.body import Athlete
from sim.chain import Array, Indices
from sim.motion import Motion, make_motion
from sim.posture import Posture, joint_angles_deg, joint_moments, make_posture
from sim.result import Result
from sim.scenario import Scenario, resolve_task
from sim.status import judge
from sim.summary import summarise
from sim.support import contact_shares

FRAMES = 101
_HIP_MOVED_DEG = 1.0  # below it a ratio to hip flexion says nothing


def simulate(scenario: Scenario, athlete: Athlete, load_kg: float | None = None) -> Result:
    """Run a repetition.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    athlete : Athlete
        The person.
    load_kg : float, optional
        Mass of the bar; the scenario's own where not given. [kg]

    Returns
    -------
    Result

    Raises
    ------
    InvalidInputError
        For a load outside its range, or arms that cannot hold the bar where it is. A pose that fails is no
        error but a status.
    """
    load = scenario.load_kg if load_kg is None else limits.number("load_kg", load_kg)
    task, notes = resolve_task(scenario, load)
    posture = make_posture(athlete, task)
    if "knee_flexion_deg" in scenario.given and (posture.kneeling or scenario.counterbalance == 0.0):
        why = "kneeling, the knees follow the hips" if posture.kneeling else "with the hips still the legs stay locked"
        notes.append(f"Knee flexion was given but is not used: {why}.")
    motion = make_motion(posture, scenario)
    if not motion.settled:
        notes.append("The centre of pressure could not be kept on its target; the hips move as in a slow repetition.")
    outcome = judge(posture, motion)
    n_good = max(outcome.n_good, 1)
    shown = np.linspace(0, n_good - 1, min(FRAMES, n_good)).round().astype(np.int64)
    frames = _frames(posture, motion, shown)
    lean = np.asarray(frames["trunk_lean_deg"])
    lowest = np.flatnonzero(lean > lean.max() - 1e-9)
    deepest = int(lowest[lowest.size // 2])
    summary = summarise(posture, motion, scenario.counterbalance, frames, shown=shown, deepest=deepest)
    return Result(scenario, athlete, posture, outcome, tuple(notes), motion, shown, frames, summary, deepest)


def _frames(posture: Posture, motion: Motion, shown: Indices) -> dict[str, Array | dict[str, Array]]:
    """Return the contract's arrays over time, NaN where there is no value."""
    angles = joint_angles_deg(posture, motion.z[:, shown])
    hips = hip_x(posture, motion.z[:, shown])
    cop = motion.cop_x[shown]
    hip_moved = angles["hip_flexion"] - angles["hip_flexion"][0]
    lumbar_moved = angles["lumbar_flexion"] - angles["lumbar_flexion"][0]
    moved = np.abs(hip_moved) >= _HIP_MOVED_DEG
    ratio = np.where(moved, lumbar_moved / np.where(moved, hip_moved, 1.0), np.nan)
    toes = np.full(cop.size, np.nan) if posture.kneeling else contact_shares(posture.support, cop)[1]
    return {
        "time_s": motion.time_s[shown],
        "trunk_lean_deg": angles["trunk_lean"],
        "lumbar_flexion_deg": angles["lumbar_flexion"],
        "hip_flexion_deg": angles["hip_flexion"],
        "knee_flexion_deg": angles["knee_flexion"],
        "com_x_m": motion.com[0, shown],
        "com_y_m": motion.com[1, shown],
        "cop_x_m": cop,
        "hip_shift_m": hips[0] - hips,
        "lumbopelvic_ratio": ratio,
        "toe_load_share": toes,
        "moment_Nm": joint_moments(posture, motion.tau[:, shown]),
    }
