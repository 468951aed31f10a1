"""Laws of the passive moments of hip, knee and ankle, and a compiled search along the hip's.

A law is a plain function that takes numbers or arrays (degrees, coefficients in the order of the data file) and gives
the moment of so many legs [N m]; kernels compile it into themselves, so that there is one formula.
"""

from __future__ import annotations

from collections.abc import Sequence

import numba
import numpy as np
from numpy.typing import NDArray

from sim.cache import kernel_cache_folder

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

Values = NDArray[np.float64]
Angle = Values | float  # [deg]
_COARSE, _FINE = 220, 32  # parts of an interval, then of the part in which a curve crosses

_kernel = numba.njit(cache=True, nogil=True, error_model="numpy")
_part = numba.njit(nogil=True, error_model="numpy")


def hip_law(legs: float, law: Sequence[float], hip: Angle, knee: Angle) -> Values:
    """Return the extension moment by hip and knee flexion (Riener and Edrich 1999)."""
    flexing = np.exp(law[0] + law[1] * knee + law[2] * hip) - np.exp(law[3] + law[4] * knee + law[5] * hip) + law[6]
    return -legs * flexing


def knee_law(legs: float, law: Sequence[float], knee: Angle, hip: Angle, dorsiflexion: Angle) -> Values:
    """Return the extension moment by flexion of knee and hip, and dorsiflexion (Riener and Edrich 1999)."""
    pointed = -dorsiflexion  # the published angle is plantarflexion: the gastrocnemius stretches as it falls
    behind = np.exp(law[0] + law[1] * pointed + law[2] * knee + law[3] * hip)
    front = np.exp(law[4] + law[5] * pointed + law[6] * knee + law[7] * hip)
    return -legs * (behind - front + law[8] + np.exp(law[9] + law[10] * knee))


def ankle_law(legs: float, law: Sequence[float], dorsiflexion: Angle, knee: Angle) -> Values:
    """Return the plantarflexion moment by dorsiflexion and knee flexion (Riener and Edrich 1999)."""
    pointed = -dorsiflexion
    stretched = np.exp(law[0] + law[1] * pointed + law[2] * knee) - np.exp(law[3] + law[4] * pointed + law[5] * knee)
    return legs * (stretched + law[6])


hip_moment, knee_moment, ankle_moment = _part(hip_law), _part(knee_law), _part(ankle_law)


@_kernel
def hip_reaches(legs, law, knee, wanted, end):
    """Return the least hip flexion from 0 to ``end`` at which the hip's moment is what is wanted, by narrowing a grid.

    -1 where it is less throughout.
    """
    low, high, parts = 0.0, end, _COARSE
    crossing = -1.0
    for _ in range(3):
        start, width, before = low, high - low, 0.0
        crossing = -1.0
        for part in range(parts + 1):
            at = start + width * (part / parts)
            value = hip_moment(legs, law, at, knee) - wanted
            if value >= 0.0:
                if part == 0:
                    return at
                high = at
                crossing = low - before * (high - low) / (value - before)
                break
            low, before = at, value
        if crossing < 0.0:
            return -1.0 if parts == _COARSE else high  # which the last point may miss by a rounding
        parts = _FINE
    return crossing
