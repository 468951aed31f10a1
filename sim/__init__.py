"""The model: a planar chain of links, its balance, and what it asks of the lower back and the hamstrings.

Names are imported when they are first used, so that a command that only prints help does not wait for numba.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.athlete import Athlete
    from sim.chain import Chain, Link
    from sim.dynamics import gravity_moments, inverse_dynamics, mass_matrix
    from sim.errors import InvalidInputError
    from sim.kinematics import forward_kinematics, point_jacobian
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
    "Chain": "sim.chain",
    "InvalidInputError": "sim.errors",
    "Link": "sim.chain",
    "Result": "sim.result",
    "Scenario": "sim.scenario",
    "audit": "sim.replay",
    "forward_kinematics": "sim.kinematics",
    "gravity_moments": "sim.dynamics",
    "inverse_dynamics": "sim.dynamics",
    "mass_matrix": "sim.dynamics",
    "point_jacobian": "sim.kinematics",
    "simulate": "sim.repetition",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is exported
    """Import an exported name from its module."""
    if name not in _HOMES:
        msg = f"module 'sim' has no attribute {name!r}"
        raise AttributeError(msg)
    home = import_module(_HOMES[name])
    return globals().setdefault(name, getattr(home, name))
