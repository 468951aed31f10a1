"""What the athlete wants to do: a repetition at the simulation's own step, and what it would take."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.athlete import Athlete
from sim.chain import GRAVITY, Array
from sim.drop.strength import joint_strength, lumbar_joints, tissue_rise_Nm
from sim.dynamics import inverse_dynamics
from sim.motion import Motion
from sim.posture import LEG, LUMBAR
from sim.repetition import simulate
from sim.result import Result
from sim.scenario import Scenario
from sim.tempo import depth

_STOP_S = 0.5  # in which what still moves at the end comes to rest
_RESERVE = 0.98  # of the back's strength that a plan uses
_HALVINGS = 12


@dataclass(frozen=True, eq=False)
class Plan:
    """A repetition as intended, one column a step, then standing still at its end.

    Parameters
    ----------
    asked : Result
        The repetition that was asked for.
    result : Result
        The one that is tried: less deep where a joint ends, rounder where the back is too weak to stay neutral.
    time_s : array
        (n,) [s]
    q, qd, qdd : array
        (3 + n_joints, n) coordinates, rates and accelerations. [m, rad, s]
    tau : array
        (n_joints, n) torques that the motion needs. [N m]
    weak : bool
        Whether even rounded the back is too weak for it.
    toppling : array
        (n,) rate at which a body of this height topples, sqrt(g / height of the centre of mass). [1/s]
    """

    asked: Result
    result: Result
    time_s: Array
    q: Array
    qd: Array
    qdd: Array
    tau: Array
    weak: bool
    toppling: Array


def make_plan(
    scenario: Scenario, athlete: Athlete, load_kg: float | None, *, strength: float, step_s: float, stay_s: float
) -> Plan:
    """Plan a repetition.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    athlete : Athlete
        The person.
    load_kg : float or None
        Mass of the bar; the scenario's own where None. [kg]
    strength : float
        Share of the athlete's strength that is there.
    step_s : float
        Step. [s]
    stay_s : float
        How long to stay at the end. [s]

    Returns
    -------
    Plan

    Raises
    ------
    InvalidInputError
        See `simulate`.
    """
    asked = simulate(scenario, athlete, load_kg)
    result = _round_if_weak(_within_joints(asked), strength)
    motion = _whole(result)
    time = np.arange(round((motion.time_s[-1] + stay_s) / step_s) + 1) * step_s
    z, zd, zdd = _sampled(motion, time)
    posture = result.posture
    q, qd, qdd = posture.coordinates(z), posture.rates(zd), posture.rates(zdd)
    tau, com, _ = inverse_dynamics(posture.chain, q, qd, qdd)
    return Plan(asked, result, time, q, qd, qdd, tau, _overload_Nm(result, strength) > 0.0, np.sqrt(GRAVITY / com[1]))


def _within_joints(result: Result) -> Result:
    """Stop the repetition where a joint ends."""
    if result.outcome.status != "infeasible":
        return result
    scenario = result.scenario
    reached = float(result.motion.time_s[max(result.outcome.n_good - 1, 0)])
    share = float(depth(np.array([reached]), scenario.descent_s, scenario.pause_s, scenario.ascent_s)[0][0])
    # Not quite as deep: the legs go a little further in the correction for inertia.
    for part in (share, 0.99 * share, 0.95 * share, 0.9 * share):
        less = replace(
            scenario,
            trunk_lean_deg=part * scenario.trunk_lean_deg,
            lumbar_flexion_deg=part * scenario.lumbar_flexion_deg,
            knee_flexion_deg=part * scenario.knee_flexion_deg,
        )
        shallower = simulate(less, result.athlete, result.load_kg)
        if shallower.outcome.status != "infeasible":
            break
    return shallower


def _round_if_weak(result: Result, strength: float) -> Result:
    """Round the back as far as tissue has to help it, where it can; less deep or neutral repetitions stay."""
    if _overload_Nm(result, strength) <= 0.0:
        return result

    def rounded(flexion_deg: float) -> Result:
        return simulate(replace(result.scenario, lumbar_flexion_deg=flexion_deg), result.athlete, result.load_kg)

    low, high = result.scenario.lumbar_flexion_deg, result.athlete.body.ranges.lumbar_flexion_deg
    best = rounded(high) if high > low else result
    if _overload_Nm(best, strength) > 0.0 or best.outcome.status == "infeasible":
        return result
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = rounded(middle)
        if _overload_Nm(found, strength) > 0.0:
            low = middle
        else:
            best, high = found, middle
    return best


def _overload_Nm(result: Result, strength: float) -> float:
    """Largest moment that a lumbar level lacks, as far as the repetition gets."""
    posture, motion = result.posture, result.motion
    good = slice(0, max(result.outcome.n_good, 1))
    joints = lumbar_joints(posture)
    able = _RESERVE * joint_strength(posture, strength).high[joints]
    tissue = tissue_rise_Nm(result.athlete, motion.z[LUMBAR, good])
    return float((motion.tau[joints, good] - tissue - able[:, None]).max())


def _whole(result: Result) -> Motion:
    """Return the motion, with the legs held where they ran out of balancing postures and the trunk going on."""
    motion, scenario = result.motion, result.scenario
    if motion.lost_s is None:
        return motion
    tempo = (scenario.descent_s, scenario.pause_s, scenario.ascent_s)
    step = float(motion.time_s[-1]) / max(motion.time_s.size - 1, 1)
    more = np.arange(motion.time_s[-1] + step, sum(tempo) + step / 2, step)
    deepest = np.radians([[scenario.trunk_lean_deg], [scenario.lumbar_flexion_deg], [scenario.knee_flexion_deg]])
    if result.posture.kneeling:
        deepest[2] = 0.0
    rows = (motion.z, motion.zd, motion.zdd)
    later = [
        np.repeat(row[:, -1:] if i == 0 else np.zeros((len(row), 1)), more.size, axis=1) for i, row in enumerate(rows)
    ]
    for row, part in zip(later, depth(more, *tempo), strict=True):
        row[:LEG] = deepest * part
    z, zd, zdd = (np.hstack(pair) for pair in zip(rows, later, strict=True))
    return replace(motion, time_s=np.append(motion.time_s, more), z=z, zd=zd, zdd=zdd)


def _sampled(motion: Motion, time: Array) -> tuple[Array, Array, Array]:
    """Return variables, rates and accelerations (5, n) at any times; after the end they come to rest."""
    end = motion.time_s[-1]
    z, zd, zdd = between(motion.time_s, (motion.z, motion.zd, motion.zdd), np.minimum(time, end))
    last = [row[:, -1:] for row in (motion.z, motion.zd, motion.zdd)]
    rest = [np.hstack((row, row if i == 0 else 0.0 * row)) for i, row in enumerate(last)]
    after = time > end
    moving = np.minimum(time[after], end + _STOP_S)
    z[:, after], zd[:, after], zdd[:, after] = between(
        np.array([end, end + _STOP_S]), (rest[0], rest[1], rest[2]), moving
    )
    zdd[:, time >= end + _STOP_S] = 0.0
    return z, zd, zdd


def between(nodes: Array, rows: tuple[Array, Array, Array], time: Array) -> tuple[Array, Array, Array]:
    """Return values, rates and accelerations between nodes, by fifth-degree polynomials through all three.

    Parameters
    ----------
    nodes : array
        (m,) rising times. [s]
    rows : tuple of array
        (r, m) values, rates and accelerations at the nodes.
    time : array
        (n,) times between the first and the last node. [s]

    Returns
    -------
    value, rate, acceleration : array
        (r, n) each.
    """
    i = np.clip(np.searchsorted(nodes, time, side="right") - 1, 0, nodes.size - 2)
    h = nodes[i + 1] - nodes[i]
    s = (time - nodes[i]) / h
    (x0, v0, a0), (x1, v1, a1) = ([row[:, j] * h**order for order, row in enumerate(rows)] for j in (i, i + 1))
    gap, gap_rate, gap_acceleration = x1 - x0 - v0 - a0 / 2, v1 - v0 - a0, a1 - a0
    c3 = 10 * gap - 4 * gap_rate + gap_acceleration / 2
    c4 = -15 * gap + 7 * gap_rate - gap_acceleration
    c5 = 6 * gap - 3 * gap_rate + gap_acceleration / 2
    return (
        x0 + s * (v0 + s * (a0 / 2 + s * (c3 + s * (c4 + s * c5)))),
        (v0 + s * (a0 + s * (3 * c3 + s * (4 * c4 + s * 5 * c5)))) / h,
        (a0 + s * (6 * c3 + s * (12 * c4 + s * 20 * c5))) / h**2,
    )
