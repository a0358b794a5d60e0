"""The list of cases on the first page: shapes, an order, more of them, and the archive."""

import pytest

from empathy_widgets.widgets import CaseList

NASTY = "<b>Tuesdays</b> 😀 " + "W" * 120

SHAPE = {"rim": [[0, -20], [20, 0], [0, 20], [-20, 0]], "points": [[0, -10], [5, 0], [0, 20], [-2, 0]],
         "text": "Last sitting: warmth 12, anger 9"}
ORDERS = ["Used last", "Newest case", "Code", "Your label"]


def cases(count, **more):
    usual = {"label": "", "line": "no sitting yet", "link": "", **more}
    return [{"id": str(number), "code": f"amber-otter-{number:02}", **usual} for number in range(1, count + 1)]


def last_search(stage):
    """What the page asked for last, without its request."""
    event = [one for one in stage.outbox if one["kind"] == "search"][-1]
    return {name: event[name] for name in ("words", "order", "archived", "all")}


def answer(stage, rows, count=None):
    """Answer what the page asked for last, as the first page does."""
    (*_earlier, event) = [one for one in stage.outbox if one["kind"] == "search"]
    stage.assign(found={**last_search(stage), "count": len(rows) if count is None else count, "cases": rows})
    stage.receive(event, "")


def test_a_case_shows_its_last_shape_and_tells_it_in_words(stage):
    gap = {**SHAPE, "points": [[0, -10], None, [0, 20], [-2, 0]]}
    rows = [{**one, "shape": shape} for one, shape in zip(cases(3), (SHAPE, gap, {}), strict=True)]
    stage.mount(CaseList(cases=rows))
    drawn = stage.page.locator("svg")
    first = stage.page.get_by_role("button", name="amber-otter-01")
    assert stage.page.locator(f"#{first.get_attribute('aria-describedby')}").text_content() == SHAPE["text"]
    assert first.get_attribute("aria-describedby") and "warmth" not in first.inner_text()
    assert [drawn.nth(index).locator("polygon.ew-shape-now").count() for index in range(3)] == [1, 0, 0]
    assert drawn.nth(1).locator("line.ew-shape-now").count() == 2, "a gap is not bridged"
    assert drawn.nth(2).locator(".ew-shape-none").count() == 1


def test_a_list_that_cannot_be_arranged_has_no_order_and_no_archive(stage):
    stage.mount(CaseList(cases=cases(9), count=30, archived=2))
    assert stage.page.locator("[data-sort], [data-tidy], [data-away]").count() == 0
    assert stage.page.locator("[data-more]").is_hidden()


def test_python_sorts_and_lengthens_the_list_and_the_focus_stays(stage):
    stage.mount(CaseList(cases=cases(9), count=30, arranges=True))
    sort = stage.page.get_by_role("combobox", name="Sort by")
    assert sort.locator("option").all_inner_texts() == ORDERS
    sort.select_option("label")
    assert last_search(stage) == {"words": "", "order": "label", "archived": False, "all": False}
    answer(stage, cases(9)[::-1], 30)
    assert stage.page.locator("[data-case]").first.get_attribute("data-case") == "9"
    stage.page.get_by_role("button", name="Show more").click()
    assert last_search(stage)["all"] is True and last_search(stage)["order"] == "label"
    answer(stage, cases(30)[::-1])
    assert stage.page.locator("[data-case]").count() == 30 and stage.page.locator("[data-more]").is_hidden()
    stage.page.get_by_role("searchbox").fill("otter-07")
    assert last_search(stage)["words"] == "otter-07"
    answer(stage, cases(30)[6:7])
    assert stage.page.get_by_text("1 of 30 cases").is_visible()
    assert stage.page.evaluate("document.activeElement.type") == "search"


def test_a_case_is_archived_from_the_list_once_that_is_asked_for(stage):
    stage.mount(CaseList(cases=cases(2), arranges=True))
    page = stage.page
    assert page.locator("[data-archive]").count() == 0, "no row bears a button nobody asked for"
    page.get_by_role("button", name="Archive a case").click()
    assert page.get_by_text("nothing in it is changed or lost").is_visible()
    page.get_by_role("button", name="Archive: amber-otter-01").press("Enter")
    event = stage.events("archive")[0]
    assert (event["id"], event["on"]) == ("1", True)
    stage.assign(cases=cases(2)[1:], archived=1)
    stage.receive(event, "amber-otter-01 is archived.")
    assert page.get_by_text("amber-otter-01 is archived.").is_visible()
    assert page.evaluate("document.activeElement.dataset.archive") == "2", "the next one is in focus"
    page.get_by_role("button", name="Done").click()
    assert page.locator("[data-archive]").count() == 0


def test_archived_cases_are_shown_when_asked_and_put_back(stage):
    stage.mount(CaseList(cases=cases(2)[1:], archived=1, arranges=True))
    page = stage.page
    page.get_by_role("button", name="Archived cases (1)").click()
    assert last_search(stage)["archived"] is True and page.get_by_role("heading", name="Archived cases").is_visible()
    answer(stage, cases(1))
    assert page.locator("[data-case]").get_attribute("data-case") == "1" and page.locator("[data-create]").count() == 0
    page.get_by_role("button", name="Put back on the list: amber-otter-01").click()
    assert stage.events("archive")[0]["on"] is False
    stage.assign(cases=cases(2), archived=0)
    stage.receive(stage.events("archive")[0], "amber-otter-01 stands on the list again.")
    assert page.get_by_role("heading", name="Your cases").is_visible() and page.locator("[data-case]").count() == 2


def test_where_every_case_is_archived_they_can_still_be_reached(stage):
    stage.mount(CaseList(archived=2, arranges=True))
    stage.page.get_by_role("button", name="Archived cases (2)").click()
    assert last_search(stage)["archived"] is True
    answer(stage, cases(2))
    stage.page.get_by_role("button", name="Back to your cases").click()
    assert stage.page.get_by_text("There is no case here yet.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_while_cases_are_archived(open_stage, scheme, width):
    rows = [{**one, "shape": SHAPE} for one in cases(10, label=NASTY)]
    stage = open_stage(width, 640, scheme).mount(CaseList(cases=rows, count=30, archived=2, arranges=True))
    stage.page.locator("[data-tidy]").click()
    stage.page.locator("summary").click()
    assert stage.violations() == "" and stage.overflow() <= 0
