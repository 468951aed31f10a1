"""Run exercises, one or side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ui.commands.app import Height, Json, Level, Limits, Load, Mass, Output, Settings, Sex, Wrong, app
from ui.commands.asking import ask, explanation_level, write_results


@app.command
def run(
    scenario: str,
    /,
    *,
    load: Load = None,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    fault: Wrong = None,
    limits: Limits = False,
    level: Level = "coach",
    json: Json = False,
    audit: Annotated[Path | None, Parameter(name="--audit", metavar="FILE")] = None,
    output: Output = None,
) -> None:
    """Run one exercise.

    Parameters
    ----------
    scenario
        Name of the exercise, see `hingelab list`.
    load
        Bar in kg, 0 to 300.
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As often as needed: trunk_lean_deg, lumbar_flexion_deg, counterbalance, knee_flexion_deg,
        descent_s, pause_s, ascent_s, arms, bar_position, handles, thigh_m, shank_m, trunk_m, arm_m.
    fault
        NAME or NAME=STRENGTH, 0 to 1, see `hingelab faults`: with this fault, and what it changes.
    limits
        Find the largest load inside balance, joint ranges and strength, and which of them ends it.
    level
        Of the explanation: coach or scientist.
    json
        Print one JSON document.
    audit
        Write chain, states and results for another engine (.json).
    output
        Write the result (.json) or its frames (.csv).
    """
    from sim.errors import InvalidInputError
    from ui import files

    if audit is not None:
        files.check_writable("--audit", audit, [".json"])
        if output is not None and output.resolve() == audit.resolve():
            raise InvalidInputError("--audit", audit, "another file than that of -o")
    chosen = explanation_level(level)
    request = ask([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=output, fault=fault)
    from ui.runs import largest_loads, runs

    [result] = runs(request)
    most = largest_loads(request) if limits else []
    from ui.explain import explanation

    why = explanation(result, level=chosen)
    document = {**result.to_dict(), "explanation": why.to_dict(), **({"limits": most[0].to_dict()} if most else {})}
    write_results(output, [document], document)
    if audit is not None:
        from sim.replay import audit as audit_document

        files.write_text("--audit", audit, files.to_json(audit_document(result)))
    if json:
        sys.stdout.write(files.to_json(document))
        return
    from ui.tables import print_results

    print_results(result.scenario.title, [result], [why], most)


@app.command
def compare(
    *scenario: str,
    load: Load = None,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    fault: Wrong = None,
    limits: Limits = False,
    level: Level = "coach",
    json: Json = False,
    output: Output = None,
) -> None:
    """Run exercises side by side and explain each against the one before; without names, the four steps.

    Parameters
    ----------
    scenario
        Names of two or more exercises, see `hingelab list`; one is enough with a fault.
    load
        Bar in kg for all of them, 0 to 300; each exercise's own where not given.
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As for `hingelab run`.
    fault
        NAME or NAME=STRENGTH, see `hingelab faults`: all of them with this fault; one exercise without and with it.
    limits
        Find each one's largest load, as for `hingelab run`.
    level
        Of the explanation: coach or scientist.
    json
        Print one JSON document.
    output
        Write the results (.json) or their frames (.csv).
    """
    from ui import words_run as told
    from ui.files import to_json

    names, title = list(scenario), told.COMPARED
    if not names:
        import scenarios

        names = [name for name, item in scenarios.exercises().items() if item.step]
        title = told.PROGRESSION
    elif len(names) == 1 and fault is None:
        from sim.errors import InvalidInputError

        raise InvalidInputError("scenario", f"only {names[0]}", "two or more names, or none for the four steps")
    chosen = explanation_level(level)
    request = ask(names, load=load, sex=sex, height=height, mass=mass, settings=set_, output=output, fault=fault)
    from ui.runs import beside_clean, largest_loads, runs

    results = beside_clean(request) if len(names) == 1 else runs(request)
    most = largest_loads(request, clean=len(names) == 1) if limits else []
    from ui.explain import in_turn

    why = in_turn(results, chosen)
    documents = [result.to_dict() for result in results]
    for found, item in zip(documents, most, strict=False):
        found["limits"] = item.to_dict()
    document = {"results": documents, "explanation": [item.to_dict() for item in why]}
    write_results(output, documents, document)
    if json:
        sys.stdout.write(to_json(document))
        return
    from ui.tables import print_results

    print_results(title, results, why, most)
