"""What two results are compared in: the summary's quantities, their mechanisms, and a yardstick for each.

A yardstick is a size that the quantity is judged by: a strength, a limit, the length of the support. Differences
over their yardsticks are on one scale, which orders them; they are not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sim.chain import GRAVITY
from sim.result import Result

Mechanism = Literal["outcome", "balance", "muscle", "stiffness", "rounding", "tether", "cost"]
Value = float | str | None

LEVEL_TRUNK_DEG = 90.0


@dataclass(frozen=True)
class Reference:
    """A size that a quantity is judged by.

    Parameters
    ----------
    name : str
        What it is.
    value : float
        Positive, in the quantity's unit.
    source : str
        Where it comes from.
    """

    name: str
    value: float
    source: str


@dataclass(frozen=True)
class Quantity:
    """A number of the summary.

    Parameters
    ----------
    name : str
        Its keys in the summary, joined by dots.
    mechanism : str
        What it belongs to.
    unit : str
        Of its value.
    yardstick : callable
        Gives its `Reference` for a result.
    """

    name: str
    mechanism: Mechanism
    unit: str
    yardstick: Callable[[Result], Reference]


def level_trunk(_: Result) -> Reference:
    """Return the lean of a level trunk. [deg].

    Parameters
    ----------
    _ : Result
        Any.

    Returns
    -------
    Reference
    """
    return Reference("level trunk", LEVEL_TRUNK_DEG, "geometry")


def support_length(result: Result) -> Reference:
    """Return the length of the support from rear to front edge. [m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    support = result.posture.support
    return Reference("length of the support", support.front - support.rear, "geometry")


def support_moment(result: Result) -> Reference:
    """Return the weight of body and bar times the length of the support. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    weight = GRAVITY * float(result.posture.chain.mass.sum())
    return Reference("weight times length of the support", weight * support_length(result).value, "geometry")


def strength(result: Result) -> Reference:
    """Return the athlete's L5/S1 extensor strength. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    athlete = result.athlete
    return Reference("L5/S1 extensor strength", athlete.strength_Nm, athlete.body.strength.source)


def strong_stretch(result: Result) -> Reference:
    """Return the passive hip moment of both legs that is felt as a strong stretch. [N m].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("strong stretch, both legs", 2.0 * result.athlete.body.passive.stretch_Nm, "hingelab, assumed")


def compression_limit(result: Result) -> Reference:
    """Return the action limit of compression at work. [N].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    limit = result.athlete.body.spine.tolerance.action_N[0]
    return Reference("action limit of compression", limit, "niosh1981")


def shear_limit(result: Result) -> Reference:
    """Return the limit of frequent shear. [N].

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reference
    """
    return Reference("limit of frequent shear", result.athlete.body.spine.tolerance.shear_N[0], "gallagher2012")


def _itself(name: str) -> Callable[[Result], Reference]:
    """Return a yardstick: the size of the result's own value, for what has no limit."""

    def yardstick(result: Result) -> Reference:
        value = read(result.summary, name)
        size = abs(value) if isinstance(value, float) else 0.0
        return Reference("the first result's own", size or 1.0, "this comparison")

    return yardstick


def _range(joint: str) -> Callable[[Result], Reference]:
    """Return a yardstick: the athlete's range of a joint. [deg]."""

    def yardstick(result: Result) -> Reference:
        end: float = getattr(result.athlete.body.ranges, f"{joint}_flexion_deg")
        return Reference(f"range of {joint} flexion", end, "the athlete's joint ranges")

    return yardstick


def whole(_: Result) -> Reference:
    """Return 1, all of what is shared.

    Parameters
    ----------
    _ : Result
        Any.

    Returns
    -------
    Reference
    """
    return Reference("the whole", 1.0, "definition")


QUANTITIES = (
    Quantity("trunk_lean_deg", "outcome", "deg", level_trunk),
    Quantity("tip_angle_deg", "balance", "deg", level_trunk),
    Quantity("tip_angle_from_stance_deg", "balance", "deg", level_trunk),
    Quantity("hip_shift_m", "balance", "m", support_length),
    Quantity("leg_family_deg", "balance", "deg", _range("knee")),
    Quantity("com_shift_m", "balance", "m", support_length),
    Quantity("com_shift_hips_still_m", "balance", "m", support_length),
    Quantity("counterbalance_Nm.forward", "balance", "N m", support_moment),
    Quantity("counterbalance_Nm.backward", "balance", "N m", support_moment),
    Quantity("counterbalance_Nm.backward_legs_locked", "balance", "N m", support_moment),
    Quantity("passive_limit_Nm", "muscle", "N m", strength),
    Quantity("gate_margin_Nm", "muscle", "N m", strength),
    Quantity("silent_zone_deg", "muscle", "deg", _range("lumbar")),
    Quantity("sag_past_full_flexion_deg", "muscle", "deg", _range("lumbar")),
    Quantity("hip_flexion_deg", "tether", "deg", _range("hip")),
    Quantity("knee_flexion_deg", "tether", "deg", _range("knee")),
    Quantity("passive_hip_moment_Nm", "tether", "N m", strong_stretch),
    Quantity("passive_hip_share", "tether", "1", whole),
    Quantity("tether_stretch_deg", "tether", "deg", _range("hip")),
    Quantity("tether_force_deg", "tether", "deg", _range("hip")),
    Quantity("held_moment_Nm.L5/S1", "cost", "N m", strength),
    Quantity("held_moment_Nm.hip", "cost", "N m", strength),
    Quantity("peak_moment_Nm.L5/S1", "cost", "N m", strength),
    Quantity("peak_moment_Nm.hip", "cost", "N m", strength),
    Quantity("strength_share", "cost", "1", whole),
    Quantity("stumble_margin_m", "cost", "m", support_length),
    Quantity("peak_compression_N.L5/S1", "cost", "N", compression_limit),
    Quantity("peak_shear_N.L5/S1", "cost", "N", shear_limit),
    *(
        Quantity(name, "stiffness", unit, _itself(name))
        for name, unit in (
            ("lumbar_stiffness_Nm_per_rad", "N m/rad"),
            ("stability_margin_Nm_per_rad", "N m/rad"),
            ("rounding_per_10Nm_deg", "deg"),
        )
    ),
    *(
        Quantity(f"price_of_rounding.{experiment}.{name}", "rounding", unit, yardstick)
        for experiment in ("fixed_lean", "fixed_pelvis")
        for name, unit, yardstick in (
            ("active_moment_Nm", "N m", strength),
            ("compression_N", "N", compression_limit),
            ("shear_N", "N", shear_limit),
        )
    ),
)
BY_NAME = {item.name: item for item in QUANTITIES}


def read(summary: Mapping[str, Any], name: str) -> Value:
    """Return a value of a summary by its dotted name.

    Parameters
    ----------
    summary : mapping
        Of a result.
    name : str
        Keys joined by dots.

    Returns
    -------
    float, str or None
        None where there is no value, or the summary has no such key.
    """
    value: Any = summary
    for key in name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if value is None or isinstance(value, str) else float(value)
