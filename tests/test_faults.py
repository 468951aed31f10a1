"""Faults: nothing at strength 0, more with strength, sizes as published, each one's mechanics by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

import scenarios
import skeletons
from scenarios.faults import fault, faults
from sim.balance import hip_x, variables
from sim.body import LUMBAR_LEVELS
from sim.chain import GRAVITY
from sim.dynamics import mass_matrix
from sim.errors import InvalidInputError
from sim.fault_effects import FaultRun, run_with_fault
from sim.faults import refusal
from sim.kinematics import forward_kinematics
from sim.liftoff import bar_centre
from sim.posture import ARM, LUMBAR, TRUNK, arm_angle
from sim.result import Result

NAMES = ("kneeling-good-morning", "romanian-deadlift", "conventional-deadlift", "hip-thrust", "glute-bridge")
ATHLETE = skeletons.athlete("m", 1.75, 75.0)
CAN_BE = [
    (name, item.name)
    for name in NAMES
    for item in faults().values()
    if refusal(item, scenarios.scenario(name)) is None
]  # fmt: skip


def wrong(name: str, which: str, strength: float = 1.0) -> FaultRun:
    """Run an exercise with a fault."""
    return run_with_fault(fault(which), scenarios.scenario(name), ATHLETE, None, strength)


def frame(result: Result, name: str, at: int | None = None) -> float:
    """Return a frame's value, at the deepest where not said."""
    values = np.asarray(result.frames[name])
    return float(values[result.deepest if at is None else at])


@pytest.mark.parametrize(("name", "which"), CAN_BE)
def test_strength_0_is_the_clean_repetition(name: str, which: str) -> None:
    run = wrong(name, which, 0.0)
    assert run.faulty.value == 0.0
    assert run.result.summary == run.clean.summary
    assert run.consequences == ()
    for array in ("z", "zd", "zdd", "tau", "root"):
        assert (getattr(run.result.motion, array) == getattr(run.clean.motion, array)).all()


# Where the knees bend more for a bar on the floor than it asks, the start is another linkage, off the shins.
STARTS_ANEW = {"bends knees"}


@pytest.mark.parametrize(
    ("name", "which"),
    [(name, which) for name, which in CAN_BE if "conventional" not in name or fault(which).kind not in STARTS_ANEW],
)
def test_a_little_of_a_fault_is_little(name: str, which: str) -> None:
    run = wrong(name, which, 1e-6)
    assert run.result.outcome == run.clean.outcome
    assert all(fact.size < 1e-2 for fact in run.consequences)


# What each fault moves, and which way.
MOVES = {
    "rounding": ("hip_flexion_deg", -1), "early-rounding": ("hip_flexion_deg", -1),
    "late-rounding": ("hip_flexion_deg", -1), "lower-rounding": ("hip_flexion_deg", -1),
    "upper-rounding": ("hip_flexion_deg", -1), "one-level-rounding": ("level_flexion_share", 1),
    "over-extension": ("passive_hip_moment_Nm", 1), "squatting": ("shank_lean_deg", 1),
    "weight-on-toes": ("toe_load_share", 1), "heels-light": ("toe_load_share", 1),
    "head-up": ("peak_moment_Nm.neck", -1), "bar-drift": ("held_moment_Nm.L5/S1", 1),
    "shoulders-reach": ("peak_moment_Nm.shoulder", 1), "too-shallow": ("held_moment_Nm.hip", -1),
}  # fmt: skip


@pytest.mark.parametrize("which", MOVES)
def test_more_of_a_fault_does_more(which: str) -> None:
    quantity, way = MOVES[which]
    moved = []
    for strength in (0.2, 0.4, 0.6, 0.8):
        run = wrong("romanian-deadlift", which, strength)
        assert run.result.outcome.status == "ok"
        [fact] = [fact for fact in run.consequences if fact.quantity == quantity]
        assert fact.difference is not None
        moved.append(way * fact.difference)
    assert moved[0] > 0.0
    assert (np.diff(moved) > 0.0).all()


def test_consequences_are_in_order_of_size_against_their_yardstick() -> None:
    run = wrong("standing-good-morning", "hips-stay")
    sizes = [fact.size for fact in run.consequences]
    assert sizes == sorted(sizes, reverse=True)
    assert run.consequences[0].quantity == "status"
    told = run.result.to_dict()["fault"]
    assert told["unit"] == "m"
    assert [item["quantity"] for item in told["consequences"]] == [fact.quantity for fact in run.consequences]
    for item in told["consequences"][1:]:
        if item["difference"] is not None:
            assert item["difference"] == pytest.approx(item["fault"] - item["clean"])
            assert item["reference"]["share"] == pytest.approx(abs(item["difference"]) / item["reference"]["value"])


# --- sizes --------------------------------------------------------------------------------------------------------
def test_sizes_are_those_of_their_sources() -> None:
    # Dolan et al. (1994): 78-97 % of the range; the body's range is 60 deg.
    assert wrong("standing-good-morning", "rounding").faulty.value == pytest.approx(60 * (0.78 + 0.97) / 2)
    # Mitchell et al. (2008): lower 35.0, upper 30.8 deg.
    assert fault("lower-rounding").amount + fault("upper-rounding").amount == pytest.approx(65.8)
    # Walsh et al. (2007): from 1.5 to 20.3 deg of extension.
    assert fault("over-extension").amount == pytest.approx(20.3 - 1.5)
    # Schellenberg et al. (2013): knees 5.3 deg in the good morning, 107.8 deg in the deadlift.
    assert fault("squatting").amount == pytest.approx((107.8 - 5.3) / 4, abs=0.05)
    # ANSUR II: hand breadth 88 mm at 1.756 m.
    assert fault("bar-drift").amount == pytest.approx(0.088 / 1.756, abs=5e-4)
    assert wrong("romanian-deadlift", "bar-drift", 0.5).faulty.value == pytest.approx(0.5 * 0.05 * 1.75)
    assert all(item.amount > 0 and item.source and item.cue and item.sign for item in faults().values())


# --- mechanics ----------------------------------------------------------------------------------------------------
def test_a_raised_head_turns_about_c7_and_its_moment_is_its_weight_times_its_arm() -> None:
    run = wrong("standing-good-morning", "head-up", 0.5)
    clean = run.clean.summary["held_moment_Nm"]["neck"]
    chain, table = run.result.posture.chain, ATHLETE.body.segments
    weight = GRAVITY * table.head.mass * 75.0
    forward, up = chain.com[:, chain.index("head")]
    for moment, turned in ((clean, 70.0), (run.result.summary["held_moment_Nm"]["neck"], 70.0 - 30.0)):
        lean = math.radians(turned)
        assert moment == pytest.approx(weight * (up * math.sin(lean) + forward * math.cos(lean)))


def test_weight_goes_to_the_toes_from_the_outset_or_on_the_way_down() -> None:
    # Middle 0.15, front 0.49, rear -0.19 foot lengths from the ankle: (0.15 + 0.30 + 0.19) / 0.68 on the toes.
    toes, light = wrong("standing-good-morning", "weight-on-toes"), wrong("standing-good-morning", "heels-light")
    shares = np.asarray(toes.result.frames["toe_load_share"])
    assert shares == pytest.approx(0.64 / 0.68, abs=1e-5)
    assert frame(light.result, "toe_load_share", 0) == pytest.approx(0.5, abs=1e-5)
    assert frame(light.result, "toe_load_share") == pytest.approx(0.64 / 0.68, abs=1e-5)
    lean, share = (np.asarray(light.result.frames[name]) for name in ("trunk_lean_deg", "toe_load_share"))
    assert share == pytest.approx(0.5 + 0.30 / 0.68 * lean / 70.0, abs=1e-5)


def test_a_bar_that_drifts_is_as_far_ahead_as_said() -> None:
    run = wrong("romanian-deadlift", "bar-drift", 0.7)
    pose = variables(math.radians(35.0), 0.0, 0.2, -0.1)  # half-way
    places = []
    for result in (run.clean, run.result):
        z = pose.copy()
        z[ARM] = arm_angle(result.posture, z)
        chain = result.posture.chain
        places.append(forward_kinematics(chain, result.posture.coordinates(z))[1][0, chain.index("bar"), 0])
    assert places[1] - places[0] == pytest.approx(run.faulty.value / 2)


def test_shoulders_that_reach_hang_lower_under_a_leaning_trunk() -> None:
    run = wrong("romanian-deadlift", "shoulders-reach")
    z = run.clean.motion.z[:, [run.clean.shown[run.clean.deepest]]]
    places = []
    for result in (run.clean, run.result):
        chain = result.posture.chain
        places.append(forward_kinematics(chain, result.posture.coordinates(z))[1][:, chain.index("upper_arm"), 0])
    # At the deepest the bar pulls straight down.
    assert places[1] - places[0] == pytest.approx([0.0, -0.03 * 1.75], abs=1e-4)


@pytest.mark.parametrize(("which", "half_way"), [("early-rounding", 1.0), ("late-rounding", 0.0), ("rounding", 0.5)])
def test_rounding_has_its_time(which: str, half_way: float) -> None:
    run = wrong("standing-good-morning", which)
    lean, flexion = (np.degrees(run.result.motion.z[row]) for row in (TRUNK, LUMBAR))
    down = slice(np.argmax(lean) + 1)
    assert np.interp(35.0, lean[down], flexion[down]) == pytest.approx(half_way * 52.5, abs=0.05)
    assert flexion.max() == pytest.approx(52.5)
    assert flexion[-1] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("before", [0.0, 20.0])
def test_one_level_alone_rounds_more(before: float) -> None:
    scenario = scenarios.scenario("standing-good-morning").with_settings({"lumbar_flexion_deg": before})
    run = run_with_fault(fault("one-level-rounding"), scenario, ATHLETE)
    flexed = []
    for result in (run.clean, run.result):
        q = result.motion.q[:, result.shown[result.deepest]]
        flexed.append(
            -np.degrees(
                q[[3 + result.posture.chain.index(name) - 1 for name in ("L5", "L4", "L3", "L2", "L1", "thorax")]]
            )
        )
    more = dict(zip(LUMBAR_LEVELS, flexed[1] - flexed[0], strict=True))
    assert more.pop("L4/L5") == pytest.approx(13.0, abs=1e-6)
    assert list(more.values()) == pytest.approx([0.0] * 5, abs=1e-6)


def test_hips_that_stay_tip_where_the_model_says_that_it_tips() -> None:
    run = wrong("kneeling-good-morning", "hips-stay")
    assert run.result.outcome.status == "falls"
    # A slow repetition tips nearly where a body at rest does.
    assert frame(run.result, "trunk_lean_deg") == pytest.approx(run.clean.summary["tip_angle_deg"], abs=1.5)
    assert run.compared.summary["trunk_lean_deg"] == pytest.approx(run.result.summary["trunk_lean_deg"])
    clean = run.clean
    hips = hip_x(clean.posture, clean.motion.z[:, [0, clean.shown[clean.deepest]]])
    assert run.faulty.value == pytest.approx(hips[0] - hips[1], abs=2e-3)
    assert wrong("kneeling-good-morning", "hips-stay", 0.5).faulty.value < run.faulty.value


@pytest.mark.parametrize(
    "which", ["early-rounding", "late-rounding", "heels-light", "head-up", "bar-drift", "shoulders-reach"]
)
def test_work_of_the_joints_becomes_energy_with_a_fault_too(which: str) -> None:
    run = wrong("romanian-deadlift", which)
    motion, chain = run.result.motion, run.result.posture.chain
    height = forward_kinematics(chain, motion.q)[2][1]
    energy = GRAVITY * chain.mass @ height
    energy += np.einsum("in,ijn,jn->n", motion.qd, mass_matrix(chain, motion.q), motion.qd) / 2
    power = (motion.tau * motion.qd[3:]).sum(axis=0)
    work = np.concatenate(([0.0], np.cumsum((power[1:] + power[:-1]) / 2 * np.diff(motion.time_s))))
    assert abs(work - (energy - energy[0])).max() < 1e-3 * abs(energy - energy[0]).max()
    target = motion.target + (run.faulty.value * motion.z[TRUNK] / math.radians(70.0) if which == "heels-light" else 0)
    assert abs(motion.cop_x - target).max() < 2e-3


@pytest.mark.parametrize("name", ["conventional-deadlift", "stiff-legged-deadlift", "hex-bar-deadlift"])
def test_lifts_from_the_floor_can_go_wrong_too(name: str) -> None:
    head = wrong(name, "head-up", 0.5)
    clean, turned = (run.motion.z[TRUNK, 0] for run in (head.clean, head.result))
    # The head's weight moves the start a little, and what grows grows with the trunk's lean.
    extension = np.degrees(head.result.motion.q[2 + head.result.posture.chain.index("head"), 0])
    assert extension == pytest.approx(30.0 * turned / clean)
    assert turned == pytest.approx(clean, rel=0.05)
    rounded = wrong(name, "rounding", 0.5)
    assert rounded.result.outcome.status == "ok"
    # On top of what the start takes from the spine already, as far as that goes.
    clean_deg = frame(rounded.clean, "lumbar_flexion_deg", 0)
    assert frame(rounded.result, "lumbar_flexion_deg", 0) == pytest.approx(clean_deg + 26.25, abs=1e-6)
    assert wrong(name, "rounding").faulty.value == pytest.approx(min(52.5, 60.0 - clean_deg), abs=1e-6)
    assert frame(rounded.result, "hip_flexion_deg", 0) < frame(rounded.clean, "hip_flexion_deg", 0)
    late, early = (wrong(name, which).result for which in ("late-rounding", "early-rounding"))
    for result, share in ((late, 0.0), (early, 1.0)):
        lean, flexion = (np.degrees(result.motion.z[row]) for row in (TRUNK, LUMBAR))
        up = slice(int(np.argmin(lean)), None, -1)
        half_way = clean_deg / 2 + share * wrong(name, "rounding").faulty.value
        assert np.interp(lean[0] / 2, lean[up], flexion[up]) == pytest.approx(half_way, abs=0.1)


def test_a_bar_from_the_floor_swings_out_on_the_way_up() -> None:
    run = wrong("conventional-deadlift", "bar-drift", 0.5)
    assert run.result.outcome.status == "ok"
    paths = []
    for result in (run.clean, run.result):
        down = slice(int(np.argmin(result.motion.z[TRUNK])), None, -1)
        lean, x = result.motion.z[TRUNK], bar_centre(result.posture, result.motion.z)[0]
        paths.append([np.interp(part * lean[0], lean[down], x[down]) for part in (0.0, 0.5, 1.0)])
    # The legs make room, so that the bar itself is a little less far out than its place against them.
    top, middle, floor = (after - before for before, after in zip(*paths, strict=True))
    assert abs(top) < 0.005
    assert abs(floor) < 0.005
    assert 0.5 * run.faulty.value < middle < 1.2 * run.faulty.value
    peaks = [result.summary["peak_moment_Nm"]["L5/S1"] for result in (run.clean, run.result)]
    assert peaks[1] > peaks[0]


@pytest.mark.parametrize("name", scenarios.exercises())
def test_every_exercise_takes_a_fault_or_says_why_not(name: str) -> None:
    scenario = scenarios.scenario(name)
    reasons = {item.name: refusal(item, scenario) for item in faults().values()}
    assert all(why is None or len(why) > 10 for why in reasons.values())
    # What is left has no meaning there: nothing to hold or to shift, or no hips that could stay.
    assert {which for which, why in reasons.items() if why} <= {
        "hips-stay", "hips-shoot-up", "squatting", "weight-on-toes", "heels-light", "head-up", "bar-drift",
        "shoulders-reach",
    }  # fmt: skip
    can = [which for which, why in reasons.items() if why is None]
    assert len(can) >= 9


# --- refusals -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "which", "settings", "reason"),
    [
        ("kneeling-good-morning", "squatting", {}, "on the feet: here the shanks lie on the floor"),
        ("kneeling-good-morning", "heels-light", {}, "on the feet"),
        ("standing-good-morning", "bar-drift", {}, "a bar in the hands"),
        ("standing-good-morning", "shoulders-reach", {}, "in the hands or at the sides"),
        ("bodyweight-hip-hinge", "bar-drift", {}, "a bar in the hands"),
        ("standing-good-morning", "hips-stay", {"counterbalance": 0}, "hips that move"),
        ("standing-good-morning", "head-up", {"trunk_lean_deg": 0}, "the trunk leans"),
        ("standing-good-morning", "lower-rounding", {"lumbar_flexion_deg": -10}, "not asked to extend"),
        ("standing-good-morning", "rounding", {"lumbar_flexion_deg": 60}, "-20 to 80 deg"),
        ("conventional-deadlift", "hips-stay", {}, "hips that stay reach no bar on the floor"),
        ("stiff-legged-deadlift", "hips-shoot-up", {}, "with stiff legs the hips begin high"),
        ("romanian-deadlift", "hips-shoot-up", {}, "a bar on the floor"),
        ("hex-bar-deadlift", "bar-drift", {}, "a bar in the hands"),
        ("hip-thrust", "hips-stay", {}, "on the back the hips are what is lifted"),
        ("glute-bridge", "head-up", {}, "here the floor bears it"),
        ("glute-bridge", "bar-drift", {}, "here the load is 0"),
        ("glute-bridge", "shoulders-reach", {}, "in the hands or at the sides"),
    ],
)
def test_what_has_no_meaning_is_refused_with_what_it_needs(
    name: str, which: str, settings: dict[str, object], reason: str
) -> None:
    scenario = scenarios.scenario(name).with_settings(settings)
    with pytest.raises(InvalidInputError, match=reason):
        run_with_fault(fault(which), scenario, ATHLETE)
