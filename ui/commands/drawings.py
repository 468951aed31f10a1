"""Draw an exercise, or write its body for other engines."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from ui.commands.app import Height, Json, Load, Mass, Output, Settings, Sex, Wrong, app
from ui.commands.asking import ask, compute


@app.command
def diagram(
    scenario: str,
    /,
    *,
    output: Output = None,
    frames: Annotated[str, Parameter(name="--frames", metavar="N", allow_leading_hyphen=True)] = "1",
    plain: Annotated[bool, Parameter(name="--plain", show_default=False)] = False,
    theme: Annotated[str, Parameter(name="--theme", metavar="NAME")] = "light",
    ghost: Annotated[str, Parameter(name="--ghost", metavar="NAME")] = "none",
    load: Load = None,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    fault: Wrong = None,
    json: Json = False,
) -> None:
    """Draw one exercise.

    Parameters
    ----------
    scenario
        Name of the exercise, see `hingelab list`.
    output
        The picture (.svg or .png).
    frames
        1 for the deepest pose, up to 12 for a strip of the way down.
    plain
        Leave words and measures off.
    theme
        light, dark or projector.
    ghost
        hips-still: show behind it where the body tips with the hips still; or none.
    load
        Bar in kg, 0 to 300.
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As for `hingelab run`.
    fault
        NAME or NAME=STRENGTH, see `hingelab faults`: beside the clean repetition, whose ghost stands behind it.
    json
        Print the run as one JSON document.
    """
    from ui import files, words

    file = files.required("-o", output, [".svg", ".png"])
    from ui.figure.choices import check_options

    count = check_options(frames, theme, ghost, fault)
    request = ask([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=None, fault=fault)
    from ui.explain import explanation
    from ui.figure.command import encoded, fault_picture, picture
    from ui.runs import fault_runs, runs

    wrong = fault_runs(request)
    [result] = [run.result for run in wrong] or runs(request)
    why = explanation(result)
    if wrong:
        svg = fault_picture(wrong[0], frames=count, plain=plain, theme=theme, caption=why.texts)
    else:
        svg = picture(result, frames=count, plain=plain, theme=theme, ghost=ghost, caption=why.texts)
    files.write_bytes("-o", file, encoded(svg, file.suffix))
    if json:
        sys.stdout.write(files.to_json({**result.to_dict(), "explanation": why.to_dict()}))
        return
    sys.stdout.write("\n".join((words.DRAWN.format(file=file), *why.texts)) + "\n")


@app.command
def export(
    scenario: str,
    /,
    *,
    output: Output = None,
    load: Load = None,
    sex: Sex = "m",
    height: Height = None,
    mass: Mass = None,
    set_: Settings = None,
    json: Json = False,
) -> None:
    """Write athlete and bar, or a repetition, for another engine.

    Parameters
    ----------
    scenario
        Name of the exercise, see `hingelab list`.
    output
        Athlete and bar for PyBullet or Pinocchio (.urdf), MuJoCo (.xml) or OpenSim (.osim); the repetition for OpenSim
        (.mot) or as a table of coordinates (.csv).
    load
        Bar in kg, 0 to 300.
    sex
        m or f.
    height
        Stature in m, 1.20 to 2.20.
    mass
        Body mass in kg, 30 to 200.
    set_
        As for `hingelab run`.
    json
        Print the run as one JSON document.
    """
    from ui import files, words
    from ui.exports import ENDINGS, exported

    file = files.required("-o", output, ENDINGS)
    [result] = compute([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=None)
    files.write_text("-o", file, exported(result, file.suffix))
    sys.stdout.write(files.to_json(result.to_dict()) if json else words.WRITTEN.format(file=file) + "\n")
