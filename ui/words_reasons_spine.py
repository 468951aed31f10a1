"""What the meters of the lumbar spine say: stiffness, the price of rounding, and what the bar costs.

Every sentence holds for every athlete, bar and outcome; the holes are rounded numbers.
"""

from __future__ import annotations

STIFFNESS_TITLE = "Stiffness"
STIFFNESS_SMALL = "given way to 10\u00a0N\u2009m"
STIFFNESS_SHORT = "{value}° per 10\u00a0N\u2009m"
STIFFNESS_STAYS, STIFFNESS_BUCKLES = "stays as it is", "would not stay"
STIFFNESS_UNKNOWN = "not on the least muscle"
STIFFNESS_TAKES, STIFFNESS_STEADIES = "gravity takes {value}", "gravity takes nothing"
STIFFNESS_HAS = "{value} in all"
STIFFNESS_NONE = "none"
STIFFNESS_SAYS = (
    "A push of 10\u00a0N\u2009m bends the lower back by {rounding}°. Active muscle stiffens it by "
    "{active}\u00a0N\u2009m/rad, passive tissue by {passive}; "
)
STIFFNESS_TOPPLES, STIFFNESS_HELPS = (
    "the weight above topples {gravity} of that away.",
    "the weight above adds {gravity}.",
)

PRICE_TITLE = "Price of 10° rounding"
PRICE_SMALL = "compression, pelvis held"
PRICE_SHORT = "{value}\u00a0N compression"
PRICE_EITHER, PRICE_SINKS, PRICE_NONE = "dearer either way", "dearer if the trunk sinks", "not dearer"
PRICE_LEAN = "same lean: {value}"
PRICE_PELVIS = "pelvis held: {value}"
PRICE_SAYS = (
    "Ten degrees more rounding over a pelvis that stays let the trunk sink: {moment}\u00a0N\u2009m and "
    "{compression}\u00a0N of compression at L5/S1. At the same lean the pelvis turns back: "
    "{lean_moment}\u00a0N\u2009m, {lean_compression}\u00a0N, and {lean_shear}\u00a0N of shear."
)

COST_TITLE = "What the bar costs"
COST_SMALL = "compression at L5/S1"
COST_SHORT = "{value}\u00a0kN compression"
COST_UNDER, COST_BETWEEN, COST_OVER = "below what work allows", "above what work recommends", "above what work allows"
COST_LIMIT = "work recommends {value}"
COST_SAYS = (
    "Held still, the lowest disc carries {value}\u00a0kN. For work {low}\u00a0kN are recommended and {high} the "
    "most; by age and sex {young} to {old}; specimens broke at {specimen} ± {spread}. "
    "No limit says that anybody gets hurt."
)

STRENGTH_TITLE = "Strength of the back"
STRENGTH_SMALL = "of it is asked"
STRENGTH_ENOUGH, STRENGTH_OVER = "within its strength", "more than its strength"
STRENGTH_ALL = "all of it"
STRENGTH_SAYS = (
    "The lower back must hold {asked}\u00a0N\u2009m; its strength is taken to be {strength}\u00a0N\u2009m, measured "
    "standing. Other tests find nearly half as much again."
)

SHEAR_TITLE = "Shear"
SHEAR_SMALL = "at L5/S1"
SHEAR_UNDER, SHEAR_OVER = "below what work allows", "above what work allows"
SHEAR_LIMIT = "often: {value}"
SHEAR_SAYS = (
    "The upper body is pushed {way} on the sacrum by {value}\u00a0kN, muscle and weight together. Recommended are "
    "{often}\u00a0kN often and {seldom} now and then."
)
SHEAR_WAYS = ("forward", "backward")

STUMBLE_TITLE = "Room for a stumble"
STUMBLE_SMALL = "to the front edge"
STUMBLE_SOME, STUMBLE_NONE = "room left", "no room"
STUMBLE_EDGE = "front edge"
STUMBLE_SAYS = (
    "Where the body would come to rest if it stopped moving its hips now is {value}\u00a0cm behind the front edge, at "
    "the worst moment."
)
STUMBLE_FALLS = (
    "Where the body would come to rest is {value}\u00a0cm past the front edge at the worst moment: only a step helps."
)
