"""A run: one use of one scene, mirroring sequence, topic or problem, kept as a list of events.

Frozen models without I/O; records fills them, and a pure function of each chapter rebuilds every state from the events.
Times are timezone-aware UTC.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from empathy_widgets.domain.instrument import Noun
from empathy_widgets.domain.records import Status

__all__ = ["Run", "RunEvent", "RunKind"]


class RunKind(StrEnum):
    """What a run is a run of; the value is also the folder's chapter in words."""

    ROLE_PLAY = "role-play"
    MIRRORING = "mirroring"
    DISCUSSION = "discussion"
    PROBLEM = "problem"


class RunEvent(Noun):
    """Something that was said, chosen, rated or written in a run.

    ``number`` counts from 1 without gaps; ``kind`` and ``body`` (JSON values) are the chapter's own.
    """

    number: int = Field(ge=1)
    kind: str
    body: dict[str, Any] = Field(default_factory=dict)
    at: datetime.datetime


class Run(Noun):
    """One use of one piece of content, for a case or (``case_id`` None) for oneself.

    ``content`` is the id of a content file; ``settings`` holds what was chosen at the start; ``events`` are in order.
    """

    id: str
    case_id: str | None = None
    kind: RunKind
    content: str
    settings: dict[str, Any] = Field(default_factory=dict)
    status: Status
    revision: int = Field(default=0, ge=0)
    started_at: datetime.datetime
    ended_at: datetime.datetime | None = None
    void_reason: str | None = None
    events: tuple[RunEvent, ...] = ()

    @property
    def changed_at(self) -> datetime.datetime:
        """When the last event was added; the start when there is none."""
        return self.events[-1].at if self.events else self.started_at
