"""How much each person can take: the load at which balance, joints, a stumble, strength or tissue ends a pose."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from sim import cell_kernels as ck
from sim import limits
from sim.cells import ENDS, Bench, Cells, evaluate
from sim.chain import Array
from sim.joint_strength import strength_Nm
from sim.population import LimitCase, People
from sim.spine.cells import spine_cells
from sim.stumble import stumble_margin_m

MOST_KG = limits.RANGES["load_kg"].high
_POSES = np.array([0, 2.5, 5, 10, 15, 20, 30, 40, 60, 90, 130, 200, MOST_KG])  # where ends are looked for
_SMOOTH = np.array([0, 10, 30, 80, 160, MOST_KG])
_NEAR, _FEW = np.array([0, 5, 10, 20, 30, 45, 60, 90, 140, 200, MOST_KG]), 2  # for what is nearly straight and dear
_HALVINGS = 14
_SECANTS = 6
_SPEED = 1.875  # largest over mean speed of a minimum-jerk course (Flash and Hogan 1985)
Margins = Callable[[Array], Array]


def last_inside(margin: Margins, n: int, grid: Array = _SMOOTH, secants: int = _SECANTS) -> Array:
    """Find the largest load up to which a margin stays at 0 or above, for each person.

    Parameters
    ----------
    margin : callable
        From loads (n,) to margins (n,). [kg]
    n : int
        Number of people.
    grid : array, optional
        Loads between which the end is looked for. [kg]
    secants : int, optional
        Steps that narrow it down.

    Returns
    -------
    array
        (n,) minus infinity where even no load is past the limit, infinity where none up to the largest is. [kg]
    """
    low, high, at_low, at_high, below = _bracket(margin, n, grid)
    if np.isinf(below).all():
        return below
    # Secant steps of the Illinois kind: an end that stays twice has its value halved, so that both ends move.
    middle, before = low, np.zeros(n, dtype=bool)
    for step in range(secants):
        slope = np.where(at_low > at_high, at_low - at_high, 1.0)
        middle = low + (high - low) * at_low / slope
        value = margin(middle)
        inside = value >= 0.0
        again = inside == before if step else np.zeros(n, dtype=bool)
        at_high = np.where(inside, np.where(again, at_high / 2, at_high), value)
        at_low = np.where(inside, value, np.where(again, at_low / 2, at_low))
        before = inside
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return np.where(np.isfinite(below), middle, below)


def _bracket(margin: Margins, n: int, grid: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Return loads around the first crossing, the margins there, and what is beyond all loads."""
    before = margin(np.zeros(n))
    below = np.where(before < 0.0, -np.inf, np.inf)
    low, high, at_low, at_high = np.zeros(n), np.zeros(n), np.ones(n), -np.ones(n)
    going = before >= 0.0
    for start, end in pairwise(grid):
        if not going.any():
            break
        after = margin(np.full(n, end))
        crossed = going & (after < 0.0)
        low[crossed], high[crossed] = start, end
        at_low[crossed], at_high[crossed] = before[crossed], after[crossed]
        below[crossed] = 0.0
        going &= ~crossed
        before = after
    return low, high, at_low, at_high, below


def pose_ends(bench: Bench, lean_deg: float) -> dict[str, Array]:
    """Find the largest load of balance, joint ranges and floor, each where it comes first, and of the stumble.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    lean_deg : float
        Trunk lean. [deg]

    Returns
    -------
    dict
        (n,) by limit; minus infinity where even no load is past it, infinity where it does not end the pose. [kg]
    """
    n = bench.crowd.n

    def pose(load: Array) -> Cells:
        return evaluate(bench, load, lean_deg, gates=False)

    low, high, _, _, below = _bracket(lambda load: np.where(pose(load).can_be, 1.0, -1.0), n, _POSES)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        inside = pose(middle).can_be
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    last = np.where(np.isfinite(below), low, below)
    why = pose(np.where(np.isfinite(below), high, 0.0)).ends
    found = {name: np.where(why == i, last, np.inf) for i, name in enumerate(ENDS) if name}
    return {**found, "stumble": last_inside(lambda load: stumble_margin(bench, load, lean_deg), n)}


def stumble_margin(bench: Bench, load_kg: Array, lean_deg: float) -> Array:
    """Return the margin against a stumble half-way down, where the trunk is fastest: the hips stop and it goes on.

    Parameters
    ----------
    bench : Bench
        People in an exercise, whose tempo counts.
    load_kg : array
        (n,) [kg]
    lean_deg : float
        Trunk lean at the deepest. [deg]

    Returns
    -------
    array
        (n,) [m]
    """
    half = evaluate(bench, load_kg, lean_deg / 2, gates=False)
    speed = _SPEED * np.radians(lean_deg) / bench.scenario.descent_s
    return stumble_margin_m(bench.columns[ck.FRONT], half.target_m, half.com_rate_m * speed, half.com_height_m)


def bearing_ends(people: People, case: LimitCase, pose: Callable[[Array], Cells], forces: Margins) -> dict[str, Array]:
    """Find the largest load of hip and back strength, disc compression and shear.

    Parameters
    ----------
    people : People
        Who bears it.
    case : LimitCase
        Published limits.
    pose : callable
        From loads (n,) to `Cells` without gates.
    forces : callable
        See `level_forces`.

    Returns
    -------
    dict
        (n,) by limit, see `pose_ends`. [kg]
    """
    able, bears, slides = allowed(people, case)
    crowd: Any = people.crowd

    def hips(load: Array) -> Array:
        cells = pose(load)
        able = strength_Nm(crowd, "hip_extension", np.radians(cells.hip_flexion_deg))
        return able + np.maximum(cells.passive_hip_Nm, 0.0) - cells.hip_Nm

    return {
        "hip_strength": last_inside(hips, people.n),
        "strength": last_inside(lambda load: able - pose(load).l5s1_Nm, people.n),
        "compression": last_inside(lambda load: bears - forces(load)[0], people.n, _NEAR, _FEW),
        "shear": last_inside(lambda load: slides - forces(load)[1], people.n, _NEAR, _FEW),
    }


def level_forces(bench: Bench, pose: Callable[[Array], Cells], threads: int) -> Margins:
    """Return what gives the largest compression of any level and shear above L5/S1 (2, n); answers are kept.

    Shear limits come from specimens of the upper levels. L5/S1, whose disc lies steep, slides against facets and
    ligaments that these specimens do not have.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    pose : callable
        From loads (n,) to `Cells` without gates.
    threads : int
        Threads to share the people.

    Returns
    -------
    callable
        From loads (n,) to forces (2, n). [N]
    """
    seen: dict[bytes, Array] = {}

    def forces(load: Array) -> Array:
        key = load.tobytes()
        if key not in seen:
            spine = spine_cells(bench, pose(load), threads=threads)
            seen[key] = np.stack((spine.compression_N.max(axis=0), np.abs(spine.shear_N[1:]).max(axis=0)))
        return seen[key]

    return forces


def allowed(people: People, case: LimitCase) -> tuple[Array, Array, Array]:
    """Return back strength, compression and shear that limits allow each person.

    Parameters
    ----------
    people : People
        Who bears it.
    case : LimitCase
        Published limits.

    Returns
    -------
    strength_Nm, compression_N, shear_N : array
        (n,) each.
    """
    crowd, n = people.crowd, people.n
    tolerance, able = crowd.body.spine.tolerance, case.factor[crowd.sex] * np.asarray(crowd.strength_Nm)
    if case.tissue == "recommended":
        return (
            able,
            np.interp(people.age_years, tolerance.ages, tolerance.compression_N),
            np.full(n, tolerance.shear_N[0]),
        )
    return able, np.full(n, tolerance.action_N[1]), np.full(n, tolerance.shear_N[1])
