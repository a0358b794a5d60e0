"""A plan by keyboard on a phone: from the profile, through a refusal, to paper, and to the day to measure again."""

import datetime

import pytest
from pdf import Printed
from playwright.sync_api import expect
from test_accessibility import check

from empathy_widgets.library import Library

FORM = "pes-practice-form"
CANARY = "zeppelin behind the curtain"
pytestmark = pytest.mark.browser


@pytest.fixture
def known(store):
    """A case with one completed sitting of the practice form."""
    case = store.create_case("")
    sitting = store.start(case.id, FORM, "self", version=2)
    for item in Library().instrument(FORM).items:
        store.respond(sitting.id, item.number, 3, case_id=case.id, elapsed_ms=4000)
    store.complete(sitting.id, case_id=case.id)
    return case


def write(page, field, text):
    """Type into a field and press Enter."""
    field.focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_from_a_profile_to_a_plan_and_on_to_measuring_again(new_tab, store, known):
    tab = new_tab(viewport={"width": 390, "height": 844})
    page = tab.page
    tab.open("profile", case=known.id)
    page.get_by_role("link", name="Make a plan").press("Enter")
    page.wait_for_url("**/chapter/plan?case=*")
    tab.ready()
    expect(page.get_by_text("Read with Recognising and Sharing Feelings")).to_be_visible()
    page.get_by_role("button", name="Begin a plan").press("Enter")
    page.get_by_role("checkbox", name="I want to see how it looks from their side.").press("Space")
    accept = page.get_by_role("button", name="Aim at this: The other chair")
    accept.press("Enter")
    expect(page.get_by_role("button", name="Think again: The other chair")).to_be_focused()
    page.get_by_role("button", name="Not this: Find out together what matters").press("Enter")
    page.keyboard.type("we know already")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not this: we know already")).to_be_visible()
    expect(page.locator("[data-step='other-chair/other-side-of-the-bed']")).to_have_count(0)
    page.locator("[data-answer=flooding-go]").press("Space")
    page.locator("[data-step='other-chair/other-side-of-the-bed']").press("Space")
    expect(page.locator("[data-dose='other-chair/other-side-of-the-bed']")).to_have_value("once, then talk")
    write(page, page.get_by_role("textbox", name="A goal, as they would say it"), "I ask before I answer.")
    write(page, page.get_by_role("textbox", name="What you keep in mind"), CANARY)
    expect(page.get_by_role("textbox", name="Goal 1, only for you")).to_have_value(CANARY)
    soon = datetime.date.today() + datetime.timedelta(days=28)
    page.locator("[data-measure=instrument]").select_option(FORM)
    page.locator("[data-measure=on]").fill(soon.isoformat())
    page.locator("[data-measure=on]").press("Tab")
    expect(page.locator(".ew-due")).to_contain_text("Recognising and Sharing Feelings")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    check(page, every=False)

    page.reload()
    tab.ready()
    expect(page.get_by_text("Not this: we know already")).to_be_visible()
    expect(page.locator("[data-measure=on]")).to_have_value(soon.isoformat())
    expect(page.get_by_role("textbox", name="Goal 1", exact=True)).to_have_value("I ask before I answer.")
    with page.expect_download() as got:
        page.locator("[data-make=plan-client]").press("Enter")
    read = Printed(got.value.path().read_bytes())
    assert "I ask before I answer." in read.text and "zeppelin" not in read.text + read.raw
    with page.expect_download() as got:
        page.locator("[data-make=plan-record]").press("Enter")
    assert f"[implicit] {CANARY}" in Printed(got.value.path().read_bytes()).text

    tab.open("administer-a-scale", case=known.id)
    expect(page.get_by_text("Recognising and Sharing Feelings").first).to_be_visible()
    assert CANARY not in page.content()
    (plan,) = store.plans(known.id)
    assert plan.events and store.verify() == []


def test_the_canary_reaches_no_page_that_was_handed_over(new_tab, store, known, server, watch):
    watch.forgiven = ("404", "403", "Failed to load")
    plan = store.start_plan(known.id)
    goal = {"id": "", "kind": "implicit", "text": CANARY, "target": ""}
    store.add_plan_event(plan.id, "goal", goal, case_id=known.id)
    store.set_pin("2468")
    tab = new_tab()
    page = tab.page
    tab.open("plan", case=known.id)
    expect(page.get_by_role("textbox", name="Goal 1, only for you")).to_have_value(CANARY)
    sitting = store.start(known.id, FORM, "handed over", version=2)
    tab.open("administer-a-scale", case=known.id, administration=sitting.id)
    page.get_by_role("button", name="Hand the screen over").click()
    expect(page.locator("[data-seat-locked], .ew-likert-scale").first).to_be_visible()
    for address in (f"/chapter/plan?case={known.id}", "/chapter/plan", f"/chapter/profile?case={known.id}"):
        page.goto(server.origin + address)
        assert CANARY not in page.content()
