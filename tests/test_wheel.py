"""The wheel alone: built, installed read-only, and started from an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("sim", "skeletons", "scenarios", "ui")
SCENARIOS = (
    "kneeling-hip-hinge",
    "kneeling-good-morning",
    "standing-good-morning",
    "bodyweight-hip-hinge",
    "romanian-deadlift",
)
NOWHERE = "/proc/nonexistent"  # no one can make a folder there, not even root, whom permissions do not bind


def _python(*arguments: str | Path, cwd: Path, **variables: str) -> str:
    """Run this Python and return what it prints.

    ``-P`` keeps the current and the script's folder off the import path; what the caller's shell says about
    imports and caches is dropped.
    """
    dropped = ("PYTHON", "NUMBA_", "XDG_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)} | variables
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _refuse(constant: str) -> NoReturn:
    message = f"{constant} is not JSON"
    raise AssertionError(message)


def _document(text: str) -> Any:
    """Parse one JSON document, with nothing around it and no NaN in it."""
    return json.loads(text, parse_constant=_refuse)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Install the wheel into a folder of its own, which from then on may only be read."""
    folder = tmp_path_factory.mktemp("installed")
    _python("-m", "pip", "install", "-qq", "--no-deps", "--no-index", "--target", folder, wheel, cwd=folder)
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    yield folder
    for path in folders:
        path.chmod(0o755)


@pytest.fixture(scope="module", params=["home", "no home"])
def variables(
    request: pytest.FixtureRequest, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """Point Python to the installation, with and without a home to keep compiled kernels in."""
    home = NOWHERE if request.param == "no home" else str(tmp_path_factory.mktemp("home"))
    return {
        "PYTHONPATH": str(installed),  # comes before the path that an editable installation adds
        "HOME": home,
        "XDG_CACHE_HOME": home,
        "TMPDIR": str(tmp_path_factory.mktemp("temporary")),
    }


def test_wheel_holds_the_packages_and_their_data_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.partition("/")[0] for name in names}
    assert {name for name in folders if not name.endswith(".dist-info")} == set(PACKAGES)
    for package in PACKAGES:
        data = {path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*.yaml")}
        assert data <= set(names)


def test_packages_come_from_the_wheel(installed: Path, variables: dict[str, str], tmp_path: Path) -> None:
    listed = ", ".join(PACKAGES)
    code = f"import json, {listed}; print(json.dumps([package.__file__ for package in ({listed})]))"
    files = _document(_python("-c", code, cwd=tmp_path, **variables))
    assert [Path(file).parent.parent for file in files] == [installed] * len(PACKAGES)


def test_program_runs_and_writes_nothing_beside_itself(
    installed: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    before = sorted(installed.rglob("*"))
    program = installed / "bin" / "hingelab"

    listing = _python(program, "list", "--json", cwd=tmp_path, **variables)
    _document(listing)
    assert [name for name in SCENARIOS if f'"{name}"' not in listing] == []

    result = _document(_python(program, "run", "kneeling-good-morning", "--json", cwd=tmp_path, **variables))
    assert result["scenario"] == "kneeling-good-morning"
    assert result["frames"]["time_s"]

    assert sorted(installed.rglob("*")) == before
    assert list(tmp_path.iterdir()) == []
