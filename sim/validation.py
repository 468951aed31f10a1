"""The model beside published numbers that are none of its parameters, and beside those that are.

Each check computes its case anew from an athlete and the exercises. Nothing in the model is fitted to these cases;
where it misses, the table in MODEL.md says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.athlete import Athlete
from sim.body import LUMBAR_LEVELS
from sim.chain import Array
from sim.checks import Check
from sim.passive import lumbar_passive_moment
from sim.posture import make_posture
from sim.repetition import simulate
from sim.scenario import Scenario, resolve_task
from sim.spine.tissue import lumbar_spring
from sim.validation_lifts import lift_checks
from sim.validation_spine import spine_checks

_GROUPS = {"m": (1.77, 77.0), "f": (1.65, 63.0)}  # Dolan's, as the body files assume them
_FINE = 20_001


def validate(men: Athlete, women: Athlete, exercises: Mapping[str, Scenario]) -> tuple[Check, ...]:
    """Compute every case.

    Parameters
    ----------
    men, women : Athlete
        The bodies of the segment tables.
    exercises : mapping
        By name.

    Returns
    -------
    tuple of Check
        In the order of the table.
    """
    return (
        *flexion_shares(men),
        *level_stiffness(men),
        *passive_moments(men, women),
        *ligament_moment(men),
        *spine_checks(men, exercises),
        *flexion_relaxation(men, women, exercises["bodyweight-hip-hinge"]),
        *good_morning(men, exercises["standing-good-morning"]),
        *lift_checks(men, exercises),
        *arms(men, exercises["bodyweight-hip-hinge"]),
        *trunk_mass(men, exercises["bodyweight-hip-hinge"]),
    )


def _by_level(shares: Array, names: tuple[str, ...]) -> tuple[float, ...]:
    """Shares of some levels in what these levels do together. [%]."""
    some = np.array([shares[LUMBAR_LEVELS.index(name)] for name in names])
    return tuple((100 * some / some.sum()).tolist())


def flexion_shares(athlete: Athlete) -> tuple[Check, ...]:
    """Compare how lumbar flexion is shared between levels.

    Parameters
    ----------
    athlete : Athlete
        Any.

    Returns
    -------
    tuple of Check
    """
    shares = np.array(athlete.body.flexion_shares)
    lower = ("L2/L3", "L3/L4", "L4/L5", "L5/S1")
    five = ("L1/L2", *lower)
    return (
        Check(
            "shares of L2/L3, L3/L4, L4/L5, L5/S1 in L2-S1 rotation while lifting", "Aiyangar 2015", "input",
            (21.7, 25.8, 31.0, 22.6), _by_level(shares, lower), "%", 1, (3.7, 2.2, 3.1, 4.7),
            "no effect of load on the shares, as here",
        ),
        Check(
            "shares of L1/L2 to L5/S1 in full flexion, X-ray", "Pearcy 1984 (recalled)", "mean",
            tuple(100 * value / 52 for value in (8, 10, 12, 13, 9)), _by_level(shares, five), "%", 0,
            tuple(100 * value / 52 for value in (5, 2, 1, 4, 6)), "its sum, 52 deg, is part of our range",
        ),
        Check(
            "the same, shares put into a widely used model", "Christophy 2012", "mean",
            (25.5, 23.1, 20.4, 18.5, 12.5), _by_level(shares, five), "%", 0, (),
            "that model gives most motion to L1/L2, X-rays to L4/L5; we follow X-rays",
        ),
    )  # fmt: skip


def level_stiffness(athlete: Athlete) -> tuple[Check, ...]:
    """Compare how far 10 N m bend each level.

    Parameters
    ----------
    athlete : Athlete
        A man.

    Returns
    -------
    tuple of Check
    """
    spring, shares = lumbar_spring(athlete), np.array(athlete.body.flexion_shares)
    angle = np.linspace(-math.pi / 2, math.pi / 2, _FINE)
    moment = spring.moment(angle)
    names = ("L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")

    def bent(Nm: float) -> tuple[float, ...]:
        whole = abs(math.degrees(float(np.interp(Nm, moment, angle))))
        return tuple(whole * float(shares[LUMBAR_LEVELS.index(name)]) for name in names)

    note = "specimens without muscle, fascia, skin or preload; ours is the curve of living people, through all levels"
    return (
        Check(
            "flexion of L1/L2 to L5/S1 by 10 N m", "Yamamoto 1989", "mean", (5.8, 6.5, 7.5, 8.9, 10.0), bent(10.0),
            "deg", 1, (), note,
        ),
        Check(
            "extension of L1/L2 to L5/S1 by 10 N m", "Yamamoto 1989", "mean", (4.3, 4.3, 3.7, 5.8, 7.8), bent(-10.0),
            "deg", 1, (), "likewise; facets are not modelled",
        ),
    )  # fmt: skip


def passive_moments(men: Athlete, women: Athlete) -> tuple[Check, ...]:
    """Compare the moment that silent back muscles let through, and how steeply it rises.

    Parameters
    ----------
    men, women : Athlete
        Any; they are given the size of the measured groups.

    Returns
    -------
    tuple of Check
    """
    checks = []
    for who, athlete, ends in (("men", men, (25.0, 120.0)), ("women", women, (25.0, 77.0))):
        height, mass = _GROUPS[athlete.sex]
        person = replace(athlete, height_m=height, mass_kg=mass)
        angles = np.array([0.0, person.body.ranges.lumbar_flexion_deg])
        ours = tuple(lumbar_passive_moment(person, angles).tolist())
        checks.append(
            Check(
                f"moment with silent back muscles, lordotic posture and full flexion, {who}", "Dolan 1994", "input",
                ends, ours, "N m",
            )
        )  # fmt: skip
    spring = lumbar_spring(men)
    # The study's percentages are of the range of motion from neutral into flexion.
    slopes = 0.01 * spring.flexion * spring.stiffness(np.array([0.0, float(spring.flexion)]))
    return (
        *checks,
        Check(
            "passive stiffness near neutral and near full flexion, by 1 % of the range", "side-lying, PMC9293810",
            "mean", (0.0, 0.7), tuple(slopes.tolist()), "N m/%", 1, (0.1, 0.3),
            "an exponential through Dolan's two means starts too steep; ours holds tone and fascia",
        ),
    )  # fmt: skip


def ligament_moment(athlete: Athlete) -> tuple[Check, ...]:
    """Compare what stretched posterior tissue holds at the flexion of lifts.

    Parameters
    ----------
    athlete : Athlete
        A man.

    Returns
    -------
    tuple of Check
    """
    spring = lumbar_spring(athlete)
    at = np.array([0.78, 0.97]) * float(spring.flexion)
    ours = athlete.body.spine.tissue_share * spring.moment(at)
    return (
        Check(
            "moment of stretched posterior tissue at 78 and 97 % of full flexion", "Potvin 1991", "at most", (60.0,),
            tuple(ours.tolist()), "N m", 0, (), "the range of flexion at the peak of lifts is Dolan's (1994)",
        ),
    )  # fmt: skip


def flexion_relaxation(men: Athlete, women: Athlete, exercise: Scenario) -> tuple[Check, ...]:
    """Compare how much muscle a full bend with hanging arms needs; healthy people are silent.

    Parameters
    ----------
    men, women : Athlete
        Mean bodies.
    exercise : Scenario
        Standing, no bar.

    Returns
    -------
    tuple of Check
    """
    bend = exercise.with_settings({
        "trunk_lean_deg": 110.0, "lumbar_flexion_deg": men.body.ranges.lumbar_flexion_deg, "arms": "hang",
    })  # fmt: skip
    # Silent: at most the share of strength that counts as electrical silence.
    limits = [person.body.strength.silent_share * person.strength_Nm for person in (men, women)]
    return tuple(
        Check(
            f"muscle moment left in an unloaded full bend with hanging arms, mean {who}",
            "silent in 36 of 36 people", "at most", (limit,), (simulate(bend, person, 0.0).summary["gate_margin_Nm"],),
            "N m", 0, (), "limit: 5 % of strength; passive limits are group means, not those of one person",
        )
        for who, person, limit in zip(("man", "woman"), (men, women), limits, strict=True)
    )  # fmt: skip


def good_morning(athlete: Athlete, exercise: Scenario) -> tuple[Check, ...]:
    """Replay the measured good morning: bar of 25 % of body weight, hip, knee and lumbar ranges.

    The paper prints no lean; at 53.8 degrees the replayed hip range is the measured one. Its absolute moments were
    not to be had: two estimates from Dempster's table (Winter 2009), rigid trunk, stand in.

    Parameters
    ----------
    athlete : Athlete
        A man of 73 kg.
    exercise : Scenario
        Standing, bar on the back.

    Returns
    -------
    tuple of Check
    """
    lean = 53.8
    replayed = simulate(
        exercise.with_settings({"trunk_lean_deg": lean, "lumbar_flexion_deg": 16.8, "knee_flexion_deg": 7.8}),
        athlete, 0.25 * athlete.mass_kg,
    )  # fmt: skip
    deep = simulate(exercise.with_settings({"trunk_lean_deg": 75.0}), athlete, 0.25 * athlete.mass_kg)
    held = replayed.summary["held_moment_Nm"]
    height, weight = athlete.height_m, 9.80665 * athlete.mass_kg
    rigid = weight * (0.678 * 0.626 * 0.288 + 0.25 * 0.338) * height * math.sin(math.radians(lean))
    return (
        Check(
            "good morning, bar of 25 % of body weight: knee moment", "Schellenberg 2013", "sign", (-1.0,),
            (held["knee"],), "N m", 0, (), "external extension moment, so internal flexion",
        ),
        Check(
            "the same: hip moment", "estimate, Dempster's table", "mean", (rigid,), (held["hip"],), "N m", 0, (),
            "ours: bar behind the spine, lumbar flexion of 16.8 deg shortens the lever",
        ),
        Check(
            "the same at 75 deg, neutral spine: L5/S1 moment", "estimate, Dempster's table", "mean", (178.0,),
            (deep.summary["held_moment_Nm"]["L5/S1"],), "N m", 0, (),
            "52 % of body mass above L5/S1 (de Leva), 45 % in other tables",
        ),
    )  # fmt: skip


def arms(athlete: Athlete, exercise: Scenario) -> tuple[Check, ...]:
    """Compare what the arms' place adds at L5/S1.

    Parameters
    ----------
    athlete : Athlete
        A man of 73 kg.
    exercise : Scenario
        Standing, no bar.

    Returns
    -------
    tuple of Check
    """
    held = [
        simulate(exercise.with_settings({"trunk_lean_deg": 75.0, "arms": place}), athlete, 0.0).summary[
            "held_moment_Nm"
        ]["L5/S1"]
        for place in ("along", "bar", "hang")
    ]
    return (
        Check(
            "L5/S1 moment at 75 deg: arms on a bar, and hanging, over arms along the trunk", "estimate by hand", "mean",
            (15.0, 21.0), (held[1] - held[0], held[2] - held[0]), "N m",
        ),
    )  # fmt: skip


def trunk_mass(athlete: Athlete, exercise: Scenario) -> tuple[Check, ...]:
    """Compare the mass of a lumbar slice.

    Parameters
    ----------
    athlete : Athlete
        Any.
    exercise : Scenario
        Any.

    Returns
    -------
    tuple of Check
    """
    chain = make_posture(athlete, resolve_task(exercise, 0.0)[0]).chain
    share = 100 * float(chain.mass[chain.index("L5")]) / athlete.mass_kg
    return (
        Check(
            "mass of the slice at L5, share of body mass", "Pearsall 1996", "mean", (2.6,), (share,), "%", 1, (),
            "CT of four people",
        ),
    )  # fmt: skip
