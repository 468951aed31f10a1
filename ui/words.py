"""Every word that the command line shows about a result."""

from __future__ import annotations

from dataclasses import dataclass

PROGRESSION_TITLE = "The four-step progression"
COMPILING = "Preparing the model for this machine (once, some seconds) ..."
ATHLETE = "{sex}, {height:.2f} m, {mass:g} kg"
SEX = {"m": "man", "f": "woman"}
STATUS = {"ok": "can be done", "falls": "FALLS", "infeasible": "CANNOT BE DONE"}
NONE = "-"
BAR_AT = {"high": "high on back", "low": "low on back", "hands": "in hands", "sides": "at sides", "hips": "on hips"}
ARMS = {"bar": "on the bar", "crossed": "crossed", "along": "along the trunk", "hang": "hanging"}
ARMS_NO_BAR = "as on a bar"
LEGEND = (
    "Extension moments are positive (ankle: plantarflexion, shoulder: flexion). Least left for muscle: what passive "
    "tissue cannot hold at any rounding; below 0 the back muscles may switch off."
)
DISCLAIMER = "For teaching and exploring; HingeLab does not diagnose."


@dataclass(frozen=True)
class Row:
    """One line of a table.

    Parameters
    ----------
    label : str
        For people.
    path : tuple of str
        Keys into the summary.
    unit : str
        Shown with the label.
    scale : float
        Factor from the JSON's unit to the shown one.
    digits : int
        Digits after the point.
    """

    label: str
    path: tuple[str, ...]
    unit: str = ""
    scale: float = 1.0
    digits: int = 0


SECTIONS: dict[str, tuple[Row, ...]] = {
    "At the deepest point": (
        Row("trunk lean", ("trunk_lean_deg",), "deg"),
        Row("hip flexion", ("hip_flexion_deg",), "deg"),
        Row("knee flexion", ("knee_flexion_deg",), "deg"),
    ),
    "Balance gate": (
        Row("hips still: tips from upright legs", ("tip_angle_deg",), "deg"),
        Row("hips still: tips from balanced stance", ("tip_angle_from_stance_deg",), "deg"),
        Row("hips move back", ("hip_shift_m",), "cm", 100),
        Row("hip shifts that stay up", ("hip_shift_range_m",), "cm", 100),
        Row("width of knee angles that balance", ("leg_family_deg",), "deg"),
        Row("centre of mass moves forward", ("com_shift_m",), "cm", 100, 1),
        Row("the same, hips still", ("com_shift_hips_still_m",), "cm", 100, 1),
        Row("forward moment, all above L5/S1", ("counterbalance_Nm", "forward"), "N m"),
        Row("backward moment, pelvis and legs", ("counterbalance_Nm", "backward"), "N m"),
        Row("the same, hips still", ("counterbalance_Nm", "backward_legs_locked"), "N m"),
    ),
    "Muscle-on gate": (
        Row("L5/S1 moment, held", ("held_moment_Nm", "L5/S1"), "N m"),
        Row("passive tissue holds, fully rounded", ("passive_limit_Nm",), "N m"),
        Row("least left for muscle", ("gate_margin_Nm",), "N m"),
        Row("gate", ("muscle_gate",)),
        Row("rounding with silent muscles, width", ("silent_zone_deg",), "deg"),
        Row("over plausible tissue curves", ("silent_zone_range_deg",), "deg"),
        Row("sag past full flexion for silence", ("sag_past_full_flexion_deg",), "deg"),
        Row("over plausible tissue curves", ("sag_range_deg",), "deg"),
    ),
    "Hamstring tether": (
        Row("hip moment, held", ("held_moment_Nm", "hip"), "N m"),
        Row("passive hip moment", ("passive_hip_moment_Nm",), "N m"),
        Row("share of the hip moment", ("passive_hip_share",), "%", 100),
        Row("strong stretch from hip flexion", ("tether_stretch_deg",), "deg"),
        Row("carries all from hip flexion", ("tether_force_deg",), "deg"),
    ),
    "Stiffness of the lower back, held": (
        Row("against a couple on the thorax", ("lumbar_stiffness_Nm_per_rad",), "N m/rad"),
        Row("of which passive tissue", ("stiffness_parts_Nm_per_rad", "passive"), "N m/rad"),
        Row("of which muscle", ("stiffness_parts_Nm_per_rad", "active"), "N m/rad"),
        Row("of which gravity", ("stiffness_parts_Nm_per_rad", "gravity"), "N m/rad"),
        Row("least in any direction", ("stability_margin_Nm_per_rad",), "N m/rad"),
        Row("rounds under 10 N m", ("rounding_per_10Nm_deg",), "deg", 1, 1),
    ),
    "Price of 10 deg more rounding": (
        Row("same lean: L5/S1 moment", ("price_of_rounding", "fixed_lean", "net_moment_Nm"), "N m", 1, 1),
        Row("  passive tissue", ("price_of_rounding", "fixed_lean", "passive_moment_Nm"), "N m", 1, 1),
        Row("  muscle", ("price_of_rounding", "fixed_lean", "active_moment_Nm"), "N m", 1, 1),
        Row("  energy in tissue", ("price_of_rounding", "fixed_lean", "passive_energy_J"), "J", 1, 1),
        Row("  compression, L5/S1", ("price_of_rounding", "fixed_lean", "compression_N"), "N"),
        Row("  shear, L5/S1", ("price_of_rounding", "fixed_lean", "shear_N"), "N"),
        Row("  share of strength", ("price_of_rounding", "fixed_lean", "strength_share"), "%", 100, 1),
        Row("same pelvis: L5/S1 moment", ("price_of_rounding", "fixed_pelvis", "net_moment_Nm"), "N m", 1, 1),
        Row("  passive tissue", ("price_of_rounding", "fixed_pelvis", "passive_moment_Nm"), "N m", 1, 1),
        Row("  muscle", ("price_of_rounding", "fixed_pelvis", "active_moment_Nm"), "N m", 1, 1),
        Row("  energy in tissue", ("price_of_rounding", "fixed_pelvis", "passive_energy_J"), "J", 1, 1),
        Row("  compression, L5/S1", ("price_of_rounding", "fixed_pelvis", "compression_N"), "N"),
        Row("  shear, L5/S1", ("price_of_rounding", "fixed_pelvis", "shear_N"), "N"),
        Row("  share of strength", ("price_of_rounding", "fixed_pelvis", "strength_share"), "%", 100, 1),
    ),
    "What the bar costs": (
        Row("L5/S1 moment, share of strength", ("strength_share",), "%", 100),
        Row("muscle, asked over what it can hold", ("muscle_share",), "%", 100),
        Row("largest compression, L5/S1", ("peak_compression_N", "L5/S1"), "N"),
        Row("largest compression, L4/L5", ("peak_compression_N", "L4/L5"), "N"),
        Row("limits over ages, lowest to highest", ("tolerance", "compression_range_N"), "N"),
        Row("limits at work, action and maximum", ("tolerance", "compression_work_N"), "N"),
        Row("largest shear, L5/S1", ("peak_shear_N", "L5/S1"), "N"),
        Row("largest shear, L4/L5", ("peak_shear_N", "L4/L5"), "N"),
        Row("limits, frequent and occasional", ("tolerance", "shear_N"), "N"),
        Row("room to the front edge, stumble", ("stumble_margin_m",), "cm", 100, 1),
    ),
    "Largest moments of the repetition": (
        Row("ankle", ("peak_moment_Nm", "ankle"), "N m"),
        Row("knee", ("peak_moment_Nm", "knee"), "N m"),
        Row("hip", ("peak_moment_Nm", "hip"), "N m"),
        Row("L5/S1", ("peak_moment_Nm", "L5/S1"), "N m"),
        Row("L4/L5", ("peak_moment_Nm", "L4/L5"), "N m"),
        Row("shoulder", ("peak_moment_Nm", "shoulder"), "N m"),
    ),
    "Largest share of strength, legs by angle and speed": (
        Row("ankle", ("strength_share_by_joint", "ankle"), "%", 100),
        Row("knee", ("strength_share_by_joint", "knee"), "%", 100),
        Row("hip", ("strength_share_by_joint", "hip"), "%", 100),
        Row("L5/S1", ("strength_share_by_joint", "L5/S1"), "%", 100),
    ),
}

LARGEST_LOAD = "Largest load, all else the same"
INSIDE_ALL = "inside every limit"
LIMITED_BY = "first limit"
INSIDE = "inside {limit}"


# --- The diagram -----------------------------------------------------------------------------------------------
# Numbers and units are joined by a no-break space, newton and metre by a thin one.

DIAGRAM_LOAD = "{load:g}\u00a0kg"
DIAGRAM_NO_BAR = "no bar"
DIAGRAM_LEAN = "trunk lean {lean:.0f}°"
DIAGRAM_NEUTRAL = "neutral spine"
DIAGRAM_ROUNDED = "lumbar flexion {flexion:.0f}°"
DIAGRAM_EXTENDED = "lumbar extension {flexion:.0f}°"
DIAGRAM_STATUS = {"falls": "Falls: {reason}", "infeasible": "Cannot be done: {reason}"}
DIAGRAM_SUPPORT = "support"
DIAGRAM_FRONT_EDGE = "front edge"
DIAGRAM_CENTIMETRES = "{value:.0f}\u00a0cm"
DIAGRAM_TO_EDGE = "from centre of mass to front edge"
DIAGRAM_PAST_EDGE = "centre of mass past the front edge"
DIAGRAM_HIPS_BACK = "hips moved back"
DIAGRAM_HIPS_FORWARD = "hips moved forward"
DIAGRAM_TO_BAR = "to the bar"
DIAGRAM_TO_BODY = "to the upper body"
DIAGRAM_BACK = "lower back, L5/S1"
DIAGRAM_MOMENT = "{value:.0f}\u00a0N\u2009m"
DIAGRAM_PARTS = {
    "body": "{value:.0f} body",
    "bar": "{value:.0f} bar",
    "passive": "{value:.0f} passive tissue",
    "muscle": "{value:.0f} muscle",
}
DIAGRAM_PLUS = " + "
DIAGRAM_GHOST = "hips still"
DIAGRAM_TIPS = "tips at {angle:.0f}°"
DIAGRAM_NEVER_TIPS = "does not tip"
DIAGRAM_MOMENT_OF_TIME = "{time:.1f}\u00a0s"
DIAGRAM_MOMENT_OF_LEAN = "{lean:.0f}°"
DIAGRAM_WRITTEN = "Drawn: {file}"

EXPORT_WRITTEN = "Written: {file}"

# --- The stage: the figure that moves, see ui/stage -------------------------------------------------------------
# It takes the diagram's words too; the browser fills the holes.

STAGE_PHASES = ("down", "hold", "up")
STAGE_VERDICT = {"falls": "Falls", "infeasible": "Cannot be done"}
STAGE = {
    "pressure": "▲ centre of pressure",
    "minus": " − ",
    "tips_here": "hips still: falls here",
    "falls_here": "falls here",
    "ends_here": "ends here",
    "phase": "{phase} {seconds} s",
    "clock": "{time} / {total} s",
    "figure": "Figure",
    "scrub": "Time in the repetition",
    "play": "Play",
    "pause": "Pause",
    "speeds": "Speed",
    "speed": "Speed {factor}",
    "loop": "Loop",
    "show_numbers": "Show numbers",
    "hide_numbers": "Hide numbers",
    "seconds_aloud": "{seconds} seconds",
    "lean_aloud": "trunk lean {degrees} degrees",
    "hips_back_aloud": "hips moved back {centimetres} centimetres",
    "hips_forward_aloud": "hips moved forward {centimetres} centimetres",
    "to_edge_aloud": "centre of mass {centimetres} centimetres behind the front edge of the support",
    "past_edge_aloud": "centre of mass {centimetres} centimetres past the front edge of the support",
    "moment_aloud": "lower back moment {moment} newton metres",
}
STAGE_SHORT = {
    "to_edge": "to edge",
    "past_edge": "past edge",
    "hips_back": "hips back",
    "hips_forward": "hips forward",
}  # where the stage is narrow

# --- Reasons: the mechanisms as meters, see ui/reasons.py -------------------------------------------------------
# Every sentence holds for every athlete, bar and outcome; the holes are whole numbers.

REASON_CM = "{value}\u00a0cm"
REASON_DEGREES = "{value}°"
REASON_NM = "{value}\u00a0N\u2009m"
REASON_PERCENT = "{value}\u00a0%"
REASON_NEWTONS = "{value}\u00a0N"
REASON_NOW = "{value} now"

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

# --- the page -------------------------------------------------------------------------------------------------
PAGE = {
    "title": "HingeLab",
    "heading": "Pages",
    "step": "Exercise",
    "exercise": "All exercises",
    "load": "Bar",
    "load_entry": "Load in kg",
    "counterbalance": "Counterbalance",
    "rounding": "Rounding",
    "ghost": "Ghost",
    "theme": "Colours",
    "sex": "Athlete",
    "height_m": "Height (m)",
    "mass_kg": "Mass (kg)",
    "thigh_m": "Thigh (m)",
    "shank_m": "Shank (m)",
    "trunk_m": "Trunk, hip to C7 (m)",
    "arm_m": "Arm, to the wrist (m)",
    "measured": "Measured lengths",
    "reasons": "Why",
    "load_chart": "Load against constraint",
    "map": "Trunk lean against hip shift: what stays up",
    "share": "Share",
    "shared": "Link copied: it reopens this view.",
    "ignored": "Left out of the address: {lines}",
    "summary": "{title}, {load} kg: {outcome}. {reasons}",
    "reason": "{title}: {state}, {value} {small}.",
}
PAGES = {
    "explore": "Explore",
    "why": "Why",
    "bar": "Which bar?",
    "ladder": "Ladder",
    "evidence": "Evidence",
    "model": "Model",
}
KG = "kg"
LOAD_KG = "{load:g}\u00a0kg"
LOAD_MUSCLES_ON = "muscles on from {load:.0f}"
STEP_NUMBERS = {"test": "Test"}
STEP_NEXT = "Next"
STEP_LOAD = "{load:g}\u00a0kg"
STEP_TITLES = {"bodyweight-hip-hinge": "Bodyweight hinge"}  # shorter than in full, for the stepper
STEP_SHORT = {
    "kneeling-hip-hinge": "Kneel",
    "kneeling-good-morning": "Add bar",
    "standing-good-morning": "Stand",
    "bodyweight-hip-hinge": "",
    "romanian-deadlift": "RDL",
}
ATHLETE_SHORT = "{sex} · {height:.2f}\u00a0m · {mass:g}\u00a0kg"
FULL, NO_COUNTERBALANCE, PART = "full", "hips stay", "{percent:.0f}\u00a0%"
NEUTRAL, ROUNDED, HOLLOW = "neutral", "{angle:.0f}°", "−{angle:.0f}°"
GHOSTS = {"none": "off", "hips-still": "hips still", "other-bar": "another bar", "rounded": "rounded"}
THEMES = {"light": "Light", "dark": "Dark", "projector": "Projector"}
GHOST_LABELS = {
    "hips-still": ("hips still", "tips at {number}°"),
    "other-bar": ("another bar", "{number} kg"),
    "rounded": ("rounded", "{number}° at the deepest"),
}
GHOST_NEVER_TIPS = "does not tip"
READY = "HingeLab is at {address} (Ctrl+C ends it)."

# Why: a view against another.
RIVAL_STILL, RIVAL_BALANCED = "hips still", "hips free to go back"
RIVAL_ROUNDED, RIVAL_NEUTRAL = "rounded {rounding:.0f}°", "neutral spine"
RIVAL_BAR = "{load:g}\u00a0kg bar"
RIVAL_EXERCISE = "{title}, {load:g}\u00a0kg"
RIVAL_TAUGHT = "as it is taught"
RIVAL_FAULT = "fault: {title}"
LEVELS = {"coach": "coach", "scientist": "scientist"}
WHY = {
    "against": "This view against",
    "level": "Said to a",
    "here": "this view",
    "mechanism": "Mechanism",
    "compared": "The two in numbers",
}

# Charts: constraint against load, and the map of lean against hip shift, see ui/page/charts.
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
CHART_LOAD = "{load:g}\u00a0kg"
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

# --- the bar --------------------------------------------------------------------------------------------------
PLATES_NONE = "no bar"
PLATES_SHAFT = "{load}\u00a0kg bar"
PLATES_PAIR = "{pairs}\u00a0×\u00a0{load}\u00a0kg"
PLATES_REST = "{load}\u00a0kg of small change"
