"""The answers as a table that a screen reader and a phone can both read."""

import pytest

from empathy_widgets.widgets import AnswerTable

ROWS = [
    {"number": 1, "text": "I notice when someone goes quiet.", "answer": "Often (4)", "seconds": 4.25, "flag": False},
    {"number": 2, "text": "<b>Laughter</b> is catching for me.", "answer": "Rarely (2)", "seconds": 0.9, "flag": True},
    {"number": 3, "text": "ألاحظ عندما يصمت شخص ما.", "answer": None, "seconds": None, "flag": "Answered last"},
]


def table(**traits):
    usual = {"caption": "Answers, item by item", "rows": ROWS, "notes": [{"text": "Item 2 was very fast."}]}
    return AnswerTable(**{**usual, **traits})


def test_each_row_says_item_answer_time_and_flag(stage):
    stage.mount(table())
    page = stage.page
    assert page.get_by_role("table", name="Answers, item by item").count() == 1
    rows = [row.all_inner_texts() for row in
            (page.locator(f"tr[data-item='{number}'] > *") for number in (1, 2, 3))]
    assert rows[0] == ["1", "I notice when someone goes quiet.", "Often (4)", "4.3 s"]
    assert rows[1][2].split("\n") == ["Rarely (2)", "Look again"] and page.locator("b").count() == 0
    assert rows[2][2].split("\n") == ["Not answered", "Answered last"] and rows[2][3] == ""


def test_the_time_column_is_left_out_when_no_time_is_known(stage):
    stage.mount(table(rows=[{**row, "seconds": None} for row in ROWS]))
    assert stage.page.get_by_role("columnheader").all_inner_texts() == ["No.", "Item", "Answer"]


def test_notes_stand_below_and_go_when_there_are_none(stage):
    stage.mount(table())
    assert stage.page.locator("[data-quality-notes]").get_by_text("Item 2 was very fast.").is_visible()
    stage.assign(notes=[])
    assert stage.page.locator("[data-quality-notes]").count() == 0


def test_no_answers_is_a_state_with_its_own_words(stage):
    stage.mount(AnswerTable())
    assert stage.page.get_by_text("No answers have been given yet.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(table())
    assert stage.violations() == "" and stage.overflow() <= 0
    assert stage.page.get_by_role("row").count() == 4 and stage.page.get_by_role("rowheader").count() == 3


def test_closing_leaves_nothing_behind(stage):
    stage.mount(table())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
