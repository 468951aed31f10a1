"""What a result depends on most: partial rank correlation (Iman and Helton 1988)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.chain import Array

_EACH = 2  # people for each number, at least
METHOD = "partial rank correlation"


def partial_rank_correlation(score: Array, numbers: Mapping[str, Array]) -> dict[str, float]:
    """Return how each number goes with a result when all others are held, by ranks.

    Parameters
    ----------
    score : array
        (n,) the result.
    numbers : mapping
        (n,) each, what was drawn.

    Returns
    -------
    dict
        -1 to 1 by name, the largest size first; empty where the result does not differ between people, or where there
        are too few of them to tell the numbers apart.
    """
    varying = {name: values for name, values in numbers.items() if np.ptp(values) > 0.0}
    if np.ptp(score) == 0.0 or not varying or score.size < _EACH * (len(varying) + 1):
        return {}
    rows = np.stack([_ranks(values) for values in (*varying.values(), score)])
    inverse = np.linalg.pinv(np.corrcoef(rows))
    scale = np.sqrt(np.diag(inverse))
    partial = -inverse[-1, :-1] / (scale[-1] * scale[:-1])
    found = dict(zip(varying, partial.tolist(), strict=True))
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def _ranks(values: Array) -> Array:
    """Ranks, those of equal values averaged."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    middle: Array = last - (count - 1) / 2.0
    return middle[place]
