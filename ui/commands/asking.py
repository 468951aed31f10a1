"""What commands do alike: check what was typed, run, write, and say why the first run takes long."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sim.result import Result
    from ui.options import Request


def explanation_level(level: str) -> Literal["coach", "scientist"]:
    """Refuse a level of explanation that is none, before anything is compiled.

    Parameters
    ----------
    level : str
        As typed.

    Returns
    -------
    str

    Raises
    ------
    InvalidInputError
        For another word than coach and scientist.
    """
    from sim.errors import InvalidInputError
    from ui.words_quantities import LEVELS

    if level not in LEVELS:
        raise InvalidInputError("--level", level, " or ".join(LEVELS))
    return level  # type: ignore[return-value]


def compute(
    names: Sequence[str],
    *,
    load: str | None,
    sex: str,
    height: str | None,
    mass: str | None,
    settings: Sequence[str] | None,
    output: Path | None,
    fault: str | None = None,
) -> list[Result]:
    """Check what was typed and run it.

    Parameters
    ----------
    names, load, sex, height, mass, settings, output, fault
        See `ask`.

    Returns
    -------
    list of Result
    """
    request = ask(names, load=load, sex=sex, height=height, mass=mass, settings=settings, output=output, fault=fault)
    from ui.runs import runs

    return runs(request)


def ask(
    names: Sequence[str],
    *,
    load: str | None,
    sex: str,
    height: str | None,
    mass: str | None,
    settings: Sequence[str] | None,
    output: Path | None,
    fault: str | None = None,
) -> Request:
    """Check what was typed.

    Parameters
    ----------
    names : sequence of str
        Scenario names.
    load, height, mass : str or None
        Numbers as typed. [kg, m, kg]
    sex : str
        ``m`` or ``f``.
    settings : sequence of str or None
        ``NAME=VALUE`` each.
    output : Path or None
        File to be written.
    fault : str, optional
        ``NAME`` or ``NAME=STRENGTH``.

    Returns
    -------
    Request

    Raises
    ------
    InvalidInputError
        For the first thing that is not allowed.
    """
    from ui import files
    from ui.options import parse

    if output is not None:
        files.check_writable("-o", output, [".json", ".csv"])
    request = parse(names, load=load, sex=sex, height=height, mass=mass, settings=settings or [], fault=fault)
    say_if_compiling()
    return request


def write_results(output: Path | None, runs: Sequence[dict[str, Any]], document: dict[str, Any]) -> None:
    """Write the output file, if one is asked for: the frames of all runs, or the whole document.

    Parameters
    ----------
    output : Path or None
        File to be written.
    runs : sequence of dict
        One document a run.
    document : dict
        The whole answer.
    """
    from ui import files

    if output is not None:
        text = files.frames_to_csv(runs) if output.suffix == ".csv" else files.to_json(document)
        files.write_text("-o", output, text)


def say_if_compiling() -> None:
    """Tell a person who waits for the first run on this machine why."""
    from sim.cache import holds_compiled_kernels, kernel_cache_folder
    from ui import words

    if not holds_compiled_kernels(kernel_cache_folder()):
        sys.stderr.write(words.COMPILING + "\n")
        sys.stderr.flush()
