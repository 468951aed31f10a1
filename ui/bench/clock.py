"""Times and what they are compared to."""

from __future__ import annotations

import operator
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LEAST_S = 0.01  # of one measurement; shorter calls are repeated inside it
_AIMS = {"at least": operator.ge, "at most": operator.le}


@dataclass(frozen=True)
class Measurement:
    """One number beside the number that it is compared to.

    Parameters
    ----------
    name : str
        For programs.
    what : str
        For people.
    value, reference : float or None
        Both in ``unit``; None where it could not be measured.
    unit : str
        Of both.
    compared_to : str
        What the reference is.
    aim : tuple or None
        ``at least`` or ``at most``, and the ratio aimed at.
    repeats : int
        Measurements of which the median is shown.
    """

    name: str
    what: str
    value: float | None
    reference: float | None
    unit: str
    compared_to: str
    aim: tuple[str, float] | None = None
    repeats: int = 1

    @property
    def ratio(self) -> float | None:
        """Value over reference."""
        return self.value / self.reference if self.value is not None and self.reference else None

    @property
    def reached(self) -> bool | None:
        """Whether the ratio is what was aimed at; None where there is no ratio or no aim."""
        if self.ratio is None or self.aim is None:
            return None
        return bool(_AIMS[self.aim[0]](self.ratio, self.aim[1]))

    def to_dict(self) -> dict[str, object]:
        """Return it as plain data.

        Returns
        -------
        dict
        """
        return {
            "name": self.name,
            "what": self.what,
            "value": self.value,
            "unit": self.unit,
            "compared_to": self.compared_to,
            "reference": self.reference,
            "ratio": self.ratio,
            "aim": None if self.aim is None else {"kind": self.aim[0], "ratio": self.aim[1]},
            "reached": self.reached,
            "repeats": self.repeats,
        }


def medians_s(calls: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """Return the median time of each call, taken in turns so that all meet the same disturbances. [s].

    Parameters
    ----------
    calls : sequence of callable
        Without arguments; each is called once before, so that nothing is compiled while the clock runs.
    repeats : int
        Measurements of each.

    Returns
    -------
    list of float
    """
    times: list[list[float]] = [[] for _ in calls]
    inner = [_calls_inside(call) for call in calls]
    for _ in range(repeats):
        for call, n, taken in zip(calls, inner, times, strict=True):
            taken.append(_time_s(call, n))
    return [statistics.median(taken) for taken in times]


def _calls_inside(call: Callable[[], object]) -> int:
    """Return how many calls last long enough for the clock."""
    call()
    return max(1, round(_LEAST_S / max(_time_s(call, 1), 1e-7)))


def _time_s(call: Callable[[], object], n: int) -> float:
    """Return the time of one of ``n`` calls."""
    begin = time.perf_counter()
    for _ in range(n):
        call()
    return (time.perf_counter() - begin) / n
