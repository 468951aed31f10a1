"""The bar: which plates make a load, in words and as the slider's thumb."""

from __future__ import annotations

from ui import words
from ui import words_workbench as told
from ui.figure.svg import element

_SHAFTS_KG = (20.0, 10.0)
_PLATES_KG = (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25, 0.5, 0.25)
_SMALLEST_KG = 1e-6
_MOST = 4  # plates of one side that are drawn
_LEAST_PX, _MOST_PX, _GAP_PX = 34.0, 66.0, 2.0  # the tallest end above the numbers of the scale


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
        return words.NO_BAR
    shaft, plates, rest = make_up(load_kg)
    parts = [told.PLATES_SHAFT.format(load=f"{shaft:g}")]
    parts += [
        told.PLATES_PAIR.format(load=f"{plate:g}", pairs=2 * plates.count(plate)) for plate in dict.fromkeys(plates)
    ]
    if rest > _SMALLEST_KG:
        parts.append(told.PLATES_REST.format(load=f"{rest:.3g}"))
    return " + ".join(parts)


def thumb(load_kg: float) -> str:
    """Draw the plates of one end of the bar, heaviest in the middle, as the thumb of a slider.

    Parameters
    ----------
    load_kg : float
        [kg]

    Returns
    -------
    str
        An SVG element, 100 px high: a 20 kg plate has 66.
    """
    _, plates, _ = make_up(load_kg)
    shown = plates[:_MOST]
    # Heaviest in the middle, lighter ones to either side, as a loaded sleeve is seen from the front.
    row = [*reversed(shown), *shown]
    sizes = [(_LEAST_PX + (_MOST_PX - _LEAST_PX) * min(plate / 20, 1.0) ** 0.5, 7 + 0.2 * plate) for plate in row]
    if not sizes:
        sizes = [(_LEAST_PX, 14.0)]
    wide = sum(width for _, width in sizes) + _GAP_PX * (len(sizes) - 1)
    x, shapes = 0.0, []
    for height, width in sizes:
        shapes.append(
            element("rect", x=x, y=50 - height / 2, width=width, height=height, rx=4, fill="var(--hl-bar)",
                    stroke="var(--hl-panel)", stroke_width=1.5)
        )  # fmt: skip
        x += width + _GAP_PX
    return element("svg", *shapes, viewBox=f"0 0 {wide:.1f} 100", width=wide, height=100, aria_hidden="true")
