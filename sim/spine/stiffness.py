"""The stiffness matrix of the lumbar spine, its parts, and two experiments on it.

Rows and columns are the six relative flexion angles, the pelvis held. Three parts add up: passive tissue, muscle
(a bundle of force F and length L is a spring q F / L, and its force turns with the posture; Bergmark 1989), and
gravity, which topples what is above a joint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from sim import spine_kernels as sk
from sim.athlete import Athlete
from sim.chain import Array
from sim.spine.equilibrium import Equilibrium, LevelLoads, equilibrium
from sim.spine.person import N_LEVELS, LumbarSpine
from sim.spine.scaling import against_harness, lumbar_spine
from sim.spine.tissue import by_level

_AMPLE = 100.0  # times the strength, so that no bundle is at its limit


def stiffness_matrix(
    spine: LumbarSpine,
    loads: LevelLoads,
    solved: Equilibrium,
    parts: tuple[str, ...] = ("passive", "active", "gravity"),
) -> Array:
    """Return the stiffness matrix, or the sum of some of its parts.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person.
    loads : LevelLoads
        n poses.
    solved : Equilibrium
        How they are held.
    parts : tuple of str, default all
        Of ``passive``, ``active`` and ``gravity``.

    Returns
    -------
    array
        (6, 6, n) [N m/rad]
    """
    n, muscles = loads.lean.size, spine.muscles
    size, height, tension, ratio = (
        np.array(np.broadcast_to(row, (n,))) for row in (spine.size, spine.height, spine.tension, spine.ratio)
    )
    pull = np.zeros((muscles.n_bundles, n))
    if "active" in parts:
        pull[: len(muscles.groups)] = solved.activation * tension * muscles.area[: len(muscles.groups), None]
    slope = by_level(spine.spring, spine.shares, loads.flexion)[1]
    owner, low, high, point, beyond, _ = muscles.arrays
    result = np.empty((N_LEVELS, N_LEVELS, n))
    matrices: Any = sk.matrices  # numba ships no types for so many arguments
    matrices(
        owner, low, high, point, beyond, spine.step, size, height, ratio, np.ascontiguousarray(loads.flexion),
        np.ascontiguousarray(loads.toppling * ("gravity" in parts)), np.ascontiguousarray(slope * ("passive" in parts)),
        pull, result,
    )  # fmt: skip
    return result


def stiffness_parts(spine: LumbarSpine, loads: LevelLoads, solved: Equilibrium) -> dict[str, Array]:
    """Return what makes the whole stiffness: the parts along the way the spine bends under a couple on the thorax.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person.
    loads : LevelLoads
        n poses.
    solved : Equilibrium
        How they are held, with stiffness.

    Returns
    -------
    dict
        ``passive``, ``active`` and ``gravity``, (n,) each; their sum is the whole stiffness. [N m/rad]
    """
    bend = solved.bending
    slope = by_level(spine.spring, spine.shares, loads.flexion)[1]
    passive = (slope * bend**2).sum(axis=0)
    # Two levels turn all that is above the upper one of them.
    upto = np.cumsum(bend, axis=0)
    gravity = -(loads.toppling * (upto**2 - (upto - bend) ** 2)).sum(axis=0)
    return {"passive": passive, "active": solved.stiffness_Nm_per_rad - passive - gravity, "gravity": gravity}


def proportional_control(spine: LumbarSpine, loads: LevelLoads, times: Array) -> Array:
    """Return active over toppling stiffness when all that is held is multiplied: the negative control.

    Passive tissue is left out, and muscle is stiff in proportion to its force and to nothing else. Load then cancels:
    the weight that asks for the force topples as much more. What makes a loaded back stiffer must be something else.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person.
    loads : LevelLoads
        One pose.
    times : array
        (n,) what moments, forces and toppling are multiplied by.

    Returns
    -------
    array
        (n,) ratio along the usual sharing of flexion.
    """
    bare = replace(spine, spring=replace(spine.spring, rise=0.0), tension=spine.tension * _AMPLE)
    shares = spine.shares
    ratios = []
    for factor in np.asarray(times).tolist():
        more = replace(
            loads, moment=loads.moment * factor, force=loads.force * factor, toppling=loads.toppling * factor
        )
        solved = equilibrium(bare, more)
        active, gravity = (stiffness_matrix(bare, more, solved, (part,))[:, :, 0] for part in ("active", "gravity"))
        ratios.append(float(shares @ active @ shares) / -float(shares @ gravity @ shares))
    return np.array(ratios)


def driving_point_stiffness(athlete: Athlete, effort: Array, toppling_Nm: Array | None = None) -> Array:
    """Return force by displacement of the harness at the thorax in a graded forward pull, upright, pelvis held.

    The trunk's own weight topples where it is given; the pull keeps its direction. This is the experiment of
    Gardner-Morse and Stokes (2001), from which no parameter is taken.

    Parameters
    ----------
    athlete : Athlete
        The person.
    effort : array
        (n,) share of the net L5/S1 extensor strength.
    toppling_Nm : array, optional
        (6,) weight above each joint times its height above it.

    Returns
    -------
    array
        (n,) [N/m]; NaN where the spine is not stable.
    """
    effort = np.asarray(effort, dtype=float)
    one = lumbar_spine(athlete)
    harness = athlete.body.spine.harness * one.size
    above = np.concatenate(([0.0], np.cumsum(one.step[1]))) * one.height
    forward = np.concatenate(([0.0], np.cumsum(one.step[0]))) * one.height
    lever = harness - above
    result = np.full(effort.size, np.nan)
    for i, share in enumerate(effort.tolist()):
        moment = np.array([share * athlete.strength_Nm])
        loads = against_harness(one, moment, harness)
        # Where the harness is ahead of a joint its forward pull steadies, as a weight that hangs does.
        topple = -loads.force[0] * (forward - forward[-1])[:, None]
        if toppling_Nm is not None:
            topple = topple + toppling_Nm[:, None]
        loads = replace(loads, toppling=topple)
        solved = equilibrium(one, loads)
        if solved.stable[0]:
            matrix = stiffness_matrix(one, loads, solved)[:, :, 0]
            result[i] = 1.0 / float(lever @ np.linalg.solve(matrix, lever))
    return result
