"""What a fault changes, as a coach says it.

A quantity that stands here is said to a coach, one that does not is said to a scientist only: a coach is told
nothing in words that no coach uses.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.words_units import CENTIMETRES, DEGREES, NEWTON_METRES, NEWTONS, PERCENT


@dataclass(frozen=True)
class Plain:
    """How a quantity is said to a coach; values are written without a sign.

    Parameters
    ----------
    name : str
        What it is.
    more, less : str
        Number and unit of a value above 0 and below it; ``less`` is ``more`` where a value is never below 0.
    zero, none : str
        What is said of 0, and of no value; where empty, ``more`` with a 0, and that there is none.
    """

    name: str
    more: str
    less: str = ""
    zero: str = ""
    none: str = ""


_BACK = {"more": "{value}° round", "less": "{value}° hollow", "zero": "neutral"}
_LEAN = {"more": DEGREES, "less": "{value}° back", "zero": "upright"}
_COSTS = f"costs muscle {NEWTON_METRES}", f"saves muscle {NEWTON_METRES}"
_PRESSES = f"presses the lowest disc with {NEWTONS} more", f"relieves the lowest disc of {NEWTONS}"
_IN_FRONT, _BEHIND = f"{NEWTON_METRES} in front", f"{NEWTON_METRES} behind"
# Extension moments: where the muscles are that hold against what is positive, and against what is negative.
_HOLDS = {
    "knee": ("held by the knees", _IN_FRONT, _BEHIND),
    "hip": ("held by the hips", NEWTON_METRES, _IN_FRONT),
    "L5/S1": ("held by the lower back", NEWTON_METRES, _IN_FRONT),
    "neck": ("held by the neck", NEWTON_METRES, _IN_FRONT),
}
COACH = {
    "trunk_lean_deg": Plain("trunk lean", **_LEAN),
    "half_way_trunk_lean_deg": Plain("trunk lean with the bar half-way up", **_LEAN),
    "top_trunk_lean_deg": Plain("trunk lean at the top", **_LEAN),
    "tip_angle_deg": Plain("lean at which it tips over with the hips still", DEGREES),
    "hip_shift_m": Plain("hips", f"{CENTIMETRES} back", f"{CENTIMETRES} forward", "where they were"),
    "leg_family_deg": Plain("choice of knee angles", DEGREES, "a single one", "a single one"),
    "com_shift_m": Plain("weight", f"{CENTIMETRES} forward", f"{CENTIMETRES} back", "where it was"),
    "passive_limit_Nm": Plain("tissue holds, fully rounded", NEWTON_METRES),
    "gate_margin_Nm": Plain("muscle has to add", f"at least {NEWTON_METRES}", f"nothing, {NEWTON_METRES} to spare"),
    "silent_zone_deg": Plain("rounding in which the back muscles may rest", DEGREES),
    "hip_flexion_deg": Plain("hips bent", DEGREES, "{value}° past straight"),
    "top_hip_flexion_deg": Plain("hips still bent at the top", DEGREES, "{value}° past straight"),
    "knee_flexion_deg": Plain("knees bent", DEGREES),
    "passive_hip_moment_Nm": Plain("hamstrings pull", NEWTON_METRES, "not at all", "not at all"),
    "tether_stretch_deg": Plain("hip bend at which the hamstrings stretch strongly", DEGREES),
    "held_moment_Nm.L5/S1": Plain("held by the lower back", *_HOLDS["L5/S1"][1:]),
    "held_moment_Nm.hip": Plain("held by the hips", *_HOLDS["hip"][1:]),
    "peak_moment_Nm.neck": Plain("held by the neck at its hardest", *_HOLDS["neck"][1:]),
    "peak_moment_Nm.shoulder": Plain("held by the shoulders at their hardest", NEWTON_METRES, _BEHIND),
    **{
        f"{where}_moment_Nm.{joint}": Plain(f"{name} {place}", more, less)
        for where, place in (("top", "at the top"), ("half_way", "with the bar half-way up"))
        for joint, (name, more, less) in _HOLDS.items()
    },
    "strength_share": Plain("lower back's strength in use", PERCENT),
    **{
        f"strength_share_by_joint.{joint}": Plain(f"{whose} strength in use at the hardest", PERCENT)
        for joint, whose in (("ankle", "ankles'"), ("knee", "knees'"), ("hip", "hips'"))
    },
    "stumble_margin_m": Plain("room for a stumble", CENTIMETRES, f"none, {CENTIMETRES} short", "none"),
    "peak_compression_N.L5/S1": Plain("press on the lowest disc at its worst", NEWTONS),
    "rounding_per_10Nm_deg": Plain(
        "lower back gives to a push of ten newton metres", DEGREES, none="stays only if its opponents tense too"
    ),
    "price_of_rounding.fixed_lean.active_moment_Nm": Plain("another ten degrees of rounding at the same lean", *_COSTS),
    "price_of_rounding.fixed_pelvis.compression_N": Plain("another ten degrees that let the trunk sink", *_PRESSES),
    "toe_load_share": Plain("weight on the balls of the feet", PERCENT),
    "back_load_share": Plain("weight on the upper back at the top", PERCENT),
    "rise_m": Plain("way up of the bar, or of the hips without one", CENTIMETRES),
    "shank_lean_deg": Plain("shins", "{value}° forward", "{value}° back", "upright"),
    "lumbar_flexion_deg": Plain("lower back", **_BACK),
    "lumbar_flexion_half_way_deg": Plain("lower back half-way", **_BACK),
    "top_lumbar_flexion_deg": Plain("lower back at the top", **_BACK),
    "extension_left_deg": Plain("room left to hollow further at the top", DEGREES, "{value}° too far", "none"),
    "level_flexion_share": Plain("bend of the most bent joint of the spine, of what it can", PERCENT),
}
# On the back, where a trunk does not lean: see `ui.trunk`.
COACH_ON_THE_BACK = {"trunk_lean_deg": "trunk", "top_trunk_lean_deg": "trunk at the top"}
COACH_STATES = {
    "status": ("outcome", {"ok": "can be done", "falls": "falls over", "infeasible": "cannot be done"}),
    "muscle_gate": ("back muscles", {"shut": "have to stay on", "open": "may switch off"}),
}
COACH_YARDSTICKS = {
    "level trunk": "a quarter turn",
    "length of the support": "the length of the support",
    "L5/S1 extensor strength": "the lower back's strength",
    "strong stretch, both legs": "a strong stretch",
    "action limit of compression": "the limit at which workplaces have to act",
    "the first result's own": "what it was",
    "range of lumbar flexion": "all the way that the back rounds",
    "range of lumbar extension": "all the way that the back hollows",
    "range of hip flexion": "all the way that the hips bend",
    "range of knee flexion": "all the way that the knees bend",
    "range of dorsiflexion": "all the way that the ankles bend",
    "length of the legs": "the length of the legs",
    "the whole": "the whole",
    "head held level": "a head held level",
    "arms and bar held level": "arms and bar held level",
}
