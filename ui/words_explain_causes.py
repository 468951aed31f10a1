"""What makes the difference between two results.

Up and down: whether the value of what was changed rises or falls.
"""

from __future__ import annotations

CAUSES = {
    "load_kg": {"up": "the heavier bar", "down": "the lighter bar"},
    "trunk_lean_deg": {"up": "the deeper lean", "down": "the shallower lean"},
    "lumbar_flexion_deg": {"up": "the rounder back", "down": "the flatter back"},
    "counterbalance": {"up": "sending the hips back more", "down": "sending the hips back less"},
    "knee_flexion_deg": {"up": "bending the knees more", "down": "bending the knees less"},
    "athlete": {"": "the athlete's body"},
    "hold": {
        "": "the place of bar and arms",
        "high": "the bar high on the back",
        "low": "the bar low on the back",
        "hands": "the bar in the hands",
        "sides": "the bar at the sides",
        "hips": "the bar on the hips",
        "bar": "having the arms on the bar",
        "crossed": "crossing the arms",
        "along": "having the arms along the trunk",
        "hang": "letting the arms hang",
    },
    "tempo": {"": "the tempo"},
    "manner": {"": "the way it is done"},
    "support": {
        "": "the exercise itself",
        "knees-feet": "standing instead of kneeling",
        "feet-knees": "kneeling instead of standing",
        "feet-foot": "standing on one leg instead of two",
        "foot-feet": "standing on two legs instead of one",
        "knees-anchored": "anchoring the heels",
        "anchored-knees": "letting go of the heels",
        "feet": "standing",
        "foot": "standing on one leg",
        "knees": "kneeling",
        "anchored": "kneeling with anchored heels",
        "pad": "lying on the pad",
        "back": "lying on the back",
        "bench": "leaning on the bench",
    },
    "start": {
        "": "how it starts",
        "floor": "lifting from the floor",
        "upright": "starting upright",
        "lying": "starting on the back",
        "found": "letting the knees bend",
        "given": "keeping the knees where they are set",
    },
    "stance": {"": "the stance", "wide": "the wide stance", "narrow": "the narrow stance"},
    "handles": {"": "the handles", "high": "the higher grip", "low": "the lower grip"},
    "body": {"": "the body"},
    "bar": {"": "the bar"},
}
BAR_APPEARS, BAR_VANISHES = "the bar", "having no bar"
COUNTS = "{cause} counts for {amount}"
COUNTS_AGAINST = "{cause} for {amount} the other way"
COUNTS_AGAINST_FIRST = "{cause} counts for {amount} the other way"
COUNTS_MORE = "{cause} for {amount}"
ALL_OF_IT = "{cause} makes the difference"
AND = ", and "
SIGNED = "{cause} {amount}"
SHARED = " ({parts})"
