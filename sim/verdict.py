"""From shares of draws and rows of literature to a verdict."""

from __future__ import annotations

from collections.abc import Iterable

SUPPORTED, NOT_SUPPORTED, DEPENDS = "supported", "not supported", "depends"
HOLDS, FAILS = 0.9, 0.1


def mechanics(share: float) -> str:
    """Say what the model makes of a claim.

    Parameters
    ----------
    share : float
        Of draws in which the claim holds, 0 to 1.

    Returns
    -------
    str
        ``supported``, ``not supported`` or ``depends``.
    """
    if share >= HOLDS:
        return SUPPORTED
    return NOT_SUPPORTED if share <= FAILS else DEPENDS


def evidence(rows: Iterable[str]) -> str:
    """Say what the literature makes of a claim.

    Parameters
    ----------
    rows : iterable of str
        ``for`` or ``against``, one for each finding.

    Returns
    -------
    str
        ``for``, ``against``, ``mixed`` or ``none``.
    """
    found = set(rows)
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else "none"


def verdict(from_mechanics: str, from_evidence: str) -> str:
    """Put both together: what people were seen to do outweighs what a model says.

    Parameters
    ----------
    from_mechanics, from_evidence : str
        See `mechanics` and `evidence`.

    Returns
    -------
    str
        The model's word, or ``depends`` where the literature contradicts itself or the claim that the model supports.
    """
    if from_evidence == "mixed" or (from_evidence == "against" and from_mechanics == SUPPORTED):
        return DEPENDS
    return from_mechanics
