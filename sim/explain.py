"""What differs between two results, or lies past its threshold in one: by how much, and what makes it so.

Facts only, in the summary's units and in the order of their size against their yardsticks, see
`sim.yardsticks`; what has no size, such as a gate that shuts, comes first. Sentences are the user
interface's.
"""

from __future__ import annotations

from dataclasses import replace

from sim.chain import GRAVITY
from sim.explain_causes import changes, contributions
from sim.explain_quantities import BY_NAME, QUANTITIES, Mechanism, read
from sim.facts import Cause, Driver, Fact
from sim.held import hold
from sim.kinematics import forward_kinematics
from sim.motion import held_pose
from sim.result import Result
from sim.yardsticks import compression_limit, shear_limit, strength

_SAME = 1e-9  # of the yardstick
_SAME_LEAN_DEG = 1e-6
_TIE = 6  # digits of a size, so that rounding does not decide what comes first
_STATES = (("status", "outcome"), ("muscle_gate", "muscle"))

# What a quantity follows from by the model's equations, all else equal, and whether it rises with it.
_FOLLOWS: dict[str, tuple[tuple[str, int], ...]] = {
    "hip_shift_m": (("com_shift_hips_still_m", 1),),
    "tip_angle_deg": (("com_shift_hips_still_m", -1),),
    "gate_margin_Nm": (("held_moment_Nm.L5/S1", 1), ("passive_limit_Nm", -1)),
    "silent_zone_deg": (("gate_margin_Nm", -1),),
    "passive_hip_moment_Nm": (("knee_flexion_deg", -1), ("hip_flexion_deg", 1)),
    "tether_stretch_deg": (("knee_flexion_deg", 1),),
    "peak_compression_N.L5/S1": (("held_moment_Nm.L5/S1", 1),),
}
# Compared at the lean that was reached, so it drives only where that is the same.
_AT_ITS_LEAN = {"com_shift_hips_still_m"}


def compare(first: Result, second: Result, *, causes: bool = True) -> tuple[Fact, ...]:
    """Say what is not the same in two results.

    Parameters
    ----------
    first, second : Result
        Runs; differences are second less first.
    causes : bool, default True
        Whether to share each difference among what was changed, where that is more than one thing.

    Returns
    -------
    tuple of Fact
        Changes of state, then by size.
    """
    facts = []
    for name, mechanism in _STATES:
        a, b = (result.outcome.status if name == "status" else read(result.summary, name) for result in (first, second))
        if a != b:
            facts.append(Fact(mechanism, name, "", a, b, None, None))  # type: ignore[arg-type]
    changed = changes(first, second) if causes else []
    parts = contributions(first, second, changed, [item.name for item in QUANTITIES]) if len(changed) > 1 else {}
    both_done = first.outcome.status == second.outcome.status == "ok"
    for item in QUANTITIES:
        a, b = read(first.summary, item.name), read(second.summary, item.name)
        if item.name == "trunk_lean_deg" and both_done and _as_set(first) and _as_set(second):
            continue
        if not (isinstance(a, float) and isinstance(b, float)):
            if a != b:
                facts.append(Fact(item.mechanism, item.name, item.unit, a, b, None, None))
            continue
        reference = item.yardstick(first)
        if abs(b - a) <= _SAME * reference.value:
            continue
        effects = zip(changed, parts.get(item.name, ()), strict=False)
        made = [Cause(change.name, effect, change.first, change.second) for change, effect in effects]
        made.sort(key=lambda cause: -abs(cause.effect))
        driver = _driver(first, second, item.name, b - a)
        facts.append(Fact(item.mechanism, item.name, item.unit, a, b, b - a, reference, tuple(made), driver))
    return ordered(facts)


def _as_set(result: Result) -> bool:
    """Whether the deepest lean is the one that was asked for."""
    return abs(float(result.summary["trunk_lean_deg"]) - result.scenario.trunk_lean_deg) < _SAME_LEAN_DEG


def _driver(first: Result, second: Result, name: str, difference: float) -> Driver | None:
    """Find what a difference follows from: of what changed the right way, the most by its yardstick."""
    same_lean = abs(second.summary["trunk_lean_deg"] - first.summary["trunk_lean_deg"]) < _SAME_LEAN_DEG
    found = []
    for other, sign in _FOLLOWS.get(name, ()):
        a, b = read(first.summary, other), read(second.summary, other)
        if isinstance(a, float) and isinstance(b, float) and (same_lean or other not in _AT_ITS_LEAN):
            size = sign * (b - a) * (1.0 if difference > 0 else -1.0) / BY_NAME[other].yardstick(first).value
            found.append((size, Driver(other, a, b)))
    size, driver = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return driver if size > _SAME else None


def explain(result: Result) -> tuple[Fact, ...]:
    """Say what one result asks, against what it is judged by.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    tuple of Fact
        How it ends where it does not end well, then by size.
    """
    facts = []
    if result.outcome.status != "ok":
        facts.append(Fact("outcome", "status", "", "ok", result.outcome.status, None, None))
    summary = result.summary
    tip = summary["tip_angle_deg"]
    if not result.posture.task.lies:
        facts.append(_fact(result, "trunk_lean_deg", tip, "tip_angle_deg", mechanism="balance"))
    locked = summary["counterbalance_Nm"]["backward_legs_locked"]
    name = "counterbalance_Nm.backward"
    if not result.posture.task.lies:
        facts.append(_fact(result, name, locked, "counterbalance_Nm.backward_legs_locked"))
        facts.append(_fact(result, "gate_margin_Nm", 0.0, "passive tissue"))
    legs = float(result.posture.task.legs)
    facts.append(
        _fact(result, "passive_hip_moment_Nm", legs * result.athlete.body.passive.stretch_Nm, "strong stretch")
    )
    for name, threshold, against in (
        ("stumble_margin_m", 0.0, "front edge"),
        ("peak_compression_N.L5/S1", compression_limit(result).value, "action limit"),
        ("peak_shear_N.L5/S1", shear_limit(result).value, "limit of frequent shear"),
        ("rounding_per_10Nm_deg", 0.0, "none"),
        ("price_of_rounding.fixed_lean.active_moment_Nm", 0.0, "none"),
        ("price_of_rounding.fixed_pelvis.compression_N", 0.0, "none"),
    ):
        if read(summary, name) is not None:
            facts.append(_fact(result, name, threshold, against))
    asked = _fact(result, "held_moment_Nm.L5/S1", strength(result).value, "strength")
    facts.append(
        asked if asked.second is None or result.posture.task.lies else replace(asked, causes=moment_parts(result))
    )
    return ordered(facts)


def ordered(facts: list[Fact]) -> tuple[Fact, ...]:
    """Put facts in order: what has no size first, then by size.

    Parameters
    ----------
    facts : list of Fact
        In any order; equal ones keep theirs. How it ends comes first.

    Returns
    -------
    tuple of Fact
    """
    return tuple(
        sorted(
            facts, key=lambda fact: (fact.quantity != "status", fact.mechanism != "outcome", -round(fact.size, _TIE))
        )
    )


def moment_parts(result: Result) -> tuple[Cause, ...]:
    """Share the L5/S1 moment of the pose held at the deepest frame between the bar and all else above L5/S1.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    tuple of Cause
        ``body`` and ``bar``, which add up to the moment. [N m]
    """
    posture = result.posture
    pose = held_pose(result.motion, int(result.shown[result.deepest]))
    z = hold(posture, pose, result.scenario.counterbalance).z
    _, origin, centre = forward_kinematics(posture.chain, posture.coordinates(z))[:3]
    of_bar = 0.0
    if posture.task.load_kg > 0.0:
        lever = centre[0, posture.chain.index("bar"), 0] - origin[0, posture.chain.index("L5"), 0]
        of_bar = GRAVITY * posture.task.load_kg * float(lever)
    whole = float(result.summary["held_moment_Nm"]["L5/S1"])
    return tuple(sorted((Cause("body", whole - of_bar), Cause("bar", of_bar)), key=lambda part: -abs(part.effect)))


def _fact(
    result: Result, name: str, threshold: float | None, against: str, *, mechanism: Mechanism | None = None
) -> Fact:
    """One quantity of a result against a threshold."""
    item, value = BY_NAME[name], read(result.summary, name)
    known = isinstance(value, float) and threshold is not None
    difference = value - threshold if isinstance(value, float) and threshold is not None else None
    reference = item.yardstick(result) if known else None
    return Fact(mechanism or item.mechanism, name, item.unit, threshold, value, difference, reference, against=against)
