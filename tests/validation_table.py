"""The validation table of MODEL.md: computed here, and written between its markers.

``python -m tests.validation_table`` rewrites the section; a test fails where it is not what the code computes.
"""

from __future__ import annotations

from pathlib import Path

import scenarios
import skeletons
from sim.checks import Check
from sim.validation import validate

FILE = Path(__file__).resolve().parent.parent / "sim" / "MODEL.md"
BEGIN, END = "<!-- validation table: written by tests/validation_table.py -->", "<!-- end of the validation table -->"
HEAD = "| case | published | HingeLab | difference | verdict |\n|---|---|---|---|---|\n"


def checks() -> tuple[Check, ...]:
    """Every case, computed."""
    return validate(skeletons.athlete("m"), skeletons.athlete("f"), scenarios.exercises())


def _numbers(values: tuple[float, ...], digits: int) -> str:
    shown = (f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−") for value in values)
    return ", ".join(text.replace("nan", "none") for text in shown)


def published(check: Check) -> str:
    """What the source says, with its spread."""
    said = _numbers(check.published, check.digits)
    if check.kind == "sign":
        said = ", ".join("negative" if value < 0 else "positive" for value in check.published)
    elif check.kind == "at most":
        said = f"at most {said} {check.unit}"
    elif check.kind == "range":
        said = f"{said.replace(', ', ' to ')} {check.unit}"
    else:
        spread = f" ± {_numbers(check.spread, check.digits)}" if check.spread else ""
        said = f"{said}{spread} {check.unit}"
    return f"{said} ({check.source})"


def difference(check: Check) -> str:
    """Ours less the published ones, absolute or in per cent; against the nearer end of a range."""
    if check.kind == "sign":
        return "–"
    if check.kind == "range":
        low, high = check.published
        off = [value - min(max(value, low), high) for value in check.ours]
        return "inside" if not any(off) else f"{_signed(off, check.digits)} {check.unit}"
    if check.kind == "at most":
        off = [max(0.0, value - check.published[0]) for value in check.ours]
        return "below" if not any(off) else f"{_signed(off, check.digits)} {check.unit}"
    off = [ours - there for ours, there in zip(check.ours, check.published, strict=True)]
    if check.spread:
        return f"{_signed(off, check.digits)} {'points' if check.unit == '%' else check.unit}"
    return f"{_signed([100 * d / there for d, there in zip(off, check.published, strict=True)], 0)} %"


def _signed(values: list[float], digits: int) -> str:
    shown = (f"{round(value, digits) + 0.0:+.{digits}f}".replace("-", "−") for value in values)
    return ", ".join(text.replace("+nan", "–") for text in shown)


def row(check: Check) -> str:
    """One line of the table."""
    ours = f"{_numbers(check.ours, check.digits)} {check.unit}"
    note = f"{check.verdict}: {check.note}" if check.note else check.verdict
    return f"| {check.case} | {published(check)} | {ours} | {difference(check)} | {note} |"


def table() -> str:
    """The whole table."""
    return HEAD + "\n".join(row(check) for check in checks()) + "\n"


def parts(text: str) -> tuple[str, str, str]:
    """What stands before, between and after the markers."""
    before, begin, rest = text.partition(BEGIN + "\n")
    section, end, after = rest.partition(END)
    assert begin, "MODEL.md has lost a marker"
    assert end, "MODEL.md has lost a marker"
    return before + begin, section, end + after


if __name__ == "__main__":
    first, _, last = parts(FILE.read_text(encoding="utf-8"))
    FILE.write_text(first + "\n" + table() + "\n" + last, encoding="utf-8")
