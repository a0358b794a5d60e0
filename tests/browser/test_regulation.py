"""A skill for growing steady in a real browser, by keyboard on a phone: how full, a stop, how full, and a reload."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


def test_a_skill_by_keyboard_on_a_phone_with_a_stop_and_a_reload(new_tab, case, store):
    tab = new_tab(viewport={"width": 390, "height": 844})
    tab.open("regulation-first", case=case.id)
    page = tab.page
    card = page.locator("[data-entry='look-around']")
    card.locator("summary").press("Enter")
    card.locator("[data-begin]").press("Enter")
    before = page.get_by_role("group", name="Before you begin: how full are you?")
    before.get_by_label("7", exact=True).press(" ")
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    page.locator("[data-go]").press("Enter")
    expect(page.locator(".ew-pace-where")).to_have_text("Step 1 of 6")
    page.locator("[data-slower]").press("Enter")
    expect(page.get_by_text("It takes about 144 seconds.")).to_be_visible()
    page.locator("[data-stop]").press("Enter")
    expect(page.locator(".ew-pace-says")).to_have_text("Stopped. That is just as good.")
    after = page.get_by_role("group", name="And now: how full are you?")
    after.get_by_label("4", exact=True).press(" ")
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    page.reload()
    tab.ready()
    expect(before.get_by_label("7", exact=True)).to_be_checked()
    expect(after.get_by_label("4", exact=True)).to_be_checked()
    check(page, every=False)
    page.locator("[data-finish]").press("Enter")
    expect(page.get_by_text("Finished. Everything here is kept.")).to_be_visible()
    (run,) = store.runs(case.id)
    assert run.status == "completed" and [event.kind for event in run.events] == ["full", "stopped", "full"]
