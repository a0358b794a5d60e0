"""Practices as entries of a calendar: given, changed, called off; the same entry each time, with a higher number."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from empathy_widgets.exchange.calendars.zones import WEEKDAYS, known_zone, zone_of

__all__ = ["Reminder", "calendar_file"]

PRODUCT = "-//Empathy Workbook//practices//EN"
USUAL_MINUTES = 10
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """A practice as a calendar should tell it.

    Parameters
    ----------
    uid : str
        Stays the same however often the practice is changed, so that a calendar knows its own entry again.
    number : int
        Counts the changes from 0; the higher one is the newer.
    title, about : str
        What the entry says; whoever sees the phone sees it.
    start, end : date
        The first and the last day it may fall on, in the life of whoever practises.
    weekdays : tuple of int
        Monday is 0.
    at : time or None
        When; None for an entry of the whole day, which rings no bell.
    zone : str
        The time zone of that hour; without one known it is the hour of wherever the phone is.
    minutes : int or None
        How long.
    made_at : datetime
        When it was given or changed, with its zone.
    called_off : bool
        Whether the entry goes.
    """

    uid: str
    number: int
    title: str
    about: str
    start: datetime.date
    end: datetime.date
    weekdays: tuple[int, ...]
    made_at: datetime.datetime
    at: datetime.time | None = None
    zone: str = ""
    minutes: int | None = None
    called_off: bool = False

    @property
    def days(self) -> Iterator[datetime.date]:
        """Every day it falls on."""
        day = self.start
        while day <= self.end:
            if day.weekday() in self.weekdays:
                yield day
            day += DAY


def calendar_file(reminders: Iterable[Reminder]) -> bytes:
    """One file with all of them; those called off go into a file of their own, for a file has one method.

    An entry is one event that recurs, at an hour of its time zone, so that it rings at the same hour after the clocks
    have changed. Where the zone's changes follow no yearly rule (`zones`), it is an event for each day, in UTC.

    Raises
    ------
    ValueError
        No reminder, some called off beside some that are not, or one that falls on no day.
    """
    reminders = list(reminders)
    if len({one.called_off for one in reminders}) != 1 or not all(next(one.days, None) for one in reminders):
        raise ValueError("a calendar file holds reminders that all stand or all go, each with a day")
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "CANCEL" if reminders[0].called_off else "PUBLISH")
    zones = {one.zone: zone for one in reminders if one.at is not None and (zone := known_zone(one.zone))}
    told = {name: zone_of(zone, min(one.start for one in reminders).year) for name, zone in zones.items()}
    for name in sorted(told):
        if (component := told[name]) is not None:
            whole.add_component(component)
    for one in reminders:
        apart = one.zone in told and told[one.zone] is None
        for event in _apart(one, zones[one.zone]) if apart else [_recurring(one, zones.get(one.zone))]:
            whole.add_component(event)
    content: bytes = whole.to_ical()
    return content


def _recurring(one: Reminder, zone: ZoneInfo | None) -> Event:
    """One event for all days."""
    first, *_others, last = [*one.days, *one.days]
    begins = first if one.at is None else datetime.datetime.combine(first, one.at, zone)
    event = _event(one, one.uid, begins)
    until: datetime.date = last
    if one.at is not None:
        ends = datetime.datetime.combine(last, one.at, zone)
        until = ends.astimezone(datetime.UTC) if zone is not None else ends
    rule: dict[str, object] = {"FREQ": "DAILY"} if len(set(one.weekdays)) == 7 else {
        "FREQ": "WEEKLY", "BYDAY": [WEEKDAYS[day] for day in sorted(set(one.weekdays))]}
    event.add("rrule", {**rule, "UNTIL": until})
    return event


def _apart(one: Reminder, zone: ZoneInfo) -> Iterator[Event]:
    """An event for each day, in UTC."""
    assert one.at is not None
    for day in one.days:
        moment = datetime.datetime.combine(day, one.at, zone).astimezone(datetime.UTC)
        yield _event(one, f"{day:%Y%m%d}-{one.uid}", moment)


def _event(one: Reminder, uid: str, begins: datetime.date) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("sequence", one.number)
    event.add("dtstamp", one.made_at.astimezone(datetime.UTC))
    event.add("last-modified", one.made_at.astimezone(datetime.UTC))
    event.add("summary", one.title)
    if one.about:
        event.add("description", one.about)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.called_off else "CONFIRMED")
    event.add("dtstart", begins)
    if isinstance(begins, datetime.datetime):
        event.add("duration", datetime.timedelta(minutes=one.minutes or USUAL_MINUTES))
        if not one.called_off:
            event.add_component(_alarm(one.title))
    else:
        event.add("dtend", begins + DAY)
    return event


def _alarm(title: str) -> Alarm:
    """Rings when the entry begins."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", datetime.timedelta())
    return alarm
