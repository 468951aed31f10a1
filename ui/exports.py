"""From a run to a file that another engine reads."""

from __future__ import annotations

from sim.result import Result
from skeletons.writers.comment import about_body, about_motion
from skeletons.writers.mjcf import mjcf
from skeletons.writers.mot import coordinates_csv, mot
from skeletons.writers.osim import osim
from skeletons.writers.tree import make_tree
from skeletons.writers.urdf import urdf

ENDINGS = (".urdf", ".xml", ".osim", ".mot", ".csv")
_BODIES = {".urdf": urdf, ".xml": mjcf, ".osim": osim}


def exported(result: Result, ending: str) -> str:
    """Return what goes into a file for another engine.

    Parameters
    ----------
    result : Result
        A run.
    ending : str
        ``.urdf``, ``.xml`` (MJCF) and ``.osim`` for athlete and bar; ``.mot`` and ``.csv`` for the repetition.

    Returns
    -------
    str
    """
    motion, posture, title = result.motion, result.posture, result.scenario.title
    q = motion.q[:, result.shown]
    tree = make_tree(posture, {"start": q[:, 0], "deepest": q[:, result.deepest]})
    about = (result.athlete, tree, title, result.notes)
    if ending in _BODIES:
        return _BODIES[ending](tree, about_body(*about), result.scenario.name)
    time = motion.time_s[result.shown]
    if ending == ".csv":
        return coordinates_csv(tree, time, (q, motion.qd[:, result.shown], motion.qdd[:, result.shown]))
    outcome = result.outcome
    end = None if outcome.time_s is None or outcome.reason is None else (outcome.time_s, outcome.reason)
    return mot(tree, time, q, about_motion(*about, end=end))
