"""What two results are compared in: the summary's quantities, their mechanisms, and a yardstick for each.

A yardstick is a size that the quantity is judged by: a strength, a limit, the length of the support. Differences
over their yardsticks are on one scale, which orders them; they are not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sim.result import Result
from sim.yardsticks import (
    Reference,
    compression_limit,
    level_trunk,
    range_of,
    shear_limit,
    strength,
    strong_stretch,
    support_length,
    support_moment,
    whole,
)

Mechanism = Literal["outcome", "balance", "muscle", "stiffness", "rounding", "tether", "cost"]
Value = float | str | None


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


def _itself(name: str) -> Callable[[Result], Reference]:
    """Return a yardstick: the size of the result's own value, for what has no limit."""

    def yardstick(result: Result) -> Reference:
        value = read(result.summary, name)
        size = abs(value) if isinstance(value, float) else 0.0
        return Reference("the first result's own", size or 1.0, "this comparison")

    return yardstick


QUANTITIES = (
    Quantity("trunk_lean_deg", "outcome", "deg", level_trunk),
    Quantity("tip_angle_deg", "balance", "deg", level_trunk),
    Quantity("tip_angle_from_stance_deg", "balance", "deg", level_trunk),
    Quantity("hip_shift_m", "balance", "m", support_length),
    Quantity("leg_family_deg", "balance", "deg", range_of("knee_flexion")),
    Quantity("com_shift_m", "balance", "m", support_length),
    Quantity("com_shift_hips_still_m", "balance", "m", support_length),
    Quantity("counterbalance_Nm.forward", "balance", "N m", support_moment),
    Quantity("counterbalance_Nm.backward", "balance", "N m", support_moment),
    Quantity("counterbalance_Nm.backward_legs_locked", "balance", "N m", support_moment),
    Quantity("passive_limit_Nm", "muscle", "N m", strength),
    Quantity("gate_margin_Nm", "muscle", "N m", strength),
    Quantity("silent_zone_deg", "muscle", "deg", range_of("lumbar_flexion")),
    Quantity("sag_past_full_flexion_deg", "muscle", "deg", range_of("lumbar_flexion")),
    Quantity("hip_flexion_deg", "tether", "deg", range_of("hip_flexion")),
    Quantity("knee_flexion_deg", "tether", "deg", range_of("knee_flexion")),
    Quantity("passive_hip_moment_Nm", "tether", "N m", strong_stretch),
    Quantity("passive_hip_share", "tether", "1", whole),
    Quantity("tether_stretch_deg", "tether", "deg", range_of("hip_flexion")),
    Quantity("tether_force_deg", "tether", "deg", range_of("hip_flexion")),
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
