"""What a person who comes back finds first: what is open, days to look back on, and marks for supervision."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import NO_ACTIVITY, Administration, Mode, PlannedMeasure, Run, Status
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.strings import _
from empathy_widgets.widgets import Ways
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Continuing"]

MOST = 12
"""How many sittings, open runs and finished runs with something left are read at most, the newest of each."""
SHOWN = 5
DUE, OPEN, MARKED, LATER = range(4)
"""In which order rows stand: a day that has come, then what is open, then marks, then days to come."""
Row = tuple[tuple[int, float], dict[str, Any]]


class Continuing:
    """The rows of all cases and one's own practice where no case is open, else of the open case."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.played = Played(page.library, page.store)
        self.today = datetime.datetime.now().astimezone().date()
        self.rows, self.more = self._rows()
        self._cases = {row["id"]: row.pop("case") for row in self.rows}

    @property
    def parts(self) -> list[Ways]:
        """The list; nothing where nothing is left open."""
        if not self.rows:
            return []
        ways = Ways(ways=self.rows, shown=SHOWN, more=self.more)
        ways.on_event(self._open)
        return [ways]

    def _open(self, event: dict[str, Any]) -> Receipt:
        """In JupyterLab, where there are no links: turn to the case, and say where to go on."""
        case = self._cases.get(event["id"])
        if case is not None and self.page.case is None:
            self.page.choose(self.page.store.case(case))
        return {"ok": False, "text": _("Open its chapter from the side; in JupyterLab there are no links.")}

    def _rows(self) -> tuple[list[dict[str, Any]], bool]:
        if self.page.case is not None:  # what was planned stands in its time line
            sittings = [one for one in self.page.sittings() if one.status is Status.OPEN]
            runs = [run for run in self.page.store.runs(self.page.case.id) if run.kind not in NO_ACTIVITY]
            return self._sorted(sittings, runs, (), {}), False
        waiting = self.page.store.waiting(MOST)
        codes = {case.id: case.code for case in waiting.cases}
        return self._sorted(waiting.sittings, waiting.runs, waiting.measures, codes), waiting.more

    def _sorted(
        self, sittings: Iterable[Administration], runs: Iterable[Run], measures: Iterable[PlannedMeasure],
        codes: dict[str, str],
    ) -> list[dict[str, Any]]:
        wanted = [run for run in runs if run.status is Status.OPEN or look_back(run) or self._badge(run)]
        self.played.look_up(wanted)
        rows = [self._sitting(one, codes) for one in sittings if one.mode is not Mode.REHEARSAL]
        rows += [self._run(run, codes) for run in wanted]
        rows += [self._measure(one, codes) for one in measures if not measured(one)]
        return [row for _place, row in sorted(rows, key=lambda one: one[0])]

    def _badge(self, run: Run) -> str:
        return RUNS[run.kind](self.page, self.played).badge(run)

    def _sitting(self, sitting: Administration, codes: dict[str, str]) -> Row:
        line = (_("scale, at item {item} · begun {when}") if sitting.current_item
                else _("scale, answers to look over · begun {when}"))
        return (OPEN, -sitting.started_at.timestamp()), {
            "id": sitting.id, "case": sitting.case_id, "code": codes.get(sitting.case_id or "", ""), "badge": "",
            "title": self.page.library.instrument(sitting.instrument, sitting.version).title,
            "line": line.format(item=sitting.current_item, when=when(sitting.started_at))
            + (f" · {_('your own practice')}" if sitting.case_id is None else ""),
            "link": self.page.link(ADMINISTER, sitting.case_id, sitting.id) or "",
        }

    def _measure(self, planned: PlannedMeasure, codes: dict[str, str]) -> Row:
        due = planned.on <= self.today
        return (DUE if due else LATER, float(planned.on.toordinal())), {
            "id": f"{planned.plan}@measure", "case": planned.case_id, "code": codes.get(planned.case_id, ""),
            "title": planned.title, "line": _("to measure again, as planned · {day}").format(day=day(planned.on)),
            "badge": _("time to measure again") if due else "",
            "link": self.page.link(ADMINISTER, planned.case_id) or "",
        }

    def _run(self, run: Run, codes: dict[str, str]) -> Row:
        chapter, back = RUNS[run.kind](self.page, self.played), look_back(run)
        due = back is not None and back <= self.today
        later = -run.changed_at.timestamp()
        if due:
            place = (DUE, float(back.toordinal()) if back else 0.0)
        elif run.status is Status.OPEN:
            place = (OPEN, later)
        else:
            place = (LATER, float(back.toordinal())) if back else (MARKED, later)
        own = _("your own practice") if run.case_id is None else ""
        title = chapter.title(run)
        parts = [chapter.name() if chapter.name() != title else "", chapter.line(run), own]
        return place, {
            "id": run.id, "case": run.case_id, "code": codes.get(run.case_id or "", ""), "title": title,
            "line": " · ".join(part for part in parts if part),
            "badge": _("time to look back") if due else chapter.badge(run),
            "link": chapter.address(run),
        }


def measured(planned: PlannedMeasure) -> bool:
    """Whether the scale was filled in on the day it was planned for, or after it."""
    return planned.measured_at is not None and planned.measured_at.astimezone().date() >= planned.on


def look_back(run: Run) -> datetime.date | None:
    """The day two people agreed to look back on; None where there is none, or they have looked back since."""
    day = None
    for event in run.events:
        if event.kind == "agree" and event.body["field"] == "date":
            day = as_day(event.body["text"])
        elif event.kind == "review" and event.body["outcome"]:
            day = None
    return day


def as_day(text: str) -> datetime.date | None:
    """A day as a board keeps it; None for none."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
