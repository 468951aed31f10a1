"""How the athlete keeps to the plan: torques from feed-forward and feedback, within strength.

Feed-forward is inverse dynamics: of the plan while the body stands, of the body as it moves once it tips. Feedback
asks each joint for an acceleration that closes its error like a critically damped oscillator, and turns all of
them into torques with the mass matrix of the body as it rests on the floor at that moment; so one rate serves every
joint, body and bar. It gives way where it would put the centre of pressure outside the support. No force acts on
the root: a body that tips has nothing but its feet or knees to push on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from sim.drop.plan import Plan
from sim.drop.strength import joint_strength, lumbar_joints, tissue_rise_Nm
from sim.dynamics import inverse_dynamics, mass_matrix

# Driving-point stiffness of the trunk at 20 % effort, 14.5 kN/m, on an effective mass of 14.1 kg (Gardner-Morse and
# Stokes 2001): 32 rad/s.
RATE = math.sqrt(14500.0 / 14.1)
# Share of the toppling stiffness that muscle which is on has without reacting (Loram and Lakie 2002).
INTRINSIC_SHARE = 0.91
_NOISE_S = 0.1  # over which force wanders; assumed, most of its variation is slower than 2-3 Hz
_INSIDE_M = 0.005  # how far inside the support feedback keeps the centre of pressure
_FELT_S = 0.02  # both edges have to carry for so long to be stood on
_NUDGE = 1e-4  # rad
_MATRIX_S = 0.004  # after which the mass matrix of a body that stands is worked out anew


@dataclass(frozen=True)
class Push:
    """A shove against the thorax.

    Parameters
    ----------
    impulse_Ns : float
        Forward positive. [N s]
    at_s : float
        When it begins. [s]
    delay_s : float
        After which it is felt; until then only the stiffness of muscle that is on answers. [s]
    """

    impulse_Ns: float
    at_s: float
    delay_s: float

    @property
    def unfelt(self) -> tuple[float, float]:
        """(2,) from when to when it acts unfelt. [s]."""
        return (self.at_s, self.at_s + self.delay_s) if self.impulse_Ns else (math.inf, math.inf)


@dataclass(frozen=True)
class Pressed:
    """What the floor gave in the last step.

    Parameters
    ----------
    edges : tuple of tuple
        (2,) positions of the edges of the support that carry something, rear before front. [m]
    force : float
        Upward, at both. [N]
    moment : float
        Its moment about the world origin. [N m]
    """

    edges: tuple[tuple[float, float], ...] = ()
    force: float = 0.0
    moment: float = 0.0


class Controller:
    """Torques step by step.

    Parameters
    ----------
    plan : Plan
        What the athlete wants to do.
    strength : float
        Share of the athlete's strength that is there.
    push : Push
        The shove.
    noise : float
        Coefficient of variation of every muscle torque.
    seed : int
        Of the noise.
    """

    def __init__(self, plan: Plan, *, strength: float, push: Push, noise: float, seed: int) -> None:
        self._plan, self._push, self._noise = plan, push, noise
        posture = plan.result.posture
        self._chain, self._athlete = posture.chain, posture.athlete
        self._limits = joint_strength(posture, strength)
        self._lumbar = lumbar_joints(posture)
        self._shares = np.array(self._athlete.body.flexion_shares)
        self._damping = self._tissue_damping()
        self._held = self._tissue(plan.q[3:][self._lumbar])
        self._step_s = float(plan.time_s[1])
        self._random = np.random.default_rng(seed)
        self._wander = np.zeros(self._chain.n_joints)
        # It begins standing.
        self._stood_s, self._tipped_s, self._matrix_age = _FELT_S, 0.0, math.inf
        self._matrix: Array = np.empty((0, 0))
        self._free: Array = np.empty((0, 0))
        self._across: Array = np.empty((0, 0))
        self._own: Array = np.empty((0, 0))
        self._asked = np.zeros(self._chain.n_joints)

    def torques(self, step: int, q: Array, qd: Array, pressed: Pressed) -> Array:
        """Return the torques for the next step.

        Parameters
        ----------
        step : int
            Index into the plan.
        q, qd : array
            (3 + n_joints,) state as it is. [m, rad, s]
        pressed : Pressed
            What the floor gave in the step before.

        Returns
        -------
        array
            (n_joints,) [N m]
        """
        plan, lumbar = self._plan, self._lumbar
        rate = RATE
        begin, end = self._push.unfelt
        if begin <= plan.time_s[step] < end:
            rate = math.sqrt(INTRINSIC_SHARE) * plan.toppling[step]
        wish = rate**2 * (plan.q[3:, step] - q[3:]) + 2 * rate * (plan.qd[3:, step] - qd[3:])
        planned, inertia = plan.tau[:, step].copy(), self._inertia(q, pressed.edges)
        if self._stood_s >= _FELT_S:
            wish = self._inside_support(wish, q, pressed)
        elif self._tipped_s >= _FELT_S:
            planned = self._while_tipping(step, q, qd)
        planned[lumbar] -= self._held[:, step]
        self._asked = wish
        torque = self._within_limits(planned, inertia, wish)
        if self._noise > 0.0:
            fresh = math.sqrt(2 * self._step_s / _NOISE_S) * self._random.standard_normal(torque.size)
            self._wander += fresh - self._wander * self._step_s / _NOISE_S
            torque = np.clip(torque * (1 + self._noise * self._wander), self._limits.low, self._limits.high)
        torque[lumbar] += self._held[:, step] + self._tissue_torque(q[3:][lumbar], qd[3:][lumbar], step, inertia)
        return torque

    def _tissue_torque(self, angle: Array, rate: Array, step: int, inertia: Array) -> Array:
        """Torques of the lumbar tissue beyond those of the plan, as they will be at the end of the step.

        Light vertebrae on stiff tissue are quicker than a step, so tissue is taken implicitly: linear in what the
        torques themselves change within the step (Rosenbrock's method of first order).
        """
        rate = rate - self._plan.qd[3:, step][self._lumbar]
        soon = angle + self._step_s * rate
        both = np.concatenate((soon, soon - _NUDGE)) / np.tile(self._shares, 2)
        here, there = np.split(tissue_rise_Nm(self._athlete, -both), 2)
        stiffness = np.maximum((there - here) / _NUDGE, 0.0)
        yields = np.linalg.inv(inertia)[np.ix_(self._lumbar, self._lumbar)]
        gain = self._step_s * (self._damping + self._step_s * stiffness)
        torque = here - self._held[:, step] - self._damping * rate
        return np.asarray(np.linalg.solve(np.eye(angle.size) + gain[:, None] * yields, torque), dtype=np.float64)

    def _inertia(self, q: Array, edges: tuple[tuple[float, float], ...]) -> Array:
        """Mass matrix of the joints (n_joints, n_joints) with the root as the floor lets it move."""
        stands = len(edges) == 2  # noqa: PLR2004 - both edges of the support
        self._stood_s = self._stood_s + self._step_s if stands else 0.0
        self._tipped_s = 0.0 if stands else self._tipped_s + self._step_s
        self._matrix_age += self._step_s
        planted = self._stood_s >= _FELT_S
        if not planted or self._matrix_age >= _MATRIX_S:
            self._matrix, self._matrix_age = mass_matrix(self._chain, q[:, None])[:, :, 0], 0.0
        joints: Array = self._matrix[3:, 3:]
        if planted:
            return joints
        self._free = np.eye(3)
        if edges:  # the root can only turn about the edge that carries
            x, y = edges[-1]
            self._free = np.array([[y - q[1]], [q[0] - x], [1.0]])
        self._across = self._matrix[3:, :3] @ self._free
        self._own = self._free.T @ self._matrix[:3, :3] @ self._free
        result: Array = joints - self._across @ np.linalg.solve(self._own, self._across.T)
        return result

    def _while_tipping(self, step: int, q: Array, qd: Array) -> Array:
        """Torques with which the joints go on as planned while the root moves as it can."""
        qdd = np.concatenate((np.zeros(3), self._plan.qdd[3:, step]))
        tau, _, root = inverse_dynamics(self._chain, q[:, None], qd[:, None], qdd[:, None])
        force_x, force_y, about_origin = root[:, 0]
        needed = np.array([force_x, force_y, about_origin - q[0] * force_y + q[1] * force_x])
        result: Array = tau[:, 0] - self._across @ np.linalg.solve(self._own, self._free.T @ needed)
        return result

    def _inside_support(self, wish: Array, q: Array, pressed: Pressed) -> Array:
        """Change the wish as little as possible, by kinetic energy, so that the centre of pressure stays inside."""
        by_joint = self._matrix[:3, 3:]
        lift = by_joint[1]
        turn = by_joint[2] + q[0] * by_joint[1] - q[1] * by_joint[0]
        # Without the last step's feedback.
        force, moment = pressed.force - lift @ self._asked, pressed.moment - turn @ self._asked
        rear, front = pressed.edges[0][0] + _INSIDE_M, pressed.edges[1][0] - _INSIDE_M
        for edge, outward in ((rear, -1.0), (front, 1.0)):
            # Moment about the edge; above 0 the centre of pressure is past it.
            past, by_wish = outward * (moment - edge * force), outward * (turn - edge * lift)
            too_much = by_wish @ wish - max(-past, 0.0)
            if too_much > 0.0:
                least = np.linalg.solve(self._matrix[3:, 3:], by_wish)
                wish = wish - least * too_much / (by_wish @ least)
        return wish

    def _within_limits(self, planned: Array, inertia: Array, wish: Array) -> Array:
        """Torques for the accelerations wished for; joints at their limit give it, and the others allow for that."""
        low, high = self._limits.low, self._limits.high
        torque = planned + inertia @ wish
        at_limit = np.zeros(torque.size, dtype=bool)
        while (over := ~at_limit & ((torque < low) | (torque > high))).any():
            at_limit |= over
            torque[over] = np.clip(torque[over], low[over], high[over])
            held, free = np.flatnonzero(at_limit), np.flatnonzero(~at_limit)
            left = torque[held] - planned[held] - inertia[np.ix_(held, free)] @ wish[free]
            moved = np.linalg.solve(inertia[np.ix_(held, held)], left)
            torque[free] = (
                planned[free] + inertia[np.ix_(free, free)] @ wish[free] + inertia[np.ix_(free, held)] @ moved
            )
        return torque

    def _tissue(self, angle: Array) -> Array:
        """Torques of stretched tissue at the lumbar levels: all carry one moment, each bends by its share."""
        shares = self._shares if angle.ndim == 1 else self._shares[:, None]
        flexion = -angle / shares
        return tissue_rise_Nm(self._athlete, flexion.ravel()).reshape(angle.shape)

    def _tissue_damping(self) -> Array:
        """Damping of each level's tissue, a quarter of critical with the lighter of its two links.

        A chain of levels rings up to twice as fast as one, so that its fastest mode is damped half critically.
        """
        chain, child = self._chain, self._lumbar + 1
        about = chain.inertia + chain.mass * (chain.com**2).sum(axis=0)
        lighter = np.minimum(about[child], about[chain.parent[child]])
        stiffness = self._tissue(np.full(child.size, -_NUDGE)) - self._tissue(np.full(child.size, _NUDGE))
        result: Array = 0.5 * np.sqrt(stiffness / (2 * _NUDGE) * lighter)
        return result
