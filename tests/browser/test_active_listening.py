"""Active listening in a real browser, by keyboard alone: a round, a track, own words before others', and a reload."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser

SAVED = "[data-save-state]"


def test_a_statement_is_said_back_by_keyboard_and_is_there_after_a_reload(new_tab, case, store):
    tab = new_tab(viewport={"width": 1280, "height": 800})
    tab.open("active-listening", case=case.id)
    page = tab.page
    card = page.locator("[data-entry='active-listening']")
    card.locator("summary").press("Enter")
    card.locator("[data-begin]").press("Enter")
    page.get_by_role("button", name="Go on").press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes, that's it").press("Enter")
    page.get_by_role("button", name="Swap").press("Enter")
    expect(page.locator(".ew-round-side").first).to_have_text("listens")
    page.get_by_label("At work").press(" ")
    expect(page.locator(SAVED).first).to_have_attribute("data-save-state", "saved")
    own = page.get_by_label("Say it back in your own words")
    own.focus()
    page.keyboard.type("You had it first, and you wonder who hears you.")
    page.locator("[data-look]").press("Enter")
    for question, answer in (("add", "no"), ("leave", "yes"), ("judge", "no")):
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).press(" ")
    expect(page.locator("[data-models] li")).to_have_count(3)
    expect(page.locator(SAVED).first).to_have_attribute("data-save-state", "saved")
    check(page, every=False)
    page.reload()
    tab.ready()
    expect(page.get_by_label("At work")).to_be_checked()
    page.get_by_role("button", name="Statement 1, said back").press("Enter")
    expect(own).to_have_value("You had it first, and you wonder who hears you.")
    expect(page.locator("[data-models] li")).to_have_count(3)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    (run,) = store.runs(case.id)
    assert [event.kind for event in run.events] == ["track", *["say-back"] * 4]
    assert run.events[-1].body["text"] == "You had it first, and you wonder who hears you."
