"""Everything that another engine needs to repeat a calculation."""

from __future__ import annotations

from typing import Any

from sim.chain import GRAVITY, Array
from sim.contacts import contacts, net_torques
from sim.result import Result, plain


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
        ``tau`` is what the joints do where the root carries everything, as ``root_force`` and ``root_moment`` do;
        ``contacts`` shares the total force, see `sim.contacts`. Where one of them is on another link than the root,
        ``contact_tau`` is what it takes over: the net joint torque is ``tau`` less that.
    """
    motion, shown, posture = result.motion, result.shown, result.posture
    document: dict[str, Any] = {
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
            for link in posture.chain.links
        ],
        "time_s": motion.time_s[shown],
        "q": motion.q[:, shown],
        "qd": motion.qd[:, shown],
        "qdd": motion.qdd[:, shown],
        "tau": motion.tau[:, shown],
        "com": motion.com[:, shown],
        "root_force": motion.root[:2, shown],
        "root_moment": motion.root[2, shown],
        "cop_x": motion.cop_x[shown],
        "contacts": {
            name: {"link": item.link, "x": _fixed(item.x), "y": _fixed(item.y), "force": item.force}
            for name, item in contacts(posture, motion.q[:, shown], motion.root[:, shown]).items()
        },
    }
    if posture.task.borne_elsewhere:
        net = net_torques(posture, motion.q, motion.tau, motion.root)
        document["contact_tau"] = (motion.tau - net)[:, shown]
    checked: dict[str, Any] = plain(document)
    return checked


def _fixed(values: Array) -> float | Array:
    """Return one number for a place that stands still."""
    return float(values[0]) if (values == values[0]).all() else values
