"""Laws that the chain keeps for any tree and any state."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim import dynamics, kinematics
from sim.chain import GRAVITY, Chain, Link
from tests import strategies
from tests.strategies import Array, generalised, moving_trees, near, scale_of

Moving = tuple[Chain, Array, Array, Array]
Pair = tuple[float, float]

# Central differences of sixth order, so that a step of 1 ms is small enough for a tree of 16 turning links.
OFFSETS = np.array([-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
FIRST = np.array([-1.0, 9.0, -45.0, 0.0, 45.0, -9.0, 1.0]) / 60.0
SECOND = np.array([2.0, -27.0, 270.0, -490.0, 270.0, -27.0, 2.0]) / 180.0
STEP = 1e-3


def passing(q: Array, qd: Array, qdd: Array, step: float = STEP) -> tuple[Array, Array]:
    """Positions and rates shortly before and after one state, one column each."""
    t = OFFSETS * step
    return q + qd * t + 0.5 * qdd * t**2, qd + qdd * t


def energy(chain: Chain, q: Array, qd: Array) -> Array:
    """Kinetic and potential energy of each state."""
    _, com = dynamics.gravity_moments(chain, q)
    kinetic = 0.5 * np.einsum("in,ijn,jn->n", qd, dynamics.mass_matrix(chain, q), qd)
    return np.asarray(kinetic + chain.total_mass * GRAVITY * com[1])


@given(moving=moving_trees(), shift=st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)))
def test_moving_the_world_changes_no_torque(moving: Moving, shift: Pair) -> None:
    chain, q, qd, qdd = moving
    moved = q.copy()
    moved[:2] += np.array(shift)[:, None]
    tau, com, root = dynamics.inverse_dynamics(chain, q, qd, qdd)
    tau_moved, com_moved, root_moved = dynamics.inverse_dynamics(chain, moved, qd, qdd)
    # Exactly: positions are summed from the root's origin.
    assert_array_equal(tau_moved, tau)
    assert_array_equal(root_moved[:2], root[:2])
    assert_allclose(com_moved - com, moved[:2] - q[:2], atol=1e-11)
    arm = moved[:2] - q[:2]
    moment = root[2] + arm[0] * root[1] - arm[1] * root[0]
    near(root_moved[2], moment, scale_of(chain, moment, root * 1e4), 1e-12)


@given(moving=moving_trees())
def test_mirror_image_has_mirrored_forces(moving: Moving) -> None:
    chain, q, qd, qdd = moving
    flip = np.full((q.shape[0], 1), -1.0)
    flip[1] = 1.0
    links = [
        Link(k.name, k.parent, (-k.joint[0], k.joint[1]), k.mass, (-k.com[0], k.com[1]), k.inertia) for k in chain.links
    ]
    tau, com, root = dynamics.inverse_dynamics(chain, q, qd, qdd)
    mirrored = dynamics.inverse_dynamics(Chain.from_links(links), flip * q, flip * qd, flip * qdd)
    scale = scale_of(chain, tau, root)
    near(mirrored[0], -tau, scale, 1e-13)
    near(mirrored[1], com * [[-1.0], [1.0]], 1.0, 1e-13)
    near(mirrored[2], root * [[-1.0], [1.0], [-1.0]], scale, 1e-13)


@given(moving=moving_trees(), factor=st.floats(1e-3, 1e3))
def test_forces_scale_with_mass(moving: Moving, factor: float) -> None:
    chain, q, qd, qdd = moving
    links = [Link(k.name, k.parent, k.joint, k.mass * factor, k.com, k.inertia * factor) for k in chain.links]
    heavy = Chain.from_links(links)
    tau, com, root = dynamics.inverse_dynamics(chain, q, qd, qdd)
    tau_heavy, com_heavy, root_heavy = dynamics.inverse_dynamics(heavy, q, qd, qdd)
    scale = scale_of(chain, tau, root) * factor
    near(tau_heavy, tau * factor, scale, 1e-12)
    near(root_heavy, root * factor, scale, 1e-12)
    near(com_heavy, com, 1.0, 1e-12)


@given(moving=moving_trees())
def test_root_force_is_that_of_the_whole_mass(moving: Moving) -> None:
    chain, q, qd, qdd = moving
    along, _ = passing(q, qd, qdd)
    _, com = dynamics.gravity_moments(chain, along)
    acceleration = com @ SECOND / STEP**2
    _, _, root = dynamics.inverse_dynamics(chain, q, qd, qdd)
    expected = chain.total_mass * (acceleration + np.array([0.0, GRAVITY]))
    near(root[:2, 0], expected, scale_of(chain, root), 1e-5)


@given(moving=moving_trees())
def test_root_wrench_is_the_rate_of_momentum(moving: Moving) -> None:
    chain, q, qd, qdd = moving
    along, rates = passing(q, qd, qdd, 1e-4)
    momentum = np.einsum("ijn,jn->in", dynamics.mass_matrix(chain, along)[:3], rates)
    # About the world origin, which unlike the root's does not move.
    momentum[2] += along[0] * momentum[1] - along[1] * momentum[0]
    rate = momentum @ FIRST / 1e-4
    _, com, root = dynamics.inverse_dynamics(chain, q, qd, qdd)
    weight = chain.total_mass * GRAVITY
    rate += [0.0, weight, weight * com[0, 0]]
    near(root[:, 0], rate, scale_of(chain, root), 1e-7)


@given(moving=moving_trees())
def test_power_is_the_rate_of_energy(moving: Moving) -> None:
    chain, q, qd, qdd = moving
    energies = energy(chain, *passing(q, qd, qdd, 1e-4))
    power = generalised(chain, q, qd, qdd) * qd
    near(power.sum(), energies @ FIRST / 1e-4, scale_of(chain, power, energies), 1e-7)


@given(moving=moving_trees(n_states=3))
def test_gravity_moments_are_inverse_dynamics_at_rest(moving: Moving) -> None:
    chain, q, _, _ = moving
    rest = np.zeros_like(q)
    tau, com, root = dynamics.inverse_dynamics(chain, q, rest, rest)
    held, centre = dynamics.gravity_moments(chain, q)
    near(held, tau, scale_of(chain), 1e-12)
    near(centre, com, 1.0, 1e-13)
    near(root[0], np.zeros(3), scale_of(chain), 1e-13)
    near(root[1:], chain.total_mass * GRAVITY * np.vstack([np.ones(3), com[0]]), scale_of(chain), 1e-12)


@given(moving=moving_trees(n_states=2))
def test_mass_matrix_is_inverse_dynamics_of_unit_accelerations(moving: Moving) -> None:
    chain, q, _, _ = moving
    rows = q.shape[0]
    matrix = dynamics.mass_matrix(chain, q)
    assert_array_equal(matrix, matrix.transpose(1, 0, 2))
    rest = np.zeros((rows, rows))
    for k in range(q.shape[1]):
        pose = np.repeat(q[:, k : k + 1], rows, axis=1)
        columns = generalised(chain, pose, rest, np.eye(rows)) - generalised(chain, pose, rest, rest)
        near(matrix[:, :, k], columns, scale_of(chain, matrix), 1e-12)


@given(moving=moving_trees(massless=False))
def test_mass_matrix_is_positive_definite(moving: Moving) -> None:
    chain, q, _, _ = moving
    assert np.linalg.eigvalsh(dynamics.mass_matrix(chain, q)[:, :, 0]).min() > 0.0


@given(drawn=strategies.pointed_trees())
def test_point_jacobian_is_the_slope_of_forward_kinematics(drawn: strategies.Pointed) -> None:
    chain, q, link, (x, y) = drawn
    rows = q.shape[0]
    poses = np.concatenate([q + np.eye(rows) * offset * STEP for offset in OFFSETS], axis=1)
    angle, origin, _ = kinematics.forward_kinematics(chain, poses)
    sine, cosine = np.sin(angle[link]), np.cos(angle[link])
    place = origin[:, link] + np.array([cosine * x - sine * y, sine * x + cosine * y])
    slope = np.tensordot(place.reshape(2, OFFSETS.size, rows), FIRST, axes=(1, 0)) / STEP
    assert_allclose(kinematics.point_jacobian(chain, q, link, (x, y))[:, :, 0], slope, atol=1e-9)


@given(drawn=strategies.pointed_trees(), push=st.tuples(st.floats(-50.0, 50.0), st.floats(-50.0, 50.0)))
def test_point_jacobian_gives_the_torques_of_a_point_force(drawn: strategies.Pointed, push: Pair) -> None:
    chain, q, link, point = drawn
    # A 2 kg point mass on a tree that is pushed without turning needs 2 kg * (a + g) where it is fixed.
    laden = Chain.from_links([*chain.links, Link("load", link, point, 2.0, (0.0, 0.0), 0.0)])
    rest = np.zeros_like(q)
    pushed = rest.copy()
    pushed[:2, 0] = push
    bare = generalised(chain, q, rest, pushed)
    full = generalised(laden, *(np.vstack([rows, [[0.0]]]) for rows in (q, rest, pushed)))
    force = 2.0 * np.array([push[0], push[1] + GRAVITY])
    expected = np.tensordot(kinematics.point_jacobian(chain, q, link, point)[:, :, 0], force, axes=(0, 0))
    near(full[:-1, 0] - bare[:, 0], expected, scale_of(laden, full), 1e-12)


def swing(chain: Chain, q: Array, qd: Array, free: slice) -> Array:
    """Integrate a free motion for 0.5 s and return its energies; coordinates outside ``free`` stay put."""

    def rate(state: Array) -> Array:
        q, qd = state
        qdd = np.zeros_like(q)
        bias = generalised(chain, q, qd, qdd)[free]
        matrix = dynamics.mass_matrix(chain, q)[free, free].transpose(2, 0, 1)
        qdd[free] = -np.linalg.solve(matrix, bias.T[:, :, None])[:, :, 0].T
        return np.array([qd, qdd])

    energies = []
    state = np.array([q, qd])
    h = 5e-4
    for _ in range(1000):
        energies.append(energy(chain, *state))
        # Runge-Kutta of fourth order.
        first = rate(state)
        second = rate(state + 0.5 * h * first)
        third = rate(state + 0.5 * h * second)
        fourth = rate(state + h * third)
        state = state + h / 6.0 * (first + 2.0 * second + 2.0 * third + fourth)
    return np.array(energies)


@pytest.mark.parametrize("free", [slice(2, None), slice(0, None)], ids=["pinned", "thrown"])
@pytest.mark.parametrize("n_links", [1, 2, 5])
def test_free_motion_keeps_its_energy(n_links: int, free: slice) -> None:
    rng = np.random.default_rng(n_links)
    # Built like body segments, since light needles would ask for a shorter step.
    parents = [int(rng.integers(i)) if i else -1 for i in range(n_links)]
    places = [(0.0, -0.4) if i else (0.0, 0.0) for i in range(n_links)]
    links = [Link(f"{i}", parents[i], places[i], 5.0, (0.05, -0.2), 0.1) for i in range(n_links)]
    chain = Chain.from_links(links)
    q, qd, _ = strategies.random_states(rng, chain, 4)
    qd[:2] *= 1.0 if free.start == 0 else 0.0
    energies = swing(chain, q, 0.5 * qd, free)
    assert np.ptp(energies, axis=0).max() < 1e-7 * scale_of(chain, energies)


KERNELS: dict[str, Callable[..., tuple[Array, ...]]] = {
    "inverse_dynamics": dynamics.inverse_dynamics,
    "gravity_moments": lambda chain, q, *_: dynamics.gravity_moments(chain, q),
    "forward_kinematics": lambda chain, q, *_: kinematics.forward_kinematics(chain, q),
    "mass_matrix": lambda chain, q, *_: (dynamics.mass_matrix(chain, q),),
    "point_jacobian": lambda chain, q, *_: (kinematics.point_jacobian(chain, q, chain.n_joints, (0.3, -0.2)),),
}


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("n_states", [127, 128, 129, 300])
@settings(max_examples=5)
@given(chain=strategies.trees(), seed=st.integers(0, 2**32 - 1))
def test_one_state_alone_equals_its_column_in_a_batch(name: str, n_states: int, chain: Chain, seed: int) -> None:
    given_states = strategies.random_states(np.random.default_rng(seed), chain, n_states)
    batch = KERNELS[name](chain, *given_states)
    # The first and the last of a block, and the last few, which no vector instruction takes.
    for k in {0, 1, 126, n_states - 2, n_states - 1} | {k for k in (127, 128, 129, 255, 256) if k < n_states}:
        alone = KERNELS[name](chain, *(rows[:, k : k + 1] for rows in given_states))
        for one, many in zip(alone, batch, strict=True):
            assert_array_equal(one[..., 0], many[..., k])


@pytest.mark.parametrize("n_states", [20_000, 20_001])
def test_two_threads_equal_one(n_states: int) -> None:
    rng = np.random.default_rng(7)
    chain = strategies.random_tree(rng, 12)
    given_states = strategies.random_states(rng, chain, n_states)
    alone = dynamics.inverse_dynamics(chain, *given_states)
    shared = dynamics.inverse_dynamics(chain, *given_states, threads=2)
    for one, two in zip(alone, shared, strict=True):
        assert_array_equal(two, one)
