"""From metres of the world to pixels of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from ui.figure.curves import number
from ui.figure.labels import Box


@dataclass(frozen=True)
class View:
    """Where the world lies on the picture.

    Parameters
    ----------
    scale : float
        [px/m]
    origin : float
        Pixel column of x = 0. [px]
    ground : float
        Pixel row of y = 0. [px]
    """

    scale: float
    origin: float
    ground: float

    def x(self, metres: float) -> float:
        """Return a column. [px]."""
        return self.origin + self.scale * float(metres)

    def y(self, metres: float) -> float:
        """Return a row. [px]."""
        return self.ground - self.scale * float(metres)

    def point(self, metres: Array) -> tuple[float, float]:
        """Return column and row of one point (2,). [px]."""
        return self.x(metres[0]), self.y(metres[1])

    @property
    def transform(self) -> str:
        """SVG transform from millimetres, y down, to pixels."""
        return f"translate({number(self.origin)} {number(self.ground)}) scale({self.scale / 1000:.4f})"

    def outline(self, metres: Array) -> Array:
        """Return an outline (n, 2) in pixels, with seven points added on each side."""
        pixels = np.stack((self.origin + self.scale * metres[:, 0], self.ground - self.scale * metres[:, 1]), axis=1)
        after = np.roll(pixels, -1, axis=0)
        between = np.linspace(0.0, 1.0, 8, endpoint=False)[:, None, None]
        result: Array = (pixels + between * (after - pixels)).reshape(-1, 2)
        return result


@dataclass(frozen=True)
class Obstacles:
    """What labels keep clear of: outlines as points.

    Parameters
    ----------
    points : array
        (n, 2) column and row. [px]
    """

    points: Array

    @classmethod
    def of(cls, outlines: Sequence[Array]) -> Obstacles:
        """Gather outlines, each (n, 2)."""
        return cls(np.concatenate(outlines) if outlines else np.empty((0, 2)))

    def within(self, box: Box) -> Array:
        """Return the points (n, 2) inside a rectangle."""
        x, y = self.points.T
        inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
        result: Array = self.points[inside]
        return result

    def top(self, left: float, right: float, otherwise: float) -> float:
        """Return the highest row between two columns. [px]."""
        rows = self.within(Box(left, -1e6, right, 1e6))[:, 1]
        return float(rows.min()) if rows.size else otherwise

    def left(self, top: float, bottom: float, otherwise: float) -> float:
        """Return the leftmost column between two rows. [px]."""
        columns = self.within(Box(-1e6, top, 1e6, bottom))[:, 0]
        return float(columns.min()) if columns.size else otherwise

    def right(self, top: float, bottom: float, otherwise: float) -> float:
        """Return the rightmost column between two rows. [px]."""
        columns = self.within(Box(-1e6, top, 1e6, bottom))[:, 0]
        return float(columns.max()) if columns.size else otherwise
