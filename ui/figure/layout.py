"""The figure's one layout: what is drawn on each segment, and where each segment is in every frame."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from sim.athlete import Athlete
from sim.balance import static_state, variables, with_arms
from sim.body import LUMBAR_LINKS
from sim.chain import GRAVITY, Array, Indices
from sim.contacts import net_torques
from sim.dynamics import gravity_moments
from sim.kinematics import forward_kinematics
from sim.posture import joint_moments
from sim.result import Result
from ui.figure.curves import ribbon
from ui.figure.marks import Marks, Moments, measure
from ui.figure.outlines import FREE_SEGMENTS, POSED, SEGMENTS, Anchor, SegmentName, read_outlines
from ui.figure.props import Prop, props
from ui.figure.scale import Scale, Scales, scales

# The link at whose joint a drawn segment's origin lies; the joint is the same whichever link carries the chain.
_JOINT = {"shank": "thigh", "thigh": "pelvis"}
HEX_M = 0.33  # half of a hex bar's inside, seen from the side
_CABLE_MM = (3.0, 0.09, 24.0)  # width at no moment, by N m, and at most
_BAND_MM = 11.0  # width at full flexion


@dataclass(frozen=True, eq=False)
class Line:
    """Points that belong to segments, which a curve runs through.

    Parameters
    ----------
    segment : array of int
        (n,) index into `SEGMENTS`.
    point : array
        (n, 2) in that segment's frame. [m]
    """

    segment: Indices
    point: Array

    def at(self, pose: Array) -> Array:
        """Return the points (..., n, 2) in poses (..., n_segments, 3). [m]."""
        return place(pose[..., self.segment, :], self.point)


@dataclass(frozen=True, eq=False)
class Layout:
    """A run's figure.

    Parameters
    ----------
    title : str
        The exercise's.
    athlete : Athlete
        Whose figure it is.
    arms_flare : bool
        Whether the arms reach back to a bar behind the neck.
    lies : bool
        Whether it lies on its back.
    scales : Scales
        From drawn to this athlete's millimetres.
    poses : array
        (n_frames, n_segments, 3) x, y [m] and angle counter-clockwise [rad] of each of `SEGMENTS`, where one leg
        carries of each of `POSED`.
    skin, cable, band : Line
        The trunk's outline; centre lines of muscle cable and passive band.
    props : tuple of Prop
        What stands around.
    marks : Marks
        What is measured.
    deepest, upright : int
        Index of the deepest frame, and of the one that stands upright.
    held_Nm : float or None
        L5/S1 moment of the deepest pose held at rest, as in the run's summary. [N m]
    status, reason : str, str or None
        How the run ended.
    """

    title: str
    athlete: Athlete
    arms_flare: bool
    lies: bool
    scales: Scales
    poses: Array
    skin: Line
    cable: Line
    band: Line
    props: tuple[Prop, ...]
    marks: Marks
    deepest: int
    upright: int
    held_Nm: float | None
    status: str
    reason: str | None

    @property
    def free_leg(self) -> bool:
        """Whether one leg carries and the other does not."""
        return bool(self.poses.shape[1] > len(SEGMENTS))

    def pose(self, segment: str, frame: int) -> Array:
        """Return x, y [m] and angle [rad] of one segment in one frame."""
        result: Array = self.poses[frame, POSED.index(segment)]
        return result

    def held_moment_Nm(self, frame: int) -> float:
        """Return the L5/S1 moment of a pose at rest, at the deepest frame the summary's. [N m].

        They differ by tenths where the bar hangs in the hands: moving, the hips are not quite where they balance.
        """
        at_rest = self.held_Nm if frame == self.deepest else None
        return float(self.marks.demand_Nm[frame]) if at_rest is None else at_rest

    def silhouette(self, frame: int) -> list[Array]:
        """Return the closed outlines of body and plates, each (n, 2). [m]."""
        drawn = self.scales.outline
        outlines = [place(self.pose(name, frame), drawn[name]) for name in SEGMENTS if name not in LUMBAR_LINKS]
        outlines.append(self.skin.at(self.poses[frame]))
        if self.free_leg:
            for name, like in FREE_SEGMENTS.items():
                outlines.append(place(self.pose(name, frame), drawn[like]))
        outlines += [prop.outline for prop in self.props]
        if self.marks.bar is not None and self.marks.hex_handle_m >= 0.0:
            outlines.append(self.marks.bar[frame] + np.array([(-HEX_M, 0.0), (HEX_M, 0.0)]))
        if self.marks.bar is not None and self.marks.load_kg > 0:
            turn = np.linspace(0, 2 * math.pi, 32, endpoint=False)
            circle = np.stack((np.cos(turn), np.sin(turn)), axis=1)
            outlines.append(self.marks.bar[frame] + self.marks.plate_radius_m * circle)
        return outlines

    @cached_property
    def cable_m(self) -> Array:
        """(n_frames,) greatest width of the muscle behind the spine, as wide as it must pull; 0 where it rests. [m]."""
        active = self.marks.active_Nm
        thin, slope, thick = _CABLE_MM
        width = np.minimum(thin + slope * active, thick) * self.scales.stature / 1000
        result: Array = np.where(active > 0.0, width, 0.0)
        return result

    @cached_property
    def band_m(self) -> Array:
        """(n_frames,) width of the band over the spinous processes, by its moment above upright. [m]."""
        m = self.marks
        share = (m.passive_Nm - m.passive_upright_Nm) / (m.passive_limit_Nm - m.passive_upright_Nm)
        result: Array = _BAND_MM * np.maximum(share, 0.0) * self.scales.stature / 1000
        return result

    def muscle_cable(self, frame: int) -> Array | None:
        """Return the outline (2 n, 2) of the muscle behind the spine. [m]; None where passive tissue holds all."""
        width = self.cable_m[frame]
        centre = self.cable.at(self.poses[frame])
        return ribbon(centre, width * _taper(len(centre))) if width > 0.0 else None

    def passive_band(self, frame: int) -> Array | None:
        """Return the outline (2 n, 2) of the passive band. [m]; None where it adds nothing to what it holds upright."""
        width = self.band_m[frame]
        centre = self.band.at(self.poses[frame])
        return ribbon(centre, np.full(len(centre), width)) if width > 0.0 else None


def lay_out(result: Result) -> Layout:
    """Lay the figure of a run out.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Layout
        One pose a frame.
    """
    frames = result.frames
    time, lean, lumbar, cop = (
        np.asarray(frames[name]) for name in ("time_s", "trunk_lean_deg", "lumbar_flexion_deg", "cop_x_m")
    )
    moments = Moments(time, lean, lumbar, cop, result.summary["tip_angle_deg"])
    q, held = result.motion.q[:, result.shown], result.summary["held_moment_Nm"]["L5/S1"]
    return _lay_out(result, q, moments, result.deepest, held, upright=result.upright)


def hips_still(result: Result) -> Layout:
    """Lay out one pose of the same athlete and bar: legs as upright, spine neutral, leaning until the body tips.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    Layout
        One frame: at the tip angle, or at the run's lean where the body never tips.
    """
    tip = result.summary["tip_angle_deg"]
    lean = result.summary["trunk_lean_deg"] if tip is None else tip
    z = with_arms(result.posture, variables(math.radians(lean), 0.0, 0.0, 0.0))
    _, com = static_state(result.posture, z)
    moments = Moments(np.zeros(1), np.array([lean]), np.zeros(1), com[0], tip)
    return _lay_out(result, result.posture.coordinates(z), moments, 0, None)


def moved_otherwise(result: Result, q: Array, moments: Moments, deepest: int, outcome: tuple[str, str]) -> Layout:
    """Lay out the same athlete and bar in other poses than the run's.

    Parameters
    ----------
    result : Result
        A run.
    q : array
        (3 + n_joints, n_frames) coordinates. [m, rad]
    moments : Moments
        Of these frames.
    deepest : int
        Index of the frame to be shown where one is shown.
    outcome : tuple of str
        (2,) status and reason, as of a run.

    Returns
    -------
    Layout
        One pose a frame.
    """
    status, reason = outcome
    return replace(_lay_out(result, q, moments, deepest, None), status=status, reason=reason)


def _lay_out(
    result: Result, q: Array, moments: Moments, deepest: int, held_Nm: float | None, *, upright: int = 0
) -> Layout:
    """Lay out the poses of coordinates (3 + n_joints, n_frames)."""
    posture = result.posture
    chain, athlete = posture.chain, posture.athlete
    angle, origin, centre = forward_kinematics(chain, q)
    neutral = dict(zip(LUMBAR_LINKS, athlete.body.trunk.level_lean_deg, strict=True))
    posed = POSED if posture.task.legs == 1 else SEGMENTS
    poses = np.empty((q.shape[1], len(posed), 3))
    for i, name in enumerate(posed):
        poses[:, i, :2] = origin[:, chain.index(_JOINT.get(name, name))].T
        # Vertebrae are drawn as they lie upright, tilted against the chain's upright links.
        poses[:, i, 2] = angle[chain.index(name)] - math.radians(neutral.get(name, 0.0))
    sized = scales(athlete, arms_flare=posture.task.arms_flare)
    skin, cable, band = _lines(sized)
    return Layout(
        title=result.scenario.title,
        athlete=athlete,
        arms_flare=posture.task.arms_flare,
        lies=posture.task.lies,
        scales=sized,
        poses=poses,
        skin=skin,
        cable=cable,
        band=band,
        props=props(posture),
        marks=measure(posture, moments, angle, origin, centre, _on_the_back(result, q)),
        deepest=deepest,
        upright=upright,
        held_Nm=held_Nm,
        status=result.outcome.status,
        reason=result.outcome.reason,
    )


def _on_the_back(result: Result, q: Array) -> Array | None:
    """Return the L5/S1 moment at rest of one who lies on the back (n_frames,). [N m]; None for all others."""
    posture = result.posture
    if not posture.task.lies:
        return None
    tau, com = gravity_moments(posture.chain, q)
    weight = np.full_like(com[0], GRAVITY * posture.chain.total_mass)
    root = np.stack((np.zeros_like(weight), weight, weight * com[0]))
    return joint_moments(posture, net_torques(posture, q, tau, root))["L5/S1"]


def place(pose: Array, points: Array) -> Array:
    """Move points from a segment's frame into the world.

    Parameters
    ----------
    pose : array
        (..., 3) x, y [m] and angle [rad], for all points or for each.
    points : array
        (n, 2) [m]

    Returns
    -------
    array
        (..., n, 2) [m]
    """
    cos, sin = np.cos(pose[..., 2]), np.sin(pose[..., 2])
    x, y = points[:, 0], points[:, 1]
    return np.stack((pose[..., 0] + cos * x - sin * y, pose[..., 1] + sin * x + cos * y), axis=-1)


@lru_cache(maxsize=16)
def _lines(sized: Scales) -> tuple[Line, Line, Line]:
    """Return the trunk's outline and the centre lines of cable and band, of one athlete."""
    drawn = read_outlines()
    return (
        _line(drawn.trunk_skin, sized.skin),
        _line(drawn.muscle_cable, sized.bone),
        _line(drawn.passive_band, sized.bone),
    )


def _line(anchors: tuple[Anchor, ...], scale: dict[SegmentName, Scale]) -> Line:
    """Scale anchors to the athlete."""
    segment = np.array([SEGMENTS.index(anchor.segment) for anchor in anchors], dtype=np.int64)
    points = [scale[anchor.segment]((anchor.point,))[0] for anchor in anchors]
    return Line(segment, np.array(points) / 1000)


def _taper(n: int) -> Array:
    """Full in the middle, thin at both ends, (n,)."""
    along = np.linspace(0.0, 1.0, n)
    result: Array = np.minimum(1.0, 0.15 + 4 * np.minimum(along, 1 - along))
    return result
