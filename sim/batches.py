"""Batches of states on their way to the kernels: checked, cast, and cut into chunks that threads share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim import batch_kernels as bk
from sim.chain import Array, Chain
from sim.errors import InvalidInputError

_WHOLE = 8192  # states; so few are not cut, nor shared by threads, which would cost more than they bring
_CHUNK = 4096  # states; they stay in cache with what is computed from them


def checked_states(chain: Chain, name: str, values: ArrayLike, n_states: int | None = None) -> NDArray[Any]:
    """Return an array with a row for each coordinate, or say what is wrong.

    Parameters
    ----------
    chain : Chain
        The tree.
    name : str
        What the states are called.
    values : array
        (3 + n_joints, n_states) of any kind.
    n_states : int, optional
        How many there have to be.

    Returns
    -------
    array
        (3 + n_joints, n_states) not yet cast, and not yet known to be finite.

    Raises
    ------
    InvalidInputError
        For a wrong shape.
    """
    array = values if isinstance(values, np.ndarray) else np.asarray(values, dtype=np.float64)
    rows = 3 + chain.n_joints
    if array.ndim != 2 or array.shape[0] != rows or (n_states is not None and array.shape[1] != n_states):  # noqa: PLR2004 - two dimensions
        columns = "n_states" if n_states is None else str(n_states)
        raise InvalidInputError(name, f"shape {array.shape}", f"shape ({rows}, {columns})")
    return array


def in_chunks(states: Mapping[str, NDArray[Any]], compute: Callable[..., None], threads: int = 1) -> None:
    """Call a function for one chunk of states after the other, cast and checked.

    Parameters
    ----------
    states : mapping
        By name, (rows, n_states) each.
    compute : callable
        Called with where the chunk begins, how many states it has, and these states: C-contiguous, writable float64.
    threads : int, default 1
        Threads to share large batches.

    Returns
    -------
    None
        What comes of it is the function's.

    Raises
    ------
    InvalidInputError
        For a number that is not finite.
    """
    n = next(iter(states.values())).shape[1]
    if n <= _WHOLE:
        compute(0, n, *[_cast(name, rows) for name, rows in states.items()])
        return
    begins = iter(range(0, n, _CHUNK))

    def work() -> None:
        # Taken once, because memory that is given back and taken anew costs more than the copy itself.
        rooms = [np.empty((rows.shape[0], _CHUNK)) for rows in states.values()]
        for begin in begins:  # each thread takes the next chunk that nobody has
            part = slice(begin, min(begin + _CHUNK, n))
            cast = (_taken(name, rows, part, room) for (name, rows), room in zip(states.items(), rooms, strict=True))
            compute(begin, part.stop - begin, *cast)

    if threads == 1:
        work()
        return
    # Kernels release the interpreter's lock, so plain threads do; numba's own parallel layers can end the
    # process when a server calls them from several threads.
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work) for _ in range(threads)]:
            done.result()


def _taken(name: str, rows: NDArray[Any], part: slice, room: Array) -> Array:
    """Cast some of the states, in ``room`` and in one pass where they are what kernels read."""
    width, flags = part.stop - part.start, rows.flags
    if width < room.shape[1] or rows.dtype != np.float64 or not (flags.c_contiguous and flags.writeable):
        return _cast(name, rows[:, part])
    if not bk.take(rows, part.start, width, room):
        raise _not_finite(name)
    return room


def _cast(name: str, states: NDArray[Any]) -> Array:
    """Cast to the kernels' one signature, or say what is wrong."""
    array = np.ascontiguousarray(states, dtype=np.float64)
    if not np.logical_and.reduce(np.isfinite(array), axis=None):
        raise _not_finite(name)
    # To numba a read-only array is another type, for which it would compile anew.
    return array if array.flags.writeable else array.copy()


def _not_finite(name: str) -> InvalidInputError:
    """Return what is said of states with a number that is none."""
    return InvalidInputError(name, "NaN or infinity", "finite numbers")
