"""The ladder of exercises: what comes before and after each, and what each asks of an athlete, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.result import Result


@dataclass(frozen=True)
class Rung:
    """One exercise's place.

    Parameters
    ----------
    name : str
        Of the scenario.
    role : str
        ``drill``, left as soon as it is mastered; ``exercise``, loaded progressively; ``test``.
    prerequisites, progressions, regressions : tuple of str
        Scenarios that come before, that it opens, and that help where it fails.
    retest : str or None
        The scenario that shows whether it has taken.
    leave : str
        When to go on, in a sentence.
    """

    name: str
    role: str
    prerequisites: tuple[str, ...]
    progressions: tuple[str, ...]
    regressions: tuple[str, ...]
    retest: str | None
    leave: str


@dataclass(frozen=True)
class WayOn:
    """Where to go after the test.

    Parameters
    ----------
    scenarios : tuple of str
        What to do next.
    why : str
        In a sentence.
    """

    scenarios: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Ladder:
    """All rungs and the test that stands between them.

    Parameters
    ----------
    rungs : tuple of Rung
        From the entries up.
    test : str
        The scenario that is the test.
    passed, failed : tuple of WayOn
        What each answer opens.
    """

    rungs: tuple[Rung, ...]
    test: str
    passed: tuple[WayOn, ...]
    failed: tuple[WayOn, ...]


def asked(result: Result) -> dict[str, Any]:
    """Measure what a rung asks of an athlete.

    Parameters
    ----------
    result : Result
        The repetition with the rung's own bar.

    Returns
    -------
    dict
        At the deepest point ``trunk_lean_deg``, ``hip_flexion_deg``, ``knee_flexion_deg``; largest moments
        ``hip_Nm``, ``knee_Nm``, ``lumbosacral_Nm``; of the lower back, None where the body lies, the largest
        ``compression_N`` at L5/S1 and ``gate_margin_Nm``, the least left for its muscles; ``legs`` that carry;
        ``hips_back_m``; ``hips_must_move``, whether the body would tip with the hips still, None where nothing can;
        ``muscle_gate``; ``spine_gives_deg`` and ``shoulders_reach_m``, what a start on the floor takes; ``pull_N``,
        how hard the feet are held.
    """
    summary, start = result.summary, result.start or {}
    tip, lean = summary["tip_angle_deg"], summary["trunk_lean_deg"]
    task, peak = result.posture.task, summary["peak_moment_Nm"]
    pressed = summary["peak_compression_N"]
    pull = result.frames.get("anchor_force_N")
    return {
        "trunk_lean_deg": lean,
        "hip_flexion_deg": summary["hip_flexion_deg"],
        "knee_flexion_deg": summary["knee_flexion_deg"],
        "hip_Nm": peak["hip"],
        "knee_Nm": peak["knee"],
        "lumbosacral_Nm": peak["L5/S1"],
        "compression_N": None if pressed is None else pressed["L5/S1"],
        "gate_margin_Nm": summary["gate_margin_Nm"],
        "legs": task.legs,
        "hips_back_m": summary["hip_shift_m"],
        "hips_must_move": None if task.held or task.lies else tip is not None and lean > tip,
        "muscle_gate": summary["muscle_gate"],
        "spine_gives_deg": start.get("lumbar_flexion_deg"),
        "shoulders_reach_m": start.get("shoulder_reach_m"),
        "pull_N": None if pull is None else float(np.max(np.asarray(pull))),
    }
