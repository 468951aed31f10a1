"""What an explanation is about: one run by name, or two by what they differ in."""

from __future__ import annotations

from sim.athlete import Athlete
from sim.explain_causes import Change, changes
from sim.explain_quantities import Value
from sim.result import Result
from ui import words
from ui import words_explain_titles as told

_DIGITS = 2


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
    return told.WITHIN.format(title=title, changes=words.SEPARATOR.join(said)) if said else title


def _bar(result: Result) -> str:
    return words.LOAD.format(load=result.load_kg) if result.load_kg else words.NO_BAR


def _change(change: Change, first: Result, second: Result) -> str:
    """Say what was changed, both ways."""
    if change.name == "athlete":
        return told.INSTEAD.format(first=_person(first.athlete), second=_person(second.athlete))
    if change.first == change.second or change.first is None or change.second is None:
        return told.CHANGE_OTHER[change.name]

    def value(of: Value) -> str:
        said = told.CHANGE_SAYS.get((change.name, of))
        shown = of if isinstance(of, str) or of is None else f"{round(of, _DIGITS):g}"
        return told.CHANGE_VALUES[change.name].format(value=shown) if said is None else said

    return told.INSTEAD.format(first=value(change.first), second=value(change.second))


def _person(athlete: Athlete) -> str:
    given = [told.LENGTH.format(name=told.LENGTH_NAMES[name], value=of) for name, of in athlete.lengths_given.items()]
    lengths = told.LENGTHS.format(lengths=words.SEPARATOR.join(given)) if given else ""
    sex = words.SEX[athlete.sex]
    return told.ATHLETE.format(sex=sex, height=athlete.height_m, mass=athlete.mass_kg, lengths=lengths)
