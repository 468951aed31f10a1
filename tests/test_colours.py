"""Accents can be read on stage and panel, and told apart in a photocopy."""

from __future__ import annotations

import itertools

import pytest

from sim.errors import InvalidInputError
from ui.colours import ACCENTS, PROFILES, contrast, darker, profile


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("accent", [*ACCENTS, "ink", "second_ink"])
@pytest.mark.parametrize("ground", ["stage", "panel"])
def test_accents_and_text_stand_out(name: str, accent: str, ground: str) -> None:
    colours = PROFILES[name]
    least = 6.0 if name == "projector" and accent in ACCENTS else 4.5
    assert contrast(getattr(colours, accent), getattr(colours, ground)) >= least


@pytest.mark.parametrize("name", PROFILES)
def test_accents_differ(name: str) -> None:
    colours = PROFILES[name]
    assert all(getattr(colours, a) != getattr(colours, b) for a, b in itertools.combinations(ACCENTS, 2))
    # Bar and muscle are the darker of their pairs, so that a photocopy separates them.
    assert contrast(colours.bar, "#000000") < contrast(colours.weight, "#000000")
    assert contrast(colours.muscle, "#000000") < contrast(colours.support, "#000000")


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0


def test_darker_takes_each_channel_down() -> None:
    assert darker("#FF8000", 0.5) == "#804000"


def test_unknown_profile_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="light, dark, projector"):
        profile("sepia")
