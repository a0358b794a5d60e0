"""A lesson in a real browser, by keyboard on a phone: read, sort, answer, and a reload that shows it all again."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

from empathy_widgets.domain import RunKind

pytestmark = pytest.mark.browser
LESSON = "three-kinds-of-empathy"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_lesson_is_read_sorted_and_answered_by_keyboard_on_a_phone_and_a_reload_shows_the_answers(new_tab, store):
    tab = new_tab(viewport={"width": 390, "height": 844})
    page = tab.open(LESSON).page
    expect(page.get_by_role("heading", name="Two families to think with")).to_be_attached()
    source = page.locator(".ew-facts summary").first
    source.press("Enter")
    expect(page.locator(".ew-facts details").first).to_contain_text("doi")
    assert store.runs(None, kind=RunKind.LESSON) == (), "reading alone begins nothing"

    cards, checks = page.locator(".ew-sort-cards"), page.locator(".ew-check-cards")
    place = cards.locator("[data-bin='affective']")
    place.press("Enter")
    expect(place).to_have_attribute("aria-pressed", "true")
    expect(cards.get_by_role("status")).to_contain_text("what is missing is her side of it")
    first = checks.locator("[data-check='one-word']")
    first.locator("input[value='score']").press(" ")
    expect(first.get_by_role("status")).to_contain_text("A score may help later")
    first.locator("input[value='score']").press("ArrowDown")
    expect(first.get_by_role("status")).to_contain_text("see well and feel nothing")

    page.reload()
    tab.ready()
    expect(first.locator("input[value='which']")).to_be_checked()
    expect(first.get_by_role("status")).to_contain_text("see well and feel nothing")
    cards.get_by_role("button", name="Card 1 of 14, sorted").press("Enter")
    expect(place).to_have_attribute("aria-pressed", "true")
    check(page, every=False)
    assert page.evaluate(WIDER) <= 0
    (run,) = store.runs(None, kind=RunKind.LESSON)
    assert [event.kind for event in run.events] == ["sort", "answer", "answer"]
