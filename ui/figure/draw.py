"""One pose of the figure as SVG, in millimetres, x forward and y down from the origin of the world."""

from __future__ import annotations

import math

from sim.body import LUMBAR_LINKS
from ui.colours import Colours, darker
from ui.figure.curves import path
from ui.figure.layout import HEX_M, Layout
from ui.figure.outlines import FREE_SEGMENTS, SegmentName, read_outlines
from ui.figure.parts import turned
from ui.figure.props import draw as draw_prop
from ui.figure.svg import Attributes, element

_CONTOUR_MM = 4.4
_HANDLE_MM = 70.0  # half of a hex bar's raised handles, seen from the side
_FAR_ARM_MM = (10.0, 6.0)
_ARM: tuple[SegmentName, ...] = ("upper_arm", "hand", "forearm")
_GHOST: tuple[SegmentName, ...] = ("foot", "shank", "thigh", "upper_arm", "hand", "forearm", "head")
_ABOVE: Attributes = {"x": -9000.0, "y": -9000.0, "width": 18000.0, "height": 9001.0}  # a hair below the ground's line


class Pen:
    """Draws segments of one pose, referring to what `ui.figure.parts.definitions` has defined.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    colours : Colours
        The profile.
    prefix : str
        That of the definitions.
    """

    def __init__(self, layout: Layout, frame: int, colours: Colours, prefix: str) -> None:
        self.layout, self.frame, self.colours, self.prefix = layout, frame, colours, prefix
        self.skin = path(1000 * layout.skin.at(layout.poses[frame]))

    def use(self, segment: str, part: str | None = None, /, **attributes: str | float | None) -> str:
        """Place a definition on its segment; ``part`` where it is not the segment's own outline."""
        x, y, angle = self.layout.pose(segment, self.frame)
        where = turned(1000 * float(x), 1000 * float(y), math.degrees(float(angle)))
        return element(
            "use", href=f"#{self.prefix}-{part or segment}", data_segment=segment, transform=where, **attributes
        )

    def contour(self, segment: SegmentName, colour: str, part: str | None = None) -> str:
        """First pass: the outline stroked."""
        return self.use(segment, part, fill=colour, stroke=colour, stroke_width=_CONTOUR_MM, stroke_linejoin="round")

    def tone(self, segment: SegmentName, part: str | None = None) -> str:
        """Second pass: the outline filled with its shading."""
        return self.use(segment, part, fill=f"url(#{self.prefix}-{part or segment}-tone)")

    def lines(self, segment: SegmentName, kind: str = "lines") -> str:
        """Creases, seams or the face."""
        return self.use(segment, f"{segment}-{kind}")


def pose(layout: Layout, frame: int, colours: Colours, prefix: str) -> str:
    """Draw one pose.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    colours : Colours
        The profile.
    prefix : str
        That of the definitions.

    Returns
    -------
    str
        A group; nothing of it is below the ground.
    """
    pen = Pen(layout, frame, colours, prefix)
    ground, skin = f"{prefix}-{frame}-ground", f"{prefix}-{frame}-skin"
    clips = element("clipPath", element("rect", **_ABOVE), id=ground)
    clips += element("clipPath", element("path", d=pen.skin), id=skin)
    body = "".join(draw_prop(prop, colours) for prop in layout.props if not prop.front)
    body += _free_leg(pen) + _far_arm(pen) + _shank_and_shoe(pen) + _head_and_trunk(pen, skin) + _thigh_and_shorts(pen)
    body += _inner_bones(pen)
    if layout.arms_flare:
        body += _lumbar_spine(pen) + _near_arm(pen) + _thoracic_spine(pen)
    else:
        # Arms along the trunk would hide the spine.
        body += _near_arm(pen) + _thoracic_spine(pen) + _lumbar_spine(pen)
    body += _bar(pen) + "".join(draw_prop(prop, colours) for prop in layout.props if prop.front)
    return element("g", clips, body, clip_path=f"url(#{ground})")


def ghost(layout: Layout, frame: int, colours: Colours, prefix: str) -> str:
    """Draw one pose as a pale shape, to compare with.

    Parameters
    ----------
    layout : Layout
        Its figure.
    frame : int
        Which pose.
    colours : Colours
        The profile.
    prefix : str
        That of its definitions.

    Returns
    -------
    str
        A group.
    """
    pen, line, fill = Pen(layout, frame, colours, prefix), colours.ghost_line, colours.ghost_fill
    ground = f"{prefix}-{frame}-ground"
    around: Attributes = {"fill": line, "stroke": line, "stroke_width": 6.4, "stroke_linejoin": "round"}
    free = FREE_SEGMENTS if layout.free_leg else {}
    parts = [*free.items(), *((segment, segment) for segment in _GHOST)]
    drawn = [pen.use(name, like, **around) for name, like in parts] + [element("path", d=pen.skin, **around)]
    drawn += [pen.use(name, like, fill=fill) for name, like in parts] + [element("path", d=pen.skin, fill=fill)]
    if layout.marks.bar is not None:
        x, y = 1000 * layout.marks.bar[frame]
        plate = 1000 * layout.marks.plate_radius_m if layout.marks.load_kg > 0 else 0.0
        rings = [element("circle", r=plate, fill=fill, stroke=line, stroke_width=5.1)] if plate else []
        rings.append(element("circle", r=read_outlines().plate.sleeve, fill="none", stroke=line, stroke_width=3.2))
        drawn.append(element("g", *rings, transform=turned(float(x), float(y), 0.0)))
    clip = element("clipPath", element("rect", **_ABOVE), id=ground)
    return element("g", clip, *drawn, clip_path=f"url(#{ground})")


def _far_arm(pen: Pen) -> str:
    """Return the far arm, in shadow, a little up and ahead."""
    contour, shade = pen.colours.contour, pen.colours.skin_edge
    drawn = [pen.contour(segment, contour) for segment in _ARM] + [pen.use(segment, fill=shade) for segment in _ARM]
    x, y = _FAR_ARM_MM
    return element("g", *drawn, transform=f"translate({x:g} {-y:g})")


def _free_leg(pen: Pen) -> str:
    """Return the leg that carries nothing, in shadow behind the other."""
    if not pen.layout.free_leg:
        return ""
    contour, shade = pen.colours.contour, pen.colours.skin_edge
    around: Attributes = {"stroke": contour, "stroke_width": _CONTOUR_MM, "stroke_linejoin": "round"}
    legs = ("free_shank", "free_thigh")
    drawn = [pen.use(name, FREE_SEGMENTS[name], fill=contour, **around) for name in legs]
    drawn += [pen.use(name, FREE_SEGMENTS[name], fill=shade) for name in legs]
    dark = darker(pen.colours.shorts, 0.8)
    drawn.append(pen.use("free_thigh", "shorts-thigh", fill=dark))
    drawn.append(pen.use("free_foot", "foot", fill=darker(pen.colours.shorts, 0.6)))
    return "".join(drawn)


def _shank_and_shoe(pen: Pen) -> str:
    """Shank, the skin of the thigh under the shorts, shoe."""
    colours = pen.colours
    leather = darker(colours.shorts, 0.6)
    drawn = [pen.contour(segment, colours.contour) for segment in ("shank", "thigh")]
    drawn += [pen.tone("shank"), pen.tone("thigh"), pen.lines("shank")]
    drawn += [pen.contour("foot", leather), pen.use("foot", fill=colours.shoe)]
    drawn += [pen.use("foot", "sole", fill=colours.sole, stroke=leather, stroke_width=1.6), pen.lines("foot")]
    return "".join(drawn)


def _head_and_trunk(pen: Pen, clip: str) -> str:
    """Trunk in one curve, its shading segment by segment inside that curve; head, hair and face."""
    colours = pen.colours
    edge: Attributes = {
        "fill": colours.contour,
        "stroke": colours.contour,
        "stroke_width": _CONTOUR_MM,
        "stroke_linejoin": "round",
    }
    shading: tuple[SegmentName, ...] = ("pelvis", *LUMBAR_LINKS, "thorax")  # type: ignore[assignment]
    trunk = element("path", d=pen.skin, fill=colours.skin_mid) + "".join(pen.tone(segment) for segment in shading)
    return "".join((
        element("path", d=pen.skin, **edge),
        pen.contour("head", colours.contour),
        pen.tone("head"),
        element("g", trunk, clip_path=f"url(#{clip})"),
        pen.use("head", "hair", fill=colours.hair),
        pen.use("head", "ear", fill=colours.skin_mid, stroke=colours.contour, stroke_width=1.8),
        pen.lines("head"),
    ))  # fmt: skip


def _thigh_and_shorts(pen: Pen) -> str:
    """Thigh over the trunk, then shorts over both."""
    line = darker(pen.colours.shorts, 0.6)
    return "".join((
        pen.tone("thigh"),
        pen.lines("thigh"),
        pen.contour("pelvis", line, "shorts-pelvis"),
        pen.contour("thigh", line, "shorts-thigh"),
        pen.tone("pelvis", "shorts-pelvis"),
        pen.tone("thigh", "shorts-thigh"),
        pen.lines("thigh", "seams"),
        pen.lines("pelvis", "seams"),
    ))  # fmt: skip


def _inner_bones(pen: Pen) -> str:
    """Ribs, pelvis and sacrum."""
    return pen.use("thorax", "ribs", opacity=0.62) + pen.use("pelvis", "hipbone")


def _thoracic_spine(pen: Pen) -> str:
    """Return the thoracic vertebrae, which shine through the arm."""
    return pen.use("thorax", "thoracic", opacity=0.75)


def _lumbar_spine(pen: Pen) -> str:
    """Return the five lumbar vertebrae and their discs, muscle and passive tissue behind them."""
    layout, frame, colours = pen.layout, pen.frame, pen.colours
    marks = layout.marks
    share = min(float(marks.passive_Nm[frame]) / marks.passive_limit_Nm, 1.0)
    drawn = []
    for level in LUMBAR_LINKS:
        drawn.append(pen.use(level, "disc", fill=colours.passive, opacity=0.25 + 0.7 * max(share, 0.0)))
        drawn.append(pen.use(level, "vertebra"))
    cable, band = layout.muscle_cable(frame), layout.passive_band(frame)
    if cable is not None:
        drawn.append(element("path", d=path(1000 * cable), fill=colours.muscle, opacity=0.8, data_part="muscle"))
    if band is not None:
        drawn.append(element("path", d=path(1000 * band), fill=colours.passive, data_part="passive"))
    return "".join(drawn)


def _near_arm(pen: Pen) -> str:
    """Return the arm on this side."""
    contour = pen.colours.contour
    drawn = [pen.contour(segment, contour) for segment in _ARM] + [pen.tone(segment) for segment in _ARM]
    return "".join((*drawn, pen.lines("forearm"), pen.lines("upper_arm")))


def _hex_frame(pen: Pen) -> str:
    """Return the side of a hex bar's frame, with its handles where they are raised."""
    steel, up = pen.colours.steel, 1000 * pen.layout.marks.hex_handle_m
    side = element("path", d=f"M-{1000 * HEX_M:g} 0H{1000 * HEX_M:g}", stroke=steel, stroke_width=12.0, opacity=0.7)
    if not up:
        return side
    handle = f"M-{_HANDLE_MM:g} 0V-{up:g}H{_HANDLE_MM:g}V0"
    return side + element("path", d=handle, stroke=steel, stroke_width=10.0, fill="none", opacity=0.8)


def _bar(pen: Pen) -> str:
    """Return the end of the bar: a translucent disc, so that shoulder and spine stay visible, hub, sleeve and shaft."""
    marks, colours, plate = pen.layout.marks, pen.colours, read_outlines().plate
    if marks.bar is None:
        return ""
    rings: list[str] = []
    if marks.load_kg > 0:
        disc, blue = 1000 * marks.plate_radius_m, colours.bar
        rings += [
            element("circle", r=disc, fill=blue, fill_opacity=0.11, stroke=blue, stroke_width=7.0 * colours.line),
            element("circle", r=disc * 0.9, fill="none", stroke=blue, stroke_width=2.0, opacity=0.6),
            element("circle", r=plate.hub, fill=blue, fill_opacity=0.25, stroke=blue, stroke_width=3.0),
        ]
    if marks.hex_handle_m >= 0.0:
        rings.append(_hex_frame(pen))
    rings.append(element("circle", r=plate.sleeve, fill=colours.stage, stroke=colours.steel, stroke_width=4.0))
    rings.append(element("circle", r=plate.bar, fill=colours.steel))
    x, y = 1000 * marks.bar[pen.frame]
    return element("g", *rings, transform=turned(float(x), float(y), 0.0), data_segment="bar")
