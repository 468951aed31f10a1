"""People drawn from the population: their moments, their repeatability, and what every one of them must show."""

from __future__ import annotations

import math
from dataclasses import replace
from importlib import resources
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy import stats

import scenarios
import skeletons
from sim.balance import static_state, variables
from sim.cells import evaluate, lay_out
from sim.chain import Array
from sim.draws import _sizes, draw_group, draw_like, is_youth, truncated
from sim.passive import lumbar_passive_moment
from sim.population import Group, People, Spread
from sim.posture import make_posture
from sim.scenario import resolve_task
from sim.silence import silence
from skeletons.populations import standard_population
from tests.crowds import crowd, numbers, person

POPULATION = standard_population()
GROUPS = {group.name: group for group in POPULATION.groups}
N = 4000


@pytest.fixture(scope="module")
def people() -> dict[str, People]:
    """Some of every group."""
    return {name: draw_group(POPULATION, group, N, 3) for name, group in GROUPS.items()}


# ANSUR II (Gordon et al. 2014): stature and body mass, mean and standard deviation, and their correlation.
ANSUR = {"men": (1.756, 0.069, 85.5, 14.2, 0.47), "women": (1.629, 0.064, 67.8, 11.0, 0.54)}


@pytest.mark.parametrize("name", ANSUR)
def test_adults_have_the_published_sizes(name: str) -> None:
    # Raw draws: what conditioning does to sizes is an answer of the model, not of the tables.
    group, rng = GROUPS[name], np.random.default_rng(1)
    height, mass = _raw_sizes(group, rng)
    mean, sd, mass_mean, mass_sd, correlation = ANSUR[name]
    n = height.size
    assert height.mean() == pytest.approx(mean, abs=4 * sd / math.sqrt(n))
    assert height.std() == pytest.approx(sd, rel=0.05)
    assert mass.mean() == pytest.approx(mass_mean, abs=4 * mass_sd / math.sqrt(n) + 0.1)
    assert mass.std() == pytest.approx(mass_sd, rel=0.06)
    assert np.corrcoef(height, np.log(mass))[0, 1] == pytest.approx(correlation, abs=0.05)


def _raw_sizes(group: Group, rng: np.random.Generator) -> tuple[Array, Array]:
    age = rng.uniform(group.age_years[0], group.age_years[-1], N)
    return _sizes(group, age, lambda name: np.random.default_rng([4, len(name)]))


@pytest.mark.parametrize("name", ["boys", "girls"])
def test_youths_grow(name: str, people: dict[str, People]) -> None:
    drawn, group = people[name], GROUPS[name]
    tall: Any = drawn.crowd.height_m
    # From 12 on; of younger ones many weigh less than the 30 kg that an athlete must.
    for age, expected in list(zip(group.age_years, group.height_m, strict=True))[2:-1]:
        near = np.abs(drawn.age_years - age) < 0.25
        assert tall[near].mean() == pytest.approx(expected, abs=0.02)
    assert np.corrcoef(drawn.age_years, drawn.crowd.mass_kg)[0, 1] > 0.5


@pytest.mark.parametrize(("low", "high"), [(-2.5, 2.5), (-0.5, 2.0), (0.0, 0.3)])
def test_a_cut_spread_is_a_truncated_normal(low: float, high: float) -> None:
    drawn = truncated(np.random.default_rng(5), Spread(1.0, 2.0, 1.0 + 2.0 * low, 1.0 + 2.0 * high), N)
    assert stats.kstest(drawn, stats.truncnorm(low, high, 1.0, 2.0).cdf).pvalue > 1e-3


def test_every_uncertain_number_of_the_body_files_is_drawn(people: dict[str, People]) -> None:
    folder = resources_text()
    for sex, name in (("m", "men"), ("f", "women")):
        own = "male.yaml" if sex == "m" else "female.yaml"
        uncertain = sum(
            text.count(" sd: ") for file, text in folder.items() if file in {own, "common.yaml", "spine.yaml"}
        )
        extra = {"thigh", "shank", "arm", "tissue", "hip", "stance_offset_m"}
        # Women's joint strengths are printed without spreads and take those of men.
        extra |= {"hip_extension", "knee_flexion", "plantarflexion"} if sex == "f" else set()
        assert len(people[name].numbers.keys() - extra - {"height", "mass"}) == uncertain
        spread = {key: float(np.std(row)) for key, row in people[name].numbers.items()}
        assert [key for key, value in spread.items() if value == 0.0] == []


def resources_text() -> dict[str, str]:
    """The body files, comments left out."""
    folder = resources.files("skeletons")
    names = ("male.yaml", "female.yaml", "common.yaml", "spine.yaml")
    read = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    # The harness is that of a measurement, not of a body.
    return {
        name: "\n".join(line.partition("#")[0] for line in text.splitlines() if "harness" not in line)
        for name, text in read.items()
    }


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    one, two, other = (draw_group(POPULATION, GROUPS["girls"], 50, seed) for seed in (7, 7, 8))
    for name, values in one.numbers.items():
        assert_array_equal(values, two.numbers[name])
        assert not np.array_equal(values, other.numbers[name])
    assert_array_equal(one.weight, two.weight)


def test_a_crowd_has_the_mass_and_length_of_its_people(people: dict[str, People]) -> None:
    drawn = people["men"].crowd
    body = skeletons.standard_body("m")
    whole = sum(getattr(drawn, f"{name}_m") for name in ("thigh", "shank", "trunk"))
    usual = body.segments.thigh.length + body.segments.shank.length + body.segments.trunk.length
    np.testing.assert_allclose(whole, usual * drawn.height_m, rtol=1e-12)


@pytest.mark.parametrize("name", GROUPS)
def test_everybody_is_silent_in_a_full_bend_and_the_others_are_counted(name: str, people: dict[str, People]) -> None:
    drawn = people[name]
    silent, weight = silence(drawn.crowd, POPULATION.observed)
    assert silent.all()
    assert_array_equal(weight, drawn.weight)
    assert drawn.conditioned
    assert 0.2 < drawn.raw_fail_share < 0.95
    assert drawn.n == N <= drawn.n_raw - drawn.n_failed


def test_silence_is_that_of_the_model_of_one_athlete() -> None:
    rng, n = np.random.default_rng(6), 30
    drawn = numbers(rng, "f", n)
    silent, weight = silence(crowd("f", drawn), POPULATION.observed)
    scenario = scenarios.scenario("bodyweight-hip-hinge").with_settings({"arms": "hang"})
    lean = math.radians(POPULATION.observed.full_bend_deg)
    for i in range(n):
        athlete = person("f", drawn, i)
        full = athlete.body.ranges.lumbar_flexion_deg
        posture = make_posture(athlete, resolve_task(scenario, 0.0)[0])
        asked = static_state(posture, variables(lean, math.radians(full), 0.0, 0.0))[0][3, 0]
        rest = asked - lumbar_passive_moment(athlete, np.array([full]))[0]
        assert silent[i] == (rest <= athlete.body.strength.silent_share * athlete.strength_Nm)
    assert 0 < silent.sum() < n
    assert (weight[~silent] == 0.0).all()
    assert (weight[silent] > 0.0).all()


def test_people_like_an_athlete_share_what_is_known_of_that_athlete() -> None:
    athlete = skeletons.athlete("f", 1.68, 62, thigh_m=0.42)
    drawn = draw_like(POPULATION, athlete, 200, 1)
    crowd_of: Any = drawn.crowd
    assert (crowd_of.thigh_m == 0.42).all()
    assert (crowd_of.height_m == 1.68).all()
    assert (crowd_of.mass_kg == 62).all()
    assert np.std(crowd_of.shank_m) > 0
    assert "thigh" not in drawn.numbers
    assert 18 <= drawn.age_years.min() < drawn.age_years.max() <= 58


@pytest.mark.parametrize(
    ("sex", "height", "mass", "youth"),
    [
        ("m", 1.50, 40, True),
        ("f", 1.50, 40, True),
        ("f", 1.62, 50, False),
        ("f", 1.735, 62, False),
        ("m", 1.95, 120, False),
        ("m", 2.20, 30, False),
        ("f", 1.20, 30, True),
        ("m", 1.20, 200, False),
    ],
)
def test_a_size_tells_a_youth_from_an_adult(sex: str, height: float, mass: float, youth: bool) -> None:  # noqa: FBT001 - a table
    assert is_youth(POPULATION, skeletons.athlete(sex, height, mass)) is youth


def test_where_hardly_anybody_is_silent_draws_are_taken_as_they_are() -> None:
    hard = replace(POPULATION, observed=replace(POPULATION.observed, full_bend_deg=90.0), spreads={
        sex: {**spreads, "tissue": Spread(-0.6, 0.01, -0.7, -0.5)} for sex, spreads in POPULATION.spreads.items()
    })  # fmt: skip
    drawn = draw_group(hard, GROUPS["men"], 20, 1)
    assert not drawn.conditioned
    assert drawn.raw_fail_share == 1.0
    assert drawn.n == 20
    cells = evaluate(lay_out(drawn.crowd, scenarios.scenario("standing-good-morning")), 20.0)
    assert np.isfinite(cells.gate_margin_Nm).all()
