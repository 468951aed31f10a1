"""Why a fault cannot be shown in a view, in a coach's words; commands say it with names and ranges."""

from __future__ import annotations

from sim.errors import InvalidInputError
from sim.faults import Fault
from sim.scenario import Scenario
from ui import words_faults as words


def refused_in_words(error: InvalidInputError, fault: Fault, scenario: Scenario) -> str:
    """Say why a fault cannot be shown.

    Parameters
    ----------
    error : InvalidInputError
        What `sim.fault_effects.run_with_fault` raised.
    fault : Fault
        The fault.
    scenario : Scenario
        The exercise with the view's settings.

    Returns
    -------
    str
        One or two sentences.
    """
    title = fault.version(scenario).title
    if error.field == "fault":
        needs = error.allowed
        for typed, plain in words.TYPED:
            needs = needs.replace(typed, plain)
        return words.NOT_SHOWN.format(title=title, needs=needs)
    if error.field not in words.TOO_MUCH:
        return words.NOT_ALLOWED.format(title=title)
    now, asked = float(getattr(scenario, error.field)), float(str(error.value))
    more, less = words.TOO_MUCH[error.field]
    return (more if asked > now else less).format(title=title.lower(), now=abs(now), asked=abs(asked))
