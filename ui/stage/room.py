"""How far a run reaches, so that the view stands still and words find room beside the figure."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sim.body import LUMBAR_LINKS
from sim.chain import Array
from ui.figure.layout import HEX_M, Layout, place
from ui.figure.outlines import FREE_SEGMENTS, SEGMENTS, SegmentName
from ui.figure.scale import Scales

BAND_M = 0.1  # height of one band of `reach`
_TOGETHER_M = 0.05  # bounds grow in steps of this, so that the view stands still while a bar is made heavier
_TURNS = 24  # points on a plate's rim
_STEP_M = 0.03  # between points of an outline; less than a band, so that none is missed

Bounds = dict[str, float]
Reach = dict[str, list[float | None]]


def bounds(layout: Layout, points: Array) -> Bounds:
    """Return how far a run reaches over all its frames.

    Parameters
    ----------
    layout : Layout
        The figure.
    points : array
        See `everywhere`.

    Returns
    -------
    dict
        ``rear``, ``front``, ``top`` of body and plates; rearmost ``joint``, L5/S1, ``hips``, and ``arms``, L5/S1 or the
        upper body's centre of mass; ``edge``, foremost of support, first hip and centre of mass; ``row``, height of
        L5/S1 in the deepest frame. [m]
    """
    m = layout.marks
    outward = {
        "rear": _round(points[:, 0].min(), down=True),
        "front": _round(points[:, 0].max()),
        "top": _round(points[:, 1].max()),
        "joint": _round(m.l5s1[:, 0].min(), down=True),
        "arms": _round(min(m.l5s1[:, 0].min(), m.upper_body[:, 0].min()), down=True),
        "hips": _round(m.hip[:, 0].min(), down=True),
        "edge": _round(max(m.support[1], m.hip[0, 0], m.com[:, 0].max())),
    }
    return outward | {"row": float(m.l5s1[layout.deepest, 1])}


def reach(points: Array) -> Reach:
    """Return how far back and forward a run reaches at each height.

    Parameters
    ----------
    points : array
        See `everywhere`.

    Returns
    -------
    dict
        ``rear``, ``front``: a number for each band of `BAND_M` from the ground up, None where nothing ever is. [m]
    """
    band = np.maximum(points[:, 1] // BAND_M, 0).astype(int)
    rear, front = np.full(band.max() + 1, np.inf), np.full(band.max() + 1, -np.inf)
    np.minimum.at(rear, band, points[:, 0])
    np.maximum.at(front, band, points[:, 0])
    return {
        "rear": [_round(x, down=True) if np.isfinite(x) else None for x in rear],
        "front": [_round(x) if np.isfinite(x) else None for x in front],
    }


def everywhere(layout: Layout) -> Array:
    """Return every point of the outlines of body, trunk and plates in every frame.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    array
        (n, 2) [m]
    """
    drawn, m = _outlines(layout.scales), layout.marks
    places = [
        place(layout.poses[:, i, None], drawn[name]).reshape(-1, 2)
        for i, name in enumerate(SEGMENTS)
        if name not in LUMBAR_LINKS
    ]
    if layout.free_leg:
        for i, like in enumerate(FREE_SEGMENTS.values(), len(SEGMENTS)):
            places.append(place(layout.poses[:, i, None], drawn[like]).reshape(-1, 2))
    places += [_dense(prop.outline) for prop in layout.props]
    places.append(layout.skin.at(layout.poses).reshape(-1, 2))
    if m.bar is not None:
        turn = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
        rim = (m.plate_radius_m if m.load_kg > 0 else 0.0) * np.stack((np.cos(turn), np.sin(turn)), axis=1)
        places.append((m.bar[:, None, :] + rim).reshape(-1, 2))
        if m.hex_handle_m >= 0.0:
            places.extend(m.bar + np.array([side * HEX_M, 0.0]) for side in (-1.0, 1.0))
    return np.concatenate(places)


@lru_cache(maxsize=16)
def _outlines(scales: Scales) -> dict[SegmentName, Array]:
    """Return an athlete's outlines with points close enough together."""
    return {name: _dense(outline) for name, outline in scales.outline.items()}


def _dense(outline: Array) -> Array:
    """Add points to the longer sides of a closed outline (n, 2). [m]."""
    sides = np.roll(outline, -1, axis=0) - outline
    counts = (np.hypot(*sides.T) // _STEP_M).astype(int) + 1
    side = np.repeat(np.arange(len(outline)), counts)
    share = (np.arange(len(side)) - (np.cumsum(counts) - counts)[side]) / counts[side]
    result: Array = outline[side] + share[:, None] * sides[side]
    return result


def _round(metres: float, *, down: bool = False) -> float:
    steps = metres / _TOGETHER_M
    return round(float((np.floor(steps) if down else np.ceil(steps)) * _TOGETHER_M), 2)
