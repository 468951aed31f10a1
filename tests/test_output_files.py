"""Files that commands write: the same numbers as on the screen, everything for another engine, whole or not at all."""

from __future__ import annotations

import csv
import errno
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sim
from sim.body import LUMBAR_LEVELS
from sim.chain import GRAVITY
from sim.joint_strength import SHARES
from tests.strategies import Array, scale_of
from tests.test_chain_oracles import pinocchio_model
from tests.test_command_line import JOINTS, SCENARIOS, SERIES, STEPS, call, document, parse, succeed
from ui.files import to_json

ROOT, FULL = Path(__file__).resolve().parent.parent, Path("/dev/full")
TOGETHER = ("scenario", "time_s")  # what an audit holds beside the contract's names
AUDIT = (
    "gravity", "ground_y", "links", "q", "qd", "qdd", "tau", "com", "root_force", "root_moment", "cop_x", "contacts",
)  # fmt: skip
RUNS = {
    **{name: (name,) for name in SCENARIOS},
    "woman, long thighs, 60 kg": ("standing-good-morning", "--sex", "f", "--set", "thigh_m=0.45", "--load", "60"),
    "bar in the hands, kneeling": ("kneeling-good-morning", "--set", "bar_position=hands"),
    "fast": ("bodyweight-hip-hinge", "--set", "descent_s=0.5", "--set", "pause_s=0", "--set", "ascent_s=0.5"),
    "falls": ("kneeling-hip-hinge", "--set", "counterbalance=0"),
}
# Joints by the link that turns about them; where the link turns counter-clockwise, the joint extends or the arm flexes.
LINK_OF = {"L5/S1": "L5", "L4/L5": "L4", "T12/L1": "thorax", "neck": "head", "shoulder": "upper_arm", "wrist": "hand"}


def same(got: Array, expected: Any, scale: float, relative: float) -> None:
    """Compare relatively; only what cancels to nearly nothing is held against the scale."""
    assert_allclose(got, np.asarray(expected), rtol=relative, atol=relative * scale)


@pytest.fixture(scope="module", params=RUNS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """An audit and the run's own document."""
    file = tmp_path_factory.mktemp("audit") / "audit.json"
    result = document("run", *RUNS[request.param], "--audit", str(file))
    return parse(file.read_text(encoding="utf-8")), result


def states(audit: Any) -> tuple[Array, Array, Array]:
    """Return q, qd, qdd as arrays."""
    return np.array(audit["q"]), np.array(audit["qd"]), np.array(audit["qdd"])


def test_audit_holds_the_names_of_the_contract(run: tuple[Any, Any]) -> None:
    audit, result = run
    assert set(audit) == {*AUDIT, *TOGETHER}
    assert audit["gravity"] == GRAVITY > 0
    assert audit["ground_y"] == 0
    links = audit["links"]
    assert all(set(link) == {"name", "parent", "joint", "mass", "com", "inertia"} for link in links)
    assert (links[0]["parent"], links[0]["joint"]) == (-1, [0, 0])
    assert all(0 <= link["parent"] < i for i, link in enumerate(links) if i)
    mass = sum(link["mass"] for link in links)
    assert mass == pytest.approx(result["athlete"]["mass_kg"] + result["load_kg"], rel=2e-4)

    n_frames, n_joints = len(result["frames"]["time_s"]), len(links) - 1
    shapes = {"q": 3 + n_joints, "qd": 3 + n_joints, "qdd": 3 + n_joints, "tau": n_joints, "com": 2, "root_force": 2}
    assert {name: np.shape(audit[name]) for name in shapes} == {k: (n, n_frames) for k, n in shapes.items()}
    assert np.shape(audit["root_moment"]) == np.shape(audit["cop_x"]) == np.shape(audit["time_s"]) == (n_frames,)


def test_audit_and_frames_agree(run: tuple[Any, Any]) -> None:
    audit, result = run
    frames = result["frames"]
    assert audit["scenario"] == result["scenario"]
    assert audit["time_s"] == frames["time_s"]
    assert audit["com"] == [frames["com_x_m"], frames["com_y_m"]]
    assert audit["cop_x"] == frames["cop_x_m"]
    names = [link["name"] for link in audit["links"]]
    for joint, link in LINK_OF.items():
        assert_allclose(frames["moment_Nm"][joint], audit["tau"][names.index(link) - 1], rtol=1e-15)


def test_audit_contacts_carry_the_whole_reaction(run: tuple[Any, Any]) -> None:
    audit, result = run
    total, moment = np.array(audit["root_force"]), np.array(audit["root_moment"])
    contacts = audit["contacts"].values()
    assert [contact["x"] for contact in contacts] == result["support_x_m"]
    assert {contact["y"] for contact in contacts} == {audit["ground_y"]}
    weight = np.abs(total).max()
    places = np.array([contact["x"] for contact in contacts])
    forces = np.array([contact["force"] for contact in contacts])
    same(forces.sum(axis=0), total, weight, 1e-12)
    same(places @ forces[:, 1], moment, weight, 1e-12)
    same(moment / total[1], audit["cop_x"], 1.0, 1e-12)


def test_audit_can_be_replayed(run: tuple[Any, Any]) -> None:
    audit, _ = run
    chain = sim.Chain.from_links(audit["links"])
    tau, com, root = sim.inverse_dynamics(chain, *states(audit))
    scale = scale_of(chain, tau)
    same(tau, audit["tau"], scale, 1e-12)
    same(com, audit["com"], 1.0, 1e-12)
    same(root, [*audit["root_force"], audit["root_moment"]], scale, 1e-12)


def test_audit_is_what_pinocchio_computes(run: tuple[Any, Any]) -> None:
    pin = pytest.importorskip("pinocchio", reason="Pinocchio has no wheel here", exc_type=ImportError)
    audit, _ = run
    chain = sim.Chain.from_links(audit["links"])
    model, order = pinocchio_model(pin, chain)
    data = model.createData()
    q, qd, qdd = states(audit)
    generalised, com = np.empty_like(q), np.empty((2, q.shape[1]))
    for k in range(q.shape[1]):
        generalised[order, k] = pin.rnea(model, data, q[order, k], qd[order, k], qdd[order, k])
        com[:, k] = pin.centerOfMass(model, data, q[order, k])[:2]
    force_x, force_y, moment = generalised[:3]
    scale = scale_of(chain, generalised)
    same(generalised[3:], audit["tau"], scale, 1e-9)
    same(com, audit["com"], 1.0, 1e-9)
    same(generalised[:2], audit["root_force"], scale, 1e-9)
    same(moment + q[0] * force_y - q[1] * force_x, audit["root_moment"], scale, 1e-9)


@pytest.mark.parametrize(
    "typed", [("run", SCENARIOS[4], "--load", "25"), ("compare",), ("compare", STEPS[0], STEPS[2])], ids=" ".join
)
def test_json_file_is_what_json_prints(typed: Sequence[str], tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("what was there before", encoding="utf-8")
    printed = succeed(*typed, "--json", "-o", str(file))
    assert file.read_bytes() == printed.encode()
    assert document(*typed) == parse(printed)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("typed", [("run", name) for name in SCENARIOS] + [("compare",)], ids=" ".join)
def test_csv_file_holds_the_frames_with_units(typed: Sequence[str], tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    printed = document(*typed, "--output", str(file))
    results = printed.get("results", [printed])
    with file.open(encoding="utf-8", newline="") as handle:
        heading, *rows = csv.reader(handle)
    moments, shares = (f"moment_{joint}_Nm" for joint in JOINTS), (f"strength_{joint}_share" for joint in SHARES)
    spine = ("compression", "shear", "net_axial", "net_shear")
    by_level = [f"{name}_{level}_N" for name in spine for level in LUMBAR_LEVELS]
    assert heading == ["scenario", "load_kg", *SERIES, *moments, *shares, *by_level]
    expected = [
        (result["scenario"], result["load_kg"], *values)
        for result in results
        for values in zip(
            *(result["frames"][name] for name in SERIES),
            *result["frames"]["moment_Nm"].values(),
            *result["frames"]["strength_share"].values(),
            *(row for name in spine for row in result["frames"][f"{name}_N"].values()),
            strict=True,
        )
    ]
    assert len(rows) == len(expected) == sum(len(result["frames"]["time_s"]) for result in results)
    assert [(row[0], *(None if text == "" else float(text) for text in row[1:])) for row in rows] == expected


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_json_has_not_is_never_written(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"frames": [value]})


def full(*_: object, **__: object) -> NoReturn:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("option", ["-o", "--audit"])
@pytest.mark.parametrize(
    "step",
    [(tempfile, "NamedTemporaryFile"), (tempfile._TemporaryFileWrapper, "write"), (Path, "replace")],
    ids=["open", "write", "replace"],
)
def test_a_failing_write_leaves_nothing(
    option: str, step: tuple[object, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    succeed("run", STEPS[0])  # so that kernels are compiled and kept before the disk is full
    monkeypatch.setattr(*step, full, raising=False)
    monkeypatch.chdir(tmp_path)  # a long path is cut in what is said
    status, out, err = call("run", STEPS[0], "--json", option, "out.json")
    assert (status, out) == (2, "")
    assert err.startswith(f"{option}: out.json is not allowed; allowed: ")
    assert os.strerror(errno.ENOSPC) in err
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []

    kept = tmp_path / "kept.json"
    kept.touch()
    assert call("run", STEPS[0], option, str(kept)).status == 2
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept.json", b"")]


def test_a_file_may_be_read_by_those_who_may_read_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    succeed("run", STEPS[0], "-o", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    link, file = tmp_path / "link.json", tmp_path / "kept" / "file.json"
    file.parent.mkdir()
    link.symlink_to(file)
    succeed("run", STEPS[0], "-o", str(link))
    assert link.is_symlink()
    assert parse(file.read_text(encoding="utf-8"))["scenario"] == STEPS[0]


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")
def test_a_full_standard_output_is_said_in_one_line() -> None:
    with FULL.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-c", "from ui.cli import main; main(['list'])"],
            cwd=ROOT, stdout=out, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == f"standard output: cannot be written ({os.strerror(errno.ENOSPC)})\n"
