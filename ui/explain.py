"""Explanations in sentences: why a result is as it is, and what makes two results differ.

`explanation` is what commands, diagrams and the page call. Facts come from `sim.explain`, words from
`ui.words_explain`. Numbers are rounded so that what is shown adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from sim.explain import compare, explain
from sim.facts import Fact
from sim.result import Result, plain
from ui import words_explain as told
from ui import words_explain_alone as alone
from ui.explain_numbers import (
    Numbers,
    cause_in_words,
    counted,
    filled,
    listed,
    numbers_of,
    shown_numbers,
    signed,
    template_for,
)
from ui.explain_titles import title_of_one, title_of_two
from ui.reasons import reasons
from ui.words_explain_causes import COUNTS, COUNTS_MORE, SHARED

Level = Literal["coach", "scientist"]

_PER_MECHANISM, _AT_MOST = 2, 8  # sentences for a coach
_PER_COST = 3
# What a coach is told where one of the two cannot be done: the rest depends on how far they got.
_WHEREVER_IT_ENDS = {"status", "trunk_lean_deg", "tip_angle_deg", "passive_limit_Nm", "tether_stretch_deg"}
_METERS = {"balance": "trunk_lean_deg", "muscle": "gate_margin_Nm", "tether": "passive_hip_moment_Nm"}


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
    upright = not (other.scenario.lies or result.scenario.lies)
    kept = [fact for fact in facts if upright or fact.mechanism != "balance"]
    if not upright and level == "coach":  # on the back a lean from upright says nothing to a coach
        kept = [fact for fact in kept if fact.quantity != "trunk_lean_deg"]
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
    numbers = numbers_of(fact, "coach")
    chosen = template_for(told.COACH[fact.quantity], numbers)
    if chosen is None:
        return ""
    template, signs_said = chosen
    return _because(filled(template, numbers, signs_said=signs_said), fact) + counted(fact, numbers)


def _because(sentence: str, fact: Fact) -> str:
    """Say what a difference follows from, where that is known and large enough to be seen."""
    driver = fact.driver
    if driver is None:
        return sentence
    numbers = shown_numbers(driver.quantity, driver.first, driver.second, "coach")
    chosen = template_for(
        told.DRIVERS.get((fact.quantity, driver.quantity)) or told.DRIVERS["", driver.quantity], numbers
    )
    if chosen is None:
        return sentence
    reason = filled(chosen[0], numbers, signs_said=False)
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
            numbers = numbers_of(fact, "scientist")
            chosen = template_for(told.SCIENTIST, numbers)
            if chosen is None:
                continue
            text = filled(chosen[0], numbers, signs_said=False, causes=signed(fact, numbers))
        sentences.append(Sentence(text, fact))
    return tuple(sentences)


# --- one result ---------------------------------------------------------------------------------------------------
def _parts(fact: Fact, numbers: Numbers, frame: str) -> str:
    """Say what makes up a value, where that is more than one thing."""
    shown = [(cause, numbers.scaled(cause.effect)) for cause in fact.causes]
    shown = [(cause, value) for cause, value in shown if value]
    if len(shown) < 2:  # noqa: PLR2004 - one part is the whole
        return ""
    # Rounded parts add up to the rounded whole.
    rest = (numbers.second or 0.0) - sum(value for _, value in shown[1:])
    shown[0] = shown[0][0], round(rest, numbers.digits)
    parts = [
        (COUNTS if place == 0 else COUNTS_MORE).format(cause=cause_in_words(cause), amount=numbers.amount(value))
        for place, (cause, value) in enumerate(shown)
    ]
    return frame.format(parts=listed(parts))


def _coach_alone(result: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    by_meter = {_METERS[reason.name]: reason.sentence for reason in reasons(result) if reason.name in _METERS}
    sentences = []
    for fact in facts:
        if fact.quantity == "status":
            text = told.STATUS[str(fact.second)].format(reason=result.outcome.reason)
        elif fact.quantity in by_meter:
            text = by_meter[fact.quantity]
        else:
            text = _alone(fact, "coach", alone.COACH_ALONE, alone.PARTS)
        if text:
            sentences.append(Sentence(text, fact))
    return tuple(sentences)


def _scientist_alone(result: Result, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    sentences = []
    for fact in facts:
        if fact.quantity == "status":
            text = told.STATUS[str(fact.second)].format(reason=result.outcome.reason)
        else:
            text = _alone(fact, "scientist", alone.SCIENTIST_ALONE, SHARED)
        if text:
            sentences.append(Sentence(text, fact))
    return tuple(sentences)


def _alone(fact: Fact, level: str, templates: dict[str, dict[str, str]], frame: str) -> str:
    numbers = numbers_of(fact, level)
    chosen = template_for(templates.get(fact.quantity, {}), numbers)
    if chosen is None:
        return ""
    template, signs_said = chosen
    return filled(template, numbers, signs_said=signs_said, parts=_parts(fact, numbers, frame))
