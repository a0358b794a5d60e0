"""The dates an axis of time names: whole days, Mondays, months or years, as many as there is room for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

from empathy_widgets import dates

__all__ = ["days_told"]

MOST = 6
"""Dates on an axis: so many can be read on a phone."""
DAYS, MONTHS = (1, 2, 7, 14), (1, 2, 3, 6, 12, 24, 60, 120, 240)
MONDAY = datetime.date(2024, 1, 1)


def days_told(
    start: datetime.datetime, end: datetime.datetime,
) -> list[tuple[datetime.datetime, str, str]]:
    """Return the dates between two moments: when each day begins, its name, and its year.

    Days are those of the moments' own time zone.

    Examples
    --------
    >>> start = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
    >>> [words for _at, *words in days_told(start, start + datetime.timedelta(days=60))]
    [['30 Nov', '2026'], ['14 Dec', '2026'], ['28 Dec', '2026'], ['11 Jan', '2027']]
    >>> [name for _at, name, _year in days_told(start, start + datetime.timedelta(days=300))]
    ['Jan', 'Mar', 'May', 'Jul', 'Sep']
    """
    days, by_month = next(found for found in steps(start, end) if len(found[0]) <= MOST)
    name = dates.month if by_month else dates.day_and_month
    return [(day, name(day), f"{day:%Y}") for day in days]


def steps(start: datetime.datetime, end: datetime.datetime) -> Iterator[tuple[list[datetime.datetime], bool]]:
    """The days at every step, the closest first, and whether the step is one of months."""
    for step in DAYS:
        yield list(islice(every(start, end, step), MOST + 1)), False
    for step in MONTHS:
        yield list(islice(every_month(start, end, step), MOST + 1)), True
    yield [], True


def every(start: datetime.datetime, end: datetime.datetime, step: int) -> Iterator[datetime.datetime]:
    """Each so many days, counted from a Monday long past."""
    day = start.date() + datetime.timedelta(days=1)
    day += datetime.timedelta(days=-(day - MONDAY).days % step)
    while (moment := begin(day, start)) < end:
        yield moment
        day += datetime.timedelta(days=step)


def every_month(start: datetime.datetime, end: datetime.datetime, step: int) -> Iterator[datetime.datetime]:
    """The first of each so many months, counted from January of the year 0."""
    month = start.year * 12 + start.month
    month += -month % step
    while month < 9999 * 12 and (moment := begin(datetime.date(month // 12, month % 12 + 1, 1), start)) < end:
        yield moment
        month += step


def begin(day: datetime.date, like: datetime.datetime) -> datetime.datetime:
    """When a day begins, in the time zone of another moment."""
    return datetime.datetime.combine(day, datetime.time(), like.tzinfo)
