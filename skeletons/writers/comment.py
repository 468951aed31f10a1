"""What every exported file says about itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from sim.athlete import Athlete
from sim.chain import GRAVITY
from skeletons.writers.tree import Tree

_WIDTH = 110

BODY = "HingeLab: {title}. A planar tree of rigid links on a root that moves freely in the sagittal plane."
MOTION = "HingeLab: {title}. The coordinates of one repetition, for the body that hingelab export writes as .osim."
ATHLETE = "Athlete: {sex}, {height:g} m, {mass:g} kg{measured}. Segment table: de Leva 1996."
MEASURED = ", measured {lengths}"
SEX = {"m": "man", "f": "woman"}
PAIRS = "Both limbs of a pair are one link with the mass of two."
NO_BAR = "Bar: none."
BAR = (
    "Bar: {load:g} kg, a point mass welded to the {parent}: its plates turn freely on the sleeves, so that nothing has "
    "to turn it."
)
UNITS = "Units: m, kg, s, N, rad{degrees}."
DEGREES = " (the angles of this table: deg)"
AXES = (
    "Axes: x forward, y up, z to the subject's right; gravity {gravity} m/s^2 along negative y, the ground at height 0."
)
ANGLES = (
    "Angles are counter-clockwise about z, so that forward lean of the root is negative; a coordinate's name ends in "
    "what its positive direction is. All are 0 standing upright with the arms along the trunk."
)
SLASH = "L5_S1 stands for L5/S1, and so on, because some formats forbid the slash in a name."
INERTIA = (
    "Moments of inertia are those about z through the centre of mass; about x and y the same numbers stand, which "
    "motion in the plane never asks for."
)
RANGES = (
    "Joint ranges are the athlete's; lumbar levels share in the range of the whole as in its flexion. A bound of a "
    "full turn means that none is set."
)
SHAPES = "Shapes are for the eye: as thick as the link's mass in water, without mass of their own and without contact."
POSE = "Pose at {name}: {values}."
ENDS = "The repetition ends at {time:.3f} s: {reason}"
FREE = "For teaching and exploring, not for diagnosis. Anyone may use, change and pass on this file."


def about_body(athlete: Athlete, tree: Tree, title: str, notes: Sequence[str] = ()) -> list[str]:
    """Return what a body's file says about itself.

    Parameters
    ----------
    athlete : Athlete
        The person.
    tree : Tree
        The person in a task.
    title : str
        Of the exercise.
    notes : sequence of str
        What the model decided.

    Returns
    -------
    list of str
        One sentence or two each.
    """
    poses = [POSE.format(name=name, values=_values(tree, name)) for name in tree.poses]
    about = [BODY.format(title=title), _person(athlete), PAIRS, _bar(tree), *notes, UNITS.format(degrees="")]
    return [*about, *_frame(), INERTIA, RANGES, SHAPES, *poses, FREE]


def about_motion(
    athlete: Athlete, tree: Tree, title: str, notes: Sequence[str] = (), *, end: tuple[float, str] | None = None
) -> list[str]:
    """Return what a motion's file says about itself.

    Parameters
    ----------
    athlete : Athlete
        The person.
    tree : Tree
        The person in a task.
    title : str
        Of the exercise.
    notes : sequence of str
        What the model decided.
    end : tuple, optional
        Time [s] and reason where the repetition cannot go on.

    Returns
    -------
    list of str
        One sentence or two each.
    """
    about = [MOTION.format(title=title), _person(athlete), _bar(tree), *notes]
    about += [UNITS.format(degrees=DEGREES), *_frame()]
    return [*about, *([] if end is None else [ENDS.format(time=end[0], reason=end[1])]), FREE]


def xml_comment(about: Sequence[str]) -> str:
    """Return sentences as an XML comment.

    Parameters
    ----------
    about : sequence of str
        Paragraphs.

    Returns
    -------
    str
        With a line break at its end; lines are short, because some engines read no more than 1,024 characters of one.
    """
    lines = [line for text in about for line in wrapped(text)]
    # Two hyphens would end the comment for a strict reader.
    inside = "\n".join(f"  {line}" for line in lines).replace("--", "- -")
    return f"<!--\n{inside}\n-->\n"


def wrapped(text: str) -> list[str]:
    """Break a paragraph into lines.

    Parameters
    ----------
    text : str
        The paragraph.

    Returns
    -------
    list of str
    """
    return textwrap.wrap(text, _WIDTH, break_on_hyphens=False)


def _person(athlete: Athlete) -> str:
    """Describe the athlete."""
    given = ", ".join(f"{name} {value:g}" for name, value in athlete.lengths_given.items())
    measured = MEASURED.format(lengths=given) if given else ""
    sex = SEX[athlete.sex]
    return ATHLETE.format(sex=sex, height=athlete.height_m, mass=athlete.mass_kg, measured=measured)


def _bar(tree: Tree) -> str:
    """Describe the bar."""
    bars = [piece for piece in tree.pieces if piece.welded]
    return " ".join(BAR.format(load=piece.link.mass, parent=piece.parent) for piece in bars) or NO_BAR


def _frame() -> list[str]:
    """Describe axes and signs."""
    return [AXES.format(gravity=GRAVITY), ANGLES, SLASH]


def _values(tree: Tree, pose: str) -> str:
    """Write a pose, rounded for reading."""
    pairs = zip(tree.coordinates, tree.poses[pose].tolist(), strict=True)
    return ", ".join(f"{name} {value:.4f}" for name, value in pairs)
