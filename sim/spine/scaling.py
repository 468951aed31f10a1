"""The lumbar spine scaled to a person and to that person's strength."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array
from sim.spine.equilibrium import LevelLoads, equilibrium
from sim.spine.muscles import muscle_set
from sim.spine.person import N_LEVELS, LumbarSpine
from sim.spine.tissue import lumbar_spring

_WEAK = 1e3  # Pa by N m of strength; muscle that is surely too weak for it
_SECANTS = 4
_ATHLETES = 32  # whose spines are kept for the next bar


def lumbar_spine(athlete: Athlete, threads: int = 1) -> LumbarSpine:
    """Scale the lumbar spine to a person.

    The stress of full activation is the one with which the athlete's net L5/S1 extensor strength can just be held
    against a harness at the thorax, upright, at all levels at once: as strength is measured. Published muscle sets at
    their own stress are too weak for a loaded hinge.

    Parameters
    ----------
    athlete : Athlete
        The person, or a `sim.crowd.Crowd`.
    threads : int, default 1
        Threads to share a crowd.

    Returns
    -------
    LumbarSpine
        The same object for the same athlete.
    """
    return _scaled(athlete, threads) if np.ndim(athlete.mass_kg) else _of_one(athlete)


@lru_cache(maxsize=_ATHLETES)
def _of_one(athlete: Athlete) -> LumbarSpine:
    """Scale to one person, or remember it."""
    return _scaled(athlete)


def _scaled(athlete: Athlete, threads: int = 1) -> LumbarSpine:
    """Scale to a person or a crowd."""
    body = athlete.body
    trunk, anatomy = body.trunk, body.spine
    size = np.atleast_1d(np.asarray(athlete.length("trunk") / body.segments.trunk.length, dtype=float))

    def each(value: float | Array) -> Array:
        return np.array(np.broadcast_to(np.asarray(value, dtype=float), size.shape))

    lean, height, strength = (
        np.radians(trunk.level_lean_deg),
        each(trunk.level_height * size),
        each(athlete.strength_Nm),
    )
    weak = LumbarSpine(
        muscle_set(anatomy.bundles),
        np.stack((np.sin(lean), np.cos(lean))),
        np.radians(anatomy.disc_lean_deg),
        size, height, _WEAK * strength,
        each(anatomy.tissue_share / (anatomy.tissue_arm * size)),
        each(anatomy.stiffness_ratio),
        float(np.radians(anatomy.trade_deg)),
        lumbar_spring(athlete),
        np.array(body.flexion_shares),
    )  # fmt: skip
    pull = against_harness(weak, strength, anatomy.harness * size)

    def held(tension: Array) -> Array:
        spine = replace(weak, tension=tension)
        return np.asarray(1.0 / equilibrium(spine, pull, threads, stiffness=False).muscle_share)

    # What can be held grows with the stress, ever less: secants stay below what is needed.
    before, share = weak.tension, held(weak.tension)
    tension = before / share
    for _ in range(_SECANTS):
        now = held(tension)
        rise = now - share
        step = np.where(rise > 0.0, (1.0 - now) * (tension - before) / np.where(rise > 0.0, rise, 1.0), 0.0)
        before, share, tension = tension, now, tension + np.maximum(step, 0.0)
    return replace(weak, tension=tension)


def against_harness(spine: LumbarSpine, moment_Nm: Array, height_m: Array) -> LevelLoads:
    """Return what the levels hold when the upright trunk is pulled forward at a harness, its weight aside.

    Parameters
    ----------
    spine : LumbarSpine
        Of n people.
    moment_Nm : array
        (n,) moment about L5/S1.
    height_m : array
        (n,) height of the harness above L5/S1.

    Returns
    -------
    LevelLoads
    """
    above = np.zeros((N_LEVELS, spine.n))
    above[1:] = np.cumsum(spine.step[1])[:, None] * spine.height
    zero = np.zeros((N_LEVELS, spine.n))
    pull = np.zeros((2, N_LEVELS, spine.n))
    pull[0] = -moment_Nm / height_m  # the lower body holds the upper one back
    return LevelLoads(zero, zero[0], -pull[0] * (height_m - above), pull, zero)
