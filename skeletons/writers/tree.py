"""A body in a task as other engines take it: bodies, named joints with ranges, poses, and shapes for the eye.

Lengths, masses and angles are the chain's own, so that results can be compared number by number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sim.body import LUMBAR_LEVELS, LUMBAR_LINKS
from sim.body_joints import JointRanges
from sim.chain import Array, Chain, Link
from sim.posture import Posture

Point = tuple[float, float]

_WATER = 1000.0  # kg/m^3, for the thickness of shapes; bodies are about as dense
_SPINE = ("pelvis", *LUMBAR_LINKS, "thorax")

# The two links that meet, the joint, and where a counter-clockwise turn of the second on the first goes.
_JOINTS = {
    ("foot", "shank"): ("ankle", "plantarflexion", "dorsiflexion"),
    ("shank", "thigh"): ("knee", "flexion", "extension"),
    ("thigh", "pelvis"): ("hip", "extension", "flexion"),
    **{pair: (level, "extension", "flexion") for pair, level in zip(pairwise(_SPINE), LUMBAR_LEVELS, strict=True)},
    ("thorax", "head"): ("neck", "extension", "flexion"),
    ("thorax", "upper_arm"): ("shoulder", "flexion", "extension"),
    ("upper_arm", "forearm"): ("elbow", "flexion", "extension"),
    ("forearm", "hand"): ("wrist", "flexion", "extension"),
}


@dataclass(frozen=True)
class Hinge:
    """A joint.

    Parameters
    ----------
    name : str
        The field's name, with ``_`` for the slash, which some formats forbid.
    coordinate : str
        Name of its angle: the joint and where a counter-clockwise turn goes.
    low, high : float or None
        Ends of the athlete's range, where it is known. [rad]
    """

    name: str
    coordinate: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Shape:
    """What a viewer draws: no mass, no contact.

    Parameters
    ----------
    start, end : tuple of float
        (2,) ends of a capsule's axis in the link's frame; equal for a rod across the plane. [m]
    radius : float
        [m]
    half_width : float
        Half the length of a rod across the plane; 0 for a capsule. [m]
    """

    start: Point
    end: Point
    radius: float
    half_width: float = 0.0

    @property
    def middle(self) -> Point:
        """(2,) middle of the axis. [m]."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2

    @property
    def length(self) -> float:
        """Distance of the ends. [m]."""
        return math.dist(self.start, self.end)

    @property
    def direction(self) -> float:
        """Angle of the axis, counter-clockwise from x. [rad]."""
        return math.atan2(self.end[1] - self.start[1], self.end[0] - self.start[0])


@dataclass(frozen=True)
class Piece:
    """A link, and how it hangs on its parent.

    Parameters
    ----------
    link : Link
        Place of its joint, mass, centre of mass and inertia.
    parent : str or None
        Name of the link that it hangs on; None for the root.
    hinge : Hinge or None
        None for the root, and for a point mass at its own joint, which is welded: how it turns asks nothing.
    shape : Shape
        What a viewer draws.
    """

    link: Link
    parent: str | None
    hinge: Hinge | None
    shape: Shape

    @property
    def welded(self) -> bool:
        """Whether it has a parent but no joint."""
        return self.parent is not None and self.hinge is None


@dataclass(frozen=True, eq=False)
class Tree:
    """A body in a task.

    Parameters
    ----------
    pieces : tuple of Piece
        Parents before children.
    rows : tuple of int
        Which of the chain's coordinates the tree has.
    coordinates : tuple of str
        Their names: root x, root y, root angle, then one for each hinge.
    poses : mapping
        (n_coordinates,) values by the pose's name. [m, rad]
    """

    pieces: tuple[Piece, ...]
    rows: tuple[int, ...]
    coordinates: tuple[str, ...]
    poses: Mapping[str, Array]

    @property
    def root(self) -> Piece:
        """The piece that moves freely in the plane."""
        return self.pieces[0]


def make_tree(posture: Posture, poses: Mapping[str, Array]) -> Tree:
    """Describe a body in a task.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    poses : mapping
        (3 + n_joints,) coordinates of the chain by the pose's name. [m, rad]

    Returns
    -------
    Tree
    """
    chain, ranges = posture.chain, known_ranges(posture)
    pieces = [Piece(chain.links[0], None, None, _shape(posture, 0))]
    rows, names = [0, 1, 2], [f"{chain.links[0].name}_{suffix}" for suffix in ("x", "y", "angle")]
    for i, link in enumerate(chain.links[1:], 1):
        parent = chain.links[link.parent].name
        hinge = None if is_point_on_joint(chain, i) else _hinge(parent, link.name, ranges)
        if hinge is not None:
            rows.append(2 + i)
            names.append(hinge.coordinate)
        pieces.append(Piece(link, parent, hinge, _shape(posture, i)))
    return Tree(tuple(pieces), tuple(rows), tuple(names), {name: q[rows] for name, q in poses.items()})


def is_point_on_joint(chain: Chain, i: int) -> bool:
    """Whether a link is a point mass at its own joint, with nothing hanging on it, so that its angle is idle.

    Parameters
    ----------
    chain : Chain
        The tree.
    i : int
        Index of the link.

    Returns
    -------
    bool
    """
    link = chain.links[i]
    return i > 0 and link.inertia == 0.0 and link.com == (0.0, 0.0) and i not in chain.parent


def known_ranges(posture: Posture) -> dict[tuple[str, str], float]:
    """Return where the athlete's joints end.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    dict
        Largest angle by joint and direction. Lumbar levels share in the range of the whole as they share in its
        flexion; kneeling, the floor holds the ankle and no range is set. [rad]
    """
    body = posture.athlete.body
    ranges: JointRanges = body.ranges
    degrees = {("hip", "flexion"): ranges.hip_flexion_deg, ("knee", "flexion"): ranges.knee_flexion_deg}
    if not posture.kneeling:
        degrees["ankle", "dorsiflexion"] = ranges.dorsiflexion_deg
        degrees["ankle", "plantarflexion"] = ranges.plantarflexion_deg
    for level, share in zip(LUMBAR_LEVELS, body.flexion_shares, strict=True):
        degrees[level, "flexion"] = share * ranges.lumbar_flexion_deg
        degrees[level, "extension"] = share * ranges.lumbar_extension_deg
    return {key: math.radians(value) for key, value in degrees.items()}


def _hinge(parent: str, child: str, ranges: Mapping[tuple[str, str], float]) -> Hinge:
    """Name the joint between two links, whichever carries the other."""
    if (parent, child) in _JOINTS:
        name, forward, back = _JOINTS[parent, child]
    elif (child, parent) in _JOINTS:
        name, back, forward = _JOINTS[child, parent]
    else:
        return Hinge(f"{parent}_{child}", f"{parent}_{child}_angle")
    high, low = ranges.get((name, forward)), ranges.get((name, back))
    plain = name.replace("/", "_")
    return Hinge(plain, f"{plain}_{forward}", None if low is None else -low, high)


def _shape(posture: Posture, i: int) -> Shape:
    """Draw a link from its joint to the farthest one that it carries, as thick as its mass in water."""
    chain = posture.chain
    link = chain.links[i]
    if is_point_on_joint(chain, i):
        return Shape((0.0, 0.0), (0.0, 0.0), posture.athlete.body.bar.radius, posture.athlete.height_m / 2)
    carried = [
        chain.links[k].joint for k in np.flatnonzero(chain.parent == i).tolist() if not is_point_on_joint(chain, k)
    ]
    ends = [*carried, (2 * link.com[0], 2 * link.com[1])] if not any(map(any, carried)) else carried
    end = max(ends, key=lambda point: math.hypot(*point))
    return Shape((0.0, 0.0), end, _capsule_radius(link.mass / _WATER, math.hypot(*end)))


def _capsule_radius(volume: float, length: float) -> float:
    """Radius of a capsule with this volume and distance between its half balls. [m]."""
    roots = np.roots([4 / 3 * math.pi, math.pi * length, 0.0, -volume])
    return float(roots.real.max())  # by the signs of the coefficients one root is positive, the others have none
