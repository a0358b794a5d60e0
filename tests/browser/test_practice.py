"""A practice by keyboard in a real browser: given with a reason, written of, looked at, changed, called off."""

import datetime

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


def unfold(page, title):
    page.get_by_role("button", name=title).press("Enter")


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [1280, 390])
def test_give_write_look_change_and_call_off_by_keyboard(new_tab, case, store, width):
    today = datetime.date.today()
    run = store.start_run(case.id, "active-listening", "active-listening", {})
    tab = new_tab(viewport={"width": width, "height": 844}, color_scheme="dark" if width == 390 else "light")
    tab.open("active-listening", case=case.id, run=run.id)
    page = tab.page
    saved = page.locator("[data-save-state]").first
    unfold(page, "Give this as a practice")
    page.locator("[data-beginning]").first.press("Enter")
    page.keyboard.type("the evenings are loud.")
    page.locator("[data-give]").press("Enter")
    expect(page.locator(".ew-given q")).to_have_text("Because you told me that the evenings are loud.")
    page.locator(".ew-practice-log [data-well] input").first.press("Space")
    page.keyboard.press("ArrowRight")
    page.locator(".ew-practice-log [data-done] input").first.press("Space")
    page.locator("input[data-line]").fill("He said: that is it.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-log]")).to_contain_text("there: now and then")
    expect(saved).to_have_attribute("data-save-state", "saved")
    page.reload()
    tab.ready()
    expect(page.locator(".ew-given q")).to_be_visible()
    page.locator("[data-change]").press("Enter")
    expect(page.locator(".ew-unseen")).to_contain_text("there now and then · done")
    page.keyboard.type("The kitchen works.")
    page.locator("[data-looked]").press("Enter")
    page.locator("[data-rhythm=all]").press("Space")
    page.locator("[data-give]").press("Enter")
    expect(page.locator(".ew-given")).to_contain_text("Every day")
    unfold(page, "How it went")
    expect(page.locator("[data-day=yes]")).to_have_count(1)
    expect(page.locator(".ew-practice-course")).to_contain_text("nothing here shows that the practice did it")
    unfold(page, "To take home")
    with page.expect_download() as loaded:
        page.get_by_role("button", name="Make this file").first.press("Enter")
    assert loaded.value.suggested_filename == f"active-listening-{today}.pdf"
    check(page, every=False)
    assert wide(page) <= 0
    page.locator("[data-call-off]").press("Enter")
    page.locator("[data-yes]").press("Enter")
    expect(page.get_by_text("This practice was called off.")).to_be_visible()
    kept = store.run(run.id).events
    assert [event.kind for event in kept] == ["assign", "log", "look", "assign", "call-off"]
    assert kept[1].body["well"] == 2 and kept[3].body["weekdays"] == list(range(7))
