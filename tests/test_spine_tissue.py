"""Passive tissue as a spring, and the levels as springs in series."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import skeletons
from sim.passive import lumbar_passive_moment
from sim.spine.tissue import Spring, by_level, lumbar_spring

SPRINGS = st.builds(Spring, st.floats(10.0, 300.0), st.floats(0.3, 5.0), st.floats(0.5, 1.6), st.floats(0.2, 0.6))
ANGLES = st.floats(-0.5, 1.8)
SHARES = np.array([0.1640, 0.2249, 0.1872, 0.1574, 0.13325, 0.13325])


def test_the_spring_is_the_measured_curve_above_upright() -> None:
    athlete = skeletons.athlete("m", 1.77, 77.0)
    spring = lumbar_spring(athlete)
    angle = np.array([0.0, 15.0, 40.0, 60.0, 75.0])
    upright = lumbar_passive_moment(athlete, np.zeros(1))
    assert_allclose(spring.moment(np.radians(angle)), lumbar_passive_moment(athlete, angle) - upright, atol=1e-12)
    # Dolan (1994): 25 N m upright, 120 at full flexion.
    assert_allclose(spring.moment(np.radians([60.0])), 95.0)


@given(SPRINGS, ANGLES)
def test_energy_is_the_integral_of_moment(spring: Spring, angle: float) -> None:
    node, weight = np.polynomial.legendre.leggauss(40)
    moments = spring.moment(angle / 2 * (node + 1))
    assert_allclose(spring.energy(np.array([angle])), angle / 2 * (weight @ moments), rtol=1e-9, atol=1e-12)


@given(SPRINGS, ANGLES)
def test_stiffness_is_the_slope_and_never_negative(spring: Spring, angle: float) -> None:
    step = 1e-6
    ends = spring.moment(np.array([angle - step, angle + step]))
    # Across 0 the curve bends at once.
    assert_allclose((ends[1] - ends[0]) / (2 * step), spring.stiffness(np.array([angle]))[0], rtol=1e-4)
    assert ends[1] > ends[0]


@given(SPRINGS, ANGLES)
def test_levels_in_series_carry_one_moment_and_all_of_the_energy(spring: Spring, angle: float) -> None:
    shares = SHARES / SHARES.sum()
    moment, stiffness, energy = by_level(spring, shares, shares[:, None] * angle)
    assert_allclose(moment, spring.moment(np.array([angle]))[0], rtol=1e-9, atol=1e-12)
    assert_allclose((1.0 / stiffness).sum(), 1.0 / spring.stiffness(np.array([angle]))[0], rtol=1e-9)
    assert_allclose(energy.sum(), spring.energy(np.array([angle]))[0], rtol=1e-9, atol=1e-12)
