"""Where compiled kernels are kept between runs."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path


def kernel_cache_folder() -> Path:
    """Return a writable folder named by a hash of the kernel sources.

    Numba does not notice changes in functions that a kernel calls, so the folder's name carries the hash:
    another source, another folder. A temporary folder is the last resort, so that a read-only installation
    with no writable home still starts.

    Returns
    -------
    Path
        An existing folder.
    """
    files = sorted(_kernel_files(resources.files("sim")), key=str)
    source = b"".join(item.read_bytes() for item in files)
    digest = hashlib.sha256(source + metadata.version("numba").encode()).hexdigest()[:16]
    roots = [os.environ.get("NUMBA_CACHE_DIR"), os.environ.get("XDG_CACHE_HOME"), str(Path.home() / ".cache")]
    for root in filter(None, roots):
        folder = Path(root) / "hingelab" / f"kernels-{digest}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix="hingelab-kernels-"))


def _kernel_files(folder: Traversable) -> Iterator[Traversable]:
    """List every file of kernels in a folder and below."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from _kernel_files(item)
        elif item.name.endswith("kernels.py"):
            yield item


def holds_compiled_kernels(folder: Path) -> bool:
    """Return whether an earlier run has left compiled kernels in ``folder``.

    Parameters
    ----------
    folder : Path
        The answer of `kernel_cache_folder`.

    Returns
    -------
    bool
        True where at least one numba index file is found.
    """
    return any(folder.rglob("*.nbi"))
