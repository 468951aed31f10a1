"""What `hingelab bar` says, as templates."""

from __future__ import annotations

TITLE = "Which bar? {person}, from {draws} people like this one"
COLUMNS = (
    "Exercise", "Lean, bar", "Muscles on from, kg\n50 / 90 / 95 %", "Within limits to, kg\ncautious | permissive",
    "Ended by", "Fits 90 %", "Suits most",
)  # fmt: skip
POSE = "{lean:.0f}°, {bar}"
BAR_ON = {"high": "high", "low": "low", "hands": "hands", "sides": "sides"}
LOWER = "{half} / {most} / {nearly}"
NONE_SHUTS = "never"
NONE = "none"
EITHER = " | "
BEST = "{load:g}: {share:.0f} %"
NO_BAR_FITS = "none"
BARS = "{first} ... {last}"
EQUAL = "At equal leans"
LEGEND = (
    "Muscles on: at no rounding can passive tissue alone hold the back, for 50, 90 and 95 % of these people. "
    "Within limits: 90 % of them balance and bear it, neutral and held still, by cautious | permissive limits (none: "
    "not even without a bar). Ended by, fits and suits (kg): by the permissive ones. Bar high or low on the back, or "
    "in the hands."
)
SILENCE = (
    "Of raw draws, {failed:.0f} % were left out: their backs would not be silent in an unloaded full bend, as those of "
    "healthy people are."
)
EMPTY = "{title} at {lean:.0f}°: no bar does both for 90 % of these people, by {limits} limits."
AND = " or "
PREDICTION = (
    "{title}: coaches use {low:g} to {high:g} kg. At {lean:.0f}° the lighter makes muscles work for {shut_low:.0f} % "
    "of these people and is within limits for {inside}; the heavier for {shut_high:.0f} % and for {inside_high}."
)
INSIDE = "{share:.0f} % ({limits})"
OR = " or "
WITHOUT = "{title}, no bar, {lean:.0f}°, arms {arms}: muscles must work for {share:.0f} % of these people."
LIMITS = {
    "balance": "balance",
    "hip_flexion": "hip flexion",
    "knee_flexion": "buttocks on heels",
    "ankle": "ankles",
    "floor": "plates on the floor",
    "stumble": "a stumble",
    "strength": "back strength",
    "hip_strength": "hip strength",
    "compression": "disc compression",
    "shear": "disc shear",
    "": "nothing",
}
ENDED_BY = {
    "balance": "balance",
    "hip_flexion": "hips",
    "knee_flexion": "heels",
    "ankle": "ankles",
    "floor": "floor",
    "stumble": "stumble",
    "strength": "strength",
    "hip_strength": "hip force",
    "compression": "discs",
    "shear": "discs",
    "": "nothing",
}  # in a narrow column
YOUTH = (
    "This size is a youth's. Tissue, strength and tolerance are scaled from adults: no source here measured anyone "
    "under 18, so take the lower end as a guess and the upper end as too high."
)
NOT_SILENT = "Hardly any draw is silent in a full bend, so that draws are taken as they are."
NEUTRAL = "Windows are for a neutral spine and hips that balance; {names} was given but is not used."
LIMIT_CASE = (
    "{limits}, {support}: back strength {moment:.0f} N m ({source}), disc compression {compression:.1f} kN, shear "
    "above L5/S1 {shear:.1f} kN; without a bar, {outside:.0f} % of these people are past them already ({title})."
)
SUPPORT = {"feet": "standing", "knees": "kneeling"}
