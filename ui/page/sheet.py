"""What every page of the workbench offers to the one that opens it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from ui.page.store import Shown


class Sheet(ABC):
    """One page: how it is laid out, a word of `ui.page.desk.LAYOUTS`, and its components from the top."""

    layout: str
    parts: list[Any]

    @abstractmethod
    def draw(self, shown: Shown) -> None:
        """Put what a view shows on the page.

        Parameters
        ----------
        shown : Shown
            What follows from the view.
        """
