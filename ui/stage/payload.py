"""What the stage is sent: markup that a figure's poses share, numbers and words of a run, and one array of frames."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

import numpy as np

from sim.body import LUMBAR_LINKS
from sim.chain import GRAVITY, Array
from sim.scenario import Scenario
from ui import words
from ui.colours import LIGHT, Colours, darker
from ui.figure import draw
from ui.figure.curves import path
from ui.figure.layout import Layout, Line, place
from ui.figure.outlines import SEGMENTS, read_outlines
from ui.figure.parts import definitions

COLUMNS = (
    "time_s", "trunk_lean_deg", "lumbar_flexion_deg", "com_x", "com_y", "hip_x", "hip_y", "l5s1_x", "l5s1_y",
    "upper_x", "upper_y", "bar_x", "bar_y", "cop_x", "upper_Nm", "bar_Nm", "passive_Nm", "cable_mm", "band_mm", "poses",
)  # fmt: skip
Bounds = dict[str, float]
Phases = tuple[tuple[str, float], ...]

WORDS = {
    "pressure": "▲ centre of pressure",
    "tips_here": "hips still: falls here",
    "falls_here": "falls here",
    "ends_here": "ends here",
}
SHORT_WORDS = {
    "to_edge": "to edge",
    "past_edge": "past edge",
    "hips_back": "hips back",
    "hips_forward": "hips forward",
}  # on a phone

_PROFILED = {"line", "mark", "text"}
_PLATE_M = 1.0  # of the template, so that the browser can scale it
_SHADES = (0.6, 0.8)
_TOGETHER_M = 0.05  # the view widens in steps of this, so that it stands still while a bar is made heavier
_UPPER = ("pelvis", "thorax", "head", "upper_arm", "forearm", "hand")


@dataclass(frozen=True)
class Packed:
    """One trajectory.

    Parameters
    ----------
    data : bytes
        float32, little-endian, (frames, columns): `COLUMNS`; the last stands for x, y [m], angle [rad] of each segment.
    frames : int
        Rows.
    """

    data: bytes
    frames: int


def pack(layout: Layout, frames: slice = slice(None)) -> Packed:
    """Pack a run's frames.

    Parameters
    ----------
    layout : Layout
        The figure.
    frames : slice, default all
        Which frames; one for a still pose.

    Returns
    -------
    Packed
    """
    m = layout.marks
    n = len(layout.poses)
    bar = np.full((n, 2), np.nan) if m.bar is None else m.bar
    cable = [_width(layout.muscle_cable(i)) for i in range(n)]
    band = [_width(layout.passive_band(i)) for i in range(n)]
    columns = (
        m.time_s, m.trunk_lean_deg, m.lumbar_flexion_deg, m.com, m.hip, m.l5s1, m.upper_body, bar, m.cop_x,
        m.upper_body_Nm, m.bar_Nm, m.passive_Nm, cable, band, layout.poses,
    )  # fmt: skip
    table = np.concatenate([np.asarray(column, dtype="<f4").reshape(n, -1) for column in columns], axis=1)[frames]
    return Packed(table.tobytes(), len(table))


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
    probe = np.array([(-1000.0, -1000.0), (1000.0, 1000.0), (100.0, 100.0)])
    sizes = [scale[name](probe) for scale in (layout.scales.skin, layout.scales.bone) for name in SEGMENTS]
    flags = (layout.marks.bar is not None, layout.marks.load_kg > 0)
    return np.concatenate([np.ravel(sizes), np.array(flags, dtype=float)]).round(3).tobytes()


def phases(scenario: Scenario) -> Phases:
    """Return the parts of a repetition and how long each takes. [s].

    Parameters
    ----------
    scenario : Scenario
        The exercise as run.

    Returns
    -------
    tuple
        Word and seconds of each.
    """
    return (("down", scenario.descent_s), ("hold", scenario.pause_s), ("up", scenario.ascent_s))


def scene(layout: Layout, parts: Phases) -> dict[str, object]:
    """Return numbers and words of a run that do not change from frame to frame.

    Parameters
    ----------
    layout : Layout
        The figure.
    parts : tuple
        See `phases`.

    Returns
    -------
    dict
        Plain numbers, text, lists and None.
    """
    m = layout.marks
    lean = m.trunk_lean_deg
    tips = None if m.tip_angle_deg is None else np.flatnonzero(lean > m.tip_angle_deg)
    arm = float(m.upper_body[layout.deepest, 0] - m.l5s1[layout.deepest, 0])
    return {
        "title": layout.title,
        "status": layout.status,
        "reason": layout.reason,
        "phases": [[word, float(seconds)] for word, seconds in parts],
        "deepest_s": float(m.time_s[layout.deepest]),
        "tips_s": float(m.time_s[tips[0]]) if tips is not None and tips.size else None,
        "support": [float(edge) for edge in m.support],
        "load_N": GRAVITY * m.load_kg,
        "upper_N": abs(float(m.upper_body_Nm[layout.deepest]) / arm) if arm else 0.0,
        "plate_mm": 1000 * m.plate_radius_m,
        "passive_limit_Nm": m.passive_limit_Nm,
        "bounds": bounds(layout),
        "words": _words() | WORDS,
        "short": SHORT_WORDS,
    }


def bounds(layout: Layout) -> Bounds:
    """Return how far a run reaches over all its frames, so that the view need not move.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    dict
        ``rear``, ``front``, ``top`` of the body; ``back`` of trunk and arms; ``joint``, L5/S1, and ``hips``, rearmost;
        ``edge``, foremost of support, first hip and centre of mass; ``row``, height of L5/S1 in the deepest frame. [m]
    """
    drawn, m = read_outlines().outline, layout.marks
    places = {
        name: _over_time(layout.poses[:, i], layout.scales.skin[name](drawn[name]) / 1000)
        for i, name in enumerate(SEGMENTS)
        if name not in LUMBAR_LINKS
    }
    everything = np.concatenate(list(places.values()))
    upper = np.concatenate([places[name] for name in _UPPER])  # type: ignore[index]
    front, top, back = everything[:, 0].max(), everything[:, 1].max(), upper[:, 0].min()
    if m.bar is not None:
        plate = m.plate_radius_m if m.load_kg > 0 else 0.0
        front, top = max(front, m.bar[:, 0].max() + plate), max(top, m.bar[:, 1].max() + plate)
        back = min(back, m.bar[:, 0].min() - plate)
    outward = {
        "rear": _round(everything[:, 0].min(), down=True),
        "back": _round(back, down=True),
        "front": _round(front),
        "top": _round(top),
        "joint": _round(m.l5s1[:, 0].min(), down=True),
        "hips": _round(m.hip[:, 0].min(), down=True),
        "edge": _round(max(m.support[1], m.hip[0, 0], m.com[:, 0].max())),
    }
    return outward | {"row": float(m.l5s1[layout.deepest, 1])}


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
    poses = np.zeros((2, len(SEGMENTS), 3))
    poses[:, :, 1] = 0.3 * np.arange(len(SEGMENTS))
    poses[1, :, 0] = 1.0
    full = np.full(2, m.passive_limit_Nm)
    marks = replace(
        m, passive_Nm=full, upper_body_Nm=3 * full, bar_Nm=0 * full, plate_radius_m=_PLATE_M,
        bar=None if m.bar is None else np.zeros((2, 2)),
    )  # fmt: skip
    return replace(layout, poses=poses, marks=marks)


def _over_time(poses: Array, points: Array) -> Array:
    """Place points (k, 2) in every pose (n, 3) of one segment, (n k, 2)."""
    each = np.repeat(poses, len(points), axis=0)
    return place(each, np.tile(points, (len(poses), 1)))


def _anchors(line: Line) -> list[list[float]]:
    """Rows of segment, x, y [mm]."""
    return [
        [int(segment), round(float(x), 2), round(float(y), 2)]
        for segment, (x, y) in zip(line.segment, 1000 * line.point, strict=True)
    ]


def _sides(outline: Array) -> Array:
    """Width of a ribbon along its way, (n,). [mm]."""
    n = len(outline) // 2
    result: Array = 1000 * np.hypot(*(outline[:n] - outline[n:][::-1]).T)
    return result


def _width(outline: Array | None) -> float:
    """Return a ribbon's greatest width, 0 where there is none. [mm]."""
    return 0.0 if outline is None else float(_sides(outline).max())


def _profile(layout: Layout) -> list[float]:
    """Width of the cable along its way, against its widest."""
    outline = layout.muscle_cable(0)
    if outline is None:
        return []
    sides = _sides(outline)
    return [round(float(side), 3) for side in sides / sides.max()]


def _words() -> dict[str, str]:
    """Return the diagram's words, ``#`` where the number goes."""
    wanted = {
        name.removeprefix("DIAGRAM_").lower(): text
        for name, text in vars(words).items()
        if name.startswith("DIAGRAM_") and isinstance(text, str)
    }
    wanted |= {f"part_{name}": text for name, text in words.DIAGRAM_PARTS.items()}
    return {name: re.sub(r"\{[^}]*\}", "#", text) for name, text in wanted.items()}


def _round(metres: float, *, down: bool = False) -> float:
    steps = metres / _TOGETHER_M
    return float((np.floor(steps) if down else np.ceil(steps)) * _TOGETHER_M)


def _hyphens(name: str) -> str:
    return name.replace("_", "-")
