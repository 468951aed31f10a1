"""Compiled kernels for what stays up: tip angle, range of hip shifts, family of leg postures.

Trees, poses and arms are given as in `sim.posture_kernels`. SI units and radians.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.arm_kernels import balanced_below_arms, lead, rising
from sim.cache import kernel_cache_folder
from sim.posture_kernels import (
    ANKLE_FRONT,
    ARM,
    KNEE_FRONT,
    KNEELS,
    LEG,
    LINE,
    NONE,
    REACH,
    SHANK,
    THIGH,
    THIGH_FRONT,
    TRUNK,
    arms,
    away_by,
    place_from,
    swing,
)

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

NEVER = -1.0
MAX_LEAN = math.radians(110.0)
_TIP_STEP = math.radians(5.0)
_SEARCH_STEPS = 40
_SETTLED = 1e-13  # rad

_kernel = numba.njit(cache=True, nogil=True, fastmath={"contract"}, error_model="numpy")
_part = numba.njit(nogil=True, fastmath={"contract"}, error_model="numpy")


@_part
def _ahead(tree, world, reaching, z, lean, rows):
    """Forward position of the centre of mass at a trunk lean, the arms following."""
    parent, joint, com, mass, _ = tree
    z[TRUNK, 0] = lean
    arms(parent, joint, world, reaching, z, z[ARM])
    swing(parent, joint, com, mass, world, 0, NONE, z, rows)
    return rows[2, 0] / mass.sum()


@_kernel
def tip_below_arms(tree, world, reaching, leg, front):
    """Return the trunk lean at which the centre of mass reaches the front edge, legs locked, the arms following.

    0 where the upright is past it already, `NEVER` where `MAX_LEAN` does not reach it.
    """
    z, rows = np.zeros((ARM + 1, 1)), np.empty((3, 1))
    z[LEG, 0] = leg
    low, below = 0.0, _ahead(tree, world, reaching, z, 0.0, rows) - front
    if below >= 0.0:
        return 0.0
    while low < MAX_LEAN:
        high = min(low + _TIP_STEP, MAX_LEAN)
        above = _ahead(tree, world, reaching, z, high, rows) - front
        if above >= 0.0:
            break
        low, below = high, above
    else:
        return NEVER
    # Secants that keep both sides (Illinois).
    lean = high
    for _ in range(_SEARCH_STEPS):
        last = lean
        lean = low - below * (high - low) / (above - below)
        value = _ahead(tree, world, reaching, z, lean, rows) - front
        if abs(lean - last) < _SETTLED or value == 0.0:
            break
        if value < 0.0:
            low, below, above = lean, value, above / 2
        else:
            high, above, below = lean, value, below / 2
    return lean


@_kernel
def shift_ranges(
    parent, joint, world, pelvis, middle, fore, fore_found, aft, aft_found, ends, low, high, start, z, result
):  # fmt: skip
    """Write least and most backward shift (2, N) of the hip from ``start`` that stays up, NaN where none does.

    ``fore`` and ``aft`` (N,) are the legs that balance over the front and the rear of ``ends``, where found, ``middle``
    (N,) where the centre of mass is between its farthest. Legs are within ``low`` and ``high`` (N,), all else is held.
    """
    n, (rear, front) = z.shape[1], ends
    moved, place = np.empty((z.shape[0], n)), np.empty((2, n))
    for side in range(2):
        for k in range(n):
            for row in range(z.shape[0]):
                moved[row, k] = z[row, k]
            most = min(high[k], fore[k]) if fore_found[k] else high[k]
            least = max(low[k], aft[k]) if aft_found[k] else low[k]
            moved[LEG, k] = most if side == 0 else least
            # Where an edge is never reached, the body is on one side of it whatever the legs do.
            beyond = (not fore_found[k] and middle[k] > front) or (not aft_found[k] and middle[k] < rear)
            result[side, k] = math.nan if beyond or least > most else start
        place_from(parent, joint, world, pelvis, 0, moved, place)
        for k in range(n):
            result[side, k] -= place[0, k]


@_part
def _wave(start, quarter, half):
    """Constant, cosine and sine part of what turns with one angle, from its values at 0, 90 and 180 degrees."""
    middle = (start + half) / 2
    return middle, start - middle, quarter - middle


@_kernel
def family(reaching, with_arms, shoulder, held, moments, total, knee, turned, wanted, ends, trunk, pelvis):
    """Return the first and the last of rising knee angles whose balanced legs are within the joint ranges, else -1.

    ``moments`` (3, 3) are a, b and c of `sim.posture_kernels.swing` for the leg at knees of 0, 90 and 180 degrees with
    arms that weigh nothing forward, over the ``total`` mass the centre of mass, ``wanted``. Arms that follow the legs
    hang from the ``shoulder`` (2,) ahead of and above the hip and add ``held`` by their sine. ``turned`` (3, N) is 1,
    cosine and sine of ``knee`` (N,); ``ends`` of hip flexion, ankle dorsiflexion and plantarflexion; ``trunk`` and
    ``pelvis`` lean.
    """
    n = knee.shape[0]
    a_0, a_cosine, a_sine = _wave(moments[0, 0] / total, moments[0, 1] / total, moments[0, 2] / total)
    b_0, b_cosine, b_sine = _wave(moments[1, 0] / total, moments[1, 1] / total, moments[1, 2] / total)
    c_0, c_cosine, c_sine = _wave(moments[2, 0] / total, moments[2, 1] / total, moments[2, 2] / total)
    away, kneels = away_by(reaching, trunk), reaching[KNEELS] > 0.0
    answer = np.full(2, -1)
    for way in range(2):
        last, second, third, slope, known = 0.0, 0.0, 0.0, -1.0, 0
        for count in range(n):
            j = count if way == 0 else n - 1 - count
            if pelvis + knee[j] - ends[0] > ends[1]:
                continue  # no ankle bends as far as this hip asks
            a = a_0 + a_cosine * turned[1, j] + a_sine * turned[2, j]
            b = b_0 + b_cosine * turned[1, j] + b_sine * turned[2, j]
            c = c_0 + c_cosine * turned[1, j] + c_sine * turned[2, j]
            if with_arms:
                guess = lead(known, last, second, third) if known > 0 else 0.0
                leg, found, _, slope = balanced_below_arms(
                    reaching[SHANK], reaching[THIGH], reaching[THIGH_FRONT], reaching[KNEE_FRONT],
                    reaching[ANKLE_FRONT], reaching[REACH], reaching[LINE], away, shoulder[0], shoulder[1],
                    knee[j], kneels, a, b, c, held / total, wanted, guess, slope,
                )  # fmt: skip
                if found:
                    last, second, third, known = leg, last, second, known + 1
                else:
                    slope, known = -1.0, 0
            else:
                leg, found = rising(a, b, c, wanted)
            if found and pelvis - leg + knee[j] <= ends[0] and -ends[2] <= leg <= ends[1]:
                answer[way] = j
                break
        if answer[0] < 0:
            break
    return answer[0], answer[1]
