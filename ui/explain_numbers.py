"""Numbers of explanations: rounded so that what is shown adds up, and put into templates."""

from __future__ import annotations

from dataclasses import dataclass

from sim.explain_quantities import Value
from sim.facts import Cause, Fact
from ui import words
from ui import words_explain_causes as told
from ui.words_quantities import QUANTITIES

_MINUS = "−"
_CAUSES, _SMALL_CAUSE = 3, 0.1  # how many a coach is told, and what share of the largest is too small to tell


@dataclass(frozen=True)
class Numbers:
    """A fact's numbers as they are shown: rounded, and the difference that of the rounded ones.

    Parameters
    ----------
    quantity : str
        Dotted name.
    digits : int
        After the point.
    first, second : float or None
        Rounded, in the shown unit.
    """

    quantity: str
    digits: int
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """Second less first, as shown."""
        return None if self.first is None or self.second is None else self.second - self.first

    def amount(self, value: float | None, *, size: bool = False, change: bool = False) -> str:
        """Write a shown value with its unit: its size only, or as a change with its sign."""
        if value is None:
            return ""
        # Adding 0.0 turns a rounded -0 into 0.
        number = round(abs(value) if size else value, self.digits) + 0.0
        text = f"{number:{'+' if change and not size else ''}.{self.digits}f}".replace("-", _MINUS)
        shown = QUANTITIES[self.quantity]
        return ((change and shown.difference) or shown.amount).format(value=text)

    def scaled(self, value: float) -> float:
        """Turn a value of the summary into a shown one."""
        return round(QUANTITIES[self.quantity].scale * value, self.digits) + 0.0


def numbers_of(fact: Fact, level: str) -> Numbers:
    """Round a fact's values as a level shows them.

    Parameters
    ----------
    fact : Fact
        Anything but a change of state.
    level : str
        ``coach`` or ``scientist``.

    Returns
    -------
    Numbers
    """
    return shown_numbers(fact.quantity, fact.first, fact.second, level)


def shown_numbers(quantity: str, first: Value, second: Value, level: str) -> Numbers:
    """Round two values of a quantity as a level shows them.

    Parameters
    ----------
    quantity : str
        Dotted name.
    first, second : float or None
        In the summary's unit.
    level : str
        ``coach`` or ``scientist``.

    Returns
    -------
    Numbers
    """
    shown = QUANTITIES[quantity]
    digits = shown.coach if level == "coach" else shown.scientist

    def rounded(value: Value) -> float | None:
        return round(shown.scale * value, digits) + 0.0 if isinstance(value, float) else None

    return Numbers(quantity, digits, rounded(first), rounded(second))


def template_for(templates: dict[str, str], numbers: Numbers) -> tuple[str, bool] | None:
    """Choose a template by which values there are, their signs and the direction.

    Parameters
    ----------
    templates : dict
        By key, see `ui.words_explain`.
    numbers : Numbers
        What is to be said.

    Returns
    -------
    tuple or None
        The template, and whether its key says the signs; None where nothing is to be said.
    """
    if numbers.first is None or numbers.second is None:
        key = "appears" if numbers.first is None else "vanishes"
        return (templates[key], False) if key in templates else None
    if not round(numbers.second - numbers.first, numbers.digits):
        return None
    way = "up" if numbers.second > numbers.first else "down"
    signs = "".join("+" if value > 0 else "-" for value in (numbers.first, numbers.second))
    if signs + way in templates:
        return templates[signs + way], True
    return (templates[way], False) if way in templates else None


def filled(template: str, numbers: Numbers, *, signs_said: bool, **more: str) -> str:
    """Put numbers into a template.

    Parameters
    ----------
    template : str
        With holes.
    numbers : Numbers
        For the holes.
    signs_said : bool
        Whether the words say the signs.
    **more : str
        Other holes.

    Returns
    -------
    str
    """
    return template.format(
        first=numbers.amount(numbers.first, size=signs_said),
        second=numbers.amount(numbers.second, size=signs_said),
        second_size=numbers.amount(numbers.second, size=True),
        diff=numbers.amount(numbers.difference, size=True, change=True),
        name=QUANTITIES[numbers.quantity].name,
        **more,
    )


def cause_in_words(cause: Cause) -> str:
    """Name what was changed and which way.

    Parameters
    ----------
    cause : Cause
        A change, or a part.

    Returns
    -------
    str
    """
    known = told.CAUSES[cause.name]
    if cause.name == "load_kg" and not cause.first:
        return told.BAR_APPEARS
    if cause.name == "load_kg" and not cause.second:
        return told.BAR_VANISHES
    if isinstance(cause.first, str) and cause.first != cause.second:
        return known.get(f"{cause.first}-{cause.second}") or known.get(str(cause.second), known[""])
    if isinstance(cause.first, float | int) and isinstance(cause.second, float | int):
        return known["up" if cause.second > cause.first else "down"]
    return known[""]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def counted(fact: Fact, numbers: Numbers) -> str:
    """Say what makes the difference and what works against it, for a coach.

    Parameters
    ----------
    fact : Fact
        With causes.
    numbers : Numbers
        Of the fact.

    Returns
    -------
    str
        A sentence after a space; empty where there is nothing to say.
    """
    difference = numbers.difference
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    shown = [(cause, value) for cause, value in shown if value]
    if difference is None or not shown:
        return ""
    way = 1.0 if difference > 0 else -1.0
    shown = [pair for pair in shown if abs(pair[1]) >= _SMALL_CAUSE * abs(shown[0][1])][:_CAUSES]
    if len(shown) == 1:
        return " " + _capital(told.ALL_OF_IT.format(cause=cause_in_words(shown[0][0]))) + "."
    shown.sort(key=lambda pair: (way * pair[1] < 0, -abs(pair[1])))
    parts = []
    for place, (cause, value) in enumerate(shown):
        if way * value > 0:
            template = told.COUNTS if place == 0 else told.COUNTS_MORE
        else:
            template = told.COUNTS_AGAINST_FIRST if place == 0 else told.COUNTS_AGAINST
        parts.append(template.format(cause=cause_in_words(cause), amount=numbers.amount(value, size=True, change=True)))
    return " " + _capital(listed(parts)) + "."


def listed(parts: list[str]) -> str:
    """Join parts of a sentence.

    Parameters
    ----------
    parts : list of str
        At least one.

    Returns
    -------
    str
    """
    return told.AND.join((words.SEPARATOR.join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def signed(fact: Fact, numbers: Numbers) -> str:
    """List what makes the difference with signs, for a scientist.

    Parameters
    ----------
    fact : Fact
        With causes.
    numbers : Numbers
        Of the fact.

    Returns
    -------
    str
        In brackets after a space; empty where there is nothing to say.
    """
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    parts = [
        told.SIGNED.format(cause=cause_in_words(cause), amount=numbers.amount(value, change=True))
        for cause, value in shown
        if value
    ]
    return told.SHARED.format(parts=words.SEPARATOR.join(parts)) if parts else ""
