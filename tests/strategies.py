"""Random planar trees and states: hypothesis strategies that shrink, and a seeded generator for batches.

Sizes are those of a body and a loaded bar, in SI units. Every tree may branch. Trees may end in a massless
leaf, as a body with empty hands does, unless ``massless=False``.
"""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from sim.chain import GRAVITY, Chain, Link
from sim.dynamics import inverse_dynamics

Array = NDArray[np.float64]
States = tuple[Array, Array, Array]
Pointed = tuple[Chain, Array, int, tuple[float, float]]

MAX_LINKS = 16
_LENGTH = 0.6  # m, joint and centre of mass in a link's frame
_MASS = (0.1, 60.0)  # kg
_GYRATION = (0.02, 0.4)  # m, radius about the centre of mass
_SPANS = ((3.0, 4.0), (2.0, 6.0), (10.0, 30.0))  # root, angles: of q, qd and qdd


def _link(i: int, parent: int, numbers: tuple[float, ...]) -> Link:
    """Make link ``i`` from joint x, y, centre x, y, mass and radius of gyration."""
    jx, jy, cx, cy, mass, gyration = numbers
    return Link(f"link{i}", parent, (0.0, 0.0) if i == 0 else (jx, jy), mass, (cx, cy), mass * gyration**2)


def random_tree(rng: np.random.Generator, n_links: int | None = None, *, massless: bool = True) -> Chain:
    """Draw a tree; with ``massless`` every third one of two links or more ends in a massless leaf."""
    n = int(rng.integers(1, MAX_LINKS + 1)) if n_links is None else n_links
    links = []
    for i in range(n):
        parent = int(rng.integers(i)) if i else -1
        place = rng.uniform(-_LENGTH, _LENGTH, 4).tolist()
        links.append(_link(i, parent, (*place, float(rng.uniform(*_MASS)), float(rng.uniform(*_GYRATION)))))
    if massless and n > 1 and rng.random() < 1 / 3:
        links[-1] = _link(n - 1, links[-1].parent, (*links[-1].joint, *links[-1].com, 0.0, 0.0))
    return Chain.from_links(links)


def random_states(rng: np.random.Generator, chain: Chain, n_states: int) -> States:
    """Draw positions, rates and accelerations, one row a coordinate."""
    rows = 3 + chain.n_joints
    drawn = []
    for root, angle in _SPANS:
        span = np.full((rows, 1), angle)
        span[:2] = root
        drawn.append(rng.uniform(-1.0, 1.0, (rows, n_states)) * span)
    return drawn[0], drawn[1], drawn[2]


@st.composite
def trees(draw: st.DrawFn, *, min_links: int = 1, max_links: int = MAX_LINKS, massless: bool = True) -> Chain:
    """Draw a tree that shrinks to few links."""
    n = draw(st.integers(min_links, max_links))
    place = st.floats(-_LENGTH, _LENGTH)
    numbers = st.tuples(place, place, place, place, st.floats(*_MASS), st.floats(*_GYRATION))
    links = [_link(i, draw(st.integers(0, i - 1)) if i else -1, draw(numbers)) for i in range(n)]
    if massless and n > 1 and draw(st.booleans()):
        links[-1] = _link(n - 1, links[-1].parent, (*links[-1].joint, *links[-1].com, 0.0, 0.0))
    return Chain.from_links(links)


@st.composite
def states(draw: st.DrawFn, chain: Chain, n_states: int = 1) -> States:
    """Draw positions, rates and accelerations of ``chain``, one row a coordinate."""
    drawn = []
    for root, angle in _SPANS:
        unit = draw(hnp.arrays(np.float64, (3 + chain.n_joints, n_states), elements=st.floats(-1.0, 1.0)))
        unit[:2] *= root
        unit[2:] *= angle
        drawn.append(unit)
    return drawn[0], drawn[1], drawn[2]


@st.composite
def moving_trees(
    draw: st.DrawFn,
    *,
    n_states: int = 1,
    min_links: int = 1,
    max_links: int = MAX_LINKS,
    massless: bool = True,
) -> tuple[Chain, Array, Array, Array]:
    """Draw a tree with its positions, rates and accelerations."""
    chain = draw(trees(min_links=min_links, max_links=max_links, massless=massless))
    return (chain, *draw(states(chain, n_states)))


@st.composite
def pointed_trees(draw: st.DrawFn) -> Pointed:
    """A tree in a pose, and a point in one of its links."""
    chain, q, _, _ = draw(moving_trees())
    place = st.floats(-1.0, 1.0)
    return chain, q, draw(st.integers(0, chain.n_joints)), (draw(place), draw(place))


def scale_of(chain: Chain, *results: Array) -> float:
    """Return what a rounding error is small against: the weight on an arm of 1 m, or a larger result."""
    return max([chain.total_mass * GRAVITY, *(float(np.abs(r).max(initial=0.0)) for r in results)])


def near(got: Array, expected: Array, scale: float, relative: float = 1e-9) -> None:
    """Compare against one scale, since single entries may cancel to nothing."""
    assert_allclose(got, expected, rtol=0.0, atol=relative * scale)


def generalised(chain: Chain, q: Array, qd: Array, qdd: Array) -> Array:
    """Forces in the order of ``q``: force x, force y, moment about the root's origin, torques."""
    tau, _, root = inverse_dynamics(chain, q, qd, qdd)
    moment = root[2] - (q[0] * root[1] - q[1] * root[0])
    return np.vstack([root[:2], moment, tau])
