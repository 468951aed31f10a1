"""How a repetition departs from its exercise in ways that no setting says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.chain import Array

_HALF = 0.5  # of the depth


@dataclass(frozen=True)
class Manner:
    """What neck, arms, weight and lumbar levels do besides the exercise; the default does nothing.

    What grows does so with the trunk's lean, on the back as the hips rise.

    Parameters
    ----------
    full_lean : float
        Trunk lean at which what grows has reached its value. [rad]
    grows_from : float
        Trunk lean at which it begins to. [rad]
    levels : tuple of float
        (6,) share of each lumbar joint, L5/S1 to T12/L1, in lumbar flexion; empty: the body's own.
    rounding : str
        When ``rounded`` happens: ``even`` with the trunk, ``early`` in the first half of the way down, ``late`` in the
        second.
    rounded : float
        Part of the deepest lumbar flexion that goes by it. [rad]
    neck_extension : float
        Grows. [rad]
    cop_forward_m, cop_drift_m : float
        Forward shift of the centre of pressure that the body balances over: from the outset, and what grows. [m]
    bar_away_m : float
        Forward shift of a bar in the hands from where it would hang; grows, or from the floor is largest half-way. A
        bar on the hips lies that much nearer to the head. [m]
    girdle : tuple of float
        (2,) how far the shoulders have followed the bar, forward and up in the thorax' frame. [m]
    stops_short : float
        Part of the way up that is missing where a repetition begins at the bottom.
    knee_power : float
        Power of the depth that is left by which the knees of a lift from the floor straighten; 0: as
        `sim.liftoff.knee_lead` finds it.
    shank_lean : float
        Forward lean of the shanks at the top of a bridge. [rad]
    arch : float
        Lumbar extension at the top of a way up, made in its second half. [rad]
    """

    full_lean: float = 1.0
    grows_from: float = 0.0
    levels: tuple[float, ...] = ()
    rounding: str = "even"
    rounded: float = 0.0
    neck_extension: float = 0.0
    cop_forward_m: float = 0.0
    cop_drift_m: float = 0.0
    bar_away_m: float = 0.0
    girdle: tuple[float, float] = (0.0, 0.0)
    stops_short: float = 0.0
    knee_power: float = 0.0
    shank_lean: float = 0.0
    arch: float = 0.0

    def grown(self, lean: Array) -> Array:
        """Return which part of what grows is there (n,), 0 to 1, at a trunk lean (n,). [rad]."""
        part: Array = (lean - self.grows_from) / (self.full_lean - self.grows_from)
        return part


PLAIN = Manner()


def rounding_course(rounding: str, depth: Array) -> tuple[Array, Array, Array]:
    """Return how much of the rounding has happened at a depth: minimum-jerk over all of it or over one half.

    Parameters
    ----------
    rounding : str
        ``even``, ``early`` or ``late``.
    depth : array
        (n,) share of the way down, 0 to 1.

    Returns
    -------
    share, first, second : array
        (n,) each: 0 to 1, and its derivatives by depth.
    """
    if rounding == "even":
        return depth, np.ones_like(depth), np.zeros_like(depth)
    begin = 0.0 if rounding == "early" else _HALF
    s = np.clip((depth - begin) / _HALF, 0.0, 1.0)
    return (
        s**3 * (10 - 15 * s + 6 * s * s),
        30 * s**2 * (1 - s) ** 2 / _HALF,
        60 * s * (1 - s) * (1 - 2 * s) / _HALF**2,
    )
