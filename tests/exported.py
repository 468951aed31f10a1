"""Exported bodies beside the chains that they were written from, and how four engines answer for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scenarios
import skeletons
from sim.chain import GRAVITY
from sim.dynamics import inverse_dynamics
from sim.repetition import simulate
from sim.result import Result
from skeletons.writers.tree import Tree, make_tree
from tests.strategies import Array, States, generalised, random_states
from ui.inverse_agreement import bullet_forces

STATES = 4
# Sex, stature, mass, measured lengths, bar; None is the exercise's or the sex's own.
PEOPLE: dict[str, tuple[str, float | None, float | None, dict[str, float], float | None]] = {
    "man, usual bar": ("m", None, None, {}, None),
    "small woman, largest bar": ("f", 1.2, 30.0, {}, 300.0),
    "large man, long thighs, no bar": ("m", 2.2, 200.0, {"thigh_m": 0.65, "arm_m": 0.7}, 0.0),
}
CASES = [(name, person) for name in scenarios.exercises() for person in PEOPLE]
WHY = "PyBullet has wheels for Python 3.11 on Linux x86_64 only"


@dataclass(frozen=True)
class Answer:
    """What an engine says: whole mass, centre of mass (2, n), generalised forces (n_coordinates, n)."""

    mass: float
    com: Array
    forces: Array


@cache
def result_of(scenario: str, person: str) -> Result:
    """Run a case."""
    sex, height, mass, lengths, load = PEOPLE[person]
    return simulate(scenarios.scenario(scenario), skeletons.athlete(sex, height, mass, **lengths), load)


def states_of(result: Result) -> States:
    """Random states of the chain, the same on every run."""
    return random_states(np.random.default_rng(len(result.scenario.name)), result.posture.chain, STATES)


def tree_of(result: Result) -> Tree:
    """The tree that the files hold."""
    return make_tree(result.posture, {})


def our_answer(result: Result, states: States) -> Answer:
    """What HingeLab says, for the coordinates that the files have."""
    chain = result.posture.chain
    com = inverse_dynamics(chain, *states)[1]
    return Answer(chain.total_mass, com, generalised(chain, *states)[list(tree_of(result).rows)])


def rows_of(tree: Tree, states: States) -> list[Array]:
    """The states' rows that the files have."""
    return [rows[list(tree.rows)] for rows in states]


def engine(name: str, reason: str) -> Any:
    """An engine's module; the test is skipped where there is none."""
    return pytest.importorskip(name, reason=reason, exc_type=ImportError)


def pinocchio(file: Path, tree: Tree, states: States) -> Answer:
    """Read a URDF with Pinocchio."""
    pin = engine("pinocchio", "Pinocchio has no wheel here")
    model = pin.buildModelFromUrdf(str(file))
    model.gravity.linear = np.array([0.0, -GRAVITY, 0.0])
    data = model.createData()
    places = [model.joints[model.getJointId(name)].idx_v for name in tree.coordinates]
    assert model.nq == model.nv == len(places)
    com, forces = np.empty((2, STATES)), np.empty((len(places), STATES))
    for k in range(STATES):
        ordered = np.empty((3, len(places)))
        ordered[:, places] = [rows[:, k] for rows in rows_of(tree, states)]
        forces[:, k] = pin.rnea(model, data, *ordered)[places]
        com[:, k] = pin.centerOfMass(model, data, ordered[0])[:2]
    return Answer(pin.computeTotalMass(model), com, forces)


def bullet(file: Path, tree: Tree, states: States) -> Answer:
    """Read a URDF with PyBullet, in a world of its own."""
    engine_ = engine("pybullet", WHY)
    client = engine_.connect(engine_.DIRECT)
    try:
        engine_.setPhysicsEngineParameter(enableFileCaching=0, physicsClientId=client)
        flags = engine_.URDF_USE_INERTIA_FROM_FILE
        body = engine_.loadURDF(str(file), useFixedBase=True, flags=flags, physicsClientId=client)
        links = range(engine_.getNumJoints(body, physicsClientId=client))
        infos = {
            info[1].decode(): info for info in (engine_.getJointInfo(body, j, physicsClientId=client) for j in links)
        }
        joints = [infos[name][0] for name in tree.coordinates]
        mass = np.array([engine_.getDynamicsInfo(body, j, physicsClientId=client)[0] for j in links])
        com = np.empty((2, STATES))
        for k in range(STATES):
            for j, angle in zip(joints, rows_of(tree, states)[0][:, k].tolist(), strict=True):
                engine_.resetJointState(body, j, angle, physicsClientId=client)
            where = engine_.getLinkStates(body, list(links), computeForwardKinematics=1, physicsClientId=client)
            com[:, k] = mass @ np.array([state[0][:2] for state in where]) / mass.sum()
        base = engine_.getDynamicsInfo(body, -1, physicsClientId=client)[0]
    finally:
        engine_.disconnect(physicsClientId=client)
    q, qd, qdd = rows_of(tree, states)
    forces = bullet_forces(engine_, file.read_text(encoding="utf-8"), tree.coordinates, (q, qd, qdd))
    return Answer(float(mass.sum()) + base, com, forces)


def mujoco(file: Path, tree: Tree, states: States) -> Answer:
    """Read an MJCF with MuJoCo; joint ranges, which push in random states, are switched off."""
    mj = engine("mujoco", "MuJoCo has no wheel here")
    model = mj.MjModel.from_xml_path(str(file))
    data = mj.MjData(model)
    model.opt.disableflags |= mj.mjtDisableBit.mjDSBL_LIMIT
    assert [model.joint(j).name for j in range(model.njnt)] == list(tree.coordinates)
    com, forces = np.empty((2, STATES)), np.empty((len(tree.coordinates), STATES))
    for k in range(STATES):
        data.qpos[:], data.qvel[:], data.qacc[:] = (rows[:, k] for rows in rows_of(tree, states))
        mj.mj_inverse(model, data)
        forces[:, k], com[:, k] = data.qfrc_inverse, data.subtree_com[0, :2]
    return Answer(float(model.body_subtreemass[0]), com, forces)


def opensim(file: Path, tree: Tree, states: States) -> Answer:
    """Read an .osim with OpenSim; joint ranges, which clamp random states, are switched off."""
    osim = silent_opensim()
    model = osim.Model(str(file))
    listed = [model.getCoordinateSet().get(name) for name in tree.coordinates]
    for coordinate in listed:
        coordinate.set_clamped(False)
    state = model.initSystem()
    assert model.getNumCoordinates() == len(listed)
    order = sorted(range(len(listed)), key=lambda i: (listed[i].getBodyIndex(), listed[i].getMobilizerQIndex()))
    com, forces = np.empty((2, STATES)), np.empty((len(listed), STATES))
    for k in range(STATES):
        q, qd, qdd = (rows[:, k].tolist() for rows in rows_of(tree, states))
        for coordinate, angle, rate in zip(listed, q, qd, strict=True):
            coordinate.setValue(state, angle, False)  # noqa: FBT003 - the constraints are not to be enforced
            coordinate.setSpeedValue(state, rate)
        model.realizeVelocity(state)
        accelerations = osim.Vector(len(order), 0.0)
        for place, i in enumerate(order):
            accelerations.set(place, qdd[i])
        found = osim.InverseDynamicsSolver(model).solve(state, accelerations)
        forces[order, k] = [found.get(place) for place in range(len(order))]
        com[:, k] = model.calcMassCenterPosition(state).to_numpy()[:2]
    return Answer(model.getTotalMass(state), com, forces)


def silent_opensim() -> Any:
    """OpenSim, which otherwise prints what it reads."""
    osim = engine("opensim", "OpenSim has no wheel here")
    osim.Logger.setLevelString("error")
    return osim


Solver = Callable[[Path, Tree, States], Answer]
ENGINES: Sequence[tuple[Solver, str]] = (
    (pinocchio, ".urdf"),
    (bullet, ".urdf"),
    (mujoco, ".xml"),
    (opensim, ".osim"),
)
