"""What decides the claims about exercises that people are tried in one by one: lifts from the floor and Nordics."""

from __future__ import annotations

import numpy as np

from sim.balance import static_state
from sim.chain import Array
from sim.claims import Case, Claim, Decision, Number, decides
from sim.liftoff import lift_off_of
from sim.posture import joint_moments
from sim.repetition import perform
from sim.start import start_facts

_NONE_DEG = 180.0  # hip flexion of a start that no hips reach
_OVER_M = 0.02  # a bar nearer to the line over mid-foot is over it


@decides("hex-less-hip-flexion")
def hex_less_hip_flexion(claim: Claim, case: Case) -> Decision:
    """Decide whether hip flexion and L5/S1 moment at lift-off rise from each lift to the next.

    Hip flexion is what the start would ask with a spine and shoulders that do not give, because those that give end
    alike, where the hips end.

    Parameters
    ----------
    claim : Claim
        Lifts, the least first, and the bar.
    case : Case
        People, of whom the first are tried one by one.

    Returns
    -------
    Decision
        Score: the least rise, in degrees or in newton metres.
    """
    [load] = claim.bars(case)
    numbers: list[Number] = []
    hips: list[Array] = []
    moments: list[Array] = []
    athletes = case.alone()
    for name in claim.scenarios:
        scenario = case.scenario(name)
        starts = [lift_off_of(scenario, athlete, load) for athlete in athletes]
        hips.append(np.nan_to_num([start.neutral_hip_deg for start in starts], nan=_NONE_DEG))
        moments.append(
            np.array(
                [
                    joint_moments(start.posture, static_state(start.posture, start.pose)[0])["L5/S1"][0]
                    for start in starts
                ]
            )
        )
        for label, unit, values in (
            ("hip flexion that the start asks for", "deg", hips[-1]),
            ("L5/S1 moment at lift-off, held", "N m", moments[-1]),
        ):
            numbers.append(Number(label, unit, name, scenario.arms, load, None, values))
    rises = [np.diff(np.stack(rows), axis=0).min(axis=0) for rows in (hips, moments)]
    return Decision(np.min(rises, axis=0), numbers)


@decides("bar-over-midfoot")
def bar_over_midfoot(claim: Claim, case: Case) -> Decision:
    """Decide whether the bar stays within two centimetres of the line over mid-foot, from the floor to the top.

    Parameters
    ----------
    claim : Claim
        A lift in which hips and knees move together, and the bar.
    case : Case
        People, of whom the first are tried one by one.

    Returns
    -------
    Decision
        Score: centimetres that are left of the two; negative where the lift cannot be done.
    """
    [name], [load] = claim.scenarios, claim.bars(case)
    scenario, athletes = case.scenario(name), case.alone()
    drift = np.full(len(athletes), np.nan)
    for i, athlete in enumerate(athletes):
        done = perform(scenario, athlete, load)
        if done.lift_off is not None and done.outcome.status == "ok":
            drift[i] = start_facts(done.lift_off, done.motion, done.outcome.n_good)["bar_drift_m"]
    label = "farthest from the line over mid-foot"
    numbers = [Number(label, "cm", name, scenario.arms, load, None, 100 * drift)]
    return Decision(np.where(np.isfinite(drift), 100 * (_OVER_M - drift), -1.0), numbers)


@decides("nordic-needs-abdominals")
def nordic_needs_abdominals(claim: Claim, case: Case) -> Decision:
    """Decide whether the trunk asks for flexors at some point of a Nordic curl, beyond silence.

    Parameters
    ----------
    claim : Claim
        The curl.
    case : Case
        People, of whom the first are tried one by one.

    Returns
    -------
    Decision
        Score: newton metres of flexion at L5/S1 beyond what counts as silence; negative where extension is asked.
    """
    [name] = claim.scenarios
    scenario = case.scenario(name)
    athletes = case.alone()
    least, most, knees = (np.empty(len(athletes)) for _ in range(3))
    for i, athlete in enumerate(athletes):
        done = perform(scenario, athlete, scenario.load_kg)
        good = slice(0, max(done.outcome.n_good, 1))
        moments = joint_moments(done.posture, done.motion.tau[:, good])
        least[i], most[i] = moments["L5/S1"].min(), moments["L5/S1"].max()
        knees[i] = -moments["knee"].min()
    shown = (
        ("L5/S1 extension, least", least),
        ("L5/S1 extension, most", most),
        ("knee flexion, most, both legs", knees),
    )
    numbers = [
        Number(label, "N m", name, scenario.arms, scenario.load_kg, scenario.trunk_lean_deg, values)
        for label, values in shown
    ]
    return Decision(-least - case.silent_Nm()[: len(athletes)], numbers)
