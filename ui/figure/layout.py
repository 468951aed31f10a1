"""The figure's one layout: where each segment is in every frame, and the outlines that follow."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.athlete import Athlete
from sim.body import LUMBAR_LINKS
from sim.chain import Array, Indices
from ui.figure.curves import ribbon
from ui.figure.marks import Marks
from ui.figure.outlines import FREE_SEGMENTS, POSED, SEGMENTS
from ui.figure.props import Prop
from ui.figure.scale import Scales

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


def _taper(n: int) -> Array:
    """Full in the middle, thin at both ends, (n,)."""
    along = np.linspace(0.0, 1.0, n)
    result: Array = np.minimum(1.0, 0.15 + 4 * np.minimum(along, 1 - along))
    return result
