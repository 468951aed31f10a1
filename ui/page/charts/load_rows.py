"""What the chart over load says: its rows, the bars that can be lifted, and both in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from sim.maps import LoadCurves
from ui import words
from ui import words_charts as told
from ui import words_units as units
from ui.meter import Quantity, whole

Last = tuple[float | None, str]


@dataclass(frozen=True)
class Row:
    """One of the small multiples.

    Parameters
    ----------
    title : str
        What is drawn.
    quantity : str
        Whose colour.
    value : array
        (n,) at the axis's loads; NaN where there is none.
    unit : str
        With the hole ``{value}``.
    none : str
        What is said where there is no value.
    steps : tuple of float
        Ends that the scale may have.
    threshold : float, optional
        Above which something is so.
    """

    title: str
    quantity: Quantity
    value: Array
    unit: str
    none: str
    steps: tuple[float, ...]
    threshold: float | None = None


@dataclass(frozen=True)
class Bars:
    """The axis: the bars that can be lifted, and the one that is on.

    Parameters
    ----------
    loads : array
        (n,) rising. [kg]
    last_kg : float
        Heaviest that can be lifted; below the axis where none can. [kg]
    now_kg : float
        The one that is on. [kg]
    """

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
        """Return a row's values at the loads that can be lifted.

        Parameters
        ----------
        row : Row
            What is drawn.

        Returns
        -------
        array
            (n,) at `shown`.
        """
        result: Array = np.interp(self.shown, self.loads, row.value)
        return result


def rows_of(curves: LoadCurves) -> tuple[Row, ...]:
    """Say what is drawn, from the top.

    Parameters
    ----------
    curves : LoadCurves
        Constraint against load.

    Returns
    -------
    tuple of Row
    """
    return (
        Row(told.CHART_MARGIN, "muscle", curves.gate_margin_Nm, units.NEWTON_METRES, "",
             (50, 100, 200, 400, 800, 1600), curves.shut_from_Nm),
        Row(told.CHART_ZONE, "passive", curves.silent_zone_deg, units.DEGREES, "", (20, 40, 60)),
        Row(told.CHART_TIP, "support", curves.tip_angle_deg, units.DEGREES, told.CHART_NO_TIP,
             (30, 60, 110)),
        Row(told.CHART_SHIFT, "motion", 100 * curves.hip_shift_m, units.CENTIMETRES, told.CHART_NO_BALANCE,
             (30, 60, 90, 120)),
        Row(told.CHART_GIVES, "muscle", curves.rounding_per_10Nm_deg, units.DEGREES, told.CHART_NO_STAY,
             (5, 10, 20, 40)),
        Row(told.CHART_STRENGTH, "muscle", 100 * curves.strength_share, units.PERCENT, "",
             (100, 200, 400, 800), 100.0),
        Row(told.CHART_PRICE, "passive", curves.price_N, units.NEWTONS, "", (500, 1000, 2000, 4000)),
    )  # fmt: skip


def scale_of(values: Array, row: Row) -> tuple[float, float]:
    """Choose a row's scale: the first step that holds the whole curve, so that it seldom changes.

    Parameters
    ----------
    values : array
        (n,) what is drawn of the row.
    row : Row
        With its steps.

    Returns
    -------
    tuple of float
        Lower and upper end.
    """
    known = values[np.isfinite(values)]
    high = next((step for step in row.steps if known.max(initial=0.0) <= step), row.steps[-1])
    low = next((-step for step in (0.0, *row.steps) if known.min(initial=0.0) >= -step - 0.5), -row.steps[-1])
    return low, high


def value_at(row: Row, bars: Bars) -> str:
    """Return the curve's value at the bar that is on, in words.

    Parameters
    ----------
    row : Row
        The curve.
    bars : Bars
        The axis.

    Returns
    -------
    str
    """
    value = float(np.interp(bars.now_kg, bars.loads, row.value))
    if not bars.now_can:
        return words.NONE
    return row.unit.format(value=whole(value)) if np.isfinite(value) else row.none


def aloud(rows: Sequence[Row], values: Sequence[str], load: str, last: Last | None, *, can: bool) -> str:
    """Say where the cursor stands.

    Parameters
    ----------
    rows : sequence of Row
        What is drawn.
    values : sequence of str
        Each row's value there.
    load : str
        The bar that is on.
    last : tuple or None
        See `ends`.
    can : bool
        Whether that bar can be lifted.

    Returns
    -------
    str
    """
    if last is not None and not can:
        return told.CHART_LOAD_ALOUD.format(load=load, parts=ends(last))
    parts = "; ".join(
        told.CHART_PART_ALOUD.format(title=row.title, value=value) for row, value in zip(rows, values, strict=True)
    )
    return told.CHART_LOAD_ALOUD.format(load=load, parts=parts)


def ends(last: Last) -> str:
    """Say from which bar on the repetition cannot be done, and why.

    Parameters
    ----------
    last : tuple
        Heaviest bar that can be lifted [kg], None where not even none can, and what ends it.

    Returns
    -------
    str
    """
    load, reason = last
    why = (reason[:1].lower() + reason[1:].rstrip(".")).replace(" deg", "°")
    return told.CHART_CANNOT_AT_ALL.format(why=why) if load is None else told.CHART_CANNOT.format(load=load, why=why)
