"""From a checked request to results."""

from __future__ import annotations

from sim.fault_changes import with_fault
from sim.fault_effects import FaultRun, run_with_fault
from sim.largest_load import LargestLoad, largest_load
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario
from ui.options import Request


def scenarios_of(request: Request) -> list[Scenario]:
    """Return the exercises that were asked for, with their fault where there is one.

    Parameters
    ----------
    request : Request
        What a command is asked to compute.

    Returns
    -------
    list of Scenario
    """
    if request.fault is None:
        return list(request.scenarios)
    fault, strength = request.fault
    loads = [item.load_kg if request.load_kg is None else request.load_kg for item in request.scenarios]
    return [
        with_fault(fault, item, request.athlete, load, strength).scenario
        for item, load in zip(request.scenarios, loads, strict=True)
    ]


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


def beside_clean(request: Request) -> list[Result]:
    """Run each exercise without its fault and with it.

    Parameters
    ----------
    request : Request
        What a command is asked to compute.

    Returns
    -------
    list of Result
        The clean one before the other.
    """
    return [result for run in fault_runs(request) for result in (run.clean, run.result)]


def largest_loads(request: Request, *, clean: bool = False) -> list[LargestLoad]:
    """Find the largest load inside every limit of what was asked for.

    Parameters
    ----------
    request : Request
        What a command is asked to compute.
    clean : bool, default False
        Whether each exercise without its fault comes before the one with it.

    Returns
    -------
    list of LargestLoad
        One for each exercise.
    """
    asked = scenarios_of(request)
    if clean:
        asked = [item for pair in zip(request.scenarios, asked, strict=True) for item in pair]
    return [largest_load(item, request.athlete) for item in asked]
