"""A day of a month of kindness in a real browser, by keyboard: begun, chosen, written, read back after a reload."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_a_day_of_the_month_by_keyboard_with_a_reload(new_tab, store, width):
    case = store.create_case("")
    tab = new_tab(viewport={"width": width, "height": 844})
    tab.open("acts-of-kindness", case=case.id)
    page = tab.page
    card = page.locator("[data-entry='acts-of-kindness']")
    card.locator("summary").press("Enter")
    card.locator("[data-begin]").press("Enter")
    page.locator("[data-begin-month]").press("Enter")
    expect(page.locator(".ew-window")).to_have_count(30)
    expect(page.locator(".ew-open-day h3")).to_be_focused()
    page.locator("[aria-current=date]").focus()
    offered = page.locator("[data-card]").evaluate_all("all => all.map((one) => one.dataset.card)")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("you can say when the day has come")).to_be_visible()
    page.locator("[data-card] button").first.press("Enter")
    expect(page.locator("[data-chosen]")).to_be_focused()
    page.locator("[aria-current=date]").press("Enter")
    page.locator("[data-deal]").press("Enter")
    expect(page.locator(f"[data-card='{offered[0]}']")).to_have_count(0)
    page.reload()
    tab.ready()
    again = page.locator("[data-card]").evaluate_all("all => all.map((one) => one.dataset.card)")
    assert len(again) == 3 and not set(again) & set(offered)
    page.locator("[data-card] button").first.press("Enter")
    expect(page.locator("[data-chosen]")).to_be_focused()
    page.get_by_role("group", name="How do you feel now?").get_by_label("rather light").press(" ")
    page.get_by_label("One line about it, if you like").fill("He laughed.")
    page.locator("[data-done=yes]").press("Enter")
    expect(page.locator(".ew-how-said")).to_be_focused()
    page.reload()
    tab.ready()
    expect(page.locator("[data-written=yes]")).to_contain_text("He laughed.")
    expect(page.locator("[data-looks=done]")).to_have_count(1)
    expect(page.locator("[data-looks=planned]")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    check(page, every=False)
    (run,) = store.runs(case.id)
    assert [event.kind for event in run.events] == ["begin", "act", "deal", "act", "log"]
    assert run.events[-1].body["after"] == 4 and run.events[-1].body["well"] is None
