"""The list of cases: open one, find one among many, make a new one."""

import pytest

from empathy_widgets.widgets import CaseList

NASTY = "<b>Tuesdays</b> ‮drawkcab‬ 😀 " + "W" * 120


def cases(count, **more):
    usual = {"label": "", "line": "no sitting yet", "link": "", **more}
    return [{"id": str(number), "code": f"amber-otter-{number:02}", **usual} for number in range(1, count + 1)]


def test_a_case_with_a_link_is_a_link_and_one_without_sends_an_event(stage):
    stage.mount(CaseList(cases=[*cases(1), {**cases(2)[1], "link": "/chapter/profile?case=2"}]))
    page = stage.page
    assert page.get_by_role("link", name="amber-otter-02").get_attribute("href") == "/chapter/profile?case=2"
    page.get_by_role("button", name="amber-otter-01").click()
    assert [event["id"] for event in stage.events("open")] == ["1"]


def test_a_link_that_is_a_script_is_no_link(stage):
    stage.mount(CaseList(cases=cases(1, link="javascript:alert(1)")))
    assert stage.page.get_by_role("link").count() == 0


def test_a_receipt_leads_to_another_page_of_this_site_only(stage):
    stage.mount(CaseList(cases=cases(1)))
    stage.page.get_by_role("button", name="amber-otter-01").click()
    stage.receive(stage.outbox[-1], "", goto="http://elsewhere.invalid/")
    assert stage.page.url.endswith("/stage")
    stage.page.get_by_role("button", name="amber-otter-01").click()
    stage.receive(stage.outbox[-1], "", replace="/stage?case=1")
    assert stage.page.url.endswith("/stage?case=1")
    stage.page.get_by_role("button", name="amber-otter-01").click()
    with stage.page.expect_navigation(url="**/chapter/profile"):
        stage.receive(stage.outbox[-1], "", goto="/chapter/profile")


@pytest.mark.parametrize(("count", "fields"), [(8, 0), (9, 1)])
def test_a_search_stands_above_more_than_eight_cases(stage, count, fields):
    stage.mount(CaseList(cases=cases(count)))
    assert stage.page.get_by_role("searchbox").count() == fields


def test_searching_finds_by_code_and_label_and_says_how_many(stage):
    many = cases(12)
    many[4]["label"] = "Dienstags um zehn"
    stage.mount(CaseList(cases=many))
    search = stage.page.get_by_role("searchbox", name="Find a case by code or label")
    search.fill("DIENSTAGS zehn")
    assert stage.page.locator("[data-case]").count() == 1 and stage.page.get_by_text("1 of 12 cases").is_visible()
    search.fill("heron")
    assert stage.page.get_by_text("No case matches these words.").is_visible()
    stage.assign(cases=[*many, *cases(1)])
    assert search.input_value() == "heron" and stage.page.evaluate("document.activeElement.type") == "search"


def test_a_new_case_is_made_once_and_its_code_is_shown_large(stage):
    stage.mount(CaseList(cases=cases(1)))
    label = stage.page.get_by_role("textbox", name="Your own label (optional)")
    assert label.count() == 0, "whoever has cases unfolds the form first"
    stage.page.locator("summary", has_text="A new case").click()
    assert "no names" in stage.page.locator(f"#{label.get_attribute('aria-describedby')}").inner_text()
    label.fill("  Tuesdays ")
    label.press("Enter")
    label.press("Enter")
    assert [event["label"] for event in stage.events("create")] == ["Tuesdays"]
    stage.receive(stage.outbox[-1], "Made.", code="quiet-heron-08", link="/chapter/profile?case=9")
    code = stage.page.locator("[data-new-code]")
    assert code.inner_text() == "quiet-heron-08" and label.input_value() == ""
    assert code.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 24
    assert stage.page.get_by_role("link", name="Open this case").is_visible()


def test_a_refused_case_keeps_what_was_typed(stage):
    stage.mount(CaseList())
    stage.page.locator("[data-label]").fill("Tuesdays")
    stage.page.locator("[data-create]").click()
    stage.receive(stage.outbox[-1], "There is no room on the disk. Please make some and try again.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="no room").is_visible()
    assert stage.page.locator("[data-label]").input_value() == "Tuesdays"
    assert stage.page.locator("[data-create]").is_enabled()


def test_no_case_yet_is_a_state_with_its_own_words(stage):
    stage.mount(CaseList())
    assert stage.page.get_by_text("There is no case here yet. Make the first one below").is_visible()
    stage.assign(allow_new=False)
    assert stage.page.locator("[data-create]").count() == 0


def test_words_never_become_markup(stage):
    stage.mount(CaseList(cases=cases(1, label=NASTY)))
    assert stage.page.locator("b").count() == 0 and stage.page.locator(".ew-case-label").text_content() == NASTY


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(CaseList(cases=cases(10, label=NASTY)))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(CaseList(cases=cases(10)))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def found_by(stage, many, words):
    """Answer the search the page asked for, as the chapter does: what was found, then the receipt."""
    rows = [one for one in many if words in one["code"]]
    (asked,) = [event for event in stage.outbox if event["kind"] == "search" and event["words"] == words]
    stage.assign(found={"words": words, "count": len(rows), "cases": rows[-3:]})
    stage.receive(asked, "")


def test_where_there_are_more_cases_than_are_listed_python_is_asked_and_the_page_says_so(stage):
    many = cases(30)
    stage.mount(CaseList(cases=many[-10:], count=30))
    page, rows = stage.page, stage.page.locator("[data-case]")
    newest = page.locator("[data-newest]")
    assert newest.inner_text() == "10 of 30 cases are listed. Search to find any other."
    search = page.get_by_role("searchbox")
    search.fill("otter-02")
    assert rows.count() == 10, "what is listed stays until the answer is here"
    found_by(stage, many, "otter-02")
    assert rows.evaluate_all("all => all.map((one) => one.dataset.case)") == ["2"]
    assert page.get_by_text("1 of 30 cases").is_visible() and newest.is_hidden()
    search.fill("otter-1")
    found_by(stage, many, "otter-1")
    assert rows.count() == 3 and page.get_by_text("10 of 30 cases", exact=True).is_visible()
    assert newest.inner_text() == "3 of 10 cases are listed. Search to find any other."
    search.fill("heron")
    found_by(stage, many, "heron")
    assert rows.count() == 0 and page.get_by_text("No case matches these words.").is_visible()
    search.fill("")
    assert rows.count() == 10 and newest.inner_text().startswith("10 of 30")


def test_one_search_is_asked_at_a_time_and_the_last_words_win(stage):
    many = cases(30)
    stage.mount(CaseList(cases=many[-10:], count=30))
    search = stage.page.get_by_role("searchbox")
    search.press_sequentially("02")
    assert [event["words"] for event in stage.events("search")] == ["0"]
    found_by(stage, many, "0")
    assert stage.page.locator("[data-case]").count() == 10, "an answer to other words is not shown"
    found_by(stage, many, "02")
    assert stage.page.locator("[data-case]").evaluate_all("all => all.map((one) => one.dataset.case)") == ["2"]
    assert search.input_value() == "02" and stage.page.evaluate("document.activeElement.type") == "search"


def test_a_search_that_is_refused_says_why_and_the_next_one_is_asked(stage):
    stage.mount(CaseList(cases=cases(10), count=30))
    search = stage.page.get_by_role("searchbox")
    search.fill("a")
    stage.receive(stage.outbox[-1], "The workspace is busy. Please try again in a moment.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="busy").is_visible()
    search.fill("am")
    assert stage.events("search")[-1]["words"] == "am"


def test_few_cases_are_searched_on_the_page_alone(stage):
    stage.mount(CaseList(cases=cases(12), count=12))
    stage.page.get_by_role("searchbox").fill("otter-02")
    assert stage.page.locator("[data-case]").count() == 1 and stage.events("search") == []
    assert stage.page.locator("[data-newest]").is_hidden()
