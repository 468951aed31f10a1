"""A body as an OpenSim model: a planar joint for the root, a pin for each joint, a weld for the bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sim.chain import GRAVITY
from skeletons.writers.tree import Piece, Shape, Tree
from skeletons.writers.xml import add, document, numbers

FORMAT = "40600"  # of OpenSim 4.6
USAGE = "OpenSim 4.6. Coordinates begin in the first pose; a repetition is written by hingelab export as .mot."
_TURN = 2 * math.pi
_REACH_M = 10.0  # OpenSim's own range of a translation


def osim(tree: Tree, about: Sequence[str], name: str) -> str:
    """Write a body as an OpenSim model.

    Parameters
    ----------
    tree : Tree
        The body; its first pose is where the coordinates begin.
    about : sequence of str
        What the file says about itself.
    name : str
        Of the model.

    Returns
    -------
    str
        The file's content.
    """
    root = ET.Element("OpenSimDocument", {"Version": FORMAT})
    model = add(root, "Model", name=name)
    add(model, "Ground", name="ground")
    add(model, "gravity", numbers(0.0, -GRAVITY, 0.0))
    add(model, "credits", "HingeLab")
    add(model, "publications", "none")
    add(model, "length_units", "meters")
    add(model, "force_units", "N")
    bodies = add(add(model, "BodySet", name="bodyset"), "objects")
    for piece in tree.pieces:
        _body(bodies, piece)
    joints = add(add(model, "JointSet", name="jointset"), "objects")
    begin = dict(zip(tree.coordinates, next(iter(tree.poses.values())).tolist(), strict=True))
    for piece in tree.pieces:
        _joint(joints, piece, begin)
    return document(root, [*about, USAGE])


def _body(bodies: ET.Element, piece: Piece) -> None:
    """Add a body with its inertia and shape."""
    link = piece.link
    body = add(bodies, "Body", name=link.name)
    _show(add(body, "components"), piece.shape, link.name)
    add(body, "mass", numbers(link.mass))
    add(body, "mass_center", numbers(*link.com, 0.0))
    add(body, "inertia", f"{numbers(link.inertia, link.inertia, link.inertia)} 0 0 0")


def _show(components: ET.Element, shape: Shape, name: str) -> None:
    """Add what a viewer draws: a cylinder along the y axis of a frame of its own."""
    if shape.half_width:
        turn, half = (math.pi / 2, 0.0, 0.0), shape.half_width
    else:
        turn, half = (0.0, 0.0, shape.direction - math.pi / 2), shape.length / 2
    frame = add(components, "PhysicalOffsetFrame", name=f"{name}_shape")
    cylinder = add(add(frame, "attached_geometry"), "Cylinder", name=f"{name}_cylinder")
    add(cylinder, "socket_frame", "..")
    add(cylinder, "radius", numbers(shape.radius))
    add(cylinder, "half_height", numbers(half))
    add(frame, "socket_parent", "..")
    add(frame, "translation", numbers(*shape.middle, 0.0))
    add(frame, "orientation", numbers(*turn))


def _joint(joints: ET.Element, piece: Piece, begin: dict[str, float]) -> None:
    """Add the joint that carries a body."""
    link, hinge = piece.link, piece.hinge
    if piece.parent is None:
        kind, name, parent = "PlanarJoint", f"ground_{link.name}", "/ground"
        x, y, angle = list(begin)[:3]
        # In the order that this joint demands.
        coordinates = [(angle, (-_TURN, _TURN)), (x, (-_REACH_M, _REACH_M)), (y, (-_REACH_M, _REACH_M))]
        clamped = False
    elif hinge is None:
        kind, name, parent = "WeldJoint", f"{piece.parent}_{link.name}", f"/bodyset/{piece.parent}"
        coordinates, clamped = [], False
    else:
        kind, name, parent = "PinJoint", hinge.name, f"/bodyset/{piece.parent}"
        low, high = -_TURN if hinge.low is None else hinge.low, _TURN if hinge.high is None else hinge.high
        coordinates, clamped = [(hinge.coordinate, (low, high))], (hinge.low, hinge.high) != (None, None)
    joint = add(joints, kind, name=name)
    frame = f"{name}_on_parent"
    add(joint, "socket_parent_frame", frame)
    add(joint, "socket_child_frame", f"/bodyset/{link.name}")
    if coordinates:
        listed = add(joint, "coordinates")
        for coordinate, ends in coordinates:
            element = add(listed, "Coordinate", name=coordinate)
            value = begin[coordinate]
            add(element, "default_value", numbers(value))
            # OpenSim refuses a pose past its range, where a repetition that cannot be done may begin.
            add(element, "range", numbers(min(ends[0], value), max(ends[1], value)))
            add(element, "clamped", str(clamped).lower())
    offset = add(add(joint, "frames"), "PhysicalOffsetFrame", name=frame)
    add(offset, "socket_parent", parent)
    add(offset, "translation", numbers(*link.joint, 0.0))
    add(offset, "orientation", "0 0 0")
