"""What the chart over load says: its rows, the bars that can be lifted, and both in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from sim.maps import LoadCurves
from ui import words
from ui.meter import Quantity, whole

Last = tuple[float | None, str]


@dataclass(frozen=True)
class Row:
    """One of the small multiples."""

    title: str
    quantity: Quantity
    value: Array
    unit: str
    none: str
    steps: tuple[float, ...]
    threshold: float | None = None


@dataclass(frozen=True)
class Bars:
    """The axis: the bars that can be lifted, and the one that is on."""

    loads: Array
    last_kg: float
    now_kg: float

    @property
    def shown(self) -> Array:
        """Loads that can be lifted, the last one among them."""
        return np.append(self.loads[self.loads < self.last_kg], max(self.last_kg, self.loads[0]))

    @property
    def now_can(self) -> bool:
        """Whether the bar that is on can be lifted."""
        return self.now_kg <= self.last_kg

    def of(self, row: Row) -> Array:
        """Return a row's values at the loads that can be lifted."""
        result: Array = np.interp(self.shown, self.loads, row.value)
        return result


def rows_of(curves: LoadCurves) -> tuple[Row, ...]:
    """Say what is drawn, from the top."""
    return (
        Row(words.CHART_MARGIN, "muscle", curves.gate_margin_Nm, words.REASON_NM, "",
             (50, 100, 200, 400, 800, 1600), curves.shut_from_Nm),
        Row(words.CHART_ZONE, "passive", curves.silent_zone_deg, words.REASON_DEGREES, "", (20, 40, 60)),
        Row(words.CHART_TIP, "support", curves.tip_angle_deg, words.REASON_DEGREES, words.CHART_NO_TIP,
             (30, 60, 110)),
        Row(words.CHART_SHIFT, "motion", 100 * curves.hip_shift_m, words.REASON_CM, words.CHART_NO_BALANCE,
             (30, 60, 90, 120)),
    )  # fmt: skip


def scale_of(values: Array, row: Row) -> tuple[float, float]:
    """Choose a row's scale: the first step that holds the whole curve, so that it seldom changes."""
    known = values[np.isfinite(values)]
    high = next((step for step in row.steps if known.max(initial=0.0) <= step), row.steps[-1])
    low = next((-step for step in (0.0, *row.steps) if known.min(initial=0.0) >= -step - 0.5), -row.steps[-1])
    return low, high


def value_at(row: Row, bars: Bars) -> str:
    """Return the curve's value at the bar that is on, in words."""
    value = float(np.interp(bars.now_kg, bars.loads, row.value))
    if not bars.now_can:
        return words.NONE
    return row.unit.format(value=whole(value)) if np.isfinite(value) else row.none


def aloud(rows: Sequence[Row], values: Sequence[str], load: str, last: Last | None, *, can: bool) -> str:
    """Say where the cursor stands."""
    if last is not None and not can:
        return words.CHART_LOAD_ALOUD.format(load=load, parts=ends(last))
    parts = "; ".join(
        words.CHART_PART_ALOUD.format(title=row.title, value=value) for row, value in zip(rows, values, strict=True)
    )
    return words.CHART_LOAD_ALOUD.format(load=load, parts=parts)


def ends(last: Last) -> str:
    """Say from which bar on the repetition cannot be done, and why."""
    load, reason = last
    why = (reason[:1].lower() + reason[1:].rstrip(".")).replace(" deg", "°")
    return words.CHART_CANNOT_AT_ALL.format(why=why) if load is None else words.CHART_CANNOT.format(load=load, why=why)
