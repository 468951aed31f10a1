"""Published comparisons of lifts from the floor beside the model: see `sim.validation`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array
from sim.checks import Check
from sim.kinematics import forward_kinematics
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario

_BREAK_DEG = 36.0  # lean of the body at a knee angle of 126 deg
_SCHELLENBERG_KNEE_DEG = 107.8  # largest flexion of the knees in the deadlifts of Schellenberg (2013)
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

    def lifted(name: str, load_kg: float, **settings: float) -> Result:
        return simulate(exercises[name].with_settings(settings), men, load_kg)

    def peaks(result: Result) -> Mapping[str, float]:
        found: Mapping[str, float] = result.summary["peak_moment_Nm"]
        return found

    hexagonal, wide, narrow = (lifted(f"{name}-deadlift", _LOAD_KG) for name in ("hex-bar", "sumo", "conventional"))
    hexagonal_Nm, sumo, conventional = peaks(hexagonal), peaks(wide), peaks(narrow)
    romanian = peaks(lifted("romanian-deadlift", _LOAD_KG))
    light = lifted("conventional-deadlift", 0.25 * men.mass_kg)
    quarter, half = peaks(light), peaks(lifted("conventional-deadlift", 0.5 * men.mass_kg))
    squatted = lifted("conventional-deadlift", 0.25 * men.mass_kg, knee_flexion_deg=_SCHELLENBERG_KNEE_DEG)
    morning = peaks(lifted("standing-good-morning", 0.25 * men.mass_kg))
    (trunk, thigh, asked), (sumo_trunk, sumo_thigh, sumo_asked) = _lift_off(narrow), _lift_off(wide)
    joints = ("L5/S1", "hip", "ankle", "knee")
    return (
        Check(
            "hex bar over straight bar, 100 kg: L5/S1, hip, ankle, knee moment", "Swinton 2011", "sign",
            (-1.0, -1.0, -1.0, 1.0), tuple(hexagonal_Nm[joint] - conventional[joint] for joint in joints), "N m",
        ),
        Check(
            "sumo over conventional, 100 kg: L4/L5 moment", "Cholewicki 1991", "mean", (0.90,),
            (sumo["L4/L5"] / conventional["L4/L5"],), "times", 2, (), "competition loads there",
        ),
        Check(
            "sumo over conventional at lift-off, 100 kg: trunk more upright", "Escamilla 2000", "range", (5.0, 10.0),
            (trunk - sumo_trunk,), "deg", 0, (), "competition loads there, which both groups chose",
        ),
        Check(
            "the same: thigh more horizontal", "Escamilla 2000", "range", (11.0, 16.0), (sumo_thigh - thigh,), "deg",
            0, (), "a thigh that the side sees shorter has to lie flatter; in this man the spine gives instead",
        ),
        Check(
            "the same: hip flexion that a neutral spine asks for", "Escamilla 2000", "sign", (1.0,),
            (sumo_asked - asked,), "deg", 0, (), "the next row has it the other way round",
        ),
        Check(
            "the same", "Front Bioeng Biotechnol 2025", "sign", (-1.0,), (sumo_asked - asked,), "deg", 0, (),
            "a flatter thigh and a more upright trunk cancel; which wins follows proportions and bar",
        ),
        Check(
            "conventional deadlift, 100 kg: knee moment at lift-off, least after it", "Escamilla 2000", "sign",
            (1.0, -1.0), (_moment(narrow, "knee")[0], float(_moment(narrow, "knee").min())), "N m",
        ),
        Check(
            "sumo deadlift, 100 kg: knee moment at lift-off", "Escamilla 2000", "sign", (1.0,),
            (_moment(wide, "knee")[0],), "N m", 0, (),
            "about axes that are turned out, which the side does not see; upright shins put the knee behind the weight",
        ),
        Check(
            "knee moment, conventional and Romanian deadlift, 100 kg, the larger way", "Lee 2018", "sign", (1.0, -1.0),
            (conventional["knee"], romanian["knee"]), "N m", 0, (),
            "ours extends at lift-off and bends more after it: see the row of Escamilla 2000",
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
            "deadlift, bar of 25 % of body weight: knee moment, the larger way", "Schellenberg 2013", "sign", (1.0,),
            (quarter["knee"],), "N m", 0, (), "external flexion, so internal extension; they bent the knees 108 deg",
        ),
        Check(
            "the same: at lift-off; the larger way with knees bent as theirs", "Schellenberg 2013", "sign", (1.0, 1.0),
            (_moment(light, "knee")[0], peaks(squatted)["knee"]), "N m", 0, (),
            "worked out by hand under the table",
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


def _lift_off(result: Result) -> tuple[float, float, float]:
    """Lean of the trunk, of the thighs backwards, and hip flexion that a neutral spine asks for. [deg]."""
    start = result.start or {}
    trunk = float(start["trunk_lean_deg"])
    thigh = float(start["hip_flexion_deg"] + start["lumbar_flexion_deg"]) - trunk
    return trunk, thigh, float(start["neutral_hip_flexion_deg"])


def _way_cm(result: Result) -> float:
    """How far a bar on the hips is lifted. [cm]."""
    chain = result.posture.chain
    height = forward_kinematics(chain, result.motion.q)[1][1, chain.index("bar")]
    return 100.0 * float(height.max() - height.min())
