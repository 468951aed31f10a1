"""What the stage is sent: the same figure as on paper, as numbers and markup."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import scenarios
import sim
import skeletons
from sim.chain import Array
from ui import words_stage as told
from ui.colours import PROFILES
from ui.figure import draw
from ui.figure.laying_out import lay_out
from ui.figure.layout import Layout
from ui.stage import payload
from ui.stage.component import Stage
from ui.stage.drawing import custom_properties, drawing, fingerprint
from ui.stage.room import BAND_M, bounds, everywhere, reach
from ui.stage.wording import wording

NAMES = ("kneeling-hip-hinge", "kneeling-good-morning", "standing-good-morning")


@cache
def _layout(
    name: str = "kneeling-good-morning", load_kg: float = 20.0, counterbalance: float = 1.0, lumbar: float = 0.0
) -> Layout:
    settings = {"counterbalance": counterbalance, "lumbar_flexion_deg": lumbar}
    scenario = scenarios.scenario(name).with_settings(settings)
    return lay_out(sim.simulate(scenario, skeletons.athlete("m", 1.75, 75.0), load_kg=load_kg))


def _parts(name: str = "kneeling-good-morning") -> payload.Phases:
    return payload.phases(scenarios.scenario(name))


def _table(packed: payload.Packed) -> Array:
    return np.frombuffer(packed.data, dtype="<f4").reshape(packed.frames, -1).astype(float)


def _text(drawn: dict[str, object], name: str) -> str:
    text = drawn[name]
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", NAMES)
def test_frames_hold_marks_and_poses_in_single_precision(name: str) -> None:
    layout = _layout(name)
    packed = payload.pack(layout)
    table, column = _table(packed), payload.COLUMNS.index
    assert table.shape == (len(layout.poses), len(payload.COLUMNS) - 1 + layout.poses[0].size)
    np.testing.assert_allclose(table[:, column("time_s")], layout.marks.time_s, rtol=1e-6)
    np.testing.assert_allclose(table[:, column("com_x") : column("com_y") + 1], layout.marks.com, atol=1e-6)
    np.testing.assert_allclose(
        table[:, column("poses") :].reshape(layout.poses.shape), layout.poses, rtol=1e-6, atol=1e-6
    )


def test_widths_are_those_of_the_figure() -> None:
    layout = _layout()
    table, column = _table(payload.pack(layout)), payload.COLUMNS.index("cable_mm")
    outline = layout.muscle_cable(layout.deepest)
    assert outline is not None
    middle = len(outline) // 4
    width = 1000 * math.dist(outline[middle], outline[len(outline) - 1 - middle])
    profile = drawing(layout)["profile"]
    assert isinstance(profile, list)
    assert table[layout.deepest, column] * profile[middle] == pytest.approx(width, rel=2e-3)


def test_no_bar_is_not_a_number() -> None:
    table, column = _table(payload.pack(_layout("kneeling-hip-hinge", 0.0))), payload.COLUMNS.index
    assert np.isnan(table[:, column("bar_x")]).all()
    assert np.isfinite(np.delete(table, [column("bar_x"), column("bar_y"), column("cop_x")], axis=1)).all()


def test_a_still_pose_is_one_frame() -> None:
    layout = _layout()
    whole, still = payload.pack(layout), payload.pack(layout, slice(7, 8))
    assert still.frames == 1
    np.testing.assert_array_equal(_table(still)[0], _table(whole)[7])


@pytest.mark.parametrize("load_kg", [0.0, 20.0])
@pytest.mark.parametrize("prefix", ["now", "ghost"])
def test_markup_is_well_formed_and_refers_to_what_it_defines(load_kg: float, prefix: str) -> None:
    drawn = drawing(_layout(load_kg=load_kg), prefix)
    whole = "".join(_text(drawn, name) for name in ("defs", "pose", "ghost"))
    ET.fromstring(f"<svg>{whole}</svg>")  # noqa: S314 - our own markup
    defined = set(re.findall(r' id="([^"]+)"', whole))
    used = set(re.findall(r'href="#([^"]+)"', whole)) | set(re.findall(r"url\(#([^)]+)\)", whole))
    assert used
    assert used <= defined


def test_every_colour_is_a_property_of_every_profile() -> None:
    drawn = drawing(_layout())
    whole = "".join(_text(drawn, name) for name in ("defs", "pose", "ghost"))
    assert not re.search("#[0-9A-Fa-f]{6}", whole)
    wanted = set(re.findall(r"var\((--hl-[a-z-]+)\)", whole))
    for colours in PROFILES.values():
        assert wanted <= set(re.findall(r"(--hl-[a-z-]+):", custom_properties(colours)))


def test_the_browser_can_move_every_part() -> None:
    drawn = drawing(_layout())
    pose, ghost = _text(drawn, "pose"), _text(drawn, "ghost")
    layout = _layout(lumbar=30.0)  # cable and band both show
    paper = draw.pose(layout, layout.deepest, PROFILES["light"], "now")
    for mark in ("data-segment=", "data-part=", "<use", "<path", "<circle"):
        assert pose.count(mark) == paper.count(mark), mark
    assert pose.count("data-skin") == 3  # the clip, the contour, the filling
    assert pose.count("data-share") == 2
    assert ghost.count("data-skin") == 2
    assert ghost.count("data-share") == 1
    assert ghost.count('data-segment="bar"') == 1
    assert pose.count('data-segment="bar"') == 1


def test_a_heavier_bar_needs_no_new_drawing_and_another_athlete_does() -> None:
    light, heavy = _layout(load_kg=20.0), _layout(load_kg=30.0)
    assert fingerprint(light) == fingerprint(heavy)
    assert drawing(light) == drawing(heavy)
    person = skeletons.athlete("f", 1.65, 63.0)
    other = lay_out(sim.simulate(scenarios.scenario("kneeling-good-morning"), person, load_kg=20.0))
    assert fingerprint(light) != fingerprint(other)
    assert fingerprint(light) != fingerprint(_layout(load_kg=0.0))


@pytest.mark.parametrize("name", NAMES)
def test_bounds_hold_every_frame(name: str) -> None:
    layout = _layout(name)
    outer = bounds(layout, everywhere(layout))
    outlines = np.concatenate(
        [outline for frame in range(0, len(layout.poses), 20) for outline in layout.silhouette(frame)]
    )
    slack = 0.02  # the trunk's skin, and curves between points
    assert outer["rear"] - slack <= outlines[:, 0].min()
    assert outer["front"] + slack >= outlines[:, 0].max()
    assert outer["top"] + slack >= outlines[:, 1].max()
    assert outer["rear"] <= outer["hips"]


@pytest.mark.parametrize("name", [*NAMES, "romanian-deadlift"])
def test_nothing_passes_beyond_the_reach_of_its_height(name: str) -> None:
    layout = _layout(name)
    beyond = reach(everywhere(layout))
    for frame in range(0, len(layout.poses), 10):
        for x, y in np.concatenate(layout.silhouette(frame)):
            band = max(int(y // BAND_M), 0)
            rear, front = beyond["rear"][band], beyond["front"][band]
            assert rear is not None
            assert front is not None
            assert rear - 1e-6 <= x <= front + 1e-6
    outer = bounds(layout, everywhere(layout))
    assert outer["rear"] == min(x for x in beyond["rear"] if x is not None)
    assert outer["front"] == max(x for x in beyond["front"] if x is not None)


def test_a_scene_says_where_hips_still_would_fall() -> None:
    layout = _layout()
    scene = payload.scene(layout, _parts())
    tips = scene["tips_s"]
    assert isinstance(tips, float)
    assert layout.marks.tip_angle_deg is not None
    lean = np.interp(tips, layout.marks.time_s, layout.marks.trunk_lean_deg)
    assert 0 <= lean - layout.marks.tip_angle_deg < 3
    assert [word for word, _ in _parts()] == ["down", "hold", "up"]


def test_a_fall_ends_with_its_reason() -> None:
    layout = _layout(counterbalance=0.0)
    scene = payload.scene(layout, _parts())
    assert scene["status"] == "falls"
    assert layout.reason is not None
    assert scene["reason"] == layout.reason.replace(" deg", "°")
    assert scene["verdict"] == "Falls"
    assert layout.marks.time_s[-1] < sum(seconds for _, seconds in _parts())


def test_words_have_bare_holes_and_are_all_in_one_place() -> None:
    said = wording()
    assert said["moment"].startswith("{value}")
    assert not [text for text in said.values() if re.search(r"\{\w*[^\w}]", text)]
    own = {*told.STAGE, *told.SHORT, "centimetres", "moment", "plus", "back", "part_body"}
    assert own <= {name.removeprefix("short_") for name in said}
    scripts = "".join(path.read_text(encoding="utf-8") for path in Path(payload.__file__).parent.glob("*.js"))
    phrases = [text for text in said.values() if re.search("[A-Z ]", text)]  # a lone lower-case word may be a class
    assert phrases
    assert [text for text in phrases if re.search(f'["`>]{re.escape(text)}["`<]', scripts)] == []


def test_the_component_sends_a_drawing_once() -> None:
    stage = Stage(autoplay=False)
    sent: list[str] = []
    stage.param.watch(lambda *events: sent.extend(event.name for event in events), ["figure", "ghost_figure", "motion"])
    stage.present(_layout(), _parts(), ghost=_layout(counterbalance=0.0))
    assert sent.count("figure") == 1
    assert "ghost_figure" not in sent
    stage.present(_layout(load_kg=30.0), _parts())
    assert sent.count("figure") == 1
    assert sent.count("motion") == 2
    assert stage.ghost_motion is None
    stage.present(_layout(load_kg=30.0), _parts(), ghost=_layout("kneeling-hip-hinge", 0.0))
    assert stage.ghost_figure["pose"]
