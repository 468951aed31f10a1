"""The largest load with which an athlete stays inside every limit of an exercise, and which limit ends it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim import limits
from sim.athlete import Athlete
from sim.chain import Array
from sim.joint_strength import SHARES
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario

POSE = ("balance", "joint range")  # what ends a repetition
LIMITS = (*POSE, *(f"{joint} strength" for joint in SHARES))
MOST_KG = limits.RANGES["load_kg"].high
_GRID = np.array([0, 2.5, 5, 10, 15, 20, 30, 40, 60, 80, 100, 130, 160, 200, 250, MOST_KG])
_CLOSE_KG = 0.1
_BEYOND = 1e6  # the share of a strength that is none


@dataclass(frozen=True)
class LargestLoad:
    """How much an athlete can take in an exercise as it is set.

    Parameters
    ----------
    load_kg : float or None
        Up to there every load is inside every limit; None where no load is, not even none.
    limited_by : str or None
        The limit of `LIMITS` that ends it; None where the heaviest bar that may be asked for is inside.
    reason : str or None
        In a sentence, where a repetition cannot be done.
    by_limit_kg : mapping
        The same for each limit alone: None where it is crossed without a load, and absent where it is not reached up
        to the load at which the repetition cannot be done any more.
    """

    load_kg: float | None
    limited_by: str | None
    reason: str | None
    by_limit_kg: Mapping[str, float | None]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a JSON document.

        Returns
        -------
        dict
        """
        return {
            "largest_load_kg": self.load_kg,
            "limited_by": self.limited_by,
            "reason": self.reason,
            "by_limit_kg": dict(self.by_limit_kg),
        }


class _Trials:
    """Repetitions with different bars, each run once."""

    def __init__(self, scenario: Scenario, athlete: Athlete) -> None:
        self.scenario, self.athlete = scenario, athlete
        self.done: dict[float, Result] = {}

    def run(self, load_kg: float) -> Result:
        """Return the repetition with a bar."""
        if load_kg not in self.done:
            self.done[load_kg] = simulate(self.scenario, self.athlete, load_kg)
        return self.done[load_kg]

    def can_be_done(self, load_kg: float) -> bool:
        """Whether the repetition can be done with a bar."""
        return self.run(load_kg).outcome.status == "ok"

    def unused(self, joint: str, load_kg: Array) -> Array:
        """Return the share of a joint's strength that is left with a bar, (1,) for (1,)."""
        shares = self.run(float(load_kg[0])).frames["strength_share"]
        most = float(np.fmax.reduce(shares[joint]))  # type: ignore[call-overload]
        return np.array([1.0 if math.isnan(most) else 1.0 - min(most, _BEYOND)])


def largest_load(scenario: Scenario, athlete: Athlete) -> LargestLoad:
    """Find the largest load inside balance, joint ranges and strength.

    Parameters
    ----------
    scenario : Scenario
        The exercise with its settings; one that has no bar takes it high on the back.
    athlete : Athlete
        The person.

    Returns
    -------
    LargestLoad
        In steps of 0.1 kg, rounded down.

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold a bar.
    """
    from sim.load_ends import last_inside  # noqa: PLC0415 - brings the kernels for crowds, which nothing else here needs

    trials = _Trials(scenario, athlete)
    most, beyond = _pose_end(trials)
    found: dict[str, float | None] = {}
    reason = None
    if beyond is not None:
        outcome = trials.run(beyond).outcome
        reason = outcome.reason
        found["balance" if outcome.status == "falls" else "joint range"] = most
    if most is not None:
        # Past it repetitions end early, and their shares say nothing.
        grid = np.unique(np.append(_GRID[most > _GRID], most))
        for joint in SHARES:
            [end] = last_inside(lambda load, joint=joint: trials.unused(joint, load), 1, grid)  # type: ignore[misc]
            if end < np.inf:
                found[f"{joint} strength"] = None if end < 0.0 else _down(float(end))
    if not found:
        return LargestLoad(MOST_KG, None, None, {})
    first = min(found, key=lambda limit: _or_less(found[limit]))
    return LargestLoad(found[first], first, reason if first in POSE else None, found)


def _pose_end(trials: _Trials) -> tuple[float | None, float | None]:
    """Return the last load with which the repetition can be done, and the first beyond; None where there is none."""
    loads = _GRID.tolist()
    fails = next((i for i, load in enumerate(loads) if not trials.can_be_done(load)), None)
    if fails is None:
        return MOST_KG, None
    if fails == 0:
        return None, 0.0
    low, high = loads[fails - 1], loads[fails]
    while high - low > _CLOSE_KG / 2:
        middle = (low + high) / 2
        low, high = (middle, high) if trials.can_be_done(middle) else (low, middle)
    return max(_down(low), loads[fails - 1]), high


def _down(load_kg: float) -> float:
    """Round down to what is found."""
    return round(math.floor(load_kg / _CLOSE_KG + 1e-6) * _CLOSE_KG, 1)


def _or_less(load_kg: float | None) -> float:
    return -1.0 if load_kg is None else load_kg
