"""What is compared: titles of explanations."""

from __future__ import annotations

from ui.words import NO_BAR

FROM_TO = "From {first} ({first_bar}) to {second} ({second_bar})"
WITHIN = "{title}: {changes}"
ALONE = "{title}, {bar}"
INSTEAD = "{second} instead of {first}"
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
