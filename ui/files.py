"""Files that commands write: checked before the work, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.errors import InvalidInputError


def required(field: str, path: Path | None, endings: Sequence[str]) -> Path:
    """Return a file that has to be named and can be written.

    Parameters
    ----------
    field : str
        The option that names it.
    path : Path or None
        The file, None where none was named.
    endings : sequence of str
        Allowed endings, with the dot.

    Returns
    -------
    Path

    Raises
    ------
    InvalidInputError
        Where none was named, and as `check_writable`.
    """
    if path is None:
        raise InvalidInputError(field, "nothing", _ends_in(endings))
    check_writable(field, path, endings)
    return path


def _ends_in(endings: Sequence[str]) -> str:
    """Say what a file has to end in."""
    *others, last = endings
    return f"a file that ends in {', '.join(others)} or {last}" if others else f"a file that ends in {last}"


def check_writable(field: str, path: Path, endings: Sequence[str]) -> None:
    """Refuse a file that cannot be written, before anything is computed.

    Parameters
    ----------
    field : str
        The option that named it.
    path : Path
        The file.
    endings : sequence of str
        Allowed endings, with the dot.

    Raises
    ------
    InvalidInputError
        For another ending, a folder, or a place that cannot be written.
    """
    if path.suffix not in endings:
        raise InvalidInputError(field, path, _ends_in(endings))
    try:
        path.exists()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise InvalidInputError(field, path, f"a file that can be written ({reason})") from None
    folder = path.parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InvalidInputError(field, path, "a file in a folder that exists and can be written")
    if path.exists() and not os.access(path, os.W_OK):
        raise InvalidInputError(field, path, "a file that can be written")


def write_text(field: str, path: Path, text: str) -> None:
    """Write a text file whole or not at all.

    Parameters
    ----------
    field : str
        The option that named it.
    path : Path
        The file.
    text : str
        Its new content.

    Raises
    ------
    InvalidInputError
        Where it cannot be written.
    """
    write_bytes(field, path, text.encode("utf-8"))


def write_bytes(field: str, path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    field : str
        The option that named it.
    path : Path
        The file.
    content : bytes
        Its new content.

    Raises
    ------
    InvalidInputError
        Where it cannot be written.
    """
    temporary = None
    try:
        place = path.resolve()  # a link stays one
        with tempfile.NamedTemporaryFile("wb", dir=place.parent, delete=False) as handle:
            temporary = Path(handle.name)
            handle.write(content)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)  # a temporary file is private, the answer is not
        temporary.replace(place)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise InvalidInputError(field, path, f"a file that can be written ({error.strerror})") from None


def to_json(document: Mapping[str, Any]) -> str:
    """Return one JSON document; a NaN in it is a bug and raises.

    Parameters
    ----------
    document : mapping
        Plain numbers, text, lists, mappings and None.

    Returns
    -------
    str
    """
    return json.dumps(document, allow_nan=False, ensure_ascii=False) + "\n"


def frames_to_csv(documents: Sequence[Mapping[str, Any]]) -> str:
    """Return the frames of runs as a table, units in the headers.

    Parameters
    ----------
    documents : sequence of mapping
        Documents of ``hingelab run --json``.

    Returns
    -------
    str
        One line a frame; an empty field where there is no value.
    """
    columns: dict[str, list[Any]] = {"scenario": [], "load_kg": []}
    for document in documents:
        frames = document["frames"]
        n = len(frames["time_s"])
        columns["scenario"] += [document["scenario"]] * n
        columns["load_kg"] += [document["load_kg"]] * n
        for name, values in frames.items():
            if isinstance(values, Mapping):
                quantity, _, unit = name.rpartition("_")
                for joint, row in values.items():
                    columns.setdefault(f"{quantity}_{joint}_{unit}", []).extend(row)
            else:
                columns.setdefault(name, []).extend(values)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue()
