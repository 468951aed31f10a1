"""What a meter shows: a bar with a true zero, a threshold and where a repetition is, with words and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.task import Task
from ui import words

Quantity = Literal["bar", "weight", "support", "motion", "muscle", "passive"]


@dataclass(frozen=True)
class Scale:
    """What a meter's ends mean.

    Parameters
    ----------
    low, high : float
        Its ends, the lower one a true zero.
    low_label, high_label : str
        Their words.
    """

    low: float
    high: float
    low_label: str
    high_label: str

    def share(self, value: float) -> float:
        """Return where a value lies, 0 to 1; what is past an end lies on it."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


@dataclass(frozen=True)
class Fill:
    """A part of a meter's bar.

    Parameters
    ----------
    low, high : float
        Its ends, on the meter's scale.
    quantity : str
        Whose colour.
    hatched : bool
        Stripes rather than solid.
    """

    low: float
    high: float
    quantity: Quantity
    hatched: bool = False


@dataclass(frozen=True)
class Mark:
    """A place on a meter, with its words.

    Parameters
    ----------
    at : float
        On the meter's scale, past its end where the value is; infinite where there is none.
    label : str
        Words.
    quantity : str
        Whose colour.
    """

    at: float
    label: str
    quantity: Quantity


@dataclass(frozen=True)
class Meter:
    """A bar with a true zero, a threshold and where this repetition is.

    Parameters
    ----------
    scale : Scale
        Fixed for the gate.
    threshold, now : Mark
        What is compared.
    fills : tuple of Fill
        From the left.
    """

    scale: Scale
    threshold: Mark
    now: Mark
    fills: tuple[Fill, ...]


@dataclass(frozen=True)
class Reason:
    """One mechanism of one repetition.

    Parameters
    ----------
    name : str
        One word: ``balance``, ``muscle``, ``tether``, ``stiffness``, ``price`` and so on.
    title : str
        For people.
    state : str
        How it stands, in words.
    shut : bool or None
        Whether it constrains; None where that is not the question.
    value, small : str
        The number that matters with its unit, and what it is.
    meter : Meter
        The same as a picture.
    sentence : str
        What the numbers say.
    short : str
        The number as a thin row shows it; `value` where empty.
    quantity : str
        What the number is in the summary, where its equation is found.
    """

    name: str
    title: str
    state: str
    shut: bool | None
    value: str
    small: str
    meter: Meter
    sentence: str
    short: str = ""
    quantity: str = ""


def whole(value: float) -> str:
    """Write a number without decimals, with a true minus sign.

    Parameters
    ----------
    value : float
        Finite.

    Returns
    -------
    str
    """
    return f"{round(value)}".replace("-", "−")


def arms_in_words(task: Task) -> str:
    """Say where the arms are.

    Parameters
    ----------
    task : Task
        What the body holds.

    Returns
    -------
    str
        What follows "arms".
    """
    return words.ARMS_NO_BAR if task.arms == "bar" and task.load_kg == 0 else words.ARMS[task.arms]
