"""Compiled kernels across processes: kept, found again, and right where the processor lacks fused multiply-add."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ONE_LINK = (
    "sim.Chain.from_links([{'name': 'a', 'parent': -1, 'joint': [0, 0], 'mass': 1, 'com': [0, 1], 'inertia': 1}])"
)
CALLS = {
    "forward_kinematics": "sim.forward_kinematics(chain, still)",
    "gravity_moments": "sim.gravity_moments(chain, still)",
    "inverse_dynamics": "sim.inverse_dynamics(chain, still, still, still)",
    "mass_matrix": "sim.mass_matrix(chain, still)",
    "point_jacobian": "sim.point_jacobian(chain, still, 0, (0.0, 1.0))",
}


def start(*arguments: str, **environment: str) -> str:
    """Run Python in a fresh process; return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env=os.environ | environment, check=False, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_kernels_compiled_by_one_process_serve_the_next(tmp_path: Path) -> None:
    def use(*names: str) -> str:
        lines = [
            "import numpy as np, sim",
            "from sim import kernels",
            f"chain = {ONE_LINK}",
            "still = np.zeros((3, 2))",
        ]
        lines += [CALLS[name] for name in names]
        lines += [f"print(sum(kernels.{name}.stats.cache_hits.values()), end=' ')" for name in names]
        return start("-c", "\n".join(lines), NUMBA_CACHE_DIR=str(tmp_path))

    # One after the other, so that what they share comes from the cache for all but the first.
    assert [use(name) for name in CALLS] == ["0 "] * len(CALLS)
    assert use(*CALLS) == "1 " * len(CALLS)


@pytest.mark.parametrize("processor", ["generic", "nocona"])
def test_sine_and_cosine_without_fused_multiply_add(processor: str, tmp_path: Path) -> None:
    files = ("tests/test_trigonometry.py",)
    environment = {"NUMBA_CPU_NAME": processor, "NUMBA_CPU_FEATURES": "", "NUMBA_CACHE_DIR": str(tmp_path)}
    assert " passed" in start("-m", "pytest", "-q", *files, **environment)
    # That nothing was fused: the machine code of a process of its own, since what comes from the cache shows none.
    call = "kernels.sine_cosine_batch(np.zeros(8), np.zeros(8), np.zeros(8))"
    look = "print('vfm' in ''.join(kernels.sine_cosine_batch.inspect_asm().values()))"
    code = f"import numpy as np; from sim import kernels; {call}; {look}"
    assert start("-c", code, **environment | {"NUMBA_CACHE_DIR": str(tmp_path / "again")}) == "False\n"
