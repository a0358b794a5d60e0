"""Tables of item figures: words as Python gave them, readable by everybody at any width."""

import pytest

from empathy_widgets.widgets import ItemTable

pytestmark = pytest.mark.browser
COLUMNS = ["Item", "Answers", "Mean", "SD", "Lowest", "Highest", "With the rest", "Alpha without"]


def table(**traits):
    rows = [[f"{number} R", "40", "2.50", "1.04", "25 %", "10 %", "-0.13", "0.81"] for number in (1, 5, 9)]
    return ItemTable(**{
        "title": "The items", "line": "Missing answers (listwise): …", "columns": COLUMNS,
        "notes": ["They are no norms."],
        "subscales": [{"id": "W", "label": "Warmth <b>", "line": "Alpha 0.81.", "rows": rows}], **traits,
    })


def test_each_cell_stands_under_its_column_and_beside_its_item(stage):
    stage.mount(table())
    assert stage.page.locator("[data-items=W] thead th").all_inner_texts() == COLUMNS
    assert stage.page.locator("[data-items=W] tbody th[scope=row]").all_inner_texts() == ["1 R", "5 R", "9 R"]
    assert stage.page.get_by_role("region", name="Items of Warmth <b>").is_visible()
    assert stage.page.get_by_text("They are no norms.").is_visible() and stage.page.locator("[role=group]").count() == 0


def test_warnings_come_first_and_an_empty_table_has_its_own_words(stage):
    stage.mount(table(warnings=["Warmth: item 1 runs against the others."]))
    group = stage.page.get_by_role("group", name="Please look again")
    assert "runs against" in group.inner_text()
    assert group.evaluate("one => !!(one.compareDocumentPosition(document.querySelector('table')) & 4)")
    stage.assign(subscales=[], warnings=[])
    assert stage.page.get_by_text("There are no item figures yet.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_table_scrolls_by_itself(open_stage, scheme):
    stage = open_stage(320, 640, scheme).mount(table(warnings=["Warmth: item 1 runs against the others."]))
    assert stage.violations() == "" and stage.overflow() <= 0
    frame = stage.page.get_by_role("region")
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    frame.focus()
    assert frame.evaluate("one => one === document.activeElement")


def test_closing_leaves_nothing_behind(stage):
    stage.mount(table())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
