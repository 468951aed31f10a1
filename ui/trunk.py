"""How a trunk is held, in words: its lean upright; on the back how far from flat, and which end of it is low."""

from __future__ import annotations

from ui import words_diagram as told

_FLAT_DEG = -90.0


def lean_lines(lean_deg: float, *, lies: bool) -> tuple[str, ...]:
    """Say a trunk's lean under a pose, where it is clear that the trunk is meant.

    Parameters
    ----------
    lean_deg : float
        From upright, forward positive. [deg]
    lies : bool
        Whether the exercise is done on the back: there -90 is flat, which no coach can read.

    Returns
    -------
    tuple of str
        One line or two.
    """
    if not lies:
        return (told.MOMENT_OF_LEAN.format(lean=lean_deg),)
    slope = round(lean_deg - _FLAT_DEG)
    if slope == 0:
        return (told.FLAT,)
    return told.FROM_FLAT.format(lean=abs(slope)), told.HIPS_LOW if slope > 0 else told.HIPS_HIGH


def lean_in_words(lean_deg: float, *, lies: bool) -> str:
    """Say a trunk's lean.

    Parameters
    ----------
    lean_deg, lies
        See `lean_lines`.

    Returns
    -------
    str
    """
    if lies:
        return told.TRUNK.format(place=", ".join(lean_lines(lean_deg, lies=True)))
    return told.LEAN.format(lean=lean_deg)
