"""Muscle bundles as the arrays that the kernels take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sim.body import LUMBAR_LEVELS, TrunkGeometry
from sim.chain import Array, Indices
from sim.spine.anatomy import Spine

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
    step : array
        (2, 5) from each lumbar joint to the next, forward and up, L5 to L1.
    disc : array
        (6,) lean of the mid-disc frames in upright neutral. [rad]
    groups : tuple of str
        Muscle of each bundle, without the fillers.
    """

    owner: Indices
    low: Indices
    high: Indices
    point: Array
    beyond: Array
    area: Array
    step: Array
    disc: Array
    groups: tuple[str, ...]

    @property
    def n_bundles(self) -> int:
        """Number of bundles with the fillers."""
        return self.area.size


@lru_cache(maxsize=64)
def muscle_set(spine: Spine, trunk: TrunkGeometry) -> MuscleSet:
    """Return the arrays of a spine.

    Parameters
    ----------
    spine : Spine
        Bundles and discs.
    trunk : TrunkGeometry
        Where the lumbar joints lie.

    Returns
    -------
    MuscleSet
    """
    rows, ends = [], []
    for b, bundle in enumerate(spine.bundles):
        for p, q in zip(bundle.path, bundle.path[1:], strict=False):
            rows.append((b, p.body, q.body))
            ends.append((p.forward, p.up, q.forward, q.up, q.aside - p.aside))
    owner, low, high = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    n = -(-len(spine.bundles) // _LANES) * _LANES
    area, beyond = np.zeros(n), np.ones(n)
    area[: len(spine.bundles)] = [bundle.area_m2 for bundle in spine.bundles]
    beyond[: len(spine.bundles)] = [bundle.beyond for bundle in spine.bundles]
    lean = np.radians(trunk.level_lean_deg)
    step = trunk.level_height * np.stack((np.sin(lean), np.cos(lean)))
    disc = np.array([math.radians(value) for value in spine.disc_lean_deg])
    groups = tuple(bundle.group for bundle in spine.bundles)
    point = np.ascontiguousarray(np.array(ends).T)
    return MuscleSet(owner, low, high, point, beyond, area, np.ascontiguousarray(step), disc, groups)


def upright_arms(muscles: MuscleSet, size: float) -> Array:
    """Return the extension arms (6, n_bundles) in upright neutral. [m].

    Parameters
    ----------
    muscles : MuscleSet
        Bundles.
    size : float
        Stature. [m]

    Returns
    -------
    array
        0 where a bundle does not cross a level.
    """
    joint = np.zeros((2, len(LUMBAR_LEVELS)))
    joint[:, 1:] = np.cumsum(muscles.step, axis=1)
    arm = np.zeros((len(LUMBAR_LEVELS), muscles.n_bundles))
    for b, low, high, point in zip(muscles.owner, muscles.low, muscles.high, muscles.point.T, strict=True):
        start = joint[:, max(low - 1, 0)] + point[:2]
        end = joint[:, max(high - 1, 0)] + point[2:4]
        reach = end - start
        along = reach / math.hypot(reach[0], reach[1], point[4])
        levels = np.arange(low, high)
        arm[levels, b] = (end[1] - joint[1, levels]) * along[0] - (end[0] - joint[0, levels]) * along[1]
    return arm * size


def specific_tension(muscles: MuscleSet, size: float | Array, strength_Nm: float | Array) -> float | Array:
    """Return the stress of full activation that gives a net L5/S1 extensor strength, upright. [Pa].

    All extensors of L5/S1 fully active, no flexor active.

    Parameters
    ----------
    muscles : MuscleSet
        Bundles.
    size : float or array
        (n,) stature. [m]
    strength_Nm : float or array
        (n,) net L5/S1 extensor strength.

    Returns
    -------
    float or array
        (n,)
    """
    arm = upright_arms(muscles, 1.0)[0]
    return strength_Nm / (size * float(muscles.area @ np.maximum(arm, 0.0)))
