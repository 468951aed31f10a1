"""The stiffness matrix: against finite differences, its parts, and the two experiments on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.chain import Array
from sim.dynamics import gravity_moments
from sim.spine.equilibrium import equilibrium
from sim.spine.person import muscle_arms_m
from sim.spine.scaling import lumbar_spine
from sim.spine.stiffness import driving_point_stiffness, proportional_control, stiffness_matrix, stiffness_parts
from sim.spine.tissue import by_level
from tests.spines import lengths, person, posed, posture_of

POSES = [(70.0, 0.0), (45.0, 30.0), (10.0, -5.0)]


@pytest.mark.parametrize(("lean", "lumbar"), POSES)
def test_stiffness_is_how_moments_change_when_tensions_follow_q_F_over_L(lean: float, lumbar: float) -> None:
    athlete = person()
    posture, spine = posture_of(athlete), lumbar_spine(athlete)
    z, loads = posed(posture, lean, lumbar)
    solved = equilibrium(spine, loads)
    n = len(spine.muscles.groups)
    tension = solved.activation[:, 0] * spine.tension[0] * spine.muscles.area[:n]
    rest = lengths(spine, loads.flexion[:, 0])
    q, first = posture.coordinates(z), posture.chain.index("L5")

    def surplus(bend: Array) -> Array:
        """Extension moments of tissue and muscle less those that the weight asks for."""
        flexion = loads.flexion[:, 0] + bend
        passive = by_level(spine.spring, spine.shares, flexion[:, None])[0][:, 0]
        pull = tension * (1.0 + spine.ratio[0] * (lengths(spine, flexion) / rest - 1.0))
        muscle = muscle_arms_m(spine, flexion[:, None])[:, :n, 0] @ pull
        turned = q.copy()
        turned[2 + first : 8 + first, 0] -= bend
        weight = gravity_moments(posture.chain, turned)[0][first - 1 : first + 5, 0]
        result: Array = passive + muscle - weight
        return result

    step = 1e-5
    slopes = np.stack([(surplus(row) - surplus(-row)) / (2 * step) for row in step * np.eye(6)], axis=1)
    matrix = stiffness_matrix(spine, loads, solved)[:, :, 0]
    assert_allclose(matrix, slopes, atol=1e-4 * np.abs(slopes).max())
    assert_allclose(matrix, matrix.T)
    assert_allclose(solved.stability_margin_Nm_per_rad[0], np.linalg.eigvalsh(matrix)[0], rtol=1e-8)
    if solved.stable[0]:
        bend = np.linalg.solve(matrix, np.ones(6))
        assert_allclose(solved.stiffness_Nm_per_rad[0], 1.0 / bend.sum(), rtol=1e-9)
        assert_allclose(solved.bending[:, 0], bend / bend.sum(), rtol=1e-8)


def test_parts_add_up_to_the_matrix_and_to_the_whole() -> None:
    spine = lumbar_spine(person())
    _, loads = posed(posture_of(person()), 60.0, 20.0)
    solved = equilibrium(spine, loads)
    names = ("passive", "active", "gravity")
    each = {name: stiffness_matrix(spine, loads, solved, (name,))[:, :, 0] for name in names}
    assert_allclose(sum(each.values()), stiffness_matrix(spine, loads, solved)[:, :, 0], atol=1e-9)
    parts, bend = stiffness_parts(spine, loads, solved), solved.bending[:, 0]
    for name in names:
        assert_allclose(parts[name][0], bend @ each[name] @ bend, rtol=1e-8)
    assert_allclose(sum(row[0] for row in parts.values()), solved.stiffness_Nm_per_rad[0])
    # Gravity topples a trunk that is above its joints.
    assert parts["gravity"][0] < 0.0 < parts["passive"][0]


def test_an_upright_trunk_on_least_muscle_alone_is_not_stable() -> None:
    spine = lumbar_spine(person())
    _, loads = posed(posture_of(person(), 20.0), 0.0)
    solved = equilibrium(spine, loads)
    assert not solved.stable[0]
    assert np.isnan(solved.stiffness_Nm_per_rad[0])
    assert np.isnan(solved.rounding_per_10Nm_deg[0])
    assert solved.stability_margin_Nm_per_rad[0] < 0.0


def test_stiffness_in_proportion_to_force_cancels_against_the_load() -> None:
    spine = lumbar_spine(person())
    _, loads = posed(posture_of(person()), 40.0)
    ratio = proportional_control(spine, loads, np.array([0.5, 1.0, 2.0, 5.0]))
    assert_allclose(ratio, ratio[0], rtol=1e-6)
    assert ratio[0] > 0.0
    # With passive tissue the same loads do not cancel: what is whole is not proportional to them.
    whole = [
        equilibrium(
            replace(spine, tension=100 * spine.tension),
            replace(loads, moment=s * loads.moment, force=s * loads.force, toppling=s * loads.toppling),
        ).stiffness_Nm_per_rad[0]
        for s in (1.0, 2.0)
    ]
    assert abs(whole[1] / whole[0] - 2.0) > 0.2


def test_a_harder_pull_makes_the_trunk_stiffer_at_the_harness() -> None:
    stiffness = driving_point_stiffness(person(), np.array([0.1, 0.2, 0.4, 0.8]))
    assert np.isfinite(stiffness).all()
    assert (np.diff(stiffness) > 0.0).all()
    # Not in proportion: passive tissue is there without effort.
    assert stiffness[2] / stiffness[1] < 2.0
