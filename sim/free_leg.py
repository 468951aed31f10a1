"""Where the leg is that carries nothing, seen from the side: straight behind the trunk, or resting on its toe tips."""

from __future__ import annotations

import math

import numpy as np

from sim.athlete import Athlete

BENT_RAD = math.radians(30.0)  # knee of a free leg in line with the trunk, so that it swings clear of the floor
POINTED_RAD = math.radians(-10.0)  # its foot, drawn up
PITCH_RAD = math.radians(50.0)  # of a foot that rests on its toe tips
_UPRIGHT, _DEEP = (0.0, 0.0), (-0.42, -0.17)  # lean of thigh and shank of the standing leg, at which the toes touch
_STEPS = 12


def resting_offsets(athlete: Athlete) -> tuple[float, float]:
    """Return how thigh and shank of a resting leg are turned against the standing leg's.

    Both follow it through a hinge, and the toe tips are on the floor upright and near the deepest; between, and under
    the heaviest bars, they are within one and a half centimetres of it and slide a little, as they do.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    thigh, shank : float
        Forward lean added to that of the standing leg. [rad]
    """
    thigh, shank, shape = athlete.length("thigh"), athlete.length("shank"), athlete.body.support
    foot = shape.foot_length * athlete.height_m
    ankle = shape.ankle_height * athlete.height_m
    toe = shape.toe * foot * math.sin(PITCH_RAD) + shape.toe_height * athlete.height_m * math.cos(PITCH_RAD)
    raised = toe - ankle  # ankle above the standing one's

    def misses(a: float, b: float) -> list[float]:
        return [
            thigh * (math.cos(t) - math.cos(t + a)) + shank * (math.cos(s) - math.cos(s + b)) - raised
            for t, s in (_UPRIGHT, _DEEP)
        ]

    x = np.array([-0.2, 0.5])
    for _ in range(_STEPS):
        a, b = x
        slopes = [[thigh * math.sin(t + a), shank * math.sin(s + b)] for t, s in (_UPRIGHT, _DEEP)]
        x -= np.clip(np.linalg.solve(slopes, misses(a, b)), -0.2, 0.2)
    return float(x[0]), float(x[1])
