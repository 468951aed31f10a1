"""The chain of one athlete for one task: links, masses and inertias.

Both limbs of a pair are one link with the mass of two. The root is the link that carries: the foot in standing,
the shank in kneeling, so that joint torques are those of the real contact. Every link's frame is upright in
`plumb`: all joint angles are 0 when standing straight with the arms along the trunk.
"""

from __future__ import annotations

import math

from sim.athlete import Athlete
from sim.bar_on_hips import bar_from_hip, share_to_hips
from sim.body import LUMBAR_LINKS
from sim.chain import Chain, Link
from sim.task import Task

Point = tuple[float, float]
_PELVIS = 3  # index of its link
FREE = "free_"  # before the names of the leg that carries nothing


def trunk_points(athlete: Athlete) -> dict[str, Point]:
    """Return joints of the upright trunk from the hip: the lumbar joints, C7 and the shoulder.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    dict
        (2,) positions by name. [m]
    """
    trunk = athlete.body.trunk
    # A measured trunk stretches everything between hip and C7 alike.
    stature = athlete.length("trunk") / athlete.body.segments.trunk.length
    x, y = trunk.l5s1[0] * stature, trunk.l5s1[1] * stature
    points = {}
    levels = ("L5/S1", "L4/L5", "L3/L4", "L2/L3", "L1/L2")
    for name, lean in zip(levels, trunk.level_lean_deg, strict=True):
        points[name] = (x, y)
        # Not in place: for a crowd these are arrays.
        x = x + trunk.level_height * stature * math.sin(math.radians(lean))
        y = y + trunk.level_height * stature * math.cos(math.radians(lean))
    points["T12/L1"] = (x, y)
    points["C7"] = (x, athlete.length("trunk"))  # the thorax is upright in plumb
    points["shoulder"] = (trunk.shoulder_forward * stature, points["C7"][1] - trunk.shoulder_below_c7 * stature)
    return points


def trunk_links(athlete: Athlete) -> list[tuple[str, Point, float, Point, float]]:
    """Distribute the trunk over pelvis, L5 to L1 and thorax.

    Mass, first and second moment of the whole upright trunk stay those of the segment table (de Leva 1996); the
    slices of Christophy (2012) only share them out.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    list of tuple
        Name, joint from the hip [m], mass [kg], centre of mass from the hip [m], inertia [kg m^2], upright.
    """
    body, m = athlete.body, athlete.mass_kg
    table, trunk = body.segments, body.trunk
    points = trunk_points(athlete)
    length = athlete.length("trunk")
    stature = length / table.trunk.length
    arms = 2 * (table.upper_arm.mass + table.forearm.mass + table.hand.mass)
    whole = table.trunk.mass * m
    centre = (trunk.mass_forward * stature, (1 - table.trunk.com) * length)
    second = whole * (table.trunk.gyration * length) ** 2

    above = (trunk.upper_share - table.head.mass - arms) * m
    pelvis_mass = whole - above
    parts = [("pelvis", (0.0, 0.0), pelvis_mass, (0.0, points["L5/S1"][1] / 2),
              pelvis_mass * (trunk.pelvis_gyration * stature) ** 2)]  # fmt: skip
    levels = ("L5/S1", "L4/L5", "L3/L4", "L2/L3", "L1/L2")
    for link, level, mass, com in zip(LUMBAR_LINKS, levels, trunk.level_mass[:5], trunk.level_com, strict=True):
        x, y = points[level]
        share = above * mass / sum(trunk.level_mass)
        parts.append((link, (x, y), share, (x + com[0] * stature, y + com[1] * stature),
                      share * (trunk.level_gyration * stature) ** 2))  # fmt: skip

    thorax = above * trunk.level_mass[5] / sum(trunk.level_mass)
    com_x, com_y = ((whole * centre[axis] - sum(part[2] * part[3][axis] for part in parts)) / thorax for axis in (0, 1))
    parts.append(("thorax", points["T12/L1"], thorax, (com_x, com_y), 0.0))
    rest = second - sum(
        inertia + mass * ((com[0] - centre[0]) ** 2 + (com[1] - centre[1]) ** 2) for _, _, mass, com, inertia in parts
    )
    parts[-1] = (*parts[-1][:4], rest)
    return parts


def build_chain(athlete: Athlete, task: Task) -> Chain:
    """Build the chain of an athlete for a task.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.

    Returns
    -------
    Chain
        See `make_links`.
    """
    return Chain(tuple(make_links(athlete, task)))


def make_links(athlete: Athlete, task: Task) -> list[Link]:
    """Lay out the links of an athlete, or of many at once (`sim.crowd`).

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.

    Returns
    -------
    list of Link
        The two below the knee, thigh, pelvis, L5 to L1, thorax, head, upper arm, forearm, hand, the bar where there
        is one, and a free leg where one leg carries. The bar's plates turn freely on its sleeves: a point mass.
    """
    body, m = athlete.body, athlete.mass_kg
    table = body.segments
    shank, thigh = athlete.length("shank"), athlete.length("thigh")

    def limb(name: str, parent: int, joint: Point, shrink: float = 1.0, prefix: str = "") -> Link:
        """Two limbs that hang down from their first end; with a prefix, one."""
        row = getattr(table, name)
        length = athlete.length(name) * shrink
        mass = (1 if prefix else 2) * row.mass * m
        return Link(prefix + name, parent, joint, mass, (0.0, -row.com * length), mass * (row.gyration * length) ** 2)

    foot = _foot(athlete, task.legs)
    shank_row, thigh_row = table.shank, table.thigh
    shank_mass, thigh_mass = task.legs * shank_row.mass * m, task.legs * thigh_row.mass * m
    shank_inertia = shank_mass * (shank_row.gyration * shank) ** 2
    if not task.kneels:
        shank_com = (0.0, (1 - shank_row.com) * shank)
        links = [
            Link("foot", -1, (0.0, 0.0), *foot),
            Link("shank", 0, (0.0, 0.0), shank_mass, shank_com, shank_inertia),
        ]
        knee = (1, (0.0, shank))
    else:
        links = [
            Link("shank", -1, (0.0, 0.0), shank_mass, (0.0, -shank_row.com * shank), shank_inertia),
            Link("foot", 0, (0.0, -shank), *foot),
        ]
        knee = (0, (0.0, 0.0))
    thigh_com = (0.0, (1 - thigh_row.com) * thigh)
    links.append(Link("thigh", *knee, thigh_mass, thigh_com, thigh_mass * (thigh_row.gyration * thigh) ** 2))

    above_hip = (0.0, thigh)
    origin = (0.0, 0.0)
    for name, joint, mass, com, inertia in trunk_links(athlete):
        place = above_hip if name == "pelvis" else _from(origin, joint)
        links.append(Link(name, len(links) - 1, place, mass, _from(joint, com), inertia))
        origin = joint

    points = trunk_points(athlete)
    thorax, t12 = len(links) - 1, points["T12/L1"]
    head, head_mass = athlete.length("head"), table.head.mass * m
    links.append(
        Link("head", thorax, _from(t12, points["C7"]), head_mass,
             (body.trunk.mass_forward * athlete.height_m - points["C7"][0], (1 - table.head.com) * head),
             head_mass * (table.head.gyration * head) ** 2)
    )  # fmt: skip
    shrink = arm_share(athlete, task)
    upper_arm, forearm = athlete.length("upper_arm") * shrink, athlete.length("forearm") * shrink
    x, y = _from(t12, points["shoulder"])
    links.append(limb("upper_arm", thorax, (x + task.girdle[0], y + task.girdle[1]), shrink))
    links.append(limb("forearm", len(links) - 1, (0.0, -upper_arm), shrink))
    links.append(limb("hand", len(links) - 1, (0.0, -forearm), shrink))
    if task.load_kg > 0:
        parent, place = bar_place(athlete, task, thorax)
        links.append(Link("bar", parent, place, task.load_kg, (0.0, 0.0), 0.0))
    if task.legs == 1:
        # The free leg hangs on the pelvis, so that the hip's moment is the standing leg's.
        links.append(limb("thigh", _PELVIS, (0.0, 0.0), prefix=FREE))
        links.append(limb("shank", len(links) - 1, (0.0, -thigh), prefix=FREE))
        links.append(Link(f"{FREE}foot", len(links) - 1, (0.0, -shank), *foot))
    return links


def arm_share(athlete: Athlete, task: Task) -> float:
    """Return how long the arms look from the side, share of their length.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.

    Returns
    -------
    float
        Less than 1 where they flare sideways to a bar on the back or on the hips.
    """
    if task.steadies:
        return share_to_hips(athlete, trunk_points(athlete))
    return athlete.body.bar.projected_arm if task.arms_flare else 1.0


def bar_place(athlete: Athlete, task: Task, thorax: int) -> tuple[int, Point]:
    """Return the link that the bar is on, and where.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        Support, arms and bar.
    thorax : int
        Index of the thorax.

    Returns
    -------
    parent : int
        Index of the thorax or the hand.
    place : tuple of float
        (2,) position in that link's frame. [m]
    """
    if task.bar_position == "hips":
        return _PELVIS, bar_from_hip(athlete, task.manner.bar_away_m)
    if not task.on_back:
        bar = athlete.body.bar
        return thorax + 4, (0.0, -bar.grip * athlete.length("hand") - (bar.hex_handle if task.raised_handles else 0.0))
    points = trunk_points(athlete)
    behind, below = getattr(athlete.body.bar, task.bar_position)
    c7 = points["C7"]
    return thorax, _from(points["T12/L1"], (c7[0] - behind * athlete.height_m, c7[1] - below * athlete.height_m))


def _foot(athlete: Athlete, feet: int) -> tuple[float, Point, float]:
    """Mass, centre of mass from the ankle and inertia of one foot or both."""
    row, support = athlete.body.segments.foot, athlete.body.support
    length = support.foot_length * athlete.height_m
    mass = feet * row.mass * athlete.mass_kg
    com = ((row.com - support.heel) * length, -support.ankle_height * athlete.height_m / 2)
    return mass, com, mass * (row.gyration * length) ** 2


def _from(origin: Point, point: Point) -> Point:
    """Vector from one point to the other."""
    return point[0] - origin[0], point[1] - origin[1]
