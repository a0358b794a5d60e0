"""A deleted case is gone: from every row, from every byte of the files, and from what the history holds."""

import json
from contextlib import closing

import pytest

from empathy_widgets.domain import Actor, ErasureReason, Mode
from empathy_widgets.errors import NotAllowed, NotFound, WorkspaceBusy
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database import engine
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.workspace import trail

NEEDLE = "needle-7f3a"


@pytest.fixture
def lived_in(store, case):
    """A case with everything in it, every free text a needle, and another case that must stay as it is."""
    store.relabel_case(case.id, f"{NEEDLE} label", 0)
    sitting = store.start(case.id, "teq", Mode.SELF, request=f"{NEEDLE}-start")
    for item in range(1, 6):
        store.respond(sitting.id, item, item - 1, case_id=case.id, request=f"{NEEDLE}-{item}")
    store.respond(sitting.id, 2, 4, case_id=case.id, request=f"{NEEDLE}-again", revision=0)
    run = store.start_run(case.id, "discussion", "sorry", {"people": [f"{NEEDLE} name"]}, version_text="id: sorry")
    for number in range(4):
        store.add_event(run.id, "note", {"card": "opening", "text": f"{NEEDLE} words {number}"}, case_id=case.id)
    store.void_run(run.id, f"{NEEDLE} reason")
    store.void(sitting.id, f"{NEEDLE} why")
    other = store.create_case("stays")
    kept = store.start(other.id, "teq", Mode.SELF)
    store.respond(kept.id, 1, 3, case_id=other.id, request="kept")
    return case, other, kept


def test_nothing_of_it_is_found_by_the_store(store, lived_in):
    case, other, kept = lived_in
    erased = store.erase_case(case.id, ErasureReason.ASKED)
    assert (erased.sittings, erased.runs) == (1, 1) and erased.lines == 2 + 1 + 6 + 1 + 1 + 4 + 1
    for look in (lambda: store.case(case.id), lambda: store.case_by_code(case.code),
                 lambda: store.administrations(case.id), lambda: store.runs(case.id)):
        with pytest.raises(NotFound):
            look()
    assert [one.id for one in store.cases()] == [other.id]
    assert store.administration(kept.id).answers == {1: 3}


def test_the_trail_is_whole_and_says_when_by_whom_and_why(store, lived_in):
    case, _other, _kept = lived_in
    before = store.audit()
    store.erase_case(case.id, "the person asked for it")
    after = store.audit()
    assert store.verify() == []
    assert [line.hash for line in after[:-1]] == [line.hash for line in before]
    stone = after[-1]
    assert (stone.action, stone.subject, stone.reason) == ("erase case", f"cases/{case.id}", "the person asked for it")
    empty = {line.sequence for line in after if (line.old, line.new, line.reason, line.salt) == (None,) * 4}
    assert empty == {int(at) for at in json.loads(stone.new)["lines"]}
    assert {line.case_id for line in after if line.sequence in empty} == {case.id}
    store.create_case("work goes on")
    assert store.verify() == []


def test_no_byte_of_it_stays_in_the_workspace(workspace, store, lived_in):
    """PostgreSQL keeps its own files; of such a workspace the folder holds the backups."""
    case, _other, _kept = lived_in
    backup = workspace.backup()

    def hits() -> set:
        files = [file for file in workspace.folder.rglob("*") if file.is_file()]
        return {file for file in files if any(word.encode() in file.read_bytes() for word in (NEEDLE, case.code))}

    assert hits() == {backup, workspace.database_file} - {None}
    store.erase_case(case.id, ErasureReason.TIME_OVER)
    workspace.tidy()
    assert hits() == {backup}
    assert workspace.keep_only_a_new_backup() == 1
    assert hits() == set() and workspace.backup_count == 1 and store.verify() == []


@pytest.mark.parametrize("database", ["sqlite"])
def test_nor_in_the_journal_a_server_keeps(workspace, store, lived_in):
    log = workspace.folder / "workspace.sqlite-wal"

    def hits() -> bool:
        files = [file for file in workspace.folder.iterdir() if file.is_file()]
        return any(word.encode() in file.read_bytes() for word in (NEEDLE, lived_in[0].code) for file in files)

    with workspace.kept_open():
        store.relabel_case(lived_in[0].id, f"{NEEDLE} said late", 1)
        assert hits() and log.exists() == (engine.journal_mode() == "wal")
        store.erase_case(lived_in[0].id, ErasureReason.ASKED)
        workspace.tidy()
        assert not hits()


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_journal_that_somebody_reads_is_not_called_empty(workspace, store, lived_in, monkeypatch):
    monkeypatch.setitem(engine.SETTINGS, "busy_timeout", 20)
    store.erase_case(lived_in[0].id, ErasureReason.ASKED)
    with closing(sqlite3.connect(workspace.database_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM audit").fetchone()
        with pytest.raises(WorkspaceBusy):
            workspace.tidy()
    workspace.tidy()


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_only_deleted_would_be_found(workspace, lived_in, monkeypatch):
    """The control: without overwriting, the file still holds bytes of rows that are gone."""
    monkeypatch.setitem(engine.SETTINGS, "secure_delete", 0)
    bare = Store(Workspace(workspace.folder, ""), Actor())
    bare.erase_case(lived_in[0].id, ErasureReason.ASKED)
    assert NEEDLE.encode() in workspace.database_file.read_bytes()


def test_no_row_of_any_table_holds_it(store, raw, lived_in):
    case, _other, _kept = lived_in
    tables = ("cases", "administrations", "responses", "requests", "runs", "run_events", "handovers", "audit")

    def holding() -> set:
        return {table for table in tables if any(
            NEEDLE in repr(row) or case.code in repr(row) for row in raw(f"SELECT * FROM {table}"))}

    assert holding() == {*tables} - {"handovers"}
    store.erase_case(case.id, ErasureReason.ASKED)
    assert holding() == set()


def test_a_sitting_moved_elsewhere_stays_and_one_moved_here_goes(store):
    mine, theirs = store.create_case("mine"), store.create_case("theirs")
    gone, came = store.start(mine.id, "teq", Mode.SELF), store.start(theirs.id, "teq", Mode.SELF)
    store.respond(gone.id, 1, 2, case_id=mine.id, request="a")
    store.respond(came.id, 1, 3, case_id=theirs.id, request="b")
    store.reassign(gone.id, theirs.id, "wrong file")
    store.reassign(came.id, mine.id, f"{NEEDLE} belongs here")
    store.erase_case(mine.id, ErasureReason.ASKED)
    assert store.administration(gone.id).answers == {1: 2}
    with pytest.raises(NotFound):
        store.administration(came.id)
    assert store.verify() == [] and NEEDLE not in repr(store.audit())
    store.erase_case(theirs.id, ErasureReason.ASKED)
    assert store.verify() == [] and store.cases() == ()


def test_a_screen_that_shows_its_scale_is_signed_out_and_never_opened(store, workspace):
    case = store.create_case()
    sitting = store.start(case.id, "teq", Mode.HANDED_OVER)
    store.set_pin("2468")
    Store(workspace, Actor(seat="elsewhere")).hand_over(sitting.id)
    store.erase_case(case.id, ErasureReason.ASKED)
    with pytest.raises(NotAllowed, match="signed out"):
        Store(workspace, Actor(seat="elsewhere")).handed_over()
    assert store.verify() == [] and not store.any_handed_over()


@pytest.mark.parametrize("statement", [
    "UPDATE audit SET new = '{\"label\": \"forged\"}' WHERE action = 'relabel case'",
    "UPDATE audit SET actor = 'somebody' WHERE action = 'relabel case'",
    "UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE action = 'void'",
    "UPDATE audit SET reason = 'x' WHERE action = 'erase case'",
    "UPDATE audit SET new = '{\"lines\": {}}' WHERE action = 'erase case'",
    "DELETE FROM audit WHERE action = 'relabel case'",
    "UPDATE audit SET old = NULL, new = NULL, reason = NULL, salt = NULL WHERE sequence = "
    "(SELECT max(sequence) FROM audit WHERE action = 'respond')",
])
def test_a_change_to_what_is_left_is_found(store, raw, lived_in, statement):
    case, _other, _kept = lived_in
    store.erase_case(case.id, ErasureReason.ASKED)
    raw(statement)
    assert store.verify() != []


def test_what_a_line_held_cannot_be_guessed_from_what_is_left(store, case):
    """With everything but the salt known, the hash of an erased line is still not to be had."""
    store.relabel_case(case.id, "Anna", 0)
    line = store.audit()[-1]
    guessed = {**line.model_dump(), "salt": None}
    assert trail.seal(guessed) != line.hash and trail.seal(line.model_dump()) == line.hash
    assert len(line.salt) == 32 and len({one.salt for one in store.audit()}) == len(store.audit())


def test_lines_of_an_older_version_have_no_salt_and_stay_sound(store, raw, case, sitting):
    lines, before = store.audit(), trail.FIRST_HASH
    for line in lines:
        old = {**line.model_dump(), "salt": None, "previous_hash": before}
        before = trail.seal(old)
        raw("UPDATE audit SET salt = NULL, previous_hash = :previous, hash = :hash WHERE sequence = :sequence",
            previous=old["previous_hash"], hash=before, sequence=line.sequence)
    raw("UPDATE audit_head SET hash = :hash", hash=before)
    assert store.verify() == []
    store.erase_case(case.id, ErasureReason.MISTAKE)
    assert store.verify() == [] and store.cases() == ()


@pytest.mark.parametrize("reason", ["", "because Anna asked", None, 7])
def test_no_words_of_ones_own_are_kept_as_the_reason(store, case, reason):
    with pytest.raises(NotAllowed, match="choose one of the reasons"):
        store.erase_case(case.id, reason)
    assert store.case(case.id) == case


def test_ones_own_practice_goes_with_every_word_and_the_trail_stays_whole(workspace, store, lived_in):
    own = store.start_run(None, "discussion", "sorry", {"people": [f"{NEEDLE}-own me"]})
    other = store.start_run(None, "discussion", "sorry")
    store.add_event(own.id, "note", {"card": "opening", "text": f"{NEEDLE}-own words"}, case_id=None, request="one")
    assert store.erase_own_run(own.id) == 2
    assert [run.id for run in store.runs()] == [other.id] and store.verify() == []
    with pytest.raises(NotFound):
        store.run(own.id)
    workspace.tidy()
    if workspace.database_file is not None:
        assert f"{NEEDLE}-own".encode() not in workspace.database_file.read_bytes()
    assert store.audit()[-1].reason == ErasureReason.ASKED and store.audit()[-1].case_id is None


def test_what_belongs_to_a_case_is_not_ones_own_practice(store, lived_in):
    case, _other, _kept = lived_in
    (run,) = store.runs(case.id, include_voided=True)
    with pytest.raises(NotAllowed, match="belongs to a case"):
        store.erase_own_run(run.id)
    with pytest.raises(NotFound, match="not here any more"):
        store.erase_own_run("0" * 36)
    assert store.runs(case.id, include_voided=True) == (run,)
