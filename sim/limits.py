"""What may be asked: the one table of names, ranges and units behind every entrance."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from dataclasses import dataclass

from sim.errors import InvalidInputError


@dataclass(frozen=True)
class Range:
    """An allowed closed interval.

    Parameters
    ----------
    low, high : float
        The ends, both allowed.
    unit : str
        For the message; empty for a pure number.
    """

    low: float
    high: float
    unit: str = ""

    def __str__(self) -> str:
        """Write the interval as people do."""
        return f"{self.low:g} to {self.high:g} {self.unit}".rstrip()


_ALIKE = 0.5  # share of letters in common, from which on a name may be a slip for another
RANGES = {
    "load_kg": Range(0, 300, "kg"),
    "height_m": Range(1.20, 2.20, "m"),
    "mass_kg": Range(30, 200, "kg"),
    "thigh_m": Range(0.20, 0.70, "m"),
    "shank_m": Range(0.20, 0.70, "m"),
    "trunk_m": Range(0.35, 0.85, "m"),
    "arm_m": Range(0.35, 0.90, "m"),
    "trunk_lean_deg": Range(0, 110, "deg"),
    "lumbar_flexion_deg": Range(-20, 80, "deg"),
    "counterbalance": Range(0, 1),
    "knee_flexion_deg": Range(0, 150, "deg"),
    "descent_s": Range(0.3, 60, "s"),
    "pause_s": Range(0, 60, "s"),
    "ascent_s": Range(0.3, 60, "s"),
}

CHOICES = {
    "sex": ("m", "f"),
    "arms": ("bar", "crossed", "along", "hang"),
    "bar_position": ("high", "low", "hands", "sides"),
    "handles": ("low", "high"),
}


def number(field: str, value: object) -> float:
    """Return ``value`` as a float inside the range of ``field``.

    Parameters
    ----------
    field : str
        A key of `RANGES`.
    value : object
        A number, or text that is one.

    Returns
    -------
    float

    Raises
    ------
    InvalidInputError
        Where it is not a finite number or outside the range.
    """
    return within(field, value, RANGES[field])


def within(field: str, value: object, allowed: Range) -> float:
    """Return ``value`` as a float inside a range.

    Parameters
    ----------
    field : str
        What it is for.
    value : object
        A number, or text that is one.
    allowed : Range
        The range.

    Returns
    -------
    float

    Raises
    ------
    InvalidInputError
        Where it is not a finite number or outside the range.
    """
    try:
        # Python reads 1_0 as ten; people do not.
        result = math.nan if isinstance(value, str) and "_" in value else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise InvalidInputError(field, value, f"a number, {allowed}") from None
    if isinstance(value, bool) or not math.isfinite(result) or not allowed.low <= result <= allowed.high:
        raise InvalidInputError(field, value, str(allowed))
    return result


def choice(field: str, value: object) -> str:
    """Return ``value`` as one of the words of ``field``.

    Parameters
    ----------
    field : str
        A key of `CHOICES`.
    value : object
        A word.

    Returns
    -------
    str

    Raises
    ------
    InvalidInputError
        Where it is none of them.
    """
    if isinstance(value, str) and value in CHOICES[field]:
        return value
    raise InvalidInputError(field, value, ", ".join(CHOICES[field]))


def nearest(field: str, value: str, known: Iterable[str]) -> InvalidInputError:
    """Return the error for an unknown name, with the nearest known one where one is near.

    Parameters
    ----------
    field : str
        What the name is for.
    value : str
        The unknown name.
    known : iterable of str
        The names that exist.

    Returns
    -------
    InvalidInputError
    """
    names = list(known)
    close = difflib.get_close_matches(value, names, n=1, cutoff=_ALIKE)
    hint = f" (nearest: {close[0]})" if close else ""
    return InvalidInputError(field, value, ", ".join(names) + hint)
