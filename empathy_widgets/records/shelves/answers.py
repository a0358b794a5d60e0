"""The shelf of answers: the one method that is called for every click."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from empathy_widgets.domain import Response
from empathy_widgets.errors import NotAllowed, StaleWrite
from empathy_widgets.records.database.checks import storable_answer, storable_request, storable_revision
from empathy_widgets.records.database.tables import audit, requests, responses
from empathy_widgets.records.shelves.administrations import as_response, must_be_open
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["AnswerShelf"]

ANSWER = select(responses).where(
    responses.c.administration_id == bindparam("administration_id"), responses.c.item == bindparam("item"),
)
ADD = insert(responses)
CHANGE = responses.update().where(
    responses.c.administration_id == bindparam("of"), responses.c.item == bindparam("number"),
).values({column.name: bindparam(column.name) for column in responses.c if not column.primary_key})
REMEMBER = insert(requests)
SENT = select(audit.c.new).join(requests, requests.c.sequence == audit.c.sequence).where(
    requests.c.administration_id == bindparam("administration_id"), requests.c.request == bindparam("request"),
)


class AnswerShelf(Shelf):
    """Answers to items, changed as often as the person likes while the sitting is open."""

    def respond(
        self, administration_id: str, item: int, choice: int | None, *, case_id: str | None, declined: bool = False,
        elapsed_ms: int | None = None, request: str | None = None, revision: int | None = None,
    ) -> Response:
        """Keep the answer to one item; when this returns, it is on the disk.

        Parameters
        ----------
        administration_id : str
            The sitting.
        case_id : str or None
            The case the page shows, None for one's own practice: a sitting that belongs elsewhere is refused.
        item, choice : int
            By number and value; choice is None exactly when ``declined``.
        declined : bool
            "Prefer not to answer", a recorded answer.
        elapsed_ms : int or None
            Milliseconds in view before the answer, 0 to 86,400,000; None when not known.
        request : str or None
            The page's own id of this message: sent again, it returns what it did the first time and writes nothing.
        revision : int or None
            The stored answer's revision as the page knew it; None does not ask.

        Raises
        ------
        StaleWrite
            The answer was changed after ``revision``.
        NotAllowed
            The sitting is finished or of another case, or this actor may not answer it.
        ImpossibleResponse
            No instrument could offer this.
        """
        storable_answer(item, choice, declined, elapsed_ms)
        request, revision = storable_request(request), storable_revision(revision)
        row: dict[str, Any] = {
            "item": item, "choice": choice, "declined": declined, "elapsed_ms": elapsed_ms, "request": request}
        with self._writing(Action.ANSWER) as work:
            sitting = work.administration(administration_id, case_id)
            row |= {"administration_id": sitting.id, "answered_at": work.now}
            if request is not None and (earlier := sent_before(work, row)) is not None:
                return earlier
            must_be_open(sitting)
            old = work.connection.execute(ANSWER, {"administration_id": sitting.id, "item": item}).first()
            row["revision"] = next_revision(old, revision)
            keep(work, row, old, sitting.case_id)
        return as_response(row)


def next_revision(old: Row[Any] | None, known: int | None) -> int:
    """The revision of the new answer; StaleWrite when the page knew another one than is stored."""
    stored = None if old is None else old.revision
    if known is not None and known != stored:
        raise StaleWrite(_(
            "This answer was changed on another page first, so yours was not saved. Reload this page to see it.",
        ))
    return 0 if stored is None else stored + 1


def keep(work: Transaction, row: dict[str, Any], old: Row[Any] | None, case_id: str | None) -> None:
    """Write the answer, its line in the trail and the request it came by."""
    if old is None:
        work.connection.execute(ADD, row)
    else:
        key = {"of": row["administration_id"], "number": row["item"]}
        work.connection.execute(CHANGE, key | {name: row[name] for name in row if name not in ANSWER_KEY})
    before = None if old is None else trail.facts(old)
    work.record(
        trail.subject(responses, row["administration_id"], row["item"]), "respond", case_id, before, trail.facts(row),
    )
    if row["request"] is not None:
        work.connection.execute(REMEMBER, {
            "administration_id": row["administration_id"], "request": row["request"], "sequence": work.end[0],
        })


ANSWER_KEY = ("administration_id", "item")


def sent_before(work: Transaction, row: dict[str, Any]) -> Response | None:
    """What a repeated request did the first time, read from the trail; None when it is a new one."""
    key = {"administration_id": row["administration_id"], "request": row["request"]}
    line = work.connection.execute(SENT, key).first()
    if line is None:
        return None
    answered = as_response(json.loads(line.new))
    if (answered.item, answered.choice, answered.declined) != (row["item"], row["choice"], row["declined"]):
        raise NotAllowed(_("This page sent one message with two answers, so it was not saved. Please reload it."))
    return answered
