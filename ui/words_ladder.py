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
STANDS = "{status}: {reason}"
AFTER = "After the test, {name}"
PASSED, FAILED = "passed:", "not passed:"
WAY = "  {scenarios}: {why}"
ORDER = "From one rung to the next"
STEP = "  {name}: {leave}"
NEEDS, OPENS, BACK = " Needs {names}.", " Opens {names}.", " Back to {names}."

# The Ladder page.
PAGE_TITLE = "The hinge ladder: {person}"
PAGE_FROM = (
    "What each rung asks of this athlete, as it is taught and with its own bar: at the deepest point, or the largest "
    "on the way. A drill is left as soon as it is mastered, an exercise is loaded over weeks, and the test stands "
    "between them. A rung opens its exercise."
)
PAGE_KEY = (
    "Each column has one scale for all rungs; the tick is zero. Moments: extension is positive, so below zero at the "
    "knee its flexors work. Least left for muscle: below zero the back muscles may switch off. A dash: the rung "
    "cannot be done, or the body lies, where what the lower back's own parts hold is not solved."
)
PAGE_PROGRESS = "Computing: {done} of {total} rungs"
PAGE_DONE = "This athlete can do {done} of {total} rungs."
PAGE_ROLES = {"drill": "Drill", "exercise": "Exercise", "test": "Test"}
PAGE_STATUS = {"falls": "Falls", "infeasible": "Cannot be done"}
PAGE_WHY = {
    "falls": "{reason} Its numbers are those of the whole repetition, as if the body stayed up.",
    "infeasible": "{reason}",
}
PAGE_JOIN = "\u00a0· "
PAGE_HERE = "open in the view"
PAGE_MEASURES = {
    "hip_flexion_deg": "Hip flexion",
    "hip_Nm": "Hip moment",
    "knee_Nm": "Knee moment",
    "lumbosacral_Nm": "L5/S1 moment",
    "gate_margin_Nm": "Least left for muscle",
    "compression_N": "Compression",
}
PAGE_NEEDS, PAGE_OPENS, PAGE_BACK = "Needs", "Opens", "Back to"
PAGE_PASSED, PAGE_FAILED = "Test passed", "Test not passed"
PAGE_DEGREES, PAGE_MOMENT, PAGE_FORCE = "{value:z.0f}°", "{value:z.0f}\u00a0N\u2009m", "{value:z.1f}\u00a0kN"
