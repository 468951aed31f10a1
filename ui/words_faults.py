"""Every word about faults that is not in their data file."""

from __future__ import annotations

from ui.words_explain import CENTIMETRES, DEGREES, NEWTON_METRES, PERCENT, POINTS, QUANTITIES, Shown

SHOWN = {
    **QUANTITIES,
    "toe_load_share": Shown("share of the weight on the balls of the feet", PERCENT, 100, difference=POINTS),
    "shank_lean_deg": Shown("forward lean of the shins", DEGREES),
    "lumbar_flexion_deg": Shown("lumbar flexion", DEGREES),
    "lumbar_flexion_half_way_deg": Shown("lumbar flexion half-way down", DEGREES),
    "level_flexion_share": Shown("flexion of the most flexed level, of its own range", PERCENT, 100, difference=POINTS),
    "peak_moment_Nm.neck": Shown("largest neck extension moment", NEWTON_METRES, coach=1),
    "strength_share_by_joint.ankle": Shown("largest share of ankle strength", PERCENT, 100, difference=POINTS),
    "strength_share_by_joint.knee": Shown("largest share of knee strength", PERCENT, 100, difference=POINTS),
    "strength_share_by_joint.hip": Shown("largest share of hip strength", PERCENT, 100, difference=POINTS),
    "peak_moment_Nm.shoulder": Shown("largest shoulder moment, flexion positive", NEWTON_METRES),
}
STATES = {"status": "outcome", "muscle_gate": "muscle-on gate"}
MEASURES = {
    "deg": "{value:g}°",
    "lumbar range": "{value:.3g} of the range of lumbar flexion",
    "foot length": "{value:g} foot lengths",
    "stature": "{value:g} of stature",
    "lean": "{value:g} of the exercise's lean",
    "hip shift": "all of the hip shift",
}
SIZES = {"deg": (DEGREES, 1.0, 0), "m": (CENTIMETRES, 100.0, 1)}
SIZE = "{title}, strength {strength:g}: {size}"
SIGN = "What is seen: {text}"
CUE = "What may help: {text}"
CHANGES = "What it changes at {lean} of lean, largest first against the size in brackets:"
NOTHING = "At this strength nothing changes."
CHANGE = "{name}: {before} -> {after} ({share:.0f} % of {reference})"
CHANGE_BARE = "{name}: {before} -> {after}"
NO_VALUE = "none"
HEADINGS = ("Fault", "Strength 1 is", "What is seen", "Cue")
CLEAN = "Clean"
HALF_WAY = "half-way"
AT_MOST = 8  # changes that a table shows
IN_A_PICTURE = 3
