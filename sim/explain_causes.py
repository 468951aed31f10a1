"""What was changed between two results, and how much of each difference each change makes.

Every change is tried with every selection of the others (scenario, athlete and bar put together from both), and a
change's part is its mean effect over all orders in which the changes can be made (Shapley 1953), leaving out orders
that lead through what cannot be done: the parts add up to the difference, and what cannot matter gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from sim.errors import InvalidInputError
from sim.explain_quantities import Value, read
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario

# What a scenario is called and what it leads to changes no number.
_SAYS_NOTHING = {
    "name", "title", "purpose", "step", "category", "theme", "level", "load_kg", "load_range_kg", "next_steps", "given",
}  # fmt: skip
_PLAIN = {"feet", "foot", "knees", "anchored"}  # supports on which the same things can be done
_ALONE = (
    "trunk_lean_deg", "lumbar_flexion_deg", "counterbalance", "knee_flexion_deg", "stance", "handles",
)  # fmt: skip
_TOGETHER = {
    "hold": ("arms", "bar_position", "kit"),
    "start": ("begins", "knees"),
    "manner": ("manner",),
    "tempo": ("descent_s", "pause_s", "ascent_s"),
}
# Settings that mean something only with what decides whether they are used: kneeling, the knees follow the hips; a
# lift from the floor finds its lean, and its knees.
_ONLY_WITH = {"support": ("knee_flexion_deg",), "start": ("trunk_lean_deg", "knee_flexion_deg")}


@dataclass(frozen=True)
class Change:
    """Something that is not the same in two results.

    Parameters
    ----------
    name : str
        ``load_kg``, ``athlete``, a setting, ``hold`` (arms and bar position), ``start`` (upright or from the floor),
        ``manner`` (a fault), ``tempo``, or ``support`` (what the body rests on, and all else that makes the exercise).
    first, second : float, str or None
        Its values; None where it is more than one.
    fields : tuple of str
        Fields of the scenario that go with it.
    """

    name: str
    first: Value
    second: Value
    fields: tuple[str, ...] = ()


def changes(first: Result, second: Result) -> list[Change]:
    """List what is not the same in two results.

    Parameters
    ----------
    first, second : Result
        Runs.

    Returns
    -------
    list of Change
        Bar and athlete first.
    """
    a, b = first.scenario, second.scenario
    differ = [
        item.name
        for item in fields(a)
        if item.name not in _SAYS_NOTHING and getattr(a, item.name) != getattr(b, item.name)
    ]
    groups = {label: [name for name in names if name in differ] for label, names in _TOGETHER.items()}
    known = {*_ALONE, *(name for names in _TOGETHER.values() for name in names)}
    groups["support"] = [name for name in differ if name not in known]
    alone = [name for name in _ALONE if name in differ and not (_found(a, name) and _found(b, name))]
    if a.support != b.support and not {a.support, b.support} <= _PLAIN:
        # On another support much else is part of the exercise, and mixtures of both are none.
        for label in ("start", "hold"):
            groups["support"] += groups.pop(label)
        groups["support"] += [name for name in ("stance", "handles") if name in alone]
        alone = [name for name in alone if name not in {"stance", "handles"}]
        groups["start"] = []
    switched = {"support": a.support != b.support, "start": bool(groups["start"])}
    for label, only in _ONLY_WITH.items():
        if switched[label]:
            groups[label] += [name for name in only if name in alone]
            alone = [name for name in alone if name not in only]
    found = []
    if first.load_kg != second.load_kg:
        found.append(Change("load_kg", first.load_kg, second.load_kg))
    if first.athlete != second.athlete:
        found.append(Change("athlete", None, None))
    found += [Change(name, getattr(a, name), getattr(b, name), (name,)) for name in alone]
    for label, names in groups.items():
        if names:
            shown = _shown(label, names, b.arms)
            values = (None, None) if shown is None else (getattr(a, shown), getattr(b, shown))
            found.append(Change(label, values[0], values[1], tuple(names)))
    return found


def _found(scenario: Scenario, name: str) -> bool:
    """Whether a lift from the floor has found this setting; mixtures find their own."""
    from_floor = getattr(scenario, "begins", "upright") == "floor"
    return from_floor and name in _ONLY_WITH["start"] and name not in scenario.given


def _shown(label: str, differ: Sequence[str], arms: str) -> str | None:
    """Choose the setting that names a group: of a hold the bar's place where arms hold it, else the arms'."""
    order = {
        "hold": ("bar_position", "arms") if arms == "bar" else ("arms", "bar_position"),
        "start": ("begins", "knees"),
        "support": ("support",),
    }
    return next((name for name in order.get(label, ()) if name in differ), None)


def contributions(
    first: Result, second: Result, changed: Sequence[Change], quantities: Sequence[str]
) -> dict[str, tuple[float, ...]]:
    """Share the differences between two results among what was changed.

    Parameters
    ----------
    first, second : Result
        Runs.
    changed : sequence of Change
        All that differs; 2 to the power of their number repetitions are run.
    quantities : sequence of str
        Dotted names in the summary.

    Returns
    -------
    dict
        By quantity, one part for each change, which add up to second less first. Without the quantities that no
        order of changes leads through, because something on every way cannot be done or has no value.
    """
    every = (1 << len(changed)) - 1
    rows: list[list[Value]] = []
    for mask in range(every + 1):
        result = {0: first, every: second}.get(mask) or _mixed(first, second, changed, mask)
        can = result is not None and result.outcome.status == "ok"
        rows.append([read(result.summary, name) if can and result is not None else None for name in quantities])
    parts = {}
    for name, column in zip(quantities, zip(*rows, strict=True), strict=True):
        effects = mean_effects(column, len(changed))
        if effects is not None:
            parts[name] = effects
    return parts


def _mixed(first: Result, second: Result, changed: Sequence[Change], mask: int) -> Result | None:
    """Run the first with the changes of ``mask`` made; None where there is no such exercise."""
    made = [change for i, change in enumerate(changed) if mask >> i & 1]
    names = {change.name for change in made}
    new = {name: getattr(second.scenario, name) for change in made for name in change.fields}
    scenario = replace(first.scenario, **new, given=first.scenario.given | second.scenario.given)
    athlete = second.athlete if "athlete" in names else first.athlete
    try:
        return simulate(scenario, athlete, second.load_kg if "load_kg" in names else first.load_kg)
    except (InvalidInputError, np.linalg.LinAlgError):
        return None


def mean_effects(values: Sequence[Value], n: int) -> tuple[float, ...] | None:
    """Return each change's mean effect over all orders whose every stage has a value.

    Parameters
    ----------
    values : sequence
        (2^n,) by selection of changes, bit i for change i.
    n : int
        Number of changes.

    Returns
    -------
    tuple of float or None
        (n,) that add up to the last value less the first; None where no order is possible.
    """
    every = (1 << n) - 1
    ways_to, ways_on = [0] * (every + 1), [0] * (every + 1)
    known = [isinstance(value, float) for value in values]
    ways_to[0], ways_on[every] = int(known[0]), int(known[every])
    for mask in range(1, every + 1):
        ways_to[mask] = known[mask] * sum(ways_to[mask ^ 1 << i] for i in range(n) if mask >> i & 1)
    for mask in range(every - 1, -1, -1):
        ways_on[mask] = known[mask] * sum(ways_on[mask | 1 << i] for i in range(n) if not mask >> i & 1)
    if not ways_to[every]:
        return None
    effects = [0.0] * n
    for mask, before in enumerate(values):
        for i in range(n):
            after = values[mask | 1 << i]
            if not mask >> i & 1 and isinstance(before, float) and isinstance(after, float):
                effects[i] += ways_to[mask] * ways_on[mask | 1 << i] / ways_to[every] * (after - before)
    return tuple(effects)
