"""Speed of a population: gates, spine and stiffness of every person, bar and exercise."""

from __future__ import annotations

from collections import deque

import scenarios
from sim.draws import draw_group
from sim.survey import survey
from skeletons.populations import standard_population
from ui.bench.clock import Measurement, medians_s

_EXERCISES = (
    "kneeling-hip-hinge", "kneeling-good-morning", "standing-good-morning", "bodyweight-hip-hinge", "romanian-deadlift",
)  # fmt: skip
_LOADS_KG = (0.0, 2.5, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0)
_CELLS_PER_S = 10_000 * len(_LOADS_KG) * len(_EXERCISES) / 10.0


def population(n_people: int) -> list[Measurement]:
    """Measure people in every exercise with every bar, and drawing them.

    Parameters
    ----------
    n_people : int
        How many.

    Returns
    -------
    list of Measurement
    """
    known = standard_population()
    exercises = [scenarios.scenario(name) for name in _EXERCISES]
    people = draw_group(known, known.groups[0], n_people)
    n_cells = n_people * len(_LOADS_KG) * len(_EXERCISES)
    drawn, surveyed = medians_s(
        [
            lambda: draw_group(known, known.groups[0], n_people),
            lambda: deque(survey(people, exercises, _LOADS_KG), maxlen=0),
        ],
        1,
    )
    what = f"{n_people:,} people, {len(_LOADS_KG)} bars, {len(_EXERCISES)} exercises: gates, spine, stiffness"
    asked = n_cells / _CELLS_PER_S
    return [
        Measurement("population", what, surveyed, asked, "s", f"{asked:g} s, two threads", ("at most", 1.0)),
        Measurement("population_drawn", "drawing them", drawn, surveyed, "s", "the whole"),
    ]
