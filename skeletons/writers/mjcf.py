"""A body as MJCF, for MuJoCo: nested bodies, inertia as given, never inferred from shapes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sim.chain import GRAVITY
from skeletons.writers.tree import Piece, Tree
from skeletons.writers.xml import add, document, numbers

USAGE = (
    "MuJoCo's free camera takes z for up; the camera called side looks at the sagittal plane with y up. "
    "The poses are key frames."
)
_TURN = 2 * math.pi


def mjcf(tree: Tree, about: Sequence[str], name: str) -> str:
    """Write a body as MJCF.

    Parameters
    ----------
    tree : Tree
        The body.
    about : sequence of str
        What the file says about itself.
    name : str
        Of the model.

    Returns
    -------
    str
        The file's content.
    """
    model = ET.Element("mujoco", {"model": name})
    add(
        model, "compiler", angle="radian", autolimits="true", inertiafromgeom="false", balanceinertia="false",
        boundmass="0", boundinertia="0",
    )  # fmt: skip
    add(model, "option", gravity=numbers(0.0, -GRAVITY, 0.0))
    default = add(model, "default")
    add(default, "geom", contype="0", conaffinity="0", rgba="0.80 0.66 0.56 1")
    world = add(model, "worldbody")
    add(world, "light", pos="1 3 3", dir="-1 -3 -3")
    add(world, "camera", name="side", pos="0 0.8 3.5", xyaxes="1 0 0 0 1 0")
    add(world, "geom", name="ground", type="plane", size="2 1 0.1", zaxis="0 1 0", rgba="0.85 0.85 0.85 1")
    bodies: dict[str, ET.Element] = {}
    for piece in tree.pieces:
        outside = world if piece.parent is None else bodies[piece.parent]
        bodies[piece.link.name] = _body(outside, piece, tree.coordinates)
    frames = add(model, "keyframe")
    for pose, values in tree.poses.items():
        add(frames, "key", name=pose, qpos=numbers(*values.tolist()))
    return document(model, [*about, USAGE])


def _body(outside: ET.Element, piece: Piece, coordinates: Sequence[str]) -> ET.Element:
    """Add a body with its joints, inertia and shape."""
    link, hinge, shape = piece.link, piece.hinge, piece.shape
    body = add(outside, "body", name=link.name, pos=numbers(*link.joint, 0.0))
    if piece.parent is None:
        for name, kind, axis in zip(
            coordinates, ("slide", "slide", "hinge"), ("1 0 0", "0 1 0", "0 0 1"), strict=False
        ):
            add(body, "joint", name=name, type=kind, axis=axis)
    elif hinge is not None:
        bounds = {}
        if hinge.low is not None or hinge.high is not None:
            low, high = -_TURN if hinge.low is None else hinge.low, _TURN if hinge.high is None else hinge.high
            bounds["range_"] = numbers(low, high)
        add(body, "joint", name=hinge.coordinate, type="hinge", axis="0 0 1", **bounds)
    moments = numbers(link.inertia, link.inertia, link.inertia)
    add(body, "inertial", pos=numbers(*link.com, 0.0), mass=numbers(link.mass), diaginertia=moments)
    kind = "cylinder" if shape.half_width else "capsule"
    ends = numbers(*shape.start, -shape.half_width, *shape.end, shape.half_width)
    add(body, "geom", name=f"{link.name}_shape", type=kind, fromto=ends, size=numbers(shape.radius))
    return body
