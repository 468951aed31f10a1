"""People drawn from a population: seeded, the same bits from the same seed.

Every number has a stream of its own, named by seed, group and number, so that one more number changes no other.
Draws that are not silent in an unloaded full bend, as all healthy people are (36 of 36), are left out and counted.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sim import limits
from sim.athlete import LENGTHS, Athlete
from sim.body import Body
from sim.chain import Array
from sim.crowd import Crowd, vary
from sim.population import Group, People, Population, Spread
from sim.silence import silence

_MOST_BLOCKS = 40  # of n raw draws each, before a draw is given up and taken as it is
_UNUSUAL = 9.21  # squared distance that 1 % of a bivariate normal lies beyond
_AGES = 61
Numbers = dict[str, Array]


def draw_group(population: Population, group: Group, n: int, seed: int = 0) -> People:
    """Draw people of one sex and an age range.

    Parameters
    ----------
    population : Population
        What people are drawn from.
    group : Group
        Sex and ages.
    n : int
        How many.
    seed : int, default 0
        The same seed gives the same people.

    Returns
    -------
    People
    """
    spreads = population.spreads[group.sex]

    def block(index: int) -> Numbers:
        stream = _streams(seed, group.name, index)
        age = stream("age").uniform(group.age_years[0], group.age_years[-1], n)
        height, mass = _sizes(group, age, stream)
        drawn = {name: truncated(stream(name), spread, n) for name, spread in spreads.items()}
        return {"age": age, "height": height, "mass": mass, **drawn}

    def build(numbers: Numbers) -> Crowd:
        return make_crowd(population.bodies[group.sex], numbers)

    return _conditioned(population, group.name, n, block, build)


def draw_like(population: Population, athlete: Athlete, n: int, seed: int = 0, *, youth: bool = False) -> People:
    """Draw people of an athlete's sex, stature, mass and measured lengths; everything else differs.

    Parameters
    ----------
    population : Population
        What people are drawn from.
    athlete : Athlete
        The person.
    n : int
        How many.
    seed : int, default 0
        The same seed gives the same people.
    youth : bool, default False
        Whether ages are drawn from the youths'.

    Returns
    -------
    People
    """
    [group] = [group for group in population.groups if group.sex == athlete.sex and group.youth == youth]
    fixed = athlete.lengths_given
    spreads = {name: s for name, s in population.spreads[athlete.sex].items() if f"{name}_m" not in fixed}

    def block(index: int) -> Numbers:
        stream = _streams(seed, f"like {athlete.sex}", index)
        drawn = {name: truncated(stream(name), spread, n) for name, spread in spreads.items()}
        return {"age": stream("age").uniform(group.age_years[0], group.age_years[-1], n), **drawn}

    def build(numbers: Numbers) -> Crowd:
        size = {"height": np.full(n, athlete.height_m), "mass": np.full(n, athlete.mass_kg)}
        return make_crowd(population.bodies[athlete.sex], {**numbers, **size}, fixed)

    return _conditioned(population, group.name, n, block, build)


def is_youth(population: Population, athlete: Athlete) -> bool:
    """Whether an athlete's size is unusual in adults of the same sex, below their mean stature, and nearer to youths.

    Parameters
    ----------
    population : Population
        What people are drawn from.
    athlete : Athlete
        The person.

    Returns
    -------
    bool
    """
    groups = [group for group in population.groups if group.sex == athlete.sex]
    [adults] = [group for group in groups if not group.youth]
    far, near = (
        min(_distance(group, athlete.height_m, athlete.mass_kg) for group in groups if group.youth is youth)
        for youth in (False, True)
    )
    return far > _UNUSUAL and near < far and athlete.height_m < min(adults.height_m)


def _distance(group: Group, height_m: float, mass_kg: float) -> float:
    """Least squared distance of a size from a group, in standard deviations, over its ages."""
    age = np.linspace(group.age_years[0], group.age_years[-1], _AGES)
    height, height_sd, mass, log_sd = _at_age(group, age)
    a, b = (height_m - height) / height_sd, (np.log(mass_kg) - np.log(mass)) / log_sd
    square = (a * a - 2 * group.correlation * a * b + b * b) / (1.0 - group.correlation**2)
    return float(square.min())


def truncated(rng: np.random.Generator, spread: Spread, n: int) -> Array:
    """Draw a normal number that is cut off at both ends.

    Parameters
    ----------
    rng : numpy.random.Generator
        Its stream.
    spread : Spread
        Mean, standard deviation, ends.
    n : int
        How many.

    Returns
    -------
    array
        (n,)
    """
    value = rng.normal(spread.mean, spread.sd, n)
    while True:
        outside = np.flatnonzero((value < spread.low) | (value > spread.high))
        if outside.size == 0:
            return value
        value[outside] = rng.normal(spread.mean, spread.sd, outside.size)


def _streams(seed: int, group: str, block: int) -> Callable[[str], np.random.Generator]:
    """Return what gives each number its stream."""
    return lambda name: np.random.default_rng([seed, zlib.crc32(group.encode()), zlib.crc32(name.encode()), block])


def _at_age(group: Group, age: Array) -> tuple[Array, Array, Array, Array]:
    """Mean stature, its spread, median mass and its spread at ages (n,)."""
    rows = (group.height_m, group.height_sd_m, group.mass_kg, group.mass_log_sd)
    height, height_sd, mass, log_sd = (np.interp(age, group.age_years, row) for row in rows)
    return height, height_sd, mass, log_sd


def _sizes(group: Group, age: Array, stream: Callable[[str], np.random.Generator]) -> tuple[Array, Array]:
    """Draw stature and mass within what athletes may be."""
    mean, height_sd, median, log_sd = _at_age(group, age)
    tall, heavy = limits.RANGES["height_m"], limits.RANGES["mass_kg"]
    first, second = stream("height"), stream("mass")
    height, mass = np.empty_like(age), np.empty_like(age)
    rest = np.arange(age.size)
    while rest.size:
        a, b = first.standard_normal(rest.size), second.standard_normal(rest.size)
        together = group.correlation * a + np.sqrt(1.0 - group.correlation**2) * b
        height[rest] = mean[rest] + height_sd[rest] * a
        mass[rest] = median[rest] * np.exp(log_sd[rest] * together)
        good = (height >= tall.low) & (height <= tall.high) & (mass >= heavy.low) & (mass <= heavy.high)
        rest = np.flatnonzero(~good)
    return height, mass


def make_crowd(body: Body, numbers: Mapping[str, Array], measured: Mapping[str, float] | None = None) -> Crowd:
    """Build bodies from drawn numbers.

    Parameters
    ----------
    body : Body
        Tables of the sex.
    numbers : mapping
        (n,) each: ``height`` and ``mass``, and what else was drawn by its name in `Population.spreads`.
    measured : mapping, optional
        Lengths that are the same for all. [m]

    Returns
    -------
    Crowd
    """
    height, table = numbers["height"], body.segments
    zero = np.zeros_like(height)
    thigh, shank = numbers.get("thigh", zero), numbers.get("shank", zero)
    # What the legs are longer, the trunk is shorter, so that the stature stays.
    trunk = -(thigh * table.thigh.length + shank * table.shank.length) / table.trunk.length
    arm = table.upper_arm.length + table.forearm.length
    lengths: dict[str, Any] = {
        "thigh_m": table.thigh.length * height * (1.0 + thigh),
        "shank_m": table.shank.length * height * (1.0 + shank),
        "trunk_m": table.trunk.length * height * (1.0 + trunk),
        "arm_m": arm * height * (1.0 + numbers.get("arm", zero)),
    }
    lengths.update({name: np.full_like(height, value) for name, value in (measured or {}).items()})
    size: dict[str, Any] = {"height_m": height, "mass_kg": numbers["mass"], **lengths}
    return Crowd(_vary(body, numbers), **size, stance_offset_m=numbers.get("stance_offset_m", zero))


def person(population: Population, people: People, i: int) -> Athlete:
    """Return one of drawn people alone, for what crowds cannot do.

    The balance point of a single athlete is the middle of the foot.

    Parameters
    ----------
    population : Population
        What they were drawn from.
    people : People
        Drawn people.
    i : int
        Which.

    Returns
    -------
    Athlete
    """
    crowd: Any = people.crowd
    body = _vary(population.bodies[crowd.sex], {name: float(values[i]) for name, values in people.numbers.items()})
    lengths = {name: float(getattr(crowd, name)[i]) for name in LENGTHS}
    return Athlete(body, float(crowd.height_m[i]), float(crowd.mass_kg[i]), **lengths)


def _vary(body: Body, numbers: Mapping[str, Any]) -> Body:
    """Change a body by drawn numbers, of one person or of many."""
    tissue, passive = 1.0 + numbers.get("tissue", 0.0), body.passive
    return vary(
        body,
        {
            **numbers,
            "lumbar_limit_Nm": passive.lumbar_limit_Nm * tissue,
            "lumbar_upright_Nm": passive.lumbar_upright_Nm * tissue,
            "hip_scale": 1.0 + numbers.get("hip", 0.0),
        },
    )


def _conditioned(
    population: Population, group: str, n: int, block: Callable[[int], Numbers], build: Callable[[Numbers], Crowd]
) -> People:
    """Draw blocks until enough people show what healthy people show."""
    kept: list[Numbers] = []
    raw = failed = 0
    for index in range(_MOST_BLOCKS):
        numbers = block(index)
        passes, weight = silence(build(numbers), population.observed)
        raw, failed = raw + n, failed + n - int(passes.sum())
        everybody = {**numbers, "weight": weight}
        if index == 0:
            first = everybody
        kept.append({name: values[passes] for name, values in everybody.items()})
        if raw - failed >= n:
            break
    enough = raw - failed >= n
    shown = {name: np.concatenate([part[name] for part in kept])[:n] for name in first} if enough else first
    weight, age = shown.pop("weight"), shown.pop("age")
    return People(group, build(shown), age, shown, weight, raw, failed, conditioned=enough)
