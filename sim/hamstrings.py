"""The hamstrings as muscles over two joints: length, moment arms and what they can make at hip and knee.

Semimembranosus, semitendinosus and the long head of biceps femoris run straight from the ischium to the shank, seen
from the side, on tendons that do not stretch. Their active force is the area's, times a bell over fibre length; it
grows and shrinks with the athlete's knee flexors. Passive moments are the measured ones (`sim.passive`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array
from sim.passive import hip_passive_moment, knee_passive_moment
from sim.result import Result

_BELL = 0.45  # width of active force over fibre length (Thelen 2003)


@dataclass(frozen=True, eq=False)
class Hamstrings:
    """Three muscles of one leg in n poses.

    Parameters
    ----------
    length_m : array
        (3, n) from origin to insertion.
    hip_arm_m, knee_arm_m : array
        (3, n) moment arms into hip extension and knee flexion.
    fibre : array
        (3, n) fibre length, 1 at which it is strongest.
    force_N : array
        (3, n) fully active.
    """

    length_m: Array
    hip_arm_m: Array
    knee_arm_m: Array
    fibre: Array
    force_N: Array

    @property
    def hip_Nm(self) -> Array:
        """(n,) hip extension moment of one leg, fully active. [N m]."""
        result: Array = (self.force_N * self.hip_arm_m).sum(axis=0)
        return result

    @property
    def knee_Nm(self) -> Array:
        """(n,) knee flexion moment of one leg, fully active. [N m]."""
        result: Array = (self.force_N * self.knee_arm_m).sum(axis=0)
        return result

    @property
    def hip_per_knee(self) -> Array:
        """(n,) hip extension moment that comes with each newton metre of knee flexion."""
        return self.hip_Nm / self.knee_Nm


def hamstrings(athlete: Athlete, hip_flexion_deg: Array | float, knee_flexion_deg: Array | float) -> Hamstrings:
    """Lay the hamstrings out.

    Parameters
    ----------
    athlete : Athlete
        The person.
    hip_flexion_deg, knee_flexion_deg : array or float
        (n,) or one for all. [deg]

    Returns
    -------
    Hamstrings
    """
    hip, knee = np.broadcast_arrays(*(np.radians(np.atleast_1d(x)) for x in (hip_flexion_deg, knee_flexion_deg)))
    group = athlete.body.hamstrings
    muscles = group.muscles
    thigh = athlete.length("thigh")
    scale = thigh / group.thigh_m
    origin, insertion = (
        scale * np.array([getattr(muscle, name) for muscle in muscles]) for name in ("origin_m", "insertion_m")
    )
    # The thigh hangs from the hip; the pelvis turns forward over it, the shank back under it.
    above = _turned(origin, -hip)
    below = _turned(insertion, -knee)
    at = below - np.array([0.0, thigh])[:, None, None]
    along = at - above
    length = np.hypot(*along)
    toward = along / length
    hip_arm = toward[1] * above[0] - toward[0] * above[1]
    knee_arm = toward[1] * below[0] - toward[0] * below[1]
    tendon, fibre, area = (
        np.array([getattr(muscle, name) for muscle in muscles])[:, None] for name in ("tendon_m", "fibre_m", "area_m2")
    )
    stretch = (length / scale - tendon) / fibre
    pull = group.tension_Pa * area * np.exp(-((stretch - 1.0) ** 2) / _BELL) * _strength(athlete)
    return Hamstrings(length, hip_arm, knee_arm, stretch, pull)


def _turned(points: Array, angle: Array) -> Array:
    """Turn points (3, 2) counter-clockwise by angles (n,): (2, 3, n)."""
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = points[:, :1], points[:, 1:]
    return np.stack((cos * x - sin * y, sin * x + cos * y))


def _strength(athlete: Athlete) -> float:
    """Knee flexors of the athlete against those of the body that the muscles were measured on."""
    own: float = athlete.body.strength.joints.knee_flexion * athlete.mass_kg * athlete.height_m
    return own / athlete.body.hamstrings.knee_flexion


@dataclass(frozen=True)
class Tilt:
    """What a pelvis that tilts forward does, trunk and thigh held, so that the lumbar spine extends by as much.

    Parameters
    ----------
    stretch_m : float
        How much longer the hamstrings become, mean weighed by force.
    capacity_Nm : float
        Change of the knee flexion moment that both legs' hamstrings can make.
    passive_knee_Nm, passive_hip_Nm : float
        Change of the passive knee flexion and hip extension moment of both legs.
    """

    stretch_m: float
    capacity_Nm: float
    passive_knee_Nm: float
    passive_hip_Nm: float


def pelvic_tilt(athlete: Athlete, hip_flexion_deg: float, knee_flexion_deg: float, tilt_deg: float = 10.0) -> Tilt:
    """Tilt the pelvis forward under a trunk that stays.

    Parameters
    ----------
    athlete : Athlete
        The person.
    hip_flexion_deg, knee_flexion_deg : float
        The pose before. [deg]
    tilt_deg : float, default 10
        Forward. [deg]

    Returns
    -------
    Tilt
    """
    hips = np.array([hip_flexion_deg, hip_flexion_deg + tilt_deg])
    legs = hamstrings(athlete, hips, knee_flexion_deg)
    longer = np.average(legs.length_m[:, 1] - legs.length_m[:, 0], weights=legs.force_N[:, 0])
    knee = -knee_passive_moment(athlete, knee_flexion_deg, hips, 0.0)
    hip = hip_passive_moment(athlete, hips, knee_flexion_deg)
    return Tilt(float(longer), *(float(value[1] - value[0]) for value in (2.0 * legs.knee_Nm, knee, hip)))


def hip_freedom_deg(
    athlete: Athlete, hip_flexion_deg: float, straight_deg: float = 15.0, bent_deg: float = 90.0
) -> float:
    """Return how much more the hip bends on bent knees before the hamstrings are as long as on straight ones. [deg].

    Parameters
    ----------
    athlete : Athlete
        The person.
    hip_flexion_deg : float
        Hip flexion on straight knees. [deg]
    straight_deg, bent_deg : float, default 15 and 90
        Knee flexions that are compared. [deg]

    Returns
    -------
    float
        Infinite where they stay shorter through half a turn.
    """
    area = np.array([muscle.area_m2 for muscle in athlete.body.hamstrings.muscles])

    def mean(hip: Array | float, knee: float) -> Array:
        return np.asarray(np.average(hamstrings(athlete, hip, knee).length_m, axis=0, weights=area))

    more = np.linspace(0.0, 180.0, 1801)
    longer = mean(hip_flexion_deg + more, bent_deg) - mean(hip_flexion_deg, straight_deg)
    reached = np.flatnonzero(longer >= 0.0)
    if not reached.size:
        return float("inf")
    end = max(int(reached[0]), 1)
    return float(np.interp(0.0, longer[end - 1 : end + 1], more[end - 1 : end + 1]))


@dataclass(frozen=True, eq=False)
class KneeBrake:
    """A repetition in which the hamstrings hold the knees, as in a Nordic curl; (n,) frames, both legs summed.

    Parameters
    ----------
    knee_Nm : array
        Knee flexion moment that is asked of muscle, passive tissue taken off, 0 where none is.
    capacity_Nm : array
        What the hamstrings can make of it while they stand still.
    hip_Nm : array
        Hip extension moment that comes with it, and that of passive tissue.
    surplus_Nm : array
        That less the net hip moment: above 0 the hip flexors must hold against the hamstrings, or the pelvis tucks
        under; below 0 the gluteals must help.
    trunk_Nm : array
        Net L5/S1 moment; above 0 it is the back's extensors that work, below 0 the trunk's flexors.
    """

    knee_Nm: Array
    capacity_Nm: Array
    hip_Nm: Array
    surplus_Nm: Array
    trunk_Nm: Array


def knee_brake(result: Result, hamstring_share: float = 1.0) -> KneeBrake:
    """Share the moments of a repetition between hamstrings and the rest.

    Parameters
    ----------
    result : Result
        A run.
    hamstring_share : float, default 1
        Share of the knee flexion moment that the hamstrings make; the rest is gastrocnemius and short head.

    Returns
    -------
    KneeBrake
    """
    frames, athlete = result.frames, result.athlete
    hip, knee = (np.asarray(frames[name]) for name in ("hip_flexion_deg", "knee_flexion_deg"))
    moments = {name: np.asarray(row) for name, row in dict(frames["moment_Nm"]).items()}
    legs, n_legs = hamstrings(athlete, hip, knee), result.posture.task.legs
    passive = knee_passive_moment(athlete, knee, hip, 0.0, n_legs)
    asked = np.maximum(-moments["knee"] + np.minimum(passive, 0.0), 0.0)
    brought = hamstring_share * asked * legs.hip_per_knee + hip_passive_moment(athlete, hip, knee, n_legs)
    return KneeBrake(asked, n_legs * legs.knee_Nm, brought, brought - moments["hip"], moments["L5/S1"])
