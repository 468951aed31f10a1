"""`hingelab bar` and `hingelab claims`: documents with every name of the contract, tables, bad input."""

from __future__ import annotations

from typing import Any

import pytest

import scenarios
from scenarios.bars import bars
from sim import simulate
from tests.test_bad_input import refused
from tests.test_command_line import document, is_number, succeed
from ui import bar, claims
from ui.claims_table import print_claims
from ui.options import parse

FEW, SOME = ("--draws", "50"), ("--draws", "100")
WINDOW = (
    "scenario", "trunk_lean_deg", "arms", "bar_position", "lower_kg", "lower_soft_kg", "upper_kg", "limited_by",
    "bars_kg", "empty", "shut_without_bar", "by_limits",
)  # fmt: skip
CLAIM = (
    "id", "statement", "mechanics", "evidence", "verdict", "assumption", "share", "share_soft", "shares", "numbers",
    "sensitive_to", "sources", "raw_fail_share", "rescue", "decided_by",
)  # fmt: skip
WOMAN = ("--sex", "f", "--height", "1.68", "--mass", "62")
YOUTH = ("--sex", "m", "--height", "1.50", "--mass", "40")


@pytest.fixture(scope="module")
def woman() -> Any:
    """The document for a woman of 62 kg."""
    return document("bar", *WOMAN, *FEW)


def check_window(entry: Any) -> None:
    """A window has every name, and its ends are ordered."""
    assert [name for name in WINDOW if name not in entry] == []
    assert list(entry["lower_kg"]) == ["50", "90", "95"]
    known = [load for load in entry["lower_kg"].values() if load is not None]
    assert known == sorted(known)
    for top in entry["by_limits"]:
        low, high = entry["lower_kg"]["90"], top["upper_kg"]
        assert top["upper_by_share_kg"]["90"] == high
        fits = low is not None and high is not None and low <= high
        assert top["empty"] == (not fits)
        assert all(low <= load <= high for load in top["bars_kg"])
        assert not (top["empty"] and top["bars_kg"])
        assert sum(top["causes"].values()) <= 1.0 + 1e-9
        assert (top["limited_by"] is None) == (not top["causes"])
        assert 0.0 <= top["outside_without_bar"] <= 1.0
        assert top["strength_source"]
    assert [top["limits"] for top in entry["by_limits"]] == ["cautious", "permissive"]


def test_bar_json_holds_every_name_of_the_contract(woman: Any) -> None:
    assert [entry["scenario"] for entry in woman["scenarios"]] == list(bars().asked_of)
    assert woman["athlete"]["age_group"] == "adult"
    assert woman["notes"] == []
    assert 0.0 < woman["raw_fail_share"] < 1.0
    for entry in woman["scenarios"]:
        check_window(entry)
        for other in entry["at_equal_lean"]:
            check_window(other)
        leans = [other["trunk_lean_deg"] for other in entry["at_equal_lean"]]
        kit = scenarios.scenario(entry["scenario"]).kit
        assert leans == ([45, 60, 80] if kit == "bar" else [])
        assert (entry["progression"] is None) == (kit == "none")


def test_progression_is_tested_and_not_put_in(woman: Any) -> None:
    [entry] = [entry for entry in woman["scenarios"] if entry["scenario"] == "standing-good-morning"]
    found = entry["progression"]
    assert found["load_kg"] == list(scenarios.scenario("standing-good-morning").load_range_kg)
    assert found["share_shut"] == sorted(found["share_shut"])
    assert found["share_inside"]["cautious"] == sorted(found["share_inside"]["cautious"], reverse=True)


def test_the_same_seed_gives_the_same_document_and_another_does_not(woman: Any) -> None:
    assert document("bar", *WOMAN, *FEW) == woman
    other = document("bar", *WOMAN, *FEW, "--seed", "7")
    assert other["scenarios"][0]["lower_kg"] != woman["scenarios"][0]["lower_kg"]


def test_a_youth_is_warned_about(woman: Any) -> None:
    notes = " ".join(document("bar", *YOUTH, *FEW)["notes"])
    assert "youth" in notes
    assert "50 to 100 kg" in notes
    assert "body tables" in notes
    assert "1.55 to 1.95 m" in notes
    assert woman["notes"] == []
    table = " ".join(succeed("bar", *YOUTH, *FEW).split())
    assert "no source here measured anyone under 18" in table


def test_settings_reach_the_windows() -> None:
    found = document("bar", *WOMAN, *FEW, "--set", "trunk_lean_deg=30", "--set", "thigh_m=0.45")
    assert {entry["trunk_lean_deg"] for entry in found["scenarios"]} == {30}
    assert found["athlete"]["lengths_given"] == {"thigh_m": 0.45}
    rounded = document("bar", *WOMAN, *FEW, "--set", "lumbar_flexion_deg=20")
    assert any("lumbar_flexion_deg" in note for note in rounded["notes"])


def test_the_table_says_what_the_document_says(woman: Any) -> None:
    table = succeed("bar", *WOMAN, *FEW)
    assert "woman, 1.68 m, 62 kg" in table
    [entry] = [entry for entry in woman["scenarios"] if entry["scenario"] == "kneeling-good-morning"]
    lower = " / ".join(f"{load:.0f}" for load in entry["lower_kg"].values())
    [row] = [line for line in table.splitlines() if line.startswith("Kneeling good morning  50°")]
    assert lower in row
    words = " ".join(table.split())
    assert ("no bar does both for 90 % of these people" in words) == any(
        top["empty"] for entry in woman["scenarios"] for top in entry["by_limits"]
    )
    assert "coaches use 6 to 15 kg" in words
    assert "does not diagnose" in words


def test_a_search_says_how_far_it_is() -> None:
    request = parse(bars().asked_of[:2], load=None, sex="m", height=None, mass=None, settings=[])
    found = list(bar.search(request.athlete, request.scenarios, 50, equal_leans=False))
    assert [done for done, _ in found] == [0.5, 1.0]
    assert [len(answer.windows) for _, answer in found] == [1, 2]
    assert len(bar.find_bars(request.athlete, request.scenarios, 50).windows) == 8


@pytest.fixture(scope="module")
def judged() -> Any:
    """The document of all claims."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sim.claims.ALONE", 5)  # one by one takes its time
        return document("claims", *SOME)


def test_claims_json_holds_every_name_of_the_contract(judged: Any) -> None:
    assert judged["groups"] == ["men", "women", "boys", "girls"]
    for entry in judged["claims"]:
        assert [name for name in CLAIM if name not in entry] == []
        assert entry["mechanics"] in {"supported", "not supported", "depends"}
        assert entry["verdict"] in {"supported", "not supported", "depends"}
        assert entry["evidence"] in {"for", "against", "mixed", "none"}
        assert isinstance(entry["assumption"], bool)
        assert all(0.0 <= share <= 1.0 for share in (entry["share"], *entry["shares"].values()))
        assert entry["sensitive_to"]["method"]
        for number in entry["numbers"]:
            lean = number["trunk_lean_deg"]
            assert is_number(lean) or (lean is None and number["scenario"].endswith("deadlift"))
            assert number["arms"] in {"bar", "along", "crossed", "hang"}
            assert all(number[key] is None or is_number(number[key]) for key in ("low", "median", "high"))
        for source in entry["sources"]:
            assert source["says"] in {"for", "against"}
            assert source["finding"]
            assert source["source"]
    assert (entry["evidence"] == "none") == (not entry["sources"])


def test_claims_by_name_show_their_numbers(judged: Any) -> None:
    [entry] = [entry for entry in judged["claims"] if entry["id"] == "load-makes-neutral"]
    assert document("claims", "load-makes-neutral", *SOME)["claims"] == [entry]
    table = " ".join(succeed("claims", "load-makes-neutral", *SOME).split())
    assert entry["statement"] in table
    assert "Walsh" in table
    assert "muscle moment, neutral" in table


def test_claims_without_a_name_are_a_short_table(capsys: pytest.CaptureFixture[str]) -> None:
    judged = claims.judge_claims(claims.wanted(["load-makes-neutral", "five-kilos-too-light"]), 100)
    print_claims(judged, numbers=False)
    short = " ".join(capsys.readouterr().out.split())
    assert "hingelab claims NAME shows the numbers behind one: load-makes-neutral, five-kilos-too-light." in short
    assert "mixed" in short
    assert "Walsh" not in short


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("bar", "--mass", "29"), ("mass_kg", "29", "30 to 200 kg")),
        (("bar", "--draws", "49"), ("--draws", "49", "50 to 20000")),
        (("bar", "--draws", "many"), ("--draws", "many", "a whole number")),
        (("bar", "--seed", "-1"), ("--seed", "-1", "0 to 4294967295")),
        (("bar", "--load", "20"), ("option", "--load", "--height")),
        (("bar", "--set", "arms=crossed"), ("arms", "crossed", "bar")),
        (("claims", "load-makes-natural"), ("claim", "load-makes-natural", "nearest: load-makes-neutral")),
        (("claims", "--draws", "99"), ("--draws", "99", "100 to 20000")),
        (("claims", "--seed", "1.5"), ("--seed", "1.5", "a whole number")),
    ],
    ids=" ".join,
)
def test_bad_input_is_refused(typed: tuple[str, ...], says: tuple[str, str, str]) -> None:
    refused(typed, *says)


def test_a_run_warns_outside_the_tables() -> None:
    notes = " ".join(document("run", "kneeling-good-morning", *YOUTH)["notes"])
    assert "1.55 to 1.95 m" in notes
    assert "50 to 100 kg" in notes
    assert "body tables" not in " ".join(document("run", "kneeling-good-morning", *WOMAN)["notes"])
    heavy = " ".join(document("run", "kneeling-good-morning", "--height", "1.60", "--mass", "95")["notes"])
    assert "Body mass index of 37.1" in heavy
    assert "17 to 31" in heavy
    table = succeed("compare", *YOUTH)
    assert " ".join(table.split()).count("1.55 to 1.95 m") == 1
    usual = parse([], load=None, sex="m", height=None, mass=None, settings=[]).athlete
    assert "body tables" not in " ".join(simulate(scenarios.scenario("kneeling-good-morning"), usual).notes)
