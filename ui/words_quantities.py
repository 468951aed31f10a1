"""What the measured quantities are called and how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from ui.words_units import CENTIMETRES, DEGREES, NEWTON_METRES, NEWTONS, PER_RADIAN, PERCENT, POINTS

LEVELS = ("coach", "scientist")


@dataclass(frozen=True)
class Shown:
    """How a quantity is written.

    Parameters
    ----------
    name : str
        For scientists, in the middle of a sentence.
    amount : str
        Number and unit.
    scale : float
        Factor from the summary's unit to the shown one.
    coach, scientist : int
        Digits after the point.
    difference : str
        Number and unit of a difference, where its unit is another.
    """

    name: str
    amount: str
    scale: float = 1.0
    coach: int = 0
    scientist: int = 1
    difference: str = ""


QUANTITIES = {
    "trunk_lean_deg": Shown("trunk lean", DEGREES),
    "tip_angle_deg": Shown("tip angle from upright legs", DEGREES),
    "tip_angle_from_stance_deg": Shown("tip angle from balanced stance", DEGREES),
    "hip_shift_m": Shown("hip shift", CENTIMETRES, 100),
    "leg_family_deg": Shown("width of the knee angles that balance", DEGREES),
    "com_shift_m": Shown("forward shift of the centre of mass", CENTIMETRES, 100),
    "com_shift_hips_still_m": Shown("forward shift of the centre of mass with the hips still", CENTIMETRES, 100),
    "counterbalance_Nm.forward": Shown("forward moment of all above L5/S1 about the target", NEWTON_METRES),
    "counterbalance_Nm.backward": Shown("backward moment of pelvis and legs", NEWTON_METRES),
    "counterbalance_Nm.backward_legs_locked": Shown("backward moment with the legs locked", NEWTON_METRES),
    "passive_limit_Nm": Shown("passive moment at full lumbar flexion", NEWTON_METRES),
    "gate_margin_Nm": Shown("least of L5/S1 demand minus passive moment", NEWTON_METRES),
    "silent_zone_deg": Shown("width of lumbar flexion with silent muscles", DEGREES),
    "sag_past_full_flexion_deg": Shown("sag past full flexion that silence needs", DEGREES),
    "hip_flexion_deg": Shown("hip flexion", DEGREES),
    "knee_flexion_deg": Shown("knee flexion", DEGREES),
    "passive_hip_moment_Nm": Shown("passive hip extension moment of the legs that carry", NEWTON_METRES),
    "passive_hip_share": Shown("passive share of the net hip moment", PERCENT, 100, difference=POINTS),
    "tether_stretch_deg": Shown("hip flexion of a strong stretch", DEGREES),
    "tether_force_deg": Shown("hip flexion at which passive tissue carries the whole hip moment", DEGREES),
    "held_moment_Nm.L5/S1": Shown("L5/S1 extension moment of the pose held still", NEWTON_METRES),
    "held_moment_Nm.hip": Shown("hip extension moment of the pose held still", NEWTON_METRES),
    "peak_moment_Nm.L5/S1": Shown("largest L5/S1 extension moment of the repetition", NEWTON_METRES),
    "peak_moment_Nm.hip": Shown("largest hip extension moment of the repetition", NEWTON_METRES),
    "strength_share": Shown("share of the L5/S1 extensor strength", PERCENT, 100, difference=POINTS),
    "stumble_margin_m": Shown("margin against a stumble", CENTIMETRES, 100),
    "peak_compression_N.L5/S1": Shown("largest compression at L5/S1", NEWTONS, scientist=0),
    "peak_shear_N.L5/S1": Shown("largest shear at L5/S1", NEWTONS, scientist=0),
    "lumbar_stiffness_Nm_per_rad": Shown("lumbar stiffness against a couple on the thorax", PER_RADIAN),
    "stability_margin_Nm_per_rad": Shown("least eigenvalue of the lumbar stiffness matrix", PER_RADIAN),
    "rounding_per_10Nm_deg": Shown("rounding by a couple of ten newton metres", DEGREES, coach=1, scientist=2),
    "price_of_rounding.fixed_lean.active_moment_Nm": Shown(
        "change of the active moment by ten degrees of rounding at the same lean", NEWTON_METRES
    ),
    "price_of_rounding.fixed_lean.compression_N": Shown(
        "change of compression at L5/S1 by ten degrees of rounding at the same lean", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_lean.shear_N": Shown(
        "change of shear at L5/S1 by ten degrees of rounding at the same lean", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_pelvis.active_moment_Nm": Shown(
        "change of the active moment by ten degrees of rounding at the same pelvis", NEWTON_METRES
    ),
    "price_of_rounding.fixed_pelvis.compression_N": Shown(
        "change of compression at L5/S1 by ten degrees of rounding at the same pelvis", NEWTONS, scientist=0
    ),
    "price_of_rounding.fixed_pelvis.shear_N": Shown(
        "change of shear at L5/S1 by ten degrees of rounding at the same pelvis", NEWTONS, scientist=0
    ),
}
