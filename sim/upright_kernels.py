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
    FAST,
    KNEE,
    KNEE_FRONT,
    KNEELS,
    LEG,
    LINE,
    LUMBAR,
    NONE,
    REACH,
    SHANK,
    THIGH,
    THIGH_FRONT,
    TRUNK,
    arms,
    away_by,
    balanced,
    held_by_arms,
    place_from,
    shoulders,
    swing,
)

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

NEVER = -1.0
_MAX_LEAN = math.radians(110.0)
_TIP_STEP = math.radians(5.0)
_SEARCH_STEPS = 40
_SETTLED = 1e-13  # rad

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_part = numba.njit(nogil=True, fastmath=FAST, error_model="numpy")


@_part
def _ahead(tree, world, reaching, z, lean, rows):
    """Forward position of the centre of mass at a trunk lean, the arms following."""
    parent, joint, com, mass, _ = tree
    z[TRUNK, 0] = lean
    arms(parent, joint, world, reaching, z, z[ARM])
    swing(parent, joint, com, mass, world, 0, NONE, z, rows)
    return rows[2, 0] / mass.sum()


@_kernel
def tip(tree, world, reaching, with_arms, leg, front):
    """Return the trunk lean at which the centre of mass reaches the front edge, legs locked, spine neutral.

    0 where the upright is past it already, `NEVER` where 110 degrees do not reach it.
    """
    parent, joint, com, mass, _ = tree
    z, rows, total = np.zeros((ARM + 1, 1)), np.empty((3, 1)), mass.sum()
    z[LEG, 0] = leg
    if not with_arms:
        swing(parent, joint, com, mass, world, 0, TRUNK, z, rows)
        a, b, c = rows[0, 0] / total, rows[1, 0] / total, rows[2, 0] / total
        if b + c >= front:
            return 0.0
        lean, found = rising(a, b, c, front)
        lean %= 2.0 * math.pi
        return lean if found and lean <= _MAX_LEAN else NEVER
    low, below = 0.0, _ahead(tree, world, reaching, z, 0.0, rows) - front
    if below >= 0.0:
        return 0.0
    while low < _MAX_LEAN:
        high = min(low + _TIP_STEP, _MAX_LEAN)
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
def shift_ranges(tree, world, reaching, with_arms, pelvis, low, high, rear, front, start, z, result):
    """Write least and most backward shift (2, N) of the hip from ``start`` that stays up, NaN where none does.

    Legs are within ``low`` and ``high`` (N,), everything else is held; ``pelvis`` is its link.
    """
    parent, joint, com, mass, _ = tree
    n, total = z.shape[1], mass.sum()
    rows, edge = np.empty((3, n)), np.empty(n)
    swing(parent, joint, com, mass, world, 0, LEG, z, rows)
    legs, found, alike = np.empty((2, n)), np.empty((2, n), np.bool_), False
    if with_arms:
        for side in range(2):
            edge[:] = front if side == 0 else rear
            balanced(tree, world, reaching, with_arms, edge, alike, z, legs[side], found[side])
    else:
        for k in range(n):
            a, b, c = rows[0, k] / total, rows[1, k] / total, rows[2, k] / total
            legs[0, k], found[0, k] = rising(a, b, c, front)
            legs[1, k], found[1, k] = rising(a, b, c, rear)
    moved, place = z.copy(), np.empty((2, n))
    lost = np.empty(n, np.bool_)
    for k in range(n):
        # Where an edge is never reached, the body is on one side of it whatever the legs do.
        middle = rows[2, k] / total
        lost[k] = (not found[0, k] and middle > front) or (not found[1, k] and middle < rear)
        legs[0, k] = min(high[k], legs[0, k]) if found[0, k] else high[k]
        legs[1, k] = max(low[k], legs[1, k]) if found[1, k] else low[k]
        lost[k] = lost[k] or legs[1, k] > legs[0, k]
    for side in range(2):
        moved[LEG] = legs[side]
        place_from(parent, joint, world, pelvis, 0, moved, place)
        for k in range(n):
            result[side, k] = math.nan if lost[k] else start - place[0, k]


@_part
def _wave(start, quarter, half):
    """Constant, cosine and sine part of what turns with one angle, from its values at 0, 90 and 180 degrees."""
    middle = (start + half) / 2
    return middle, start - middle, quarter - middle


@_kernel
def family(tree, world, reaching, with_arms, knee, turned, wanted, ends, z):
    """Return the first and the last of rising knee angles whose balanced legs are within the joint ranges, else -1.

    ``turned`` (3, N) 1, cosine and sine of ``knee`` (N,); ``ends`` of hip flexion, ankle dorsiflexion and
    plantarflexion; ``z`` (5, 1) trunk and spine.
    """
    parent, joint, com, mass, _ = tree
    n, total, pelvis = knee.shape[0], mass.sum(), z[TRUNK, 0] - z[LUMBAR, 0]
    few, rows = np.zeros((ARM + 1, 3)), np.empty((3, 3))  # arms that weigh nothing forward
    few[TRUNK], few[LUMBAR] = z[TRUNK, 0], z[LUMBAR, 0]
    few[KNEE, 1], few[KNEE, 2] = math.pi / 2, math.pi
    swing(parent, joint, com, mass, world, 0, LEG, few, rows)
    a_0, a_cosine, a_sine = _wave(rows[0, 0] / total, rows[0, 1] / total, rows[0, 2] / total)
    b_0, b_cosine, b_sine = _wave(rows[1, 0] / total, rows[1, 1] / total, rows[1, 2] / total)
    c_0, c_cosine, c_sine = _wave(rows[2, 0] / total, rows[2, 1] / total, rows[2, 2] / total)
    held = held_by_arms(tree, world) if with_arms else 0.0
    shoulder = shoulders(parent, joint, world, z)
    away, kneels = away_by(reaching, z[TRUNK, 0]), reaching[KNEELS] > 0.0
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
                    reaching[ANKLE_FRONT], reaching[REACH], reaching[LINE], away, shoulder[0, 0], shoulder[1, 0],
                    knee[j], kneels, a, b, c, held, wanted, guess, slope,
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
