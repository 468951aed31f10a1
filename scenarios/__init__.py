"""Exercises as data, and their loader."""

from scenarios.loader import exercises, read_exercises, scenario

__all__ = ["exercises", "read_exercises", "scenario"]
