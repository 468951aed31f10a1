"""Yardsticks: sizes that quantities are judged by, such as a strength, a limit, or the length of the support.

Differences over their yardsticks are on one scale, which orders them; they are not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.chain import GRAVITY
from sim.result import Result

LEVEL_TRUNK_DEG = 90.0


@dataclass(frozen=True)
class Reference:
    """A size that a quantity is judged by.

    Parameters
    ----------
    name : str
        What it is.
    value : float
        Positive, in the quantity's unit.
    source : str
        Where it comes from.
    """

    name: str
    value: float
    source: str


def level_trunk(_: Result) -> Reference:
    """Return the lean of a level trunk. [deg].

    Parameters
    ----------
    _ : Result
        Any.

    Returns
    -------
    Reference
    """
    return Reference("level trunk", LEVEL_TRUNK_DEG, "geometry")


def support_length(result: Result) -> Reference:
    """Return the length of the support from rear to front edge. [m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    support = result.posture.support
    return Reference("length of the support", support.front - support.rear, "geometry")


def support_moment(result: Result) -> Reference:
    """Return the weight of body and bar times the length of the support. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    weight = GRAVITY * float(result.posture.chain.mass.sum())
    return Reference("weight times length of the support", weight * support_length(result).value, "geometry")


def way_of_the_hips(result: Result) -> Reference:
    """Return how high straight legs carry the hips. [m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    athlete = result.athlete
    return Reference("length of the legs", athlete.length("thigh") + athlete.length("shank"), "de Leva (1996)")


def range_of(end: str) -> Callable[[Result], Reference]:
    """Return a yardstick: where a joint of the athlete ends. [deg].

    Parameters
    ----------
    end : str
        A field of `sim.body_joints.JointRanges`, without its unit.

    Returns
    -------
    callable
        Gives its `Reference` for a result.
    """

    def yardstick(result: Result) -> Reference:
        value: float = getattr(result.athlete.body.ranges, f"{end}_deg")
        return Reference(f"range of {end.replace('_', ' ')}", value, "the athlete's joint ranges")

    return yardstick


def strength(result: Result) -> Reference:
    """Return the athlete's L5/S1 extensor strength. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    athlete = result.athlete
    return Reference("L5/S1 extensor strength", athlete.strength_Nm, athlete.body.strength.source)


def strong_stretch(result: Result) -> Reference:
    """Return the passive hip moment of both legs that is felt as a strong stretch. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("strong stretch, both legs", 2.0 * result.athlete.body.passive.stretch_Nm, "hingelab, assumed")


def head_held_level(result: Result) -> Reference:
    """Return the moment about C7 of a head held level. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    chain = result.posture.chain
    head = chain.index("head")
    arm = float(np.hypot(*chain.com[:, head]))
    return Reference("head held level", GRAVITY * float(chain.mass[head]) * arm, "de Leva (1996)")


def bar_at_arms_length(result: Result) -> Reference:
    """Return the moment about the shoulder of arms and bar held level. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    athlete, load = result.athlete, result.load_kg
    rows = athlete.body.segments
    upper, fore = athlete.length("upper_arm"), athlete.length("forearm")
    hand = upper + fore
    moment = load * (upper + athlete.elbow_to_grip)
    for row, start, length in (
        (rows.upper_arm, 0.0, upper), (rows.forearm, upper, fore), (rows.hand, hand, athlete.length("hand")),
    ):  # fmt: skip
        moment += 2.0 * row.mass * athlete.mass_kg * (start + row.com * length)
    return Reference("arms and bar held level", GRAVITY * moment, "de Leva (1996)")


def compression_limit(result: Result) -> Reference:
    """Return the action limit of compression at work. [N].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    limit = result.athlete.body.spine.tolerance.action_N[0]
    return Reference("action limit of compression", limit, "niosh1981")


def shear_limit(result: Result) -> Reference:
    """Return the limit of frequent shear. [N].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("limit of frequent shear", result.athlete.body.spine.tolerance.shear_N[0], "gallagher2012")


def whole(_: Result) -> Reference:
    """Return 1, all of what is shared.

    Parameters
    ----------
    _ : Result
        Any.

    Returns
    -------
    Reference
    """
    return Reference("the whole", 1.0, "definition")
