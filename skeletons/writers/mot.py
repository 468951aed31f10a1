"""A repetition's coordinates as an OpenSim motion and as a table with units."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import numpy as np

from sim.chain import Array
from skeletons.writers.comment import wrapped
from skeletons.writers.tree import Tree


def mot(tree: Tree, time_s: Array, q: Array, about: Sequence[str]) -> str:
    """Write a repetition as an OpenSim motion, angles in degrees.

    Parameters
    ----------
    tree : Tree
        The body.
    time_s : array
        (n,) [s]
    q : array
        (3 + n_joints, n) the chain's coordinates. [m, rad]
    about : sequence of str
        What the file says about itself.

    Returns
    -------
    str
        The file's content; columns are named as in the `.osim` of the same body.
    """
    table = np.vstack([time_s, in_degrees(q[list(tree.rows)])])
    head = ["Coordinates", "version=1", f"nRows={table.shape[1]}", f"nColumns={table.shape[0]}", "inDegrees=yes", ""]
    # A line that begins with a number would begin the table for OpenSim, wherever the header ends; one with an equals
    # sign would be a setting.
    head += [f"# {line}".replace("=", ":") for text in about for line in wrapped(text)]
    head += ["endheader", "\t".join(("time", *tree.coordinates))]
    return "\n".join([*head, *("\t".join(map(repr, row)) for row in table.T.tolist())]) + "\n"


def coordinates_csv(tree: Tree, time_s: Array, states: tuple[Array, Array, Array]) -> str:
    """Write a repetition's coordinates, rates and accelerations as a table, units in the headers.

    Parameters
    ----------
    tree : Tree
        The body.
    time_s : array
        (n,) [s]
    states : tuple of array
        Three of (3 + n_joints, n): the chain's coordinates, rates and accelerations. [m, rad, s]

    Returns
    -------
    str
        One line a frame.
    """
    units = ["m", "m", *(["deg"] * (len(tree.coordinates) - 2))]
    named = [f"{name}_{unit}" for name, unit in zip(tree.coordinates, units, strict=True)]
    header = ["time_s", *(f"{name}{suffix}" for suffix in ("", "_per_s", "_per_s2") for name in named)]
    table = np.vstack([time_s, *(in_degrees(rows[list(tree.rows)]) for rows in states)])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(table.T.tolist())
    return text.getvalue()


def in_degrees(rows: Array) -> Array:
    """Return coordinates, rates or accelerations with angles in degrees.

    Parameters
    ----------
    rows : array
        (n_coordinates, n) root x, root y [m], angles [rad].

    Returns
    -------
    array
    """
    result: Array = np.vstack([rows[:2], np.degrees(rows[2:])])
    return result
