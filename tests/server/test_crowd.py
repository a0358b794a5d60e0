"""Many pages at once, pages nobody looks at, and no more files than a page needs."""

import os
import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.alone]
READY = "[data-page-ready=true]"
ROUNDS = int(os.environ.get("EMPATHY_CROWDS", "5"))
"""Of twenty pages; `make soak` opens 200."""
PATIENCE_MS = 180_000
"""A crowd is as quick as the machine: what ends a page that never opens is the limit of the whole test."""
CHAPTERS = ("welcome", "administer-a-scale", "profile", "how-a-score-comes-about")


@pytest.fixture
def context(browser, server):
    """A browser that is signed in and has not loaded anything."""
    fresh = browser.new_context()
    fresh.request.get(server.link, max_redirects=0)
    yield fresh
    fresh.close()


def followed(tab):
    """What a tab does that it should not: errors, and every navigation."""
    wrong, visits = [], []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: request.is_navigation_request() and visits.append(request.url))
    return wrong, visits


@pytest.mark.timeout(60 + 60 * ROUNDS)
def test_twenty_pages_opened_at_once_all_become_usable_and_none_loads_itself_again(context, server, canary):
    for turn in range(ROUNDS):
        tabs = [context.new_page() for _ in range(20)]
        seen = [followed(tab) for tab in tabs]
        for tab, chapter in zip(tabs, CHAPTERS * 5, strict=True):
            tab.goto(f"{server.origin}/chapter/{chapter}?case={canary.id}", wait_until="commit", timeout=PATIENCE_MS)
        for tab, (wrong, visits) in zip(tabs, seen, strict=True):
            expect(tab.locator(READY)).to_have_count(1, timeout=PATIENCE_MS)
            expect(tab.locator("[data-case-code]")).to_have_text(canary.code)
            expect(tab.locator("html")).to_have_attribute("data-line", "up", timeout=PATIENCE_MS)
            assert tab.locator("#failed").is_hidden() and not wrong and len(visits) == 1, (turn, wrong, visits)
        for tab in tabs:
            tab.close()


def test_a_page_nobody_looks_at_gets_ready_and_speaks_with_its_kernel(context, server):
    tab = context.new_page()
    tab.add_init_script("""
      window.requestAnimationFrame = () => 0;
      Object.defineProperty(document, "hidden", { get: () => true });
      Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    """)
    tab.goto(f"{server.origin}/chapter/welcome")
    expect(tab.locator(READY)).to_have_count(1, timeout=40_000)
    expect(tab.locator("html")).to_have_attribute("data-line", "up")


def test_a_page_loads_each_file_once_and_nothing_of_another_front_end(context, server, canary):
    for chapter in CHAPTERS:
        tab = context.new_page()
        asked = []
        tab.on("request", lambda one, asked=asked: asked.append(one.url.removeprefix(server.origin)))
        tab.goto(f"{server.origin}/chapter/{chapter}?case={canary.id}")
        expect(tab.locator(READY)).to_have_count(1, timeout=40_000)
        expect(tab.locator("html")).to_have_attribute("data-line", "up")
        files = [path for path in asked if path.startswith("/assets/")]
        assert len(files) == len(set(files)) and sum(path.endswith("/shared.js") for path in files) == 1
        assert all(re.match(r"/assets/(page|style|widgets)-[0-9a-f]{12}[./]", path) for path in files), files
        assert len(files) < 20
        tab.close()


def test_the_chart_s_library_comes_once_the_page_is_let_be_and_takes_over(context, server, store, canary):
    sitting = store.start(canary.id, "pes-practice-form", "rehearsal", version=2)
    for item in range(1, 21):
        store.respond(sitting.id, item, 3, case_id=canary.id)
    tab = context.new_page()
    asked = []
    tab.on("request", lambda one: asked.append(one.url) if "plotly" in one.url else None)
    tab.goto(f"{server.origin}/chapter/how-a-score-comes-about?case={canary.id}")
    expect(tab.locator(f"{READY} [data-drawn-by=picture] path[data-series]")).to_have_count(1, timeout=40_000)
    assert not asked
    tab.locator("[data-chart=radar]").scroll_into_view_if_needed()
    expect(tab.locator("[data-drawn-by=plotly]")).to_have_count(1, timeout=40_000)
    assert len(asked) == 1


def test_a_page_whose_script_does_not_come_says_that_it_failed(context, server):
    tab = context.new_page()
    tab.route(re.compile(r"/case_list\.js"), lambda route: route.abort())
    tab.goto(f"{server.origin}/chapter/welcome")
    expect(tab.get_by_role("heading", name="This chapter could not be opened")).to_be_visible(timeout=40_000)
    tab.unroute_all()
    tab.get_by_role("button", name="Load it once more").click()
    expect(tab.locator(READY)).to_have_count(1, timeout=40_000)
