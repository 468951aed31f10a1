"""What the lumbar joints hold: against Pinocchio, energy, and whole repetitions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

import scenarios
import skeletons
from sim.body import LUMBAR_LEVELS
from sim.chain import GRAVITY
from sim.kinematics import forward_kinematics
from sim.repetition import simulate
from sim.spine.posed import held_loads, in_discs, moving_loads
from tests.spines import person, posed, posture_of
from tests.test_chain_oracles import pinocchio_model


@pytest.mark.parametrize("name", ["standing-good-morning", "kneeling-good-morning", "romanian-deadlift"])
def test_forces_with_inertia_are_those_of_pinocchio(name: str) -> None:
    fast = scenarios.scenario(name).with_settings({"descent_s": 0.6, "ascent_s": 0.5})
    result = simulate(fast, skeletons.athlete("f", 1.66, 62.0), 20.0)
    motion, chain = result.motion, result.posture.chain
    loads = moving_loads(result.posture, motion.z, motion.tau, (motion.q, motion.qd, motion.qdd))
    pin = pytest.importorskip("pinocchio", reason="Pinocchio has no wheel here", exc_type=ImportError)
    model, order = pinocchio_model(pin, chain)
    data, first = model.createData(), chain.index("L5")
    scale = GRAVITY * chain.total_mass
    for k in range(0, motion.time_s.size, 23):
        state = [rows[order, k] for rows in (motion.q, motion.qd, motion.qdd)]
        pin.rnea(model, data, *state)
        pin.forwardKinematics(model, data, state[0])
        for level in range(6):
            joint = model.getJointId(chain.links[first + level].name)
            force = data.oMi[joint].rotation @ data.f[joint].linear
            assert_allclose(loads.force[:, level, k], force[:2], atol=1e-9 * scale)
    shown: Any = result.frames["moment_Nm"]
    for level, name_of in enumerate(LUMBAR_LEVELS):
        assert_allclose(loads.moment[level, result.shown], shown[name_of], atol=1e-9)


@pytest.mark.parametrize(("name", "load"), [("standing-good-morning", 20.0), ("romanian-deadlift", 30.0)])
def test_toppling_is_the_second_derivative_of_the_weights_height(name: str, load: float) -> None:
    posture = posture_of(person(), load, name)
    z, loads = posed(posture, 55.0, 15.0)
    chain, q = posture.chain, posture.coordinates(z)
    first, arm, step = chain.index("L5"), 2 + chain.index("upper_arm"), 1e-4

    def energy(bent: dict[int, float]) -> float:
        turned = q.copy()
        for level, angle in bent.items():
            turned[2 + first + level] -= angle  # flexion turns clockwise
            if not posture.task.arms_turn:
                turned[arm] += angle
        centre = forward_kinematics(chain, turned)[2]
        return float(GRAVITY * (chain.mass * centre[1, :, 0]).sum())

    for low in range(6):
        for high in range(low, 6):
            total = 0.0
            for a in (1, -1):
                for b in (1, -1):
                    bent = {low: a * step}
                    bent[high] = bent.get(high, 0.0) + b * step
                    total += a * b * energy(bent)
            assert_allclose(total / (4 * step**2), -loads.toppling[high, 0], rtol=1e-4, atol=0.05)


def test_disc_frames_turn_the_force_and_keep_its_size() -> None:
    posture = posture_of(person())
    _, loads = posed(posture, 70.0)
    disc = np.radians(np.array(posture.athlete.body.spine.disc_lean_deg))
    axial, shear = in_discs(disc, loads)
    assert_allclose(np.hypot(axial, shear), np.hypot(*loads.force))
    # 70 deg of pelvis lean and 31.5 of the disc: past the vertical, so the weight pulls L5 off the sacrum a little
    # and pushes it forward with nearly all of itself.
    weight = loads.force[1, 0, 0]
    assert_allclose(axial[0, 0], weight * np.cos(np.radians(101.5)))
    assert_allclose(shear[0, 0], weight * np.sin(np.radians(101.5)))


def test_held_loads_are_weight_alone() -> None:
    posture = posture_of(person())
    z, loads = posed(posture, 40.0, 20.0)
    again = held_loads(posture, z)
    assert_allclose(again.force[0], 0.0, atol=1e-12)
    chain = posture.chain
    above = [chain.mass[chain.index("L5") + level :].sum() for level in range(6)]
    assert_allclose(loads.force[1, :, 0], GRAVITY * np.array(above))
