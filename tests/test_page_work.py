"""Work beside the page: in parts, the newest request only, and errors said."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from ui.page.work import AT_ONCE, Work

LIMIT_S = 10.0


class Heard:
    """What a page was told."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []
        self.failed: list[str] = []
        self.work: Work[str] = Work(
            lambda done, known: self.shown.append((done, known)), lambda error: self.failed.append(str(error))
        )


def test_parts_are_shown_as_they_come() -> None:
    heard = Heard()

    def parts() -> Iterator[tuple[float, str]]:
        for i in range(1, 5):
            yield i / 4, f"part {i}"

    heard.work.start(parts)
    heard.work.join()
    assert heard.shown == [(0.25, "part 1"), (0.5, "part 2"), (0.75, "part 3"), (1.0, "part 4")]
    assert heard.failed == []


def test_a_newer_request_ends_an_older_and_only_the_newest_is_shown() -> None:
    heard = Heard()
    begun, asked_again = threading.Event(), threading.Event()
    computed = []

    def old() -> Iterator[tuple[float, str]]:
        for i in range(100):
            computed.append(i)
            begun.set()
            assert asked_again.wait(LIMIT_S)
            yield i / 100, "old"

    def new() -> Iterator[tuple[float, str]]:
        yield 1.0, "new"

    heard.work.start(old)
    first = heard.work._thread
    assert begun.wait(LIMIT_S)
    heard.work.start(new)
    asked_again.set()
    heard.work.join()
    assert first is not None
    first.join(LIMIT_S)
    assert heard.shown == [(1.0, "new")]
    assert computed == [0]  # the older one stopped after the part it was at


def test_cancelled_work_is_not_shown() -> None:
    heard = Heard()
    go = threading.Event()

    def parts() -> Iterator[tuple[float, str]]:
        assert go.wait(LIMIT_S)
        yield 1.0, "late"

    heard.work.start(parts)
    heard.work.cancel()
    go.set()
    heard.work.join()
    assert heard.shown == []


def test_an_error_is_handed_to_the_page() -> None:
    heard = Heard()

    def parts() -> Iterator[tuple[float, str]]:
        yield 0.5, "half"
        raise ValueError("no such people")

    heard.work.start(parts)
    heard.work.join()
    assert heard.shown == [(0.5, "half")]
    assert heard.failed == ["no such people"]


def test_few_parts_are_computed_at_once() -> None:
    inside, most = 0, 0
    lock = threading.Lock()

    def parts() -> Iterator[tuple[float, str]]:
        nonlocal inside, most
        for i in range(20):
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1
            yield i / 20, ""

    visitors = [Heard() for _ in range(3)]
    for heard in visitors:
        heard.work.start(parts)
    for heard in visitors:
        heard.work.join()
    assert most <= AT_ONCE
    assert all(len(heard.shown) == 20 for heard in visitors)


def test_quick_work_does_not_wait_behind_what_takes_long() -> None:
    go = threading.Event()

    def long() -> Iterator[tuple[float, str]]:
        assert go.wait(LIMIT_S)
        yield 1.0, "long"

    busy = [Heard() for _ in range(AT_ONCE)]
    for heard in busy:
        heard.work.start(long)
    shown: list[str] = []
    quick: Work[str] = Work(lambda _, known: shown.append(known), lambda error: pytest.fail(str(error)), quick=True)
    quick.start(lambda: iter([(1.0, "quick")]))
    quick.join()
    assert shown == ["quick"]
    go.set()
    for heard in busy:
        heard.work.join()
        assert heard.shown == [(1.0, "long")]


@pytest.mark.parametrize("n", [0, 1])
def test_nothing_to_do_is_no_error(n: int) -> None:
    heard = Heard()
    heard.work.start(lambda: iter([(1.0, "all")] * n))
    heard.work.join()
    assert heard.shown == [(1.0, "all")] * n
