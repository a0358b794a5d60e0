"""A practice on one page of paper: why, how, how often, and below a dotted line a log to tear off and bring back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from empathy_widgets.dates import day, day_and_month, spoken
from empathy_widgets.domain import Practice, Run
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.practice.paper import code_of, one_page, paper_file
from empathy_widgets.play.practice import Practised
from empathy_widgets.reports import Cell, Report, Section, Table
from empathy_widgets.strings import _, ngettext

__all__ = ["LOG_ROWS", "given_in_words", "practice_sheet", "sheet_file"]

LOG_ROWS = 14
"""Rows of the log: so many can be written in by hand on one page."""


def sheet_file(
    page: Page, run: Run, practice: Practice, state: Callable[[], Practised], picked: Mapping[str, str],
) -> tuple[str, str, bytes]:
    """The sheet as a file: name, media type, bytes; a line in the case's history says that it was made."""
    report = practice_sheet(practice, state(), datetime.date.today(), run.changed_at, code_of(page, run))
    return paper_file(page, run, report, practice.id, picked["paper"], _("practice on paper"))


def practice_sheet(
    practice: Practice, state: Practised, today: datetime.date, made_for: datetime.datetime, code: str = "",
) -> Report:
    """One page for the person who practises. Rows of the log are the next days it is meant for, `LOG_ROWS` at most;
    where it was not given, their days are left open."""
    given = None if state.called_off else state.assigned
    often = (given_in_words(given),) if given else (practice.dose.says,)
    care = [(_("On a bad day"), practice.bad_day), (_("When to stop"), practice.stop)]
    sections = [
        *([Section(_("Why"), paragraphs=(given["reason"],))] if given else []),
        Section(_("How"), paragraphs=practice.steps, numbered=True), Section(_("How often"), paragraphs=often),
        *(Section(heading, paragraphs=(words,)) for heading, words in care),
        *([Section(_("Take care"), paragraphs=(practice.safety,))] if practice.safety else []),
        Section(_("To tear off and bring back"), paragraphs=(_(
            "A line a day is enough, and a day off is fine: nothing is lost. Ask first how it was, then whether it was "
            "done."),), table=log_table(given, today), cut=True),
    ]
    return one_page(practice, practice.purpose, sections, made_for, code)


def given_in_words(given: Mapping[str, Any]) -> str:
    """As it was given: on which days, from when to when, how long."""
    from babel.dates import get_day_names

    weekdays = sorted(given["weekdays"])
    names = get_day_names("wide", locale=spoken())
    days = _("Every day") if len(weekdays) == 7 else ", ".join(names[one] for one in weekdays)
    start, end = (day(datetime.date.fromisoformat(given[name])) for name in ("start", "end"))
    words = _("{days}, from {start} to {end}").format(days=days, start=start, end=end)
    minutes = given.get("minutes")
    if minutes is None:
        return words + "."
    return words + ngettext(", {count} minute each time.", ", {count} minutes each time.", minutes).format(
        count=minutes)


def log_table(given: Mapping[str, Any] | None, today: datetime.date) -> Table:
    """Rows to write in: the day, how it was, whether it was done, one line."""
    days = [day_and_month(one) for one in islice(due_days(given, today), LOG_ROWS)] if given else []
    days += [""] * (0 if days else LOG_ROWS)
    done = " · ".join((_("yes"), _("partly"), _("a day off")))
    rows = tuple((Cell(one), Cell("1   2   3   4   5"), Cell(done), Cell("")) for one in days)
    header = (_("Day"), _("How well could I be there? 1 hardly, 5 all the way"), _("Done?"), _("One line"))
    return Table(header, rows, (2, 4, 5, 9), tall=True)


def due_days(given: Mapping[str, Any], today: datetime.date) -> Iterator[datetime.date]:
    """The days it is meant for, from today on, or from the first where that lies ahead or all are over."""
    start, end = (datetime.date.fromisoformat(given[name]) for name in ("start", "end"))
    one = start if today > end else max(start, today)
    while one <= end:
        if one.weekday() in given["weekdays"]:
            yield one
        one += datetime.timedelta(days=1)
