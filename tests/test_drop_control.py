"""What the athlete can do: limits of strength, torques that do what they are meant to, pressure kept inside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

import skeletons
from sim.drop.control import RATE, Controller, Pressed, Push
from sim.drop.plan import between, make_plan
from sim.drop.strength import joint_strength, lumbar_joints, tissue_rise_Nm
from sim.dynamics import inverse_dynamics, mass_matrix
from sim.passive import lumbar_passive_moment
from tests.drops import planned

NO_PUSH = Push(0.0, 0.0, 0.1)


def controller(name: str, *, strength: float = 1.0, noise: float = 0.0) -> Controller:
    """A controller of the reference man."""
    return Controller(planned(name, strength=strength), strength=strength, push=NO_PUSH, noise=noise, seed=1)


# Anderson 2007, peak isometric moments of one leg at the reference bodies, men and women (worked out from c1 m g H).
@pytest.mark.parametrize(
    ("sex", "hip", "knee", "bending", "ankle"), [("m", 201, 203, 109, 118), ("f", 191, 168, 84, 110)]
)
def test_peak_moments_are_those_of_the_source(sex: str, hip: int, knee: int, bending: int, ankle: int) -> None:
    posture = planned("standing-good-morning").result.posture
    athlete = skeletons.athlete(sex)
    limits = joint_strength(replace(posture, athlete=athlete), 1.0)
    ankle_joint, knee_joint, hip_joint = (posture.chain.index(link) - 1 for link in ("shank", "thigh", "pelvis"))
    # Extension is counter-clockwise at the hip, clockwise at the knee.
    assert_allclose(limits.high[hip_joint] / 2, hip, atol=1.0)
    assert_allclose(-limits.low[knee_joint] / 2, knee, atol=1.0)
    assert_allclose(limits.high[knee_joint] / 2, bending, atol=1.0)
    assert_allclose(limits.high[ankle_joint] / 2, ankle, atol=1.0)


def test_kneeling_turns_the_ankle_round() -> None:
    standing, kneeling = (
        joint_strength(planned(name).result.posture, 1.0) for name in ("standing-good-morning", "kneeling-good-morning")
    )
    assert standing.high[0] == pytest.approx(-kneeling.low[0])
    assert standing.low[0] == pytest.approx(-kneeling.high[0])


def test_one_leg_is_half_as_strong_as_two() -> None:
    two, one = (
        joint_strength(planned(name).result.posture, 1.0)
        for name in ("standing-good-morning", "single-leg-good-morning")
    )
    assert_allclose(one.high[:3], two.high[:3] / 2)
    assert_allclose(one.low[:3], two.low[:3] / 2)


def test_tissue_holds_what_the_gate_says_up_to_full_flexion_and_never_overflows() -> None:
    athlete = skeletons.athlete()
    flexion = np.radians([0.0, 20.0, 60.0])
    above = lumbar_passive_moment(athlete, np.degrees(flexion)) - lumbar_passive_moment(athlete, np.zeros(1))
    assert_allclose(tissue_rise_Nm(athlete, flexion), above, rtol=1e-9, atol=1e-9)
    far = tissue_rise_Nm(athlete, np.array([2.0, 3.0, 4.0, 1e3]))
    assert_allclose(np.diff(far[:3])[0], np.diff(far[:3])[1], rtol=1e-9)
    assert np.isfinite(far).all()


def test_between_nodes_a_fifth_degree_polynomial_is_followed_exactly() -> None:
    poly = np.polynomial.Polynomial([0.3, -1.0, 2.0, 0.5, -0.7, 0.2])
    nodes, time = np.array([0.0, 0.4, 1.0]), np.linspace(0.0, 1.0, 37)
    rows = [poly(nodes)[None], poly.deriv()(nodes)[None], poly.deriv(2)(nodes)[None]]
    found = between(nodes, (rows[0], rows[1], rows[2]), time)
    for got, expected in zip(found, (poly, poly.deriv(), poly.deriv(2)), strict=True):
        assert_allclose(got[0], expected(time), rtol=1e-12, atol=1e-12)


def test_where_all_goes_as_planned_the_torques_are_those_of_the_plan() -> None:
    control = controller("standing-good-morning")
    plan = planned("standing-good-morning")
    support, root = plan.result.posture.support, plan.result.motion.root[:, 0]
    pressed = Pressed(((support.rear, 0.0), (support.front, 0.0)), float(root[1]), float(root[2]))
    for step in (0, 700, 2000):
        torque = control.torques(step, plan.q[:, step], plan.qd[:, step], pressed)
        assert_allclose(torque, plan.tau[:, step], rtol=1e-9, atol=1e-9)


def test_joints_at_their_limit_give_it_and_the_others_still_get_what_they_wish() -> None:
    control = controller("standing-good-morning")
    plan = planned("standing-good-morning")
    inertia = mass_matrix(plan.result.posture.chain, plan.q[:, :1])[3:, 3:, 0]
    rng = np.random.default_rng(3)
    limited = 0
    for _ in range(20):
        planned_torque = plan.tau[:, 0]
        wish = 30.0 * rng.standard_normal(planned_torque.size)
        torque = control._within_limits(planned_torque, inertia, wish)
        low, high = control._limits.low, control._limits.high
        assert (torque >= low - 1e-9).all()
        assert (torque <= high + 1e-9).all()
        free = (torque > low) & (torque < high)
        limited += int((~free).any())
        # An independent look: the accelerations that these torques make.
        assert_allclose(np.linalg.solve(inertia, torque - planned_torque)[free], wish[free], rtol=1e-6, atol=1e-6)
    assert limited > 10


def test_feedback_keeps_the_pressure_inside_the_support() -> None:
    control = controller("bodyweight-hip-hinge")
    plan = planned("bodyweight-hip-hinge")
    chain, support, step = plan.result.posture.chain, plan.result.posture.support, 1000
    q, qd, qdd = (rows[:, step : step + 1] for rows in (plan.q, plan.qd, plan.qdd))
    root = inverse_dynamics(chain, q, qd, qdd)[2][:, 0]
    pressed = Pressed(((support.rear, 0.0), (support.front, 0.0)), float(root[1]), float(root[2]))
    control._inertia(q[:, 0], pressed.edges)
    changed = 0
    for seed in range(20):
        wish = 3.0 * np.random.default_rng(seed).standard_normal(chain.n_joints)
        given = control._inside_support(wish, q[:, 0], pressed)
        changed += int(not np.allclose(given, wish))
        # An independent look: the reaction of the body with these accelerations.
        moved = qdd.copy()
        moved[3:, 0] += given
        _, force_y, moment = inverse_dynamics(chain, q, qd, moved)[2][:, 0]
        assert support.rear - 1e-6 <= moment / force_y <= support.front + 1e-6
    assert changed > 5


def test_the_rate_of_feedback_comes_from_the_trunk() -> None:
    # Gardner-Morse and Stokes 2001: 14.5 kN/m on 14.1 kg.
    assert pytest.approx(32.07, abs=0.01) == RATE


def test_a_joint_that_ends_makes_the_repetition_shallower() -> None:
    plan = planned("kneeling-good-morning", trunk_lean_deg=100.0)
    assert plan.asked.outcome.status == "infeasible"
    assert plan.result.outcome.status == "ok"
    # Hip flexion of 110 degrees ends it near 60-70 degrees of lean.
    assert 50.0 < plan.result.scenario.trunk_lean_deg < 75.0


def test_a_back_that_is_too_weak_for_neutral_is_rounded_as_far_as_tissue_has_to_help() -> None:
    plan = planned("standing-good-morning")
    posture, motion = plan.result.posture, plan.result.motion
    asked = float(motion.tau[lumbar_joints(posture)[0]].max())
    flexion = np.radians([plan.result.scenario.lumbar_flexion_deg])
    assert plan.asked.summary["peak_moment_Nm"]["L5/S1"] > skeletons.athlete().strength_Nm
    assert not plan.weak
    assert_allclose(asked - tissue_rise_Nm(skeletons.athlete(), flexion)[0], 0.98 * 138.7, atol=2.0)


def test_a_back_far_too_weak_stays_as_it_was_asked_for() -> None:
    exercise = planned("standing-good-morning").asked.scenario
    plan = make_plan(exercise, skeletons.athlete(), 60.0, strength=0.5, step_s=0.004, stay_s=1.0)
    assert plan.weak
    assert plan.result.scenario.lumbar_flexion_deg == 0.0


def test_plans_end_at_rest() -> None:
    plan = planned("romanian-deadlift")
    assert np.abs(plan.qd[:, -1]).max() < 1e-12
    assert np.abs(plan.qdd[:, -1]).max() < 1e-12
