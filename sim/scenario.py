"""An exercise as data, and what a person may change about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from sim import limits
from sim.errors import InvalidInputError
from sim.manner import PLAIN, Manner
from sim.task import Task

SETTINGS = (
    "trunk_lean_deg", "lumbar_flexion_deg", "counterbalance", "knee_flexion_deg",
    "descent_s", "pause_s", "ascent_s", "arms", "bar_position", "handles",
)  # fmt: skip


_BACK = (
    "Feet and upper back share the load: how is not determined, and is closed here by a back that bears straight up "
    "without friction and feet that press with their middle."
)
NOTES = {
    "back": _BACK,
    "bench": _BACK,
    "foot": (
        "One leg carries: the moments of ankle, knee and hip are that leg's. Seen from the side, what keeps the body "
        "from tipping or turning sideways is left out, and the free leg carries nothing."
    ),
    "anchored": "The heels are anchored: what holds them may pull, and the centre of pressure may leave the support.",
    "pad": (
        "The pad bears the thighs straight up a little above the knees, which takes load off the knees; rollers and "
        "plate hold the feet."
    ),
}


@dataclass(frozen=True)
class Scenario:
    """An exercise or drill.

    Parameters
    ----------
    name, title, purpose : str
        Name in commands, name for people, what it is for in one sentence.
    step : str
        Place in the four-step progression, empty outside it.
    category, theme, level : str
        Sub-category, theme and level on the hinge ladder.
    kit : str
        ``none``, ``bar``, ``hex-bar``, ``anchor``, ``pad`` or ``bench``.
    support : str
        See `sim.links.Task`.
    arms, bar_position : str
        See `sim.limits.CHOICES`.
    load_kg : float
        Bar if nothing else is said. [kg]
    load_range_kg : tuple of float
        (2,) what coaches use. [kg]
    trunk_lean_deg, lumbar_flexion_deg, knee_flexion_deg : float
        At the deepest point; knees only where the knee rule leaves them free. A lift from the floor finds its lean,
        and its knees where ``knees`` says so. [deg]
    counterbalance : float
        1: the hips move so that the centre of pressure stays on the target; 0: they stay.
    descent_s, pause_s, ascent_s : float
        Tempo. [s]
    next_steps : tuple of str
        Scenarios that it leads to.
    begins : str
        ``upright``; ``floor`` where the bar lies on it; ``lying`` where the body does.
    knees : str
        ``given``, or ``found`` where they follow from the bar on the floor.
    stance : str
        ``narrow`` or ``wide``.
    handles : str
        ``low`` or ``high``, of a hex bar.
    thigh_share : float
        Lean of the thigh where it follows the trunk and not balance, share of the trunk's.
    given : frozenset of str
        Settings that a person has chosen.
    manner : Manner
        How it departs from the exercise, see `sim.faults`.
    """

    name: str
    title: str
    purpose: str
    step: str
    category: str
    theme: str
    level: str
    kit: str
    support: str
    arms: str
    bar_position: str
    load_kg: float
    load_range_kg: tuple[float, float]
    trunk_lean_deg: float
    lumbar_flexion_deg: float
    knee_flexion_deg: float
    counterbalance: float
    descent_s: float
    pause_s: float
    ascent_s: float
    next_steps: tuple[str, ...] = ()
    begins: str = "upright"
    knees: str = "given"
    stance: str = "narrow"
    handles: str = "low"
    thigh_share: float = 0.0
    given: frozenset[str] = frozenset()
    manner: Manner = PLAIN

    @property
    def from_floor(self) -> bool:
        """Whether the repetition begins with the bar on the floor."""
        return self.begins == "floor"

    @property
    def ascends(self) -> bool:
        """Whether the repetition begins at the bottom."""
        return self.begins != "upright"

    @property
    def lies(self) -> bool:
        """Whether it is done on the back."""
        return self.begins == "lying"

    @property
    def for_crowds(self) -> bool:
        """Whether `sim.cells` knows it: two feet or knees, balanced, from upright."""
        return self.support in {"feet", "knees"} and not self.from_floor and self.stance == "narrow"

    @property
    def found_knees(self) -> bool:
        """Whether the knees follow from the bar on the floor."""
        return self.knees == "found" and "knee_flexion_deg" not in self.given

    def __post_init__(self) -> None:
        """Refuse numbers and words that are not allowed."""
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name in limits.RANGES:
                object.__setattr__(self, item.name, limits.number(item.name, value))
            elif item.name in limits.CHOICES and not (self.lies and value == "hips"):
                limits.choice(item.name, value)

    def with_settings(self, settings: Mapping[str, object]) -> Scenario:
        """Return the scenario with some settings changed.

        Parameters
        ----------
        settings : mapping
            New values by name, see `SETTINGS`.

        Returns
        -------
        Scenario

        Raises
        ------
        InvalidInputError
            For an unknown name or a value that is not allowed.
        """
        for name in settings:
            if name not in SETTINGS:
                raise limits.nearest("setting", name, SETTINGS)
        changed: dict[str, object] = {
            name: limits.number(name, value) if name in limits.RANGES else limits.choice(name, value)
            for name, value in settings.items()
        }
        return replace(self, **changed, given=self.given | set(settings))  # type: ignore[arg-type]


def resolve_task(scenario: Scenario, load_kg: float) -> tuple[Task, list[str]]:
    """Decide where bar and arms are.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    task : Task
        What the chain is built for.
    notes : list of str
        What was decided that the person did not say.

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar where it is.
    """
    arms = scenario.arms
    notes: list[str] = []
    if scenario.from_floor:
        _on_the_floor(scenario)
    if scenario.lies:
        arms = _on_the_back(scenario, load_kg, notes)
    held = scenario.bar_position in {"hands", "sides"}
    if held and arms != "bar" and (load_kg > 0 or "bar_position" in scenario.given):
        if "arms" in scenario.given:
            raise InvalidInputError("arms", arms, f"bar, where the bar is in the {scenario.bar_position}")
        arms = "bar"
        notes.append("The bar is held, so the arms hold it.")
    if load_kg > 0 and scenario.kit in {"none", "anchor", "pad"} and not (held or scenario.lies):
        place = {"high": "high", "low": "low"}[scenario.bar_position]
        notes.append(f"This drill has no bar: {load_kg:g} kg sits {place} on the back, the arms stay as they are.")
    if load_kg == 0 and arms == "bar":
        notes.append("No load: the hands hold a stick that weighs nothing.")
    if "handles" in scenario.given and scenario.bar_position != "sides":
        notes.append("Handles were given but are not used: only a bar at the sides has them.")
    notes += _of_the_support(scenario)
    raised = scenario.bar_position == "sides" and scenario.handles == "high"
    manner = scenario.manner
    task = Task(
        scenario.support, arms, scenario.bar_position, load_kg,
        from_floor=scenario.from_floor, wide=scenario.stance == "wide", raised_handles=raised,
        girdle=manner.girdle, thigh_share=scenario.thigh_share, manner=manner,
    )  # fmt: skip
    return task, notes


def _of_the_support(scenario: Scenario) -> list[str]:
    """Say what a support assumes."""
    note, manner = NOTES.get(scenario.support), scenario.manner
    if note is not None and scenario.lies and (manner.cop_forward_m or manner.cop_drift_m):
        note = note.replace("with their middle", "where the fault has them")
    return [] if note is None else [note]


def _on_the_back(scenario: Scenario, load_kg: float, notes: list[str]) -> str:
    """Refuse bars and arms that one who lies on the back does not have; return the arms, which steady a bar."""
    if scenario.bar_position != "hips":
        raise InvalidInputError("bar_position", scenario.bar_position, "nothing: on the back a bar lies on the hips")
    if scenario.arms not in {"bar", "along", "crossed"}:
        raise InvalidInputError("arms", scenario.arms, "bar, along, crossed on the back")
    if load_kg > 0 and scenario.kit == "none":
        notes.append(f"This drill has no bar: {load_kg:g} kg lies on the hips.")
    return "bar" if load_kg > 0 and "arms" not in scenario.given else scenario.arms


def _on_the_floor(scenario: Scenario) -> None:
    """Refuse what cannot lift a bar from the floor."""
    if scenario.bar_position not in {"hands", "sides"}:
        raise InvalidInputError("bar_position", scenario.bar_position, "hands, sides for a lift from the floor")
    if scenario.arms != "bar":
        raise InvalidInputError("arms", scenario.arms, "bar for a lift from the floor")
