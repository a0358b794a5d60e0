"""A practice as it was given becomes an entry of a calendar."""

import datetime

import pytest
from ical.calendar_stream import IcsCalendarStream

from empathy_widgets.domain import Run, RunEvent, RunKind, Status
from empathy_widgets.exercises.practice.calendar import calendar_name, reminder_of, reminders_file
from empathy_widgets.play.practice import Practised, practised_further

AT = datetime.datetime(2026, 2, 1, 9, tzinfo=datetime.UTC)
GIVEN = {"reason": "You said the evenings are loud.", "start": "2026-02-02", "end": "2026-02-15", "weekdays": [0, 2],
         "minutes": 3, "at": "07:30", "zone": "Europe/Berlin"}


class Content:
    id, title = "loving-kindness", "Loving-kindness"


def run_of(*events):
    state = Practised()
    for kind, body in events:
        state = practised_further(Content, state, kind, body)
    kept = tuple(RunEvent(number=number, kind=kind, body=body, at=AT + datetime.timedelta(days=number))
                 for number, (kind, body) in enumerate(events, 1))
    return Run(id="r1", kind=RunKind.LOVING_KINDNESS, content=Content.id, status=Status.OPEN, started_at=AT,
               events=kept), state


def test_what_was_given_stands_in_the_calendar_and_says_what_it_is_only_where_that_is_wanted():
    run, state = run_of(("assign", GIVEN))
    plain, named = (reminder_of(run, Content, state, discreet=discreet) for discreet in (True, False))
    (event,) = IcsCalendarStream.calendar_from_ics(reminders_file(named).decode()).events
    assert (event.summary, event.description, event.sequence) == ("Loving-kindness", GIVEN["reason"], 0)
    assert event.dtstart.isoformat() == "2026-02-02T07:30:00+01:00"
    told = reminders_file(plain).decode() + calendar_name(Content, plain)
    assert "kindness" not in told.lower() and "evenings" not in told
    assert calendar_name(Content, named) == "loving-kindness-0.ics"


def test_a_change_and_calling_off_count_up_under_the_same_name():
    run, state = run_of(("assign", GIVEN), ("assign", {**GIVEN, "at": "20:00"}), ("call-off", {}))
    reminder = reminder_of(run, Content, state)
    assert (reminder.number, reminder.called_off, reminder.uid) == (2, True, "r1@empathy-workbook")
    again, state = run_of(("assign", GIVEN), ("call-off", {}), ("assign", GIVEN))
    assert (reminder_of(again, Content, state).number, reminder_of(again, Content, state).called_off) == (2, False)


@pytest.mark.parametrize("events", [(), (("assign", {**GIVEN, "weekdays": [6], "end": "2026-02-03"}),)])
def test_what_was_never_given_or_falls_on_no_day_has_no_file(events):
    run, state = run_of(*events)
    assert reminder_of(run, Content, state) is None
