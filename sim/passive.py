"""Moments that tissue makes without muscle: the lumbar spine and the hip."""

from __future__ import annotations

import numpy as np

from sim import passive_kernels as pk
from sim.athlete import Athlete
from sim.chain import Array


def lumbar_limit_Nm(athlete: Athlete) -> float:
    """Return the passive lumbar extension moment at full lumbar flexion (Dolan et al. 1994). [N m].

    The group means of men and women are scaled with mass times height.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    float
    """
    return athlete.body.passive.lumbar_limit_Nm * _size(athlete)


def lumbar_upright_Nm(athlete: Athlete) -> float:
    """Return the extension moment that silent muscles let through in upright neutral (Dolan et al. 1994). [N m].

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    float
    """
    return athlete.body.passive.lumbar_upright_Nm * _size(athlete)


def _size(athlete: Athlete) -> float:
    """Mass times height against the measured group's."""
    group = athlete.body.passive
    return athlete.mass_kg * athlete.height_m / (group.group_mass_kg * group.group_height_m)


def lumbar_passive_moment(athlete: Athlete, flexion_deg: Array, shape: float | Array | None = None) -> Array:
    """Return the extension moment at which the back muscles are electrically silent (Dolan et al. 1994).

    An exponential from the upright intercept to the limit at the athlete's full flexion, and on beyond it. The
    intercept holds fascia, tone and abdominal pressure as well as ligament.

    Parameters
    ----------
    athlete : Athlete
        The person.
    flexion_deg : array
        (n,) lumbar flexion from the upright neutral. [deg]
    shape : float or array, optional
        Exponent over the range, in place of the body's; or (m, 1) of them.

    Returns
    -------
    array
        (n,) or (m, n) [N m]
    """
    tissue = athlete.body.passive
    exponent = tissue.lumbar_shape if shape is None else shape
    part = np.asarray(flexion_deg) / athlete.body.ranges.lumbar_flexion_deg
    rise = np.expm1(exponent * part) / np.expm1(exponent)
    upright, limit = lumbar_upright_Nm(athlete), lumbar_limit_Nm(athlete)
    result: Array = upright + (limit - upright) * rise
    return result


def hip_passive_moment(
    athlete: Athlete, hip_flexion_deg: Array, knee_flexion_deg: Array | float, legs: int = 2
) -> Array:
    """Return the passive hip extension moment of the legs that carry (Riener and Edrich 1999).

    Parameters
    ----------
    athlete : Athlete
        The person.
    hip_flexion_deg : array
        (n,) [deg]
    knee_flexion_deg : array or float
        (n,) or one for all. [deg]
    legs : int, default 2
        How many.

    Returns
    -------
    array
        (n,) extension positive. [N m]
    """
    hip, knee = np.asarray(hip_flexion_deg, dtype=float), np.asarray(knee_flexion_deg, dtype=float)
    return np.asarray(pk.hip_law(float(legs), athlete.body.passive.hip, hip, knee))


def knee_passive_moment(
    athlete: Athlete, knee_flexion_deg: Array | float, hip_flexion_deg: Array | float,
    dorsiflexion_deg: Array | float, legs: int = 2,
) -> Array:  # fmt: skip
    """Return the passive knee extension moment of the legs that carry (Riener and Edrich 1999).

    Parameters
    ----------
    athlete : Athlete
        The person.
    knee_flexion_deg, hip_flexion_deg, dorsiflexion_deg : array or float
        (n,) or one for all. [deg]
    legs : int, default 2
        How many.

    Returns
    -------
    array
        (n,) extension positive; negative where tissue behind the knee pulls into flexion. [N m]
    """
    knee, hip, ankle = (np.asarray(x, dtype=float) for x in (knee_flexion_deg, hip_flexion_deg, dorsiflexion_deg))
    return np.asarray(pk.knee_law(float(legs), athlete.body.passive.knee, knee, hip, ankle))
