"""Time from the command to the answer, in processes of their own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ui.bench.clock import Measurement

_RUN = "from ui.cli import main; main(['run', 'kneeling-good-morning', '--json'])"
_IMPORTS = {"import_command_line": "ui.cli", "import_model": "sim.repetition", "import_page": "ui.page.app"}


def startup(repeats: int) -> list[Measurement]:
    """Measure the first answer with kernels to compile and with compiled ones, imports, and the room they take.

    Parameters
    ----------
    repeats : int
        Measurements of which the median counts; the first start is measured once.

    Returns
    -------
    list of Measurement
    """
    with tempfile.TemporaryDirectory() as folder:
        bare = statistics.median(_process_s("pass", folder) for _ in range(repeats))
        cold = _process_s(_RUN, folder)
        warm = statistics.median(_process_s(_RUN, folder) for _ in range(repeats))
        imports = {
            name: statistics.median(_process_s(f"import {module}", folder) for _ in range(repeats))
            for name, module in _IMPORTS.items()
        }
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        files = list(Path(folder).rglob("*.nbc"))
    empty = "a process that does nothing"
    found = [
        Measurement("run_warm", "first `run` result, kernels compiled before", warm, bare, "s", empty, None, repeats),
        Measurement(
            "run_cold", "first `run` result on a machine, kernels to compile", cold, warm, "s", "the same, warm"
        ),
    ]
    found += [
        Measurement(name, f"import {_IMPORTS[name]}", taken, bare, "s", empty, None, repeats)
        for name, taken in imports.items()
    ]
    found.append(
        Measurement("cache_size", "compiled kernels on disk", float(size), None, "byte", f"{len(files)} kernels")
    )
    return found


def _process_s(code: str, cache: str) -> float:
    """Return how long a fresh process takes; its compiled kernels are kept in ``cache``."""
    begin = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env=os.environ | {"NUMBA_CACHE_DIR": cache}, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - begin
