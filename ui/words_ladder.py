"""Words of `hingelab ladder`."""

from __future__ import annotations

TITLE = "The hinge ladder: {person}, each rung with its own bar"
ROLES = {"drill": "drill", "exercise": "exercise", "test": "TEST"}
COLUMNS = (
    "Rung", "", "Line, level", "Bar", "Lean", "Hips", "Knees", "Hip", "Knee", "L5/S1", "What it asks",
)  # fmt: skip
UNITS = ("", "", "", "kg", "deg", "deg", "deg", "N m", "N m", "N m", "")
PLACE = "{category} {level}"
HIPS_MUST = "hips {centimetres:.0f} cm back or it tips"
HIPS_MAY = "hips may stay"
ONE_LEG = "on one leg"
GATE = {"shut": "back muscles on", "open": "back muscles may rest"}
GIVES = "spine gives {degrees:.0f} deg"
REACHES = "shoulders follow the bar {centimetres:.0f} cm"
PULLS = "feet held with {newtons:.0f} N"
STATUS = {"falls": "FALLS", "infeasible": "CANNOT BE DONE"}
AFTER = "After the test, {name}"
PASSED, FAILED = "passed:", "not passed:"
WAY = "  {scenarios}: {why}"
ORDER = "From one rung to the next"
STEP = "  {name}: {leave}"
NEEDS, OPENS, BACK = " Needs {names}.", " Opens {names}.", " Back to {names}."
