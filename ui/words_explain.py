"""Sentences that explain a result, or the difference between two, at two levels.

Holes are numbers with their units: ``{first}`` and ``{second}`` are what is compared, ``{diff}`` is the size of the
difference; all three are shown without a sign where the key of the template says the sign.
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("coach", "scientist")


@dataclass(frozen=True)
class Shown:
    """How a quantity is written.

    Parameters
    ----------
    name : str
        For scientists, in the middle of a sentence.
    amount : str
        Number and unit.
    scale : float
        Factor from the summary's unit to the shown one.
    coach, scientist : int
        Digits after the point.
    difference : str
        Number and unit of a difference, where its unit is another.
    """

    name: str
    amount: str
    scale: float = 1.0
    coach: int = 0
    scientist: int = 1
    difference: str = ""


DEGREES = "{value}°"
CENTIMETRES = "{value}\u00a0cm"
NEWTON_METRES = "{value}\u00a0N\u2009m"
PERCENT = "{value}\u00a0%"
NEWTONS = "{value}\u00a0N"
PER_RADIAN = "{value}\u00a0N\u2009m/rad"
POINTS = "{value}\u00a0points"

QUANTITIES = {
    "trunk_lean_deg": Shown("trunk lean", DEGREES),
    "tip_angle_deg": Shown("tip angle from upright legs", DEGREES),
    "tip_angle_from_stance_deg": Shown("tip angle from balanced stance", DEGREES),
    "hip_shift_m": Shown("hip shift", CENTIMETRES, 100),
    "leg_family_deg": Shown("width of the knee angles that balance", DEGREES),
    "com_shift_m": Shown("forward shift of the centre of mass", CENTIMETRES, 100),
    "com_shift_hips_still_m": Shown("forward shift of the centre of mass with the hips still", CENTIMETRES, 100),
    "counterbalance_Nm.forward": Shown("forward moment of all above L5/S1 about the target", NEWTON_METRES),
    "counterbalance_Nm.backward": Shown("backward moment of pelvis and legs", NEWTON_METRES),
    "counterbalance_Nm.backward_legs_locked": Shown("backward moment with the legs locked", NEWTON_METRES),
    "passive_limit_Nm": Shown("passive moment at full lumbar flexion", NEWTON_METRES),
    "gate_margin_Nm": Shown("least of L5/S1 demand minus passive moment", NEWTON_METRES),
    "silent_zone_deg": Shown("width of lumbar flexion with silent muscles", DEGREES),
    "sag_past_full_flexion_deg": Shown("sag past full flexion that silence needs", DEGREES),
    "hip_flexion_deg": Shown("hip flexion", DEGREES),
    "knee_flexion_deg": Shown("knee flexion", DEGREES),
    "passive_hip_moment_Nm": Shown("passive hip extension moment of the legs that carry", NEWTON_METRES),
    "passive_hip_share": Shown("passive share of the net hip moment", PERCENT, 100, difference=POINTS),
    "tether_stretch_deg": Shown("hip flexion of a strong stretch", DEGREES),
    "tether_force_deg": Shown("hip flexion at which passive tissue carries the whole hip moment", DEGREES),
    "held_moment_Nm.L5/S1": Shown("L5/S1 extension moment of the pose held still", NEWTON_METRES),
    "held_moment_Nm.hip": Shown("hip extension moment of the pose held still", NEWTON_METRES),
    "peak_moment_Nm.L5/S1": Shown("largest L5/S1 extension moment of the repetition", NEWTON_METRES),
    "peak_moment_Nm.hip": Shown("largest hip extension moment of the repetition", NEWTON_METRES),
    "strength_share": Shown("share of the L5/S1 extensor strength", PERCENT, 100, difference=POINTS),
    "stumble_margin_m": Shown("margin against a stumble", CENTIMETRES, 100),
    "peak_compression_N.L5/S1": Shown("largest compression at L5/S1", NEWTONS, scientist=0),
    "peak_shear_N.L5/S1": Shown("largest shear at L5/S1", NEWTONS, scientist=0),
    "lumbar_stiffness_Nm_per_rad": Shown("lumbar stiffness against a couple on the thorax", PER_RADIAN),
    "stability_margin_Nm_per_rad": Shown("least eigenvalue of the lumbar stiffness matrix", PER_RADIAN),
    "rounding_per_10Nm_deg": Shown("rounding by a couple of ten newton metres", DEGREES, coach=1, scientist=2),
    "price_of_rounding.fixed_lean.active_moment_Nm": Shown(
        "change of the active moment by ten degrees of rounding at the same lean", NEWTON_METRES
    ),
    "price_of_rounding.fixed_lean.compression_N": Shown(
        "change of compression at L5/S1 by ten degrees of rounding at the same lean", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_lean.shear_N": Shown(
        "change of shear at L5/S1 by ten degrees of rounding at the same lean", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_pelvis.active_moment_Nm": Shown(
        "change of the active moment by ten degrees of rounding at the same pelvis", NEWTON_METRES
    ),
    "price_of_rounding.fixed_pelvis.compression_N": Shown(
        "change of compression at L5/S1 by ten degrees of rounding at the same pelvis", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_pelvis.shear_N": Shown(
        "change of shear at L5/S1 by ten degrees of rounding at the same pelvis", NEWTONS, scientist=0
    ),
}

# --- What is compared -----------------------------------------------------------------------------------------------
FROM_TO = "From {first} ({first_bar}) to {second} ({second_bar})"
WITHIN = "{title}: {changes}"
ALONE = "{title}, {bar}"
NO_BAR = "no bar"
KILOGRAMS = "{value:g}\u00a0kg"
INSTEAD = "{second} instead of {first}"
SEPARATOR = ", "
CHANGE_VALUES = {
    "load_kg": "{value}\u00a0kg",
    "trunk_lean_deg": "lean {value}°",
    "lumbar_flexion_deg": "lumbar flexion {value}°",
    "knee_flexion_deg": "knees bent {value}°",
    "counterbalance": "counterbalance {value}",
    "support": "{value}",
    "hold": "{value}",
    "start": "{value}",
    "manner": "{value}",
    "stance": "{value} stance",
    "handles": "{value} handles",
}
CHANGE_SAYS = {
    ("counterbalance", 0.0): "hips still",
    ("counterbalance", 1.0): "hips sent back",
    ("lumbar_flexion_deg", 0.0): "a neutral spine",
    ("load_kg", 0.0): NO_BAR,
    ("hold", "high"): "bar high on the back",
    ("hold", "low"): "bar low on the back",
    ("hold", "hands"): "bar in the hands",
    ("hold", "sides"): "bar at the sides",
    ("hold", "hips"): "bar on the hips",
    ("hold", "bar"): "arms on the bar",
    ("hold", "crossed"): "arms crossed",
    ("hold", "along"): "arms along the trunk",
    ("hold", "hang"): "arms hanging",
    ("start", "floor"): "from the floor",
    ("start", "upright"): "from upright",
    ("start", "found"): "knees that bend as the bar asks",
    ("start", "given"): "knees as they are set",
    ("support", "feet"): "standing",
    ("support", "knees"): "kneeling",
    ("support", "foot"): "on one leg",
    ("support", "anchored"): "with anchored heels",
    ("support", "pad"): "on the pad",
    ("support", "back"): "on the back",
    ("support", "bench"): "on the bench",
}
CHANGE_OTHER = {
    "athlete": "{second} instead of {first}",
    "hold": "bar and arms elsewhere",
    "tempo": "another tempo",
    "start": "another start",
    "manner": "done another way",
    "support": "another exercise",
}
ATHLETE = "{sex} of {height:.2f}\u00a0m and {mass:g}\u00a0kg{lengths}"
LENGTHS = " ({lengths})"
LENGTH = "{name} {value:.2f}\u00a0m"
LENGTH_NAMES = {"thigh_m": "thigh", "shank_m": "shank", "trunk_m": "trunk", "arm_m": "arm"}

# --- What makes the difference --------------------------------------------------------------------------------------
# Up and down: whether the value of what was changed rises or falls.
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

# --- Two results, for a coach ---------------------------------------------------------------------------------------
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

# --- Two results, for a scientist -----------------------------------------------------------------------------------
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

# --- One result -----------------------------------------------------------------------------------------------------
# For a coach, the meters' own sentences say balance, muscle and tether; see ui/reasons.py.
COACH_ALONE = {
    "counterbalance_Nm.backward": {
        "++up": "Sending the hips back buys {diff} against tipping forward: pelvis and legs hold {second} instead of "
        "{first}.",
        "++down": "The legs as they are give away {diff} against tipping forward: pelvis and legs hold {second} "
        "instead of {first}.",
    },
    "stumble_margin_m": {
        "up": "A stumble has {second} of room in front.",
        "down": "A stumble has no room in front: the body is {second_size} past what can be caught without a step.",
    },
    "peak_compression_N.L5/S1": {
        "up": "At its worst, the lowest disc is pressed with {second}, {diff} above the {first} at which workplaces "
        "have to act.",
        "down": "At its worst, the lowest disc is pressed with {second}, {diff} below the {first} at which workplaces "
        "have to act.",
    },
    "price_of_rounding.fixed_lean.active_moment_Nm": {
        "up": f"{LEAN_PRICE} would cost muscle {{second}}.",
        "down": f"{LEAN_PRICE} would save muscle {{second_size}}.",
    },
    "price_of_rounding.fixed_pelvis.compression_N": {
        "up": f"{PELVIS_PRICE} would press the lowest disc with {{second}} on top.",
        "down": f"{PELVIS_PRICE} would relieve the lowest disc of {{second_size}}.",
    },
    "rounding_per_10Nm_deg": {
        "up": "The lower back gives by {second} to a push of ten newton metres.",
    },
    "held_moment_Nm.L5/S1": {
        "++down": "The lower back has to hold {second}; its strength is taken to be {first}.{parts}",
        "++up": "The lower back would have to hold {second}, more than the {first} that its strength is taken to be."
        "{parts}",
    },
}
PARTS = " Of this, {parts}."
SCIENTIST_ALONE = {
    "trunk_lean_deg": {
        "up": "The trunk lean of {second} is {diff} past the tip angle of {first}, legs locked as in plumb.",
        "down": "The trunk lean of {second} is {diff} short of the tip angle of {first}, legs locked as in plumb.",
        "appears": "At a trunk lean of {second}, legs locked as in plumb would not tip.",
    },
    "counterbalance_Nm.backward": {
        "up": "Pelvis and legs hold {second} about the balance target, {diff} more than with the legs of plumb "
        "({first}).",
        "down": "Pelvis and legs hold {second} about the balance target, {diff} less than with the legs of plumb "
        "({first}).",
    },
    "gate_margin_Nm": {
        "up": "Over lumbar flexion from 0 to full, the L5/S1 demand exceeds the passive moment by {second} or more.",
        "down": "Over lumbar flexion from 0 to full, the passive moment exceeds the L5/S1 demand by up to "
        "{second_size}.",
    },
    "stumble_margin_m": {
        "up": "The extrapolated centre of mass stays {second} behind the front edge.",
        "down": "The extrapolated centre of mass passes the front edge by {second_size}.",
    },
    "peak_compression_N.L5/S1": {
        "up": "The largest compression at L5/S1, {second}, is {diff} above the action limit of {first}.",
        "down": "The largest compression at L5/S1, {second}, is {diff} below the action limit of {first}.",
    },
    "peak_shear_N.L5/S1": {
        "up": "The largest shear at L5/S1, {second}, is {diff} above the limit of {first} for frequent loads.",
        "down": "The largest shear at L5/S1, {second}, is {diff} below the limit of {first} for frequent loads.",
    },
    "price_of_rounding.fixed_lean.active_moment_Nm": {
        "up": "Ten degrees of lumbar flexion at the same trunk lean would add {second} to the active L5/S1 moment.",
        "down": "Ten degrees of lumbar flexion at the same trunk lean would take {second_size} from the active L5/S1 "
        "moment.",
    },
    "price_of_rounding.fixed_pelvis.compression_N": {
        "up": "Ten degrees of lumbar flexion over the same pelvis would add {second} of compression at L5/S1.",
        "down": "Ten degrees of lumbar flexion over the same pelvis would take {second_size} of compression from "
        "L5/S1.",
    },
    "rounding_per_10Nm_deg": {
        "up": "A couple of ten newton metres on the thorax turns it by {second}, pelvis fixed.",
    },
    "passive_hip_moment_Nm": {
        "up": "The passive moment of hips that carry, {second}, is {diff} above that of a strong stretch ({first}).",
        "down": "The passive moment of hips that carry, {second}, is {diff} below that of a strong stretch ({first}).",
    },
    "held_moment_Nm.L5/S1": {
        "up": "The L5/S1 extension moment of {second}, held still, is {diff} above the extensor strength of "
        "{first}{parts}.",
        "down": "The L5/S1 extension moment of {second}, held still, is {diff} below the extensor strength of "
        "{first}{parts}.",
    },
}  # fmt: skip
