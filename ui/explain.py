"""Explanations in sentences: why a result is as it is, and what makes two results differ.

`explanation` is what commands, diagrams and the page call. Facts come from `sim.explain`, words from
`ui.words_explain`. Numbers are rounded so that what is shown adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from sim.body import Athlete
from sim.explain import Cause, Fact, compare, explain
from sim.explain_causes import Change, changes
from sim.explain_quantities import Value
from sim.result import Result, plain
from ui import words
from ui import words_explain as told
from ui.reasons import reasons

Level = Literal["coach", "scientist"]

_PER_MECHANISM, _AT_MOST = 2, 8  # sentences for a coach
_PER_COST = 3
# What a coach is told where one of the two cannot be done: the rest depends on how far they got.
_WHEREVER_IT_ENDS = {"status", "trunk_lean_deg", "tip_angle_deg", "passive_limit_Nm", "tether_stretch_deg"}
_METERS = {"balance": "trunk_lean_deg", "muscle": "gate_margin_Nm", "tether": "passive_hip_moment_Nm"}
_MINUS = "−"
_TITLE_DIGITS = 2
_CAUSES, _SMALL_CAUSE = 3, 0.1  # how many a coach is told, and what share of the largest is too small to tell


@dataclass(frozen=True)
class Sentence:
    """A sentence and what it is about.

    Parameters
    ----------
    text : str
        For people.
    fact : Fact
        Its numbers.
    """

    text: str
    fact: Fact


@dataclass(frozen=True)
class Explanation:
    """Why, in order of size.

    Parameters
    ----------
    title : str
        What is explained.
    level : str
        ``coach`` or ``scientist``.
    facts : tuple of Fact
        All of them.
    sentences : tuple of Sentence
        Those worth saying at this level.
    """

    title: str
    level: str
    facts: tuple[Fact, ...]
    sentences: tuple[Sentence, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences; one that says so where nothing differs."""
        return tuple(sentence.text for sentence in self.sentences) or (told.ALIKE,)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a JSON document.

        Returns
        -------
        dict
        """
        return {
            "title": self.title,
            "level": self.level,
            "sentences": list(self.texts),
            "facts": [plain(fact.to_dict()) for fact in self.facts],
        }


def explanation(
    result: Result, other: Result | None = None, level: Level = "coach", *, causes: bool = True
) -> Explanation:
    """Explain a result, or what makes it differ from another.

    Parameters
    ----------
    result : Result
        A run.
    other : Result, optional
        What it is compared with.
    level : str, default ``coach``
        ``coach`` or ``scientist``.
    causes : bool, default True
        Whether to say what each of several changes makes of a difference, which takes some more runs.

    Returns
    -------
    Explanation
    """
    if other is None:
        facts = explain(result)
        told_facts = _coach_alone(result, facts) if level == "coach" else _scientist_alone(result, facts)
        return Explanation(title_of_one(result), level, facts, told_facts)
    facts = compare(other, result, causes=causes)
    upright = not any(getattr(item.scenario, "begins", "") == "lying" for item in (other, result))
    kept = [fact for fact in facts if upright or fact.mechanism != "balance"]
    pairs = _coach(result, kept) if level == "coach" else _scientist(result, kept)
    return Explanation(title_of_two(other, result), level, facts, pairs)


def in_turn(results: Sequence[Result], level: Level = "coach") -> list[Explanation]:
    """Explain each result against the one before it.

    Parameters
    ----------
    results : sequence of Result
        Two or more runs.
    level : str, default ``coach``
        ``coach`` or ``scientist``.

    Returns
    -------
    list of Explanation
    """
    return [explanation(after, before, level) for before, after in pairwise(results)]


# --- titles -------------------------------------------------------------------------------------------------------
def title_of_one(result: Result) -> str:
    """Name a run.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    str
    """
    return told.ALONE.format(title=result.scenario.title, bar=_bar(result))


def title_of_two(first: Result, second: Result) -> str:
    """Name what two runs differ in.

    Parameters
    ----------
    first, second : Result
        Runs.

    Returns
    -------
    str
    """
    if first.scenario.name != second.scenario.name:
        return told.FROM_TO.format(
            first=first.scenario.title,
            first_bar=_bar(first),
            second=second.scenario.title,
            second_bar=_bar(second),
        )
    said = [_change(change, first, second) for change in changes(first, second)]
    title = second.scenario.title
    return told.WITHIN.format(title=title, changes=told.SEPARATOR.join(said)) if said else title


def _bar(result: Result) -> str:
    return told.KILOGRAMS.format(value=result.load_kg) if result.load_kg else told.NO_BAR


def _change(change: Change, first: Result, second: Result) -> str:
    """Say what was changed, both ways."""
    if change.name == "athlete":
        return told.INSTEAD.format(first=_person(first.athlete), second=_person(second.athlete))
    if change.first == change.second or change.first is None or change.second is None:
        return told.CHANGE_OTHER[change.name]

    def value(of: Value) -> str:
        said = told.CHANGE_SAYS.get((change.name, of))
        shown = of if isinstance(of, str) or of is None else f"{round(of, _TITLE_DIGITS):g}"
        return told.CHANGE_VALUES[change.name].format(value=shown) if said is None else said

    return told.INSTEAD.format(first=value(change.first), second=value(change.second))


def _person(athlete: Athlete) -> str:
    given = [told.LENGTH.format(name=told.LENGTH_NAMES[name], value=of) for name, of in athlete.lengths_given.items()]
    lengths = told.LENGTHS.format(lengths=told.SEPARATOR.join(given)) if given else ""
    sex = words.SEX[athlete.sex]
    return told.ATHLETE.format(sex=sex, height=athlete.height_m, mass=athlete.mass_kg, lengths=lengths)


# --- numbers ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Numbers:
    """A fact's numbers as they are shown: rounded, and the difference that of the rounded ones."""

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
        shown = told.QUANTITIES[self.quantity]
        return ((change and shown.difference) or shown.amount).format(value=text)

    def scaled(self, value: float) -> float:
        """Turn a value of the summary into a shown one."""
        return round(told.QUANTITIES[self.quantity].scale * value, self.digits) + 0.0


def _numbers(fact: Fact, level: str) -> _Numbers:
    return _shown(fact.quantity, fact.first, fact.second, level)


def _shown(quantity: str, first: Value, second: Value, level: str) -> _Numbers:
    """Round two values of a quantity as a level shows them."""
    shown = told.QUANTITIES[quantity]
    digits = shown.coach if level == "coach" else shown.scientist

    def rounded(value: Value) -> float | None:
        return round(shown.scale * value, digits) + 0.0 if isinstance(value, float) else None

    return _Numbers(quantity, digits, rounded(first), rounded(second))


def _template(templates: dict[str, str], numbers: _Numbers) -> tuple[str, bool] | None:
    """Choose a template by which values there are, their signs and the direction; say whether it knows the signs."""
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


def _fill(template: str, numbers: _Numbers, *, signs_said: bool, **more: str) -> str:
    return template.format(
        first=numbers.amount(numbers.first, size=signs_said),
        second=numbers.amount(numbers.second, size=signs_said),
        second_size=numbers.amount(numbers.second, size=True),
        diff=numbers.amount(numbers.difference, size=True, change=True),
        name=told.QUANTITIES[numbers.quantity].name,
        **more,
    )


# --- causes -------------------------------------------------------------------------------------------------------
def _cause(cause: Cause) -> str:
    """Name what was changed and which way."""
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


def _counted(fact: Fact, numbers: _Numbers) -> str:
    """Say what makes the difference and what works against it, for a coach."""
    difference = numbers.difference
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    shown = [(cause, value) for cause, value in shown if value]
    if difference is None or not shown:
        return ""
    way = 1.0 if difference > 0 else -1.0
    shown = [pair for pair in shown if abs(pair[1]) >= _SMALL_CAUSE * abs(shown[0][1])][:_CAUSES]
    if len(shown) == 1:
        return " " + _capital(told.ALL_OF_IT.format(cause=_cause(shown[0][0]))) + "."
    shown.sort(key=lambda pair: (way * pair[1] < 0, -abs(pair[1])))
    parts = []
    for place, (cause, value) in enumerate(shown):
        if way * value > 0:
            template = told.COUNTS if place == 0 else told.COUNTS_MORE
        else:
            template = told.COUNTS_AGAINST_FIRST if place == 0 else told.COUNTS_AGAINST
        parts.append(template.format(cause=_cause(cause), amount=numbers.amount(value, size=True, change=True)))
    return " " + _capital(_listed(parts)) + "."


def _listed(parts: list[str]) -> str:
    return told.AND.join((told.SEPARATOR.join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def _signed(fact: Fact, numbers: _Numbers) -> str:
    """List what makes the difference with signs, for a scientist."""
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    parts = [
        told.SIGNED.format(cause=_cause(cause), amount=numbers.amount(value, change=True))
        for cause, value in shown
        if value
    ]
    return told.SHARED.format(parts=told.SEPARATOR.join(parts)) if parts else ""


# --- two results --------------------------------------------------------------------------------------------------
def _coach(second: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    if any(fact.quantity == "status" for fact in facts):
        facts = [fact for fact in facts if fact.quantity in _WHEREVER_IT_ENDS]
    else:
        facts = [fact for fact in facts if fact.quantity != "trunk_lean_deg"]
    gate = next(
        (fact for fact in facts if fact.quantity == "muscle_gate" and None not in {fact.first, fact.second}), None
    )
    margin_said = False
    sentences: list[Sentence] = []
    told_of: dict[str, int] = {}
    for fact in facts:
        most = _PER_COST if fact.mechanism == "cost" else _PER_MECHANISM
        if told_of.get(fact.mechanism, 0) == most or len(sentences) == _AT_MOST:
            continue
        if fact.quantity == "status":
            text = told.STATUS[str(fact.second)].format(reason=second.outcome.reason)
        elif fact.quantity == "muscle_gate" or fact.quantity not in told.COACH:
            continue
        else:
            text = _two_for_coach(fact)
            if fact.quantity == "gate_margin_Nm" and text and gate is not None:
                text += " " + told.MUSCLES[str(gate.second)]
                margin_said = True
        if text:
            sentences.append(Sentence(text, fact))
            told_of[fact.mechanism] = told_of.get(fact.mechanism, 0) + 1
    if gate is not None and not margin_said:
        at = 1 if sentences and sentences[0].fact.quantity == "status" else 0
        sentences.insert(at, Sentence(told.MUSCLES[str(gate.second)], gate))
    return tuple(sentences)


def _two_for_coach(fact: Fact) -> str:
    numbers = _numbers(fact, "coach")
    chosen = _template(told.COACH[fact.quantity], numbers)
    if chosen is None:
        return ""
    template, signs_said = chosen
    return _because(_fill(template, numbers, signs_said=signs_said), fact) + _counted(fact, numbers)


def _because(sentence: str, fact: Fact) -> str:
    """Say what a difference follows from, where that is known and large enough to be seen."""
    driver = fact.driver
    if driver is None:
        return sentence
    numbers = _shown(driver.quantity, driver.first, driver.second, "coach")
    chosen = _template(told.DRIVERS.get((fact.quantity, driver.quantity)) or told.DRIVERS["", driver.quantity], numbers)
    if chosen is None:
        return sentence
    reason = _fill(chosen[0], numbers, signs_said=False)
    return told.BECAUSE.format(sentence=sentence.removesuffix("."), driver=reason)


def _scientist(second: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    sentences = []
    for fact in facts:
        if fact.quantity in told.SCIENTIST_STATES:
            if None in {fact.first, fact.second}:
                continue  # lying, no gate is asked for
            first, after = (told.OUTCOMES.get(str(value), str(value)) for value in (fact.first, fact.second))
            reason = second.outcome.reason or ""
            text = told.SCIENTIST_STATES[fact.quantity].format(first=first, second=after, reason=reason).strip()
        else:
            numbers = _numbers(fact, "scientist")
            chosen = _template(told.SCIENTIST, numbers)
            if chosen is None:
                continue
            text = _fill(chosen[0], numbers, signs_said=False, causes=_signed(fact, numbers))
        sentences.append(Sentence(text, fact))
    return tuple(sentences)


# --- one result ---------------------------------------------------------------------------------------------------
def _parts(fact: Fact, numbers: _Numbers, frame: str) -> str:
    """Say what makes up a value, where that is more than one thing."""
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    shown = [(cause, value) for cause, value in shown if value]
    if len(shown) < 2:  # noqa: PLR2004 - one part is the whole
        return ""
    # Rounded parts add up to the rounded whole.
    rest = (numbers.second or 0.0) - sum(value for _, value in shown[1:])
    shown[0] = shown[0][0], round(rest, numbers.digits)
    counted = [
        (told.COUNTS if place == 0 else told.COUNTS_MORE).format(cause=_cause(cause), amount=numbers.amount(value))
        for place, (cause, value) in enumerate(shown)
    ]
    return frame.format(parts=_listed(counted))


def _coach_alone(result: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    by_meter = {_METERS[reason.name]: reason.sentence for reason in reasons(result) if reason.name in _METERS}
    sentences = []
    for fact in facts:
        if fact.quantity == "status":
            text = told.STATUS[str(fact.second)].format(reason=result.outcome.reason)
        elif fact.quantity in by_meter:
            text = by_meter[fact.quantity]
        else:
            text = _alone(fact, "coach", told.COACH_ALONE, told.PARTS)
        if text:
            sentences.append(Sentence(text, fact))
    return tuple(sentences)


def _scientist_alone(result: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    sentences = []
    for fact in facts:
        if fact.quantity == "status":
            text = told.STATUS[str(fact.second)].format(reason=result.outcome.reason)
        else:
            text = _alone(fact, "scientist", told.SCIENTIST_ALONE, told.SHARED)
        if text:
            sentences.append(Sentence(text, fact))
    return tuple(sentences)


def _alone(fact: Fact, level: str, templates: dict[str, dict[str, str]], frame: str) -> str:
    numbers = _numbers(fact, level)
    chosen = _template(templates.get(fact.quantity, {}), numbers)
    if chosen is None:
        return ""
    template, signs_said = chosen
    return _fill(template, numbers, signs_said=signs_said, parts=_parts(fact, numbers, frame))
