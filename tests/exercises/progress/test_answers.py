"""The answers of a sitting: all of them, flagged where worth a look, none left out."""

import pytest

from empathy_widgets.exercises.progress.answers import answer_table
from empathy_widgets.exercises.progress.progress import Progress


@pytest.fixture
def table(page):
    """The table of a sitting."""
    return lambda sitting: answer_table(Progress.of(page, sitting))


def test_answered_declined_and_unanswered_are_three_things(table, fill, case):
    rows = {row["number"]: row for row in table(fill(case, 2, open=(3,), no=(4,))).rows}
    assert len(rows) == 20
    assert rows[1]["answer"].endswith(" (2)") and rows[1]["seconds"] == 4.0
    assert (rows[3]["answer"], rows[3]["seconds"]) == ("not answered", None)
    assert rows[4]["answer"] == "preferred not to answer"


def test_straight_lining_and_hurry_are_flagged_and_nothing_is_deleted(table, fill, store, case):
    sitting = fill(case, 3, ms=600)
    found = table(sitting)
    notes = " ".join(note["text"] for note in found.notes)
    assert "All 20 answers are the same" in notes and "under 2 seconds" in notes
    assert all(row["flag"] and row["seconds"] == 0.6 for row in found.rows)
    assert store.administration(sitting.id).answers == dict.fromkeys(range(1, 21), 3)


def test_calm_and_varied_answers_get_no_note(table, fill, case):
    found = table(fill(case, lambda item: 1 + item % 5))
    assert found.notes == [] and not any(row["flag"] for row in found.rows)


def test_how_fast_a_paper_form_was_copied_says_nothing_of_the_person(table, fill, case):
    found = table(fill(case, lambda item: 1 + item % 5, "pes", "paper", ms=600))
    assert found.notes == [] and not any(row["flag"] for row in found.rows)
    assert found.rows[2]["text"] == "Item 3", "a key-only scale shows no sentence"


def test_items_read_as_they_were_given(table, fill, case, load_wording):
    first = load_wording(word="Satz", language="de")
    sitting = fill(case, 3, "pes", wording=first.id)
    load_wording(word="Sentence")
    assert table(sitting).rows[2]["text"] == "Satz 3."
