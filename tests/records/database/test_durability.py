"""Saved means on the disk. A killed program proves nothing about it (the system keeps its pages), failing syncs do."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from empathy_widgets.domain import Actor
from empathy_widgets.errors import RecordsError
from empathy_widgets.records import Store, Workspace, problems
from empathy_widgets.records.database import engine
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.workspace import doctor
from empathy_widgets.records.workspace import workspace as workspaces


@pytest.fixture
def quick_disk():
    """Here nothing is made quicker."""


@pytest.fixture
def database():
    return "sqlite"


def syncs_failing(workspace, case, sitting, how) -> list[str]:
    program = Path(__file__).with_name("failing_syncs.py")
    command = [sys.executable, program, workspace.folder, case.id, sitting.id, how]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_answer_is_acknowledged_that_the_disk_did_not_take(workspace, store, case, sitting):
    said = syncs_failing(workspace, case, sitting, "as it is")
    assert len(said) == 10 and all(line.startswith("refused") and "disk" in line for line in said)
    assert store.administration(sitting.id).answers == {1: 1}
    assert store.verify() == [] and problems(workspace) == []


def test_synchronous_off_would_be_noticed(workspace, case, sitting):
    """The control: without syncs every answer is acknowledged, although the disk took none of them."""
    said = syncs_failing(workspace, case, sitting, "off")
    assert [line.split()[0] for line in said] == ["acknowledged"] * 10


def settings_met(workspace) -> dict[str, int]:
    """What each connection the store opened had set when its first statement ran."""
    with workspace.engine.connect() as connection:
        names = ("foreign_keys", "synchronous", "busy_timeout", "trusted_schema")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_every_connection_is_strict_and_durable(workspace):
    for _connection in range(3):
        found = settings_met(workspace)
        assert found.pop("synchronous") >= 2
        assert found == {"foreign_keys": 1, "busy_timeout": 5000, "trusted_schema": 0}


def test_a_connection_that_is_not_would_be_noticed(workspace, monkeypatch):
    monkeypatch.setitem(engine.SETTINGS, "synchronous", 0)
    assert settings_met(workspace)["synchronous"] == 0


def test_wal_is_used_only_where_sqlite_can_be_trusted_with_it(monkeypatch):
    for version, mode in (((3, 40, 1), "delete"), ((3, 51, 2), "delete"), ((3, 51, 3), "wal"), ((3, 53, 0), "wal")):
        monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
        assert engine.journal_mode() == mode


def test_a_file_has_the_journal_this_sqlite_can_be_trusted_with(workspace):
    with workspace.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == engine.journal_mode()


def test_a_file_left_in_wal_mode_by_another_sqlite_is_put_right(workspace, store, case):
    with closing(sqlite3.connect(workspace.database_file)) as connection:
        connection.execute("PRAGMA journal_mode=wal")
    assert (problems(workspace) == []) == (engine.journal_mode() == "wal")
    workspace.prepare()
    assert problems(workspace) == [] and store.cases() == (case,)


def test_where_wal_can_be_trusted_everything_works_in_it(tmp_path, monkeypatch):
    """This library may be too old for it; the mode itself is the same."""
    for place in (engine, workspaces, doctor):
        monkeypatch.setattr(place, "journal_mode", lambda: "wal")
    monkeypatch.setitem(engine.SETTINGS, "synchronous", 2)
    workspace = Workspace(tmp_path / "new", "")
    workspace.prepare()
    store = Store(workspace, Actor())
    case = store.create_case("x")
    with workspace.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        store.create_case("while another looks")
        assert {path.stat().st_mode & 0o777 for path in workspace.folder.glob("workspace.sqlite*")} == {0o600}
    copy = workspace.backup()
    assert [path.name for path in workspace.backups_folder.iterdir()] == [copy.name]
    workspace.prepare()
    assert store.cases()[0] == case and problems(workspace) == []


def test_the_log_stays_while_a_server_keeps_it_and_goes_with_the_server(workspace, store, case):
    log = workspace.folder / "workspace.sqlite-wal"
    with workspace.kept_open():
        store.create_case("a page's")
        assert log.exists() == (engine.journal_mode() == "wal")
        assert {path.stat().st_mode & 0o777 for path in workspace.folder.glob("workspace.sqlite*")} == {0o600}
        assert problems(workspace) == []
    assert [path.name for path in workspace.folder.glob("workspace.sqlite*")] == ["workspace.sqlite"]
    with closing(sqlite3.connect(workspace.database_file)) as file:
        assert file.execute("SELECT count(*) FROM cases").fetchone() == (2,)


def test_without_a_server_each_answer_empties_the_log(workspace, store):
    """The control: what is kept is kept by `kept_open` alone."""
    store.create_case("a page's")
    assert [path.name for path in workspace.folder.glob("workspace.sqlite*")] == ["workspace.sqlite"]


@pytest.mark.parametrize("content", [None, b"no database " * 1000], ids=["gone", "damaged"])
def test_a_file_that_cannot_be_kept_open_is_said_in_words(tmp_path, monkeypatch, content):
    monkeypatch.setattr(workspaces, "journal_mode", lambda: "wal")
    workspace = Workspace(tmp_path / "new", "")
    workspace.prepare()
    for file in workspace.folder.glob("workspace.sqlite*"):
        file.unlink()
    if content is not None:
        workspace.database_file.write_bytes(content)
    with pytest.raises(RecordsError) as refused, workspace.kept_open():
        raise AssertionError("it is open")
    assert str(refused.value).endswith(".") and workspace.database_file.exists() == (content is not None)


def test_an_answer_in_the_log_outlives_a_killed_server(workspace, store, case):
    """As it is left by a kill: the file and its log, copied while both are open."""
    left = Workspace(workspace.folder / "left", "")
    left.folder.mkdir(mode=0o700)
    with workspace.kept_open():
        kept = store.create_case("said to be saved")
        for name in ("workspace.sqlite", "workspace.sqlite-wal"):
            if (workspace.folder / name).exists():
                shutil.copy(workspace.folder / name, left.folder)
    left.prepare()
    assert kept in Store(left, Actor()).cases() and problems(left) == []


def test_postgresql_waits_for_the_disk_too(postgres, tmp_path):
    address = postgres.lend()
    name = make_url(address).database
    with postgres.connection() as connection:
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    workspace = Workspace(tmp_path, address)
    with workspace.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    with postgres.connection() as connection:
        connection.execute(f"ALTER DATABASE {name} RESET synchronous_commit")
    store = Store(workspace, Actor())
    assert store.create_case() in store.cases()
    postgres.collect()
