"""Exercises as data, and their loader."""

from scenarios.exercises import exercises, read_exercises, scenario

__all__ = ["exercises", "read_exercises", "scenario"]
