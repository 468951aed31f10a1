"""Falls: when they come, what they depend on, and what they do not."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from sim.chain import GRAVITY
from tests.drops import dropped
from ui.drop.request import Options

SCENARIOS = ("kneeling-hip-hinge", "kneeling-good-morning", "standing-good-morning", "bodyweight-hip-hinge",
             "romanian-deadlift")  # fmt: skip


def document(name: str, load_kg: float | None = None, **changes: Any) -> dict[str, Any]:
    """What the command would print."""
    return dropped(name, load_kg, **changes).to_dict()


@pytest.mark.parametrize("name", SCENARIOS)
def test_with_hips_still_the_body_falls_at_the_lean_that_was_predicted(name: str) -> None:
    found = document(name, counterbalance=0.0, descent_s=8.0)
    assert found["fell"]
    assert found["direction"] == "forward"
    assert found["lean_at_loss_deg"] == pytest.approx(found["predicted_tip_angle_deg"], abs=1.0)


@pytest.mark.parametrize("name", SCENARIOS)
def test_with_hips_back_the_repetition_is_completed(name: str) -> None:
    found = document(name)
    assert not found["fell"]
    assert found["lean_at_loss_deg"] is None
    assert found["time_of_loss_s"] is None
    frames = found["frames"]
    assert max(frames["trunk_lean_deg"]) == pytest.approx(found["settings"]["trunk_lean_deg"], abs=0.5)
    assert frames["trunk_lean_deg"][-1] == pytest.approx(0.0, abs=0.5)


def test_falling_forward_lands_on_the_face_with_the_legs_as_they_were() -> None:
    found = document("kneeling-good-morning", counterbalance=0.0, descent_s=8.0)
    assert found["landed_on"] == "head"
    # The toes are off the floor, the knees are not.
    assert found["frames"]["contact_N"]["rear"][-20] == 0.0
    assert found["frames"]["contact_N"]["front"][-20] > 0.0


def test_more_counterbalance_carries_further() -> None:
    leans = [
        document("kneeling-good-morning", counterbalance=share, descent_s=8.0)["lean_at_loss_deg"]
        for share in (0.0, 0.4)
    ]
    assert leans[0] < leans[1] - 2.0


def test_a_small_shove_is_taken_and_a_large_one_is_not() -> None:
    assert not document("bodyweight-hip-hinge", shove_Ns=8.0)["fell"]
    assert document("bodyweight-hip-hinge", shove_Ns=40.0)["direction"] == "forward"


def test_no_shove_past_the_extrapolated_centre_of_mass_is_taken() -> None:
    # Hof 2005: with the centre of pressure at the front edge, a speed above sqrt(g / height) times the way to it is
    # too much, whatever the reaction.
    done = dropped("bodyweight-hip-hinge")
    motion, support = done.plan.result.motion, done.plan.result.posture.support
    com_x, com_y = motion.com[:, motion.time_s.searchsorted(4.5)]
    bound = 73.0 * math.sqrt(GRAVITY / com_y) * (support.front - com_x)
    assert document("bodyweight-hip-hinge", shove_Ns=math.ceil(1.1 * bound), delay_s=0.0)["fell"]


def test_a_slow_reaction_leaves_less_room() -> None:
    quick, slow = (document("bodyweight-hip-hinge", shove_Ns=12.0, delay_s=delay_s) for delay_s in (0.05, 0.35))
    assert not quick["fell"]
    assert slow["fell"]


def test_weak_muscles_do_not_hold() -> None:
    found = document("standing-good-morning", 60.0, strength=0.5)
    assert found["fell"]
    assert "strength" in " ".join(found["notes"])


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    first, again, other = (
        dropped.__wrapped__("kneeling-hip-hinge", descent_s=1.0, ascent_s=1.0, noise=0.02, seed=seed)
        for seed in (5, 5, 6)
    )
    assert first.to_dict() == again.to_dict()
    assert not np.array_equal(first.trace.q, other.trace.q)


def test_noise_is_no_larger_than_asked() -> None:
    calm, shaky = (
        dropped("kneeling-hip-hinge", descent_s=1.0, ascent_s=1.0, noise=noise).trace for noise in (0.0, 0.02)
    )
    n = min(calm.cop_x.size, shaky.cop_x.size)
    moved = np.abs(calm.cop_x[:n] - shaky.cop_x[:n]).max()
    assert 1e-5 < moved < 0.01


def test_options_have_the_defaults_that_the_help_names() -> None:
    assert Options() == Options(shove_Ns=0.0, shove_at_s=None, delay_s=0.1, strength=1.0, step_s=0.002, seed=0)
