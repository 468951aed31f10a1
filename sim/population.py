"""Who people are: groups by sex and age, spreads of every uncertain number, and the people drawn from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.body import Body
from sim.chain import Array
from sim.crowd import Crowd

ADULT_YEARS = 18.0


@dataclass(frozen=True)
class Group:
    """People of one sex and an age range.

    Parameters
    ----------
    name : str
        The group.
    sex : str
        ``m`` or ``f``.
    age_years : tuple of float
        (k,) rising ages at which sizes are given; ages are even between the first and the last.
    height_m, height_sd_m : tuple of float
        (k,) mean and standard deviation of stature.
    mass_kg, mass_log_sd : tuple of float
        (k,) median body mass and standard deviation of its logarithm.
    correlation : float
        Of stature and the logarithm of body mass at one age.
    """

    name: str
    sex: str
    age_years: tuple[float, ...]
    height_m: tuple[float, ...]
    height_sd_m: tuple[float, ...]
    mass_kg: tuple[float, ...]
    mass_log_sd: tuple[float, ...]
    correlation: float

    @property
    def youth(self) -> bool:
        """Whether these are youths."""
        return self.age_years[0] < ADULT_YEARS


@dataclass(frozen=True)
class Spread:
    """How a number differs between people: normal, cut off at both ends.

    Parameters
    ----------
    mean, sd : float
        Before the cut.
    low, high : float
        Ends.
    """

    mean: float
    sd: float
    low: float
    high: float


@dataclass(frozen=True)
class Observed:
    """What is seen in healthy people and every draw must show.

    Parameters
    ----------
    full_bend_deg : float
        Trunk lean of a full bend with hanging arms, in which the back muscles are silent.
    rhythm_lean_deg, rhythm_lumbar : tuple of float
        (k,) trunk lean on the way down, and the share of full lumbar flexion reached there.
    silent_from : Spread
        Share of full lumbar flexion from which the muscles are silent.
    """

    full_bend_deg: float
    rhythm_lean_deg: tuple[float, ...]
    rhythm_lumbar: tuple[float, ...]
    silent_from: Spread


@dataclass(frozen=True)
class LimitCase:
    """Published limits that belong together, in one support.

    Parameters
    ----------
    name : str
        For people.
    support : str
        ``feet`` or ``knees``.
    factor : mapping
        By sex, on the back strength of the body's tables; its spread stays.
    tissue : str
        ``recommended``: compression at one's age, frequent shear; ``permissible``: most compression, occasional shear.
    source : str
        Where the strength comes from.
    """

    name: str
    support: str
    factor: Mapping[str, float]
    tissue: str
    source: str


@dataclass(frozen=True)
class Population:
    """Everything that people are drawn from.

    Parameters
    ----------
    groups : tuple of Group
        Sexes and ages.
    bodies : mapping
        Tables by sex.
    spreads : mapping
        By sex, `Spread` by the names that `sim.crowd.vary` takes; lengths and stance by their own.
    observed : Observed
        What every draw must show.
    limits : tuple of LimitCase
        Published limits that disagree.
    """

    groups: tuple[Group, ...]
    bodies: Mapping[str, Body]
    spreads: Mapping[str, Mapping[str, Spread]]
    observed: Observed
    limits: tuple[LimitCase, ...]


@dataclass(frozen=True, eq=False)
class People:
    """Drawn people.

    Parameters
    ----------
    group : str
        Where they were drawn from.
    crowd : Crowd
        Their bodies.
    age_years : array
        (n,) [years]
    numbers : mapping
        Everything drawn, (n,) by name; what was fixed is left out.
    weight : array
        (n,) how well each one's onset of silence agrees with the observed one, 0 to 1.
    n_raw, n_failed : int
        How many were drawn for these, and how many of them were not silent in a full bend.
    conditioned : bool
        Whether those who failed were left out; not where hardly anybody passes.
    """

    group: str
    crowd: Crowd
    age_years: Array
    numbers: Mapping[str, Array]
    weight: Array
    n_raw: int
    n_failed: int
    conditioned: bool

    @property
    def n(self) -> int:
        """Number of people."""
        return self.crowd.n

    @property
    def raw_fail_share(self) -> float:
        """Share of raw draws that do not show what healthy people show."""
        return self.n_failed / self.n_raw
