"""A planar floating-base tree of rigid links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import InvalidInputError

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

GRAVITY = 9.80665  # m/s^2, standard gravity (CGPM 1901)

_FIELDS = ("name", "parent", "joint", "mass", "com", "inertia")


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

    @cached_property
    def tree(self) -> tuple[Indices, Array, Array, Array, Array]:
        """What a kernel knows of the chain: parent, joint, com, mass and inertia."""
        return self.parent, self.joint, self.com, self.mass, self.inertia

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


def two_metres(field: str, value: ArrayLike) -> tuple[float, float]:
    """Return a place, or say what is wrong with it.

    Parameters
    ----------
    field : str
        What it is called.
    value : array
        (2,) what was given. [m]

    Returns
    -------
    tuple of float
        (2,) [m].

    Raises
    ------
    InvalidInputError
        For anything but two finite numbers.
    """
    pair = _numbers(value)
    if pair.shape != (2,) or not np.isfinite(pair).all():
        raise InvalidInputError(field, value, "two finite numbers in metres")
    return float(pair[0]), float(pair[1])


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
    joint, com = (two_metres(f"{where}.{name}", given[name]) for name in ("joint", "com"))
    if i == 0 and joint != (0.0, 0.0):
        raise InvalidInputError(f"{where}.joint", given["joint"], "[0, 0] for the root")
    numbers = []
    for name, unit in (("mass", "kg"), ("inertia", "kg m^2")):
        number = _numbers(given[name])
        if number.shape != () or not (np.isfinite(number) and number >= 0.0):
            raise InvalidInputError(f"{where}.{name}", given[name], f"a finite number of {unit}, 0 or more")
        numbers.append(float(number))
    return Link(str(given["name"]), parent, joint, numbers[0], com, numbers[1])
