"""`python -m benchmarks`: measure all sides in turn, print two tables, write latest.json (figure name → ratio).

`python -m benchmarks pages` measures the pages beside their peers only, `stock` what stock Voilà is held to.
While developing: `python -m benchmarks --rounds 1 --only click`, which writes nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.aims import page_table
from benchmarks.bulk import bulk_figures
from benchmarks.memory import memory_of_pages
from benchmarks.pages import measure_pages
from benchmarks.refusals import growth_of_stories, slowest_refusal
from benchmarks.reports import report_times
from benchmarks.scenes import list_of_scenes, scene_turns
from benchmarks.servers import Side, stock, workbook
from benchmarks.visits import (
    answers_after_reload, bytes_of_visits, clicks, percentile, plotly_drew, sign_in, together, visit,
)

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import launch  # noqa: E402

LATEST = Path(__file__).parent / "latest.json"
AIMS = {
    "first visit to usable, s": 0.40,
    "second visit to usable, s": None,
    "bytes of a first visit, MB": 0.25,
    "bytes of a second visit, MB": 0.02,
    "click to redrawn radar p50, ms": 0.9,
    "click to redrawn radar p95, ms": 0.9,
    "choice to next beat p50, ms": None,
    "choice to next beat p95, ms": None,
    "memory an open page (PSS), MB": 0.6,
    "memory a page with a whole scene (PSS), MB": None,
    "ten people at once, s": 0.25,
    "report as PDF, s": 0.5,
    "answers kept after a reload, of 10": None,
    "bulk scoring 100k × 20, s": None,
    "bulk scoring 100k memory, MB": None,
    "bulk scoring 400k memory, MB": None,
}
Figures = dict[str, list[float]]


def measure(name: str, figures: Figures, value: float) -> None:
    """Keep one measurement and show it, so that a long run is seen to move."""
    figures.setdefault(name, []).append(value)
    print(f"    {name}: {value:.2f}", flush=True)


def one_round(side: Side, playwright: Playwright, figures: Figures) -> None:
    """A first visit, a second one, twenty clicks and a reload, in a browser of its own."""
    browser = launch(playwright)
    context = browser.new_context()
    sign_in(side, context)
    first = visit(side, context)
    measure("first visit to usable, s", figures, first.seconds)
    first.page.close()
    second = visit(side, context)
    measure("second visit to usable, s", figures, second.seconds)
    plotly_drew(side, second.page)
    figures.setdefault("clicks", []).extend(clicks(side, second.page))
    measure("answers kept after a reload, of 10", figures, answers_after_reload(side, second.page))
    browser.close()


def once(side: Side, playwright: Playwright, figures: Figures) -> None:
    """What needs a server or a browser to itself: bytes, memory and a class opening together."""
    for name, passed in zip(("first", "second"), bytes_of_visits(side, partial(launch, playwright)), strict=True):
        measure(f"bytes of a {name} visit, MB", figures, passed.whole / 1e6)
    browser = launch(playwright)
    measure("ten people at once, s", figures, together(side, browser))
    browser.close()


def memory(side: Side, playwright: Playwright, figures: Figures, pages: int = 3) -> None:
    """Open pages on a fresh server and weigh what stands behind them."""
    browser = launch(playwright)
    context = browser.new_context()
    sign_in(side, context)
    for _ in range(pages):
        visit(side, context)
    measure("memory an open page (PSS), MB", figures, memory_of_pages(side, pages))
    browser.close()


def scene(side: Side, playwright: Playwright, figures: Figures) -> None:
    """Choices in a role-play, and the memory behind a page whose scene was played to its end. The workbook only."""
    browser = launch(playwright)
    context = browser.new_context()
    sign_in(side, context)
    figures["choices"] = scene_turns(side, context)
    address = context.pages[0].url
    for _ in range(2):
        page = context.new_page()
        page.goto(address)
        page.locator("[data-ending]").wait_for()
    measure("memory a page with a whole scene (PSS), MB", figures, memory_of_pages(side, 3))
    browser.close()


def turn(
    start: Callable[[], AbstractContextManager[Side]], playwright: Playwright, figures: Figures,
    part: Callable[[Side, Playwright, Figures], None],
) -> None:
    """Run one part against a fresh server."""
    with start() as side:
        print(f"  {side.name}", flush=True)
        part(side, playwright, figures)


def main() -> None:
    """Measure what is asked for, print the tables, write the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=("all", "pages", "stock"), default="all",
                        help="what to measure: the pages beside their peers, what stock Voilà is held to, or all")
    parser.add_argument("--rounds", type=int, help="rounds of visits and clicks (default: pages 3, stock 5)")
    parser.add_argument("--only", nargs="+", default=(), metavar="WORDS",
                        help="measure only the figures of the pages whose name holds one of these, and write nothing")
    asked = parser.parse_args()
    if asked.part != "stock" or asked.only:
        with sync_playwright() as playwright:
            ratios = page_table(measure_pages(playwright, asked.rounds or 3, asked.only))
        if not asked.only:
            keep(ratios)
    if asked.part != "pages" and not asked.only:
        against_stock(asked.rounds or 5)


def against_stock(rounds: int) -> None:
    """What stock Voilà, pandas and Chromium's printing do as well, beside the workbook."""
    ours: Figures = {}
    theirs: Figures = {}
    sides = [(workbook, ours), (stock, theirs)]
    with sync_playwright() as playwright:
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", flush=True)
            for start, figures in sides if number % 2 else reversed(sides):
                turn(start, playwright, figures, one_round)
        for part in (once, memory):
            for start, figures in sides:
                turn(start, playwright, figures, part)
        turn(workbook, playwright, ours, scene)
        # stock Voilà has no report: the other side is Chromium printing the profile's page
        browser = launch(playwright)
        ours["report as PDF, s"], theirs["report as PDF, s"] = report_times(browser, max(5, rounds))
        browser.close()
    for name, both in bulk_figures(max(5, rounds)).items():  # stock Voilà scores no file: the other side is pandas
        ours[name], theirs[name] = both
    mine, other = summary(ours), summary(theirs)
    for share in ("p50", "p95"):  # stock Voilà has no scene: the same button round trip is its click to a redrawn radar
        other[f"choice to next beat {share}, ms"] = other[f"click to redrawn radar {share}, ms"]
    other["memory a page with a whole scene (PSS), MB"] = other["memory an open page (PSS), MB"]
    report(mine, other)
    print(f"\na list of 200 scenes, opened cold, s: {list_of_scenes():.3f} (aim ≤ 0.3)")
    growth, where = growth_of_stories()
    seconds, looks, which = slowest_refusal()
    print(f"a story that never closes, made twice as long: {growth:.2f} times the work at worst ({where}; aim ≤ 3)")
    print(f"5 MB that are no questionnaire, refused at worst within {seconds:.2f} s ({which}; aim ≤ 2 s), "
          f"{looks:.0f} times as long as to decode them")


def summary(figures: Figures) -> dict[str, float]:
    """The median of each figure; clicks as their 50th and 95th percentile."""
    times, choices = figures.pop("clicks"), figures.pop("choices", None)
    medians = {name: statistics.median(values) for name, values in figures.items()}
    medians["click to redrawn radar p50, ms"] = percentile(times, 0.50)
    medians["click to redrawn radar p95, ms"] = percentile(times, 0.95)
    if choices:
        medians["choice to next beat p50, ms"] = percentile(choices, 0.50)
        medians["choice to next beat p95, ms"] = percentile(choices, 0.95)
    return medians


def report(ours: dict[str, float], theirs: dict[str, float]) -> None:
    """Print both sides, their ratio and the aim; write the ratios."""
    ratios: dict[str, float] = {}
    print(f"\n{'figure':38} {'workbook':>10} {'stock':>10} {'ratio':>7} {'aim':>6}")
    for name, aim in AIMS.items():
        mine, other = ours[name], theirs[name]
        ratio = mine / other if other else None
        ratios[name.split(",")[0]] = mine if ratio is None else round(ratio, 4)
        shown = f"{ratio:.3f}" if ratio is not None else "–"
        print(f"{name:38} {mine:10.3f} {other:10.3f} {shown:>7} {'' if aim is None else f'≤{aim}':>6}")
    keep(ratios)


def keep(ratios: dict[str, float]) -> None:
    """Write these ratios over the ones that are kept; those of figures not measured now stay."""
    kept = json.loads(LATEST.read_text("utf-8")) if LATEST.exists() else {}
    LATEST.write_text(json.dumps(kept | ratios, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
