"""The lumbar spine's part of a result: what every frame shows, and the numbers of the deepest pose held still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.athlete import Athlete
from sim.body import LUMBAR_LEVELS
from sim.chain import Array, Indices
from sim.held import hold
from sim.motion import Motion
from sim.posture import Posture
from sim.spine.equilibrium import STATUSES, Equilibrium, LevelLoads, equilibrium
from sim.spine.person import LumbarSpine, extensor_capacity_Nm
from sim.spine.posed import held_loads, in_discs, moving_loads
from sim.spine.price import price_of_rounding, rounded_poses
from sim.spine.scaling import lumbar_spine
from sim.spine.stiffness import stiffness_parts

SUMMARY = (
    "held_compression_N", "held_shear_N", "held_passive_Nm", "traded_Nm", "muscle_force_N", "spine_status",
    "missing_Nm", "strength_Nm", "strength_share", "muscle_share", "extensor_capacity_Nm",
    "lumbar_stiffness_Nm_per_rad", "stability_margin_Nm_per_rad", "rounding_per_10Nm_deg",
    "stiffness_parts_Nm_per_rad", "least_eigenvalue_Nm_per_rad", "stiffness_reason", "price_of_rounding",
    "peak_compression_N", "peak_shear_N", "tolerance",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class SpineOfRep:
    """The lumbar spine through a repetition.

    Parameters
    ----------
    spine : LumbarSpine
        The athlete's.
    loads : LevelLoads
        What the joints hold at each frame, with inertia.
    solved : Equilibrium
        How they hold it; without stiffness.
    net_axial_N, net_shear_N : array
        (6, n_frames) what weight and inertia above press along and across each mid-disc frame.
    """

    spine: LumbarSpine
    loads: LevelLoads
    solved: Equilibrium
    net_axial_N: Array
    net_shear_N: Array


def spine_frames(rep: SpineOfRep | None, n_frames: int) -> dict[str, dict[str, Array]]:
    """Return the arrays over time that a document shows, by level.

    Parameters
    ----------
    rep : SpineOfRep or None
        The spine; None where there is none to show.
    n_frames : int
        How many frames there are.

    Returns
    -------
    dict
        (n_frames,) by name and level; NaN where there is no spine.
    """
    nothing = np.full((len(LUMBAR_LEVELS), n_frames), np.nan)
    rows = {
        "compression_N": nothing if rep is None else rep.solved.compression_N,
        "shear_N": nothing if rep is None else rep.solved.shear_N,
        "net_axial_N": nothing if rep is None else rep.net_axial_N,
        "net_shear_N": nothing if rep is None else rep.net_shear_N,
    }
    return {name: dict(zip(LUMBAR_LEVELS, values, strict=True)) for name, values in rows.items()}


def spine_of_rep(posture: Posture, motion: Motion, shown: Indices) -> SpineOfRep | None:
    """Solve the lumbar spine at every frame.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    motion : Motion
        The repetition.
    shown : array of int
        (n_frames,) nodes of the motion that are frames.

    Returns
    -------
    SpineOfRep or None
        None on the back, where what the ground does to the thorax is not part of this.
    """
    if posture.task.lies:
        return None
    spine = lumbar_spine(posture.athlete)
    states = (motion.q[:, shown], motion.qd[:, shown], motion.qdd[:, shown])
    loads = moving_loads(posture, motion.z[:, shown], motion.tau[:, shown], states)
    solved = equilibrium(spine, loads, stiffness=False, alike=True)
    return SpineOfRep(spine, loads, solved, *in_discs(spine.disc, loads))


def summarise_spine(
    rep: SpineOfRep | None, posture: Posture, pose: Array, counterbalance: float
) -> dict[str, Any]:  # fmt: skip
    """Compute the summary's numbers of the lumbar spine.

    Parameters
    ----------
    rep : SpineOfRep or None
        The spine through the repetition; None where there is none to show.
    posture : Posture
        Athlete in a task.
    pose : array
        (5, 1) the deepest pose held still. [rad]
    counterbalance : float
        Share of the balancing leg movement.

    Returns
    -------
    dict
        See the contract; None where there is no value.
    """
    if rep is None:
        return dict.fromkeys(SUMMARY)
    athlete, spine = posture.athlete, rep.spine
    z = hold(posture, rounded_poses(pose), counterbalance).z
    loads = held_loads(posture, z)
    solved = equilibrium(spine, loads)
    stable, weak = bool(solved.stable[0]), solved.status[0] != 0
    parts = stiffness_parts(spine, loads, solved)
    return {
        "held_compression_N": by_level(solved.compression_N[:, 0]),
        "held_shear_N": by_level(solved.shear_N[:, 0]),
        "held_passive_Nm": by_level(solved.passive_Nm[:, 0]),
        "traded_Nm": by_level(solved.traded_Nm[:, 0]),
        "muscle_force_N": group_forces_N(spine, solved),
        "spine_status": STATUSES[solved.status[0]],
        "missing_Nm": by_level(solved.missing_Nm[:, 0]) if weak else None,
        "strength_Nm": athlete.strength_Nm,
        "strength_share": float(loads.moment[0, 0]) / athlete.strength_Nm,
        "muscle_share": float(solved.muscle_share[0]),
        "extensor_capacity_Nm": float(extensor_capacity_Nm(spine, loads.flexion)[0, 0]),
        "lumbar_stiffness_Nm_per_rad": float(solved.stiffness_Nm_per_rad[0]) if stable else None,
        "stability_margin_Nm_per_rad": float(solved.stability_margin_Nm_per_rad[0]) if stable else None,
        "rounding_per_10Nm_deg": float(solved.rounding_per_10Nm_deg[0]) if stable else None,
        "stiffness_parts_Nm_per_rad": {name: float(row[0]) for name, row in parts.items()} if stable else None,
        "least_eigenvalue_Nm_per_rad": float(solved.stability_margin_Nm_per_rad[0]),
        "stiffness_reason": None if stable else _UNSTABLE.format(least=solved.stability_margin_Nm_per_rad[0]),
        "price_of_rounding": price_of_rounding(spine, loads, solved, athlete.strength_Nm),
        "peak_compression_N": by_level(_peaks(rep.solved.compression_N)),
        "peak_shear_N": by_level(_peaks(rep.solved.shear_N)),
        "tolerance": tolerance(athlete),
    }


_UNSTABLE = (
    "Held like this, the lumbar spine would not stay: against the way it gives most easily it has {least:.0f} N m/rad. "
    "More muscle than the least would have to be on."
)
_WEAK = (
    "Too weak for the deepest pose: muscle is asked for {share:.2f} times what a back of {strength:.0f} N m can hold "
    "at all levels at once; {missing:.0f} N m are missing at {level}. Compression, shear and stiffness are those of a "
    "back that is just strong enough."
)
_NONE = "No combination of the muscles in the model holds the deepest pose."


def spine_notes(summary: Mapping[str, Any]) -> list[str]:
    """Say what no muscle can hold.

    Parameters
    ----------
    summary : mapping
        From `summarise_spine`.

    Returns
    -------
    list of str
        Empty where all is held.
    """
    missing = summary.get("missing_Nm")
    if missing is None:
        return []
    if not np.isfinite(summary["muscle_share"]) or summary["spine_status"] != "too weak":
        return [_NONE]
    level = max(missing, key=lambda name: abs(missing[name]))
    share, strength = summary["muscle_share"], summary["strength_Nm"]
    return [_WEAK.format(strength=strength, share=share, missing=abs(missing[level]), level=level)]


def tolerance(athlete: Athlete) -> dict[str, Any]:
    """Return what lumbar discs and arches bear, from tests of specimens and recommendations.

    Parameters
    ----------
    athlete : Athlete
        The person; the recommended limits are those of the sex, over all ages.

    Returns
    -------
    dict
        ``compression_by_age_N`` (pairs of age and limit), ``compression_range_N`` (lowest and highest of these),
        ``compression_work_N`` (action limit and maximum permissible limit), ``specimen_N`` (mean and standard
        deviation), ``shear_N`` (frequent and occasional).
    """
    limits = athlete.body.spine.tolerance
    return {
        "compression_by_age_N": list(zip(limits.ages, limits.compression_N, strict=True)),
        "compression_range_N": (min(limits.compression_N), max(limits.compression_N)),
        "compression_work_N": limits.action_N,
        "specimen_N": limits.specimen_N,
        "shear_N": limits.shear_N,
    }


def group_forces_N(spine: LumbarSpine, solved: Equilibrium, pose: int = 0) -> dict[str, float]:
    """Return the force of each muscle, its bundles together, both sides.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person.
    solved : Equilibrium
        Of some poses.
    pose : int, default 0
        Which of them.

    Returns
    -------
    dict
        By muscle. [N]
    """
    forces: dict[str, float] = {}
    n = len(spine.muscles.groups)
    each = solved.activation[:, pose] * spine.tension[0] * spine.muscles.area[:n]
    for group, force in zip(spine.muscles.groups, each.tolist(), strict=True):
        forces[group] = forces.get(group, 0.0) + force
    return forces


def by_level(values: Array) -> dict[str, float]:
    """Name the values of the levels.

    Parameters
    ----------
    values : array
        (6,) L5/S1 first.

    Returns
    -------
    dict
        By level.
    """
    return dict(zip(LUMBAR_LEVELS, values.tolist(), strict=True))


def _peaks(values: Array) -> Array:
    """Values of the largest size over time, with their signs."""
    largest = np.argmax(np.abs(values), axis=1)
    result: Array = values[np.arange(len(values)), largest]
    return result
