"""On the back: feet and upper back stand still, share what no law decides, and the hips lift what is on them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import scenarios
import skeletons
from sim import InvalidInputError, Result, simulate
from sim.bridge import back_point
from sim.chain import GRAVITY, Array
from sim.contacts import contacts
from sim.kinematics import forward_kinematics

NAMES = ("glute-bridge", "hip-thrust")
PEOPLE = (("f", 1.60, 55.0), ("m", 1.75, 75.0), ("m", 1.95, 110.0))


def done(name: str, person: tuple[str, float, float] = PEOPLE[1], load: float | None = None, **given: object) -> Result:
    """An exercise by a person."""
    return simulate(scenarios.scenario(name).with_settings(given), skeletons.athlete(*person), load)


def row(result: Result, name: str) -> Array:
    """One array of the frames."""
    return np.asarray(result.frames[name])


def back_of(result: Result) -> Array:
    """Where the back's contact is in every node (2, n)."""
    chain = result.posture.chain
    angle, origin, _ = forward_kinematics(chain, result.motion.q)
    thorax, (x, y) = chain.index("thorax"), back_point(result.posture)
    cos, sin = np.cos(angle[thorax]), np.sin(angle[thorax])
    back: Array = origin[:, thorax] + np.stack((cos * x - sin * y, sin * x + cos * y))
    return back


@pytest.mark.parametrize("load", [0.0, 60.0, 150.0])
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", NAMES)
def test_feet_and_back_stand_still(name: str, person: tuple[str, float, float], load: float) -> None:
    result = done(name, person, load)
    assert result.outcome.status == "ok", result.outcome.reason
    back = back_of(result)
    assert_allclose(back, np.repeat(back[:, :1], back.shape[1], axis=1), atol=1e-9)
    assert back[1, 0] == pytest.approx(0.42 if name == "hip-thrust" else 0.0, abs=1e-4)
    # At the top hips are straight and shins upright.
    top = result.upright
    assert row(result, "hip_flexion_deg")[top] == pytest.approx(0.0, abs=0.1)
    shank = -np.degrees(forward_kinematics(result.posture.chain, result.motion.q[:, result.shown])[0][1])
    assert shank[top] == pytest.approx(0.0, abs=0.1)
    # At the bottom the buttocks, the plates, or the end of hip or knee flexion.
    heights = forward_kinematics(result.posture.chain, result.motion.q)[1][1]
    buttocks = heights[3] - 0.0543 * person[1]
    plates = heights[result.posture.chain.index("bar")] - 0.225 if load else np.full(1, np.inf)
    ends = (("hip_flexion_deg", 109.5), ("knee_flexion_deg", 149.5))
    bends = (np.radians(end - row(result, name)[0]) for name, end in ends)
    free = min(buttocks[0], plates[0], *bends)
    assert free == pytest.approx(0.0, abs=2e-3)
    assert min(buttocks.min(), plates.min()) > -2e-3


@given(st.sampled_from(NAMES), st.sampled_from(PEOPLE), st.floats(0.0, 150.0), st.floats(-150.0, 150.0))
def test_the_shares_add_up_however_they_are_closed(
    name: str, person: tuple[str, float, float], load: float, push: float
) -> None:
    result = done(name, person, load)
    root = result.motion.root
    for how in ({}, {"push_N": push}, {"cop_x": 0.1}):
        found = contacts(result.posture, result.motion.q, root, **how)
        assert_allclose(sum(item.force for item in found.values()), root[:2], atol=1e-9)
        about = sum(item.x * item.force[1] - item.y * item.force[0] for item in found.values())
        assert_allclose(about, root[2], atol=1e-8 * abs(root[2]).max())
    for item in contacts(result.posture, result.motion.q, root).values():
        assert item.force[1].min() > 0


@pytest.mark.parametrize("name", NAMES)
def test_hip_moment_is_that_of_the_far_side(name: str) -> None:
    # Cut at the hip: what the upper body's weight, the bar and the back's push do about it, worked out from that side.
    result = done(name, load=80.0, descent_s=60, ascent_s=60)
    posture, frame = result.posture, result.shown[result.deepest]
    chain = posture.chain
    _, origin, centre = forward_kinematics(chain, result.motion.q[:, [frame]])
    hip = origin[0, 3, 0]
    far = [i for i, link in enumerate(chain.links) if link.name not in {"foot", "shank", "thigh"}]
    weights = GRAVITY * (chain.mass[far] * (centre[0, far, 0] - hip)).sum()
    back = contacts(posture, result.motion.q[:, [frame]], result.motion.root[:, [frame]])["back"]
    pushed = (back.x - hip) * back.force[1]
    # Extension turns the trunk counter-clockwise against the thighs, as in standing.
    assert result.summary["held_moment_Nm"]["hip"] == pytest.approx(weights - pushed[0], rel=1e-3)
    assert result.summary["held_moment_Nm"]["hip"] > 100


def test_what_closes_the_share_is_said_and_its_effect_shown() -> None:
    result = done("hip-thrust", load=60.0)
    assert any("how is not determined" in note for note in result.notes)
    shown = result.to_dict()["closure"]
    assert any("100 N" in note and "at the knees" in note for note in result.notes)
    assert shown["moment_Nm"]["hip"] == pytest.approx(result.summary["held_moment_Nm"]["hip"])
    knees = [item["knee"] for item in shown["instead"].values()]
    assert max(knees) - min(knees) > 40
    hips = [item["hip"] for item in shown["instead"].values()]
    # The hips' answer stands whatever closes it: within 15 percent.
    assert max(abs(hip / shown["moment_Nm"]["hip"] - 1) for hip in hips) < 0.15


def test_a_hip_thrust_asks_most_near_ninety_degrees() -> None:
    # Peak hip extensor moment at about 90 deg of hip flexion, extensor throughout (isbs17).
    result = done("hip-thrust", load=100.0)
    up = slice(0, result.upright + 1)
    moment = np.asarray(result.frames["moment_Nm"]["hip"])[up]  # type: ignore[call-overload]
    hips = row(result, "hip_flexion_deg")[up]
    assert 75 < hips[np.argmax(moment)] < 105
    assert moment.min() > 0
    # And more of a way than a bridge has: 36 cm against 16 (zab24).
    ways = []
    for name in NAMES:
        run = done(name, load=60.0)
        height = forward_kinematics(run.posture.chain, run.motion.q[:, run.shown])[1][1, -1]
        ways.append(height.max() - height.min())
    assert ways[1] > ways[0] + 0.1


def test_what_needs_standing_is_empty_and_settings_that_do_not_count_are_said() -> None:
    result = done("glute-bridge", trunk_lean_deg=40, counterbalance=0)
    summary = result.to_dict()["summary"]
    for name in ("tip_angle_deg", "leg_family_deg", "gate_margin_Nm", "muscle_gate"):
        assert summary[name] is None
    assert sum("not used on the back" in note for note in result.notes) == 2
    assert any("lies on the hips" in note for note in done("glute-bridge", load=20.0).notes)
    with pytest.raises(InvalidInputError, match="bar_position"):
        done("hip-thrust", bar_position="high")
    with pytest.raises(InvalidInputError, match="arms"):
        done("hip-thrust", arms="hang")


def test_knees_bent_past_the_measured_angles_have_no_share_of_strength() -> None:
    # Anderson et al. (2007): a cosine over the angle, which ends before the knees of a bridge are bent most.
    result = done("glute-bridge")
    share = np.asarray(result.frames["strength_share"]["knee"])  # type: ignore[call-overload]
    assert np.isinf(share[0])
    assert np.isfinite(share[result.upright])
    assert result.summary["strength_share_by_joint"]["knee"] is None
    assert result.to_dict()["frames"]["strength_share"]["knee"][0] is None
