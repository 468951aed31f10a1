"""What a fault changes that no summary holds: values of frames, each with its yardstick."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from sim.chain import GRAVITY
from sim.explain_quantities import Mechanism, Quantity, Reference, read, whole
from sim.posture import LEG
from sim.result import Result

_HALF = 0.5


def head_held_level(result: Result) -> Reference:
    """Return the moment about C7 of a head held level. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    chain = result.posture.chain
    head = chain.index("head")
    arm = float(np.hypot(*chain.com[:, head]))
    return Reference("head held level", GRAVITY * float(chain.mass[head]) * arm, "de Leva (1996)")


def bar_at_arms_length(result: Result) -> Reference:
    """Return the moment about the shoulder of arms and bar held level. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    athlete, load = result.athlete, result.load_kg
    rows = athlete.body.segments
    upper, fore = athlete.length("upper_arm"), athlete.length("forearm")
    hand = upper + fore
    moment = load * (hand + athlete.body.bar.grip * athlete.length("hand"))
    for row, start, length in (
        (rows.upper_arm, 0.0, upper), (rows.forearm, upper, fore), (rows.hand, hand, athlete.length("hand")),
    ):  # fmt: skip
        moment += 2.0 * row.mass * athlete.mass_kg * (start + row.com * length)
    return Reference("arms and bar held level", GRAVITY * moment, "de Leva (1996)")


def lumbar_range(result: Result) -> Reference:
    """Return the athlete's range of lumbar flexion. [deg].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("range of lumbar flexion", result.athlete.body.ranges.lumbar_flexion_deg, "the athlete's ranges")


def dorsiflexion_range(result: Result) -> Reference:
    """Return the athlete's range of ankle dorsiflexion. [deg].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("range of dorsiflexion", result.athlete.body.ranges.dorsiflexion_deg, "the athlete's ranges")


def _at_half_lean(result: Result, name: str) -> float | None:
    """Return a frame's value where the trunk passes half of its deepest lean."""
    down = slice(result.deepest + 1)
    lean = np.asarray(result.frames["trunk_lean_deg"])[down]
    return float(np.interp(_HALF * lean[-1], lean, np.asarray(result.frames[name])[down]))


def _deepest(result: Result, name: str) -> float | None:
    """Return a frame's value at the deepest; None where it has none."""
    value = float(np.asarray(result.frames[name])[result.deepest])
    return None if np.isnan(value) else value


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
    _extra("toe_load_share", "balance", "1", whole, lambda run: _deepest(run, "toe_load_share")),
    _extra("shank_lean_deg", "balance", "deg", dorsiflexion_range, _shank_lean_deg),
    _extra("lumbar_flexion_deg", "rounding", "deg", lumbar_range, lambda run: _deepest(run, "lumbar_flexion_deg")),
    _extra("lumbar_flexion_half_way_deg", "rounding", "deg", lumbar_range,
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
