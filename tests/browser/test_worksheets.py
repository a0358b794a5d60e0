"""Worksheets in a real browser, on a phone and by keyboard: a page seen, chosen, filled, and downloaded whole."""

import pytest
from pdf import Printed
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


def test_a_sheet_is_seen_filled_from_the_case_and_downloaded(new_tab, store, case):
    plan = store.start_plan(case.id)
    for kind, text in (("explicit", "I stay in the room."), ("implicit", "A zeppelin behind the curtain.")):
        store.add_plan_event(plan.id, "goal", {"id": "", "kind": kind, "text": text, "target": ""}, case_id=case.id)
    tab = new_tab(viewport={"width": 390, "height": 844})
    tab.open("worksheets", case=case.id)
    page = tab.page
    page.get_by_label("Which sheets").select_option("plan")
    card = page.locator("[data-sheet=my-goals]")
    picture = card.get_by_role("img", name="Page 1 of “What I am working on”")
    expect(picture).to_be_visible()
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") >= 480
    page.get_by_label("Filled in").select_option("case")
    with page.expect_download() as got:
        card.locator("[data-make]").press("Enter")
    read = Printed(got.value.path().read_bytes())
    assert got.value.suggested_filename == "my-goals-filled.pdf"
    assert case.code in read.text and "I stay in the room." in read.text and "zeppelin" not in read.text + read.raw
    assert [line.reason for line in store.audit(case.id)][-1] == "worksheet my-goals"
    check(page, every=False)
    card.locator("[data-look]").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("img")).to_have_count(1)
