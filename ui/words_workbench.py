"""Words of the workbench's frame: pages, steps, controls, plates, and what Why compares a view with."""

from __future__ import annotations

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
LOAD_MUSCLES_ON = "muscles on from {load:.0f}"
STEP_NUMBERS = {"test": "Test"}
STEP_NEXT = "Next"
STEP_TITLES = {"bodyweight-hip-hinge": "Bodyweight hinge"}  # shorter than in full, for the stepper
STEP_SHORT = {
    "kneeling-hip-hinge": "Kneel",
    "kneeling-good-morning": "Add bar",
    "standing-good-morning": "Stand",
    "bodyweight-hip-hinge": "",
    "romanian-deadlift": "RDL",
}
FULL, NO_COUNTERBALANCE, PART = "full", "hips stay", "{percent:.0f}\u00a0%"
NOT_LYING, ALWAYS_FULL = "not lying", "always"
NEUTRAL, ROUNDED, HOLLOW = "neutral", "{angle:.0f}°", "−{angle:.0f}°"
GHOSTS = {"none": "off", "hips-still": "hips still", "other-bar": "another bar", "rounded": "rounded"}
THEMES = {"light": "Light", "dark": "Dark", "projector": "Projector"}
GHOST_LABELS = {
    "hips-still": ("hips still", "tips at {number}°"),
    "other-bar": ("another bar", "{number} kg"),
    "rounded": ("rounded", "{number}° at the deepest"),
}
GHOST_NEVER_TIPS = "does not tip"

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
    "as_set": "This view instead of {other}",
}

PLATES_SHAFT = "{load}\u00a0kg bar"
PLATES_PAIR = "{pairs}\u00a0×\u00a0{load}\u00a0kg"
PLATES_REST = "{load}\u00a0kg of small change"
