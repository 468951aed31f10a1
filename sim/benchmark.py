"""What the speed of the kernels is measured on: a tree like a body, random states, and the kernels without checks."""

from __future__ import annotations

from collections.abc import Callable

import numba
import numpy as np

from sim import kernels
from sim.chain import GRAVITY, Array, Chain, Link

Call = Callable[[], object]

_PARENTS = (-1, 0, 1, 2, 3, 4, 5, 6, 6, 8)  # foot to thorax, then the head and an arm
_SPREAD = 3.0  # m, rad and their rates, to either side


def body_tree() -> Chain:
    """Return a tree of 10 links that branches once, depth first.

    Returns
    -------
    Chain
    """
    links = [
        Link(f"link {i}", up, (0.0, 0.0) if up < 0 else (0.02, 0.3), 2.0 + i, (0.01, 0.15), 0.02 + 0.01 * i)
        for i, up in enumerate(_PARENTS)
    ]
    return Chain.from_links(links)


def random_states(chain: Chain, n_states: int) -> tuple[Array, Array, Array]:
    """Return coordinates, rates and accelerations, the same on every run.

    Parameters
    ----------
    chain : Chain
        The tree.
    n_states : int
        How many.

    Returns
    -------
    q, qd, qdd : array
        (3 + n_joints, n_states) each. [m, rad, s]
    """
    rng = np.random.default_rng(4)
    q, qd, qdd = (rng.uniform(-_SPREAD, _SPREAD, (3 + chain.n_joints, n_states)) for _ in range(3))
    return q, qd, qdd


def dynamics_kernel(chain: Chain, q: Array, qd: Array, qdd: Array) -> tuple[Call, tuple[Array, Array, Array]]:
    """Return a call of the inverse-dynamics kernel alone, into arrays that are there already.

    Parameters
    ----------
    chain : Chain
        The tree.
    q, qd, qdd : array
        (3 + n_joints, n_states) states. [m, rad, s]

    Returns
    -------
    call : callable
        Without arguments.
    results : tuple of array
        Torques, centre of mass and root reaction, which it fills.
    """
    n = q.shape[1]
    tau, com, root = np.empty((chain.n_joints, n)), np.empty((2, n)), np.empty((3, n))
    given = (chain.parent, chain.joint, chain.com, chain.mass, chain.inertia, GRAVITY, q, qd, qdd, n, tau, com, root, 0)
    return lambda: kernels.inverse_dynamics(*given), (tau, com, root)


def sine_cosine_kernel(n_angles: int) -> Call:
    """Return a call of sine and cosine alone.

    Parameters
    ----------
    n_angles : int
        How many.

    Returns
    -------
    callable
        Without arguments.
    """
    angle = np.random.default_rng(5).uniform(-_SPREAD, _SPREAD, n_angles)
    sine, cosine = np.empty(n_angles), np.empty(n_angles)
    return lambda: kernels.sine_cosine_batch(angle, sine, cosine)


@numba.njit(cache=True, nogil=True)
def _stream_row(q, qd, qdd, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    """Read three rows, write one."""
    for k in range(out.shape[0]):
        out[k] = q[k] + qd[k] + qdd[k]


def streaming(q: Array, qd: Array, qdd: Array, results: tuple[Array, Array, Array], part: slice) -> Call:
    """Return a call that only reads all states and writes all results, row by row.

    Parameters
    ----------
    q, qd, qdd : array
        (3 + n_joints, n_states) states.
    results : tuple of array
        Torques, centre of mass and root reaction.
    part : slice
        Of the states, for one thread of several.

    Returns
    -------
    callable
        Without arguments.
    """
    tau, com, root = results
    out = [row[part] for row in (*tau, *root)]
    rows = list(zip(*([row[part] for row in states] for states in (q, qd, qdd)), out, strict=True))

    def call() -> None:
        for row in rows:
            _stream_row(*row)
        com[:, part] = 0.0

    return call
