"""Laying a figure out: the frames of a run, one pose with the hips still, or other poses of the same athlete."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np

from sim.balance import static_state, variables, with_arms
from sim.body import LUMBAR_LINKS
from sim.chain import GRAVITY, Array
from sim.contacts import net_torques
from sim.dynamics import gravity_moments
from sim.kinematics import forward_kinematics
from sim.links import arm_share
from sim.posture import joint_moments
from sim.result import Result
from ui.figure.layout import Layout, Line
from ui.figure.marks import Moments, measure
from ui.figure.outlines import POSED, SEGMENTS, Anchor, SegmentName, read_outlines
from ui.figure.props import props
from ui.figure.scale import Scale, Scales, scales

# The link at whose joint a drawn segment's origin lies; the joint is the same whichever link carries the chain.
_JOINT = {"shank": "thigh", "thigh": "pelvis"}


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
    sized = scales(athlete, arm_share(athlete, posture.task))
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
