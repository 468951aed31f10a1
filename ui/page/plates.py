"""The bar as a picture: which plates make a load, drawn on the shaft."""

from __future__ import annotations

from ui import words
from ui.figure.svg import element

_SHAFTS_KG = (20.0, 10.0)
_PLATES_KG = (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25, 0.5, 0.25)
_SMALLEST_KG = 1e-6


def make_up(load_kg: float) -> tuple[float, list[float], float]:
    """Find a bar and the plates of one side that make a load.

    Parameters
    ----------
    load_kg : float
        [kg]

    Returns
    -------
    shaft : float
        The bar alone: the heaviest usual one that is not too heavy, or the load itself below 10 kg. [kg]
    plates : list of float
        On each side, heaviest first. [kg]
    rest : float
        What usual plates cannot make. [kg]
    """
    shaft = next((kg for kg in _SHAFTS_KG if kg <= load_kg), load_kg)
    side, plates = (load_kg - shaft) / 2, []
    for plate in _PLATES_KG:
        while side >= plate - _SMALLEST_KG:
            plates.append(plate)
            side -= plate
    return shaft, plates, max(2 * side, 0.0)


def bar_text(load_kg: float) -> str:
    """Say which bar and plates make a load.

    Parameters
    ----------
    load_kg : float
        [kg]

    Returns
    -------
    str
        ``20 kg bar + 2 × 5 kg``
    """
    if load_kg == 0:
        return words.PLATES_NONE
    shaft, plates, rest = make_up(load_kg)
    parts = [words.PLATES_SHAFT.format(load=f"{shaft:g}")]
    parts += [
        words.PLATES_PAIR.format(load=f"{plate:g}", pairs=2 * plates.count(plate)) for plate in dict.fromkeys(plates)
    ]
    if rest > _SMALLEST_KG:
        parts.append(words.PLATES_REST.format(load=f"{rest:.3g}"))
    return " + ".join(parts)


def bar_picture(load_kg: float) -> str:
    """Draw a bar with its plates, half as long as it is: the sleeves and a piece of the shaft.

    Parameters
    ----------
    load_kg : float
        [kg]

    Returns
    -------
    str
        An SVG element.
    """
    _, plates, _ = make_up(load_kg)
    shapes = [element("rect", x=0, y=36, width=260, height=8, rx=4, fill="var(--hl-bar)")] if load_kg else []
    for side in (-1, 1):
        x = 130.0 + side * 60
        for plate in plates:
            height, width = 22 + 52 * min(plate / 20, 1.0), 7 + 0.25 * plate
            left = x if side > 0 else x - width
            shapes.append(
                element("rect", x=left, y=40 - height / 2, width=width, height=height, rx=3, fill="var(--hl-bar)")
            )
            x += side * (width + 2)
    return element("svg", *shapes, viewBox="0 0 260 80", width=260, height=80, aria_hidden="true")
