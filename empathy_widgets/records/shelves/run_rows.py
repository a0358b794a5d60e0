"""Rows of runs and their events: found, guarded, and turned into nouns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from empathy_widgets.domain import Run, RunEvent, RunKind, Status
from empathy_widgets.errors import NotAllowed, NotFound, StaleWrite
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import run_events, runs
from empathy_widgets.records.shelves.owned_rows import by_owner, same_message
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["SENT", "as_event", "as_run", "found", "known_kind", "must_be_open", "must_follow", "must_not_be_voided",
           "read_json", "run_of", "sent_before", "started_before", "whose", "with_events", "with_their_events"]

MOST_EVENTS = 10_000
RUN = select(runs).where(runs.c.id == bindparam("id"))
EVENTS = select(run_events).where(run_events.c.run_id == bindparam("id")).order_by(run_events.c.number)
SENT = select(run_events).where(
    run_events.c.run_id == bindparam("id"), run_events.c.request == bindparam("request"))


def known_kind(kind: Any) -> str:
    """A kind's value; NotFound when there is no such kind."""
    try:
        return RunKind(kind).value
    except ValueError:
        raise NotFound(_("There is nothing of that kind here. Please choose from the list.")) from None


def whose(work: Transaction, case_id: Any) -> str | None:
    """The id of the case, or None for oneself."""
    return None if case_id is None else work.case(case_id).id


def found(work: Transaction, run_id: Any) -> Row[Any]:
    """The row of a run; NotFound when there is none."""
    row = work.connection.execute(RUN, {"id": known_id(run_id)}).first()
    if row is None:
        raise NotFound(_("There is nothing under this address any more. Please open it from the case again."))
    return row


def run_of(work: Transaction, run_id: Any, case_id: Any) -> Row[Any]:
    """The row of a run of this case, or with None of nobody's."""
    row = found(work, run_id)
    if row.case_id != (None if case_id is None else known_id(case_id)):
        raise NotAllowed(_("This page belongs to another case, so nothing was saved. Please open the case again."))
    return row


def started_before(work: Transaction, request: str) -> Row[Any] | None:
    """The run a page's request started, when it is a repeated one."""
    return work.connection.execute(select(runs).where(runs.c.request == request)).first()


def sent_before(work: Transaction, run: Row[Any], row: dict[str, Any]) -> Row[Any] | None:
    """The event a repeated request added; None when it is a new one, NotAllowed when it says something else."""
    return same_message(work.connection.execute(SENT, {"id": run.id, "request": row["request"]}).first(), row)


def must_be_open(row: Row[Any]) -> None:
    """Refuse a run that has ended or was set aside."""
    if row.status != Status.OPEN:
        raise NotAllowed(_("This has ended and cannot be changed. Reload the page to see it as it is."))


def must_not_be_voided(row: Row[Any]) -> None:
    """Refuse a run that was set aside."""
    if row.status == Status.VOIDED:
        raise NotAllowed(_("This was set aside before. Reload the page to see when and why."))


def must_follow(count: int, newest: int, after: Any) -> None:
    """Refuse an event that does not come next, or that the run has no room for."""
    if count != newest:
        raise damaged()
    if count >= MOST_EVENTS:
        raise NotAllowed(_("This has grown as long as it can. Please end it and start another one."))
    if after is not None and after != newest:
        raise StaleWrite(_("Another page carried on here, so this was not saved. Reload the page to see where it is."))


def with_events(work: Transaction, row: Row[Any]) -> Run:
    """A run with its events."""
    return as_run(row._mapping, work.connection.execute(EVENTS, {"id": row.id}).all())


def with_their_events(work: Transaction, rows: Sequence[Row[Any]]) -> list[Run]:
    """Runs with their events, in the order of their rows."""
    given = select(run_events).where(run_events.c.run_id.in_([row.id for row in rows])).order_by(run_events.c.number)
    events = by_owner(work, given, "run_id", rows)
    return [as_run(row._mapping, events[row.id]) for row in rows]


def as_run(row: Any, events: Iterable[Row[Any]]) -> Run:
    """A row and its events as the rest of the workbook knows them."""
    kept = tuple(as_event(event._mapping) for event in events)
    names = (
        "id", "case_id", "kind", "content", "version", "status", "revision", "started_at", "ended_at", "void_reason")
    return Run(**{name: row[name] for name in names}, settings=read_json(row["settings"]), events=kept)


def as_event(row: Any) -> RunEvent:
    """A row of events as the rest of the workbook knows it."""
    return RunEvent(number=row["number"], kind=row["kind"], body=read_json(row["body"]), at=row["at"])


def read_json(text: str) -> dict[str, Any]:
    """What this shelf wrote as text; WorkspaceDamaged when it is not that any more."""
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        value = None
    if not isinstance(value, dict):
        raise damaged()
    return value
