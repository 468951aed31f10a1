"""All measurements in one run, as a document and as a table."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from rich.table import Table
from rich.text import Text

from ui.bench import dynamics, evaluation
from ui.bench.clock import Measurement
from ui.bench.engine import Engine
from ui.bench.population import population
from ui.bench.startup import startup
from ui.console import make_console

NO_ENGINE = "Pinocchio is not installed (pip install pin), so nothing is compared to it."
LEGEND = "Medians. Ratio: value over what it is compared to. The two threads need both cores free."
_WIDTH = 150  # where the output is no terminal
_POSES_A_SPINE = 10  # a spine takes far longer than a pose
_PREFIXES = ((1e9, "G"), (1e6, "M"), (1e3, "k"), (1.0, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n"))


@dataclass(frozen=True)
class Sizes:
    """How much is measured.

    Parameters
    ----------
    small, middle, large : int
        States of a batch in cache, of one on two threads, and of the largest.
    poses : int
        Static poses.
    people : int
        In a population.
    repeats : int
        Measurements of which the median counts.
    """

    small: int = 8_000
    middle: int = 200_000
    large: int = 1_000_000
    poses: int = 100_000
    people: int = 10_000
    repeats: int = 7


FULL = Sizes()


def measure(sizes: Sizes) -> list[Measurement]:
    """Measure everything.

    Parameters
    ----------
    sizes : Sizes
        How much.

    Returns
    -------
    list of Measurement
    """
    return [
        *dynamics.many_states(sizes.small, sizes.middle, sizes.large, sizes.repeats),
        *dynamics.one_state(sizes.repeats),
        *evaluation.repetition(sizes.repeats),
        *evaluation.poses(sizes.poses, sizes.repeats),
        *evaluation.spines(sizes.poses // _POSES_A_SPINE, sizes.repeats),
        *population(sizes.people),
        *startup(sizes.repeats),
    ]


def document(sizes: Sizes) -> dict[str, Any]:
    """Measure, and return what ``hingelab bench --json`` prints.

    Parameters
    ----------
    sizes : Sizes
        How much.

    Returns
    -------
    dict
        ``machine``, ``largest_difference`` to Pinocchio relative to each force's largest value (None without it),
        and ``measurements``.
    """
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "machine": {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "busy_before": busy,
            "python": platform.python_version(),
            "numba": metadata.version("numba"),
            "numpy": metadata.version("numpy"),
            "pinocchio": Engine.version(),
        },
        "largest_difference": dynamics.largest_difference(sizes.small),
        "measurements": [item.to_dict() for item in measure(sizes)],
    }


def _processor() -> str:
    """Return the processor's name as the system gives it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 - one file of the system
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def show(found: dict[str, Any]) -> None:
    """Print a document of `document` as a table.

    Parameters
    ----------
    found : dict
        The document.
    """
    console = make_console(_WIDTH)
    machine = found["machine"]
    busy = "" if machine["busy_before"] is None else f", {machine['busy_before']:.1f} cores busy before"
    console.print(Text(f"{machine['processor']}, {machine['cores']} cores{busy}", style="bold"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("")
    for heading in ("value", "ratio", "aim"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("compared to")
    for item in found["measurements"]:
        aim = item["aim"]
        table.add_row(
            item["what"],
            amount(item["value"], item["unit"]),
            "-" if item["ratio"] is None else f"{item['ratio']:.3g}",
            "" if aim is None else f"{aim['kind']} {aim['ratio']:g}",
            f"{item['compared_to']} {amount(item['reference'], item['unit'])}".rstrip(" -"),
        )
    console.print(table)
    if found["largest_difference"] is not None:
        console.print(Text(f"Largest difference to Pinocchio, relative: {found['largest_difference']:.1e}"))
    console.print(Text(LEGEND, style="dim"))


def amount(value: float | None, unit: str) -> str:
    """Write a number with a unit prefix.

    Parameters
    ----------
    value : float or None
        The number.
    unit : str
        Its unit.

    Returns
    -------
    str
        A dash where there is none.
    """
    if value is None:
        return "-"
    for size, prefix in _PREFIXES:
        if abs(value) >= size:
            return f"{value / size:.3g} {prefix}{unit}"
    return f"{value:g} {unit}"
