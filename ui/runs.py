"""From a checked request to results."""

from __future__ import annotations

from sim.fault_effects import FaultRun, run_with_fault
from sim.repetition import simulate
from sim.result import Result
from ui.options import Request


def runs(request: Request) -> list[Result]:
    """Run what was asked for, with its fault where there is one.

    Parameters
    ----------
    request : Request
        What a command is asked to compute.

    Returns
    -------
    list of Result
        One for each exercise.
    """
    if request.fault is not None:
        return [run.result for run in fault_runs(request)]
    return [simulate(item, request.athlete, request.load_kg) for item in request.scenarios]


def fault_runs(request: Request) -> list[FaultRun]:
    """Run with a fault and without.

    Parameters
    ----------
    request : Request
        What a command is asked to compute.

    Returns
    -------
    list of FaultRun
        One for each exercise; none without a fault.
    """
    if request.fault is None:
        return []
    fault, strength = request.fault
    return [run_with_fault(fault, item, request.athlete, request.load_kg, strength) for item in request.scenarios]
