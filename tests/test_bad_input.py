"""Bad input: status 2, one line that names field, value and what is allowed, nothing computed, nothing written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import limits
from sim.errors import InvalidInputError
from tests.test_command_line import SCENARIOS, call, document

ROOT = Path(__file__).resolve().parent.parent
BOX = set("╭╮╰╯│─┌┐└┘├┤━┃")
RUN = ("run", "kneeling-hip-hinge")
LOAD = "0 to 300 kg"

# What is typed, and what the line must contain: the field, the value, something that is allowed.
BAD: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "unknown scenario": (("run", "kneling-hip-hing"), "scenario", "kneling-hip-hing", "nearest: kneeling-hip-hinge"),
    "unknown scenario to compare": (
        ("compare", "romanian-deadlift", "standing-goodmorning"),
        "scenario", "standing-goodmorning", "nearest: standing-good-morning",
    ),
    "capitals": (("run", "Romanian-Deadlift"), "scenario", "Romanian-Deadlift", "nearest: romanian-deadlift"),
    "scenario in two lines": (("run", "a\nb"), "scenario", "a b", "romanian-deadlift"),
    "empty scenario": (("run", ""), "scenario", "nothing", "kneeling-hip-hinge"),
    "missing scenario": (("run",), "scenario", "nothing", "hingelab list"),
    "missing scenario before an option": (("run", "--load", "10"), "scenario", "nothing", "hingelab list"),
    "one scenario to compare": (("compare", RUN[1]), "scenario", RUN[1], "two or more"),
    "extra words": ((*RUN, "extra", "words"), "arguments", "extra words", "hingelab run --help"),
    "extra word after list": (("list", "all"), "arguments", "all", "hingelab list --help"),
    "unknown command": (("rum", RUN[1]), "command", "rum", "nearest: run"),
    "command like no other": (("frobnicate",), "command", "frobnicate", "run, serve\n"),
    "empty command": (("",), "command", "nothing", "bar, bench, claims, compare"),
    "unknown option": ((*RUN, "--wieght", "70"), "option", "--wieght", "nearest: --height"),
    "level that is none": (("compare", "--level", "expert"), "--level", "expert", "coach or scientist"),
    "option of another command": (("compare", "--audit", "x.json"), "option", "--audit", "--output"),
    "option without a command": (("--jsn",), "option", "--jsn", "--port"),
    "unknown setting": ((*RUN, "--set", "trunk_lean=60"), "setting", "trunk_lean", "nearest: trunk_lean_deg"),
    "setting of nothing": ((*RUN, "--set", "=60"), "setting", "nothing", "trunk_lean_deg"),
    "setting without =": ((*RUN, "--set", "trunk_lean_deg"), "--set", "trunk_lean_deg", "NAME=VALUE"),
    "setting without a word": ((*RUN, "--set"), "--set", "nothing", "a value"),
    "second setting without --set": ((*RUN, "--set", "pause_s=1", "ascent_s=2"), "arguments", "ascent_s=2", "--help"),
    "the same setting twice": (
        (*RUN, "--set", "pause_s=1", "--set", "pause_s=2"),
        "pause_s", "1 and 2", "each setting once",
    ),
    "setting too high": ((*RUN, "--set", "trunk_lean_deg=110.5"), "trunk_lean_deg", "110.5", "0 to 110 deg"),
    "setting too low": ((*RUN, "--set", "lumbar_flexion_deg=-21"), "lumbar_flexion_deg", "-21", "-20 to 80 deg"),
    "setting is no number": ((*RUN, "--set", "counterbalance=half"), "counterbalance", "half", "a number, 0 to 1"),
    "setting is not finite": ((*RUN, "--set", "descent_s=inf"), "descent_s", "inf", "0.3 to 60 s"),
    "setting is empty": ((*RUN, "--set", "knee_flexion_deg="), "knee_flexion_deg", "nothing", "0 to 150 deg"),
    "bad arms": ((*RUN, "--set", "arms=folded"), "arms", "folded", "bar, crossed, along, hang"),
    "bad bar position": ((*RUN, "--set", "bar_position=front"), "bar_position", "front", "high, low, hands, sides"),
    "arms that cannot hold": (("run", "romanian-deadlift", "--set", "arms=crossed"), "arms", "crossed", "bar"),
    "bad length": ((*RUN, "--set", "thigh_m=45"), "thigh_m", "45", "0.2 to 0.7 m"),
    "lengths that no person has": (
        (*RUN, "--set", "thigh_m=0.2", "--set", "shank_m=0.2", "--set", "trunk_m=0.35"),
        "measured lengths", "thigh_m=0.2, shank_m=0.2, trunk_m=0.35", "63-105 % of a stature of 1.741 m",
    ),
    "load too high": ((*RUN, "--load", "300.5"), "load_kg", "300.5", LOAD),
    "negative load": ((*RUN, "--load", "-5"), "load_kg", "-5", LOAD),
    "negative load after =": ((*RUN, "--load=-5"), "load_kg", "-5", LOAD),
    "load is NaN": ((*RUN, "--load", "nan"), "load_kg", "nan", LOAD),
    "load is infinite": ((*RUN, "--load", "inf"), "load_kg", "inf", LOAD),
    "load is past what a float holds": ((*RUN, "--load", "1e999"), "load_kg", "1e999", LOAD),
    "load is empty": ((*RUN, "--load", ""), "load_kg", "nothing", LOAD),
    "load is text": ((*RUN, "--load", "twenty"), "load_kg", "twenty", f"a number, {LOAD}"),
    "load with a unit": ((*RUN, "--load", "20kg"), "load_kg", "20kg", f"a number, {LOAD}"),
    "load with a comma": ((*RUN, "--load", "2,5"), "load_kg", "2,5", f"a number, {LOAD}"),
    "load without a number": ((*RUN, "--load"), "--load", "nothing", "a value"),
    "load given twice": ((*RUN, "--load", "10", "--load", "20"), "--load", "20", "once"),
    "too short": ((*RUN, "--height", "1.19"), "height_m", "1.19", "1.2 to 2.2 m"),
    "height in centimetres": (("compare", "--height", "175"), "height_m", "175", "1.2 to 2.2 m"),
    "too light": ((*RUN, "--mass", "29.9"), "mass_kg", "29.9", "30 to 200 kg"),
    "mass is NaN": (("compare", "--mass", "NaN"), "mass_kg", "NaN", "30 to 200 kg"),
    "bad sex": ((*RUN, "--sex", "female"), "sex", "female", "m, f"),
    "empty sex": ((*RUN, "--sex", ""), "sex", "nothing", "m, f"),
    "flag with a value": ((*RUN, "--json=perhaps"), "--json", "perhaps", "no value"),
    "wrong ending": ((*RUN, "-o", "out.txt"), "-o", "out.txt", ".json or .csv"),
    "no ending": (("compare", "-o", "out"), "-o", "out", ".json or .csv"),
    "wrong ending for audit": ((*RUN, "--audit", "out.csv"), "--audit", "out.csv", ".json"),
    "folder that does not exist": ((*RUN, "-o", "no/out.json"), "-o", "no/out.json", "a folder that exists"),
    "no such folder for audit": ((*RUN, "--audit", "no/out.json"), "--audit", "no/out.json", "a folder that exists"),
    "no file": ((*RUN, "-o"), "-o", "nothing", "a value"),
    "export to nothing": (("export", RUN[1]), "-o", "nothing", ".urdf, .xml, .osim, .mot or .csv"),
    "wrong ending for export": (("export", RUN[1], "-o", "out.json"), "-o", "out.json", ".urdf, .xml, .osim"),
    "no such folder for export": (("export", RUN[1], "-o", "no/a.osim"), "-o", "no/a.osim", "a folder that exists"),
    "export of nothing": (("export", "-o", "a.urdf"), "scenario", "nothing", "hingelab list"),
    "bad load with a good export": (("export", RUN[1], "--load", "x", "-o", "a.xml"), "load_kg", ": x is", LOAD),
    "bad load with good files": ((*RUN, "--load", "x", "-o", "a.csv", "--audit", "b.json"), "load_kg", ": x is", LOAD),
}  # fmt: skip


def refused(typed: Sequence[str], *parts: str) -> None:
    """Check that a command line is refused with one plain line that contains some parts."""
    status, out, err = call(*typed)
    assert "Traceback" not in err
    assert (status, out) == (2, "")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert not BOX & set(err)
    assert [part for part in parts if part not in err] == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, in which nothing may be computed."""

    def simulate(*_: object) -> NoReturn:
        pytest.fail("computed before the input was checked")

    monkeypatch.setattr("sim.repetition.simulate", simulate)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_one_line(name: str, folder: Path) -> None:
    typed, field, value, allowed = BAD[name]
    refused(typed, field, value, allowed)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("option", ["-o", "--audit"])
def test_a_folder_is_no_file(option: str, folder: Path) -> None:
    (folder / "out.json").mkdir()
    refused((*RUN, option, "out.json"), option, "out.json", "a file")
    (folder / "file").touch()
    refused((*RUN, option, "file/out.json"), option, "file/out.json", "a file")
    assert sorted(path.name for path in folder.rglob("*")) == ["file", "out.json"]


@pytest.mark.parametrize("option", ["-o", "--audit"])
def test_a_name_that_no_file_can_have_is_refused(option: str, folder: Path) -> None:
    refused((*RUN, option, "a" * 300 + ".json"), option, "aaa.json", "a file")
    assert list(folder.iterdir()) == []


def test_two_outputs_need_two_files(folder: Path) -> None:
    refused((*RUN, "-o", "out.json", "--audit", "out.json"), "--audit", "out.json")
    assert list(folder.iterdir()) == []


PROBE = """
import json, sys
from ui.cli import main

def compiled():
    return [name for name, item in vars(sys.modules["sim.kernels"]).items() if getattr(item, "signatures", None)] \
        if "sim.kernels" in sys.modules else []

def call(typed):
    try:
        main(typed)
    except SystemExit as end:
        return end.code

statuses = [call(typed) for typed in json.loads(sys.argv[1])]
before = compiled()
call(["run", "kneeling-hip-hinge"])
print(json.dumps([statuses, before, compiled()]))
"""


def test_bad_input_is_refused_before_kernels_are_compiled(tmp_path: Path) -> None:
    typed = json.dumps([typed for typed, *_ in BAD.values()])
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, typed], cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    statuses, before, after = json.loads(done.stdout.splitlines()[-1])
    assert set(statuses) == {2}
    assert before == []
    assert "gravity_moments" in after


@pytest.mark.parametrize(
    "typed",
    [
        ("--load", "300"),
        ("--height", "1.20", "--mass", "200"),
        ("--sex", "f", "--height", "2.20", "--mass", "30", "--load", "0"),
        ("--set", "trunk_lean_deg=110", "--set", "lumbar_flexion_deg=80"),
        ("--set", "trunk_lean_deg=0", "--set", "lumbar_flexion_deg=-20", "--set", "counterbalance=0"),
        ("--set", "counterbalance=1", "--set", "descent_s=0.3", "--set", "pause_s=0", "--set", "ascent_s=0.3"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_ends_of_the_ranges_are_allowed(scenario: str, typed: Sequence[str]) -> None:
    result = document("run", scenario, *typed)
    assert result["status"] in {"ok", "falls", "infeasible"}
    assert (result["reason"] is None) == (result["status"] == "ok")
    assert (result["time_of_failure_s"] is None) == (result["status"] == "ok")


@st.composite
def outside(draw: st.DrawFn) -> tuple[str, float]:
    """Draw a field and a number that it does not allow."""
    name = draw(st.sampled_from(sorted(limits.RANGES)))
    allowed = limits.RANGES[name]
    below = st.floats(max_value=allowed.low, exclude_max=True)
    above = st.floats(min_value=allowed.high, exclude_min=True)
    return name, draw(below | above | st.just(float("nan")))


@given(outside())
def test_a_number_outside_its_range_is_refused(case: tuple[str, float]) -> None:
    name, value = case
    for given_as in (value, str(value)):
        with pytest.raises(InvalidInputError) as refusal:
            limits.number(name, given_as)
        assert str(refusal.value).startswith(f"{name}: {value} is not allowed; allowed: ")
        assert refusal.value.field == name


@given(st.data())
def test_a_number_inside_its_range_is_taken_as_it_is(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(limits.RANGES)))
    value = data.draw(st.floats(limits.RANGES[name].low, limits.RANGES[name].high))
    assert limits.number(name, value) == value
    assert limits.number(name, repr(value)) == value


@pytest.mark.parametrize("value", [None, True, "", "ten", [10], 10**400, object()], ids=lambda v: str(v)[:12])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(InvalidInputError, match=r"^load_kg: .* is not allowed; allowed: .*0 to 300 kg$"):
        limits.number("load_kg", value)
