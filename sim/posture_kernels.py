"""Compiled kernels for the poses of one athlete in a task: where the body balances, and where the arms are.

Batch last: poses ``z`` (5, N) of `sim.posture`, C-contiguous. A tree is given as in `sim.kernels`, and ``world``
(n_links, 6) holds each link's world angle as coefficients of the five variables and a constant, so that no walk along
the tree is needed: a link carries its own mass and that of all its children on a lever that turns with its angle.
``reaching`` (11,) is what arms in front of the legs must know, by the names below. SI units and radians.
"""

from __future__ import annotations

import math

import numba

from sim.arm_kernels import arm_angle, balanced_below_arms
from sim.cache import kernel_cache_folder
from sim.kernels import sine_cosine

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

FAST = {"contract", "nnan", "ninf", "nsz", "arcp"}
TRUNK, LUMBAR, KNEE, LEG, ARM, CONSTANT = range(6)
SHANK, THIGH, THIGH_FRONT, KNEE_FRONT, ANKLE_FRONT, REACH, LINE, AWAY, FULL_LEAN, KNEELS, FROM_FLOOR = range(11)
_PELVIS, _UPPER_ARM = 3, 11  # links

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_part = numba.njit(nogil=True, fastmath=FAST, error_model="numpy")


@_kernel
def swing(parent, joint, com, mass, world, variable, z, result):
    """Write a, b and c (3, N) of the centre of mass a sin u + b cos u + c forward of the root, u being a variable.

    From its values at 0, 90 and 180 degrees, the other variables held.
    """
    n = mass.shape[0]
    weight, ahead, above = mass.copy(), mass * com[0], mass * com[1]
    for i in range(n - 1, 0, -1):
        up = parent[i]
        weight[up] += weight[i]
        ahead[up] += weight[i] * joint[0, i]
        above[up] += weight[i] * joint[1, i]
    result[:] = 0.0
    for i in range(n):
        trunk, lumbar, knee, leg, arm, constant = world[i]
        turn = world[i, variable]
        if variable == TRUNK:
            trunk = 0.0
        elif variable == KNEE:
            knee = 0.0
        elif variable == LEG:
            leg = 0.0
        elif variable == ARM:
            arm = 0.0
        lever_x, lever_y = ahead[i] / weight[0], above[i] / weight[0]
        sine_quarter, cosine_quarter = math.sin(turn * math.pi / 2), math.cos(turn * math.pi / 2)
        sine_half, cosine_half = math.sin(turn * math.pi), math.cos(turn * math.pi)
        for k in range(z.shape[1]):
            angle = constant + trunk * z[TRUNK, k] + lumbar * z[LUMBAR, k] + knee * z[KNEE, k]
            s, c = sine_cosine(angle + leg * z[LEG, k] + arm * z[ARM, k])
            x, y = c * lever_x - s * lever_y, s * lever_x + c * lever_y
            half = cosine_half * x - sine_half * y
            middle = (x + half) / 2
            result[0, k] += cosine_quarter * x - sine_quarter * y - middle
            result[1, k] += (x - half) / 2
            result[2, k] += middle


@_part
def _shoulder(parent, joint, world, z, k):
    """Where the shoulder is from the hip, which trunk and spine alone decide."""
    x, y = 0.0, 0.0
    link = _UPPER_ARM
    while link != _PELVIS:
        up = parent[link]
        s, c = sine_cosine(world[up, CONSTANT] + world[up, TRUNK] * z[TRUNK, k] + world[up, LUMBAR] * z[LUMBAR, k])
        x += c * joint[0, link] - s * joint[1, link]
        y += s * joint[0, link] + c * joint[1, link]
        link = up
    return x, y


@_part
def _away(reaching, trunk):
    """How far ahead of its place the bar is, see `sim.manner`."""
    part = trunk / reaching[FULL_LEAN]
    if reaching[FROM_FLOOR] > 0.0:
        part = 4.0 * part * (1.0 - part)  # neither where it lies nor at the top
    return reaching[AWAY] * part


@_part
def set_arms(parent, joint, world, reaching, z, result):
    """Write the world angle (N,) of straight arms that hold a bar in front of the legs; ``result`` may be their row."""
    for k in range(z.shape[1]):
        x, y = _shoulder(parent, joint, world, z, k)
        result[k] = arm_angle(
            reaching[SHANK], reaching[THIGH], reaching[THIGH_FRONT], reaching[KNEE_FRONT], reaching[ANKLE_FRONT],
            reaching[REACH], reaching[LINE], _away(reaching, z[TRUNK, k]), x, y, z[KNEE, k], z[LEG, k],
            reaching[KNEELS] > 0.0,
        )  # fmt: skip


@_kernel
def arms(parent, joint, world, reaching, z, result):
    """Write the world angle (N,) of straight arms that hold a bar in front of the legs."""
    set_arms(parent, joint, world, reaching, z, result)


@_kernel
def legs_below_arms(parent, joint, world, reaching, held, without, wanted, alike, z, leg, found):
    """Write the leg angles (N,) that balance with the arms that go with them, and whether they do.

    ``without`` (3, N) is what `swing` gives for the leg with arms that weigh nothing forward, ``held`` what a straight
    arm adds by its sine, ``wanted`` (N,) the centre of mass. A search starts at the leg of ``z``, or where ``alike``
    is 1 at the answer for the pose before.
    """
    guess, slope = 0.0, -1.0
    for k in range(z.shape[1]):
        if alike == 0 or k == 0:
            guess, slope = z[LEG, k], -1.0
        x, y = _shoulder(parent, joint, world, z, k)
        leg[k], found[k], _, slope_now = balanced_below_arms(
            reaching[SHANK], reaching[THIGH], reaching[THIGH_FRONT], reaching[KNEE_FRONT], reaching[ANKLE_FRONT],
            reaching[REACH], reaching[LINE], _away(reaching, z[TRUNK, k]), x, y, z[KNEE, k], reaching[KNEELS] > 0.0,
            without[0, k], without[1, k], without[2, k], held, wanted[k], guess, slope,
        )  # fmt: skip
        if found[k]:
            guess, slope = leg[k], slope_now
        else:
            guess, slope = z[LEG, k], -1.0
