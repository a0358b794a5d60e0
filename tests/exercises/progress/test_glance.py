"""The profile at a glance: a row a score told by its places on its range, and each sentence once."""

import json
from dataclasses import replace

import pytest

from empathy_widgets.exercises.progress.glance import at_a_glance, score_lines
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import reading


@pytest.fixture
def progress(page):
    """The course as seen from one sitting."""
    return lambda sitting: Progress.of(page, sitting)


def rows(found):
    return {row["subscale"]: row for row in score_lines(found).rows}


def test_a_row_says_where_a_score_lies_where_it_lay_and_what_that_means(progress, fill, case):
    fill(case, 4, "pes", "paper")
    row = rows(progress(fill(case, 2, "pes", "paper")))["NAE"]
    assert (row["score"], row["earlier"], row["change"], row["verdict"]) == ("10", "20", "−10", "fell")
    assert (row["low"], row["high"], row["at"], row["before"]) == ("5", "25", 0.25, 0.75)
    # 1.96 * 3.62 * sqrt(2) * sqrt(1 - .762) = 4.895 points either side of 20 on 5 to 25 (Owsiak, 2025)
    assert row["band"] == pytest.approx([(20 - 4.895 - 5) / 20, (20 + 4.895 - 5) / 20], abs=1e-3)
    assert row["mean"] == pytest.approx((12.98 - 5) / 20)
    assert "It takes 5 points or more" in row["says"] and "n = 728" in row["says"]


def test_general_scores_stand_in_rows_of_their_own_range(progress, fill, case):
    found = rows(progress(fill(case, 3, "pes", "paper")))
    ranges = {(row["low"], row["high"]) for row in found.values()}
    assert ranges == {("5", "25"), ("10", "50"), ("20", "100")}
    assert {row["at"] for row in found.values()} == {0.5}


def test_a_first_sitting_is_compared_with_nothing(progress, fill, case):
    row = rows(progress(fill(case, 3)))["NCE"]
    assert (row["earlier"], row["change"], row["verdict"], row["before"], row["band"]) == ("", "", "", None, None)


def test_a_score_with_too_few_answers_lies_nowhere_and_says_how_many_there_were(progress, fill, case):
    row = rows(progress(fill(case, 3, open=(1, 5, 9))))["NCE"]
    assert (row["score"], row["at"], row["note"]) == ("", None, "2 of 5 answered") and "not scored" in row["says"]
    assert rows(progress(fill(case, 3)))["NCE"]["note"] == ""


def test_that_nobody_can_tell_stands_once_on_the_whole_page(progress, fill, case):
    fill(case, 2)
    found = progress(fill(case, 4))
    told = json.dumps([at_a_glance(found).blocks, score_lines(found).rows, score_lines(found).key])
    assert told.count("annot tell") - told.count('"verdict": "cannot tell"') == 1
    assert told.count("reference sample") == 1
    assert sum("annot tell" in line for block in reading(found) for line in block["paragraphs"]) == 1


def test_what_stands_out_follows_the_sitting_that_was_chosen(progress, fill, case):
    fill(case, 2, "pes", "paper")
    middle = fill(case, 4, "pes", "paper")
    found = progress(fill(case, 4, "pes", "paper"))
    assert "rose by 10 points" in at_a_glance(found).blocks[0]["paragraphs"][0]
    nothing = at_a_glance(replace(found, laid_over=middle.id)).blocks[0]["paragraphs"][0]
    assert "rose" not in nothing and "above the mean" in nothing
    assert "which was chosen above" in json.dumps(reading(replace(found, laid_over=middle.id)))
    assert "which was chosen above" not in json.dumps(reading(found))


def test_a_sitting_set_aside_is_compared_with_no_chosen_one_either(progress, fill, store, case):
    first = fill(case, 2, "pes", "paper")
    found = replace(progress(store.void(fill(case, 4, "pes", "paper").id, "Wrong person.")), laid_over=first.id)
    assert found.first is found.current and not found.chosen and found.changes == {}
