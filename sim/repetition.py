"""One athlete, one exercise, one bar: the whole answer."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from sim import limits
from sim.athlete import Athlete
from sim.balance import hip_x
from sim.bridge import Bridge, find_bridge
from sim.chain import Array, Indices
from sim.closure import closure, closure_note
from sim.contacts import held_N, net_torques
from sim.joint_strength import strength_shares
from sim.liftoff import LiftOff, lift_off_of
from sim.motion import Motion, make_bridge_motion, make_motion
from sim.posture import Posture, joint_angles_deg, joint_moments, make_posture
from sim.result import Result
from sim.scenario import Scenario, resolve_task
from sim.spine.summary import spine_frames, spine_notes, spine_of_rep
from sim.start import start_facts, start_notes, unused_knees
from sim.status import Outcome, judge
from sim.summary import summarise
from sim.support import contact_shares
from sim.validity import outside_tables

FRAMES = 101
_LIES_BACK = (-0.8, 0.0)  # m, where nobody can bridge
_HIP_MOVED_DEG = 1.0  # below it a ratio to hip flexion says nothing


def simulate(scenario: Scenario, athlete: Athlete, load_kg: float | None = None, *, with_spine: bool = True) -> Result:
    """Run a repetition.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    athlete : Athlete
        The person.
    load_kg : float, optional
        Mass of the bar; the scenario's own where not given. [kg]
    with_spine : bool, default True
        Whether muscles, compression, shear and stiffness of the lumbar spine are wanted, half of the work; without
        them their numbers are None and their frames NaN. Moments and gates do not need them.

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
    done = perform(scenario, athlete, load)
    scenario, posture, motion, outcome, notes = done.scenario, done.posture, done.motion, done.outcome, list(done.notes)
    notes += outside_tables(athlete)
    if not motion.settled:
        notes.append("The centre of pressure could not be kept on its target; the hips move as in a slow repetition.")
    n_good = max(outcome.n_good, 1)
    shown = _evenly(n_good)
    frames = _frames(posture, motion, shown)
    spine = spine_of_rep(posture, motion, shown) if with_spine else None
    frames.update(spine_frames(spine, shown.size))
    lean = np.asarray(frames["trunk_lean_deg"])
    lowest = np.flatnonzero(lean > lean.max() - 1e-9)
    deepest = 0 if scenario.ascends else int(lowest[lowest.size // 2])
    upright = int(np.argmin(lean)) if scenario.ascends else 0
    counterbalance = {"floor": 1.0, "lying": 0.0}.get(scenario.begins, scenario.counterbalance)
    summary = summarise(posture, motion, counterbalance, frames, spine, shown=shown, deepest=deepest, upright=upright)
    notes += spine_notes(summary)
    shared = closure(posture, motion, int(shown[deepest])) if scenario.lies else None
    notes += [] if shared is None else [closure_note(shared)]
    start = None if done.lift_off is None else start_facts(done.lift_off, motion, n_good)
    return Result(
        scenario,
        athlete,
        posture,
        outcome,
        tuple(notes),
        motion,
        shown,
        frames,
        summary,
        deepest,
        upright,
        start,
        closure=shared,
    )


@lru_cache
def _evenly(n_nodes: int) -> Indices:
    """Return the nodes that are frames."""
    shown = np.linspace(0, n_nodes - 1, min(FRAMES, n_nodes)).round().astype(np.int64)
    shown.flags.writeable = False
    return shown


@dataclass(frozen=True, eq=False)
class Performed:
    """A repetition before it is measured.

    Parameters
    ----------
    scenario : Scenario
        As done: a lift from the floor has found its depth.
    posture : Posture
        Athlete in a task.
    motion : Motion
        The whole repetition.
    outcome : Outcome
        How it ends.
    notes : tuple of str
        What the model decided.
    lift_off : LiftOff or None
        Where a bar on the floor is lifted from.
    """

    scenario: Scenario
    posture: Posture
    motion: Motion
    outcome: Outcome
    notes: tuple[str, ...]
    lift_off: LiftOff | None


def perform(scenario: Scenario, athlete: Athlete, load_kg: float) -> Performed:
    """Do a repetition and see how it ends, without a summary.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    Performed

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar where it is.
    """
    task, notes = resolve_task(scenario, load_kg)
    if scenario.lies:
        return _bridge(scenario, make_posture(athlete, task), notes)
    if not scenario.from_floor:
        posture = make_posture(athlete, task)
        notes += unused_knees(scenario, kneeling=posture.kneeling)
        motion = make_motion(posture, scenario)
        return Performed(scenario, posture, motion, judge(posture, motion), tuple(notes), None)
    lift_off = lift_off_of(scenario, athlete, load_kg)
    posture, angles = lift_off.posture, joint_angles_deg(lift_off.posture, lift_off.pose)
    motion = make_motion(posture, scenario, lift_off.pose)
    outcome = judge(posture, motion)
    if lift_off.problem is not None:
        outcome = Outcome("infeasible", lift_off.problem, 0.0, 1)
    found = {
        f"{name}_deg": _allowed(f"{name}_deg", float(angles[name][0]))
        for name in ("trunk_lean", "lumbar_flexion", "knee_flexion")
    }
    notes += start_notes(scenario, lift_off)
    return Performed(replace(scenario, **found), posture, motion, outcome, tuple(notes), lift_off)  # type: ignore[arg-type]


def _bridge(scenario: Scenario, posture: Posture, notes: list[str]) -> Performed:
    """Do a repetition on the back."""
    unused: list[str] = [name for name in ("trunk_lean_deg", "knee_flexion_deg") if name in scenario.given]
    unused += ["counterbalance"] if scenario.counterbalance < 1.0 else []
    notes += [f"{name} was given but is not used on the back." for name in unused]
    bridge = find_bridge(posture, math.radians(scenario.lumbar_flexion_deg))
    if bridge is None:
        bridge = Bridge(replace(posture, support=replace(posture.support, back=_LIES_BACK)), *2 * (-math.pi / 2,))
        motion = make_bridge_motion(bridge, scenario)
        why = "Lying there, the legs are too short or too long for a bridge with upright shanks."
        return Performed(scenario, bridge.posture, motion, Outcome("infeasible", why, 0.0, 1), tuple(notes), None)
    motion = make_bridge_motion(bridge, scenario)
    outcome = judge(bridge.posture, motion)
    return Performed(scenario, bridge.posture, motion, outcome, tuple(notes), None)


def _allowed(name: str, value: float) -> float:
    """Return the nearest number that a setting may have: what is found may be past it."""
    allowed = limits.RANGES[name]
    return min(max(value, allowed.low), allowed.high)


def _frames(posture: Posture, motion: Motion, shown: Indices) -> dict[str, Array | dict[str, Array]]:
    """Return the contract's arrays over time, NaN where there is no value."""
    z = motion.z.take(shown, axis=1)
    angles, hips = joint_angles_deg(posture, z), hip_x(posture, z)
    cop = motion.cop_x[shown]
    hip_moved = angles["hip_flexion"] - angles["hip_flexion"][0]
    lumbar_moved = angles["lumbar_flexion"] - angles["lumbar_flexion"][0]
    moved = np.abs(hip_moved) >= _HIP_MOVED_DEG
    ratio = np.where(moved, lumbar_moved / np.where(moved, hip_moved, 1.0), np.nan)
    toes = np.full(cop.size, np.nan) if posture.kneeling else contact_shares(posture.support, cop)[1]
    q, root = motion.q.take(shown, axis=1), motion.root.take(shown, axis=1)
    moments = joint_moments(posture, net_torques(posture, q, motion.tau.take(shown, axis=1), root))
    held = {"anchor_force_N": held_N(posture, q, root)} if posture.support.held else {}
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
        **held,
        "moment_Nm": moments,
        "strength_share": strength_shares(posture, z, motion.zd[:, shown], moments),
    }
