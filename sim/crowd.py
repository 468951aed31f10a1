"""Many people at once: bodies whose numbers are arrays, and the columns that the kernel takes.

The formulas that lay out one body (`sim.links`, `sim.support`) are plain arithmetic and hold for arrays of bodies,
so a crowd is an athlete whose every number is an array.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim import cell_kernels as ck
from sim.athlete import Athlete
from sim.body import LUMBAR_LINKS, Body
from sim.chain import Array
from sim.fixed_arms import fixed_arms
from sim.links import bar_place, make_links, trunk_points
from sim.passive import lumbar_limit_Nm, lumbar_upright_Nm
from sim.stability import seat_angle
from sim.support import make_support
from sim.task import Task


@dataclass(frozen=True, eq=False)
class Crowd(Athlete):
    """People of one sex; every number is an array with one entry a person.

    Parameters
    ----------
    body : Body
        Tables of the sex with arrays where people differ.
    height_m, mass_kg : array
        (n,) stature and body mass.
    thigh_m, shank_m, trunk_m, arm_m : array
        (n,) lengths.
    stance_offset_m : array
        (n,) how far ahead of the middle of the feet each one balances. [m]
    """

    stance_offset_m: Any = 0.0

    def __post_init__(self) -> None:
        """Arrays are drawn inside the ranges that athletes are checked against."""

    @property
    def n(self) -> int:
        """Number of people."""
        return int(np.size(self.mass_kg))


def vary(body: Body, drawn: Mapping[str, Any]) -> Body:
    """Return a body with some of its numbers replaced.

    Parameters
    ----------
    body : Body
        Tables of a sex.
    drawn : mapping
        Numbers, or arrays (n,) for a crowd, by the name of the body data files; ``hip_scale`` multiplies the
        passive hip moment; names that are no body's are left out.

    Returns
    -------
    Body
    """
    trunk, support, bar, passive = body.trunk, body.support, body.bar, body.passive

    def pick(owner: object, *names: str) -> dict[str, Any]:
        return {name: drawn.get(name, getattr(owner, name)) for name in names}

    def pair(name: str, first: str, second: str) -> tuple[Any, Any]:
        usual = getattr(bar, name)
        return drawn.get(first, usual[0]), drawn.get(second, usual[1])

    a, b, c, d, e, f, g = passive.hip
    scale = drawn.get("hip_scale", 1.0)
    grown = np.log(scale)
    return replace(
        body,
        trunk=replace(
            trunk,
            l5s1=(-drawn.get("l5s1_behind", -trunk.l5s1[0]), drawn.get("l5s1_above", trunk.l5s1[1])),
            **pick(trunk, "level_height", "shoulder_forward", "mass_forward", "upper_share"),
        ),
        support=replace(
            support,
            knee_pad=drawn.get("knee_pad_m", support.knee_pad),
            **pick(support, "foot_length", "heel", "ball", "knee_front", "knee_height", "seat"),
        ),
        bar=replace(
            bar,
            high=pair("high", "high_behind", "high_below"),
            low=pair("low", "low_behind", "low_below"),
            **pick(bar, "projected_arm"),
        ),
        ranges=replace(body.ranges, **pick(body.ranges, *vars(body.ranges))),
        passive=replace(
            passive,
            hip=(a + grown, b, c, d + grown, e, f, g * scale),
            **pick(passive, "lumbar_upright_Nm", "lumbar_limit_Nm", "lumbar_shape", "stretch_Nm"),
        ),
        strength=replace(
            body.strength,
            joints=replace(body.strength.joints, **pick(body.strength.joints, *vars(body.strength.joints))),
            **pick(body.strength, "lumbar_extension_Nm_per_kg"),
        ),
        spine=replace(body.spine, **pick(body.spine, "tissue_arm", "tissue_share", "stiffness_ratio")),
    )


def columns(crowd: Crowd, task: Task) -> Array:
    """Lay out what the kernel must know of each person in a task; the bar's mass is given with the cell.

    Parameters
    ----------
    crowd : Crowd
        The people.
    task : Task
        Support, arms and bar position; the load does not count.

    Returns
    -------
    array
        (N_ROWS, n) rows of `sim.cell_kernels`, C-contiguous.
    """
    task = replace(task, load_kg=0.0)
    body, kneeling = crowd.body, task.support == "knees"
    links = {link.name: link for link in make_links(crowd, task)}
    ground = make_support(crowd, task.support)
    p = np.zeros((ck.N_ROWS, crowd.n))
    foot, shank, thigh, pelvis = (links[name] for name in ("foot", "shank", "thigh", "pelvis"))
    p[ck.SHANK], p[ck.THIGH] = crowd.length("shank"), crowd.length("thigh")
    p[ck.ROOT_HEIGHT] = ground.root_height
    if kneeling:
        # The shank lies: its -y is backward. The foot hangs on it, turned until the toes touch.
        turn = ground.foot_angle
        foot_x = -p[ck.SHANK] + foot.com[0] * np.cos(turn) - foot.com[1] * np.sin(turn)
        foot_y = foot.com[0] * np.sin(turn) + foot.com[1] * np.cos(turn)
        p[ck.BASE_MASS] = foot.mass + shank.mass
        p[ck.BASE_X] = foot.mass * foot_x + shank.mass * shank.com[1]
        p[ck.BASE_Y] = foot.mass * foot_y
    else:
        p[ck.BASE_MASS] = foot.mass
        p[ck.BASE_X], p[ck.BASE_Y] = foot.mass * foot.com[0], foot.mass * foot.com[1]
        p[ck.SHANK_MASS], p[ck.SHANK_COM] = shank.mass, shank.com[1]
    p[ck.THIGH_MASS], p[ck.THIGH_COM] = thigh.mass, thigh.com[1]
    p[ck.PELVIS_MASS], p[ck.PELVIS_X], p[ck.PELVIS_Y] = pelvis.mass, *pelvis.com
    p[ck.L5S1_X], p[ck.L5S1_Y] = links["L5"].joint
    for level, (name, above) in enumerate(zip(LUMBAR_LINKS, (*LUMBAR_LINKS[1:], "thorax"), strict=True)):
        row = ck.LEVEL + 5 * level
        p[row], p[row + 1], p[row + 2] = links[name].mass, *links[name].com
        p[row + 3], p[row + 4] = links[above].joint
    _thorax_and_arms(p, crowd, task)
    bar = body.bar
    if task.on_back:
        p[ck.BAR_X], p[ck.BAR_Y] = bar_place(crowd, task, 0)[1]
    for row, surface in ((ck.THIGH_FRONT, bar.thigh_front), (ck.KNEE_FRONT, bar.knee_front),
                         (ck.ANKLE_FRONT, bar.ankle_front)):  # fmt: skip
        p[row] = surface * crowd.height_m + bar.radius
    p[ck.PLATE] = bar.plate_radius
    p[ck.REAR], p[ck.FRONT] = ground.rear, ground.front
    p[ck.MIDDLE] = ground.middle + (0.0 if kneeling else crowd.stance_offset_m)
    ranges = body.ranges
    knee_end = np.radians(ranges.knee_flexion_deg)
    p[ck.KNEE_END] = np.minimum(knee_end, seat_angle(crowd)) if kneeling else knee_end
    p[ck.HIP_END], p[ck.DORSI_END] = np.radians(ranges.hip_flexion_deg), np.radians(ranges.dorsiflexion_deg)
    p[ck.PLANTAR_END] = np.radians(ranges.plantarflexion_deg)
    p[ck.LUMBAR_END] = np.radians(ranges.lumbar_flexion_deg)
    p[ck.UPRIGHT_MOMENT], p[ck.LIMIT_MOMENT] = lumbar_upright_Nm(crowd), lumbar_limit_Nm(crowd)
    p[ck.SHAPE] = body.passive.lumbar_shape
    p[ck.HIP_A], p[ck.HIP_D], p[ck.HIP_G] = (body.passive.hip[k] for k in (0, 3, 6))
    return p


def _thorax_and_arms(p: Array, crowd: Crowd, task: Task) -> None:
    """Gather what turns with the thorax, and the arms that do not."""
    links = {link.name: link for link in make_links(crowd, task)}
    thorax, head = links["thorax"], links["head"]
    arms = [links[name] for name in ("upper_arm", "forearm", "hand")]
    points = trunk_points(crowd)
    shoulder = [points["shoulder"][axis] - points["T12/L1"][axis] for axis in (0, 1)]
    p[ck.SHOULDER_X], p[ck.SHOULDER_Y] = shoulder
    p[ck.THORAX_MASS] = thorax.mass + head.mass
    for axis, row in enumerate((ck.THORAX_X, ck.THORAX_Y)):
        p[row] = thorax.mass * thorax.com[axis] + head.mass * (head.joint[axis] + head.com[axis])
    # Each part of an arm hangs down from its own joint.
    down = [0.0, -arms[1].joint[1], -arms[2].joint[1]]
    p[ck.REACH] = down[1] + down[2] + crowd.body.bar.grip * crowd.length("hand")
    if task.arms == "hang" or (task.arms == "bar" and not task.on_back):
        p[ck.ARM_MASS] = sum(part.mass for part in arms)
        p[ck.ARM_MOMENT] = (
            arms[0].mass * -arms[0].com[1]
            + arms[1].mass * (down[1] - arms[1].com[1])
            + arms[2].mass * (down[1] + down[2] - arms[2].com[1])
        )
        return
    first, second = fixed_arms(crowd, task)
    upper, lower = np.asarray(first), np.asarray(first) + second
    elbow = shoulder[0] + down[1] * np.sin(upper), shoulder[1] - down[1] * np.cos(upper)
    wrist = elbow[0] + down[2] * np.sin(lower), elbow[1] - down[2] * np.cos(lower)
    for part, (x, y), turn in zip(arms, (shoulder, elbow, wrist), (upper, lower, lower), strict=True):
        p[ck.THORAX_MASS] += part.mass
        p[ck.THORAX_X] += part.mass * (x - part.com[1] * np.sin(turn))
        p[ck.THORAX_Y] += part.mass * (y + part.com[1] * np.cos(turn))


def where_bar_is(task: Task) -> int:
    """Return the kernel's word for where the bar is.

    Parameters
    ----------
    task : Task
        Support, arms and bar.

    Returns
    -------
    int
    """
    if task.on_back:
        return ck.ON_BACK
    return ck.IN_HANDS if task.bar_position == "hands" and task.arms == "bar" else ck.AT_SIDES
