"""The margin against a stumble: the extrapolated centre of mass (Hof, Gazendam and Sinke 2005)."""

from __future__ import annotations

import numpy as np

from sim.chain import GRAVITY, Array


def stumble_margin_m(front_m: Array, com_m: Array, speed_m_per_s: Array, com_height_m: Array) -> Array:
    """Return how far the extrapolated centre of mass stays behind the front edge.

    A body whose centre of mass moves at v over a base at depth l topples unless x + v / sqrt(g / l) stays inside.

    Parameters
    ----------
    front_m : array
        (n,) front edge of the support.
    com_m, com_height_m : array
        (n,) centre of mass, forward and above the ground.
    speed_m_per_s : array
        (n,) its forward speed.

    Returns
    -------
    array
        (n,) negative where the body cannot be caught without a step. [m]
    """
    return np.asarray(front_m - com_m - speed_m_per_s * np.sqrt(com_height_m / GRAVITY))
