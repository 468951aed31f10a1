"""The largest load with which an athlete stays inside every limit of an exercise, and which limit ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim import limits
from sim.body import Athlete
from sim.joint_strength import SHARES
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario

POSE = ("balance", "joint range")  # what ends a repetition
LIMITS = (*POSE, *(f"{joint} strength" for joint in SHARES))
_GRID = np.array([0, 2.5, 5, 10, 15, 20, 30, 40, 60, 80, 100, 130, 160, 200, 250, limits.RANGES["load_kg"].high])
_CLOSE_KG = 0.1


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

    def crossed(self, limit: str, load_kg: float) -> bool:
        """Whether a limit is crossed with a bar."""
        result = self.run(load_kg)
        if limit in POSE:
            return result.outcome.status == ("falls" if limit == "balance" else "infeasible")
        share = result.summary["strength_share_by_joint"][limit.removesuffix(" strength")]
        return share is not None and share > 1.0

    def last_inside(self, limit: str, most: int) -> tuple[float | None, float] | None:
        """Return the last load inside a limit and the first beyond, among `_GRID` up to ``most``; None if none is."""
        loads = _GRID[: most + 1].tolist()
        beyond = next((i for i, load in enumerate(loads) if self.crossed(limit, load)), None)
        if beyond is None:
            return None
        if beyond == 0:
            return None, 0.0
        low, high = loads[beyond - 1], loads[beyond]
        while high - low > _CLOSE_KG:
            middle = (low + high) / 2
            low, high = (low, middle) if self.crossed(limit, middle) else (middle, high)
        return low, high


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
        Within 0.1 kg.

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold a bar.
    """
    trials = _Trials(scenario, athlete)
    # Past the first load with which it cannot be done, the repetition ends early and its shares say nothing.
    most = next((i for i, load in enumerate(_GRID.tolist()) if _ends(trials, load)), _GRID.size - 1)
    found = {}
    for limit in LIMITS:
        ends = trials.last_inside(limit, most)
        if ends is not None:
            found[limit] = ends
    if not found:
        return LargestLoad(float(_GRID[-1]), None, None, {})
    # Between the last grid load that can be done and the first that cannot, some repetitions end early as well.
    done = min((found[limit][1] for limit in POSE if limit in found), default=np.inf)
    found = {limit: ends for limit, ends in found.items() if ends[1] <= done}
    first = min(found, key=lambda limit: found[limit][1])
    load, beyond = found[first]
    reason = trials.run(beyond).outcome.reason if first in POSE else None
    return LargestLoad(load, first, reason, {limit: ends[0] for limit, ends in found.items()})


def _ends(trials: _Trials, load_kg: float) -> bool:
    """Whether a repetition cannot be done with a bar."""
    return trials.run(load_kg).outcome.status != "ok"
