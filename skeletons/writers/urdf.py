"""A body as URDF, for PyBullet and Pinocchio.

The plane is two massless sliders and a hinge, so that forces on the root can be read as well. Every link says its
inertia: one that says none weighs 1 kg in PyBullet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from skeletons.writers.tree import Piece, Shape, Tree
from skeletons.writers.xml import add, document, numbers

USAGE = (
    "URDF knows no gravity: set it as above. In PyBullet load it with useFixedBase=True and "
    "flags=URDF_USE_INERTIA_FROM_FILE, and switch the motors and the damping off that it adds by itself. "
    "The root's plane is two massless sliders and a hinge."
)
GROUND = "ground"
_REACH_M = 10.0  # a slider must have ends
_NO_LIMIT = 1e6  # N, N m, m/s and rad/s: a joint must have an effort and a velocity, and these limit nothing
_QUARTER_TURN = math.pi / 2


def urdf(tree: Tree, about: Sequence[str], name: str) -> str:
    """Write a body as URDF.

    Parameters
    ----------
    tree : Tree
        The body.
    about : sequence of str
        What the file says about itself.
    name : str
        Of the robot.

    Returns
    -------
    str
        The file's content.
    """
    robot = ET.Element("robot", {"name": name})
    x, y, angle = tree.coordinates[:3]
    carriers = (GROUND, f"{x}_slider", f"{y}_slider")
    for carrier in carriers:
        _inertial(add(robot, "link", name=carrier), 0.0, (0.0, 0.0), 0.0)
    _joint(robot, x, "prismatic", carriers[:2], axis=(1, 0, 0), ends=(-_REACH_M, _REACH_M))
    _joint(robot, y, "prismatic", carriers[1:], axis=(0, 1, 0), ends=(-_REACH_M, _REACH_M))
    turn = (-2 * math.pi, 2 * math.pi)
    for piece in tree.pieces:
        _link(robot, piece)
        link, hinge = piece.link, piece.hinge
        if piece.parent is None:
            _joint(robot, angle, "revolute", (carriers[2], link.name), ends=turn)
        elif hinge is None:
            _joint(robot, f"{piece.parent}_{link.name}", "fixed", (piece.parent, link.name), place=link.joint)
        else:
            low = turn[0] if hinge.low is None else hinge.low
            high = turn[1] if hinge.high is None else hinge.high
            _joint(robot, hinge.coordinate, "revolute", (piece.parent, link.name), place=link.joint, ends=(low, high))
    return document(robot, [*about, USAGE])


def _link(robot: ET.Element, piece: Piece) -> None:
    """Add a link."""
    link = piece.link
    element = add(robot, "link", name=link.name)
    _inertial(element, link.mass, link.com, link.inertia)
    shape = piece.shape
    for place, turn, kind, sizes in _solids(shape):
        visual = add(element, "visual")
        add(visual, "origin", xyz=numbers(*place, 0.0), rpy=numbers(*turn))
        add(add(visual, "geometry"), kind, **{key: numbers(value) for key, value in sizes.items()})


Solid = tuple[tuple[float, float], tuple[float, float, float], str, dict[str, float]]


def _solids(shape: Shape) -> list[Solid]:
    """Place, turn, kind and sizes of what makes up a shape; not every reader knows capsules."""
    if shape.half_width:
        return [(shape.middle, (0.0, 0.0, 0.0), "cylinder", {"radius": shape.radius, "length": 2 * shape.half_width})]
    across = (0.0, _QUARTER_TURN, shape.direction)
    ball: dict[str, float] = {"radius": shape.radius}
    return [
        (shape.middle, across, "cylinder", {"radius": shape.radius, "length": shape.length}),
        (shape.start, (0.0, 0.0, 0.0), "sphere", ball),
        (shape.end, (0.0, 0.0, 0.0), "sphere", ball),
    ]


def _inertial(element: ET.Element, mass: float, com: tuple[float, float], inertia: float) -> None:
    """Say what a link weighs."""
    inertial = add(element, "inertial")
    add(inertial, "origin", xyz=numbers(*com, 0.0), rpy="0 0 0")
    add(inertial, "mass", value=numbers(mass))
    value = numbers(inertia)
    add(inertial, "inertia", ixx=value, ixy="0", ixz="0", iyy=value, iyz="0", izz=value)


def _joint(
    robot: ET.Element,
    name: str,
    kind: str,
    links: tuple[str, ...],
    *,
    place: tuple[float, float] = (0.0, 0.0),
    axis: tuple[int, int, int] = (0, 0, 1),
    ends: tuple[float, float] | None = None,
) -> None:
    """Add a joint between a parent and a child."""
    joint = add(robot, "joint", name=name, type=kind)
    add(joint, "parent", link=links[0])
    add(joint, "child", link=links[1])
    add(joint, "origin", xyz=numbers(*place, 0.0), rpy="0 0 0")
    if ends is not None:
        add(joint, "axis", xyz=" ".join(map(str, axis)))
        limit = numbers(_NO_LIMIT)
        add(joint, "limit", lower=numbers(ends[0]), upper=numbers(ends[1]), effort=limit, velocity=limit)
