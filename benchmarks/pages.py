"""What a page costs, beside the peers: opening it, answering on it, a class, a phone, and the server behind it."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from benchmarks.memory import memory_of_pages
from benchmarks.peer_sides import PEERS, prepare
from benchmarks.processors import browser_with_root, settled, spent
from benchmarks.servers import Side, stock, workbook
from benchmarks.visits import bytes_of_visits, clicks, opened_together, plotly_drew, sign_in, visit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import launch  # noqa: E402

__all__ = ["PARTS", "Measure", "measure_pages"]

OURS, STOCK = "workbook", "stock"
STARTS = {OURS: workbook, **PEERS, STOCK: stock}
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""The line of the phone as Chromium takes it: ms and bytes a second."""
SLOWER = 4
PICTURE = "[data-chart=radar][data-drawn-by=picture]"
PEOPLE, OPENINGS, MEMORY_PAGES = 20, 5, 3
Measure = Callable[..., None]
"""Keeps a figure's name and one or more values of it."""


def visits(side: Side, playwright: Playwright, measure: Measure) -> None:
    """A first visit and, once everything of it has come, a second one."""
    with launch(playwright) as browser:
        context = browser.new_context()
        sign_in(side, context)
        first = visit(side, context)
        measure("first visit to usable, s", first.seconds)
        plotly_drew(side, first.page)
        first.page.wait_for_load_state("networkidle")
        first.page.close()
        second = visit(side, context)
        measure("second visit to usable, s", second.seconds)


def answering(side: Side, playwright: Playwright, measure: Measure) -> None:
    """Twenty clicks while the page's own picture stands, if it has one, and twenty once plotly.js draws."""
    with launch(playwright) as browser:
        context = browser.new_context()
        sign_in(side, context)
        page = visit(side, context).page
        plotly_drew(side, page)
        after = clicks(side, page)
        has_picture = bool(page.locator("[data-chart=radar][data-drawn-by]").count())
        page.close()
        before = clicks_before_plotly(side, context) if has_picture else [] if side.plotly else after
        for name, times in (("before", before), ("after", after)):
            if times:
                measure(f"click to redrawn radar {name} plotly.js, ms", *times)


def clicks_before_plotly(side: Side, context: BrowserContext) -> list[float]:
    """Milliseconds of each click on a page that asked for plotly.js and does not get it."""
    page = visit(side, context, partial(hold_plotly, context)).page
    times = clicks(side, page, lower=2)  # the answers given before still stand
    if not page.locator(PICTURE).count():
        print("    plotly.js drew the radar although it was held back: no click before it was measured", flush=True)
        return []
    return times


def hold_plotly(context: BrowserContext, page: Page) -> None:
    """Let no request for plotly.js be answered on this page; other requests pass untouched."""
    context.new_cdp_session(page).send("Fetch.enable", {"patterns": [{"urlPattern": "*plotly*"}]})


def weight(side: Side, playwright: Playwright, measure: Measure) -> None:
    """Bytes of a first and of a second visit until the page is usable, and what comes after."""
    for name, passed in zip(("first", "second"), bytes_of_visits(side, partial(launch, playwright)), strict=True):
        measure(f"bytes until usable, {name} visit, MB", passed.until_usable / 1e6)
        measure(f"bytes after that, {name} visit, MB", (passed.whole - passed.until_usable) / 1e6)


def twenty(side: Side, playwright: Playwright, measure: Measure) -> None:
    """Twenty pages in one browser, each in a profile of its own, with the processor time on both ends."""
    with browser_with_root(playwright) as (browser, root):
        begun: list[float] = []

        def begin() -> None:
            begun.extend((settled(root), settled(side.server)))

        with opened_together(side, browser, PEOPLE, begin) as crowd:
            ended = spent(root), spent(side.server)
            measure("twenty pages until the last is usable, s", crowd.seconds)
            measure("twenty pages, never usable", crowd.unusable)
            measure("twenty pages, browser's processor, s", ended[0] - begun[0])
            measure("twenty pages, server's processor, s", ended[1] - begun[1])
            measure("twenty pages, browser's processor until it rests, s", settled(root) - begun[0])


def phone(side: Side, playwright: Playwright, measure: Measure) -> None:
    """A first visit from a phone, by Chromium's own emulation: a slow processor, a slow line, a narrow page."""
    with launch(playwright) as browser:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        sign_in(side, context)

        def slow(page: Page) -> None:
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", PHONE)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

        measure("a phone's first visit to usable, s", visit(side, context, slow, patience=400_000).seconds)


def behind(side: Side, playwright: Playwright, measure: Measure) -> None:
    """The server's processor time an opening, followed until it rests, and the memory of the pages left open."""
    with launch(playwright) as browser:

        def opened() -> None:
            context = browser.new_context()
            sign_in(side, context)
            plotly_drew(side, visit(side, context).page)

        opened()
        before = settled(side.server)
        for _ in range(OPENINGS):
            opened()
            after = settled(side.server)
        measure("server's processor time an opening, s", (after - before) / OPENINGS)


def memory(side: Side, playwright: Playwright, measure: Measure) -> None:
    """Memory an open page, every process under the server counted."""
    with launch(playwright) as browser:
        context = browser.new_context()
        sign_in(side, context)
        for _ in range(MEMORY_PAGES):
            plotly_drew(side, visit(side, context).page)
        measure("memory an open page (PSS), MB", memory_of_pages(side, MEMORY_PAGES))


@dataclass
class Part:
    """Something measured in one go on a fresh server of each side."""

    run: Callable[[Side, Playwright, Measure], None]
    figures: Sequence[str]
    sides: Sequence[str]


ALL = (OURS, *PEERS)
PARTS = (
    Part(visits, ("first visit to usable", "second visit to usable"), ALL),
    Part(answering, ("click to redrawn radar",), ALL),
    Part(weight, ("bytes until usable",), ALL),
    Part(twenty, ("twenty pages",), ALL),
    Part(phone, ("a phone's first visit",), (*ALL, STOCK)),
    Part(behind, ("server's processor time an opening",), (*ALL, STOCK)),
    Part(memory, ("memory an open page",), (OURS, STOCK)),
)


def measure_pages(playwright: Playwright, rounds: int, only: Sequence[str] = ()) -> dict[str, dict[str, list[float]]]:
    """Side → figure → its measurements: every part ``rounds`` times, the sides in turn, another one first each time.

    With ``only`` the parts are left out none of whose figures holds one of these words.
    """
    prepare()
    measured: dict[str, dict[str, list[float]]] = {name: {} for name in STARTS}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", flush=True)
        for part in PARTS:
            if only and not any(words in figure for figure in part.figures for words in only):
                continue
            turn = number % len(part.sides)
            for name in (*part.sides[turn:], *part.sides[:turn]):
                one_turn(part, STARTS[name], playwright, measured[name])
    return measured


def one_turn(part: Part, start: Callable[[], AbstractContextManager[Side]], playwright: Playwright,
             figures: dict[str, list[float]]) -> None:
    """Run one part against a fresh server; a browser that gives up is told of, and costs this one measurement."""
    def measure(name: str, *values: float) -> None:
        figures.setdefault(name, []).extend(values)
        print(f"    {name}: {statistics.median(values):.3f}", flush=True)

    with start() as side:
        print(f"  {side.name}", flush=True)
        try:
            part.run(side, playwright, measure)
        except Error as error:
            print(f"    gave up: {error.message.splitlines()[0]}", flush=True)
