"""What `hingelab claims` says, as templates."""

from __future__ import annotations

TITLE = "Coaching claims, computed for {draws} people in each of {groups} groups"
COLUMNS = ("Claim", "Verdict", "Holds for", "By model", "Literature")
SHARE = "{share:.0f} %"
SHARES = "{group} {share:.0f}"
ASSUMED = "{verdict} (put in)"
LITERATURE = {"for": "for", "against": "against", "mixed": "mixed", "none": "none found"}
DECIDED = "Decided by {what}."
DEPENDS_ON = "Depends most on {names} ({method})."
DEPENDENCE = "{name} {value:+.2f}"
RESCUE = {True: "Rests on: {what}", False: "What would change it: {what}"}
SOFT = "With people weighed by how early their backs fall silent: {share:.0f} %."
NUMBER = ("Number", "Exercise", "Bar (kg)", "Lean", "Arms", "5 %", "Median", "95 %", "Unit")
FINDING = "{says}: {what}. {source}."
SAYS = {"for": "For", "against": "Against"}
LEGEND = (
    "Supported: a claim holds for 90 % or more of draws; not supported: for 10 % or less; depends: anything between, "
    "or literature that contradicts it or itself; (put in): it follows from something that was assumed."
)
SILENCE = (
    "Of raw draws, {failed:.0f} % were left out: their backs would not be silent in an unloaded full bend, as those of "
    "healthy people are."
)
MORE = "hingelab claims NAME shows the numbers behind one: {names}."
NONE = "-"
PARAMETERS = {
    "tissue": "strength of passive tissue", "mass": "body mass", "height": "stature",
    "lumbar_flexion_deg": "lumbar range",
    "lumbar_shape": "shape of the tissue curve", "upper_share": "share of mass above L5/S1", "thigh": "thigh length",
    "shank": "shank length", "arm": "arm length", "hip": "stiffness of the hamstrings", "hip_flexion_deg": "hip range",
    "knee_flexion_deg": "knee range", "knee_pad_m": "pad and soft tissue at the knee",
    "knee_front": "front of the knee",
    "mass_forward": "trunk mass ahead of the hip", "stance_offset_m": "balance point on the foot",
    "high_behind": "how far behind the spine the bar lies", "high_below": "how low the bar lies",
    "stiffness_ratio": "muscle stiffness by force", "tissue_arm": "arm of passive tissue",
    "tissue_share": "share of stretched tissue", "stretch_Nm": "what is felt as a stretch", "ball": "ball of the foot",
    "foot_length": "foot length", "heel": "heel", "seat": "seat on the heels", "l5s1_behind": "L5/S1 behind the hip",
    "l5s1_above": "L5/S1 above the hip", "level_height": "height of the lumbar spine",
    "shoulder_forward": "shoulder ahead of the hip", "lumbar_extension_Nm_per_kg": "back strength",
    "lumbar_extension_deg": "range of lumbar extension", "knee_flexion": "strength of the knee flexors",
    "hip_extension": "strength of the hip extensors", "plantarflexion": "strength of the calves",
}  # fmt: skip
