"""The kernels' sine and cosine, beside exact arithmetic on integers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sim import kernels
from tests.strategies import Array

BITS = 320  # of the fixed-point reference; near a multiple of pi/2 some 60 + 53 cancel
ONE = 1 << BITS


def _arctan_of_inverse(n: int, one: int) -> int:
    """Return arctan(1/n) in units of 1/one, by its series."""
    term = one // n
    total, k, sign = term, 1, 1
    while term:
        term //= n * n
        k += 2
        sign = -sign
        total += sign * (term // k)
    return total


def _pi() -> int:
    """Return pi as a fixed-point integer, by Machin's formula."""
    guard = 1 << 32
    return 4 * (4 * _arctan_of_inverse(5, ONE * guard) - _arctan_of_inverse(239, ONE * guard)) // guard


PI = _pi()


def exact(angle: float) -> tuple[int, int]:
    """Return sine and cosine as fixed-point integers."""
    numerator, denominator = angle.as_integer_ratio()
    quadrant, x = divmod((numerator << BITS) // denominator + PI // 4, PI // 2)
    x -= PI // 4
    square = x * x >> BITS
    sine = sine_term = x
    cosine = cosine_term = ONE
    i = 1
    while abs(sine_term) > 1 or abs(cosine_term) > 1:
        cosine_term = -(cosine_term * square >> BITS) // (i * (i + 1))
        sine_term = -(sine_term * square >> BITS) // ((i + 1) * (i + 2))
        cosine += cosine_term
        sine += sine_term
        i += 2
    return ((sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine))[quadrant % 4]


def ulps(computed: float, reference: int) -> float:
    """Return the error of ``computed`` in units of the reference's last place."""
    numerator, denominator = computed.as_integer_ratio()
    error = abs((numerator << BITS) // denominator - reference) / ONE
    return error / math.ulp(reference / ONE)


def sine_cosine(angle: Array) -> tuple[Array, Array]:
    """Run the kernel on a row."""
    sine, cosine = np.empty_like(angle), np.empty_like(angle)
    kernels.sine_cosine_batch(angle, sine, cosine)
    return sine, cosine


def near_quarter_turns(furthest: float) -> Array:
    """The doubles nearest to each multiple of pi/2, and their neighbours."""
    turns = np.arange(-int(furthest / (np.pi / 2)), int(furthest / (np.pi / 2)) + 1) * (np.pi / 2)
    return np.concatenate([np.nextafter(turns, -np.inf), turns, np.nextafter(turns, np.inf)])


RNG = np.random.default_rng(3)
ANGLES = {
    "within 100 rad": RNG.uniform(-100.0, 100.0, 8000),
    "within half a turn": RNG.uniform(-np.pi, np.pi, 4000),
    "near multiples of a quarter turn": near_quarter_turns(100.0),
    "where quadrants change": near_quarter_turns(100.0) + np.pi / 4,
    "small": RNG.choice([-1.0, 1.0], 500) * 10.0 ** RNG.uniform(-40.0, 0.0, 500),
    "many turns": RNG.uniform(-(2.0**20) * np.pi / 2, 2.0**20 * np.pi / 2, 2000),
    "near quarter turns many turns away": near_quarter_turns(1e6)[::997].copy(),  # in one piece: one signature
}


@pytest.mark.parametrize("where", ANGLES)
def test_within_one_unit_in_the_last_place(where: str) -> None:
    angle = ANGLES[where]
    sine, cosine = sine_cosine(angle)
    worst_sine = worst_cosine = 0.0
    for a, s, c in zip(angle.tolist(), sine.tolist(), cosine.tolist(), strict=True):
        exact_sine, exact_cosine = exact(a)
        # 0 has no last place to speak of; the test of zero covers it.
        worst_sine = max(worst_sine, ulps(s, exact_sine) if a else 0.0)
        worst_cosine = max(worst_cosine, ulps(c, exact_cosine))
    assert worst_sine < 1.0
    assert worst_cosine < 1.0


def test_reference_agrees_with_the_standard_library() -> None:
    for angle in (0.5, -2.0, 7.0, 99.0):
        sine, cosine = exact(angle)
        assert sine / ONE == pytest.approx(math.sin(angle), rel=4e-16)
        assert cosine / ONE == pytest.approx(math.cos(angle), rel=4e-16)


def test_exact_at_zero_and_for_angles_too_small_to_matter() -> None:
    tiny = np.array([0.0, -0.0, 5e-324, -1e-300, 1e-20, -1e-9])
    sine, cosine = sine_cosine(tiny)
    assert_array_equal(sine, tiny)
    assert_array_equal(cosine, np.ones(6))


def test_odd_and_even() -> None:
    angle = RNG.uniform(0.0, 100.0, 10_000)
    sine, cosine = sine_cosine(angle)
    mirrored_sine, mirrored_cosine = sine_cosine(-angle)
    assert_array_equal(mirrored_sine, -sine)
    assert_array_equal(mirrored_cosine, cosine)


def test_never_beyond_one() -> None:
    for angle in ANGLES.values():
        for value in sine_cosine(angle):
            assert np.abs(value).max() <= 1.0


def test_alone_as_in_a_row() -> None:
    angle = ANGLES["within 100 rad"][:300]
    sine, cosine = sine_cosine(angle)
    for k in range(300):
        one_sine, one_cosine = sine_cosine(angle[k : k + 1])
        assert (one_sine[0], one_cosine[0]) == (sine[k], cosine[k])
