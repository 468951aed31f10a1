"""Answers over a population: which bar, and each coaching claim."""

from __future__ import annotations

import sys

from ui.commands.app import Draws, Height, Json, Mass, Seed, Settings, Sex, app
from ui.commands.asking import say_if_compiling

_DRAWS, _GROUP_DRAWS = (50, 20_000), (100, 20_000)


@app.command
def bar(
    *,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    draws: Draws = "400",
    seed: Seed = "0",
    json: Json = False,
) -> None:
    """Find which bar fits an athlete: heavy enough that back muscles must work, light enough to balance and bear.

    Parameters
    ----------
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As for `hingelab run`: depth, knees, arms and bar position of every exercise, measured lengths.
    draws
        How many people like this athlete are drawn, 50 to 20000.
    seed
        The same seed gives the same answer.
    json
        Print one JSON document.
    """
    from scenarios.bars import bars
    from ui.options import LAST_SEED, count, parse

    wanted, start = count("--draws", draws, *_DRAWS), count("--seed", seed, 0, LAST_SEED)
    request = parse(bars().asked_of, load=None, sex=sex, height=height, mass=mass, settings=set_ or [])
    say_if_compiling()
    from ui.bar import find_bars

    answer = find_bars(request.athlete, request.scenarios, wanted, start)
    if json:
        from ui.bar_document import document
        from ui.files import to_json

        sys.stdout.write(to_json(document(answer)))
        return
    from ui.bar_table import print_bars

    print_bars(answer)


@app.command
def claims(*name: str, draws: Draws = "300", seed: Seed = "0", json: Json = False) -> None:
    """Compute each coaching claim over a population: where it holds, what decides it, what studies found.

    Parameters
    ----------
    name
        Claims to show with all their numbers; every one in short where none is named.
    draws
        People drawn in each group, 100 to 20000.
    seed
        The same seed gives the same answer.
    json
        Print one JSON document.
    """
    from ui.options import LAST_SEED, count

    wanted, start = count("--draws", draws, *_GROUP_DRAWS), count("--seed", seed, 0, LAST_SEED)
    from ui import claims as answers

    chosen = answers.wanted(name)
    say_if_compiling()
    judged = answers.judge_claims(chosen, wanted, start)
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(answers.document(judged)))
        return
    from ui.claims_table import print_claims

    print_claims(judged, numbers=bool(name))
