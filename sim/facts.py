"""What an explanation says: facts, what makes them so, and what they follow from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sim.explain_quantities import Mechanism, Value
from sim.yardsticks import Reference


@dataclass(frozen=True)
class Cause:
    """Something that makes a difference, or a part of a value.

    Parameters
    ----------
    name : str
        A `sim.explain_causes.Change`, or a part.
    effect : float
        Its part of the difference, or of the value, in the quantity's unit.
    first, second : float, str or None
        The change's values.
    """

    name: str
    effect: float
    first: Value = None
    second: Value = None


@dataclass(frozen=True)
class Driver:
    """Another quantity of the results that a difference follows from.

    Parameters
    ----------
    quantity : str
        Dotted name in the summary.
    first, second : float
        Its values.
    """

    quantity: str
    first: float
    second: float


@dataclass(frozen=True)
class Fact:
    """One quantity against another value of it.

    Parameters
    ----------
    mechanism : str
        What it belongs to.
    quantity : str
        Dotted name in the summary, or ``status``.
    unit : str
        Of the values; empty for states.
    first : float, str or None
        What it is compared with: the first result's value, or a threshold.
    second : float, str or None
        The value in question; None where there is none.
    difference : float or None
        Second less first; None where that is no number.
    reference : Reference or None
        Yardstick; None where there is no difference.
    causes : tuple of Cause
        Largest first; empty where only one thing was changed, or where their parts cannot be told.
    driver : Driver or None
        The quantity that it follows from, where its change goes the right way.
    against : str
        Name of the threshold; empty between two results.
    """

    mechanism: Mechanism
    quantity: str
    unit: str
    first: Value
    second: Value
    difference: float | None
    reference: Reference | None
    causes: tuple[Cause, ...] = ()
    driver: Driver | None = None
    against: str = ""

    @property
    def size(self) -> float:
        """Size of the difference over its yardstick; infinite for a change of state."""
        return float("inf") if self.difference is None or self.reference is None else (
            abs(self.difference) / self.reference.value
        )  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a JSON document.

        Returns
        -------
        dict
        """
        return asdict(self)
