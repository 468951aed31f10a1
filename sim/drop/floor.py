"""What of a body can meet the floor, as circles in the sagittal plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.posture import Posture

_EDGE_M = 0.005  # rounding of a foot's or knee's edge


@dataclass(frozen=True)
class Circle:
    """A round part of a link.

    Parameters
    ----------
    part : str
        What it is; ``rear`` and ``front`` are the edges of the support.
    link : str
        The link that it belongs to.
    x, y : float
        Centre in the link's frame. [m]
    radius : float
        [m]
    """

    part: str
    link: str
    x: float
    y: float
    radius: float


def circles(posture: Posture) -> list[Circle]:
    """Return the parts of a body that can meet the floor.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    list of Circle
        The edges of the support first. A bar in the hands may rest on the floor, so only one on the back counts.
    """
    athlete, support, chain = posture.athlete, posture.support, posture.chain
    root, turned = chain.links[0].name, posture.offset[2]
    cos, sin = np.cos(turned), np.sin(turned)
    parts = []
    for part, x in (("rear", support.rear), ("front", support.front)):
        y = _EDGE_M - support.root_height
        parts.append(Circle(part, root, float(cos * x + sin * y), float(cos * y - sin * x), _EDGE_M))
    bar, height = athlete.body.bar, athlete.height_m
    head = chain.links[chain.index("head")]
    parts += [
        Circle("head", "head", *head.com, athlete.length("head") / 2),
        Circle("hips", "pelvis", 0.0, 0.0, bar.thigh_front * height),
        Circle("elbows", "forearm", 0.0, 0.0, bar.radius),
        Circle("hands", "hand", 0.0, -bar.grip * athlete.length("hand"), bar.radius),
    ]
    if not posture.kneeling:
        parts.append(Circle("knees", "thigh", 0.0, 0.0, bar.knee_front * height))
    if posture.task.load_kg > 0 and posture.task.on_back:
        parts.append(Circle("plates", "bar", 0.0, 0.0, bar.plate_radius))
    return parts
