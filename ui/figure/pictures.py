"""The pictures of the README, drawn anew with ``python -m ui.figure.pictures``."""

from __future__ import annotations

from pathlib import Path

import scenarios
import skeletons
from sim.repetition import simulate
from ui.colours import LIGHT
from ui.figure.diagram import diagram
from ui.figure.laying_out import hips_still, lay_out
from ui.figure.png import png
from ui.figure.strip import Panel, strip

_WIDTH = 1200


def pictures() -> dict[str, bytes]:
    """Draw them.

    Returns
    -------
    dict
        PNG files by name.
    """
    athlete = skeletons.athlete("m", None, None)
    result = simulate(scenarios.scenario("kneeling-good-morning"), athlete, 15.0)
    figure = lay_out(result)
    one = diagram(figure, figure.deepest, LIGHT, ghost=(hips_still(result), 0))
    panels = []
    for scenario in scenarios.exercises().values():
        if scenario.step:
            layout = lay_out(simulate(scenario, athlete))
            panels.append(Panel(layout, layout.deepest, (scenario.title,)))
    return {
        "kneeling-good-morning.png": png(one, _WIDTH),
        "four-steps.png": png(strip(panels, LIGHT, plumb=False), _WIDTH),
    }


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "pictures"
    for name, content in pictures().items():
        (folder / name).write_bytes(content)
