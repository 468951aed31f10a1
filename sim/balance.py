"""Where the body balances, in closed form.

With all other variables given, every segment either keeps its direction or turns with the one leg angle u, so
the whole-body centre of mass is a sin u + b cos u + c, and the balanced leg angle needs no iteration. Arms that
follow the legs to keep a bar in front of them (bar in the hands) break the form; there the same solution is
taken again with the arms' new direction until it stands still.
"""

from __future__ import annotations

import numpy as np

from sim import posture_kernels as pk
from sim.chain import GRAVITY, Array, Flags
from sim.contacts import net_torques
from sim.dynamics import gravity_moments_unchecked
from sim.posture import ARM, KNEE, LEG, TRUNK, Posture, arm_angle


def variables(trunk: Array | float, lumbar: Array | float, knee: Array | float, leg: Array | float) -> Array:
    """Stack posture variables.

    Parameters
    ----------
    trunk, lumbar, knee, leg : array or float
        (n,) or one number for all. [rad]

    Returns
    -------
    array
        (5, n), the arm's row 0. [rad]
    """
    rows = (trunk, lumbar, knee, leg)
    n = 1
    for row in rows:
        if isinstance(row, np.ndarray):
            n = max(n, row.size)
    z = np.zeros((len(rows) + 1, n))
    for i, row in enumerate(rows):
        z[i] = row
    return z


def with_arms(posture: Posture, z: Array) -> Array:
    """Return variables whose arm row fits the rest.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables. [rad]

    Returns
    -------
    array
        (5, n) [rad]
    """
    if not posture.arms_search:
        return z
    z = z.copy()
    z[ARM] = arm_angle(posture, z)
    return z


def static_state(posture: Posture, z: Array, *, arms_fit: bool = False) -> tuple[Array, Array]:
    """Return joint torques (n_joints, n) [N m] and centre of mass (2, n) [m] of poses at rest.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; arms that follow the legs are set here. [rad]
    arms_fit : bool, default False
        Whether they are where they belong already.

    Returns
    -------
    tau, com : array
        Torques and centre of mass.
    """
    q = posture.coordinates(z if arms_fit else with_arms(posture, z))
    tau, com = gravity_moments_unchecked(posture.chain, q)
    if posture.task.borne_elsewhere:
        weight = np.full_like(com[0], GRAVITY * posture.chain.total_mass)
        tau = net_torques(posture, q, tau, np.stack((np.zeros_like(weight), weight, weight * com[0])))
    return tau, com


def first_moment(posture: Posture, z: Array, link: int = 0) -> Array:
    """Return the first moment forward (n,) of a link and all that it carries about the link's joint. [kg m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; arms that follow the legs are where they belong, see `with_arms`. [rad]
    link : int, default 0
        Index of the link; the root carries everything, its origin is at x = 0.

    Returns
    -------
    array
    """
    moment: Array = moments_over(posture, z, pk.NONE, link)[2]
    return moment


def com_x(posture: Posture, z: Array) -> Array:
    """Return the forward position of the centre of mass (n,). [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; arms that follow the legs are set here. [rad]

    Returns
    -------
    array
    """
    return first_moment(posture, with_arms(posture, z)) / posture.chain.total_mass


def balance_target(posture: Posture) -> float:
    """Return where the centre of pressure belongs. [m].

    Standing, the midpoint between heel and ball of the foot; kneeling, the centre of pressure of `plumb` with
    this bar; with the shift from the outset of `sim.manner`.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    float
    """
    shift = posture.task.manner.cop_forward_m
    if not posture.kneeling:
        return posture.support.middle + shift
    return float(com_x(posture, variables(0.0, 0.0, 0.0, 0.0))[0]) + shift


def balance_targets(posture: Posture, z: Array) -> Array:
    """Return where the centre of pressure belongs in each pose (n,): `balance_target`, and what grows. [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; only the trunk's row counts. [rad]

    Returns
    -------
    array
    """
    manner = posture.task.manner
    targets: Array = balance_target(posture) + manner.cop_drift_m * manner.grown(z[TRUNK])
    return targets


def balanced_leg(posture: Posture, z: Array, cop_x: Array | float, *, alike: bool = False) -> tuple[Array, Flags]:
    """Find the leg angle that puts the centre of mass over a point.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; the leg's row does not count but as a first guess where arms follow the legs. [rad]
    cop_x : array or float
        (n,) wanted centre of pressure. [m]
    alike : bool, default False
        Whether each pose is near the one before it, as in a repetition: a search is quicker then.

    Returns
    -------
    leg : array
        (n,) leg angle; the nearest that can be where none balances. [rad]
    found : array of bool
        (n,) whether it balances.
    """
    n, total = z.shape[1], posture.chain.total_mass
    leg, found, wanted = np.empty(n), np.empty(n, dtype=np.bool_), np.empty(n)
    wanted[:] = cop_x
    if not posture.arms_search:
        pk.solve_rising(moments_over(posture, z, LEG), total, wanted, leg, found)
        return leg, found
    still = z.copy()
    still[ARM] = 0.0  # where arms that hang straight add nothing
    without, chain = moments_over(posture, still, LEG), posture.chain
    pk.legs_below_arms(
        chain.parent, chain.joint, posture.world, posture.reaching, held_by_arms(posture), without, total, wanted,
        alike, z, leg, found,
    )  # fmt: skip
    return leg, found


def held_by_arms(posture: Posture) -> float:
    """Return the first moment forward that straight arms add, by the sine of their angle. [kg m].

    Parameters
    ----------
    posture : Posture
        Athlete whose arms follow the legs.

    Returns
    -------
    float
    """
    return float(moments_over(posture, variables(0.0, 0.0, 0.0, 0.0), ARM)[0, 0])


def moments_over(posture: Posture, z: Array, variable: int, link: int = 0) -> Array:
    """Return a, b and c (3, n) of the first moment forward a sin u + b cos u + c over a variable. [kg m].

    Trunk lean, knee and leg each turn a part of the body whole; the other variables and the arms' direction are held.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; the row of ``variable`` does not count. [rad]
    variable : int
        `TRUNK`, `KNEE`, `LEG` or `ARM`; `sim.posture_kernels.NONE` where none turns and c is the moment.
    link : int, default 0
        Index of the link of which it is, with all that the link carries, about the link's joint.

    Returns
    -------
    array
    """
    chain, result = posture.chain, np.empty((3, z.shape[1]))
    pk.swing(
        chain.parent, chain.joint, chain.com, chain.mass, posture.world, link, variable, np.ascontiguousarray(z), result
    )  # fmt: skip
    return result


def at_rest(posture: Posture, z: Array, counterbalance: float, *, alike: bool = False) -> Array:
    """Return poses whose legs and arms are those of a body at rest, knees, trunk and spine held.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables as performed; where no leg angle balances, the leg's row stays. [rad]
    counterbalance : float
        Share of the balancing leg movement that is performed.
    alike : bool, default False
        See `balanced_leg`.

    Returns
    -------
    array
        (5, n) [rad]
    """
    z = z.copy()
    follows = (1.0 - counterbalance) * posture.task.thigh_share * z[TRUNK]
    if counterbalance > 0.0:
        whole = z.copy()
        whole[KNEE] /= counterbalance
        leg, found = balanced_leg(posture, whole, balance_targets(posture, whole), alike=alike)
        z[LEG] = np.where(found, counterbalance * leg + follows, z[LEG])
    elif posture.task.thigh_share:
        z[LEG] = follows
    return with_arms(posture, z)


def hip_x(posture: Posture, z: Array) -> Array:
    """Return the hip's position (n,), forward of the ankle (standing) or knee axis (kneeling). [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables. [rad]

    Returns
    -------
    array
    """
    forward: Array = place(posture, z, "pelvis")[0]
    return forward


def place(posture: Posture, z: Array, link: str) -> Array:
    """Return where a link's joint is (2, n), from the ankle (standing) or knee axis (kneeling). [m].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    z : array
        (5, n) variables; arms that follow the legs are where they belong, see `with_arms`. [rad]
    link : str
        Its name.

    Returns
    -------
    array
    """
    chain, result = posture.chain, np.empty((2, z.shape[1]))
    pk.places(chain.parent, chain.joint, posture.world, chain.index(link), np.ascontiguousarray(z), result)
    return result


def stance_leg(posture: Posture) -> float:
    """Return the leg angle of `stance`, the balanced upright. [rad].

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    float
    """
    if posture.kneeling:
        return 0.0
    leg, _ = balanced_leg(posture, variables(0.0, 0.0, 0.0, 0.0), balance_target(posture))
    return float(leg[0])
