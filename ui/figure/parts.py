"""Definitions that every pose of one athlete shares: outlines, bones, lines and shading, in segment frames."""

from __future__ import annotations

import numpy as np

from sim.chain import Array
from ui.colours import Colours, darker
from ui.figure.curves import number, path
from ui.figure.layout import Layout
from ui.figure.outlines import SEGMENTS, Curve, SegmentName, read_outlines
from ui.figure.svg import Attributes, element

# Where along a gradient which tone of skin lies: darker at both edges, so that volume holds at every angle.
_ROUND = ((0.0, "edge"), (0.22, "mid"), (0.55, "light"), (0.82, "mid"), (1.0, "edge"))
_FACE = ((0.0, "edge"), (0.3, "mid"), (0.6, "light"), (1.0, "mid"))
_CLOTH = ((0.0, "edge"), (0.3, "mid"), (0.75, "mid"), (1.0, "edge"))


def definitions(layout: Layout, colours: Colours, prefix: str) -> str:
    """Return what goes into ``defs``.

    Parameters
    ----------
    layout : Layout
        The figure.
    colours : Colours
        The profile.
    prefix : str
        Starts every id, so that several figures can share a picture.

    Returns
    -------
    str
        Markup; ids are ``prefix-segment``, ``prefix-segment-lines``, ``prefix-segment-seams``, ``prefix-shorts-…``,
        ``prefix-sole``, ``prefix-hair``, ``prefix-ear``, ``prefix-ribs``, ``prefix-hipbone``, ``prefix-vertebra``,
        ``prefix-disc``, ``prefix-thoracic``.
    """
    drawn, skin, bone = read_outlines(), layout.scales.skin, layout.scales.bone
    tones = {"edge": colours.skin_edge, "mid": colours.skin_mid, "light": colours.skin_light}
    cloth = {"edge": darker(colours.shorts, 0.8), "mid": colours.shorts}
    parts: list[str] = []
    for name in SEGMENTS:
        outline = skin[name](drawn.outline[name])
        parts.append(element("path", id=f"{prefix}-{name}", d=path(outline)))
        if name != "foot":
            parts.append(_gradient(f"{prefix}-{name}-tone", outline, _FACE if name == "head" else _ROUND, tones))
    for piece, name in (("thigh", "thigh"), ("pelvis", "pelvis")):
        outline = skin[name](getattr(drawn.clothing, f"shorts_{piece}"))
        parts.append(element("path", id=f"{prefix}-shorts-{piece}", d=path(outline)))
        parts.append(_gradient(f"{prefix}-shorts-{piece}-tone", outline, _CLOTH, cloth))
    for piece, name in (("sole", "foot"), ("hair", "head"), ("ear", "head")):
        outline = skin[name](getattr(drawn.clothing, piece))
        parts.append(element("path", id=f"{prefix}-{piece}", d=path(outline)))
    parts += _lines(layout, colours, prefix)
    thorax, bones = bone["thorax"], drawn.bones
    ribs = [path(thorax(rib.points), closed=False) for rib in bones.ribs]
    parts.append(
        element(
            "g",
            *(stroke for d in ribs for stroke in (_open(d, colours.bone_line, 8.4), _open(d, colours.bone, 5.4))),
            _bone(thorax(bones.sternum), colours),
            id=f"{prefix}-ribs",
        )
    )
    parts.append(
        element(
            "g",
            *(_bone(thorax(curve), colours) for level in bones.thoracic for curve in (level.process, level.body)),
            id=f"{prefix}-thoracic",
        )
    )
    level = bone["L3"]
    vertebra = (_bone(level(bones.lumbar_process), colours), _bone(level(bones.lumbar_body), colours, 2.2))
    parts.append(element("g", *vertebra, id=f"{prefix}-vertebra"))
    parts.append(element("path", id=f"{prefix}-disc", d=path(level(bones.disc))))
    parts.append(_hip_bone(layout, colours, prefix))
    return "".join(parts)


def _hip_bone(layout: Layout, colours: Colours, prefix: str) -> str:
    """Ilium and femoral head, that shorts shine through, and the sacrum."""
    bones, pelvis = read_outlines().bones, layout.scales.bone["pelvis"]
    around = path(pelvis(bones.ilium)) + path(pelvis(bones.obturator_hole))
    radius = float(pelvis(((bones.femoral_head_radius, 0.0),))[0, 0])
    line: Attributes = {"stroke": colours.bone_line, "stroke_width": 2.0, "fill": colours.bone}
    return element(
        "g",
        element("path", d=around, fill_rule="evenodd", fill_opacity=0.58, stroke_opacity=0.9, **line),
        element("circle", r=radius, fill_opacity=0.5, stroke_opacity=0.75, **line),
        _bone(pelvis(bones.sacrum), colours),
        id=f"{prefix}-hipbone",
    )


def _lines(layout: Layout, colours: Colours, prefix: str) -> list[str]:
    """Creases, seams and features of the face, grouped by segment and layer."""
    groups: dict[tuple[SegmentName, str], list[str]] = {}
    for stroke in read_outlines().lines:
        d = path(layout.scales.skin[stroke.segment](stroke.points), closed=False)
        drawn = _open(d, getattr(colours, stroke.colour), stroke.width, stroke.opacity)
        groups.setdefault((stroke.segment, stroke.layer), []).append(drawn)
    ends = {"skin": "lines", "clothes": "seams"}
    return [
        element("g", *strokes, id=f"{prefix}-{segment}-{ends[layer]}") for (segment, layer), strokes in groups.items()
    ]


def _gradient(name: str, outline: Array, stops: tuple[tuple[float, str], ...], tones: dict[str, str]) -> str:
    """Shade across a segment, from its back to its front."""
    low, high = float(np.min(outline[:, 0])), float(np.max(outline[:, 0]))
    return element(
        "linearGradient",
        *(f'<stop offset="{at:g}" stop-color="{tones[tone]}"/>' for at, tone in stops),
        id=name, gradientUnits="userSpaceOnUse", x1=low, y1=0.0, x2=high, y2=0.0,
    )  # fmt: skip


def _bone(curve: Array | Curve, colours: Colours, width: float = 1.8) -> str:
    """One bone."""
    return element(
        "path", d=path(np.asarray(curve)), fill=colours.bone, stroke=colours.bone_line, stroke_width=width,
        stroke_linejoin="round",
    )  # fmt: skip


def _open(d: str, colour: str, width: float, opacity: float | None = None) -> str:
    """Return an open stroke with round ends."""
    return element("path", d=d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round", opacity=opacity)


def turned(x: float, y: float, angle_deg: float) -> str:
    """Return the transform that puts a segment where it is, y down.

    Parameters
    ----------
    x, y : float
        Its origin, y up. [mm]
    angle_deg : float
        Counter-clockwise.

    Returns
    -------
    str
    """
    return f"translate({number(x)} {number(-y)}) rotate({-angle_deg + 0.0:.2f})"
