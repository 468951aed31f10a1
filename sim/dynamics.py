"""Forces of a chain: what a motion or a pose needs, and the mass matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sim import kernels
from sim.batches import checked_states, in_chunks
from sim.chain import GRAVITY, Array, Chain
from sim.errors import InvalidInputError


def inverse_dynamics(
    chain: Chain, q: ArrayLike, qd: ArrayLike, qdd: ArrayLike, threads: int = 1
) -> tuple[Array, Array, Array]:
    """Compute the torques and the root reaction that a motion needs (Featherstone 2008, ch. 5).

    Parameters
    ----------
    chain : Chain
        The tree.
    q, qd, qdd : array
        (3 + n_joints, n_states) root x, root y [m], root angle and joint angles [rad], their rates and
        accelerations.
    threads : int, default 1
        Threads to share large batches.

    Returns
    -------
    tau : array
        (n_joints, n_states) torque of the parent on the link, counter-clockwise. [N m]
    com : array
        (2, n_states) centre of mass of the whole tree. [m]
    root : array
        (3, n_states) reaction on the root: force x, force y [N], moment about the world origin [N m].

    Raises
    ------
    InvalidInputError
        For a wrong shape, a number that is not finite, or fewer than one thread.
    """
    n = np.shape(q)[-1] if np.ndim(q) else 0
    results = np.empty((chain.n_joints, n)), np.empty((2, n)), np.empty((3, n))
    inverse_dynamics_into(chain, q, qd, qdd, results, threads=threads)
    return results


def inverse_dynamics_unchecked(chain: Chain, q: Array, qd: Array, qdd: Array) -> tuple[Array, Array, Array]:
    """Compute inverse dynamics of states that this package has made, where the checks would cost half as much again.

    Parameters
    ----------
    chain : Chain
        The tree.
    q, qd, qdd : array
        (3 + n_joints, n_states) states, see `inverse_dynamics`: C-contiguous, writable float64, and finite.

    Returns
    -------
    tau, com, root : array
        See `inverse_dynamics`.

    Raises
    ------
    AttributeError
        For what is no array. An array of another kind is not refused: it makes the kernel compile anew.
    """
    n = q.shape[1]
    tau, com, root = np.empty((chain.n_joints, n)), np.empty((2, n)), np.empty((3, n))
    kernels.inverse_dynamics(
        chain.parent, chain.joint, chain.com, chain.mass, chain.inertia, GRAVITY,
        q, qd, qdd, n, tau, com, root, 0,
    )  # fmt: skip
    return tau, com, root


def inverse_dynamics_into(
    chain: Chain,
    q: ArrayLike,
    qd: ArrayLike,
    qdd: ArrayLike,
    results: tuple[Array, Array, Array],
    *,
    threads: int = 1,
) -> None:
    """Compute inverse dynamics into arrays that are there already, which saves time for large batches.

    Parameters
    ----------
    chain : Chain
        The tree.
    q, qd, qdd : array
        (3 + n_joints, n_states) states, see `inverse_dynamics`.
    results : tuple of array
        C-contiguous float64 torques (n_joints, n_states), centre of mass (2, n_states) and root reaction
        (3, n_states), which are written.
    threads : int, default 1
        Threads to share large batches.

    Returns
    -------
    None
        The results are in ``results``.

    Raises
    ------
    InvalidInputError
        For a wrong shape, a number that is not finite, or fewer than one thread.
    """
    q = checked_states(chain, "q", q)
    n = q.shape[1]
    qd = checked_states(chain, "qd", qd, n)
    qdd = checked_states(chain, "qdd", qdd, n)
    if threads < 1:
        raise InvalidInputError("threads", threads, "1 or more")
    for rows, array in zip((chain.n_joints, 2, 3), results, strict=True):
        if array.shape != (rows, n) or array.dtype != np.float64 or not array.flags.carray:
            raise InvalidInputError("results", f"{array.dtype} {array.shape}", f"C-contiguous float64 ({rows}, {n})")
    tau, com, root = results

    def compute(begin: int, n_states: int, q: Array, qd: Array, qdd: Array) -> None:
        kernels.inverse_dynamics(
            chain.parent, chain.joint, chain.com, chain.mass, chain.inertia, GRAVITY,
            q, qd, qdd, n_states, tau, com, root, begin,
        )  # fmt: skip

    in_chunks({"q": q, "qd": qd, "qdd": qdd}, compute, threads)


def gravity_moments(chain: Chain, q: ArrayLike) -> tuple[Array, Array]:
    """Compute the torques that hold a pose at rest.

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) root x, root y [m], root angle and joint angles [rad].

    Returns
    -------
    tau : array
        (n_joints, n_states) torque of the parent on the link, counter-clockwise. [N m]
    com : array
        (2, n_states) centre of mass of the whole tree. [m]

    Raises
    ------
    InvalidInputError
        For a wrong shape or a number that is not finite.
    """
    q = checked_states(chain, "q", q)
    tau = np.empty((chain.n_joints, q.shape[1]))
    com = np.empty((2, q.shape[1]))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.gravity_moments(
            chain.parent, chain.joint, chain.com, chain.mass, GRAVITY, q, n_states, tau, com, begin
        )  # fmt: skip

    in_chunks({"q": q}, compute)
    return tau, com


def gravity_moments_unchecked(chain: Chain, q: Array) -> tuple[Array, Array]:
    """Compute the torques that hold poses that this package has made, see `inverse_dynamics_unchecked`.

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) see `gravity_moments`: C-contiguous, writable float64, and finite.

    Returns
    -------
    tau, com : array
        See `gravity_moments`.

    Raises
    ------
    AttributeError
        For what is no array.
    """
    tau, com = np.empty((chain.n_joints, q.shape[1])), np.empty((2, q.shape[1]))
    kernels.gravity_moments(chain.parent, chain.joint, chain.com, chain.mass, GRAVITY, q, q.shape[1], tau, com, 0)
    return tau, com


def mass_matrix(chain: Chain, q: ArrayLike) -> Array:
    """Compute the mass matrix in the coordinates of ``q`` (Featherstone 2008, ch. 6).

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) root x, root y [m], root angle and joint angles [rad].

    Returns
    -------
    array
        (3 + n_joints, 3 + n_joints, n_states) [kg, kg m, kg m^2].

    Raises
    ------
    InvalidInputError
        For a wrong shape or a number that is not finite.
    """
    q = checked_states(chain, "q", q)
    out = np.zeros((q.shape[0], q.shape[0], q.shape[1]))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.mass_matrix(
            chain.parent, chain.joint, chain.com, chain.mass, chain.inertia, q, n_states, out, begin
        )  # fmt: skip

    in_chunks({"q": q}, compute)
    return out
