"""Inverse dynamics of random trees beside two independent engines, Pinocchio and PyBullet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.chain import GRAVITY, Chain
from sim.dynamics import inverse_dynamics, mass_matrix
from tests.strategies import MAX_LINKS, Array, States, random_states, random_tree, scale_of

TREES_PER_SIZE = 4
STATES_PER_TREE = 5
SIZES = range(1, MAX_LINKS + 1)


def on_binary_grid(chain: Chain) -> Chain:
    """Round masses and centres of mass to few bits.

    PyBullet refuses inertia tensors that are not symmetric to the last bit, and its own products of mass and
    centre of mass are not, unless they are exact.
    """
    links = []
    for link in chain.links:
        x, y = (round(c * 2**16) / 2**16 for c in link.com)
        links.append(replace(link, mass=round(link.mass * 2**10) / 2**10, com=(x, y)))
    return Chain.from_links(links)


def cases(n_links: int) -> Iterator[tuple[Chain, States]]:
    """Trees of one size with their states, the same on every run."""
    rng = np.random.default_rng(n_links)
    for _ in range(TREES_PER_SIZE):
        chain = on_binary_grid(random_tree(rng, n_links))
        yield chain, random_states(rng, chain, STATES_PER_TREE)


def same(got: Array, expected: Array, chain: Chain) -> None:
    """Compare to 1e-9 relative; only numbers that cancel to nearly nothing are held against the scale."""
    assert_allclose(got, expected, rtol=1e-9, atol=1e-12 * scale_of(chain, expected))


def compare(chain: Chain, given: States, generalised: Array, com: Array) -> None:
    """Compare torques, centre of mass and root wrench with those of an engine.

    ``generalised`` holds one row a coordinate: force x, force y, moment about the root's origin, torques.
    """
    tau, centre, root = inverse_dynamics(chain, *given)
    q = given[0]
    force_x, force_y, moment = generalised[:3]
    same(tau, generalised[3:], chain)
    same(root, np.array([force_x, force_y, moment + q[0] * force_y - q[1] * force_x]), chain)
    assert_allclose(centre, com, rtol=1e-9, atol=1e-12)


def depth_first(chain: Chain, link: int = 0) -> Iterator[int]:
    """List the links so that each branch is complete before the next one begins."""
    yield link
    for child in np.flatnonzero(chain.parent == link).tolist():
        yield from depth_first(chain, child)


def pinocchio_model(pin: Any, chain: Chain) -> tuple[Any, list[int]]:
    """Build the tree on two sliders and a hinge; return it with the order of its coordinates."""
    model = pin.Model()
    model.gravity.linear = np.array([0.0, -GRAVITY, 0.0])
    x = model.addJoint(0, pin.JointModelPX(), pin.SE3.Identity(), "x")
    y = model.addJoint(x, pin.JointModelPY(), pin.SE3.Identity(), "y")
    joints = {-1: y}
    # Its mass matrix is right only where joints are added depth first.
    order = list(depth_first(chain))
    for i in order:
        link = chain.links[i]
        place = pin.SE3(np.eye(3), np.array([*link.joint, 0.0]))
        joints[i] = model.addJoint(joints[link.parent], pin.JointModelRZ(), place, link.name)
        body = pin.Inertia(link.mass, np.array([*link.com, 0.0]), np.diag([0.0, 0.0, link.inertia]))
        model.appendBodyToJoint(joints[i], body, pin.SE3.Identity())
    return model, [0, 1, *(2 + i for i in order)]


@pytest.mark.parametrize("n_links", SIZES)
def test_pinocchio(n_links: int) -> None:
    pin = pytest.importorskip("pinocchio", reason="Pinocchio has no wheel here", exc_type=ImportError)
    for chain, given in cases(n_links):
        model, order = pinocchio_model(pin, chain)
        data = model.createData()
        generalised = np.empty_like(given[0])
        com = np.empty((2, STATES_PER_TREE))
        matrix = mass_matrix(chain, given[0])[np.ix_(order, order)]
        for k in range(STATES_PER_TREE):
            q, qd, qdd = (rows[order, k] for rows in given)
            generalised[order, k] = pin.rnea(model, data, q, qd, qdd)
            com[:, k] = pin.centerOfMass(model, data, q)[:2]
            same(np.triu(matrix[:, :, k]), np.triu(pin.crba(model, data, q)), chain)
        compare(chain, given, generalised, com)


def urdf(chain: Chain) -> str:
    """Write the tree on two massless sliders and a hinge."""

    def body(name: str, mass: float, com: tuple[float, float], inertia: float) -> str:
        moments = " ".join(f'{axis}="{inertia!r}"' for axis in ("ixx", "iyy", "izz"))
        return (
            f'<link name="{name}"><inertial><origin xyz="{com[0]!r} {com[1]!r} 0"/><mass value="{mass!r}"/>'
            f'<inertia {moments} ixy="0" ixz="0" iyz="0"/></inertial></link>'
        )

    def joint(kind: str, parent: str, child: str, axis: str, place: tuple[float, float]) -> str:
        return (
            f'<joint name="to_{child}" type="{kind}"><parent link="{parent}"/><child link="{child}"/>'
            f'<origin xyz="{place[0]!r} {place[1]!r} 0"/><axis xyz="{axis}"/>'
            '<limit lower="-100" upper="100" effort="1" velocity="1"/></joint>'
        )

    # The engine takes carriers of no mass for inverse dynamics, so nothing has to be subtracted.
    nothing = (0.0, (0.0, 0.0), 0.0)
    parts = [body(name, *nothing) for name in ("world", "slider_x", "slider_y")]
    parts.append(joint("prismatic", "world", "slider_x", "1 0 0", (0.0, 0.0)))
    parts.append(joint("prismatic", "slider_x", "slider_y", "0 1 0", (0.0, 0.0)))
    for link in chain.links:
        parent = "slider_y" if link.parent < 0 else chain.links[link.parent].name
        parts.append(body(link.name, link.mass, link.com, link.inertia))
        parts.append(joint("continuous", parent, link.name, "0 0 1", link.joint))
    # The engine reads lines of up to 1024 characters and loses the rest.
    return "\n".join(['<robot name="tree">', *parts, "</robot>"])


class Bullet:
    """One PyBullet world; every call names its client, so that other worlds stay untouched."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.client = engine.connect(engine.DIRECT)
        # Without this a file of the same name is read once only.
        engine.setPhysicsEngineParameter(enableFileCaching=0, physicsClientId=self.client)
        engine.setGravity(0.0, -GRAVITY, 0.0, physicsClientId=self.client)

    def close(self) -> None:
        """Leave the world."""
        self.engine.disconnect(physicsClientId=self.client)

    def solve(self, chain: Chain, file: Path, given: States) -> tuple[Array, Array]:
        """Return generalised forces and centres of mass, in the order of HingeLab's coordinates."""
        engine, client = self.engine, self.client
        file.write_text(urdf(chain), encoding="utf-8")
        # Loaded anew for each tree and never removed: inverse dynamics keeps the model of its first call,
        # even for a later body that comes to lie at the same address.
        body = engine.loadURDF(
            str(file), useFixedBase=True, flags=engine.URDF_USE_INERTIA_FROM_FILE, physicsClientId=client
        )
        infos = [engine.getJointInfo(body, j, physicsClientId=client) for j in range(2 + chain.n_links)]
        names = ["to_slider_x", "to_slider_y", *(f"to_{link.name}" for link in chain.links)]
        # PyBullet numbers joints depth first; its degrees of freedom start at 6 after those of the base.
        joint_of = {info[1].decode(): info[0] for info in infos}
        dof_of = {info[1].decode(): info[4] - 6 for info in infos}
        joints = [joint_of[name] for name in names]
        dofs = [dof_of[name] for name in names]
        mass = np.array([engine.getDynamicsInfo(body, j, physicsClientId=client)[0] for j in joints])
        n_states = given[0].shape[1]
        generalised = np.empty_like(given[0])
        com = np.empty((2, n_states))
        for k in range(n_states):
            ordered = np.empty((3, len(names)))
            ordered[:, dofs] = [rows[:, k] for rows in given]
            forces = engine.calculateInverseDynamics(body, *ordered.tolist(), physicsClientId=client)
            generalised[:, k] = np.array(forces)[dofs]
            for j, angle in zip(joints, given[0][:, k].tolist(), strict=True):
                engine.resetJointState(body, j, angle, physicsClientId=client)
            where = engine.getLinkStates(body, joints, computeForwardKinematics=1, physicsClientId=client)
            com[:, k] = mass @ np.array([state[0][:2] for state in where]) / mass.sum()
        return generalised, com


@pytest.fixture(scope="module")
def bullet() -> Iterator[Bullet]:
    """A PyBullet world without a screen."""
    engine = pytest.importorskip(
        "pybullet", reason="PyBullet has wheels for Python 3.11 on Linux x86_64 only", exc_type=ImportError
    )
    world = Bullet(engine)
    yield world
    world.close()


@pytest.mark.parametrize("n_links", SIZES)
def test_pybullet(n_links: int, bullet: Bullet, tmp_path: Path) -> None:
    for chain, given in cases(n_links):
        compare(chain, given, *bullet.solve(chain, tmp_path / "tree.urdf", given))


def test_cases_branch_and_end_in_massless_leaves() -> None:
    chains = [chain for n in SIZES for chain, _ in cases(n)]
    assert any(len(set(chain.parent.tolist())) < chain.n_links for chain in chains)
    assert any(chain.mass[-1] == 0.0 for chain in chains)
