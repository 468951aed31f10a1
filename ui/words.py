"""Every word that the command line shows about a result."""

from __future__ import annotations

from dataclasses import dataclass

PROGRESSION_TITLE = "The four-step progression"
COMPILING = "Preparing the model for this machine (once, some seconds) ..."
ATHLETE = "{sex}, {height:.2f} m, {mass:g} kg"
SEX = {"m": "man", "f": "woman"}
STATUS = {"ok": "can be done", "falls": "FALLS", "infeasible": "CANNOT BE DONE"}
NONE = "-"
BAR_AT = {"high": "high on back", "low": "low on back", "hands": "in hands", "sides": "at sides"}
ARMS = {"bar": "on the bar", "crossed": "crossed", "along": "along trunk", "hang": "hanging"}
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
    "Largest moments of the repetition": (
        Row("ankle", ("peak_moment_Nm", "ankle"), "N m"),
        Row("knee", ("peak_moment_Nm", "knee"), "N m"),
        Row("hip", ("peak_moment_Nm", "hip"), "N m"),
        Row("L5/S1", ("peak_moment_Nm", "L5/S1"), "N m"),
        Row("L4/L5", ("peak_moment_Nm", "L4/L5"), "N m"),
        Row("shoulder", ("peak_moment_Nm", "shoulder"), "N m"),
    ),
}


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

# --- Reasons: the mechanisms as meters, see ui/reasons.py -------------------------------------------------------
# Every sentence holds for every athlete, bar and outcome; the holes are whole numbers.

REASON_CM = "{value}\u00a0cm"
REASON_DEGREES = "{value}°"
REASON_NM = "{value}\u00a0N\u2009m"
REASON_NOW = "{value} now"

BALANCE_TITLE = "Balance gate"
BALANCE_SMALL = "hips moved back"
BALANCE_MUST = "hips must move"
BALANCE_MAY = "hips may stay"
BALANCE_FALLS = "falls over"
BALANCE_SCALE = "{value}° of lean"
BALANCE_TIPS_AT = "hips still: tips at {tip}°"
BALANCE_NO_TIP = "hips still: does not tip"
BALANCE_TIPS = "Hips still and spine neutral, this athlete tips at {tip}°."
BALANCE_TIPS_STANDING = (
    "Hips still and spine neutral, this athlete tips at {tip}° with upright legs, at {stance}° from a balanced stance."
)
BALANCE_NEVER = "Hips still and spine neutral, this athlete tips at no lean up to {top}°."
BALANCE_TO = "To lean {lean}°, the hips have to go {range}\u00a0cm back; here they go {shift}."
BALANCE_AS_FAR = (
    "This repetition gets to {lean}° of lean, where the hips have to be {range}\u00a0cm back; here they go {shift}."
)
BALANCE_STAY = "At {lean}° the hips may stay; here they go {shift}\u00a0cm back."
BALANCE_POSED = "Posed as here, the hips may stay even at {lean}°; they go {shift}\u00a0cm back."
BALANCE_NOWHERE = "At {lean}°, no place of the hips within the joint ranges stays up; here they go {shift}\u00a0cm back."
BALANCE_FELL = "This repetition falls: it leans {lean}° at most, the hips {shift}\u00a0cm back."
BALANCE_RANGE = "{least} to {most}"

MUSCLE_TITLE = "Muscle-on gate"
MUSCLE_SMALL = "muscle adds at least"
MUSCLE_MUST = "muscles must stay on"
MUSCLE_MAY = "muscles may switch off"
MUSCLE_HOLDS = "passive tissue holds {passive}"
MUSCLE_ASKED = "{asked} asked"
MUSCLE_FULLY = "even fully rounded"
MUSCLE_ROUNDED = "even rounded {at}°"
MUSCLE_NEUTRAL = "even with a neutral spine"
MUSCLE_SHUT = (
    "At {lean}° of lean, {rounded}, passive tissue holds only {passive} of {asked}\u00a0N\u2009m. "
    "The back muscles must work; that alone does not make the spine neutral."
)
MUSCLE_OPEN = (
    "At {lean}° of lean, passive tissue can hold {passive}\u00a0N\u2009m and {asked} are asked. "
    "Over {zone}° of rounding the back muscles may switch off."
)
MUSCLE_BARELY = (
    "At {lean}° of lean, passive tissue can hold {passive} of {asked}\u00a0N\u2009m. "
    "What is left counts as silence: the back muscles may switch off."
)
MUSCLE_NOTHING = "At {lean}° of lean, gravity does not bend the lower back: its muscles may switch off."

TETHER_TITLE = "Hamstring tether"
TETHER_SMALL = "a leg"
TETHER_SLACK = "slack"
TETHER_SOME = "some pull"
TETHER_STRONG = "strong stretch"
TETHER_FORCES = "forces the pelvis"
TETHER_FROM = "strong stretch from {stretch}"
TETHER_BENT_SLACK = (
    "With the knees bent {knee}°, the hamstrings are slack. No hip flexion within range makes that a strong stretch."
)
TETHER_BENT_SOME = (
    "With the knees bent {knee}°, the hamstrings pull {moment}\u00a0N\u2009m a leg. "
    "No hip flexion within range makes that a strong stretch."
)
TETHER_STILL_SLACK = (
    "At {hip}° of hip flexion the hamstrings are slack. With the knees as they are, a strong stretch comes at {at}°."
)
TETHER_STILL_SOME = (
    "At {hip}° of hip flexion the hamstrings pull {moment}\u00a0N\u2009m a leg. A strong stretch comes at {at}°."
)
TETHER_STRETCHED = (
    "At {hip}° of hip flexion the hamstrings pull {moment}\u00a0N\u2009m a leg, past a strong stretch. "
    "They carry {share}\u00a0% of the hip moment; only all of it would force the pelvis under."
)
TETHER_PULLS = (
    "At {hip}° of hip flexion the hamstrings pull {moment}\u00a0N\u2009m a leg, more than the hips must hold: "
    "they force the pelvis under."
)
