"""Arms that hold a bar hold it, and a bar in the hands goes round the legs."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import scenarios
import skeletons
from sim import simulate
from sim.athlete import Athlete
from sim.balance import balance_target, balanced_leg, variables, with_arms
from sim.chain import Array
from sim.kinematics import forward_kinematics
from sim.posture import LEG, Posture, joint_angles_deg, make_posture
from sim.task import Task
from tests.people import amounts, athletes, tasks
from ui.figure.laying_out import lay_out
from ui.figure.layout import place as at

BEHIND_AND_BELOW_C7 = {"high": (0.0400, 0.0046), "low": (0.0450, 0.0400)}  # shares of stature
GRIP = 0.79  # from the wrist, share of the hand's length
SIDEWAYS = 0.7  # length of an arm that flares to a bar on the back, as seen from the side
LEAN, LUMBAR, KNEE = st.floats(0.0, 1.92), st.floats(-0.35, 1.05), st.floats(0.0, 1.75)


def place(posture: Posture, z: Array, link: str, point: tuple[float, float]) -> Array:
    """World position (2,) of a point of a link."""
    angle, origin, _ = forward_kinematics(posture.chain, posture.coordinates(z))
    i = posture.chain.index(link)
    turned = complex(*point) * np.exp(1j * angle[i, 0])
    result: Array = origin[:, i, 0] + [turned.real, turned.imag]
    return result


@given(athletes(measured=True), tasks([("bar", "high"), ("bar", "low")]), LEAN, LUMBAR)
def test_hands_meet_a_bar_on_the_back(athlete: Athlete, task: Task, lean: float, lumbar: float) -> None:
    posture = make_posture(athlete, task)
    z = variables(lean, lumbar, 0.0, 0.1)
    # C7, where the head begins, lies straight above T12/L1 upright.
    c7 = np.array(posture.chain.links[posture.chain.index("head")].joint)
    assert c7[0] == pytest.approx(0.0, abs=1e-12)
    behind, below = np.array(BEHIND_AND_BELOW_C7[task.bar_position]) * athlete.height_m
    bar = place(posture, z, "thorax", (c7[0] - behind, c7[1] - below))
    hand = place(posture, z, "hand", (0.0, -SIDEWAYS * GRIP * athlete.length("hand")))
    np.testing.assert_allclose(hand, bar, rtol=0, atol=1e-9)
    if task.load_kg > 0:
        np.testing.assert_allclose(place(posture, z, "bar", (0.0, 0.0)), bar, rtol=0, atol=1e-9)


@pytest.mark.parametrize("bar_position", ["high", "low"])
def test_the_elbow_of_an_arm_that_holds_a_bar_points_down(bar_position: str) -> None:
    posture = make_posture(skeletons.athlete(), Task("feet", "bar", bar_position, 20.0))
    z = variables(0.0, 0.0, 0.0, 0.0)
    shoulder, elbow = (place(posture, z, name, (0.0, 0.0)) for name in ("upper_arm", "forearm"))
    assert elbow[1] < shoulder[1] - 0.1


@given(athletes(measured=True), tasks([("bar", "hands"), ("bar", "sides")]), LEAN, LUMBAR, KNEE)
def test_arms_that_hold_a_bar_below_are_straight(
    athlete: Athlete, task: Task, lean: float, lumbar: float, knee: float
) -> None:
    posture = make_posture(athlete, task)
    z = with_arms(posture, variables(lean, lumbar, knee if task.support == "feet" else 0.0, 0.1))
    grip = place(posture, z, "hand", (0.0, -GRIP * athlete.length("hand")))
    shoulder = place(posture, z, "upper_arm", (0.0, 0.0))
    reach = athlete.length("upper_arm") + athlete.length("forearm") + GRIP * athlete.length("hand")
    assert np.hypot(*(grip - shoulder)) == pytest.approx(reach)
    if task.bar_position == "sides":
        assert grip[0] == pytest.approx(shoulder[0], abs=1e-9)
    if task.load_kg > 0:
        np.testing.assert_allclose(place(posture, z, "bar", (0.0, 0.0)), grip, rtol=0, atol=1e-9)


def hand_and_bar(posture: Posture, lean: float, lumbar: float) -> tuple[Array, Array]:
    """Where the grip is of arms on a bar on the hips, and where the bar."""
    z = variables(lean, lumbar, 1.0, 0.1)
    athlete, chain = posture.athlete, posture.chain
    # Seen from the side, an arm that flares is shorter all along.
    share = -chain.links[chain.index("forearm")].joint[1] / athlete.length("upper_arm")
    return place(posture, z, "hand", (0.0, -share * GRIP * athlete.length("hand"))), place(
        posture, z, "bar", (0.0, 0.0)
    )


@given(athletes(), st.sampled_from(["back", "bench"]), st.floats(-1.6, 0.0), st.floats(-21.0, 60.0))
def test_hands_steady_a_bar_on_the_hips(athlete: Athlete, support: str, lean: float, lumbar_deg: float) -> None:
    posture = make_posture(athlete, Task(support, "bar", "hips", 60.0))
    for lumbar in (0.0, np.radians(60.0)):  # neutral, and as round as it goes
        hand, bar = hand_and_bar(posture, lean, lumbar)
        np.testing.assert_allclose(hand, bar, rtol=0, atol=1e-9)
    # In between, and hollow, on the shaft within less than half the breadth of a palm.
    lumbar = np.radians(lumbar_deg)
    hand, bar = hand_and_bar(posture, lean, lumbar)
    assert np.hypot(*(hand - bar)) < 0.013 * athlete.height_m
    # The elbow bends as elbows do, and the arm is no longer than it is.
    angle = forward_kinematics(posture.chain, posture.coordinates(variables(lean, lumbar, 1.0, 0.1)))[0][:, 0]
    upper, fore = (posture.chain.index(name) for name in ("upper_arm", "forearm"))
    assert 0.0 < angle[fore] - angle[upper] < np.radians(110.0)
    assert -posture.chain.links[fore].joint[1] < athlete.length("upper_arm")


def test_arms_too_short_for_a_bar_on_the_hips_are_straight_towards_it() -> None:
    athlete = skeletons.athlete("m", 1.90, 80.0, arm_m=0.40)
    posture = make_posture(athlete, Task("bench", "bar", "hips", 60.0))
    hand, bar = hand_and_bar(posture, -1.0, 0.0)
    shoulder = place(posture, variables(-1.0, 0.0, 1.0, 0.1), "upper_arm", (0.0, 0.0))
    reach = athlete.length("upper_arm") + athlete.length("forearm") + GRIP * athlete.length("hand")
    away = np.hypot(*(bar - shoulder))
    assert reach < away
    np.testing.assert_allclose(hand, shoulder + (bar - shoulder) * reach / away, rtol=0, atol=1e-9)


def test_hands_on_the_hips_bar_carry_none_of_it() -> None:
    # The arms' weight hangs on the shoulder, whatever lies on the hips.
    light, heavy = (
        simulate(scenarios.scenario("hip-thrust"), skeletons.athlete(), load) for load in (20.0, 150.0)
    )  # fmt: skip
    for joint in ("shoulder", "elbow", "wrist"):
        one, other = (np.asarray(run.frames["moment_Nm"][joint]) for run in (light, heavy))  # type: ignore[call-overload]
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-9)


@pytest.mark.parametrize("person", [("f", 1.60, 55.0), ("m", 1.75, 75.0), ("m", 1.95, 110.0)])
@pytest.mark.parametrize("name", ["glute-bridge", "hip-thrust"])
def test_arms_on_a_bar_on_the_hips_stay_above_the_floor(name: str, person: tuple[str, float, float]) -> None:
    layout = lay_out(simulate(scenarios.scenario(name), skeletons.athlete(*person), 60.0))
    for segment in ("upper_arm", "forearm", "hand"):
        outline = layout.scales.outline[segment]
        assert min(at(layout.pose(segment, i), outline)[:, 1].min() for i in range(0, len(layout.poses), 5)) > 0.0


def ahead_of_the_leg(posture: Posture, z: Array, point: Array) -> float:
    """Distance of a point from the line of hip, knee and ankle fronts, a bar's radius ahead of the skin. [m]."""
    height, ranges = posture.athlete.height_m, posture.athlete.body.bar
    joints = {"pelvis": ranges.thigh_front, "thigh": ranges.knee_front, "shank": ranges.ankle_front}
    angle = forward_kinematics(posture.chain, posture.coordinates(z))[0][:, 0]
    thigh, shank = (angle[posture.chain.index(name)] for name in ("thigh", "shank"))
    line = []
    for (link, surface), lean in zip(joints.items(), (thigh, (thigh + shank) / 2, shank), strict=True):
        outward = np.array([np.cos(lean), np.sin(lean)]) * (surface * height + ranges.radius)
        line.append(place(posture, z, link, (0.0, 0.0)) + outward)
    best = (np.inf, 0.0)
    for upper, lower in pairwise(line):
        along = (upper - lower) / np.hypot(*(upper - lower))
        foot = lower + along * np.clip((point - lower) @ along, 0.0, np.hypot(*(upper - lower)))
        side = float(along[1] * (point - lower)[0] - along[0] * (point - lower)[1])
        best = min(best, (float(np.hypot(*(point - foot))), side), key=lambda pair: (round(pair[0], 9), -pair[1]))
    return best[0] if best[1] >= 0 else -best[0]


@given(athletes(), amounts("load_kg", low=1), LEAN, LUMBAR, KNEE)
def test_a_bar_in_the_hands_clears_the_legs(
    athlete: Athlete, load: float, lean: float, lumbar: float, knee: float
) -> None:
    posture = make_posture(athlete, Task("feet", "bar", "hands", load))
    z = variables(lean, lumbar, knee, 0.0)
    leg, found = balanced_leg(posture, z, balance_target(posture))
    z[LEG] = leg
    z = with_arms(posture, z)
    assume(found[0] and joint_angles_deg(posture, z)["hip_flexion"][0] <= 110)
    bar = place(posture, z, "bar", (0.0, 0.0))
    ahead = ahead_of_the_leg(posture, z, bar)
    assert ahead > -0.02
    # It hangs over the middle of the foot, or as close to it as the legs let it.
    assert min(ahead, abs(bar[0] - posture.support.middle)) < 0.03


@pytest.mark.parametrize("lean", [0.0, 0.7, 1.5])
def test_arms_without_a_bar(lean: float) -> None:
    angles = {}
    for arms in ("along", "hang", "crossed"):
        posture = make_posture(skeletons.athlete(), Task("feet", arms, "high", 0.0))
        angle = forward_kinematics(posture.chain, posture.coordinates(variables(lean, 0.0, 0.0, 0.0)))[0][:, 0]
        angles[arms] = [angle[posture.chain.index(name)] for name in ("upper_arm", "forearm", "hand")]
    assert angles["along"] == pytest.approx([-lean] * 3)
    assert angles["hang"] == pytest.approx([0.0] * 3)
    assert angles["crossed"] == pytest.approx(np.radians([15, 175, 175]) - lean)
