"""A fault put into an exercise: its size for this athlete, and the settings and the manner that make it."""

from __future__ import annotations

import math
from dataclasses import replace

from sim.balance import at_rest, hip_x, variables
from sim.body import LUMBAR_LEVELS, Athlete
from sim.faults import UPRIGHT_DEG, Fault, Faulty, check_strength, refuse
from sim.liftoff import lift_off_of
from sim.posture import KNEE, LUMBAR, TRUNK, make_posture
from sim.scenario import Scenario, resolve_task

_METRES = {"foot length", "stature", "hip shift"}
_SETTINGS = {
    "rounds": ("lumbar_flexion_deg", 1.0), "extends": ("lumbar_flexion_deg", -1.0),
    "bends knees": ("knee_flexion_deg", 1.0), "stops early": ("trunk_lean_deg", -1.0),
}  # fmt: skip


def with_fault(fault: Fault, scenario: Scenario, athlete: Athlete, load_kg: float, strength: float) -> Faulty:
    """Put a fault into an exercise.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]
    strength : float
        0, which changes nothing, to 1.

    Returns
    -------
    Faulty

    Raises
    ------
    InvalidInputError
        Where the fault has no meaning in this exercise, the strength is not between 0 and 1, or together with the
        exercise's settings it asks for more than a setting may be.
    """
    check_strength(fault.name, strength)
    refuse(fault, scenario)
    value = _size(fault, scenario, athlete, load_kg, strength)
    faulty = Faulty(scenario, fault, strength, value, "m" if fault.measure in _METRES else "deg")
    if strength == 0.0:
        return faulty
    lean = math.radians(max(scenario.trunk_lean_deg, UPRIGHT_DEG))
    if scenario.from_floor:
        start = lift_off_of(scenario, athlete, load_kg)
        lean = float(start.pose[TRUNK, 0])
        if fault.kind == "rounds":
            faulty = _beyond_the_start(faulty, math.degrees(float(start.pose[LUMBAR, 0])), athlete)
    return replace(faulty, scenario=_changed(faulty, athlete, lean))


def _beyond_the_start(faulty: Faulty, given_deg: float, athlete: Athlete) -> Faulty:
    """Round beyond what the start takes from the spine already, as far as its range goes."""
    room = max(athlete.body.ranges.lumbar_flexion_deg - given_deg, 0.0)
    scenario = replace(faulty.scenario, lumbar_flexion_deg=given_deg)
    return replace(faulty, scenario=scenario, value=min(faulty.value, room))


def _size(fault: Fault, scenario: Scenario, athlete: Athlete, load_kg: float, strength: float) -> float:
    """Size of a fault in degrees or metres."""
    if fault.measure == "hip shift":
        return _missing_hip_shift_m(scenario, athlete, load_kg, strength)
    whole = {
        "deg": 1.0,
        "lumbar range": athlete.body.ranges.lumbar_flexion_deg,
        "foot length": athlete.body.support.foot_length * athlete.height_m,
        "stature": athlete.height_m,
        "lean": scenario.trunk_lean_deg,
    }[fault.measure]
    return strength * fault.amount * whole


def _missing_hip_shift_m(scenario: Scenario, athlete: Athlete, load_kg: float, strength: float) -> float:
    """How far the hips stay short of where they balance, at the deepest and at rest."""
    posture = make_posture(athlete, resolve_task(scenario, load_kg)[0])
    knee = 0.0 if posture.kneeling else math.radians(scenario.knee_flexion_deg)
    z = variables(math.radians(scenario.trunk_lean_deg), math.radians(scenario.lumbar_flexion_deg), knee, 0.0)

    def hips(counterbalance: float) -> float:
        pose = z.copy()
        pose[KNEE] *= counterbalance
        return float(hip_x(posture, at_rest(posture, pose, counterbalance))[0])

    return hips(scenario.counterbalance * (1.0 - strength)) - hips(scenario.counterbalance)


def _changed(faulty: Faulty, athlete: Athlete, lean: float) -> Scenario:
    """Change settings and manner of an exercise by a fault of some size."""
    fault, scenario, value = faulty.fault, faulty.scenario, faulty.value
    before = scenario.lumbar_flexion_deg
    settings: dict[str, float] = {}
    if fault.kind in _SETTINGS:
        name, sign = _SETTINGS[fault.kind]
        settings[name] = getattr(scenario, name) + sign * value
    elif fault.kind == "hips stay":
        settings["counterbalance"] = scenario.counterbalance * (1.0 - faulty.strength)
    manner = _manner(fault, value, lean)
    if fault.levels:
        manner["levels"] = _levels(fault, athlete, before, value)
    changed = replace(scenario.manner, full_lean=lean, **manner) if manner else scenario.manner  # type: ignore[arg-type]
    title = f"{scenario.title}: {fault.title.lower()}"
    return replace(scenario, title=title, **settings, manner=changed)  # type: ignore[arg-type]


def _manner(fault: Fault, value: float, lean: float) -> dict[str, object]:
    """Say what neck, arms, weight and timing do for a fault of some size at the deepest lean."""
    if fault.kind == "shifts weight":
        return {"cop_drift_m" if fault.when == "late" else "cop_forward_m": value}
    if fault.kind == "lets shoulders reach":
        # Where the bar pulls them at the deepest, and there from the outset.
        return {"girdle": (value * math.sin(lean), -value * math.cos(lean))}
    if fault.kind == "rounds" and fault.when != "even":
        return {"rounding": fault.when, "rounded": math.radians(value)}
    if fault.kind == "extends neck":
        return {"neck_extension": math.radians(value)}
    return {"bar_away_m": value} if fault.kind == "lets bar drift" else {}


def _levels(fault: Fault, athlete: Athlete, before_deg: float, more_deg: float) -> tuple[float, ...]:
    """Share of each level in lumbar flexion where some levels alone round more; empty where all do."""
    if not fault.levels:
        return ()
    usual = dict(zip(LUMBAR_LEVELS, athlete.body.flexion_shares, strict=True))
    among = sum(usual[level] for level in fault.levels)
    flexion = {level: before_deg * share for level, share in usual.items()}
    for level in fault.levels:
        flexion[level] += more_deg * usual[level] / among
    return tuple(flexion[level] / (before_deg + more_deg) for level in LUMBAR_LEVELS)
