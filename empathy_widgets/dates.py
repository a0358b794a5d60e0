"""Days and times of day as people write them, by Babel, in the language that is spoken on the page.

The computer's own locale has no say in it.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from empathy_widgets.strings import ENGLISH, language

__all__ = ["clock", "day", "day_and_month", "month", "short_day"]

IN_ENGLISH = {"long": "d MMMM y", "medium": "d MMM y", "MMMd": "d MMM", "short": "HH:mm"}
"""Babel's English is American; here the day stands before the month, and a day has 24 hours."""


def day(moment: datetime.date, locale: str | None = None) -> str:
    """A day in full.

    Examples
    --------
    >>> day(datetime.date(2026, 10, 3)), day(datetime.datetime(2026, 10, 3, 14, 3), "de")
    ('3 October 2026', '3. Oktober 2026')
    """
    from babel.dates import format_date  # 4 MB that a page without a date does not need

    locale = locale or spoken()
    return format_date(moment, form("long", locale), locale)


def short_day(moment: datetime.date, locale: str | None = None) -> str:
    """A day where there is little room.

    Examples
    --------
    >>> short_day(datetime.date(2026, 9, 3)), short_day(datetime.date(2026, 9, 3), "fr")
    ('3 Sep 2026', '3 sept. 2026')
    """
    from babel.dates import format_date

    locale = locale or spoken()
    return format_date(moment, form("medium", locale), locale)


def day_and_month(moment: datetime.date, locale: str | None = None) -> str:
    """A day without its year.

    Examples
    --------
    >>> day_and_month(datetime.date(2026, 9, 3)), day_and_month(datetime.date(2026, 9, 3), "de")
    ('3 Sep', '3. Sept.')
    """
    from babel.dates import format_date, format_skeleton

    locale = locale or spoken()
    if locale == ENGLISH:
        return format_date(moment, form("MMMd", locale), locale)
    return str(format_skeleton("MMMd", moment, locale=locale))


def month(moment: datetime.date, locale: str | None = None) -> str:
    """A month's name where there is little room.

    Examples
    --------
    >>> month(datetime.date(2026, 9, 3)), month(datetime.date(2026, 9, 3), "de")
    ('Sep', 'Sep')
    """
    from babel.dates import format_date

    return format_date(moment, "LLL", locale or spoken())


def clock(moment: datetime.datetime, locale: str | None = None) -> str:
    """The time of day, in the moment's own zone.

    Examples
    --------
    >>> clock(datetime.datetime(2026, 10, 3, 9, 3)), clock(datetime.datetime(2026, 10, 3, 23, 59, 59))
    ('09:03', '23:59')
    """
    from babel.dates import format_time

    locale = locale or spoken()
    return format_time(moment.time(), form("short", locale), locale=locale)


def form(wanted: str, locale: str) -> str:
    """How Babel is asked for it."""
    return IN_ENGLISH[wanted] if locale == ENGLISH else wanted


def spoken() -> str:
    """The locale of the language that is spoken, as Babel names it; English for one Babel does not know."""
    return _known(language())


@lru_cache(maxsize=64)
def _known(tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    return ENGLISH if locale.language == ENGLISH else str(locale)
