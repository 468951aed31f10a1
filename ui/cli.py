"""The command line: it hands what was typed to a command, and says in one line what is not allowed."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, NoReturn

from cyclopts import CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from ui.commands import answers, drawings, lists, physics, repetitions, workbench  # noqa: F401 - they register themselves
from ui.commands.app import app

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        sys.stdout.flush()
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
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.stderr.write(f"standard output: cannot be written ({error.strerror})\n")
        sys.stderr.close()  # what is left cannot be written either, which Python would say again
        sys.exit(1)


def _refuse_unknown_command(typed: Sequence[str]) -> None:
    """Name the nearest command for one that does not exist."""
    known = sorted(name for name in app if not name.startswith("-"))
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
    if isinstance(error, CoercionError) and error.token is not None:
        return str(InvalidInputError(str(error.token.keyword), error.token.value, "no value, it is there or not"))
    if isinstance(error, UnusedCliTokensError):
        return str(InvalidInputError("arguments", " ".join(error.unused_tokens or ()), f"see {command} --help"))
    return " ".join(f"{error} See {command} --help.".split())


def _refuse(message: str) -> NoReturn:
    """Say what is wrong and end."""
    sys.stderr.write(message + "\n")
    sys.exit(2)
