"""The lumbar spine from its data file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from sim.spine.anatomy import BODIES, Bundle, PathPoint, Pressure, Spine, Tolerance
from skeletons.datafile import read
from skeletons.schema_spine import MuscleBundle, SpineFile
from skeletons.schema_values import Numbers

STATURE_MM = 1750.0  # stature at which the file's lengths are taken


def read_spine(file: Traversable, sources: Mapping[str, str], sex: str) -> Spine:
    """Read a lumbar spine.

    Parameters
    ----------
    file : Traversable
        A YAML file.
    sources : mapping
        Known sources by name.
    sex : str
        ``m`` or ``f``, for the limits that differ.

    Returns
    -------
    Spine

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or does not fit; the field reads ``file:line:column key``.
    """
    data = read(file, SpineFile, {"sources": sources})
    limits = data.tolerance
    by_age = limits.compression_m_kN if sex == "m" else limits.compression_f_kN
    return Spine(
        bundles=tuple(_bundle(row) for row in data.muscles.bundles),
        disc_lean_deg=data.discs.lean_deg.value,
        trade_deg=data.discs.trade_deg.value,
        tissue_arm=data.tissue.arm_mm.value / STATURE_MM,
        tissue_share=data.tissue.share.value,
        stiffness_ratio=data.stiffness.ratio.value,
        harness=data.strength.harness_mm.value / STATURE_MM,
        pressure=Pressure(
            1e3 * data.pressure.pressure_kPa.value,
            data.pressure.area_cm2.value * 100.0 / STATURE_MM**2,
            data.pressure.arm_mm.value / STATURE_MM,
        ),
        tolerance=Tolerance(
            ages=limits.ages.value,
            compression_N=tuple(1e3 * value for value in by_age.value),
            specimen_N=_pair(limits.specimen_kN),
            action_N=_pair(limits.action_kN),
            shear_N=_pair(limits.shear_kN),
        ),
    )


def _bundle(row: MuscleBundle) -> Bundle:
    """One bundle in square metres and shares of stature."""
    path = tuple(
        PathPoint(BODIES.index(body), *(value / STATURE_MM for value in point)) for body, *point in row.path_mm
    )
    return Bundle(row.group, 1e-4 * row.area_cm2, path, (row.beyond_mm or 0.0) / STATURE_MM)


def _pair(numbers: Numbers) -> tuple[float, float]:
    """Two numbers in newtons."""
    return 1e3 * numbers.value[0], 1e3 * numbers.value[1]
