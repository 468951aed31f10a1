"""Where the body balances, and what holding a pose takes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sim.athlete import Athlete
from sim.balance import balance_target, balanced_leg, static_state, with_arms
from sim.body import LUMBAR_LEVELS
from sim.chain import GRAVITY, Array
from sim.kinematics import forward_kinematics
from sim.posture import LEG, Posture, joint_angles_deg, joint_moments, make_posture
from sim.task import Task
from tests.people import FIXED_ARMS, athletes, loads, poses, tasks

GRID = np.radians(np.linspace(-180.0, 180.0, 721))
# Where the body may be asked to balance: on its target, or anywhere within reach and beyond.
TARGETS = st.none() | st.floats(-0.8, 0.8)


def com_x(posture: Posture, z: Array) -> Array:
    """Centre of mass (n,), which is the centre of pressure at rest."""
    result: Array = static_state(posture, z)[1][0]
    return result


def with_legs(z: Array, legs: Array) -> Array:
    """One pose with many leg angles."""
    many = np.repeat(z, legs.size, axis=1)
    many[LEG] = legs
    return many


@given(athletes(measured=True), tasks(FIXED_ARMS), TARGETS, st.data())
def test_closed_form_balances_to_rounding_or_nothing_does(
    athlete: Athlete, task: Task, target: float | None, data: st.DataObject
) -> None:
    posture = make_posture(athlete, task)
    z, wanted = data.draw(poses(task)), balance_target(posture) if target is None else target
    leg, found = balanced_leg(posture, z, wanted)
    event(f"found: {found[0]}")
    if found[0]:
        assert abs(com_x(posture, with_legs(z, leg))[0] - wanted) < 1e-12
    else:
        side = np.sign(com_x(posture, with_legs(z, GRID)) - wanted)
        assert abs(side.sum()) == GRID.size


@given(athletes(measured=True), tasks([("bar", "hands")]), st.floats(0.0, 1.0), st.data())
def test_search_balances_where_the_arms_follow_the_legs(
    athlete: Athlete, task: Task, share: float, data: st.DataObject
) -> None:
    posture = make_posture(athlete, task)
    z, edges = data.draw(poses(task)), posture.support
    wanted = edges.rear + share * (edges.front - edges.rear)
    leg, found = balanced_leg(posture, z, wanted)
    event(f"found: {found[0]}")
    if found[0]:
        assert abs(com_x(posture, with_legs(z, leg))[0] - wanted) < 1e-9
    else:
        # then no leg angle within the joint ranges balances either
        many, ranges = with_legs(z, GRID), athlete.body.ranges
        angles = joint_angles_deg(posture, many)
        inside = (angles["hip_flexion"] <= ranges.hip_flexion_deg) & (abs(angles["knee_flexion"] - 75.0) <= 75.0)
        inside &= posture.kneeling | (abs(angles["dorsiflexion"]) <= ranges.plantarflexion_deg)
        side = np.sign(com_x(posture, many[:, inside]) - wanted)
        assert abs(side.sum()) == side.size


@given(athletes(measured=True), tasks(), st.data())
def test_holding_torques_are_the_slope_of_the_potential_energy(
    athlete: Athlete, task: Task, data: st.DataObject
) -> None:
    posture = make_posture(athlete, task)
    z = data.draw(poses(task))
    tau = static_state(posture, z)[0][:, 0]
    q, step = posture.coordinates(with_arms(posture, z)), 1e-5

    def energy(coordinates: Array) -> Array:
        height = forward_kinematics(posture.chain, coordinates)[2][1]
        result: Array = GRAVITY * posture.chain.mass @ height
        return result

    nudge = step * np.eye(q.shape[0])[:, 3:]
    slope = (energy(q + nudge) - energy(q - nudge)) / (2 * step)
    # Rounding of an energy of some 1000 J over the step, and the step's square.
    np.testing.assert_allclose(tau, slope, rtol=0, atol=1e-7 * GRAVITY * posture.chain.total_mass)


@given(athletes(measured=True), st.sampled_from(("feet", "knees")), loads(), st.data())
def test_named_moments_do_the_work_on_named_angles(
    athlete: Athlete, support: str, load: float, data: st.DataObject
) -> None:
    task = Task(support, "crossed", "high", load)
    posture = make_posture(athlete, task)
    z, step = data.draw(poses(task)), 1e-5
    moments = {name: row[0] for name, row in joint_moments(posture, static_state(posture, z)[0]).items()}
    lumbar = sum(
        moments[level] * share for level, share in zip(LUMBAR_LEVELS, athlete.body.flexion_shares, strict=True)
    )
    bending = {
        "hip_flexion": moments["hip"], "knee_flexion": moments["knee"], "dorsiflexion": moments["ankle"],
        "lumbar_flexion": lumbar,
    }  # fmt: skip
    for row in range(4):
        ends = np.repeat(z, 2, axis=1)
        ends[row] += (-step, step)
        height = posture.chain.mass @ forward_kinematics(posture.chain, posture.coordinates(ends))[2][1]
        angles = joint_angles_deg(posture, ends)
        # Moments that extend give the energy that bending takes.
        work = -sum(moment * np.radians(np.diff(angles[name])[0]) for name, moment in bending.items())
        assert work / (2 * step) == pytest.approx(
            GRAVITY * np.diff(height)[0] / (2 * step), abs=1e-6 * GRAVITY * posture.chain.total_mass
        )
