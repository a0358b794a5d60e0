"""The page a client opens by a code: the link to it, and the lines the client keeps there for themselves."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import Field

from empathy_widgets.domain.instrument import Noun

__all__ = ["LINK_WEEKS", "ClientLine", "CrisisNumber", "PageLink"]

LINK_WEEKS = (2, 6, 12)
"""For how many weeks a code may open a client's page."""


class PageLink(Noun):
    """A way to a client's page. The code itself is nowhere: only a keyed hash of it is kept."""

    id: str
    case_id: str
    made_at: datetime.datetime
    expires_at: datetime.datetime
    revoked_at: datetime.datetime | None = None
    opened_on: datetime.date | None = None
    """The day it was opened last; no hour, for when somebody cannot sleep is nobody's to know."""
    browsers: int = Field(0, ge=0)
    """In how many browsers the code was entered."""


class ClientLine(Noun):
    """What a client wrote on their page: theirs alone, until they share it.

    ``kind``, ``key`` and ``body`` are those of an event of the run; of one kind and key the newest line stands.
    """

    id: str
    run_id: str
    number: int = Field(ge=1)
    kind: str
    key: str = ""
    body: dict[str, Any]
    at: datetime.datetime
    shared_at: datetime.datetime | None = None


class CrisisNumber(Noun):
    """Whom to ring in an emergency, as a site says it on every client's page."""

    name: str = Field(min_length=1, max_length=120)
    number: str = Field(min_length=1, max_length=40)
    when: str = Field("", max_length=120)
    """When somebody answers, in words."""
