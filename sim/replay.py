"""Everything that another engine needs to repeat a calculation."""

from __future__ import annotations

from typing import Any

from sim.chain import GRAVITY
from sim.result import Result, plain
from sim.support import contact_shares


def audit(result: Result) -> dict[str, Any]:
    """Return chain, states and results of a run, nothing rounded.

    Parameters
    ----------
    result : Result
        A run.

    Returns
    -------
    dict
        SI units, angles counter-clockwise about z, x forward, y up; one row a coordinate, one column a frame.
        ``contacts`` shares the total force between rear and front contact by the law of the lever.
    """
    motion, shown, support = result.motion, result.shown, result.posture.support
    cop = motion.cop_x[shown]
    shares = contact_shares(support, cop)
    force = motion.root[:2, shown]
    places = (support.rear, support.front)
    document = {
        "scenario": result.scenario.name,
        "gravity": GRAVITY,
        "ground_y": 0.0,
        "links": [
            {
                "name": link.name,
                "parent": link.parent,
                "joint": list(link.joint),
                "mass": link.mass,
                "com": list(link.com),
                "inertia": link.inertia,
            }
            for link in result.posture.chain.links
        ],
        "time_s": motion.time_s[shown],
        "q": motion.q[:, shown],
        "qd": motion.qd[:, shown],
        "qdd": motion.qdd[:, shown],
        "tau": motion.tau[:, shown],
        "com": motion.com[:, shown],
        "root_force": force,
        "root_moment": motion.root[2, shown],
        "cop_x": cop,
        "contacts": {
            name: {"x": place, "y": 0.0, "force": share * force}
            for name, place, share in zip(support.contacts, places, shares, strict=True)
        },
    }
    checked: dict[str, Any] = plain(document)
    return checked
