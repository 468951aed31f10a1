"""Passive tissue as a spring: moment, energy and stiffness above upright neutral.

The measured curve (Dolan et al. 1994) holds tone as well as tissue, 25 N m of it upright. What stretches is its
part above neutral: 0 upright, exponential to the limit at the athlete's full flexion, and on beyond. Into
extension the same slope and shape run over the athlete's own range of extension, mirrored.

The levels are springs in series. A moment that goes through all of them bends each by its share of the whole
(`Body.flexion_shares`), so each level's curve is the whole one at its angle over its share.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array
from sim.passive import lumbar_limit_Nm


@dataclass(frozen=True, eq=False)
class Spring:
    """Passive tissue of the whole lumbar spine.

    Parameters
    ----------
    rise : float or array
        (n,) passive moment at full flexion less the upright one. [N m]
    shape : float or array
        (n,) exponent over the range.
    flexion, extension : float or array
        (n,) ends of the range, both positive. [rad]
    """

    rise: float | Array
    shape: float | Array
    flexion: float | Array
    extension: float | Array

    def _slope(self) -> float | Array:
        return self.rise * self.shape / (self.flexion * np.expm1(self.shape))

    def _reach(self, angle: Array) -> Array:
        """Angle over which the exponent grows by 1."""
        return np.asarray(np.where(angle < 0.0, self.extension, self.flexion) / self.shape)

    def moment(self, angle: Array) -> Array:
        """Return the extension moment at lumbar flexion angles (..., n). [N m, rad]."""
        reach = self._reach(angle)
        return np.asarray(np.sign(angle) * self._slope() * reach * np.expm1(np.abs(angle) / reach))

    def stiffness(self, angle: Array) -> Array:
        """Return the slope of the moment at lumbar flexion angles (..., n). [N m/rad, rad]."""
        return np.asarray(self._slope() * np.exp(np.abs(angle) / self._reach(angle)))

    def energy(self, angle: Array) -> Array:
        """Return the energy stored at lumbar flexion angles (..., n). [J, rad]."""
        reach = self._reach(angle)
        part = np.abs(angle) / reach
        return np.asarray(self._slope() * reach**2 * (np.expm1(part) - part))


def lumbar_spring(athlete: Athlete) -> Spring:
    """Return the passive tissue of an athlete.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    Spring
    """
    tissue, ranges = athlete.body.passive, athlete.body.ranges
    rise = lumbar_limit_Nm(athlete) * (1.0 - tissue.lumbar_upright_Nm / tissue.lumbar_limit_Nm)
    full, back = np.radians(ranges.lumbar_flexion_deg), np.radians(ranges.lumbar_extension_deg)
    return Spring(rise, tissue.lumbar_shape, full, back)


def by_level(spring: Spring, shares: Array, flexion: Array) -> tuple[Array, Array, Array]:
    """Return moment, stiffness and energy of each level.

    Parameters
    ----------
    spring : Spring
        The whole lumbar spine.
    shares : array
        (6,) share of each level in lumbar flexion, L5/S1 first, as (6, 1) for many people.
    flexion : array
        (6, n) flexion of each level. [rad]

    Returns
    -------
    moment, stiffness, energy : array
        (6, n) [N m, N m/rad, J]
    """
    part = shares.reshape(len(shares), -1)
    whole = flexion / part
    return spring.moment(whole), spring.stiffness(whole) / part, spring.energy(whole) * part
