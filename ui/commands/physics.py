"""Let physics decide."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from ui.commands.app import Height, Json, Load, Mass, Output, Settings, Sex, app


@app.command
def drop(
    scenario: str | None = None,
    /,
    *,
    load: Load = None,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    shove: Annotated[str | None, Parameter(name="--shove", metavar="NS", allow_leading_hyphen=True)] = None,
    shove_at: Annotated[str | None, Parameter(name="--shove-at", metavar="S", allow_leading_hyphen=True)] = None,
    delay: Annotated[str | None, Parameter(name="--delay", metavar="S", allow_leading_hyphen=True)] = None,
    strength: Annotated[str | None, Parameter(name="--strength", metavar="FACTOR", allow_leading_hyphen=True)] = None,
    step: Annotated[str | None, Parameter(name="--step", metavar="S", allow_leading_hyphen=True)] = None,
    noise: Annotated[str | None, Parameter(name="--noise", metavar="SHARE", allow_leading_hyphen=True)] = None,
    seed: Annotated[str | None, Parameter(name="--seed", metavar="N", allow_leading_hyphen=True)] = None,
    map_: Annotated[bool, Parameter(name="--map", show_default=False)] = False,
    agreement: Annotated[bool, Parameter(name="--agreement", show_default=False)] = False,
    json: Json = False,
    output: Output = None,
) -> None:
    """Let physics decide: the repetition as a rigid-body simulation in PyBullet.

    Parameters
    ----------
    scenario
        Name of the exercise, see `hingelab list`; not for --agreement, and for --map both good mornings without it.
    load
        Bar in kg, 0 to 300.
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As for `hingelab run`; counterbalance=0 keeps the hips still.
    shove
        Shove against the chest, forward positive, -200 to 200 N s.
    shove_at
        When the shove comes, 0 to 180 s; at the deepest point where not given.
    delay
        Until the shove is felt, 0 to 1 s.
    strength
        Times the athlete's strength, 0.1 to 10.
    step
        Step of the simulation in s, 0.0001 to 0.004.
    noise
        Coefficient of variation of muscle torques, 0 to 0.1.
    seed
        Of that noise; the same seed gives the same numbers.
    map_
        Instead, look for the largest shove that is survived, bar by bar.
    agreement
        Instead, compare model and engine in every exercise.
    json
        Print one JSON document.
    output
        Write the simulation (.json) or its frames (.csv); with --agreement its table, into a page of notes (.md).
    """
    from ui.drop import command

    typed = {
        "--shove": shove, "--shove-at": shove_at, "--delay": delay, "--strength": strength, "--step": step,
        "--noise": noise, "--seed": seed,
    }  # fmt: skip
    command.run(
        typed, scenario, map_=map_, agreement=agreement, output=output, json=json,
        load=load, sex=sex, height=height, mass=mass, settings=set_ or [],
    )  # fmt: skip
