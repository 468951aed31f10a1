"""What a run returns, as plain arrays and as the JSON document of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.athlete import Athlete
from sim.chain import Array, Indices
from sim.motion import Motion
from sim.posture import Posture
from sim.scenario import Scenario
from sim.status import Outcome


@dataclass(frozen=True, eq=False)
class Result:
    """One repetition of one athlete, computed.

    Parameters
    ----------
    scenario : Scenario
        As run, with its settings.
    athlete : Athlete
        Who did it.
    posture : Posture
        Chain, support and posture map.
    outcome : Outcome
        How it ended.
    notes : tuple of str
        What the model decided or could not do.
    motion : Motion
        The whole repetition at the model's own step.
    shown : array of int
        (n_frames,) nodes of ``motion`` that are frames.
    frames : mapping
        Arrays (n_frames,) by name, NaN where there is no value; ``moment_Nm`` holds one for each joint.
    summary : mapping
        Numbers at the deepest frame, None where there is none.
    deepest : int
        Index of the deepest frame.
    upright : int
        Index of the frame that stands upright, from which a hip shift counts in the summary.
    start : mapping or None
        Where a repetition that begins on the floor is lifted from, and what had to give for it.
    closure : mapping or None
        How the load was shared between feet and back, and what other shares would change, see `sim.closure`.
    fault : mapping or None
        What was done wrong on purpose and what follows, see `sim.fault_effects`.
    """

    scenario: Scenario
    athlete: Athlete
    posture: Posture
    outcome: Outcome
    notes: tuple[str, ...]
    motion: Motion = field(repr=False)
    shown: Indices = field(repr=False)
    frames: Mapping[str, Array | Mapping[str, Array]] = field(repr=False)
    summary: Mapping[str, Any]
    deepest: int
    upright: int = 0
    start: Mapping[str, Any] | None = None
    closure: Mapping[str, Any] | None = None
    fault: Mapping[str, Any] | None = None

    @property
    def load_kg(self) -> float:
        """Mass of the bar. [kg]."""
        return self.posture.task.load_kg

    def to_dict(self) -> dict[str, Any]:
        """Return the document that ``hingelab run --json`` prints.

        Returns
        -------
        dict
            Plain numbers, text, lists and None; never NaN.
        """
        athlete, task, support = self.athlete, self.posture.task, self.posture.support
        return {
            "scenario": self.scenario.name,
            "athlete": {
                "sex": athlete.sex,
                "height_m": athlete.height_m,
                "mass_kg": athlete.mass_kg,
                "lengths_given": athlete.lengths_given,
                "strength_Nm": athlete.strength_Nm,
                "strength_source": athlete.body.strength.source,
            },
            "load_kg": task.load_kg,
            "arms": task.arms,
            "bar_position": task.bar_position,
            "settings": {
                name: getattr(self.scenario, name)
                for name in (
                    "trunk_lean_deg", "lumbar_flexion_deg", "knee_flexion_deg", "counterbalance",
                    "descent_s", "pause_s", "ascent_s",
                )
            },
            "status": self.outcome.status,
            "reason": self.outcome.reason,
            "time_of_failure_s": self.outcome.time_s,
            "notes": list(self.notes),
            "support_x_m": [support.rear, support.front],
            "target_x_m": self.motion.target,
            "deepest_frame": self.deepest,
            "start": plain(self.start),
            "closure": plain(self.closure),
            "fault": plain(self.fault),
            "frames": plain(self.frames),
            "summary": plain(self.summary),
        }  # fmt: skip


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a document may hold
    """Turn arrays and mappings into what JSON knows, with None for NaN and infinity.

    Parameters
    ----------
    value : object
        Mapping, sequence, array, number, text, truth value or None.

    Returns
    -------
    object
    """
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
