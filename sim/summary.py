"""The numbers that answer a coach's question, at the deepest frame reached.

What stands still is computed for the pose held at that lean: the same trunk, spine and knees, the legs where
they balance at rest (or the share of it that the task leaves), so that a slow and a fast repetition answer alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.balance import (
    balance_targets,
    com_x,
    first_moment,
    hip_x,
    place,
    stance_leg,
    variables,
    with_arms,
)
from sim.body import LUMBAR_LEVELS
from sim.chain import GRAVITY, Array, Indices
from sim.gates import hamstring_tether, muscle_gate
from sim.held import hold
from sim.joint_strength import peak_shares
from sim.links import FREE
from sim.motion import Motion, held_pose
from sim.passive import lumbar_limit_Nm
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture
from sim.spine.summary import SpineOfRep, summarise_spine
from sim.stability import leg_family_deg, shift_ranges_m, tip_angle_deg
from sim.stumble import least_stumble_margin_m

_NOT_ON_THE_BACK: dict[str, Any] = {
    **dict.fromkeys((
        "tip_angle_deg", "tip_angle_from_stance_deg", "hip_shift_range_m", "leg_family_deg", "com_shift_hips_still_m",
        "gate_margin_Nm", "gate_least_at_deg", "minimum_active_moment_Nm", "muscle_gate", "silent_zone_deg",
        "silent_zone_range_deg", "sag_past_full_flexion_deg", "sag_range_deg",
    )),
    "counterbalance_Nm": dict.fromkeys(("forward", "backward", "backward_legs_locked")),
}  # fmt: skip
_SHOWN = ("ankle", "knee", "hip", *LUMBAR_LEVELS, "neck", "shoulder", "elbow", "wrist")


def summarise(
    posture: Posture, motion: Motion, counterbalance: float, frames: Mapping[str, Any], spine: SpineOfRep | None, *,
    shown: Indices, deepest: int, upright: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """Compute every summary number.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    motion : Motion
        The repetition.
    counterbalance : float
        Share of the balancing leg movement.
    frames : mapping
        The contract's arrays over time.
    spine : SpineOfRep or None
        The lumbar spine over the same frames; None where there is none to show.
    shown : array of int
        (n_frames,) nodes of the motion that are frames.
    deepest : int
        Index of the deepest frame.
    upright : int, default 0
        Index of the frame that stands upright, from which shifts count.

    Returns
    -------
    dict
        See the contract; None where there is no value.
    """
    athlete = posture.athlete
    held = hold(posture, held_pose(motion, int(shown[deepest])), counterbalance)
    moments = {name: float(value[0]) for name, value in held.moments_Nm.items()}
    angles = {name: float(value[0]) for name, value in held.angles_deg.items()}
    tether = hamstring_tether(athlete, angles["hip_flexion"], angles["knee_flexion"], moments["hip"], posture.task.legs)
    hip_start = float(hip_x(posture, motion.z[:, [shown[upright]]])[0])
    forward = frames["com_x_m"]
    end = int(shown[-1]) + 1
    whole = motion.weights if end == motion.time_s.size else None
    room = least_stumble_margin_m(posture.support.front, motion.time_s[:end], motion.com[:, :end], whole)
    upright_only = _NOT_ON_THE_BACK if posture.task.lies else _upright(posture, held.z, counterbalance, hip_start)
    return {
        "trunk_lean_deg": angles["trunk_lean"],
        "hip_flexion_deg": angles["hip_flexion"],
        "knee_flexion_deg": angles["knee_flexion"],
        "held_moment_Nm": moments,
        "hip_shift_m": float(frames["hip_shift_m"].max() - frames["hip_shift_m"][upright]),
        "com_shift_m": float(forward[deepest] - forward[upright]),
        "passive_limit_Nm": lumbar_limit_Nm(athlete),
        **upright_only,
        "passive_hip_moment_Nm": tether.moment_Nm,
        "passive_hip_share": tether.share,
        "tether_stretch_deg": tether.stretch_deg,
        "tether_force_deg": tether.force_deg,
        **summarise_spine(spine, posture, held.z, counterbalance),
        "stumble_margin_m": None if posture.task.held or posture.task.lies else room,
        "peak_moment_Nm": _peaks(frames["moment_Nm"]),
        "strength_share_by_joint": peak_shares(frames["strength_share"]),
    }


def _upright(posture: Posture, pose: Array, counterbalance: float, hip_start: float) -> dict[str, Any]:
    """Compute what those who stand or kneel have: balance, and a back that rounds between fixed hips and lean."""
    gate = muscle_gate(posture, pose, counterbalance)
    return {
        "tip_angle_deg": tip_angle_deg(posture, 0.0),
        "tip_angle_from_stance_deg": tip_angle_deg(posture, stance_leg(posture)),
        "hip_shift_range_m": _range(posture, pose, hip_start),
        "leg_family_deg": leg_family_deg(posture, pose),
        "com_shift_hips_still_m": com_shift_hips_still_m(posture, pose),
        "counterbalance_Nm": ledger_Nm(posture, pose),
        "gate_margin_Nm": gate.gate_margin_Nm,
        "gate_least_at_deg": gate.least_at_deg,
        "minimum_active_moment_Nm": max(gate.gate_margin_Nm, 0.0),
        "muscle_gate": "shut" if gate.shut else "open",
        "silent_zone_deg": gate.silent_zone_deg,
        "silent_zone_range_deg": gate.silent_zone_range_deg,
        "sag_past_full_flexion_deg": gate.sag_deg,
        "sag_range_deg": gate.sag_range_deg,
    }


def _range(posture: Posture, pose: Array, hip_start: float) -> tuple[float, float] | None:
    """Least and most hip shift of one pose."""
    least, most = shift_ranges_m(posture, pose, hip_start)
    return None if np.isnan(least[0]) else (float(least[0]), float(most[0]))


def _peaks(moments: Mapping[str, Array]) -> dict[str, float]:
    """Values of the largest size by joint, with their signs."""
    rows = np.array([moments[name] for name in _SHOWN])
    ends = zip(_SHOWN, rows.min(axis=1).tolist(), rows.max(axis=1).tolist(), strict=True)
    return {name: low if -low > high else high for name, low, high in ends}


def com_shift_hips_still_m(posture: Posture, pose: Array) -> float:
    """Return the forward shift of the centre of mass from `plumb` to this lean, legs locked. [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    pose : array
        (5, 1) variables. [rad]

    Returns
    -------
    float
    """
    trunk, lumbar = float(pose[TRUNK, 0]), float(pose[LUMBAR, 0])
    both = variables(np.array([0.0, trunk]), np.array([0.0, lumbar]), 0.0, 0.0)
    here, there = com_x(posture, both).tolist()
    return float(there - here)


def ledger_Nm(posture: Posture, pose: Array) -> dict[str, float]:
    """Return the counterbalance ledger about the balance target.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    pose : array
        (5, 1) variables. [rad]

    Returns
    -------
    dict
        ``forward``: everything above L5/S1 with the bar; ``backward``: pelvis and legs;
        ``backward_legs_locked``: the same with the legs of `plumb`. [N m]
    """
    locked = pose.copy()
    locked[[KNEE, LEG]] = 0.0
    target = balance_targets(posture, pose)[0]
    both = np.concatenate((pose, with_arms(posture, locked)), axis=1)
    chain, first = posture.chain, posture.chain.index("L5")
    carried = sum(link.mass for link in chain.links[first:] if not link.name.startswith(FREE))
    above = first_moment(posture, both, first) + carried * (place(posture, both, "L5")[0] - target)
    forward, locked_forward = (GRAVITY * above).tolist()
    whole, locked_whole = (GRAVITY * (first_moment(posture, both) - chain.total_mass * target)).tolist()
    backward, locked_backward = forward - whole, locked_forward - locked_whole
    return {"forward": forward, "backward": backward, "backward_legs_locked": locked_backward}
