"""The layout is the chain's own posture, in the athlete's own lengths."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

import skeletons
from sim.body import LUMBAR_LINKS
from sim.chain import GRAVITY, Array
from sim.kinematics import forward_kinematics
from sim.repetition import simulate
from sim.result import Result
from tests.figures import ATHLETES, NAMES, ROUNDED_DEG, figure, run
from ui.figure.laying_out import hips_still, lay_out
from ui.figure.layout import Layout, place
from ui.figure.outlines import SEGMENTS, SegmentName, read_outlines

EXACT = 1e-9  # m


@pytest.fixture(params=[(name, athlete) for name in NAMES for athlete in ATHLETES], ids="-".join)
def both(request: pytest.FixtureRequest) -> tuple[Result, Layout]:
    """A run and its layout."""
    return run(*request.param), figure(*request.param)


def _inside(point: Array, polygon: Array) -> bool:
    """Whether a point is inside a polygon, by counting crossings."""
    (x, y), (a, b) = point, polygon.T
    c, d = np.roll(a, -1), np.roll(b, -1)
    crosses = (b > y) != (d > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = x < (c - a) * (y - b) / (d - b) + a
    return bool((crosses & left).sum() % 2)


def _outline(layout: Layout, name: SegmentName, frame: int) -> Array:
    return place(layout.pose(name, frame), layout.scales.skin[name](read_outlines().outline[name]) / 1000)


def _end(layout: Layout, name: SegmentName, drawn_mm: float, frame: int) -> Array:
    """Where the drawing has the far joint of a limb that hangs down from its origin."""
    end = layout.scales.skin[name](((0.0, -drawn_mm),)) / 1000
    result: Array = place(layout.pose(name, frame), end)[0]
    return result


def test_drawn_joints_are_those_of_the_chain(both: tuple[Result, Layout]) -> None:
    result, layout = both
    chain = result.posture.chain
    _, origin, _ = forward_kinematics(chain, result.motion.q[:, result.shown])
    # The joint of the link that a drawn segment's joint carries: the shank is drawn from the knee down.
    joints = {name: {"shank": "thigh", "thigh": "pelvis"}.get(name, name) for name in SEGMENTS}
    for i, name in enumerate(SEGMENTS):
        expected = origin[:, chain.index(joints[name])].T
        np.testing.assert_allclose(layout.poses[:, i, :2], expected, rtol=0, atol=EXACT)


def test_limbs_end_where_the_next_begins(both: tuple[Result, Layout]) -> None:
    _, layout = both
    drawn, frame = read_outlines().reference, layout.deepest
    limbs: tuple[tuple[SegmentName, float, SegmentName], ...] = (
        ("thigh", drawn.thigh_length, "shank"),
        ("shank", drawn.shank_length, "foot"),
        ("upper_arm", drawn.upper_arm_length, "forearm"),
        ("forearm", drawn.forearm_length, "hand"),
    )
    for limb, length, following in limbs:
        end = _end(layout, limb, length, frame)
        np.testing.assert_allclose(end, layout.pose(following, frame)[:2], rtol=0, atol=EXACT, err_msg=limb)


def test_vertebrae_stand_on_one_another(both: tuple[Result, Layout]) -> None:
    result, layout = both
    trunk = result.athlete.body.trunk
    height = trunk.level_height * result.athlete.height_m
    names: tuple[SegmentName, ...] = (*LUMBAR_LINKS, "thorax")  # type: ignore[assignment]
    for below, above in itertools.pairwise(names):
        top = place(layout.pose(below, layout.deepest), np.array([[0.0, height]]))[0]
        np.testing.assert_allclose(top, layout.pose(above, layout.deepest)[:2], rtol=0, atol=EXACT)


def test_vertebrae_turn_when_the_spine_rounds_and_keep_their_lordosis_when_it_does_not() -> None:
    neutral, rounded = figure("kneeling-good-morning"), figure("kneeling-good-morning", lumbar_deg=ROUNDED_DEG)
    body = run("kneeling-good-morning").athlete.body
    turned = 0.0
    for i, name in enumerate(LUMBAR_LINKS):
        turned += ROUNDED_DEG * body.flexion_shares[i]
        for layout, flexion in ((neutral, 0.0), (rounded, turned)):
            level, pelvis = layout.pose(name, layout.deepest), layout.pose("pelvis", layout.deepest)
            lean = math.degrees(pelvis[2] - level[2])
            assert lean == pytest.approx(body.trunk.level_lean_deg[i] + flexion, abs=1e-9)


def test_outlines_grow_with_the_athlete() -> None:
    for name in NAMES:
        small, large = figure(name, "small"), figure(name, "large")
        for segment in SEGMENTS:
            outline = read_outlines().outline[segment]
            spans = [np.ptp(layout.scales.skin[segment](outline), axis=0) for layout in (small, large)]
            assert (spans[1] > spans[0]).all(), segment


def test_long_thighs_are_drawn_long_and_nothing_else_is() -> None:
    scenario = run("standing-good-morning").scenario
    usual = lay_out(simulate(scenario, skeletons.athlete("m", 1.75, 75.0)))
    long = lay_out(simulate(scenario, skeletons.athlete("m", 1.75, 75.0, thigh_m=0.50)))
    for segment in SEGMENTS:
        outline = read_outlines().outline[segment]
        grown = np.ptp(long.scales.skin[segment](outline), axis=0) - np.ptp(usual.scales.skin[segment](outline), axis=0)
        expected = 500.0 - 1000 * usual.athlete.length("thigh") if segment == "thigh" else 0.0
        np.testing.assert_allclose(grown, (0.0, expected), atol=1e-9)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("athlete", ATHLETES)
def test_figure_stands_on_the_ground(name: str, athlete: str) -> None:
    layout = figure(name, athlete)
    lowest = min(float(outline[:, 1].min()) for outline in layout.silhouette(layout.deepest))
    if name.startswith("kneeling"):
        # Soft tissue and shoe are flattened where they meet the ground, by no more than they can be.
        assert -0.035 < lowest <= 0.0
        for touching in ("thigh", "shank", "foot"):
            assert _outline(layout, touching, layout.deepest)[:, 1].min() < 0.002
    else:
        sole = layout.scales.skin["foot"](read_outlines().clothing.sole) / 1000
        bottom = place(layout.pose("foot", layout.deepest), sole)[:, 1].min()
        assert bottom == pytest.approx(0.0, abs=1e-9)
        assert bottom < lowest


@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("lumbar_deg", [0.0, ROUNDED_DEG])
def test_bar_lies_on_the_upper_back(athlete: str, lumbar_deg: float) -> None:
    layout = figure("standing-good-morning", athlete, lumbar_deg)
    for frame in range(0, len(layout.poses), 10):
        assert layout.marks.bar is not None
        bar = layout.marks.bar[frame]
        assert not _inside(bar, _outline(layout, "head", frame))
        skin = layout.skin.at(layout.poses[frame])
        middle = (skin + np.roll(skin, -1, axis=0)) / 2
        assert min(np.hypot(*(bar - points).T).min() for points in (skin, middle)) < 0.03


@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("lumbar_deg", [0.0, ROUNDED_DEG])
def test_bar_in_the_hands_is_in_the_fist_and_not_in_the_leg(athlete: str, lumbar_deg: float) -> None:
    layout = figure("romanian-deadlift", athlete, lumbar_deg)
    for frame in range(0, len(layout.poses), 10):
        assert layout.marks.bar is not None
        bar = layout.marks.bar[frame]
        assert _inside(bar, _outline(layout, "hand", frame))
        assert not _inside(bar, _outline(layout, "thigh", frame))
        assert not _inside(bar, _outline(layout, "shank", frame))


def test_marks_are_the_runs_own(both: tuple[Result, Layout]) -> None:
    result, layout = both
    marks, frames, summary = layout.marks, result.frames, result.summary
    np.testing.assert_allclose(marks.com[:, 0], np.asarray(frames["com_x_m"]), atol=EXACT)
    np.testing.assert_allclose(marks.com[:, 1], np.asarray(frames["com_y_m"]), atol=EXACT)
    np.testing.assert_allclose(marks.hip_shift_m, np.asarray(frames["hip_shift_m"]), atol=EXACT)
    assert marks.support == (result.posture.support.rear, result.posture.support.front)
    assert marks.demand_Nm[layout.deepest] == pytest.approx(summary["held_moment_Nm"]["L5/S1"], abs=0.3)
    assert layout.held_moment_Nm(layout.deepest) == summary["held_moment_Nm"]["L5/S1"]
    assert layout.held_moment_Nm(0) == marks.demand_Nm[0]
    if marks.bar is not None:
        arm = marks.bar[:, 0] - marks.l5s1[:, 0]
        np.testing.assert_allclose(marks.bar_Nm, GRAVITY * result.load_kg * arm)


def test_muscle_and_tissue_share_the_moment() -> None:
    rounded = figure("kneeling-hip-hinge", "large", ROUNDED_DEG)
    deepest = rounded.deepest
    assert rounded.muscle_cable(deepest) is None  # passive tissue holds it all
    assert rounded.passive_band(deepest) is not None
    neutral = figure("kneeling-good-morning")
    assert neutral.passive_band(neutral.deepest) is None
    thin, thick = (figure("standing-good-morning", load_kg=load).muscle_cable(56) for load in (10.0, 60.0))
    assert thin is not None
    assert thick is not None

    def width(cable: Array) -> float:
        return float(np.hypot(*(cable[5] - cable[-6])))

    assert width(thick) > 1.5 * width(thin)


@pytest.mark.parametrize("name", NAMES)
def test_ghost_stands_at_its_tipping_point(name: str) -> None:
    result = run(name)
    ghost = hips_still(result)
    assert ghost.marks.trunk_lean_deg[0] == result.summary["tip_angle_deg"]
    assert ghost.marks.com[0, 0] == pytest.approx(result.posture.support.front, abs=1e-6)
    knee, hip = ghost.pose("shank", 0), ghost.pose("thigh", 0)
    assert hip[0] == pytest.approx(knee[0], abs=EXACT)
