"""Speed of whole evaluations: one repetition, and static poses by the batch."""

from __future__ import annotations

import itertools
from collections import deque

import numpy as np

import scenarios
import skeletons
from sim import benchmark
from sim.balance import variables
from sim.chain import Array
from sim.held import hold_many
from sim.posture import Posture, make_posture
from sim.repetition import FRAMES, simulate
from sim.scenario import resolve_task
from sim.spine.equilibrium import equilibrium
from sim.spine.posed import held_loads
from sim.spine.scaling import lumbar_spine
from ui.bench.clock import Measurement, medians_s

_EXERCISE, _IN_HANDS = "standing-good-morning", "romanian-deadlift"
_REPETITION_S = 1e-3
_POSES_PER_S = 2e6
_SPINES_PER_S = 5e4
_WALKS = 4  # three trial legs and the balanced one


def repetition(repeats: int) -> list[Measurement]:
    """Measure one repetition from person to summary.

    Parameters
    ----------
    repeats : int
        Measurements of which the median counts.

    Returns
    -------
    list of Measurement
    """
    athlete = skeletons.athlete()
    on_back, in_hands = scenarios.scenario(_EXERCISE), scenarios.scenario(_IN_HANDS)
    loads = itertools.cycle(np.linspace(10.0, 40.0, 31).tolist())  # another bar each time, as under the slider
    back, hands, back_spine, hands_spine = medians_s(
        [
            lambda: simulate(on_back, athlete, next(loads), with_spine=False),
            lambda: simulate(in_hands, athlete, next(loads), with_spine=False),
            lambda: simulate(on_back, athlete, next(loads)),
            lambda: simulate(in_hands, athlete, next(loads)),
        ],
        repeats,
    )
    what = f"one repetition, {FRAMES} frames: balanced motion, dynamics, gates and all summary numbers but the spine's"
    searched = "the same with the bar in the hands, where the arms' angle is searched for"
    spine = "the repetition with its lumbar spine: muscle forces in every frame, stiffness, price of rounding"
    aim, without = ("at most", 1.0), "without it"
    return [
        Measurement("repetition", what, back, _REPETITION_S, "s", "1 ms", aim, repeats),
        Measurement("repetition_in_hands", searched, hands, _REPETITION_S, "s", "1 ms", aim, repeats),
        Measurement("repetition_with_spine", spine, back_spine, back, "s", without, None, repeats),
        Measurement("repetition_in_hands_with_spine", "likewise with the bar in the hands", hands_spine, hands, "s",
                    without, None, repeats),
    ]  # fmt: skip


def poses(n_poses: int, repeats: int) -> list[Measurement]:
    """Measure balanced posture, kinematics, moments and gates of random poses.

    Parameters
    ----------
    n_poses : int
        How many.
    repeats : int
        Measurements of which the median counts.

    Returns
    -------
    list of Measurement
    """
    exercise = scenarios.scenario(_EXERCISE)
    posture = make_posture(skeletons.athlete(), resolve_task(exercise, exercise.load_kg)[0])
    z = _random_poses(n_poses)
    source, copies = _as_many_numbers(posture, n_poses)
    one, two, sines, copied = medians_s(
        [
            lambda: deque(hold_many(posture, z), maxlen=0),
            lambda: deque(hold_many(posture, z, threads=2), maxlen=0),
            benchmark.sine_cosine_kernel(n_poses * posture.chain.n_links * _WALKS),
            lambda: np.copyto(copies, source),
        ],
        repeats,
    )
    what, whole = f"static poses, {n_poses:,}: balance, kinematics, moments, gates", "the whole on one thread"
    return [
        Measurement("poses_two_threads", f"{what}; 2 threads", n_poses / two, _POSES_PER_S, "poses/s",
                    "2 million a second", ("at least", 1.0), repeats),
        Measurement("poses_sine_cosine", "of which sine and cosine", sines / n_poses, one / n_poses, "s", whole, None,
                    repeats),
        Measurement("poses_memory", "of which memory, as copying as many numbers", copied / n_poses, one / n_poses, "s",
                    whole, None, repeats),
    ]  # fmt: skip


def spines(n_poses: int, repeats: int) -> list[Measurement]:
    """Measure solutions of the lumbar spine: muscle forces, compression, shear and stiffness, on one core.

    Parameters
    ----------
    n_poses : int
        How many poses.
    repeats : int
        Measurements of which the median counts.

    Returns
    -------
    list of Measurement
    """
    exercise, athlete = scenarios.scenario(_EXERCISE), skeletons.athlete()
    posture, spine = make_posture(athlete, resolve_task(exercise, exercise.load_kg)[0]), lumbar_spine(athlete)
    loads = held_loads(posture, _random_poses(n_poses))
    [taken] = medians_s([lambda: equilibrium(spine, loads)], repeats)
    what = f"lumbar spines, {n_poses:,}: muscle forces at six levels, compression, shear, stiffness; 1 thread"
    return [
        Measurement("spines", what, n_poses / taken, _SPINES_PER_S, "spines/s", "50 thousand a second",
                    ("at least", 1.0), repeats),
    ]  # fmt: skip


def _random_poses(n_poses: int) -> Array:
    """Return poses of a hinge, legs not yet balanced."""
    rng = np.random.default_rng(6)
    trunk, lumbar, knee = (rng.uniform(0.0, end, n_poses) for end in (1.2, 0.5, 0.3))
    return variables(trunk, lumbar, knee, 0.0)


def _as_many_numbers(posture: Posture, n_poses: int) -> tuple[Array, Array]:
    """Return two arrays with as many numbers as the poses' variables, coordinates, torques and results together."""
    chain = posture.chain
    rows = 2 * 5 + _WALKS * (3 + chain.n_joints) + chain.n_joints + 2 + 8
    return np.ones((rows, n_poses)), np.ones((rows, n_poses))
