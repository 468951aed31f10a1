"""Constraint against load and against posture: the curves and the region behind one exercise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.athlete import Athlete
from sim.balance import at_rest, balance_target, balanced_leg, hip_x, stance_leg, variables
from sim.chain import Array
from sim.gates import muscle_gate
from sim.held import hold
from sim.liftoff import lift_off_of
from sim.posture import LEG, TRUNK, Posture, make_posture
from sim.scenario import Scenario, resolve_task
from sim.spine.equilibrium import equilibrium
from sim.spine.person import LumbarSpine
from sim.spine.posed import held_loads
from sim.spine.price import rounded_poses
from sim.spine.scaling import lumbar_spine
from sim.stability import shift_ranges_m, tip_angle_deg

_COLUMNS = 7  # of curves


@dataclass(frozen=True, eq=False)
class LoadCurves:
    """What a heavier bar changes, at the exercise's own lean, held still.

    Parameters
    ----------
    load_kg : array
        (n,) [kg]
    gate_margin_Nm, silent_zone_deg : array
        (n,) muscle-on gate. [N m], [deg]
    shut_from_Nm : float
        Margin above which the gate counts as shut. [N m]
    tip_angle_deg : array
        (n,) lean at which the body tips with the hips still, from `plumb`; NaN where never. [deg]
    hip_shift_m : array
        (n,) backward shift that balances; NaN where none does. [m]
    rounding_per_10Nm_deg : array
        (n,) how far a couple of 10 N m on the thorax bends the lower back; NaN where it would not stay. [deg]
    strength_share : array
        (n,) L5/S1 moment over the back's strength.
    price_N : array
        (n,) compression that ten degrees more rounding add at L5/S1, pelvis held. [N]
    """

    load_kg: Array
    gate_margin_Nm: Array
    silent_zone_deg: Array
    shut_from_Nm: float
    tip_angle_deg: Array
    hip_shift_m: Array
    rounding_per_10Nm_deg: Array
    strength_share: Array
    price_N: Array


@dataclass(frozen=True, eq=False)
class BalanceRegion:
    """Every pair of trunk lean and hip shift that stays up, the exercise's knees and spine held.

    Parameters
    ----------
    trunk_lean_deg : array
        (n,) [deg]
    least_m, most_m : array
        (n,) backward hip shift from the start of the repetition; NaN where none stays up. [m]
    balanced_m : array
        (n,) shift with the centre of pressure on its target; NaN where none balances. [m]
    """

    trunk_lean_deg: Array
    least_m: Array
    most_m: Array
    balanced_m: Array


def load_curves(scenario: Scenario, athlete: Athlete, load_kg: Array) -> LoadCurves:
    """Compute gate, tip angle, hip shift and what the lumbar spine makes of them for a row of bars.

    Parameters
    ----------
    scenario : Scenario
        The exercise, with its settings.
    athlete : Athlete
        The person.
    load_kg : array
        (n,) bars. [kg]

    Returns
    -------
    LoadCurves

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar where it is.
    """
    spine = lumbar_spine(athlete)
    rows = np.array([_at_load(scenario, athlete, float(load), spine) for load in load_kg])
    margin, zone, tip, shift, gives, share, price = rows.T
    shut = athlete.body.strength.silent_share * athlete.strength_Nm
    return LoadCurves(np.asarray(load_kg, dtype=float), margin, zone, shut, tip, shift, gives, share, price)


def _at_load(scenario: Scenario, athlete: Athlete, load_kg: float, spine: LumbarSpine) -> tuple[float, ...]:
    """Return a row of `LoadCurves` with one bar; NaN on the back, where none counts."""
    if scenario.lies:
        return (np.nan,) * _COLUMNS
    posture, whole = _deepest(scenario, athlete, load_kg)
    _, found = balanced_leg(posture, whole, balance_target(posture))
    pose = at_rest(posture, whole, 1.0)
    gate = muscle_gate(posture, pose, 1.0)
    tip = tip_angle_deg(posture, 0.0)
    shift = _hip_start(posture) - float(hip_x(posture, pose)[0])
    loads = held_loads(posture, hold(posture, rounded_poses(pose), 1.0).z)
    solved = equilibrium(spine, loads)
    return (
        gate.gate_margin_Nm,
        gate.silent_zone_deg,
        np.nan if tip is None else tip,
        shift if found[0] else np.nan,
        float(solved.rounding_per_10Nm_deg[0]) if solved.stable[0] else np.nan,
        float(loads.moment[0, 0]) / athlete.strength_Nm,
        float(solved.compression_N[0, 2] - solved.compression_N[0, 0]),
    )


def balance_region(scenario: Scenario, athlete: Athlete, load_kg: float, n: int = 81) -> BalanceRegion:
    """Compute which hip shifts stay up at each trunk lean.

    Parameters
    ----------
    scenario : Scenario
        The exercise; spine and knees follow the lean as in its repetition.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]
    n : int, default 81
        Number of leans from 0 to 90 degrees.

    Returns
    -------
    BalanceRegion

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar where it is.
    """
    posture, deepest = _deepest(scenario, athlete, load_kg)
    lean = np.linspace(0.0, 90.0, n)
    z = deepest * np.radians(lean) / max(float(deepest[TRUNK, 0]), math.radians(1.0))
    z[TRUNK], z[LEG] = np.radians(lean), 0.0
    start = _hip_start(posture)
    least, most = shift_ranges_m(posture, z, start)
    leg, found = balanced_leg(posture, z, balance_target(posture))
    z[LEG] = leg
    balanced = np.where(found, start - hip_x(posture, z), np.nan)
    return BalanceRegion(lean, least, most, balanced)


def _deepest(scenario: Scenario, athlete: Athlete, load_kg: float) -> tuple[Posture, Array]:
    """Build the athlete in the exercise, and its deepest pose (5, 1) with legs not yet balanced. [rad]."""
    if scenario.from_floor:
        lift_off = lift_off_of(scenario, athlete, load_kg)
        return lift_off.posture, lift_off.pose
    task, _ = resolve_task(scenario, load_kg)
    posture = make_posture(athlete, task)
    knee = 0.0 if posture.kneeling else scenario.knee_flexion_deg
    angles = (scenario.trunk_lean_deg, scenario.lumbar_flexion_deg, knee)
    trunk, lumbar, bend = (math.radians(angle) for angle in angles)
    return posture, variables(trunk, lumbar, bend, 0.0)


def _hip_start(posture: Posture) -> float:
    """Hip position in `stance`, where repetitions start. [m]."""
    return float(hip_x(posture, variables(0.0, 0.0, 0.0, stance_leg(posture)))[0])
