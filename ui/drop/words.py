"""What is said about a simulated repetition; the holes are numbers and parts of the body."""

from __future__ import annotations

STAYS = "Stays up: the repetition is completed."
STAYS_SHOVED = "Stays up after a shove of {shove:g} N s."
FALLS = {
    "forward": "Falls forward, on the {part}.",
    "backward": "Falls backward, on the {part}.",
}
PARTS = {"head": "face", "hips": "hips", "elbows": "elbows", "hands": "hands", "knees": "knees", "plates": "plates"}
LOSS = "The load on the {edge} is gone for good at {time:.1f} s, at a trunk lean of {lean:.0f} deg."
LOSS_BACKWARD = "The load on the {edge} is gone for good at {time:.1f} s."
PREDICTED = "Predicted with the hips still: {tip:.0f} deg."
NEVER = "Predicted: with the hips still it never tips."
SHALLOWER = "Tried down to a trunk lean of {lean:.0f} deg: {reason}"
ROUNDED = (
    "Neutral asks more of the back than this athlete's strength, so it is tried rounded by {flexion:.0f} deg, where "
    "stretched tissue helps."
)
WEAK = "The repetition asks more of the back than this athlete's strength and stretched tissue hold: it gives way."
ROWS = (
    ("trunk lean at loss of balance", "deg", "lean_at_loss_deg", 1),
    ("predicted, hips still", "deg", "predicted_tip_angle_deg", 1),
    ("loss of balance at", "s", "time_of_loss_s", 2),
)
OUTCOME = {True: "FALLS", False: "stays up"}
LEGEND = (
    "A rigid-body simulation in PyBullet of the same body, bar and plan, with strength; nothing holds it up but its "
    "feet or knees."
)

AGREEMENT_BEGIN = "<!-- agreement with PyBullet: begin; written by `hingelab drop --agreement -o sim/MODEL.md` -->"
AGREEMENT_END = "<!-- agreement with PyBullet: end -->"
AGREEMENT_ATHLETE = "{sex} of {height:g} m and {mass:g} kg"
AGREEMENT_INTRODUCTION = (
    "Model and PyBullet with the same {person}, each exercise with its own bar, 8 s down\n"
    "and 8 s up, strength no limit. Centre of pressure: largest difference while the support stays planted. Inverse\n"
    "dynamics: largest difference of any force along the repetition, relative to the largest of its kind. Balance:\n"
    "the trunk lean at which the rear contact lets go for good with the hips still, 16 s down, and the static angle\n"
    "that is predicted from upright legs; for lifts from the floor, of the same body and bar leaning from upright.\n"
    "Where feet or back are held, the body cannot be let go."
)
AGREEMENT_HEADING = (
    "| exercise | bar, kg | centre of pressure, mm | inverse dynamics | lean at loss, deg | predicted, deg |"
)
AGREEMENT_RULE = "|---|---|---|---|---|---|"
AGREEMENT_ROW = "| {scenario} | {load:g} | {cop} | {dynamics:.0e} | {lost} | {tip} |"
AGREEMENT_NEVER = "-"
MAP_TITLE = "Largest forward shove at the deepest point that the athlete stays up after, N s"
MAP_LOAD = "bar, kg"
MAP_NONE = "falls"
MAP_PROGRESS = "{done} of {total} bars"

# The page.
LET_GO = "Let go"
STOP = "Stop"
BACK = "Back to the plan"
INVITE = "Let physics decide: the same body and bar, with strength, on nothing but feet or knees."
DOING = "Simulating, {percent:.0f}\u00a0%"
HELD = "Here something holds feet or back, so there is nothing to let go."
FAILED = "This could not be simulated: {error}"
PAGE_STAYS = "In the simulation the athlete stays up."
PAGE_FORWARD = "In the simulation the athlete falls forward, on the {part}."
PAGE_FORWARD_AT = (
    "In the simulation balance is lost at {lean:.0f}°, predicted with the hips still: {tip:.0f}°. Falls on the {part}."
)
PAGE_BACKWARD = "In the simulation the athlete falls backward, on the {part}."
AFTER = "after"
