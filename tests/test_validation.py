"""Real input: the good morning of Schellenberg et al. (2013) replayed, and a top-down estimate beside it.

BMC Sports Sci Med Rehabil 5:27: 13 people, bar of 25 % of body weight; ranges of motion hip 58.4, knee 7.8 and
pelvis-lumbar 16.8 deg (23.8 less 7.0); external knee moment an extension moment. Its absolute moments were not to be
had, so ours stand beside an estimate from another body table. The table in MODEL.md shows these numbers.
"""

from __future__ import annotations

import math

import pytest

import scenarios
import skeletons
from sim import Result, simulate

HIP_RANGE, KNEE_RANGE, LUMBAR_RANGE = 58.4, 7.8, 16.8
# Trunk lean at which the replayed hip range is the measured one; the paper prints no lean.
LEAN = 53.8


@pytest.fixture(scope="module")
def replay() -> Result:
    settings = {"trunk_lean_deg": LEAN, "lumbar_flexion_deg": LUMBAR_RANGE, "knee_flexion_deg": KNEE_RANGE}
    person = skeletons.athlete("m", 1.741, 73.0)
    return simulate(scenarios.scenario("standing-good-morning").with_settings(settings), person, 0.25 * 73.0)


def test_the_measured_angles_are_replayed(replay: Result) -> None:
    assert replay.outcome.status == "ok"
    hip = replay.summary["hip_flexion_deg"] - replay.to_dict()["frames"]["hip_flexion_deg"][0]
    assert hip == pytest.approx(HIP_RANGE, abs=0.2)


def test_knee_moment_has_the_published_sign(replay: Result) -> None:
    # External extension in the paper: the internal moment, extension positive here, is negative.
    assert replay.summary["held_moment_Nm"]["knee"] < 0
    assert replay.summary["peak_moment_Nm"]["knee"] < 0


def test_hip_moment_against_the_table_of_dempster(replay: Result) -> None:
    # Winter (2009), Dempster's data: head, arms and trunk 0.678 of body mass, centre 0.626 of 0.288 H from the hip;
    # bar at shoulder height, 0.288 H above the hip, and 5 % H above that. Rigid trunk at the same lean.
    lean = math.sin(math.radians(LEAN))
    trunk = 0.678 * 73 * 9.80665 * 0.626 * 0.288 * 1.741 * lean
    bar = 18.25 * 9.80665 * (0.288 + 0.05) * 1.741 * lean
    ours = replay.summary["held_moment_Nm"]["hip"]
    # Ours is lower: the bar lies behind the spine's line, and rounding by 17 deg shortens the lever.
    assert ours == pytest.approx(trunk + bar, rel=0.20)
    assert ours < trunk + bar


def test_lumbar_moment_against_the_estimate() -> None:
    # Project notes: about 178 N m at L5/S1 for a 73 kg man, bar of 25 % of body weight, 75 deg of lean. Ours is 13 %
    # above it, inside what another share of mass above L5/S1 (0.45 to 0.52) explains.
    item = scenarios.scenario("standing-good-morning").with_settings({"trunk_lean_deg": 75})
    moment = simulate(item, skeletons.athlete("m", 1.741, 73.0), 18.25).summary["held_moment_Nm"]["L5/S1"]
    assert moment == pytest.approx(178, rel=0.15)
