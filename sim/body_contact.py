"""Where a body meets ground, bench and bar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SupportGeometry:
    """Contact with the ground, in shares of stature unless said.

    Parameters
    ----------
    foot_length, ankle_height : float
        Of the foot that is stood on.
    heel, ball, toe : float
        Behind and ahead of the ankle axis, share of foot length.
    toe_height : float
        Tip of the toes below the ankle.
    knee_front : float
        Front edge of the patella ahead of the knee axis in kneeling.
    knee_pad : float
        What pad and soft tissue add to the front edge (negative: take away). [m]
    knee_height : float
        Knee axis above the floor in kneeling.
    seat : float
        Distance from hip to ankle at which the buttocks meet the heels.
    anchor_behind : float
        What holds the heels down, from the ankle axis towards the knee.
    pad_height : float
        Knee axis of one who kneels on a glute-ham bench. [m]
    pad_ahead : float
        Where its pad bears the thigh, from the knee axis towards the hip.
    """

    foot_length: float
    ankle_height: float
    heel: float
    ball: float
    toe: float
    toe_height: float
    knee_front: float
    knee_pad: float
    knee_height: float
    seat: float
    anchor_behind: float
    pad_height: float
    pad_ahead: float


@dataclass(frozen=True)
class StanceGeometry:
    """Feet of a wide stance, seen from the front, in shares of stature unless said.

    Parameters
    ----------
    wide_half, hips_half : float
        From the middle to an ankle, and to a hip.
    wide_turnout_deg : float
        How far the feet turn out. [deg]
    """

    wide_half: float
    hips_half: float
    wide_turnout_deg: float


@dataclass(frozen=True)
class LyingGeometry:
    """How one lies on the upper back, in shares of stature unless said.

    Parameters
    ----------
    back_behind : float
        Skin of the upper back behind the line from T12/L1 to C7.
    bench_below, floor_below : float
        What lies on bench or floor, below C7.
    hip_above : float
        Hip axis above the floor of one who lies on it.
    bench_height : float
        [m]
    bar : tuple of float
        (2,) a bar on the hips, ahead of the hip axis and above it, upright.
    """

    back_behind: float
    bench_below: float
    floor_below: float
    hip_above: float
    bench_height: float
    bar: tuple[float, float]


@dataclass(frozen=True)
class BarGeometry:
    """Where a bar is held.

    Parameters
    ----------
    high, low : tuple of float
        (2,) behind the line from T12/L1 to C7, and below C7, in shares of stature.
    grip : float
        From the wrist, share of hand length.
    radius, plate_radius : float
        Of the shaft and of the plates. [m]
    thigh_front, knee_front, ankle_front : float
        Surface of the leg ahead of the line of the joints, in shares of stature.
    projected_arm : float
        Length of an arm that flares sideways to a bar on the back, seen from the side, share of its length.
    hex_handle : float
        Raised handles of a hex bar above the centre of its plates. [m]
    girdle_reach : float
        How far the shoulder blades let the shoulder joints follow a bar, share of stature.
    """

    high: tuple[float, float]
    low: tuple[float, float]
    grip: float
    radius: float
    plate_radius: float
    thigh_front: float
    knee_front: float
    ankle_front: float
    projected_arm: float
    hex_handle: float
    girdle_reach: float
