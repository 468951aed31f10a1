"""Where the tables of a body stop being measured and begin to be extrapolated."""

from __future__ import annotations

from sim.athlete import Athlete


def outside_tables(athlete: Athlete) -> list[str]:
    """Return a warning for each size of an athlete that the segment tables were not measured on.

    Parameters
    ----------
    athlete : Athlete
        The person.

    Returns
    -------
    list of str
        Sentences that name the size and the range.
    """
    sample = athlete.body.sample
    bmi = athlete.mass_kg / athlete.height_m**2
    sizes = (
        ("Stature", f"{athlete.height_m:.2f}", athlete.height_m, sample.height_m, " m"),
        ("Body mass", f"{athlete.mass_kg:g}", athlete.mass_kg, sample.mass_kg, " kg"),
        ("Body mass index", f"{bmi:.1f}", bmi, sample.bmi, ""),
    )
    return [
        f"{name} of {shown}{unit} is outside {low:g} to {high:g}{unit}, where the body tables were measured (young "
        f"adults): everything is scaled from them."
        for name, shown, value, (low, high), unit in sizes
        if not low <= value <= high
    ]
