"""Batches of any size: chunks and blocks leave no seam, and take no more room for more states."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sim import batches, dynamics, kinematics
from sim.errors import InvalidInputError
from tests.strategies import Array, random_states, random_tree

CHUNK = batches._WHOLE  # twice what is computed at a time
CHAIN = random_tree(np.random.default_rng(11), 6)
STATES = random_states(np.random.default_rng(12), CHAIN, 2 * CHUNK + 300)
WHOLE = dynamics.inverse_dynamics(CHAIN, *STATES)


def results(n: int, threads: int = 1) -> tuple[Array, ...]:
    """Inverse dynamics of the first states."""
    q, qd, qdd = (rows[:, :n] for rows in STATES)
    return dynamics.inverse_dynamics(CHAIN, q, qd, qdd, threads=threads)


@pytest.mark.parametrize(
    "n", [0, 1, 7, 8, 9, 127, 128, 129, 256, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1]
)
def test_states_do_not_know_how_many_others_there_are(n: int) -> None:
    for part, whole in zip(results(n), WHOLE, strict=True):
        assert part.shape[-1] == n
        assert_array_equal(part, whole[:, :n])


@pytest.mark.parametrize("threads", [2, 3, 16])
def test_threads_share_chunks_and_agree(threads: int) -> None:
    for shared, alone in zip(results(2 * CHUNK + 300, threads), WHOLE, strict=True):
        assert_array_equal(shared, alone)


@pytest.mark.parametrize("at", [CHUNK - 1, CHUNK, 2 * CHUNK + 299])
def test_every_function_goes_on_after_a_chunk(at: int) -> None:
    q = STATES[0]
    one = q[:, at : at + 1].copy()
    for function in (
        lambda q: kinematics.forward_kinematics(CHAIN, q),
        lambda q: dynamics.gravity_moments(CHAIN, q),
        lambda q: (dynamics.mass_matrix(CHAIN, q),),
        lambda q: (kinematics.point_jacobian(CHAIN, q, 3, (0.1, 0.2)),),
    ):
        for many, alone in zip(function(q), function(one), strict=True):
            assert_array_equal(many[..., at], alone[..., 0])


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("at", [0, CHUNK, 2 * CHUNK + 299])
def test_a_number_that_is_none_is_found_in_any_chunk(at: int, wrong: float, threads: int) -> None:
    spoilt = STATES[1].copy()
    spoilt[-1, at] = wrong
    with pytest.raises(InvalidInputError) as caught:
        dynamics.inverse_dynamics(CHAIN, STATES[0], spoilt, STATES[2], threads=threads)
    assert caught.value.field == "qd"


FORMS: dict[str, Callable[[Array], Array]] = {
    "Fortran order": np.asfortranarray,
    "every other column": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "float32": lambda a: a.astype(np.float32),
}


@pytest.mark.parametrize("form", FORMS)
def test_room_beyond_inputs_and_results_does_not_grow_with_the_states(form: str) -> None:
    def room(chunks: int) -> int:
        q, qd, qdd = (FORMS[form](np.tile(rows[:, :CHUNK], chunks)) for rows in STATES)
        tracemalloc.start()
        kept = dynamics.inverse_dynamics(CHAIN, q, qd, qdd)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most - sum(rows.nbytes for rows in kept)

    assert room(8) < 1.1 * room(2)
