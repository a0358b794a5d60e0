"""Moments as a person reads them, in the local time of this machine."""

from __future__ import annotations

import datetime

from empathy_widgets import dates

__all__ = ["clock", "day", "when"]


def clock(moment: datetime.datetime) -> str:
    """The local time of day, as "14:03"."""
    return dates.clock(moment.astimezone())


def when(moment: datetime.datetime) -> str:
    """The local date and time, as "3 October 2026, 14:03": tells two sittings of one day apart."""
    return f"{day(moment)}, {clock(moment)}"


def day(moment: datetime.datetime) -> str:
    """The local date, as "3 October 2026"."""
    return dates.day(moment.astimezone())
