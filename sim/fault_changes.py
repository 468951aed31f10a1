"""A fault put into an exercise: its size for this athlete, and the settings and the manner that make it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sim.athlete import Athlete
from sim.balance import at_rest, hip_x, variables
from sim.body import LUMBAR_LEVELS
from sim.bridge import find_bridge
from sim.chain import Array
from sim.faults import UPRIGHT_DEG, Fault, Faulty, check_strength, refuse
from sim.liftoff import knee_lead, lift_off_of
from sim.posture import KNEE, LUMBAR, TRUNK, make_posture
from sim.scenario import Scenario, resolve_task
from sim.stance import seen_from_the_side

_HALF = 0.5
_METRES = {"foot length", "stature", "hip shift"}
_SETTINGS = {
    "rounds": ("lumbar_flexion_deg", 1.0), "extends": ("lumbar_flexion_deg", -1.0),
    "bends knees": ("knee_flexion_deg", 1.0), "stops early": ("trunk_lean_deg", -1.0),
}  # fmt: skip


_IN_THEIR_WAY = {"stops_short", "arch", "shank_lean"}  # manners in the place of settings
_STAYS = 0.99  # of the lean; a trunk that stays altogether while the knees straighten would take no time for it


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
    refuse(fault, scenario, load_kg)
    fault = fault.version(scenario)
    way = _way(scenario, athlete, load_kg)
    if fault.measure == "hip shift":
        value = _missing_hip_shift_m(scenario, athlete, load_kg, strength)
    else:
        value = strength * fault.amount * _whole(fault.measure, scenario, athlete, way)
    faulty = Faulty(scenario, fault, strength, value, "m" if fault.measure in _METRES else "deg")
    if strength == 0.0:
        return faulty
    if way.start is not None:
        faulty = _beyond_the_start(faulty, way.start, athlete)
        if fault.kind == "shifts weight":
            # Where the weight is further forward the trunk leans more, and what grows has grown there.
            forward = replace(scenario.manner, cop_forward_m=value)
            way = _way(replace(scenario, manner=forward), athlete, load_kg)
    return replace(faulty, scenario=_changed(faulty, athlete, way))


@dataclass(frozen=True, eq=False)
class _Way:
    """Trunk leans between which faults grow, and of a lift from the floor its start. [rad].

    Of its lean, ``left`` is the part that is there when the knees are half straight.
    """

    begin: float
    end: float
    start: Array | None = None
    left: float = 1.0


def _way(scenario: Scenario, athlete: Athlete, load_kg: float) -> _Way:
    """Find the way of the clean repetition: down, or on the back up."""
    if scenario.from_floor:
        lift_off = lift_off_of(scenario, athlete, load_kg)
        lean = max(float(lift_off.pose[TRUNK, 0]), math.radians(UPRIGHT_DEG))
        return _Way(0.0, lean, lift_off.pose, _HALF ** (1.0 / knee_lead(lift_off.posture, lift_off.pose)))
    if scenario.lies:
        posture = make_posture(athlete, resolve_task(scenario, load_kg)[0])
        bridge = find_bridge(posture, math.radians(scenario.lumbar_flexion_deg))
        return _Way(0.0, -math.pi / 2) if bridge is None else _Way(bridge.bottom, bridge.top)
    return _Way(0.0, math.radians(max(scenario.trunk_lean_deg, UPRIGHT_DEG)))


def _beyond_the_start(faulty: Faulty, start: Array, athlete: Athlete) -> Faulty:
    """Round beyond what a start takes from the spine already, as far as its range goes, or squat deeper than it."""
    scenario, kind = faulty.scenario, faulty.fault.kind
    if kind == "rounds":
        given = math.degrees(float(start[LUMBAR, 0]))
        room = max(athlete.body.ranges.lumbar_flexion_deg - given, 0.0)
        return replace(faulty, scenario=replace(scenario, lumbar_flexion_deg=given), value=min(faulty.value, room))
    if kind == "bends knees" and scenario.found_knees:
        knees = {"knee_flexion_deg": math.degrees(float(start[KNEE, 0]))}
        return replace(faulty, scenario=replace(scenario, **knees, given=scenario.given | set(knees)))  # type: ignore[arg-type]
    return faulty


def _whole(measure: str, scenario: Scenario, athlete: Athlete, way: _Way) -> float:
    """Size of a measure in degrees or metres."""
    seen = seen_from_the_side(athlete) if scenario.stance == "wide" else athlete
    return {
        "deg": 1.0,
        "lumbar range": athlete.body.ranges.lumbar_flexion_deg,
        "foot length": seen.body.support.foot_length * athlete.height_m,
        "stature": athlete.height_m,
        "lean": math.degrees(abs(way.end - way.begin)) if scenario.ascends else scenario.trunk_lean_deg,
        "trunk rise": math.degrees(way.end) * (1.0 - way.left),
    }[measure]


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


def _changed(faulty: Faulty, athlete: Athlete, way: _Way) -> Scenario:
    """Change settings and manner of an exercise by a fault of some size."""
    fault, scenario, value = faulty.fault, faulty.scenario, faulty.value
    before = scenario.lumbar_flexion_deg
    manner = _manner(fault, scenario, value, way)
    settings: dict[str, float] = {}
    if not manner.keys() & _IN_THEIR_WAY and fault.kind in _SETTINGS:
        name, sign = _SETTINGS[fault.kind]
        settings[name] = getattr(scenario, name) + sign * value
    elif fault.kind == "hips stay":
        settings["counterbalance"] = scenario.counterbalance * (1.0 - faulty.strength)
    if fault.levels:
        manner["levels"] = _levels(fault, athlete, before, value)
    title = f"{scenario.title}: {fault.title.lower()}"
    if manner:
        manner = {**manner, "full_lean": way.end, "grows_from": way.begin}
    changed = replace(scenario.manner, **manner)  # type: ignore[arg-type]
    return replace(scenario, title=title, **settings, manner=changed)  # type: ignore[arg-type]


def _manner(fault: Fault, scenario: Scenario, value: float, way: _Way) -> dict[str, object]:
    """Say what a fault of some size does besides what settings say."""
    angle = math.radians(value)
    made: dict[str, dict[str, object]] = {
        "shifts weight": {"cop_drift_m" if fault.when == "late" else "cop_forward_m": value},
        # Where the bar pulls them at the deepest, and there from the outset.
        "lets shoulders reach": {"girdle": (value * math.sin(way.end), -value * math.cos(way.end))},
        "lets bar drift": {"bar_away_m": value},
        "extends neck": {"neck_extension": angle},
        "rounds": {} if fault.when == "even" else {"rounding": fault.when, "rounded": angle},
        "extends": {"arch": angle} if scenario.ascends else {},
        "bends knees": {"shank_lean": angle} if scenario.lies else {},
        "stops early": {"stops_short": angle / abs(way.end - way.begin)} if scenario.ascends else {},
        "lags with the trunk": {"knee_power": _power(way, angle)},
        "hips stay": {},
    }
    return made[fault.kind]


def _power(way: _Way, angle: float) -> float:
    """Power by which the knees straighten where so much of the lean is left over when they are half straight."""
    return math.log(_HALF) / math.log(min(way.left + angle / way.end, _STAYS))


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
