"""Claims: the verdict rule, the verdicts, what they depend on, and the data file."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import scenarios
from scenarios.claims import claims, read_claims
from sim.cells import evaluate, lay_out
from sim.claims import DECIDERS
from sim.draws import draw_group
from sim.errors import InvalidInputError
from sim.judge import Verdict, judge
from sim.population import People
from sim.sensitivity import partial_rank_correlation
from sim.verdict import evidence, mechanics, verdict
from skeletons.populations import standard_population

POPULATION = standard_population()
CLAIMS = claims()
N = 100

# Rows of the ladder's table of claims, all twenty.
LADDER = {
    "kneeling-needs-counterbalance", "standing-forgives", "five-kilos-too-light", "twenty-to-forty-shuts-the-gate",
    "ten-kneeling-is-enough", "heavy-kneeling-topples", "kneeling-caps-load", "test-has-least-constraint",
    "load-stiffens", "load-makes-neutral", "rounding-costs-more", "good-morning-is-trunk-exercise",
    "bar-to-hands-removes-constraint", "knees-bent-frees-pelvis", "hands-load-shoulder", "hex-less-hip-flexion",
    "bar-over-midfoot", "nordic-needs-abdominals", "hamstrings-drive-extension", "neutral-shear",
}  # fmt: skip


@pytest.fixture(scope="module")
def people() -> dict[str, People]:
    """A few of every group."""
    return {group.name: draw_group(POPULATION, group, N, 4) for group in POPULATION.groups}


@pytest.fixture(scope="module")
def judged(people: dict[str, People]) -> dict[str, Verdict]:
    """Every claim."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sim.claims.ALONE", 8)  # one by one takes its time
        found = list(judge(list(CLAIMS.values()), scenarios.exercises(), POPULATION, people))
    return {item.claim.name: item for item in found}


@given(st.floats(0.0, 1.0))
def test_mechanics_follow_the_share(share: float) -> None:
    word = mechanics(share)
    assert (word == "supported") == (share >= 0.9)
    assert (word == "not supported") == (share <= 0.1)
    assert (word == "depends") == (0.1 < share < 0.9)


@given(st.lists(st.sampled_from(["for", "against"]), max_size=6))
def test_evidence_is_what_rows_say(rows: list[str]) -> None:
    word = evidence(rows)
    assert (word == "none") == (not rows)
    assert (word == "mixed") == ("for" in rows and "against" in rows)
    if word in {"for", "against"}:
        assert set(rows) == {word}


@given(st.floats(0.0, 1.0), st.sampled_from(["for", "against", "mixed", "none"]))
def test_a_verdict_is_mechanics_lowered_by_evidence(share: float, found: str) -> None:
    word = mechanics(share)
    final = verdict(word, found)
    if found in {"for", "none"}:
        assert final == word
    elif word != "not supported" or found == "mixed":
        assert final == "depends"
    else:
        assert final == "not supported"  # the literature says what the model says


def test_every_claim_of_the_ladder_is_decided(judged: dict[str, Verdict]) -> None:
    assert judged.keys() == CLAIMS.keys()
    assert judged.keys() >= LADDER
    assert len(LADDER) == 20
    assert CLAIMS.keys() <= DECIDERS.keys()


def test_a_claim_whose_exercises_are_missing_is_not_listed(people: dict[str, People]) -> None:
    claim = replace(CLAIMS["standing-forgives"], scenarios=("kneeling-good-morning", "moon-walk"))
    assert list(judge([claim], scenarios.exercises(), POPULATION, people)) == []


def test_verdicts_follow_from_shares_and_rows(judged: dict[str, Verdict]) -> None:
    for item in judged.values():
        assert set(item.shares) == set(item.claim.groups)
        assert item.share == pytest.approx(np.mean(list(item.shares.values())))
        assert item.mechanics == mechanics(item.share)
        assert item.evidence == evidence(row.says for row in item.claim.findings)
        assert item.verdict == verdict(item.mechanics, item.evidence)
        assert 0.0 <= item.share_soft <= 1.0
        assert 0.2 < item.raw_fail_share < 0.95
        assert item.numbers


def test_a_share_is_that_of_people_whose_score_is_above_zero(
    judged: dict[str, Verdict], people: dict[str, People]
) -> None:
    claim = CLAIMS["five-kilos-too-light"]
    for name, drawn in people.items():
        scenario = scenarios.scenario("standing-good-morning")
        margin = evaluate(lay_out(drawn.crowd, scenario), 5.0).gate_margin_Nm
        silent = 0.05 * np.asarray(drawn.crowd.strength_Nm)
        assert judged[claim.name].shares[name] == np.mean(margin < silent)


def test_nothing_is_decided_beforehand(people: dict[str, People]) -> None:
    # Bars that were never claimed turn the verdicts round: they are computed.
    exercises = scenarios.exercises()
    light = replace(CLAIMS["twenty-to-forty-shuts-the-gate"], loads_kg={"adults": (0.0,), "youths": (0.0,)})
    heavy = replace(CLAIMS["five-kilos-too-light"], loads_kg={"adults": (80.0,), "youths": (80.0,)})
    found = list(judge([light, heavy], exercises, POPULATION, people))
    assert [item.mechanics for item in found] == ["not supported", "not supported"]
    quick = {
        **exercises,
        "kneeling-good-morning": exercises["kneeling-good-morning"].with_settings({"descent_s": 0.5}),
    }
    [slow, fast] = [
        next(judge([CLAIMS["heavy-kneeling-topples"]], known, POPULATION, people)) for known in (exercises, quick)
    ]
    assert fast.share > slow.share


# --- sensitivity ----------------------------------------------------------------------------------------------
def test_partial_rank_correlation_is_what_is_left_of_ranks_without_the_others() -> None:
    rng, n = np.random.default_rng(3), 400
    a, b, c = rng.normal(size=(3, n))
    b = b + 0.8 * a
    score = np.exp(a) - 0.3 * b
    found = partial_rank_correlation(score, {"a": a, "b": b, "c": c, "same": np.ones(n)})
    ranks = {name: stats.rankdata(row) for name, row in {"a": a, "b": b, "c": c}.items()}
    for name, value in found.items():
        others = np.column_stack([np.ones(n), *(row for key, row in ranks.items() if key != name)])
        left = [
            row - others @ np.linalg.lstsq(others, row, rcond=None)[0] for row in (ranks[name], stats.rankdata(score))
        ]
        assert value == pytest.approx(np.corrcoef(left)[0, 1], abs=1e-9)
    assert list(found) == ["a", "b", "c"]
    assert found["a"] > 0.8
    assert found["b"] < -0.2
    assert partial_rank_correlation(np.ones(n), {"a": a}) == {}
    assert partial_rank_correlation(score[:7], {"a": a[:7], "b": b[:7], "c": c[:7]}) == {}


def test_what_a_gate_depends_on_is_its_tissue_and_not_what_it_never_meets(judged: dict[str, Verdict]) -> None:
    found = judged["five-kilos-too-light"].sensitive_to
    assert next(iter(found)) == "tissue"
    assert found["tissue"] > 0.8  # stiffer tissue keeps the gate open, which is what is claimed
    unmet = max(abs(found[name]) for name in ("knee_pad_m", "pelvis_gyration", "tissue_arm"))
    assert unmet < abs(found["tissue"]) / 2


# --- the data file --------------------------------------------------------------------------------------------
BROKEN = {
    "unknown key": ('rescue: ""', 'rescues: ""', "'rescues'"),
    "unknown source": ("source: ma2017", "source: nobody", "nobody"),
    "unknown word": ("says: for, source: schultz1985", "says: perhaps, source: schultz1985", "says"),
    "twice": ("id: standing-forgives", "id: kneeling-caps-load", "stands twice"),
    "unknown group": ("groups: [men, women]", "groups: [men, cats]", "groups"),
    "a bar in words": ("adults: [5]", "adults: [five]", "loads_kg"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_of_claims_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    old, new, says = BROKEN[name]
    text = (resources.files("scenarios") / "claims.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "claims.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidInputError) as refusal:
        read_claims(file)
    assert str(refusal.value).startswith("claims.yaml:")
    assert says in str(refusal.value)


def test_claims_say_what_they_need_to_say() -> None:
    for claim in CLAIMS.values():
        entry: Any = claim
        assert entry.statement.endswith(".")
        assert claim.rescue or claim.name == "kneeling-needs-counterbalance"
        assert len({row.source for row in claim.findings}) == len(claim.findings)
