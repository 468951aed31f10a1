"""One repetition in the engine, from the first step to the floor or to standing still."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array
from sim.drop.control import Controller, Pressed, Push
from sim.drop.floor import Circle, circles
from sim.drop.outcome import Trace, Verdict, judge_trace, trace_frames
from sim.drop.plan import Plan, make_plan
from sim.result import plain
from sim.scenario import Scenario
from ui.drop.engine import World
from ui.drop.request import Options
from ui.drop.said import notes, reason

FRAMES_PER_S = 50
PUSH_S = 0.1  # over which a shove acts
_TELL_FRAMES = 25
_STAY_S = 2.0  # after the repetition, standing still
_FALL_S = 4.0  # more, where the body is on its way down
_BEFORE_S = 0.2  # of a shove, where only that is of interest
_LIE_S = 0.3  # shown after the first touch


@dataclass(frozen=True, eq=False)
class Drop:
    """A repetition as physics had it.

    Parameters
    ----------
    plan : Plan
        What was intended.
    options : Options
        What was asked.
    trace : Trace
        What was recorded.
    verdict : Verdict
        How it ended.
    """

    plan: Plan
    options: Options
    trace: Trace
    verdict: Verdict

    def to_dict(self) -> dict[str, Any]:
        """Return the document of `hingelab drop`.

        Returns
        -------
        dict
            Plain numbers, text, lists and None; ``coordinates`` holds the poses, one row a coordinate.
        """
        asked = self.plan.asked.to_dict()
        frames, lost = trace_frames(self.plan, self.trace), self.verdict.lost_frame
        forward = self.verdict.direction == "forward"
        loss = None
        if lost is not None:
            loss = float(self.trace.time_s[lost]), float(np.asarray(frames["trunk_lean_deg"])[lost])
        kept = ("scenario", "athlete", "load_kg", "arms", "bar_position", "settings", "support_x_m")
        return {
            **{name: asked[name] for name in kept},
            "options": asdict(self.options) | {"shove_at_s": shove_time(self.plan, self.options)},
            "fell": self.verdict.fell,
            "direction": self.verdict.direction,
            "landed_on": self.verdict.landed_on,
            "lean_at_loss_deg": loss[1] if loss is not None and forward else None,
            "time_of_loss_s": None if loss is None else loss[0],
            "predicted_tip_angle_deg": self.plan.asked.summary["tip_angle_deg"],
            "tried": {
                "trunk_lean_deg": self.plan.result.scenario.trunk_lean_deg,
                "lumbar_flexion_deg": self.plan.result.scenario.lumbar_flexion_deg,
            },
            "reason": reason(self.plan, self.verdict, self.options.shove_Ns, loss),
            "notes": notes(self.plan),
            "frames": plain(frames),
            "coordinates": plain(self.trace.q),
        }


def drop(
    scenario: Scenario,
    athlete: Athlete,
    load_kg: float | None,
    options: Options,
    *,
    late: bool = False,
    tell: Callable[[float], None] | None = None,
) -> Drop:
    """Simulate a repetition.

    Parameters
    ----------
    scenario : Scenario
        The exercise.
    athlete : Athlete
        The person.
    load_kg : float or None
        Mass of the bar; the scenario's own where None. [kg]
    options : Options
        What physics is asked.
    late : bool, default False
        Begin shortly before the shove, as planned up to there.
    tell : callable, optional
        Told now and then how much is done, 0 to 1.

    Returns
    -------
    Drop

    Raises
    ------
    InvalidInputError
        For a load outside its range, or where PyBullet is not installed.
    """
    plan = make_plan(
        scenario, athlete, load_kg, strength=options.strength, step_s=options.step_s, stay_s=_STAY_S + _FALL_S
    )
    push = Push(options.shove_Ns, shove_time(plan, options), options.delay_s)
    controller = Controller(plan, strength=options.strength, push=push, noise=options.noise, seed=options.seed)
    begin = max(int((push.at_s - _BEFORE_S) / options.step_s), 0) if late else 0
    parts = circles(plan.result.posture)
    with World(plan.result.posture.chain, parts, options.step_s) as world:
        trace = _run(plan, push, controller, begin=begin, world=world, parts=parts, tell=tell)
    return Drop(plan, options, trace, judge_trace(trace))


def shove_time(plan: Plan, options: Options) -> float:
    """Return when a shove begins: as asked, or at the deepest point. [s].

    Parameters
    ----------
    plan : Plan
        What is intended.
    options : Options
        What was asked.

    Returns
    -------
    float
    """
    scenario = plan.result.scenario
    return scenario.descent_s + scenario.pause_s / 2 if options.shove_at_s is None else options.shove_at_s


class _Recorder:
    """Means over a frame."""

    def __init__(self, n_joints: int) -> None:
        self.time: list[float] = []
        self.rows: list[Array] = []
        self._n_joints = n_joints
        self._clear()

    def _clear(self) -> None:
        self._steps, self._tau, self._force, self._moment = 0, np.zeros(self._n_joints), np.zeros(2), 0.0

    def add(self, tau: Array, force: Array, moment: float) -> None:
        self._steps += 1
        self._tau += tau
        self._force += force
        self._moment += moment

    def frame(self, time_s: float, q: Array) -> None:
        total = self._force.sum()
        cop = self._moment / total if total > 0.0 else math.nan
        self.time.append(time_s)
        self.rows.append(np.concatenate((q, self._tau / self._steps, self._force / self._steps, [cop])))
        self._clear()


def _run(
    plan: Plan,
    push: Push,
    controller: Controller,
    *,
    begin: int,
    world: World,
    parts: list[Circle],
    tell: Callable[[float], None] | None,
) -> Trace:
    """Step until the body lies, or has stood still for a while after the repetition."""
    step_s, n_joints = float(plan.time_s[1]), plan.tau.shape[0]
    every = max(round(1 / FRAMES_PER_S / step_s), 1)
    force_N = push.impulse_Ns / PUSH_S
    record = _Recorder(n_joints)
    landed_s: float | None = None
    landed_on: str | None = None
    world.set_state(plan.q[:, begin], plan.qd[:, begin])
    pressed = _standing(plan, begin)
    done_s = plan.time_s[-1] - _FALL_S
    for step, time in enumerate(plan.time_s[begin:].tolist(), begin):
        q, qd = world.state()
        if step > begin and step % every == 0:
            record.frame(time, q)
            if tell is not None and len(record.time) % _TELL_FRAMES == 0:
                tell(min(time / done_s, 1.0))
            if landed_s is not None and time > landed_s + _LIE_S:
                break
            if time > done_s and landed_s is None and len(pressed.edges) == len(_EDGES):
                break
        tau = controller.torques(step, q, qd, pressed)
        pushing = push.at_s <= time < push.at_s + PUSH_S
        world.advance(tau, force_N if pushing else 0.0)
        carried, pressed, touched = _floor(world, parts, q)
        record.add(tau, carried, pressed.moment)
        if landed_s is None and touched is not None and len(pressed.edges) < len(_EDGES):
            landed_s, landed_on = time + step_s, touched
    rows = np.array(record.rows).T
    return Trace(
        time_s=np.array(record.time),
        q=np.ascontiguousarray(rows[: 3 + n_joints]),
        tau=np.ascontiguousarray(rows[3 + n_joints : 3 + 2 * n_joints]),
        force_N=rows[-3:-1],
        cop_x=rows[-1],
        landed_s=landed_s,
        landed_on=landed_on,
    )


def _standing(plan: Plan, step: int) -> Pressed:
    """Return what the floor gives where all goes as planned."""
    support, motion = plan.result.posture.support, plan.result.motion
    force, moment = (float(np.interp(plan.time_s[step], motion.time_s, motion.root[row])) for row in (1, 2))
    return Pressed(((support.rear, 0.0), (support.front, 0.0)), force, moment)


_EDGES = ("rear", "front")


def _floor(world: World, parts: list[Circle], q: Array) -> tuple[Array, Pressed, str | None]:
    """Sort contacts: forces at both edges (2,), all of the support, and another part that touches."""
    x, y, angle = q[:3]
    cos, sin = math.cos(angle), math.sin(angle)
    centres = [(x + cos * part.x - sin * part.y, y + sin * part.x + cos * part.y) for part in parts[: len(_EDGES)]]
    carried = np.zeros(len(_EDGES))
    places: dict[int, tuple[float, float]] = {}
    moment, touched = 0.0, None
    for contact in world.contacts():
        if contact.link == parts[0].link:
            far = [math.hypot(contact.x - centre[0], contact.y - centre[1]) for centre in centres]
            edge = far.index(min(far))
            carried[edge] += contact.force
            moment += contact.force * contact.x
            places[edge] = contact.x, contact.y
        else:
            touched = next(part.part for part in parts if part.link == contact.link)
    edges = tuple(places[edge] for edge in sorted(places))
    return carried, Pressed(edges, float(carried.sum()), moment), touched
