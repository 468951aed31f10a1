"""A fault beside the clean repetition, which stands behind it again as a ghost."""

from __future__ import annotations

import numpy as np

from ui.colours import Colours
from ui.figure.layout import Layout
from ui.figure.strip import Panel, key_frames, strip


def beside(
    clean: Layout, faulty: Layout, colours: Colours, *, heading: tuple[str, ...], captions: tuple[tuple[str, ...], ...]
) -> str:
    """Draw the deepest pose without a fault and with it.

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

    Returns
    -------
    str
        An SVG document.
    """
    behind = (clean, clean.deepest)
    panels = [Panel(*behind, captions[0]), Panel(faulty, faulty.deepest, captions[1], behind)]
    return strip(panels, colours, heading=heading)


def over_time(
    clean: Layout, faulty: Layout, count: int, colours: Colours, *, heading: tuple[str, ...], lean: str
) -> str:
    """Draw the way down with a fault, at each lean the clean pose behind it.

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
    lean : str
        Template of the line under a pose; empty for none.

    Returns
    -------
    str
        An SVG document.
    """
    down = clean.marks.trunk_lean_deg[: clean.deepest + 1]
    panels = []
    for frame in key_frames(faulty, count):
        at = float(faulty.marks.trunk_lean_deg[frame])
        same = int(np.argmin(np.abs(down - at)))
        panels.append(Panel(faulty, frame, (lean.format(lean=at),) if lean else (), (clean, same)))
    return strip(panels, colours, heading=heading)
