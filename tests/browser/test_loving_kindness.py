"""Loving-kindness in a real browser, by keyboard alone: a sitting with its bells, a reload, the log."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser

OVERHEAR = """() => {
    const {Audio} = window;
    window.Audio = function (...all) { return window.bells = new Audio(...all); };
}"""


def test_a_sitting_by_keyboard_stands_in_the_log_after_a_reload_and_rings_from_the_device_alone(new_tab, case, store):
    tab = new_tab(viewport={"width": 1280, "height": 800})
    tab.open("loving-kindness", case=case.id)
    page = tab.page
    card = page.locator("[data-entry='loving-kindness']")
    card.locator("summary").press("Enter")
    card.locator("[data-begin]").press("Enter")
    page.get_by_label("3 min").press(" ")
    page.get_by_role("group", name="Before you begin").get_by_label("in between").press(" ")
    page.evaluate(OVERHEAR)
    page.locator("[data-go]").press("Enter")
    expect(page.locator(".ew-loving-says")).to_contain_text("Begin with yourself.")
    page.wait_for_function("bells.readyState >= 1 && bells.duration === 180")
    check(page, every=False)
    page.evaluate("bells.currentTime = 179.8")
    expect(page.locator(".ew-loving-says")).to_contain_text("That was it.")
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    page.get_by_role("group", name="How well could you be there?").get_by_label("most of it").press(" ")
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    page.reload()
    tab.ready()
    expect(page.locator(".ew-loving-dots [data-sat=true]")).to_have_count(1)
    expect(page.get_by_label("3 min")).to_be_checked()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    (run,) = store.runs(case.id)
    assert [event.kind for event in run.events] == ["set-up", "log", "log"]
    assert (run.events[-1].body["minutes"], run.events[-1].body["well"], run.events[-1].body["before"]) == (3, 4, 3)
