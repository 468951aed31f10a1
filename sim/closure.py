"""What closes the undetermined share between feet and upper back, and what other shares would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.chain import GRAVITY
from sim.contacts import net_torques
from sim.dynamics import gravity_moments
from sim.motion import Motion
from sim.posture import Posture, joint_moments

PUSH_N = 100.0
_SHOWN = ("knee", "hip", "L5/S1")


def closure(posture: Posture, motion: Motion, node: int) -> dict[str, Any]:
    """Return joint moments of one pose at rest under the assumption that is made, and under others.

    Parameters
    ----------
    posture : Posture
        Athlete on the back.
    motion : Motion
        The repetition.
    node : int
        Index into its times.

    Returns
    -------
    dict
        ``assumption``; ``moment_Nm`` by joint under it; ``instead``: the same where feet and back push away from each
        other, or towards each other, with 100 N, and where the feet press with the heels or the balls. [N m]
    """
    q = motion.q[:, [node]]
    tau, com = gravity_moments(posture.chain, q)
    weight = GRAVITY * posture.chain.total_mass
    root = np.array([[0.0], [weight], [weight * com[0, 0]]])

    def moments(push_N: float = 0.0, cop_x: float | None = None) -> dict[str, float]:
        net = joint_moments(posture, net_torques(posture, q, tau, root, push_N=push_N, cop_x=cop_x))
        return {name: float(net[name][0]) for name in _SHOWN}

    shape = posture.athlete.body.support
    foot = shape.foot_length * posture.athlete.height_m
    manner = posture.task.manner
    feet = "with their middle" if manner.cop_forward_m == manner.cop_drift_m == 0.0 else "where the fault has them"
    return {
        "assumption": f"the back bears straight up, the feet press {feet}",
        "moment_Nm": moments(),
        "instead": {
            "feet and back push apart with 100 N": moments(push_N=-PUSH_N),
            "feet and back pull together with 100 N": moments(push_N=PUSH_N),
            "the feet press with the heels": moments(cop_x=-shape.heel * foot),
            "the feet press with the balls": moments(cop_x=shape.ball * foot),
        },
    }


def closure_note(found: Mapping[str, Any]) -> str:
    """Say what other shares between feet and back would change.

    Parameters
    ----------
    found : mapping
        See `closure`.

    Returns
    -------
    str
    """
    ends = {name: [round(item[name]) for item in (found["moment_Nm"], *found["instead"].values())] for name in _SHOWN}
    hip, knee = ends["hip"], ends["knee"]
    return (
        f"Pressing with heels or balls, or pushing feet and back apart or together with {PUSH_N:.0f} N, would put the "
        f"moment at the start between {min(hip)} and {max(hip)} N m at the hips and between {min(knee)} and "
        f"{max(knee)} at the knees."
    )
