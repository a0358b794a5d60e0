"""A class's answers in a real browser: brought, seen as a group, taken away as scores, and no code on the page."""


import pytest
from playwright.sync_api import expect
from brought import CODE, file_of
from test_accessibility import check

pytestmark = pytest.mark.browser


def test_a_class_is_brought_looked_at_and_taken_away(tab, store):
    tab.open("a-class")
    page = tab.page
    page.get_by_label("Which instrument did they fill in?").select_option("pes")
    field = page.get_by_label("The file with the answers")
    field.set_input_files(file_of(item=7))
    expect(page.get_by_role("alert").filter(
        has_text="Row 3, column 2 holds a number that is no choice")).to_be_visible()
    field.set_input_files(file_of())
    expect(page.get_by_role("status").filter(has_text="Read: 40 people. Nothing of it is kept.")).to_be_visible()
    expect(page.locator("[data-chart=radar] svg .polar")).to_be_visible()
    check(page, every=False)
    tab.unfold()
    expect(page.locator("[data-chart=distribution][data-drawn=true]")).to_have_count(4)
    expect(page.locator("[data-items=NCE] tbody tr")).to_have_count(5)
    assert CODE not in page.content() and not store.cases()
    check(page, every=False)
    with page.expect_download() as waiting:
        page.locator("[data-make=scores]").click()
    lines = waiting.value.path().read_text("utf-8").splitlines()
    assert lines[0].startswith("code,NCE,") and lines[1].startswith(f"{CODE}-0,") and len(lines) == 41
    field.set_input_files(file_of(people=4))
    expect(page.get_by_text("A small circle stays among itself")).to_be_visible()
    expect(page.locator("[data-chart]")).to_have_count(0)


def test_columns_of_another_name_are_shown_and_confirmed_once(tab, store):
    tab.open("a-class")
    page = tab.page
    page.get_by_label("Which instrument did they fill in?").select_option("pes")
    other = file_of()
    head, rest = other["buffer"].split(b"\r\n", 1)
    other["buffer"] = b";".join(
        name if not name.isdigit() else b"PES_" + name for name in head.split(b";")) + b"\r\n" + rest
    page.get_by_label("The file with the answers").set_input_files(other)
    expect(page.get_by_label("Column of item 20")).to_have_value("20")
    assert CODE not in page.content()
    check(page, every=False)
    page.get_by_role("button", name="Yes, read it like this").click()
    expect(page.get_by_role("status").filter(has_text="Read: 40 people. Nothing of it is kept.")).to_be_visible()
    expect(page.locator("[data-asked]")).to_have_count(0)
    assert CODE not in page.content() and not store.cases()
