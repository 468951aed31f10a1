"""The minimum-jerk tempo and the derivatives that motions are made with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.tempo import depth, derivative_weights, derivatives, time_grid
from tests.people import amounts

DURATIONS = amounts("descent_s")
PAUSES = st.just(0.0) | amounts("pause_s")
GAPS = st.lists(st.floats(0.01, 1.0), min_size=3, max_size=12)


def test_minimum_jerk_by_hand() -> None:
    # Flash and Hogan (1985): x = 10 t^3 - 15 t^4 + 6 t^5 of the whole, t = time / duration. At t = 1/4 that is
    # 10/64 - 15/256 + 6/1024 = 106/1024; its rate 30 t^2 (1 - t)^2 = 270/256 and acceleration
    # 60 t (1 - t) (1 - 2 t) = 5.625, here over 2 s and 4 s^2. At t = 1/2: 1/2, 15/8, 0.
    time = np.array([0.0, 0.5, 1.0, 1.5, 2.0])
    x, rate, acceleration = depth(time, 2.0, 1.0, 4.0)
    assert x == pytest.approx([0, 106 / 1024, 0.5, 918 / 1024, 1], abs=1e-15)
    assert rate == pytest.approx([0, 270 / 512, 15 / 16, 270 / 512, 0], abs=1e-15)
    assert acceleration == pytest.approx([0, 5.625 / 4, 0, -5.625 / 4, 0], abs=1e-15)


def test_the_pause_is_still_and_the_way_up_mirrors_the_way_down() -> None:
    x, rate, acceleration = depth(np.array([2.0, 2.4, 3.0, 4.0, 5.0, 7.0]), 2.0, 1.0, 4.0)
    assert x == pytest.approx([1, 1, 1, 918 / 1024, 0.5, 0], abs=1e-15)
    assert rate == pytest.approx([0, 0, 0, -270 / 1024, -15 / 32, 0], abs=1e-15)
    assert acceleration == pytest.approx([0, 0, 0, -5.625 / 16, 0, 0], abs=1e-15)


@given(DURATIONS, PAUSES, DURATIONS)
def test_rates_are_the_slopes_of_the_depth(down: float, pause: float, up: float) -> None:
    total = down + pause + up
    step = 1e-5 * min(down, up)
    time = np.linspace(step, total - step, 301)
    # The jerk jumps by up to 60 / T^3 where phases meet, which the step sees as 6e-4 / T^2.
    (before, slow, _), (x, rate, acceleration), (after, fast, _) = (
        depth(time + shift, down, pause, up) for shift in (-step, 0.0, step)
    )
    assert (abs(x - 0.5) <= 0.5 + 1e-12).all()
    np.testing.assert_allclose(rate, (after - before) / (2 * step), rtol=0, atol=1e-8 / min(down, up))
    np.testing.assert_allclose(acceleration, (fast - slow) / (2 * step), rtol=0, atol=1e-3 / min(down, up) ** 2)


@given(DURATIONS, st.just(0.0) | amounts("pause_s", low=0.01), DURATIONS, st.integers(40, 800))
def test_grid_has_nodes_where_phases_change(down: float, pause: float, up: float, intervals: int) -> None:
    time = time_grid(down, pause, up, intervals)
    assert time.shape == (intervals + 1,)
    assert (time[0], time[-1]) == pytest.approx((0.0, down + pause + up))
    for change in (down, down + pause):
        node = int(np.argmin(abs(time - change)))
        assert time[node] == pytest.approx(change, rel=1e-12)
        # Enough nodes on each side to see a movement.
        assert 8 <= node <= intervals - 8


@given(DURATIONS, PAUSES | st.floats(0.0, 1e-6), DURATIONS)
def test_grid_rises_however_short_or_long_a_phase(down: float, pause: float, up: float) -> None:
    time = time_grid(down, pause, up, 400)
    steps = np.diff(time)
    # Below 10 microseconds rounding outweighs a second difference.
    assert steps.min() > 1e-5
    assert steps.sum() == pytest.approx(down + pause + up)
    assert np.isfinite(derivative_weights(time)).all()


@given(GAPS, st.tuples(*[st.floats(-10, 10)] * 3))
def test_three_points_know_quadratics_on_any_grid(gaps: list[float], terms: tuple[float, float, float]) -> None:
    time = np.concatenate(([0.0], np.cumsum(gaps)))
    c, b, a = terms
    values = a * time**2 + b * time + c
    rows = np.stack((values[:-2], values[1:-1], values[2:]))
    first, second = ((weights * rows).sum(axis=0) for weights in derivative_weights(time))
    # Rounding of values of up to 1500 over steps of 0.01.
    np.testing.assert_allclose(first, 2 * a * time[1:-1] + b, rtol=0, atol=1e-9)
    np.testing.assert_allclose(second, 2 * a, rtol=0, atol=1e-7)
    everywhere = derivatives(time, values, derivative_weights(time))
    np.testing.assert_allclose(everywhere[0], 2 * a * time + b, rtol=0, atol=1e-6)
    np.testing.assert_allclose(everywhere[1], np.full(time.size, 2 * a), rtol=0, atol=1e-7)
