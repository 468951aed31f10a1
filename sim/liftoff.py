"""The posture in which a bar leaves the floor, found from proportions, bar height and joint ranges.

The bar lies over the middle of the foot and its plates on the floor; the arms are straight; body and bar balance. A
bar in front of the shins touches them, which leaves one posture; where the knees are given instead, so do they; and a
bar at the sides has the shoulders over it. Each is a linkage of legs, trunk and arms with one angle free, the trunk's,
that balance decides. Where its hip flexion is past the athlete's range, first the shoulders follow the bar as far as
the shoulder blades let them, then the lumbar spine gives.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from sim.balance import balance_targets, balanced_leg, variables, with_arms
from sim.body import Athlete
from sim.chain import Array, forward_kinematics, gravity_moments
from sim.links import Task, bar_place
from sim.posture import ARM, KNEE, LEG, SOFT_TOUCH_RAD, TRUNK, Posture, joint_angles_deg, make_posture
from sim.scenario import Scenario, resolve_task

_TRUNK = np.radians(np.linspace(0.0, 120.0, 121))
_LUMBAR_STEP_DEG = 4.0
_RESERVE_DEG = 1.0  # of hip flexion, because the hips move a little before the trunk
_HALVINGS = 7
_CORRECTIONS = 3
_NEWTON_STEPS = 6
_POWERS, _LEFT = np.linspace(1.0, 3.0, 9), np.linspace(0.0, 1.0, 17)
_NUDGE = 1e-5
_CLOSE_M = 1e-7
_ON_THE_FLOOR_M = 1e-6  # beside it a start has not settled


@dataclass(frozen=True, eq=False)
class LiftOff:
    """A start on the floor.

    Parameters
    ----------
    posture : Posture
        The athlete, with shoulders that have followed the bar as far as they had to.
    pose : array
        (5, 1) variables at rest. [rad]
    neutral_hip_deg : float
        Hip flexion that a neutral spine and set shoulders would ask; NaN where no such posture holds the bar. [deg]
    set_lumbar_deg : float
        Lumbar flexion that it would take with set shoulders; NaN where no flexion does. [deg]
    problem : str or None
        Why there is no start within the joint ranges; the pose is then the nearest, or upright where nothing is near.
    """

    posture: Posture
    pose: Array
    neutral_hip_deg: float
    set_lumbar_deg: float
    problem: str | None

    @property
    def reach_m(self) -> float:
        """How far the shoulders have followed the bar. [m]."""
        task = self.posture.task
        return math.dist(task.girdle, task.manner.girdle)


@dataclass(frozen=True, eq=False)
class _Starts:
    """Linkages in balance, one a lumbar flexion; NaN where there is none."""

    trunk: Array
    knee: Array
    leg: Array
    hip_deg: Array


def lift_off_of(scenario: Scenario, athlete: Athlete, load_kg: float) -> LiftOff:
    """Find where an exercise lifts its bar from.

    Parameters
    ----------
    scenario : Scenario
        One that begins on the floor.
    athlete : Athlete
        The person.
    load_kg : float
        Mass of the bar. [kg]

    Returns
    -------
    LiftOff

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar.
    """
    task, _ = resolve_task(scenario, load_kg)
    # What the spine has to give is found; what a person has asked for is there from the outset.
    lumbar = scenario.lumbar_flexion_deg
    return find_lift_off(athlete, task, lumbar, None if scenario.found_knees else scenario.knee_flexion_deg)


def find_lift_off(athlete: Athlete, task: Task, lumbar_deg: float, knee_deg: float | None) -> LiftOff:
    """Find the posture in which a bar leaves the floor.

    Parameters
    ----------
    athlete : Athlete
        The person.
    task : Task
        With the bar in the hands or at the sides.
    lumbar_deg : float
        Lumbar flexion that is there from the outset. [deg]
    knee_deg : float or None
        Knee flexion; None where it follows from the bar. [deg]

    Returns
    -------
    LiftOff
    """
    knee = None if knee_deg is None else math.radians(knee_deg)
    ranges = athlete.body.ranges
    end = ranges.hip_flexion_deg - _RESERVE_DEG
    most = max(ranges.lumbar_flexion_deg, lumbar_deg)
    lumbar = np.radians(np.append(np.arange(lumbar_deg, most, _LUMBAR_STEP_DEG), most))
    posture = make_posture(athlete, task)
    shoulders_set = _starts(posture, lumbar, knee)
    neutral, alone = float(shoulders_set.hip_deg[0]), _enough(lumbar, shoulders_set.hip_deg, end)
    flexion = lumbar[0]
    if not neutral <= end:
        far = athlete.body.bar.girdle_reach * athlete.height_m
        lean = float(shoulders_set.trunk[0]) if np.isfinite(neutral) else math.pi / 3
        following = _following(posture, lean, far)
        reached = _starts(following, lumbar, knee)
        if reached.hip_deg[0] <= end:
            low, high = 0.0, far
            for _ in range(_HALVINGS):
                middle = (low + high) / 2
                hip = _starts(_following(posture, lean, middle), lumbar[:1], knee).hip_deg[0]
                low, high = (low, middle) if hip <= end else (middle, high)
            following = _following(posture, lean, high)
        else:
            enough = _enough(lumbar, reached.hip_deg, end)
            flexion = lumbar[-1] if math.isnan(enough) else math.radians(enough)
        posture = following
    pose = _pose(posture, flexion, knee)
    for _ in range(_CORRECTIONS):
        # Settling may take up what was held in reserve; then the lumbar spine gives that much more.
        past = -math.inf if pose is None else _hip_deg(posture, pose) - end
        if past <= _RESERVE_DEG or flexion >= lumbar[-1]:
            break
        more = min(flexion + math.radians(past), lumbar[-1])
        other = _pose(posture, more, knee)
        if other is None or _hip_deg(posture, other) - end >= past:
            break
        flexion, pose = more, other
    if pose is None:
        why = "With the plates on the floor, no posture with straight arms on the bar balances."
        posture = make_posture(athlete, task)
        return LiftOff(posture, with_arms(posture, variables(0.0, 0.0, 0.0, 0.0)), neutral, alone, why)
    problem = None
    if _hip_deg(posture, pose) > ranges.hip_flexion_deg:
        problem = (
            f"The bar on the floor asks for {_hip_deg(posture, pose):.0f} deg of hip flexion even with "
            f"{math.degrees(flexion):.0f} deg of rounding and shoulders that follow it, and the hips end at "
            f"{ranges.hip_flexion_deg:.0f} deg."
        )
    return LiftOff(posture, pose, neutral, alone, problem)


def _pose(posture: Posture, flexion: float, knee: float | None) -> Array | None:
    """Return the settled start with a lumbar flexion (5, 1); None where nothing balances or settles."""
    start = _starts(posture, np.array([flexion]), knee)
    if math.isnan(start.trunk[0]):
        return None
    pose = _settled(posture, variables(start.trunk, flexion, start.knee, start.leg), by_shin=knee is None)
    off = abs(float(bar_centre(posture, pose)[1, 0]) - posture.athlete.body.bar.plate_radius)
    return pose if 0.0 <= pose[TRUNK, 0] <= _TRUNK[-1] and off < _ON_THE_FLOOR_M else None


def _hip_deg(posture: Posture, pose: Array) -> float:
    """Hip flexion of one pose (5, 1)."""
    return float(joint_angles_deg(posture, pose)["hip_flexion"][0])


def bar_centre(posture: Posture, z: Array) -> Array:
    """Return where the bar is.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables. [rad]

    Returns
    -------
    array
        (2, n) centre of its plates. [m]
    """
    angle, origin, _ = forward_kinematics(posture.chain, posture.coordinates(z))
    link, (x, y) = bar_place(posture.athlete, posture.task, posture.chain.index("thorax"))
    cos, sin = np.cos(angle[link]), np.sin(angle[link])
    return np.stack((origin[0, link] + cos * x - sin * y, origin[1, link] + sin * x + cos * y))


def _following(posture: Posture, lean: float, reach: float) -> Posture:
    """Let the shoulders follow a bar that hangs below a thorax of some lean."""
    forward, up = posture.task.manner.girdle  # what a fault has let go already
    girdle = (forward + reach * math.sin(lean), up - reach * math.cos(lean))
    # `make_posture` shortens what a wide stance hides, so the shortened athlete must not stand wide again.
    task = replace(posture.task, girdle=girdle, wide=False)
    made = make_posture(posture.athlete, task)
    return replace(made, task=replace(task, wide=posture.task.wide))


def _enough(lumbar: Array, hip_deg: Array, end: float) -> float:
    """Least lumbar flexion with which the hips are within their range; NaN where none is enough. [deg]."""
    fits = np.flatnonzero(hip_deg <= end)
    if not fits.size:
        return math.nan
    first = fits[0]
    if first == 0 or math.isnan(hip_deg[first - 1]):
        return math.degrees(lumbar[first])
    pair = slice(first - 1, first + 1)
    return math.degrees(float(np.interp(end, hip_deg[pair][::-1], lumbar[pair][::-1])))


def _starts(posture: Posture, lumbar: Array, knee: float | None) -> _Starts:
    """Balance the linkage for each lumbar flexion (n,)."""
    starts = _balanced_starts(posture, lumbar, knee, on_line=True)
    missing = np.isnan(starts.trunk)
    if not (missing.any() and posture.task.bar_position == "sides"):
        return starts
    # Where the bar's line asks for more than the ankles have, a bar at the sides stands a little ahead of it.
    others = _balanced_starts(posture, lumbar, knee, on_line=False)
    rows = (
        np.where(missing, getattr(others, name), getattr(starts, name)) for name in ("trunk", "knee", "leg", "hip_deg")
    )
    return _Starts(*rows)


def _balanced_starts(posture: Posture, lumbar: Array, knee: float | None, *, on_line: bool) -> _Starts:
    """Balance linkages whose bar is on its line, or whose ankles are at their end."""
    grid = _TRUNK.size
    z = variables(np.tile(_TRUNK, lumbar.size), np.repeat(lumbar, grid), 0.0, 0.0)
    exists = _close(posture, z, knee, on_line=on_line)
    com = gravity_moments(posture.chain, posture.coordinates(z))[1][0]
    miss = np.where(exists, com - balance_targets(posture, z), np.nan).reshape(lumbar.size, grid)
    forward = z[KNEE].reshape(lumbar.size, grid) >= 0.0  # another balance has the knees bent backwards
    balances = (miss[:, :-1] * miss[:, 1:] <= 0.0) & forward[:, 1:]
    last = grid - 2 - np.argmax(balances[:, ::-1], axis=1)
    rows = np.arange(lumbar.size)
    before, after = miss[rows, last], miss[rows, last + 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(balances.any(axis=1), -before / (after - before), np.nan)

    def at(values: Array) -> Array:
        table = values.reshape(lumbar.size, grid)
        result: Array = table[rows, last] + share * (table[rows, last + 1] - table[rows, last])
        return result

    trunk, bend, leg = (at(z[row]) for row in (TRUNK, KNEE, LEG))
    return _Starts(trunk, bend, leg, np.degrees(trunk - lumbar - leg + bend))


def _close(posture: Posture, z: Array, knee: float | None, *, on_line: bool) -> Array:
    """Write legs and arms so that the hands are on the bar; return where that can be (n,)."""
    athlete, task = posture.athlete, posture.task
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    ankle = np.array([0.0, posture.support.root_height])
    z[[KNEE, LEG, ARM]] = 0.0
    _, origin, _ = forward_kinematics(posture.chain, posture.coordinates(z))
    hip_to_shoulder = origin[:, 11] - origin[:, 3]
    bar_end = athlete.body.bar
    height = bar_end.plate_radius + (bar_end.hex_handle if task.raised_handles else 0.0)
    line = posture.bar_line
    if task.bar_position == "sides":
        hip = np.array([[line], [height + posture.reach]]) - hip_to_shoulder
        return _inside(posture, z, hip, knee, on_line=on_line)
    soft = SOFT_TOUCH_RAD / 2 if knee is None else 0.0  # how far the touch holds the arm off
    bar = np.array([line + soft * posture.reach, height])
    if knee is None:
        lean = _shin_lean(posture, line, height)
        pivot, radius, bent = ankle + shank * np.array([math.sin(lean), math.cos(lean)]), thigh, 0.0
    else:
        radius = math.sqrt(thigh**2 + shank**2 + 2 * thigh * shank * math.cos(knee))
        pivot, bent = ankle, math.asin(thigh * math.sin(knee) / radius)
    # The hip is as far from the pivot as the leg is long, and from where it would be without arms as the arms are.
    below = bar[:, None] - hip_to_shoulder - pivot[:, None]
    span = np.hypot(*below)
    toward = np.arctan2(below[0], below[1])
    corner = _corner(radius, span, posture.reach)
    way = np.where(np.cos(toward + corner) > np.cos(toward - corner), toward + corner, toward - corner)
    hip = pivot[:, None] + radius * np.stack((np.sin(way), np.cos(way)))
    z[LEG] = lean if knee is None else way + bent
    z[KNEE] = z[LEG] - way if knee is None else knee
    shoulder = hip + hip_to_shoulder
    z[ARM] = np.arctan2(bar[0] - shoulder[0], shoulder[1] - bar[1])
    exists: Array = (span < radius + posture.reach) & (span > abs(radius - posture.reach))
    return exists


def _inside(posture: Posture, z: Array, hip: Array, knee: float | None, *, on_line: bool) -> Array:
    """Write the legs of one who stands inside the bar, hips (2, n) where the bar's line has them; return where (n,).

    Where the knee is given or the ankles are at their end, the height of the hips alone counts.
    """
    athlete = posture.athlete
    thigh, shank = athlete.length("thigh"), athlete.length("shank")
    x, y = hip[0], hip[1] - posture.support.root_height
    end = math.radians(athlete.body.ranges.dorsiflexion_deg - _RESERVE_DEG)
    exists: Array
    if knee is not None:
        length = math.sqrt(thigh**2 + shank**2 + 2 * thigh * shank * math.cos(knee))
        z[LEG] = math.asin(thigh * math.sin(knee) / length) - np.arccos(np.clip(y / length, -1.0, 1.0))
        z[KNEE] = knee
        exists = np.abs(y) <= length
    elif on_line:
        span = np.hypot(x, y)
        z[LEG] = np.arctan2(x, y) + _corner(shank, span, thigh)
        z[KNEE] = math.pi - _corner(shank, thigh, span)
        exists = (span < thigh + shank) & (span > abs(thigh - shank)) & (z[LEG] <= end)
    else:
        above_knee = (y - shank * math.cos(end)) / thigh
        z[LEG] = end
        z[KNEE] = end + np.arccos(np.clip(above_knee, -1.0, 1.0))
        exists = np.abs(above_knee) <= 1.0
    return exists


def _corner(beside: float, other: Array | float, opposite: Array | float) -> Array:
    """Angle of a triangle between two sides, the third given; that of the nearest triangle where there is none."""
    cosine = (beside**2 + np.square(other) - np.square(opposite)) / (2 * beside * other)
    result: Array = np.arccos(np.clip(cosine, -1.0, 1.0))
    return result


def _shin_lean(posture: Posture, x: float, y: float) -> float:
    """Return the lean of a shank whose front touches a bar."""
    athlete, bar = posture.athlete, posture.athlete.body.bar
    up, shank = y - posture.support.root_height, athlete.length("shank")
    lean = 0.0
    for _ in range(_NEWTON_STEPS):  # the surface runs nearly along the bone, so this settles at once
        along = min(max((x * math.sin(lean) + up * math.cos(lean)) / shank, 0.0), 1.0)
        front = (bar.ankle_front + (bar.knee_front - bar.ankle_front) * along) * athlete.height_m + bar.radius
        lean = math.asin(min(max(-front / math.hypot(x, up), -1.0), 1.0)) + math.atan2(x, up)
    return lean


def _settled(posture: Posture, z: Array, *, by_shin: bool) -> Array:
    """Take a start to where the repetition's own balance and arms have it: plates on the floor, shin as found."""
    lean, height = float(z[LEG, 0]), posture.athlete.body.bar.plate_radius  # its plates' centre, with any handles
    free = (TRUNK, KNEE) if by_shin and posture.arms_search else (TRUNK,)

    def misses(poses: Array) -> Array:
        poses[LEG], _ = balanced_leg(posture, poses, balance_targets(posture, poses))
        whole = with_arms(posture, poses)
        poses[:] = whole
        return np.stack((bar_centre(posture, whole)[1] - height, whole[LEG] - lean))[: len(free)]

    for _ in range(_NEWTON_STEPS):
        tried = np.repeat(z, 1 + len(free), axis=1)
        for i, row in enumerate(free):
            tried[row, 1 + i] += _NUDGE
        miss = misses(tried)
        z = tried[:, :1].copy()
        if np.abs(miss[:, 0]).max() < _CLOSE_M:
            break
        slopes = (miss[:, 1:] - miss[:, :1]) / _NUDGE
        z[list(free), 0] -= np.linalg.solve(slopes, miss[:, 0])
    misses(z)
    return z


def knee_lead(posture: Posture, pose: Array) -> float:
    """Find how far the knees straighten ahead of the trunk, so that they are out of the bar's way.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    pose : array
        (5, 1) start. [rad]

    Returns
    -------
    float
        Power of the depth that is left, 1 to 3, by which the knees follow, with the least sideways way of the bar.
    """
    powers, left = np.meshgrid(_POWERS, _LEFT, indexing="ij")
    z = pose * left.ravel()
    z[KNEE] = pose[KNEE, 0] * left.ravel() ** powers.ravel()
    z[LEG], found = balanced_leg(posture, z, balance_targets(posture, z))
    aside = np.where(found, np.abs(bar_centre(posture, with_arms(posture, z))[0] - posture.bar_line), np.inf)
    return float(_POWERS[np.argmin(aside.reshape(powers.shape).max(axis=1))])
