"""Time of a repetition: a minimum-jerk descent, a pause, a minimum-jerk ascent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from sim import motion_kernels as mk
from sim.chain import Array

_NO_PAUSE_S = 1e-3  # shorter pauses get no nodes of their own
_TEMPOS = 32  # kept for the next athlete or bar


@dataclass(frozen=True, eq=False)
class Course:
    """The course of a repetition over time, and the weights of its derivatives.

    Parameters
    ----------
    time_s : array
        (n,) [s]
    depth, rate, acceleration : array
        (n,) how deep, see `depth`. [1, 1/s, 1/s^2]
    weights : array
        (2, 3, n - 2) see `derivative_weights`.
    """

    time_s: Array
    depth: Array
    rate: Array
    acceleration: Array
    weights: Array

    @property
    def can_differ(self) -> bool:
        """Whether there are derivatives, which need three points and one between."""
        return self.time_s.size > 3  # noqa: PLR2004 - as said

    @cached_property
    def gaps(self) -> tuple[float, float]:
        """Times between the two nodes at either end. [s]."""
        time = self.time_s
        return float(time[1] - time[0]), float(time[-1] - time[-2])

    def until(self, end: int) -> Course:
        """Return the part before node ``end``."""
        weights = _fixed(self.weights[:, :, : max(end - 2, 0)])
        return Course(self.time_s[:end], self.depth[:end], self.rate[:end], self.acceleration[:end], weights)

    def derivatives(self, values: Array) -> tuple[Array, Array]:
        """Return first and second derivative of a row (n,), see `derivatives`."""
        return derivatives(self.time_s, values, self.weights)

    def differ(self, values: Array, first: Array, second: Array) -> None:
        """Write them into rows that are there already."""
        mk.differences(self.weights, *self.gaps, values, first, second)


@lru_cache(maxsize=_TEMPOS)
def make_course(descent_s: float, pause_s: float, ascent_s: float, intervals: int) -> Course:
    """Lay out a repetition; the same tempo gives the same object.

    Parameters
    ----------
    descent_s, pause_s, ascent_s : float
        Tempo. [s]
    intervals : int
        Intervals of the whole repetition.

    Returns
    -------
    Course
        Its arrays cannot be written.
    """
    time = time_grid(descent_s, pause_s, ascent_s, intervals)
    deep, rate, acceleration = map(_fixed, depth(time, descent_s, pause_s, ascent_s))
    return Course(_fixed(time), deep, rate, acceleration, derivative_weights(time))


def time_grid(descent_s: float, pause_s: float, ascent_s: float, intervals: int) -> Array:
    """Return times with a node at each change of phase.

    Parameters
    ----------
    descent_s, pause_s, ascent_s : float
        Tempo. [s]
    intervals : int
        Intervals of the whole repetition.

    Returns
    -------
    array
        (intervals + 1,) [s]
    """
    total = descent_s + pause_s + ascent_s
    # A quarter of the nodes at least for each way, however long the other and the pause last.
    least = intervals // 4
    pause = min(max(4, round(intervals * pause_s / total)), intervals // 2) if pause_s > _NO_PAUSE_S else 0
    descent = round((intervals - pause) * descent_s / (descent_s + ascent_s))
    descent = min(max(descent, least), intervals - pause - least)
    parts = [np.linspace(0.0, descent_s, descent + 1)]
    if pause:
        parts.append(descent_s + np.linspace(0.0, pause_s, pause + 1)[1:])
    parts.append(descent_s + pause_s + np.linspace(0.0, ascent_s, intervals - pause - descent + 1)[1:])
    return np.concatenate(parts)


def depth(time_s: Array, descent_s: float, pause_s: float, ascent_s: float) -> tuple[Array, Array, Array]:
    """Return how deep the repetition is, 0 to 1, with rate and acceleration (Flash and Hogan 1985).

    Parameters
    ----------
    time_s : array
        (n,) times. [s]
    descent_s, pause_s, ascent_s : float
        Tempo. [s]

    Returns
    -------
    depth, rate, acceleration : array
        (n,) each. [1, 1/s, 1/s^2]
    """
    down = _minimum_jerk(time_s / descent_s, descent_s)
    up = _minimum_jerk((time_s - descent_s - pause_s) / ascent_s, ascent_s)
    return down[0] - up[0], down[1] - up[1], down[2] - up[2]


def _minimum_jerk(part: Array, duration: float) -> tuple[Array, Array, Array]:
    """Rest-to-rest quintic on 0 to 1, at rest outside."""
    t = np.clip(part, 0.0, 1.0)
    return (
        t**3 * (10 - 15 * t + 6 * t * t),
        30 * t**2 * (1 - t) ** 2 / duration,
        60 * t * (1 - t) * (1 - 2 * t) / duration**2,
    )


def derivative_weights(time_s: Array) -> Array:
    """Return three-point weights of first and second derivative at the inner nodes of any grid.

    Parameters
    ----------
    time_s : array
        (n,) rising times. [s]

    Returns
    -------
    array
        (2, 3, n - 2) first and second derivative's weights of the node before, the node and the node after.
    """
    gap = np.diff(time_s)
    before, after = gap[:-1], gap[1:]
    both = before + after
    weights = np.empty((2, 3, both.size))
    weights[0, 0], weights[0, 1] = -after / (before * both), (after - before) / (before * after)
    weights[0, 2] = before / (after * both)
    weights[1, 0], weights[1, 1], weights[1, 2] = 2 / (before * both), -2 / (before * after), 2 / (after * both)
    return _fixed(weights)


def _fixed(array: Array) -> Array:
    """Return an array, C-contiguous, that cannot be written; to a kernel that is another type than one that can."""
    array = np.ascontiguousarray(array)
    array.flags.writeable = False
    return array


def derivatives(time_s: Array, values: Array, weights: Array) -> tuple[Array, Array]:
    """Return first and second derivative of a row, three points each, one-sided at the ends.

    Parameters
    ----------
    time_s : array
        (n,) rising times. [s]
    values : array
        (n,) values.
    weights : array
        The answer of `derivative_weights`.

    Returns
    -------
    first, second : array
        (n,) each.
    """
    first, second = np.empty_like(values), np.empty_like(values)
    mk.differences(weights, time_s[1] - time_s[0], time_s[-1] - time_s[-2], values, first, second)
    return first, second
