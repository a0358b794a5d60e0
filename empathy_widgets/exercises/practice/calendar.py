"""A practice as it was given, for the calendar of a phone or a computer."""

from __future__ import annotations

import datetime

from empathy_widgets.domain import Practice, Run
from empathy_widgets.exchange.calendars import Reminder, calendar_file
from empathy_widgets.play.practice import Practised
from empathy_widgets.strings import _

__all__ = ["calendar_name", "reminder_of", "reminders_file"]


def reminder_of(run: Run, practice: Practice, state: Practised, *, discreet: bool = True) -> Reminder | None:
    """The practice as a calendar tells it; None where it was never given, or falls on no day.

    With ``discreet`` the entry does not say what it is, for others see a phone as well. Calling it off is a change like
    any other: the same entry, with the next number.
    """
    given = state.assigned
    if given is None:
        return None
    moved = [event for event in run.events if event.kind in ("assign", "call-off")]
    reminder = Reminder(
        uid=f"{run.id}@empathy-workbook", number=len(moved) - 1,
        title=_("A few minutes for me") if discreet else practice.title, about="" if discreet else given["reason"],
        start=datetime.date.fromisoformat(given["start"]), end=datetime.date.fromisoformat(given["end"]),
        weekdays=tuple(given["weekdays"]), made_at=moved[-1].at,
        at=datetime.time.fromisoformat(given["at"]) if given.get("at") else None, zone=given.get("zone", ""),
        minutes=given.get("minutes"), called_off=state.called_off)
    return reminder if next(reminder.days, None) else None


def reminders_file(reminder: Reminder) -> bytes:
    """The calendar file of one practice."""
    return calendar_file([reminder])


def calendar_name(practice: Practice, reminder: Reminder) -> str:
    """What the file is called: neutral where its entry is."""
    name = practice.id if reminder.about else "reminder"
    return f"{name}-{reminder.number}.ics"
