"""Compiled kernels for the poses of one athlete in a task: where the body balances, and where the arms are.

Batch last: poses ``z`` (5, N) of `sim.posture`, C-contiguous. A tree is given as in `sim.kernels`, and ``world``
(n_links, 6) holds each link's world angle as coefficients of the five variables and a constant, so that no walk along
the tree is needed: a link carries its own mass and that of all its children on a lever that turns with its angle.
``reaching`` (11,) is what arms in front of the legs must know, by the names below. SI units and radians.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from sim.arm_kernels import arm_angle, balanced_below_arms, lead, rising
from sim.cache import kernel_cache_folder
from sim.kernels import sine_cosine

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

FAST = {"contract", "nnan", "ninf", "nsz", "arcp"}
TRUNK, LUMBAR, KNEE, LEG, ARM, CONSTANT = range(6)
NONE = -1  # of the variables
DEGREES = 180.0 / math.pi
SHANK, THIGH, THIGH_FRONT, KNEE_FRONT, ANKLE_FRONT, REACH, LINE, AWAY, FULL_LEAN, KNEELS, FROM_FLOOR = range(11)
_PELVIS, _UPPER_ARM = 3, 11  # links

_kernel = numba.njit(cache=True, nogil=True, fastmath=FAST, error_model="numpy")
_endless = numba.njit(cache=True, nogil=True, fastmath={"contract"}, error_model="numpy")  # an edge may be nowhere
_part = numba.njit(nogil=True, fastmath=FAST, error_model="numpy")


@_part
def bent(kneels, upright, pointed, trunk, lumbar, knee, leg):
    """Hip flexion, knee flexion and dorsiflexion of a pose, or their rates.

    Kneeling, the knee's is ``upright`` under a thigh that is, 90 degrees, and the floor holds the feet at ``pointed``;
    of rates both are 0.
    """
    if kneels:
        return trunk - lumbar - leg, upright - leg, pointed
    return trunk - lumbar - (leg - knee), knee, leg


@_kernel
def joint_angles_deg(kneels, pointed, z, result):
    """Write trunk lean, lumbar flexion, hip flexion, knee flexion and dorsiflexion (5, N). [deg]."""
    for k in range(z.shape[1]):
        hip, knee, dorsiflexion = bent(
            kneels, math.pi / 2, pointed, z[TRUNK, k], z[LUMBAR, k], z[KNEE, k], z[LEG, k]
        )  # fmt: skip
        result[0, k], result[1, k] = z[TRUNK, k] * DEGREES, z[LUMBAR, k] * DEGREES
        result[2, k], result[3, k], result[4, k] = hip * DEGREES, knee * DEGREES, dorsiflexion * DEGREES


@_kernel
def swing(parent, joint, com, mass, world, link, variable, z, result):
    """Write a, b and c (3, N) of the first moment a sin u + b cos u + c of a link and all that it carries.

    Forward about the link's joint [kg m]; u is a variable, the others are held. From its values at 0, 90 and 180
    degrees; where ``variable`` is `NONE` a and b are 0 and c is the moment itself.
    """
    n, width = mass.shape[0], z.shape[1]
    weight, ahead, above, on = np.empty(n), np.empty(n), np.empty(n), np.zeros(n, np.bool_)
    for i in range(n):
        weight[i], ahead[i], above[i] = mass[i], mass[i] * com[0, i], mass[i] * com[1, i]
        on[i] = i == link or (i > 0 and on[parent[i]])
    # Each link carries its children's weight on their joints: a lever that turns with its own angle only.
    for i in range(n - 1, 0, -1):
        up = parent[i]
        weight[up] += weight[i]
        ahead[up] += weight[i] * joint[0, i]
        above[up] += weight[i] * joint[1, i]
    for row in range(3):
        for k in range(width):
            result[row, k] = 0.0
    for i in range(link, n):
        if not on[i]:
            continue
        turn = 0.0 if variable == NONE else world[i, variable]
        trunk = 0.0 if variable == TRUNK else world[i, TRUNK]
        knee = 0.0 if variable == KNEE else world[i, KNEE]
        leg = 0.0 if variable == LEG else world[i, LEG]
        arm = 0.0 if variable == ARM else world[i, ARM]
        lumbar, constant, lever_x, lever_y = world[i, LUMBAR], world[i, CONSTANT], ahead[i], above[i]
        sine_quarter, cosine_quarter = math.sin(turn * math.pi / 2), math.cos(turn * math.pi / 2)
        sine_half, cosine_half = math.sin(turn * math.pi), math.cos(turn * math.pi)
        for k in range(width):
            angle = constant + trunk * z[TRUNK, k] + lumbar * z[LUMBAR, k] + knee * z[KNEE, k]
            s, c = sine_cosine(angle + leg * z[LEG, k] + arm * z[ARM, k])
            x, y = c * lever_x - s * lever_y, s * lever_x + c * lever_y
            half = cosine_half * x - sine_half * y
            middle = (x + half) / 2
            result[0, k] += cosine_quarter * x - sine_quarter * y - middle
            result[1, k] += (x - half) / 2
            result[2, k] += middle


@_endless
def solve_rising(moments, total, wanted, angle, found):
    """Solve a sin u + b cos u + c = ``wanted`` (N,), rising: a, b and c are moments (3, N) over the ``total`` mass."""
    for k in range(wanted.shape[0]):
        angle[k], found[k] = rising(moments[0, k] / total, moments[1, k] / total, moments[2, k] / total, wanted[k])


@_part
def place_from(parent, joint, world, link, base, z, place):
    """Write where the joint of a link is from that of a link that carries it (2, N)."""
    for k in range(z.shape[1]):
        place[0, k], place[1, k] = 0.0, 0.0
    while link != base:
        up = parent[link]
        trunk, lumbar, knee, leg = world[up, TRUNK], world[up, LUMBAR], world[up, KNEE], world[up, LEG]
        constant, arm, x, y = world[up, CONSTANT], world[up, ARM], joint[0, link], joint[1, link]
        for k in range(z.shape[1]):
            angle = constant + trunk * z[TRUNK, k] + lumbar * z[LUMBAR, k] + knee * z[KNEE, k]
            s, c = sine_cosine(angle + leg * z[LEG, k] + arm * z[ARM, k])
            place[0, k] += c * x - s * y
            place[1, k] += s * x + c * y
        link = up


@_kernel
def places(parent, joint, world, link, z, place):
    """Write where the joint of a link is from the root (2, N). [m]."""
    place_from(parent, joint, world, link, 0, z, place)


@_part
def shoulders(parent, joint, world, z):
    """Where the shoulders are from the hip (2, N), which trunk and spine alone decide."""
    place = np.empty((2, z.shape[1]))
    place_from(parent, joint, world, _UPPER_ARM, _PELVIS, z, place)
    return place


@_part
def away_by(reaching, trunk):
    """How far ahead of its place the bar is, see `sim.manner`."""
    part = trunk / reaching[FULL_LEAN]
    if reaching[FROM_FLOOR] > 0.0:
        part = 4.0 * part * (1.0 - part)  # neither where it lies nor at the top
    return reaching[AWAY] * part


@_kernel
def arms(parent, joint, world, reaching, z, result):
    """Write the world angle (N,) of straight arms that hold a bar in front of the legs; ``result`` may be their row."""
    shoulder = shoulders(parent, joint, world, z)
    for k in range(z.shape[1]):
        result[k] = arm_angle(
            reaching[SHANK], reaching[THIGH], reaching[THIGH_FRONT], reaching[KNEE_FRONT], reaching[ANKLE_FRONT],
            reaching[REACH], reaching[LINE], away_by(reaching, z[TRUNK, k]), shoulder[0, k], shoulder[1, k], z[KNEE, k],
            z[LEG, k], reaching[KNEELS] > 0.0,
        )  # fmt: skip


@_kernel
def legs_below_arms(parent, joint, world, reaching, held, without, total, wanted, alike, z, leg, found):
    """Write the leg angles (N,) that balance with the arms that go with them, and whether they do.

    ``without`` (3, N) is what `swing` gives for the leg with arms that weigh nothing forward, ``held`` what a straight
    arm adds by its sine, both over the ``total`` mass the centre of mass, ``wanted`` (N,). A search starts at the leg
    of ``z``, or where poses are ``alike`` where those before it lead.
    """
    shoulder = shoulders(parent, joint, world, z)
    slope, known = -1.0, 0
    for k in range(z.shape[1]):
        if alike and known > 0:
            guess = lead(known, leg[k - 1], leg[k - 2], leg[k - 3])
        else:
            guess, slope = z[LEG, k], -1.0
        leg[k], found[k], _, slope = balanced_below_arms(
            reaching[SHANK], reaching[THIGH], reaching[THIGH_FRONT], reaching[KNEE_FRONT], reaching[ANKLE_FRONT],
            reaching[REACH], reaching[LINE], away_by(reaching, z[TRUNK, k]), shoulder[0, k], shoulder[1, k], z[KNEE, k],
            reaching[KNEELS] > 0.0, without[0, k] / total, without[1, k] / total, without[2, k] / total, held / total,
            wanted[k], guess, slope,
        )  # fmt: skip
        known = known + 1 if found[k] else 0
