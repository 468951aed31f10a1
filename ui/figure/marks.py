"""What is measured on the figure: points, lengths and moments of each frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.chain import GRAVITY, Array
from sim.links import bar_place
from sim.passive import lumbar_limit_Nm, lumbar_passive_moment
from sim.posture import Posture

_SMALL_PLATES_KG, _FULL_PLATES_KG = 20.0, 100.0
_SMALL_PLATE_M = 0.115


@dataclass(frozen=True, eq=False)
class Moments:
    """Where in the movement frames are.

    Parameters
    ----------
    time_s, trunk_lean_deg, lumbar_flexion_deg, cop_x : array
        (n_frames,) [s, deg, deg, m]
    tip_angle_deg : float or None
        Trunk lean at which the body tips with the hips still. [deg]
    """

    time_s: Array
    trunk_lean_deg: Array
    lumbar_flexion_deg: Array
    cop_x: Array
    tip_angle_deg: float | None


@dataclass(frozen=True, eq=False)
class Marks:
    """Measures of a repetition, in world coordinates.

    Parameters
    ----------
    time_s : array
        (n_frames,) [s]
    trunk_lean_deg, lumbar_flexion_deg : array
        (n_frames,) [deg]
    com, hip, l5s1, upper_body : array
        (n_frames, 2) centre of mass of body and bar; hip; L5/S1 joint; centre of mass of the body above it. [m]
    cop_x : array
        (n_frames,) centre of pressure. [m]
    bar : array or None
        (n_frames, 2) centre of the shaft; None where there is none. [m]
    load_kg : float
        Mass of the bar. [kg]
    plate_radius_m : float
        Of the drawn plates. [m]
    hex_handle_m : float
        Handles of a hex bar above the centre of its plates; negative where there is no hex bar. [m]
    upper_N : float
        Weight of the body above L5/S1. [N]
    upper_body_Nm, bar_Nm : array
        (n_frames,) moment of each weight about L5/S1, forward positive, at rest; on the back, where the push on it
        counts too and the bar lies below, the first is the whole. [N m]
    passive_Nm : array
        (n_frames,) what passive tissue makes of it. [N m]
    passive_upright_Nm, passive_limit_Nm : float
        The same upright and at full lumbar flexion. [N m]
    support : tuple of float
        (2,) rear and front edge. [m]
    tip_angle_deg : float or None
        Trunk lean at which the body tips with the hips still. [deg]
    """

    time_s: Array
    trunk_lean_deg: Array
    lumbar_flexion_deg: Array
    com: Array
    hip: Array
    l5s1: Array
    upper_body: Array
    cop_x: Array
    bar: Array | None
    load_kg: float
    plate_radius_m: float
    hex_handle_m: float
    upper_N: float
    upper_body_Nm: Array
    bar_Nm: Array
    passive_Nm: Array
    passive_upright_Nm: float
    passive_limit_Nm: float
    support: tuple[float, float]
    tip_angle_deg: float | None

    @property
    def demand_Nm(self) -> Array:
        """(n_frames,) L5/S1 moment that the pose asks for at rest. [N m]."""
        return self.upper_body_Nm + self.bar_Nm

    @property
    def active_Nm(self) -> Array:
        """(n_frames,) what muscle must add to passive tissue, not below 0. [N m]."""
        result: Array = np.maximum(self.demand_Nm - self.passive_Nm, 0.0)
        return result

    @property
    def hip_shift_m(self) -> Array:
        """(n_frames,) how far the hips have moved back since the first frame. [m]."""
        result: Array = self.hip[0, 0] - self.hip[:, 0]
        return result


def measure(
    posture: Posture, moments: Moments, angle: Array, origin: Array, centre: Array, on_back_Nm: Array | None = None
) -> Marks:
    """Take the measures of every frame.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    moments : Moments
        When, and how far in the movement, each frame is.
    angle : array
        (n_links, n_frames) world angles of the chain. [rad]
    origin, centre : array
        (2, n_links, n_frames) joints and centres of mass. [m]
    on_back_Nm : array, optional
        (n_frames,) L5/S1 moment at rest of one who lies on the back. [N m]

    Returns
    -------
    Marks
    """
    chain, task, athlete = posture.chain, posture.task, posture.athlete
    above = slice(chain.index("L5"), chain.index("hand") + 1)
    weight = chain.mass[above]
    upper = np.tensordot(weight, centre[:, above], axes=(0, 1)) / weight.sum()
    com = np.tensordot(chain.mass, centre, axes=(0, 1)) / chain.total_mass
    l5s1 = origin[:, chain.index("L5")]
    bar = None
    if task.load_kg > 0 or task.arms == "bar":
        parent, place = bar_place(athlete, task, chain.index("thorax"))
        cos, sin = np.cos(angle[parent]), np.sin(angle[parent])
        bar = origin[:, parent] + np.stack((cos * place[0] - sin * place[1], sin * place[0] + cos * place[1]))
    bar_Nm = np.zeros(l5s1.shape[1]) if bar is None else GRAVITY * task.load_kg * (bar[0] - l5s1[0])
    full = athlete.body.bar.plate_radius
    plates = np.interp(task.load_kg, (_SMALL_PLATES_KG, _FULL_PLATES_KG), (_SMALL_PLATE_M, full))
    if task.from_floor:
        plates = np.float64(full)  # it lies on discs of full size, however little they weigh
    upper_Nm = GRAVITY * weight.sum() * (upper[0] - l5s1[0])
    if on_back_Nm is not None:
        upper_Nm, bar_Nm = on_back_Nm, np.zeros_like(on_back_Nm)
    handle = -1.0
    if task.arms == "bar" and task.bar_position == "sides":
        handle = athlete.body.bar.hex_handle if task.raised_handles else 0.0
    return Marks(
        time_s=moments.time_s,
        trunk_lean_deg=moments.trunk_lean_deg,
        lumbar_flexion_deg=moments.lumbar_flexion_deg,
        com=com.T,
        hip=origin[:, chain.index("pelvis")].T,
        l5s1=l5s1.T,
        upper_body=upper.T,
        cop_x=moments.cop_x,
        bar=None if bar is None else bar.T,
        load_kg=task.load_kg,
        plate_radius_m=float(plates),
        hex_handle_m=handle,
        upper_N=float(GRAVITY * weight.sum()),
        upper_body_Nm=upper_Nm,
        bar_Nm=bar_Nm,
        passive_Nm=lumbar_passive_moment(athlete, moments.lumbar_flexion_deg),
        passive_upright_Nm=float(lumbar_passive_moment(athlete, np.zeros(1))[0]),
        passive_limit_Nm=lumbar_limit_Nm(athlete),
        support=(posture.support.rear, posture.support.front),
        tip_angle_deg=moments.tip_angle_deg,
    )
