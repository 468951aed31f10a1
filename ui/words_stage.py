"""The stage's own words, beside the diagram's; the browser fills the holes."""

from __future__ import annotations

PHASES = ("down", "hold", "up")
VERDICT = {"falls": "Falls", "infeasible": "Cannot be done"}
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
    "flat_aloud": "trunk flat",
    "hips_low_aloud": "trunk {degrees} degrees from flat, hips lower than the shoulders",
    "hips_high_aloud": "trunk {degrees} degrees from flat, hips higher than the shoulders",
    "hips_back_aloud": "hips moved back {centimetres} centimetres",
    "hips_forward_aloud": "hips moved forward {centimetres} centimetres",
    "to_edge_aloud": "centre of mass {centimetres} centimetres behind the front edge of the support",
    "past_edge_aloud": "centre of mass {centimetres} centimetres past the front edge of the support",
    "moment_aloud": "lower back moment {moment} newton metres",
}
SHORT = {
    "to_edge": "to edge",
    "past_edge": "past edge",
    "hips_back": "hips back",
    "hips_forward": "hips forward",
}  # where the stage is narrow
