"""Laws of what the muscles of a joint can make by angle and speed, and the compiled shares that a motion asks of them.

A law is a plain function that takes numbers or arrays; the kernel compiles it into itself, so that there is one
formula. SI units and radians, but degrees where the passive laws (`sim.passive_kernels`) want them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numba
import numpy as np

from sim.cache import kernel_cache_folder
from sim.passive_kernels import Values, ankle_moment, hip_moment, knee_moment
from sim.posture_kernels import DEGREES, KNEE, LEG, LUMBAR, TRUNK, bent

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

LARGEST, WIDTH, AT, SPEED = range(4)  # of a curve: moment, width and best angle, then the four of `speed_law`
_NOTHING_NM = 1e-6  # what the end of a cosine leaves

_kernel = numba.njit(cache=True, nogil=True, error_model="numpy")
_part = numba.njit(nogil=True, error_model="numpy")


def speed_law(factors: Sequence[float], shortening: Values) -> Values:
    """Return what is left at a speed at which muscles shorten (Anderson et al. 2007), never less than nothing.

    ``factors``: constant, slopes of numerator and denominator, and growth as the muscles lengthen.
    """
    size = np.abs(shortening)
    fall = (factors[0] + size * factors[1]) / (factors[0] + size * factors[2])
    left: Values = np.maximum(fall, 0.0) * (1.0 + factors[3] * np.maximum(-shortening, 0.0))
    return left


def angle_law(width: float, at: float, angle: Values) -> Values:
    """Return what is left at an angle: a cosine that ends (Anderson et al. 2007)."""
    turned: Values = np.minimum(np.maximum(width * (angle - at), -math.pi / 2), math.pi / 2)
    return np.cos(turned)


_speed_part, _angle_part = _part(speed_law), _part(angle_law)


@_part
def _able(curve, angle, shortening, tissue):
    """Return what muscle and stretched tissue can make, both on one side of a joint."""
    muscle = curve[LARGEST] * _angle_part(curve[WIDTH], curve[AT], angle) * _speed_part(curve[SPEED:], shortening)
    able = muscle + max(tissue, 0.0)
    return able if able >= _NOTHING_NM else 0.0


@_kernel
def shares(
    curves, hip_law, knee_law, ankle_law, legs, kneels, pointed, strongest_back, z, zd, ankle, knee, hip, back, result
):  # fmt: skip
    """Write what share of the strength of ankle, knee, hip and lower back each net moment (N,) is, ``result`` (4, N).

    ``curves`` (2, 3, 7) of ankle, knee and hip, the positive moment's first; ``pointed`` dorsiflexion of a foot that
    the floor holds, in kneeling; ``strongest_back`` strength at L5/S1 [N m]; ``z``, ``zd`` (5, N).
    """
    for k in range(z.shape[1]):
        flexed, straight, dorsi = bent(
            kneels, math.pi / 2, pointed, z[TRUNK, k], z[LUMBAR, k], z[KNEE, k], z[LEG, k]
        )  # fmt: skip
        flexing, bending, dorsiflexing = bent(
            kneels, 0.0, 0.0, zd[TRUNK, k], zd[LUMBAR, k], zd[KNEE, k], zd[LEG, k]
        )  # fmt: skip
        h, b, d = flexed * DEGREES, straight * DEGREES, dorsi * DEGREES
        for joint in range(3):
            if joint == 0:
                asked, angle, rate, tissue = ankle[k], dorsi, dorsiflexing, ankle_moment(legs, ankle_law, d, b)
            elif joint == 1:
                asked, angle, rate, tissue = knee[k], straight, bending, knee_moment(legs, knee_law, b, h, d)
            else:
                asked, angle, rate, tissue = hip[k], flexed, flexing, hip_moment(legs, hip_law, h, b)
            # The muscles of the positive moment shorten as the angle falls.
            one = asked / _able(curves[0, joint], angle, -rate, tissue)
            other = -asked / _able(curves[1, joint], angle, rate, -tissue)
            result[joint, k] = one if one > other or math.isnan(one) else other  # NaN where nothing is asked of nothing
        if kneels:
            result[0, k] = math.nan
        result[3, k] = back[k] / strongest_back if back[k] >= 0.0 else math.nan
