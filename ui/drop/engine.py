"""PyBullet, the only module that knows it: one world, one body held to the sagittal plane by its joints.

The world leaves out what PyBullet adds on its own: motors and damping, inertia guessed from shapes, bodies read
from a cache, and links without an inertia, which would weigh a kilogram.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

from sim.chain import GRAVITY, Array, Chain
from sim.drop.floor import Circle
from sim.errors import InvalidInputError

ALLOWED = "PyBullet, which has wheels for Python 3.11 on Linux x86_64 only; every other command works without it"
_FAST = 1e4  # rad/s or m/s, past anything that happens; the engine's own clamp is 100
_ITERATIONS = 50  # of its contact solver
_SLIDERS = ("slider_x", "slider_y")
_POINT = 1e-9  # kg m^2; a link without inertia has no inverse


class Contact(NamedTuple):
    """Where a body presses on the floor.

    Parameters
    ----------
    link : str
        The link that touches.
    x, y : float
        [m]
    force : float
        Upward. [N]
    """

    link: str
    x: float
    y: float
    force: float


def require() -> None:
    """Say why there is no simulation where PyBullet is not installed.

    Raises
    ------
    InvalidInputError
        Where it is not.
    """
    if find_spec("pybullet") is None:
        raise InvalidInputError("drop", "this Python without PyBullet", ALLOWED)


def bullet() -> Any:  # noqa: ANN401 - PyBullet ships no types
    """Return PyBullet, imported when it is first asked for, because it greets on standard output.

    Returns
    -------
    module

    Raises
    ------
    InvalidInputError
        Where it is not installed.
    """
    require()
    import pybullet

    return pybullet


class World:
    """A body, the floor and gravity; a context manager that leaves the engine when it is done.

    Parameters
    ----------
    chain : Chain
        The body.
    parts : sequence of Circle
        What of it can meet the floor.
    step_s : float
        Step. [s]
    """

    def __init__(self, chain: Chain, parts: Sequence[Circle], step_s: float) -> None:
        self._engine = engine = bullet()
        self._client = engine.connect(engine.DIRECT)
        own = {"physicsClientId": self._client}
        engine.setPhysicsEngineParameter(
            enableFileCaching=0, fixedTimeStep=step_s, numSubSteps=0, numSolverIterations=_ITERATIONS,
            solverResidualThreshold=0.0, deterministicOverlappingPairs=1, **own,
        )  # fmt: skip
        engine.setGravity(0.0, -GRAVITY, 0.0, **own)
        plane = engine.createCollisionShape(engine.GEOM_PLANE, planeNormal=[0, 1, 0], **own)
        self._floor = engine.createMultiBody(0, plane, **own)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "body.urdf"
            file.write_text(_urdf(chain, parts), encoding="utf-8")
            self._body = engine.loadURDF(
                str(file), useFixedBase=True, flags=engine.URDF_USE_INERTIA_FROM_FILE, **own
            )  # fmt: skip
        infos = [engine.getJointInfo(self._body, j, **own) for j in range(engine.getNumJoints(self._body, **own))]
        number = {info[12].decode(): info[0] for info in infos}
        self._names = {j: name for name, j in number.items()}
        self._joints = [number[name] for name in (*_SLIDERS, *(link.name for link in chain.links))]
        self._thorax = number.get("thorax")
        self._set_free()

    def _set_free(self) -> None:
        """Switch off motors, damping and bounce, and let the floor grip."""
        engine, own = self._engine, {"physicsClientId": self._client}
        still = [0.0] * len(self._joints)
        engine.setJointMotorControlArray(self._body, self._joints, engine.VELOCITY_CONTROL, forces=still, **own)
        engine.changeDynamics(self._floor, -1, lateralFriction=1.0, restitution=0.0, **own)
        for link in (-1, *self._joints):
            engine.changeDynamics(
                self._body, link, linearDamping=0.0, angularDamping=0.0, jointDamping=0.0, lateralFriction=1.0,
                rollingFriction=0.0, spinningFriction=0.0, restitution=0.0, maxJointVelocity=_FAST, **own,
            )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the engine."""
        self._engine.disconnect(physicsClientId=self._client)

    def set_state(self, q: Array, qd: Array) -> None:
        """Put the body somewhere.

        Parameters
        ----------
        q, qd : array
            (3 + n_joints,) coordinates and rates. [m, rad, s]
        """
        for joint, angle, rate in zip(self._joints, q.tolist(), qd.tolist(), strict=True):
            self._engine.resetJointState(self._body, joint, angle, rate, physicsClientId=self._client)

    def state(self) -> tuple[Array, Array]:
        """Return coordinates and rates (3 + n_joints,) each. [m, rad, s].

        Returns
        -------
        q, qd : array
        """
        states = self._engine.getJointStates(self._body, self._joints, physicsClientId=self._client)
        return np.array([state[0] for state in states]), np.array([state[1] for state in states])

    def advance(self, torques: Array, push_N: float = 0.0) -> None:
        """Go one step on.

        Parameters
        ----------
        torques : array
            (n_joints,) [N m]
        push_N : float, default 0
            Forward, at the thorax' centre of mass. [N]
        """
        engine, own = self._engine, {"physicsClientId": self._client}
        engine.setJointMotorControlArray(
            self._body, self._joints[3:], engine.TORQUE_CONTROL, forces=torques.tolist(), **own
        )
        if push_N:
            centre = engine.getLinkState(self._body, self._thorax, **own)[0]
            engine.applyExternalForce(self._body, self._thorax, [push_N, 0, 0], centre, engine.WORLD_FRAME, **own)
        engine.stepSimulation(**own)

    def contacts(self) -> list[Contact]:
        """Return where the body pressed on the floor in the last step.

        Returns
        -------
        list of Contact
        """
        found = self._engine.getContactPoints(self._body, self._floor, physicsClientId=self._client)
        return [Contact(self._names[each[3]], each[6][0], each[6][1], each[9]) for each in found if each[9] > 0.0]


def _urdf(chain: Chain, parts: Sequence[Circle]) -> str:
    """Write the body on two massless sliders and a hinge, its parts as spheres in the sagittal plane."""
    # Lines stay short: the engine reads 1024 characters of each and loses the rest.
    lines = ['<robot name="athlete">']
    for name in ("world", *_SLIDERS):
        lines += _link(name, 0.0, (0.0, 0.0), 0.0, ())
    lines += _joint("prismatic", "world", _SLIDERS[0], "1 0 0", (0.0, 0.0))
    lines += _joint("prismatic", *_SLIDERS, "0 1 0", (0.0, 0.0))
    for link in chain.links:
        own = [part for part in parts if part.link == link.name]
        lines += _link(link.name, link.mass, link.com, link.inertia or _POINT, own)
        parent = _SLIDERS[1] if link.parent < 0 else chain.links[link.parent].name
        lines += _joint("continuous", parent, link.name, "0 0 1", link.joint)
    return "\n".join([*lines, "</robot>"])


def _link(name: str, mass: float, com: tuple[float, float], inertia: float, parts: Sequence[Circle]) -> list[str]:
    """Write a link. Out of the plane it has the inertia that it has in it, which nothing asks for."""
    moments = " ".join(f'{axis}="{float(inertia)!r}"' for axis in ("ixx", "iyy", "izz"))
    return [
        f'<link name="{name}"><inertial><origin xyz="{float(com[0])!r} {float(com[1])!r} 0"/>',
        f'<mass value="{float(mass)!r}"/><inertia {moments} ixy="0" ixz="0" iyz="0"/></inertial>',
        *(
            f'<collision><origin xyz="{part.x!r} {part.y!r} 0"/>'
            f'<geometry><sphere radius="{part.radius!r}"/></geometry></collision>'
            for part in parts
        ),
        "</link>",
    ]


def _joint(kind: str, parent: str, child: str, axis: str, place: tuple[float, float]) -> list[str]:
    """Write a joint without limits."""
    return [
        f'<joint name="to_{child}" type="{kind}"><parent link="{parent}"/><child link="{child}"/>',
        f'<origin xyz="{float(place[0])!r} {float(place[1])!r} 0"/><axis xyz="{axis}"/>',
        '<limit lower="1" upper="-1" effort="1" velocity="1"/></joint>',
    ]
