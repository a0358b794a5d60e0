"""A client at their own page, in a second browser that knows no clinician: by code, on a phone, through a lost line."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_accessibility import check

from empathy_widgets.records import Workspace

sys.path.insert(0, str(Path(__file__).parents[1]))

from client_pages import given  # noqa: E402

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(browser, server, watch):
    """A browser of its own, without any cookie."""
    context = browser.new_context(**PHONE, accept_downloads=True)
    page = context.new_page()
    watch.follow(page)
    page.goto(f"{server.origin}/practice")
    yield page
    context.close()


def enter(page, code):
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Open my page").click()
    expect(page.locator("[data-page-ready=true]")).to_have_count(1)


def log(page, text):
    """Write a line in the log."""
    panel = page.locator(".ew-practice-log").first
    panel.locator("details:not([open]) > summary").filter(has_text="It writes itself").evaluate_all(
        "found => found.forEach((one) => one.click())")
    panel.get_by_label("Yes", exact=True).first.check(force=True)
    panel.get_by_label("One line, if you like").fill(text)
    panel.get_by_role("button", name="Write it down").click()


def narrow(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_line_is_the_clients_alone_until_it_is_shared_and_waits_where_the_line_is_down(
    phone, server, store, case, watch,
):
    watch.forgiven = ("Failed to load resource", "ERR_INTERNET_DISCONNECTED")
    run = given(store, case)
    code = store.make_link(case.id)[1]
    phone.get_by_label("Code").fill("abcd-efgh")
    phone.get_by_role("button", name="Open my page").click()
    expect(phone.get_by_role("alert").filter(has_text="This code opens no page.")).to_be_visible()
    narrow(phone)
    check(phone, every=False)
    enter(phone, code.upper())
    expect(phone.get_by_text("Nobody reads this page live.").first).to_be_visible()
    expect(phone.get_by_text("So that evenings grow softer.")).to_be_visible()
    log(phone, "The stairs were steep.")
    line = phone.locator("[data-my-line]", has_text="The stairs were steep.")
    expect(line).to_contain_text("Only you can read this")
    narrow(phone)
    check(phone, every=False)
    assert "stairs" not in store.run(run.id).model_dump_json()
    phone.context.set_offline(True)
    log(phone, "Written in the tunnel.")
    expect(phone.locator("#status")).to_contain_text("waits on this phone")
    phone.context.set_offline(False)
    expect(phone.locator("[data-my-line]", has_text="Written in the tunnel.")).to_have_count(1, timeout=15_000)
    phone.reload()
    expect(phone.locator("[data-my-line]")).to_have_count(2)
    line.get_by_role("button", name="Share this line").click()
    expect(line).to_contain_text("It cannot be taken back.")
    line.get_by_role("button", name="Yes, share it").click()
    expect(line).to_contain_text("Shared with your clinician")
    assert store.run(run.id).events[-1].body["text"] == "The stairs were steep."
    assert "tunnel" not in store.run(run.id).model_dump_json()
    with phone.expect_download() as home:
        phone.get_by_role("link", name="Take all my lines home as a file").click()
    assert "Written in the tunnel." in Path(home.value.path()).read_text("utf-8")
    other = phone.locator("[data-my-line]", has_text="Written in the tunnel.")
    other.get_by_role("button", name="Delete").click()
    other.get_by_role("button", name="Yes, delete").click()
    expect(phone.locator("[data-my-line]")).to_have_count(1)
    assert Workspace(server.folder).database_file.read_bytes().count(b"Written in the tunnel.") == 0
    store.revoke_link(case.id)
    phone.reload()
    expect(phone.get_by_text("This page was closed. Please ask for a new code.")).to_be_visible()
