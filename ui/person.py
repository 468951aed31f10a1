"""Who it is, in words."""

from __future__ import annotations

from ui import words


def person(sex: str, height_m: float, mass_kg: float) -> str:
    """Say sex, height and mass, for the head of a table or a picture.

    Parameters
    ----------
    sex : str
        ``m`` or ``f``.
    height_m, mass_kg : float
        Stature and body mass.

    Returns
    -------
    str
    """
    return words.ATHLETE.format(sex=words.SEX[sex], height=height_m, mass=mass_kg)


def person_short(sex: str, height_m: float, mass_kg: float) -> str:
    """Say the same as short as a button, for the page.

    Parameters
    ----------
    sex, height_m, mass_kg
        See `person`.

    Returns
    -------
    str
    """
    return words.ATHLETE_SHORT.format(sex=words.SEX[sex].capitalize(), height=height_m, mass=mass_kg)
