"""What belongs to which copy of a case: the record, whole, and the client's copy, in one table.

Every entry of the document, and every field of what runs and plans keep, is placed here; what is placed nowhere fails
a test, and goes into no client's copy. The glossary says what the entries mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from empathy_widgets.domain import Plan, PlanEvent, Run, RunEvent, RunKind, for_the_client
from empathy_widgets.domain.instrument import Noun
from empathy_widgets.exchange.export.case_file import CaseFile
from empathy_widgets.strings import _

__all__ = ["ENTRIES", "PLAN_EVENTS", "Placed", "RUN_EVENTS", "RUN_SETTINGS", "about_copy", "clients_copy"]

Kept = TypeVar("Kept", bound=Noun)
Event = TypeVar("Event", RunEvent, PlanEvent)


@dataclass(frozen=True)
class Placed:
    """Which fields stand in both copies, and which in the record alone; ``event`` is False for an event that is not in
    the client's copy at all.
    """

    both: frozenset[str]
    record: frozenset[str]
    event: bool = True


def both(names: str = "", record: str = "") -> Placed:
    """Fields for both copies, and after ``record`` those for the record alone."""
    return Placed(frozenset(names.split()), frozenset(record.split()))


def alone(names: str) -> Placed:
    """An event for the record alone, with its fields."""
    return Placed(frozenset(), frozenset(names.split()), event=False)


ENTRIES: Mapping[str, Placed] = {
    "ExportForm": both("format version program exported_at made_for about cases"),
    "CaseForm": both("id code created_at revision archived_at administrations runs contents plans", "label history"),
    "AdministrationForm": both(
        "id case_id instrument instrument_title instrument_kind version wording language mode status current_item "
        "revision started_at completed_at responses scores no_scores_because", "void_reason"),
    "ResponseForm": both("item choice declined answered_at elapsed_ms revision"),
    "ScoreForm": both("name label kind points answered of prorated low high higher_is"),
    "RunForm": both(
        "id case_id kind content version settings status revision started_at ended_at events transcript",
        "void_reason"),
    "EventForm": both("number kind body at"),
    "SpokenForm": both("speaker words"),
    "ContentForm": both("id kind name text kept_at"),
    "PlanForm": both("id case_id status revision started_at ended_at events"),
    "LineForm": alone("sequence at actor action subject case_id old new reason salt previous_hash hash"),
}
"""The document's forms, by name."""

PRACTICES = (RunKind.ACTIVE_LISTENING, RunKind.LOVING_KINDNESS, RunKind.ACTS_OF_KINDNESS, RunKind.FORGIVENESS)
IN_EVERY_PRACTICE: Mapping[str, Placed] = {
    "assign": both("reason start end weekdays minutes at zone"), "call-off": alone("why"),
    "log": both("key day done well before after minutes text by"), "look": alone("text"), "keep": both("text"),
}
"""What every practice keeps; what the clinician noted on calling it off, or on looking at it, is not the client's."""

RUN_SETTINGS: Mapping[RunKind, Placed] = {
    RunKind.ROLE_PLAY: both("way level setting own names minutes anew reading"),
    RunKind.MIRRORING: both("people"),
    RunKind.DISCUSSION: both("people timed"),
    RunKind.PROBLEM: both("way people"),
    RunKind.LESSON: both(),
    RunKind.REGULATION: both(),
    **{kind: both() for kind in PRACTICES},
    RunKind.ROOM: both(),
}
"""What is chosen at the start of a run, by its kind."""

RUN_EVENTS: Mapping[RunKind, Mapping[str, Placed]] = {
    RunKind.ROLE_PLAY: {
        "begin": both(), "choose": both("beat option"), "pass": both("beat option"), "again": both("beat"),
        "write": both("beat text"), "guess": both("beat feelings needs words"), "read": both("beat"),
        "change": both(), "clock": both("running"), "rotate": both("anew"), "tick": both("item on"),
        "close": both("on"),
        # what stands under a scene once it is over: for whoever practised, and for the supervisor
        "rate": alone("criterion value"), "reflect": alone("text"), "check": alone("text"), "bring": alone("text"),
        "supervision": alone("on"),
    },
    RunKind.MIRRORING: {
        "done": both("round"), "again": both("round"), "skip": both("round"), "onwards": both("round"),
        "rate": both("round person value"), "notice": both("round person chips text"), "take": both("text"),
    },
    RunKind.DISCUSSION: {
        "deal": both("card"), "turn": both("card"), "note": both("card text"), "heard": both("card yes"),
        "speak": both("who"), "take": both("who text"),
    },
    RunKind.PROBLEM: {
        "say": both("text"), "add": both("person part text"), "edit": both("id text"), "remove": both("id"),
        "restore": both("id"), "confirm": both("id on"), "meet": both("option need value"), "agree": both("field text"),
        "review": both("text outcome"), "step": both("step"),
    },
    RunKind.LESSON: {"sort": alone("card bin"), "answer": alone("check choice")},  # written for whoever treats
    RunKind.REGULATION: {
        "full": both("when value"), "done": both("seconds"), "stopped": both("seconds"), "take": both("text"),
    },
    RunKind.ACTIVE_LISTENING: {
        **IN_EVERY_PRACTICE, "track": both("text"), "say-back": both("key text added dropped judged"),
    },
    RunKind.LOVING_KINDNESS: {
        **IN_EVERY_PRACTICE, "phrases": both("key text"), "set-up": both("minutes stations voice bell"),
    },
    RunKind.ACTS_OF_KINDNESS: {
        **IN_EVERY_PRACTICE, "act": both("key act"), "own-act": both("key text"), "begin": both("day"),
        "deal": both("key turn"), "fit": both("seated free at_home"),
    },
    RunKind.FORGIVENESS: {
        **IN_EVERY_PRACTICE, "safe": both("key answer"), "stage": both("key state"), "write": both("key text"),
        "letter": both("text"),
    },
    RunKind.ROOM: {"place": alone("key on")},  # how the clinician arranged it
}
"""What happens in a run, by its kind and the kind of event."""

PLAN_EVENTS: Mapping[str, Placed] = {
    "look": both("administration"), "wish": both("wish text on"), "say": both("text"), "tell": both("text"),
    "problem": both("problem text on"), "decide": both("target rules label says because verdict", "why"),
    "aim": both("id text"), "goal": both("id kind text target"),  # of goals those that are agreed: domain.plan_events
    "step": both("step target title content when dose sign asks on"), "measure": both("instrument title on"),
    "ask": alone("question asked answer words"), "note": alone("text"),
}
"""What is written in a plan, by the kind of event."""


def about_copy(for_client: bool) -> str:
    """The sentence that stands in a copy and says what it is, and what kind of thing is left out of it."""
    if for_client:
        return _("This is the client's copy: goals and notes that are the clinician's alone, what was marked or "
                 "written for supervision, the clinician's label and reasons, and the history of changes are left out.")
    return _("This is the record as the clinician keeps it; some of it is for the clinician alone, so do not hand it "
             "on: there is a client's copy for that.")


def clients_copy(file: CaseFile) -> CaseFile:
    """A case without all that the table keeps to the record."""
    return replace(
        file, case=_bare(file.case, "CaseForm"), history=None,
        sittings=tuple(replace(one, administration=_bare(one.administration, "AdministrationForm"))
                       for one in file.sittings),
        runs=tuple(_run(run) for run in file.runs), plans=tuple(_plan(plan) for plan in file.plans))


def _bare(noun: Kept, form: str) -> Kept:
    """A noun with what is for the record alone as empty as it can be."""
    fields = type(noun).model_fields
    return noun.model_copy(update={
        name: fields[name].get_default() for name in ENTRIES[form].record if name in fields})


def _run(run: Run) -> Run:
    settings, events = RUN_SETTINGS.get(run.kind, both()).both, RUN_EVENTS.get(run.kind, {})
    return _bare(run, "RunForm").model_copy(update={
        "settings": {name: value for name, value in run.settings.items() if name in settings},
        "events": tuple(_event(event, events[event.kind]) for event in run.events if _goes(event, events))})


def _plan(plan: Plan) -> Plan:
    return _bare(plan, "PlanForm").model_copy(update={"events": tuple(
        _event(event, PLAN_EVENTS[event.kind]) for event in for_the_client(plan.events) if _goes(event, PLAN_EVENTS))})


def _goes(event: RunEvent | PlanEvent, table: Mapping[str, Placed]) -> bool:
    """Whether an event is for both copies; one of a kind nobody placed is not."""
    return event.kind in table and table[event.kind].event


def _event(event: Event, placed: Placed) -> Event:
    """An event with the fields that are for both copies."""
    return event.model_copy(update={"body": {
        name: value for name, value in event.body.items() if name in placed.both}})
