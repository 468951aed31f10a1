"""What ten degrees more lumbar flexion cost, at the same trunk lean and at the same pelvis."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from sim.body import LUMBAR_LEVELS
from sim.chain import Array
from sim.posture import LUMBAR, TRUNK
from sim.spine.equilibrium import Equilibrium, LevelLoads
from sim.spine.person import LumbarSpine, extensor_capacity_Nm

ROUNDING_DEG = 10.0
EXPERIMENTS = ("fixed_lean", "fixed_pelvis")


def rounded_poses(pose: Array) -> Array:
    """Return a pose, and the same with more lumbar flexion at fixed trunk lean and at fixed pelvis.

    Parameters
    ----------
    pose : array
        (5, 1) posture variables. [rad]

    Returns
    -------
    array
        (5, 3) legs and arms not yet where they belong. [rad]
    """
    z = np.repeat(pose, 3, axis=1)
    z[LUMBAR, 1:] += math.radians(ROUNDING_DEG)
    z[TRUNK, 2] += math.radians(ROUNDING_DEG)
    return z


def price_of_rounding(
    spine: LumbarSpine, loads: LevelLoads, solved: Equilibrium, strength_Nm: float
) -> dict[str, dict[str, Any]]:
    """Return the changes that more lumbar flexion brings.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person.
    loads : LevelLoads
        The poses of `rounded_poses`, held still.
    solved : Equilibrium
        Of these.
    strength_Nm : float
        Net L5/S1 extensor strength.

    Returns
    -------
    dict
        ``fixed_lean`` and ``fixed_pelvis``, each with changes: ``net_moment_Nm``, ``passive_moment_Nm`` and
        ``active_moment_Nm`` at L5/S1, ``passive_energy_J`` of the whole lumbar spine, ``compression_N`` and
        ``shear_N`` at L5/S1 and ``compression_by_level_N`` and ``shear_by_level_N``, ``strength_share`` (net moment
        over strength), ``muscle_share``, and ``capacity_Nm`` (all extensors of L5/S1 fully active).
    """
    rows = {
        "net_moment_Nm": loads.moment[0],
        "passive_moment_Nm": solved.passive_Nm[0],
        "active_moment_Nm": loads.moment[0] - solved.passive_Nm[0],
        "passive_energy_J": solved.passive_energy_J.sum(axis=0),
        "compression_N": solved.compression_N[0],
        "shear_N": solved.shear_N[0],
        "strength_share": loads.moment[0] / strength_Nm,
        "muscle_share": solved.muscle_share,
        "capacity_Nm": extensor_capacity_Nm(spine, loads.flexion)[0],
    }
    by_level = {"compression_by_level_N": solved.compression_N, "shear_by_level_N": solved.shear_N}
    return {
        name: {
            **{key: float(row[i] - row[0]) for key, row in rows.items()},
            **{
                key: dict(zip(LUMBAR_LEVELS, (row[:, i] - row[:, 0]).tolist(), strict=True))
                for key, row in by_level.items()
            },
        }
        for i, name in enumerate(EXPERIMENTS, start=1)
    }
