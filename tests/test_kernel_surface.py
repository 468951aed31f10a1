"""What the chain's public functions take and refuse, and that no input compiles a kernel twice."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from numpy.typing import ArrayLike

from sim import chain, dynamics, kernels, kinematics
from sim.chain import Chain, Link
from sim.errors import InvalidInputError
from tests.strategies import Array, random_tree

CHAIN = random_tree(np.random.default_rng(1), 4)
ROWS = 3 + CHAIN.n_joints

# Each function of one array of states; inverse dynamics once for each of its three.
CALLS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "inverse_dynamics q": ("q", lambda a: dynamics.inverse_dynamics(CHAIN, a, zeros(a), zeros(a))),
    "inverse_dynamics qd": ("qd", lambda a: dynamics.inverse_dynamics(CHAIN, zeros(a), a, zeros(a))),
    "inverse_dynamics qdd": ("qdd", lambda a: dynamics.inverse_dynamics(CHAIN, zeros(a), zeros(a), a)),
    "gravity_moments": ("q", lambda a: dynamics.gravity_moments(CHAIN, a)),
    "forward_kinematics": ("q", lambda a: kinematics.forward_kinematics(CHAIN, a)),
    "mass_matrix": ("q", lambda a: (dynamics.mass_matrix(CHAIN, a),)),
    "point_jacobian": ("q", lambda a: (kinematics.point_jacobian(CHAIN, a, 2, (0.1, 0.2)),)),
}


def zeros(like: Any) -> Array:
    """Zeros for as many states as another array has."""
    return np.zeros((ROWS, np.shape(like)[-1]))


def read_only(a: Array) -> Array:
    """A copy that must not be written to, as arrays from files and other libraries are."""
    copy = a.copy()
    copy.setflags(write=False)
    return copy


def unaligned(a: Array) -> Array:
    """A copy that starts at an odd address."""
    copy = np.frombuffer(bytearray(a.nbytes + 1), dtype=np.uint8)[1:].view(np.float64).reshape(a.shape)
    copy[:] = a
    return copy


FORMS: dict[str, Callable[[Array], ArrayLike]] = {
    "as it should be": lambda a: a,
    "integers": lambda a: a.astype(np.int64),
    "float32": lambda a: a.astype(np.float32),
    "other byte order": lambda a: a.astype(">f8"),
    "Fortran order": np.asfortranarray,
    "every other column": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "backwards": lambda a: np.ascontiguousarray(a[::-1, ::-1])[::-1, ::-1],
    "broadcast": lambda a: np.broadcast_to(a[:, :1], a.shape),
    "one column": lambda a: a[:, :1],
    "no column": lambda a: a[:, :0],
    "lists": lambda a: a.tolist(),
    "read-only": read_only,
    "unaligned": unaligned,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("call", CALLS)
def test_any_form_of_the_numbers_gives_the_same_and_compiles_nothing_new(call: str, form: str) -> None:
    _, function = CALLS[call]
    numbers = np.arange(ROWS * 3, dtype=np.float64).reshape(ROWS, 3) % 5.0
    given = FORMS[form](numbers)
    plain = function(np.array(given, dtype=np.float64))
    kernel = getattr(kernels, call.split(maxsplit=1)[0])
    # Beside the number before, so that one form that compiles anew does not fail all that follow.
    before = len(kernel.signatures)
    for got, expected in zip(function(given), plain, strict=True):
        assert_array_equal(got, expected)
    assert len(kernel.signatures) == before


@pytest.mark.parametrize("link", [np.int32(1), np.uint8(1), np.int64(1)], ids=lambda v: type(v).__name__)
def test_any_integer_names_a_link_and_compiles_nothing_new(link: Any) -> None:
    pose = np.zeros((ROWS, 2))
    point: Any = (1, np.float32(0.5))
    expected = kinematics.point_jacobian(CHAIN, pose, 1, (1.0, 0.5))
    before = len(kernels.point_jacobian.signatures)
    assert_array_equal(kinematics.point_jacobian(CHAIN, pose, link, point), expected)
    assert len(kernels.point_jacobian.signatures) == before


def test_every_kernel_has_one_signature() -> None:
    # After the calls above, and after those of any other test that ran before.
    for _, function in CALLS.values():
        function(np.zeros((ROWS, 3)))
    kernels.sine_cosine_batch(np.zeros(2), np.empty(2), np.empty(2))
    compiled = {name: value for name, value in vars(kernels).items() if hasattr(value, "signatures")}
    found = {name: len(value.signatures) for name, value in compiled.items()}
    for name in {call.split()[0] for call in CALLS} | {"sine_cosine_batch"}:
        assert found[name] == 1, name
    # The others are called from kernels only, which may come from the cache, or by other modules.
    assert {name: n for name, n in found.items() if n > 1} == {}


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("call", CALLS)
def test_numbers_that_are_not_finite_are_refused(call: str, bad: float) -> None:
    field, function = CALLS[call]
    for place in ((0, 0), (ROWS - 1, 2)):
        numbers = np.zeros((ROWS, 3))
        numbers[place] = bad
        with pytest.raises(InvalidInputError) as caught:
            function(numbers)
        assert caught.value.field == field


@pytest.mark.parametrize("shape", [(ROWS,), (ROWS - 1, 3), (ROWS + 1, 3), (3, ROWS), (ROWS, 3, 1), (0, 3)])
@pytest.mark.parametrize("call", CALLS)
def test_wrong_shapes_are_refused(call: str, shape: tuple[int, ...]) -> None:
    field, function = CALLS[call]
    with pytest.raises(InvalidInputError) as caught:
        function(np.zeros(shape))
    assert caught.value.field == field


@pytest.mark.parametrize("field", ["qd", "qdd"])
def test_numbers_of_states_must_agree(field: str) -> None:
    given: dict[str, Any] = {name: np.zeros((ROWS, 3)) for name in ("q", "qd", "qdd")}
    given[field] = np.zeros((ROWS, 2))
    with pytest.raises(InvalidInputError, match=r"shape \(6, 3\)") as caught:
        dynamics.inverse_dynamics(CHAIN, **given)
    assert caught.value.field == field


@pytest.mark.parametrize("threads", [0, -1])
def test_fewer_than_one_thread_is_refused(threads: int) -> None:
    still = np.zeros((ROWS, 1))
    with pytest.raises(InvalidInputError) as caught:
        dynamics.inverse_dynamics(CHAIN, still, still, still, threads=threads)
    assert caught.value.field == "threads"


@pytest.mark.parametrize("link", [-1, 4, 10**6])
def test_a_link_that_is_not_there_is_refused(link: int) -> None:
    with pytest.raises(InvalidInputError) as caught:
        kinematics.point_jacobian(CHAIN, np.zeros((ROWS, 1)), link, (0.0, 0.0))
    assert caught.value.field == "link"


@pytest.mark.parametrize("point", [(np.nan, 0.0), (0.0, np.inf), (0.0,), (0.0, 1.0, 2.0)], ids=repr)
def test_a_point_that_is_no_point_is_refused(point: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        kinematics.point_jacobian(CHAIN, np.zeros((ROWS, 1)), 1, point)
    assert caught.value.field == "point"


GOOD = {"name": "shank", "parent": 0, "joint": [0.0, 0.4], "mass": 3.0, "com": [0.0, 0.2], "inertia": 0.05}
ROOT = {"name": "foot", "parent": -1, "joint": [0.0, 0.0], "mass": 1.0, "com": [0.1, 0.0], "inertia": 0.01}
BAD = [
    ("parent", -1), ("parent", 1), ("parent", 2), ("parent", -2), ("parent", 0.7), ("parent", "x"),
    ("joint", [0.0]), ("joint", [0.0, 0.0, 0.0]), ("joint", [np.nan, 0.0]), ("joint", "ab"), ("joint", 1.0),
    ("com", [0.0, np.inf]), ("com", [[0.0, 1.0]]), ("com", None), ("com", [[0.0], 1.0]),
    ("mass", -1.0), ("mass", np.nan), ("mass", np.inf), ("mass", "heavy"), ("mass", None),
    ("inertia", -1e-9), ("inertia", np.nan), ("inertia", -np.inf), ("inertia", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), BAD)
def test_a_bad_link_is_refused_by_name(field: str, value: Any) -> None:
    for given in (GOOD | {field: value}, Link(**(GOOD | {field: value}))):  # type: ignore[arg-type]
        with pytest.raises(InvalidInputError) as caught:
            Chain.from_links([ROOT, given])
        assert caught.value.field == f"links[1].{field}"


@pytest.mark.parametrize(("field", "value"), [("parent", 0), ("joint", [0.0, 0.1])])
def test_a_bad_root_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        Chain.from_links([ROOT | {field: value}])
    assert caught.value.field == f"links[0].{field}"


@pytest.mark.parametrize("field", GOOD)
def test_a_link_without_a_field_is_refused(field: str) -> None:
    with pytest.raises(InvalidInputError, match=rf"links\[1\]: a link without {field}"):
        Chain.from_links([ROOT, {name: value for name, value in GOOD.items() if name != field}])


# Without mass there is no centre of mass, and compiled code that assumes no NaN must not make one.
@pytest.mark.parametrize("links", [[], [ROOT | {"mass": 0.0}]], ids=["none", "massless"])
def test_a_tree_without_links_or_mass_is_refused(links: list[dict[str, Any]]) -> None:
    with pytest.raises(InvalidInputError) as caught:
        Chain.from_links(links)
    assert caught.value.field == "links"


def test_mappings_and_links_make_the_same_chain() -> None:
    one = Chain.from_links([ROOT, GOOD])
    two = Chain.from_links(one.links)
    assert one.links == two.links
    assert (one.n_links, one.n_joints, one.total_mass, one.index("shank")) == (2, 1, 4.0, 1)
    assert_array_equal(one.joint, [[0.0, 0.0], [0.0, 0.4]])
    with pytest.raises(KeyError):
        one.index("thigh")


def public_callables() -> Iterator[Any]:
    """Functions and methods that others may call."""
    for module in (chain, dynamics, kinematics):
        yield from callables_of(module)


def callables_of(module: ModuleType) -> Iterator[Any]:
    """Functions and methods that others may call, of one module."""
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(value):
            yield pytest.param(value, id=name)
        elif inspect.isclass(value):
            for method, raw in vars(value).items():
                if not method.startswith("_") and (inspect.isfunction(raw) or isinstance(raw, classmethod)):
                    yield pytest.param(getattr(value, method), id=f"{name}.{method}")


def section(text: str, title: str) -> str:
    """Return one section of a numpydoc docstring."""
    found = re.search(rf"(?ms)^{title}\n-{{{len(title)}}}\n(.*?)(?=^\w[\w ]*\n-+\n|\Z)", text)
    assert found is not None, f"no section {title}"
    return found.group(1)


@pytest.mark.parametrize("function", list(public_callables()))
def test_public_functions_are_documented_in_numpydoc(function: Callable[..., Any]) -> None:
    text = inspect.getdoc(function) or ""
    assert re.match(r"[A-Z].*\.\n\n", text), "a sentence and an empty line come first"
    rows = re.findall(r"^(\w+(?:, \w+)*) : \S", section(text, "Parameters"), re.MULTILINE)
    documented = [name for row in rows for name in row.split(", ")]
    assert documented == [name for name in inspect.signature(function).parameters if name != "self"]
    assert section(text, "Returns").strip()
    assert section(text, "Raises").strip()


def test_public_types_and_their_properties_are_documented() -> None:
    for kind in (Chain, Link):
        rows = section(inspect.getdoc(kind) or "", "Parameters")
        assert re.findall(r"(?m)^(\w+) : \S", rows) == list(kind.__dataclass_fields__)
    for name, value in vars(Chain).items():
        if not name.startswith("_") and not callable(value) and not isinstance(value, classmethod):
            assert (inspect.getdoc(value) or "").endswith("."), name
