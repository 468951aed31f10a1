"""Columns of work shared out over threads.

Kernels release the interpreter's lock, so plain threads do; numba's own parallel layers can end the process when a
server calls them from several threads.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np

_SERIAL_BELOW = 256  # columns; below it threads cost more than they bring
_CHUNKS = 8  # a thread


@lru_cache(maxsize=4)
def _pool(threads: int) -> ThreadPoolExecutor:
    """Threads that wait for work."""
    return ThreadPoolExecutor(threads)


def share_out(run: Callable[[int, int], None], n: int, threads: int) -> None:
    """Run over all columns, in chunks where there are enough of them.

    Parameters
    ----------
    run : callable
        From the first column and the one after the last.
    n : int
        Number of columns: poses, or people.
    threads : int
        Threads to share them.
    """
    if threads <= 1 or n < _SERIAL_BELOW:
        run(0, n)
        return
    edges = np.linspace(0, n, _CHUNKS * threads + 1).astype(int).tolist()
    list(_pool(threads).map(run, edges[:-1], edges[1:]))
