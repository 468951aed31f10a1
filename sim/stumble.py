"""The margin against a stumble: the extrapolated centre of mass (Hof, Gazendam and Sinke 2005)."""

from __future__ import annotations

import numpy as np

from sim.chain import GRAVITY, Array
from sim.tempo import derivative_weights, derivatives

_ENOUGH = 4  # instants; a derivative needs three points and one between


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


def least_stumble_margin_m(front_m: float, time_s: Array, com: Array, weights: Array | None = None) -> float:
    """Return the least margin over a repetition.

    Parameters
    ----------
    front_m : float
        Front edge of the support.
    time_s : array
        (n,) instants that were reached. [s]
    com : array
        (2, n) centre of mass of body and bar, forward and above the ground. [m]
    weights : array, optional
        The answer of `sim.tempo.derivative_weights` for these instants, where it is known.

    Returns
    -------
    float
        [m]
    """
    speed = np.zeros_like(com[0])
    if time_s.size >= _ENOUGH:
        speed = derivatives(time_s, com[0], derivative_weights(time_s) if weights is None else weights)[0]
    return float(stumble_margin_m(np.asarray(front_m), com[0], speed, com[1]).min())
