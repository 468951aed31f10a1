"""Words and dimension lines around one pose.

Balance is read below the figure, moment arms above it, the L5/S1 moment at its back, the ghost in front, so that
nothing crosses. Every label has the colour of what it measures.
"""

from __future__ import annotations

from ui import words_diagram as told
from ui.colours import Colours
from ui.figure.labels import Box, Label, Notes, Run
from ui.figure.layout import Layout
from ui.figure.svg import element, line, triangle
from ui.figure.view import Obstacles, View

_ROUNDED_DEG = 20.0  # from here on the lower back's label tells tissue from muscle
_SHORT_PX = 36.0  # below it a dimension line has ticks only
_SHOWN_M = 0.01  # smaller lengths are not measured


def balance(layout: Layout, frame: int, view: View, colours: Colours) -> Notes:
    """Annotate below the ground: support, distance to its front edge, how far the hips moved.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    view : View
        Where the world lies.
    colours : Colours
        The profile.

    Returns
    -------
    annotations : Notes
    """
    marks, size = layout.marks, 22 * colours.text
    rear, front = (view.x(edge) for edge in marks.support)
    com, hip, start = view.x(marks.com[frame, 0]), view.x(marks.hip[frame, 0]), view.x(marks.hip[0, 0])
    labels = [
        _label(told.FRONT_EDGE, colours.support, front + 16, view.ground + 24 * colours.text, size, 600),
        _support_label(view, colours, (rear, front), (hip, com)),
    ]
    first, second = view.ground + 60 * colours.text, view.ground + 118 * colours.text
    words_from = max(front, com, start) + 24
    margin = marks.support[1] - float(marks.com[frame, 0])
    text = told.TO_EDGE if margin >= 0 else told.PAST_EDGE
    drawn = line(com, view.ground + 16, com, first + 10, colours.motion, 1.6)
    drawn += line(front, view.ground + 16, front, first + 10, colours.support, 2.2)
    drawn += _dimension(com, front, first, colours.motion, colours)
    labels.append(_measure(abs(margin), text, colours.motion, words_from, first + size * 0.36, size))
    shift = float(marks.hip_shift_m[frame])
    if abs(shift) >= _SHOWN_M:
        for x, place in ((hip, frame), (start, 0)):
            drawn += line(x, view.y(marks.hip[place, 1]) + 14, x, second + 10, colours.ink, 1.5, "2 5")
        drawn += _dimension(hip, start, second, colours.ink, colours)
        text = told.HIPS_BACK if shift > 0 else told.HIPS_FORWARD
        labels.append(_measure(abs(shift), text, colours.ink, words_from, second + size * 0.36, size))
    return Notes(element("g", drawn, class_="balance"), tuple(labels))


def lower_back(layout: Layout, frame: int, view: View, colours: Colours, body: Obstacles) -> Notes:
    """Annotate at the back: the L5/S1 moment and what it is made of.

    Parameters
    ----------
    layout, frame, view, colours
        See `balance`.
    body : Obstacles
        The figure's outlines. [px]

    Returns
    -------
    annotations : Notes
    """
    x, y = view.point(layout.marks.l5s1[frame])
    t = colours.text
    name, value, split = 22 * t, 38 * t, 22 * t
    below = [value * 1.05, value * 1.05 + split * 1.45]
    top = y - 120 * t
    at = body.left(top - name - 16, top + below[1] + 24, x) - 48
    number = round(layout.held_moment_Nm(frame))
    labels = (
        _label(told.BACK, colours.ink, at, top, name, 500, "end"),
        _label(told.MOMENT.format(value=number), colours.muscle, at, top + below[0], value, 700, "end"),
        Label(_parts(layout, frame, colours), at, top + below[1], split, "end"),
    )
    ring = 15 * colours.mark
    x0, y0 = at + 10, top + below[0] - value * 0.3
    length = max(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5, 1.0)
    drawn = line(x0, y0, x - ring * (x - x0) / length, y - ring * (y - y0) / length, colours.muscle, 1.8)
    return Notes(drawn, labels)


def moment_arms(
    layout: Layout,
    frame: int,
    view: View,
    colours: Colours,
    body: Obstacles,
    behind: Obstacles,
    taken: tuple[Label, ...],
) -> Notes:
    """Annotate above the figure: how far ahead of L5/S1 the bar and the upper body pull.

    Parameters
    ----------
    layout, frame, view, colours
        See `balance`.
    body, behind : Obstacles
        Outlines of the figure and of the ghost. [px]
    taken : tuple of Label
        Words that are already placed.

    Returns
    -------
    annotations : Notes
    """
    marks, size = layout.marks, 22 * colours.text
    joint_x, joint_y = view.point(marks.l5s1[frame])
    arms = [(marks.upper_body[frame], told.TO_BODY, colours.weight)]
    if marks.bar is not None and _bar_pulls(layout, frame):
        arms.append((marks.bar[frame], told.TO_BAR, colours.bar))
    arms = [arm for arm in arms if abs(arm[0][0] - marks.l5s1[frame, 0]) >= _SHOWN_M]
    if not arms:
        return Notes("", ())
    # The shorter arm below, so that the other's line down does not cross it.
    arms.sort(key=lambda arm: abs(float(arm[0][0] - marks.l5s1[frame, 0])))
    ends = [view.x(place[0]) for place, _, _ in arms]
    start = min(joint_x, *ends) - 16
    room = max(Label(_length(0.88, text, colour), 0, 0, size).width for _, text, colour in arms)
    column = Box(start - room - 24, -1e6, max(joint_x, *ends) + 24, 1e6)
    row = body.top(column.left, column.right, joint_y) - 40 * colours.text
    for label in taken:
        if label.box.left < column.right and column.left < label.box.right:
            row = min(row, label.box.top - 40 * colours.text)
    rows = row - 52 * colours.text * (len(arms) - 1)
    hidden = behind.within(Box(column.left, rows - size, start + 16, row + size))
    if len(hidden):
        start = min(start, float(hidden[:, 0].min()) - 16)  # beside the ghost, not over it
    drawn, labels = "", []
    for (place, text, colour), end in zip(arms, ends, strict=True):
        drawn += line(end, view.y(place[1]), end, row - 10, colour, 2 * colours.line, "2 5")
        drawn += _dimension(joint_x, end, row, colour, colours)
        arm = abs(float(place[0] - marks.l5s1[frame, 0]))
        labels.append(Label(_length(arm, text, colour), start, row + size * 0.36, size, "end"))
        row -= 52 * colours.text
    drawn = line(joint_x, joint_y - 16, joint_x, row + 42 * colours.text, colours.ink, 1.6, "2 5") + drawn
    return Notes(element("g", drawn, class_="moment-arms"), tuple(labels))


def ghost(layout: Layout, frame: int, view: View, colours: Colours, both: Obstacles) -> Notes:
    """Annotate in front: at which lean the body tips with the hips still.

    Parameters
    ----------
    layout, frame, view, colours
        See `balance`; figure and pose are the ghost's.
    both : Obstacles
        Outlines of figure and ghost. [px]

    Returns
    -------
    annotations : Notes
    """
    t, grey = colours.text, colours.second_ink
    angle = layout.marks.tip_angle_deg
    text = told.NEVER_TIPS if angle is None else told.TIPS.format(angle=angle)
    x, y = layout.pose("head", frame)[:2] * view.scale
    head = view.ground - float(y) - 0.1 * view.scale
    at = both.right(head - 60 * t, head + 140 * t, view.origin + float(x)) + 36
    labels = (
        _label(told.GHOST, grey, at + 30, head + 60 * t, 22 * t, 500),
        _label(text, grey, at + 30, head + 98 * t, 32 * t, 700),
    )
    if angle is None:
        return Notes("", labels)
    bend = f"M{at:.1f} {head - 70:.1f}q44 20 62 66"
    arc = element("path", d=bend, fill="none", stroke=grey, stroke_width=2.6 * colours.line)
    return Notes(arc + triangle(at + 68, head + 12, 0.33, 0.94, 18 * colours.mark, grey), labels)


def _support_label(view: View, colours: Colours, edges: tuple[float, float], lines: tuple[float, float]) -> Label:
    """Name the support: under a long strip, else behind it, clear of the lines under hips and centre of mass."""
    (rear, front), (hip, _) = edges, lines
    size = 22 * colours.text
    baseline = view.ground + 14 * colours.mark + 26 * colours.text
    under = _label(told.SUPPORT, colours.support, rear, baseline, size, 600)
    if under.width * 1.5 < front - rear and not any(rear - 8 < x < rear + under.width + 8 for x in lines):
        return under
    end = rear - 12
    if end - under.width - 10 < hip < end + 10:
        end = hip - 12
    return _label(told.SUPPORT, colours.support, end, view.ground + 24 * colours.text, size, 600, "end")


def _parts(layout: Layout, frame: int, colours: Colours) -> tuple[Run, ...]:
    """Split the moment: rounded or without a bar by who holds it, else by whose weight it is; whole numbers add up."""
    marks = layout.marks
    whole = round(layout.held_moment_Nm(frame))
    if _bar_pulls(layout, frame) and abs(float(marks.lumbar_flexion_deg[frame])) < _ROUNDED_DEG:
        first = round(float(marks.upper_body_Nm[frame]))
        names, tints = ("body", "bar"), (colours.weight, colours.bar)
    else:
        first = min(round(float(marks.passive_Nm[frame])), whole)
        names, tints = ("passive", "muscle"), (colours.passive, colours.muscle)
    shown = [
        (name, value, tint) for name, value, tint in zip(names, (first, whole - first), tints, strict=True) if value
    ]
    runs = [Run(told.PARTS[name].format(value=value), tint, 500) for name, value, tint in shown]
    plus = Run(told.PLUS, colours.second_ink, 500)
    return tuple(runs) if len(runs) < 2 else (runs[0], plus, runs[1])  # noqa: PLR2004 - two parts


def _bar_pulls(layout: Layout, frame: int) -> bool:
    """Whether a bar's weight is part of the moment: one on the hips lies below the joint."""
    return layout.marks.load_kg > 0 and float(layout.marks.bar_Nm[frame]) != 0.0


def _dimension(x1: float, x2: float, y: float, colour: str, colours: Colours) -> str:
    """Draw a line with two heads between two ticks; ticks only where it is short."""
    ticks = line(x1, y - 10, x1, y + 10, colour, 2.0) + line(x2, y - 10, x2, y + 10, colour, 2.0)
    drawn = line(x1, y, x2, y, colour, 2.5 * colours.line) + ticks
    if abs(x2 - x1) < _SHORT_PX:
        return drawn
    way = 1.0 if x2 > x1 else -1.0
    return drawn + triangle(x1, y, -way, 0, 13, colour) + triangle(x2, y, way, 0, 13, colour)


def _length(metres: float, text: str, colour: str) -> tuple[Run, ...]:
    """Return a length in semibold, then words."""
    value = told.CENTIMETRES.format(value=100 * metres)
    return Run(value, colour, 600), Run(f" {text}", colour, 500)


def _measure(metres: float, text: str, colour: str, x: float, y: float, size: float) -> Label:
    """Return a length, then what it measures."""
    value = told.CENTIMETRES.format(value=100 * metres)
    return Label((Run(value, colour, 600), Run(f"  {text}", colour, 400)), x, y, size)


def _label(text: str, colour: str, x: float, y: float, size: float, weight: int, anchor: str = "start") -> Label:
    return Label((Run(text, colour, weight),), x, y, size, anchor)  # type: ignore[arg-type]
