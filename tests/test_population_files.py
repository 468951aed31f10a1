"""The data files of the population and of bars: complaints that say where and what."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import NamedTuple

import pytest

import scenarios
from scenarios.bars import bars, read_bars
from sim.errors import InvalidInputError
from skeletons.populations import read_population, standard_population


class Broken(NamedTuple):
    """A file, what is changed in a copy of it, and what the complaint must say."""

    file: str
    old: str
    new: str
    says: tuple[str, ...]


BROKEN = {
    "unknown group": Broken("population.yaml", "  boys:\n", "  babies:\n", ("'men'", "babies")),
    "unknown key": Broken("population.yaml", "tissue: {value: 0.25", "tisue: {value: 0.25", ("'tisue'", "known keys")),
    "ages that fall": Broken("population.yaml", "[18, 58]", "[58, 18]", ("groups.men", "ages that rise")),
    "a table too short": Broken("population.yaml", "[0.069, 0.069]", "[0.069, 0.069, 0.07]", ("one number for each",)),
    "correlation 1": Broken("population.yaml", "correlation: 0.47", "correlation: 1", ("correlation", "less than 1")),
    "unknown source": Broken("population.yaml", "source: gordon2014", "source: g14", ("g14", "gordon2014")),
    "unknown tissue limit": Broken("population.yaml", "tissue: recommended", "tissue: some", ("'recommended'",)),
    "a rhythm that falls": Broken("population.yaml", "[0, 30, 60, 111]", "[0, 60, 30, 111]", ("observed", "rising")),
    "no onset spread": Broken("population.yaml", "value: 0.80, sd: 0.08,", "value: 0.80,", ("observed", "spread")),
    "a plate of nothing": Broken("bars.yaml", "plates_kg: [1.25", "plates_kg: [0", ("plates_kg.0", "greater than 0")),
    "a shaft in words": Broken("bars.yaml", "shafts_kg: [5", "shafts_kg: [five", ("shafts_kg.0", "five", "number")),
    "a lean too deep": Broken("bars.yaml", "[45, 60, 80]", "[45, 60, 180]", ("equal_leans_deg.2", "110")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_complaint_says_where_and_what(name: str, tmp_path: Path) -> None:
    file, old, new, says = BROKEN[name]
    package = "scenarios" if file == "bars.yaml" else "skeletons"
    folder = resources.files(package)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / file
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidInputError) as refusal:
        _ = read_bars(copy) if file == "bars.yaml" else read_population(copy, folder)
    told = str(refusal.value)
    assert told.startswith(f"{file}:")
    assert len(told.splitlines()) == 1
    assert [part for part in says if part not in told] == []


def test_every_exercise_that_bars_are_asked_of_can_be_held_by_crowds() -> None:
    assert [name for name in bars().asked_of if not scenarios.scenario(name).for_crowds] == []


def test_limits_are_cautious_and_permissive_in_each_support() -> None:
    by_support: dict[str, list[str]] = {}
    for case in standard_population().limits:
        by_support.setdefault(case.support, []).append(case.name)
    assert by_support == {"feet": ["cautious", "permissive"], "knees": ["cautious", "permissive"]}
    # Gallagher (1997): 15 % less kneeling; Kocjan and Sarabon (2014): 834 N kneeling against 504 N standing, 66 % more.
    known = {(case.name, case.support): case.factor for case in standard_population().limits}
    for sex in "mf":
        assert known["cautious", "knees"][sex] == pytest.approx(0.85)
        more = known["permissive", "knees"][sex] / known["permissive", "feet"][sex]
        assert more == pytest.approx(834.3 / 504.0, rel=0.002)
