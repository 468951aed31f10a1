"""Faults of a bridge and a hip thrust: each one's mechanics by hand, and laws that hold however wrong it is done."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import scenarios
import skeletons
from scenarios.faults import fault, faults
from sim.chain import GRAVITY, Array
from sim.contacts import contacts, net_torques
from sim.dynamics import mass_matrix
from sim.fault_effects import FaultRun, run_with_fault
from sim.faults import refusal
from sim.kinematics import forward_kinematics
from sim.result import Result
from tests.test_bridge import back_of

ATHLETE = skeletons.athlete("m", 1.75, 75.0)
BRIDGE, THRUST = "glute-bridge", "hip-thrust"
POSSIBLE = [
    (name, item.name)
    for name in (BRIDGE, THRUST)
    for item in faults().values()
    if refusal(item, scenarios.scenario(name)) is None
]  # fmt: skip
HELD = {"pause_s": 4.0}  # long enough to be at rest at the top


def wrong(name: str, which: str, strength: float = 1.0, load: float | None = None, **given: object) -> FaultRun:
    """An exercise with a fault."""
    return run_with_fault(fault(which), scenarios.scenario(name).with_settings(given), ATHLETE, load, strength)


def at_top(result: Result, *keys: str) -> float:
    """A frame's value at the top."""
    value: object = result.frames
    for key in keys:
        value = value[key]  # type: ignore[index]
    return float(np.asarray(value)[result.upright])


def places(result: Result) -> tuple[Array, Array]:
    """World angles and joints of the links at the top (n_links,) and (2, n_links)."""
    angle, origin, _ = forward_kinematics(result.posture.chain, result.motion.q[:, [result.shown[result.upright]]])
    return angle[:, 0], origin[:, :, 0]


# --- laws -----------------------------------------------------------------------------------------------------------
@given(st.sampled_from(POSSIBLE), st.sampled_from((0.0, 20.0, 120.0)), st.floats(0.05, 1.0))
def test_feet_and_back_carry_the_weight_and_stand_still(case: tuple[str, str], load: float, strength: float) -> None:
    name, which = case
    run = wrong(name, which, strength, max(load, 20.0) if which == "bar-drift" else load)
    result = run.result
    motion, posture = result.motion, result.posture
    good = slice(0, result.outcome.n_good)
    back = back_of(result)[:, good]
    assert_allclose(back, np.repeat(back[:, :1], back.shape[1], axis=1), atol=1e-9)
    found = contacts(posture, motion.q, motion.root)
    assert_allclose(sum(item.force for item in found.values()), motion.root[:2], atol=1e-9)
    about = sum(item.x * item.force[1] - item.y * item.force[0] for item in found.values())
    assert_allclose(about, motion.root[2], atol=1e-8 * abs(motion.root[2]).max())
    assert all(item.force[1, good].min() > 0 for item in found.values())
    # The feet press inside themselves, from heel to ball.
    support = ATHLETE.body.support
    length = support.foot_length * ATHLETE.height_m
    assert (found["feet"].x >= -support.heel * length).all()
    assert (found["feet"].x <= support.ball * length).all()


@pytest.mark.parametrize(("name", "which"), POSSIBLE)
def test_work_of_the_joints_becomes_energy(name: str, which: str) -> None:
    run = wrong(name, which, 0.5, ascent_s=1.0, descent_s=1.0)
    motion, chain = run.result.motion, run.result.posture.chain
    assert run.result.outcome.status == "ok"
    height = forward_kinematics(chain, motion.q)[2][1]
    energy = GRAVITY * chain.mass @ height
    energy += np.einsum("in,ijn,jn->n", motion.qd, mass_matrix(chain, motion.q), motion.qd) / 2
    # Neither feet nor back move, so that what bears them does no work, whatever their shares are.
    for torques in (motion.tau, net_torques(run.result.posture, motion.q, motion.tau, motion.root)):
        power = (torques * motion.qd[3:]).sum(axis=0)
        work = np.concatenate(([0.0], np.cumsum((power[1:] + power[:-1]) / 2 * np.diff(motion.time_s))))
        assert abs(work - (energy - energy[0])).max() < 2e-3 * abs(energy - energy[0]).max()


@pytest.mark.parametrize(("name", "which"), POSSIBLE)
def test_hip_moment_at_the_top_is_that_of_the_far_side(name: str, which: str) -> None:
    result = wrong(name, which, 0.7, 40.0, **HELD).result
    chain, node = result.posture.chain, [result.shown[result.upright + 1]]
    _, origin, centre = forward_kinematics(chain, result.motion.q[:, node])
    hip = origin[0, 3, 0]
    far = [i for i, link in enumerate(chain.links) if link.name not in {"foot", "shank", "thigh"}]
    weights = GRAVITY * (chain.mass[far] * (centre[0, far, 0] - hip)).sum()
    back = contacts(result.posture, result.motion.q[:, node], result.motion.root[:, node])["back"]
    pushed = float(((back.x - hip) * back.force[1])[0])
    moment = np.asarray(result.frames["moment_Nm"]["hip"])[result.upright + 1]  # type: ignore[call-overload]
    assert moment == pytest.approx(weights - pushed, rel=1e-6)


# --- each fault -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [BRIDGE, THRUST])
def test_a_back_that_arches_takes_the_end_of_the_way_from_the_hips(name: str) -> None:
    run = wrong(name, "over-extension")
    clean, faulty = run.compared, run.result
    assert at_top(faulty, "lumbar_flexion_deg") == pytest.approx(-18.8)
    # The range of extension is 21 deg.
    [left] = [fact for fact in run.consequences if fact.quantity == "extension_left_deg"]
    assert left.first == pytest.approx(21.0)
    assert left.second == pytest.approx(2.2)
    # As high, and less straight.
    heights = [places(result)[1][1, 3] for result in (clean, faulty)]
    assert heights[1] == pytest.approx(heights[0], abs=1e-4)
    lost = at_top(faulty, "hip_flexion_deg") - at_top(clean, "hip_flexion_deg")
    assert 8.0 < lost < 18.8
    # What the back takes over is what the hips leave, once thorax and thighs have turned for it.
    thorax, thigh = faulty.posture.chain.index("thorax"), faulty.posture.chain.index("thigh")
    turned = np.degrees(places(faulty)[0] - places(clean)[0])
    assert lost == pytest.approx(18.8 - turned[thorax] + turned[thigh], abs=1e-6)
    # Half-way up nothing of it is there yet.
    flexion = np.asarray(faulty.frames["lumbar_flexion_deg"])
    lean = np.asarray(faulty.frames["trunk_lean_deg"])
    up = slice(faulty.upright, None, -1)
    assert np.interp((lean[0] + lean[faulty.upright]) / 2, lean[up], flexion[up]) == pytest.approx(0.0, abs=0.1)


def test_a_bar_on_the_belly_unloads_the_hips_by_the_law_of_the_lever() -> None:
    # Hands that steady it would come along.
    run = wrong(THRUST, "bar-drift", load=80.0, arms="along", **HELD)
    away = 0.05 * 1.75
    assert run.faulty.value == pytest.approx(away)
    # Level at the top, the bar comes that much nearer to the back, which bears more; about the hips less is left.
    pelvis = run.result.posture.chain.index("pelvis")
    angle, origin = places(run.compared)
    nearer = away * math.sin(angle[pelvis])
    back, feet = run.result.posture.support.back[0], run.result.posture.support.middle
    more = 80.0 * GRAVITY * nearer / (feet - back)
    less = 80.0 * GRAVITY * nearer - (origin[0, 3] - back) * more
    moments = [at_top(result, "moment_Nm", "hip") for result in (run.compared, run.result)]
    assert moments[0] - moments[1] == pytest.approx(less, rel=1e-3)
    [share] = [fact.difference for fact in run.consequences if fact.quantity == "back_load_share"]
    assert share == pytest.approx(more / (GRAVITY * (75.0 + 80.0)), rel=1e-3)


@pytest.mark.parametrize(("which", "at"), [("weight-on-toes", 0), ("heels-light", None)])
def test_pressing_with_the_balls_moves_the_push_ahead_of_the_knees(which: str, at: int | None) -> None:
    run = wrong(THRUST, which, load=60.0, **HELD)
    posture, frame = run.result.posture, run.result.upright if at is None else at
    ahead = 0.30 * ATHLETE.body.support.foot_length * 1.75
    node = [run.result.shown[frame]]
    pushes = [contacts(result.posture, result.motion.q[:, node], result.motion.root[:, node])["feet"]
              for result in (run.compared, run.result)]  # fmt: skip
    places_x = [float(push.x[0]) for push in pushes]
    assert places_x == pytest.approx([posture.support.middle, posture.support.middle + ahead], abs=1e-6)
    # By hand: of W at the centre of mass, the feet bear the lever of the back, and turn the shin by their own.
    knee = forward_kinematics(posture.chain, run.result.motion.q[:, node])[1][0, 2, 0]
    weight, com, back = (75.0 + 60.0) * GRAVITY, run.result.motion.com[0, node[0]], posture.support.back[0]
    bears = [weight * (com - back) / (x - back) for x in places_x]
    turn = bears[1] * (places_x[1] - knee) - bears[0] * (places_x[0] - knee)
    moments = [np.asarray(result.frames["moment_Nm"]["knee"])[frame] for result in (run.compared, run.result)]  # type: ignore[call-overload]
    assert moments[1] - moments[0] == pytest.approx(-turn, rel=0.02)
    assert turn > 20.0
    # What grows is not there at the bottom.
    if at is None:
        assert float(contacts(posture, run.result.motion.q[:, :1], run.result.motion.root[:, :1])["feet"].x[0]) == (
            pytest.approx(posture.support.middle, abs=1e-6)
        )


@pytest.mark.parametrize("name", [BRIDGE, THRUST])
def test_feet_too_near_leave_the_shins_leaning_at_the_top(name: str) -> None:
    run = wrong(name, "squatting", 0.5)
    assert np.degrees(-places(run.result)[0][1]) == pytest.approx(5.0, abs=0.1)
    assert at_top(run.result, "hip_flexion_deg") == pytest.approx(0.0, abs=0.1)
    knees = [at_top(result, "moment_Nm", "knee") for result in (run.compared, run.result)]
    assert knees[1] > knees[0] + 5.0
    # The back comes nearer to the feet by what the knees go forward, as long as the thighs stay as level.
    backs = [result.posture.support.back[0] for result in (run.compared, run.result)]
    assert backs[1] - backs[0] == pytest.approx(ATHLETE.length("shank") * math.sin(math.radians(5.0)), abs=0.005)


@pytest.mark.parametrize("name", [BRIDGE, THRUST])
def test_a_bridge_that_stops_short_leaves_the_hips_bent(name: str) -> None:
    run = wrong(name, "too-shallow", 0.6)
    bottom, top = (float(np.asarray(run.compared.frames["trunk_lean_deg"])[i]) for i in (0, run.compared.upright))
    assert run.faulty.value == pytest.approx(0.6 * 0.5 * (bottom - top), rel=1e-6)
    assert at_top(run.result, "trunk_lean_deg") == pytest.approx(top + run.faulty.value)
    found = {fact.quantity: fact for fact in run.consequences}
    assert found["top_hip_flexion_deg"].difference > 10.0  # type: ignore[operator]
    assert found["rise_m"].difference < -0.03  # type: ignore[operator]
    # And the pose at the bottom is the clean one.
    assert_allclose(run.result.motion.q[:, 0], run.compared.motion.q[:, 0], atol=1e-12)


def test_a_head_thrown_back_is_held_by_its_weight_times_its_arm() -> None:
    run = wrong(THRUST, "head-up", **HELD)
    chain = run.result.posture.chain
    forward, up = chain.com[:, chain.index("head")]
    weight = GRAVITY * ATHLETE.body.segments.head.mass * 75.0
    for result, extended in ((run.compared, 0.0), (run.result, 30.0)):
        lean = math.radians(at_top(result, "trunk_lean_deg") - extended)
        by_hand = weight * (up * math.sin(lean) + forward * math.cos(lean))
        assert at_top(result, "moment_Nm", "neck") == pytest.approx(by_hand, rel=2e-3)
    # At the bottom the head is still in line.
    assert run.result.motion.q[2 + chain.index("head"), 0] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("which", "half_way"), [("early-rounding", 1.0), ("rounding", 0.5), ("late-rounding", 0.0)])
@pytest.mark.parametrize("name", [BRIDGE, THRUST])
def test_rounding_bends_the_back_where_the_hips_come_down(name: str, which: str, half_way: float) -> None:
    run = wrong(name, which, 0.6)
    flexion = np.asarray(run.result.frames["lumbar_flexion_deg"])
    assert flexion[0] == pytest.approx(0.6 * 52.5)
    assert flexion[run.result.upright] == pytest.approx(0.0, abs=1e-9)
    lean = np.asarray(run.result.frames["trunk_lean_deg"])
    up = slice(run.result.upright, None, -1)
    there = np.interp((lean[0] + lean[run.result.upright]) / 2, lean[up], flexion[up])
    assert there == pytest.approx(half_way * 0.6 * 52.5, abs=0.1)
    hips = [result.summary["hip_flexion_deg"] for result in (run.compared, run.result)]
    assert hips[1] < hips[0]
    # Buttocks, plates, or on the floor the rounded back come to it, and no further.
    chain = run.result.posture.chain
    heights = forward_kinematics(chain, run.result.motion.q)[1][1]
    clear = heights[3] - 0.0543 * 1.75
    if name == BRIDGE:
        clear = np.minimum(clear, heights[4:10].min(axis=0) - 0.0343 * 1.75)
    if run.result.load_kg:
        clear = np.minimum(clear, heights[chain.index("bar")] - 0.225)
    assert clear[0] == pytest.approx(0.0, abs=2e-3)
    assert clear.min() > -0.02


def test_the_bar_hangs_the_spine_between_back_and_thighs() -> None:
    # So extensors work at the top: a little less where the back arches, more where the bar is nearer to the spine.
    for which, way in (("over-extension", -1.0), ("bar-drift", 1.0)):
        run = wrong(THRUST, which, load=60.0)
        clean, faulty = (at_top(result, "moment_Nm", "L5/S1") for result in (run.compared, run.result))
        assert clean > 0.0
        assert 0.0 < way * (faulty - clean) < 0.2 * clean
