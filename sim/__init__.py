"""The model: a planar chain of links, its balance, and what it asks of the lower back and the hamstrings.

Names are imported when they are first used, so that a command that only prints help does not wait for numba.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.athlete import Athlete
    from sim.chain import (
        Chain,
        Link,
        forward_kinematics,
        gravity_moments,
        inverse_dynamics,
        mass_matrix,
        point_jacobian,
    )
    from sim.errors import InvalidInputError
    from sim.repetition import simulate
    from sim.replay import audit
    from sim.result import Result
    from sim.scenario import Scenario

__all__ = [
    "Athlete",
    "Chain",
    "InvalidInputError",
    "Link",
    "Result",
    "Scenario",
    "audit",
    "forward_kinematics",
    "gravity_moments",
    "inverse_dynamics",
    "mass_matrix",
    "point_jacobian",
    "simulate",
]

_HOMES = {
    "Athlete": "sim.athlete",
    "InvalidInputError": "sim.errors",
    "Result": "sim.result",
    "Scenario": "sim.scenario",
    "audit": "sim.replay",
    "simulate": "sim.repetition",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is exported
    """Import an exported name from its module."""
    if name not in __all__:
        msg = f"module 'sim' has no attribute {name!r}"
        raise AttributeError(msg)
    home = import_module(_HOMES.get(name, "sim.chain"))
    return globals().setdefault(name, getattr(home, name))
