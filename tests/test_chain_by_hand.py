"""Cases small enough to work out on paper."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.chain import GRAVITY, Chain, Link
from sim.dynamics import gravity_moments, inverse_dynamics, mass_matrix
from sim.kinematics import forward_kinematics, point_jacobian
from tests.strategies import Array

DEG = np.pi / 180.0

# Spong's planar elbow arm: m1 = 3, m2 = 2, l1 = 0.5, lc1 = 0.2, lc2 = 0.3, I1 = 0.05, I2 = 0.04.
UPPER = Link("upper", -1, (0.0, 0.0), 3.0, (0.2, 0.0), 0.05)
LOWER = Link("lower", 0, (0.5, 0.0), 2.0, (0.3, 0.0), 0.04)


def column(*numbers: float) -> Array:
    """One state."""
    return np.array(numbers, dtype=np.float64)[:, None]


def elbow_arm() -> tuple[float, float]:
    """Torques of Spong's arm at q = 30, 30 degrees, qd = 2, -3 and qdd = 4, 5."""
    # Spong, Hutchinson, Vidyasagar 2006, Robot Modeling and Control, section 7.4, planar elbow manipulator:
    # d11 = m1 lc1^2 + m2 (l1^2 + lc2^2 + 2 l1 lc2 cos q2) + I1 + I2,  d12 = m2 (lc2^2 + l1 lc2 cos q2) + I2,
    # d22 = m2 lc2^2 + I2,  h = -m2 l1 lc2 sin q2,
    # tau1 = d11 qdd1 + d12 qdd2 + 2 h qd1 qd2 + h qd2^2 + (m1 lc1 + m2 l1) g cos q1 + m2 lc2 g cos(q1 + q2),
    # tau2 = d12 qdd1 + d22 qdd2 - h qd1^2 + m2 lc2 g cos(q1 + q2).
    d11, d12, d22, h = 1.4096152422706631, 0.4798076211353316, 0.22, -0.15
    first = d11 * 4 + d12 * 5 + 2 * h * 2 * (-3) + h * 9 + (1.6 * 0.8660254037844386 + 0.3) * 9.80665
    second = d12 * 4 + d22 * 5 - h * 4 + 0.3 * 9.80665
    return first, second


def test_elbow_arm_turning_about_the_root() -> None:
    chain = Chain.from_links([UPPER, LOWER])
    angles = column(0.0, 0.0, 30 * DEG, 30 * DEG)
    tau, com, root = inverse_dynamics(chain, angles, column(0, 0, 2, -3), column(0, 0, 4, 5))

    first, second = elbow_arm()
    assert first == pytest.approx(25.017986916395575, rel=1e-14)
    assert second == pytest.approx(6.561225484541326, rel=1e-14)
    assert_allclose(root[2, 0], first, rtol=1e-13)
    assert_allclose(tau[0, 0], second, rtol=1e-13)
    # (3 * 0.2 c1 + 2 * (0.5 c1 + 0.3 c12)) / 5 and the same with sines
    assert_allclose(com[:, 0], [0.33712812921102037, 0.26392304845413264], rtol=1e-13)
    matrix = [[1.4096152422706631, 0.4798076211353316], [0.4798076211353316, 0.22]]
    assert_allclose(mass_matrix(chain, angles)[2:, 2:, 0], matrix, rtol=1e-13)


def test_elbow_arm_on_a_massless_stand_that_stands_elsewhere() -> None:
    stand = Link("stand", -1, (0.0, 0.0), 0.0, (0.0, 0.0), 0.0)
    upper = Link("upper", 0, (0.7, -0.4), UPPER.mass, UPPER.com, UPPER.inertia)
    lower = Link("lower", 1, LOWER.joint, LOWER.mass, LOWER.com, LOWER.inertia)
    chain = Chain.from_links([stand, upper, lower])
    tau, _, root = inverse_dynamics(
        chain, column(-3.0, 5.0, 0.0, 30 * DEG, 30 * DEG), column(0, 0, 0, 2, -3), column(0, 0, 0, 4, 5)
    )
    first, second = elbow_arm()
    assert_allclose(tau[:, 0], [first, second], rtol=1e-13)
    # The stand passes the wrench on: the shoulder is at (-2.3, 4.6) in the world.
    assert_allclose(root[2, 0], first + (-2.3) * root[1, 0] - 4.6 * root[0, 0], rtol=1e-13)


def test_two_point_masses() -> None:
    # Craig 2005, Introduction to Robotics, 3rd ed., section 6.7, masses at the distal ends:
    # tau1 = m2 l2^2 (qdd1 + qdd2) + m2 l1 l2 c2 (2 qdd1 + qdd2) + (m1 + m2) l1^2 qdd1 - m2 l1 l2 s2 qd2^2
    #        - 2 m2 l1 l2 s2 qd1 qd2 + m2 l2 g c12 + (m1 + m2) l1 g c1,
    # tau2 = m2 l1 l2 c2 qdd1 + m2 l1 l2 s2 qd1^2 + m2 l2 g c12 + m2 l2^2 (qdd1 + qdd2).
    # Here m1 = 2, m2 = 1, l1 = 1, l2 = 0.5, q = 0, 90 degrees (c2 = c12 = 0, s2 = c1 = 1), qd = 1, 2 and
    # qdd = 3, 4.
    chain = Chain.from_links(
        [Link("a", -1, (0.0, 0.0), 2.0, (1.0, 0.0), 0.0), Link("b", 0, (1.0, 0.0), 1.0, (0.5, 0.0), 0.0)]
    )
    tau, _, root = inverse_dynamics(chain, column(0, 0, 0, 90 * DEG), column(0, 0, 1, 2), column(0, 0, 3, 4))
    # 0.25 * 7 + 3 * 3 - 0.5 * 4 - 2 * 0.5 * 2 + 3 g and 0.5 * 1 + 0.25 * 7
    assert_allclose(root[2, 0], 1.75 + 9.0 - 2.0 - 2.0 + 3 * 9.80665, rtol=1e-13)
    assert_allclose(tau[0, 0], 2.25, rtol=1e-13)
    # Forces: a1 = (-1, 3); a2 = a1 + alpha x (0, 0.5) - 9 * (0, 0.5) = (-4.5, -1.5).
    assert_allclose(root[:2, 0], [2 * (-1) - 4.5, 2 * 3 - 1.5 + 3 * 9.80665], rtol=1e-13)


def test_one_link_in_free_fall_needs_no_reaction() -> None:
    chain = Chain.from_links([Link("stone", -1, (0.0, 0.0), 4.0, (0.3, 0.4), 0.7)])
    # Turned by 90 degrees the centre of mass lies at (-0.4, 0.3) from the origin. It falls freely while the
    # stone spins at 2 rad/s, so the origin accelerates by 2^2 * (-0.4, 0.3) more.
    fall = column(-1.6, 1.2 - GRAVITY, 0.0)
    _, com, root = inverse_dynamics(chain, column(2.0, 1.0, 90 * DEG), column(3.0, -1.0, 2.0), fall)
    assert_allclose(com[:, 0], [1.6, 1.3], rtol=1e-14)
    assert_allclose(root[:, 0], 0.0, atol=1e-13)


def test_one_link_held_still() -> None:
    chain = Chain.from_links([Link("stone", -1, (0.0, 0.0), 4.0, (0.3, 0.4), 0.7)])
    still = np.zeros((3, 1))
    _, _, root = inverse_dynamics(chain, column(2.0, 1.0, 90 * DEG), still, still)
    # 4 kg at x = 1.6 m.
    assert_allclose(root[:, 0], [0.0, 39.2266, 62.76256], rtol=1e-14, atol=1e-13)


def test_one_link_spun_up_at_rest() -> None:
    chain = Chain.from_links([Link("stone", -1, (0.0, 0.0), 4.0, (0.3, 0.4), 0.7)])
    _, _, root = inverse_dynamics(chain, np.zeros((3, 1)), np.zeros((3, 1)), column(0, 0, 2))
    # a = 2 * (-0.4, 0.3); moment (0.7 + 4 * 0.25) * 2 + 4 g * 0.3.
    assert_allclose(root[:, 0], [-3.2, 2.4 + 39.2266, 3.4 + 11.76798], rtol=1e-14)


@pytest.mark.parametrize(("lean", "cosine"), [(0.0, 1.0), (60.0, 0.5), (180.0, -1.0)])
def test_static_lever(lean: float, cosine: float) -> None:
    chain = Chain.from_links(
        [
            Link("stand", -1, (0.0, 0.0), 0.0, (0.0, 0.0), 0.0),
            Link("beam", 0, (0.0, 1.0), 0.0, (0.0, 0.0), 0.0),
            Link("left", 1, (-2.0, 0.0), 4.0, (0.0, 0.0), 0.1),
            Link("right", 1, (1.0, 0.0), 6.0, (0.25, 0.0), 0.2),
        ]
    )
    pose = column(0.0, 0.0, 0.0, lean * DEG, 0.0, 0.0)
    rest = np.zeros_like(pose)
    # 4 kg at -2 m and 6 kg at 1.25 m: (-8 + 7.5) g on the beam; 6 kg at 0.25 m: 1.5 g on the right joint.
    expected = np.array([-4.903325, 0.0, 14.709975]) * cosine
    held, com = gravity_moments(chain, pose)
    assert_allclose(held[:, 0], expected, rtol=1e-13, atol=1e-13)
    assert_allclose(com[0, 0], -0.05 * cosine, rtol=1e-13)
    tau, _, root = inverse_dynamics(chain, pose, rest, rest)
    assert_allclose(tau[:, 0], expected, rtol=1e-13, atol=1e-13)
    assert_allclose(root[:, 0], [0.0, 98.0665, expected[0]], rtol=1e-13, atol=1e-13)


# Root at (1, 2) turned by 90 degrees; one branch turned on to 180, the other back to 0.
FORK = Chain.from_links(
    [
        Link("root", -1, (0.0, 0.0), 1.0, (0.5, 0.0), 0.1),
        Link("back", 0, (1.0, 0.0), 2.0, (0.5, 0.0), 0.1),
        Link("front", 0, (0.0, 1.0), 3.0, (0.5, 0.25), 0.1),
    ]
)
FORK_POSE = column(1.0, 2.0, 90 * DEG, 90 * DEG, -90 * DEG)


def test_forward_kinematics_of_a_fork() -> None:
    angle, origin, centre = forward_kinematics(FORK, FORK_POSE)
    assert_allclose(angle[:, 0], [90 * DEG, 180 * DEG, 0.0], atol=1e-15)
    assert_allclose(origin[:, :, 0].T, [[1, 2], [1, 3], [0, 2]], atol=1e-15)
    assert_allclose(centre[:, :, 0].T, [[1, 2.5], [0.5, 3], [0.5, 2.25]], atol=1e-15)


def test_point_jacobian_of_a_fork() -> None:
    # The point (0.5, 0) of the back branch is at (0.5, 3): (-0.5, 1) from the root, (-0.5, 0) from its joint.
    back = point_jacobian(FORK, FORK_POSE, FORK.index("back"), (0.5, 0.0))[:, :, 0]
    assert_allclose(back, [[1.0, 0.0, -1.0, 0.0, 0.0], [0.0, 1.0, -0.5, -0.5, 0.0]], atol=1e-15)
    # The point (1, 2) of the front branch is at (1, 4): (0, 2) from the root, (1, 2) from its joint.
    front = point_jacobian(FORK, FORK_POSE, FORK.index("front"), (1.0, 2.0))[:, :, 0]
    assert_allclose(front, [[1.0, 0.0, -2.0, 0.0, -2.0], [0.0, 1.0, 0.0, 0.0, 1.0]], atol=1e-15)
