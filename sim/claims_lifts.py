"""What decides the claims about lifts from the floor."""

from __future__ import annotations

import numpy as np

from sim.balance import static_state
from sim.chain import Array
from sim.claims import Case, Claim, Decision, Number, decides
from sim.liftoff import lift_off_of
from sim.posture import joint_moments

_NONE_DEG = 180.0  # hip flexion of a start that no hips reach


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
