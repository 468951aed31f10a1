"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run and no deadline, because the first call of a kernel compiles it.
settings.register_profile("hingelab", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("hingelab")
