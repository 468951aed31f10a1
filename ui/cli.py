"""The command line."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

from cyclopts import App, CycloptsError, Parameter
from cyclopts.exceptions import MissingArgumentError, RepeatArgumentError, UnknownOptionError, UnusedCliTokensError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.result import Result
    from ui.options import Request

# Everything heavy is imported inside the commands, so that --help answers at once.

app = App(
    name="hingelab",
    help="Why a kneeling or bar-loaded hip hinge keeps a beginner's spine in place, in numbers.",
    version=lambda: metadata.version("hingelab"),
    default_parameter=Parameter(negative=()),
    help_on_error=False,
)

_LAST_PORT = 65535
_DRAWS, _GROUP_DRAWS = (50, 20_000), (100, 20_000)
_LAST_SEED = 2**32 - 1

Load = Annotated[str | None, Parameter(name="--load", allow_leading_hyphen=True)]
Sex = Annotated[str, Parameter(name="--sex")]
Height = Annotated[str | None, Parameter(name="--height", allow_leading_hyphen=True)]
Mass = Annotated[str | None, Parameter(name="--mass", allow_leading_hyphen=True)]
Settings = Annotated[list[str] | None, Parameter(name="--set")]
Draws = Annotated[str, Parameter(name="--draws", allow_leading_hyphen=True)]
Seed = Annotated[str, Parameter(name="--seed", allow_leading_hyphen=True)]
Json = Annotated[bool, Parameter(name="--json")]
Output = Annotated[Path | None, Parameter(name=["-o", "--output"])]
Level = Annotated[str, Parameter(name="--level")]
Limits = Annotated[bool, Parameter(name="--limits")]
Wrong = Annotated[str | None, Parameter(name="--fault")]


@app.default
@app.command
def serve(
    *,
    port: Annotated[str, Parameter(name="--port", allow_leading_hyphen=True)] = "5006",
    address: Annotated[str, Parameter(name="--address")] = "127.0.0.1",
    no_browser: Annotated[bool, Parameter(name="--no-browser")] = False,
) -> None:
    """Open the workbench in a browser; this is what `hingelab` alone does.

    Parameters
    ----------
    port
        0 to 65535, where 0 is any that is free.
    address
        To listen on; 0.0.0.0 lets other machines in.
    no_browser
        Only serve.
    """
    from sim.errors import InvalidInputError

    if not (port.isascii() and port.isdigit() and int(port) <= _LAST_PORT):
        raise InvalidInputError("--port", port, f"0 to {_LAST_PORT}")
    _say_if_compiling()
    from ui.page.serve import serve as serve_page

    try:
        serve_page(int(port), address, browser=not no_browser)
    except OSError as error:
        allowed = f"an address of this machine and a free port ({error.strerror})"
        raise InvalidInputError("--address and --port", f"{address} {port}", allowed) from None


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
    audit: Annotated[Path | None, Parameter(name="--audit")] = None,
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
        NAME=VALUE, as often as needed: trunk_lean_deg, lumbar_flexion_deg, counterbalance, knee_flexion_deg,
        descent_s, pause_s, ascent_s, arms, bar_position, thigh_m, shank_m, trunk_m, arm_m.
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
    chosen = _level(level)
    request = _ask([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=output, fault=fault)
    from ui.runs import largest_loads, runs

    [result] = runs(request)
    most = largest_loads(request) if limits else []
    from ui.explain import explanation

    why = explanation(result, level=chosen)
    document = {**result.to_dict(), "explanation": why.to_dict(), **({"limits": most[0].to_dict()} if most else {})}
    _write(output, [document], document)
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
        NAME=VALUE, as for `hingelab run`.
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
    from ui import words
    from ui.files import to_json

    names, title = list(scenario), "Compared"
    if not names:
        import scenarios

        names = [name for name, item in scenarios.exercises().items() if item.step]
        title = words.PROGRESSION_TITLE
    elif len(names) == 1 and fault is None:
        from sim.errors import InvalidInputError

        raise InvalidInputError("scenario", f"only {names[0]}", "two or more names, or none for the four steps")
    chosen = _level(level)
    request = _ask(names, load=load, sex=sex, height=height, mass=mass, settings=set_, output=output, fault=fault)
    from ui.runs import beside_clean, largest_loads, runs

    results = beside_clean(request) if len(names) == 1 else runs(request)
    most = largest_loads(request, clean=len(names) == 1) if limits else []
    from ui.explain import in_turn

    why = in_turn(results, chosen)
    documents = [result.to_dict() for result in results]
    for found, item in zip(documents, most, strict=False):
        found["limits"] = item.to_dict()
    document = {"results": documents, "explanation": [item.to_dict() for item in why]}
    _write(output, documents, document)
    if json:
        sys.stdout.write(to_json(document))
        return
    from ui.tables import print_results

    print_results(title, results, why, most)


@app.command
def diagram(
    scenario: str,
    /,
    *,
    output: Output = None,
    frames: Annotated[str, Parameter(name="--frames", allow_leading_hyphen=True)] = "1",
    plain: Annotated[bool, Parameter(name="--plain")] = False,
    theme: Annotated[str, Parameter(name="--theme")] = "light",
    ghost: Annotated[str, Parameter(name="--ghost")] = "none",
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
        NAME=VALUE, as for `hingelab run`.
    fault
        NAME or NAME=STRENGTH, see `hingelab faults`: beside the clean repetition, whose ghost stands behind it.
    json
        Print the run as one JSON document.
    """
    from sim.errors import InvalidInputError
    from ui import files, words

    field = "-o"
    if output is None:
        raise InvalidInputError(field, "nothing", "a file that ends in .svg or .png")
    files.check_writable(field, output, [".svg", ".png"])
    from ui.figure.choices import check_options

    count = check_options(frames, theme, ghost, fault)
    request = _ask([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=None, fault=fault)
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
    files.write_bytes(field, output, encoded(svg, output.suffix))
    if json:
        sys.stdout.write(files.to_json({**result.to_dict(), "explanation": why.to_dict()}))
        return
    sys.stdout.write("\n".join((words.DIAGRAM_WRITTEN.format(file=output), *why.texts)) + "\n")


@app.command(name="faults")
def list_faults(*, json: Json = False) -> None:
    """List the faults that a repetition can be shown with.

    Parameters
    ----------
    json
        Print one JSON document.
    """
    from ui import faults

    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(faults.document()))
        return
    from ui.tables import print_table

    print_table(faults.table())


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
        NAME=VALUE, as for `hingelab run`.
    json
        Print the run as one JSON document.
    """
    from sim.errors import InvalidInputError
    from ui import files, words
    from ui.exports import ENDINGS, exported

    field = "-o"
    if output is None:
        raise InvalidInputError(field, "nothing", "a file that ends in " + " or ".join(ENDINGS))
    files.check_writable(field, output, ENDINGS)
    [result] = _compute([scenario], load=load, sex=sex, height=height, mass=mass, settings=set_, output=None)
    files.write_text(field, output, exported(result, output.suffix))
    sys.stdout.write(files.to_json(result.to_dict()) if json else words.EXPORT_WRITTEN.format(file=output) + "\n")


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
        NAME=VALUE, as for `hingelab run`: depth, knees, arms and bar position of every exercise, measured lengths.
    draws
        How many people like this athlete are drawn, 50 to 20000.
    seed
        The same seed gives the same answer.
    json
        Print one JSON document.
    """
    from scenarios.bars import bars
    from ui.options import count, parse

    wanted, start = count("--draws", draws, *_DRAWS), count("--seed", seed, 0, _LAST_SEED)
    request = parse(bars().asked_of, load=None, sex=sex, height=height, mass=mass, settings=set_ or [])
    _say_if_compiling()
    from ui import bar as answers

    answer = answers.find_bars(request.athlete, request.scenarios, wanted, start)
    if answer is None:
        return
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(answers.document(answer)))
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
    from ui.options import count

    wanted, start = count("--draws", draws, *_GROUP_DRAWS), count("--seed", seed, 0, _LAST_SEED)
    from ui import claims as answers

    chosen = answers.wanted(name)
    _say_if_compiling()
    judged = answers.judge_claims(chosen, wanted, start)
    if judged is None:
        return
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(answers.document(judged)))
        return
    from ui.claim_table import print_claims

    print_claims(judged, numbers=bool(name))


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
        Measured lengths: thigh_m, shank_m, trunk_m, arm_m, as NAME=VALUE.
    json
        Print one JSON document.
    """
    from scenarios.ladder import ladder as read
    from sim.errors import InvalidInputError
    from ui.options import LENGTHS, parse

    for setting in set_ or []:
        name = setting.partition("=")[0]
        if name not in LENGTHS:
            raise InvalidInputError("--set", setting, "measured lengths on the ladder: " + ", ".join(LENGTHS))
    found = read()
    names = [rung.name for rung in found.rungs]
    request = parse(names, load=None, sex=sex, height=height, mass=mass, settings=set_ or [])
    from sim.repetition import simulate

    _say_if_compiling()
    from ui.ladder import Climbed, document, print_ladder

    climbed = [
        Climbed(rung, simulate(item, request.athlete))
        for rung, item in zip(found.rungs, request.scenarios, strict=True)
    ]
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(document(found, climbed)))
        return
    from ui.tables import make_console

    print_ladder(found, climbed, make_console())


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
    shove: Annotated[str | None, Parameter(name="--shove", allow_leading_hyphen=True)] = None,
    shove_at: Annotated[str | None, Parameter(name="--shove-at", allow_leading_hyphen=True)] = None,
    delay: Annotated[str | None, Parameter(name="--delay", allow_leading_hyphen=True)] = None,
    strength: Annotated[str | None, Parameter(name="--strength", allow_leading_hyphen=True)] = None,
    step: Annotated[str | None, Parameter(name="--step", allow_leading_hyphen=True)] = None,
    noise: Annotated[str | None, Parameter(name="--noise", allow_leading_hyphen=True)] = None,
    seed: Annotated[str | None, Parameter(name="--seed", allow_leading_hyphen=True)] = None,
    map_: Annotated[bool, Parameter(name="--map")] = False,
    agreement: Annotated[bool, Parameter(name="--agreement")] = False,
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
        NAME=VALUE, as for `hingelab run`; counterbalance=0 keeps the hips still.
    shove
        Shove against the chest, forward positive, in N s.
    shove_at
        When it comes, in s; at the deepest point where not given.
    delay
        Until a shove is felt, in s.
    strength
        Share of the athlete's strength that is there.
    step
        Step of the simulation in s, 0.0001 to 0.004.
    noise
        Coefficient of variation of muscle torques, 0 to 0.1.
    seed
        Of that noise; the same seed gives the same numbers.
    map_
        Look for the largest shove against the bar instead.
    agreement
        Compare model and engine for every exercise instead.
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


@app.command
def bench(*, json: Json = False) -> None:
    """Measure how fast this machine computes, beside Pinocchio where it is installed.

    Parameters
    ----------
    json
        Print one JSON document.
    """
    _say_if_compiling()
    from ui.bench import command
    from ui.bench.engine import Engine

    if Engine.version() is None:
        sys.stderr.write(command.NO_ENGINE + "\n")
    found = command.document(command.FULL)
    if json:
        from ui.files import to_json

        sys.stdout.write(to_json(found))
        return
    command.show(found)


def _level(level: str) -> Literal["coach", "scientist"]:
    """Refuse a level that is none, before anything is compiled."""
    from sim.errors import InvalidInputError
    from ui.words_explain import LEVELS

    if level not in LEVELS:
        raise InvalidInputError("--level", level, " or ".join(LEVELS))
    return level  # type: ignore[return-value]


def _compute(
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
    """Check and run."""
    request = _ask(names, load=load, sex=sex, height=height, mass=mass, settings=settings, output=output, fault=fault)
    from ui.runs import runs

    return runs(request)


def _ask(
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
    """Check what was typed."""
    from ui import files
    from ui.options import parse

    if output is not None:
        files.check_writable("-o", output, [".json", ".csv"])
    request = parse(names, load=load, sex=sex, height=height, mass=mass, settings=settings or [], fault=fault)
    _say_if_compiling()
    return request


def _write(output: Path | None, runs: Sequence[dict[str, Any]], document: dict[str, Any]) -> None:
    """Write the output file, if one is asked for: the frames of all runs, or the whole document."""
    from ui import files

    if output is not None:
        text = files.frames_to_csv(runs) if output.suffix == ".csv" else files.to_json(document)
        files.write_text("-o", output, text)


def _say_if_compiling() -> None:
    """Tell a person who waits for the first run on this machine why."""
    from sim.cache import holds_compiled_kernels, kernel_cache_folder
    from ui import words

    if not holds_compiled_kernels(kernel_cache_folder()):
        sys.stderr.write(words.COMPILING + "\n")
        sys.stderr.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; end with status 2 and one line where the input is not allowed.

    Parameters
    ----------
    arguments : sequence of str, optional
        What was typed after the program's name.
    """
    from sim.errors import InvalidInputError

    typed = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _refuse_unknown_command(typed)
        app(typed, exit_on_error=False, print_error=False)
    except InvalidInputError as error:
        _refuse(str(error))
    except CycloptsError as error:
        _refuse(_in_our_words(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has had enough, as with `| head`; say nothing, also not when Python closes the stream.
        sys.stderr.close()
        sys.exit(0)


def _refuse_unknown_command(typed: Sequence[str]) -> None:
    """Name the nearest command for one that does not exist."""
    known = [name for name in app if not name.startswith("-")]
    if typed and not typed[0].startswith("-") and typed[0] not in known:
        from sim import limits

        raise limits.nearest("command", typed[0], known)


def _in_our_words(error: CycloptsError) -> str:
    """Turn the library's complaint into one line that names what was given and what is allowed."""
    from sim import limits
    from sim.errors import InvalidInputError

    command = " ".join(("hingelab", *(error.command_chain or ())))
    if isinstance(error, UnknownOptionError):
        given = error.token.keyword or error.token.value
        known = [name for argument in error.argument_collection for name in argument.names if name.startswith("-")]
        return str(limits.nearest("option", given, known))
    if isinstance(error, MissingArgumentError) and error.argument is not None:
        allowed = "a name, see hingelab list" if error.argument.name == "SCENARIO" else "a value after it"
        return str(InvalidInputError(error.argument.name.lower(), "nothing", allowed))
    if isinstance(error, RepeatArgumentError):
        return str(InvalidInputError(str(error.token.keyword), f"given again as {error.token.value}", "once"))
    if isinstance(error, UnusedCliTokensError):
        return str(InvalidInputError("arguments", " ".join(error.unused_tokens or ()), f"see {command} --help"))
    return " ".join(f"{error} See {command} --help.".split())


def _refuse(message: str) -> NoReturn:
    """Say what is wrong and end."""
    sys.stderr.write(message + "\n")
    sys.exit(2)
