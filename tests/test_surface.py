"""What the packages offer: exported names, their docstrings, and what an import or --help brings along."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import scenarios
import sim
import skeletons
from ui.commands.app import app

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = {
    sim: {
        "Athlete", "Chain", "InvalidInputError", "Link", "Result", "Scenario", "audit", "forward_kinematics",
        "gravity_moments", "inverse_dynamics", "mass_matrix", "point_jacobian", "simulate",
    },
    skeletons: {"athlete", "read_body", "standard_body"},
    scenarios: {"exercises", "read_exercises", "scenario"},
}  # fmt: skip
HEAVY = ("numpy", "numba", "pydantic", "ruamel", "pybullet", "panel")
HELP = """
import contextlib
from ui.cli import main
with contextlib.suppress(SystemExit):
    main({typed})
"""
LOADED = """
import json, sys
print(json.dumps(sorted(sys.modules)))
"""


def modules() -> Iterator[str]:
    """List all modules of the four packages but the kernels, whose functions numba compiles."""
    for package in ("sim", "skeletons", "scenarios", "ui"):
        for file in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            if not name.endswith("kernels"):
                yield name


def offered(module: str) -> dict[str, Any]:
    """Return the public functions and classes that a module defines; commands speak to people and are left out."""
    commands = [app[name].default_command for name in app]
    found = {}
    for name, item in vars(importlib.import_module(module)).items():
        own = getattr(item, "__module__", None) == module and not name.startswith("_")
        if own and item not in commands and (inspect.isclass(item) or inspect.isfunction(inspect.unwrap(item))):
            found[name] = item
    return found


def sections(item: object) -> dict[str, str]:
    """Split a numpydoc docstring into its summary, under an empty heading, and its sections."""
    parts = re.split(r"^(\w[\w ]*)\n-{3,}$", inspect.getdoc(item) or "", flags=re.MULTILINE)
    return {"": parts[0].strip(), **dict(zip(parts[1::2], parts[2::2], strict=True))}


def described(section: str) -> set[str]:
    """List the names that a section describes: at the margin, one or more before a colon."""
    heads = re.findall(r"^([*\w][^:\n]*?) *(?::.*)?$", section, flags=re.MULTILINE)
    return {name.strip(" *") for head in heads for name in head.split(",")}


def taken(item: Any) -> set[str]:
    """List the parameters that a caller gives."""
    if dataclasses.is_dataclass(item):
        return {field.name for field in dataclasses.fields(item) if field.init}
    # Other classes inherit how they are made, as schemas do, whose fields are the keys of a data file.
    if inspect.isclass(item) and not {"__init__", "_fields"} & vars(item).keys():
        return set()
    return set(inspect.signature(item).parameters)


@pytest.mark.parametrize("package", EXPORTS, ids=lambda package: package.__name__)
def test_exports_are_complete(package: ModuleType) -> None:
    assert set(package.__all__) == EXPORTS[package]
    assert len(package.__all__) == len(EXPORTS[package])
    for name in package.__all__:
        assert getattr(package, name).__module__.startswith(f"{package.__name__}.")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing


@pytest.mark.parametrize(
    "name", [f"{package.__name__}.{name}" for package in EXPORTS for name in sorted(EXPORTS[package])]
)
def test_exports_say_what_they_do(name: str) -> None:
    item = getattr(importlib.import_module(name.partition(".")[0]), name.partition(".")[2])
    found = sections(item)
    assert found[""].split("\n")[0].endswith(".")
    if inspect.isfunction(inspect.unwrap(item)):
        assert "Returns" in found
    if taken(item):
        assert "Parameters" in found
    methods: list[tuple[str, Callable[..., Any]]] = inspect.getmembers(item, inspect.isroutine)
    own = [method for label, method in methods if inspect.isclass(item) and label in vars(item) and label[0] != "_"]
    assert [method for method in own if not sections(method)[""]] == []


@pytest.mark.parametrize("module", list(modules()))
def test_every_function_and_class_describes_what_it_takes(module: str) -> None:
    found = {name: (item, sections(item)) for name, item in offered(module).items()}
    assert [name for name, (_, text) in found.items() if not text[""]] == []
    missing = {name: taken(item) - described(text.get("Parameters", "")) for name, (item, text) in found.items()}
    assert {name: names for name, names in missing.items() if names} == {}


def test_the_search_for_public_names_finds_them() -> None:
    assert {"sim.limits", "skeletons.datafile", "scenarios", "ui.cli", "ui.commands.app"} <= set(modules())
    assert offered("sim.limits").keys() == {"Range", "number", "within", "choice", "nearest"}
    assert offered("ui.cli").keys() == {"main"}
    assert "exercises" in offered("scenarios.loader")
    assert described("a, b : int\n    Two: numbers.\n*names : str\n    More.\n") == {"a", "b", "names"}


def loaded(code: str) -> set[str]:
    """Run code in a new Python; return the packages that it has imported."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"], env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return {name.partition(".")[0] for name in names}


def test_importing_sim_imports_nothing_heavy() -> None:
    assert loaded("import sim").isdisjoint(HEAVY)
    assert {"numba", "numpy"} <= loaded("import sim; sim.inverse_dynamics")


@pytest.mark.parametrize("typed", [["--help"], ["run", "--help"], ["compare", "--help"], ["--version"]], ids=" ".join)
def test_help_imports_nothing_heavy(typed: list[str]) -> None:
    names = loaded(HELP.format(typed=typed))
    assert "cyclopts" in names
    assert names.isdisjoint(HEAVY)
