"""Sentences that explain the difference between two results, at two levels.

Holes are numbers with their units: ``{first}`` and ``{second}`` are what is compared, ``{diff}`` is the size of the
difference; all three are shown without a sign where the key of the template says the sign.
"""

from __future__ import annotations

# --- For a coach ----------------------------------------------------------------------------------------------------
# Keys: `up` and `down` for a value that rises or falls; before them the signs of both values, `+` or `-` (0 or less),
# where that matters; `appears` and `vanishes` where the first or the second has no value.
LEAN_PRICE = "Another ten degrees of rounding at the same lean"
PELVIS_PRICE = "Letting the trunk sink by ten degrees of rounding over the same pelvis"
COACH = {
    "trunk_lean_deg": {
        "up": "The trunk gets {diff} lower: {second} of lean instead of {first}.",
        "down": "The trunk gets {diff} less low: {second} of lean instead of {first}.",
    },
    "tip_angle_deg": {
        "up": "With the hips still, the trunk can lean {diff} further before the body tips over: {second} instead of "
        "{first}.",
        "down": "With the hips still, the body tips over {diff} sooner: at {second} of lean instead of {first}.",
        "appears": "With the hips still, the body tips over at {second} of lean instead of not at all.",
        "vanishes": "With the hips still, the body does not tip over at any lean, instead of at {first}.",
    },
    "hip_shift_m": {
        "up": "The hips go {diff} further back: {second} instead of {first}.",
        "down": "The hips go {diff} less far back: {second} instead of {first}.",
    },
    "leg_family_deg": {
        "up": "The legs have more choice: a range of knee angles {second} wide balances instead of {first}.",
        "down": "The legs have less choice: a range of knee angles {second} wide balances instead of {first}.",
        "+-down": "The legs have no choice left: a single leg posture balances instead of a range of knee "
        "angles {first} wide.",
        "-+up": "The legs get a choice: a range of knee angles {second} wide balances instead of a single leg posture.",
    },
    "gate_margin_Nm": {
        "++up": "Whatever the rounding, muscle has to add at least {diff} more: {second} instead of {first}.",
        "++down": "Whatever the rounding, the least that muscle has to add is {diff} less: {second} instead of "
        "{first}.",
        "-+up": "Passive tissue alone no longer holds the trunk: it is {second} short at any rounding, instead of "
        "having {first} to spare.",
        "+-down": "Passive tissue alone can hold the trunk: rounded far enough, it has {second} to spare instead of "
        "being {first} short.",
        "--up": "Hanging on passive tissue alone leaves {diff} less to spare: {second} instead of {first}.",
        "--down": "Hanging on passive tissue alone leaves {diff} more to spare: {second} instead of {first}.",
    },
    "passive_limit_Nm": {
        "up": "Fully rounded, passive tissue holds {diff} more: {second} instead of {first}.",
        "down": "Fully rounded, passive tissue holds {diff} less: {second} instead of {first}.",
    },
    "silent_zone_deg": {
        "up": "The range of rounding in which the back muscles may switch off is {diff} wider: {second} instead of "
        "{first}.",
        "down": "The range of rounding in which the back muscles may switch off is {diff} narrower: {second} instead "
        "of {first}.",
    },
    "passive_hip_moment_Nm": {
        "++up": "The hamstrings pull {diff} harder in all: {second} instead of {first}.",
        "++down": "The hamstrings pull {diff} less in all: {second} instead of {first}.",
        "-+up": "The hamstrings come into play: in all they pull with {second} instead of being slack.",
        "+-down": "The hamstrings go slack instead of pulling with {first} in all.",
    },
    "tether_stretch_deg": {
        "up": "The hips can bend {diff} further before the hamstrings stretch strongly: to {second} instead of "
        "{first}.",
        "down": "The hamstrings stretch strongly {diff} sooner: from {second} of hip flexion instead of {first}.",
        "appears": "The hamstrings stretch strongly from {second} of hip flexion instead of at none.",
        "vanishes": "No hip flexion stretches the hamstrings strongly any more; it did from {first}.",
    },
    "hip_flexion_deg": {
        "up": "The hips bend {diff} more: {second} instead of {first}.",
        "down": "The hips bend {diff} less: {second} instead of {first}.",
    },
    "held_moment_Nm.L5/S1": {
        "++up": "The lower back has to hold {diff} more: {second} instead of {first}.",
        "++down": "The lower back has to hold {diff} less: {second} instead of {first}.",
    },
    "strength_share": {
        "++up": "What is asked of the lower back is {second} of its strength instead of {first}, {diff} more.",
        "++down": "What is asked of the lower back is {second} of its strength instead of {first}, {diff} less.",
    },
    "stumble_margin_m": {
        "++up": "A stumble has {diff} more room in front: {second} instead of {first}.",
        "++down": "A stumble has {diff} less room in front: {second} instead of {first}.",
        "+-down": "A stumble has no room left in front: the body is {second} past what can be caught without a step, "
        "instead of {first} inside.",
        "-+up": "A stumble has room in front: the body is {second} inside what can be caught without a step, instead "
        "of {first} past it.",
    },
    "peak_compression_N.L5/S1": {
        "++up": "At its worst, the lowest disc is pressed with {diff} more: {second} instead of {first}.",
        "++down": "At its worst, the lowest disc is pressed with {diff} less: {second} instead of {first}.",
    },
    "rounding_per_10Nm_deg": {
        "++up": "The lower back gives more: by {second} instead of {first} to a push of ten newton metres.",
        "++down": "The lower back gives less: by {second} instead of {first} to a push of ten newton metres.",
        "appears": "The lower back stays in place by itself: it gives by {second} to a push of ten newton metres.",
        "vanishes": "The lower back stays in place only if its opponents tense too; before, it gave by {first} to a "
        "push of ten newton metres.",
    },
    "price_of_rounding.fixed_lean.active_moment_Nm": {
        "++up": f"{LEAN_PRICE} costs muscle {{second}} instead of {{first}}.",
        "++down": f"{LEAN_PRICE} costs muscle {{second}} instead of {{first}}.",
        "--up": f"{LEAN_PRICE} saves muscle {{second}} instead of {{first}}.",
        "--down": f"{LEAN_PRICE} saves muscle {{second}} instead of {{first}}.",
        "-+up": f"{LEAN_PRICE} costs muscle {{second}} instead of saving it {{first}}.",
        "+-down": f"{LEAN_PRICE} saves muscle {{second}} instead of costing it {{first}}.",
    },
    "price_of_rounding.fixed_pelvis.compression_N": {
        "++up": f"{PELVIS_PRICE} presses the lowest disc with {{second}} on top instead of {{first}}.",
        "++down": f"{PELVIS_PRICE} presses the lowest disc with {{second}} on top instead of {{first}}.",
        "--up": f"{PELVIS_PRICE} relieves the lowest disc of {{second}} instead of {{first}}.",
        "--down": f"{PELVIS_PRICE} relieves the lowest disc of {{second}} instead of {{first}}.",
        "-+up": f"{PELVIS_PRICE} presses the lowest disc with {{second}} on top instead of relieving it of {{first}}.",
        "+-down": f"{PELVIS_PRICE} relieves the lowest disc of {{second}} instead of pressing it with {{first}}.",
    },
    "held_moment_Nm.hip": {
        "++up": "The hips have to hold {diff} more: {second} instead of {first}.",
        "++down": "The hips have to hold {diff} less: {second} instead of {first}.",
    },
}  # fmt: skip
# What a difference follows from, after the sentence about it: by the two quantities, or
# by the driving one alone.
BECAUSE = "{sentence}, because {driver}."
DRIVERS = {
    ("tip_angle_deg", "com_shift_hips_still_m"): {
        "up": "at the deepest lean the centre of mass would go {diff} further forward",
        "down": "at the deepest lean the centre of mass would go {diff} less forward",
    },
    ("", "com_shift_hips_still_m"): {
        "up": "with the hips still the centre of mass would go {diff} further forward",
        "down": "with the hips still the centre of mass would go {diff} less forward",
    },
    ("", "held_moment_Nm.L5/S1"): {
        "up": "{diff} more is asked of the lower back",
        "down": "{diff} less is asked of the lower back",
    },
    ("", "passive_limit_Nm"): {
        "up": "passive tissue holds {diff} more",
        "down": "passive tissue holds {diff} less",
    },
    ("", "gate_margin_Nm"): {
        "up": "{diff} more is asked beyond what passive tissue holds",
        "down": "{diff} less is asked beyond what passive tissue holds",
    },
    ("", "hip_flexion_deg"): {
        "up": "the hips bend {diff} more",
        "down": "the hips bend {diff} less",
    },
    ("", "knee_flexion_deg"): {
        "up": "the knees bend {diff} more",
        "down": "the knees bend {diff} less",
    },
}
STATUS = {
    "ok": "This one can be done.",
    "falls": "This one falls. {reason}",
    "infeasible": "This one cannot be done. {reason}",
}
MUSCLES = {
    "shut": "The back muscles now have to stay on.",
    "open": "The back muscles may now switch off.",
}
ALIKE = "Nothing that the model measures differs enough to be seen."

# --- For a scientist ------------------------------------------------------------------------------------------------
SCIENTIST = {
    "up": "The {name} rises by {diff}, from {first} to {second}{causes}.",
    "down": "The {name} falls by {diff}, from {first} to {second}{causes}.",
    "appears": "The {name} is {second}; the first has none within its range{causes}.",
    "vanishes": "The {name} was {first}; the second has none within its range{causes}.",
}
SCIENTIST_STATES = {
    "muscle_gate": "The muscle-on gate goes from {first} to {second}.",
    "status": "The outcome goes from {first} to {second}. {reason}",
}
OUTCOMES = {"ok": "done", "falls": "a fall", "infeasible": "a pose that cannot be"}
