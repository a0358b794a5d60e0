"""More cases than a page lists: the oldest is found by a search and opened, over a real line."""

import re

import pytest
from playwright.sync_api import expect

from empathy_widgets.exercises.home.cases import FIRST
from empathy_widgets.exercises.page.case_chooser import SHOWN

pytestmark = pytest.mark.browser


def test_a_case_that_is_not_listed_is_found_by_its_label_and_opened(tab, store):
    oldest = store.create_case("Übergang, dienstags")
    for _number in range(SHOWN):
        store.create_case()
    page = tab.open("administer-a-scale").page
    rows = page.locator("[data-case]")
    expect(rows).to_have_count(SHOWN)
    expect(page.locator(f"[data-case='{oldest.id}']")).to_have_count(0)
    expect(page.locator("[data-newest]")).to_have_text(
        f"{SHOWN} of {SHOWN + 1} cases are listed. Search to find any other.")
    page = tab.open("welcome").page
    expect(rows).to_have_count(FIRST)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(SHOWN)
    page.get_by_role("searchbox", name="Find a case by code or label").press_sequentially("ÜBERGANG di")
    expect(rows).to_have_count(1)
    expect(page.get_by_text(f"1 of {SHOWN + 1} cases")).to_be_visible()
    page.get_by_role("link", name=oldest.code).click()
    page.wait_for_url(re.compile(rf"/chapter/welcome\?case={oldest.id}"))
