"""The athlete: a body scaled to a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim import limits
from sim.body import Body

LENGTHS = ("thigh_m", "shank_m", "trunk_m", "arm_m")  # that can be measured


@dataclass(frozen=True)
class Athlete:
    """A person: a body scaled by height and mass, with measured lengths where they are known.

    Parameters
    ----------
    body : Body
        Tables of the athlete's sex.
    height_m, mass_kg : float
        Stature and body mass.
    thigh_m, shank_m, trunk_m, arm_m : float, optional
        Measured: hip to knee, knee to ankle, hip to C7, shoulder to wrist.

    Raises
    ------
    InvalidInputError
        For a number outside the allowed range.
    """

    body: Body = field(repr=False)
    height_m: float
    mass_kg: float
    thigh_m: float | None = None
    shank_m: float | None = None
    trunk_m: float | None = None
    arm_m: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no athlete is."""
        for name in ("height_m", "mass_kg", *LENGTHS):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, limits.number(name, value))

    @property
    def sex(self) -> str:
        """``m`` or ``f``."""
        return self.body.sex

    @property
    def lengths_given(self) -> dict[str, float]:
        """Measured lengths, by name. [m]."""
        return {name: getattr(self, name) for name in LENGTHS if getattr(self, name) is not None}

    @property
    def elbow_to_grip(self) -> float:
        """Length from the elbow to a bar in the hand. [m]."""
        return self.length("forearm") + self.body.bar.grip * self.length("hand")

    def length(self, segment: str) -> float:
        """Return a segment's length, measured or by stature.

        Parameters
        ----------
        segment : str
            A field of `Segments`.

        Returns
        -------
        float
            [m]
        """
        table = self.body.segments
        usual: float = getattr(table, segment).length * self.height_m
        if segment in {"thigh", "shank", "trunk"}:
            measured: float | None = getattr(self, f"{segment}_m")
            return usual if measured is None else measured
        if segment in {"upper_arm", "forearm"} and self.arm_m is not None:
            share: float = getattr(table, segment).length / (table.upper_arm.length + table.forearm.length)
            return self.arm_m * share
        return usual

    @property
    def strength_Nm(self) -> float:
        """Net L5/S1 extensor strength. [N m]."""
        return self.body.strength.lumbar_extension_Nm_per_kg * self.mass_kg
