"""What a case practised between two sittings, beside the profile they are read in."""

from __future__ import annotations

import datetime

from ipywidgets import Widget

from empathy_widgets.dates import day
from empathy_widgets.domain import Status
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exercises.page.folding import folded
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.exercises.practice.went import drawn_course, no_proof, show_drawing
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.play.practice import practised
from empathy_widgets.strings import _
from empathy_widgets.widgets import Notice, PracticeCourse

__all__ = ["meanwhile"]


def meanwhile(page: Page, since: datetime.date, until: datetime.date) -> list[Widget]:
    """The course of each of the case's practices from one day to another, folded; nothing where none was practised."""
    if page.case is None:
        return []
    played = Played(page.library, page.store)
    runs = [run for run in page.store.runs(page.case.id)
            if issubclass(RUNS[run.kind], PracticeChapter) and run.status is not Status.VOIDED]
    played.look_up(runs)
    shown = []
    for run in runs:
        try:
            drawing = drawn_course(practised(played.noun(run), run.events), until, since)
        except EmpathyError:  # its file is gone or needs an editor: what was written stays in its own chapter
            continue
        if drawing is None:
            continue
        href = page.link(RUNS[run.kind].chapter, run.case_id, run=run.id)
        shown.append(PracticeCourse(title=played.title(run), link={"text": _("Open"), "href": href} if href else {}))
        show_drawing(shown[-1], drawing, "")
    if not shown:
        return []
    span = _("{first} to {last}").format(first=day(since), last=day(until))
    return folded(_("What was practised meanwhile"), [*shown, Notice(tone="calm", text=no_proof())], span)
