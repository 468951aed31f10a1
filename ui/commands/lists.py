"""List what there is: exercises, faults, the rungs of the ladder."""

from __future__ import annotations

import sys

from ui.commands.app import Height, Json, Load, Mass, Settings, Sex, app
from ui.commands.asking import say_if_compiling


@app.command(name="list")
def list_scenarios(*, json: Json = False) -> None:
    """List the exercises.

    Parameters
    ----------
    json
        Print one JSON document.
    """
    import scenarios

    known = list(scenarios.exercises().values())
    if json:
        from ui.files import to_json

        shown = ("name", "title", "purpose", "step", "category", "theme", "level", "kit", "support", "arms",
                 "bar_position", "load_kg", "load_range_kg", "trunk_lean_deg", "next_steps")  # fmt: skip
        sys.stdout.write(to_json({"scenarios": [{key: getattr(item, key) for key in shown} for item in known]}))
        return
    from ui.tables import print_scenarios

    print_scenarios(known)


@app.command(name="faults")
def list_faults(scenario: str | None = None, /, *, load: Load = None, json: Json = False) -> None:
    """List the faults that a repetition can be shown with; of one exercise, as they look there and which cannot be.

    Parameters
    ----------
    scenario
        Name of an exercise, see `hingelab list`.
    load
        Bar in kg, 0 to 300; the exercise's own where not given.
    json
        Print one JSON document.
    """
    import scenarios
    from sim import limits
    from ui import faults

    item = None if scenario is None else scenarios.scenario(scenario)
    load_kg = None if load is None else limits.number("load_kg", load)
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(faults.document(item, load_kg)))
        return
    from ui.console import print_table

    print_table(faults.table(item, load_kg), [] if item is None else faults.refused(item, load_kg))


@app.command
def ladder(
    *,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    json: Json = False,
) -> None:
    """Show every rung of the hinge ladder: what it asks of this athlete, and where a test leads.

    Parameters
    ----------
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        Measured lengths: thigh_m, shank_m, trunk_m, arm_m.
    json
        Print one JSON document.
    """
    from scenarios.ladder import ladder as read
    from sim.athlete import LENGTHS
    from sim.errors import InvalidInputError
    from ui.options import parse

    for setting in set_ or []:
        name = setting.partition("=")[0]
        if name not in LENGTHS:
            raise InvalidInputError("--set", setting, "measured lengths on the ladder: " + ", ".join(LENGTHS))
    found = read()
    names = [rung.name for rung in found.rungs]
    request = parse(names, load=None, sex=sex, height=height, mass=mass, settings=set_ or [])
    say_if_compiling()
    from ui.ladder import climb, document, print_ladder

    climbed = list(climb(found, request.athlete))
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(document(found, climbed)))
        return
    from ui.console import make_console

    print_ladder(found, climbed, make_console())
