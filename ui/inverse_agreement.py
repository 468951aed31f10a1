"""PyBullet's inverse dynamics beside ours, along a whole repetition.

PyBullet is handed in, so that importing it stays the matter of the one module that holds it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sim.chain import GRAVITY, Array
from sim.result import Result
from skeletons.writers.tree import make_tree
from ui.exports import exported

_BASE = 6  # the engine's degrees of freedom begin with those of a base, which is fixed here


def inverse_dynamics_difference(engine: Any, result: Result) -> float:  # noqa: ANN401 - PyBullet ships no types
    """Compute the forces of a repetition a second time, by PyBullet from the exported URDF.

    Parameters
    ----------
    engine : module
        PyBullet.
    result : Result
        A run; every node of its motion counts, up to where it cannot go on.

    Returns
    -------
    float
        Largest difference, of forces on the root relative to the largest of them, of moments (on the root about its
        origin, and in the joints) relative to the largest of those.
    """
    motion, tree = result.motion, make_tree(result.posture, {})
    until, rows = max(result.outcome.n_good, 1), list(tree.rows)
    q, qd, qdd = (values[rows, :until] for values in (motion.q, motion.qd, motion.qdd))
    force_x, force_y, about_world = motion.root[:, :until]
    about_root = about_world - (q[0] * force_y - q[1] * force_x)
    joints = motion.tau[[row - 3 for row in rows[3:]], :until]  # the chain's coordinates begin with three of the root
    ours = np.vstack([force_x, force_y, about_root, joints])
    theirs = bullet_forces(engine, exported(result, ".urdf"), tree.coordinates, (q, qd, qdd))
    differences = np.abs(theirs - ours)
    parts = (slice(0, 2), slice(2, None))
    return float(max(differences[part].max() / np.abs(ours[part]).max() for part in parts))


def bullet_forces(
    engine: Any,  # noqa: ANN401 - PyBullet ships no types
    urdf: str,
    coordinates: Sequence[str],
    states: tuple[Array, Array, Array],
) -> Array:
    """Return the forces that PyBullet computes for a motion, in a world of its own.

    Parameters
    ----------
    engine : module
        PyBullet.
    urdf : str
        A body, as `skeletons.writers.urdf` writes it.
    coordinates : sequence of str
        Names of its joints in the order of the states.
    states : tuple of array
        Three of (n_coordinates, n): positions, rates and accelerations. [m, rad, s]

    Returns
    -------
    array
        (n_coordinates, n) [N, N m]
    """
    client = engine.connect(engine.DIRECT)
    try:
        # Without this a file of the same name is read once only.
        engine.setPhysicsEngineParameter(enableFileCaching=0, physicsClientId=client)
        engine.setGravity(0.0, -GRAVITY, 0.0, physicsClientId=client)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "body.urdf"
            file.write_text(urdf, encoding="utf-8")
            body = engine.loadURDF(
                str(file), useFixedBase=True, flags=engine.URDF_USE_INERTIA_FROM_FILE, physicsClientId=client
            )
        count = engine.getNumJoints(body, physicsClientId=client)
        infos = [engine.getJointInfo(body, joint, physicsClientId=client) for joint in range(count)]
        place_of = {info[1].decode(): info[4] - _BASE for info in infos}
        places = [place_of[name] for name in coordinates]
        forces = np.empty_like(states[0])
        ordered = np.empty((3, len(places)))
        for k in range(forces.shape[1]):
            ordered[:, places] = [rows[:, k] for rows in states]
            found = engine.calculateInverseDynamics(body, *ordered.tolist(), physicsClientId=client)
            forces[:, k] = np.array(found)[places]
        return forces
    finally:
        engine.disconnect(physicsClientId=client)
