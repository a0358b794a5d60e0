"""Forgiveness in a real browser, by keyboard alone: led away and back, a place begun and left, a letter, a reload."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser

GATES = ("Is it still going on?", "Are you afraid", "Does anybody press you", "Are you thinking of hurting")


def test_the_path_is_gone_by_keyboard_and_stands_after_a_reload(new_tab, case, store):
    tab = new_tab(viewport={"width": 1280, "height": 800})
    tab.open("forgiveness", case=case.id)
    page = tab.page
    card = page.locator("[data-entry='forgiveness']")
    card.locator("summary").press("Enter")
    card.locator("[data-begin]").press("Enter")
    asked = [page.get_by_role("group", name=name) for name in GATES]
    asked[0].get_by_label("yes", exact=True).press(" ")
    expect(page.get_by_text("Then this is not the time.")).to_be_visible()
    expect(page.locator("[data-stopped]")).to_contain_text("not reconciliation")
    for one in asked:
        one.get_by_label("no", exact=True).press(" ")
    expect(page.locator(".ew-trail")).to_be_visible()
    field = page.get_by_label("What was done, in three sentences?")
    field.focus()
    page.keyboard.type("She told it on.")
    page.get_by_role("button", name="Leave it for now").press("Enter")
    expect(page.locator("[data-place=happened]")).to_have_attribute("data-state", "left")
    page.locator("[data-place=letter] button").press("Enter")
    page.get_by_role("button", name="What I do not forgive").press("Enter")
    page.keyboard.type("the laughing.")
    page.keyboard.press("Tab")
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    check(page, every=False)
    page.reload()
    tab.ready()
    expect(page.locator("[data-place=happened]")).to_have_attribute("data-state", "left")
    page.locator("[data-place=happened] button").press("Enter")
    expect(field).to_have_value("She told it on.")
    page.locator("[data-place=letter] button").press("Enter")
    expect(page.get_by_label("Your letter")).to_have_value("What I do not forgive is the laughing.")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    (run,) = store.runs(case.id)
    assert [event.kind for event in run.events if event.kind != "safe"] == [
        "stage", "write", "stage", "letter", "letter"]
    assert [event.body["answer"] for event in run.events if event.kind == "safe"] == ["yes", "no", "no", "no", "no"]
