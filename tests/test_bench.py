"""`hingelab bench` with little to measure: what it prints, and that its numbers belong together. Nothing is timed."""

from __future__ import annotations

import itertools
import json
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim import benchmark
from sim.dynamics import inverse_dynamics, inverse_dynamics_into
from sim.errors import InvalidInputError
from tests.test_command_line import call, parse
from ui.bench import clock, command
from ui.bench.clock import Measurement
from ui.bench.engine import Engine

LITTLE = command.Sizes(small=150, middle=300, large=20_000, poses=40, people=20, repeats=1)
RATES = {
    "dynamics_in_cache", "dynamics_in_cache_public", "dynamics_two_threads", "dynamics_of_streaming",
    "poses_two_threads", "spines",
}  # fmt: skip
TIMES = {
    "dynamics_sine_cosine", "dynamics_large", "one_state_kernel", "one_state_public", "repetition",
    "repetition_in_hands", "repetition_with_spine", "repetition_in_hands_with_spine",
    "poses_sine_cosine", "poses_memory", "run_warm", "run_cold",
    "import_command_line", "import_model", "import_page", "population", "population_drawn",
}  # fmt: skip
BYTES = {"dynamics_room", "cache_size"}
AIMS = {
    "dynamics_in_cache": ("at least", 30), "dynamics_two_threads": ("at least", 20),
    "dynamics_of_streaming": ("at least", 0.35), "dynamics_large": ("at most", 1.5), "dynamics_room": ("at most", 1.1),
    "one_state_kernel": ("at most", 1), "one_state_public": ("at most", 1), "repetition": ("at most", 1),
    "repetition_in_hands": ("at most", 1), "poses_two_threads": ("at least", 1), "spines": ("at least", 1),
    "population": ("at most", 1),
}  # fmt: skip
PARTS = {
    "machine": {"processor", "cores", "busy_before", "python", "numba", "numpy", "pinocchio"},
    "measurement": {
        "name", "what", "value", "unit", "compared_to", "reference", "ratio", "aim", "reached", "repeats",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Any:
    """What the command prints as JSON."""
    patch = pytest.MonkeyPatch()
    patch.setattr(command, "FULL", LITTLE)
    answer = call("bench", "--json")
    patch.undo()
    assert answer.status == 0
    return parse(answer.out)


def test_document_holds_every_number_with_what_it_is_compared_to(found: Any) -> None:
    assert found.keys() == {"machine", "largest_difference", "measurements"}
    assert found["machine"].keys() == PARTS["machine"]
    by_name = {item["name"]: item for item in found["measurements"]}
    assert len(by_name) == len(found["measurements"])
    assert by_name.keys() == RATES | TIMES | BYTES
    for item in by_name.values():
        assert item.keys() == PARTS["measurement"]
        assert item["value"] > 0
        assert item["what"]
        assert item["compared_to"]
    assert all(by_name[name]["unit"].endswith("/s") for name in RATES)
    assert all(by_name[name]["unit"] == "s" for name in TIMES)
    assert all(by_name[name]["unit"] == "byte" for name in BYTES)
    aims = {name: (item["aim"]["kind"], item["aim"]["ratio"]) for name, item in by_name.items() if item["aim"]}
    assert aims == AIMS


def test_ratios_are_those_of_their_numbers(found: Any) -> None:
    for item in found["measurements"]:
        if item["reference"] is None:
            assert (item["ratio"], item["reached"]) == (None, None)
            continue
        assert item["ratio"] == pytest.approx(item["value"] / item["reference"])
        if item["aim"] is not None:
            enough = item["ratio"] >= item["aim"]["ratio"]
            little = item["ratio"] <= item["aim"]["ratio"]
            assert item["reached"] == (enough if item["aim"]["kind"] == "at least" else little)


def test_table_has_a_line_for_each(found: Any, capsys: pytest.CaptureFixture[str]) -> None:
    command.show(found)
    lines = capsys.readouterr().out.splitlines()
    for item in found["measurements"]:
        [line] = [line for line in lines if command.amount(item["value"], item["unit"]) in line
                  and line.startswith(item["what"][:20]) and item["compared_to"][:12] in line]  # fmt: skip
        assert item["aim"] is None or f"{item['aim']['kind']} {item['aim']['ratio']:g}" in line


def test_without_the_engine_the_rest_is_measured(monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    monkeypatch.setattr("ui.bench.engine.pin", None)
    monkeypatch.setattr(command, "FULL", LITTLE)
    # Processes of their own do not know of the patch and were measured above.
    monkeypatch.setattr(command, "startup", lambda _: [])
    answer = call("bench", "--json")
    assert command.NO_ENGINE in answer.err
    alone = json.loads(answer.out)
    assert (alone["machine"]["pinocchio"], alone["largest_difference"]) == (None, None)
    expected = [item for item in found["measurements"] if item["name"] in {i["name"] for i in alone["measurements"]}]
    for item, before in zip(alone["measurements"], expected, strict=True):
        assert item["name"] == before["name"]
        assert (item["reference"] is None) == ("Pinocchio" in item["compared_to"])


def test_what_is_measured_is_right() -> None:
    if Engine.version() is None:
        pytest.skip("Pinocchio has no wheel here")
    chain = benchmark.body_tree()
    states = benchmark.random_states(chain, 200)
    kernel, filled = benchmark.dynamics_kernel(chain, *states)
    kernel()
    public = inverse_dynamics(chain, *states)
    for got, expected in zip(filled, public, strict=True):
        assert_allclose(got, expected, rtol=0, atol=0)
    call, forces = Engine(chain, 2).batch(*states, 2)
    call()
    assert_allclose(forces[3:], public[0], rtol=0, atol=1e-12 * abs(public[0]).max())
    assert_allclose(forces[:2], public[2][:2], rtol=0, atol=1e-12 * abs(public[2]).max())


def test_streaming_touches_every_number() -> None:
    chain = benchmark.body_tree()
    states = benchmark.random_states(chain, 10)
    results = tuple(np.full((rows, 10), np.nan) for rows in (chain.n_joints, 2, 3))
    for part in (slice(0, 5), slice(5, 10)):
        benchmark.streaming(*states, (results[0], results[1], results[2]), part)()
    tau, com, root = results
    assert_allclose(np.vstack((tau, root)), sum(states))
    assert not com.any()


@pytest.mark.parametrize("threads", [1, 2])
def test_results_into_given_arrays_are_the_same(threads: int) -> None:
    chain = benchmark.body_tree()
    states = benchmark.random_states(chain, 20_001)
    results = np.empty((chain.n_joints, 20_001)), np.empty((2, 20_001)), np.empty((3, 20_001))
    inverse_dynamics_into(chain, *states, results, threads=threads)
    for got, expected in zip(results, inverse_dynamics(chain, *states), strict=True):
        assert_allclose(got, expected, rtol=0, atol=0)


@pytest.mark.parametrize("wrong", ["fewer", "float32", "Fortran", "read-only"])
def test_given_arrays_that_cannot_take_results_are_refused(wrong: str) -> None:
    chain = benchmark.body_tree()
    states = benchmark.random_states(chain, 3)
    right = np.empty((chain.n_joints, 3))
    forms: dict[str, Any] = {
        "fewer": right[:, :2],
        "float32": right.astype(np.float32),
        "Fortran": np.asfortranarray(right),
    }
    tau = forms.get(wrong, right)
    tau.setflags(write=wrong != "read-only")
    with pytest.raises(InvalidInputError) as caught:
        inverse_dynamics_into(chain, *states, (tau, np.empty((2, 3)), np.empty((3, 3))))
    assert caught.value.field == "results"


def test_median_of_calls_taken_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    now = itertools.accumulate(itertools.repeat(0.5))  # each look at the clock is half a second later
    monkeypatch.setattr("time.perf_counter", lambda: next(now))
    order: list[str] = []
    times = clock.medians_s([lambda: order.append("a"), lambda: order.append("b")], 3)
    assert times == [0.5, 0.5]
    assert order == ["a", "a", "b", "b", "a", "b", "a", "b", "a", "b"]


@pytest.mark.parametrize(
    ("value", "reference", "kind", "reached"),
    [
        (3.0, 1.0, "at least", True),
        (3.0, 1.0, "at most", False),
        (2.0, 1.0, "at most", True),
        (1.0, None, "at most", None),
    ],
)
def test_an_aim_is_reached_or_not(value: float, reference: float | None, kind: str, reached: bool | None) -> None:  # noqa: FBT001 - expected
    assert Measurement("n", "w", value, reference, "s", "c", (kind, 2.0)).reached is reached


def test_numbers_with_prefixes() -> None:
    shown = [command.amount(value, "s") for value in (1.5e-6, 2e-3, 3.0, 4.5e7, 0.0)]
    assert shown == ["1.5 µs", "2 ms", "3 s", "45 Ms", "0 s"]
    assert command.amount(None, "s") == "-"
