"""The spine of a crowd, against one athlete after the other in the chain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import scenarios
import skeletons
from sim.athlete import LENGTHS
from sim.balance import variables
from sim.body import LUMBAR_LEVELS
from sim.cells import evaluate, lay_out
from sim.chain import GRAVITY, Array
from sim.crowd import Crowd
from sim.held import hold
from sim.kinematics import forward_kinematics
from sim.posture import Posture, make_posture
from sim.scenario import resolve_task
from sim.spine import equilibrium
from sim.spine.cells import cell_loads, spine_cells
from sim.spine.scaling import lumbar_spine
from tests.crowds import crowd, numbers, person

CASES = [
    ("standing-good-morning", 0.0, 70.0, 0.0, {}),
    ("standing, rounded, knees bent", 25.0, 45.0, 35.0, {"knee_flexion_deg": 20.0}),
    ("kneeling-good-morning", 12.0, 50.0, 20.0, {}),
    ("romanian-deadlift", 40.0, 65.0, 10.0, {}),
    ("bodyweight-hip-hinge", 0.0, 80.0, 40.0, {"arms": "hang"}),
    ("standing, bar at the sides", 30.0, 60.0, 0.0, {"bar_position": "sides"}),
]


def levels_one_by_one(posture: Posture, z: Array) -> tuple[Array, Array]:
    """Weight above each lumbar joint, and weight times height above it; hanging arms at the shoulder."""
    chain = posture.chain
    _, origin, centre = forward_kinematics(chain, posture.coordinates(z))
    first = chain.index("L5")
    height = centre[1].copy()
    if posture.task.arms == "hang" or (posture.task.arms == "bar" and not posture.task.on_back):
        shoulder = chain.index("upper_arm")
        height[shoulder:] = origin[1, shoulder]
    weight, toppling = np.zeros((6, z.shape[1])), np.zeros((6, z.shape[1]))
    for level in range(6):
        above = slice(first + level, None)
        mass = chain.mass[above, None]
        weight[level] = GRAVITY * mass.sum()
        toppling[level] = GRAVITY * (mass * (height[above] - origin[1, first + level])).sum(axis=0)
    return weight, toppling


def woman(height_m: float, mass_kg: float) -> Crowd:
    """A crowd of one, of usual build."""
    segments = skeletons.standard_body("f").segments
    arm = segments.upper_arm.length + segments.forearm.length
    shares = (segments.thigh.length, segments.shank.length, segments.trunk.length, arm)
    lengths = {name: np.array([share * height_m]) for name, share in zip(LENGTHS, shares, strict=True)}
    return crowd("f", {"height_m": np.array([height_m]), "mass_kg": np.array([mass_kg]), **lengths})


@pytest.mark.parametrize(("name", "load", "lean", "lumbar", "settings"), CASES, ids=[case[0] for case in CASES])
def test_levels_are_those_of_the_chain(
    name: str, load: float, lean: float, lumbar: float, settings: dict[str, object]
) -> None:
    known = name if "," not in name else "standing-good-morning"
    scenario = scenarios.scenario(known).with_settings(settings)
    drawn = numbers(np.random.default_rng(8), "m", 3)
    bench = lay_out(crowd("m", drawn), scenario, loaded=load > 0.0)
    loads = cell_loads(bench, evaluate(bench, load, lean), lumbar)
    task, _ = resolve_task(scenario, load)
    knee = 0.0 if task.support == "knees" else np.radians(scenario.knee_flexion_deg)
    for i in range(3):
        posture = make_posture(person("m", drawn, i), task)
        held = hold(posture, variables(np.radians(lean), np.radians(lumbar), knee, 0.0))
        moments = np.array([held.moments_Nm[level][0] for level in LUMBAR_LEVELS])
        weight, toppling = levels_one_by_one(posture, held.z)
        assert_allclose(loads.moment[:, i], moments, atol=1e-8)
        assert_allclose(loads.force[1, :, i], weight[:, 0], rtol=1e-12)
        assert_allclose(loads.toppling[:, i], toppling[:, 0], atol=1e-8)
    assert_array_equal(loads.force[0], 0.0)
    assert_allclose(np.degrees(loads.flexion.sum(axis=0)), lumbar, atol=1e-12)
    assert_allclose(np.degrees(loads.lean), lean - lumbar)


def test_threads_and_company_change_nothing() -> None:
    bench = lay_out(
        crowd("f", numbers(np.random.default_rng(3), "f", 700)), scenarios.scenario("kneeling-good-morning")
    )
    cells = evaluate(bench, 10.0)
    one, two = (spine_cells(bench, cells, 15.0, threads) for threads in (1, 2))
    for name, value in vars(one).items():
        assert_array_equal(getattr(two, name), value, err_msg=name)
    assert (one.status != equilibrium.STATUSES.index("not converged")).all()


def test_a_weak_back_is_told_so_and_by_how_much() -> None:
    # 62 kg at 1.6 N m/kg: 99 N m of strength against about 150 N m at 70 degrees with 20 kg.
    women = woman(1.66, 62.0)
    bench = lay_out(women, scenarios.scenario("standing-good-morning"))
    weak = spine_cells(bench, evaluate(bench, 20.0, 70.0))
    assert equilibrium.STATUSES[weak.status[0]] == "too weak"
    assert_allclose(weak.strength_share, weak.moment_Nm[0] / (1.6 * 62.0))
    # What is missing is missing in proportion.
    assert_allclose(weak.missing_Nm, weak.moment_Nm * (1.0 - 1.0 / weak.muscle_share), rtol=1e-9)
    assert weak.missing_Nm[0, 0] > 40.0
    # What can be held is held, with all muscles near their limit, and by little more it is not.
    loads, spine = cell_loads(bench, evaluate(bench, 20.0, 70.0)), lumbar_spine(women)
    for part, status in ((0.999, "held"), (1.001, "too weak")):
        less = replace(loads, moment=loads.moment * part / weak.muscle_share)
        assert equilibrium.STATUSES[equilibrium.equilibrium(spine, less).status[0]] == status


def test_stiffness_and_rounding_belong_together() -> None:
    bench = lay_out(crowd("m", numbers(np.random.default_rng(4), "m", 50)), scenarios.scenario("standing-good-morning"))
    solved = spine_cells(bench, evaluate(bench, 20.0, 60.0))
    stable = solved.stable
    assert stable.mean() > 0.9
    assert_array_equal(solved.stability_margin_Nm_per_rad > 0.0, stable)
    assert_array_equal(np.isfinite(solved.stiffness_Nm_per_rad), stable)
    turn = np.radians(solved.rounding_per_10Nm_deg)
    assert_allclose((turn * solved.stiffness_Nm_per_rad)[stable], 10.0)
