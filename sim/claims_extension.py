"""What decides the claims about a lumbar spine that extends: what it brings the hamstrings and costs in shear."""

from __future__ import annotations

import math

import numpy as np

from sim.athlete import Athlete
from sim.balance import variables
from sim.chain import Array
from sim.claims import Case, Claim, Decision, Number, decides
from sim.hamstrings import knee_brake, pelvic_tilt
from sim.held import hold
from sim.posture import make_posture
from sim.repetition import simulate
from sim.scenario import Scenario, resolve_task
from sim.spine.equilibrium import equilibrium
from sim.spine.posed import held_loads
from sim.spine.scaling import lumbar_spine

_TEN_DEG = 10.0
_TILTS = (
    ("knee flexion asked of the hamstrings, share of what they can make", "%"),
    ("the same, pelvis tilted forward", "%"),
    ("stretch by the tilt", "mm"),
    ("knee flexion that they can make more", "N m"),
    ("hip extension that they bring beyond what is asked", "N m"),
)


def _extension_deg(athlete: Athlete) -> float:
    """Return ten degrees of lumbar extension, or as many as there are."""
    return min(_TEN_DEG, athlete.body.ranges.lumbar_extension_deg)


@decides("hamstrings-drive-extension")
def hamstrings_drive_extension(claim: Claim, case: Case) -> Decision:
    """Decide whether a pelvis that tilts forward under a trunk that stays leaves less to the hamstrings.

    The moment is the one at which most of what they can make is asked; trunk and legs stay where they are, so that
    the lumbar spine extends by as much as the pelvis tilts, and gravity asks what it asked before.

    Parameters
    ----------
    claim : Claim
        Exercises with anchored heels.
    case : Case
        People, of whom the first are tried one by one.

    Returns
    -------
    Decision
        Score: by how much the share of what the hamstrings can make falls, in points of a hundred, least over the
        exercises.
    """
    scores: list[Array] = []
    numbers: list[Number] = []
    athletes = case.alone()
    for name in claim.scenarios:
        scenario = case.scenario(name)
        rows = np.array([_tilted(scenario, athlete) for athlete in athletes]).T
        scores.append(rows[0] - rows[1])
        numbers += [
            Number(label, unit, name, scenario.arms, scenario.load_kg, scenario.trunk_lean_deg, values)
            for (label, unit), values in zip(_TILTS, rows, strict=True)
        ]
    return Decision(np.min(scores, axis=0), numbers)


def _tilted(scenario: Scenario, athlete: Athlete) -> tuple[float, ...]:
    """Return what a tilt changes where most is asked of the hamstrings, in the order of `_TILTS`."""
    result = simulate(scenario, athlete, scenario.load_kg)
    brake = knee_brake(result)
    share = brake.knee_Nm / brake.capacity_Nm
    at = int(np.argmax(share))
    hip, knee = (float(np.asarray(result.frames[name])[at]) for name in ("hip_flexion_deg", "knee_flexion_deg"))
    tilt = pelvic_tilt(athlete, hip, knee, _extension_deg(athlete))
    asked = max(float(brake.knee_Nm[at]) - tilt.passive_knee_Nm, 0.0)
    after = asked / (float(brake.capacity_Nm[at]) + tilt.capacity_Nm)
    return (
        100 * float(share[at]), 100 * after, 1000 * tilt.stretch_m, tilt.capacity_Nm, float(brake.surplus_Nm[at])
    )  # fmt: skip


@decides("neutral-shear")
def neutral_shear(claim: Claim, case: Case) -> Decision:
    """Decide whether L5/S1 shear is less with a neutral lumbar spine than with an extended one, hips alike.

    Poses are held still over thighs that stand upright, so that the hips are flexed as far as the pelvis leans; the
    trunk that extends leans less by as much as it extends.

    Parameters
    ----------
    claim : Claim
        A hinge over upright thighs, and the leans of the neutral trunk, each of which is a hip flexion.
    case : Case
        People, of whom the first are tried one by one.

    Returns
    -------
    Decision
        Score: newtons of shear, either way, that extending adds; least over the hip flexions.
    """
    [name] = claim.scenarios
    scenario, hips = case.scenario(name), claim.leans_deg
    shears = np.array([_shears(scenario, athlete, hips) for athlete in case.alone()])
    neutral, extended = shears.transpose(1, 2, 0)
    numbers = [
        Number(
            f"L5/S1 shear at {hip:g} deg of hip flexion, {how}", "N", name, scenario.arms, scenario.load_kg, lean, row
        )
        for hip, *rows in zip(hips, neutral, extended, strict=True)
        for how, lean, row in (("neutral", hip, rows[0]), ("extended", hip - _TEN_DEG, rows[1]))
    ]
    return Decision((np.abs(extended) - np.abs(neutral)).min(axis=0), numbers)


def _shears(scenario: Scenario, athlete: Athlete, hips_deg: tuple[float, ...]) -> Array:
    """Return L5/S1 shear, neutral and extended, by hip flexion (2, n). [N]."""
    posture = make_posture(athlete, resolve_task(scenario, scenario.load_kg)[0])
    lumbar = np.repeat([0.0, -math.radians(_extension_deg(athlete))], len(hips_deg))
    lean = np.tile(np.radians(hips_deg), 2) + lumbar
    z = hold(posture, variables(lean, lumbar, math.radians(scenario.knee_flexion_deg), 0.0), 0.0).z
    solved = equilibrium(lumbar_spine(athlete), held_loads(posture, z), stiffness=False)
    return np.asarray(solved.shear_N[0]).reshape(2, -1)
