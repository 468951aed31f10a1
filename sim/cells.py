"""One cell for each person, bar and exercise: what a pose held still asks of that person.

A cell is a person of a crowd with a bar in an exercise, at a trunk lean, spine neutral, legs balanced. Cells are
evaluated batch-last. What other solvers make of the same cells (spine, stiffness) can stand beside `Cells`: they
take the same crowd, task, loads and `Cells`, whose pose rows say where the legs are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim import cell_kernels as ck
from sim.chain import Array, Flags
from sim.crowd import Crowd, columns, where_bar_is
from sim.errors import InvalidInputError
from sim.scenario import Scenario, resolve_task
from sim.task import Task
from sim.threads import share_out

ENDS = ("", "balance", "hip_flexion", "knee_flexion", "ankle", "floor")  # by the kernel's status


@dataclass(frozen=True, eq=False)
class Cells:
    """What poses held still ask, one entry a person.

    Parameters
    ----------
    load_kg, trunk_lean_deg : array
        (n,) the bar and the pose.
    ends : array of int
        (n,) index into `ENDS`: what makes the pose impossible; 0 where nothing does.
    leg_deg, hip_flexion_deg, knee_flexion_deg, dorsiflexion_deg : array
        (n,) the balanced pose; ``leg`` is the lean of the shank standing, of the thigh kneeling.
    l5s1_Nm, hip_Nm, passive_hip_Nm : array
        (n,) net L5/S1 and hip moment, passive part of the hip's, both legs; extension positive.
    hip_shift_m : array
        (n,) backward, from the balanced upright.
    target_m, com_height_m, com_shift_hips_still_m, com_rate_m : array
        (n,) where the centre of mass balances; its height; its forward shift from `plumb` with the legs locked; its
        forward shift by radian of further lean, hips still and straight arms in their direction.
    gate_margin_Nm, least_at_deg : array
        (n,) least of L5/S1 moment less passive moment over lumbar flexion 0 to full, and where.
    tip_deg, tip_stance_deg : array
        (n,) tip angles from `plumb` and from `stance`; infinite where there is none up to 110 degrees.
    """

    load_kg: Array
    trunk_lean_deg: Array
    ends: Array
    leg_deg: Array
    hip_flexion_deg: Array
    knee_flexion_deg: Array
    dorsiflexion_deg: Array
    l5s1_Nm: Array
    hip_Nm: Array
    passive_hip_Nm: Array
    hip_shift_m: Array
    target_m: Array
    com_height_m: Array
    com_shift_hips_still_m: Array
    com_rate_m: Array
    gate_margin_Nm: Array
    least_at_deg: Array
    tip_deg: Array
    tip_stance_deg: Array

    @property
    def can_be(self) -> Flags:
        """Whether the pose exists (n,)."""
        result: Flags = self.ends == 0
        return result


@dataclass(frozen=True, eq=False)
class Bench:
    """A crowd laid out for one task, ready for any loads and leans.

    Parameters
    ----------
    crowd : Crowd
        The people.
    scenario : Scenario
        The exercise with its settings.
    task : Task
        Support, arms and bar position.
    columns : array
        (N_ROWS, n) see `sim.crowd.columns`.
    """

    crowd: Crowd
    scenario: Scenario
    task: Task
    columns: Array


def lay_out(crowd: Crowd, scenario: Scenario, *, loaded: bool = True) -> Bench:
    """Lay a crowd out for an exercise.

    Parameters
    ----------
    crowd : Crowd
        The people.
    scenario : Scenario
        The exercise with its settings.
    loaded : bool, default True
        Whether there will be a bar; a bar that is held needs arms that hold it.

    Returns
    -------
    Bench

    Raises
    ------
    InvalidInputError
        Where the arms cannot hold the bar where it is, or for an exercise that a crowd cannot do yet.
    """
    if not scenario.for_crowds:
        raise InvalidInputError("scenario", scenario.name, "one that stands or kneels and begins upright, for a crowd")
    task, _ = resolve_task(scenario, 1.0 if loaded else 0.0)
    return Bench(crowd, scenario, task, columns(crowd, task))


def evaluate(
    bench: Bench, load_kg: Array | float, trunk_lean_deg: Array | float | None = None, *, gates: bool = True,
    threads: int = 2,
) -> Cells:  # fmt: skip
    """Evaluate one cell a person.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    load_kg : array or float
        (n,) or one bar for all. [kg]
    trunk_lean_deg : array or float, optional
        (n,) or one lean for all; the exercise's own where not given. [deg]
    gates : bool, default True
        Whether gate margin and tip angles are wanted, which cost the most.
    threads : int, default 2
        Threads to share the people where gates are wanted; the rest takes a microsecond each.

    Returns
    -------
    Cells
    """
    n = bench.crowd.n
    load = np.array(np.broadcast_to(np.asarray(load_kg, dtype=float), (n,)))
    lean = bench.scenario.trunk_lean_deg if trunk_lean_deg is None else trunk_lean_deg
    lean_deg = np.array(np.broadcast_to(np.asarray(lean, dtype=float), (n,)))
    radians, result = np.radians(lean_deg), np.empty((ck.N_RESULTS, n))
    body = bench.crowd.body
    shares = np.array(body.flexion_shares)
    hip_law = np.array([body.passive.hip[k] for k in (1, 2, 4, 5)], dtype=float)
    kneeling = bench.task.support == "knees"
    knee = 0.0 if kneeling else math.radians(bench.scenario.knee_flexion_deg)
    fixed = (bench.columns, shares, hip_law, load, radians, knee, where_bar_is(bench.task), int(kneeling), int(gates))

    def run(begin: int, end: int) -> None:
        ck.hold_cells(*fixed, result, begin, end)

    share_out(run, n, threads if gates else 1)
    degrees = np.degrees(result)
    tips = [np.where(result[row] == ck.NEVER, np.inf, degrees[row]) for row in (ck.TIP, ck.TIP_STANCE)]
    return Cells(
        load, lean_deg, result[ck.STATUS].astype(np.int64),
        degrees[ck.LEG], degrees[ck.HIP], degrees[ck.KNEE], degrees[ck.DORSI],
        result[ck.BACK_MOMENT], result[ck.HIP_MOMENT], result[ck.PASSIVE_HIP], result[ck.HIP_SHIFT],
        result[ck.TARGET], result[ck.COM_HEIGHT], result[ck.COM_STILL], result[ck.COM_RATE],
        result[ck.MARGIN], degrees[ck.LEAST_AT], tips[0], tips[1],
    )  # fmt: skip


def back_margin(
    bench: Bench, load_kg: Array | float, trunk_lean_deg: Array | float, lumbar_flexion_deg: Array | float
) -> tuple[Array, Array]:
    """Return L5/S1 moment and passive moment of rounded poses, for arms that do not follow the legs.

    Parameters
    ----------
    bench : Bench
        People in an exercise.
    load_kg, trunk_lean_deg, lumbar_flexion_deg : array or float
        (n,) or one for all. [kg], [deg], [deg]

    Returns
    -------
    moment, passive : array
        (n,) extension positive. [N m]
    """
    n = bench.crowd.n
    load, lean, lumbar = (
        np.array(np.broadcast_to(np.asarray(value, dtype=float), (n,)))
        for value in (load_kg, np.radians(trunk_lean_deg), np.radians(lumbar_flexion_deg))
    )
    result = np.empty((2, n))
    shares = np.array(bench.crowd.body.flexion_shares)
    ck.back_margin(bench.columns, shares, load, lean, lumbar, where_bar_is(bench.task), result, 0, n)
    return result[0], result[1]
