"""Every summary row of the balance gate, the muscle-on gate and the tether, worked out by hand for one athlete.

De Leva's reference man, 1.741 m and 73 kg, in the kneeling good morning with 15 kg at 40 degrees of trunk lean.
Nothing of the model is used but its answer: segment masses are de Leva's (1996), positions come from the stated
geometry, and a segment is a point in the complex plane (forward + i up), so that leaning by an angle is a product.
"""

from __future__ import annotations

import cmath
import math
from typing import Any

import pytest

import scenarios
import skeletons
from sim import simulate

G = 9.80665
BODY, BAR, LEAN = 73.0, 15.0, 40.0
SHANK, THIGH, FOOT = 0.4403, 0.4222, 0.152 * 1.741

# de Leva (1996), men: mass shares times 73 kg, lengths in m, centres of mass from the ends that the table names.
TRUNK = (0.4346 * BODY, complex(0.0, (1 - 0.5138) * 0.6033))
HEAD = (0.0694 * BODY, complex(0.0, 0.6033 + (1 - 0.5002) * 0.2429))
THIGHS, SHANKS, FEET = 2 * 0.1416 * BODY, 2 * 0.0433 * BODY, 2 * 0.0137 * BODY
ARMS = [2 * 0.0271 * BODY, 2 * 0.0162 * BODY, 2 * 0.0061 * BODY]

# Stated geometry (body data file), metres from the hip, upright.
L5S1 = complex(-0.0194, 0.0549) * 1.741
LEVELS = [0.02114 * 1.741 * cmath.exp(1j * math.radians(90 - lean)) for lean in (23, 9, -3, -11, -14)]
T12 = L5S1 + sum(LEVELS)
SHOULDER = complex(0.0, 0.6033 - 0.0504 * 1.741)
BAR_AT = complex(T12.real - 0.0400 * 1.741, 0.6033 - 0.0046 * 1.741)
SHARES = [0.1640, 0.2249, 0.1872, 0.1574, 0.13325, 0.13325]


def turned(lean_deg: float) -> complex:
    """Lean forward by an angle, as a factor."""
    return cmath.exp(-1j * math.radians(lean_deg))


def arm_points() -> list[tuple[float, complex]]:
    """Upper arms, forearms and hands that meet the bar behind the shoulder at 70 % of their length."""
    upper, fore, grip = 0.7 * 0.2817, 0.7 * 0.2689, 0.7 * 0.79 * 0.0862
    reach = BAR_AT - SHOULDER
    inner = math.acos((upper**2 + abs(reach) ** 2 - (fore + grip) ** 2) / (2 * upper * abs(reach)))
    elbow = SHOULDER + upper * cmath.exp(1j * (cmath.phase(reach) + inner))
    along = (BAR_AT - elbow) / abs(BAR_AT - elbow)
    return [
        (ARMS[0], SHOULDER + 0.5772 * (elbow - SHOULDER)),
        (ARMS[1], elbow + 0.4574 * fore * along),
        (ARMS[2], elbow + fore * along + grip * along),
    ]


UPPER = [TRUNK, HEAD, *arm_points(), (BAR, BAR_AT)]  # turns about the hip as one body while the spine is neutral
UPPER_MASS = sum(mass for mass, _ in UPPER)
UPPER_MOMENT = sum(mass * at for mass, at in UPPER)
TOTAL = UPPER_MASS + THIGHS + SHANKS + FEET
EDGE = 0.0158 * 1.741


def legs_moment() -> float:
    """First moment of shanks and feet about the knee axis, kneeling, in kg m; the toes' tip touches the floor."""
    forward, down = 0.81 * FOOT, 0.026 * 1.741
    raised = math.asin(0.0287 * 1.741 / math.hypot(forward, down)) + math.atan2(down, forward)
    foot = complex((0.4415 - 0.19) * FOOT, -0.039 * 1.741 / 2) * cmath.exp(1j * (raised - math.pi))
    return SHANKS * -0.4395 * SHANK + FEET * (-SHANK + foot.real)


def centre(lean_deg: float, thigh_deg: float) -> float:
    """Centre of mass of body and bar ahead of the knee axis, kneeling, spine neutral."""
    hip = THIGH * math.sin(math.radians(thigh_deg))
    upper = (UPPER_MOMENT * turned(lean_deg)).real + UPPER_MASS * hip
    return (upper + THIGHS * (1 - 0.4095) * hip + legs_moment()) / TOTAL


def solved(function: Any, low: float, high: float) -> float:
    """Root of a rising function by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if function(middle) > 0 else (middle, high)
    return (low + high) / 2


TARGET = centre(0.0, 0.0)
THIGH_LEAN = solved(lambda u: centre(LEAN, u) - TARGET, -89.0, 30.0)
HIP_FLEXION = LEAN - THIGH_LEAN


def demand(flexion_deg: float) -> float:
    """L5/S1 moment with the thorax held at the lean and the lumbar spine rounded."""
    trunk_above = 0.52 * BODY - HEAD[0] - sum(ARMS)
    proportions = [1.824, 1.799, 1.670, 1.689, 1.677, 18.619]
    masses = [trunk_above * part / sum(proportions) for part in proportions]
    mm = 1.741 / 1.75 / 1000  # the slices' places are taken at a stature of 1.75 m
    coms = [complex(*pair) * mm for pair in ((53.7, 20), (17.0, 18), (13.7, 18), (24.5, 18), (39.0, 17))]
    # The thorax holds what the trunk's first moment leaves after pelvis and lumbar slices.
    upright, at = [], L5S1
    for level, com in zip(LEVELS, coms, strict=True):
        upright.append(at + com)
        at += level
    pelvis_mass = TRUNK[0] - trunk_above
    rest = TRUNK[0] * TRUNK[1] - pelvis_mass * complex(0.0, L5S1.imag / 2)
    rest -= sum(mass * place for mass, place in zip(masses, upright, strict=False))
    thorax = rest / masses[5]

    lean, place, moment = LEAN - flexion_deg, 0j, 0.0
    for i, (level, com) in enumerate(zip(LEVELS, coms, strict=True)):
        lean += SHARES[i] / sum(SHARES) * flexion_deg
        moment += masses[i] * (place + com * turned(lean)).real
        place += level * turned(lean)
    parts = [(masses[5], thorax), HEAD, *arm_points(), (BAR, BAR_AT)]
    moment += sum(mass * (place + (point - T12) * turned(LEAN)).real for mass, point in parts)
    return G * moment


def passive(flexion_deg: float) -> float:
    """Dolan (1994): 25 N m upright and 120 N m at full flexion for 77 kg and 1.77 m, exponential between."""
    return BODY * 1.741 / (77 * 1.77) * 25.0 * math.pow(120 / 25, flexion_deg / 60.0)


@pytest.fixture(scope="module")
def summary() -> Any:
    item = scenarios.scenario("kneeling-good-morning").with_settings({"trunk_lean_deg": LEAN})
    result = simulate(item, skeletons.athlete(), BAR)
    assert result.outcome.status == "ok"
    return result.summary


def test_balance_gate(summary: Any) -> None:
    tip = solved(lambda lean: centre(lean, 0.0) - EDGE, 0.0, 110.0)
    assert summary["tip_angle_deg"] == pytest.approx(tip, abs=1e-3)
    assert summary["tip_angle_from_stance_deg"] == pytest.approx(tip, abs=1e-3)
    assert summary["hip_flexion_deg"] == pytest.approx(HIP_FLEXION, abs=1e-6)
    # The moving hips run a little ahead of the still solution.
    shift = -THIGH * math.sin(math.radians(THIGH_LEAN))
    assert summary["hip_shift_m"] == pytest.approx(shift, rel=0.02)
    least = -THIGH * math.sin(math.radians(solved(lambda u: centre(LEAN, u) - EDGE, -89.0, 30.0)))
    # The toes are far behind; the hips go on until the buttocks meet the heels or hip flexion ends at 110 deg.
    seat = math.degrees(math.acos((THIGH**2 + SHANK**2 - (0.098 * 1.741) ** 2) / (2 * THIGH * SHANK)))
    lowest = max(90.0 - min(150.0, 180.0 - seat), LEAN - 110.0)
    most = -THIGH * math.sin(math.radians(lowest))
    assert summary["hip_shift_range_m"] == pytest.approx((least, most), abs=1e-6)
    assert summary["leg_family_deg"] == 0.0
    assert summary["com_shift_m"] == pytest.approx(0.0, abs=2e-3)
    assert summary["com_shift_hips_still_m"] == pytest.approx(centre(LEAN, 0.0) - TARGET, abs=1e-9)


def test_counterbalance_ledger(summary: Any) -> None:
    hip = THIGH * math.sin(math.radians(THIGH_LEAN))
    pelvis = (TRUNK[0] - (0.52 * BODY - HEAD[0] - sum(ARMS)), complex(0.0, L5S1.imag / 2))
    pelvis_at = (pelvis[1] * turned(LEAN)).real
    whole = (UPPER_MOMENT * turned(LEAN)).real + UPPER_MASS * (hip - TARGET)
    forward = G * (whole - pelvis[0] * (pelvis_at + hip - TARGET))
    legs = legs_moment() - (THIGHS + SHANKS + FEET) * TARGET
    backward = -G * (pelvis[0] * (pelvis_at + hip - TARGET) + THIGHS * (1 - 0.4095) * hip + legs)
    locked = -G * (pelvis[0] * (pelvis_at - TARGET) + legs)
    ledger = summary["counterbalance_Nm"]
    assert ledger["forward"] == pytest.approx(forward, abs=1e-6)
    assert ledger["backward"] == pytest.approx(backward, abs=1e-6)
    assert ledger["backward"] == pytest.approx(ledger["forward"], abs=1e-6)
    assert ledger["backward_legs_locked"] == pytest.approx(locked, abs=1e-6)


def test_muscle_on_gate(summary: Any) -> None:
    assert summary["held_moment_Nm"]["L5/S1"] == pytest.approx(demand(0.0), abs=1e-6)
    assert summary["passive_limit_Nm"] == pytest.approx(120 * 73 * 1.741 / (77 * 1.77))
    steps = [step / 100 for step in range(6001)]
    margin = min(demand(step) - passive(step) for step in steps)
    assert summary["gate_margin_Nm"] == pytest.approx(margin, abs=0.01)
    assert summary["minimum_active_moment_Nm"] == pytest.approx(max(margin, 0.0), abs=0.01)
    assert summary["muscle_gate"] == ("shut" if margin > 0.05 * 1.9 * BODY else "open")
    silent = sum(demand(step) <= passive(step) for step in steps) / 100
    assert summary["silent_zone_deg"] == pytest.approx(silent, abs=0.1)


def test_sag_past_full_flexion() -> None:
    item = scenarios.scenario("kneeling-good-morning").with_settings({"trunk_lean_deg": LEAN})
    heavy = simulate(item, skeletons.athlete(), 60.0).summary
    assert heavy["muscle_gate"] == "shut"
    # 45 kg more at the bar's place; the place above L5/S1 follows from the demand with and without a bar.
    extra = 45.0

    def loaded(flexion: float) -> float:
        lean, place = LEAN - flexion, 0j
        for share, level in zip(SHARES, LEVELS, strict=False):
            lean += share / sum(SHARES) * flexion
            place += level * turned(lean)
        return demand(flexion) + G * extra * (place + (BAR_AT - T12) * turned(LEAN)).real

    sag = solved(lambda flexion: passive(flexion) - loaded(flexion), 60.0, 120.0) - 60.0
    assert heavy["sag_past_full_flexion_deg"] == pytest.approx(sag, abs=0.02)


def test_hamstring_tether(summary: Any) -> None:
    knee = 90.0 - THIGH_LEAN

    def leg(hip: float) -> float:  # Riener and Edrich (1999), flexion positive
        return math.exp(1.4655 - 0.0034 * knee - 0.0750 * hip) - math.exp(1.3403 - 0.0226 * knee + 0.0305 * hip) + 8.072

    hip_moment = G * (UPPER_MOMENT * turned(LEAN)).real
    assert summary["held_moment_Nm"]["hip"] == pytest.approx(hip_moment, abs=1e-6)
    assert summary["passive_hip_moment_Nm"] == pytest.approx(-2 * leg(HIP_FLEXION), abs=1e-6)
    assert summary["passive_hip_share"] == pytest.approx(-2 * leg(HIP_FLEXION) / hip_moment, abs=1e-9)
    assert leg(110.0) > -20.0  # slack: neither stretch nor force is reached within the joint's range
    assert summary["tether_stretch_deg"] is None
    assert summary["tether_force_deg"] is None
