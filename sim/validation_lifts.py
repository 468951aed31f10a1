"""Published comparisons of lifts from the floor beside the model: see `sim.validation`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.body import Athlete
from sim.chain import Array, forward_kinematics
from sim.checks import Check
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario

_BREAK_DEG = 36.0  # lean of the body at a knee angle of 126 deg
_LOAD_KG = 100.0  # where a comparison of two lifts prints none


def lift_checks(men: Athlete, exercises: Mapping[str, Scenario]) -> tuple[Check, ...]:
    """Compute every case of lifts from the floor.

    Parameters
    ----------
    men : Athlete
        The body of the segment table.
    exercises : mapping
        By name.

    Returns
    -------
    tuple of Check
        In the order of the table.
    """

    def peaks(name: str, load_kg: float) -> Mapping[str, float]:
        found: Mapping[str, float] = simulate(exercises[name], men, load_kg).summary["peak_moment_Nm"]
        return found

    hexagonal, sumo, conventional = (
        peaks(f"{name}-deadlift", _LOAD_KG) for name in ("hex-bar", "sumo", "conventional")
    )
    romanian = peaks("romanian-deadlift", _LOAD_KG)
    quarter, half = (peaks("conventional-deadlift", share * men.mass_kg) for share in (0.25, 0.5))
    morning = peaks("standing-good-morning", 0.25 * men.mass_kg)
    joints = ("L5/S1", "hip", "ankle", "knee")
    return (
        Check(
            "hex bar over straight bar, 100 kg: L5/S1, hip, ankle, knee moment", "Swinton 2011", "sign",
            (-1.0, -1.0, -1.0, 1.0), tuple(hexagonal[joint] - conventional[joint] for joint in joints), "N m",
        ),
        Check(
            "sumo over conventional, 100 kg: L4/L5 moment", "Cholewicki 1991", "mean", (0.90,),
            (sumo["L4/L5"] / conventional["L4/L5"],), "times", 2, (), "competition loads there",
        ),
        Check(
            "knee moment, conventional and Romanian deadlift, 100 kg", "Lee 2018", "sign", (1.0, -1.0),
            (conventional["knee"], romanian["knee"]), "N m", 0, (),
            "our lift-off sits less: shins against the bar, bar over mid-foot",
        ),
        Check(
            "hip moment of a good morning over a deadlift, bar of 25 % of body weight", "Schellenberg 2013", "sign",
            (1.0,), (morning["hip"] - quarter["hip"],), "N m",
        ),
        Check(
            "the same: L4/L5 moment", "Schellenberg 2013", "mean", (1.0,), (morning["L4/L5"] / quarter["L4/L5"],),
            "times", 2,
        ),
        Check(
            "deadlift, bar of 50 over 25 % of body weight: hip and L4/L5 moment", "Schellenberg 2013", "sign",
            (1.0, 1.0), (half["hip"] - quarter["hip"], half["L4/L5"] - quarter["L4/L5"]), "N m",
        ),
        Check(
            "deadlift, bar of 25 % of body weight: knee moment", "Schellenberg 2013", "sign", (1.0,),
            (quarter["knee"],), "N m", 0, (), "external flexion, so internal extension; they bent the knees more",
        ),
        *_held_checks(men, exercises),
    )  # fmt: skip


def _held_checks(men: Athlete, exercises: Mapping[str, Scenario]) -> tuple[Check, ...]:
    """Compute the cases of Nordic curl, hip thrust and bridge."""
    curl = simulate(exercises["nordic-curl"], men, 0.0)
    down = slice(0, curl.deepest)
    lean, knee = np.asarray(curl.frames["trunk_lean_deg"])[down], _moment(curl, "knee")[down]
    thrust, bridge = (simulate(exercises[name], men, _LOAD_KG) for name in ("hip-thrust", "glute-bridge"))
    up = slice(0, thrust.upright + 1)
    most = int(np.argmax(_moment(thrust, "hip")[up]))
    return (
        Check(
            "Nordic curl, 36 deg from upright: moment of the knee flexors", "Front Sports Act Living 2021", "mean",
            (149.7,), (float(np.interp(_BREAK_DEG, lean, -knee)),), "N m", 0, (70.1,),
            "what people reached before they fell; ours is what gravity asks there",
        ),
        Check(
            "hip thrust, 100 kg: hip flexion of the largest hip moment", "ISBS 2017", "mean", (90.0,),
            (float(np.asarray(thrust.frames["hip_flexion_deg"])[most]),), "deg",
        ),
        Check(
            "hip thrust, glute bridge: way of the bar", "Cult Cienc Deporte 2024", "mean", (35.7, 15.5),
            (_way_cm(thrust), _way_cm(bridge)), "cm", 0, (3.4, 4.8), "bench and start as the model has them",
        ),
    )  # fmt: skip


def _moment(result: Result, joint: str) -> Array:
    """One joint's moment over the frames (n_frames,). [N m]."""
    moments = result.frames["moment_Nm"]
    return np.asarray(moments[joint])  # type: ignore[call-overload]


def _way_cm(result: Result) -> float:
    """How far a bar on the hips is lifted. [cm]."""
    chain = result.posture.chain
    height = forward_kinematics(chain, result.motion.q)[1][1, chain.index("bar")]
    return 100.0 * float(height.max() - height.min())
