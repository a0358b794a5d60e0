"""Days and times of day as people write them, by Babel: the computer's own locale has no say in it."""

from __future__ import annotations

import datetime

__all__ = ["clock", "day", "day_and_month", "short_day"]

ENGLISH = "en"
IN_ENGLISH = {"long": "d MMMM y", "medium": "d MMM y", "MMMd": "d MMM", "short": "HH:mm"}
"""Babel's English is American; here the day stands before the month, and a day has 24 hours."""


def day(moment: datetime.date, locale: str = ENGLISH) -> str:
    """A day in full.

    Examples
    --------
    >>> day(datetime.date(2026, 10, 3)), day(datetime.datetime(2026, 10, 3, 14, 3), "de")
    ('3 October 2026', '3. Oktober 2026')
    """
    from babel.dates import format_date  # 4 MB that a page without a date does not need

    return format_date(moment, form("long", locale), locale)


def short_day(moment: datetime.date, locale: str = ENGLISH) -> str:
    """A day where there is little room.

    Examples
    --------
    >>> short_day(datetime.date(2026, 9, 3)), short_day(datetime.date(2026, 9, 3), "fr")
    ('3 Sep 2026', '3 sept. 2026')
    """
    from babel.dates import format_date

    return format_date(moment, form("medium", locale), locale)


def day_and_month(moment: datetime.date, locale: str = ENGLISH) -> str:
    """A day without its year.

    Examples
    --------
    >>> day_and_month(datetime.date(2026, 9, 3)), day_and_month(datetime.date(2026, 9, 3), "de")
    ('3 Sep', '3. Sept.')
    """
    from babel.dates import format_date, format_skeleton

    if locale == ENGLISH:
        return format_date(moment, form("MMMd", locale), locale)
    return str(format_skeleton("MMMd", moment, locale=locale))


def clock(moment: datetime.datetime, locale: str = ENGLISH) -> str:
    """The time of day, in the moment's own zone.

    Examples
    --------
    >>> clock(datetime.datetime(2026, 10, 3, 9, 3)), clock(datetime.datetime(2026, 10, 3, 23, 59, 59))
    ('09:03', '23:59')
    """
    from babel.dates import format_time

    return format_time(moment.time(), form("short", locale), locale=locale)


def form(wanted: str, locale: str) -> str:
    """How Babel is asked for it."""
    return IN_ENGLISH[wanted] if locale == ENGLISH else wanted
