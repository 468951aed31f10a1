"""Which bar, as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

import scenarios
from sim.window import Window
from ui import words_bar as words
from ui.bar import FITS, Answer, best_bar, fitting
from ui.console import make_console
from ui.person import person
from ui.words import ARMS, DISCLAIMER

_SHOWN = 3  # loads at either end of a list of bars


def print_bars(answer: Answer) -> None:
    """Print windows, what ends them, and what they say of the progression's own loads.

    Parameters
    ----------
    answer : Answer
        Windows for people like an athlete.
    """
    console = make_console()
    athlete = answer.athlete
    who = person(athlete.sex, athlete.height_m, athlete.mass_kg)
    console.print(Text(words.TITLE.format(person=who, draws=answer.people.n), style="bold"))
    for note in answer.notes:
        console.print(Text(note, style="bold"))
    own, equal = split(answer.windows)
    barred = [window for window in own if scenarios.scenario(window.scenario).kit != "none"]
    console.print(_table(barred))
    for line in (*_lines(barred), *_without(own)):
        console.print(Text(line))
    if equal:
        console.print(Text(words.EQUAL, style="bold"))
        console.print(_table([window for window in equal if scenarios.scenario(window.scenario).kit != "none"]))
    for line in (words.LEGEND, *_limits(barred), words.SILENCE.format(failed=100 * answer.people.raw_fail_share)):
        console.print(Text(line, style="dim"))
    console.print(Text(DISCLAIMER, style="dim"))


def split(windows: Sequence[Window]) -> tuple[list[Window], list[Window]]:
    """Return the first window of each exercise, which is at its own lean, and the others by lean.

    Parameters
    ----------
    windows : sequence of Window
        Each exercise at its own lean, then at others.

    Returns
    -------
    own, equal : list of Window
    """
    own: dict[str, Window] = {}
    others = [window for window in windows if own.setdefault(window.scenario, window) is not window]
    return list(own.values()), sorted(others, key=lambda window: window.trunk_lean_deg)


def _table(windows: Sequence[Window]) -> Table:
    """One row for each exercise and lean; upper ends side by side, the cautious one first."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in words.COLUMNS:
        table.add_column(name, no_wrap=True)
    for window in windows:
        best, share = best_bar(window, window.tops[-1])
        table.add_row(
            scenarios.scenario(window.scenario).title,
            words.POSE.format(lean=window.trunk_lean_deg, bar=words.BAR_ON[window.bar_position]),
            _lower(window),
            words.EITHER.join(_load(top.upper_kg[FITS], words.NONE) for top in window.tops),
            words.ENDED_BY[window.tops[-1].limited_by],
            _bars(fitting(window, window.tops[-1])),
            words.NONE if best is None else words.BEST.format(load=best, share=100 * share),
        )
    return table


def _lower(window: Window) -> str:
    """Lower ends by share of people."""
    half, most, nearly = (_load(load, words.NONE_SHUTS) for load in window.lower_kg.values())
    return words.LOWER.format(half=half, most=most, nearly=nearly)


def _load(load_kg: float | None, none: str) -> str:
    """Round a load."""
    return none if load_kg is None else f"{load_kg:.0f}"


def _bars(loads: Sequence[float]) -> str:
    """Name a few loads at both ends."""
    if not loads:
        return words.NO_BAR_FITS
    shown = [f"{load:g}" for load in loads]
    if len(shown) <= 2 * _SHOWN:
        return ", ".join(shown)
    return words.BARS.format(first=", ".join(shown[:_SHOWN]), last=shown[-1])


def _lines(windows: Sequence[Window]) -> Iterator[str]:
    """Empty windows, and the progression's own loads."""
    for window in windows:
        scenario, lean = scenarios.scenario(window.scenario), window.trunk_lean_deg
        empty = [top for top in window.tops if window.empty(top, FITS)]
        if empty:
            yield words.EMPTY.format(
                title=scenario.title, lean=lean, limits=words.AND.join(top.limits for top in empty)
            )
        low, high = scenario.load_range_kg
        yield words.PREDICTION.format(
            title=scenario.title, low=low, high=high, lean=lean, shut_low=100 * window.shut(low),
            shut_high=100 * window.shut(high), inside=_inside(window, low), inside_high=_inside(window, high),
        )  # fmt: skip


def _inside(window: Window, load_kg: float) -> str:
    """Share inside all limits, by published limits."""
    parts = (words.INSIDE.format(share=100 * top.inside(load_kg), limits=top.limits) for top in window.tops)
    return words.OR.join(parts)


def _without(windows: Sequence[Window]) -> Iterator[str]:
    """Say what the drills without a bar do."""
    for window in windows:
        scenario = scenarios.scenario(window.scenario)
        if scenario.kit == "none":
            yield words.WITHOUT.format(
                title=scenario.title, lean=window.trunk_lean_deg, arms=ARMS[scenario.arms],
                share=100 * window.shut_without_bar,
            )  # fmt: skip


def _limits(windows: Sequence[Window]) -> Iterator[str]:
    """Say what the limits are and where they come from."""
    seen = set()
    for window, top in ((item, top) for item in windows for top in item.tops):
        support = scenarios.scenario(window.scenario).support
        if (top.limits, support) in seen:
            continue
        seen.add((top.limits, support))
        yield words.LIMIT_CASE.format(
            limits=top.limits.capitalize(), support=words.SUPPORT[support], moment=top.strength_Nm, source=top.source,
            compression=top.compression_N / 1000, shear=top.shear_N / 1000, outside=100 * (1.0 - top.inside(0.0)),
            title=scenarios.scenario(window.scenario).title,
        )  # fmt: skip
