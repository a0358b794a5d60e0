"""The chapter on the brain as a reader has it: read, point, come back to the same region, go and practise."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


def test_a_region_is_read_kept_over_a_reload_and_leads_to_its_chapter(tab):
    page = tab.open("empathy-and-the-brain").page
    expect(page.get_by_role("heading", name="Choose a region")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Insula, Outer view").press("Enter")
    expect(page.get_by_role("heading", name="Insula")).to_be_focused()
    check(page)
    page.reload()
    expect(page.get_by_role("heading", name="Insula")).to_be_visible()
    page.get_by_role("link", name="Practise it: Role-play").press("Enter")
    expect(page.get_by_role("heading", name="Role-play", level=1)).to_be_visible()
