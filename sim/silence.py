"""What is observed of healthy people and drawn bodies must show: silent back muscles in an unloaded full bend."""

from __future__ import annotations

import numpy as np

from sim import cell_kernels as ck
from sim.chain import Array, Flags
from sim.crowd import Crowd, columns, where_bar_is
from sim.population import Observed
from sim.task import Task

_TASK = Task("feet", "hang", "high", 0.0)
_PARTS = 41  # of the way down


def silence(crowd: Crowd, observed: Observed) -> tuple[Flags, Array]:
    """Bend people fully with hanging arms and see whether and from where their backs are silent.

    Parameters
    ----------
    crowd : Crowd
        The people.
    observed : Observed
        What healthy people show.

    Returns
    -------
    silent : array of bool
        (n,) in the full bend.
    weight : array
        (n,) how well the share of full flexion from which silence lasts to the end agrees with the observed one:
        the density there over its largest, 0 for those who are never silent.
    """
    n = crowd.n
    p, shares = columns(crowd, _TASK), np.array(crowd.body.flexion_shares)
    strength = crowd.body.strength
    allowed = strength.silent_share * crowd.strength_Nm
    none, result = np.zeros(n), np.empty((2, n))
    silent, onset = np.ones(n, dtype=bool), np.full(n, np.inf)
    part = np.linspace(1.0, 0.0, _PARTS)
    leans = np.radians(np.interp(part, observed.rhythm_lumbar, observed.rhythm_lean_deg))
    leans[0] = np.radians(observed.full_bend_deg)
    for share, lean in zip(part, leans, strict=True):
        lumbar = share * p[ck.LUMBAR_END]
        ck.back_margin(p, shares, none, np.full(n, lean), lumbar, where_bar_is(_TASK), result, 0, n)
        silent &= result[0] - result[1] <= allowed
        onset[silent] = share
    spread = observed.silent_from
    weight = np.exp(-0.5 * np.square((onset - spread.mean) / spread.sd))
    return np.isfinite(onset), weight
