"""Words on the picture: the summary's numbers, in place, over nothing."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from PIL import Image

import scenarios
from tests.figures import ATHLETES, NAMES, ROUNDED_DEG, figure, run
from ui.colours import LIGHT, PROJECTOR
from ui.figure.diagram import HEIGHT, WIDTH, compose, title
from ui.figure.labels import Box, Label, Run, wrapped
from ui.figure.laying_out import hips_still
from ui.figure.png import png
from ui.figure.svg import document


def _texts(name: str, athlete: str = "middle", lumbar_deg: float = 0.0) -> list[str]:
    layout = figure(name, athlete, lumbar_deg)
    ghost = hips_still(run(name, athlete, lumbar_deg)), 0
    labels = compose(layout, layout.deepest, LIGHT, ghost=ghost).notes.labels
    return [label.text.replace("\u00a0", " ").replace("\u2009", "") for label in labels]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("athlete", ATHLETES)
def test_labels_carry_the_numbers_of_the_summary(name: str, athlete: str) -> None:
    result, texts = run(name, athlete), _texts(name, athlete)
    summary, frames = result.summary, result.frames
    assert f"{summary['held_moment_Nm']['L5/S1']:.0f} Nm" in texts
    assert f"tips at {summary['tip_angle_deg']:.0f}°" in texts
    shift = np.asarray(frames["hip_shift_m"])[result.deepest]  # of this pose; the summary has the rep's largest
    assert f"{100 * shift:.0f} cm  hips moved back" in texts
    margin = result.posture.support.front - np.asarray(frames["com_x_m"])[result.deepest]
    assert f"{100 * margin:.0f} cm  from centre of mass to front edge" in texts
    load = f"{result.load_kg:g} kg" if result.load_kg else "no bar"
    assert f"{load}, trunk lean {summary['trunk_lean_deg']:.0f}°, neutral spine" in texts


def test_parts_of_the_moment_add_up() -> None:
    for athlete, lumbar_deg in itertools.product(ATHLETES, (0.0, ROUNDED_DEG)):
        texts = _texts("standing-good-morning", athlete, lumbar_deg)
        whole = next(text for text in texts if text.endswith(" Nm"))
        parts = next(text for text in texts if " + " in text)
        assert sum(int(part.split()[0]) for part in parts.split(" + ")) == int(whole.split()[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("athlete", ATHLETES)
@pytest.mark.parametrize("lumbar_deg", [0.0, ROUNDED_DEG])
@pytest.mark.parametrize("ghost", [False, True])
def test_no_label_is_over_anything(name: str, athlete: str, lumbar_deg: float, ghost: bool) -> None:  # noqa: FBT001 - a case
    layout = figure(name, athlete, lumbar_deg)
    behind = (hips_still(run(name, athlete, lumbar_deg)), 0) if ghost else None
    for colours in (LIGHT, PROJECTOR):
        page = compose(layout, layout.deepest, colours, ghost=behind)
        labels = page.notes.labels
        for first, second in itertools.combinations(labels, 2):
            assert not first.box.meets(second.box), (first.text, second.text)
        for label in labels:
            box = label.box
            assert min(box.left, box.top, WIDTH - box.right, HEIGHT - box.bottom) > 20, label.text
            assert page.body.within(box).size == 0, label.text
            assert page.ghost.within(box).size == 0, label.text
        assert page.view.scale > 350


@pytest.mark.parametrize("name", sorted(set(scenarios.exercises()) - set(NAMES)))
@pytest.mark.parametrize("athlete", ATHLETES)
def test_no_label_is_over_anything_with_any_bar(name: str, athlete: str) -> None:
    for load in set(scenarios.scenario(name).load_range_kg):
        layout = figure(name, athlete, 0.0, load)
        page = compose(layout, layout.deepest, LIGHT)
        for first, second in itertools.combinations(page.notes.labels, 2):
            assert not first.box.meets(second.box), (load, first.text, second.text)
        for label in page.notes.labels:
            box = label.box
            assert min(box.left, box.top, WIDTH - box.right, HEIGHT - box.bottom) > 20, (load, label.text)
            assert page.body.within(box).size == 0, (load, label.text)  # nor over the way of the hips


def test_a_bar_on_the_hips_has_no_arm_at_the_lower_back() -> None:
    layout = figure("hip-thrust")
    texts = [label.text for label in compose(layout, layout.deepest, LIGHT).notes.labels]
    assert not any("bar" in text.split() for text in texts)
    assert any("to the upper body" in text for text in texts)


def test_at_most_eight_things_are_labelled() -> None:
    layout = figure("standing-good-morning")
    page = compose(layout, layout.deepest, LIGHT, ghost=(hips_still(run("standing-good-morning")), 0))
    lines = len(page.notes.labels) - len(title(layout, layout.deepest, LIGHT))
    of_one_label = 2 + 1  # the lower back's label has three lines, the ghost's two
    assert lines - of_one_label == 8


def test_failure_is_said() -> None:
    layout = figure("kneeling-good-morning", "small", 0.0, 120.0)
    assert layout.status != "ok"
    texts = [label.text for label in compose(layout, layout.deepest, LIGHT).notes.labels]
    assert any(text.startswith(("Falls: ", "Cannot be done: ")) for text in texts)


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("text", ["from centre of mass to front edge", "1234567890 cm", "lower back, L5/S1"])
def test_text_is_as_wide_as_the_table_says(text: str, weight: int) -> None:
    label = Label((Run(text, "#000000", weight),), 50, 100, 60)
    drawn = png(document(1400, 150, "", f'<rect width="1400" height="150" fill="#FFFFFF"/>{label.svg()}'))
    dark = np.asarray(Image.open(io.BytesIO(drawn)).convert("L")) < 128
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    # The table has tabular figures, the widest; this renderer sets proportional ones.
    digits = sum(letter.isdigit() for letter in text) * 0.2 * label.size
    assert label.width * 0.97 - digits < columns[-1] - columns[0] < label.width
    assert label.box.left - 2 <= columns[0]
    assert columns[-1] <= label.box.right + 2
    assert label.box.top <= rows[0]
    assert rows[-1] <= label.box.bottom


def test_long_text_is_broken_between_words() -> None:
    text = "The centre of pressure passes the front edge of the support at a trunk lean of 16°."
    lines = wrapped(text, 20, 400, 300)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(Label((Run(line, "", 400),), 0, 0, 20).width <= 300 for line in lines)


def test_boxes_meet() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(11, 0, 20, 10))
    assert box.meets(Box(11, 0, 20, 10), gap=2)
