"""Muscle forces, compression, shear and stiffness of lumbar postures.

Net moment less passive moment is what muscle must make, at all six levels at once; of the forces that do, those
with the least sum of cubed stresses are taken (Crowninshield and Brand 1981). Compression and shear are what the
joint carries: the weight above it, the muscles that cross it and the stretched tissue behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim import spine_kernels as sk
from sim.chain import Array, Flags, Indices
from sim.spine.person import N_LEVELS, LumbarSpine
from sim.spine.tissue import by_level
from sim.threads import share_out

STATUSES = ("held", "too weak", "no direction", "not converged")  # by the kernel's status


@dataclass(frozen=True, eq=False)
class LevelLoads:
    """What the lumbar joints hold, L5/S1 first.

    Parameters
    ----------
    flexion : array
        (6, n) flexion of each level. [rad]
    lean : array
        (n,) forward lean of the pelvis. [rad]
    moment : array
        (6, n) net moment, extension positive. [N m]
    force : array
        (2, 6, n) force of the lower body on the upper one, forward and up: weight, and inertia where it moves. [N]
    toppling : array
        (6, n) weight above each joint times its height above it; arms that hang count at the shoulder. [N m]
    """

    flexion: Array
    lean: Array
    moment: Array
    force: Array
    toppling: Array


@dataclass(frozen=True, eq=False)
class Equilibrium:
    """How a lumbar spine holds its loads, L5/S1 first.

    Where muscles are too weak, ``missing_Nm`` is what they cannot make of the active moments when all these are
    held in proportion, and all else holds for muscles that were just strong enough.

    Parameters
    ----------
    passive_Nm : array
        (6, n) passive extension moment above the upright one.
    passive_energy_J : array
        (6, n) energy stored in passive tissue.
    traded_Nm : array
        (6, n) what passive tissue makes besides, where neighbouring levels trade flexion: the levels' shares are means,
        and people differ by some degrees a level.
    activation : array
        (n_bundles, n) stress over the stress of full activation, by bundle; above 1 where muscles are too weak.
    muscle_share : array
        (n,) largest activation; where muscles are too weak, what is asked over the most that can be held.
    compression_N, shear_N : array
        (6, n) in the mid-disc frames; shear positive where the upper body is pushed anteriorly on the lower one.
    missing_Nm : array
        (6, n) moment that muscle cannot make.
    status : array of int
        (n,) index into `STATUSES`.
    stable : array of bool
        (n,) whether the stiffness matrix is positive definite.
    stiffness_Nm_per_rad : array
        (n,) couple on the thorax by its rotation, pelvis fixed; NaN where not stable.
    stability_margin_Nm_per_rad : array
        (n,) least eigenvalue of the stiffness matrix.
    bending : array
        (6, n) share of each level in that rotation; NaN where not stable.
    """

    passive_Nm: Array
    passive_energy_J: Array
    traded_Nm: Array
    activation: Array
    muscle_share: Array
    compression_N: Array
    shear_N: Array
    missing_Nm: Array
    status: Indices
    stable: Flags
    stiffness_Nm_per_rad: Array
    stability_margin_Nm_per_rad: Array
    bending: Array

    @property
    def rounding_per_10Nm_deg(self) -> Array:
        """(n,) rotation of the thorax by a couple of 10 N m on it; NaN where not stable. [deg]."""
        return np.degrees(10.0 / self.stiffness_Nm_per_rad)


def equilibrium(
    spine: LumbarSpine, loads: LevelLoads, threads: int = 1, *, stiffness: bool = True, alike: bool = False
) -> Equilibrium:
    """Solve muscle forces and what follows from them.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person, or of n.
    loads : LevelLoads
        n poses of that person, or one pose of each.
    threads : int, default 1
        Threads to share the poses.
    stiffness : bool, default True
        Whether stiffness is wanted; without it, it is NaN.
    alike : bool, default False
        Whether each pose is near the one before it, as in a repetition: quicker then.

    Returns
    -------
    Equilibrium
    """
    n = loads.lean.size
    passive, slope, energy = by_level(spine.spring, spine.shares, loads.flexion)
    people = [
        np.array(np.broadcast_to(row, (n,)))
        for row in (spine.size, spine.height, spine.tension, spine.pull, spine.ratio)
    ]
    poses = [
        np.ascontiguousarray(row, dtype=float)
        for row in (loads.flexion, loads.lean, loads.moment, loads.force, loads.toppling, passive, slope)
    ]
    activation, share, traded = np.empty((spine.muscles.n_bundles, n)), np.empty(n), np.empty((N_LEVELS - 1, n))
    compression, shear, missing = (np.empty((N_LEVELS, n)) for _ in range(3))
    status, stability = np.empty(n, dtype=np.int64), np.full(n, sk.UNSTABLE)
    answer = np.full((2 + N_LEVELS, n), np.nan)
    solve: Any = sk.solve  # numba ships no types for so many arguments
    fixed = (
        *spine.muscles.arrays, spine.step, spine.disc, *people, spine.trade, *poses, activation, traded, share,
        compression, shear, missing, status, int(alike), int(stiffness), answer, stability,
    )  # fmt: skip

    def run(begin: int, end: int) -> None:
        solve(*fixed, begin, end)

    share_out(run, n, threads)
    stable = stability == sk.STABLE
    share[status == sk.NO_DIRECTION] = np.inf
    even = np.zeros_like(slope)
    even[:-1] += spine.trade * slope[:-1] * traded
    even[1:] -= spine.trade * slope[1:] * traded
    activation = activation[: len(spine.muscles.groups)]
    return Equilibrium(
        passive, energy, even, activation, share, compression, shear, missing, status, stable,
        np.where(stable, answer[0], np.nan), answer[1], np.where(stable, answer[2:], np.nan),
    )  # fmt: skip
