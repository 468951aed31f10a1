"""Every word about faults that is not in their data file."""

from __future__ import annotations

from ui.words_quantities import QUANTITIES, Shown
from ui.words_units import CENTIMETRES, DEGREES, NEWTON_METRES, PERCENT, POINTS

SHOWN = {
    **QUANTITIES,
    "toe_load_share": Shown("share of the weight on the balls of the feet", PERCENT, 100, difference=POINTS),
    "back_load_share": Shown("share of the weight on the upper back at the top", PERCENT, 100, difference=POINTS),
    "shank_lean_deg": Shown("forward lean of the shins", DEGREES),
    "rise_m": Shown("way up of the bar, or of the hips without one", CENTIMETRES, 100),
    "half_way_trunk_lean_deg": Shown("trunk lean with the bar half-way up", DEGREES),
    "top_trunk_lean_deg": Shown("trunk lean at the top", DEGREES),
    "top_hip_flexion_deg": Shown("hip flexion left at the top", DEGREES),
    "top_lumbar_flexion_deg": Shown("lumbar flexion at the top", DEGREES),
    "extension_left_deg": Shown("lumbar extension left to its end at the top", DEGREES),
    **{
        f"{where}_moment_Nm.{joint}": Shown(f"{name} {place}", NEWTON_METRES)
        for where, place in (("top", "at the top"), ("half_way", "with the bar half-way up"))
        for joint, name in (
            ("knee", "knee extension moment"),
            ("hip", "hip extension moment"),
            ("L5/S1", "L5/S1 extension moment"),
            ("neck", "neck extension moment"),
        )
    },
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
    "lean": "{value:g} of the trunk's way",
    "hip shift": "all of the hip shift",
    "trunk rise": "{value:g} of the trunk's rise until the knees are half straight",
}
SIZES = {"deg": (DEGREES, 1.0, 0), "m": (CENTIMETRES, 100.0, 1)}
SIZE = "{title}, strength {strength:g}: {size}"
SIGN = "What is seen: {text}"
CUE = "What may help: {text}"
CHANGES = "What it changes at {lean} of lean, largest first against the size in brackets:"
CHANGES_ON_THE_BACK = "What it changes, largest first against the size in brackets:"
NOTHING = "At this strength nothing changes."
CHANGE = "{name}: {before} → {after} ({share:.0f} % of {reference})"
CHANGE_UNJUDGED = "{name}: {before} → {after}"
CHANGE_IN_A_PICTURE = "{name}: {after} instead of {before}"  # its font has no arrow
NO_VALUE = "none"
HEADINGS = ("Fault", "Strength 1 is", "What is seen", "Cue")
NEEDS = "Not here: {name}, which needs {needs}."
NOT_SHOWN = "{title} cannot be shown here. It needs {needs}."
NOT_ALLOWED = "{title} cannot be shown on top of what this view asks for already."
_ROUNDER = (
    "The back is round by {now:.0f}° already; {title} on top would make it {asked:.0f}°, more than a back rounds. Take "
    "some of the rounding off to see this fault."
)
_HOLLOWER = (
    "The back is hollow by {now:.0f}° already; {title} on top would make it {asked:.0f}°, more than a back hollows. "
    "Take some of that off to see this fault."
)
_MORE_BENT = (
    "The knees are bent by {now:.0f}° already; {title} on top would make it {asked:.0f}°, more than knees bend."
)
_STRAIGHTER = "The knees are bent by {now:.0f}° only; {title} would straighten them past straight."
# By the setting that a fault would take too far: up, and down.
TOO_MUCH = {"lumbar_flexion_deg": (_ROUNDER, _HOLLOWER), "knee_flexion_deg": (_MORE_BENT, _STRAIGHTER)}
TYPED = (
    ("with counterbalance=0 they", "here they"),
    (", lumbar_flexion_deg of 0 or more", ""),
    ("see too-shallow", "see the fault of hips that stop low"),
)  # what only a command line needs, and what is said instead
CLEAN = "Clean"
HALF_WAY = "half-way"
AT_THE_TOP = "at the top"
SAME_LEAN = "at the same lean"
AT_MOST = 8  # changes that a table shows
IN_A_PICTURE = 3
