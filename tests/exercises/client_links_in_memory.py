"""Clients' pages in the memory of one program, as a clinician sees them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from site_in_memory import now

from empathy_widgets.domain import PageLink


class ClientLinksInMemory:
    """The part of a store that keeps whether a client has a page; nobody enters the code here."""

    kept: Any

    def make_link(self, case_id, weeks=6) -> tuple[PageLink, str]:
        ends = now() + datetime.timedelta(weeks=weeks)
        self.kept.links[case_id] = PageLink(id=str(uuid.uuid4()), case_id=case_id, made_at=now(), expires_at=ends)
        return self.kept.links[case_id], "abcd-efgh"

    def link(self, case_id) -> PageLink | None:
        return self.kept.links.get(case_id)

    def revoke_link(self, case_id) -> None:
        if case_id in self.kept.links:
            self.kept.links[case_id] = self.kept.links[case_id].model_copy(update={"revoked_at": now()})

    def crisis_numbers(self) -> tuple[Any, ...]:
        return self.kept.numbers

    def keep_crisis_numbers(self, numbers) -> None:
        self.kept.numbers = tuple(numbers)
