"""Faults: what a coach sees go wrong, each as a change of the exercise with a size in degrees or metres."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sim.errors import InvalidInputError
from sim.scenario import Scenario

KINDS = (
    "rounds", "extends", "hips stay", "bends knees", "shifts weight", "extends neck", "lets bar drift",
    "lets shoulders reach", "stops early", "lags with the trunk",
)  # fmt: skip
MEASURES = ("deg", "lumbar range", "foot length", "stature", "lean", "hip shift", "trunk rise")
BEGINS = ("upright", "floor", "lying")  # of exercises, see `sim.scenario.Scenario`
_LUMBAR = {"lumbar_flexion_deg", "lumbar_flexion_half_way_deg", "level_flexion_share"}
_ITSELF = {
    "rounds": _LUMBAR, "extends": {*_LUMBAR, "top_lumbar_flexion_deg"}, "hips stay": {"hip_shift_m"},
    "bends knees": {"knee_flexion_deg"}, "stops early": {"trunk_lean_deg"},
}  # fmt: skip
UPRIGHT_DEG = 1.0  # a lean below this is none


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
    versions : mapping
        The same fault where an exercise begins with the bar on the floor or lying, by the word of `BEGINS`, where it
        looks different or is of another size there.
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
    versions: Mapping[str, Fault] = field(default_factory=dict)

    def version(self, scenario: Scenario) -> Fault:
        """Return the fault as it is in an exercise.

        Parameters
        ----------
        scenario : Scenario
            The exercise.

        Returns
        -------
        Fault
        """
        return self.versions.get(scenario.begins, self)

    def follows(self, quantity: str) -> bool:
        """Whether a quantity can follow from the fault, as against being the fault itself.

        Parameters
        ----------
        quantity : str
            Dotted name.

        Returns
        -------
        bool
        """
        told_by = {"level_flexion_share"} if self.levels else set()
        told_by |= {"lumbar_flexion_half_way_deg"} if self.when != "even" else set()
        # Where single levels round, ten more degrees are theirs too: another experiment than the clean one's.
        other = bool(self.levels) and quantity.startswith("price_of_rounding.")
        return not other and quantity not in _ITSELF.get(self.kind, set()) - told_by


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


def refusal(fault: Fault, scenario: Scenario, load_kg: float | None = None) -> str | None:
    """Say why a fault has no meaning in an exercise.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.
    load_kg : float, optional
        Mass of the bar; the exercise's own where not given. [kg]

    Returns
    -------
    str or None
        None where it has one.
    """
    lies, on_floor = scenario.lies, scenario.from_floor
    load = scenario.load_kg if load_kg is None else load_kg
    carries = "the shanks lie on the floor" if scenario.support in {"knees", "anchored"} else "a pad bears the thighs"
    stands = lies or scenario.support in {"feet", "foot"}
    held = scenario.arms == "bar"
    leans = lies or on_floor or scenario.trunk_lean_deg >= UPRIGHT_DEG
    rules = (
        ({"hips stay"}, not lies,
         "hips that move back under a trunk that leans: on the back the hips are what is lifted, see too-shallow"),
        ({"hips stay"}, not on_floor,
         "an exercise that begins upright: hips that stay reach no bar on the floor"),
        ({"lags with the trunk"}, on_floor, "a bar on the floor, from which knees and trunk rise together"),
        ({"lags with the trunk"}, scenario.found_knees,
         "knees that bend for the bar: with stiff legs the hips begin high"),
        ({"extends neck"}, scenario.support != "back", "a head that is free: here the floor bears it"),
        ({"hips stay", "stops early", "extends neck"}, leans, "an exercise in which the trunk leans"),
        ({"hips stay"}, scenario.counterbalance > 0.0, "hips that move: with counterbalance=0 they stay already"),
        ({"bends knees", "shifts weight"}, stands, f"an exercise on the feet: here {carries}"),
        ({"lets bar drift"}, lies or (held and scenario.bar_position == "hands"),
         "a bar in the hands in front of the legs, or on the hips"),
        ({"lets bar drift"}, not lies or load > 0.0, "a bar on the hips: here the load is 0"),
        ({"lets shoulders reach"}, held and scenario.bar_position in {"hands", "sides"},
         "an exercise with a bar in the hands or at the sides"),
        ({"rounds"}, not fault.levels or scenario.lumbar_flexion_deg >= 0.0,
         "a spine that is not asked to extend, lumbar_flexion_deg of 0 or more"),
    )  # fmt: skip
    return next((allowed for kinds, fits, allowed in rules if fault.kind in kinds and not fits), None)


def refuse(fault: Fault, scenario: Scenario, load_kg: float | None = None, known: Iterable[Fault] = ()) -> None:
    """Refuse a fault that has no meaning in an exercise.

    Parameters
    ----------
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with its settings.
    load_kg : float, optional
        Mass of the bar; the exercise's own where not given. [kg]
    known : iterable of Fault, optional
        Faults of which those that have one here are named.

    Raises
    ------
    InvalidInputError
        With what it would need.
    """
    allowed = refusal(fault, scenario, load_kg)
    if allowed is None:
        return
    possible = ", ".join(item.name for item in known if refusal(item, scenario, load_kg) is None)
    name = "fault"
    raise InvalidInputError(
        name, f"{fault.name} in {scenario.name}", allowed + (f" (possible here: {possible})" if possible else "")
    )
