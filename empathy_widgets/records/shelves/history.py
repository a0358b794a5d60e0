"""The shelf of history: the audit trail, read and checked."""

from __future__ import annotations

from sqlalchemy import select

from empathy_widgets.domain import AuditEntry
from empathy_widgets.records.database.checks import known_id
from empathy_widgets.records.database.tables import audit
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.workspace.trail import entry
from empathy_widgets.records.workspace.verify import complaints

__all__ = ["HistoryShelf"]


class HistoryShelf(Shelf):
    """Who changed what, when and why; nobody can change that here."""

    def audit(self, case_id: str | None = None) -> tuple[AuditEntry, ...]:
        """The audit trail in order, whole or of one case."""
        wanted = select(audit).order_by(audit.c.sequence)
        if case_id is not None:
            wanted = wanted.where(audit.c.case_id == known_id(case_id))
        with self._reading(Action.READ_HISTORY) as work:
            return tuple(entry(row) for row in work.connection.execute(wanted))

    def verify(self) -> list[str]:
        """Check that trail and tables tell the same story; one sentence for each row that does not, none when sound."""
        with self._reading(Action.CHECK_HISTORY) as work:
            return complaints(work.connection)
