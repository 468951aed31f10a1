"""The model beside the engine, for every exercise, as a table that the notes on the model keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import scenarios
from sim.athlete import Athlete
from sim.drop.outcome import trace_frames
from sim.errors import InvalidInputError
from sim.repetition import simulate
from sim.scenario import Scenario
from ui import words as common
from ui.drop import words
from ui.drop.engine import bullet
from ui.drop.process import Job
from ui.drop.request import Options, Order
from ui.drop.simulate import FRAMES_PER_S, drop
from ui.inverse_agreement import inverse_dynamics_difference

SLOW_S = 8.0  # way down
_LEAN_DEG = 70.0  # of a lift from the floor, tried from upright
_PAST_DEG, _MOST_LEAN_DEG = 15.0, 110.0
_STRONG = 10.0  # strength is not the question here


def compare(order: Order) -> dict[str, Any]:
    """Compare one exercise.

    Parameters
    ----------
    order : Order
        The exercise, its athlete and bar.

    Returns
    -------
    dict
        ``cop_difference_m``: largest, while the support stays planted; ``inverse_dynamics_difference``, see
        `ui.inverse_agreement`; ``lean_at_loss_deg`` and ``tip_angle_deg``, None where it never tips. Where feet or
        back are held only inverse dynamics is compared.
    """
    options = Options(strength=_STRONG)
    person = order.person()
    slow = order.exercise().with_settings({"descent_s": SLOW_S, "ascent_s": SLOW_S})
    held = {
        "scenario": order.scenario,
        "load_kg": slow.load_kg if order.load_kg is None else order.load_kg,
        "completed": None,
        "cop_difference_m": None,
        "inverse_dynamics_difference": inverse_dynamics_difference(bullet(), simulate(slow, person, order.load_kg)),
        "lean_at_loss_deg": None,
        "tip_angle_deg": None,
    }
    if not order.free:
        return held
    done = drop(slow, person, order.load_kg, options)
    still = drop(_hips_still(slow, person, order.load_kg), person, order.load_kg, options).to_dict()
    motion, time = done.plan.result.motion, done.trace.time_s
    # Forces are means over a frame, so they belong to its middle.
    ours = np.interp(time - 0.5 / FRAMES_PER_S, motion.time_s, motion.cop_x)
    moving = time <= motion.time_s[-1]
    planted = (done.trace.force_N > 0.0).all(axis=0) & moving
    theirs = np.asarray(trace_frames(done.plan, done.trace)["cop_x_m"])
    return held | {
        "completed": not done.verdict.fell,
        "cop_difference_m": float(np.abs(theirs - ours)[planted].max()),
        "lean_at_loss_deg": still["lean_at_loss_deg"],
        "tip_angle_deg": still["predicted_tip_angle_deg"],
    }


def _hips_still(scenario: Scenario, athlete: Athlete, load_kg: float | None) -> Scenario:
    """Lean from upright with locked legs past the tip, also where the exercise leans less or lifts from the floor."""
    if scenario.from_floor:
        scenario = replace(scenario, begins="upright", knees="given", trunk_lean_deg=_LEAN_DEG)
    still = scenario.with_settings({"counterbalance": 0.0, "descent_s": 2 * SLOW_S})
    tip = simulate(still, athlete, load_kg).summary["tip_angle_deg"]
    past = still.trunk_lean_deg if tip is None else min(tip + _PAST_DEG, _MOST_LEAN_DEG)
    return replace(still, trunk_lean_deg=max(still.trunk_lean_deg, past))


def table(athlete: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Compare every exercise with its own bar, each in a process of its own.

    Parameters
    ----------
    athlete : mapping
        See `Order`.

    Returns
    -------
    list of dict
        See `compare`.

    Raises
    ------
    InvalidInputError
        Where PyBullet is not installed.
    """
    rows = []
    for name in scenarios.exercises():
        with Job("agree", Order(name, {}, athlete, None)) as job:
            rows.append(job.result())
    return rows


def markdown(rows: Sequence[dict[str, Any]], athlete: Mapping[str, Any]) -> str:
    """Write the table under what it shows.

    Parameters
    ----------
    rows : sequence of dict
        See `compare`.
    athlete : mapping
        See `Order`.

    Returns
    -------
    str
    """
    person = words.AGREEMENT_ATHLETE.format(
        sex=common.SEX[athlete["sex"]], height=athlete["height_m"], mass=athlete["mass_kg"]
    )
    lines = [words.AGREEMENT_INTRODUCTION.format(person=person), "", words.AGREEMENT_HEADING, words.AGREEMENT_RULE]
    for row in rows:
        pressure = row["cop_difference_m"]
        lost, tip = row["lean_at_loss_deg"], row["tip_angle_deg"]
        lines.append(
            words.AGREEMENT_ROW.format(
                scenario=row["scenario"],
                load=row["load_kg"],
                cop=words.AGREEMENT_NEVER if pressure is None else f"{1000 * pressure:.1f}",
                dynamics=row["inverse_dynamics_difference"],
                lost=words.AGREEMENT_NEVER if lost is None else f"{lost:.1f}",
                tip=words.AGREEMENT_NEVER if tip is None else f"{tip:.1f}",
            )
        )
    return "\n".join(lines)


def read_page(path: Path) -> str:
    """Read the page that the table is to stand in, before the table is computed.

    Parameters
    ----------
    path : Path
        A Markdown file, which need not be there.

    Returns
    -------
    str
        Empty where there is none.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InvalidInputError("-o", path, f"a Markdown file that can be read ({reason})") from None


def with_table(page: str, text: str) -> str:
    """Put the table into a page, between its marks or at the end.

    Parameters
    ----------
    page : str
        See `read_page`.
    text : str
        The table.

    Returns
    -------
    str
    """
    section = f"{words.AGREEMENT_BEGIN}\n\n{text}\n\n{words.AGREEMENT_END}"
    head, begin, rest = page.partition(words.AGREEMENT_BEGIN)
    _, end, tail = rest.partition(words.AGREEMENT_END)
    if begin and end:
        return head + section + tail
    return (page.rstrip("\n") + "\n\n" if page.strip() else "") + section + "\n"
