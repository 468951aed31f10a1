"""A simulation in a process of its own: an order on standard input, a document on standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from sim.errors import InvalidInputError
from ui.drop.request import Order


def work() -> None:
    """Read one order, do it, write lines with how much is done and then one document."""
    # What the engine prints on its own goes elsewhere, the document to where standard output was.
    answer = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    asked = json.loads(sys.stdin.read())
    with os.fdopen(answer, "w", encoding="utf-8", buffering=1) as out:

        def tell(share: float) -> None:
            out.write(f"{share:.3f}\n")

        try:
            task = _TASKS[asked["task"]]
            found: dict[str, Any] = {"done": task(Order.from_dict(asked["order"]), tell, **asked["more"])}
        except InvalidInputError as error:
            found = {"refused": [error.field, str(error.value), error.allowed]}
        out.write(json.dumps(found, allow_nan=False))


Tell = Callable[[float], None]


def _drop(order: Order, tell: Tell) -> dict[str, Any]:
    """Simulate one repetition."""
    from ui.drop.simulate import drop

    return drop(order.exercise(), order.person(), order.load_kg, order.options, tell=tell).to_dict()


def _agree(order: Order, _: Tell) -> dict[str, Any]:
    """Compare one exercise with the model."""
    from ui.drop.agreement import compare

    return compare(order)


def _room(order: Order, _: Tell, load_kg: list[float]) -> dict[str, Any]:
    """Look for the largest shove with each of some bars."""
    from ui.drop.stumble import largest_shove

    return {"load_kg": load_kg, "shove_Ns": [largest_shove(order, load) for load in load_kg]}


_TASKS: dict[str, Callable[..., dict[str, Any]]] = {"drop": _drop, "agree": _agree, "room": _room}
