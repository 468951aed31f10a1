"""Simulations as processes: started, waited for or asked now and then, ended when they overrun or are not wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Self

from sim.errors import InvalidInputError
from ui.drop.engine import require
from ui.drop.request import Order

LIMIT_S = 120.0
_ROOT = Path(__file__).parents[2]  # of the packages, installed or not
_START = "from ui.drop.worker import work; work()"
_TICK_S = 0.02
_TAIL = 64  # bytes, a few lines


class Job:
    """One order in a process of its own; a context manager that ends it.

    Parameters
    ----------
    task : str
        ``drop``, ``agree`` or ``room``, see `ui.drop.worker`.
    order : Order
        What to simulate.
    limit_s : float, default 120
        After which it is ended. [s]
    **more : Any
        What else the task takes.

    Raises
    ------
    InvalidInputError
        Where PyBullet is not installed.
    """

    def __init__(self, task: str, order: Order, *, limit_s: float = LIMIT_S, **more: Any) -> None:  # noqa: ANN401 - JSON
        require()
        self._limit_s, self._started = limit_s, time.monotonic()
        self._files = [tempfile.TemporaryFile() for _ in range(3)]  # noqa: SIM115 - closed with the job
        asked, self._answer, self._complaint = self._files
        asked.write(json.dumps({"task": task, "order": order.to_dict(), "more": more}).encode())
        asked.seek(0)
        path = os.pathsep.join(part for part in (str(_ROOT), os.environ.get("PYTHONPATH")) if part)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _START], stdin=asked, stdout=self._answer, stderr=self._complaint,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cancel()

    @property
    def done(self) -> bool:
        """Whether it has ended, or has just been ended because it overran."""
        if self._process.poll() is None and time.monotonic() - self._started > self._limit_s:
            self._process.kill()
            self._process.wait()
        return self._process.poll() is not None

    @property
    def share(self) -> float:
        """How much is done, 0 to 1, as far as it is known."""
        # Read in place: the process writes where this file stands.
        size = os.fstat(self._answer.fileno()).st_size
        tail = os.pread(self._answer.fileno(), _TAIL, max(size - _TAIL, 0)).decode(errors="replace")
        told = [line for line in tail.split("\n")[:-1] if line.replace(".", "", 1).isdigit()]
        return float(told[-1]) if told else 0.0

    def cancel(self) -> None:
        """End it; what it has found is lost."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for file in self._files:
            file.close()

    def result(self) -> dict[str, Any]:
        """Wait for its document.

        Returns
        -------
        dict

        Raises
        ------
        InvalidInputError
            For an order that cannot be done, or that took too long.
        RuntimeError
            Where the process broke.
        """
        while not self.done:
            time.sleep(_TICK_S)
        if self._process.returncode and time.monotonic() - self._started > self._limit_s:
            allowed = f"a simulation that is done within {self._limit_s:g} s; a longer step makes it quicker"
            raise InvalidInputError("drop", "a simulation that overran and was ended", allowed)
        self._answer.seek(0)
        text = self._answer.read().decode()
        if self._process.returncode or not text:
            self._complaint.seek(0)
            raise RuntimeError(self._complaint.read().decode(errors="replace").strip() or "the simulation broke")
        found: dict[str, Any] = json.loads(text.rpartition("\n")[2])
        if "refused" in found:
            raise InvalidInputError(*found["refused"])
        document: dict[str, Any] = found["done"]
        return document


def run(task: str, order: Order, *, limit_s: float = LIMIT_S, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Do one order in a process of its own and wait for it.

    Parameters
    ----------
    task : str
        See `Job`.
    order : Order
        What to simulate.
    limit_s : float, default 120
        After which it is ended. [s]
    **more : Any
        What else the task takes.

    Returns
    -------
    dict
        Its document.

    Raises
    ------
    InvalidInputError
        See `Job.result`.
    """
    with Job(task, order, limit_s=limit_s, **more) as job:
        return job.result()
