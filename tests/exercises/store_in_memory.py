"""A store that keeps everything in the memory of one program: what a page needs, and not a line of SQL."""

from __future__ import annotations

import uuid
from typing import Any

from empathy_widgets.domain import (
    NO_ACTIVITY, Actor, Administration, Case, CaseOrder, CaseSummary, ClassResult, ContentVersion, Done, Erasure,
    HandOver, LoadedWording, Mode, Overview, OwnSample, Response, Run, RunEvent, RunKind, Status, Waiting,
)
from empathy_widgets.errors import NotAllowed
from client_links_in_memory import ClientLinksInMemory
from plans_in_memory import PlansInMemory
from site_in_memory import SiteInMemory, found, now


class Memory:
    """What is kept, and where: also a place without backups, so `tidy` has nothing to do."""

    kind = "work"
    backup_count = 0

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}
        self.sittings: dict[str, Administration] = {}
        self.runs: dict[str, Run] = {}
        self.plans: dict[str, Any] = {}
        self.texts: dict[str, ContentVersion] = {}
        self.wordings: list[LoadedWording] = []
        self.samples: list[OwnSample] = []
        self.hand_overs: dict[str, HandOver] = {}
        self.requests: dict[str, Any] = {}
        self.pin: str | None = None
        self.classes: list[ClassResult] = []
        self.exported: list[str] = []
        self.links: dict[str, Any] = {}
        self.numbers: tuple[Any, ...] = ()

    def tidy(self) -> None:
        pass

    def keep_only_a_new_backup(self) -> int:
        return 0

    def store(self, actor: Actor) -> StoreInMemory:
        return StoreInMemory(self, actor)


class StoreInMemory(SiteInMemory, PlansInMemory, ClientLinksInMemory):
    """One actor's view of a memory; everybody may do everything, which is no part of what a page is tried for here."""

    def __init__(self, kept: Memory, actor: Actor) -> None:
        self.kept, self.actor = kept, actor

    def create_case(self, label: str = "") -> Case:
        id = str(uuid.uuid4())
        code = f"plain-case-{len(self.kept.cases) + 10}"
        self.kept.cases[id] = Case(id=id, code=code, label=label, created_at=now(), revision=0)
        return self.kept.cases[id]

    def case(self, case_id: str) -> Case:
        return found(self.kept.cases, case_id)

    def case_by_code(self, code: str) -> Case:
        return found({case.code: case for case in self.kept.cases.values()}, code)

    def cases(self) -> tuple[Case, ...]:
        return tuple(self.kept.cases.values())

    def archive_case(self, case_id) -> Case:
        return self._archived(case_id, now())

    def unarchive_case(self, case_id) -> Case:
        return self._archived(case_id, None)

    def _archived(self, case_id, moment) -> Case:
        self.kept.cases[case_id] = self.case(case_id).model_copy(update={"archived_at": moment})
        return self.kept.cases[case_id]

    def overview(self, most, words="", *, order=CaseOrder.RECENT, archived=False) -> Overview:
        wanted = words.lower().split()
        here = [case for case in reversed(self.cases()) if (case.archived_at is not None) == archived]
        found = [case for case in here if all(word in f"{case.code} {case.label}".lower() for word in wanted)]
        if order in (CaseOrder.CODE, CaseOrder.LABEL):
            found.sort(key=lambda case: getattr(case, str(order)))
        away = sum(case.archived_at is not None for case in self.cases())
        return Overview(cases=[self._summary(case) for case in found[:most]], found=len(found), count=len(here),
                        archived=away)

    def last_completed(self, case_ids) -> tuple[Administration, ...]:
        done = [[one for one in self.administrations(id)
                 if one.status is Status.COMPLETED and one.mode is not Mode.REHEARSAL] for id in case_ids]
        return tuple(sittings[-1] for sittings in done if sittings)

    def waiting(self, most) -> Waiting:
        sittings = [one for one in self.kept.sittings.values()
                    if one.status is Status.OPEN and one.mode is not Mode.REHEARSAL]
        runs = [run for run in self.kept.runs.values() if run.status is Status.OPEN]
        return Waiting(sittings=tuple(sittings[-most:]), runs=tuple(runs[-most:]), cases=self.cases())

    def _summary(self, case: Case) -> CaseSummary:
        counted = [one for one in self.administrations(case.id) if one.mode is not Mode.REHEARSAL]
        completed = sum(one.status is Status.COMPLETED for one in counted)
        return CaseSummary(case=case, completed=completed, open=len(counted) - completed,
                           last_started_at=counted[-1].started_at if counted else None)

    def everything(self, case_id, *, history=False):
        sittings = self.administrations(case_id, include_voided=True)
        return self.case(case_id), sittings, self.runs(case_id, include_voided=True), (), self.plans(case_id)

    def note_export(self, case_id, what, *, own=None) -> None:
        self.kept.exported.append(what)

    def erase_case(self, case_id, reason) -> Erasure:
        sittings, runs = self.administrations(case_id, include_voided=True), self.runs(case_id, include_voided=True)
        for kept, gone in ((self.kept.sittings, sittings), (self.kept.runs, runs)):
            for one in gone:
                del kept[one.id]
        del self.kept.cases[case_id]
        return Erasure(case_id=case_id, sittings=len(sittings), runs=len(runs), lines=0)

    def erase_own_run(self, run_id) -> int:
        del self.kept.runs[run_id]
        return 0

    def erase_own_sitting(self, administration_id) -> int:
        del self.kept.sittings[administration_id]
        return 0

    def start(self, case_id, instrument_id, mode, *, wording=None, version=1, language="en",
              request=None) -> Administration:
        return self._once(request, lambda: self._keep(Administration(
            id=str(uuid.uuid4()), case_id=case_id and self.case(case_id).id, instrument=instrument_id, mode=Mode(mode),
            wording=wording, version=version, language=language, status=Status.OPEN, started_at=now())))

    def administration(self, id: str) -> Administration:
        return found(self.kept.sittings, id)

    def administrations(self, case_id, *, instrument=None, include_voided=False) -> tuple[Administration, ...]:
        return tuple(one for one in self.kept.sittings.values() if one.case_id == case_id
                     and instrument in (None, one.instrument) and (include_voided or one.status != Status.VOIDED))

    def respond(self, administration_id, item, choice, *, case_id, declined=False, elapsed_ms=None, request=None,
                revision=None) -> Response:
        return self._once(request, lambda: self._respond(administration_id, item, choice, declined, elapsed_ms))

    def _respond(self, administration_id, item, choice, declined, elapsed_ms) -> Response:
        sitting = self.administration(administration_id)
        kept = {one.item: one for one in sitting.responses}
        kept[item] = Response(item=item, choice=choice, declined=declined, elapsed_ms=elapsed_ms, answered_at=now(),
                              revision=kept[item].revision + 1 if item in kept else 0)
        self._keep(sitting, responses=tuple(kept[number] for number in sorted(kept)))
        return kept[item]

    def move_to(self, administration_id, item, *, case_id) -> None:
        self._keep(self.administration(administration_id), current_item=item)

    def complete(self, administration_id, *, case_id) -> Administration:
        return self._keep(self.administration(administration_id), status=Status.COMPLETED, completed_at=now())

    def void(self, administration_id, reason) -> Administration:
        return self._keep(self.administration(administration_id), status=Status.VOIDED, void_reason=reason)

    def reassign(self, administration_id, to_case_id, reason) -> Administration:
        return self._keep(self.administration(administration_id), case_id=self.case(to_case_id).id)

    def instruments_given(self) -> dict[tuple[str, int], int]:
        return {(one.instrument, one.version): max(one.answers, default=0) for one in self.kept.sittings.values()}

    def set_pin(self, pin: str, old: str | None = None) -> None:
        self.kept.pin = pin

    def has_pin(self) -> bool:
        return self.kept.pin is not None

    def hand_over(self, administration_id: str) -> HandOver:
        case = self.case(self.administration(administration_id).case_id)
        self.kept.hand_overs[self.actor.seat] = HandOver(
            seat=self.actor.seat, administration=administration_id, case_id=case.id, code=case.code, since=now())
        return self.kept.hand_overs[self.actor.seat]

    def handed_over(self) -> HandOver | None:
        return self.kept.hand_overs.get(self.actor.seat)

    def take_back(self, pin: str) -> HandOver:
        if pin != self.kept.pin:
            raise NotAllowed("That PIN is not right.")
        return self.kept.hand_overs.pop(self.actor.seat)

    def any_handed_over(self) -> bool:
        return bool(self.kept.hand_overs)

    def start_run(self, case_id, kind, content, settings=None, *, version_text=None, request=None) -> Run:
        return self._once(request, lambda: self._keep_run(Run(
            id=str(uuid.uuid4()), case_id=case_id, kind=RunKind(kind), content=content, settings=settings or {},
            status=Status.OPEN, started_at=now())))

    def add_event(self, run_id, kind, body, *, case_id, request=None, after=None) -> RunEvent:
        return self._once(request, lambda: self._add_event(self.run(run_id), kind, body))

    def _add_event(self, run, kind, body) -> RunEvent:
        event = RunEvent(number=len(run.events) + 1, kind=kind, body=body, at=now())
        self._keep_run(run, events=(*run.events, event))
        return event

    def add_events(self, case_id, lines) -> int:
        fresh = [line for line in lines if line[3] not in self.kept.requests]
        for run_id, kind, body, request in fresh:
            self.add_event(run_id, kind, body, case_id=case_id, request=request)
        return len(fresh)

    def sent_event(self, run_id, request) -> RunEvent | None:
        return self.kept.requests.get(request)

    def run(self, id: str) -> Run:
        return found(self.kept.runs, id)

    def runs(self, case_id=None, *, kind=None, include_voided=False, newest=None) -> tuple[Run, ...]:
        found = [one for one in self.kept.runs.values() if one.case_id == case_id and kind in (None, one.kind)
                 and (include_voided or one.status != Status.VOIDED)]
        return tuple(found[-newest:] if newest else found)

    def done(self, case_id) -> tuple[Done, ...]:
        counts: dict[tuple, dict[str, int]] = {}
        for one in (*self.kept.runs.values(), *self.kept.sittings.values()):
            kind, content = (one.kind, one.content) if isinstance(one, Run) else (None, one.instrument)
            lesson = kind is RunKind.LESSON and one.case_id is None
            if (one.case_id == case_id or lesson) and kind not in NO_ACTIVITY and one.status in ("open", "completed"):
                count = counts.setdefault((kind, content), {"open": 0, "completed": 0})
                count[one.status] += 1
        return tuple(Done(kind=kind, content=content, **count) for (kind, content), count in counts.items())

    def end_run(self, run_id, *, case_id) -> Run:
        return self._keep_run(self.run(run_id), status=Status.COMPLETED, ended_at=now())

    def reopen_run(self, run_id, *, case_id) -> Run:
        return self._keep_run(self.run(run_id), status=Status.OPEN, ended_at=None)

    def content_of(self, run) -> ContentVersion | None:
        return self.kept.texts.get(run.version)

    def content_heads(self, versions) -> dict[str, str]:
        return {version: self.kept.texts[version].text for version in versions if version in self.kept.texts}

    def _once(self, request, do):
        if request is None:
            return do()
        if request not in self.kept.requests:
            self.kept.requests[request] = do()
        return self.kept.requests[request]

    def _keep(self, sitting, **changes) -> Administration:
        self.kept.sittings[sitting.id] = sitting.model_copy(update=changes)
        return self.kept.sittings[sitting.id]

    def _keep_run(self, run, **changes) -> Run:
        self.kept.runs[run.id] = run.model_copy(update=changes)
        return self.kept.runs[run.id]
