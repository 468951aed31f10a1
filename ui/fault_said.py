"""What a fault changes, in the words of whoever is told: a coach is told what a coach has words for, no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui import words_faults as words
from ui import words_faults_coach as plain
from ui.trunk import lean_lines

_MINUS = "−"


def changes(told: Mapping[str, Any], level: str = "coach", *, bare: bool = False) -> list[str]:
    """Say each consequence of a fault that can be seen in what is shown.

    Parameters
    ----------
    told : mapping
        ``fault`` of a result.
    level : str, default ``coach``
        ``coach``, to whom only what stands in `ui.words_faults_coach` is said, or ``scientist``.
    bare : bool, default False
        As in a picture, without what it is judged by.

    Returns
    -------
    list of str
        Largest first.
    """
    found = []
    for item in told["consequences"]:
        said = _for_coach(item, lies=told["clean_trunk_lean_deg"] < 0.0) if level == "coach" else _for_scientist(item)
        if said is None or said[1] == said[2]:
            continue
        name, before, after = said
        reference = item["reference"]
        if bare or reference is None:
            template = words.CHANGE_IN_A_PICTURE if bare else words.CHANGE_UNJUDGED
            found.append(template.format(name=name, before=before, after=after))
            continue
        yardstick = plain.COACH_YARDSTICKS[reference["name"]] if level == "coach" else reference["name"]
        judged = {"share": 100 * reference["share"], "reference": yardstick}
        found.append(words.CHANGE.format(name=name, before=before, after=after, **judged))
    return found


def _for_scientist(item: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return name and both values of a consequence."""
    quantity = item["quantity"]
    before, after = (_number(quantity, item[side]) for side in ("clean", "fault"))
    return words.STATES.get(quantity) or words.SHOWN[quantity].name, before, after


def _number(quantity: str, value: float | str | None) -> str:
    """Write a value with its unit and sign."""
    if value is None:
        return words.NO_VALUE
    if isinstance(value, str):
        return value
    return words.SHOWN[quantity].amount.format(value=_rounded(quantity, value).replace("-", _MINUS))


def _rounded(quantity: str, value: float) -> str:
    """Write a value in the shown unit; a rounded -0 is 0."""
    shown = words.SHOWN[quantity]
    return f"{round(shown.scale * value, shown.coach) + 0.0:.{shown.coach}f}"


def _for_coach(item: Mapping[str, Any], *, lies: bool) -> tuple[str, str, str] | None:
    """Return name and both values of a consequence; None where a coach has no words for it."""
    quantity, values = item["quantity"], (item["clean"], item["fault"])
    if quantity in plain.COACH_STATES:
        name, states = plain.COACH_STATES[quantity]
        before, after = (words.NO_VALUE if value is None else states[value] for value in values)
        return name, before, after
    if lies and quantity in plain.COACH_ON_THE_BACK:
        before, after = (", ".join(lean_lines(value, lies=True)) for value in values)
        return plain.COACH_ON_THE_BACK[quantity], before, after
    if quantity not in plain.COACH:
        return None
    before, after = (_plain(quantity, value) for value in values)
    return plain.COACH[quantity].name, before, after


def _plain(quantity: str, value: float | None) -> str:
    """Write a value with its unit, and say its sign."""
    said = plain.COACH[quantity]
    if value is None:
        return said.none or words.NO_VALUE
    number = _rounded(quantity, value)
    size = number.removeprefix("-")
    if not float(size):
        return said.zero or said.more.format(value=size)
    return (said.more if value > 0.0 or not said.less else said.less).format(value=size)
