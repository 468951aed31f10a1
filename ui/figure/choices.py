"""What a picture may be asked for; checked before anything heavy is imported."""

from __future__ import annotations

from sim.errors import InvalidInputError
from ui.colours import profile

GHOSTS = ("none", "hips-still")
MOST_FRAMES = 12


def check_options(frames: str, theme: str, ghost: str, fault: str | None = None) -> int:
    """Refuse options that no picture has.

    Parameters
    ----------
    frames, theme, ghost : str
        As typed.
    fault : str, optional
        Likewise.

    Returns
    -------
    int
        Number of poses.

    Raises
    ------
    InvalidInputError
        For the first that is not allowed.
    """
    count = int(frames) if frames.isascii() and frames.isdigit() and len(frames) < 4 else 0  # noqa: PLR2004 - digits
    if not 1 <= count <= MOST_FRAMES:
        raise InvalidInputError("frames", frames, f"a whole number from 1 to {MOST_FRAMES}")
    profile(theme)
    if ghost not in GHOSTS:
        raise InvalidInputError("ghost", ghost, ", ".join(GHOSTS))
    if ghost != "none" and count > 1:
        raise InvalidInputError("ghost", f"{ghost} with {count} frames", "a ghost behind one pose (--frames 1)")
    if ghost != "none" and fault is not None:
        raise InvalidInputError("ghost", f"{ghost} with a fault", "none: the clean repetition is behind a fault")
    return count
