"""Time zones as a calendar file tells them: one rule a year for each way the clocks change.

Outlook reads from a VTIMEZONE only a yearly rule each for standard and summer time and ignores single dates, which is
what icalendar writes by itself (Microsoft, [MS-STANOICAL] 2.2.47). So the rules are found here, from the zone's own
changes over some years; a zone whose changes follow no such rule has none, and its entries are written in UTC one by
one instead.
"""

from __future__ import annotations

import bisect
import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

__all__ = ["Rule", "changes", "known_zone", "yearly_rules", "zone_of"]

YEARS = 8
"""So many years tell the last Sunday of a month from the fourth."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MINUTE = datetime.timedelta(minutes=1)


def known_zone(name: str) -> ZoneInfo | None:
    """The time zone of a name as "Europe/Berlin"; None where there is none of this name.

    Examples
    --------
    >>> known_zone("Europe/Berlin"), known_zone("Mars/Olympus"), known_zone("../etc/passwd")
    (zoneinfo.ZoneInfo(key='Europe/Berlin'), None, None)
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@dataclass(frozen=True)
class Change:
    """The clocks change: ``local`` is the wall's time just before, the offsets count from UTC."""

    local: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str

    @property
    def summer(self) -> bool:
        """Whether they go forward; a zone's own word for it has it the other way round in Dublin."""
        return self.after > self.before


@dataclass(frozen=True)
class Rule:
    """A change every year: the ``nth`` (1 to 4, or -1 for the last) ``weekday`` (Monday is 0) of a month."""

    first: Change
    month: int
    nth: int
    weekday: int

    @property
    def line(self) -> dict[str, object]:
        """As a recurrence rule."""
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{self.nth}{WEEKDAYS[self.weekday]}"}


def changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Every change of the clocks from the year ``first`` through ``last``, in order."""
    at, end = (datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (first, last + 1))
    while at < end:
        later = min(at + datetime.timedelta(days=7), end)
        if at.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            yield _change_between(zone, at, later)
        at = later


def _change_between(zone: ZoneInfo, low: datetime.datetime, high: datetime.datetime) -> Change:
    """The one change between two moments of UTC, to the minute."""
    before = low.astimezone(zone).utcoffset()
    changed = bisect.bisect(range((high - low) // MINUTE), False, key=lambda minute: (
        low + MINUTE * minute).astimezone(zone).utcoffset() != before)
    moment = low + MINUTE * changed
    there = moment.astimezone(zone)
    after = there.utcoffset()
    assert before is not None and after is not None
    return Change((moment + before).replace(tzinfo=None), before, after, there.tzname() or "")


def yearly_rules(zone: ZoneInfo, year: int) -> tuple[Rule, ...] | None:
    """The rules a zone follows from the year before ``year`` on: two, or none where its clocks never change.

    None where its changes follow no yearly rule of this kind, as where summer time pauses for a month of the moon.
    """
    found: dict[bool, list[Change]] = {True: [], False: []}
    for change in changes(zone, year - 1, year - 1 + YEARS):
        found[change.summer].append(change)
    if not found[True] and not found[False]:
        return ()
    rules = [_rule(year, ones) for ones in found.values()]
    return None if None in rules else tuple(rule for rule in rules if rule is not None)


def _rule(year: int, ones: list[Change]) -> Rule | None:
    """The rule that all these changes follow, one in every year; None where there is none."""
    first = ones[0] if ones else None
    if first is None or [one.local.year for one in ones] != list(range(year - 1, year + YEARS)):
        return None
    alike = {(one.local.month, one.local.weekday(), one.local.time(), one.before, one.after) for one in ones}
    nths = set.intersection(*({_nth(one.local), _nth_last(one.local)} for one in ones))
    if len(alike) != 1 or not nths:
        return None
    return Rule(first, first.local.month, min(nths), first.local.weekday())


def _nth(day: datetime.date) -> int:
    return (day.day - 1) // 7 + 1


def _nth_last(day: datetime.date) -> int:
    """-1 for the last of its weekday in the month, 0 for any other."""
    return -1 if day.day + 7 > calendar.monthrange(day.year, day.month)[1] else _nth(day)


def zone_of(zone: ZoneInfo, year: int) -> Timezone | None:
    """A zone as a calendar file tells it; None where its changes follow no yearly rule."""
    rules = yearly_rules(zone, year)
    if rules is None:
        return None
    told = Timezone()
    told.add("tzid", zone.key)
    if not rules:
        there = datetime.datetime(year, 1, 1, tzinfo=zone)
        told.add_component(_part(TimezoneStandard(), datetime.datetime(1970, 1, 1), there.utcoffset(),
                                 there.utcoffset(), there.tzname() or ""))
    for rule in rules:
        change = rule.first
        part = _part(TimezoneDaylight() if change.summer else TimezoneStandard(), change.local, change.before,
                     change.after, change.name)
        part.add("rrule", rule.line)
        told.add_component(part)
    return told


def _part(part: TimezoneStandard | TimezoneDaylight, start: datetime.datetime, before: datetime.timedelta | None,
          after: datetime.timedelta | None, name: str) -> TimezoneStandard | TimezoneDaylight:
    part.add("dtstart", start)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    return part
