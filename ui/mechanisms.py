"""Every mechanism of one repetition as meters, in the order in which a page shows them."""

from __future__ import annotations

from sim.result import Result
from ui.meter import Reason
from ui.reasons import reasons
from ui.reasons_spine import cost, price, shear, stiffness, strength, stumble


def mechanisms(result: Result) -> list[Reason]:
    """Return every mechanism of a run in the order of the model's text, fewer lying on the back.

    The last one has four parts: what the bar costs, strength, shear and the room for a stumble.

    Parameters
    ----------
    result : Result
        A run, however it ended.

    Returns
    -------
    list of Reason
    """
    first = {reason.name: reason for reason in reasons(result)}
    if result.posture.task.lies:
        return list(first.values())
    # Where the feet are held, nothing stumbles.
    last = [] if result.summary["stumble_margin_m"] is None else [stumble(result)]
    return [
        first["balance"], first["muscle"], stiffness(result), price(result), first["tether"],
        cost(result), strength(result), shear(result), *last,
    ]  # fmt: skip


def first_and_later(result: Result) -> list[Reason]:
    """Return the mechanisms that the first page shows in full, and the later ones; fewer lying on the back.

    Parameters
    ----------
    result : Result
        A run, however it ended.

    Returns
    -------
    list of Reason
    """
    first = reasons(result)
    return first if result.posture.task.lies else [*first, stiffness(result), price(result), cost(result)]
