"""What is asked of a simulation, as typed and as a process is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import scenarios
import skeletons
from sim import limits
from sim.athlete import Athlete
from sim.errors import InvalidInputError
from sim.limits import Range
from sim.scenario import Scenario
from ui.options import LAST_SEED, count

RANGES = {
    "--shove": Range(-200, 200, "N s, forward positive"),
    "--shove-at": Range(0, 180, "s"),
    "--delay": Range(0, 1, "s"),
    "--strength": Range(0.1, 10, "times the athlete's"),
    "--step": Range(0.0001, 0.004, "s"),
    "--noise": Range(0, 0.1, "of each muscle torque"),
}
_FIELDS = {
    "--shove": "shove_Ns",
    "--shove-at": "shove_at_s",
    "--delay": "delay_s",
    "--strength": "strength",
    "--step": "step_s",
    "--noise": "noise",
    "--seed": "seed",
}
_MOST_STEPS = 300_000
_FREE = ("feet", "foot", "knees")


@dataclass(frozen=True)
class Options:
    """What physics is asked.

    Parameters
    ----------
    shove_Ns : float, default 0
        Impulse against the thorax, forward positive. [N s]
    shove_at_s : float or None, default None
        When it begins; None for the deepest point. [s]
    delay_s : float, default 0.1
        After which a shove is felt: 97 ms in standing balance (Pinter et al. 2008, as carried by bal17). [s]
    strength : float, default 1
        Share of the athlete's strength that is there.
    step_s : float, default 0.002
        Step. [s]
    noise : float, default 0
        Coefficient of variation of muscle torques.
    seed : int, default 0
        Of that noise.
    """

    shove_Ns: float = 0.0
    shove_at_s: float | None = None
    delay_s: float = 0.1
    strength: float = 1.0
    step_s: float = 0.002
    noise: float = 0.0
    seed: int = 0


@dataclass(frozen=True)
class Order:
    """One repetition to be simulated, in words that go through a pipe.

    Parameters
    ----------
    scenario : str
        Name of the exercise.
    settings : mapping
        What is changed about it.
    athlete : mapping
        ``sex``, ``height_m``, ``mass_kg`` and measured lengths.
    load_kg : float or None
        Bar; the exercise's own where None. [kg]
    options : Options
        What physics is asked.
    """

    scenario: str
    settings: Mapping[str, Any]
    athlete: Mapping[str, Any]
    load_kg: float | None
    options: Options = field(default_factory=Options)

    @property
    def free(self) -> bool:
        """Whether nothing but the floor under feet or knees holds the body, so that it can be let go."""
        return scenarios.scenario(self.scenario).support in _FREE

    @classmethod
    def of(cls, scenario: Scenario, athlete: Athlete, load_kg: float | None, options: Options) -> Order:
        """Describe a repetition.

        Parameters
        ----------
        scenario : Scenario
            The exercise, with the settings that were given.
        athlete : Athlete
            Of one of the bodies that come with the package.
        load_kg : float or None
            Bar. [kg]
        options : Options
            What physics is asked.

        Returns
        -------
        Order
        """
        settings = {name: getattr(scenario, name) for name in sorted(scenario.given)}
        person = {
            "sex": athlete.sex, "height_m": athlete.height_m, "mass_kg": athlete.mass_kg, **athlete.lengths_given,
        }  # fmt: skip
        return cls(scenario.name, settings, person, load_kg, options)

    def exercise(self) -> Scenario:
        """Return the exercise with its settings.

        Returns
        -------
        Scenario
        """
        return scenarios.scenario(self.scenario).with_settings(self.settings)

    def person(self) -> Athlete:
        """Return who does it.

        Returns
        -------
        Athlete
        """
        return skeletons.athlete(**self.athlete)

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, text and mappings.

        Returns
        -------
        dict
        """
        return {**vars(self), "options": asdict(self.options)}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Order:
        """Return what `to_dict` described.

        Parameters
        ----------
        document : mapping
            Plain numbers, text and mappings.

        Returns
        -------
        Order
        """
        return cls(**{**document, "options": Options(**document["options"])})


def require_free(order: Order) -> None:
    """Refuse what cannot be let go.

    Parameters
    ----------
    order : Order
        A repetition.

    Raises
    ------
    InvalidInputError
        Where feet or back are held.
    """
    if not order.free:
        known = ", ".join(name for name, item in scenarios.exercises().items() if item.support in _FREE)
        raise InvalidInputError("scenario", order.scenario, f"exercises in which nothing holds feet or back: {known}")


def parse_options(typed: Mapping[str, str | None], seconds: float) -> Options:
    """Check options as typed.

    Parameters
    ----------
    typed : mapping
        Text by option, None where nothing was typed.
    seconds : float
        How long the repetition takes. [s]

    Returns
    -------
    Options

    Raises
    ------
    InvalidInputError
        For the first that is not allowed.
    """
    values: dict[str, Any] = {}
    for name, text in typed.items():
        if text is None:
            continue
        seed = name == "--seed"
        values[_FIELDS[name]] = count(name, text, 0, LAST_SEED) if seed else limits.within(name, text, RANGES[name])
    options = Options(**values)
    if seconds / options.step_s > _MOST_STEPS:
        least = f"{seconds / _MOST_STEPS:.1g} s or more for a repetition of {seconds:g} s"
        raise InvalidInputError("--step", f"{options.step_s:g}", least)
    return options
