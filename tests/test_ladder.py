"""The ladder: every rung in its place, what it asks measured, and where the test leads."""

from __future__ import annotations

from pathlib import Path

import pytest

import scenarios
import skeletons
from scenarios.ladder import ladder, read_ladder
from sim import InvalidInputError, simulate
from sim.ladder import asked
from tests.test_command_line import call, document, succeed

FILE = Path(scenarios.__file__).parent / "ladder.yaml"


def test_every_exercise_has_one_rung_and_the_entries_are_two() -> None:
    rungs = {rung.name: rung for rung in ladder().rungs}
    assert set(rungs) == set(scenarios.exercises())
    assert len(ladder().rungs) == len(rungs) == 16
    assert {name for name, rung in rungs.items() if not rung.prerequisites} == {"kneeling-hip-hinge", "glute-bridge"}
    assert [rung.name for rung in rungs.values() if rung.role == "test"] == [ladder().test]


def test_going_up_never_leads_back() -> None:
    rungs = {rung.name: rung for rung in ladder().rungs}

    def above(name: str, seen: tuple[str, ...] = ()) -> set[str]:
        assert name not in seen, (*seen, name)
        further = rungs[name].progressions
        return set(further).union(*(above(other, (*seen, name)) for other in further))

    reached = above("kneeling-hip-hinge") | above("glute-bridge")
    assert reached | {"kneeling-hip-hinge", "glute-bridge"} == set(rungs)
    for name, rung in rungs.items():
        # What has to come before does not come after.
        assert not above(name) & set(rung.prerequisites)


def test_progressions_are_those_of_the_exercises_where_they_say_so() -> None:
    for rung in ladder().rungs:
        assert set(scenarios.scenario(rung.name).next_steps) <= set(rung.progressions) | {"standing-good-morning"}


def test_the_document_holds_what_each_rung_asks_this_athlete() -> None:
    found = document("ladder", "--sex", "f", "--height", "1.6", "--mass", "55")
    assert found["test"]["scenario"] == "bodyweight-hip-hinge"
    assert [way["scenarios"] for way in found["test"]["failed"]] == [["kneeling-good-morning", "standing-good-morning"]]
    assert len(found["test"]["passed"]) == 3
    person = skeletons.athlete("f", 1.6, 55.0)
    for rung in found["rungs"]:
        result = simulate(scenarios.scenario(rung["name"]), person)
        assert rung["status"] == result.outcome.status == "ok"
        assert rung["asks"]["hip_Nm"] == pytest.approx(result.summary["peak_moment_Nm"]["hip"])
        assert rung["asks"] == pytest.approx(asked(result))
    asks = {rung["name"]: rung["asks"] for rung in found["rungs"]}
    assert asks["kneeling-good-morning"]["hips_must_move"] is True
    assert asks["nordic-curl"]["hips_must_move"] is None
    assert asks["nordic-curl"]["pull_N"] > 200
    assert asks["single-leg-good-morning"]["legs"] == 1
    assert asks["conventional-deadlift"]["spine_gives_deg"] > 10
    assert asks["hip-thrust"]["muscle_gate"] is None


def test_the_table_shows_every_rung_and_both_answers() -> None:
    table = succeed("ladder")
    for item in scenarios.exercises().values():
        assert item.title.split()[0] in table
    assert "passed:" in table
    assert "not passed:" in table
    assert " ".join(table.split()).count("feet held") == 3
    longer = document("ladder", "--set", "thigh_m=0.48")["rungs"]
    usual = document("ladder")["rungs"]
    gives = [
        next(rung["asks"]["spine_gives_deg"] for rung in rungs if rung["name"] == "conventional-deadlift")
        for rungs in (usual, longer)
    ]
    assert gives[1] > gives[0]


def test_what_cannot_be_done_is_not_measured() -> None:
    short_arms = ("ladder", "--height", "1.75", "--mass", "75", "--set", "trunk_m=0.4", "--set", "arm_m=0.4")
    rungs = {rung["name"]: rung for rung in document(*short_arms)["rungs"]}
    unable = {name for name, rung in rungs.items() if rung["status"] == "infeasible"}
    assert unable == {name for name, rung in rungs.items() if rung["asks"] is None}
    assert "119 deg of hip flexion" in rungs["conventional-deadlift"]["reason"]
    table = succeed(*short_arms)
    assert table.count("CANNOT") == len(unable)
    assert "119 deg" in table


def test_only_lengths_are_set_on_the_ladder() -> None:
    status, _, error = call("ladder", "--set", "trunk_lean_deg=40")
    assert status == 2
    assert "measured lengths on the ladder" in error


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- name: nordic-curl", "- name: nordic-twirl", "nordic-twirl"),
        ("progressions: [hip-thrust]", "progressions: [no-thrust]", "no-thrust"),
        ("test: bodyweight-hip-hinge", "test: nothing", "nothing"),
    ],
)
def test_a_ladder_that_does_not_fit_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "ladder.yaml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=said):
        read_ladder(file)
