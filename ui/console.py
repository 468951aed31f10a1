"""Where commands print."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

_WIDTH = 118  # where the output is no terminal


def make_console(width: int = _WIDTH) -> Console:
    """Return a console that does not squeeze tables where nobody looks at a terminal.

    Parameters
    ----------
    width : int, default 118
        Letters in a line there.

    Returns
    -------
    Console
    """
    return Console(highlight=False) if sys.stdout.isatty() else Console(width=width, highlight=False)


def print_table(table: Table, below: Sequence[str] = ()) -> None:
    """Print a table.

    Parameters
    ----------
    table : Table
        Any.
    below : sequence of str, default ()
        Lines under it.
    """
    console = make_console()
    console.print(table)
    for line in below:
        console.print(Text(line))
