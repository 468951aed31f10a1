"""Words that several places share."""

from __future__ import annotations

EXERCISES = ("Step", "Scenario", "Bar (kg)", "Lean (deg)", "Purpose")  # columns of the list
COMPILING = "Preparing the model for this machine (once, some seconds) ..."
READY = "HingeLab is at {address} (Ctrl+C ends it)."
DISCLAIMER = "For teaching and exploring; HingeLab does not diagnose."
NONE = "-"
ATHLETE = "{sex}, {height:.2f} m, {mass:g} kg"
ATHLETE_SHORT = "{sex} · {height:.2f}\u00a0m · {mass:g}\u00a0kg"
SEX = {"m": "man", "f": "woman"}
STATUS = {"ok": "can be done", "falls": "FALLS", "infeasible": "CANNOT BE DONE"}
BAR_AT = {"high": "high on back", "low": "low on back", "hands": "in hands", "sides": "at sides", "hips": "on hips"}
ARMS = {"bar": "on the bar", "crossed": "crossed", "along": "along the trunk", "hang": "hanging"}
ARMS_NO_BAR = "as on a bar"
SEPARATOR = ", "
NO_BAR = "no bar"
LOAD = "{load:g}\u00a0kg"
DRAWN = "Drawn: {file}"
WRITTEN = "Written: {file}"
