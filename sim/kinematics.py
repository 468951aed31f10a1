"""Places of a chain: where its links are, and how a point of one moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sim import kernels
from sim.batches import checked_states, in_chunks
from sim.chain import Array, Chain, two_metres
from sim.errors import InvalidInputError


def forward_kinematics(chain: Chain, q: ArrayLike) -> tuple[Array, Array, Array]:
    """Compute where each link is.

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) root x, root y [m], root angle and joint angles [rad].

    Returns
    -------
    angle : array
        (n_links, n_states) world angles. [rad]
    origin : array
        (2, n_links, n_states) joint positions. [m]
    centre : array
        (2, n_links, n_states) centres of mass. [m]

    Raises
    ------
    InvalidInputError
        For a wrong shape or a number that is not finite.
    """
    q = checked_states(chain, "q", q)
    angle = np.empty((chain.n_links, q.shape[1]))
    origin = np.empty((2, *angle.shape))
    centre = np.empty((2, *angle.shape))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.forward_kinematics(
            chain.parent, chain.joint, chain.com, q, n_states, angle, origin, centre, begin
        )  # fmt: skip

    in_chunks({"q": q}, compute)
    return angle, origin, centre


def point_jacobian(chain: Chain, q: ArrayLike, link: int, point: tuple[float, float]) -> Array:
    """Compute how a point fixed in a link moves with each coordinate.

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) root x, root y [m], root angle and joint angles [rad].
    link : int
        Index of the link.
    point : tuple of float
        (2,) the point in the link's frame. [m]

    Returns
    -------
    array
        (2, 3 + n_joints, n_states) [1, m].

    Raises
    ------
    InvalidInputError
        For a wrong shape, a number that is not finite, or a link that is not there.
    """
    q = checked_states(chain, "q", q)
    if not 0 <= link < chain.n_links:
        raise InvalidInputError("link", link, f"0 to {chain.n_links - 1}")
    x, y = two_metres("point", point)
    out = np.zeros((2, *q.shape))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.point_jacobian(
            chain.parent, chain.joint, q, n_states, int(link), x, y, out, begin
        )  # fmt: skip

    in_chunks({"q": q}, compute)
    return out
