"""Open the workbench; measure this machine."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from ui.commands.app import Json, app
from ui.commands.asking import say_if_compiling

_LAST_PORT = 65535


@app.default
@app.command
def serve(
    *,
    port: Annotated[str, Parameter(name="--port", metavar="N", allow_leading_hyphen=True)] = "5006",
    address: Annotated[str, Parameter(name="--address", metavar="A")] = "127.0.0.1",
    no_browser: Annotated[bool, Parameter(name="--no-browser", show_default=False)] = False,
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
    say_if_compiling()
    from ui.page.serve import serve as serve_page

    try:
        serve_page(int(port), address, browser=not no_browser)
    except OSError as error:
        allowed = f"an address of this machine and a free port ({error.strerror})"
        raise InvalidInputError("--address and --port", f"{address} {port}", allowed) from None


@app.command
def bench(*, json: Json = False) -> None:
    """Measure how fast this machine computes, beside Pinocchio where it is installed.

    Parameters
    ----------
    json
        Print one JSON document.
    """
    say_if_compiling()
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
