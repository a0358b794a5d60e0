"""What a workspace keeps: cases, administrations, responses, and who did what.

Frozen models without I/O; records fills them. Times are timezone-aware UTC; durations are milliseconds.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from pydantic import Field

from empathy_widgets.domain.instrument import Noun, edition_of

__all__ = ["Actor", "Administration", "AuditEntry", "Case", "CaseOrder", "CaseSummary", "Erasure", "ErasureReason",
           "HandOver", "Import", "ImportedSitting", "Mode", "Overview", "Response", "Role", "Status"]


class Role(StrEnum):
    """What an actor is here to do."""

    CLINICIAN = "clinician"
    RESPONDENT = "respondent"
    """Somebody the screen was handed to: may answer one administration and see nothing else."""
    SYSTEM = "system"
    """The program itself: preparing a workspace, seeding a demonstration."""
    CLIENT = "client"
    """Somebody who came by a code to the page with their own practices, and sees nothing else."""


class Mode(StrEnum):
    """How an administration is filled in."""

    OWN = "own practice"
    """Filled in for oneself: such a sitting belongs to no case, and no case ever shows it."""
    SELF = "self"
    """Answered by the client on the clinician's own page."""
    HANDED_OVER = "handed over"
    PROXY = "proxy"
    """Read aloud by the clinician, who enters what the person says."""
    PAPER = "paper"
    """Copied by item number from the site's own paper form."""
    IMPORTED = "imported"
    """Taken in from a file of answers, dated as the file says."""
    REHEARSAL = "rehearsal"
    """Tried out to see how a score comes about; never part of a trend."""


class Status(StrEnum):
    """Where an administration stands."""

    OPEN = "open"
    COMPLETED = "completed"
    VOIDED = "voided"


class Actor(Noun):
    """Who is acting: established by the server, never by the page.

    ``seat`` is the browser the server gave a cookie to. ``administration`` is the one sitting a respondent may answer.
    ``link`` is the client's page this browser opened, ``case_id`` whose it is, and ``earlier`` are pages of the same
    case that this very browser opened before, by codes that are spent.
    """

    name: str = "clinician"
    role: Role = Role.CLINICIAN
    seat: str = "local"
    administration: str | None = None
    link: str | None = None
    case_id: str | None = None
    earlier: tuple[str, ...] = ()


class Case(Noun):
    """A person or couple, known here by a random code that can be said aloud."""

    id: str
    code: str
    label: str = ""
    created_at: datetime.datetime
    revision: int = Field(ge=0)
    archived_at: datetime.datetime | None = None
    """When it was taken off the list; None where it stands on it. Everything in it stays as it is."""


class CaseOrder(StrEnum):
    """How a list of cases is sorted."""

    RECENT = "recent"
    """By the last sitting or run that was begun, or the case itself, the latest first."""
    NEWEST = "newest"
    """By when the case was made, the latest first."""
    CODE = "code"
    LABEL = "label"
    """By the clinician's own label, upper and lower case alike; cases without one at the end."""


class CaseSummary(Noun):
    """What a list says of a case; rehearsals and sittings set aside are not counted."""

    case: Case
    completed: int = Field(ge=0)
    """How many sittings are completed."""
    open: int = Field(ge=0)
    """How many sittings are waiting to be finished."""
    last_started_at: datetime.datetime | None = None
    """When the last sitting was begun; None where there is none."""
    runs: int = Field(0, ge=0)
    """How many scenes, rounds of mirroring, talks and boards there are."""
    last_run_at: datetime.datetime | None = None
    """When the last of these was begun; None where there is none."""


class Overview(Noun):
    """Cases as a list shows them, in its order: of ``count`` that stand on it, ``found`` were asked for.

    ``archived`` counts those taken off the list; where they are the list, ``count`` is the same.
    """

    cases: tuple[CaseSummary, ...] = ()
    found: int = Field(ge=0)
    count: int = Field(ge=0)
    archived: int = Field(0, ge=0)


class Response(Noun):
    """The answer to one item: a choice, or "prefer not to answer" (``declined``). Unanswered items have no response.

    ``elapsed_ms`` is the time the item was in view before the answer, milliseconds, None when not known.
    """

    item: int
    choice: int | None = None
    declined: bool = False
    answered_at: datetime.datetime
    elapsed_ms: int | None = None
    revision: int = Field(default=0, ge=0)
    """How many times this answer was changed."""


class Administration(Noun):
    """One sitting of one instrument for one case or, as one's own practice (``case_id`` None), for oneself.

    ``current_item`` is where to carry on; 0 is the last page, which lists what is unanswered.
    """

    id: str
    case_id: str | None
    instrument: str
    wording: str | None = None
    """The id of a site's wording; None for sentences that ship with the workbook, or for a paper form."""
    version: int = Field(default=1, ge=1)
    """The version of the instrument's form that was given; a sitting is scored by the key of its own version."""
    language: str = "en"
    mode: Mode
    status: Status
    current_item: int = 1
    revision: int = Field(default=0, ge=0)
    started_at: datetime.datetime
    completed_at: datetime.datetime | None = None
    void_reason: str | None = None
    responses: tuple[Response, ...] = ()

    @property
    def edition(self) -> str:
        """The name of the version of the form it was given in."""
        return edition_of(self.instrument, self.version)

    @property
    def answers(self) -> dict[int, int | None]:
        """Item number to choice; None is "prefer not to answer". Unanswered items are absent."""
        return {response.item: response.choice for response in self.responses}


class ImportedSitting(Noun):
    """What a file says of one sitting: whose, when, and the choices; an item that is absent was not answered."""

    case_id: str
    at: datetime.datetime
    answers: dict[int, int]


class Import(Noun):
    """A file of answers that was taken into cases, all of it in one step, and can be undone as one."""

    id: str
    instrument: str
    version: int = Field(ge=1)
    digest: str
    """SHA-256 of the file's bytes in hexadecimal, so that the same file is not taken in twice; its name is not kept."""
    sittings: int = Field(ge=1)
    taken_in_by: str
    taken_in_at: datetime.datetime
    undone_at: datetime.datetime | None = None


class HandOver(Noun):
    """A screen that only shows one scale until the clinician's PIN is entered."""

    seat: str
    administration: str
    case_id: str
    code: str
    """Of the case: all that is said of it on the handed-over screen."""
    since: datetime.datetime


class AuditEntry(Noun):
    """One line of the audit trail. ``hash`` covers every other field and ``previous_hash``.

    ``salt`` is random, so that nobody can guess from ``hash`` what a line held once it was erased with its case.
    """

    sequence: int
    at: datetime.datetime
    actor: str
    action: str
    subject: str
    case_id: str | None = None
    old: str | None = None
    new: str | None = None
    reason: str | None = None
    salt: str | None = None
    previous_hash: str
    hash: str


class ErasureReason(StrEnum):
    """Why a case was deleted: all that is kept of it, so nobody's own words stand here."""

    ASKED = "the person asked for it"
    TIME_OVER = "it was kept as long as it had to be"
    MISTAKE = "it was made by mistake"


class Erasure(Noun):
    """What was deleted with a case: how many sittings, runs and lines of history."""

    case_id: str
    sittings: int
    runs: int
    lines: int
