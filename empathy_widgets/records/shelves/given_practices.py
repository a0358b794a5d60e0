"""Which runs are on a client's page: practices of their own case that were given and go on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.domain import Run, Status
from empathy_widgets.domain.run_kinds import BODIES
from empathy_widgets.errors import NotFound
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.tables import run_events, runs
from empathy_widgets.records.shelves.run_rows import with_their_events
from empathy_widgets.records.shelves.transaction import Transaction

__all__ = ["given_run", "given_runs"]

GIVES, CALLS_OFF = "assign", "call-off"
PRACTICES = {kind.value for kind, bodies in BODIES.items() if GIVES in bodies}
"""The kinds of run that can be given: the practices between appointments."""
HIDDEN = ("look", CALLS_OFF)
"""Events a client's page does not show: what was said when it was looked at together, why it was called off."""


def given_run(work: Transaction, run_id: Any) -> Row[Any]:
    """The row of a practice on this client's page; the policy refuses any other, and one that is not there alike."""
    try:
        row = work.connection.execute(select(runs).where(runs.c.id == known_id(run_id))).first()
    except NotFound:
        row = None
    work.about_practice(given=row is not None and row.case_id == work.actor.case_id and is_given(work, row))
    assert row is not None
    return row


def given_runs(work: Transaction) -> list[Run]:
    """The practices on this client's page with the events they may see, oldest first."""
    own = select(runs).where(runs.c.case_id == work.actor.case_id).order_by(runs.c.sequence)
    rows = [row for row in work.connection.execute(own).all() if is_given(work, row)]
    return [run.model_copy(update={"events": tuple(event for event in run.events if event.kind not in HIDDEN)})
            for run in with_their_events(work, rows)]


def is_given(work: Transaction, row: Row[Any]) -> bool:
    """Whether a run is a practice that goes on, was given, and was not called off since."""
    if row.kind not in PRACTICES or row.status != Status.OPEN:
        return False
    newest = select(run_events.c.kind).where(
        run_events.c.run_id == row.id, run_events.c.kind.in_((GIVES, CALLS_OFF)))
    found = work.connection.execute(newest.order_by(run_events.c.number.desc()).limit(1)).scalar()
    return bool(found == GIVES)
