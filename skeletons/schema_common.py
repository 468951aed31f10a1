"""What the body data file that both sexes share must hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from skeletons.datafile import Strict
from skeletons.schema_values import Eleven, Five, Number, Positive, Reference, Seven, Shares, Size, Sourced, Two


class Trunk(Strict):
    """Trunk numbers that both sexes share."""

    l5s1_behind: Number
    l5s1_above: Size
    level_height: Size
    level_lean_deg: Five
    shoulder_forward: Number
    mass_forward: Number
    upper_share: Size
    pelvis_gyration: Size
    level_mass: Shares
    level_com_forward_mm: Five
    level_com_up_mm: Five
    level_gyration: Size


class Support(Strict):
    """Contact with the ground."""

    ankle_height: Size
    heel: Size
    ball: Size
    toe: Size
    toe_height: Size
    knee_front: Size
    knee_pad_m: Number
    knee_height: Size
    seat: Size
    anchor_behind: Size
    pad_height_m: Size
    pad_ahead: Size


class Lying(Strict):
    """How one lies on the upper back, with a bar on the hips."""

    back_behind: Size
    bench_below: Size
    floor_below: Size
    hip_above: Size
    bench_height_m: Size
    bar_ahead: Size
    bar_above: Number


class Bar(Strict):
    """Where a bar is held."""

    high_behind: Size
    high_below: Number
    low_behind: Size
    low_below: Size
    grip: Size
    radius_m: Size
    plate_radius_m: Size
    thigh_front: Size
    knee_front: Size
    ankle_front: Size
    projected_arm: Size
    hex_handle_m: Size


class Stance(Strict):
    """Where feet stand, seen from the front."""

    wide_half: Size
    hips_half: Size
    wide_turnout_deg: Size


class Girdle(Strict):
    """What the shoulder blades let the shoulders do."""

    reach: Size


class Arms(Strict):
    """Arm postures that are fixed to the trunk."""

    crossed_shoulder_deg: Number
    crossed_elbow_deg: Number
    along_shoulder_deg: Number
    along_elbow_deg: Number


class Ranges(Strict):
    """Where joints end."""

    hip_flexion_deg: Size
    knee_flexion_deg: Size
    dorsiflexion_deg: Size
    plantarflexion_deg: Size
    lumbar_flexion_deg: Size
    lumbar_extension_deg: Size


class Passive(Strict):
    """Passive tissue that both sexes share."""

    lumbar_shape_range: Two
    hip: Seven
    knee: Eleven
    ankle: Seven
    stretch_Nm: Size


class Strength(Strict):
    """Strength that both sexes share."""

    silent_share: Size


class HamstringRow(Strict):
    """One of the hamstrings."""

    origin_mm: tuple[Annotated[float, Field(strict=True)], Annotated[float, Field(strict=True)]]
    insertion_mm: tuple[Annotated[float, Field(strict=True)], Annotated[float, Field(strict=True)]]
    tendon_mm: Positive
    fibre_mm: Positive
    area_cm2: Positive


class HamstringRows(Sourced):
    """The hamstrings over two joints."""

    semimembranosus: HamstringRow
    semitendinosus: HamstringRow
    biceps_femoris_long: HamstringRow


class Hamstrings(Strict):
    """Muscles over hip and knee."""

    muscles: HamstringRows
    thigh_mm: Size
    tension_N_per_cm2: Size
    reference: Reference


class CommonFile(Strict):
    """common.yaml."""

    trunk: Trunk
    support: Support
    lying: Lying
    bar: Bar
    stance: Stance
    girdle: Girdle
    arms: Arms
    ranges: Ranges
    flexion_shares: Shares
    passive: Passive
    strength: Strength
    hamstrings: Hamstrings
