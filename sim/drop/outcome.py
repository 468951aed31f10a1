"""What a simulated repetition shows: frames, whether the body stayed up, and when balance was lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.balance import hip_x
from sim.chain import Array
from sim.drop.plan import Plan
from sim.dynamics import gravity_moments
from sim.kinematics import forward_kinematics
from sim.posture import joint_moments


@dataclass(frozen=True, eq=False)
class Trace:
    """What was recorded, one column a frame.

    Parameters
    ----------
    time_s : array
        (n,) ends of the frames. [s]
    q : array
        (3 + n_joints, n) coordinates at these times. [m, rad]
    tau : array
        (n_joints, n) mean torques, muscle and tissue. [N m]
    force_N : array
        (2, n) mean upward force at the rear and front edge of the support.
    cop_x : array
        (n,) centre of pressure of both, NaN where neither carries. [m]
    landed_s : float or None
        When a part that does not belong there met the floor while the support was lost. [s]
    landed_on : str or None
        Which part.
    """

    time_s: Array
    q: Array
    tau: Array
    force_N: Array
    cop_x: Array
    landed_s: float | None
    landed_on: str | None


@dataclass(frozen=True)
class Verdict:
    """How it ended.

    Parameters
    ----------
    fell : bool
        Whether the body came to lie on the floor.
    direction : str or None
        ``forward`` or ``backward`` for a fall.
    landed_on : str or None
        The part that met the floor first.
    lost_frame : int or None
        Last frame before the rear edge (of a fall backward: the front edge) carries nothing any more.
    """

    fell: bool
    direction: str | None
    landed_on: str | None
    lost_frame: int | None


def judge_trace(trace: Trace) -> Verdict:
    """Decide what happened.

    Parameters
    ----------
    trace : Trace
        What was recorded.

    Returns
    -------
    Verdict
    """
    if trace.landed_s is None:
        return Verdict(fell=False, direction=None, landed_on=None, lost_frame=None)
    up = trace.time_s <= trace.landed_s
    last = [int(np.flatnonzero(force[up] > 0.0)[-1]) if (force[up] > 0.0).any() else -1 for force in trace.force_N]
    forward = last[0] < last[1] or trace.q[2, -1] < trace.q[2, 0]
    lost = last[0] if forward else last[1]
    return Verdict(
        fell=True,
        direction="forward" if forward else "backward",
        landed_on=trace.landed_on,
        lost_frame=lost if lost >= 0 else None,
    )


def trace_frames(plan: Plan, trace: Trace) -> dict[str, Array | dict[str, Array]]:
    """Return what is shown of a trace, by the names of `hingelab run`.

    Parameters
    ----------
    plan : Plan
        What was intended.
    trace : Trace
        What was recorded.

    Returns
    -------
    dict
        (n,) each; NaN where there is no value.
    """
    posture = plan.result.posture
    chain = posture.chain
    angle, origin, _ = forward_kinematics(chain, trace.q)
    com = gravity_moments(chain, trace.q)[1]
    lean = -np.degrees(angle)
    trunk, pelvis, thigh = (lean[chain.index(name)] for name in ("thorax", "pelvis", "thigh"))
    # Every link's frame is upright in plumb, the shank's too where it lies on the floor.
    shank = lean[chain.index("shank")]
    hips = origin[0, chain.index("pelvis")]
    start = float(hip_x(posture, plan.result.motion.z[:, :1])[0])
    return {
        "time_s": trace.time_s,
        "trunk_lean_deg": trunk,
        "lumbar_flexion_deg": trunk - pelvis,
        "hip_flexion_deg": pelvis - thigh,
        "knee_flexion_deg": shank - thigh,
        "com_x_m": com[0],
        "com_y_m": com[1],
        "cop_x_m": trace.cop_x,
        "hip_shift_m": start - hips,
        "moment_Nm": joint_moments(posture, trace.tau),
        "contact_N": dict(zip(("rear", "front"), trace.force_N, strict=True)),
    }
