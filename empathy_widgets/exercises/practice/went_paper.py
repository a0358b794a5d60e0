"""How a practice went on one page for the record: the picture, the weeks, and the newest lines of the log."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from empathy_widgets.charts import course_as_svg, well_in_words
from empathy_widgets.dates import day_and_month
from empathy_widgets.domain import Practice, Run
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.practice.paper import code_of, one_page, paper_file
from empathy_widgets.exercises.practice.sheet import given_in_words
from empathy_widgets.exercises.practice.went import drawn_course, no_proof
from empathy_widgets.play.practice import Practised
from empathy_widgets.reports import Cell, Drawing, Report, Section, Table
from empathy_widgets.strings import _

__all__ = ["NEWEST", "went_file", "went_paper"]

NEWEST = 20
"""Lines of the log on the page; the picture holds every day."""


def went_file(
    page: Page, run: Run, practice: Practice, state: Callable[[], Practised], picked: Mapping[str, str],
) -> tuple[str, str, bytes]:
    """The page as a file: name, media type, bytes; a line in the case's history says that it was made."""
    changed_at = page.store.run(run.id).changed_at
    report = went_paper(practice, state(), datetime.date.today(), changed_at, code_of(page, run))
    name = f"{practice.id}-how-it-went"
    return paper_file(page, run, report, name, picked["paper"], _("how a practice went, on paper"))


def went_paper(
    practice: Practice, state: Practised, today: datetime.date, made_for: datetime.datetime, code: str = "",
) -> Report:
    """One page; ExchangeError where nothing was given or written yet."""
    drawing = drawn_course(state, today)
    if drawing is None:
        raise ExchangeError(_("Nothing was written yet, so nothing can be printed. Write the first line in the log."))
    weeks = Table((_("Week of"), _("How it was"), _("Days it was done"), _("Meant for")), tuple(
        (Cell(week.label), Cell(week.well), Cell(str(week.done)), Cell(str(week.due))) for week in drawing.weeks),
        (2, 4, 2, 2))
    given = state.assigned
    keep = state.kept.get("keep", {}).get("", {}).get("text", "")
    picture = Drawing(course_as_svg(drawing, practice.title), drawing.says)
    sections = [
        *([Section(_("As it was given"), paragraphs=(given["reason"], given_in_words(given)))] if given else []),
        Section(_("How it went"), drawings=(picture,), table=weeks),
        *([Section(_("The newest lines"), table=lines_table(state.log[::-1][:NEWEST]))] if state.log else []),
        *([Section(_("To keep"), paragraphs=(keep,))] if keep else []),
        Section(_("What this does not show"), paragraphs=(no_proof(),)),
    ]
    return one_page(practice, drawing.says, sections, made_for, code)


def lines_table(lines: list[dict[str, Any]]) -> Table:
    """Lines of the log: the day, how it was, whether it was done, what was written."""
    done = {"yes": _("done"), "partly": _("in part"), "no": _("a day off")}
    return Table((_("Day"), _("How it was"), _("Done?"), _("One line")), tuple((
        Cell(day_and_month(datetime.date.fromisoformat(line["day"]))), Cell(well_in_words([line.get("well")])),
        Cell(done[line["done"]]), Cell(line.get("text", ""))) for line in lines), (2, 4, 2, 8))
