"""Many pages at once, pages nobody looks at, and no more files than a page needs."""

import re

import pytest
from playwright.sync_api import expect

from empathy_widgets.server import assets

pytestmark = [pytest.mark.browser, pytest.mark.alone]
READY = "[data-page-ready=true]"
PATIENCE_MS = 840_000
"""A crowd is as quick as the machine: what ends a page that never opens is the limit of the whole test."""


@pytest.fixture
def context(browser, server):
    """A browser that is signed in and has not loaded anything."""
    fresh = browser.new_context()
    fresh.request.get(server.link, max_redirects=0)
    yield fresh
    fresh.close()


def load_until_it_opens(tab):
    """Wait as a person does: a page that says after a minute that it could not be opened is loaded once more."""
    told = tab.locator(f"{READY}, #failed:not([hidden])").first
    while True:
        expect(told).to_be_attached(timeout=PATIENCE_MS)
        if tab.locator(READY).count():
            return
        with tab.expect_navigation(wait_until="commit", timeout=PATIENCE_MS):
            tab.locator(".again").evaluate("(button) => button.click()")


@pytest.mark.timeout(900)
def test_twenty_pages_opened_at_once_all_become_usable(context, server, canary):
    chapters = ["welcome", "administer-a-scale", "profile", "how-a-score-comes-about"] * 5
    tabs = [context.new_page() for _ in chapters]
    wrong = []
    for tab, chapter in zip(tabs, chapters, strict=True):
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(f"{server.origin}/chapter/{chapter}?case={canary.id}", wait_until="commit", timeout=PATIENCE_MS)
    for tab in tabs:
        load_until_it_opens(tab)
        expect(tab.locator("[data-case-code]")).to_have_text(canary.code)
        expect(tab.locator("#failed")).to_be_hidden()
    assert not wrong


def test_a_page_nobody_looks_at_gets_ready_too(context, server):
    tab = context.new_page()
    tab.add_init_script("window.requestAnimationFrame = () => 0")
    tab.goto(f"{server.origin}/chapter/welcome")
    expect(tab.locator(READY)).to_have_count(1, timeout=40_000)


def test_a_page_asks_for_hardly_a_chunk_beyond_the_bundle(context, server, canary):
    for chapter in ("welcome", "administer-a-scale", "profile", "how-a-score-comes-about"):
        tab = context.new_page()
        asked = []
        tab.on("request", lambda one, asked=asked: asked.append(one.url.removeprefix(server.origin)))
        tab.goto(f"{server.origin}/chapter/{chapter}?case={canary.id}")
        expect(tab.locator(READY)).to_have_count(1, timeout=40_000)
        assert asked.count(assets.bundle_link()) == 1
        chunks = [path for path in asked if re.search(r"/(\d+)(\.[^/]+)?\.js$", path)]
        assert len(chunks) <= 3, chunks
        tab.close()


def test_every_line_of_the_bundle_names_a_file_that_is_there():
    lines = assets.BUNDLE_LIST.read_text("utf-8").split()
    assert len(lines) == len(set(lines)) > 50
    for line in lines:
        kind, _slash, pattern = line.partition("/")
        assert any(list(folder.glob(pattern)) for folder in assets.folders(kind)), line


HOLD = """(() => {
  const Line = window.WebSocket;
  const late = (since) => Math.max(0, 3000 - (performance.now() - since));
  window.WebSocket = Object.assign(function (...where) {
    const line = new Line(...where), since = performance.now();
    return new Proxy(line, {
      get: (it, name) => (typeof it[name] === "function" ? it[name].bind(it) : it[name]),
      set(it, name, heard) {
        it[name] = ["onopen", "onmessage"].includes(name) ? (event) => setTimeout(() => heard(event), late(since)) \
: heard;
        return true;
      },
    });
  }, {CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3});
})();"""
"""The line to the kernel says nothing for three seconds, longer than ipywidgets waits for a widget."""

LOSE = """sessionStorage.getItem("ew-tried") || setInterval(() => window.jupyterapp?.widgetManagerPromise.promise.then(
  (manager) => { manager.get_model = () => Promise.reject(new Error("lost")); }), 5);"""
"""On its first load the page finds none of its widgets."""


def test_a_page_whose_line_opens_late_gets_ready_all_the_same(context, server):
    tab = context.new_page()
    tab.add_init_script(HOLD)
    tab.goto(f"{server.origin}/chapter/welcome")
    expect(tab.locator(READY)).to_have_count(1, timeout=30_000)
    assert tab.locator("#failed").is_hidden() and tab.locator(".ew-widget").count() >= 2


def test_a_page_that_lost_a_widget_is_loaded_once_more_by_itself(context, server):
    tab, visits = context.new_page(), []
    tab.on("request", lambda request: visits.append(request.url) if request.is_navigation_request() else None)
    tab.add_init_script(LOSE)
    tab.goto(f"{server.origin}/chapter/welcome")
    expect(tab.locator(READY)).to_have_count(1, timeout=40_000)
    assert len(visits) == 2 and tab.evaluate("sessionStorage.getItem('ew-tried')") is None
