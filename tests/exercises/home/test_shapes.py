"""The small radar of a case: the last completed sitting's scores, or nothing."""

import math

import pytest
from statements import statements_of

from empathy_widgets.exercises.home.shapes import RADIUS, shapes


def test_the_outline_lies_where_the_last_scores_lie(open_page, case, fill):
    fill(case, 1)
    fill(case, 5)
    shape = shapes(open_page(), [case.id])[case.id]
    assert shape["points"] == shape["rim"] and all(math.hypot(*point) == RADIUS for point in shape["rim"])
    fill(case, 1)
    shape = shapes(open_page(), [case.id])[case.id]
    assert {tuple(map(abs, point)) for point in shape["points"]} == {(0, 0)}, "the lowest score is the centre"
    fill(case, 3)
    shape = shapes(open_page(), [case.id])[case.id]
    assert [math.hypot(*point) for point in shape["points"]] == [RADIUS / 2] * 4
    assert shape["text"].startswith("Last sitting, Recognising and Sharing Feelings (practice form): ")
    assert shape["text"].count(" 15") == 4


def test_a_score_that_is_missing_is_a_gap(open_page, case, fill):
    fill(case, no=range(1, 21))
    assert shapes(open_page(), [case.id])[case.id]["points"] == [None] * 4


@pytest.mark.parametrize("instrument", ["teq", "no-longer-here"])
def test_what_has_no_radar_or_is_not_here_any_more_has_no_shape(open_page, store, case, instrument):
    sitting = store.start(case.id, instrument, "paper")
    store.respond(sitting.id, 1, 1, case_id=case.id)
    store.complete(sitting.id, case_id=case.id)
    assert shapes(open_page(), [case.id]) == {}


def test_answers_are_read_of_the_listed_cases_alone_in_one_statement(open_page, store, case, fill):
    fill(case)
    fill(store.create_case("not listed"))
    page = open_page()
    with statements_of(page.workspace) as statements:
        assert set(shapes(page, [case.id])) == {case.id}
    assert len([statement for statement in statements if "FROM responses" in statement]) == 1
