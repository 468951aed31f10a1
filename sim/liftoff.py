"""The posture in which a bar leaves the floor, found from proportions, bar height and joint ranges.

The bar lies over the middle of the foot and its plates on the floor; the arms are straight; body and bar balance
(`sim.linkage`). Where that asks for more hip flexion than the athlete has, the least of what can give is found, in this
order: one who stands inside the bar lets it stand nearer to the heels, the shins leaning as far as the ankles go; the
shoulders follow the bar as far as the shoulder blades let them; the lumbar spine gives.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from sim.athlete import Athlete
from sim.balance import balance_targets, balanced_leg, variables, with_arms
from sim.chain import Array
from sim.kinematics import forward_kinematics
from sim.linkage import STEEPEST, balanced_linkages
from sim.links import bar_place
from sim.posture import KNEE, LEG, LUMBAR, TRUNK, Posture, joint_angles_deg, make_posture
from sim.scenario import Scenario, resolve_task
from sim.task import Task

_LUMBAR_STEP_DEG = 4.0
_RESERVE_DEG = 1.0  # of hip flexion, because the hips move a little before the trunk
_ANKLE_RESERVE_DEG = 2.0  # which the ankles do
_NEAR_DEG = 1e-3  # of hip flexion to its end
_NEAR_PART = 1e-6
_STEPS = 40
_NEWTON_STEPS = 6
_POWERS, _LEFT = np.linspace(1.0, 3.0, 9), np.linspace(0.0, 1.0, 17)
_SLACK = 1e-3  # rad, which the settling of a start takes
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
class _Tried:
    """A settled start and its hip flexion; infinite where nothing balances or settles."""

    posture: Posture
    pose: Array | None
    hip_deg: float


@dataclass(frozen=True, eq=False)
class _Giving:
    """What may give, in its order, as one number: shanks from -1 to 0, shoulders to 1, the lumbar spine to 2."""

    posture: Posture
    knee: float | None
    shanks: tuple[float, float] | None  # with the bar on its line, and at the ankles' end; of one inside the bar
    lumbar: tuple[float, float]

    @property
    def far(self) -> float:
        """How far shoulders follow a bar. [m]."""
        return self.posture.athlete.body.bar.girdle_reach * self.posture.athlete.height_m

    def tried(self, give: float) -> _Tried:
        """Find the start in which so much has given."""
        shank = None
        if self.shanks is not None:
            on_line, end = self.shanks
            shank = end + min(give, 0.0) * (end - on_line)
        drop = min(max(give, 0.0), 1.0) * self.far
        least, most = self.lumbar
        flexion = least + max(give - 1.0, 0.0) * (most - least)
        start = balanced_linkages(self.posture, np.array([flexion]), self.knee, shank, drop)
        posture = self.posture
        if math.isnan(start.trunk[0]):
            return _Tried(posture, None, math.inf)
        if drop > 0.0:
            posture = _following(posture, float(start.trunk[0]), drop)
        pose = _settled(posture, variables(start.trunk, flexion, start.knee, start.leg), by_shin=self.knee is None)
        off = abs(float(bar_centre(posture, pose)[1, 0]) - posture.athlete.body.bar.plate_radius)
        if not (0.0 <= pose[TRUNK, 0] <= STEEPEST and off < _ON_THE_FLOOR_M):
            return _Tried(posture, None, math.inf)
        return _Tried(posture, pose, _hip_deg(posture, pose))

    def least(self, low: tuple[float, _Tried], high: tuple[float, _Tried], end: float) -> _Tried:
        """Find where the hips come within their end between two tries, by Illinois' regula falsi."""
        (below, first), (above, last) = low, high
        over, under = first.hip_deg - end, last.hip_deg - end
        for _ in range(_STEPS):
            if last.hip_deg > end - _NEAR_DEG or above - below < _NEAR_PART:
                break
            part = over / (over - under) if math.isfinite(over) else 0.5
            middle = below + min(max(part, 0.01), 0.99) * (above - below)
            found = self.tried(middle)
            if found.hip_deg > end:
                below, over = middle, found.hip_deg - end
                under /= 2.0
            else:
                above, under, last = middle, found.hip_deg - end, found
                over /= 2.0
        return last


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
    shank = ankles = _ankles_end(posture) if task.bar_position == "sides" and knee is None else None
    for _ in range(_STEPS):
        giving = _Giving(posture, knee, _shanks(posture, lumbar, shank), (float(lumbar[0]), float(lumbar[-1])))
        found = _find(giving, lumbar, end)
        if shank is None or ankles is None or found.pose is None:
            break
        # The way up may ask for more of the ankles than the start does.
        past = float(_ways(found.posture, found.pose)[0].min()) - ankles
        if past <= _SLACK:
            break
        shank -= past
    linkages = balanced_linkages(posture, lumbar, knee, None if giving.shanks is None else giving.shanks[0])
    neutral = float(linkages.hip_deg[0])
    alone = _enough(lumbar, balanced_linkages(posture, lumbar, knee, shank).hip_deg, end)
    if found.pose is None:
        why = "With the plates on the floor, no posture with straight arms on the bar balances."
        return LiftOff(posture, with_arms(posture, variables(0.0, 0.0, 0.0, 0.0)), neutral, alone, why)
    problem = None
    if found.hip_deg > ranges.hip_flexion_deg:
        problem = (
            f"The bar on the floor asks for {found.hip_deg:.0f} deg of hip flexion even with "
            f"{math.degrees(found.pose[LUMBAR, 0]):.0f} deg of rounding and shoulders that follow it, and the hips end "
            f"at {ranges.hip_flexion_deg:.0f} deg."
        )
    return LiftOff(found.posture, found.pose, neutral, alone, problem)


def _shanks(posture: Posture, lumbar: Array, end: float | None) -> tuple[float, float] | None:
    """Lean of the shanks inside a bar that is on its line, and at their end. [rad]."""
    if end is None:
        return None
    # Where the bar's line asks for more than the ankles have, it stands a little ahead of it.
    on_line = float(balanced_linkages(posture, lumbar[:1], None).leg[0])
    return min(end, on_line), end


def _find(giving: _Giving, lumbar: Array, end: float) -> _Tried:
    """Find the start with the least that gives; where nothing is enough, the one that asks least of the hips."""
    inside = giving.shanks is not None and giving.shanks[0] < giving.shanks[1]
    low = (-1.0, giving.tried(-1.0)) if inside else (0.0, giving.tried(0.0))
    for high in ([0.0] if inside else []) + [1.0]:
        if low[1].hip_deg <= end:
            return low[1]
        found = high, giving.tried(high)
        if found[1].hip_deg <= end:
            return giving.least(low, found, end)
        low = found
    shank = None if giving.shanks is None else giving.shanks[1]
    hips = balanced_linkages(giving.posture, lumbar, giving.knee, shank, giving.far).hip_deg
    gives = 1.0 + (lumbar - lumbar[0]) / max(lumbar[-1] - lumbar[0], _NEAR_PART)
    at = int(np.argmax(hips <= end)) if (hips <= end).any() else gives.size - 1
    # Settling moves the hips a little, so the neighbours are tried as well.
    while (found := (gives[at], giving.tried(gives[at])))[1].hip_deg > end and at + 1 < gives.size:
        low, at = found, at + 1
    if found[1].hip_deg > end:
        return min((giving.tried(give) for give in gives), key=lambda tried: tried.hip_deg)
    while at > 1 and low[0] != gives[at - 1]:
        below = gives[at - 1], giving.tried(gives[at - 1])
        if below[1].hip_deg > end:
            low = below
            break
        found, at = below, at - 1
    return giving.least(low, found, end)


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
        Power of the depth that is left, 1 to 3, by which the knees follow, with the least sideways way of the bar
        among those that take the ankles no nearer to their end than the start or its reserve does.
    """
    peaks, aside = _ways(posture, pose)
    past = peaks > max(_ankles_end(posture), float(pose[LEG, 0])) + _SLACK
    return float(_POWERS[np.argmin(peaks) if past.all() else np.argmin(np.where(past, np.inf, aside))])


def _ways(posture: Posture, pose: Array) -> tuple[Array, Array]:
    """Return the farthest lean of the shanks [rad] and of the bar from its line [m] on the way up, by power (n,)."""
    powers, left = np.meshgrid(_POWERS, _LEFT, indexing="ij")
    z = pose * left.ravel()
    z[KNEE] = pose[KNEE, 0] * left.ravel() ** powers.ravel()
    z[LEG], found = balanced_leg(posture, z, balance_targets(posture, z))
    aside = np.where(found, np.abs(bar_centre(posture, with_arms(posture, z))[0] - posture.bar_line), np.inf)
    return z[LEG].reshape(powers.shape).max(axis=1), aside.reshape(powers.shape).max(axis=1)


def _ankles_end(posture: Posture) -> float:
    """Lean of the shanks that the ankles allow. [rad]."""
    return math.radians(posture.athlete.body.ranges.dorsiflexion_deg - _ANKLE_RESERVE_DEG)
