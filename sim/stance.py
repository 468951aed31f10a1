"""What the side sees of a wide stance: the sumo deadlift's equivalent in the sagittal plane.

At lift-off the shins stand upright over wide, turned-out feet and each thigh runs from the hip out to the knee, so
the side sees the thigh shorter by the cosine of that angle, the foot shorter by the cosine of its turn-out, the shank
and the arms, which hang between the knees, at full length. The shortening is held through the lift: with straight
legs the side would see both a little longer again, so lockout is drawn some 5 cm too low. Masses stay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sim.athlete import Athlete

_MOST_OUT = 0.87  # sine of 60 deg, which no measured thigh is too short for


@dataclass(frozen=True)
class SideView(Athlete):
    """An athlete as long as the side sees them; lengths may be outside what is measured on people.

    Parameters
    ----------
    body : Body
        Tables of the athlete's sex.
    height_m, mass_kg : float
        Stature and body mass.
    thigh_m, shank_m, trunk_m, arm_m : float, optional
        Lengths that the side sees, where they are not those of the stature.
    """

    def __post_init__(self) -> None:
        """Lengths come from an athlete that was checked."""


def seen_from_the_side(athlete: Athlete) -> SideView:
    """Shorten thighs and feet of a wide stance to what the side sees.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    SideView
    """
    body, stance = athlete.body, athlete.body.stance
    thigh = athlete.length("thigh")
    out = min((stance.wide_half - stance.hips_half) * athlete.height_m / thigh, _MOST_OUT)
    turned = math.cos(math.radians(stance.wide_turnout_deg))
    support = replace(body.support, foot_length=body.support.foot_length * turned)
    return SideView(
        replace(body, support=support), athlete.height_m, athlete.mass_kg,
        thigh * math.sqrt(1.0 - out**2), athlete.shank_m, athlete.trunk_m, athlete.arm_m,
    )  # fmt: skip
