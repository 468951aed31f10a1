"""The moment of a repetition at which a fault shows."""

from __future__ import annotations

from sim.fault_effects import FaultRun
from ui import words_faults


def moment(run: FaultRun) -> tuple[float, str]:
    """Return when a fault is best seen.

    Parameters
    ----------
    run : FaultRun
        With the fault and without.

    Returns
    -------
    part : float
        Share of the deepest lean, 0 for the top.
    where : str
        In words; empty where it is the deepest.
    """
    scenario, manner = run.faulty.scenario, run.faulty.scenario.manner
    if run.result.outcome.status != "ok":
        return 1.0, ""
    if manner.knee_power:
        return float(0.5 ** (1.0 / manner.knee_power)), words_faults.SAME_LEAN
    # Early rounding looks like any other at the deepest; a bar from the floor is not away where it lies.
    if (manner.rounding == "early" and not scenario.lies) or (manner.bar_away_m > 0.0 and scenario.from_floor):
        return 0.5, words_faults.HALF_WAY
    if manner.stops_short or manner.arch or (scenario.lies and run.faulty.fault.kind != "rounds"):
        return 0.0, words_faults.AT_THE_TOP
    return 1.0, ""
