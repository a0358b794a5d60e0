"""`python -m benchmarks.heights`: how long a page is with something open on it, and where what there is to do begins.

Pixels, not seconds: the table is the same on every machine with the same fonts. Each page is opened twice, as whoever
comes again sees it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.servers import free_port, running

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import launch  # noqa: E402
from open_work import (  # type: ignore[import-not-found]  # a module of tests/, without types  # noqa: E402
    BEGINS, THING, everything_open,
)

__all__ = ["heights"]

SIZES = ((1280, 900), (390, 844))
AIM = 300
"""Pixels from the top of a page within which what there is to do begins."""
LONG = "document.documentElement.scrollHeight"
Found = dict[tuple[str, int], tuple[int, int]]


def heights() -> Found:
    """What is open and the window's width → where what there is to do begins, and the page's height, in pixels."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.records import Store, Workspace

    found: Found = {}
    with tempfile.TemporaryDirectory(prefix="empathy-bench-") as folder:
        place = Workspace(Path(folder) / "workspace")
        place.prepare()
        shown = everything_open(Store(place, Actor(name="benchmark", seat="benchmark")))
        port = free_port()
        command = [sys.executable, "-m", "empathy_widgets.cli", "serve", "--no-browser", f"--port={port}",
                   f"--workspace={place.folder}"]
        with running(command) as process, sync_playwright() as playwright:
            assert process.stdout is not None
            page = launch(playwright).new_page()
            page.goto(re.findall(r"http://\S+", process.stdout.readline())[0])
            for what, (chapter, asked) in shown.items():
                opened(page, f"http://127.0.0.1:{port}/chapter/{chapter}?{asked}")
                for width, height in SIZES:
                    page.set_viewport_size({"width": width, "height": height})
                    opened(page, page.url)
                    found[what, width] = page.evaluate(BEGINS, THING[what]), page.evaluate(LONG)
    return found


def opened(page: Page, address: str) -> None:
    """Go there, and wait until what is asked for stands and its charts are drawn."""
    page.goto(address)
    page.locator("[data-page-ready=true]").wait_for(state="attached")
    page.locator("[data-chart]:visible:not(:has(svg))").first.wait_for(state="hidden")


def main() -> None:
    """Measure every page and print a table."""
    found = heights()
    print(f"| open | {' | '.join(f'begins at {wide} px | page at {wide} px' for wide, _ in SIZES)} |")
    print(f"|---|{'---|' * 2 * len(SIZES)}")
    for what in dict.fromkeys(what for what, _ in found):
        cells = [f"{at}{'' if at <= AIM else ' (!)'} | {long}" for at, long in (found[what, wide] for wide, _ in SIZES)]
        print(f"| {what} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
