"""Restoring: the whole of a sound backup, or nothing at all."""

import os
import random
import shutil
import signal
import threading
from contextlib import closing

import pytest
from writers import spin

from empathy_widgets.domain import Actor, ErasureReason, Mode
from empathy_widgets.errors import (
    EmpathyError, NotAllowed, NotFound, WorkspaceBusy, WorkspaceDamaged, WorkspaceOutdated,
)
from empathy_widgets.records import Store, Workspace, problems, restore
from empathy_widgets.records.database.driver import sqlite3

TRIALS = int(os.environ.get("EMPATHY_TRIALS", 6))


def answers(store) -> dict:
    return {sitting.id: sitting.answers for case in store.cases() for sitting in store.administrations(case.id)}


def test_what_was_there_comes_back_and_what_is_there_now_is_kept(workspace, store, case, sitting, tmp_path):
    store.respond(sitting.id, 1, 4, case_id=case.id, request="a")
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A", "B"]}, version_text="id: sorry")
    store.add_event(run.id, "note", {"card": "opening", "text": "said"}, case_id=case.id)
    copy = shutil.copy(workspace.checked_backup(), tmp_path / "kept.sqlite")
    was = answers(store)
    store.respond(sitting.id, 2, 1, case_id=case.id)
    store.create_case("later")
    before = restore(workspace, copy)
    assert answers(store) == was and [one.id for one in store.cases()] == [case.id]
    assert store.run(run.id).events[0].body["text"] == "said" and store.content_of(run).text == "id: sorry"
    assert store.audit()[-1].action == "restore backup" and store.verify() == [] and problems(workspace) == []
    store.respond(sitting.id, 3, 2, case_id=case.id, request="a2")
    restore(workspace, before)
    assert len(store.cases()) == 2 and answers(store)[sitting.id] == {1: 4, 2: 1}


def test_a_deleted_case_comes_back_with_a_backup_made_before(workspace, store, case, tmp_path):
    copy = shutil.copy(workspace.backup(), tmp_path / "kept.sqlite")
    store.erase_case(case.id, ErasureReason.MISTAKE)
    restore(workspace, copy)
    assert store.cases() == (case,) and store.verify() == []


def refused(workspace, store, file, error, words):
    audit = store.audit()
    with pytest.raises(error, match=words):
        restore(workspace, file)
    assert store.audit() == audit and store.verify() == []
    assert not list(workspace.folder.glob("empathy-restore-*"))


def test_what_is_no_sound_backup_is_refused_and_nothing_changes(workspace, store, case, tmp_path):
    copy = workspace.backup()
    refused(workspace, store, tmp_path / "none.sqlite", NotFound, "no such file")
    for name, content in (("empty", b""), ("text", b"hello"), ("half", copy.read_bytes()[:6000])):
        file = tmp_path / name
        file.write_bytes(content)
        refused(workspace, store, file, (NotAllowed, WorkspaceDamaged), "no backup|not sound")
    foreign = tmp_path / "foreign.sqlite"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE notes (text)")
        other.commit()
    refused(workspace, store, foreign, EmpathyError, "holds no workspace|not sound")


def test_a_backup_somebody_edited_is_refused(workspace, store, case, tmp_path):
    copy = shutil.copy(workspace.backup(), tmp_path / "edited.sqlite")
    with closing(sqlite3.connect(copy)) as edited:
        edited.execute("UPDATE cases SET label = 'forged'")
        edited.commit()
    refused(workspace, store, copy, WorkspaceDamaged, "changed outside the workbook")


def test_a_backup_of_a_newer_program_or_of_a_demonstration_is_refused(workspace, store, tmp_path):
    newer = shutil.copy(workspace.backup(), tmp_path / "newer.sqlite")
    with closing(sqlite3.connect(newer)) as edited:
        edited.execute("UPDATE alembic_version SET version_num = '9999'")
        edited.commit()
    refused(workspace, store, newer, WorkspaceOutdated, "newer version")
    show = Workspace(tmp_path / "show", "")
    show.prepare(kind="demonstration")
    refused(workspace, store, show.backup(), NotAllowed, "never share")


def test_damage_at_any_byte_is_refused_or_changes_nothing(workspace, store, case, sitting, tmp_path):
    for item in range(1, 21):
        store.respond(sitting.id, item, 3, case_id=case.id)
    sound, dice = workspace.backup().read_bytes(), random.Random(20261125)
    was = answers(store)
    for trial in range(max(TRIALS, 6)):
        content = bytearray(sound)
        content[dice.randrange(100, len(content))] ^= 1 << dice.randrange(8)
        file = tmp_path / f"flipped-{trial}.sqlite"
        file.write_bytes(content)
        try:
            restore(workspace, file)
        except EmpathyError as error:
            assert str(error).endswith((".", "`."))
        assert answers(store) == was and store.verify() == []


def test_pages_that_write_meanwhile_lose_nothing_they_were_told_was_saved_afterwards(workspace, store, case, sitting):
    copy, stop, failed = workspace.backup(), threading.Event(), []

    def write() -> None:
        writer = Store(workspace, Actor(seat="page"))
        try:
            while not stop.is_set():
                try:
                    writer.respond(sitting.id, 1, 3, case_id=case.id)
                except WorkspaceBusy:
                    continue
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _time in range(3):
            restore(workspace, copy)
    finally:
        stop.set()
        thread.join()
    assert failed == [] and store.verify() == []
    store.respond(sitting.id, 2, 4, case_id=case.id)
    assert store.administration(sitting.id).answers[2] == 4


def test_a_killed_restore_leaves_what_was_there_or_the_backup(fresh, child):
    dice = random.Random(20261125)
    for _trial in range(TRIALS):
        workspace = fresh()
        store = Store(workspace, Actor())
        case = store.create_case("old")
        sitting = store.start(case.id, "teq", Mode.SELF)
        copy = workspace.backup()
        store.respond(sitting.id, 1, 3, case_id=case.id)
        pid = child.start("restore", workspace, file=str(copy))
        spin(dice.random() * 0.25)
        os.kill(pid, signal.SIGKILL)
        child.reap(pid)
        assert store.administration(sitting.id).answers in ({1: 3}, {}) and store.verify() == []
        workspace.prepare()
        assert problems(workspace) == [] and not list(workspace.folder.glob("empathy-restore-*"))


def test_every_backup_taken_under_load_restores_to_one_moment(fresh, workspace, store, case, sitting):
    """Each answer is one more than the one before, so a backup that mixed two moments would show."""
    stop, failed = threading.Event(), []

    def write(seat: str, items: range) -> None:
        writer, turn = Store(workspace, Actor(seat=seat)), 0
        try:
            while not stop.is_set():
                for item in items:
                    writer.respond(sitting.id, item, min(turn - 1000, 1000), case_id=case.id)
                turn += 1
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(seat, items)) for seat, items in (
        ("one", range(1, 6)), ("two", range(11, 16)))]
    for thread in threads:
        thread.start()
    copies = []
    try:
        while not store.administration(sitting.id).answers:
            assert failed == []
        for _time in range(TRIALS):
            copies.append(shutil.copy(workspace.backup(), workspace.folder / f"kept-{len(copies)}"))
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert failed == []
    for copy in copies:
        again = fresh()
        restore(again, copy)
        held = Store(again, Actor()).administration(sitting.id).answers
        assert held
        for items in (range(1, 6), range(11, 16)):
            run = [held[item] for item in items if item in held]
            assert set(items[:len(run)]) <= set(held), held
            assert run == sorted(run, reverse=True) and (not run or run[0] - run[-1] <= 1), run
        assert problems(again) == []


def test_a_screen_handed_over_now_is_not_freed_by_a_backup_that_knows_nothing_of_it(workspace, store, tmp_path):
    store.set_pin("2468")
    case = store.create_case("")
    earlier = store.start(case.id, "teq", Mode.HANDED_OVER)
    Store(workspace, Actor(seat="known")).hand_over(earlier.id)
    kept = workspace.backup()
    handed = Store(workspace, Actor(seat="screen"))
    handed.hand_over(store.start(case.id, "teq", Mode.HANDED_OVER).id)
    Store(workspace, Actor(seat="known")).take_back("2468")
    restore(workspace, kept)
    for attempt in (handed.cases, handed.handed_over, lambda: handed.take_back("2468"), lambda: handed.case(case.id)):
        with pytest.raises(NotAllowed, match="signed out"):
            attempt()
    assert Store(workspace, Actor(seat="known")).handed_over().administration == earlier.id, (
        "what the backup knew is back")
    assert store.case(case.id) == case and store.verify() == [] and problems(workspace) == []
