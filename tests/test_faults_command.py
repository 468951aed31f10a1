"""Faults as people type them: listed, run, compared, drawn, and refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
import resvg_py

from scenarios.faults import faults, read_faults
from sim.errors import InvalidInputError
from tests.test_command_line import call, parse, succeed

GOOD_MORNING = "standing-good-morning"


def test_faults_lists_all_of_them() -> None:
    found = parse(succeed("faults", "--json"))["faults"]
    assert [item["name"] for item in found] == list(faults())
    assert all(item["source"] and item["sure"] in {"read", "recalled", "computed", "assumed"} for item in found)
    text = succeed("faults")
    assert all(name in text for name in faults())


@pytest.mark.parametrize("name", ["hip-thrust", "glute-bridge", "hex-bar-deadlift", "nordic-curl", GOOD_MORNING])
def test_faults_of_an_exercise_are_those_that_can_be_done_in_it(name: str) -> None:
    found = parse(succeed("faults", name, "--json"))
    assert found["scenario"] == name
    text = " ".join(succeed("faults", name).split())
    for item in found["faults"]:
        answer = call("compare", name, "--fault", f"{item['name']}=0")
        assert (answer.status == 0) == (item["needs"] is None)
        if item["needs"] is None:
            assert " ".join(item["sign"].split())[:20] in text
        else:
            assert f"{item['name']}, which needs {item['needs']}." in text
            assert f"allowed: {item['needs']} (possible here: rounding, " in answer.err


def test_a_load_puts_a_bar_on_the_hips() -> None:
    needs = {
        item["name"]: item["needs"]
        for item in parse(succeed("faults", "glute-bridge", "--load", "20", "--json"))["faults"]
    }
    assert needs["bar-drift"] is None
    assert call("faults", "glute-brigde").err.count("\n") == 1


def test_run_says_size_sign_cue_and_consequences() -> None:
    told = parse(succeed("run", GOOD_MORNING, "--fault", "rounding=0.5", "--json"))["fault"]
    assert {key: told[key] for key in ("name", "strength", "value", "unit")} == {
        "name": "rounding", "strength": 0.5, "value": pytest.approx(26.25), "unit": "deg",
    }  # fmt: skip
    item = faults()["rounding"]
    assert (told["sign"], told["cue"], told["source"]) == (item.sign, item.cue, item.source)
    assert {"quantity", "unit", "clean", "fault", "difference", "reference"} == told["consequences"][0].keys()
    text = succeed("run", GOOD_MORNING, "--fault", "rounding=0.5")
    assert "Rounding, strength 0.5: 26°" in text
    assert item.cue in " ".join(text.split())
    assert parse(succeed("run", GOOD_MORNING, "--json"))["fault"] is None


def test_one_exercise_is_compared_without_and_with_its_fault() -> None:
    clean, faulty = parse(succeed("compare", GOOD_MORNING, "--fault", "head-up", "--json"))["results"]
    alone = parse(succeed("run", GOOD_MORNING, "--json"))
    assert clean == {key: value for key, value in alone.items() if key != "explanation"}
    assert faulty["fault"]["name"] == "head-up"
    assert "Standing good morning: head up" in " ".join(succeed("compare", GOOD_MORNING, "--fault", "head-up").split())


def test_all_exercises_are_compared_with_a_fault() -> None:
    names = ("kneeling-good-morning", GOOD_MORNING)
    results = parse(succeed("compare", *names, "--fault", "too-shallow=0.4", "--json"))["results"]
    assert [result["scenario"] for result in results] == list(names)
    assert [result["fault"]["value"] for result in results] == pytest.approx([10.0, 14.0])


@pytest.mark.parametrize("frames", ["1", "4"])
def test_a_diagram_shows_the_clean_repetition_behind_the_fault(tmp_path: Path, frames: str) -> None:
    file = tmp_path / "fault.svg"
    succeed("diagram", GOOD_MORNING, "--fault", "rounding", "--frames", frames, "-o", str(file))
    svg = file.read_text(encoding="utf-8")
    assert "rounding" in svg
    assert 'id="ghost0-' in svg
    ids = [part.split('"')[0] for part in svg.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert resvg_py.svg_to_bytes(svg_string=svg)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        (("run", "kneeling-good-morning", "--fault", "bar-drift"),
         "fault: bar-drift in kneeling-good-morning is not allowed; allowed: a bar in the hands in front of the legs"),
        (("run", GOOD_MORNING, "--fault", "roundin"), "(nearest: rounding)"),
        (("run", GOOD_MORNING, "--fault", "rounding=2"), "strength of rounding: 2 is not allowed; allowed: 0 to 1"),
        (("run", GOOD_MORNING, "--fault", "rounding=much"), "strength of rounding: much is not allowed"),
        (("run", GOOD_MORNING, "--fault", "rounding=nan"), "strength of rounding: nan is not allowed"),
        (("compare", "kneeling-good-morning", "romanian-deadlift", "--fault", "bar-drift"), "bar-drift in kneeling"),
        (("run", "hip-thrust", "--load", "0", "--fault", "bar-drift"), "the load is 0 (possible here: rounding, "),
        (("diagram", GOOD_MORNING, "--fault", "rounding", "--ghost", "hips-still", "-o", "x.svg"), "ghost: hips-still"),
    ],
)  # fmt: skip
def test_refusals_are_one_line(typed: tuple[str, ...], complaint: str) -> None:
    answer = call(*typed)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert complaint in answer.err


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("kind: extends", "kind: stretches", "0.kind"),
        ("in: deg", "in: miles", "0.amount.in"),
        ("value: 18.8", "value: -1", "0.amount.value"),
        ("sure: computed", "sure: certain", "0.amount.sure"),
    ],
)
def test_a_wrong_data_file_names_the_place(tmp_path: Path, before: str, after: str, where: str) -> None:
    good = (
        "- name: over-extension\n  title: t\n  sign: s\n  cue: c\n  kind: extends\n"
        "  amount: {value: 18.8, in: deg, sure: computed, source: x}\n"
    )
    file = tmp_path / "faults.yaml"
    file.write_text(good, encoding="utf-8")
    assert list(read_faults(file)) == ["over-extension"]
    file.write_text(good.replace(before, after), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"faults\.yaml:\d+:\d+ " + where):
        read_faults(file)
