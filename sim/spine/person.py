"""What the lumbar spine of one athlete is made of, or of every person of a crowd."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim import spine_kernels as sk
from sim.body import LUMBAR_LEVELS
from sim.chain import Array
from sim.spine.muscles import MuscleSet
from sim.spine.tissue import Spring

N_LEVELS = len(LUMBAR_LEVELS)


@dataclass(frozen=True, eq=False)
class LumbarSpine:
    """Muscles, tissue and discs of n people; n is 1 for an athlete.

    Parameters
    ----------
    muscles : MuscleSet
        Bundles of stature 1 m.
    step : array
        (2, 5) direction from each lumbar joint to the next in upright neutral.
    disc : array
        (6,) lean of the mid-disc frames in upright neutral. [rad]
    size : array
        (n,) stature to which the muscles are scaled. [m]
    height : array
        (n,) from each lumbar joint to the next. [m]
    tension : array
        (n,) stress of full activation. [Pa]
    pull : array
        (n,) pull of stretched posterior tissue along the spine by passive moment. [1/m]
    ratio : array
        (n,) q in a muscle's stiffness q F / L.
    trade : float
        How much flexion neighbouring levels may trade. [rad]
    spring : Spring
        Passive tissue.
    shares : array
        (6,) share of each level in lumbar flexion.
    """

    muscles: MuscleSet
    step: Array
    disc: Array
    size: Array
    height: Array
    tension: Array
    pull: Array
    ratio: Array
    trade: float
    spring: Spring
    shares: Array

    @property
    def n(self) -> int:
        """Number of people."""
        return self.size.size


def extensor_capacity_Nm(spine: LumbarSpine, flexion: Array) -> Array:
    """Return the moment of all extensors of each level, fully active.

    What changes with flexion is the muscles' lines of action; force-length effects are left out.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person or of n.
    flexion : array
        (6, n) flexion of each level. [rad]

    Returns
    -------
    array
        (6, n) [N m]
    """
    arms = np.maximum(muscle_arms_m(spine, flexion), 0.0)
    result: Array = spine.tension * np.einsum("b,ibs->is", spine.muscles.area, arms)
    return result


def muscle_arms_m(spine: LumbarSpine, flexion: Array) -> Array:
    """Return each bundle's extension arm at each level it crosses.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person or of n.
    flexion : array
        (6, n) flexion of each level. [rad]

    Returns
    -------
    array
        (6, n_bundles, n), 0 where a bundle does not cross a level; negative for flexors. [m]
    """
    n = flexion.shape[1]
    size, height = (np.array(np.broadcast_to(row, (n,))) for row in (spine.size, spine.height))
    result = np.empty((N_LEVELS, spine.muscles.n_bundles, n))
    owner, low, high, point, beyond, _ = spine.muscles.arrays
    bend = np.ascontiguousarray(flexion)
    arms: Any = sk.arms  # numba ships no types for so many arguments
    arms(owner, low, high, point, beyond, spine.step, size, height, bend, result)
    return result
