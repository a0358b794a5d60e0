"""Every change leaves its line, in the same transaction; and nobody can quietly rewrite the record."""

import json
import random
from contextlib import contextmanager

import pytest

from empathy_widgets.domain import Actor, Mode, Wording
from empathy_widgets.errors import RecordsError
from empathy_widgets.records import Store
from empathy_widgets.records.workspace import trail


@pytest.fixture
def lived_in(store, case):
    """A workspace in which everything happened once: two cases, sittings, a hand-over, a wording, two runs."""
    other = store.create_case("second")
    store.relabel_case(case.id, "renamed", 0)
    wording = store.add_wording(Wording(instrument="pes", language="en", items={1: "One.", 2: "Two."}), "confirmed")
    first = store.start(case.id, "pes", Mode.SELF, wording=wording.id, request="start")
    for item in range(1, 9):
        store.respond(first.id, item, item % 5, case_id=case.id, request=f"r{item}", elapsed_ms=900)
    store.respond(first.id, 2, None, case_id=case.id, declined=True, request="again", revision=0)
    store.move_to(first.id, 5, case_id=case.id)
    store.complete(first.id, case_id=case.id)
    second = store.start(case.id, "teq", Mode.PROXY)
    store.reassign(second.id, other.id, "wrong file")
    store.void(second.id, "wrong form")
    store.set_pin("2468")
    third = store.start(other.id, "teq", Mode.HANDED_OVER)
    store.start_run(case.id, "role-play", "a-scene", version_text="id: a-scene")
    store.start_run(None, "discussion", "sorry")
    store.hand_over(third.id)
    return Store(store.workspace, Actor(seat="office"))


def test_an_untouched_record_is_sound(lived_in):
    assert lived_in.verify() == []


def test_a_line_says_who_when_what_old_new_and_why(store, case, sitting, clock):
    store.respond(sitting.id, 3, 4, case_id=case.id, elapsed_ms=10)
    clock.move(5)
    Store(store.workspace, Actor(name="Dr Ada"), clock).respond(sitting.id, 3, None, case_id=case.id, declined=True)
    line = store.audit(case.id)[-1]
    assert (line.actor, line.at, line.action) == ("Dr Ada (clinician)", clock.now, "respond")
    assert line.subject == f"responses/{sitting.id}/3" and line.case_id == case.id
    assert (json.loads(line.old)["choice"], json.loads(line.new)["choice"]) == (4, None)
    assert (json.loads(line.old)["declined"], json.loads(line.new)["declined"]) == (False, True)
    store.void(sitting.id, "wrong day")
    assert store.audit()[-1].reason == "wrong day"


def test_the_trail_of_a_case_is_its_own(store, case, sitting):
    other = store.create_case()
    assert {line.case_id for line in store.audit(case.id)} == {case.id}
    assert [line.action for line in store.audit(other.id)] == ["create case"]
    assert [line.sequence for line in store.audit()] == list(range(1, len(store.audit()) + 1))


def test_a_change_without_its_line_does_not_happen(store, case, sitting, monkeypatch):
    def refuse(*_, **__):
        raise RecordsError("the trail cannot be written")

    monkeypatch.setattr(trail, "append", refuse)
    for change in (
        lambda: store.create_case("x"), lambda: store.respond(sitting.id, 1, 2, case_id=case.id),
        lambda: store.void(sitting.id, "x"), lambda: store.set_pin("2468"),
    ):
        with pytest.raises(RecordsError):
            change()
    monkeypatch.undo()
    assert store.cases() == (case,) and store.administration(sitting.id) == sitting and not store.has_pin()
    assert store.verify() == []


@contextmanager
def damaged(raw, statement, undo_table):
    """Run ``statement`` and put the table back afterwards."""
    raw(f"CREATE TABLE before_damage AS SELECT * FROM {undo_table}")
    raw(statement)
    yield
    raw(f"DELETE FROM {undo_table}")
    raw(f"INSERT INTO {undo_table} SELECT * FROM before_damage")
    raw("DROP TABLE before_damage")


EDITS = {
    "UPDATE cases SET label = 'forged' WHERE label = 'renamed'": "cases/",
    "DELETE FROM cases WHERE label = 'second'": "cases/",
    "UPDATE administrations SET status = 'open', completed_at = NULL WHERE status = 'completed'": "administrations/",
    "UPDATE administrations SET case_id = (SELECT max(id) FROM cases)": "administrations/",
    "UPDATE administrations SET void_reason = 'another' WHERE status = 'voided'": "administrations/",
    "UPDATE responses SET choice = 4 WHERE item = 3": "/3",
    "UPDATE responses SET answered_at = '2026-10-03T12:03:08.123456+00:00' WHERE item = 3": "/3",
    "DELETE FROM responses WHERE item = 7": "/7",
    "UPDATE responses SET item = 20 WHERE item = 8": "/20",
    "INSERT INTO responses SELECT administration_id, 99, choice, declined, answered_at, elapsed_ms, revision, request"
    " FROM responses WHERE item = 1": "/99",
    "DELETE FROM handovers": "handovers/local",
    "UPDATE handovers SET seat = 'office 2'": "handovers/office 2",
    "UPDATE workspace SET pin = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$forged'": "workspace/1",
    "UPDATE workspace SET kind = 'demonstration'": "workspace/1",
    "UPDATE wordings SET terms = 'none'": "wordings/",
    "UPDATE wording_items SET text = 'Another sentence.' WHERE item = 2": "sentences",
    "DELETE FROM wording_items WHERE item = 2": "sentences",
    "UPDATE contents SET text = 'id: b-scene'": "The text of the content",
    "UPDATE contents SET name = 'b-scene'": "contents/",
    "UPDATE contents SET id = '0123456789abcdef'": "contents/0123456789abcdef",
    "DELETE FROM contents": "contents/",
    "UPDATE runs SET version = NULL WHERE version IS NOT NULL": "changed outside the workbook: version",
    "UPDATE runs SET version = (SELECT max(id) FROM contents) WHERE version IS NULL":
        "changed outside the workbook: version",
    "DELETE FROM requests WHERE request = 'r3'": "request",
    "UPDATE requests SET request = 'r33' WHERE request = 'r3'": "request",
    "UPDATE audit SET reason = 'another' WHERE action = 'void'": "Line",
    "UPDATE audit SET actor = 'somebody' WHERE sequence = 4": "Line 4 ",
    "UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 1": "Line 1 ",
    "UPDATE audit SET new = 'no json' WHERE sequence = 6": "Line 6 ",
    "UPDATE audit SET new = '[1]' WHERE sequence = 6": "Line 6 ",
    "DELETE FROM audit WHERE sequence = 5": "line 6",
    "DELETE FROM audit WHERE sequence > 12": "ends at line 12",
    "DELETE FROM audit": "ends at line 0",
    "UPDATE audit SET sequence = sequence + 100 WHERE sequence = 7": "line 8",
    "UPDATE audit_head SET sequence = sequence - 1": "its end was noted",
    "DELETE FROM audit_head": "its end was noted",
}


def test_every_edit_past_the_workbook_is_found_and_its_row_is_named(lived_in, raw):
    for statement, named in EDITS.items():
        table = statement.replace("DELETE FROM", "UPDATE").replace("INSERT INTO", "UPDATE").split()[1]
        with damaged(raw, statement, table):
            found = lived_in.verify()
            assert any(named in sentence for sentence in found), (statement, found)
    assert lived_in.verify() == []


def test_two_lines_that_changed_places_are_found(lived_in, raw):
    raw("UPDATE audit SET sequence = 1008 WHERE sequence = 8")
    raw("UPDATE audit SET sequence = 8 WHERE sequence = 9")
    raw("UPDATE audit SET sequence = 9 WHERE sequence = 1008")
    assert any("Line 8 " in sentence for sentence in lived_in.verify())


def test_a_tail_cut_together_with_its_end_is_found_by_replaying(lived_in, raw):
    """The chain alone is sound again; the tables still hold what the missing lines did."""
    raw("DELETE FROM audit WHERE sequence > 10")
    (hash,), = raw("SELECT hash FROM audit WHERE sequence = 10")
    raw("UPDATE audit_head SET sequence = 10, hash = :hash", hash=hash)
    found = lived_in.verify()
    assert not any("ends at" in sentence for sentence in found)
    assert any("added outside the workbook" in sentence for sentence in found)


def test_a_chain_sealed_again_after_an_edit_is_found_by_replaying(lived_in, raw):
    lines = lived_in.audit()
    target = next(line for line in lines if line.subject.endswith("/3"))
    before = lines[target.sequence - 2].hash
    for line in lines[target.sequence - 1:]:
        new = line.new.replace('"choice": 3', '"choice": 4') if line is target else line.new
        sealed = {**line.model_dump(), "new": new, "previous_hash": before}
        before = trail.seal(sealed)
        raw("UPDATE audit SET new = :new, previous_hash = :previous, hash = :hash WHERE sequence = :sequence",
            new=new, previous=sealed["previous_hash"], hash=before, sequence=line.sequence)
    raw("UPDATE audit_head SET hash = :hash", hash=before)
    assert list(lived_in.verify()) == [
        f"The row {target.subject} was changed outside the workbook: choice.",
    ]


def test_any_line_that_is_dropped_or_edited_is_found(lived_in, raw):
    dice = random.Random(7)
    last = len(lived_in.audit())
    for _trial in range(15):
        sequence = dice.randint(1, last)
        column = dice.choice(["actor", "action", "subject", "case_id", "old", "new", "reason", "previous_hash", "hash"])
        for statement in (f"UPDATE audit SET {column} = 'x' WHERE sequence = {sequence}",
                          f"DELETE FROM audit WHERE sequence = {sequence}"):
            with damaged(raw, statement, "audit"):
                assert lived_in.verify() != [], statement
