"""A case's timeline: sittings and what was done in the room, newest first, each a press away."""

from __future__ import annotations

import datetime
from typing import Any

from empathy_widgets.domain import Mode, Run, Status
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.strings import _

__all__ = ["timeline"]

Line = tuple[datetime.datetime, dict[str, Any]]


def timeline(page: Page, newest: int | None = None) -> list[dict[str, Any]]:
    """What happened with the open case, or without one in one's own practice, newest first.

    Each has ``title, line, link, badge``, and ``open`` for whether it is to be finished. ``newest`` leaves out all but
    so many runs and sittings that were begun last.
    """
    case = page.case.id if page.case else None
    runs = page.store.runs(case, newest=newest)
    played = Played(page.library, page.store)
    played.look_up(runs)
    lines = [_run(page, played, run) for run in runs]
    lines += _sittings(page)[:newest]
    return [row for _moment, row in sorted(lines, key=lambda line: line[0], reverse=True)]


def _run(page: Page, played: Played, run: Run) -> Line:
    chapter = RUNS[run.kind](page, played)
    line = _("{when} · {name} · {line}").format(
        when=when(run.changed_at), name=chapter.name(), line=chapter.line(run))
    return run.changed_at, {
        "id": run.id, "title": chapter.title(run), "line": line,
        "link": chapter.address(run), "badge": chapter.badge(run),
        "open": run.status is Status.OPEN,
    }


def _sittings(page: Page) -> list[Line]:
    lines = []
    for sitting in reversed(page.sittings()):
        if sitting.mode is Mode.REHEARSAL or sitting.status is Status.VOIDED:
            continue
        done = sitting.status is Status.COMPLETED
        moment = sitting.completed_at or sitting.started_at
        chapter = PROFILE if done else ADMINISTER
        lines.append((moment, {
            "id": sitting.id, "title": page.library.instrument(sitting.instrument, sitting.version).title,
            "line": _("{when} · {state}").format(
                when=when(moment), state=_("scale, completed") if done else _("scale, to finish")),
            "link": page.link(chapter, sitting.case_id, sitting.id) or "", "badge": "",
            "open": not done,
        }))
    return lines
