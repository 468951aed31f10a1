"""What the pages besides the first one say."""

from __future__ import annotations

# --- Model ---------------------------------------------------------------------------------------------------------
MODEL_CONTENTS = "Contents"
MODEL_SOURCE = "{value}: equation and source"
MODEL_TABLE = "Table: {title}"
MODEL_EQUATIONS = "Equations and sources"
PAGES_FAILED = "This could not be computed: {error}"
PAGES_HOW = "How this is computed"

# --- Which bar? --------------------------------------------------------------------------------------------------
BARS_HEADING = "Which bar? {person}"
BARS_FROM = "Computed for {draws} people of this size who differ in all else, with a neutral spine, held still."
BARS_EXAMPLES = "Another athlete:"
BARS_EXAMPLE = "{who}, {mass:g}\u00a0kg"
BARS_WHO = {"man": "man", "woman": "woman", "boy": "boy", "girl": "girl"}
BARS_PROGRESS = "Computing: {done} of {total} exercises"
BARS_POSE = "{lean:.0f}° of lean, bar {bar}"
BARS_RANGE = "{first:g}–{last:g}\u00a0kg"
BARS_NO_BAR = "none"
BARS_NONE = "No bar suits 9 in 10."
BARS_SUITS = "for 9 in 10, by {limits} limits"
BARS_SUITS_OTHER = "by {limits} limits: {loads}"
BARS_SUITS_NOBODY = "no load suits anybody"
BARS_MOST = "suits the most: {shares}"
BARS_SHARE = "{share:.0f}\u00a0% by {limits} limits"
BARS_OR = " or "
BARS_ALOUD = "{title}. {none} {loads}, {small}"
BARS_HOW_SURE = "What ends the window, and how sure that is"
BARS_KEY = (
    "Shares of people over load. Shaded: heavy enough that muscles must work and within limits, so it suits; darker: "
    "by cautious limits. Upright line: the bar that suits the most."
)
BARS_LOW = "Muscles must work: {shares}."
BARS_HIGH = "Within {limits} limits: {shares}. First to end it: {cause}."
BARS_SHARES = {0.50: "half of them", 0.90: "9 in 10"}
BARS_FROM_KG, BARS_TO_KG = "{share} from {load}", "{share} up to {load}"
BARS_FROM_NEVER, BARS_TO_NEVER = "{share} with no bar", "{share} not even without a bar"
BARS_COACHES = "coaches use"
BARS_COACH_SAYS = (
    "Of the {low:g} to {high:g}\u00a0kg that coaches use, the lighter makes muscles work for {shut_low:.0f}\u00a0% and "
    "the heavier for {shut_high:.0f}\u00a0%. The heavier is within limits for {inside}."
)
BARS_WITHOUT = (
    "{title}, no bar, {lean:.0f}° of lean, arms {arms}: muscles must work for {share:.0f}\u00a0% of these people."
)
BARS_SIDES = ("all", "9 in 10", "none")  # from the top
BARS_LIMITS = (
    "{limits}, {support}: back strength {moment:.0f}\u00a0N\u2009m ({source}), disc compression "
    "{compression:.1f}\u00a0kN, shear {shear:.1f}\u00a0kN."
)
BARS_LIMITS_TITLE = "The limits, and why there are two sets"
BARS_LIMITS_WHY = (
    "Published strengths and tissue tolerances disagree, and so do the answers that follow. Permissive limits lead "
    "here and cautious ones stand beside them. Neither says that anybody gets hurt."
)
BARS_SILENCE = (
    "Of raw draws, {failed:.0f}\u00a0% were left out: their backs would not be silent in an unloaded full bend, as "
    "those of healthy people are."
)
BARS_SUPPORT = {"feet": "standing", "knees": "kneeling"}

# --- Evidence ------------------------------------------------------------------------------------------------------
CLAIMS_HEADING = "What is claimed of the progression, and how it stands"
CLAIMS_FROM = (
    "Each claim is computed for {draws} people in each group, and set beside what studies found. The word follows from "
    "both: literature that contradicts a claim, or itself, makes it depend."
)
CLAIMS_PROGRESS = "Computing: {done} of {total} claims"
CLAIMS_VERDICT = {"supported": "supported", "depends": "depends", "not supported": "not supported"}
CLAIMS_MEANING = {
    "supported": "holds for 90 % or more",
    "depends": "holds for some, or is contested",
    "not supported": "holds for 10 % or less",
}
CLAIMS_PUT_IN = "– follows from something that was put in"
CLAIMS_MODEL = "By the model: {verdict}, for {share:.0f}\u00a0% of all."
CLAIMS_LITERATURE = {
    "for": "Literature: for it.",
    "against": "Literature: against it.",
    "mixed": "Literature: mixed.",
    "none": "Literature: none found.",
}
CLAIMS_GROUP = {"men": "men", "women": "women", "boys": "boys", "girls": "girls"}
CLAIMS_SHARE = "{share:.0f}\u00a0%"
CLAIMS_MORE = "Numbers, what it depends on, sources"
CLAIMS_NUMBERS = "Numbers that decide"
CLAIMS_COLUMNS = ("Number", "5\u00a0%", "median", "95\u00a0%", "unit")
CLAIMS_LEAN, CLAIMS_ARMS = "{lean:g}° of lean", "arms {arms}"
CLAIMS_DEPENDS = "Depends most on ({method})"
CLAIMS_FOUND = "What studies found"
CLAIMS_NOTHING_FOUND = "No study of this was found."
CLAIMS_SILENCE = (
    "Of raw draws, {failed:.0f}\u00a0% were left out: their backs would not be silent in an unloaded full bend, as "
    "those of healthy people are."
)
