"""A fault beside the clean repetition, which stands behind it again as a ghost."""

from __future__ import annotations

import numpy as np

from sim.chain import Array
from ui.colours import Colours
from ui.figure.layout import Layout
from ui.figure.strip import Panel, key_frames, strip
from ui.trunk import lean_lines


def beside(
    clean: Layout, faulty: Layout, colours: Colours, *, heading: tuple[str, ...], captions: tuple[tuple[str, ...], ...],
    part: float = 1.0,
) -> str:  # fmt: skip
    """Draw one pose without a fault and with it.

    Parameters
    ----------
    clean, faulty : Layout
        The figures.
    colours : Colours
        The profile.
    heading : tuple of str
        Title and the line under it, or nothing.
    captions : tuple of tuple of str
        (2,) lines under each, or nothing.
    part : float, default 1
        Of the deepest lean at which they are shown; 0 for the top.

    Returns
    -------
    str
        An SVG document.
    """
    behind = (clean, frame_at(clean, part))
    panels = [Panel(*behind, captions[0]), Panel(faulty, frame_at(faulty, part), captions[1], behind)]
    return strip(panels, colours, heading=heading)


def frame_at(layout: Layout, part: float) -> int:
    """Return the frame of a share of the deepest lean.

    Parameters
    ----------
    layout : Layout
        The figure.
    part : float
        The share, 0 for the top.

    Returns
    -------
    int
    """
    if part == 0.0:
        return layout.upright
    return layout.deepest if part == 1.0 else _nearest(layout, part * float(_way(layout).max()))


def _way(layout: Layout) -> Array:
    """Return the leans of the way down or, from the floor, of the way up."""
    lean = layout.marks.trunk_lean_deg
    way: Array = lean[: layout.deepest + 1] if layout.deepest else lean[: int(np.argmin(lean)) + 1]
    return way


def _nearest(layout: Layout, lean_deg: float) -> int:
    """Return the frame on the way whose lean is nearest to one."""
    return int(np.argmin(np.abs(_way(layout) - lean_deg)))


def _at_time(layout: Layout, time_s: float) -> int:
    """Return the frame nearest to a time."""
    return int(np.argmin(np.abs(layout.marks.time_s - time_s)))


def over_time(
    clean: Layout, faulty: Layout, count: int, colours: Colours, *, heading: tuple[str, ...], lean: bool
) -> str:
    """Draw the way down with a fault, at each lean the clean pose behind it; on a way up, at the same time.

    Parameters
    ----------
    clean, faulty : Layout
        The figures.
    count : int
        How many poses.
    colours : Colours
        The profile.
    heading : tuple of str
        Title and the line under it, or nothing.
    lean : bool
        Whether each pose's lean is said under it.

    Returns
    -------
    str
        An SVG document.
    """
    panels = []
    for frame in key_frames(faulty, count):
        at = float(faulty.marks.trunk_lean_deg[frame])
        behind = _nearest(clean, at) if clean.deepest else _at_time(clean, float(faulty.marks.time_s[frame]))
        panels.append(Panel(faulty, frame, lean_lines(at, lies=faulty.lies) if lean else (), (clean, behind)))
    return strip(panels, colours, heading=heading)
