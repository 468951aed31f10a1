"""What the ground may push: edges, target and contacts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array


@dataclass(frozen=True)
class Support:
    """The base of support.

    Parameters
    ----------
    rear, front : float
        Edges between which the centre of pressure may lie. [m]
    middle : float
        Midpoint between heel and ball in standing; the knee axis in kneeling. [m]
    mid_foot : float
        Midpoint between heel and toes, over which a bar is lifted from the floor; the knee axis in kneeling. [m]
    root_height : float
        Height of the chain's root above the ground: ankle axis standing, knee axis kneeling. [m]
    foot_angle : float
        World angle of the foot; in kneeling the toes point back and touch the floor. [rad]
    contacts : tuple of str
        Names of the rear and front contact.
    held : bool
        Whether the feet are held, so that the centre of pressure may leave the edges.
    anchor : float
        Where they are held. [m]
    back : tuple of float
        (2,) where the upper back lies, where it does. [m]
    """

    rear: float
    front: float
    middle: float
    mid_foot: float
    root_height: float
    foot_angle: float
    contacts: tuple[str, str]
    held: bool = False
    anchor: float = 0.0
    back: tuple[float, float] = (0.0, 0.0)

    @property
    def pointed(self) -> float:
        """Dorsiflexion of a foot that the floor holds, in kneeling. [rad]."""
        return self.foot_angle + math.pi / 2

    @property
    def ends(self) -> tuple[float, float]:
        """Rear and front edge between which the body must balance; none where the feet are held. [m]."""
        return (-np.inf, np.inf) if self.held else (self.rear, self.front)


def make_support(athlete: Athlete, kind: str) -> Support:
    """Work out the base of support.

    Parameters
    ----------
    athlete : Athlete
        The person.
    kind : str
        See `sim.links.Task`: on ``feet`` or a ``foot`` heel to ball of the foot; on the ``knees``, ``anchored`` or not,
        front of the knee to the toes; on the back heel to ball until the bridge is found (`sim.bridge`); on a ``pad``
        what bears the thigh to what holds the feet.

    Returns
    -------
    Support
    """
    shape, height = athlete.body.support, athlete.height_m
    foot = shape.foot_length * height
    if kind in {"feet", "foot", "back", "bench"}:
        rear, front = -shape.heel * foot, shape.ball * foot
        mid_foot = (rear + shape.toe * foot) / 2
        root = shape.ankle_height * height
        return Support(rear, front, (rear + front) / 2, mid_foot, root, 0.0, ("heel", "ball of the foot"))
    anchor = -athlete.length("shank") + shape.anchor_behind * height
    if kind == "pad":
        # The sole stands against a plate behind it, the shank lies between rollers.
        pad = shape.pad_ahead * height
        names = ("feet", "pad")
        return Support(anchor, pad, 0.0, 0.0, shape.pad_height, -np.pi / 2, names, held=True, anchor=anchor)
    knee_height = shape.knee_height * height
    forward, down = shape.toe * foot, shape.toe_height * height
    # The toes' tip, at (forward, -down) in the foot, comes to the floor with the sole facing back and up.
    span = np.hypot(forward, down)
    raised = np.arcsin(np.minimum(1.0, knee_height / span)) + np.arctan2(down, forward)
    angle = raised - np.pi
    rear = -athlete.length("shank") + forward * np.cos(angle) + down * np.sin(angle)
    front = shape.knee_front * height + shape.knee_pad
    held = kind == "anchored"
    return Support(
        rear, front, 0.0, 0.0, knee_height, angle, ("toes", "knee"), held=held, anchor=anchor if held else 0.0
    )


def contact_shares(support: Support, cop_x: Array) -> Array:
    """Share the load between rear and front contact by the law of the lever.

    Parameters
    ----------
    support : Support
        The base of support.
    cop_x : array
        (n,) centre of pressure. [m]

    Returns
    -------
    array
        (2, n) share of the rear and of the front contact.
    """
    shares = np.empty((2, cop_x.size))
    shares[1] = (cop_x - support.rear) / (support.front - support.rear)
    shares[0] = 1.0 - shares[1]
    return shares
