"""Hamstrings over hip and knee: geometry by hand and by finite differences, measured tissue, and Nordic repetitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
import skeletons
from sim import simulate
from sim.hamstrings import hamstrings, hip_freedom_deg, knee_brake, pelvic_tilt
from sim.joint_strength import strength_Nm

MAN = skeletons.athlete("m")
HIPS, KNEES = st.floats(-20.0, 120.0), st.floats(0.0, 110.0)


def test_standing_lengths_by_hand() -> None:
    # Semimembranosus from (-42.4, -35.5) mm to (-29.0, -404 - 41.7) mm under the hip, on a thigh of 404 mm.
    scale = MAN.length("thigh") / 0.404
    legs = hamstrings(MAN, 0.0, 0.0)
    assert legs.length_m[0, 0] == pytest.approx(scale * math.hypot(0.0134, 0.4102))
    # Hips and knees at 90 deg: the origin has turned to (-35.5, 42.4), the insertion to (-41.7, -404 + 29.0).
    bent = hamstrings(MAN, 90.0, 90.0)
    assert bent.length_m[0, 0] == pytest.approx(scale * math.hypot(0.0062, 0.4174))
    assert bent.fibre[0, 0] == pytest.approx((math.hypot(0.0062, 0.4174) - 0.3476) / 0.069)


@given(HIPS, KNEES)
def test_moment_arms_are_the_derivatives_of_length(hip: float, knee: float) -> None:
    step = 1e-4
    legs = hamstrings(MAN, hip, knee)
    by_hip, by_knee = (
        (hamstrings(MAN, hip + a, knee + b).length_m - hamstrings(MAN, hip - a, knee - b).length_m)
        / (2 * math.radians(step))
        for a, b in ((step, 0.0), (0.0, step))
    )
    assert legs.hip_arm_m == pytest.approx(by_hip, abs=1e-7)
    assert legs.knee_arm_m == pytest.approx(-by_knee, abs=1e-7)


@given(HIPS, KNEES, st.floats(0.1, 3.0))
def test_a_longer_thigh_has_longer_arms_and_the_same_fibres(hip: float, knee: float, more: float) -> None:
    usual = skeletons.athlete("m", 1.741, 73.0)
    longer = skeletons.athlete("m", 1.741, 73.0, thigh_m=usual.length("thigh") * (1 + more / 10))
    before, after = (hamstrings(athlete, hip, knee) for athlete in (usual, longer))
    assert after.hip_arm_m == pytest.approx((1 + more / 10) * before.hip_arm_m)
    assert after.fibre == pytest.approx(before.fibre)
    assert after.force_N == pytest.approx(before.force_N)


def test_arms_are_in_proportion_to_what_relaxed_legs_show() -> None:
    # Riener and Edrich (1999): the hip's passive moment grows as exp(0.0305 hip - 0.0226 knee), so that a degree of
    # knee slackens as much as 0.74 degrees of hip stretch.
    legs = hamstrings(MAN, np.linspace(30.0, 90.0, 7), 15.0)
    area = [muscle.area_m2 for muscle in MAN.body.hamstrings.muscles]
    ratio = np.average(legs.knee_arm_m / legs.hip_arm_m, axis=0, weights=area)
    assert ratio.mean() == pytest.approx(0.0226 / 0.0305, rel=0.2)
    # Moment arms of 5 to 8 cm at the hip and 2 to 5 cm at the knee in texts (recalled).
    assert ((legs.hip_arm_m > 0.035) & (legs.hip_arm_m < 0.08)).all()
    assert ((legs.knee_arm_m > 0.02) & (legs.knee_arm_m < 0.06)).all()


@pytest.mark.parametrize("sex", ["m", "f"])
def test_they_make_most_of_what_knee_flexors_make(sex: str) -> None:
    # Anderson et al. (2007) measured all knee flexors; the hamstrings' own best is most of it and not more.
    athlete = skeletons.athlete(sex)
    hip, knee = np.meshgrid(np.linspace(0, 110, 23), np.linspace(0, 100, 21))
    best = hamstrings(athlete, hip.ravel(), knee.ravel()).knee_Nm.max()
    whole = strength_Nm(athlete, "knee_flexion", np.radians(np.linspace(0, 100, 101))).max() / 2
    assert 0.5 * whole < best < 1.1 * whole


@pytest.mark.parametrize(("hip", "knee"), [(0.0, 90.0), (0.0, 60.0), (0.0, 40.0), (20.0, 60.0), (60.0, 90.0)])
def test_a_pelvis_that_tilts_forward_stretches_and_strengthens_them(hip: float, knee: float) -> None:
    tilt = pelvic_tilt(MAN, hip, knee)
    arm = np.average(hamstrings(MAN, hip + 5.0, knee).hip_arm_m[:, 0], weights=hamstrings(MAN, hip, knee).force_N[:, 0])
    assert tilt.stretch_m == pytest.approx(arm * math.radians(10.0), rel=0.01)
    assert tilt.capacity_Nm > 0.0
    assert tilt.passive_knee_Nm > 0.0
    assert tilt.passive_hip_Nm > 0.0


def test_bent_knees_free_the_hip() -> None:
    free = hip_freedom_deg(MAN, 30.0)
    area = [muscle.area_m2 for muscle in MAN.body.hamstrings.muscles]
    lengths = [
        np.average(hamstrings(MAN, hip, knee).length_m[:, 0], weights=area)
        for hip, knee in ((30.0, 15.0), (30.0 + free, 90.0))
    ]
    assert lengths[0] == pytest.approx(lengths[1], abs=1e-6)
    assert free > 45.0
    assert hip_freedom_deg(MAN, 30.0, 15.0, 15.0) == pytest.approx(0.0, abs=1e-9)
    assert hip_freedom_deg(MAN, 90.0) == math.inf


def test_in_a_nordic_curl_the_hamstrings_bring_more_hip_extension_than_gravity_asks() -> None:
    result = simulate(scenarios.scenario("nordic-curl"), MAN)
    brake, at = knee_brake(result), result.deepest
    frames = result.frames
    legs = hamstrings(MAN, np.asarray(frames["hip_flexion_deg"])[at], np.asarray(frames["knee_flexion_deg"])[at])
    assert brake.knee_Nm[at] <= -dict(frames["moment_Nm"])["knee"][at]
    assert brake.capacity_Nm[at] == pytest.approx(2 * float(legs.knee_Nm[0]))
    less = knee_brake(result, 0.5)
    brought = brake.hip_Nm[at] - less.hip_Nm[at]
    assert brought == pytest.approx(0.5 * brake.knee_Nm[at] * float(legs.hip_per_knee[0]))
    assert brake.surplus_Nm[at] > 0.0
    # Leaning out forward, the trunk asks its extensors and not its flexors.
    assert brake.trunk_Nm[at] > 0.0
