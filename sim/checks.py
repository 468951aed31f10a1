"""One published number beside the model's, and the rule by which it agrees or misses."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Kind = Literal["mean", "range", "at most", "sign", "input"]
Verdict = Literal["agrees", "near", "misses", "input"]

WITHIN = 0.15  # of a published number without a spread


@dataclass(frozen=True)
class Check:
    """One published case and ours.

    Parameters
    ----------
    case : str
        What is compared.
    source : str
        Author and year.
    kind : str
        ``mean`` (published values, spread beside them), ``range`` (lowest and highest), ``at most``, ``sign``, or
        ``input``, where the number is a parameter of the model.
    published : tuple of float
        Values, or ends of a range.
    ours : tuple of float
        Values of the model, NaN where it has none, which is a miss.
    unit : str
        Of both.
    digits : int
        To be shown.
    spread : tuple of float
        Standard deviations; empty where none is printed.
    note : str
        What has to be known beside it.
    """

    case: str
    source: str
    kind: Kind
    published: tuple[float, ...]
    ours: tuple[float, ...]
    unit: str
    digits: int = 0
    spread: tuple[float, ...] = ()
    note: str = ""

    @property
    def excess(self) -> tuple[float, ...]:
        """How far ours lie from what is published, in what is allowed: 1 is its edge."""
        if self.kind == "sign":
            return tuple(0.0 if a * b > 0 else math.inf for a, b in zip(self.published, self.ours, strict=True))
        if self.kind == "at most":
            return tuple(max(0.0, 1.0 + (value / self.published[0] - 1.0) / WITHIN) for value in self.ours)
        if self.kind == "range":
            middle, half = sum(self.published) / 2, (self.published[1] - self.published[0]) / 2
            return tuple(abs(value - middle) / half for value in self.ours)
        allowed = self.spread or tuple(WITHIN * abs(value) for value in self.published)
        pairs = zip(self.ours, self.published, allowed, strict=True)
        off = tuple(abs(ours - published) / spread for ours, published, spread in pairs)
        return tuple(math.inf if math.isnan(value) else value for value in off)

    @property
    def verdict(self) -> Verdict:
        """``agrees`` inside the spread, ``near`` inside twice that, else ``misses``; the worst of several counts."""
        if self.kind == "input" and max(self.excess) < WITHIN:
            return "input"
        worst = max(self.excess)
        return "agrees" if worst <= 1.0 else "near" if worst <= 2.0 else "misses"  # noqa: PLR2004 - as said
