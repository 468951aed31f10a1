"""The task: what carries, where arms and bar are, and how it departs from the exercise."""

from __future__ import annotations

from dataclasses import dataclass

from sim.manner import PLAIN, Manner


@dataclass(frozen=True)
class Task:
    """What decides the shape of the chain.

    Parameters
    ----------
    support : str
        ``feet``; ``foot``, one leg, the other free; ``knees``; ``anchored``, knees with the heels held down; ``pad``,
        thighs on a pad with the feet held; ``back`` and ``bench``, feet and upper back, that on the floor or a bench.
    arms : str
        ``bar``, ``crossed``, ``along`` or ``hang``.
    bar_position : str
        ``high``, ``low``, ``hands``, ``sides`` or, on the back, ``hips``.
    load_kg : float
        Mass of the bar. [kg]
    from_floor : bool, default False
        Whether the bar is lifted from the floor, along a line over the middle of the foot.
    wide : bool, default False
        Whether the feet stand wide and turned out, see `sim.stance`.
    raised_handles : bool, default False
        Whether a bar at the sides is held by handles above the centre of its plates.
    girdle : tuple of float, default (0, 0)
        (2,) how far the shoulders have followed the bar, forward and up in the thorax' frame. [m]
    thigh_share : float, default 0
        Lean of the thigh where it follows the trunk and not balance, share of the trunk's.
    manner : Manner, optional
        How it departs from the exercise.
    """

    support: str
    arms: str
    bar_position: str
    load_kg: float
    from_floor: bool = False
    wide: bool = False
    raised_handles: bool = False
    girdle: tuple[float, float] = (0.0, 0.0)
    thigh_share: float = 0.0
    manner: Manner = PLAIN

    @property
    def kneels(self) -> bool:
        """Whether the shanks lie and carry."""
        return self.support in {"knees", "anchored", "pad"}

    @property
    def lies(self) -> bool:
        """Whether the upper back carries besides the feet."""
        return self.support in {"back", "bench"}

    @property
    def held(self) -> bool:
        """Whether something holds the feet, so that nobody tips over."""
        return self.support in {"anchored", "pad"}

    @property
    def borne_elsewhere(self) -> bool:
        """Whether something bears the body besides what its root stands on."""
        return self.support == "pad" or self.lies

    @property
    def legs(self) -> int:
        """How many legs carry."""
        return 1 if self.support == "foot" else 2

    @property
    def on_back(self) -> bool:
        """Whether a bar lies on the upper back."""
        return self.bar_position in {"high", "low"}

    @property
    def arms_turn(self) -> bool:
        """Whether the arms turn with the trunk, and do not hang or follow the legs."""
        return self.on_back or self.steadies if self.arms == "bar" else self.arms != "hang"

    @property
    def steadies(self) -> bool:
        """Whether the hands are on a bar that the hips carry."""
        return self.arms == "bar" and self.bar_position == "hips"

    @property
    def arms_flare(self) -> bool:
        """Whether the arms reach sideways to a bar on the back, so that they look shorter from the side."""
        return self.arms == "bar" and self.on_back
