"""`hingelab drop` as typed: its document, its table, its processes, and what it refuses."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from sim.errors import InvalidInputError
from tests.drops import needs_bullet
from tests.test_command_line import call, document, succeed
from ui.drop import agreement
from ui.drop.process import Job
from ui.drop.request import Options, Order, parse_options
from ui.drop.stumble import largest_shove, stumble_map

QUICK = ("--set", "descent_s=1", "--set", "ascent_s=1", "--set", "pause_s=0")
KEYS = ("scenario", "athlete", "load_kg", "options", "fell", "lean_at_loss_deg", "time_of_loss_s",
        "predicted_tip_angle_deg", "reason", "notes", "frames")  # fmt: skip
MAN = {"sex": "m", "height_m": 1.741, "mass_kg": 73.0}
REFUSED = {
    "no exercise": ((), "scenario", "hingelab list"),
    "unknown exercise": (("kneeling",), "scenario", "kneeling-hip-hinge"),
    "held feet": (("nordic-curl",), "scenario", "nothing holds feet or back"),
    "shove": (("kneeling-hip-hinge", "--shove", "201"), "--shove", "-200 to 200 N s"),
    "shove in words": (("kneeling-hip-hinge", "--shove", "hard"), "--shove", "-200 to 200 N s"),
    "delay": (("kneeling-hip-hinge", "--delay", "-0.1"), "--delay", "0 to 1 s"),
    "strength": (("kneeling-hip-hinge", "--strength", "0"), "--strength", "0.1 to 10"),
    "step": (("kneeling-hip-hinge", "--step", "0.01"), "--step", "0.0001 to 0.004 s"),
    "step for so long": (("kneeling-hip-hinge", "--step", "0.0001", "--set", "pause_s=60"), "--step", "or more"),
    "seed": (("kneeling-hip-hinge", "--seed", "1.5"), "--seed", "whole number, 0 to 4294967295"),
    "setting": (("kneeling-hip-hinge", "--set", "hips=0"), "setting", "counterbalance"),
    "ending": (("kneeling-hip-hinge", "-o", "drop.svg"), "-o", ".json or .csv"),
    "bar for all": (("--agreement", "--load", "10"), "--load", "own bar"),
    "bar for the map": (("--map", "--load", "10"), "--load", "goes through bars"),
    "both": (("--map", "--agreement"), "--agreement", "one of them"),
}


@pytest.fixture(scope="module")
def fallen() -> dict[str, Any]:
    """The document of a fall."""
    needs_bullet()
    found: dict[str, Any] = document("drop", "kneeling-good-morning", "--set", "counterbalance=0")
    return found


def test_the_document_holds_every_name_of_the_contract(fallen: dict[str, Any]) -> None:
    assert [key for key in KEYS if key not in fallen] == []
    assert fallen["fell"] is True
    assert fallen["lean_at_loss_deg"] == pytest.approx(fallen["predicted_tip_angle_deg"], abs=2.0)
    assert "face" in fallen["reason"]
    n = len(fallen["frames"]["time_s"])
    for name, row in fallen["frames"].items():
        for series in row.values() if isinstance(row, dict) else [row]:
            assert len(series) == n, name


def test_lean_at_loss_is_that_of_the_last_frame_with_load_on_the_rear_contact(fallen: dict[str, Any]) -> None:
    frames = fallen["frames"]
    last = max(i for i, force in enumerate(frames["contact_N"]["rear"]) if force > 0.0)
    assert fallen["lean_at_loss_deg"] == frames["trunk_lean_deg"][last]
    assert fallen["time_of_loss_s"] == frames["time_s"][last]


def test_people_get_a_table_and_files_get_frames(tmp_path: Path) -> None:
    needs_bullet()
    file = tmp_path / "drop.csv"
    text = succeed("drop", "kneeling-hip-hinge", *QUICK, "--shove", "5", "-o", str(file))
    assert "stays up" in text
    assert "5 N s" in text
    header, *lines = file.read_text().splitlines()
    assert "trunk_lean_deg" in header
    assert "contact_rear_N" in header
    assert len(lines) > 50


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_allowed_is_refused_in_one_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_bullet()
    monkeypatch.chdir(tmp_path)
    typed, *parts = REFUSED[name]
    answer = call("drop", *typed)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert all(part in answer.err for part in parts), answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_no_text_is_refused_before_anything_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_bullet()
    monkeypatch.setattr("ui.drop.agreement.table", lambda _: pytest.fail("compared"))
    page = tmp_path / "notes.md"
    page.write_bytes(b"\xff")
    answer = call("drop", "--agreement", "-o", str(page))
    assert (answer.status, answer.out) == (2, "")
    assert "not UTF-8 text" in answer.err
    assert page.read_bytes() == b"\xff"


def test_without_the_engine_the_command_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "ui.drop.engine.find_spec", lambda name: None if name == "pybullet" else importlib.util.find_spec(name)
    )
    for typed in (("kneeling-hip-hinge",), ("--agreement",), ("--map",)):
        answer = call("drop", *typed)
        assert answer.status == 2
        assert answer.out == ""
        assert answer.err.count("\n") == 1
        assert "PyBullet" in answer.err
    assert call("run", "kneeling-hip-hinge").status == 0


def running(process: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_simulation_that_overruns_is_ended() -> None:
    needs_bullet()
    with Job("drop", Order("kneeling-hip-hinge", {}, MAN, None), limit_s=0.05) as job:
        with pytest.raises(InvalidInputError, match="overran"):
            job.result()
        assert not running(job._process.pid)


def test_a_simulation_that_is_not_wanted_any_more_is_ended() -> None:
    needs_bullet()
    with Job("drop", Order("kneeling-hip-hinge", {}, MAN, None)) as job:
        assert not job.done
        began = time.monotonic()
    assert time.monotonic() - began < 5.0
    assert not running(job._process.pid)


def test_what_a_process_refuses_comes_back_as_what_it_is() -> None:
    needs_bullet()
    order = Order("kneeling-hip-hinge", {"arms": "crossed", "bar_position": "hands"}, MAN, 10.0)
    with Job("drop", order) as job, pytest.raises(InvalidInputError, match="arms: crossed"):
        job.result()


def test_a_process_that_breaks_says_so() -> None:
    needs_bullet()
    with (
        Job("nothing", Order("kneeling-hip-hinge", {}, MAN, None)) as job,
        pytest.raises(RuntimeError, match="KeyError"),
    ):
        job.result()


def test_orders_go_through_a_pipe_unchanged() -> None:
    order = Order(
        "kneeling-hip-hinge", {"descent_s": 1 / 3}, MAN | {"thigh_m": 0.41}, None, Options(shove_Ns=0.1 + 0.2)
    )
    assert Order.from_dict(json.loads(json.dumps(order.to_dict()))) == order
    again = Order.of(order.exercise(), order.person(), order.load_kg, order.options)
    assert again == order


def test_options_are_read_as_typed() -> None:
    options = parse_options({"--shove": "-12", "--seed": "7", "--step": None}, 8.0)
    assert options == Options(shove_Ns=-12.0, seed=7)


def test_agreement_is_close_and_kept_between_its_marks(tmp_path: Path) -> None:
    needs_bullet()
    row = agreement.compare(Order("kneeling-hip-hinge", {}, MAN, None))
    assert row["completed"]
    assert row["cop_difference_m"] < 0.001
    assert row["inverse_dynamics_difference"] < 1e-9
    assert row["lean_at_loss_deg"] == pytest.approx(row["tip_angle_deg"], abs=1.0)
    page = tmp_path / "MODEL.md"
    assert agreement.read_page(page) == ""
    page.write_text("# Notes\n\nBefore.\n", encoding="utf-8")
    before = agreement.with_table(agreement.read_page(page), "first")
    text = agreement.with_table(before + "\nAfter.\n", agreement.markdown([row], MAN))
    assert text.startswith("# Notes\n\nBefore.\n")
    assert text.endswith("\nAfter.\n")
    assert "first" not in text
    assert "| kneeling-hip-hinge | 0 | 0." in text


def test_where_feet_are_held_only_inverse_dynamics_is_compared() -> None:
    needs_bullet()
    row = agreement.compare(Order("nordic-curl", {}, MAN, None))
    assert row["inverse_dynamics_difference"] < 1e-9
    assert row["cop_difference_m"] is None
    assert "| nordic-curl | 0 | - | " in agreement.markdown([row], MAN)


def test_the_largest_shove_is_taken_and_one_more_is_not() -> None:
    needs_bullet()
    order = Order("bodyweight-hip-hinge", {"descent_s": 1.0, "ascent_s": 1.0}, MAN, None, Options(step_s=0.004))
    taken = largest_shove(order, 0.0)
    assert taken is not None
    assert 8.0 < taken < 30.0


def test_the_map_runs_in_processes_and_says_how_far_it_is() -> None:
    needs_bullet()
    heard: list[tuple[int, int]] = []
    order = Order("kneeling-hip-hinge", {"descent_s": 1.0, "ascent_s": 1.0}, MAN, None, Options(step_s=0.004))
    [row] = stumble_map([order], [0.0, 40.0], 2, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 2), (1, 2), (2, 2)]
    assert row["load_kg"] == [0.0, 40.0]
    assert len(row["shove_Ns"]) == 2


def test_an_interruption_ends_the_map_and_its_processes() -> None:
    needs_bullet()
    order = Order("kneeling-hip-hinge", {}, MAN, None)

    def stop(_: int, __: int) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        stumble_map([order], [0.0], 1, stop)
    assert time.monotonic() - began < 5.0
