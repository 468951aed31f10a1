"""Every colour, once: three profiles of the same picture.

Hue belongs to physical quantities only; everything else is ink, paper and a nearly neutral body.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sim.errors import InvalidInputError

ACCENTS = ("bar", "weight", "support", "motion", "muscle", "passive")


@dataclass(frozen=True)
class Colours:
    """One profile.

    Parameters
    ----------
    bar, weight, support, motion, muscle, passive : str
        One accent a quantity: bar; body weight; base of support; centre of mass and hips; muscle; passive tissue.
    page, stage, panel : str
        Grounds.
    ink, second_ink : str
        Text.
    hairline, track : str
        Fine lines; tracks of sliders and meters.
    ground : str
        The floor's line.
    ghost_line, ghost_fill : str
        The pose that is compared with.
    skin_edge, skin_mid, skin_light : str
        Across a limb.
    contour : str
        Around the body.
    shorts, shoe, sole, hair : str
        Clothes and hair.
    bone, bone_line : str
        Skeleton.
    steel : str
        Sleeve and shaft.
    line, mark, text : float
        Factors on lines, marks and type; the projector's are larger.
    """

    bar: str
    weight: str
    support: str
    motion: str
    muscle: str
    passive: str
    page: str
    stage: str
    panel: str
    ink: str
    second_ink: str
    hairline: str
    track: str
    ground: str
    ghost_line: str
    ghost_fill: str
    skin_edge: str
    skin_mid: str
    skin_light: str
    contour: str
    shorts: str
    shoe: str
    sole: str
    hair: str
    bone: str
    bone_line: str
    steel: str
    line: float = 1.0
    mark: float = 1.0
    text: float = 1.0


LIGHT = Colours(
    bar="#053C88", weight="#A16500", support="#067F5A", motion="#14181D", muscle="#A3132A", passive="#8A4FDB",
    page="#F6F4EF", stage="#FBFAF7", panel="#FFFFFF", ink="#1B2430", second_ink="#56606C",
    hairline="#D9D5CC", track="#E4E0D7", ground="#8D8A83", ghost_line="#B9BEC4", ghost_fill="#E9E9E6",
    skin_edge="#B29A87", skin_mid="#D3BFAD", skin_light="#E5D6C8", contour="#6E5A4C",
    shorts="#56626F", shoe="#3D4652", sole="#F4F1EA", hair="#4A3F39",
    bone="#FFFDF6", bone_line="#8A7C6D", steel="#3A4754",
)  # fmt: skip
DARK = Colours(
    bar="#4A92FF", weight="#FFC933", support="#5FE59A", motion="#FFFFFF", muscle="#FA5A42", passive="#EE8FD8",
    page="#12171D", stage="#171D25", panel="#1C242E", ink="#EEF1F4", second_ink="#A3AEBA",
    hairline="#2C3641", track="#303C49", ground="#6B7580", ghost_line="#5A6673", ghost_fill="#232B35",
    skin_edge="#635A53", skin_mid="#8B8077", skin_light="#A2968B", contour="#1B1917",
    shorts="#46525F", shoe="#2C353F", sole="#C9C5BC", hair="#2A2522",
    bone="#F6EFDF", bone_line="#4A4036", steel="#C3CCD6",
)  # fmt: skip
PROJECTOR = replace(
    LIGHT,
    bar="#032A64", weight="#8D5700", support="#036F57", motion="#000000", muscle="#841321", passive="#7C39C6",
    page="#FFFFFF", stage="#FFFFFF", panel="#FFFFFF", ink="#000000", second_ink="#2B2F36",
    hairline="#9AA0A8", track="#D5D9DE", ground="#3A3F46", ghost_line="#7C848E", ghost_fill="#EEF0F2",
    skin_edge="#B7A698", skin_mid="#D9CFC5", skin_light="#EBE3DA", contour="#1E1A17",
    shorts="#4A5663", shoe="#20262E", sole="#FFFFFF", hair="#241E1A",
    bone="#FFFFFF", bone_line="#3A322B", steel="#20262E",
    line=1.35, mark=1.1, text=1.3,
)  # fmt: skip

PROFILES = {"light": LIGHT, "dark": DARK, "projector": PROJECTOR}


def profile(name: str) -> Colours:
    """Return a profile.

    Parameters
    ----------
    name : str
        ``light``, ``dark`` or ``projector``.

    Returns
    -------
    Colours

    Raises
    ------
    InvalidInputError
        For another name.
    """
    if name not in PROFILES:
        raise InvalidInputError("theme", name, ", ".join(PROFILES))
    return PROFILES[name]


def darker(colour: str, share: float) -> str:
    """Return a colour with each channel taken down to a share of itself.

    Parameters
    ----------
    colour : str
        ``#RRGGBB``.
    share : float
        0 to 1.

    Returns
    -------
    str
        ``#RRGGBB``.
    """
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * share):02X}" for i in (1, 3, 5))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2).

    Parameters
    ----------
    first, second : str
        ``#RRGGBB``.

    Returns
    -------
    float
        1 to 21.
    """

    def luminance(colour: str) -> float:
        channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - sRGB
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
