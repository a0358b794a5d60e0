"""A report from the page to the downloads, through the real server: whole, tagged, and named by code alone."""

import pytest
from pdf import Printed
from playwright.sync_api import expect

from empathy_widgets.library import Library

FORM = "pes-practice-form"
pytestmark = pytest.mark.browser


def test_a_report_is_downloaded_from_the_profile(tab, store):
    case = store.create_case("Wilhelmina Brandt")
    for choice in (2, 4):
        sitting = store.start(case.id, FORM, "self", version=2)
        for item in Library().instrument(FORM).items:
            store.respond(sitting.id, item.number, choice, case_id=case.id, elapsed_ms=4000)
        store.complete(sitting.id, case_id=case.id)
    page = tab.page
    tab.open("profile", case=case.id)
    page.get_by_role("heading", name="Take it with you").click()
    card = page.locator("[data-offer=report]")
    card.get_by_label("What to print").select_option("course")
    card.get_by_label("Paper").select_option("letter")
    with page.expect_download() as got:
        card.locator("[data-make=report]").press("Enter")
    name = got.value.suggested_filename
    assert name.startswith(f"report-{FORM}-course-") and case.code not in name and name.endswith(".pdf")
    expect(card.get_by_role("status")).to_contain_text(f"Ready: {name}")
    read = Printed(got.value.path().read_bytes())
    assert "The course over 2 sittings" in read.text and len(read.alternatives) == 6
    assert "Brandt" not in read.text + read.raw
    assert page.evaluate("document.activeElement.dataset.make") == "report"
