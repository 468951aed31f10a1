"""Several poses side by side on one ground: a repetition's key frames, or exercises compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ui import words
from ui import words_diagram as told
from ui.colours import Colours
from ui.figure import draw, overlay
from ui.figure.diagram import description, whose
from ui.figure.labels import Label, Run
from ui.figure.layout import Layout
from ui.figure.parts import definitions
from ui.figure.svg import document, element
from ui.figure.view import View
from ui.trunk import lean_lines

WIDTH = 1600.0
_MARGIN = 60.0
_GAP_PX = 44.0
_FULL_MARKS = 700.0  # px/m at which marks have their full size
_LARGEST = 520.0  # px/m
_TITLE, _CAPTION, _CAPTION_LINE = 120.0, 110.0, 29.0


@dataclass(frozen=True)
class Panel:
    """One pose of a strip.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    caption : tuple of str
        Lines under it, the first in semibold.
    ghost : tuple of Layout and int, optional
        Figure and frame to compare with, drawn pale behind it.
    """

    layout: Layout
    frame: int
    caption: tuple[str, ...] = ()
    ghost: tuple[Layout, int] | None = None


def key_frames(layout: Layout, count: int) -> list[int]:
    """Choose frames between upright and the deepest in the order of time, equally far apart in trunk lean.

    Parameters
    ----------
    layout : Layout
        The figure.
    count : int
        How many, 1 for the deepest alone; fewer come back where the run has not got that many.

    Returns
    -------
    list of int
        Rising.
    """
    begin, end = sorted((layout.upright, layout.deepest))
    if count == 1 or begin == end:
        return [layout.deepest]
    lean = layout.marks.trunk_lean_deg[begin : end + 1]
    wanted = np.linspace(lean[0], lean[-1], count)
    # On the way the lean only grows or only shrinks; one frame at the bottom stands for all that rest there.
    frames = [begin + int(np.argmin(np.abs(lean - value))) for value in wanted]
    return sorted({begin, end, *frames[1:-1]})


def repetition(layout: Layout, count: int, colours: Colours, *, plain: bool = False) -> str:
    """Draw the way down as a strip.

    Parameters
    ----------
    layout : Layout
        The figure.
    count : int
        How many poses.
    colours : Colours
        The profile.
    plain : bool, default False
        Leave words and marks off.

    Returns
    -------
    str
        An SVG document.
    """
    marks = layout.marks
    panels = [
        Panel(layout, frame, () if plain else _under(
            lean_lines(float(marks.trunk_lean_deg[frame]), lies=layout.lies), float(marks.time_s[frame])
        ))
        for frame in key_frames(layout, count)
    ]  # fmt: skip
    heading = () if plain else (layout.title, subtitle(layout))
    return strip(panels, colours, heading=heading, plumb=not plain)


def strip(panels: Sequence[Panel], colours: Colours, *, heading: tuple[str, ...] = (), plumb: bool = True) -> str:
    """Draw poses side by side, none touching the next.

    Parameters
    ----------
    panels : sequence of Panel
        From left to right.
    colours : Colours
        The profile.
    heading : tuple of str
        Title and the line under it, or nothing.
    plumb : bool, default True
        Draw support and centre of mass.

    Returns
    -------
    str
        An SVG document, as high as it needs.
    """
    extents = [_extent(panel) for panel in panels]
    scale = _LARGEST
    while sum(rooms := _rooms(panels, extents, scale, colours)) > WIDTH - 2 * _MARGIN:
        scale *= 0.98
    small = min(max(scale / _FULL_MARKS, 0.5), 1.0)
    marks = replace(colours, mark=colours.mark * small, line=colours.line * small)
    above = _TITLE * colours.text if heading else _MARGIN / 2
    ground = above + scale * max(top for _, _, top in extents) + 30
    lines = max(len(panel.caption) for panel in panels)
    below = max(_CAPTION, _CAPTION_LINE * (lines + 1)) * colours.text if lines else _MARGIN
    height = ground + below
    figures = {id(panel.layout): panel.layout for panel in panels}
    ghosts = {id(panel.ghost[0]): panel.ghost[0] for panel in panels if panel.ghost}
    prefix = {key: f"figure{i}" for i, key in enumerate(figures)}
    pale = {key: f"ghost{i}" for i, key in enumerate(ghosts)}
    defs = [definitions(layout, colours, prefix[key]) for key, layout in figures.items()]
    defs += [definitions(layout, colours, pale[key]) for key, layout in ghosts.items()]
    drawn, labels = [], list(_heading(heading, colours))
    at = (WIDTH - sum(rooms)) / 2
    for panel, (left, right, _), room in zip(panels, extents, rooms, strict=True):
        view = View(scale, at + (room - scale * (left + right)) / 2, ground)
        body = draw.pose(panel.layout, panel.frame, colours, prefix[id(panel.layout)])
        if panel.ghost is not None:
            body = draw.ghost(*panel.ghost, colours, pale[id(panel.ghost[0])]) + body
        drawn.append(element("g", body, transform=view.transform))
        if plumb:
            drawn += [
                overlay.support(panel.layout, view, marks),
                overlay.plumb(panel.layout, panel.frame, view, marks),
            ]
        labels += _caption(panel, at + room / 2, ground, colours)
        at += room
    return document(
        WIDTH,
        round(height),
        "; ".join(dict.fromkeys(description(panel.layout, panel.frame) for panel in panels)),
        element("defs", *defs),
        element("rect", width=WIDTH, height=round(height), fill=colours.stage),
        overlay.floor(View(scale, 0, ground), colours, _MARGIN / 2, WIDTH - _MARGIN / 2),
        *drawn,
        *(label.svg() for label in labels),
    )


def _under(lean: tuple[str, ...], time_s: float) -> tuple[str, str]:
    """Return the two lines under a pose: its lean, and what is left to say of it before its time."""
    return lean[0], ", ".join((*lean[1:], told.MOMENT_OF_TIME.format(time=time_s)))


def _rooms(
    panels: Sequence[Panel], extents: Sequence[tuple[float, float, float]], scale: float, colours: Colours
) -> list[float]:
    """Width that each panel needs, its body or its caption, and a gap. [px]."""
    return [
        max([scale * (right - left), *(label.width for label in _caption(panel, 0.0, 0.0, colours))]) + _GAP_PX
        for panel, (left, right, _) in zip(panels, extents, strict=True)
    ]


def _extent(panel: Panel) -> tuple[float, float, float]:
    """Left, right and top of a pose and what is behind it. [m]."""
    ghost = panel.ghost[0].silhouette(panel.ghost[1]) if panel.ghost else []
    points = np.concatenate([*panel.layout.silhouette(panel.frame), *ghost])
    rear, front = panel.layout.marks.support
    return (
        min(float(points[:, 0].min()), rear),
        max(float(points[:, 0].max()), front),
        float(points[:, 1].max()),
    )


def _caption(panel: Panel, middle: float, ground: float, colours: Colours) -> list[Label]:
    labels, y = [], ground + 16
    for i, text in enumerate(panel.caption):
        size = (24 if i == 0 else 20) * colours.text
        y += size * 1.35
        colour, weight = (colours.ink, 600) if i == 0 else (colours.second_ink, 400)
        labels.append(Label((Run(text, colour, weight),), middle, y, size, "middle"))
    return labels


def _heading(lines: tuple[str, ...], colours: Colours) -> list[Label]:
    labels = []
    for i, text in enumerate(lines):
        colour, weight = (colours.ink, 700) if i == 0 else (colours.second_ink, 400)
        size = (34.0 if i == 0 else 22.0) * colours.text
        labels.append(Label((Run(text, colour, weight),), _MARGIN, (64 + 36 * i) * colours.text, size))
    return labels


def subtitle(layout: Layout) -> str:
    """Say bar and person.

    Parameters
    ----------
    layout : Layout
        A figure.

    Returns
    -------
    str
    """
    load = layout.marks.load_kg
    shown = words.LOAD.format(load=load) if load > 0 else words.NO_BAR
    return f"{shown}; {whose(layout)}"
