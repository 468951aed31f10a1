"""The picture: sound SVG, the same from run to run, curves without corners, pixels as asked."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.figures import ATHLETES, NAMES, ROUNDED_DEG, figure, run
from ui.cli import main
from ui.colours import DARK, LIGHT, PROFILES
from ui.figure.command import PNG_WIDTH, encoded
from ui.figure.curves import bezier, number, path, ribbon
from ui.figure.diagram import HEIGHT, WIDTH, compose, diagram
from ui.figure.laying_out import hips_still
from ui.figure.png import png
from ui.figure.strip import key_frames, repetition

SVG = "{http://www.w3.org/2000/svg}"


class Drawing(SingleFileSnapshotExtension):
    """One file a picture, so that a change can be looked at."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def drawing(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Snapshots as pictures."""
    return snapshot.use_extension(Drawing)


def _sound(svg: str) -> ET.Element:
    """Parse a picture in which every reference leads somewhere, every id is there once and every number is one."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    references = set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'href="#([^"]+)"', svg))
    assert references <= set(ids)
    assert not re.search(r"\b(nan|inf|None)\b", svg)
    return root


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", PROFILES)
@pytest.mark.parametrize("plain", [False, True])
def test_pictures_are_sound(name: str, theme: str, plain: bool) -> None:  # noqa: FBT001 - a case
    layout = figure(name)
    ghost = hips_still(run(name)), 0
    root = _sound(diagram(layout, layout.deepest, PROFILES[theme], plain=plain, ghost=ghost))
    assert bool(list(root.iter(f"{SVG}text"))) is not plain
    _sound(repetition(layout, 4, PROFILES[theme], plain=plain))


@pytest.mark.parametrize(("name", "lumbar_deg"), [("kneeling-good-morning", 0.0), ("romanian-deadlift", ROUNDED_DEG)])
def test_picture_is_the_one_we_looked_at(name: str, lumbar_deg: float, drawing: SnapshotAssertion) -> None:
    layout = figure(name, lumbar_deg=lumbar_deg)
    ghost = hips_still(run(name, lumbar_deg=lumbar_deg)), 0
    assert diagram(layout, layout.deepest, LIGHT, ghost=ghost).replace("><", ">\n<") == drawing


def test_front_edge_is_marked_where_the_support_ends() -> None:
    for name in NAMES:
        result, layout = run(name), figure(name)
        view = compose(layout, layout.deepest, LIGHT).view
        root = _sound(diagram(layout, layout.deepest, LIGHT))
        [support] = [item for item in root.iter(f"{SVG}g") if item.get("class") == "support"]
        tick, strip = support.find(f"{SVG}line"), support.find(f"{SVG}rect")
        assert tick is not None
        assert strip is not None
        rear, front = result.to_dict()["support_x_m"]
        assert float(tick.get("x1", "")) == pytest.approx(view.x(front), abs=0.06)
        assert float(strip.get("x", "")) == pytest.approx(view.x(rear), abs=0.06)
        assert float(strip.get("width", "")) == pytest.approx(view.scale * (front - rear), abs=0.06)


@pytest.mark.parametrize("lumbar_deg", [0.0, ROUNDED_DEG, -20.0])
@pytest.mark.parametrize("athlete", ATHLETES)
def test_trunk_has_no_corner(lumbar_deg: float, athlete: str) -> None:
    layout = figure("kneeling-good-morning", athlete, lumbar_deg)
    skin = layout.skin.at(layout.poses[layout.deepest])
    pieces = bezier(skin, closed=True)
    arriving, leaving = pieces[:, 3] - pieces[:, 2], np.roll(pieces[:, 1] - pieces[:, 0], -1, axis=0)
    turn = np.abs(arriving[:, 0] * leaving[:, 1] - arriving[:, 1] * leaving[:, 0])
    assert (turn / (np.hypot(*arriving.T) * np.hypot(*leaving.T)) < 1e-9).all()
    # Nor does it nearly have one: no point turns the outline by more than a shoulder does.
    step = np.roll(skin, -1, axis=0) - skin
    angle = np.degrees(np.arctan2(step[:, 1], step[:, 0]))
    change = (np.diff(angle, append=angle[:1]) + 180) % 360 - 180
    assert np.abs(change).max() < 60


def test_curve_runs_through_its_points() -> None:
    points = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
    closed, open_ = bezier(points, closed=True), bezier(points, closed=False)
    np.testing.assert_array_equal(closed[:, 0], points)
    np.testing.assert_array_equal(closed[:, 3], np.roll(points, -1, axis=0))
    np.testing.assert_array_equal(open_[:, 0], points[:-1])
    # On a straight line with even steps the handles are thirds.
    straight = bezier(np.array([[0.0, 0.0], [3.0, 0.0], [6.0, 0.0]]), closed=False)
    np.testing.assert_allclose(straight[0], [[0, 0], [1, 0], [2, 0], [3, 0]])
    assert path(points[:2], closed=False) == "M0 0C3.3 0 6.7 0 10 0"


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, -0.04, 0.26, -12.34)] == ["1", "0", "0.3", "-12.3"]


def test_ribbon_is_as_wide_as_asked() -> None:
    line = np.array([[0.0, 0.0], [0.0, 1.0], [0.0, 2.0]])
    band = ribbon(line, np.array([0.2, 0.4, 0.2]))
    np.testing.assert_allclose(np.hypot(*(band[:3] - band[:2:-1]).T), [0.2, 0.4, 0.2])


def test_poses_of_a_strip_go_down_evenly() -> None:
    layout = figure("standing-good-morning")
    frames = key_frames(layout, 5)
    lean = layout.marks.trunk_lean_deg[frames]
    assert frames[0] == 0
    assert frames[-1] == layout.deepest
    np.testing.assert_allclose(np.diff(lean), lean[-1] / 4, atol=3)
    assert key_frames(layout, 1) == [layout.deepest]


def test_one_spine_over_every_arm() -> None:
    for name in NAMES:
        layout = figure(name)
        svg = diagram(layout, layout.deepest, LIGHT, plain=True)
        arm = svg.rindex('href="#figure-upper_arm" data-segment')
        assert svg.count('href="#figure-vertebra"') == 5
        # A bar behind the neck keeps the arms off the lumbar spine; elsewhere they would hide it.
        assert (svg.index('href="#figure-vertebra"') > arm) is not layout.arms_flare


def test_pixels_are_as_asked() -> None:
    layout = figure("kneeling-hip-hinge")
    svg = diagram(layout, layout.deepest, DARK)
    for content, width in ((png(svg), WIDTH), (png(svg, 400), 400), (encoded(svg, ".png"), PNG_WIDTH)):
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", content[16:24]) == (width, width * HEIGHT / WIDTH)


def test_svg_file_carries_its_font() -> None:
    layout = figure("kneeling-hip-hinge")
    text = encoded(diagram(layout, layout.deepest, LIGHT), ".svg").decode()
    _sound(text)
    assert "@font-face" in text


@pytest.mark.parametrize(("ending", "start"), [(".svg", b"<svg "), (".png", b"\x89PNG")])
def test_command_writes_the_picture(
    ending: str, start: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"picture{ending}"
    with pytest.raises(SystemExit) as stopped:
        main(["diagram", "kneeling-good-morning", "--load", "15", "--ghost", "hips-still", "-o", str(file)])
    assert stopped.value.code == 0
    assert file.read_bytes().startswith(start)
    said, *caption = capsys.readouterr().out.splitlines()
    assert str(file) in said
    assert any("tips over" in sentence for sentence in caption)
    if ending == ".svg":
        assert f"<desc>{' '.join(caption)}</desc>" in file.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ([], "-o"),
        (["-o", "picture.pdf"], "-o"),
        (["-o", "picture.svg", "--frames", "0"], "frames"),
        (["-o", "picture.svg", "--frames", "two"], "frames"),
        (["-o", "picture.svg", "--theme", "pink"], "theme"),
        (["-o", "picture.svg", "--ghost", "me"], "ghost"),
        (["-o", "picture.svg", "--ghost", "hips-still", "--frames", "3"], "ghost"),
        (["-o", "picture.svg", "--load", "900"], "load_kg"),
    ],
)
def test_command_refuses_in_one_line(
    typed: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["diagram", "kneeling-good-morning", *typed])
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{named}: ")
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
