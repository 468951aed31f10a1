"""Run every check of the project, from a fresh clone, with one command: ``python3.11 tests/check.py``.

Makes ``.venv`` where there is none, installs the project with the exact versions of ``.ci/constraints.txt``,
then runs the linters, the type checker and the tests, and stops at the first that fails. As root on Debian it also
installs Chromium, which the browser tests drive. Only the standard library, because nothing else is there yet.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.sha256"
CONSTRAINTS = ".ci/constraints.txt"

INSTALL = f"python -m pip install -qq --disable-pip-version-check -e .[test] -c {CONSTRAINTS}"
CHECKS = ("ruff check .", "ruff format --check .", "mypy", "lint-imports --no-logo", "pytest -n 2 --dist loadfile")


def run(program: Path, command: str) -> None:
    """Echo a command and run it in the project's folder; exit with its status if it fails.

    Parameters
    ----------
    program : Path
        What to start for the command's first word.
    command : str
        As a person would type it in the activated environment.
    """
    print(f"$ {command}", flush=True)
    status = subprocess.run([program, *shlex.split(command)[1:]], cwd=ROOT, check=False).returncode
    if status:
        sys.exit(f"failed with status {status}: {command}")


def install() -> None:
    """Install the project and its tools, unless that is what was last installed."""
    asked = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", CONSTRAINTS))
    digest = hashlib.sha256(asked).hexdigest()
    if STAMP.exists() and STAMP.read_text() == digest:
        return
    # Without pip an environment is the rest of a failed attempt.
    if not (VENV / "bin" / "pip").exists():
        run(Path(sys.executable), "python -m venv .venv")
    run(VENV / "bin" / "python", INSTALL)
    STAMP.write_text(digest)


def install_chromium() -> None:
    """Install Debian's Chromium for the browser tests where it is missing and this user may."""
    if shutil.which("chromium") or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    for command in ("apt-get update -qq", "apt-get install -y -qq --no-install-recommends chromium"):
        run(Path("apt-get"), command)


def main() -> None:
    """Install, then run the checks in order."""
    if sys.version_info < (3, 11):
        print("HingeLab needs Python 3.11 or later.", file=sys.stderr)
        sys.exit(2)
    install()
    install_chromium()
    for command in CHECKS:
        run(VENV / "bin" / shlex.split(command)[0], command)


if __name__ == "__main__":
    main()
