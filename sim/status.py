"""Whether a repetition can go on, and if not, why and when."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sim.balance import place
from sim.chain import Array
from sim.motion import Motion
from sim.posture import TRUNK, Posture, joint_angles_deg
from sim.stability import seat_knee_angle

_ROUNDING = 1e-9
_ON_THE_FLOOR_M = 0.003  # where a lift begins there, the hips that move first lower the bar by a hair


@dataclass(frozen=True)
class Outcome:
    """How a repetition ends.

    Parameters
    ----------
    status : str
        ``ok``, ``falls`` or ``infeasible``.
    reason : str or None
        In a sentence.
    time_s : float or None
        When it fails. [s]
    n_good : int
        Nodes of the motion that can be.
    """

    status: str
    reason: str | None
    time_s: float | None
    n_good: int


class _Bound(NamedTuple):
    """Something that must not be exceeded: ``excess`` above 0 ends the repetition."""

    status: str
    reason: str
    excess: Array


def judge(posture: Posture, motion: Motion) -> Outcome:
    """Find the first thing that ends a repetition.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    motion : Motion
        The repetition.

    Returns
    -------
    Outcome
        ``{lean}`` in a reason is the trunk lean at that moment.
    """
    n = motion.time_s.size
    bounds = _bounds(posture, motion)
    over = np.array([bound.excess for bound in bounds]) > _ROUNDING
    lean = np.degrees(motion.z[TRUNK])
    if over.any():
        end = int(over.any(axis=0).argmax())
        bound = bounds[int(over[:, end].argmax())]
        time = _crossing_time(motion.time_s, bound.excess, end)
        at = float(np.interp(time, motion.time_s, lean))
        return Outcome(bound.status, bound.reason.format(lean=f"{at:.0f}"), time, end)
    if motion.lost_s is not None:
        reason = f"No hip position within the joint ranges balances a trunk lean of more than {lean[-1]:.0f} deg."
        return Outcome("falls", reason, motion.lost_s, n)
    return Outcome("ok", None, None, n)


def _crossing_time(time_s: Array, excess: Array, end: int) -> float:
    """Time at which the excess is 0, straight between the nodes around it."""
    if end == 0:
        return float(time_s[0])
    before, after = excess[end - 1], excess[end]
    share = -before / (after - before) if after > before else 1.0
    return float(time_s[end - 1] + min(max(share, 0.0), 1.0) * (time_s[end] - time_s[end - 1]))


def _bounds(posture: Posture, motion: Motion) -> list[_Bound]:
    """Everything that a pose of this task must respect, falls first."""
    athlete, support = posture.athlete, posture.support
    ranges = athlete.body.ranges
    angles = joint_angles_deg(posture, motion.z)
    at = "at a trunk lean of {lean} deg"

    def reached(joint: str, excess: Array, limit: float) -> _Bound:
        return _Bound("infeasible", f"{joint} reaches its end, {limit:.0f} deg, {at}.", excess)

    bounds = [
        _Bound("falls", f"The centre of pressure passes the front edge of the support {at}.",
               motion.cop_x - support.ends[1]),
        _Bound("falls", f"The centre of pressure passes the rear edge of the support {at}.",
               support.ends[0] - motion.cop_x),
        _Bound("falls", f"The body leaves the ground {at}.", -motion.root[1]),
        reached("Hip flexion", angles["hip_flexion"] - ranges.hip_flexion_deg, ranges.hip_flexion_deg),
        reached("Knee flexion", angles["knee_flexion"] - ranges.knee_flexion_deg, ranges.knee_flexion_deg),
        reached("Knee extension", -angles["knee_flexion"], 0.0),
        reached("Lumbar flexion", angles["lumbar_flexion"] - ranges.lumbar_flexion_deg, ranges.lumbar_flexion_deg),
        reached("Lumbar extension", -ranges.lumbar_extension_deg - angles["lumbar_flexion"],
                ranges.lumbar_extension_deg),
    ]  # fmt: skip
    if posture.kneeling:
        seat = math.degrees(seat_knee_angle(posture))
        bounds.append(_Bound("infeasible", f"The buttocks meet the heels {at}.", angles["knee_flexion"] - seat))
    else:
        bounds += [
            reached("Ankle dorsiflexion", angles["dorsiflexion"] - ranges.dorsiflexion_deg, ranges.dorsiflexion_deg),
            reached("Ankle plantarflexion", -ranges.plantarflexion_deg - angles["dorsiflexion"],
                    ranges.plantarflexion_deg),
        ]  # fmt: skip
    if posture.task.support == "anchored":
        lowest = np.minimum(*(place(posture, motion.z, link)[1] for link in ("pelvis", "upper_arm")))
        thick = athlete.body.bar.thigh_front * athlete.height_m - support.root_height
        bounds.append(_Bound("infeasible", f"The body meets the floor {at}.", thick - lowest))
    if not posture.task.on_back and posture.task.load_kg > 0:
        low = athlete.body.bar.plate_radius - (_ON_THE_FLOOR_M if posture.task.from_floor or posture.task.lies else 0.0)
        height = support.root_height + place(posture, motion.z, "bar")[1]
        bounds.append(_Bound("infeasible", f"The plates touch the floor {at}.", low - height))
    return bounds
