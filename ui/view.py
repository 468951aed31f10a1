"""What the workbench shows, as it stands in the page's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

import scenarios
import skeletons
from scenarios.faults import faults
from sim import limits
from sim.athlete import LENGTHS, Athlete
from sim.errors import InvalidInputError
from sim.scenario import Scenario
from ui.model_text import anchors
from ui.options import check_proportions

SCHEMA = 1

PAGES = ("explore", "why", "bar", "ladder", "evidence", "model")
GHOSTS = ("none", "hips-still", "other-bar", "rounded")
RIVALS = ("hips-still", "other-bar", "rounded")
LEVELS = ("coach", "scientist")
THEMES = ("light", "dark", "projector")
_WORDS = {
    "page": PAGES,
    "sex": limits.CHOICES["sex"],
    "ghost": GHOSTS,
    "level": LEVELS,
    "theme": THEMES,
}


@dataclass(frozen=True)
class View:
    """Settings of the page.

    Parameters
    ----------
    page : str
        Which of the workbench's pages is open.
    scenario : str
        Name of the exercise.
    sex, height_m, mass_kg
        The athlete. [m, kg]
    thigh_m, shank_m, trunk_m, arm_m : float or None
        Measured lengths. [m]
    load_kg : float or None
        Bar; the exercise's own where None. [kg]
    counterbalance : float
        0 to 1.
    lumbar_flexion_deg : float
        At the deepest point. [deg]
    ghost : str
        What stands behind the figure.
    against : str
        What this view is compared with: a word of `RIVALS`, a fault, or another exercise.
    level : str
        Whom explanations are for.
    at : str
        Place in the model's text, see `ui.model_text.anchors`.
    theme : str
        Colours.
    """

    page: str = "explore"
    scenario: str = "kneeling-good-morning"
    sex: str = "m"
    height_m: float = 1.75
    mass_kg: float = 75.0
    thigh_m: float | None = None
    shank_m: float | None = None
    trunk_m: float | None = None
    arm_m: float | None = None
    load_kg: float | None = None
    counterbalance: float = 1.0
    lumbar_flexion_deg: float = 0.0
    ghost: str = "hips-still"
    against: str = "hips-still"
    level: str = "coach"
    at: str = ""
    theme: str = "light"

    def athlete(self) -> Athlete:
        """Return the person of this view.

        Returns
        -------
        Athlete

        Raises
        ------
        InvalidInputError
            For measured lengths that no person of this stature has.
        """
        return _person(self.sex, self.height_m, self.mass_kg, *(getattr(self, name) for name in LENGTHS))

    def exercise(self) -> Scenario:
        """Return the exercise with this view's settings.

        Returns
        -------
        Scenario
        """
        item = scenarios.scenario(self.scenario)
        # Where the feet are held, the hips do what the exercise says: nothing has to balance.
        share = min(self.counterbalance, item.counterbalance)
        settings = {"counterbalance": share, "lumbar_flexion_deg": self.lumbar_flexion_deg}
        return item.with_settings(settings)

    def load(self) -> float:
        """Return the bar's mass. [kg].

        Returns
        -------
        float
        """
        return scenarios.scenario(self.scenario).load_kg if self.load_kg is None else self.load_kg


@lru_cache(maxsize=16)
def _person(sex: str, height_m: float, mass_kg: float, *lengths: float | None) -> Athlete:
    """Return who is measured so: the same object each time, so that what follows from it can be kept by it."""
    person = skeletons.athlete(sex, height_m, mass_kg, **dict(zip(LENGTHS, lengths, strict=True)))
    check_proportions(person)
    return person


def checked(name: str, value: object) -> object:
    """Return one setting as its type, by the validation of commands and files.

    Parameters
    ----------
    name : str
        A field of `View`.
    value : object
        As typed or chosen.

    Returns
    -------
    object

    Raises
    ------
    InvalidInputError
        For an unknown name or a value that is not allowed.
    """
    known = [field.name for field in fields(View)]
    if name not in known:
        raise limits.nearest("setting", name, known)
    if name == "scenario":
        return scenarios.scenario(str(value)).name
    if name == "at":
        if value and value not in anchors():
            raise InvalidInputError(name, value, "a quantity or section of the model's text")
        return value
    if name == "against":
        return value if value in RIVALS or value in faults() else scenarios.scenario(str(value)).name
    if name in _WORDS:
        if value not in _WORDS[name]:
            raise InvalidInputError(name, value, ", ".join(_WORDS[name]))
        return value
    return limits.number(name, value)


def from_query(query: Mapping[str, str]) -> tuple[View, list[str]]:
    """Read a view from an address, leaving out what is not allowed.

    Parameters
    ----------
    query : mapping
        Names and values of the address.

    Returns
    -------
    view : View
        With defaults where nothing, or nothing allowed, was given.
    ignored : list of str
        One line for each part that was left out, saying why.
    """
    rest = dict(query)
    version = rest.pop("v", str(SCHEMA))
    if version != str(SCHEMA):
        return View(), [str(InvalidInputError("v", version, str(SCHEMA)))]
    good: dict[str, object] = {}
    ignored = []
    for name, value in rest.items():
        try:
            good[name] = checked(name, value)
        except InvalidInputError as error:
            ignored.append(str(error))
    view = View(**good)  # type: ignore[arg-type]
    try:
        view.athlete()
    except InvalidInputError as error:
        ignored.append(str(error))
        view = View(**{name: value for name, value in good.items() if name not in LENGTHS})  # type: ignore[arg-type]
    return view, ignored


def to_query(view: View) -> dict[str, str]:
    """Write a view as the parts of an address, leaving out what is at its default.

    Parameters
    ----------
    view : View
        Settings of the page.

    Returns
    -------
    dict
        Names and values; always with the schema's version.
    """
    default = View()
    parts = {"v": str(SCHEMA)}
    for field in fields(View):
        value = getattr(view, field.name)
        if value != getattr(default, field.name):
            parts[field.name] = f"{value:.10g}" if isinstance(value, float) else str(value)
    return parts
