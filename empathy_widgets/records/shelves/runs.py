"""The shelf of runs: scenes, mirroring, discussions and problems, each kept as a list of events."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from empathy_widgets.domain import Run, RunEvent, RunKind, Status
from empathy_widgets.domain.run_kinds import body_fits, settings_fit
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import spoken_reason, storable_json, storable_request
from empathy_widgets.records.database.tables import run_events, runs
from empathy_widgets.records.shelves.contents import keep_content, storable_content
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import (
    SENT, as_event, as_run, found, known_kind, must_be_open, must_follow, must_not_be_voided, run_of,
    sent_before, started_before, whose, with_events, with_their_events,
)
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["RunShelf"]

CONTENT = re.compile(r"[a-z][a-z0-9-]{0,59}", re.ASCII)
LONGEST_SETTINGS = 8000
LONGEST_BODY = 40_000
NEWEST = select(func.count(), func.max(run_events.c.number)).where(run_events.c.run_id == bindparam("id"))
ADD = insert(run_events)


class RunShelf(Shelf):
    """Runs of a case, or of the people who use the workbook themselves (``case_id`` None)."""

    def start_run(
        self, case_id: str | None, kind: RunKind | str, content: str, settings: dict[str, Any] | None = None, *,
        version_text: str | None = None, request: str | None = None,
    ) -> Run:
        """Start a run; the same ``request`` again returns the run it started and writes nothing.

        Parameters
        ----------
        case_id : str or None
            Whose; None when somebody practises for themselves.
        kind : RunKind
            What it is a run of.
        content : str
            The id of the content file. Whether it exists is the library's to know.
        settings : dict
            What was chosen at the start, as the kind's model in `domain.run_kinds` has it; what is left out has its
            default. At most 8000 characters as text.
        version_text : str or None
            The whole text of the content file, at most 100,000 characters, kept once for all runs that were started
            from it; None where there is no file, as for a blank board.
        request : str or None
            The page's own id of its message, at most 200 characters.
        """
        request, version_text = storable_request(request), storable_content(version_text)
        if not isinstance(content, str) or CONTENT.fullmatch(content) is None:
            raise NotFound(_("There is nothing of that name here. Please choose from the list."))
        row: dict[str, Any] = {
            "id": str(uuid.uuid4()), "kind": known_kind(kind), "content": content, "status": Status.OPEN.value,
            "settings": storable_json(settings or {}, LONGEST_SETTINGS), "revision": 0, "ended_at": None,
            "void_reason": None, "request": request,
        }
        if not settings_fit(RunKind(row["kind"]), settings or {}):
            raise not_kept()
        with self._writing(Action.START_RUN) as work:
            row |= {"case_id": whose(work, case_id), "started_at": work.now}
            if request is not None and (earlier := started_before(work, request)) is not None:
                if (earlier.case_id, earlier.kind, earlier.content) != (row["case_id"], row["kind"], content):
                    raise NotAllowed(_("This was started already and belongs elsewhere. Please reload the page."))
                return with_events(work, earlier)
            row["version"] = keep_content(work, row["kind"], content, version_text)
            row["sequence"] = work.sequence
            work.add(runs, row["id"], row, "start run", row["case_id"])
        return as_run(row, [])

    def add_event(
        self, run_id: str, kind: str, body: dict[str, Any], *, case_id: str | None, request: str | None = None,
        after: int | None = None,
    ) -> RunEvent:
        """Keep one event of a run; when this returns, it is on the disk.

        Parameters
        ----------
        run_id, case_id : str
            The run, and the case the page shows (None for oneself): a run of another case is refused.
        kind, body : str, dict
            One of the run's own kinds of event, its body as the model in `domain.run_kinds` has it; at most 40,000
            characters as text.
        request : str or None
            The page's own id of this message: sent again, it returns what it did the first time and writes nothing.
        after : int or None
            The number of the newest event the page knew, 0 for none; None does not ask.

        Raises
        ------
        StaleWrite
            Another page added an event after ``after``.
        NotAllowed
            The run has ended or is of another case, or this actor may not.
        """
        row = to_add(kind, body, request)
        with self._writing(Action.ADD_EVENT) as work:
            return added(work, run_of(work, run_id, case_id), row, body, after)[0]

    def add_events(self, case_id: str, lines: Iterable[tuple[str, str, dict[str, Any], str]]) -> int:
        """Keep events that were written elsewhere, all of them or none; return how many were not here before.

        Parameters
        ----------
        case_id : str
            Whose: a run of another case is refused.
        lines : iterable of tuple
            Run, kind, body and request of each event, as `add_event` takes them.
        """
        rows = [(run_id, to_add(kind, body, request), body) for run_id, kind, body, request in lines]
        with self._writing(Action.ADD_EVENT) as work:
            return sum(added(work, run_of(work, run_id, case_id), row, body)[1] for run_id, row, body in rows)

    def sent_event(self, run_id: str, request: str) -> RunEvent | None:
        """The event a page's message added before, by the page's own id of it; None when it never arrived."""
        with self._reading(Action.READ_RUNS) as work:
            row = work.connection.execute(SENT, {"id": found(work, run_id).id, "request": request}).first()
            return None if row is None else as_event(row._mapping)

    def run(self, id: str) -> Run:
        """The run of this id with its events in order."""
        with self._reading(Action.READ_RUNS) as work:
            return with_events(work, found(work, id))

    def runs(
        self, case_id: str | None = None, *, kind: RunKind | str | None = None, include_voided: bool = False,
        newest: int | None = None,
    ) -> tuple[Run, ...]:
        """The runs of a case, or with None those people made for themselves, oldest first, with their events.

        ``newest`` leaves out all but so many that were begun last.
        """
        with self._reading(Action.READ_RUNS) as work:
            case_id = whose(work, case_id)
            wanted = select(runs).where(runs.c.case_id == case_id)  # with None it reads IS NULL
            if kind is not None:
                wanted = wanted.where(runs.c.kind == known_kind(kind))
            if not include_voided:
                wanted = wanted.where(runs.c.status != Status.VOIDED.value)
            rows = work.connection.execute(wanted.order_by(runs.c.sequence.desc()).limit(newest)).all()[::-1]
            return tuple(with_their_events(work, rows))

    def end_run(self, run_id: str, *, case_id: str | None) -> Run:
        """Finish a run; finishing it again changes nothing."""
        with self._writing(Action.END_RUN) as work:
            old = run_of(work, run_id, case_id)
            if old.status != Status.COMPLETED:
                must_be_open(old)
                settle(work, old, {"status": Status.COMPLETED.value, "ended_at": work.now}, "end run")
            return with_events(work, found(work, old.id))

    def reopen_run(self, run_id: str, *, case_id: str | None) -> Run:
        """Open a finished run again, to add to it; an open one stays as it is."""
        with self._writing(Action.REOPEN_RUN) as work:
            old = run_of(work, run_id, case_id)
            must_not_be_voided(old)
            if old.status == Status.COMPLETED:
                settle(work, old, {"status": Status.OPEN.value, "ended_at": None}, "reopen run")
            return with_events(work, found(work, old.id))

    def void_run(self, run_id: str, reason: str) -> Run:
        """Set a run aside with a reason of at most 2000 characters; it stays readable."""
        spoken_reason(reason)
        with self._writing(Action.SET_RUN_ASIDE) as work:
            old = found(work, run_id)
            must_not_be_voided(old)
            settle(work, old, {"status": Status.VOIDED.value, "void_reason": reason}, "void run", reason)
            return with_events(work, found(work, old.id))


def to_add(kind: Any, body: dict[str, Any], request: Any) -> dict[str, Any]:
    """An event's row, as far as a message says it; NotAllowed for what no page of ours would send."""
    request = storable_request(request)
    if not isinstance(kind, str):
        raise not_kept()
    return {"kind": kind, "body": storable_json(body, LONGEST_BODY), "request": request}


def added(
    work: Transaction, run: Row[Any], row: dict[str, Any], body: dict[str, Any], after: int | None = None,
) -> tuple[RunEvent, bool]:
    """The event a message leads to, and whether it is new: a message that was kept before is only answered."""
    if row["request"] is not None and (earlier := sent_before(work, run, row)) is not None:
        return as_event(earlier._mapping), False
    must_be_open(run)
    if not body_fits(RunKind(run.kind), row["kind"], body):
        raise not_kept()
    count, newest = work.connection.execute(NEWEST, {"id": run.id}).one()
    must_follow(count, newest or 0, after)
    row |= {"run_id": run.id, "number": count + 1, "at": work.now}
    work.connection.execute(ADD, row)
    work.record(trail.subject(run_events, run.id, row["number"]), row["kind"], run.case_id, None, trail.facts(row))
    return as_event(row), True


def not_kept() -> NotAllowed:
    """What is said of settings or an event that no page of ours would send."""
    return NotAllowed(_("This page sent something that cannot be kept. Please reload it and try once more."))


def settle(work: Transaction, old: Row[Any], values: dict[str, Any], action: str, reason: str | None = None) -> None:
    """Change a run's row."""
    values = {**values, "revision": old.revision + 1}
    work.change(runs, {"id": old.id}, old, values, action, old.case_id, reason)
