"""Poses held still, by the batch: each as it would be alone, and balanced where the legs can do it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import scenarios
import skeletons
from sim import held
from sim.balance import balance_target, static_state, variables
from sim.held import Held, hold, hold_many
from sim.passive import lumbar_passive_moment
from sim.posture import Posture, joint_moments, make_posture
from sim.scenario import resolve_task
from tests.people import EVERY
from tests.strategies import Array


def in_exercise(name: str) -> Posture:
    """A man in an exercise with its own bar."""
    scenario = scenarios.scenario(name)
    return make_posture(skeletons.athlete(), resolve_task(scenario, scenario.load_kg)[0])


def poses(n: int) -> Array:
    """Hinges of any depth, straighter and rounder."""
    rng = np.random.default_rng(8)
    trunk, lumbar, knee = (rng.uniform(0.0, end, n) for end in (1.2, 0.5, 0.3))
    return variables(trunk, lumbar, knee, 0.0)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("n", [1, 2047, 2048, 2049, 5000])
def test_chunks_come_in_order_and_leave_no_pose_out(n: int, threads: int) -> None:
    posture, z = in_exercise("standing-good-morning"), poses(n)
    whole, parts = hold(posture, z), list(hold_many(posture, z, threads=threads))
    assert [part.com.shape[1] for part in parts[:-1]] == [held._CHUNK] * (len(parts) - 1)

    def same(name: str) -> None:
        assert_allclose(np.hstack([getattr(part, name) for part in parts]), getattr(whole, name), rtol=0, atol=1e-9)

    for name in ("z", "com", "gate_margin_Nm", "passive_hip_Nm", "stays_up"):
        same(name)
    for joint, moment in whole.moments_Nm.items():
        assert_allclose(np.hstack([part.moments_Nm[joint] for part in parts]), moment, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", EVERY)
def test_legs_balance_and_numbers_are_those_of_the_pose(name: str) -> None:
    posture = in_exercise(name)
    found: Held = hold(posture, poses(50))
    balanced = abs(found.com[0] - balance_target(posture)) < 1e-6
    assert balanced.any()
    assert found.stays_up[balanced].all()
    tau, com = static_state(posture, found.z)
    assert_array_equal(found.com, com)
    for joint, moment in joint_moments(posture, tau).items():
        assert_array_equal(found.moments_Nm[joint], moment)
    passive = lumbar_passive_moment(posture.athlete, np.degrees(found.z[1]))
    assert_allclose(found.gate_margin_Nm, found.moments_Nm["L5/S1"] - passive)


def test_hips_that_stay_do_not_keep_a_deep_hinge_up() -> None:
    posture = in_exercise("standing-good-morning")
    still = hold(posture, variables(np.array([0.1, 1.2]), 0.0, 0.0, 0.0), 0.0)
    assert still.stays_up.tolist() == [True, False]
    assert_array_equal(still.z[3], 0.0)
