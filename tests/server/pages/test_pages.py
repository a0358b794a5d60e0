"""The pages in a real browser: what they load, how they fail, and how they say that they can be used."""

import json

import pytest
from playwright.sync_api import expect
from room import Room
from served import until

pytestmark = pytest.mark.browser
READY = "[data-page-ready=true]"


def ready(page):
    expect(page.locator(READY)).to_have_count(1, timeout=60_000)
    return page


@pytest.fixture
def page(context, server):
    """A signed-in browser's page, and a watch on everything it says and asks for."""
    opened = context.new_page()
    opened.outside, opened.wrong = [], []
    opened.on("request", lambda one: one.url.startswith((server.origin, "data:", f"blob:{server.origin}"))
              or opened.outside.append(one.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("console", lambda line: line.type == "error" and opened.wrong.append(line.text))
    opened.goto(server.link)
    ready(opened)
    yield opened
    assert opened.outside == []


def test_the_link_opens_the_first_chapter_and_its_widget_works(page):
    assert page.url.endswith("/chapter/welcome")
    page.get_by_role("radio", name="yes").check()
    expect(page.locator("output")).to_have_text("heard")
    assert page.wrong == []


def test_the_page_is_never_called_ready_before_its_widget_stands_on_it(context, page, server):
    again = context.new_page()
    again.add_init_script("""
      new MutationObserver(() => {
        const ready = document.documentElement.dataset.pageReady === "true";
        if (ready && !document.querySelector("input[type=radio]"))
            sessionStorage.setItem("early", document.querySelector("article").innerHTML);
      }).observe(document, {subtree: true, childList: true, attributes: true});
    """)
    for _ in range(6):
        again.goto(f"{server.origin}/chapter/welcome")
        ready(again)
    assert again.evaluate("sessionStorage.getItem('early')") is None


def test_no_page_asks_any_other_host_not_even_an_error_page(page, server):
    for address in ("/chapter/told", "/chapter/nothing", "/nothing", "/chapter/broken"):
        page.goto(server.origin + address)
        page.wait_for_load_state("networkidle")
    assert page.outside == []


def test_a_second_visit_transfers_nearly_nothing_and_asks_for_no_file_again(context, page, server):
    again = context.new_page()
    watch = context.new_cdp_session(again)
    watch.send("Network.enable")
    asked, cached, weights = {}, set(), {}
    watch.on("Network.responseReceived", lambda one: asked.update({one["requestId"]: one["response"]["url"]})
             or (one["response"].get("fromDiskCache") and cached.add(one["requestId"])))
    watch.on("Network.requestServedFromCache", lambda one: cached.add(one["requestId"]))
    watch.on("Network.loadingFinished", lambda one: weights.update({one["requestId"]: one["encodedDataLength"]}))
    again.goto(f"{server.origin}/chapter/welcome")
    ready(again)
    again.wait_for_load_state("networkidle")
    files = {number for number, address in asked.items() if "/assets/" in address}
    assert len(files) >= 4 and not [asked[number] for number in files - cached]
    weight = sum(length for number, length in weights.items() if number not in cached)
    assert weight <= 30_000, weight


def test_closing_the_tab_frees_its_kernel_within_seconds(context, page, server):
    kernels = {one.pid for one in server.kernels()}
    tab = context.new_page()
    tab.goto(f"{server.origin}/chapter/welcome")
    ready(tab)
    mine = [one for one in server.kernels() if one.pid not in kernels]
    assert len(mine) == 1
    tab.close()
    until(lambda: not mine[0].is_running(), 5, what="the end of the closed tab's kernel")


def test_leaving_for_another_chapter_and_reloading_leave_one_kernel_a_tab(page, server):
    before = len(server.kernels())
    page.goto(f"{server.origin}/chapter/told")
    ready(page)
    page.reload()
    ready(page)
    until(lambda: len(server.kernels()) == before, 5, what="one kernel a tab")


@pytest.mark.parametrize("chapter", ["broken", "dying"])
def test_a_chapter_that_fails_says_so_and_shows_no_traceback(page, server, chapter):
    page.goto(f"{server.origin}/chapter/{chapter}")
    expect(page.get_by_role("heading", name="This chapter could not be opened")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Load it once more")).to_be_visible()
    assert page.locator(READY).count() == 0 and page.locator("#opening").is_hidden()
    content = page.content()
    assert "secret_word" not in content and "ZeroDivision" not in content and "Traceback" not in content
    assert "Voilà" not in page.locator("body").inner_text()


def test_a_chapter_whose_kernel_is_silent_says_so_after_a_minute_and_gives_it_back(context, page, server):
    before = len(server.kernels())
    late = context.new_page()
    late.clock.install()
    late.goto(f"{server.origin}/chapter/silent", wait_until="commit")
    expect(late.get_by_role("status")).to_have_text("Opening the chapter…")
    late.clock.run_for(40_000)
    expect(late.locator("#failed")).to_be_hidden()
    late.clock.run_for(20_000)
    expect(late.get_by_role("heading", name="This chapter could not be opened")).to_be_visible()
    late.close()
    until(lambda: len(server.kernels()) == before, 10, what="the end of the silent kernel")


def test_links_between_chapters_keep_the_case(page, server):
    page.goto(f"{server.origin}/chapter/welcome?case=abc&other=x")
    ready(page)
    links = page.get_by_role("navigation", name="Chapters").get_by_role("link")
    assert {link.get_attribute("href").partition("?")[2] for link in links.all()} == {"case=abc"}
    expect(page.locator("nav [aria-current=page]")).to_have_text("Welcome")


def test_on_a_narrow_screen_the_chapters_are_a_drawer_with_a_real_button(page):
    page.set_viewport_size({"width": 390, "height": 800})
    button, chapters = page.get_by_role("button", name="Chapters"), page.locator("nav")
    expect(chapters).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(chapters).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(chapters).to_be_hidden()
    expect(button).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_tab_stop_skips_to_the_chapter(page):
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the chapter")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_demonstration_says_so_on_every_page(browser, tmp_path):
    running = Room(tmp_path, kind="demonstration").start()
    try:
        context = browser.new_context()
        shown = context.new_page()
        for address in (running.link, f"{running.origin}/nothing", f"{running.origin}/chapter/nothing"):
            shown.goto(address)
            expect(shown.locator("[data-demonstration-page]")).to_be_visible()
        assert json.loads(context.request.get(f"{running.origin}/alive").text())["ok"]
        context.close()
    finally:
        running.stop()
