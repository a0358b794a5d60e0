"""How a practice went, as a picture for a page or a sheet, and what the picture does not show."""

from __future__ import annotations

import datetime
from dataclasses import asdict

from empathy_widgets.charts import CourseDay, CourseDrawing, practice_course
from empathy_widgets.charts.practice_course import CELL
from empathy_widgets.dates import day
from empathy_widgets.domain import Measure
from empathy_widgets.play.practice import Practised, course
from empathy_widgets.strings import _
from empathy_widgets.widgets import PracticeCourse

__all__ = ["drawn_course", "no_proof", "show_course"]


def drawn_course(state: Practised, until: datetime.date) -> CourseDrawing | None:
    """The days up to ``until`` as a picture; None where there is none yet."""
    return practice_course([CourseDay(one.day, one.due, one.done, one.well) for one in course(state, until).days])


def show_course(widget: PracticeCourse, state: Practised, until: datetime.date, measure: Measure | None = None) -> None:
    """Show how it went so far, and when the plan measures again."""
    drawing = drawn_course(state, until)
    note = no_proof(measure)
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
