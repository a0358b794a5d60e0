"""How a practice went, as a picture for a page or a sheet, and what the picture does not show."""

from __future__ import annotations

import datetime
from dataclasses import asdict

from empathy_widgets.charts import CourseDay, CourseDrawing, course_drawing
from empathy_widgets.charts.practice_course import CELL
from empathy_widgets.dates import day
from empathy_widgets.domain import Measure, Run
from empathy_widgets.play.practice import Practised, course
from empathy_widgets.strings import _
from empathy_widgets.widgets import PracticeCourse

__all__ = ["days_of", "drawn_course", "no_proof", "show_course", "show_drawing"]


def days_of(run: Run) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day a practice was given for or written of, read without its file; None for none."""
    given: dict[str, str] = {}
    written = set()
    for event in run.events:
        if event.kind == "assign":
            given = {name: event.body["start" if name == "first" else "end"] for name in ("first", "last")}
        elif event.kind == "call-off" and given:
            given["last"] = max(given["first"], min(given["last"], event.at.astimezone().date().isoformat()))
        elif event.kind == "log":
            written.add(event.body["day"])
    every = sorted([*given.values(), *written])
    return (datetime.date.fromisoformat(every[0]), datetime.date.fromisoformat(every[-1])) if every else None


def drawn_course(state: Practised, until: datetime.date, since: datetime.date | None = None) -> CourseDrawing | None:
    """The days up to ``until`` as a picture, or those from ``since`` on; None where there is none yet."""
    days = [one for one in course(state, until).days if one.day <= until and (since is None or since <= one.day)]
    return course_drawing([CourseDay(one.day, one.due, one.done, one.well) for one in days])


def show_course(widget: PracticeCourse, state: Practised, until: datetime.date, measure: Measure | None = None) -> None:
    """Show how it went so far, and when the plan measures again."""
    show_drawing(widget, drawn_course(state, until), no_proof(measure))


def show_drawing(widget: PracticeCourse, drawing: CourseDrawing | None, note: str) -> None:
    """Show a picture that was laid out, or that there is none yet."""
    if drawing is None:
        widget.set_trait("says", _("Nothing is written yet, so there is nothing to see here."))
        widget.set_trait("note", note)
        return
    with widget.hold_sync():
        widget.weeks = [asdict(week) for week in drawing.weeks]
        widget.heads = [list(head) for head in drawing.heads]
        widget.width, widget.height, widget.cell = drawing.width, drawing.height, CELL
        widget.says, widget.note = drawing.says, note


def no_proof(measure: Measure | None = None) -> str:
    """What the picture does not show, and when the plan measures again."""
    again = _("The plan measures again on {day}, with {title}.").format(
        day=day(measure.on), title=measure.title) if measure else ""
    proof = _("This is what was written, not what changed. Whether something changed is read from a scale, by reliable "
              "change; and even then nothing here shows that the practice did it.")
    return f"{again} {proof}".strip()
