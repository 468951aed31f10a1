"""The muscle-on gate and the hamstring tether of one held pose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sim import passive_kernels as pk
from sim.athlete import Athlete
from sim.balance import at_rest, first_moment
from sim.chain import GRAVITY, Array
from sim.passive import hip_passive_moment, lumbar_limit_Nm, lumbar_passive_moment
from sim.posture import LUMBAR, Posture, with_own_levels

_BEYOND_DEG = 120.0  # how far past full flexion silence is looked for
_STEP_DEG = 0.5
_KEPT = 32  # athletes


@dataclass(frozen=True)
class MuscleGate:
    """Whether some lumbar posture lets the back muscles switch off at this trunk lean.

    Parameters
    ----------
    passive_limit_Nm : float
        Passive moment at full lumbar flexion.
    gate_margin_Nm : float
        Least of demand less passive moment over lumbar flexion 0 to full.
    least_at_deg : float
        Lumbar flexion of that least.
    shut : bool
        Whether muscle must work: the margin exceeds a share of strength that counts as silence.
    silent_zone_deg : float
        Width of lumbar flexion in which passive tissue holds the demand.
    silent_zone_range_deg : tuple of float
        (2,) the same over the plausible shapes of the passive curve.
    sag_deg : float or None
        How far past full flexion silence would need, 0 where the gate is open, None where 120 degrees do not do.
    sag_range_deg : tuple
        (2,) the same over the shapes.
    """

    passive_limit_Nm: float
    gate_margin_Nm: float
    least_at_deg: float
    shut: bool
    silent_zone_deg: float
    silent_zone_range_deg: tuple[float, float]
    sag_deg: float | None
    sag_range_deg: tuple[float | None, float | None]


def muscle_gate(posture: Posture, pose: Array, counterbalance: float) -> MuscleGate:
    """Compare what the lower back must hold with what it holds without muscle, over lumbar flexion.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    pose : array
        (5, 1) variables; trunk lean is held, lumbar flexion runs over the body's own levels, the legs follow as
        in the rep. [rad]
    counterbalance : float
        Share of the balancing leg movement.

    Returns
    -------
    MuscleGate
    """
    athlete, posture = posture.athlete, with_own_levels(posture)
    flexion, end = _flexions(athlete.body.ranges.lumbar_flexion_deg)
    rest = _demand(posture, pose, counterbalance, flexion) - _held_without_muscle(athlete)
    margin = rest[0, : end + 1]
    least = int(np.argmin(margin))
    shut = margin[least] > athlete.body.strength.silent_share * athlete.strength_Nm
    zone, *zones = silent_width(flexion[: end + 1], rest[:, : end + 1]).tolist()
    sag, *sags = [_past(flexion[end:], row[end:]) if shut else 0.0 for row in rest]
    return MuscleGate(
        passive_limit_Nm=lumbar_limit_Nm(athlete),
        gate_margin_Nm=float(margin[least]),
        least_at_deg=float(flexion[least]),
        shut=bool(shut),
        silent_zone_deg=zone,
        silent_zone_range_deg=(min(zones), max(zones)),
        sag_deg=sag,
        sag_range_deg=_ordered(sags),
    )


@lru_cache
def _flexions(full_deg: float) -> tuple[Array, int]:
    """Return lumbar flexions up to far past full, rising, and the place of full. [deg]."""
    flexion = np.unique(np.append(np.arange(0.0, full_deg + _BEYOND_DEG + _STEP_DEG, _STEP_DEG), full_deg))
    flexion.flags.writeable = False
    return flexion, int(np.searchsorted(flexion, full_deg))


@lru_cache(maxsize=_KEPT)
def _held_without_muscle(athlete: Athlete) -> Array:
    """Return the passive moment at `_flexions` for the athlete's shape of its curve and the ends of the plausible."""
    tissue = athlete.body.passive
    shapes = np.array([[tissue.lumbar_shape], *([shape] for shape in tissue.lumbar_shape_range)])
    return lumbar_passive_moment(athlete, _flexions(athlete.body.ranges.lumbar_flexion_deg)[0], shapes)


def _demand(posture: Posture, pose: Array, counterbalance: float, flexion_deg: Array) -> Array:
    """Return the static L5/S1 moment at each lumbar flexion."""
    z = np.repeat(pose, flexion_deg.size, axis=1)
    z[LUMBAR] = np.radians(flexion_deg)
    if posture.arms_search:
        # Where arms follow the legs, the legs matter for the back; elsewhere only what is above does.
        z = at_rest(posture, z, counterbalance, alike=True)
    return GRAVITY * first_moment(posture, z, posture.chain.index("L5"))


def silent_width(flexion_deg: Array, rest: Array) -> Array:
    """Return the length on which ``rest`` is 0 or less, straight between points. [deg].

    Parameters
    ----------
    flexion_deg : array
        (n,) rising. [deg]
    rest : array
        (..., n) demand less passive moment. [N m]

    Returns
    -------
    array
        (...)
    """
    before, after = rest[..., :-1], rest[..., 1:]
    low, high = np.minimum(before, after), np.maximum(before, after)
    if (low > 0.0).all():
        return np.zeros(rest.shape[:-1])
    share = np.where(high <= 0.0, 1.0, np.where(low > 0.0, 0.0, -low / np.where(high > low, high - low, 1.0)))
    return np.asarray(share @ np.diff(flexion_deg))


def _past(angle: Array, rest: Array) -> float | None:
    """Degrees past the first angle, full flexion, at which the passive moment meets the demand."""
    silent = np.flatnonzero(rest <= 0.0)
    if silent.size == 0:
        return None
    end = silent[0]
    if end == 0:
        return 0.0
    share = rest[end - 1] / (rest[end - 1] - rest[end])
    return float(angle[end - 1] + share * (angle[end] - angle[end - 1]) - angle[0])


def _ordered(values: list[float | None]) -> tuple[float | None, float | None]:
    known = sorted(value for value in values if value is not None)
    return (known[0] if known else None), (known[-1] if len(known) == len(values) else None)


@dataclass(frozen=True)
class Tether:
    """Passive hamstrings and the rest of the passive hip, of the legs that carry.

    Parameters
    ----------
    moment_Nm : float
        Passive hip extension moment.
    share : float or None
        Of the net hip moment; None where that is 0.
    stretch_deg, force_deg : float or None
        Hip flexion at which a leg's passive moment is a strong stretch, and at which both legs' equals the net
        hip moment, knee angle and demand held; None where not reached within the joint range, or
        where gravity asks for no extension.
    """

    moment_Nm: float
    share: float | None
    stretch_deg: float | None
    force_deg: float | None


def hamstring_tether(
    athlete: Athlete, hip_flexion_deg: float, knee_flexion_deg: float, net_hip_Nm: float, legs: int = 2
) -> Tether:
    """Compare the passive hip moment with comfort and with the demand.

    Parameters
    ----------
    athlete : Athlete
        The person.
    hip_flexion_deg, knee_flexion_deg : float
        The pose. [deg]
    net_hip_Nm : float
        Net hip moment that gravity asks, extension positive. [N m]
    legs : int, default 2
        How many carry.

    Returns
    -------
    Tether
    """
    moment = float(hip_passive_moment(athlete, np.array([hip_flexion_deg]), knee_flexion_deg, legs)[0])
    return Tether(
        moment_Nm=moment,
        share=moment / net_hip_Nm if net_hip_Nm else None,
        stretch_deg=_reaches(athlete, knee_flexion_deg, legs, legs * athlete.body.passive.stretch_Nm),
        force_deg=_reaches(athlete, knee_flexion_deg, legs, net_hip_Nm),
    )


@lru_cache(maxsize=_KEPT)
def _reaches(athlete: Athlete, knee_flexion_deg: float, legs: int, wanted_Nm: float) -> float | None:
    """Return the hip flexion at which the passive moment is what is wanted; the stretch's is the same for any bar."""
    if wanted_Nm <= 0.0:
        return None
    law, end = athlete.body.passive.hip, athlete.body.ranges.hip_flexion_deg
    at: float = pk.hip_reaches(float(legs), law, float(knee_flexion_deg), float(wanted_Nm), float(end))
    return at if at >= 0.0 else None
