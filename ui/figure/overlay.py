"""What is measured, drawn on the stage without words: support, centre of mass, path of the hips, weights, L5/S1."""

from __future__ import annotations

import numpy as np

from sim.chain import GRAVITY, Array
from ui.colours import Colours
from ui.figure.curves import number
from ui.figure.layout import Layout
from ui.figure.svg import element, line, triangle
from ui.figure.view import View

_ARROW_M_PER_N = 0.00025
_RIM_M = 0.02  # arrows start inside the plate's hub


def floor(view: View, colours: Colours, left: float, right: float) -> str:
    """Draw the ground.

    Parameters
    ----------
    view : View
        Where the world lies.
    colours : Colours
        The profile.
    left, right : float
        Columns where it ends. [px]

    Returns
    -------
    str
        Markup.
    """
    return line(left, view.ground, right, view.ground, colours.ground, 2.0 * colours.line)


def support(layout: Layout, view: View, colours: Colours) -> str:
    """Draw the base of support under the ground, with an upright tick at its front edge.

    Parameters
    ----------
    layout : Layout
        The figure.
    view : View
        Where the world lies.
    colours : Colours
        The profile.

    Returns
    -------
    str
        Markup.
    """
    rear, front = (view.x(edge) for edge in layout.marks.support)
    wide = 12 * colours.mark
    strip = element("rect", x=rear, y=view.ground + 1, width=front - rear, height=wide, fill=colours.support)
    tick = line(front, view.ground - 14, front, view.ground + 12 + wide, colours.support, 5 * colours.line)
    return element("g", strip, tick, class_="support")


def plumb(layout: Layout, frame: int, view: View, colours: Colours) -> str:
    """Draw the centre of mass as a quartered disc, and its dashed line down to the ground.

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
    str
        Markup.
    """
    x, y = view.point(layout.marks.com[frame])
    r, ink, paper = 15 * colours.mark, colours.motion, colours.stage
    middle, up, down = f"M{number(x)} {number(y)}", number(-r), number(r)
    quarters = f"{middle}v{up}a{down} {down} 0 0 1 {down} {down}z{middle}v{down}a{down} {down} 0 0 1 {up} {up}z"
    return element(
        "g",
        line(x, y, x, view.ground, ink, 3 * colours.line, "10 6"),
        element("circle", cx=x, cy=y, r=r + 3, fill=paper),
        element("circle", cx=x, cy=y, r=r, fill=paper, stroke=ink, stroke_width=2.5),
        element("path", d=quarters, fill=ink),
        triangle(x, view.ground, 0, 1, 17 * colours.mark, ink),
        class_="plumb",
    )


def hip_points(layout: Layout, frame: int, view: View) -> Array:
    """Return the way of the hips from the first frame to this one.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    view : View
        Where the world lies.

    Returns
    -------
    array
        (frame + 1, 2) column and row. [px]
    """
    return np.array([view.point(place) for place in layout.marks.hip[: frame + 1]])


def hip_path(layout: Layout, frame: int, view: View, colours: Colours) -> str:
    """Draw the way of the hips from the first frame, a ring where they started and a dot where they are.

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
    str
        Markup.
    """
    points = hip_points(layout, frame, view)
    (x0, y0), (x1, y1) = points[0], points[-1]
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    width, ink, paper = 3 * colours.line, colours.ink, colours.stage
    return element(
        "g",
        element("path", d=d, fill="none", stroke=paper, stroke_width=width + 4, opacity=0.6),
        element(
            "path", d=d, fill="none", stroke=ink, stroke_width=width, stroke_dasharray="1 7", stroke_linecap="round"
        ),
        element("circle", cx=x0, cy=y0, r=8 * colours.mark, fill=paper, stroke=ink, stroke_width=2.5),
        element("circle", cx=x1, cy=y1, r=9 * colours.mark, fill=ink, stroke=paper, stroke_width=3.0),
        class_="hips",
    )


def weights(layout: Layout, frame: int, view: View, colours: Colours) -> str:
    """Draw the weights of upper body and bar as arrows, as long as they are heavy.

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
    str
        Markup.
    """
    marks = layout.marks
    drawn: list[str] = []
    x, y = view.point(marks.upper_body[frame])
    drawn.append(_arrow(x, y, marks.upper_N, view, colours.weight, colours))
    drawn.append(
        element("circle", cx=x, cy=y, r=8 * colours.mark, fill=colours.weight, stroke=colours.stage, stroke_width=2.5)
    )
    if marks.bar is not None and marks.load_kg > 0:
        x, y = view.point(marks.bar[frame])
        drawn.append(_arrow(x, y + _RIM_M * view.scale, marks.load_kg * GRAVITY, view, colours.bar, colours))
    return element("g", *drawn, class_="weights")


def lumbosacral(layout: Layout, frame: int, view: View, colours: Colours) -> str:
    """Draw the ring around L5/S1.

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
    str
        Markup.
    """
    x, y = view.point(layout.marks.l5s1[frame])
    r = 13 * colours.mark
    return element(
        "g",
        element("circle", cx=x, cy=y, r=r, fill="none", stroke=colours.stage, stroke_width=8.0),
        element("circle", cx=x, cy=y, r=r, fill="none", stroke=colours.muscle, stroke_width=4 * colours.line),
        class_="lumbosacral",
    )


def ghost_plumb(layout: Layout, frame: int, view: View, colours: Colours) -> str:
    """Draw the ghost's centre of mass and its line down.

    Parameters
    ----------
    layout : Layout
        The ghost's figure.
    frame : int
        Which pose.
    view : View
        Where the world lies.
    colours : Colours
        The profile.

    Returns
    -------
    str
        Markup.
    """
    x, y = view.point(layout.marks.com[frame])
    return element(
        "g",
        line(x, y, x, view.ground, colours.second_ink, 2 * colours.line, "3 7"),
        element(
            "circle", cx=x, cy=y, r=12 * colours.mark, fill=colours.stage, stroke=colours.ghost_line, stroke_width=3.0
        ),
        element("circle", cx=x, cy=y, r=3.0, fill=colours.ghost_line),
        class_="ghost-plumb",
    )


def _arrow(x: float, y: float, newtons: float, view: View, colour: str, colours: Colours) -> str:
    """Draw an arrow straight down."""
    head = 18 * colours.mark
    tip = y + max(newtons * _ARROW_M_PER_N * view.scale, head)
    return line(x, y, x, tip - head / 2, colour, 5 * colours.line) + triangle(x, tip, 0, 1, head, colour)
