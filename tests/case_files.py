"""Made-up cases for tests of what goes out: one with everything in it, and any number drawn by hypothesis."""

from __future__ import annotations

import datetime
import string
from types import NoneType
from typing import Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo
from records.naughty import NAUGHTY

from empathy_widgets.domain import (
    Administration, AuditEntry, Case, Plan, PlanEvent, Response, Run, RunEvent, RunKind,
)
from empathy_widgets.domain.instrument import Noun
from empathy_widgets.domain.run_kinds import BODIES, SETTINGS
from empathy_widgets.exchange.export import CaseFile, Outline
from empathy_widgets.library import Library

__all__ = ["AT", "CASE", "STRINGS", "case_files", "find", "outline", "sitting", "whole_case", "whole_plan"]

AT = datetime.datetime(2026, 10, 3, 12, 3, 7, 123456, tzinfo=datetime.UTC)
CASE = Case(id="5f0c", code="amber-otter-27", label="=1+1 Tuesdays", created_at=AT, revision=2)
STRINGS = [text for texts in NAUGHTY.values() for text in texts]
SHELF = {one.id: one for one in Library().instruments()}

find = Library().instrument


def outline(case_file: CaseFile, with_label: bool = False) -> Outline:
    """The outline of one case, at a fixed moment."""
    return Outline.of_case(case_file, find, AT, with_label)


def sitting(id: str, instrument: str, choice: int | None = 3, *, items: int = 20, **more) -> Administration:
    """A finished sitting, every item answered alike; None declines them."""
    responses = tuple(
        Response(item=item, choice=choice, declined=choice is None, answered_at=AT, elapsed_ms=1000 + item)
        for item in range(1, items + 1)
    )
    usual = {"mode": "self", "status": "completed", "started_at": AT, "completed_at": AT, "responses": responses}
    return Administration(id=id, case_id=CASE.id, instrument=instrument, **{**usual, **more})


def whole_case() -> CaseFile:
    """A case with sittings of every sort and a run: finished, open, rehearsed, set aside, of an instrument that is
    gone.
    """
    partly = sitting("a2", "pes", items=19).model_copy(update={"wording": "0123456789abcdef"})
    partly = partly.model_copy(update={"responses": partly.responses[1:] + (
        Response(item=20, declined=True, answered_at=AT),)})
    sittings = [
        sitting("a1", "pes-practice-form", 4), partly, sitting("a3", "teq", items=3, status="open", completed_at=None),
        sitting("a4", "teq", 2, items=16, mode="rehearsal"), sitting("a5", "gone-form", 7, items=25),
        sitting("a6", "iri", 1, items=28, mode="paper", status="voided", void_reason="+ the wrong form"),
        sitting("a7", "teq", 9, items=2, mode="proxy"),
    ]
    event = RunEvent(number=1, kind="note", body={"card": "opening", "text": "=cmd|' /C calc'!A0"}, at=AT)
    run = Run(id="r1", case_id=CASE.id, kind="discussion", content="sorry", version="0123456789abcdef",
              settings={"people": ["@A", "B"]}, status="open", started_at=AT,
              events=(event, RunEvent(number=2, kind="speak", body={"who": None}, at=AT)))
    line = AuditEntry(sequence=4, at=AT, actor="clinician", action="create case", subject="cases/5f0c", case_id="5f0c",
                      new='{"code": "amber-otter-27", "label": "Tuesdays"}', previous_hash="0" * 64, hash="1" * 64)
    return CaseFile.of(CASE, sittings, [run], [line], find, [whole_plan()])


PLANNED: dict[str, dict] = {
    "look": {"administration": "a1"}, "wish": {"wish": "steadier", "text": "To stay steadier.", "on": True},
    "say": {"text": "=I want to stay when she cries."}, "tell": {"text": "They quarrel every week."},
    "problem": {"problem": "distance", "text": "Distance", "on": True},
    "decide": {"rules": ["flooded"], "target": "steadiness", "label": "Steady ground first", "because": "You said so.",
               "verdict": "refused", "why": "not this month"},
    "aim": {"id": "", "text": "Sunday breakfasts"},
    "goal": {"id": "", "kind": "implicit", "text": "He may be grieving.", "target": "steadiness"},
    "step": {"step": "steadiness/breath", "target": "steadiness", "title": "Breath", "content": "mirroring",
             "when": "between", "dose": "daily", "sign": "she says so", "asks": ["trauma"], "on": True},
    "ask": {"question": "trauma", "asked": "Is anything fresh?", "answer": "go", "words": "asked today"},
    "measure": {"instrument": "pes", "title": "PES", "on": "2026-12-24"}, "note": {"text": "Bring to supervision."},
}
"""One event of every kind a plan has."""


def whole_plan(**more) -> Plan:
    """A plan with one event of every kind."""
    events = tuple(PlanEvent(number=number, kind=kind, body=body, at=AT)
                   for number, (kind, body) in enumerate(PLANNED.items(), 1))
    return Plan(**{"id": "p1", "case_id": CASE.id, "status": "open", "started_at": AT, "events": events, **more})


texts = st.one_of(st.text(), st.sampled_from(STRINGS))
moments = st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(datetime.UTC))
ids = st.text(string.hexdigits.lower() + "-", min_size=1, max_size=36)
counts = st.integers(0, 999)


def whatever(model: type[Noun]) -> st.SearchStrategy[dict]:
    """Whatever a model of what runs keep takes, as JSON."""
    return st.fixed_dictionaries({name: values(field) for name, field in model.model_fields.items()})


def values(field: FieldInfo) -> st.SearchStrategy:
    """Whatever one field of such a model takes."""
    limits = {name: getattr(one, name) for one in field.metadata for name in ("ge", "le") if hasattr(one, name)}
    kinds = {str: texts, bool: st.booleans(), NoneType: st.none(),
             int: st.integers(limits.get("ge"), limits.get("le", 999))}
    if get_origin(field.annotation) is Literal:
        return st.sampled_from(get_args(field.annotation))
    if get_origin(field.annotation) is list:
        return st.lists(values(FieldInfo.from_annotation(*get_args(field.annotation))), max_size=3)
    if field.annotation in kinds:
        return kinds[field.annotation]
    return st.one_of(*(kinds[one] for one in get_args(field.annotation)))


@st.composite
def responses(draw, instrument: str) -> tuple[Response, ...]:
    """Answers an instrument offers, some of them declined, some left out."""
    known = SHELF.get(instrument)
    numbers = [item.number for item in known.items] if known else list(range(1, 31))
    low, high = known.choice_range if known else (-1000, 1000)
    return tuple(
        Response(item=item, choice=(choice := draw(st.one_of(st.none(), st.integers(low, high)))),
                 declined=choice is None,
                 answered_at=draw(moments), elapsed_ms=draw(st.one_of(st.none(), st.integers(0, 86_400_000))),
                 revision=draw(counts))
        for item in sorted(draw(st.sets(st.sampled_from(numbers), max_size=4)))
    )


@st.composite
def administrations(draw) -> Administration:
    """One sitting of any instrument, in any state."""
    instrument = draw(st.sampled_from([*SHELF, "gone-form"]))
    status = draw(st.sampled_from(["open", "completed", "voided"]))
    return Administration(
        id=draw(ids), case_id=CASE.id, instrument=instrument, status=status, language=draw(texts),
        wording=draw(st.one_of(st.none(), st.text("0123456789abcdef", min_size=16, max_size=16))),
        mode=draw(st.sampled_from(["self", "handed over", "proxy", "paper", "rehearsal"])), revision=draw(counts),
        current_item=draw(counts), started_at=draw(moments), responses=draw(responses(instrument)),
        completed_at=draw(moments) if status == "completed" else None,
        void_reason=draw(texts) if status == "voided" else None,
    )


@st.composite
def runs(draw) -> Run:
    """One run of any kind with a few events."""
    kind = draw(st.sampled_from(list(RunKind)))
    named = [draw(st.sampled_from(list(BODIES[kind]))) for _number in range(draw(st.integers(0, 3)))]
    events = tuple(
        RunEvent(number=number, kind=name, body=draw(whatever(BODIES[kind][name])), at=draw(moments))
        for number, name in enumerate(named, 1)
    )
    settings = draw(whatever(SETTINGS[kind]))
    return Run(id=draw(ids), case_id=CASE.id, kind=kind, content="sorry",
               version=draw(st.none() | st.just("0123456789abcdef")), settings=settings, status="completed",
               started_at=draw(moments), ended_at=draw(moments), events=events)


lines = st.builds(
    AuditEntry, sequence=st.integers(1, 999), at=moments, actor=texts, action=texts, subject=texts,
    case_id=st.just(CASE.id),
    old=st.none(), new=st.sampled_from(["{}", '{"label": "x"}']),
    reason=st.one_of(st.none(), texts), salt=st.none(), previous_hash=ids, hash=ids)


@st.composite
def case_files(draw) -> CaseFile:
    """A case nobody thought of."""
    case = Case(id=CASE.id, code=CASE.code, label=draw(texts), created_at=draw(moments), revision=draw(counts))
    sittings = draw(st.lists(administrations(), max_size=2, unique_by=lambda one: one.id))
    history = draw(st.one_of(st.none(), st.lists(lines, max_size=2)))
    plans = [draw(st.builds(whole_plan, started_at=moments, revision=counts))] if draw(st.booleans()) else []
    return CaseFile.of(case, sittings, draw(st.lists(runs(), max_size=1)), history, find, plans)
