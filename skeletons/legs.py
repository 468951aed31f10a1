"""Muscles of the legs from a body's data, in SI units."""

from __future__ import annotations

from sim.body_muscles import Hamstring, HamstringGroup
from skeletons.schema_common import HamstringRow, Hamstrings
from skeletons.schema_sex import SexStrength


def hamstring_group(group: Hamstrings, strength: SexStrength) -> HamstringGroup:
    """Return the hamstrings of a body.

    Parameters
    ----------
    group : Hamstrings
        As in the data file.
    strength : SexStrength
        Of the athlete's sex, to which the muscles' strength belongs.

    Returns
    -------
    HamstringGroup
    """
    rows, reference = group.muscles, group.reference
    return HamstringGroup(
        (
            _muscle("semimembranosus", rows.semimembranosus),
            _muscle("semitendinosus", rows.semitendinosus),
            _muscle("long head of biceps femoris", rows.biceps_femoris_long),
        ),
        group.thigh_mm.value / 1000,
        group.tension_N_per_cm2.value * 1e4,
        strength.knee_flexion.value * reference.mass_kg * reference.height_m,
    )


def _muscle(name: str, row: HamstringRow) -> Hamstring:
    """Turn one row into metres and square metres."""
    (x, y), (u, v) = row.origin_mm, row.insertion_mm
    points = (x / 1000, y / 1000), (u / 1000, v / 1000)
    return Hamstring(name, *points, row.tendon_mm / 1000, row.fibre_mm / 1000, row.area_cm2 / 1e4)
