"""A run: one use of one scene, sequence, topic, problem or lesson, kept as events with what it was begun from.

Frozen models without I/O; records fills them, and a pure function of each chapter rebuilds every state from the events.
Times are timezone-aware UTC.
"""

from __future__ import annotations

import datetime
import hashlib
from enum import StrEnum
from typing import Any

from pydantic import Field

from empathy_widgets.domain.instrument import Noun
from empathy_widgets.domain.plan import PlannedMeasure
from empathy_widgets.domain.records import Administration, Case, Status

__all__ = ["ContentVersion", "Done", "NO_ACTIVITY", "Run", "RunEvent", "RunKind", "Waiting", "version_of"]


class RunKind(StrEnum):
    """What a run is a run of; the value is also the folder's chapter in words."""

    ROLE_PLAY = "role-play"
    MIRRORING = "mirroring"
    DISCUSSION = "discussion"
    PROBLEM = "problem"
    LESSON = "lesson"
    REGULATION = "regulation"
    ACTIVE_LISTENING = "active-listening"
    LOVING_KINDNESS = "loving-kindness"
    ACTS_OF_KINDNESS = "acts-of-kindness"
    FORGIVENESS = "forgiveness"
    ROOM = "room"


NO_ACTIVITY = frozenset({RunKind.ROOM})
"""Kinds of run that nobody does: how a room is arranged lasts, and is neither to finish nor told as a day's work."""


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

    ``content`` is the id of a content file, and ``version`` names the text it had then (`version_of`; None where it
    was not kept); ``settings`` holds what was chosen at the start; ``events`` are in order.
    """

    id: str
    case_id: str | None = None
    kind: RunKind
    content: str
    version: str | None = None
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


class Done(Noun):
    """How many runs of one piece of content there are; with ``kind`` None, how many sittings of an instrument."""

    kind: RunKind | None
    content: str
    open: int = Field(default=0, ge=0)
    completed: int = Field(default=0, ge=0)


class Waiting(Noun):
    """What is left open in all cases that are not archived and in one's own practice, the newest first."""

    sittings: tuple[Administration, ...] = ()
    """Sittings that are waiting to be finished, without their responses; no rehearsals."""
    runs: tuple[Run, ...] = ()
    """Runs that are open, and those with something that lasts after them: a mark, an agreement. Each once."""
    measures: tuple[PlannedMeasure, ...] = ()
    """The days open plans name to measure again, the soonest first."""
    cases: tuple[Case, ...] = ()
    """The cases of all these."""
    more: bool = False
    """Whether something more is waiting than is told here."""


class ContentVersion(Noun):
    """A content file as it was when the first run was started from it.

    ``name`` is the file's id; ``text`` holds every character; ``kept_at`` says when it was first kept.
    """

    kind: RunKind
    name: str
    text: str
    kept_at: datetime.datetime

    @property
    def id(self) -> str:
        """The hash that names this version."""
        return version_of(self.kind, self.text)


def version_of(kind: RunKind | str, text: str) -> str:
    """The version a text of a kind has: the first 16 hexadecimal digits of the SHA-256 over both.

    Examples
    --------
    >>> version_of(RunKind.DISCUSSION, "id: sorry") == version_of("discussion", "id: sorry")
    True
    >>> version_of(RunKind.DISCUSSION, "id: sorry") == version_of(RunKind.DISCUSSION, "id: sorry ")
    False
    """
    return hashlib.sha256(f"{kind}\0{text}".encode()).hexdigest()[:16]
