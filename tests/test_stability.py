"""What stays up: tip angles, the range of hip shifts, the family of leg postures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import skeletons
from sim.athlete import Athlete
from sim.balance import balance_target, balanced_leg, hip_x, stance_leg, static_state, variables
from sim.chain import Array
from sim.kinematics import forward_kinematics
from sim.posture import LEG, Posture, joint_angles_deg, make_posture
from sim.stability import leg_family_deg, leg_limits, shift_ranges_m, tip_angle_deg
from sim.task import Task
from tests.people import FIXED_ARMS, athletes, loads, poses, tasks


def com_x(posture: Posture, z: Array) -> Array:
    """Centre of mass (n,), which is the centre of pressure at rest."""
    result: Array = static_state(posture, z)[1][0]
    return result


def with_legs(z: Array, legs: Array) -> Array:
    """One pose with many leg angles."""
    many = np.repeat(z, legs.size, axis=1)
    many[LEG] = legs
    return many


@given(athletes(measured=True), tasks(), st.booleans())
def test_tip_angle_is_where_the_front_edge_is_reached(athlete: Athlete, task: Task, from_stance: bool) -> None:  # noqa: FBT001 - hypothesis
    posture = make_posture(athlete, task)
    leg = stance_leg(posture) if from_stance else 0.0
    tip = tip_angle_deg(posture, leg)
    until = np.radians(np.linspace(0.0, 110.0 if tip is None else max(tip - 0.1, 0.0), 60))
    before = com_x(posture, variables(until, 0.0, 0.0, leg)) - posture.support.front
    if tip == 0.0:
        assert before[0] >= 0
    else:
        assert before.max() < 0
    if tip:
        assert com_x(posture, variables(math.radians(tip), 0.0, 0.0, leg))[0] == pytest.approx(
            posture.support.front, abs=1e-9
        )


# Without a bar, arms along the trunk. Standing: from the stance, and from plumb about 38.
@pytest.mark.parametrize(
    ("support", "from_stance", "low", "high"),
    [("knees", True, 16, 18), ("feet", True, 18, 33), ("feet", False, 33, 43)],
)
@pytest.mark.parametrize("sex", ["m", "f"])
def test_tip_angles_are_those_expected(sex: str, support: str, from_stance: bool, low: float, high: float) -> None:  # noqa: FBT001 - a case
    posture = make_posture(skeletons.athlete(sex), Task(support, "along", "high", 0.0))
    tip = tip_angle_deg(posture, stance_leg(posture) if from_stance else 0.0)
    assert tip is not None
    assert low < tip < high


def test_kneeling_tip_angle_by_hand() -> None:
    # Reference man, 73.0 kg, 1.741 m, arms along the trunk. With the hips still, all above them turns about the hip, on
    # one line through it; kg times m along that line: trunk 31.7258 * 0.29332, head 5.0662 * 0.72470, upper arms
    # 3.9566 * 0.35296, forearms 2.3652 * 0.11086, hands 0.8906 * -0.10314.
    above = 9.3058 + 3.6715 + 1.3965 + 0.2622 - 0.0919
    # Thighs stand over the knee axis; shanks, 6.3218 kg, lie 0.1935 m behind it. The foot is 0.152 * 1.741 = 0.2646 m
    # long; its toes' tip, 0.2144 ahead of and 0.0453 below the ankle, touches the floor 0.0500 m below: the foot is
    # turned by asin(0.0500 / 0.2191) + atan(0.0453 / 0.2144) - 180 = -154.89 deg, which brings its 2.0002 kg, at
    # (0.0666, -0.0339) from the ankle, to -0.4403 - 0.0666 * 0.9055 - 0.0339 * 0.4243 = -0.5150 m.
    behind = 6.3218 * 0.1935 + 2.0002 * 0.5150
    # The front edge is 0.0158 * 1.741 = 0.02751 m ahead: 73 * 0.02751 = above * sin(tip) - behind.
    by_hand = math.degrees(math.asin((73 * 0.02751 + behind) / above))
    assert by_hand == pytest.approx(17.04, abs=0.01)
    posture = make_posture(skeletons.athlete("m", 1.741, 73.0), Task("knees", "along", "high", 0.0))
    assert tip_angle_deg(posture, 0.0) == pytest.approx(by_hand, abs=0.05)


@given(athletes(), loads(), st.sampled_from(("along", "crossed", "hang", "bar")))
def test_kneeling_tips_before_standing(athlete: Athlete, load: float, arms: str) -> None:
    knees, feet = (make_posture(athlete, Task(support, arms, "high", load)) for support in ("knees", "feet"))
    kneeling, standing = tip_angle_deg(knees, 0.0), tip_angle_deg(feet, 0.0)
    assert kneeling is not None
    assert standing is not None
    assert kneeling < standing - 5
    if load == 0:
        stance = tip_angle_deg(feet, stance_leg(feet))
        assert stance is not None
        assert kneeling < stance


@pytest.mark.parametrize("sex", ["m", "f"])
@pytest.mark.parametrize("support", ["knees", "feet"])
@pytest.mark.parametrize("bar_position", ["high", "low"])
def test_a_heavier_bar_on_the_back_tips_sooner(sex: str, support: str, bar_position: str) -> None:
    bars = [
        make_posture(skeletons.athlete(sex), Task(support, "bar", bar_position, kg)) for kg in (0, 5, 20, 60, 150, 300)
    ]
    for legs in (lambda _: 0.0, stance_leg):
        tips = [tip_angle_deg(bar, legs(bar)) or math.nan for bar in bars]
        assert (np.diff(tips) < 0).all()


@given(athletes(), tasks(FIXED_ARMS), st.floats(0.0, 0.6), st.floats(-0.3, 0.3))
def test_leg_family_is_one_posture_kneeling_and_many_standing(
    athlete: Athlete, task: Task, lean: float, lumbar: float
) -> None:
    posture = make_posture(athlete, task)
    width = leg_family_deg(posture, variables(lean, lumbar, 0.0, 0.0))
    if posture.kneeling:
        assert width in (0.0, None)
        assert width == 0.0 or task.load_kg > 0
        return
    # Brute force: every knee angle for which the centre of mass passes the target somewhere within the joint ranges.
    ranges, target = athlete.body.ranges, balance_target(posture)
    legs = np.radians(np.linspace(-ranges.plantarflexion_deg, ranges.dorsiflexion_deg, 341))
    possible = []
    for knee in range(int(ranges.knee_flexion_deg) + 1):
        many = with_legs(variables(lean, lumbar, math.radians(knee), 0.0), legs)
        inside = many[:, joint_angles_deg(posture, many)["hip_flexion"] <= ranges.hip_flexion_deg]
        side = com_x(posture, inside) - target if inside.size else np.ones(1)
        if side.min() <= 0 <= side.max():
            possible.append(knee)
    if width is None:
        assert not possible
    else:
        assert width > 5
        assert width == pytest.approx(possible[-1] - possible[0], abs=2.5)


@given(athletes(measured=True), tasks(FIXED_ARMS), st.data())
def test_shift_range_is_every_hip_position_that_stays_up(athlete: Athlete, task: Task, data: st.DataObject) -> None:
    posture = make_posture(athlete, task)
    z = data.draw(poses(task))
    (least,), (most,) = shift_ranges_m(posture, z, 0.3)
    # Brute force over the legs: within the joint ranges, buttocks off the heels, centre of mass over the support.
    many = with_legs(z, np.radians(np.linspace(-90.0, 90.0, 3601)))
    angles, ranges = joint_angles_deg(posture, many), athlete.body.ranges
    up = (posture.support.rear <= com_x(posture, many)) & (com_x(posture, many) <= posture.support.front)
    up &= angles["hip_flexion"] <= ranges.hip_flexion_deg
    if posture.kneeling:
        _, origin, _ = forward_kinematics(posture.chain, posture.coordinates(many))
        sitting = np.hypot(*(origin[:, posture.chain.index("pelvis")] - origin[:, posture.chain.index("foot")]))
        up &= (angles["knee_flexion"] <= ranges.knee_flexion_deg) & (sitting >= 0.098 * athlete.height_m)
    else:
        up &= abs(angles["dorsiflexion"] + 7.5) <= 42.5  # 50 back, 35 forward
    shifts = 0.3 - hip_x(posture, many[:, up])
    if np.isnan(least):
        assert shifts.size <= 1
    else:
        step = np.radians(0.05) * (athlete.length("thigh") + athlete.length("shank"))
        assert shifts.size == 0 or abs(shifts.min() - least) <= step
        assert shifts.size == 0 or abs(shifts.max() - most) <= step
        assert shifts.size > 0 or most - least <= step


@given(athletes(measured=True), tasks(FIXED_ARMS), st.data())
def test_balanced_shift_lies_in_the_shift_range(athlete: Athlete, task: Task, data: st.DataObject) -> None:
    posture = make_posture(athlete, task)
    z = data.draw(poses(task))
    leg, found = balanced_leg(posture, z, balance_target(posture))
    (low,), (high,) = leg_limits(posture, z)
    assume(found[0] and low <= leg[0] <= high)
    (least,), (most,) = shift_ranges_m(posture, z, 0.3)
    balanced = 0.3 - hip_x(posture, with_legs(z, leg))[0]
    assert least - 1e-9 <= balanced <= most + 1e-9
