"""Numbers with their units: a no-break space before the unit, a thin one between newton and metre."""

from __future__ import annotations

DEGREES = "{value}°"
CENTIMETRES = "{value}\u00a0cm"
NEWTON_METRES = "{value}\u00a0N\u2009m"
PERCENT = "{value}\u00a0%"
NEWTONS = "{value}\u00a0N"
KILONEWTONS = "{value}\u00a0kN"
PER_RADIAN = "{value}\u00a0N\u2009m/rad"
POINTS = "{value}\u00a0points"
