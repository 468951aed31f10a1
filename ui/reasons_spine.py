"""The later mechanisms of one repetition as meters: stiffness, the price of rounding, and what the bar costs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sim.result import Result
from ui import words_reasons_spine as told
from ui import words_units as units
from ui.meter import Fill, Mark, Meter, Quantity, Reason, Scale, whole
from ui.words_reasons import NOW

_LEVEL = "L5/S1"
_STIFFNESS_TOP = 500.0  # [N m/rad]
_PRICE_TOP_N, _PRICE_NOTHING_N = 1500.0, 10.0
_COST_TOP_N, _SHEAR_TOP_N = 10_000.0, 3000.0
_STRENGTH_TOP = 3.0
_STUMBLE_TOP_M = 0.15


def stiffness(result: Result) -> Reason:
    """Return how much the lower back gives, and what stiffens it against the weight that topples it.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    gives, parts = summary["rounding_per_10Nm_deg"], summary["stiffness_parts_Nm_per_rad"]
    if gives is None:
        nothing = Mark(0.0, told.STIFFNESS_NONE, "motion")
        return Reason(
            name="stiffness", title=told.STIFFNESS_TITLE, state=told.STIFFNESS_BUCKLES, shut=None,
            value=told.STIFFNESS_NONE, small=told.STIFFNESS_SMALL,
            meter=Meter(_stiffness_scale(), Mark(0.0, told.STIFFNESS_UNKNOWN, "weight"), nothing, ()),
            sentence=summary["stiffness_reason"], quantity="rounding_per_10Nm_deg",
        )  # fmt: skip
    passive, active, gravity = (parts[name] for name in ("passive", "active", "gravity"))
    taken, has = max(-gravity, 0.0), passive + active
    # Rounded so that what is shown adds up.
    shown = round(passive) + round(active)
    ending = told.STIFFNESS_TOPPLES if gravity < 0 else told.STIFFNESS_HELPS
    says = told.STIFFNESS_SAYS + ending
    tick = told.STIFFNESS_TAKES.format(value=whole(taken)) if taken else told.STIFFNESS_STEADIES
    return Reason(
        "stiffness", told.STIFFNESS_TITLE, told.STIFFNESS_STAYS, None, units.DEGREES.format(value=f"{gives:.1f}"),
        told.STIFFNESS_SMALL,
        Meter(_stiffness_scale(), Mark(taken, tick, "weight"),
              Mark(has, told.STIFFNESS_HAS.format(value=whole(shown)), "motion"),
              (Fill(0.0, passive, "passive"), Fill(passive, has, "muscle"))),
        says.format(rounding=f"{gives:.1f}", active=whole(active), passive=whole(passive), gravity=whole(abs(gravity))),
        short=told.STIFFNESS_SHORT.format(value=f"{gives:.1f}"), quantity="rounding_per_10Nm_deg",
    )  # fmt: skip


def _stiffness_scale() -> Scale:
    return Scale(0.0, _STIFFNESS_TOP, "0", units.PER_RADIAN.format(value=whole(_STIFFNESS_TOP)))


def price(result: Result) -> Reason:
    """Return what ten degrees more rounding change, pelvis held and at the same lean.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    both: Mapping[str, Mapping[str, Any]] = result.summary["price_of_rounding"]
    pelvis, lean = both["fixed_pelvis"], both["fixed_lean"]
    held, same = pelvis["compression_N"], lean["compression_N"]
    if min(held, same) > _PRICE_NOTHING_N:
        state = told.PRICE_EITHER
    else:
        state = told.PRICE_SINKS if held > _PRICE_NOTHING_N else told.PRICE_NONE
    return Reason(
        "price", told.PRICE_TITLE, state, None, units.NEWTONS.format(value=_signed(held)), told.PRICE_SMALL,
        Meter(_scale(_PRICE_TOP_N, units.NEWTONS),
              Mark(max(same, 0.0), told.PRICE_LEAN.format(value=_signed(same)), "passive"),
              Mark(max(held, 0.0), told.PRICE_PELVIS.format(value=_signed(held)), "motion"),
              (Fill(0.0, max(held, 0.0), "passive"),)),
        told.PRICE_SAYS.format(
            moment=_signed(pelvis["net_moment_Nm"]), compression=_signed(held),
            lean_moment=_signed(lean["net_moment_Nm"]), lean_compression=_signed(same),
            lean_shear=_signed(lean["shear_N"]),
        ),
        short=told.PRICE_SHORT.format(value=_signed(held)), quantity="price_of_rounding",
    )  # fmt: skip


def cost(result: Result) -> Reason:
    """Return the compression of the lowest disc against what is recommended.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    value, tolerance = summary["held_compression_N"][_LEVEL], summary["tolerance"]
    low, high = tolerance["compression_work_N"]
    least, most = tolerance["compression_range_N"]
    mean, spread = tolerance["specimen_N"]
    state = told.COST_UNDER if value <= low else told.COST_BETWEEN if value <= high else told.COST_OVER
    return Reason(
        "cost", told.COST_TITLE, state, None, units.KILONEWTONS.format(value=_kilo(value)), told.COST_SMALL,
        _kilo_meter(_COST_TOP_N, value, low, told.COST_LIMIT, "bar"),
        told.COST_SAYS.format(
            value=_kilo(value), low=_kilo(low), high=_kilo(high), young=_kilo(most), old=_kilo(least),
            specimen=_kilo(mean), spread=_kilo(spread),
        ),
        short=told.COST_SHORT.format(value=_kilo(value)), quantity="compression_N",
    )  # fmt: skip


def strength(result: Result) -> Reason:
    """Return the share of the back's strength that is asked.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    share, able = summary["strength_share"], summary["strength_Nm"]
    percent = units.PERCENT.format(value=whole(100 * share))
    return Reason(
        "strength", told.STRENGTH_TITLE, told.STRENGTH_ENOUGH if share <= 1 else told.STRENGTH_OVER, None, percent,
        told.STRENGTH_SMALL,
        Meter(Scale(0.0, _STRENGTH_TOP, "0", units.PERCENT.format(value=whole(100 * _STRENGTH_TOP))),
              Mark(1.0, told.STRENGTH_ALL, "motion"),
              Mark(max(share, 0.0), NOW.format(value=percent), "muscle"),
              (Fill(0.0, max(share, 0.0), "muscle"),)),
        told.STRENGTH_SAYS.format(asked=whole(summary["held_moment_Nm"][_LEVEL]), strength=whole(able)),
        quantity="strength_share",
    )  # fmt: skip


def shear(result: Result) -> Reason:
    """Return the shear of the lowest disc against what is recommended.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    summary = result.summary
    value = summary["held_shear_N"][_LEVEL]
    often, seldom = summary["tolerance"]["shear_N"]
    size = abs(value)
    return Reason(
        "shear", told.SHEAR_TITLE, told.SHEAR_UNDER if size <= often else told.SHEAR_OVER, None,
        units.KILONEWTONS.format(value=_kilo(size)), told.SHEAR_SMALL,
        _kilo_meter(_SHEAR_TOP_N, size, often, told.SHEAR_LIMIT, "muscle"),
        told.SHEAR_SAYS.format(
            way=told.SHEAR_WAYS[value < 0], value=_kilo(size), often=_kilo(often), seldom=_kilo(seldom)
        ),
        quantity="shear_N",
    )  # fmt: skip


def stumble(result: Result) -> Reason:
    """Return how much room is left for a stumble.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Reason
    """
    margin = result.summary["stumble_margin_m"]
    value = units.CENTIMETRES.format(value=whole(100 * margin))
    says = told.STUMBLE_SAYS if margin >= 0 else told.STUMBLE_FALLS
    return Reason(
        "stumble", told.STUMBLE_TITLE, told.STUMBLE_SOME if margin >= 0 else told.STUMBLE_NONE, None, value,
        told.STUMBLE_SMALL,
        Meter(Scale(0.0, _STUMBLE_TOP_M, "0", units.CENTIMETRES.format(value=whole(100 * _STUMBLE_TOP_M))),
              Mark(0.0, told.STUMBLE_EDGE, "support"),
              Mark(max(margin, 0.0), NOW.format(value=whole(100 * margin)), "motion"),
              (Fill(0.0, max(margin, 0.0), "support"),)),
        says.format(value=whole(abs(100 * margin))),
        quantity="stumble_margin_m",
    )  # fmt: skip


def _kilo_meter(top_N: float, value: float, limit: float, limit_says: str, quantity: Quantity) -> Meter:
    """Return a force against a limit, in kilonewtons."""
    return Meter(
        Scale(0.0, top_N, "0", units.KILONEWTONS.format(value=whole(top_N / 1000))),
        Mark(limit, limit_says.format(value=_kilo(limit)), "motion"),
        Mark(value, NOW.format(value=_kilo(value)), "motion"),
        (Fill(0.0, value, quantity),),
    )


def _scale(top: float, unit: str) -> Scale:
    return Scale(0.0, top, "0", unit.format(value=whole(top)))


def _kilo(value: float) -> str:
    """Write newtons as kilonewtons."""
    return f"{value / 1000:.1f}".replace("-", "−")


def _signed(value: float) -> str:
    """Write a whole number with its sign."""
    number = round(value) if math.isfinite(value) else 0
    return f"{number:+d}".replace("-", "−") if number else "0"
