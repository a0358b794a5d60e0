"""What is worth a second look, and what is not."""

import datetime

import pytest

from empathy_widgets.domain import Response
from empathy_widgets.errors import ImpossibleResponse
from empathy_widgets.scoring import quality_notes

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def respond(choices, elapsed_ms=4000, declined=()):
    """One response a choice, item 1 first; 0 leaves an item out."""
    return [
        Response(
            item=item, choice=None if item in declined else choice, declined=item in declined, answered_at=NOON,
            elapsed_ms=elapsed_ms,
        )
        for item, choice in enumerate(choices, 1) if choice
    ]


def kinds(notes):
    return [note.kind for note in notes]


VARIED = [1, 2, 3, 4] * 5


def test_varied_unhurried_complete_answers_raise_nothing(pes):
    assert quality_notes(pes, respond(VARIED)) == ()


def test_the_same_answer_throughout_is_asked_about_not_judged(pes):
    (note,) = quality_notes(pes, respond([3] * 20))
    assert note.kind == "same answer throughout" and note.items == tuple(range(1, 21))
    assert "That can be how it is" in note.text


def test_the_same_answer_with_some_declined_is_still_the_same_answer(pes):
    notes = quality_notes(pes, respond([5] * 20, declined=(5, 10, 15)))
    assert kinds(notes) == ["same answer throughout", "declined"]
    assert len(notes[0].items) == 17 and notes[1].items == (5, 10, 15)


def test_a_run_over_half_of_the_scale_is_named_with_its_ends(pes, well_said):
    (note,) = quality_notes(pes, respond([1, 2, 3, *[4] * 10, 1, 2, 3, 1, 2, 3, 1]))
    assert note.kind == "long run" and note.items == tuple(range(4, 14))
    assert well_said(note.text, "Items 4 to 13 all have the same answer", "look at them again")


def test_nine_alike_of_twenty_are_not_a_long_run(pes):
    assert quality_notes(pes, respond([4] * 9 + [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2])) == ()


def test_a_gap_ends_a_run(pes):
    notes = quality_notes(pes, respond([4] * 6 + [0] + [4] * 6 + [1, 2, 3, 1, 2, 3, 1]))
    assert kinds(notes) == ["unanswered"]
    notes = quality_notes(pes, respond([4] * 13 + [1, 2, 3, 1, 2, 3, 1], declined=(7,)))
    assert kinds(notes) == ["declined"]


def test_a_few_alike_at_the_start_are_too_few_for_a_remark(pes):
    notes = quality_notes(pes, respond([2] * 5))
    assert kinds(notes) == ["unanswered"] and notes[0].items == tuple(range(6, 21))


@pytest.mark.parametrize(("elapsed", "expected"), [
    (1999, ["very fast"]), (0, ["very fast"]), (2000, []), (None, []),
])
def test_two_seconds_an_item_are_the_floor(pes, elapsed, expected):
    assert kinds(quality_notes(pes, respond(VARIED, elapsed_ms=elapsed))) == expected


def test_fast_items_are_listed_in_order_and_the_rule_says_whose_it_is(pes):
    responses = respond(VARIED)
    for index in (8, 2):
        responses[index] = responses[index].model_copy(update={"elapsed_ms": 300})
    (note,) = quality_notes(pes, reversed(responses))
    assert note.items == (3, 9) and "this workbook's rule, not a finding" in note.text
    assert note.text.startswith("2 items were")


def test_declining_fast_is_not_answering_fast(pes):
    assert kinds(quality_notes(pes, respond(VARIED, elapsed_ms=100, declined=range(1, 21)))) == ["declined"]


def test_nothing_answered_is_one_note(pes):
    (note,) = quality_notes(pes, [])
    assert note.kind == "unanswered" and len(note.items) == 20


def test_notes_come_in_a_fixed_order_and_read_right_for_one(pes):
    notes = quality_notes(pes, respond([3] * 19, elapsed_ms=100, declined=(2,)))
    assert kinds(notes) == ["same answer throughout", "very fast", "declined", "unanswered"]
    assert notes[2].text.startswith("1 item was") and notes[3].text.startswith("1 item was")


def test_six_alike_are_enough_to_ask_and_the_note_counts_them(pes, well_said):
    same, missing = quality_notes(pes, respond([2] * 6))
    assert same.items == (1, 2, 3, 4, 5, 6) and well_said(same.text, "All 6 answers are the same")
    assert missing.text.startswith("14 items were not answered. They count")


def test_of_two_runs_of_one_length_the_first_is_named(pes):
    (note,) = quality_notes(pes, respond([1] * 10 + [2] * 10))
    assert note.items == tuple(range(1, 11))


@pytest.mark.parametrize(("count", "fast", "declined", "missing"), [
    (1, "1 item was answered in under 2 seconds", "1 item was answered with “prefer",
     "1 item was not answered. It counts"),
    (3, "3 items were answered in under 2 seconds", "3 items were answered with “prefer",
     "3 items were not answered. They count"),
])
def test_each_note_is_whole_sentences_for_one_item_and_for_three(pes, well_said, count, fast, declined, missing):
    notes = quality_notes(pes, respond([*VARIED[:20 - count], *[0] * count], declined=range(1, 1 + count)))
    assert kinds(notes) == ["declined", "unanswered"]
    assert well_said(notes[0].text, declined, "counted as missing")
    assert well_said(notes[1].text, missing, "never as zero")
    hurried = respond(VARIED)
    hurried[:count] = respond(VARIED[:count], elapsed_ms=100)
    (note,) = quality_notes(pes, hurried)
    assert well_said(note.text, fast, "not a finding", "Was there time to read?")


def test_a_response_to_an_unknown_item_is_refused(pes):
    with pytest.raises(ImpossibleResponse):
        quality_notes(pes, respond([1] * 21))
