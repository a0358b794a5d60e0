"""What a page and a command ask of whatever keeps the records, and of the place they are kept in.

`empathy_widgets.records` keeps them in a database, and its `Store` says what each method promises and refuses; a page
stands on anything that has these methods.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, Protocol

from empathy_widgets.domain.class_result import ClassFigures, ClassResult
from empathy_widgets.domain.client import CrisisNumber, PageLink
from empathy_widgets.domain.instrument import LoadedWording, ReferenceValue, Wording
from empathy_widgets.domain.own_sample import OwnSample
from empathy_widgets.domain.plan import Plan, PlanEvent
from empathy_widgets.domain.records import (
    Administration, AuditEntry, Case, CaseOrder, Erasure, ErasureReason, HandOver, Mode, Overview, Response,
)
from empathy_widgets.domain.run import ContentVersion, Done, Run, RunEvent, RunKind, Waiting

__all__ = ["Everything", "Place", "RecordStore"]

Everything = tuple[Case, tuple[Administration, ...], tuple[Run, ...], tuple[AuditEntry, ...], tuple[Plan, ...]]
"""A case, its sittings and runs with those set aside, oldest first, the lines of its history, and its plans."""


class Cases(Protocol):
    """Cases: made, found, taken away and deleted."""

    def create_case(self, label: str = "") -> Case: ...

    def case(self, case_id: str) -> Case: ...

    def case_by_code(self, code: str) -> Case: ...

    def cases(self) -> tuple[Case, ...]: ...

    def archive_case(self, case_id: str) -> Case: ...

    def unarchive_case(self, case_id: str) -> Case: ...

    def overview(
        self, most: int, words: str = "", *, order: CaseOrder | str = CaseOrder.RECENT, archived: bool = False,
    ) -> Overview: ...

    def last_completed(self, case_ids: Iterable[str]) -> tuple[Administration, ...]: ...

    def waiting(self, most: int) -> Waiting: ...

    def everything(self, case_id: str, *, history: bool = False) -> Everything: ...

    def note_export(
        self, case_id: str | Iterable[str] | None, what: str, *, own: Iterable[str] | None = None,
    ) -> None: ...

    def erase_case(self, case_id: str, reason: ErasureReason | str) -> Erasure: ...

    def erase_own_run(self, run_id: str) -> int: ...

    def erase_own_sitting(self, administration_id: str) -> int: ...


class Sittings(Protocol):
    """Sittings of an instrument, their answers, and the wordings they are given in."""

    def start(
        self, case_id: str | None, instrument_id: str, mode: Mode | str, *, wording: str | None = None,
        version: int = 1, language: str = "en", request: str | None = None,
    ) -> Administration: ...

    def administration(self, id: str) -> Administration: ...

    def administrations(
        self, case_id: str | None, *, instrument: str | None = None, include_voided: bool = False,
    ) -> tuple[Administration, ...]: ...

    def respond(
        self, administration_id: str, item: int, choice: int | None, *, case_id: str | None, declined: bool = False,
        elapsed_ms: int | None = None, request: str | None = None, revision: int | None = None,
    ) -> Response: ...

    def move_to(self, administration_id: str, item: int, *, case_id: str | None) -> None: ...

    def complete(self, administration_id: str, *, case_id: str | None) -> Administration: ...

    def void(self, administration_id: str, reason: str) -> Administration: ...

    def reassign(self, administration_id: str, to_case_id: str, reason: str) -> Administration: ...

    def instruments_given(self) -> dict[tuple[str, int], int]: ...

    def add_wording(self, wording: Wording, terms: str) -> Wording: ...

    def retire_wording(self, id: str) -> None: ...

    def loaded_wordings(self, instrument_id: str | None = None) -> tuple[LoadedWording, ...]: ...

    def wording(self, id: str) -> Wording: ...


class Samples(Protocol):
    """A site's own reference samples."""

    def keep_sample(
        self, instrument_id: str, version: int, origin: Literal["class", "repeated"], *, who: str, collected: str,
        n: int, values: dict[str, ReferenceValue], days: tuple[int, int] | None = None,
    ) -> OwnSample: ...

    def retire_sample(self, id: str) -> None: ...

    def own_samples(self, instrument_id: str) -> tuple[OwnSample, ...]: ...


class Screens(Protocol):
    """The screen handed over, and the PIN that is the way back."""

    def set_pin(self, pin: str, old: str | None = None) -> None: ...

    def has_pin(self) -> bool: ...

    def hand_over(self, administration_id: str) -> HandOver: ...

    def handed_over(self) -> HandOver | None: ...

    def take_back(self, pin: str) -> HandOver: ...

    def any_handed_over(self) -> bool: ...


class Runs(Protocol):
    """Runs of scenes, mirroring, discussions and problems, with the contents they were started from."""

    def start_run(
        self, case_id: str | None, kind: RunKind | str, content: str, settings: dict[str, Any] | None = None, *,
        version_text: str | None = None, request: str | None = None,
    ) -> Run: ...

    def add_event(
        self, run_id: str, kind: str, body: dict[str, Any], *, case_id: str | None, request: str | None = None,
        after: int | None = None,
    ) -> RunEvent: ...

    def add_events(self, case_id: str, lines: Iterable[tuple[str, str, dict[str, Any], str]]) -> int: ...

    def sent_event(self, run_id: str, request: str) -> RunEvent | None: ...

    def run(self, id: str) -> Run: ...

    def runs(
        self, case_id: str | None = None, *, kind: RunKind | str | None = None, include_voided: bool = False,
        newest: int | None = None,
    ) -> tuple[Run, ...]: ...

    def done(self, case_id: str | None) -> tuple[Done, ...]: ...

    def end_run(self, run_id: str, *, case_id: str | None) -> Run: ...

    def reopen_run(self, run_id: str, *, case_id: str | None) -> Run: ...

    def content_of(self, run: Run) -> ContentVersion | None: ...

    def content_heads(self, versions: Iterable[str]) -> dict[str, str]: ...


class Plans(Protocol):
    """Plans of cases: one is open, those before stay as they were."""

    def start_plan(self, case_id: str, *, request: str | None = None) -> Plan: ...

    def add_plan_event(
        self, plan_id: str, kind: str, body: dict[str, Any], *, case_id: str, request: str | None = None,
        after: int | None = None,
    ) -> PlanEvent: ...

    def sent_plan_event(self, plan_id: str, request: str) -> PlanEvent | None: ...

    def plan(self, id: str) -> Plan: ...

    def plans(self, case_id: str) -> tuple[Plan, ...]: ...

    def end_plan(self, plan_id: str, *, case_id: str) -> Plan: ...


class Clients(Protocol):
    """Pages clients open by a code: made, told of and closed; what stands on them is the client's."""

    def make_link(self, case_id: str, weeks: int = 6) -> tuple[PageLink, str]: ...

    def link(self, case_id: str) -> PageLink | None: ...

    def revoke_link(self, case_id: str) -> None: ...

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]: ...

    def keep_crisis_numbers(self, numbers: Iterable[CrisisNumber]) -> None: ...


class Classes(Protocol):
    """Results of classes: figures of groups under a name."""

    def keep_class_result(
        self, instrument_id: str, name: str, figures: ClassFigures, *, version: int = 1,
    ) -> ClassResult: ...

    def class_results(self, instrument_id: str | None = None) -> tuple[ClassResult, ...]: ...

    def delete_class_result(self, result_id: str) -> None: ...


class RecordStore(Cases, Sittings, Samples, Screens, Runs, Plans, Clients, Classes, Protocol):
    """A store as pages and commands know it: one actor's view, in which every method is done whole or not at all."""


class Place(Protocol):
    """Where records are kept, as a page knows it."""

    @property
    def kind(self) -> str:
        """Whether this is somebody's "work" or a made-up clinic, a "demonstration"."""

    @property
    def backup_count(self) -> int:
        """How many backups there are."""

    def tidy(self) -> None:
        """Take what was deleted out of the place's empty pages."""

    def keep_only_a_new_backup(self) -> int:
        """Take a backup of what is there now, delete every older one, and return how many were deleted."""
