"""How large a shove can be taken, against the bar."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from ui.drop.process import Job
from ui.drop.request import Order
from ui.drop.simulate import drop

LOADS_KG = (0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0)
SCENARIOS = ("kneeling-good-morning", "standing-good-morning")
_MOST_NS = 64  # no body of any size takes it standing still
_TICK_S = 0.05
_LIMIT_S = 600.0


def largest_shove(order: Order, load_kg: float) -> float | None:
    """Return the largest forward shove that the body stays up after, by halving.

    Parameters
    ----------
    order : Order
        The repetition; its own shove does not count.
    load_kg : float
        Bar. [kg]

    Returns
    -------
    float or None
        To a newton second; None where the repetition falls without one. [N s]
    """
    exercise, person = order.exercise(), order.person()

    def falls(shove: int) -> bool:
        return drop(exercise, person, load_kg, replace(order.options, shove_Ns=float(shove)), late=True).verdict.fell

    if falls(0):
        return None
    taken, too_much = 0, _MOST_NS
    while too_much - taken > 1:
        middle = (taken + too_much) // 2
        if falls(middle):
            too_much = middle
        else:
            taken = middle
    return float(taken)


def stumble_map(
    orders: Sequence[Order],
    loads_kg: Sequence[float],
    processes: int,
    progress: Callable[[int, int], None],
) -> list[dict[str, Any]]:
    """Look for the largest shove with each bar, several at once; an interruption ends them all.

    Parameters
    ----------
    orders : sequence of Order
        The repetitions.
    loads_kg : sequence of float
        Bars. [kg]
    processes : int
        At the same time.
    progress : callable
        Called with how many are done, and of how many.

    Returns
    -------
    list of dict
        ``scenario``, ``load_kg`` and ``shove_Ns``, a number or None for each bar.

    Raises
    ------
    InvalidInputError
        See `Job`.
    """
    # Heavy bars first: they take longest.
    waiting = [(row, load) for load in sorted(loads_kg, reverse=True) for row in range(len(orders))]
    found: dict[tuple[int, float], float | None] = {}
    total = len(waiting)
    progress(0, total)
    with ExitStack() as stack:
        running: dict[tuple[int, float], Job] = {}
        while waiting or running:
            while waiting and len(running) < processes:
                row, load = waiting.pop(0)
                job = Job("room", orders[row], limit_s=_LIMIT_S, load_kg=[load])
                running[row, load] = stack.enter_context(job)
            for key, job in [each for each in running.items() if each[1].done]:
                [found[key]] = job.result()["shove_Ns"]
                job.cancel()
                del running[key]
                progress(len(found), total)
            time.sleep(_TICK_S)
    return [
        {"scenario": order.scenario, "load_kg": [*loads_kg], "shove_Ns": [found[row, load] for load in loads_kg]}
        for row, order in enumerate(orders)
    ]
