"""The stage as a component of a page."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any, ClassVar

import param
from panel.custom import JSComponent

from ui.colours import PROFILES
from ui.figure.layout import Layout
from ui.stage import drawing, payload
from ui.stage.wording import wording

_MODULES = (
    "curve.js", "figure.js", "svg.js", "text.js", "fit.js", "balance.js", "back.js", "ghost.js", "marks.js",
    "board.js", "clock.js", "scrub.js", "stage.js",
)  # fmt: skip
# In the order in which they need each other.


def _read(name: str) -> str:
    return files("ui.stage").joinpath(name).read_text(encoding="utf-8")


def _script() -> str:
    """Join the modules, because a component is one: their imports of each other go, and exports of helpers."""
    parts = [re.sub(r'^import .* from "\./.*";\n', "", _read(name), flags=re.MULTILINE) for name in _MODULES]
    helpers = [re.sub(r"^export (?!default)", "", part, flags=re.MULTILINE) for part in parts]
    return "\n".join(helpers)


def _themes() -> str:
    """Return every profile as CSS rules."""
    return "\n".join(
        f'.board[data-theme="{name}"] {{{drawing.custom_properties(colours)}}}' for name, colours in PROFILES.items()
    )


class Stage(JSComponent):
    """One figure that moves, with a ghost behind it.

    The browser owns the clock: nothing is sent while it plays. ``time_s`` is written back on pause and on release
    of the scrub bar; setting it moves the figure.

    Parameters
    ----------
    **params : Any
        Panel's own settings, and those below.
    """

    motion = param.Bytes(default=None, doc="Trajectory, see `ui.stage.payload.Packed`.")
    frames = param.Integer(default=0, doc="Rows of the trajectory.")
    figure = param.Dict(default={}, doc="See `ui.stage.drawing.drawing`.")
    scene = param.Dict(default={}, doc="See `ui.stage.payload.scene`.")
    ghost_motion = param.Bytes(default=None, doc="The ghost's trajectory, or one pose; None for no ghost.")
    ghost_frames = param.Integer(default=0, doc="Rows of the ghost's trajectory.")
    ghost_figure = param.Dict(default={}, doc="The ghost's drawing where it differs from the figure's.")
    ghost_scene = param.Dict(default={}, doc="Reach, plates, status and label of the ghost.")
    columns = param.List(default=[*payload.COLUMNS], constant=True, doc="Names of the trajectory's columns.")
    words = param.Dict(default=wording(), constant=True, doc="See `ui.stage.wording.wording`.")
    font = param.Bytes(default=None, constant=True, doc="The shipped font, woff2.")
    theme: param.Selector[str] = param.Selector(default="light", objects=[*PROFILES], doc="Colour profile.")
    numbers = param.Boolean(default=True, doc="Whether values are written.")
    autoplay = param.Boolean(default=True, doc="Whether it starts by itself, where motion is welcome.")
    loop = param.Boolean(default=True, doc="Whether a repetition that succeeds starts again.")
    speed = param.Number(default=1.0, bounds=(0.05, 4.0), doc="Against true time.")
    started = param.Integer(default=0, doc="How often it was told to play from the start.")
    time_s = param.Number(default=None, allow_None=True, doc="Time shown at the last pause. [s]")

    _esm = _script()
    _stylesheets: ClassVar[list[str]] = [_themes(), _read("stage.css")]

    def __init__(self, **params: Any) -> None:  # noqa: ANN401 - Panel's own parameters
        params.setdefault("sizing_mode", "stretch_width")
        font = files("ui").joinpath("fonts", "AtkinsonHyperlegibleNext-Variable.woff2").read_bytes()
        super().__init__(font=font, **params)
        self._drawn: dict[str, bytes] = {}

    def present(
        self,
        layout: Layout,
        parts: payload.Phases,
        *,
        ghost: Layout | None = None,
        ghost_frame: int | None = None,
        ghost_label: tuple[str, str] = ("", ""),
        play: bool = False,
    ) -> None:
        """Show a run, in one message.

        Parameters
        ----------
        layout : Layout
            The figure.
        parts : tuple
            See `ui.stage.payload.phases`.
        ghost : Layout, optional
            Stands behind the figure and moves with it.
        ghost_frame : int, optional
            The one frame in which it stands still instead.
        ghost_label : tuple of str
            What it is, and the number it shows.
        play : bool, default False
            Whether to play it from the start.
        """
        packed = payload.pack(layout)
        sent: dict[str, object] = {
            "motion": packed.data,
            "frames": packed.frames,
            "scene": payload.scene(layout, parts),
            "ghost_motion": None,
            "ghost_frames": 0,
        }
        if play:
            sent["started"] = self.started + 1
        mark = drawing.fingerprint(layout)
        if self._drawn.get("now") != mark:
            self._drawn["now"] = mark
            sent["figure"] = drawing.drawing(layout)
        if ghost is not None:
            still = slice(None) if ghost_frame is None else slice(ghost_frame, ghost_frame + 1)
            behind = payload.pack(ghost, still)
            tips = ghost_frame is not None and ghost.marks.tip_angle_deg is not None
            sent |= {
                "ghost_motion": behind.data,
                "ghost_frames": behind.frames,
                "ghost_scene": payload.scene(ghost, parts) | {"label": list(ghost_label), "tips": tips},
            }
            other = drawing.fingerprint(ghost)
            if other == mark:
                sent["ghost_figure"] = {}
                self._drawn.pop("ghost", None)
            elif self._drawn.get("ghost") != other:
                self._drawn["ghost"] = other
                sent["ghost_figure"] = drawing.drawing(ghost, "ghost")
        self.param.update(**sent)
