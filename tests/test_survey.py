"""Every cell of people, bars and exercises: what is equal at equal lean and arms, and what tells exercises apart."""

from __future__ import annotations

import numpy as np
import pytest

import scenarios
from sim.draws import draw_group
from sim.population import People
from sim.survey import Surveyed, survey
from skeletons.populations import standard_population
from tests.people import EVERY

LOADS, LEANS, N = (0.0, 10.0, 40.0), (45.0, 60.0), 12


@pytest.fixture(scope="module")
def people() -> People:
    """A few women."""
    population = standard_population()
    return draw_group(population, population.groups[1], N, 5)


@pytest.fixture(scope="module")
def found(people: People) -> dict[tuple[str, float, float], Surveyed]:
    """Every exercise at equal leans."""
    exercises = [scenarios.scenario(name) for name in EVERY]
    return {
        (item.scenario, item.trunk_lean_deg, item.load_kg): item for item in survey(people, exercises, LOADS, LEANS)
    }


def test_every_cell_is_there(found: dict[tuple[str, float, float], Surveyed]) -> None:
    assert len(found) == len(EVERY) * len(LOADS) * len(LEANS)
    for item in found.values():
        assert item.cells.gate_margin_Nm.shape == (N,)
        assert item.spine.compression_N.shape == (6, N)
        np.testing.assert_allclose(item.spine.moment_Nm[0], item.cells.l5s1_Nm, atol=1e-6)


def test_at_equal_lean_and_arms_the_back_does_not_know_kneeling_from_standing(
    people: People, found: dict[tuple[str, float, float], Surveyed]
) -> None:
    for load in LOADS:
        kneeling, standing = (found[f"{name}-good-morning", 60.0, load] for name in ("kneeling", "standing"))
        assert (kneeling.arms, kneeling.bar_position) == (standing.arms, standing.bar_position)
        np.testing.assert_allclose(kneeling.cells.gate_margin_Nm, standing.cells.gate_margin_Nm, rtol=1e-9)
        np.testing.assert_allclose(kneeling.spine.compression_N, standing.spine.compression_N, rtol=1e-6)
        # What they differ in is hip flexion, which kneeling asks more of.
        assert (kneeling.cells.hip_flexion_deg > standing.cells.hip_flexion_deg).all()
    # Arms along the trunk instead of on the bar take from the back: about 15 N m at 75 degrees (design section 2).
    along = [scenarios.scenario(name).with_settings({"arms": "along"}) for name in EVERY[:3]]
    for item in survey(people, along, (0.0,), (60.0,)):
        assert item.arms == "along"
        assert (item.cells.l5s1_Nm < found["standing-good-morning", 60.0, 0.0].cells.l5s1_Nm).all()


def test_own_leans_are_the_exercises_own(people: People) -> None:
    own = list(survey(people, [scenarios.scenario(name) for name in EVERY], (5.0,)))
    assert [item.trunk_lean_deg for item in own] == [scenarios.scenario(name).trunk_lean_deg for name in EVERY]
