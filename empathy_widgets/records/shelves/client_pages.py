"""The shelf of clients' pages, as the clinician sees it: a code is made, the page is closed, whether it was opened.

Nothing that is written on such a page can be read here, or by any other method a clinician has.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.domain import LINK_WEEKS, CrisisNumber, PageLink
from empathy_widgets.errors import NotAllowed
from empathy_widgets.records.database.client_tables import client_links
from empathy_widgets.records.shelves.client_codes import new_client_code, spelled_code
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.database.tables import workspace
from empathy_widgets.records.workspace import trail
from empathy_widgets.records.workspace.crisis import MOST_NUMBERS, keep_numbers, numbers_in
from empathy_widgets.records.workspace.secret import keyed
from empathy_widgets.strings import _

__all__ = ["ClientPageShelf", "as_link", "close_links", "hash_of"]


class ClientPageShelf(Shelf):
    """One page a case: making another code closes the one before."""

    def make_link(self, case_id: str, weeks: int = 6) -> tuple[PageLink, str]:
        """Make a client's page with a new code and close the one before; the code is told here and never again.

        Parameters
        ----------
        case_id : str
            Whose.
        weeks : int
            How long the code opens the page: 2, 6 or 12 weeks.

        Returns
        -------
        PageLink, str
            The page, and the code such as "abcd-efgh"; of the code only a keyed hash is kept.
        """
        if weeks not in LINK_WEEKS:
            raise NotAllowed(_("A code opens the page for 2, 6 or 12 weeks. Please choose one of them."))
        code = new_client_code()
        hashed = hash_of(self, code)
        with self._writing(Action.MAKE_LINK) as work:
            case = work.case(case_id)
            close_links(work, case.id)
            row: dict[str, Any] = {
                "id": str(uuid.uuid4()), "sequence": work.sequence, "case_id": case.id, "code_hash": hashed,
                "made_at": work.now, "expires_at": work.now + datetime.timedelta(weeks=weeks), "revoked_at": None,
                "opened_on": None, "browsers": 0}
            work.add(client_links, row["id"], row, "make client page", case.id)
        return as_link(row), code

    def link(self, case_id: str) -> PageLink | None:
        """The newest page of a case, closed or not; None where there never was one."""
        with self._reading(Action.READ_LINK) as work:
            newest = select(client_links).where(client_links.c.case_id == work.case(case_id).id)
            row = work.connection.execute(newest.order_by(client_links.c.sequence.desc()).limit(1)).first()
            return None if row is None else as_link(row._mapping)

    def revoke_link(self, case_id: str) -> None:
        """Close a client's page at once, in every browser it is open in; one that is closed stays so."""
        with self._writing(Action.REVOKE_LINK) as work:
            close_links(work, work.case(case_id).id)

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]:
        """Whom clients may ring in an emergency, as this site says; none until somebody says so."""
        with self._reading(Action.READ_CRISIS):
            return numbers_in(self.workspace.folder)

    def keep_crisis_numbers(self, numbers: Iterable[CrisisNumber]) -> None:
        """Say on every client's page whom to ring in an emergency; at most eight, in their order."""
        numbers = tuple(numbers)
        if len(numbers) > MOST_NUMBERS:
            raise NotAllowed(_("These are too many numbers to find one in an emergency. Please keep eight or fewer."))
        with self._writing(Action.KEEP_CRISIS) as work:
            keep_numbers(self.workspace.folder, numbers)
            work.record(trail.subject(workspace, 1), "keep crisis numbers", None, {}, {})


def hash_of(shelf: Shelf, code: str) -> str:
    """The keyed hash of a code, however it was typed."""
    return keyed(shelf.workspace.folder, "client code", spelled_code(code))


def close_links(work: Transaction, case_id: str) -> None:
    """Close every page of a case that is not closed."""
    for row in standing(work, case_id):
        work.change(client_links, {"id": row.id}, row, {"revoked_at": work.now}, "close client page", row.case_id)


def standing(work: Transaction, case_id: str) -> list[Row[Any]]:
    """The pages of a case that are not closed; there is one at most."""
    wanted = select(client_links).where(client_links.c.case_id == case_id, client_links.c.revoked_at.is_(None))
    return list(work.connection.execute(wanted).all())


def as_link(row: Any) -> PageLink:
    """A row as the rest of the workbook knows it."""
    names = ("id", "case_id", "made_at", "expires_at", "revoked_at", "opened_on", "browsers")
    return PageLink(**{name: row[name] for name in names})
