"""The one error that a person can cause."""

from __future__ import annotations

_SHOWN = 80  # characters of a value that are repeated


class InvalidInputError(ValueError):
    """An input that is not allowed.

    Parameters
    ----------
    field : str
        What was given, by the name its giver used.
    value : object
        The value as given.
    allowed : str
        What would be allowed, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = value
        self.allowed = allowed
        shown = " ".join(str(value).split()) or "nothing"
        shown = "".join(letter if letter.isprintable() else "?" for letter in shown)
        if len(shown) > _SHOWN:
            shown = f"{shown[: _SHOWN - 20]}...{shown[-20:]}"
        super().__init__(f"{field}: {shown} is not allowed; allowed: {allowed}")
