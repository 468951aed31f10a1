"""Words of the charts: constraint against load, the map of lean against hip shift, and the pads on them."""

from __future__ import annotations

CHART_MARGIN = "Least left for muscle"
CHART_ZONE = "Rounding with silent muscles"
CHART_TIP = "Hips still: tips at"
CHART_SHIFT = "Hips go back to balance"
CHART_GIVES = "Lower back gives way to 10\u00a0N\u2009m"
CHART_STRENGTH = "Back strength asked, line: all of it"
CHART_PRICE = "Compression of 10° rounding"
CHART_NO_STAY = "would not stay"
CHART_SHUT = "muscles must stay on"
CHART_SHUT_FROM = "muscles must stay on from {load}\u00a0kg"
CHART_SHUT_ALWAYS = "muscles must stay on, even without a bar"
CHART_HELD = "Held still at {lean}° of lean, arms {arms}. Muscle: whatever the rounding. Hips: with a neutral spine."
CHART_HELD_ROUNDED = (
    "Held still at {lean}° of lean, arms {arms}. Muscle: whatever the rounding. Hips: tipping with a neutral spine, "
    "going back with lumbar flexion of {rounding}°."
)
CHART_CANNOT = "more than {load:g}\u00a0kg cannot be done: {why}"
CHART_CANNOT_AT_ALL = "cannot be done, not even without a bar: {why}"
CHART_NO_TIP = "does not tip"
CHART_NO_BALANCE = "does not balance"
CHART_COACH = "coaches use {low:g} to {high:g}\u00a0kg"
CHART_LOAD_ALOUD = "{load}: {parts}."
CHART_PART_ALOUD = "{title} {value}"
CHART_LOAD_TITLE = "Constraint against load. {aloud}"
CHART_LIES = "On the back there is no balance to keep and no gate to shut: see the moments at hip and knee."

MAP_LIES = "On the back nobody tips over: feet and upper back carry."
MAP_SUPPORT = {"knees": "stays up kneeling", "feet": "stays up standing"}
MAP_PATH = "this repetition:"
MAP_SHIFT = "hips back, cm"
MAP_SHIFT_RANGE = "hip shifts that stay up"
MAP_STILL = "hips still"
MAP_TOO_FAR = "too far back"
MAP_TOO_LITTLE = "too little: tips forward"
MAP_POINT = "{lean}°, {shift}\u00a0cm back"
MAP_HELD = (
    "With {load}, arms {arms}, {spine}; standing, the knees bend {knee}° by {lean}° of lean. "
    "Outside a region the body falls or a joint is at its end."
)
MAP_NEUTRAL = "neutral spine"
MAP_ROUNDED = "lumbar flexion {rounding}° by then"
MAP_TITLE = "Which pairs of trunk lean and hip shift stay up, kneeling and standing. This repetition is at {point}."

PAD_LOAD = "Bar"
PAD_LOAD_HOVER = "{x}\u00a0kg"
PAD_LEAN = "Trunk lean"
PAD_SHIFT = "Hips moved back"
PAD_MAP_HOVER = "{x}°, {y}\u00a0cm back"
