"""Smooth curves through points, as path data."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sim.chain import Array

_CLOSE = 1e-9


def bezier(points: Array, *, closed: bool) -> Array:
    """Turn a centripetal Catmull-Rom spline into cubic Bezier pieces (Yuksel et al. 2011).

    Parameters
    ----------
    points : array
        (n, 2) points that the curve runs through.
    closed : bool
        Whether it returns to the first.

    Returns
    -------
    array
        (n_pieces, 4, 2) start, two handles, end of each piece; n pieces closed, n - 1 open.
    """
    if closed:
        ring = np.concatenate((points[-1:], points, points[:2]))
    else:
        # An open end goes on as it came.
        ring = np.concatenate((2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]))
    before, start, end, after = ring[:-3], ring[1:-2], ring[2:-1], ring[3:]

    def root(a: Array, b: Array) -> Array:
        """Square root of the distance, the spline's knot interval."""
        distance: Array = np.maximum(np.sqrt(np.hypot(*(b - a).T)), _CLOSE)[:, None]
        return distance

    d1, d2, d3 = root(before, start), root(start, end), root(end, after)
    first = (d1**2 * end - d2**2 * before + (2 * d1**2 + 3 * d1 * d2 + d2**2) * start) / (3 * d1 * (d1 + d2))
    second = (d3**2 * start - d2**2 * after + (2 * d3**2 + 3 * d3 * d2 + d2**2) * end) / (3 * d3 * (d3 + d2))
    return np.stack((start, first, second, end), axis=1)


def path(points: Array, *, closed: bool = True) -> str:
    """Return path data of the smooth curve through points, y turned down.

    Parameters
    ----------
    points : array
        (n, 2) x forward, y up. [mm]
    closed : bool, default True
        Whether it returns to the first.

    Returns
    -------
    str
        In millimetres, y down, to a tenth.
    """
    pieces = bezier(np.asarray(points, dtype=float), closed=closed) * (1.0, -1.0)
    data = ["M" + _pair(pieces[0, 0])]
    data += ["C" + " ".join(_pair(handle) for handle in piece[1:]) for piece in pieces]
    return "".join(data) + ("Z" if closed else "")


def ribbon(centre: Array, width: Array) -> Array:
    """Return the outline of a band along a line.

    Parameters
    ----------
    centre : array
        (n, 2) its centre line.
    width : array
        (n,) its full width at each point.

    Returns
    -------
    array
        (2 n, 2) up one side and down the other.
    """
    along = np.gradient(centre, axis=0)
    normal = np.stack((-along[:, 1], along[:, 0]), axis=1) / np.hypot(*along.T)[:, None]
    half = normal * width[:, None] / 2
    return np.concatenate((centre + half, (centre - half)[::-1]))


def number(value: float) -> str:
    """Write a number to a tenth, without a needless point or minus.

    Parameters
    ----------
    value : float
        Any.

    Returns
    -------
    str
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pair(point: Iterable[float]) -> str:
    x, y = point
    return f"{number(x)} {number(y)}"
