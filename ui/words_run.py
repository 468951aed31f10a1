"""Words of the tables of `hingelab run` and `hingelab compare`."""

from __future__ import annotations

from dataclasses import dataclass

COMPARED = "Compared"
PROGRESSION = "The four-step progression"
BAR, BAR_UNIT = "Bar", "kg"
WHERE_BAR, WHERE_ARMS, OUTCOME = "Bar is", "Arms are", "Outcome"
LEGEND = (
    "Extension moments are positive (ankle: plantarflexion, shoulder: flexion). Least left for muscle: what passive "
    "tissue cannot hold at any rounding; below 0 the back muscles may switch off."
)
LARGEST_LOAD = "Largest load, all else the same"
INSIDE_ALL = "inside every limit"
LIMITED_BY = "first limit"
INSIDE = "inside {limit}"


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
    "Stiffness of the lower back, held": (
        Row("against a couple on the thorax", ("lumbar_stiffness_Nm_per_rad",), "N m/rad"),
        Row("of which passive tissue", ("stiffness_parts_Nm_per_rad", "passive"), "N m/rad"),
        Row("of which muscle", ("stiffness_parts_Nm_per_rad", "active"), "N m/rad"),
        Row("of which gravity", ("stiffness_parts_Nm_per_rad", "gravity"), "N m/rad"),
        Row("least in any direction", ("stability_margin_Nm_per_rad",), "N m/rad"),
        Row("rounds under 10 N m", ("rounding_per_10Nm_deg",), "deg", 1, 1),
    ),
    "Price of 10 deg more rounding": (
        Row("same lean: L5/S1 moment", ("price_of_rounding", "fixed_lean", "net_moment_Nm"), "N m", 1, 1),
        Row("  passive tissue", ("price_of_rounding", "fixed_lean", "passive_moment_Nm"), "N m", 1, 1),
        Row("  muscle", ("price_of_rounding", "fixed_lean", "active_moment_Nm"), "N m", 1, 1),
        Row("  energy in tissue", ("price_of_rounding", "fixed_lean", "passive_energy_J"), "J", 1, 1),
        Row("  compression, L5/S1", ("price_of_rounding", "fixed_lean", "compression_N"), "N"),
        Row("  shear, L5/S1", ("price_of_rounding", "fixed_lean", "shear_N"), "N"),
        Row("  share of strength", ("price_of_rounding", "fixed_lean", "strength_share"), "%", 100, 1),
        Row("same pelvis: L5/S1 moment", ("price_of_rounding", "fixed_pelvis", "net_moment_Nm"), "N m", 1, 1),
        Row("  passive tissue", ("price_of_rounding", "fixed_pelvis", "passive_moment_Nm"), "N m", 1, 1),
        Row("  muscle", ("price_of_rounding", "fixed_pelvis", "active_moment_Nm"), "N m", 1, 1),
        Row("  energy in tissue", ("price_of_rounding", "fixed_pelvis", "passive_energy_J"), "J", 1, 1),
        Row("  compression, L5/S1", ("price_of_rounding", "fixed_pelvis", "compression_N"), "N"),
        Row("  shear, L5/S1", ("price_of_rounding", "fixed_pelvis", "shear_N"), "N"),
        Row("  share of strength", ("price_of_rounding", "fixed_pelvis", "strength_share"), "%", 100, 1),
    ),
    "What the bar costs": (
        Row("L5/S1 moment, share of strength", ("strength_share",), "%", 100),
        Row("muscle, asked over what it can hold", ("muscle_share",), "%", 100),
        Row("largest compression, L5/S1", ("peak_compression_N", "L5/S1"), "N"),
        Row("largest compression, L4/L5", ("peak_compression_N", "L4/L5"), "N"),
        Row("limits over ages, lowest to highest", ("tolerance", "compression_range_N"), "N"),
        Row("limits at work, action and maximum", ("tolerance", "compression_work_N"), "N"),
        Row("largest shear, L5/S1", ("peak_shear_N", "L5/S1"), "N"),
        Row("largest shear, L4/L5", ("peak_shear_N", "L4/L5"), "N"),
        Row("limits, frequent and occasional", ("tolerance", "shear_N"), "N"),
        Row("room to the front edge, stumble", ("stumble_margin_m",), "cm", 100, 1),
    ),
    "Largest moments of the repetition": (
        Row("ankle", ("peak_moment_Nm", "ankle"), "N m"),
        Row("knee", ("peak_moment_Nm", "knee"), "N m"),
        Row("hip", ("peak_moment_Nm", "hip"), "N m"),
        Row("L5/S1", ("peak_moment_Nm", "L5/S1"), "N m"),
        Row("L4/L5", ("peak_moment_Nm", "L4/L5"), "N m"),
        Row("shoulder", ("peak_moment_Nm", "shoulder"), "N m"),
    ),
    "Largest share of strength, legs by angle and speed": (
        Row("ankle", ("strength_share_by_joint", "ankle"), "%", 100),
        Row("knee", ("strength_share_by_joint", "knee"), "%", 100),
        Row("hip", ("strength_share_by_joint", "hip"), "%", 100),
        Row("L5/S1", ("strength_share_by_joint", "L5/S1"), "%", 100),
    ),
}
