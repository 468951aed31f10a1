"""How long from the slider to the picture, and until the page is ready: ``python -m tests.benchmark_page``.

Prints milliseconds of this machine with whatever else runs on it; quote medians, and ratios of one run.
"""

from __future__ import annotations

import statistics
import sys
from time import perf_counter

from playwright.sync_api import sync_playwright

from tests.browser import BROWSER, FLAGS, Seen, workbench

MOVES = 60
VISITS = 5
RESTS = {"drawn along": 30, "moved now and then": 400}  # ms between a picture and the next move

# Moves the bar as a hand does, and takes the time until the stage has painted what was sent for it, and the browser
# has put that frame on the screen: a timer that is set in a frame runs after it.
_MOVE = """([from, moves, rest]) => new Promise((done) => {
    const find = (root) => {
        for (const part of root.querySelectorAll("*")) {
            if (part.matches(".lever.heavy .range")) return part;
            const found = part.shadowRoot && find(part.shadowRoot);
            if (found) return found;
        }
    };
    const range = find(document), times = [];
    let load = from;
    const move = () => {
        const { received, frames } = window.__stage, start = performance.now();
        load += 0.5;
        range.value = load;
        range.dispatchEvent(new Event("input", { bubbles: true }));
        const wait = () => requestAnimationFrame(() => setTimeout(look, 0));
        const look = () => {
            if (window.__stage.received === received || window.__stage.frames === frames) return wait();
            times.push(performance.now() - start);
            return times.length < moves ? setTimeout(move, rest) : done(times);
        };
        wait();
    };
    move();
})"""


def main() -> None:
    """Measure and print."""
    with workbench() as address, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        ready = []
        for _ in range(VISITS):
            context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
            start = perf_counter()
            seen = Seen.open(context.new_page(), address)
            ready.append(perf_counter() - start)
            context.close()
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        seen = Seen.open(context.new_page(), address)
        seen.settled()
        taken = {how: sorted(seen.page.evaluate(_MOVE, [20, MOVES, rest])) for how, rest in RESTS.items()}
        chromium.close()
    sys.stdout.write(
        f"page ready: median {statistics.median(ready):.2f} s of {VISITS} visits, slowest {max(ready):.2f} s\n"
    )
    for how, times in taken.items():
        sys.stdout.write(
            f"slider to picture, {how}: median {statistics.median(times):.0f} ms of {MOVES} moves, "
            f"nine in ten within {times[int(0.9 * MOVES)]:.0f} ms\n"
        )


if __name__ == "__main__":
    main()
