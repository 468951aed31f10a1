"""Bodies from their data files, and athletes from a few words about a person."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from sim import limits
from sim.athlete import Athlete
from sim.body import Body
from sim.body_contact import BarGeometry, LyingGeometry, StanceGeometry, SupportGeometry
from sim.body_joints import ArmPosture, JointRanges, PassiveTissue
from sim.body_muscles import JointStrength, Strength, TorqueCurve
from sim.body_segments import Sample, Segment, Segments, TrunkGeometry
from skeletons.datafile import read
from skeletons.legs import hamstring_group
from skeletons.schema_common import CommonFile
from skeletons.schema_sex import SegmentRow, SexFile
from skeletons.schema_values import Numbers, SourcesFile
from skeletons.spines import read_spine

FILES = {"m": "male.yaml", "f": "female.yaml"}
_OUTLINE_HEIGHT_M = 1.75  # stature at which level_com_*_mm are taken


def athlete(
    sex: str = "m",
    height_m: float | None = None,
    mass_kg: float | None = None,
    **lengths_m: float | None,
) -> Athlete:
    """Describe a person; what is not given is the reference body of the sex.

    Parameters
    ----------
    sex : str, default ``m``
        ``m`` or ``f``.
    height_m, mass_kg : float, optional
        Stature [m] and body mass [kg].
    **lengths_m : float, optional
        Measured ``thigh_m``, ``shank_m``, ``trunk_m``, ``arm_m``. [m]

    Returns
    -------
    Athlete

    Raises
    ------
    InvalidInputError
        For an unknown sex or a number outside its range.
    """
    body = standard_body(limits.choice("sex", sex))
    return Athlete(
        body,
        body.reference_height_m if height_m is None else height_m,
        body.reference_mass_kg if mass_kg is None else mass_kg,
        **lengths_m,
    )


@cache
def standard_body(sex: str) -> Body:
    """Return the body of a sex from the files that come with the package.

    Parameters
    ----------
    sex : str
        ``m`` or ``f``.

    Returns
    -------
    Body
    """
    folder = resources.files("skeletons")
    return read_body(folder / FILES[sex], folder / "common.yaml", folder / "sources.yaml")


def read_body(
    sex_file: Traversable, common_file: Traversable, sources_file: Traversable, spine_file: Traversable | None = None
) -> Body:
    """Read a body definition.

    Parameters
    ----------
    sex_file, common_file, sources_file : Traversable
        The tables of the sex, what both sexes share, and the list of sources.
    spine_file : Traversable, optional
        The lumbar spine; the one that comes with the package where not given.

    Returns
    -------
    Body

    Raises
    ------
    InvalidInputError
        Where a file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    sources = read(sources_file, SourcesFile).root
    own = read(sex_file, SexFile, {"sources": sources})
    both = read(common_file, CommonFile, {"sources": sources})
    height = own.reference.height_m

    def segment(row: SegmentRow) -> Segment:
        return Segment(row.length_mm / 1000 / height, row.mass, row.com, row.gyration)

    def pair(row: Numbers) -> tuple[float, float]:
        return row.value[0], row.value[1]

    trunk, support, bar, arms, passive = both.trunk, both.support, both.bar, both.arms, both.passive
    mm = 1 / 1000 / _OUTLINE_HEIGHT_M
    return Body(
        sex=own.sex,
        reference_height_m=height,
        reference_mass_kg=own.reference.mass_kg,
        segments=Segments(**{name: segment(row) for name, row in own.segments}),
        trunk=TrunkGeometry(
            l5s1=(-trunk.l5s1_behind.value, trunk.l5s1_above.value),
            level_height=trunk.level_height.value,
            level_lean_deg=trunk.level_lean_deg.value,
            shoulder_forward=trunk.shoulder_forward.value,
            shoulder_below_c7=own.trunk.shoulder_below_c7.value,
            mass_forward=trunk.mass_forward.value,
            upper_share=trunk.upper_share.value,
            pelvis_gyration=trunk.pelvis_gyration.value,
            level_mass=trunk.level_mass.value,
            level_com=tuple(
                (x * mm, y * mm)
                for x, y in zip(trunk.level_com_forward_mm.value, trunk.level_com_up_mm.value, strict=True)
            ),
            level_gyration=trunk.level_gyration.value,
        ),
        support=SupportGeometry(
            foot_length=own.support.foot_length.value,
            ankle_height=support.ankle_height.value,
            heel=support.heel.value,
            ball=support.ball.value,
            toe=support.toe.value,
            toe_height=support.toe_height.value,
            knee_front=support.knee_front.value,
            knee_pad=support.knee_pad_m.value,
            knee_height=support.knee_height.value,
            seat=support.seat.value,
            anchor_behind=support.anchor_behind.value,
            pad_height=support.pad_height_m.value,
            pad_ahead=support.pad_ahead.value,
        ),
        lying=LyingGeometry(
            back_behind=both.lying.back_behind.value,
            bench_below=both.lying.bench_below.value,
            floor_below=both.lying.floor_below.value,
            hip_above=both.lying.hip_above.value,
            bench_height=both.lying.bench_height_m.value,
            bar=(both.lying.bar_ahead.value, both.lying.bar_above.value),
        ),
        bar=BarGeometry(
            high=(bar.high_behind.value, bar.high_below.value),
            low=(bar.low_behind.value, bar.low_below.value),
            grip=bar.grip.value,
            radius=bar.radius_m.value,
            plate_radius=bar.plate_radius_m.value,
            thigh_front=bar.thigh_front.value,
            knee_front=bar.knee_front.value,
            ankle_front=bar.ankle_front.value,
            projected_arm=bar.projected_arm.value,
            hex_handle=bar.hex_handle_m.value,
            girdle_reach=both.girdle.reach.value,
        ),
        stance=StanceGeometry(
            both.stance.wide_half.value, both.stance.hips_half.value, both.stance.wide_turnout_deg.value
        ),
        crossed=ArmPosture(arms.crossed_shoulder_deg.value, arms.crossed_elbow_deg.value),
        along=ArmPosture(arms.along_shoulder_deg.value, arms.along_elbow_deg.value),
        ranges=JointRanges(**{name: number.value for name, number in both.ranges}),
        flexion_shares=tuple(share / sum(both.flexion_shares.value) for share in both.flexion_shares.value),
        passive=PassiveTissue(
            lumbar_upright_Nm=own.passive.lumbar_upright_Nm.value,
            lumbar_limit_Nm=own.passive.lumbar_limit_Nm.value,
            group_mass_kg=own.passive.group_mass_kg.value,
            group_height_m=own.passive.group_height_m.value,
            lumbar_shape=own.passive.lumbar_shape.value,
            lumbar_shape_range=(passive.lumbar_shape_range.value[0], passive.lumbar_shape_range.value[1]),
            hip=passive.hip.value,
            knee=passive.knee.value,
            ankle=passive.ankle.value,
            stretch_Nm=passive.stretch_Nm.value,
        ),
        strength=Strength(
            own.strength.lumbar_extension_Nm_per_kg.value,
            both.strength.silent_share.value,
            sources[own.strength.lumbar_extension_Nm_per_kg.source],
            JointStrength(**{name: getattr(own.strength, name).value for name in JointStrength.__annotations__}),
        ),
        sample=Sample(
            pair(own.sample.height_m),
            pair(own.sample.mass_kg),
            pair(own.sample.bmi),
            sources[own.sample.height_m.source],
        ),
        hamstrings=hamstring_group(both.hamstrings, own.strength),
        joint_curves={name: TorqueCurve(row.width, row.at_rad, row.speed) for name, row in own.joint_curves},
        spine=read_spine(spine_file or resources.files("skeletons") / "spine.yaml", sources, own.sex),
    )
