"""`hingelab drop`: check what was typed, have it simulated, print or write it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

import scenarios
from sim.errors import InvalidInputError
from ui import files
from ui.drop import agreement as agreed
from ui.drop import show, words
from ui.drop.engine import require
from ui.drop.process import run as simulate
from ui.drop.request import Order, parse_options, require_free
from ui.drop.stumble import LOADS_KG, SCENARIOS, stumble_map
from ui.options import Request, parse


def run(
    typed: Mapping[str, str | None],
    scenario: str | None,
    *,
    map_: bool,
    agreement: bool,
    output: Path | None,
    json: bool,
    load: str | None,
    sex: str,
    height: str | None,
    mass: str | None,
    settings: Sequence[str],
) -> None:
    """Do what was typed.

    Parameters
    ----------
    typed : mapping
        Text by option of the simulation, None where nothing was typed.
    scenario : str or None
        Name of the exercise.
    map_, agreement : bool
        What to do instead of one simulation.
    output : Path or None
        File to write.
    json : bool
        Whether to print one JSON document.
    load, height, mass : str or None
        Numbers as typed. [kg, m, kg]
    sex : str
        ``m`` or ``f``.
    settings : sequence of str
        ``NAME=VALUE`` each.

    Raises
    ------
    InvalidInputError
        For what is not allowed, or where PyBullet is not installed.
    """
    require()
    if map_ and agreement:
        raise InvalidInputError("--agreement", "given with --map", "one of them")
    if output is not None:
        files.check_writable("-o", output, [".md"] if agreement else [".json"] if map_ else [".json", ".csv"])
    if agreement:
        given = {**typed, "scenario": scenario, "--load": load, "--set": settings[0] if settings else None}
        _refuse(given, "nothing with --agreement, which takes every exercise with its own bar")
        request = parse([next(iter(scenarios.exercises()))], load=None, sex=sex, height=height, mass=mass, settings=[])
        _agree(request, output, json=json)
        return
    if map_:
        _refuse({"--load": load, "--shove": typed["--shove"]}, "nothing with --map, which goes through bars and shoves")
    elif scenario is None:
        raise InvalidInputError("scenario", "nothing", "a name, see hingelab list")
    names = [scenario] if scenario is not None else list(SCENARIOS)
    request = parse(names, load=load, sex=sex, height=height, mass=mass, settings=settings)
    orders = [
        Order.of(
            item, request.athlete, request.load_kg, parse_options(typed, item.descent_s + item.pause_s + item.ascent_s)
        )
        for item in request.scenarios
    ]
    for order in orders:
        require_free(order)
    if map_:
        _map(orders, output, json=json)
    else:
        _one(orders[0], output, json=json)


def _refuse(given: Mapping[str, str | None], allowed: str) -> None:
    """Say no to what has no meaning here."""
    for name, value in given.items():
        if value is not None:
            raise InvalidInputError(name, value, allowed)


def _one(order: Order, output: Path | None, *, json: bool) -> None:
    """Simulate one repetition."""
    found = simulate("drop", order)
    del found["coordinates"]
    if output is not None:
        text = files.frames_to_csv([found]) if output.suffix == ".csv" else files.to_json(found)
        files.write_text("-o", output, text)
    if json:
        sys.stdout.write(files.to_json(found))
    else:
        show.one(found)


def _map(orders: Sequence[Order], output: Path | None, *, json: bool) -> None:
    """Look for the largest shoves."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=words.MAP_PROGRESS.format(done=done, total=total))

        found = {"map": stumble_map(orders, LOADS_KG, os.cpu_count() or 1, progress)}
    if output is not None:
        files.write_text("-o", output, files.to_json(found))
    if json:
        sys.stdout.write(files.to_json(found))
    else:
        show.stumble(found["map"])


def _agree(request: Request, output: Path | None, *, json: bool) -> None:
    """Compare every exercise."""
    athlete = Order.of(request.scenarios[0], request.athlete, None, parse_options({}, 0.0)).athlete
    page = "" if output is None else agreed.read_page(output)
    rows = agreed.table(athlete)
    if output is not None:
        files.write_text("-o", output, agreed.with_table(page, agreed.markdown(rows, athlete)))
    if json:
        sys.stdout.write(files.to_json({"agreement": rows}))
    else:
        show.agreement(agreed.markdown(rows, athlete))
