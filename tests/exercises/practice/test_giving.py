"""Giving a practice: what nobody looked at yet, what a reason can begin with, and whom nothing can be given to."""

import datetime

import pytest

from empathy_widgets.domain import RunEvent
from empathy_widgets.exercises.active_listening import ActiveListening
from empathy_widgets.exercises.practice.giving import beginnings, grounds
from empathy_widgets.exercises.practice.practising import PracticeView
from empathy_widgets.exercises.practice.sheet import due_days, given_in_words
from empathy_widgets.library import Library
from empathy_widgets.play.practice import unseen
from empathy_widgets.widgets import AssignForm, ListeningDrill

GIVEN = {"reason": "Because.", "start": "2026-11-30", "end": "2026-12-13", "weekdays": [0, 2], "minutes": None,
         "at": "", "zone": ""}
NOON = datetime.datetime(2026, 11, 28, 12, tzinfo=datetime.UTC)


def events(*kinds):
    bodies = {"assign": GIVEN, "look": {"text": "Seen."}, "call-off": {"why": ""}}
    return [RunEvent(number=number, kind=kind.partition(" ")[0], at=NOON, body=bodies.get(kind) or {
        "key": kind, "day": kind.partition(" ")[2], "done": "yes"}) for number, kind in enumerate(kinds, 1)]


@pytest.mark.parametrize(("kinds", "days"), [
    ((), []), (("log 2026-12-01",), []), (("assign", "log 2026-12-02", "log 2026-12-01"), ["2026-12-01", "2026-12-02"]),
    (("log 2026-12-01", "assign", "log 2026-12-02"), ["2026-12-02"]),
    (("assign", "log 2026-12-01", "look", "log 2026-12-02"), ["2026-12-02"]),
    (("assign", "log 2026-12-01", "assign"), ["2026-12-01"]),
    (("assign", "log 2026-12-01", "look", "log 2026-12-01"), ["2026-12-01"]),
])
def test_what_was_written_is_unseen_until_it_was_looked_at_together(kinds, days):
    assert [line["day"] for line in unseen(events(*kinds))] == days


def test_without_a_plan_a_reason_has_two_beginnings_and_every_fact_can_be_looked_up():
    assert len(beginnings(None, Library().entry("practices", "active-listening"))) == 2
    assert all("doi:10." in fact.source and fact.grade == "low" for fact in grounds())


@pytest.mark.parametrize(("today", "first"), [
    ("2026-11-28", "2026-11-30"), ("2026-12-01", "2026-12-02"), ("2026-12-20", "2026-11-30")])
def test_rows_to_write_in_begin_with_the_next_day_it_is_meant_for(today, first):
    days = [day.isoformat() for day in due_days(GIVEN, datetime.date.fromisoformat(today))]
    assert days[0] == first and days[-1] == "2026-12-09" and days == sorted(days)


def test_as_it_was_given_is_said_in_a_sentence():
    assert given_in_words(GIVEN) == "Monday, Wednesday, from 30 November 2026 to 13 December 2026."
    assert given_in_words({**GIVEN, "weekdays": [*range(7)], "minutes": 7}) == (
        "Every day, from 30 November 2026 to 13 December 2026, 7 minutes each time.")


def test_ones_own_practice_is_given_to_nobody_whatever_a_page_sends(open_page, say, store):
    chapter = ActiveListening(open_page())
    say(chapter.view.children[0], "start", content="active-listening", answers={})
    form = AssignForm()
    PracticeView(chapter.running, chapter.noun(chapter.running.run), ListeningDrill, [form])
    for kind, fields in (("assign", GIVEN), ("look", {"text": "x"}), ("call-off", {"why": ""})):
        receipt = say(form, kind, **fields)
        assert not receipt["ok"] and "Choose one on the first page" in receipt["text"]
    assert store.runs(None)[0].events == ()
