"""Markup that all poses of a figure share, with colours that the browser fills in."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache

import numpy as np

from sim.chain import Array
from ui.colours import LIGHT, Colours, darker
from ui.figure import draw
from ui.figure.curves import path
from ui.figure.layout import Layout, Line
from ui.figure.outlines import SEGMENTS
from ui.figure.parts import definitions
from ui.figure.scale import Scales

_PROFILED = {"line", "mark", "text"}
_PLATE_M = 1.0  # of the template, so that the browser can scale it
_SHADES = (0.6, 0.8)


def drawing(layout: Layout, prefix: str = "now") -> dict[str, object]:
    """Return what all poses of an athlete share: `ui.figure`'s own markup and the lines that bend with the spine.

    Colours are custom properties (``--hl-skin-mid``), so that a change of profile sends nothing.

    Parameters
    ----------
    layout : Layout
        The figure.
    prefix : str
        Starts every id.

    Returns
    -------
    dict
        ``defs``, ``pose`` and ``ghost``: markup. ``skin``, ``cable``, ``band``: rows of segment, x, y [mm].
        ``profile``: width of the cable along its way, against its widest.
    """
    colours, names = _named_colours()
    shown = _template(layout)

    def named(markup: str) -> str:
        return re.sub("#[0-9A-F]{6}", lambda found: names[found[0]], markup)

    pose, skin = draw.pose(shown, 0, colours, prefix), path(1000 * shown.skin.at(shown.poses[0]))
    for share in (1.0, 0.9):
        pose = pose.replace(f'<circle r="{1000 * share * _PLATE_M:.0f}"', f'<circle data-share="{share}"')
    ghost = draw.ghost(shown, 1, colours, prefix).replace(
        f'<circle r="{1000 * _PLATE_M:.0f}"', '<circle data-share="1"'
    )
    # The ghost's bar carries no name of its own.
    head, bar, rest = ghost.rpartition('<g transform="')
    ghost = f'{head}<g data-segment="bar" transform="{rest}' if bar and shown.marks.bar is not None else ghost
    ghost_skin = path(1000 * shown.skin.at(shown.poses[1]))
    return {
        "defs": named(definitions(layout, colours, prefix)),
        "pose": named(pose.replace(f'd="{skin}"', "data-skin=''")),
        "ghost": named(ghost.replace(f'd="{ghost_skin}"', "data-skin=''")),
        "skin": _anchors(layout.skin),
        "cable": _anchors(layout.cable),
        "band": _anchors(layout.band),
        "profile": _profile(shown),
    }


def fingerprint(layout: Layout) -> bytes:
    """Return what tells one `drawing` from another without making it.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    bytes
    """
    flags = (layout.marks.bar is not None, layout.marks.load_kg > 0, layout.free_leg, layout.marks.hex_handle_m)
    around = [np.ravel(prop.outline) for prop in layout.props]
    return np.concatenate([_sizes(layout.scales), np.array(flags, dtype=float), *around]).round(3).tobytes()


@lru_cache(maxsize=16)
def _sizes(scales: Scales) -> Array:
    """Return what tells one athlete's scales from another's."""
    probe = np.array([(-1000.0, -1000.0), (1000.0, 1000.0), (100.0, 100.0)])
    return np.ravel([scale[name](probe) for scale in (scales.skin, scales.bone) for name in SEGMENTS])


def _named_colours() -> tuple[Colours, dict[str, str]]:
    """Return stand-ins for every colour, and the custom property that each stands for."""
    names: dict[str, str] = {}
    stand_ins: dict[str, str] = {}
    for i, field in enumerate(field for field in fields(Colours) if field.name not in _PROFILED):
        stand_in = f"#{9 * i:02X}FF{9 * i:02X}"
        stand_ins[field.name] = stand_in
        names[stand_in] = f"var(--hl-{_hyphens(field.name)})"
        for share in _SHADES:
            names[darker(stand_in, share)] = f"color-mix(in srgb, {names[stand_in]} {100 * share:.0f}%, black)"
    return replace(LIGHT, **stand_ins), names  # type: ignore[arg-type]


def _template(layout: Layout) -> Layout:
    """Return two poses in which everything shows and no two points coincide."""
    m = layout.marks
    poses = np.zeros((2, *layout.poses.shape[1:]))
    poses[:, :, 1] = 0.3 * np.arange(poses.shape[1])
    poses[1, :, 0] = 1.0
    full = np.full(2, m.passive_limit_Nm)
    marks = replace(
        m, passive_Nm=full, upper_body_Nm=3 * full, bar_Nm=0 * full, plate_radius_m=_PLATE_M,
        bar=None if m.bar is None else np.zeros((2, 2)),
    )  # fmt: skip
    return replace(layout, poses=poses, marks=marks)


def _anchors(line: Line) -> list[list[float]]:
    """Rows of segment, x, y [mm]."""
    return [
        [int(segment), round(float(x), 2), round(float(y), 2)]
        for segment, (x, y) in zip(line.segment, 1000 * line.point, strict=True)
    ]


def _profile(layout: Layout) -> list[float]:
    """Width of the cable along its way, against its widest."""
    outline = layout.muscle_cable(0)
    if outline is None:
        return []
    sides = sides_mm(outline)
    return [round(float(side), 3) for side in sides / sides.max()]


def sides_mm(outline: Array) -> Array:
    """Return the width of a ribbon along its way.

    Parameters
    ----------
    outline : array
        (2 n, 2) one side, then the other one backwards. [m]

    Returns
    -------
    array
        (n,) [mm]
    """
    n = len(outline) // 2
    result: Array = 1000 * np.hypot(*(outline[:n] - outline[n:][::-1]).T)
    return result


def custom_properties(colours: Colours) -> str:
    """Return a profile as CSS declarations.

    Parameters
    ----------
    colours : Colours
        The profile.

    Returns
    -------
    str
        ``--hl-bar:#053C88;…``
    """
    return "".join(f"--hl-{_hyphens(field.name)}:{getattr(colours, field.name)};" for field in fields(Colours))


def _hyphens(name: str) -> str:
    return name.replace("_", "-")
