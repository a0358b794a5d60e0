"""One transaction for one actor: the policy asked, and the line in the trail for each change.

Everything is asked here, on what the database holds at this moment; what a page hides is not protected.
"""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, select

from empathy_widgets.domain import Actor, Role
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.client_tables import client_links
from empathy_widgets.records.database.failures import outdated
from empathy_widgets.records.database.tables import SCHEMA, administrations, alembic_version, cases, handovers, seats
from empathy_widgets.records.shelves.policy import (
    Action, Situation, hangs_on_a_practice, hangs_on_a_sitting, may,
)
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["Transaction"]

GATE = select(
    alembic_version.c.version_num,
    select(handovers.c.administration_id).where(handovers.c.seat == bindparam("seat")).scalar_subquery(),
    select(seats.c.signed_out_at).where(seats.c.seat == bindparam("seat")).scalar_subquery(),
)
LINK = select(client_links).where(
    client_links.c.id == bindparam("id"), client_links.c.case_id == bindparam("case"),
    client_links.c.revoked_at.is_(None))
ADMINISTRATION = select(administrations).where(administrations.c.id == bindparam("id"))
ANY: Any = object()
"""Stands for whichever case a sitting belongs to, and for none."""
CASE = select(cases).where(cases.c.id == bindparam("id"))


class Transaction:
    """What a store's method works with between begin and commit.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        Inside a transaction.
    actor : Actor
        Established by the server.
    now : datetime.datetime
        UTC; every row this transaction writes carries the same time.
    action : Action
        What is asked for; NotAllowed at once when the policy refuses it.
    writes : bool
        Take the end of the trail first, so that writers come one after the other.
    """

    def __init__(
        self, connection: Connection, actor: Actor, now: datetime.datetime, action: Action, *, writes: bool,
    ) -> None:
        self.connection = connection
        self.actor = actor
        self.now = now
        self.action = action
        end = trail.head(connection) if writes else None
        gate = connection.execute(GATE, {"seat": actor.seat}).first()
        if gate is None or gate[0] != SCHEMA or (writes and end is None):
            raise outdated()
        self._end = end
        self.handed_over: str | None = gate[1]
        self.signed_out: bool = gate[2] is not None
        self.page_open = actor.role is Role.CLIENT and self._page_is_open()
        self._decided = not hangs_on_a_sitting(action) and not hangs_on_a_practice(action)
        self.must(action)

    def _page_is_open(self) -> bool:
        """Whether the client's page this actor came by is of their case, was not closed and has not run out."""
        row = self.connection.execute(LINK, {"id": self.actor.link, "case": self.actor.case_id}).first()
        return row is not None and row.expires_at > self.now

    @property
    def end(self) -> tuple[int, str]:
        """The number and the hash of the trail's last line so far; only a transaction that writes knows them."""
        if self._end is None:
            raise RuntimeError("this transaction only reads")
        return self._end

    @property
    def sequence(self) -> int:
        """The number the next line of the trail will have; it also orders the row that line is about."""
        return self.end[0] + 1

    def must(
        self, action: Action, sitting: str | None = None, *, own: bool = False, given: bool | None = None,
    ) -> None:
        """Refuse what the policy does not let this actor do just now, in the policy's words.

        Parameters
        ----------
        action : Action
            What is asked for.
        sitting : str or None
            With which sitting. With None a respondent is asked about as if it were their own, which is the most that
            can be known before a row is read.
        own : bool
            Whether that sitting is known to be one's own practice.
        given : bool or None
            Whether the run asked for is a practice that goes on and was given to the client; None for no run.
        """
        asked = self.actor.administration if sitting is None else sitting
        refusal = may(self.actor, action, Situation(
            self.handed_over, self.signed_out, asked, own, self.page_open, given))
        if refusal is not None:
            raise NotAllowed(refusal)

    def about(self, sitting: str) -> None:
        """Say which sitting this transaction is about, and refuse one this actor may not do it with."""
        self._decided = True
        self.must(self.action, sitting)

    def about_practice(self, given: bool) -> None:
        """Say whether the run this transaction is about was given to this client, and refuse one that was not."""
        self._decided = True
        self.must(self.action, given=given)

    def must_have_been_decided(self) -> None:
        """Let nothing end well that hangs on a sitting or a practice and never said on which."""
        if not self._decided:
            what = "sitting" if hangs_on_a_sitting(self.action) else "practice"
            raise RuntimeError(f"to {self.action} hangs on the {what}, and nobody said which it is")

    def administration(self, administration_id: Any, case_id: Any = ANY) -> Row[Any]:
        """The row of a sitting this actor may see and, with ``case_id``, of that case only; None: own practice only."""
        administration_id = known_id(administration_id)
        self.about(administration_id)
        row = self.connection.execute(ADMINISTRATION, {"id": administration_id}).first()
        if row is None:
            raise NotFound(_("There is no such sitting. Please open the case again from the first page."))
        self.must(self.action, administration_id, own=row.case_id is None)
        if case_id is not ANY and row.case_id != (None if case_id is None else known_id(case_id)):
            raise NotAllowed(_("This page belongs to another case, so nothing was saved. Please open the case again."))
        return row

    def case(self, case_id: Any) -> Row[Any]:
        """The row of a case this actor may see."""
        self.must(Action.READ_CASES)
        row = self.connection.execute(CASE, {"id": known_id(case_id)}).first()
        if row is None:
            raise NotFound(_("There is no such case. Please choose one from the first page."))
        return row

    def add(self, table: Table, key: str, row: dict[str, Any], action: str, case_id: str | None = None) -> None:
        """Insert a row and its line in the trail; ``key`` is the row's name there after the table's."""
        self.connection.execute(table.insert(), row)
        self.record(trail.subject(table, key), action, case_id, None, trail.facts(row))

    def change(
        self, table: Table, key: dict[str, Any], old: Row[Any], values: dict[str, Any], action: str,
        case_id: str | None = None, reason: str | None = None,
    ) -> dict[str, Any]:
        """Update the row ``old`` found by ``key`` and add its line to the trail; returns the row as it now is."""
        found = [table.c[name] == value for name, value in key.items()]
        self.connection.execute(table.update().where(*found).values(values))
        after = {**old._mapping, **values}
        sides = trail.changed(trail.facts(old), trail.facts(after))
        self.record(trail.subject(table, *key.values()), action, case_id, *sides, reason)
        return after

    def record(
        self, subject: str, action: str, case_id: str | None, old: dict[str, Any] | None, new: dict[str, Any] | None,
        reason: str | None = None,
    ) -> None:
        """Add one line to the trail, in this transaction; None stands for no row."""
        self._end = trail.append(
            self.connection, self.end, at=self.now, actor=name_of(self.actor), action=action, subject=subject,
            case_id=case_id, old=trail.as_json(old), new=trail.as_json(new), reason=reason,
        )


def name_of(actor: Actor) -> str:
    """An actor as the trail names them: the name, and the role where the name does not say it."""
    return actor.name if actor.name == actor.role else f"{actor.name} ({actor.role})"
