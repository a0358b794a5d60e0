"""The screen in somebody else's hands: only the scale, and no way back but the PIN."""

import re

import pytest
from playwright.sync_api import expect
from served import reset_pin
from test_accessibility import check

pytestmark = pytest.mark.browser
PIN = "4711"
LINE_REFUSED = ("WebSocket", "404", "Kernel", "kernel")
"""What a browser says of the line of a page that ended with the hand-over."""


@pytest.fixture
def handed(tab, case, store):
    reset_pin(store, PIN)
    tab.open("administer-a-scale", case=case.id)
    tab.begin("pes-practice-form", "handed over")
    tab.page.wait_for_url(re.compile("administration="))
    tab.ready()
    expect(tab.page.locator("fieldset[data-item]")).to_be_visible()
    return tab


def pin(tab, digits):
    tab.page.locator(".ew-pin-pad input").first.fill(digits)
    tab.page.locator(".ew-pin-pad button").last.click()


def test_only_the_scale_is_there(handed):
    page = handed.page
    assert page.locator("nav a").count() == 0
    assert page.locator("[data-chart], table[data-scores], .ew-start-panel, .ew-case-list").count() == 0
    assert page.locator("[data-case-label]").count() == 0


@pytest.mark.parametrize("chapter", ["welcome", "profile", "how-a-score-comes-about"])
def test_every_other_chapter_leads_back_to_the_scale(handed, chapter, case):
    handed.page.goto(f"{handed.origin}/chapter/{chapter}?case={case.id}")
    handed.ready()
    assert "/chapter/administer-a-scale" in handed.page.url
    expect(handed.page.locator("fieldset[data-item]")).to_be_visible()


def test_going_back_leads_to_the_scale_and_never_to_what_was_open_before(tab, case, store):
    reset_pin(store, PIN)
    tab.open("welcome", case=case.id)
    tab.open("profile", case=case.id)
    tab.open("administer-a-scale", case=case.id)
    tab.begin("pes-practice-form", "handed over")
    tab.page.wait_for_url(re.compile("administration="))
    for _step in range(3):
        tab.page.go_back()
        tab.ready()
        expect(tab.page.locator("fieldset[data-item]")).to_be_visible()
        assert "/chapter/administer-a-scale" in tab.page.url and tab.page.locator("nav a").count() == 0


def test_another_tab_of_the_same_browser_covers_itself(tab, new_tab, case, store, watch):
    watch.forgiven = LINE_REFUSED
    reset_pin(store, PIN)
    other = new_tab(like=tab).open("profile", case=case.id)
    tab.open("administer-a-scale", case=case.id)
    tab.begin("pes-practice-form", "handed over")
    other.page.wait_for_url(re.compile("/chapter/administer-a-scale"), timeout=15_000)
    other.ready()
    assert other.page.locator("nav a").count() == 0


def test_a_wrong_pin_changes_nothing_and_the_right_one_returns(handed, store):
    handed.answer(1, 4)
    pin(handed, "0000")
    expect(handed.page.locator(".ew-pin-pad [role=alert]")).not_to_be_empty()
    assert handed.page.locator("nav a").count() == 0
    pin(handed, PIN)
    expect(handed.page.locator("nav a").first).to_be_attached(timeout=20_000)
    assert store.verify() == []


def test_taken_back_before_the_end_it_is_handed_over_again_and_never_open(handed, store):
    page = handed.page
    handed.answer(1, 4)
    handed.next()
    pin(handed, PIN)
    again = page.get_by_role("button", name="Hand the screen over again")
    expect(again).to_be_visible(timeout=20_000)
    handed.ready()
    assert page.locator("fieldset[data-item], [data-chart]").count() == 0
    expect(again).to_be_in_viewport()
    check(page)
    again.click()
    expect(page.locator("fieldset[data-item='2']")).to_be_visible(timeout=20_000)
    assert page.locator("nav a").count() == 0 and store.verify() == []


def test_taken_back_at_the_end_it_thanks_and_shows_no_score(handed):
    page = handed.page
    handed.fill_all(20, 2)
    page.locator("[data-finish]").click()
    expect(page.get_by_text("hand the screen back")).to_be_visible()
    pin(handed, PIN)
    expect(page.locator("nav a").first).to_be_attached(timeout=20_000)
    handed.ready()
    expect(page.get_by_text("Thank you. Every answer is saved.")).to_be_visible()
    expect(page.get_by_role("link", name="See the profile")).to_be_visible()
    assert page.locator("[data-chart], table").count() == 0


def test_the_pin_is_changed_on_the_page_where_a_sitting_begins(tab, case, store):
    reset_pin(store, PIN)
    page = tab.open("administer-a-scale", case=case.id).page
    page.get_by_text("Change the PIN").click()
    expect(page.get_by_label("PIN until now")).to_be_focused()
    page.keyboard.type("1111")
    for old in ("1111", PIN):
        page.get_by_label("PIN until now").fill(old)
        page.get_by_label("New PIN", exact=True).fill("9753")
        page.get_by_label("The new PIN again").fill("9753")
        page.get_by_role("button", name="Keep this PIN").click()
        if old != PIN:
            expect(page.get_by_role("alert").filter(has_text="That PIN is not right.")).to_be_visible()
            expect(page.get_by_label("PIN until now")).to_be_focused()
    expect(page.get_by_text("Your PIN is changed.")).to_be_visible()
    tab.begin("pes-practice-form", "handed over")
    page.wait_for_url(re.compile("administration="))
    tab.ready()
    pin(tab, PIN)
    expect(page.get_by_role("alert").filter(has_text="not right")).to_be_visible()
    pin(tab, "9753")
    expect(page.locator("nav a").first).to_be_attached(timeout=20_000)


def test_the_answers_of_the_handed_over_screen_are_recorded_as_such(handed, store, case):
    handed.fill_all(20, 2)
    handed.page.locator("[data-finish]").click()
    expect(handed.page.get_by_text("hand the screen back")).to_be_visible()
    assert handed.page.get_by_role("link", name="See the profile").count() == 0
    sitting = store.administrations(case.id)[0]
    assert (sitting.mode, sitting.status) == ("handed over", "completed")


def test_a_browser_that_forgot_everything_meets_the_pin_and_the_list_of_screens_after_it(
    handed, browser, server, case, watch,
):
    watch.forgiven = (*LINE_REFUSED, "403")
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.link)
    expect(page.get_by_role("heading", name="The clinician's PIN")).to_be_visible()
    expect(page.get_by_label("PIN")).to_be_focused()
    page.keyboard.type("0000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    page.goto(f"{server.origin}/chapter/profile?case={case.id}")
    expect(page.get_by_label("PIN")).to_be_focused()
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Screens handed over")).to_be_visible()
    page.get_by_role("button", name=f"Sign out the screen of {case.code}").click()
    expect(page.get_by_text("No other screen is handed over.")).to_be_visible()
    expect(handed.page.get_by_text("This screen was signed out.")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Go to the start").click()
    expect(page.locator("[data-page-ready=true] nav a").first).to_be_attached(timeout=40_000)
    context.close()
