"""A planar floating-base tree of rigid links, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim import kernels
from sim.errors import InvalidInputError

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

GRAVITY = 9.80665  # m/s^2, standard gravity (CGPM 1901)

_FIELDS = ("name", "parent", "joint", "mass", "com", "inertia")
_CHUNK = 8192  # states; they stay in cache with what is computed from them
_SERIAL_BELOW = 10_000  # states; below it threads cost more than they bring


@dataclass(frozen=True)
class Link:
    """One rigid link.

    Parameters
    ----------
    name : str
        The segment's name.
    parent : int
        Index of the parent link, -1 for the root.
    joint : tuple of float
        (2,) position of the link's joint in the parent's frame. [m]
    mass : float
        [kg]
    com : tuple of float
        (2,) centre of mass in the link's frame. [m]
    inertia : float
        Moment of inertia about the centre of mass. [kg m^2]
    """

    name: str
    parent: int
    joint: tuple[float, float]
    mass: float
    com: tuple[float, float]
    inertia: float


@dataclass(frozen=True, eq=False)
class Chain:
    """A planar tree with a floating root, parents before children.

    Parameters
    ----------
    links : tuple of Link
        Root first. Link i > 0 turns about joint i - 1, whose angle is coordinate 2 + i.
    """

    links: tuple[Link, ...]

    @classmethod
    def from_links(cls, links: Sequence[Link | Mapping[str, Any]]) -> Chain:
        """Make a chain from links, given as `Link` or as mappings with the same names.

        Parameters
        ----------
        links : sequence of Link or mapping
            Parents before children, root first with parent -1.

        Returns
        -------
        Chain

        Raises
        ------
        InvalidInputError
            Where a link misses a field, comes before its parent, or has a number that no body can have.
        """
        if not links:
            raise InvalidInputError("links", "no link", "at least one link")
        chain = cls(tuple(_checked(i, link) for i, link in enumerate(links)))
        if chain.total_mass <= 0.0:
            raise InvalidInputError("links", "a total mass of 0 kg", "at least one link with mass")
        return chain

    @property
    def n_links(self) -> int:
        """Number of links."""
        return len(self.links)

    @property
    def n_joints(self) -> int:
        """Number of joints, one less than links."""
        return len(self.links) - 1

    def index(self, name: str) -> int:
        """Return the index of the link called ``name``.

        Parameters
        ----------
        name : str
            A link's name.

        Returns
        -------
        int

        Raises
        ------
        KeyError
            Where no link has that name.
        """
        return self._index[name]

    @cached_property
    def _index(self) -> dict[str, int]:
        return {link.name: i for i, link in enumerate(self.links)}

    @cached_property
    def parent(self) -> Indices:
        """(n_links,) parent indices."""
        return np.array([link.parent for link in self.links], dtype=np.int64)

    @cached_property
    def joint(self) -> Array:
        """(2, n_links) joint positions in the parents' frames. [m]."""
        return np.ascontiguousarray(np.array([link.joint for link in self.links], dtype=np.float64).T)

    @cached_property
    def com(self) -> Array:
        """(2, n_links) centres of mass in the links' frames. [m]."""
        return np.ascontiguousarray(np.array([link.com for link in self.links], dtype=np.float64).T)

    @cached_property
    def mass(self) -> Array:
        """(n_links,) masses. [kg]."""
        return np.array([link.mass for link in self.links], dtype=np.float64)

    @cached_property
    def inertia(self) -> Array:
        """(n_links,) moments of inertia about the centres of mass. [kg m^2]."""
        return np.array([link.inertia for link in self.links], dtype=np.float64)

    def with_mass(self, name: str, mass: float) -> Chain:
        """Return the chain with another mass of one link; the arrays of everything else are shared.

        Parameters
        ----------
        name : str
            The link's.
        mass : float
            [kg]

        Returns
        -------
        Chain

        Raises
        ------
        KeyError
            Where no link has that name.
        """
        i = self.index(name)
        chain = Chain((*self.links[:i], replace(self.links[i], mass=mass), *self.links[i + 1 :]))
        masses = self.mass.copy()
        masses[i] = mass
        vars(chain).update(
            mass=masses, _index=self._index, parent=self.parent, joint=self.joint, com=self.com, inertia=self.inertia
        )
        return chain

    @cached_property
    def total_mass(self) -> float:
        """Mass of all links. [kg]."""
        return float(self.mass.sum())


def _numbers(value: ArrayLike) -> Array:
    """Return ``value`` as floats, or an empty array where it is none."""
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        return np.empty(0)


def _checked(i: int, link: Link | Mapping[str, Any]) -> Link:
    """Return link ``i`` as a `Link`, or say what is wrong with it."""
    where = f"links[{i}]"
    if isinstance(link, Link):
        given: Mapping[str, Any] = {name: getattr(link, name) for name in _FIELDS}
    else:
        given = link
    missing = [name for name in _FIELDS if name not in given]
    if missing:
        raise InvalidInputError(where, f"a link without {missing[0]}", ", ".join(_FIELDS))
    parent = int(given["parent"]) if isinstance(given["parent"], Integral) else -2
    if (i == 0 and parent != -1) or (i > 0 and not 0 <= parent < i):
        raise InvalidInputError(f"{where}.parent", given["parent"], "-1 for the root, then an earlier link's index")
    pairs = []
    for name in ("joint", "com"):
        pair = _numbers(given[name])
        if pair.shape != (2,) or not np.isfinite(pair).all():
            raise InvalidInputError(f"{where}.{name}", given[name], "two finite numbers in metres")
        pairs.append((float(pair[0]), float(pair[1])))
    if i == 0 and pairs[0] != (0.0, 0.0):
        raise InvalidInputError(f"{where}.joint", given["joint"], "[0, 0] for the root")
    numbers = []
    for name, unit in (("mass", "kg"), ("inertia", "kg m^2")):
        number = _numbers(given[name])
        if number.shape != () or not (np.isfinite(number) and number >= 0.0):
            raise InvalidInputError(f"{where}.{name}", given[name], f"a finite number of {unit}, 0 or more")
        numbers.append(float(number))
    return Link(str(given["name"]), parent, pairs[0], numbers[0], pairs[1], numbers[1])


def _states(chain: Chain, name: str, values: ArrayLike, n_states: int | None = None) -> NDArray[Any]:
    """Return an array with a row for each coordinate, or say what is wrong."""
    array = values if isinstance(values, np.ndarray) else np.asarray(values, dtype=np.float64)
    rows = 3 + chain.n_joints
    if array.ndim != 2 or array.shape[0] != rows or (n_states is not None and array.shape[1] != n_states):  # noqa: PLR2004 - two dimensions
        columns = "n_states" if n_states is None else str(n_states)
        raise InvalidInputError(name, f"shape {array.shape}", f"shape ({rows}, {columns})")
    return array


def _cast(name: str, states: NDArray[Any], room: Array | None = None) -> Array:
    """Cast to the kernels' one signature, in ``room`` where the shape is the same, or say what is wrong."""
    if room is not None and states.shape == room.shape:
        np.copyto(room, states, casting="unsafe")
        array = room
    else:
        array = np.ascontiguousarray(states, dtype=np.float64)
    if not np.logical_and.reduce(np.isfinite(array), axis=None):
        raise InvalidInputError(name, "NaN or infinity", "finite numbers")
    # To numba a read-only array is another type, for which it would compile anew.
    return array if array.flags.writeable else array.copy()


def _in_chunks(states: Mapping[str, NDArray[Any]], compute: Callable[..., None], threads: int = 1) -> None:
    """Call ``compute(begin, n_states, *states)`` for one chunk after the other, cast and checked."""
    n = next(iter(states.values())).shape[1]
    if n <= _CHUNK:
        compute(0, n, *[_cast(name, rows) for name, rows in states.items()])
        return
    begins = iter(range(0, n, _CHUNK))

    def work() -> None:
        # Taken once, because memory that is given back and taken anew costs more than the copy itself.
        rooms = [np.empty((rows.shape[0], _CHUNK)) for rows in states.values()]
        for begin in begins:  # each thread takes the next chunk that nobody has
            part = slice(begin, min(begin + _CHUNK, n))
            cast = (_cast(name, rows[:, part], room) for (name, rows), room in zip(states.items(), rooms, strict=True))
            compute(begin, part.stop - begin, *cast)

    if threads == 1 or n < _SERIAL_BELOW:
        work()
        return
    # Kernels release the interpreter's lock, so plain threads do; numba's own parallel layers can end the
    # process when a server calls them from several threads.
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work) for _ in range(threads)]:
            done.result()


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
    q = _states(chain, "q", q)
    angle = np.empty((chain.n_links, q.shape[1]))
    origin = np.empty((2, *angle.shape))
    centre = np.empty((2, *angle.shape))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.forward_kinematics(
            chain.parent, chain.joint, chain.com, q, n_states, angle, origin, centre, begin
        )  # fmt: skip

    _in_chunks({"q": q}, compute)
    return angle, origin, centre


def forward_kinematics_unchecked(chain: Chain, q: Array) -> tuple[Array, Array, Array]:
    """Compute where each link is in states that this package has made, see `inverse_dynamics_unchecked`.

    Parameters
    ----------
    chain : Chain
        The tree.
    q : array
        (3 + n_joints, n_states) see `forward_kinematics`: C-contiguous, writable float64, and finite.

    Returns
    -------
    angle, origin, centre : array
        See `forward_kinematics`.

    Raises
    ------
    AttributeError
        For what is no array.
    """
    angle = np.empty((chain.n_links, q.shape[1]))
    origin, centre = np.empty((2, *angle.shape)), np.empty((2, *angle.shape))
    kernels.forward_kinematics(chain.parent, chain.joint, chain.com, q, q.shape[1], angle, origin, centre, 0)
    return angle, origin, centre


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
    q = _states(chain, "q", q)
    n = q.shape[1]
    qd = _states(chain, "qd", qd, n)
    qdd = _states(chain, "qdd", qdd, n)
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

    _in_chunks({"q": q, "qd": qd, "qdd": qdd}, compute, threads)


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
    q = _states(chain, "q", q)
    tau = np.empty((chain.n_joints, q.shape[1]))
    com = np.empty((2, q.shape[1]))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.gravity_moments(
            chain.parent, chain.joint, chain.com, chain.mass, GRAVITY, q, n_states, tau, com, begin
        )  # fmt: skip

    _in_chunks({"q": q}, compute)
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
    q = _states(chain, "q", q)
    out = np.zeros((q.shape[0], q.shape[0], q.shape[1]))

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.mass_matrix(
            chain.parent, chain.joint, chain.com, chain.mass, chain.inertia, q, n_states, out, begin
        )  # fmt: skip

    _in_chunks({"q": q}, compute)
    return out


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
    q = _states(chain, "q", q)
    if not 0 <= link < chain.n_links:
        raise InvalidInputError("link", link, f"0 to {chain.n_links - 1}")
    place = _numbers(point)
    if place.shape != (2,) or not np.isfinite(place).all():
        raise InvalidInputError("point", point, "two finite numbers in metres")
    out = np.zeros((2, *q.shape))
    x, y = place.tolist()

    def compute(begin: int, n_states: int, q: Array) -> None:
        kernels.point_jacobian(
            chain.parent, chain.joint, q, n_states, int(link), x, y, out, begin
        )  # fmt: skip

    _in_chunks({"q": q}, compute)
    return out
