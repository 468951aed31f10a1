"""Speed of inverse dynamics: many states, few, one."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sim import benchmark
from sim.chain import Array, Chain
from sim.dynamics import inverse_dynamics, inverse_dynamics_into
from ui.bench.clock import Measurement, medians_s
from ui.bench.engine import Engine

RATE, TIME = "states/s", "s"
PINOCCHIO = "Pinocchio"
_ONE_CALL_S = 15e-6
Call = Callable[[], object]


def many_states(small: int, middle: int, large: int, repeats: int) -> list[Measurement]:
    """Measure batches that fit into cache and batches that do not.

    Parameters
    ----------
    small, middle, large : int
        States of a batch in cache, of one on two threads, and of the largest.
    repeats : int
        Measurements of which the median counts.

    Returns
    -------
    list of Measurement
    """
    chain = benchmark.body_tree()
    return [*_in_cache(chain, small, repeats), *_on_two_threads(chain, middle, repeats),
            *_large(chain, small, large, repeats)]  # fmt: skip


def _in_cache(chain: Chain, n: int, repeats: int) -> list[Measurement]:
    """Kernel and public call beside the engine, on one thread."""
    states = benchmark.random_states(chain, n)
    kernel, _ = benchmark.dynamics_kernel(chain, *states)
    calls = [kernel, lambda: inverse_dynamics(chain, *states), benchmark.sine_cosine_kernel(n * chain.n_links)]
    if Engine.version():
        calls.append(Engine(chain, 1).batch(*states, 1)[0])
    alone, public, sines, *theirs = medians_s(calls, repeats)
    engine = n / theirs[0] if theirs else None
    what = f"inverse dynamics, {n:,} states, 1 thread"
    than = f"{PINOCCHIO} rneaInParallel"
    return [
        Measurement("dynamics_in_cache", what, n / alone, engine, RATE, than, ("at least", 30.0), repeats),
        Measurement("dynamics_in_cache_public", f"{what}, with all checks", n / public, engine, RATE, than, None,
                    repeats),
        Measurement("dynamics_sine_cosine", "of which sine and cosine", sines / n, alone / n, TIME, "the whole", None,
                    repeats),
    ]  # fmt: skip


def _on_two_threads(chain: Chain, n: int, repeats: int) -> list[Measurement]:
    """Measure the public call beside the engine and beside plain streaming of the same arrays."""
    states = benchmark.random_states(chain, n)
    _, results = benchmark.dynamics_kernel(chain, *states)
    halves = [benchmark.streaming(*states, results, part) for part in (slice(0, n // 2), slice(n // 2, n))]
    with ThreadPoolExecutor(2) as pool:

        def stream() -> None:
            for done in [pool.submit(half) for half in halves]:
                done.result()

        calls: list[Call] = [lambda: inverse_dynamics_into(chain, *states, results, threads=2), stream]
        if Engine.version():
            calls.append(Engine(chain, 2).batch(*states, 2)[0])
        public, streamed, *theirs = medians_s(calls, repeats)
    engine = n / theirs[0] if theirs else None
    what = f"inverse dynamics, {n:,} states, 2 threads, with all checks"
    return [
        Measurement("dynamics_two_threads", what, n / public, engine, RATE, f"{PINOCCHIO} rneaInParallel",
                    ("at least", 20.0), repeats),
        Measurement("dynamics_of_streaming", "the same beside streaming", n / public, n / streamed, RATE,
                    "reading and writing the same arrays", ("at least", 0.35), repeats),
    ]  # fmt: skip


def _large(chain: Chain, small: int, large: int, repeats: int) -> list[Measurement]:
    """Time a state and memory of a large batch beside a small one."""
    few, many = benchmark.random_states(chain, small), benchmark.random_states(chain, large)
    of_few, of_many = medians_s(
        [lambda: inverse_dynamics(chain, *few), lambda: inverse_dynamics(chain, *many)], repeats
    )
    half = tuple(rows[:, : large // 2] for rows in many)
    return [
        Measurement("dynamics_large", f"time a state, {large:,} states, with all checks", of_many / large,
                    of_few / small, TIME, f"{small:,} states", ("at most", 1.5), repeats),
        Measurement("dynamics_room", f"memory beyond inputs and results, {large:,} states", room_bytes(chain, *many),
                    room_bytes(chain, *half), "byte", "half as many", ("at most", 1.1)),
    ]  # fmt: skip


def room_bytes(chain: Chain, q: Array, qd: Array, qdd: Array) -> float:
    """Return the most memory that one call takes beyond its inputs and results, without the kernel's own scratch.

    Parameters
    ----------
    chain : Chain
        The tree.
    q, qd, qdd : array
        (3 + n_joints, n_states) states. [m, rad, s]

    Returns
    -------
    float
        [byte]
    """
    tracemalloc.start()
    try:
        results = inverse_dynamics(chain, q, qd, qdd)
        return float(tracemalloc.get_traced_memory()[1] - sum(rows.nbytes for rows in results))
    finally:
        tracemalloc.stop()


def one_state(repeats: int) -> list[Measurement]:
    """Measure calls for a single state from Python.

    Parameters
    ----------
    repeats : int
        Measurements of which the median counts.

    Returns
    -------
    list of Measurement
    """
    chain = benchmark.body_tree()
    states = benchmark.random_states(chain, 1)
    calls = [benchmark.dynamics_kernel(chain, *states)[0], lambda: inverse_dynamics(chain, *states)]
    if Engine.version():
        calls.append(Engine(chain, 1).one(*states))
    kernel, public, *theirs = medians_s(calls, repeats)
    return [
        Measurement("one_state_kernel", "one state from Python, kernel", kernel, theirs[0] if theirs else None, TIME,
                    f"{PINOCCHIO} rnea and centerOfMass", ("at most", 1.0), repeats),
        Measurement("one_state_public", "one state from Python, with all checks", public, _ONE_CALL_S, TIME,
                    "15 microseconds", ("at most", 1.0), repeats),
    ]  # fmt: skip


def largest_difference(n: int) -> float | None:
    """Return the largest difference to the engine over all forces, relative to the largest of each.

    Parameters
    ----------
    n : int
        Random states to compare.

    Returns
    -------
    float or None
        None without the engine.
    """
    if not Engine.version():
        return None
    chain = benchmark.body_tree()
    q, qd, qdd = benchmark.random_states(chain, n)
    call, forces = Engine(chain, 1).batch(q, qd, qdd, 1)
    call()
    tau, _, root = inverse_dynamics(chain, q, qd, qdd)
    moment = root[2] - (q[0] * root[1] - q[1] * root[0])
    ours = np.vstack((root[:2], moment, tau))
    return float((np.abs(ours - forces) / np.abs(forces).max(axis=1, keepdims=True)).max())
