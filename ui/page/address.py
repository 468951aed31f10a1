"""The browser's address, which is the view: a link to it opens the page as it is seen.

Not part of the desk, because Panel walks all that a component holds whenever it is told something.
"""

from __future__ import annotations

from pathlib import Path

import param
from panel.custom import JSComponent


class Address(JSComponent):
    """What the browser's address says; nothing is to be seen of it.

    Parameters
    ----------
    shown : dict
        ``search``: the view as an address; ``turn``: whether going back undoes it.
    visited : str
        An address that the browser went back or forward to; written by the browser.
    """

    shown = param.Dict(default={"search": "", "turn": False})
    visited = param.String(default="")

    _esm = Path(__file__).parent / "address.js"
    _debounce = 0  # Panel waits 50 ms by default
