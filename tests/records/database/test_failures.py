"""What goes wrong in a database reaches a page as the workbook's own error, and nothing acknowledged is lost."""

from contextlib import closing, contextmanager

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from empathy_widgets.domain import Actor
from empathy_widgets.errors import (
    ImpossibleResponse, NotAllowed, NotFound, StaleWrite, WorkspaceBusy, WorkspaceDamaged, WorkspaceFull,
    WorkspaceOutdated,
)
from empathy_widgets.records import Store, Workspace, problems
from empathy_widgets.records.database import engine
from empathy_widgets.records.database import failures
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.tables import SCHEMA


@contextmanager
def held(workspace):
    """Another writer that does not let go."""
    if workspace.database_file:
        with closing(sqlite3.connect(workspace.database_file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
        return
    address = workspace.database_url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as other:
        other.execute("SELECT * FROM audit_head FOR UPDATE")
        yield


def test_a_writer_that_waits_too_long_is_told_and_can_try_again(fresh, monkeypatch):
    monkeypatch.setitem(engine.SETTINGS, "busy_timeout", 50)
    monkeypatch.setitem(engine.POSTGRES_SETTINGS, "lock_timeout", "50ms")
    workspace = fresh()
    store = Store(workspace, Actor())
    with held(workspace), pytest.raises(WorkspaceBusy, match="try again"):
        store.create_case("x")
    assert store.cases() == ()
    assert store.create_case("x") in store.cases()


def test_the_lock_is_asked_for_twice_before_giving_up(prepared_folder, monkeypatch):
    monkeypatch.setitem(engine.SETTINGS, "busy_timeout", 20)
    workspace, asked, begun = Workspace(prepared_folder, ""), [], engine.begun
    monkeypatch.setattr(engine, "begun", lambda *given: asked.append(given) or begun(*given))
    with held(workspace), pytest.raises(WorkspaceBusy):
        Store(workspace, Actor()).create_case("x")
    assert len(asked) == 2


@contextmanager
def little_room(workspace, raw):
    """Let the database grow by a few pages only."""
    if workspace.database_file:
        def limit(connection, record):
            pages, = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={min(pages + 1, limit.pages)}")
            limit.pages = min(pages + 1, limit.pages)

        limit.pages = 10**9
        event.listen(workspace.engine, "connect", limit)
        yield
        event.remove(workspace.engine, "connect", limit)
        return
    raw(
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF (SELECT count(*) FROM responses) >= 9 THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF; "
        "RETURN NEW; END $$"
    )
    raw("CREATE TRIGGER no_room BEFORE INSERT ON responses FOR EACH ROW EXECUTE FUNCTION no_room()")
    raw("ALTER TABLE responses ENABLE ALWAYS TRIGGER no_room")
    yield
    raw("DROP TRIGGER no_room ON responses")
    raw("DROP FUNCTION no_room")


def test_a_full_disk_is_told_and_loses_nothing_that_was_acknowledged(workspace, store, case, sitting, raw):
    told = {}
    with little_room(workspace, raw):
        with pytest.raises(WorkspaceFull, match="not saved"):
            for item in range(1, 1001):
                store.respond(sitting.id, item, item % 5, case_id=case.id)
                told[item] = item % 5
        assert store.administration(sitting.id).answers == told != {}
    store.respond(sitting.id, len(told) + 1, 1, case_id=case.id)
    assert store.administration(sitting.id).answers == {**told, len(told) + 1: 1}
    assert store.verify() == [] and problems(workspace) == []


def test_missing_tables_and_another_version_are_told(store, raw):
    raw("UPDATE alembic_version SET version_num = '9999'")
    for look in (store.cases, store.create_case):
        with pytest.raises(WorkspaceOutdated, match="empathy lab"):
            look()
    raw("UPDATE alembic_version SET version_num = :schema", schema=SCHEMA)
    raw("DROP TABLE requests")
    raw("DROP TABLE responses")
    case = store.create_case("x")
    with pytest.raises(WorkspaceOutdated):
        store.administrations(case.id)
    raw("DROP TABLE audit_head")
    with pytest.raises(WorkspaceOutdated):
        store.create_case("x")


def test_a_time_or_word_that_cannot_be_read_is_damage_and_no_crash(store, case, sitting, raw):
    raw("UPDATE cases SET created_at = 'yesterday'")
    with pytest.raises(WorkspaceDamaged, match="empathy doctor"):
        store.cases()
    raw("ALTER TABLE administrations RENAME COLUMN mode TO old_mode")
    raw("ALTER TABLE administrations ADD COLUMN mode VARCHAR(20) DEFAULT 'by post'")
    with pytest.raises(WorkspaceDamaged):
        store.administration(sitting.id)


def test_a_database_or_server_that_is_not_there_is_told(tmp_path, postgres):
    for address in (postgres.url("nobody"), f"postgresql:///name?host={tmp_path}"):
        workspace = Workspace(tmp_path, address)
        for look in (Store(workspace, Actor()).cases, workspace.prepare, lambda: workspace.kind):
            with pytest.raises(WorkspaceBusy, match="cannot be reached"):
                look()


def test_a_file_that_may_only_be_read_is_told(workspace, store, database):
    """Asked of the connection, because root may write every file."""
    if database == "sqlite":
        event.listen(workspace.engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=1"))
    else:
        event.listen(workspace.engine, "connect", lambda connection, _: setattr(connection, "read_only", True))
    with pytest.raises(NotAllowed, match="only be read"):
        store.create_case("x")


class Orig(Exception):
    """A driver's error with the code it would carry."""

    def __init__(self, text="", **codes):
        super().__init__(text)
        self.__dict__.update(codes)


def test_each_code_of_a_database_has_its_error(tmp_path):
    file = tmp_path / "workspace.sqlite"
    file.touch()
    sqlite = {5: WorkspaceBusy, 261: WorkspaceBusy, 6: WorkspaceBusy, 13: WorkspaceFull, 11: WorkspaceDamaged,
              26: WorkspaceDamaged, 778: WorkspaceDamaged, 14: WorkspaceDamaged, 8: NotAllowed, 787: NotFound,
              2067: StaleWrite, 1555: StaleWrite, 275: ImpossibleResponse, 1: WorkspaceDamaged, None: WorkspaceDamaged}
    for code, kind in sqlite.items():
        error = DBAPIError("", {}, Orig("what it says", sqlite_errorcode=code))
        assert type(failures.spoken(error, file)) is kind, code
    said = {"UNIQUE constraint failed: cases.code": StaleWrite, "FOREIGN KEY constraint failed": NotFound,
            "CHECK constraint failed: kind": ImpossibleResponse, "what it says": ImpossibleResponse}
    for words, kind in said.items():
        assert type(failures.spoken(DBAPIError("", {}, Orig(words, sqlite_errorcode=19)), file)) is kind, words
    postgres = {"55P03": WorkspaceBusy, "40001": WorkspaceBusy, "53300": WorkspaceBusy, "53100": WorkspaceFull,
                "42P01": WorkspaceOutdated, "3D000": WorkspaceOutdated, "XX001": WorkspaceDamaged,
                "23505": StaleWrite, "23503": NotFound, "23514": ImpossibleResponse, "08006": WorkspaceBusy,
                "28P01": WorkspaceBusy, "25006": NotAllowed, "57P01": WorkspaceBusy, None: WorkspaceBusy}
    for code, kind in postgres.items():
        assert type(failures.spoken(DBAPIError("", {}, Orig("what it says", sqlstate=code)), None)) is kind, code
    assert type(failures.spoken(SQLAlchemyError("odd"), None)) is WorkspaceDamaged


def test_a_file_that_cannot_be_opened_on_a_full_disk_is_put_down_to_the_disk(tmp_path, monkeypatch):
    file = tmp_path / "workspace.sqlite"
    file.touch()
    monkeypatch.setattr(failures.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 0}))
    for code in (14, 10):
        assert isinstance(failures.spoken(Orig(sqlite_errorcode=code), file), WorkspaceFull)
