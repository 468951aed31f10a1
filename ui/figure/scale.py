"""The drawing's outlines, scaled to one athlete's lengths and girth."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from sim.athlete import Athlete
from sim.body import LUMBAR_LINKS
from sim.chain import Array
from sim.links import trunk_points
from ui.figure.outlines import Curve, SegmentName, read_outlines

_HEIGHT_M, _MASS_KG = 1.75, 75.0  # the body that was drawn
_VERTEX_MM = 253.0  # of the drawn head, above C7
_HAND_MM = 87.0  # drawn wrist to knuckles
_TOE_MM, _SOLE_MM = 221.0, 70.0  # of the drawn shoe, from the ankle
_GIRTH = (0.82, 1.3)  # limits of girth against stature; beyond them the drawing stops being one of a person

Scale = Callable[[Curve | Array], Array]


@dataclass(frozen=True, eq=False)
class Scales:
    """How each segment's drawn millimetres become an athlete's.

    Parameters
    ----------
    skin : dict
        From (n, 2) drawn points to (n, 2) points of skin and clothes. [mm]
    bone : dict
        The same for bones, cable and band, which do not grow with girth. [mm]
    stature : float
        Against the drawn body's.
    """

    skin: dict[SegmentName, Scale]
    bone: dict[SegmentName, Scale]
    stature: float

    @cached_property
    def outline(self) -> dict[SegmentName, Array]:
        """Closed outlines of skin and clothes in their segments' frames, each (n, 2). [m]."""
        return {name: self.skin[name](curve) / 1000 for name, curve in read_outlines().outline.items()}


@lru_cache(maxsize=16)
def scales(athlete: Athlete, arm_share: float = 1.0) -> Scales:
    """Work out an athlete's scales.

    Lengths follow the chain's joints. Girth is that of a body of the same density and shape: it goes with the
    square root of mass over stature. Ends of limbs keep their shape; what lies between them stretches.

    Parameters
    ----------
    athlete : Athlete
        The person.
    arm_share : float, default 1
        How long the arms look from the side, see `sim.links.arm_share`.

    Returns
    -------
    Scales
    """
    drawn, points = read_outlines().reference, trunk_points(athlete)
    stature = athlete.height_m / _HEIGHT_M
    girth = stature * float(np.clip(math.sqrt(athlete.mass_kg / _MASS_KG / stature) / stature, *_GIRTH))
    foot = athlete.body.support
    toe = foot.toe * foot.foot_length * athlete.height_m * 1000 / _TOE_MM
    sole = foot.ankle_height * athlete.height_m * 1000 / _SOLE_MM
    trunk = points["L5/S1"][1] * 1000 / drawn.L5S1_in_pelvis[1]
    level = math.dist(points["L5/S1"], points["L4/L5"]) * 1000 / drawn.lumbar_level_height
    thorax = (points["C7"][1] - points["T12/L1"][1]) * 1000 / drawn.C7_in_thorax[1]
    head = _even(athlete.length("head") * 1000 / _VERTEX_MM)
    hand = _even(athlete.length("hand") * 1000 / _HAND_MM)

    skin: dict[SegmentName, Scale] = {
        "foot": lambda p: _split(p, (stature, toe), (sole, sole)),
        "shank": _limb(drawn.shank_length, athlete.length("shank") * 1000, girth),
        "thigh": _limb(drawn.thigh_length, athlete.length("thigh") * 1000, girth),
        "pelvis": lambda p: _split(p, (girth, girth), (girth, trunk)),
        "thorax": lambda p: _split(_stretched(p, drawn.C7_in_thorax[1], thorax, stature), (stature, girth), (1, 1)),
        "head": head,
        "upper_arm": _limb(drawn.upper_arm_length, athlete.length("upper_arm") * arm_share * 1000, girth),
        "forearm": _limb(drawn.forearm_length, athlete.length("forearm") * arm_share * 1000, girth),
        "hand": hand,
    }
    bone: dict[SegmentName, Scale] = dict(skin)
    bone["pelvis"] = _even(trunk)
    bone["thorax"] = lambda p: _split(_stretched(p, drawn.C7_in_thorax[1], thorax, stature), (stature, stature), (1, 1))
    for name in LUMBAR_LINKS:
        skin[name] = lambda p: _split(p, (level, max(level, girth)), (level, level))  # type: ignore[index]
        bone[name] = _even(level)  # type: ignore[index]
    return Scales(skin, bone, stature)


def _even(factor: float) -> Scale:
    """Scale alike in all directions."""
    return lambda points: np.asarray(points, dtype=float) * factor


def _split(points: Curve | Array, x: tuple[float, float], y: tuple[float, float]) -> Array:
    """Scale x behind and ahead of the origin, and y below and above it, each by its own factor."""
    p = np.asarray(points, dtype=float)
    return np.stack(
        (p[:, 0] * np.where(p[:, 0] < 0, *x), p[:, 1] * np.where(p[:, 1] < 0, *y)),
        axis=1,
    )


def _stretched(points: Curve | Array, end: float, factor: float, outside: float) -> Array:
    """Scale y by ``factor`` between the origin and ``end``, by ``outside`` beyond either; leave x."""
    p = np.array(points, dtype=float)
    y = p[:, 1]
    below, between, above = np.minimum(y, 0), np.clip(y, 0, end), np.maximum(y - end, 0)
    p[:, 1] = below * outside + between * factor + above * outside
    return p


def _limb(drawn: float, wanted: float, girth: float) -> Scale:
    """Stretch a limb that hangs down from its origin, and keep its rounded ends round."""

    def scale(points: Curve | Array) -> Array:
        p = np.array(points, dtype=float)
        y = p[:, 1]
        above, between, below = np.maximum(y, 0), np.clip(y, -drawn, 0), np.minimum(y + drawn, 0)
        p[:, 0] *= girth
        p[:, 1] = above * girth + between * wanted / drawn + below * girth
        return p

    return scale
