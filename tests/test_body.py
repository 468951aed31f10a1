"""The athlete's chain against de Leva's table, and where the body meets the floor and the bar."""

from __future__ import annotations

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import skeletons
from sim.athlete import LENGTHS, Athlete
from sim.balance import variables
from sim.body import LUMBAR_LINKS
from sim.kinematics import forward_kinematics
from sim.links import build_chain
from sim.posture import make_posture
from sim.support import make_support
from sim.task import Task
from tests.people import athletes, tasks

TRUNK = ("pelvis", *LUMBAR_LINKS, "thorax")
STATURE = {"m": 1.741, "f": 1.735}

# de Leva 1996, J Biomech 29:1223-1230, table 4: share of body mass, centre of mass from the first-named end and
# transverse radius of gyration as shares of length, length [m]. Trunk CERV-MIDH, head VERT-CERV, shank KJC-AJC.
DE_LEVA = {
    "m": {
        "head": (0.0694, 0.5002, 0.315, 0.2429),
        "trunk": (0.4346, 0.5138, 0.306, 0.6033),
        "upper_arm": (0.0271, 0.5772, 0.269, 0.2817),
        "forearm": (0.0162, 0.4574, 0.265, 0.2689),
        "hand": (0.0061, 0.7900, 0.513, 0.0862),
        "thigh": (0.1416, 0.4095, 0.329, 0.4222),
        "shank": (0.0433, 0.4395, 0.246, 0.4403),
    },
    "f": {
        "head": (0.0668, 0.4841, 0.295, 0.2437),
        "trunk": (0.4257, 0.4964, 0.292, 0.6148),
        "upper_arm": (0.0255, 0.5754, 0.260, 0.2751),
        "forearm": (0.0138, 0.4559, 0.257, 0.2643),
        "hand": (0.0056, 0.7474, 0.454, 0.0780),
        "thigh": (0.1478, 0.3612, 0.364, 0.3685),
        "shank": (0.0481, 0.4352, 0.263, 0.4386),
    },
}
# The same table's foot, HEEL-TTIP: mass, centre of mass, and the "sagittal" gyration, since its long axis lies forward.
# Its length is not used: women's 0.132 of stature is too short to stand on.
FEET = {"m": (0.0137, 0.4415, 0.257), "f": (0.0129, 0.4014, 0.299)}
FOOT_LENGTH = {"m": 0.152, "f": 0.148}
# All shares of the table, limbs twice; de Leva's women do not quite add up.
WHOLE = {"m": 1.0000, "f": 0.9999}

# Christophy et al. (2012): slices of an OpenSim model, taken at 1.75 m; kg, of which only the proportion to the torso's
# 18.619 counts, and centre of mass in mm forward of and above the joint below.
SLICES = {
    "L5": (1.824, 53.7, 20.0),
    "L4": (1.799, 17.0, 18.0),
    "L3": (1.670, 13.7, 18.0),
    "L2": (1.689, 24.5, 18.0),
    "L1": (1.677, 39.0, 17.0),
}


def shares(athlete: Athlete, name: str) -> tuple[float, float, float, float]:
    """Mass [kg], centre of mass, gyration and length [m] of one segment by the table."""
    mass, com, gyration, length = DE_LEVA[athlete.sex][name]
    scaled = length * athlete.height_m / STATURE[athlete.sex]
    return mass * athlete.mass_kg, com, gyration, scaled


@given(athletes(measured=True), tasks())
def test_trunk_keeps_the_mass_and_the_moments_of_the_table(athlete: Athlete, task: Task) -> None:
    chain = build_chain(athlete, task)
    mass, com, gyration, length = shares(athlete, "trunk")
    length = athlete.trunk_m or length
    index = [chain.index(name) for name in TRUNK]
    # Upright, every link's frame is that of the world.
    _, origin, centre = forward_kinematics(chain, np.zeros((3 + chain.n_joints, 1)))
    m = chain.mass[index]
    place = centre[:, index, 0] - origin[:, index[:1], 0]

    assert m.sum() == pytest.approx(mass, rel=1e-12)
    # C7 is the first end, and the trunk's centre of mass lies straight above the hip.
    whole = np.array([0.0, (1 - com) * length])
    np.testing.assert_allclose(place @ m, whole * mass, rtol=0, atol=1e-12 * mass * length)
    second = chain.inertia[index].sum() + (m * ((place - whole[:, None]) ** 2).sum(axis=0)).sum()
    assert second == pytest.approx(mass * (gyration * length) ** 2, rel=1e-12)


@given(athletes(), st.sampled_from(("feet", "knees")))
def test_every_other_segment_is_the_table_s(athlete: Athlete, support: str) -> None:
    chain = build_chain(athlete, Task(support, "along", "high", 0.0))
    for name in DE_LEVA["m"].keys() - {"trunk"}:
        link = chain.links[chain.index(name)]
        mass, com, gyration, length = shares(athlete, name)
        pair = mass if name == "head" else 2 * mass
        # Frames stand at the first end of a hanging limb, and at the far end of what stands up.
        upward = name in {"head", "thigh"} or (name == "shank" and support == "feet")
        height = (1 - com) * length if upward else -com * length
        assert (link.mass, link.com[1]) == pytest.approx((pair, height), rel=1e-12)
        assert link.inertia == pytest.approx(pair * (gyration * length) ** 2, rel=1e-12)
    foot = chain.links[chain.index("foot")]
    mass, com, gyration = FEET[athlete.sex]
    length = FOOT_LENGTH[athlete.sex] * athlete.height_m
    assert (foot.mass, foot.com[0]) == pytest.approx((2 * mass * athlete.mass_kg, (com - 0.19) * length), rel=1e-12)
    assert foot.com[1] == pytest.approx(-0.039 * athlete.height_m / 2)
    assert foot.inertia == pytest.approx(2 * mass * athlete.mass_kg * (gyration * length) ** 2, rel=1e-12)


@given(athletes())
def test_lumbar_levels_share_the_trunk_as_the_published_slices(athlete: Athlete) -> None:
    chain = build_chain(athlete, Task("feet", "along", "high", 0.0))
    links = {name: chain.links[chain.index(name)] for name in TRUNK}
    stature = athlete.height_m
    for name, (mass, forward, up) in SLICES.items():
        assert links[name].mass / links["thorax"].mass == pytest.approx(mass / 18.619)
        assert links[name].com == pytest.approx((forward / 1750 * stature, up / 1750 * stature))
        assert links[name].inertia == pytest.approx(links[name].mass * (0.0335 * stature) ** 2)
    # The pelvis is assumed: halfway up to L5/S1, with a radius of gyration of 80 mm at 1.75 m.
    assert links["pelvis"].com == pytest.approx((0.0, 0.0549 / 2 * stature))
    assert links["pelvis"].inertia == pytest.approx(links["pelvis"].mass * (0.046 * stature) ** 2)


@given(athletes(measured=True), tasks())
def test_masses_add_up_and_52_percent_of_them_lie_above_l5s1(athlete: Athlete, task: Task) -> None:
    chain = build_chain(athlete, task)
    assert chain.total_mass == pytest.approx(WHOLE[athlete.sex] * athlete.mass_kg + task.load_kg, rel=1e-12)
    above = chain.mass[chain.index("L5") :].sum() - task.load_kg
    assert above == pytest.approx(0.52 * athlete.mass_kg, rel=1e-11)


@given(athletes(measured=True), tasks())
def test_every_inertia_is_positive(athlete: Athlete, task: Task) -> None:
    chain = build_chain(athlete, task)
    body = [link for link in chain.links if link.name != "bar"]
    assert len(chain.links) - len(body) == (task.load_kg > 0)
    assert min(link.inertia for link in body) > 0
    assert min(link.mass for link in body) > 0


CHANGES = {
    "thigh_m": {"thigh.com", "thigh.inertia", "pelvis.joint"},
    "shank_m": {"shank.com", "shank.inertia", "thigh.joint"},
    "trunk_m": {f"{name}.{what}" for name in TRUNK for what in ("com", "inertia", "joint")} - {"pelvis.joint"}
    | {"head.joint", "head.com", "upper_arm.joint"},
    "arm_m": {"upper_arm.com", "upper_arm.inertia", "forearm.joint", "forearm.com", "forearm.inertia", "hand.joint"},
}


@pytest.mark.parametrize("measure", LENGTHS)
@pytest.mark.parametrize("support", ["feet", "knees"])
@pytest.mark.parametrize("sex", ["m", "f"])
def test_a_measured_length_changes_its_segment_and_nothing_else(measure: str, support: str, sex: str) -> None:
    task = Task(support, "along", "high", 20.0)
    usual, long = skeletons.athlete(sex), skeletons.athlete(sex, **{measure: 0.5})
    changed = {
        f"{before.name}.{what}"
        for before, after in zip(build_chain(usual, task).links, build_chain(long, task).links, strict=True)
        for what in ("parent", "joint", "mass", "com", "inertia")
        if getattr(before, what) != getattr(after, what)
    }
    expected = set(CHANGES[measure])
    if measure == "shank_m" and support == "knees":
        expected = expected - {"thigh.joint"} | {"foot.joint"}
    if measure == "trunk_m":
        expected.add("bar.joint")  # below C7
    assert changed == expected
    # In kneeling the toes end where the shank does; nothing else of the support moves.
    moved = [
        a != b for a, b in zip(astuple(make_support(usual, support)), astuple(make_support(long, support)), strict=True)
    ]
    assert moved == [measure == "shank_m" and support == "knees", *[False] * 9]


def test_measured_lengths_are_distances_between_joints() -> None:
    athlete = skeletons.athlete("f", thigh_m=0.41, shank_m=0.43, trunk_m=0.57, arm_m=0.53)
    chain = build_chain(athlete, Task("feet", "hang", "high", 0.0))
    origin = forward_kinematics(chain, np.zeros((3 + chain.n_joints, 1)))[1][:, :, 0]
    at = {link.name: origin[:, i] for i, link in enumerate(chain.links)}
    assert at["thigh"] - at["shank"] == pytest.approx([0, 0.43])
    assert at["pelvis"] - at["thigh"] == pytest.approx([0, 0.41])
    assert at["head"][1] - at["pelvis"][1] == pytest.approx(0.57)
    assert at["upper_arm"] - at["hand"] == pytest.approx([0, 0.53])


@given(athletes(measured=True))
def test_standing_support_runs_from_heel_to_ball(athlete: Athlete) -> None:
    foot = FOOT_LENGTH[athlete.sex] * athlete.height_m
    support = make_support(athlete, "feet")
    assert (support.rear, support.front) == pytest.approx((-0.19 * foot, 0.49 * foot), rel=1e-12)


@given(athletes(measured=True))
def test_kneeling_toes_touch_the_floor_behind_everything(athlete: Athlete) -> None:
    posture = make_posture(athlete, Task("knees", "along", "high", 0.0))
    angle, origin, _ = forward_kinematics(posture.chain, posture.coordinates(variables(0.0, 0.0, 0.0, 0.0)))
    foot = posture.chain.index("foot")
    # From the ankle to the tip of the toes: 0.81 of the foot's length forward and 0.026 of stature down.
    tip = complex(0.81 * FOOT_LENGTH[athlete.sex], -0.026) * athlete.height_m
    x, y = origin[:, foot, 0]
    there = complex(x, y) + tip * complex(math.cos(angle[foot, 0]), math.sin(angle[foot, 0]))
    assert there.imag == pytest.approx(0.0, abs=1e-12)
    assert there.real == pytest.approx(posture.support.rear, rel=1e-12)
    assert there.real < x  # the foot points back


def test_kneeling_front_edge_is_the_patella() -> None:
    # 25 to 30 mm ahead of the knee axis in de Leva's reference man
    assert make_support(skeletons.athlete("m"), "knees").front == pytest.approx(0.0275, abs=5e-5)


@pytest.mark.parametrize(("support", "root"), [("feet", "foot"), ("knees", "shank")])
def test_the_root_is_what_stands_on_the_floor(support: str, root: str) -> None:
    chain = build_chain(skeletons.athlete(), Task(support, "along", "high", 0.0))
    assert chain.links[0].name == root
    assert [link.name for link in chain.links[2:]] == [
        "thigh", "pelvis", "L5", "L4", "L3", "L2", "L1", "thorax", "head", "upper_arm", "forearm", "hand",
    ]  # fmt: skip
