"""How far a run reaches, so that the view stands still and words find room beside the figure."""

from __future__ import annotations

import numpy as np

from sim.body import LUMBAR_LINKS
from sim.chain import Array
from ui.figure.layout import Layout, place
from ui.figure.outlines import SEGMENTS, read_outlines

BAND_M = 0.1  # height of one band of `reach`
_TOGETHER_M = 0.05  # bounds grow in steps of this, so that the view stands still while a bar is made heavier
_TURNS = 24  # points on a plate's rim
_STEP_M = 0.03  # between points of an outline; less than a band, so that none is missed

Bounds = dict[str, float]
Reach = dict[str, list[float | None]]


def bounds(layout: Layout) -> Bounds:
    """Return how far a run reaches over all its frames.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    dict
        ``rear``, ``front``, ``top`` of body and plates; ``joint``, L5/S1, and ``hips``, rearmost; ``edge``, foremost of
        support, first hip and centre of mass; ``row``, height of L5/S1 in the deepest frame. [m]
    """
    m = layout.marks
    everything = _everywhere(layout)
    outward = {
        "rear": _round(everything[:, 0].min(), down=True),
        "front": _round(everything[:, 0].max()),
        "top": _round(everything[:, 1].max()),
        "joint": _round(m.l5s1[:, 0].min(), down=True),
        "hips": _round(m.hip[:, 0].min(), down=True),
        "edge": _round(max(m.support[1], m.hip[0, 0], m.com[:, 0].max())),
    }
    return outward | {"row": float(m.l5s1[layout.deepest, 1])}


def reach(layout: Layout) -> Reach:
    """Return how far back and forward a run reaches at each height.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    dict
        ``rear``, ``front``: a number for each band of `BAND_M` from the ground up, None where nothing ever is. [m]
    """
    points = _everywhere(layout)
    band = np.maximum(points[:, 1] // BAND_M, 0).astype(int)
    rear, front = np.full(band.max() + 1, np.inf), np.full(band.max() + 1, -np.inf)
    np.minimum.at(rear, band, points[:, 0])
    np.maximum.at(front, band, points[:, 0])
    return {
        "rear": [_round(x, down=True) if np.isfinite(x) else None for x in rear],
        "front": [_round(x) if np.isfinite(x) else None for x in front],
    }


def _everywhere(layout: Layout) -> Array:
    """Every point of the outlines of body, trunk and plates in every frame, (n, 2). [m]."""
    drawn, m = read_outlines().outline, layout.marks
    places = [
        _over_time(layout.poses[:, i], _dense(layout.scales.skin[name](drawn[name]) / 1000))
        for i, name in enumerate(SEGMENTS)
        if name not in LUMBAR_LINKS
    ]
    places.extend(layout.skin.at(pose) for pose in layout.poses)
    if m.bar is not None:
        turn = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
        rim = (m.plate_radius_m if m.load_kg > 0 else 0.0) * np.stack((np.cos(turn), np.sin(turn)), axis=1)
        places.append((m.bar[:, None, :] + rim).reshape(-1, 2))
    return np.concatenate(places)


def _dense(outline: Array) -> Array:
    """Add points to the longer sides of a closed outline (n, 2). [m]."""
    after = np.roll(outline, -1, axis=0)
    sides = np.hypot(*(after - outline).T)
    shares = [np.linspace(0, 1, int(side // _STEP_M) + 1, endpoint=False)[:, None] for side in sides]
    return np.concatenate([a + share * (b - a) for a, b, share in zip(outline, after, shares, strict=True)])


def _over_time(poses: Array, points: Array) -> Array:
    """Place points (k, 2) in every pose (n, 3) of one segment, (n k, 2)."""
    each = np.repeat(poses, len(points), axis=0)
    return place(each, np.tile(points, (len(poses), 1)))


def _round(metres: float, *, down: bool = False) -> float:
    steps = metres / _TOGETHER_M
    return round(float((np.floor(steps) if down else np.ceil(steps)) * _TOGETHER_M), 2)
