"""From a run to a picture file."""

from __future__ import annotations

from collections.abc import Sequence

from sim.fault_effects import FaultRun
from sim.result import Result
from ui import faults, words_faults
from ui.colours import profile
from ui.fault_moment import moment
from ui.fault_said import changes
from ui.figure.beside import beside, over_time
from ui.figure.diagram import diagram
from ui.figure.fonts import with_font
from ui.figure.laying_out import hips_still, lay_out
from ui.figure.png import png
from ui.figure.strip import repetition, subtitle
from ui.figure.svg import element, words

PNG_WIDTH = 2400  # px


def picture(result: Result, *, frames: int, plain: bool, theme: str, ghost: str, caption: Sequence[str] = ()) -> str:
    """Draw a run.

    Parameters
    ----------
    result : Result
        The run.
    frames : int
        1 for the deepest pose, more for a strip of the way down.
    plain : bool
        Leave annotations off.
    theme : str
        A colour profile.
    ghost : str
        ``none`` or ``hips-still``.
    caption : sequence of str, default ()
        Sentences that explain it, for those who cannot see it and for what prints under it.

    Returns
    -------
    str
        An SVG document.
    """
    layout, colours = lay_out(result), profile(theme)
    if frames > 1:
        svg = repetition(layout, frames, colours, plain=plain)
    else:
        still = ghost == "hips-still" and not result.posture.task.lies
        behind = (hips_still(result), 0) if still else None
        svg = diagram(layout, layout.deepest, colours, plain=plain, ghost=behind)
    return _described(svg, caption)


def fault_picture(run: FaultRun, *, frames: int, plain: bool, theme: str, caption: Sequence[str] = ()) -> str:
    """Draw a fault beside the clean repetition.

    Parameters
    ----------
    run : FaultRun
        Both.
    frames : int
        1 for the deepest pose without and with it, more for a strip of the way down with it.
    plain : bool
        Leave annotations off.
    theme : str
        A colour profile.
    caption : sequence of str, default ()
        See `picture`.

    Returns
    -------
    str
        An SVG document.
    """
    clean, faulty, colours = lay_out(run.compared), lay_out(run.result), profile(theme)
    told = run.result.fault or {}
    heading = () if plain else (faulty.title, subtitle(faulty))
    if frames > 1:
        drawn = over_time(clean, faulty, frames, colours, heading=heading, lean=not plain)
        return _described(drawn, caption)
    found = changes(told, bare=True)[: words_faults.IN_A_PICTURE]
    part, where = moment(run)
    captions: tuple[tuple[str, ...], ...] = ((), ()) if plain else (
        (words_faults.CLEAN, *([where] if where else [])),
        (f"{told['title']}: {faults.size(told)}", *found),
    )  # fmt: skip
    return _described(beside(clean, faulty, colours, heading=heading, captions=captions, part=part), caption)


def _described(svg: str, caption: Sequence[str]) -> str:
    """Put sentences where those who cannot see a picture find them."""
    said = element("desc", words(" ".join(caption))) if caption else ""
    return svg.replace("</title>", f"</title>{said}", 1)


def encoded(svg: str, ending: str) -> bytes:
    """Return what goes into a picture file.

    Parameters
    ----------
    svg : str
        The picture.
    ending : str
        ``.svg`` or ``.png``.

    Returns
    -------
    bytes
        PNG half as fine again as the SVG is wide, so that it prints; SVG with its font inside.
    """
    if ending == ".png":
        return png(svg, PNG_WIDTH)
    return with_font(svg).encode("utf-8")
