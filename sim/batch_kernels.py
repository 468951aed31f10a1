"""Compiled kernel for batches of states on their way into the cache, whose numbers may be none."""

from __future__ import annotations

import numba
import numpy as np

from sim.cache import kernel_cache_folder

numba.config.CACHE_DIR = str(kernel_cache_folder())  # type: ignore[attr-defined]  # made at run time

_kernel = numba.njit(cache=True, nogil=True, error_model="numpy")


@_kernel
def take(rows, begin, width, room):
    """Copy columns of (n_rows, N) from ``begin`` on into ``room`` (n_rows, width); return whether all are finite."""
    bad = np.uint64(0)
    for i in range(np.uint64(rows.shape[0])):
        for k in range(np.uint64(width)):
            value = rows[i, np.uint64(begin) + k]
            room[i, k] = value
            bad |= np.uint64(value - value != 0.0)
    return bad == 0
