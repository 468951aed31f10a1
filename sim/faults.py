"""Faults: what a coach sees go wrong, each as a change of the exercise with a size in degrees or metres."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sim.balance import at_rest, hip_x, variables
from sim.body import LUMBAR_LEVELS, Athlete
from sim.errors import InvalidInputError
from sim.posture import make_posture
from sim.scenario import Scenario, resolve_task

KINDS = (
    "rounds", "extends", "hips stay", "bends knees", "shifts weight", "extends neck", "lets bar drift",
    "lets shoulders reach", "stops early",
)  # fmt: skip
MEASURES = ("deg", "lumbar range", "foot length", "stature", "lean", "hip shift")
_METRES = {"foot length", "stature", "hip shift"}
_SETTINGS = {
    "rounds": ("lumbar_flexion_deg", 1.0), "extends": ("lumbar_flexion_deg", -1.0),
    "bends knees": ("knee_flexion_deg", 1.0), "stops early": ("trunk_lean_deg", -1.0),
}  # fmt: skip
_LUMBAR = {"lumbar_flexion_deg", "lumbar_flexion_half_way_deg", "level_flexion_share"}
_ITSELF = {
    "rounds": _LUMBAR, "extends": _LUMBAR, "hips stay": {"hip_shift_m"}, "bends knees": {"knee_flexion_deg"},
    "stops early": {"trunk_lean_deg"},
}  # fmt: skip
_UPRIGHT_DEG = 1.0  # a lean below this is none


@dataclass(frozen=True)
class Fault:
    """A fault as data.

    Parameters
    ----------
    name, title : str
        In commands, and for people.
    sign, cue : str
        What is seen, and what a coach may say.
    kind : str
        One of `KINDS`.
    amount : float
        What strength 1 stands for, in ``measure``.
    measure : str
        One of `MEASURES`.
    source, sure : str
        Where the amount comes from, and how sure it is.
    levels : tuple of str
        Lumbar levels that round; empty: all, each by its share.
    when : str
        ``even``, ``early`` or ``late`` on the way down.
    """

    name: str
    title: str
    sign: str
    cue: str
    kind: str
    amount: float
    measure: str
    source: str
    sure: str
    levels: tuple[str, ...] = ()
    when: str = "even"

    @property
    def itself(self) -> set[str]:
        """Quantities that are the fault, as against what follows from it."""
        told_by = {"level_flexion_share"} if self.levels else set()
        told_by |= {"lumbar_flexion_half_way_deg"} if self.when != "even" else set()
        return _ITSELF.get(self.kind, set()) - told_by


@dataclass(frozen=True)
class Faulty:
    """An exercise with a fault.

    Parameters
    ----------
    scenario : Scenario
        The exercise, changed.
    fault : Fault
        What was done to it.
    strength : float
        0 to 1.
    value : float
        The size of the fault, in ``unit``.
    unit : str
        ``deg`` or ``m``.
    """

    scenario: Scenario
    fault: Fault
    strength: float
    value: float
    unit: str


def check_strength(fault: str, strength: float) -> float:
    """Return a strength that is allowed.

    Parameters
    ----------
    fault : str
        For the message.
    strength : float
        As asked.

    Returns
    -------
    float

    Raises
    ------
    InvalidInputError
        Where it is not between 0 and 1.
    """
    if not (math.isfinite(strength) and 0.0 <= strength <= 1.0):
        field = f"strength of {fault}"
        raise InvalidInputError(field, f"{strength:g}", "0 to 1")
    return strength


def refusal(fault: Fault, scenario: Scenario) -> str | None:
    """Say why a fault has no meaning in an exercise.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.

    Returns
    -------
    str or None
        None where it has one.
    """
    carries = "the shanks lie on the floor" if scenario.support == "knees" else "something else carries"
    held = scenario.arms == "bar"
    leans = scenario.trunk_lean_deg >= _UPRIGHT_DEG
    rules = (
        ({"hips stay", "stops early", "extends neck"}, leans, "an exercise in which the trunk leans"),
        ({"hips stay"}, scenario.counterbalance > 0.0, "hips that move: with counterbalance=0 they stay already"),
        ({"bends knees", "shifts weight"}, scenario.support == "feet", f"an exercise on the feet: here {carries}"),
        ({"lets bar drift"}, held and scenario.bar_position == "hands", "an exercise with a bar in the hands"),
        ({"lets shoulders reach"}, held and scenario.bar_position in {"hands", "sides"},
         "an exercise with a bar in the hands or at the sides"),
        ({"rounds"}, not fault.levels or scenario.lumbar_flexion_deg >= 0.0,
         "a spine that is not asked to extend, lumbar_flexion_deg of 0 or more"),
    )  # fmt: skip
    return next((allowed for kinds, fits, allowed in rules if fault.kind in kinds and not fits), None)


def refuse(fault: Fault, scenario: Scenario) -> None:
    """Refuse a fault that has no meaning in an exercise.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.

    Raises
    ------
    InvalidInputError
        With what it would need.
    """
    allowed = refusal(fault, scenario)
    if allowed is not None:
        field = "fault"
        raise InvalidInputError(field, f"{fault.name} in {scenario.name}", allowed)


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
    changed = _changed(fault, scenario, athlete, value, strength) if strength > 0.0 else scenario
    return Faulty(changed, fault, strength, value, "m" if fault.measure in _METRES else "deg")


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
        pose[2] *= counterbalance
        return float(hip_x(posture, at_rest(posture, pose, counterbalance))[0])

    return hips(scenario.counterbalance * (1.0 - strength)) - hips(scenario.counterbalance)


def _changed(fault: Fault, scenario: Scenario, athlete: Athlete, value: float, strength: float) -> Scenario:
    """Change settings and manner of an exercise by a fault of some size."""
    lean = math.radians(max(scenario.trunk_lean_deg, _UPRIGHT_DEG))
    before = scenario.lumbar_flexion_deg
    settings: dict[str, float] = {}
    if fault.kind in _SETTINGS:
        name, sign = _SETTINGS[fault.kind]
        settings[name] = getattr(scenario, name) + sign * value
    elif fault.kind == "hips stay":
        settings["counterbalance"] = scenario.counterbalance * (1.0 - strength)
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
