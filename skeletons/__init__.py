"""Bodies as data, and their loader."""

from skeletons.bodies import athlete, read_body, standard_body

__all__ = ["athlete", "read_body", "standard_body"]
