"""When a sitting was, as a column of a file says it: dates of survey programs, spreadsheets and SPSS."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from empathy_widgets.errors import Unsure
from empathy_widgets.strings import _

__all__ = ["moments_of"]

YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
SLASHED = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
TIME = re.compile(
    r"(?:[T,]\s*|\s+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?"
    r"(?:\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?))?")
SPSS_SECONDS = re.compile(r"[0-9]{11}(?:\.[0-9]+)?")
SPSS_BEGINS = datetime.datetime(1582, 10, 14)
"""SPSS counts seconds from here (IBM, SPSS Statistics Command Syntax Reference, “Date and time variables”)."""
NOON = datetime.time(12)


def moments_of(
    cells: Sequence[str], day_first: bool | None = None, spss: bool = False,
) -> list[datetime.datetime | None]:
    """Each cell as a time with its zone; None for one that says none that is understood.

    Parameters
    ----------
    cells : sequence of str
        A whole column: 3/10/2026 is read as the other dates of the column show.
    day_first : bool, optional
        What a person said of dates such as 3/10/2026.
    spss : bool
        Whether a large number is a date as SPSS keeps it.

    Returns
    -------
    list of datetime or None
        A time without a zone is this machine's; a day without a time is noon of it.

    Raises
    ------
    Unsure
        Dates such as 3/10/2026 that may be in March or in October, and no other date of the column tells.

    Examples
    --------
    >>> [moment and f"{moment:%Y-%m-%d %H:%M}" for moment in moments_of(["3.10.2026 14:03", "2026-10-03", "soon"])]
    ['2026-10-03 14:03', '2026-10-03 12:00', None]
    """
    told = [SLASHED.match(cell.strip()) for cell in cells]
    if any(told) and day_first is None:
        day_first = order_of([(int(one[1]), int(one[3])) for one in told if one])
    return [moment(cell.strip(), bool(day_first), spss) for cell in cells]


def order_of(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the day stands first in dates like these; Unsure where they do not tell."""
    day_first, month_first = any(one > 12 for one, _two in pairs), any(two > 12 for _one, two in pairs)
    if day_first == month_first:
        raise Unsure(_("The dates of this file are written like 3/10/2026, which may be in March or in October. Say "
                       "--day-first or --month-first."))
    return day_first


def moment(text: str, day_first: bool, spss: bool) -> datetime.datetime | None:
    """One cell."""
    try:
        if spss and SPSS_SECONDS.fullmatch(text):
            at = SPSS_BEGINS + datetime.timedelta(seconds=float(text))
            return (at if at.time() != datetime.time() else datetime.datetime.combine(at, NOON)).astimezone()
        day, rest = day_of(text, day_first)
        return None if day is None else with_time(day, rest)
    except (ValueError, OverflowError, OSError):  # no such day, or none this machine's calendar has
        return None


def day_of(text: str, day_first: bool) -> tuple[datetime.date | None, str]:
    """The day a text begins with, and what comes after it."""
    if found := YEAR_FIRST.match(text):
        return datetime.date(int(found[1]), int(found[3]), int(found[4])), text[found.end():]
    if found := DOTTED.match(text):
        return datetime.date(whole_year(found[3]), int(found[2]), int(found[1])), text[found.end():]
    if found := SLASHED.match(text):
        day, month = (found[1], found[3]) if day_first else (found[3], found[1])
        return datetime.date(whole_year(found[4]), int(month), int(day)), text[found.end():]
    return None, text


def whole_year(text: str) -> int:
    """A year in four figures."""
    return int(text) + (2000 if len(text) == 2 else 0)


def with_time(day: datetime.date, rest: str) -> datetime.datetime | None:
    """A day and the time behind it; None where what stands there is no time."""
    if not rest.strip():
        return datetime.datetime.combine(day, NOON).astimezone()
    found = TIME.fullmatch(rest.rstrip())
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    at = datetime.datetime.combine(day, datetime.time(hour, int(found[2]), int(found[3] or 0)))
    if at.time() == datetime.time() and not found[4] and not found[5] and not found[6]:
        return datetime.datetime.combine(day, NOON).astimezone()  # a spreadsheet's way to write a day alone
    if found[5]:
        return at.replace(tzinfo=datetime.UTC)
    if found[6]:
        away = datetime.timedelta(hours=int(found[7]), minutes=int(found[8] or 0))
        return at.replace(tzinfo=datetime.timezone(away if found[6] == "+" else -away))
    return at.astimezone()
