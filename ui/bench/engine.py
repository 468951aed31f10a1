"""Pinocchio, the engine that inverse dynamics is compared to, where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from typing import Any

import numpy as np

from sim.chain import GRAVITY, Array, Chain

try:
    import pinocchio as pin
except ImportError:
    pin = None


class Engine:
    """The same tree in Pinocchio: two sliders and a hinge carry the root.

    Parameters
    ----------
    chain : Chain
        Links in depth-first order, as Pinocchio keeps them.
    threads : int
        Most threads to be used.
    """

    def __init__(self, chain: Chain, threads: int) -> None:
        self.model = _model(chain)
        self.data = self.model.createData()
        self.pool = pin.ModelPool(self.model, threads)

    @staticmethod
    def version() -> str | None:
        """Return Pinocchio's version, None where it is not installed.

        Returns
        -------
        str or None
        """
        return None if pin is None else metadata.version("pin")

    def batch(self, q: Array, qd: Array, qdd: Array, threads: int) -> tuple[Callable[[], object], Array]:
        """Return a call of ``rneaInParallel`` and the generalised forces that it fills.

        Parameters
        ----------
        q, qd, qdd : array
            (3 + n_joints, n_states) states. [m, rad, s]
        threads : int
            To share them.

        Returns
        -------
        call : callable
            Without arguments.
        forces : array
            (3 + n_joints, n_states) force x, force y, moment about the root's origin, torques.
        """
        # Its own order: one state after the other.
        states = [np.asfortranarray(rows) for rows in (q, qd, qdd)]
        forces = np.empty(q.shape, order="F")
        return lambda: pin.rneaInParallel(threads, self.pool, *states, forces), forces

    def one(self, q: Array, qd: Array, qdd: Array) -> Callable[[], object]:
        """Return a call that computes the forces and the centre of mass of the first state.

        Parameters
        ----------
        q, qd, qdd : array
            (3 + n_joints, n_states) states. [m, rad, s]

        Returns
        -------
        callable
            Without arguments.
        """
        a, b, c = (rows[:, 0].copy() for rows in (q, qd, qdd))

        def call() -> None:
            pin.rnea(self.model, self.data, a, b, c)
            pin.centerOfMass(self.model, self.data, a)

        return call


def _model(chain: Chain) -> Any:  # noqa: ANN401 - Pinocchio ships no types
    """Build the tree."""
    model = pin.Model()
    model.gravity.linear = np.array([0.0, -GRAVITY, 0.0])
    x = model.addJoint(0, pin.JointModelPX(), pin.SE3.Identity(), "x")
    joints = {-1: model.addJoint(x, pin.JointModelPY(), pin.SE3.Identity(), "y")}
    for i, link in enumerate(chain.links):
        place = pin.SE3(np.eye(3), np.array([*link.joint, 0.0]))
        joints[i] = model.addJoint(joints[link.parent], pin.JointModelRZ(), place, link.name)
        inertia = pin.Inertia(link.mass, np.array([*link.com, 0.0]), np.diag([0.0, 0.0, link.inertia]))
        model.appendBodyToJoint(joints[i], inertia, pin.SE3.Identity())
    return model
