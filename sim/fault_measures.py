"""What a fault changes that no summary holds: values of frames, each with its yardstick."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from sim.chain import Array
from sim.contacts import contacts, feet_press_at
from sim.explain_quantities import Mechanism, Quantity, read
from sim.kinematics import forward_kinematics
from sim.liftoff import bar_centre
from sim.posture import LEG
from sim.result import Result
from sim.support import contact_shares, make_support
from sim.yardsticks import (
    Reference,
    bar_at_arms_length,
    head_held_level,
    level_trunk,
    range_of,
    strength,
    way_of_the_hips,
    whole,
)

_HALF = 0.5


def _at_half_lean(result: Result, name: str) -> float | None:
    """Return a frame's value where the trunk is half-way between upright, or the top, and its deepest lean."""
    ascends = result.scenario.ascends
    way = slice(result.upright, None, -1) if ascends else slice(result.deepest + 1)
    lean = np.asarray(result.frames["trunk_lean_deg"])[way]
    half = lean[-1] - _HALF * (lean[-1] - (lean[0] if ascends else 0.0))
    return float(np.interp(half, lean, np.asarray(result.frames[name])[way]))


def _deepest(result: Result, name: str) -> float | None:
    """Return a frame's value at the deepest; None where it has none."""
    value = float(np.asarray(result.frames[name])[result.deepest])
    return None if np.isnan(value) else value


def _toe_share(result: Result) -> float | None:
    """Share of what the feet bear that is on their balls; None where they do not stand."""
    if not result.scenario.lies:
        return _deepest(result, "toe_load_share")
    # The fault has grown at the top, and the feet's own edges count, not the back's.
    node = result.shown[[result.upright]]
    press = np.atleast_1d(feet_press_at(result.posture, result.motion.q[:, node]))
    return float(contact_shares(make_support(result.athlete, "feet"), press)[1][0])


def _top(result: Result, *keys: str) -> float | None:
    """Value of a frame at the top of a repetition that begins at the bottom; None for others."""
    if not result.scenario.ascends:
        return None
    value: object = result.frames
    for key in keys:
        value = value[key]  # type: ignore[index]
    number = float(np.asarray(value)[result.upright])
    return None if np.isnan(number) else number


def _extension_left_deg(result: Result) -> float | None:
    """How far a lumbar spine that is arched at the top still extends there."""
    flexion = _top(result, "lumbar_flexion_deg")
    # One that is neutral there has all of it left.
    return None if flexion is None else result.athlete.body.ranges.lumbar_extension_deg + min(flexion, 0.0)


def _heights(result: Result) -> Array:
    """Height of the bar, of the hips where there is none, in every frame."""
    z = result.motion.z[:, result.shown]
    if result.load_kg > 0.0:
        bar: Array = bar_centre(result.posture, z)[1]
        return bar
    origin = forward_kinematics(result.posture.chain, result.posture.coordinates(z))[1]
    hips: Array = origin[1, result.posture.chain.index("pelvis")]
    return hips


def _rise_m(result: Result) -> float | None:
    """How far the bar rises, or the hips where there is none; None for a repetition that begins upright."""
    if not result.scenario.ascends:
        return None
    heights = _heights(result)
    return float(heights[result.upright] - heights[result.deepest])


def _half_way_up(result: Result, *keys: str) -> float | None:
    """Value of a frame where a bar from the floor has risen half of its way; None for others."""
    if not (result.scenario.from_floor and result.upright > result.deepest):
        return None
    up = slice(result.deepest, result.upright + 1)
    heights = _heights(result)[up]
    value: object = result.frames
    for key in keys:
        value = value[key]  # type: ignore[index]
    half = heights[0] + _HALF * (heights[-1] - heights[0])
    return float(np.interp(half, np.maximum.accumulate(heights), np.asarray(value)[up]))


def _back_bears(result: Result) -> float | None:
    """Share of the weight that the upper back bears at the top; None where it bears none."""
    if not result.scenario.lies:
        return None
    node = result.shown[[result.upright]]
    root = result.motion.root[:, node]
    found = contacts(result.posture, result.motion.q[:, node], root)
    return float(found["back"].force[1, 0] / root[1, 0])


def _level_share(result: Result) -> float:
    """Largest share of its own range that a lumbar level is flexed to at the deepest."""
    body = result.athlete.body
    shares = result.scenario.manner.levels or body.flexion_shares
    part = max(share / own for share, own in zip(shares, body.flexion_shares, strict=True))
    return float(np.asarray(result.frames["lumbar_flexion_deg"])[result.deepest]) * part / _range_deg(result)


def _shank_lean_deg(result: Result) -> float | None:
    """Lean of the shanks at the deepest; None where they lie on the floor."""
    posture = result.posture
    leg = float(result.motion.z[LEG, result.shown[result.deepest]])
    return None if posture.kneeling else math.degrees(leg)


def _range_deg(result: Result) -> float:
    return result.athlete.body.ranges.lumbar_flexion_deg


def _summary(result: Result, name: str) -> float | None:
    value = read(result.summary, name)
    return value if isinstance(value, float) else None


def _extra(
    name: str, mechanism: Mechanism, unit: str, yardstick: Callable[[Result], Reference],
    measure: Callable[[Result], float | None],
) -> tuple[Quantity, Callable[[Result], float | None]]:  # fmt: skip
    return Quantity(name, mechanism, unit, yardstick), measure


OVER_FRAMES = (
    _extra("toe_load_share", "balance", "1", whole, _toe_share),
    _extra("back_load_share", "balance", "1", whole, _back_bears),
    _extra("rise_m", "balance", "m", way_of_the_hips, _rise_m),
    _extra("half_way_trunk_lean_deg", "balance", "deg", level_trunk, lambda run: _half_way_up(run, "trunk_lean_deg")),
    _extra("top_trunk_lean_deg", "balance", "deg", level_trunk, lambda run: _top(run, "trunk_lean_deg")),
    _extra("top_hip_flexion_deg", "tether", "deg", range_of("hip_flexion"), lambda run: _top(run, "hip_flexion_deg")),
    _extra("top_lumbar_flexion_deg", "rounding", "deg", range_of("lumbar_flexion"),
           lambda run: _top(run, "lumbar_flexion_deg")),
    _extra("extension_left_deg", "rounding", "deg", range_of("lumbar_extension"), _extension_left_deg),
    *(
        _extra(f"{where}_moment_Nm.{joint}", "cost", "N m", strength,
               lambda run, measure=measure, joint=joint: measure(run, "moment_Nm", joint))  # type: ignore[misc]
        for where, measure in (("top", _top), ("half_way", _half_way_up))
        for joint in ("knee", "hip", "L5/S1", "neck")
    ),
    _extra("shank_lean_deg", "balance", "deg", range_of("dorsiflexion"), _shank_lean_deg),
    _extra("lumbar_flexion_deg", "rounding", "deg", range_of("lumbar_flexion"),
           lambda run: _deepest(run, "lumbar_flexion_deg")),
    _extra("lumbar_flexion_half_way_deg", "rounding", "deg", range_of("lumbar_flexion"),
           lambda run: _at_half_lean(run, "lumbar_flexion_deg")),
    _extra("level_flexion_share", "rounding", "1", whole, _level_share),
    *(
        _extra(name, "cost", unit, yardstick, lambda run, name=name: _summary(run, name))  # type: ignore[misc]
        for name, unit, yardstick in (
            ("peak_moment_Nm.neck", "N m", head_held_level),
            ("peak_moment_Nm.shoulder", "N m", bar_at_arms_length),
            ("strength_share_by_joint.ankle", "1", whole),
            ("strength_share_by_joint.knee", "1", whole),
            ("strength_share_by_joint.hip", "1", whole),
        )
    ),
)  # fmt: skip
