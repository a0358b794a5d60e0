"""The line each change leaves, column by column: what it is about, whose, what was and is there, and why."""

import datetime
import hashlib
import json
import time

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode, Role, Wording
from empathy_widgets.records.shelves.transaction import name_of
from empathy_widgets.records.workspace import trail

NOW = "2026-10-03T12:03:07.123456+00:00"
LATER = "2026-10-03T12:04:07.123456+00:00"
SCENE = "id: a-scene"


def last(store, back: int = 1) -> tuple:
    """The newest line, or one before it: action, subject, case, what was there, what is there, reason."""
    line = store.audit()[-back]
    old, new = (side and json.loads(side) for side in (line.old, line.new))
    return line.action, line.subject, line.case_id, old, new, line.reason


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_case_made_and_renamed(store):
    case = store.create_case("first")
    made = {"id": case.id, "sequence": 2, "code": case.code, "label": "first", "created_at": NOW, "revision": 0}
    assert last(store) == ("create case", f"cases/{case.id}", case.id, None, made, None)
    store.relabel_case(case.id, "second", 0)
    assert last(store) == ("relabel case", f"cases/{case.id}", case.id, {"label": "first", "revision": 0},
                           {"label": "second", "revision": 1}, None)


def test_a_line_names_the_columns_in_one_order_and_no_row_is_nothing_at_all(store):
    case = store.create_case()
    line = store.audit()[-1]
    assert case.label == "" and line.old is None and line.reason is None
    assert list(json.loads(line.new)) == ["code", "created_at", "id", "label", "revision", "sequence"]


def test_a_sitting_from_its_start_to_another_case(store, case, clock):
    other = store.create_case()
    sitting = store.start(case.id, "teq", Mode.PROXY, language="de", request="click")
    subject = f"administrations/{sitting.id}"
    assert last(store) == ("start", subject, case.id, None, {
        "id": sitting.id, "sequence": 4, "case_id": case.id, "instrument": "teq", "wording": None, "version": 1,
        "language": "de",
        "mode": "proxy", "status": "open", "current_item": 1, "revision": 0, "started_at": NOW, "completed_at": None,
        "void_reason": None, "request": "click", "import_id": None,
    }, None)
    store.move_to(sitting.id, 3, case_id=case.id)
    assert last(store) == ("move", subject, case.id, {"current_item": 1}, {"current_item": 3}, None)
    clock.move(60)
    store.complete(sitting.id, case_id=case.id)
    assert last(store) == ("complete", subject, case.id, {"status": "open", "completed_at": None, "revision": 0},
                           {"status": "completed", "completed_at": LATER, "revision": 1}, None)
    store.reassign(sitting.id, other.id, "wrong file")
    assert last(store, 2) == ("reassign", subject, case.id, {"case_id": case.id, "revision": 1},
                              {"case_id": other.id, "revision": 2}, "wrong file")
    assert last(store) == ("receive", subject, other.id, {}, {}, "wrong file")
    store.void(sitting.id, "wrong form")
    assert last(store) == ("void", subject, other.id, {"status": "completed", "void_reason": None, "revision": 2},
                           {"status": "voided", "void_reason": "wrong form", "revision": 3}, "wrong form")
    assert store.administration(sitting.id).revision == 3 and store.verify() == []


def test_an_answer_given_and_changed(store, case, sitting, clock, raw):
    store.respond(sitting.id, 3, 4, case_id=case.id, elapsed_ms=2100, request="a")
    first = {"administration_id": sitting.id, "item": 3, "choice": 4, "declined": False, "answered_at": NOW,
             "elapsed_ms": 2100, "revision": 0, "request": "a"}
    assert last(store) == ("respond", f"responses/{sitting.id}/3", case.id, None, first, None)
    clock.move(60)
    store.respond(sitting.id, 3, None, declined=True, case_id=case.id)
    second = {**first, "choice": None, "declined": True, "answered_at": LATER, "elapsed_ms": None, "revision": 1,
              "request": None}
    assert last(store) == ("respond", f"responses/{sitting.id}/3", case.id, first, second, None)
    assert raw("SELECT administration_id, request, sequence FROM requests") == [(sitting.id, "a", 4)]


def test_a_run_with_an_event_ended_opened_again_and_set_aside(store, case, clock):
    run = store.start_run(case.id, "role-play", "a-scene", {"way": "helper"}, version_text=SCENE, request="click")
    kept = {"id": run.version, "sequence": 3, "kind": "role-play", "name": "a-scene", "text": digest(SCENE),
            "kept_at": NOW}
    assert last(store, 2) == ("keep content", f"contents/{run.version}", None, None, kept, None)
    subject = f"runs/{run.id}"
    assert last(store) == ("start run", subject, case.id, None, {
        "id": run.id, "sequence": 4, "case_id": case.id, "kind": "role-play", "content": "a-scene",
        "version": run.version, "settings": digest('{"way": "helper"}'), "status": "open", "revision": 0,
        "started_at": NOW, "ended_at": None, "void_reason": None, "request": "click",
    }, None)
    store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id, request="r")
    assert last(store) == ("choose", f"run_events/{run.id}/1", case.id, None, {
        "run_id": run.id, "number": 1, "kind": "choose", "body": digest('{"beat": "door", "option": "b"}'), "at": NOW,
        "request": "r",
    }, None)
    clock.move(60)
    store.end_run(run.id, case_id=case.id)
    assert last(store) == ("end run", subject, case.id, {"status": "open", "ended_at": None, "revision": 0},
                           {"status": "completed", "ended_at": LATER, "revision": 1}, None)
    store.reopen_run(run.id, case_id=case.id)
    assert last(store) == ("reopen run", subject, case.id, {"status": "completed", "ended_at": LATER, "revision": 1},
                           {"status": "open", "ended_at": None, "revision": 2}, None)
    store.void_run(run.id, "a mistake")
    assert last(store) == ("void run", subject, case.id, {"status": "open", "void_reason": None, "revision": 2},
                           {"status": "voided", "void_reason": "a mistake", "revision": 3}, "a mistake")
    assert store.verify() == []


def test_a_run_for_oneself_is_of_no_case(store):
    run = store.start_run(None, "mirroring", "first-time")
    store.add_event(run.id, "rate", {"round": 0, "person": "A", "value": 4}, case_id=None)
    store.end_run(run.id, case_id=None)
    assert [(line.action, line.case_id) for line in store.audit()[1:]] == [
        ("start run", None), ("rate", None), ("end run", None)]


def test_a_wording_loaded(store):
    wording = Wording(instrument="pes", language="de", instructions="Wähle.", items={1: "Ich merke …"},
                      choices={2: "oft", 1: "nie"})
    store.add_wording(wording, "free for research")
    assert last(store) == ("load wording", f"wordings/{wording.id}", None, None, {
        "id": wording.id, "sequence": 2, "instrument": "pes", "language": "de", "instructions": "Wähle.",
        "choices": '{"1": "nie", "2": "oft"}', "terms": "free for research", "loaded_by": "clinician", "loaded_at": NOW,
        "retired_at": None,
    }, None)


def test_a_case_deleted(store, case):
    store.erase_case(case.id, ErasureReason.MISTAKE)
    (gone,) = [line for line in store.audit() if line.action == "create case"]
    left = gone.model_dump()
    assert (left["old"], left["new"], left["reason"], left["salt"]) == (None, None, None, None)
    assert last(store) == ("erase case", f"cases/{case.id}", case.id, None, {"lines": {"2": trail.seal(left)}},
                           "it was made by mistake")


@pytest.mark.parametrize(("actor", "name"), [
    (Actor(), "clinician"), (Actor(name="Dr Ada"), "Dr Ada (clinician)"),
    (Actor(name="respondent", role=Role.RESPONDENT), "respondent"),
    (Actor(name="clinician", role=Role.SYSTEM), "clinician (system)"),
])
def test_the_trail_names_the_role_where_the_name_does_not_say_it(actor, name):
    assert name_of(actor) == name


def test_a_seal_covers_every_column_of_a_line_and_the_line_before_it():
    """SHA-256 of the columns as a JSON list, worked out here by hand; a salt stands last, an older line has none."""
    line = {"sequence": 3, "at": NOW, "actor": "clinician", "action": "void", "subject": "cases/x", "case_id": "x",
            "old": None, "new": '{"a": 1}', "reason": "Grüße", "previous_hash": "0" * 64, "salt": None}
    change = 'null, "{\\"a\\": 1}", "Gr\\u00fc\\u00dfe"'
    listed = f'3, "{NOW}", "clinician", "void", "cases/x", "x", {change}, "{"0" * 64}"'
    assert trail.seal(line) == digest(f"[{listed}]")
    assert trail.seal({**line, "salt": "5a17"}) == digest(f'[{listed}, "5a17"]')
    assert trail.seal({**line, "salt": ""}) == digest(f'[{listed}, ""]')
    for name in set(line) - {"salt"}:
        assert trail.seal({**line, name: "another"}) != trail.seal(line), name


def test_each_line_follows_the_one_before_it_and_the_head_names_the_last(store, case, raw):
    lines = store.audit()
    assert [line.sequence for line in lines] == [1, 2] and lines[0].previous_hash == "0" * 64
    assert lines[1].previous_hash == lines[0].hash
    assert raw("SELECT id, sequence, hash FROM audit_head") == [(1, 2, lines[1].hash)]


@pytest.fixture
def tokyo(monkeypatch):
    """A computer that stands nine hours east of Greenwich."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_time_in_another_zone_is_told_in_utc(tokyo):
    moment = datetime.datetime(2026, 10, 3, 14, 3, 7, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    assert trail.facts({"at": moment, "body": None, "text": "a", "pin": "2468", "settings": "{}", "label": "a"}) == {
        "at": "2026-10-03T12:03:07.000005+00:00", "body": None, "text": digest("a"), "pin": digest("2468"),
        "settings": digest("{}"), "label": "a",
    }
