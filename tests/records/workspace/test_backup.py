import threading
from contextlib import closing

import pytest

from empathy_widgets.domain import Actor, Mode
from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.records import Store, Workspace, problems
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.tables import METADATA
from empathy_widgets.records.workspace import backup

TABLES = sorted(METADATA.tables)
SCENE = "id: a-scene\r\ntitle: Grüße 🌱\n"


def rows(workspace) -> dict[str, list]:
    with workspace.engine.connect() as connection:
        return {name: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {name}").all())) for name in TABLES}


def plain(found: dict[str, list]) -> dict[str, list]:
    """PostgreSQL says True where SQLite says 1."""
    return {name: [row.replace("True", "1").replace("False", "0") for row in lines] for name, lines in found.items()}


def restored(copy, folder) -> Workspace:
    """A backup, put in a folder of its own under the workspace file's name."""
    folder.mkdir(mode=0o700)
    (folder / "workspace.sqlite").write_bytes(copy.read_bytes())
    (folder / "workspace.sqlite").chmod(0o600)
    return Workspace(folder, "")


def test_a_backup_restores_row_for_row(workspace, store, case, sitting, tmp_path):
    store.relabel_case(case.id, "Grüße 👩🏽‍🚀 \u202eabc", 0)
    store.respond(sitting.id, 1, 4, case_id=case.id, request="a")
    store.respond(sitting.id, 2, None, case_id=case.id, declined=True)
    run = store.start_run(case.id, "role-play", "a-scene", version_text=SCENE)
    store.set_pin("2468")
    store.hand_over(sitting.id)
    again = restored(workspace.backup(), tmp_path / "restored")
    assert plain(rows(again)) == plain(rows(workspace))
    again.prepare()
    assert problems(again) == []
    office = Store(again, Actor(seat="office"))
    assert office.administration(sitting.id).answers == {1: 4, 2: None}
    assert office.content_of(office.run(run.id)).text == SCENE
    office.create_case("work goes on")
    assert office.verify() == []


def test_a_backup_taken_while_others_write_is_one_moment(workspace, store, case, tmp_path):
    sitting = store.start(case.id, "teq", Mode.SELF)
    stop, failed = threading.Event(), []

    def write() -> None:
        writer, item = Store(workspace, Actor()), 0
        try:
            while not stop.is_set():
                item = item % 900 + 1
                writer.respond(sitting.id, item, 1, case_id=case.id)
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        copies = [workspace.backup() for _time in range(5)]
    finally:
        stop.set()
        thread.join()
    assert failed == [] and store.administration(sitting.id).answers
    for number, copy in enumerate(copies):
        assert Store(restored(copy, tmp_path / f"restored {number}"), Actor()).verify() == []


def test_the_last_ten_backups_are_kept(workspace, store):
    taken = [workspace.backup() for _time in range(12)]
    assert backup.backups(workspace.backups_folder) == taken[2:]


def test_preparing_backs_up_what_changed_since_the_newest_backup(workspace, store):
    count = lambda: len(backup.backups(workspace.backups_folder))  # noqa: E731
    start = count()
    store.create_case("x")
    workspace.prepare()
    workspace.prepare()
    assert count() == start + 1
    store.create_case("y")
    workspace.prepare()
    assert count() == start + 2


def test_a_copy_that_is_not_sound_is_not_kept(workspace, monkeypatch):
    check = backup.must_be_sound

    def damage_first(file):
        content = bytearray(file.read_bytes())
        content[4096:8192] = b"\xff" * 4096
        file.write_bytes(content)
        check(file)

    monkeypatch.setattr(backup, "must_be_sound", damage_first)
    with pytest.raises(WorkspaceDamaged, match="copied soundly"):
        workspace.backup()
    assert list(workspace.backups_folder.iterdir()) == []


def test_a_backup_that_cannot_be_read_does_not_count_as_the_newest(workspace, store):
    copy = workspace.backup()
    (_sequence, hash), = [(line.sequence, line.hash) for line in store.audit()[-1:]]
    assert backup.newest_has(workspace.backups_folder, hash)
    copy.write_bytes(b"damaged")
    assert not backup.newest_has(workspace.backups_folder, hash)


def test_a_backup_is_a_whole_database_of_its_own(workspace, case):
    with closing(sqlite3.connect(workspace.backup())) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        assert copy.execute("SELECT label FROM cases").fetchall() == [("first",)]
