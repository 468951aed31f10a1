"""The engine as a referee: it has to pass these before it may judge."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.chain import GRAVITY, Array, Chain
from sim.drop.floor import circles
from sim.dynamics import mass_matrix
from sim.kinematics import forward_kinematics
from tests.drops import dropped, needs_bullet, planned
from ui.drop.engine import World, bullet


def energy(chain: Chain, q: Array, qd: Array) -> float:
    """Kinetic and potential energy of a state. [J]."""
    height = forward_kinematics(chain, q[:, None])[2][1, :, 0]
    return float(qd @ mass_matrix(chain, q[:, None])[:, :, 0] @ qd / 2 + GRAVITY * chain.mass @ height)


def limp(name: str, step_s: float, seconds: float, *, lifted: float = 0.0) -> tuple[Chain, list[Array], list[Array]]:
    """Let a body without muscles or tissue fall from a bent pose; return its chain, coordinates and rates."""
    needs_bullet()
    plan = planned(name)
    chain = plan.result.posture.chain
    q = plan.q[:, 1500].copy()
    q[1] += lifted
    states, rates = [q], [np.zeros_like(q)]
    with World(chain, circles(plan.result.posture), step_s) as world:
        world.set_state(q, rates[0])
        for _ in range(round(seconds / step_s)):
            world.advance(np.zeros(chain.n_joints))
            state, rate = world.state()
            states.append(state)
            rates.append(rate)
    return chain, states, rates


def largest_gain(name: str, step_s: float) -> float:
    """Largest rise of the energy above what it has been, as a share of what the fall sets free."""
    chain, states, rates = limp(name, step_s, 0.6)
    every = slice(None, None, round(2e-3 / step_s))
    course = np.array([energy(chain, q, qd) for q, qd in zip(states[every], rates[every], strict=True)])
    return float((course - np.minimum.accumulate(course)).max() / (course[0] - course.min()))


@pytest.mark.parametrize("name", ["kneeling-good-morning", "standing-good-morning"])
def test_a_limp_body_gains_no_energy_on_its_way_to_the_floor(name: str) -> None:
    # Hinges without friction, light vertebrae between heavy ones, and a floor: what is left is the step's error.
    coarse, fine = largest_gain(name, 5e-4), largest_gain(name, 2e-4)
    assert fine < 0.005
    assert fine < coarse / 1.5


def test_a_body_in_the_air_falls_as_galilei_says() -> None:
    chain, states, _ = limp("standing-good-morning", 1e-3, 0.25, lifted=2.0)
    centre = forward_kinematics(chain, np.array([states[0], states[-1]]).T)[2]
    before, after = (chain.mass @ centre[:, :, k].T / chain.total_mass for k in (0, 1))
    assert_allclose(after[0], before[0], atol=2e-4)
    # The engine goes step by step, so it falls g t (t + step) / 2.
    assert_allclose(before[1] - after[1], GRAVITY * 0.25 * 0.251 / 2, rtol=2e-3)


def test_a_push_in_the_air_adds_its_impulse() -> None:
    needs_bullet()
    plan = planned("standing-good-morning")
    chain, q = plan.result.posture.chain, plan.q[:, 0].copy()
    q[1] += 1.0
    with World(chain, [], 1e-3) as world:
        world.set_state(q, np.zeros_like(q))
        for _ in range(20):
            world.advance(np.zeros(chain.n_joints), push_N=500.0)
        q, qd = world.state()
    momentum = mass_matrix(chain, q[:, None])[0, :, 0] @ qd
    assert_allclose(momentum, 500.0 * 0.02, rtol=0.02)


@pytest.mark.parametrize(("name", "load_kg"), [("kneeling-good-morning", 10.0), ("bodyweight-hip-hinge", 0.0)])
def test_at_rest_the_floor_carries_the_weight_by_the_law_of_the_lever(name: str, load_kg: float) -> None:
    done = dropped(name, descent_s=1.0, ascent_s=1.0)
    chain, support = done.plan.result.posture.chain, done.plan.result.posture.support
    rear, front = done.trace.force_N[:, -1]
    # 73 kg and the bar.
    assert_allclose(rear + front, (73.0 + load_kg) * GRAVITY, rtol=1e-6)
    centre = forward_kinematics(chain, done.trace.q[:, -1:])[2][0, :, 0]
    com = float(chain.mass @ centre / chain.total_mass)
    assert_allclose(front / (rear + front), (com - support.rear) / (support.front - support.rear), atol=1e-3)


def test_results_settle_as_the_step_shrinks() -> None:
    leans = [
        dropped("kneeling-good-morning", counterbalance=0.0, step_s=step_s).to_dict()["lean_at_loss_deg"]
        for step_s in (0.004, 0.002, 0.001)
    ]
    # A frame is 0.3 degrees long there.
    assert_allclose(leans, leans[-1], atol=0.35)


def test_the_pressure_settles_as_the_step_shrinks() -> None:
    coarse, fine, finest = (
        dropped("bodyweight-hip-hinge", step_s=step_s, descent_s=1.0, ascent_s=1.0).trace
        for step_s in (0.004, 0.002, 0.001)
    )
    n = min(coarse.cop_x.size, finest.cop_x.size)
    missed = [float(np.abs(trace.cop_x[:n] - finest.cop_x[:n]).max()) for trace in (coarse, fine)]
    assert missed[1] < 1e-3
    assert missed[1] < missed[0] / 1.5


def test_a_world_leaves_the_engine_when_it_is_done() -> None:
    needs_bullet()
    plan = planned("kneeling-hip-hinge")
    with World(plan.result.posture.chain, [], 1e-3) as world:
        client = world._client
        assert bullet().isConnected(client)
    assert not bullet().isConnected(client)
