"""The shelf of what clients write on their pages. Every method here is the client's; the policy lets nobody else in.

A line leaves no trace in the trail until it is shared: that would tell when it was written, and its digest would give a
short answer away. Once shared it is an event of the run, and stays so.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from empathy_widgets.domain import ClientLine, ContentVersion, PageLink, Run, RunKind
from empathy_widgets.domain.run_kinds import body_fits
from empathy_widgets.domain.run_kinds.practised import NOT_THE_CLIENTS
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, storable, storable_json, storable_request
from empathy_widgets.records.database.client_tables import client_lines, client_links
from empathy_widgets.records.database.tables import contents, run_events
from empathy_widgets.records.shelves.client_codes import address_of, count_wrong, told_not_open, told_wait, wait_left
from empathy_widgets.records.shelves.client_pages import as_link, hash_of
from empathy_widgets.records.shelves.given_practices import given_run, given_runs
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import must_follow, read_json
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.records.workspace.secret import keyed
from empathy_widgets.strings import _

__all__ = ["ClientLineShelf"]

LONGEST_BODY = 40_000
MOST_LINES = 20_000
BY = "client page"


class ClientLineShelf(Shelf):
    """Lines are written, shared and deleted by the client alone."""

    def open_page(self, code: str, address: str, known: Iterable[str] = ()) -> PageLink:
        """Open a client's page by its code.

        A wrong code is counted and kept before this raises; during a wait a code is not looked at. Unknown, spent and
        closed codes are told alike.

        Parameters
        ----------
        code : str
            As typed.
        address : str
            The browser's, by which wrong codes are counted; only a keyed digest of it is kept, for a day.
        known : iterable of str
            The pages this browser opened before.

        Raises
        ------
        NotAllowed
            The code opens nothing, or it is time to wait.
        """
        hashed = hash_of(self, code)
        who = keyed(self.workspace.folder, "address", address_of(address))[:16]
        with self._writing(Action.OPEN_LINK) as work:
            wait = wait_left(work, who)
            row = None if wait else opened(work, hashed)
            if row is None and not wait:
                wait = count_wrong(work, who)
            if row is not None:
                change(work, row.id, browsers=row.browsers + (row.id not in known))
                return as_link(row._mapping)
        raise NotAllowed(told_wait(wait) if wait else told_not_open())

    def given(self) -> tuple[tuple[Run, ContentVersion | None], ...]:
        """The practices this client was given and that go on, oldest first, with the content each was begun from.

        What the clinician said when it was looked at together, and why one was called off, is not among the events.
        """
        with self._writing(Action.READ_GIVEN) as work:
            change(work, work.actor.link)
            return tuple((run, content_of(work, run)) for run in given_runs(work))

    def own_page(self) -> PageLink:
        """The page this client came by."""
        with self._reading(Action.READ_GIVEN) as work:
            wanted = select(client_links).where(client_links.c.id == work.actor.link)
            return as_link(work.connection.execute(wanted).one()._mapping)

    def client_lines(self) -> tuple[ClientLine, ...]:
        """Everything this client wrote and did not delete, oldest first, shared or not."""
        with self._reading(Action.READ_LINES) as work:
            kept = mine(work).where(client_lines.c.body.is_not(None))
            rows = work.connection.execute(kept.order_by(client_lines.c.at, client_lines.c.number))
            return tuple(as_line(row._mapping) for row in rows)

    def write_line(self, run_id: str, kind: str, body: dict[str, Any], request: str) -> None:
        """Keep a line for the client alone; when this returns, it is on the disk.

        A line of the same practice, kind and key that was not shared goes: its place is taken. The same ``request``
        again writes nothing.

        Raises
        ------
        NotAllowed
            It is not for the client to write, the practice is not on the page any more, or the page is closed.
        """
        if storable_request(request) is None or not isinstance(kind, str) or kind in NOT_THE_CLIENTS:
            raise not_kept()
        body = {**body, "by": BY} if kind == "log" and isinstance(body, dict) else body
        text = storable_json(body, LONGEST_BODY)
        with self._writing(Action.WRITE_LINE) as work:
            run = given_run(work, run_id)
            if not body_fits(RunKind(run.kind), kind, body):
                raise not_kept()
            earlier = work.connection.execute(mine(work).where(client_lines.c.request == request)).first()
            if earlier is not None:
                if (earlier.run_id, earlier.kind) != (run.id, kind) or earlier.body not in (None, text):
                    raise NotAllowed(_("This page sent one message with two meanings, so it was not saved. "
                                       "Please reload it."))
                return
            key = storable(body.get("key", ""), 64)
            take_the_place(work, run.id, kind, key)
            row = {"id": str(uuid.uuid4()), "link_id": work.actor.link, "run_id": run.id, "number": next_number(work),
                   "kind": kind, "key": key, "body": text, "at": work.now, "request": request, "shared_at": None}
            work.connection.execute(insert(client_lines), row)

    def share_line(self, line_id: str) -> None:
        """Show one line to the clinician: from now on it is an event of the practice, and stays so."""
        with self._writing(Action.SHARE_LINE) as work:
            line = work.connection.execute(mine(work).where(client_lines.c.id == known_id(line_id))).first()
            if line is None or line.body is None:
                raise NotFound(_("This line is not here any more. Please reload the page."))
            if line.shared_at is not None:
                work.about_practice(given=True)
                return
            run = given_run(work, line.run_id)
            count, newest = work.connection.execute(
                select(func.count(), func.max(run_events.c.number)).where(run_events.c.run_id == run.id)).one()
            must_follow(count, newest or 0, None)
            row = {"run_id": run.id, "number": count + 1, "kind": line.kind, "body": line.body, "at": work.now,
                   "request": f"client line {line.id}"}
            work.connection.execute(insert(run_events), row)
            work.record(
                trail.subject(run_events, run.id, row["number"]), line.kind, run.case_id, None, trail.facts(row))
            work.connection.execute(
                update(client_lines).where(client_lines.c.id == line.id).values(shared_at=work.now))

    def delete_lines(self, line_ids: Iterable[str] | None = None) -> int:
        """Delete these lines, or with None all, and return how many went; what was shared stays with the clinician."""
        wanted = None if line_ids is None else [known_id(one) for one in line_ids]
        with self._writing(Action.DELETE_LINES) as work:
            going = mine(work).where(client_lines.c.shared_at.is_(None))
            rows = [row for row in work.connection.execute(going).all() if wanted is None or row.id in wanted]
            for row in rows:
                work.connection.execute(delete(client_lines).where(client_lines.c.id == row.id))
            return sum(row.body is not None for row in rows)


def not_kept() -> NotAllowed:
    """What is said of a line that no page of ours would send."""
    return NotAllowed(_("This page sent something that cannot be kept. Please reload it and try once more."))


def opened(work: Transaction, hashed: str) -> Row[Any] | None:
    """The page a code opens; None where it opens none, for whichever cause."""
    row = work.connection.execute(select(client_links).where(client_links.c.code_hash == hashed)).first()
    return row if row is not None and row.revoked_at is None and row.expires_at > work.now else None


def change(work: Transaction, link_id: str | None, **values: Any) -> None:
    """Note that a page was opened today; the trail does not tell of it."""
    today = work.now.astimezone().date().isoformat()
    work.connection.execute(
        update(client_links).where(client_links.c.id == link_id).values(opened_on=today, **values))


def mine(work: Transaction) -> Select[Any]:
    """The lines of this client's page, and of those before it that this very browser opened.

    Whoever has a newer code alone, as the clinician who made it, reads nothing of what was written under another.
    """
    pages = select(client_links.c.id).where(
        client_links.c.case_id == work.actor.case_id,
        client_links.c.id.in_([work.actor.link, *work.actor.earlier]))
    return select(client_lines).where(client_lines.c.link_id.in_(pages))


def take_the_place(work: Transaction, run_id: str, kind: str, key: str) -> None:
    """Empty the line a new one of the same kind and key takes the place of; its request stays known."""
    before = mine(work).where(
        client_lines.c.run_id == run_id, client_lines.c.kind == kind, client_lines.c.key == key,
        client_lines.c.shared_at.is_(None), client_lines.c.body.is_not(None))
    for row in work.connection.execute(before).all():
        work.connection.execute(update(client_lines).where(client_lines.c.id == row.id).values(body=None))


def next_number(work: Transaction) -> int:
    """The number of the next line; NotAllowed where a page is full."""
    last: int = work.connection.execute(select(func.max(client_lines.c.number)).where(
        client_lines.c.link_id == work.actor.link)).scalar() or 0
    if last >= MOST_LINES:
        raise NotAllowed(_("This page is full. Please ask for a new code."))
    return last + 1


def content_of(work: Transaction, run: Run) -> ContentVersion | None:
    """The content a run was begun from; None for a run that kept none."""
    row = work.connection.execute(select(contents).where(contents.c.id == run.version)).first()
    return None if row is None else ContentVersion(kind=row.kind, name=row.name, text=row.text, kept_at=row.kept_at)


def as_line(row: Any) -> ClientLine:
    """A row as the rest of the workbook knows it."""
    names = ("id", "run_id", "number", "kind", "key", "at", "shared_at")
    return ClientLine(**{name: row[name] for name in names}, body=read_json(row["body"]))
