"""What the meters of the first three mechanisms say, and how any meter reads aloud.

Every sentence holds for every athlete, bar and outcome; the holes are whole numbers.
"""

from __future__ import annotations

NOW = "{value} now"

BALANCE_TITLE = "Balance gate"
BALANCE_SMALL = "hips moved back"
BALANCE_MUST = "hips must move"
BALANCE_MAY = "hips may stay"
BALANCE_FALLS = "falls over"
BALANCE_SCALE = "{value}° of lean"
BALANCE_TIPS_AT = "hips still: tips at {tip}°"
BALANCE_NO_TIP = "hips still: does not tip"
BALANCE_TIPS = "With the hips still and a neutral spine, this athlete tips over at {tip}°."
BALANCE_TIPS_STANDING = (
    "With the hips still and a neutral spine, this athlete tips over at {tip}°, from a balanced stance at {stance}°."
)
BALANCE_NEVER = "With the hips still and a neutral spine, this athlete does not tip over at any lean up to {top}°."
BALANCE_TO = "To lean {lean}°, the hips have to go {range}\u00a0cm back; here they go {shift}."
BALANCE_AS_FAR = (
    "This repetition gets to {lean}°, where the hips have to be {range}\u00a0cm back; here they are {shift}."
)
BALANCE_STAY = "At {lean}° the hips may stay; here they go {shift}\u00a0cm back."
BALANCE_POSED = "Posed as here, the hips may stay even at {lean}°; they go {shift}\u00a0cm back."
BALANCE_NOWHERE = (
    "At {lean}°, no place of the hips within the joint ranges stays up; here they go {shift}\u00a0cm back."
)
BALANCE_FELL = "This repetition falls: it leans {lean}° at most, the hips {shift}\u00a0cm back."
BALANCE_RANGE = "{least} to {most}"

MUSCLE_TITLE = "Muscle-on gate"
MUSCLE_SMALL = "muscle adds at least"
MUSCLE_MUST = "muscles must stay on"
MUSCLE_MAY = "muscles may switch off"
MUSCLE_HOLDS = "passive tissue holds {passive}"
MUSCLE_ASKED = "{asked} asked"
MUSCLE_FULLY = "Fully rounded"
MUSCLE_ROUNDED = "Rounded {at}°"
MUSCLE_NEUTRAL = "With a neutral spine"
MUSCLE_HERE = "{rounded} at {lean}° of lean, arms {arms}, "
MUSCLE_SHUT = (
    "{here}passive tissue holds only {passive} of the {asked}\u00a0N\u2009m asked. "
    "Muscle must work, neutral spine or not."
)
MUSCLE_OPEN = (
    "{here}passive tissue could hold {passive}\u00a0N\u2009m; {asked} are asked. "
    "Over {zone}° of rounding the back muscles may switch off."
)
MUSCLE_BARELY = (
    "{here}passive tissue could hold {passive} of the {asked}\u00a0N\u2009m asked. "
    "What is left is too little to count as work."
)
MUSCLE_NOTHING = "{here}gravity bends the lower back no further: the back muscles may switch off."

TETHER_TITLE = "Hamstring tether"
TETHER_SMALL = "pull, each leg"
TETHER_SLACK = "slack"
TETHER_SOME = "some pull"
TETHER_STRONG = "strong stretch"
TETHER_FORCES = "forces the pelvis"
TETHER_FROM = "strong stretch from {stretch}"
TETHER_HELPS = " ({help}\u00a0N\u2009m help the hips bend)"
TETHER_BENT_SLACK = "Knees bent {knee}°: the hamstrings are slack{helps}."
TETHER_BENT_SOME = (
    "Knees bent {knee}°: the hamstrings pull {moment}\u00a0N\u2009m a leg; no hip flexion makes that a strong stretch."
)
TETHER_STILL_SLACK = "Hips bent {hip}°: the hamstrings are slack{helps}. A strong stretch comes at {at}°."
TETHER_STILL_SOME = (
    "Hips bent {hip}°: the hamstrings pull {moment}\u00a0N\u2009m a leg. A strong stretch comes at {at}°."
)
TETHER_STRETCHED = (
    "Hips bent {hip}°: the hamstrings carry {share}\u00a0% of the hip moment, too little to force the pelvis under."
)
TETHER_FORCES_AT = (
    "Hips bent {hip}°: the hamstrings carry {share}\u00a0% of the hip moment. "
    "From {force}° they force the pelvis under."
)
TETHER_PULLS = (
    "Hips bent {hip}°: the hamstrings pull {moment}\u00a0N\u2009m a leg, more than the hips must hold, "
    "and force the pelvis under."
)

# How a meter reads aloud.
METER_ALOUD = "{title}, {state}: {value} {small}. On a scale from {low} to {high}: {threshold}; {now}. {sentence}"
METER_PAST = "{label}, off the scale"
