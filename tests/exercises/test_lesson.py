"""A lesson on the page: the first answer begins a run of one's own, every answer is kept and shows its reason."""

import pytest

from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.course.timeline import timeline
from empathy_widgets.exercises.lesson import LessonPage

THREE = "three-kinds-of-empathy"


@pytest.fixture
def lesson(page):
    return LessonPage(page, THREE)


def test_reading_begins_nothing(lesson, store):
    assert lesson.view.children and store.runs(None) == ()
    assert all(card["bin"] == "" and card["why"] == "" for card in lesson.cards.cards)


def test_every_answer_shows_its_reason_and_comes_back(lesson, say, store, case, open_page):
    assert say(lesson.cards, "sort", card="late", bin="affective")["ok"]
    assert say(lesson.checks, "answer", check="imagine", choice="ask")["ok"]
    card = lesson.cards.cards[0]
    assert card["bin"] == "affective" and card["why"].startswith("He feels a great deal")
    (run,) = store.runs(None)
    assert run.kind is RunKind.LESSON and run.content == THREE and run.case_id is None
    assert store.runs(case.id) == ()  # nobody's case learns what its clinician answered
    again = LessonPage(open_page(), THREE)
    assert again.cards.cards == lesson.cards.cards and again.checks.checks == lesson.checks.checks
    assert [check["right"] for check in again.checks.checks if check["choice"]] == [True]


def test_a_message_sent_twice_is_one_answer(lesson, say, store):
    for _time in range(2):
        assert say(lesson.checks, "answer", request="the same", check="imagine", choice="ask")["ok"]
    again = LessonPage(lesson.page, THREE)
    assert say(again.checks, "answer", request="the same", check="imagine", choice="ask")["ok"]
    (run,) = store.runs(None)
    assert len(run.events) == 1


def test_two_pages_answer_and_both_answers_stand(lesson, say, store, open_page):
    other = LessonPage(open_page(), THREE)
    assert say(lesson.cards, "sort", card="late", bin="cognitive")["ok"]
    third = LessonPage(open_page(), THREE)
    assert say(lesson.cards, "sort", card="tears", bin="affective")["ok"]
    assert say(third.checks, "answer", check="imagine", choice="ask")["ok"]
    assert say(other.checks, "answer", check="more", choice="look")["ok"]
    newest = LessonPage(open_page(), THREE).state
    assert newest.cards == {"late": "cognitive", "tears": "affective"}
    assert newest.checks == {"imagine": "ask", "more": "look"}


def test_what_no_page_of_ours_sends_is_refused_in_a_sentence(lesson, say, store):
    refused = say(lesson.cards, "sort", card="late", bin="elsewhere")
    assert not refused["ok"] and "reload" in refused["text"] and store.runs(None) == ()


def test_the_own_practice_says_how_far_it_came(lesson, say, open_page):
    say(lesson.cards, "sort", card="late", bin="cognitive")
    (row,) = timeline(open_page())
    assert "1 of 21 answered" in row["line"] and "Lesson" in row["line"] and row["link"].endswith(THREE)


@pytest.mark.parametrize("name", [THREE, "how-it-grows", "empathy-and-the-brain"])
def test_no_answer_is_told_by_its_place(page, name):
    lesson = LessonPage(page, name)
    right = {(check.id, choice.id) for check in lesson.lesson.checks for choice in check.choices if choice.right}
    places = [place for check in lesson.checks.checks for place, choice in enumerate(check["choices"])
              if (check["id"], choice["id"]) in right]
    assert max(places.count(place) for place in set(places)) <= 0.65 * len(places)
    again = LessonPage(page, name)
    assert again.checks.checks == lesson.checks.checks
