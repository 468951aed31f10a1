"""The spine of every person of a crowd in a pose held still, beside `sim.cells.Cells`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sim import cell_kernels as ck
from sim.cells import Bench, Cells
from sim.chain import Array, Flags, Indices
from sim.crowd import Crowd, where_bar_is
from sim.spine.equilibrium import LevelLoads, equilibrium
from sim.spine.person import N_LEVELS, LumbarSpine
from sim.spine.scaling import lumbar_spine
from sim.threads import share_out


@dataclass(frozen=True, eq=False)
class SpineCells:
    """What poses held still ask of the lumbar spine, one entry a person; levels from L5/S1 up.

    Where muscles are too weak, ``missing_Nm`` says by how much and all else holds for muscles that were just
    strong enough.

    Parameters
    ----------
    moment_Nm : array
        (6, n) net moment, extension positive.
    passive_Nm : array
        (6, n) of which passive tissue makes, above upright neutral.
    compression_N, shear_N : array
        (6, n) in the mid-disc frames; shear positive where the upper body is pushed anteriorly on the lower one.
    muscle_share : array
        (n,) largest activation; where muscles are too weak, what is asked over the most that can be held.
    strength_share : array
        (n,) net L5/S1 moment over net L5/S1 extensor strength.
    missing_Nm : array
        (6, n) moment that muscle cannot make.
    status : array of int
        (n,) index into `sim.spine.equilibrium.STATUSES`.
    stable : array of bool
        (n,) whether the stiffness matrix is positive definite.
    stiffness_Nm_per_rad : array
        (n,) couple on the thorax by its rotation, pelvis fixed; NaN where not stable.
    stability_margin_Nm_per_rad : array
        (n,) least eigenvalue of the stiffness matrix.
    rounding_per_10Nm_deg : array
        (n,) rotation of the thorax by a couple of 10 N m on it; NaN where not stable.
    """

    moment_Nm: Array
    passive_Nm: Array
    compression_N: Array
    shear_N: Array
    muscle_share: Array
    strength_share: Array
    missing_Nm: Array
    status: Indices
    stable: Flags
    stiffness_Nm_per_rad: Array
    stability_margin_Nm_per_rad: Array
    rounding_per_10Nm_deg: Array


def spine_cells(bench: Bench, cells: Cells, lumbar_flexion_deg: Array | float = 0.0, threads: int = 2) -> SpineCells:
    """Solve the spine of one cell a person.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    cells : Cells
        Their loads and poses.
    lumbar_flexion_deg : array or float, default 0
        (n,) or one for all, at the trunk lean of the cells: the pelvis leans less. [deg]
    threads : int, default 2
        Threads to share the people.

    Returns
    -------
    SpineCells
    """
    loads = cell_loads(bench, cells, lumbar_flexion_deg, threads)
    solved = equilibrium(_spine(_Same(bench.crowd), threads), loads, threads)
    return SpineCells(
        loads.moment, solved.passive_Nm, solved.compression_N, solved.shear_N, solved.muscle_share,
        loads.moment[0] / bench.crowd.strength_Nm, solved.missing_Nm, solved.status, solved.stable,
        solved.stiffness_Nm_per_rad, solved.stability_margin_Nm_per_rad, solved.rounding_per_10Nm_deg,
    )  # fmt: skip


@dataclass(frozen=True)
class _Same:
    """One crowd and no other, however alike."""

    crowd: Crowd

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.crowd is self.crowd

    def __hash__(self) -> int:
        return id(self.crowd)


@lru_cache(maxsize=4)
def _spine(same: _Same, threads: int) -> LumbarSpine:
    """Scale the spines of a crowd once, whatever loads and exercises follow."""
    return lumbar_spine(same.crowd, threads)


def cell_loads(bench: Bench, cells: Cells, lumbar_flexion_deg: Array | float = 0.0, threads: int = 2) -> LevelLoads:
    """Return what the lumbar joints of a crowd hold in poses held still.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    cells : Cells
        Their loads and poses.
    lumbar_flexion_deg : array or float, default 0
        (n,) or one for all, at the trunk lean of the cells. [deg]
    threads : int, default 2
        Threads to share the people.

    Returns
    -------
    LevelLoads
    """
    n = bench.crowd.n
    shares = np.array(bench.crowd.body.flexion_shares)
    lean, leg = np.radians(cells.trunk_lean_deg), np.radians(cells.leg_deg)
    lumbar = np.array(np.broadcast_to(np.radians(lumbar_flexion_deg), (n,)))
    kneeling = bench.task.support == "knees"
    knee = 0.0 if kneeling else math.radians(bench.scenario.knee_flexion_deg)
    moment, toppling, force = np.empty((N_LEVELS, n)), np.empty((N_LEVELS, n)), np.zeros((2, N_LEVELS, n))
    fixed = (bench.columns, shares, cells.load_kg, lean, lumbar, leg, knee, where_bar_is(bench.task), int(kneeling))

    def run(begin: int, end: int) -> None:
        ck.level_loads(*fixed, moment, force[1], toppling, begin, end)

    share_out(run, n, threads)
    return LevelLoads(shares[:, None] * lumbar, lean - lumbar, moment, force, toppling)
