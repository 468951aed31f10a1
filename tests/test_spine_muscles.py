"""Muscle forces: a case by hand, SciPy's optimisers, the conditions of an optimum, and geometry by virtual work."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import linprog, minimize

from sim.chain import Array
from sim.spine.anatomy import Bundle, PathPoint
from sim.spine.equilibrium import STATUSES, Equilibrium, LevelLoads, equilibrium
from sim.spine.muscles import muscle_set
from sim.spine.person import LumbarSpine, extensor_capacity_Nm, muscle_arms_m
from sim.spine.scaling import against_harness, lumbar_spine
from sim.spine.tissue import by_level
from tests.spines import lengths, person, posed, posture_of

HELD, TOO_WEAK, NO_DIRECTION = (STATUSES.index(name) for name in ("held", "too weak", "no direction"))
EASE = 1.5  # trading all that may be traded costs as much as a bundle fully active
SPINE = lumbar_spine(person())
POSTURE = posture_of(person())


def program(spine: LumbarSpine, loads: LevelLoads) -> tuple[Array, Array, Array]:
    """Moments of full activation (6, n), of trading to the full (6, 5), and what muscle must make (6,)."""
    n = len(spine.muscles.groups)
    full = muscle_arms_m(spine, loads.flexion)[:, :n, 0] * spine.muscles.area[:n] * spine.tension[0]
    passive, slope, _ = by_level(spine.spring, spine.shares, loads.flexion)
    trade = np.zeros((6, 5))
    for i in range(5):
        trade[i, i], trade[i + 1, i] = spine.trade * slope[i, 0], -spine.trade * slope[i + 1, 0]
    return full, trade, (loads.moment - passive)[:, 0]


def objective(activation: Array, traded: Array) -> float:
    """What is minimised."""
    return float((activation**3).sum() / 3 + (traded**2).sum() / (2 * EASE))


def traded_shares(spine: LumbarSpine, loads: LevelLoads, solved: Equilibrium) -> Array:
    """Shares of trading (5,) from the moments that it makes."""
    trade = program(spine, loads)[1]
    return np.asarray(np.linalg.lstsq(trade, solved.traded_Nm[:, 0], rcond=None)[0], dtype=float)


def random_loads(rng: np.random.Generator, size: float) -> LevelLoads:
    """A pose of the model with moments that vary by level."""
    _, loads = posed(POSTURE, rng.uniform(0.0, 80.0), rng.uniform(-10.0, 60.0))
    moment = loads.moment * rng.uniform(0.0, size) + rng.normal(0.0, 2.0, (6, 1))
    return replace(loads, moment=moment + by_level(SPINE.spring, SPINE.shares, loads.flexion)[0] * rng.uniform(0.5, 1))


def test_compression_of_one_muscle_a_level_by_hand() -> None:
    # A straight upright spine; one bundle a level, 50 mm behind it and along it. 600 N above, 60 N m: the muscle pulls
    # with 60 / 0.05 = 1200 N and the disc bears 1800 N; nothing shears.
    bundles = tuple(
        Bundle(
            "one", 1e-3, (PathPoint(b, -0.05, 0.0 if b == 0 else 0.02, 0.0), PathPoint(b + 1, -0.05, 0.02, 0.0)), 0.0
        )
        for b in range(6)
    )
    spine = replace(
        SPINE, muscles=muscle_set(bundles), step=np.array([[0.0] * 5, [1.0] * 5]), disc=np.zeros(6), trade=0.0,
        size=np.ones(1), height=np.full(1, 0.037), tension=np.full(1, 2e6),
    )  # fmt: skip
    zero, one = np.zeros((6, 1)), np.ones((6, 1))
    force = np.stack((zero, 600.0 * one))
    solved = equilibrium(spine, LevelLoads(zero, zero[0], 60.0 * one, force, zero))
    assert_allclose(solved.compression_N, 1800.0)
    assert_allclose(solved.shear_N, 0.0, atol=1e-9)
    assert_allclose(solved.activation, 0.6)  # of 2 kN
    # Leaned forward by 30 degrees as one piece: weight presses with its cosine and pushes forward with its sine.
    leaned = equilibrium(spine, LevelLoads(zero, np.radians([30.0]), 60.0 * one, force, zero))
    assert_allclose(leaned.compression_N, 1200.0 + 600.0 * np.cos(np.radians(30.0)))
    assert_allclose(leaned.shear_N, 300.0)
    # With 120 N m each bundle would need 2.4 kN and has 2: a sixth is missing.
    weak = equilibrium(spine, LevelLoads(zero, zero[0], 120.0 * one, force, zero))
    assert weak.status[0] == TOO_WEAK
    assert_allclose(weak.missing_Nm, 20.0)
    assert_allclose(weak.muscle_share, 1.2)
    # Nothing here bends the spine forward.
    none = equilibrium(spine, LevelLoads(zero, zero[0], -10.0 * one, force, zero))
    assert none.status[0] == NO_DIRECTION
    assert_allclose(none.missing_Nm, -10.0)


@pytest.mark.parametrize("seed", range(12))
def test_forces_are_those_of_scipy(seed: int) -> None:
    loads = random_loads(np.random.default_rng(seed), 0.7)
    solved = equilibrium(SPINE, loads)
    full, trade, wanted = program(SPINE, loads)
    n = full.shape[1]
    share = linprog(
        np.r_[np.zeros(n + 5), -1.0], A_eq=np.c_[full, trade, -wanted], b_eq=np.zeros(6),
        bounds=[(0, 1)] * n + [(-1, 1)] * 5 + [(0, None)],
    ).x[-1]  # fmt: skip
    if share < 1.0:
        assert solved.status[0] == TOO_WEAK
        assert_allclose(solved.muscle_share[0], 1.0 / share, rtol=1e-7)
        assert_allclose(solved.missing_Nm[:, 0], wanted * (1.0 - share), rtol=1e-6, atol=1e-6)
        return
    assert solved.status[0] == HELD
    found = minimize(
        lambda x: objective(x[:n], x[n:]), np.r_[np.full(n, 0.3), np.zeros(5)], method="SLSQP",
        jac=lambda x: np.r_[x[:n] ** 2, x[n:] / EASE],
        bounds=[(0, max(1.0, 1.01 / share))] * n + [(-max(1.0, 1.01 / share), max(1.0, 1.01 / share))] * 5,
        constraints={"type": "eq", "fun": lambda x: (full @ x[:n] + trade @ x[n:] - wanted) / 100,
                     "jac": lambda _: np.c_[full, trade] / 100},
        options={"maxiter": 2000, "ftol": 1e-14},
    )  # fmt: skip
    ours = objective(solved.activation[:, 0], traded_shares(SPINE, loads, solved))
    assert_allclose(ours, found.fun, rtol=1e-6, atol=1e-8)


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_equilibrium_holds_at_all_levels_and_the_optimum_has_its_multipliers(seed: int) -> None:
    loads = random_loads(np.random.default_rng(seed), 1.2)
    solved = equilibrium(SPINE, loads)
    full, trade, wanted = program(SPINE, loads)
    assert solved.status[0] in {HELD, TOO_WEAK}
    made = full @ solved.activation[:, 0] + solved.traded_Nm[:, 0]
    assert_allclose(made, wanted, atol=1e-5)
    a, shares = solved.activation[:, 0], traded_shares(SPINE, loads, solved)
    most = max(1.0, float(solved.muscle_share[0])) * 1.01
    inside = (a > 1e-4) & (a < min(0.999, 0.999 * most))
    free = np.abs(shares) < 0.999
    if inside.sum() + free.sum() < 8 or solved.status[0] != HELD or a.max() > 0.99:
        return
    # a^2 = c' lambda where a bundle is partly active, c' lambda <= 0 where it is silent.
    rows = np.r_[full[:, inside].T, trade[:, free].T]
    right = np.r_[a[inside] ** 2, shares[free] / EASE]
    multiplier = np.linalg.lstsq(rows, right, rcond=None)[0]
    assert_allclose(rows @ multiplier, right, atol=1e-6)
    assert (full[:, a <= 1e-6].T @ multiplier <= 1e-6).all()


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_arms_are_changes_of_length(seed: int) -> None:
    # Virtual work: a bundle's extension arm is how much flexion lengthens it.
    flexion = np.random.default_rng(seed).uniform(-0.1, 0.3, 6)
    arms = muscle_arms_m(SPINE, flexion[:, None])[:, : len(SPINE.muscles.groups), 0]
    step = 1e-6
    for level in range(6):
        bent = step * np.eye(6)[level]
        slope = (lengths(SPINE, flexion + bent) - lengths(SPINE, flexion - bent)) / (2 * step)
        assert_allclose(arms[level], slope, atol=1e-8)


def test_strength_is_the_strength_that_was_given() -> None:
    athlete = person()
    harness = np.array([athlete.body.spine.harness * SPINE.size[0]])
    for part, status in ((0.999, HELD), (1.001, TOO_WEAK)):
        pull = against_harness(SPINE, np.array([part * athlete.strength_Nm]), harness)
        assert equilibrium(SPINE, pull).status[0] == status
        assert_allclose(pull.moment[0], part * athlete.strength_Nm)
    # The published set at its own 46 N/cm2 gives 109 N m at L5/S1 (see the references); ours is stronger, so its
    # stress is higher, though not beyond the 100 N/cm2 of models of heavy lifting.
    assert 40e4 < SPINE.tension[0] < 100e4


def test_extensors_lose_at_most_what_was_measured_in_flexion() -> None:
    # Macintosh et al. (1993): at most 18 % by full flexion; here it follows from the lines of the bundles.
    shares = SPINE.shares[:, None]
    upright, bent = extensor_capacity_Nm(SPINE, shares * np.radians([[0.0, 52.0]])).T
    assert (bent / upright > 0.82).all()


def test_more_strength_changes_shares_and_no_forces() -> None:
    _, loads = posed(POSTURE, 20.0)
    one, two = (equilibrium(lumbar_spine(person(strength)), loads) for strength in (6.0, 12.0))
    assert_allclose(one.muscle_share / two.muscle_share, 2.0, rtol=0.1)
    assert_allclose(one.compression_N, two.compression_N, rtol=0.05)


def test_poses_that_are_alike_are_solved_as_if_each_were_alone() -> None:
    z = [posed(POSTURE, lean, lean / 3)[1] for lean in np.linspace(0.0, 80.0, 25)]
    both = LevelLoads(*(np.concatenate([getattr(row, name) for row in z], axis=-1) for name in vars(z[0])))
    one, other = equilibrium(SPINE, both, stiffness=False, alike=True), equilibrium(SPINE, both)
    assert_allclose(one.compression_N, other.compression_N, rtol=1e-6)
    assert np.isnan(one.stiffness_Nm_per_rad).all()
    for i, loads in enumerate(z):
        assert_allclose(equilibrium(SPINE, loads).compression_N[:, 0], other.compression_N[:, i], rtol=1e-9)
