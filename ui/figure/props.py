"""What stands around the body: what holds the heels, a glute-ham bench, a bench."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from sim.posture import Posture
from ui.colours import Colours
from ui.figure.curves import number
from ui.figure.svg import element

_ROLLER_M = 0.038  # radius
_CALF_M = 0.045  # from the ankle axis to the skin over the Achilles tendon, and to the front of the shin, at 1.75 m
_POST_M = 0.02  # half a post's width
_PAD_M = 0.13  # radius of the round pad
_FOOT_M = 0.04  # height of a bench's feet
_PLATE_M = (0.025, 0.24, 0.08)  # foot plate: thickness, below and above the ankle
_BENCH_M, _CUSHION_M = 0.3, 0.08  # width and thickness of a bench
_DRAWN_M = 1.75
_TURNS = 32


@dataclass(frozen=True, eq=False)
class Prop:
    """One thing that stands still.

    Parameters
    ----------
    outline : array
        (n, 2) closed. [m]
    soft : bool
        Whether it is upholstered; else it is steel.
    front : bool
        Whether it is nearer than the body.
    """

    outline: Array
    soft: bool
    front: bool = False


def props(posture: Posture) -> tuple[Prop, ...]:
    """Lay out what stands around a body.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.

    Returns
    -------
    tuple of Prop
        From the back to the front.
    """
    support, athlete = posture.support, posture.athlete
    x, y = support.anchor, support.root_height
    off = _CALF_M * athlete.height_m / _DRAWN_M + _ROLLER_M
    if posture.task.support == "anchored":
        post = _box(x - _POST_M, 0.0, x + _POST_M, y + off)
        return Prop(post, soft=False), Prop(_round(x, y + off, _ROLLER_M), soft=True, front=True)
    if posture.task.support == "pad":
        deep = athlete.body.bar.knee_front * athlete.height_m + 0.012 * athlete.height_m
        pad_x, top = support.front, y - deep
        sole = -athlete.length("shank") - athlete.body.support.ankle_height * athlete.height_m
        thick, below, above = _PLATE_M
        return (
            Prop(_box(sole - 0.1, 0.0, pad_x + 0.2, _FOOT_M), soft=False),
            Prop(_box(pad_x - _POST_M, _FOOT_M, pad_x + _POST_M, top - _PAD_M), soft=False),
            Prop(_box(x - _POST_M, _FOOT_M, x + _POST_M, y + off), soft=False),
            Prop(_box(sole - thick, y - below, sole, y + above), soft=False),
            Prop(_round(pad_x, top - _PAD_M, _PAD_M), soft=True),
            Prop(_round(x, y - off, _ROLLER_M), soft=True, front=True),
            Prop(_round(x, y + off, _ROLLER_M), soft=True, front=True),
        )
    if posture.task.support == "bench":
        x, y = support.back
        left = x - _BENCH_M
        posts = (_box(at - _POST_M, 0.0, at + _POST_M, y - _CUSHION_M) for at in (left + 0.05, x - 0.05))
        return (
            *(Prop(post, soft=False) for post in posts),
            Prop(_box(left, y - _CUSHION_M, x, y), soft=True),
        )
    return ()


def draw(prop: Prop, colours: Colours) -> str:
    """Draw one thing in millimetres, y down.

    Parameters
    ----------
    prop : Prop
        What to draw.
    colours : Colours
        The profile.

    Returns
    -------
    str
        Markup.
    """
    points = "L".join(f"{number(1000 * x)} {number(-1000 * y)}" for x, y in prop.outline)
    fill = colours.ghost_fill if prop.soft else colours.ghost_line
    return element(
        "path", d=f"M{points}Z", fill=fill, stroke=colours.ground, stroke_width=4.0 if prop.soft else 2.0,
        stroke_linejoin="round",
    )  # fmt: skip


def _box(left: float, bottom: float, right: float, top: float) -> Array:
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


def _round(x: float, y: float, radius: float) -> Array:
    turn = np.linspace(0.0, 2 * math.pi, _TURNS, endpoint=False)
    result: Array = np.stack((x + radius * np.cos(turn), y + radius * np.sin(turn)), axis=1)
    return result
