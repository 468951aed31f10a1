"""What commands print: tables for people, and JSON documents with every name of the contract."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import math
from typing import Any, NamedTuple, NoReturn

import pytest

import scenarios
from ui import words
from ui.cli import main

STEPS = ("kneeling-hip-hinge", "kneeling-good-morning", "standing-good-morning", "bodyweight-hip-hinge")
SCENARIOS = (*STEPS, "romanian-deadlift")
TITLES = {
    "kneeling-hip-hinge": "Kneeling hip hinge",
    "kneeling-good-morning": "Kneeling good morning",
    "standing-good-morning": "Standing good morning",
    "bodyweight-hip-hinge": "Bodyweight standing hip hinge",
    "romanian-deadlift": "Romanian deadlift",
}
LUMBAR = ("L5/S1", "L4/L5", "L3/L4", "L2/L3", "L1/L2", "T12/L1")
JOINTS = ("ankle", "knee", "hip", *LUMBAR, "neck", "shoulder", "elbow", "wrist")
TOP = (
    "scenario", "athlete", "load_kg", "arms", "bar_position", "status", "reason", "time_of_failure_s", "notes",
    "support_x_m", "frames", "summary",
)  # fmt: skip
SERIES = (
    "time_s", "trunk_lean_deg", "lumbar_flexion_deg", "hip_flexion_deg", "knee_flexion_deg", "com_x_m", "com_y_m",
    "cop_x_m", "hip_shift_m", "lumbopelvic_ratio", "toe_load_share",
)  # fmt: skip
NUMBERS = (
    "hip_shift_m", "leg_family_deg", "com_shift_m", "com_shift_hips_still_m", "passive_limit_Nm", "gate_margin_Nm",
    "minimum_active_moment_Nm", "silent_zone_deg", "passive_hip_moment_Nm", "passive_hip_share",
)  # fmt: skip
MAYBE_NULL = (
    "tip_angle_deg", "tip_angle_from_stance_deg", "sag_past_full_flexion_deg", "tether_stretch_deg",
    "tether_force_deg",
)  # fmt: skip
LATER = ("sweep", "analyse")


class Answer(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


def call(*typed: str) -> Answer:
    """Run a command in this process, as the console script does."""
    out, err = io.StringIO(), io.StringIO()
    status: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(typed)
        except SystemExit as end:
            status = end.code or 0
    assert isinstance(status, int), status
    return Answer(status, out.getvalue(), err.getvalue())


def _refuse(constant: str) -> NoReturn:
    pytest.fail(f"{constant} is not JSON")


def parse(text: str) -> Any:
    """Parse one JSON document with nothing around it and no NaN in it."""
    assert text.startswith("{")
    assert text.endswith("}\n")
    return json.loads(text, parse_constant=_refuse)


def succeed(*typed: str) -> str:
    """Run a command that has nothing to complain about; return what it prints."""
    answer = call(*typed)
    assert answer.status == 0, answer.err
    assert answer.err in {"", words.COMPILING + "\n"}
    return answer.out


def document(*typed: str) -> Any:
    """Run a command with --json."""
    return parse(succeed(*typed, "--json"))


def without_explanation(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "explanation"}


def is_number(value: object) -> bool:
    """Whether JSON held a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def value_in(table: str, label: str, unit: str) -> str:
    """Return what stands in the one-column table after a label and its unit."""
    [line] = [line for line in table.splitlines() if line.split("  ")[1:2] == [label] and f" {unit} " in line]
    return line.rpartition(f" {unit} ")[2].strip()


@pytest.mark.parametrize("sex", ["m", "f"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_run_json_holds_every_name_of_the_contract(scenario: str, sex: str) -> None:
    result = document("run", scenario, "--sex", sex)
    frames, summary = result["frames"], result["summary"]
    assert set(TOP) <= result.keys()
    assert set(SERIES) <= frames.keys()
    assert result["scenario"] == scenario
    assert result["athlete"]["sex"] == sex

    assert tuple(frames["moment_Nm"]) == JOINTS
    columns = {**{name: frames[name] for name in SERIES}, **frames["moment_Nm"]}
    times = frames["time_s"]
    assert len(times) > 50
    assert {len(column) for column in columns.values()} == {len(times)}
    assert times[0] == 0
    assert all(before < after for before, after in itertools.pairwise(times))
    always = columns.keys() - {"lumbopelvic_ratio", "toe_load_share"}
    assert all(is_number(value) for name in always for value in columns[name])
    if scenario.startswith("kneeling"):
        assert set(frames["toe_load_share"]) == {None}
    else:
        assert all(0 <= share <= 1 for share in frames["toe_load_share"])
    assert frames["lumbopelvic_ratio"][0] is None
    assert is_number(frames["lumbopelvic_ratio"][len(times) // 2])

    assert [name for name in NUMBERS if not is_number(summary[name])] == []
    assert [name for name in MAYBE_NULL if summary[name] is not None and not is_number(summary[name])] == []
    least, most = summary["hip_shift_range_m"]
    assert least < most
    assert summary["counterbalance_Nm"].keys() == {"forward", "backward", "backward_legs_locked"}
    assert summary["muscle_gate"] in {"shut", "open"}
    assert tuple(summary["peak_moment_Nm"]) == JOINTS
    assert all(is_number(peak) for peak in summary["peak_moment_Nm"].values())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_run_json_ends_as_its_status_says(scenario: str) -> None:
    result = document("run", scenario)
    assert (result["status"], result["reason"], result["time_of_failure_s"]) == ("ok", None, None)
    rear, front = result["support_x_m"]
    assert all(rear < x < front for x in result["frames"]["cop_x_m"])

    failed = document("run", scenario, "--set", "counterbalance=0", "--set", "trunk_lean_deg=110")
    assert failed["status"] == "falls"
    assert failed["reason"].endswith(".")
    times = failed["frames"]["time_s"]
    assert times[-1] <= failed["time_of_failure_s"] < result["frames"]["time_s"][-1]
    assert failed["summary"]["hip_shift_m"] == pytest.approx(0, abs=1e-9)


def test_run_json_repeats_what_was_asked() -> None:
    result = document(
        "run", "standing-good-morning", "--load", "32.5", "--sex", "f", "--height", "1.6", "--mass", "55",
        "--set", "thigh_m=0.4", "--set", "arm_m=0.5", "--set", "trunk_lean_deg=45", "--set", "bar_position=low",
        "--set", "descent_s=2", "--set", "pause_s=0.5", "--set", "ascent_s=1",
    )  # fmt: skip
    athlete = result["athlete"]
    assert (athlete["sex"], athlete["height_m"], athlete["mass_kg"]) == ("f", 1.6, 55)
    assert athlete["lengths_given"] == {"thigh_m": 0.4, "arm_m": 0.5}
    assert athlete["strength_Nm"] > 0
    assert athlete["strength_source"]
    assert (result["load_kg"], result["arms"], result["bar_position"]) == (32.5, "bar", "low")
    assert max(result["frames"]["trunk_lean_deg"]) == pytest.approx(45)
    assert result["frames"]["time_s"][-1] == pytest.approx(3.5)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_run_prints_a_table_with_the_numbers_of_the_json(scenario: str) -> None:
    table = succeed("run", scenario)
    result = document("run", scenario)
    summary = result["summary"]
    assert table.startswith(f"{TITLES[scenario]}: man, 1.74 m, 73 kg\n")
    assert table.rstrip().endswith("For teaching and exploring; HingeLab does not diagnose.")
    assert value_in(table, "trunk lean", "deg") == f"{summary['trunk_lean_deg']:.0f}"
    assert value_in(table, "hips move back", "cm") == f"{100 * summary['hip_shift_m']:.0f}"
    assert value_in(table, "passive tissue holds, fully rounded", "N m") == f"{summary['passive_limit_Nm']:.0f}"
    assert value_in(table, "share of the hip moment", "%") == f"{100 * summary['passive_hip_share']:.0f}"
    assert value_in(table, "L4/L5", "N m") == f"{summary['peak_moment_Nm']['L4/L5']:.0f}"
    force = summary["tether_force_deg"]
    assert value_in(table, "carries all from hip flexion", "deg") == ("-" if force is None else f"{force:.0f}")
    [bar] = [line.split() for line in table.splitlines() if line.startswith("Bar ") and " kg " in line]
    assert bar == ["Bar", "kg", f"{result['load_kg']:g}"]


def test_run_table_says_why_a_repetition_fails() -> None:
    typed = ("run", "kneeling-hip-hinge", "--set", "counterbalance=0")
    table = " ".join(succeed(*typed).split())
    assert words.STATUS["falls"] in table
    assert document(*typed)["reason"] in table


def test_list_names_every_exercise() -> None:
    listed = document("list")["scenarios"]
    names = list(scenarios.exercises())
    assert [item["name"] for item in listed] == names
    assert TITLES.items() <= {item["name"]: item["title"] for item in listed}.items()
    table = succeed("list")
    heading, *rows = table.splitlines()
    assert [name for name in ("Step", "Scenario", "Bar (kg)", "Lean (deg)", "Purpose") if name not in heading] == []
    assert [row.split()[1] for row in rows if not row.startswith(" ")] == names
    assert all(word in table.split() for item in listed for word in item["purpose"].split())


def test_compare_without_names_runs_the_four_steps_in_order() -> None:
    results = document("compare")["results"]
    assert results == [without_explanation(document("run", name)) for name in STEPS]

    table = succeed("compare")
    lines = table.splitlines()
    heading = " ".join(lines[: next(i for i, line in enumerate(lines) if line.startswith("Bar"))]).split()
    assert all(heading.count(word) >= 1 for name in STEPS for word in TITLES[name].split())
    [bar] = [line.split() for line in lines if line.startswith("Bar ") and " kg " in line]
    assert bar == ["Bar", "kg", "0", "10", "20", "0"]
    assert [unit for unit in ("deg", "cm", "N m", "%") if f" {unit} " not in table] == []
    assert lines[-1] == "For teaching and exploring; HingeLab does not diagnose."


def test_compare_takes_names_and_options() -> None:
    names = ("romanian-deadlift", "standing-good-morning", "kneeling-good-morning")
    options = ("--load", "15", "--sex", "f", "--set", "trunk_lean_deg=30")
    results = document("compare", *names, *options)["results"]
    assert results == [without_explanation(document("run", name, *options)) for name in names]


def test_help_names_the_diagram() -> None:
    assert "diagram" in succeed("--help").split()


@pytest.mark.parametrize("command", LATER)
def test_a_command_that_no_issue_has_named_is_absent(command: str) -> None:
    assert call(command)[:2] == (2, "")
    shown = call("--help").out.split()
    assert {"list", "run", "compare"} <= set(shown)
    assert command not in shown


@pytest.mark.parametrize("level", ["coach", "scientist"])
def test_compare_explains_each_against_the_one_before(level: str) -> None:
    explained = document("compare", "--level", level)["explanation"]
    assert [item["level"] for item in explained] == [level] * (len(STEPS) - 1)
    table = " ".join(succeed("compare", "--level", level).split())
    for item in explained:
        assert item["facts"]
        for text in (item["title"], *item["sentences"]):
            assert " ".join(text.split()) in table


def test_run_explains_itself() -> None:
    explained = document("run", STEPS[1])["explanation"]
    table = " ".join(succeed("run", STEPS[1]).split())
    assert explained["level"] == "coach"
    assert all(" ".join(text.split()) in table for text in explained["sentences"])
    assert document("run", STEPS[1], "--level", "scientist")["explanation"]["facts"] == explained["facts"]
