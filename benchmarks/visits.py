"""What a visitor feels: time to a usable page, bytes, click to redrawn radar, answers after a reload."""

from __future__ import annotations

import contextlib
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from benchmarks.servers import Side
from benchmarks.wire import counted

__all__ = ["Bytes", "Crowd", "Visit", "answers_after_reload", "bytes_of_visits", "clicks", "opened_together",
           "percentile", "plotly_drew", "sign_in", "together", "visit"]

USABLE = """
(() => {
  const ready = () => { try { return %s; } catch { return false; } };
  const look = () => { if (ready()) document.documentElement.dataset.usable = performance.now(); \
else %s; };
  %s;
})();
"""
EACH_FRAME, NOW_AND_THEN = "requestAnimationFrame(look)", "setTimeout(look, 50)"
"""When a page looks whether it is usable; a crowd of pages looks less often, so that its looking costs nothing."""
CLICK = """
async ([radio, radar]) => {
  const path = () => Array.from(document.querySelectorAll(radar), (p) => p.getAttribute('d')).join('|');
  const before = path();
  const begin = performance.now();
  return await new Promise((resolve) => {
    const late = setTimeout(() => { observer.disconnect(); resolve(null); }, %d);
    const observer = new MutationObserver(() => {
      if (path() === before) return;
      observer.disconnect();
      clearTimeout(late);
      resolve(performance.now() - begin);
    });
    observer.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['d']});
    radio.click();
  });
}
"""
PATIENCE = 15_000
"""Milliseconds a click may take; one whose radar has not moved by then counts as this long."""
CROWD_PATIENCE = 180_000
"""Milliseconds a crowd of pages may take; one that is not usable by then counts as this long."""


@dataclass
class Visit:
    """One page opened until usable: seconds from navigation start, and how many requests it made."""

    page: Page
    seconds: float = 0.0
    requests: int = 0


@dataclass
class Crowd:
    """Pages opened together: seconds from the first navigation until the last was usable, and how many never were."""

    seconds: float
    unusable: int


@dataclass
class Bytes:
    """What passed for one visit, websocket compression included: until usable, and until nothing more came."""

    until_usable: int
    whole: int


def sign_in(side: Side, context: BrowserContext) -> None:
    """Get the cookie without opening a chapter, so that a first visit starts with an empty cache."""
    if side.sign_in:
        context.request.get(side.sign_in(), max_redirects=0)


def visit(side: Side, context: BrowserContext, prepare: Callable[[Page], object] | None = None,
          patience: float = 120_000) -> Visit:
    """Open the page, made ready by ``prepare``, and wait until it can be used, at most ``patience`` ms."""
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: setattr(seen, "requests", seen.requests + 1))
    page.add_init_script(USABLE % (side.ready, EACH_FRAME, EACH_FRAME))
    if prepare:
        prepare(page)
    page.goto(side.page, wait_until="commit", timeout=patience)
    seen.seconds = usable_at(page, patience) / 1000
    return seen


def usable_at(page: Page, patience: float = 120_000) -> float:
    """Milliseconds from navigation start until the page could be used; one that never can counts as ``patience``."""
    try:
        page.locator("html[data-usable]").wait_for(state="attached", timeout=patience)
    except TimeoutError:
        print("    a page never became usable", flush=True)
        return patience
    milliseconds = page.locator("html").get_attribute("data-usable")
    assert milliseconds is not None
    return float(milliseconds)


def plotly_drew(side: Side, page: Page) -> None:
    """Wait until plotly.js draws the radar; on most pages it does so from the beginning."""
    page.locator(side.plotly or side.radar).first.wait_for(state="attached", timeout=60_000)


def bytes_of_visits(side: Side, start: Callable[..., Browser]) -> tuple[Bytes, Bytes]:
    """Bytes on the wire of a first and of a second visit, requests and answers."""
    with counted(side.port) as counter:
        browser = start(f"--host-resolver-rules=MAP localhost:{side.port} 127.0.0.1:{counter.port}")
        context = browser.new_context()
        link = side.sign_in
        here = replace(side, page=side.page.replace("127.0.0.1", "localhost"),
                       sign_in=link and (lambda: link().replace("127.0.0.1", "localhost")))
        sign_in(here, context)
        totals = []
        for _ in range(2):
            before = counter.bytes
            seen = visit(here, context)
            moment = seen.page.evaluate("performance.timeOrigin") / 1000 + seen.seconds
            plotly_drew(here, seen.page)
            seen.page.wait_for_load_state("networkidle")
            totals.append(Bytes(counter.until(moment) - before, counter.bytes - before))
            seen.page.close()
        browser.close()
    return totals[0], totals[1]


def clicks(side: Side, page: Page, count: int = 20, lower: int = 0) -> list[float]:
    """Milliseconds from each click to the first change of the radar's path, the durable commit included.

    A page whose radar stands still for a click gets no more of them: what is left counts as not measured.
    """
    times = []
    for number in range(count):
        item, choice = number % 20 + 1, (4 if number % 2 else 5) - number // 20 - lower
        selector = side.radio.format(item=item, choice=choice, item0=item - 1, choice0=choice - 1,
                                     place=5 * (item - 1) + choice - 1)
        radio = page.locator(selector).first.element_handle()
        moved_after = page.evaluate(CLICK % PATIENCE, [radio, side.radar])
        times.append(PATIENCE if moved_after is None else moved_after)
        if moved_after is None:
            print("    a click's radar never moved", flush=True)
            break
    return times


def answers_after_reload(side: Side, page: Page) -> int:
    """Of ten answers given, how many stand after a reload."""
    for item in range(1, 11):
        page.locator(side.radio.format(item=item, choice=2, item0=item - 1, choice0=1)).first.check(force=True)
    page.wait_for_load_state("networkidle")
    page.reload(wait_until="commit")
    usable_at(page)
    kept = 0
    for item in range(1, 11):
        kept += page.locator(side.radio.format(item=item, choice=2, item0=item - 1, choice0=1)).first.is_checked()
    return kept


@contextlib.contextmanager
def opened_together(side: Side, browser: Browser, people: int, begun: Callable[[], object]) -> Iterator[Crowd]:
    """Open the pages of ``people`` together; ``begun`` is called just before, when there are empty pages only."""
    contexts = [browser.new_context() for _ in range(people)]
    pages = []
    for context in contexts:
        sign_in(side, context)
        page = context.new_page()
        page.add_init_script(USABLE % (side.ready, NOW_AND_THEN, NOW_AND_THEN))
        pages.append(page)
    for page in pages:
        page.goto("about:blank")
    begun()
    begin = time.time() * 1000
    for page in pages:
        page.evaluate(f"setTimeout(() => location.assign({json.dumps(side.page)}), 0)")
    last, unusable = begin, 0
    for page in pages:
        left = begin + CROWD_PATIENCE - time.time() * 1000
        moment = usable_at(page, max(1000, left))
        usable = page.locator("html[data-usable]").count()
        unusable += not usable
        last = max(last, page.evaluate("performance.timeOrigin") + moment if usable else begin + CROWD_PATIENCE)
    yield Crowd((last - begin) / 1000, unusable)
    for context in contexts:
        context.close()


def together(side: Side, browser: Browser, people: int = 10) -> float:
    """Seconds from the first of ``people`` navigations until the last page is usable."""
    with opened_together(side, browser, people, lambda: None) as crowd:
        return crowd.seconds


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie, interpolated."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]
