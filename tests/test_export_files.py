"""What `hingelab export` writes: names, ranges, poses and words, as a person and as an engine read them."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

import scenarios
import skeletons
from sim.repetition import simulate
from skeletons.writers.tree import make_tree
from tests import exported
from tests.strategies import generalised, scale_of
from tests.test_command_line import call, document, parse, succeed
from tests.test_output_files import full
from ui.exports import ENDINGS
from ui.exports import exported as text_of

BODIES = (".urdf", ".xml", ".osim")
SPINE = ("L5_S1", "L4_L5", "L3_L4", "L2_L3", "L1_L2", "T12_L1")
UPPER = (
    "hip_extension", *(f"{level}_extension" for level in SPINE), "neck_extension", "shoulder_flexion", "elbow_flexion",
    "wrist_flexion",
)  # fmt: skip
STANDING = ("foot_x", "foot_y", "foot_angle", "ankle_plantarflexion", "knee_flexion", *UPPER)
KNEELING = ("shank_x", "shank_y", "shank_angle", "ankle_dorsiflexion", "knee_flexion", *UPPER)
TURN = 360.0
# The man's ranges, deg, along the coordinate: hip flexion 110, knee 150, ankle 35 and 50; lumbar 60 and 21, of which
# L5/S1 has a share of 0.1640.
RANGES = {
    "hip_extension": (-110.0, TURN),
    "knee_flexion": (-TURN, 150.0),
    "ankle_plantarflexion": (-35.0, 50.0),
    "L5_S1_extension": (-9.84, 3.444),
}


def write(folder: Path, ending: str, *typed: str) -> Path:
    """Export by command."""
    file = folder / f"out{ending}"
    assert succeed("export", *typed, "-o", str(file)) == f"Written: {file}\n"
    return file


def model_of(file: Path) -> tuple[Any, Any]:
    """MuJoCo's module and model of a file."""
    mj = exported.engine("mujoco", "MuJoCo has no wheel here")
    return mj, mj.MjModel.from_xml_path(str(file))


def test_help_names_the_command() -> None:
    assert "export" in succeed("--help").split()
    text = succeed("export", "--help")
    assert [ending for ending in ENDINGS if ending not in text] == []


@pytest.mark.parametrize(("scenario", "names"), [("standing-good-morning", STANDING), ("kneeling-hip-hinge", KNEELING)])
def test_coordinates_carry_the_fields_names(scenario: str, names: Sequence[str], tmp_path: Path) -> None:
    assert exported.tree_of(exported.result_of(scenario, "man, usual bar")).coordinates == names
    for ending in BODIES:
        text = write(tmp_path, ending, scenario).read_text(encoding="utf-8")
        assert [name for name in names if f'name="{name}"' not in text] == []
        assert "/" not in "".join(re.findall(r'name="([^"]*)"', text))


@pytest.mark.parametrize("ending", [*BODIES, ".mot"])
def test_file_says_what_it_is(ending: str, tmp_path: Path) -> None:
    typed = ("kneeling-hip-hinge", "--load", "42.5", "--sex", "f", "--height", "1.6", "--mass", "55")
    text = write(tmp_path, ending, *typed, "--set", "thigh_m=0.42").read_text(encoding="utf-8")
    words = " ".join(text.replace("\n#", "\n").split())
    for part in ("Kneeling hip hinge", "woman, 1.6 m, 55 kg, measured thigh_m 0.42", "42.5 kg, a point mass welded to",
                 "This drill has no bar: 42.5 kg sits high on the back",
                 "x forward, y up, z to the subject's right", "9.80665 m/s^2", "Units: m, kg, s", "L5_S1 stands for",
                 "Anyone may use"):  # fmt: skip
        assert part in words
    if ending in BODIES:
        comment = text[text.index("<!--") + 4 : text.index("-->")]
        assert "--" not in comment
        assert max(map(len, comment.splitlines())) < 120


def test_ranges_are_the_athletes(tmp_path: Path) -> None:
    mj, model = model_of(write(tmp_path, ".xml", "standing-good-morning"))
    for name, ends in RANGES.items():
        joint = model.joint(name)
        assert joint.limited
        assert_allclose(np.degrees(joint.range), ends, rtol=1e-12)
    free = [model.joint(j).name for j in range(model.njnt) if not model.jnt_limited[j]]
    assert free == ["foot_x", "foot_y", "foot_angle", "neck_extension", "shoulder_flexion", "elbow_flexion",
                    "wrist_flexion"]  # fmt: skip
    # Kneeling, the floor bends the ankle further than it goes by itself.
    kneeling = mj.MjModel.from_xml_path(str(write(tmp_path, ".xml", "kneeling-hip-hinge")))
    assert not kneeling.joint("ankle_dorsiflexion").limited


@pytest.mark.parametrize("scenario", scenarios.exercises())
def test_ranges_are_the_same_in_every_format(scenario: str, tmp_path: Path) -> None:
    pin = exported.engine("pinocchio", "Pinocchio has no wheel here")
    osim = exported.silent_opensim()
    _, model = model_of(write(tmp_path, ".xml", scenario))
    urdf = pin.buildModelFromUrdf(str(write(tmp_path, ".urdf", scenario)))
    body = osim.Model(str(write(tmp_path, ".osim", scenario)))
    names = exported.tree_of(exported.result_of(scenario, "man, usual bar")).coordinates
    for name in names[3:]:
        joint, place = model.joint(name), urdf.joints[urdf.getJointId(name)].idx_q
        ends = joint.range if joint.limited else np.radians([-TURN, TURN])
        assert_allclose([urdf.lowerPositionLimit[place], urdf.upperPositionLimit[place]], ends, rtol=1e-12)
        coordinate = body.getCoordinateSet().get(name)
        assert_allclose([coordinate.getRangeMin(), coordinate.getRangeMax()], ends, rtol=1e-12)
        assert coordinate.getDefaultClamped() == bool(joint.limited)


@pytest.mark.parametrize("scenario", scenarios.exercises())
def test_poses_are_those_of_the_repetition(scenario: str, tmp_path: Path) -> None:
    mj, model = model_of(write(tmp_path, ".xml", scenario))
    data, result = mj.MjData(model), exported.result_of(scenario, "man, usual bar")
    for name, frame in (("start", 0), ("deepest", result.deepest)):
        data.qpos[:] = model.key(name).qpos
        mj.mj_forward(model, data)
        com = [result.frames[key][frame] for key in ("com_x_m", "com_y_m")]  # type: ignore[index]
        assert_allclose(data.subtree_com[0, :2], com, rtol=1e-9, atol=1e-12)
    osim = exported.silent_opensim()
    body = osim.Model(str(write(tmp_path, ".osim", scenario)))
    state = body.initSystem()
    com = [result.frames[key][0] for key in ("com_x_m", "com_y_m")]  # type: ignore[index]
    assert_allclose(body.calcMassCenterPosition(state).to_numpy()[:2], com, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("scenario", scenarios.exercises())
def test_nothing_but_gravity_moves_the_body(scenario: str, tmp_path: Path) -> None:
    """MuJoCo's free fall needs no torque here: no damping, no armature, no contact, no mass of shapes."""
    mj, model = model_of(write(tmp_path, ".xml", scenario))
    assert not model.geom_contype.any()
    assert not model.geom_conaffinity.any()
    result = exported.result_of(scenario, "man, usual bar")
    chain, tree = result.posture.chain, exported.tree_of(result)
    data = mj.MjData(model)
    data.qpos[:] = model.key("deepest").qpos
    data.qvel[:] = np.random.default_rng(1).uniform(-1.0, 1.0, model.nv)
    mj.mj_forward(model, data)
    states = np.zeros((3, 3 + chain.n_joints, 1))
    states[:, list(tree.rows), 0] = data.qpos, data.qvel, data.qacc
    forces = generalised(chain, *states)
    size = chain.total_mass * np.abs(data.qacc).max()  # of what cancels
    assert_allclose(forces, 0.0, atol=1e-9 * scale_of(chain, size))


def test_shapes_are_as_thick_as_their_mass_in_water() -> None:
    result = exported.result_of("standing-good-morning", "man, usual bar")
    for piece in exported.tree_of(result).pieces:
        shape = piece.shape
        if piece.welded:
            assert (shape.length, shape.radius, shape.half_width) == (0.0, 0.014, 1.741 / 2)
        else:
            volume = math.pi * shape.radius**2 * (shape.length + 4 / 3 * shape.radius)
            assert volume == pytest.approx(piece.link.mass / 1000, rel=1e-9)
    shapes = {piece.link.name: piece.shape for piece in exported.tree_of(result).pieces}
    assert shapes["thigh"].end == pytest.approx((0.0, 0.4222))  # hip: de Leva's thigh of a man of 1.741 m


def test_csv_holds_coordinates_with_units(tmp_path: Path) -> None:
    typed = ("kneeling-good-morning", "--load", "15")
    audit_file = tmp_path / "audit.json"
    succeed("run", *typed, "--audit", str(audit_file))
    audit = parse(audit_file.read_text(encoding="utf-8"))
    with write(tmp_path, ".csv", *typed).open(encoding="utf-8", newline="") as handle:
        heading, *lines = csv.reader(handle)
    columns = dict(zip(heading, np.array(lines, dtype=np.float64).T, strict=True))
    assert len(columns) == len(heading) == 1 + 3 * len(KNEELING)
    assert_allclose(columns.pop("time_s"), audit["time_s"], rtol=0.0)
    for state, suffix in (("q", ""), ("qd", "_per_s"), ("qdd", "_per_s2")):
        for row, name in enumerate(KNEELING):
            values = columns.pop(f"{name}_{'m' if row < 2 else 'deg'}{suffix}")
            factor = 1.0 if row < 2 else 180.0 / math.pi
            assert_allclose(values, factor * np.array(audit[state][row]), rtol=1e-14)
    assert not columns


def test_motion_that_cannot_go_on_says_why(tmp_path: Path) -> None:
    typed = ("kneeling-hip-hinge", "--set", "counterbalance=0")
    result = document("run", *typed)
    head, _, table = write(tmp_path, ".mot", *typed).read_text(encoding="utf-8").partition("endheader\n")
    assert result["reason"] in " ".join(head.replace("\n#", "\n").split())
    times = [float(line.split("\t")[0]) for line in table.splitlines()[1:]]
    assert times == result["frames"]["time_s"]
    assert f"nRows={len(times)}\n" in head
    assert "ends at" not in write(tmp_path, ".mot", "kneeling-hip-hinge").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ENDINGS)
def test_json_is_the_run(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"out{ending}"
    run = document("run", "bodyweight-hip-hinge")
    del run["explanation"]
    assert document("export", "bodyweight-hip-hinge", "-o", str(file)) == run
    plain = simulate(scenarios.scenario("bodyweight-hip-hinge"), skeletons.athlete())
    assert file.read_text(encoding="utf-8") == text_of(plain, ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_failing_write_leaves_nothing(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    succeed("run", "bodyweight-hip-hinge")  # so that kernels are compiled and kept before the disk is full
    monkeypatch.setattr(Path, "replace", full)
    status, out, err = call("export", "bodyweight-hip-hinge", "-o", str(tmp_path / f"out{ending}"))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_joint_that_has_no_name_is_called_after_its_links() -> None:
    result = exported.result_of("standing-good-morning", "man, usual bar")
    links = list(result.posture.chain.links)
    links[-1] = replace(links[-1], name="sledge", inertia=1.0)
    posture = replace(result.posture, chain=type(result.posture.chain).from_links(links))
    tree = make_tree(posture, {})
    assert tree.coordinates[-1] == "thorax_sledge_angle"
    assert tree.pieces[-1].hinge is not None
    assert (tree.pieces[-1].hinge.low, tree.pieces[-1].hinge.high) == (None, None)
