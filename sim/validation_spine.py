"""Published measurements of the loaded lumbar spine beside the model: see `sim.validation`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.athlete import Athlete
from sim.balance import at_rest, variables
from sim.chain import GRAVITY, Array
from sim.checks import Check
from sim.posture import Posture, make_posture
from sim.scenario import Scenario, resolve_task
from sim.spine.equilibrium import Equilibrium, LevelLoads, equilibrium
from sim.spine.person import extensor_capacity_Nm
from sim.spine.posed import held_loads
from sim.spine.scaling import lumbar_spine
from sim.spine.stiffness import driving_point_stiffness

L5S1, L4L5 = 0, 1
_WILKE = (1.68, 70.0)  # stature and mass of the one man, recalled
# Posture of each task: bar in the hands or none [kg], trunk lean, lumbar flexion, knees [deg]. Assumed: not printed.
_TASKS = (
    (0.0, 60.0, 45.0, 0.0),
    (20.0, 75.0, 50.0, 15.0),
    (20.0, 40.0, 15.0, 90.0),
    (20.0, 0.0, 0.0, 0.0),
)


def spine_checks(men: Athlete, exercises: Mapping[str, Scenario]) -> tuple[Check, ...]:
    """Compute every case of the loaded lumbar spine.

    Parameters
    ----------
    men : Athlete
        The body of the segment table.
    exercises : mapping
        By name.

    Returns
    -------
    tuple of Check
        In the order of the table.
    """
    standing = _posture(men, exercises["bodyweight-hip-hinge"].with_settings({"arms": "hang"}), 0.0)
    lifting = exercises["romanian-deadlift"]
    return (
        *trunk_stiffness(standing),
        *disc_pressure(replace(men, height_m=_WILKE[0], mass_kg=_WILKE[1]), exercises),
        *bent_trunk(standing),
        *flexion_while_lifting(_posture(men, lifting, 20.0)),
        *extensors_in_flexion(standing),
    )


def _posture(athlete: Athlete, exercise: Scenario, load_kg: float) -> Posture:
    return make_posture(athlete, resolve_task(exercise, load_kg)[0])


def level_loads(posture: Posture, lean_deg: float, lumbar_deg: float, knee_deg: float = 0.0) -> LevelLoads:
    """Return what the lumbar joints hold in one pose held still.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    lean_deg, lumbar_deg, knee_deg : float
        Trunk lean, lumbar flexion, knee flexion. [deg]

    Returns
    -------
    LevelLoads
        Of one pose.
    """
    lean, lumbar, knee = np.radians([lean_deg, lumbar_deg, knee_deg])
    pose = variables(lean, lumbar, knee, 0.0)
    return held_loads(posture, at_rest(posture, pose, 1.0))


def _solved(posture: Posture, *pose: float) -> Equilibrium:
    return equilibrium(lumbar_spine(posture.athlete), level_loads(posture, *pose))


def trunk_stiffness(standing: Posture) -> tuple[Check, ...]:
    """Compare force by displacement at a harness, upright, pelvis fixed, pulling at a share of the extension strength.

    Parameters
    ----------
    standing : Posture
        A man without a bar.

    Returns
    -------
    tuple of Check
    """
    toppling = level_loads(standing, 0.0, 0.0).toppling[:, 0]
    ours = 1e-3 * driving_point_stiffness(standing.athlete, np.array([0.2, 0.4]), toppling)
    return (
        Check(
            "trunk stiffness at a harness at 20 and 40 % of extension effort", "Gardner-Morse and Stokes 2001", "mean",
            (14.5, 19.8), tuple(ours.tolist()), "N/mm", 1, (),
            "q F / L with q = 10 and no co-contraction is far too soft, none: not stable; reflexes are not modelled",
        ),
    )  # fmt: skip


def disc_pressure(man: Athlete, exercises: Mapping[str, Scenario]) -> tuple[Check, ...]:
    """Compare the pressure in a disc with compression, both over standing upright.

    Parameters
    ----------
    man : Athlete
        Of the size of the one man measured.
    exercises : mapping
        By name.

    Returns
    -------
    tuple of Check
    """
    free = _posture(man, exercises["bodyweight-hip-hinge"].with_settings({"arms": "hang"}), 0.0)
    loaded = _posture(man, exercises["romanian-deadlift"], 20.0)
    upright = _solved(free, 0.0, 0.0).compression_N[L4L5, 0]
    ours = tuple(
        float(_solved(loaded if load else free, *pose).compression_N[L4L5, 0] / upright) for load, *pose in _TASKS
    )
    return (
        Check(
            "L4/L5 load over standing: bent forward; 20 kg lifted round-backed, with bent knees, held upright",
            "Wilke 1999, one man, disc pressure, recalled", "mean", (2.2, 4.6, 3.4, 2.2), ours, "times", 1, (),
            "postures assumed: 60, 75, 40 and 0 deg of lean, 45, 50, 15 and 0 deg of lumbar flexion",
        ),
    )  # fmt: skip


def bent_trunk(standing: Posture) -> tuple[Check, ...]:
    """Compare compression in a slightly bent trunk with another model's.

    Parameters
    ----------
    standing : Posture
        A man without a bar.

    Returns
    -------
    tuple of Check
    """
    weight = GRAVITY * standing.athlete.mass_kg
    ours = float(100 * _solved(standing, 20.0, 10.0).compression_N[L4L5, 0] / weight)
    return (
        Check(
            "L4/L5 compression at 20 deg of trunk flexion, no load, share of body weight", "model, PMC8170092", "mean",
            (175.0,), (ours,), "%", 0, (), "half of the 20 deg put into the lumbar spine, assumed",
        ),
    )  # fmt: skip


def flexion_while_lifting(lifting: Posture) -> tuple[Check, ...]:
    """Compare how compression and shear change with lumbar flexion at the same trunk lean.

    Parameters
    ----------
    lifting : Posture
        A man with 20 kg in the hands.

    Returns
    -------
    tuple of Check
    """
    little, much = (_solved(lifting, 60.0, flexion) for flexion in (20.0, 50.0))
    shear = float(much.shear_N[L4L5, 0] - little.shear_N[L4L5, 0])
    compression = float(100 * (much.compression_N[L4L5, 0] / little.compression_N[L4L5, 0] - 1))
    return (
        Check(
            "change of L4/L5 shear from 20 to 50 deg of lumbar flexion, 20 kg, 60 deg of lean", "Potvin 1991", "sign",
            (1.0,), (shear,), "N", 0, (),
            "shear rises with flexion; ligaments that pull forward are not modelled",
        ),
        Check(
            "the same: change of compression", "Potvin 1991: insensitive", "range", (-10.0, 10.0), (compression,), "%",
            0, (), "we read insensitive as less than 10 %",
        ),
    )  # fmt: skip


def extensors_in_flexion(standing: Posture) -> tuple[Check, ...]:
    """Compare what full lumbar flexion does to the extensors.

    Parameters
    ----------
    standing : Posture
        A man without a bar.

    Returns
    -------
    tuple of Check
    """
    athlete = standing.athlete
    spine = lumbar_spine(athlete)
    full = athlete.body.ranges.lumbar_flexion_deg
    shares = np.array(athlete.body.flexion_shares)[:, None]
    upright, bent = extensor_capacity_Nm(spine, shares * np.radians([[0.0, full]])).T
    loss: Array = 100 * (1 - bent / upright)
    # Muscle alone: the same demand without the weight, which would add its own shear.
    shear = []
    for flexion in (0.0, full):
        loads = level_loads(standing, 60.0, flexion)
        only = equilibrium(spine, replace(loads, force=np.zeros_like(loads.force)))
        shear.append(float(only.shear_N[L5S1, 0]))
    return (
        Check(
            "loss of extensor capacity in full flexion, L5/S1 to T12/L1", "Macintosh 1993", "at most", (18.0,),
            tuple(loss.tolist()), "%", 0, (), "theirs is 18 % at most; ours at L5/S1 gains",
        ),
        Check(
            "shear of muscle alone at L5/S1: upright, and in full flexion", "Macintosh 1993", "sign", (1.0, -1.0),
            tuple(shear), "N", 0, (), "reverses from anterior to posterior",
        ),
    )  # fmt: skip
