"""The lumbar spine of one athlete, or of every person of a crowd."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim import spine_kernels as sk
from sim.body import LUMBAR_LEVELS, Athlete
from sim.chain import Array
from sim.spine.muscles import MuscleSet, muscle_set
from sim.spine.tissue import Spring, lumbar_spring

N_LEVELS = len(LUMBAR_LEVELS)


@dataclass(frozen=True, eq=False)
class LumbarSpine:
    """Muscles, tissue and discs of n people; n is 1 for an athlete.

    Parameters
    ----------
    muscles : MuscleSet
        Bundles of stature 1 m.
    step : array
        (2, 5) direction from each lumbar joint to the next in upright neutral.
    disc : array
        (6,) lean of the mid-disc frames in upright neutral. [rad]
    size : array
        (n,) stature to which the muscles are scaled. [m]
    height : array
        (n,) from each lumbar joint to the next. [m]
    tension : array
        (n,) stress of full activation. [Pa]
    pull : array
        (n,) pull of stretched posterior tissue along the spine by passive moment. [1/m]
    ratio : array
        (n,) q in a muscle's stiffness q F / L.
    spring : Spring
        Passive tissue.
    shares : array
        (6,) share of each level in lumbar flexion.
    """

    muscles: MuscleSet
    step: Array
    disc: Array
    size: Array
    height: Array
    tension: Array
    pull: Array
    ratio: Array
    spring: Spring
    shares: Array

    @property
    def n(self) -> int:
        """Number of people."""
        return self.size.size


def lumbar_spine(athlete: Athlete) -> LumbarSpine:
    """Scale the lumbar spine to a person.

    The stress of full activation is the one with which the athlete's net L5/S1 extensor strength can just be held
    against a harness at the thorax, upright, at all levels at once: as strength is measured. Published muscle sets at
    their own stress are too weak for a loaded hinge.

    Parameters
    ----------
    athlete : Athlete
        The person, or a `sim.crowd.Crowd`.

    Returns
    -------
    LumbarSpine
    """
    body = athlete.body
    trunk, anatomy = body.trunk, body.spine
    size = np.atleast_1d(np.asarray(athlete.length("trunk") / body.segments.trunk.length, dtype=float))

    def each(value: float | Array) -> Array:
        return np.array(np.broadcast_to(np.asarray(value, dtype=float), size.shape))

    muscles = muscle_set(anatomy.bundles)
    lean = np.radians(trunk.level_lean_deg)
    step = np.stack((np.sin(lean), np.cos(lean)))
    height = each(trunk.level_height * size)
    harness = each(anatomy.harness * size)
    upright = np.empty(size.size)
    sk.strongest(*muscles.arrays, step, size, height, harness, upright)
    return LumbarSpine(
        muscles, step, np.radians(anatomy.disc_lean_deg), size, height,
        each(athlete.strength_Nm / upright),
        each(anatomy.tissue_share / (anatomy.tissue_arm * size)),
        each(anatomy.stiffness_ratio),
        lumbar_spring(athlete),
        np.array(body.flexion_shares),
    )  # fmt: skip


def extensor_capacity_Nm(spine: LumbarSpine, flexion: Array) -> Array:
    """Return the moment of all extensors of each level, fully active.

    What changes with flexion is the muscles' lines of action; force-length effects are left out.

    Parameters
    ----------
    spine : LumbarSpine
        Of one person or of n.
    flexion : array
        (6, n) flexion of each level. [rad]

    Returns
    -------
    array
        (6, n) [N m]
    """
    n = flexion.shape[1]
    size, height = (np.array(np.broadcast_to(row, (n,))) for row in (spine.size, spine.height))
    return spine.tension * _capacity(spine.muscles, spine.step, size, height, flexion)


def _capacity(muscles: MuscleSet, step: Array, size: Array, height: Array, flexion: Array) -> Array:
    """Moment per pascal of each level's extensors (6, n). [m^3]."""
    result = np.empty((N_LEVELS, size.size))
    sk.capacity(*muscles.arrays, step, size, height, np.ascontiguousarray(flexion), result)
    return result
