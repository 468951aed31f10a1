"""Muscle bundles as the arrays that the kernels take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sim.chain import Array, Indices
from sim.spine.anatomy import Bundle

_LANES = 8  # numbers in the widest vector register; idle bundles fill the last one


@dataclass(frozen=True, eq=False)
class MuscleSet:
    """All bundles of a spine of stature 1 m.

    Parameters
    ----------
    owner, low, high : array of int
        (n_segments,) bundle of each straight segment and the bodies of its ends.
    point : array
        (5, n_segments) lower end, upper end (forward, up, in their bodies' frames) and extent sideways.
    beyond : array
        (n_bundles,) length above the last point.
    area : array
        (n_bundles,) cross-sections; 0 for bundles that only fill the row. [m^2]
    groups : tuple of str
        Muscle of each bundle, without the fillers.
    """

    owner: Indices
    low: Indices
    high: Indices
    point: Array
    beyond: Array
    area: Array
    groups: tuple[str, ...]

    @property
    def n_bundles(self) -> int:
        """Number of bundles with the fillers."""
        return self.area.size

    @property
    def arrays(self) -> tuple[Indices, Indices, Indices, Array, Array, Array]:
        """What kernels take first."""
        return self.owner, self.low, self.high, self.point, self.beyond, self.area


@lru_cache(maxsize=8)
def muscle_set(bundles: tuple[Bundle, ...]) -> MuscleSet:
    """Return the arrays of a spine's muscles.

    Parameters
    ----------
    bundles : tuple of Bundle
        The muscles.

    Returns
    -------
    MuscleSet
    """
    rows, ends = [], []
    for b, bundle in enumerate(bundles):
        for p, q in zip(bundle.path, bundle.path[1:], strict=False):
            rows.append((b, p.body, q.body))
            ends.append((p.forward, p.up, q.forward, q.up, q.aside - p.aside))
    owner, low, high = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    n = -(-len(bundles) // _LANES) * _LANES
    area, beyond = np.zeros(n), np.ones(n)
    area[: len(bundles)] = [bundle.area_m2 for bundle in bundles]
    beyond[: len(bundles)] = [bundle.beyond for bundle in bundles]
    point = np.ascontiguousarray(np.array(ends).T)
    return MuscleSet(owner, low, high, point, beyond, area, tuple(bundle.group for bundle in bundles))
