"""The population from its data file and the spreads of the body files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import BaseModel

from sim.population import Group, LimitCase, Observed, Population, Spread
from skeletons.bodies import FILES, standard_body
from skeletons.datafile import read
from skeletons.schema_common import CommonFile
from skeletons.schema_population import LimitRow, PopulationFile
from skeletons.schema_sex import SexFile
from skeletons.schema_spine import SpineFile
from skeletons.schema_values import Number, Size, SourcesFile
from skeletons.spines import STATURE_MM


@cache
def standard_population() -> Population:
    """Return the population that comes with the package.

    Returns
    -------
    Population
    """
    folder = resources.files("skeletons")
    return read_population(folder / "population.yaml", folder)


def read_population(file: Traversable, folder: Traversable) -> Population:
    """Read a population.

    Parameters
    ----------
    file : Traversable
        A YAML file.
    folder : Traversable
        Where the body files and the list of sources are.

    Returns
    -------
    Population

    Raises
    ------
    InvalidInputError
        Where a file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    sources = read(folder / "sources.yaml", SourcesFile).root
    context = {"sources": sources}
    data = read(file, PopulationFile, context)
    cut = data.cut.value
    extra = {name: _spread(0.0, number.value, cut) for name, number in data.spreads}
    common = read(folder / "common.yaml", CommonFile, context)
    men = read(folder / FILES["m"], SexFile, context)
    spine = read(folder / "spine.yaml", SpineFile, context)
    spreads = {}
    for sex, name in FILES.items():
        own = dict(_spreads(read(folder / name, SexFile, context), cut))
        spreads[sex] = {**dict(_spreads(common, cut)), **own, **extra, **_spine_spreads(spine, cut)}
        spreads[sex] |= _joint_strengths(read(folder / name, SexFile, context), men, cut)
        low, high = common.passive.lumbar_shape_range.value
        shape = spreads[sex]["lumbar_shape"]
        spreads[sex]["lumbar_shape"] = Spread(shape.mean, shape.sd, max(low, shape.low), min(high, shape.high))
    seen = data.observed
    return Population(
        groups=tuple(
            Group(name, **row.model_dump(exclude={"source", "sure", "note"})) for name, row in data.groups.items()
        ),
        bodies={sex: standard_body(sex) for sex in FILES},
        spreads=spreads,
        observed=Observed(
            seen.full_bend_deg.value,
            seen.rhythm_lean_deg.value,
            seen.rhythm_lumbar.value,
            _spread(seen.silent_from.value, seen.silent_from.sd or 0.0, cut),
        ),
        limits=tuple(_limits(row, sources) for row in data.limits),
    )


def _spreads(model: BaseModel, cut: float) -> Iterator[tuple[str, Spread]]:
    """Every number of a body file that differs between people, by its key."""
    for name, item in model:
        if isinstance(item, Number):
            if item.sd is not None:
                spread = _spread(item.value, item.sd, cut)
                low = max(spread.low, 0.0) if isinstance(item, Size) else spread.low
                yield name, Spread(spread.mean, spread.sd, low, spread.high)
        elif isinstance(item, BaseModel):
            yield from _spreads(item, cut)


def _joint_strengths(own: SexFile, men: SexFile, cut: float) -> dict[str, Spread]:
    """Return spreads of joint strengths, where the table of a sex has none those of men as shares of the mean."""
    spreads = {}
    for name, number in men.strength:
        mean = getattr(own.strength, name)
        if number.sd is not None:
            sd = number.sd / number.value * mean.value if mean.sd is None else mean.sd
            spreads[name] = _spread(mean.value, sd, cut)
    return spreads


def _spine_spreads(spine: SpineFile, cut: float) -> dict[str, Spread]:
    """Spreads of the spine by the names and units of `sim.spine.anatomy.Spine`."""
    tissue, ratio = dict(_spreads(spine.tissue, cut)), dict(_spreads(spine.stiffness, cut))
    stretched = tissue["share"]
    mm = 1.0 / STATURE_MM
    return {
        "tissue_arm": Spread(*(mm * value for value in astuple(tissue["arm_mm"]))),
        "tissue_share": Spread(stretched.mean, stretched.sd, stretched.low, min(stretched.high, 1.0)),
        "stiffness_ratio": ratio["ratio"],
    }


def _spread(mean: float, sd: float, cut: float) -> Spread:
    """Cut off at as many standard deviations to both sides."""
    return Spread(mean, sd, mean - cut * sd, mean + cut * sd)


def _limits(row: LimitRow, sources: Mapping[str, str]) -> LimitCase:
    """Return limits with the strength as a factor on each sex's own."""
    factor = {
        sex: row.factor
        if row.moment_Nm_per_kg is None
        else row.moment_Nm_per_kg / standard_body(sex).strength.lumbar_extension_Nm_per_kg
        for sex in FILES
    }
    return LimitCase(row.name, row.support, factor, row.tissue, sources[row.source])
