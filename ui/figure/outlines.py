"""Our drawing of a body, as data: one outline a segment, in that segment's own frame."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import model_validator

from skeletons.datafile import Strict

Point = tuple[float, float]
Curve = tuple[Point, ...]
SegmentName = Literal[
    "foot", "shank", "thigh", "pelvis", "L5", "L4", "L3", "L2", "L1",
    "thorax", "head", "upper_arm", "forearm", "hand",
]  # fmt: skip
SEGMENTS: tuple[SegmentName, ...] = SegmentName.__args__  # type: ignore[attr-defined]
# A leg that carries nothing is drawn with the outlines of the other, behind it.
FREE_SEGMENTS: dict[str, SegmentName] = {"free_foot": "foot", "free_shank": "shank", "free_thigh": "thigh"}
POSED: tuple[str, ...] = (*SEGMENTS, *FREE_SEGMENTS)


class Anchor(Strict):
    """A point of a curve that runs over several segments, in the frame of the one it belongs to. [mm]."""

    segment: SegmentName
    point: Point


class Stroke(Strict):
    """An open line on a segment: a crease, a seam, a feature of the face. [mm].

    ``colour`` is a field of `ui.colours.Colours`; ``layer`` says when it is drawn.
    """

    segment: SegmentName
    layer: Literal["skin", "clothes"]
    colour: Literal["contour", "hair", "sole"]
    width: float
    opacity: float
    points: Curve


class Thoracic(Strict):
    """A thoracic vertebra in the thorax's frame. [mm]."""

    level: str
    body: Curve
    process: Curve


class Rib(Strict):
    """A rib, open, in the thorax's frame. [mm]."""

    rib: int
    points: Curve


class Clothing(Strict):
    """Closed outlines over thigh, pelvis, foot and head. [mm]."""

    shorts_thigh: Curve
    shorts_pelvis: Curve
    sole: Curve
    hair: Curve
    ear: Curve


class Bones(Strict):
    """Skeleton: lumbar parts in each level's frame, pelvis in the pelvis', the rest in the thorax'. [mm]."""

    lumbar_body: Curve
    lumbar_process: Curve
    disc: Curve
    sacrum: Curve
    ilium: Curve
    obturator_hole: Curve
    femoral_head_radius: float
    sternum: Curve
    thoracic: tuple[Thoracic, ...]
    ribs: tuple[Rib, ...]


class Reference(Strict):
    """Lengths of the drawn body, from which an athlete's are scaled. [mm, deg]."""

    thigh_length: float
    shank_length: float
    upper_arm_length: float
    forearm_length: float
    lumbar_level_height: float
    L5S1_in_pelvis: Point
    C7_in_thorax: Point


class Plate(Strict):
    """Radii of the smallest disc, its hub, the sleeve and the shaft. [mm]."""

    disc: float
    hub: float
    sleeve: float
    bar: float


class Outlines(Strict):
    """The whole drawing.

    Parameters
    ----------
    about : str
        Where it comes from.
    origins : dict
        Joint at each segment's origin.
    reference : Reference
        Lengths it was drawn with.
    outline : dict
        Closed curve of each segment. [mm]
    trunk_skin : tuple of Anchor
        The trunk's one closed curve.
    clothing, bones, lines, plate
        What is drawn on the segments.
    muscle_cable, passive_band : tuple of Anchor
        Centre lines behind the spine, from the sacrum up.
    """

    about: str
    origins: dict[SegmentName, str]
    reference: Reference
    outline: dict[SegmentName, Curve]
    trunk_skin: tuple[Anchor, ...]
    clothing: Clothing
    bones: Bones
    muscle_cable: tuple[Anchor, ...]
    passive_band: tuple[Anchor, ...]
    lines: tuple[Stroke, ...]
    plate: Plate

    @model_validator(mode="after")
    def _has_every_segment(self) -> Outlines:
        for name, given in (("outline", self.outline), ("origins", self.origins)):
            missing = [segment for segment in SEGMENTS if segment not in given]
            if missing:
                msg = f"{name} without {missing[0]}"
                raise ValueError(msg)
        return self


@cache
def read_outlines() -> Outlines:
    """Read the drawing that is shipped.

    Returns
    -------
    Outlines
    """
    text = files("ui.figure").joinpath("outlines.json").read_text(encoding="utf-8")
    return Outlines.model_validate(json.loads(text))
