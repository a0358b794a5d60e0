"""A workspace is at one version or the next, never between, whatever happens on the way."""

import datetime
import os
import random
import shutil
import signal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from writers import spin

from empathy_widgets.domain import Actor
from empathy_widgets.errors import WorkspaceDamaged, WorkspaceOutdated
from empathy_widgets.records import Store, Workspace, problems
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.migrate import MIGRATIONS, found_schema, upgrade
from empathy_widgets.records.database.tables import METADATA, SCHEMA
from empathy_widgets.records.workspace import backup
from empathy_widgets.records.workspace import trail

AFTER = f"{int(SCHEMA) + 1:04}"
NEXT = f'''
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{AFTER}", "{SCHEMA}"
''' + '''


def upgrade():
    op.add_column("cases", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    for round in range(40):
        op.execute(f"UPDATE cases SET note = '{round}'")
    op.create_table("notes", sa.Column("id", sa.Integer(), primary_key=True))
    {end}
'''


@pytest.fixture
def next_step(tmp_path):
    """A folder of migrations with one more than is shipped; ``end`` is its last line."""
    def make(end: str = "pass") -> str:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for file in (MIGRATIONS / "versions").glob("r*.py"):
            (folder / "versions" / file.name).write_text(file.read_text())
        (folder / "versions" / f"r{AFTER}_next.py").write_text(NEXT.replace("{end}", end))
        return str(folder)

    return make


def shape(workspace) -> tuple[str, set[str], bool]:
    """The version, the tables, and whether cases have a note."""
    with workspace.engine.connect() as connection:
        found = inspect(connection)
        columns = {column["name"] for column in found.get_columns("cases")}
        return found_schema(connection), set(found.get_table_names()), "note" in columns


OLD = (SCHEMA, {*METADATA.tables, "alembic_version"}, False)
NEW = (AFTER, {*METADATA.tables, "alembic_version", "notes"}, True)


def test_the_tables_belong_to_the_last_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == SCHEMA


def test_the_migrations_make_exactly_the_tables_the_store_uses(workspace):
    with workspace.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        found = inspect(connection)
        for table in METADATA.sorted_tables:
            named = {constraint.name for constraint in table.constraints if "ck_" in str(constraint.name)}
            assert {check["name"] for check in found.get_check_constraints(table.name)} == named
            keys = {(key["referred_table"], *key["constrained_columns"]) for key in found.get_foreign_keys(table.name)}
            assert keys == {(key.column.table.name, key.parent.name) for key in table.foreign_keys}


def test_a_newer_workspace_is_refused_and_left_as_it_is(workspace, store, case, raw):
    raw("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceOutdated, match="update the workbook"):
        workspace.prepare()
    assert raw("SELECT version_num FROM alembic_version") == [("9999",)]
    assert raw("SELECT id FROM cases") == [(case.id,)]
    assert any("newer" in sentence for sentence in problems(workspace))


def test_a_version_nobody_knows_is_refused(workspace, store, raw):
    raw("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(WorkspaceDamaged):
        workspace.prepare()
    raw("DELETE FROM alembic_version")
    with pytest.raises(WorkspaceDamaged):
        workspace.prepare()
    with pytest.raises(WorkspaceOutdated):
        store.cases()


def test_a_migration_backs_up_first(workspace, store, monkeypatch, next_step):
    store.create_case("before")
    place = "empathy_widgets.records.workspace.workspace"
    monkeypatch.setattr(f"{place}.SCHEMA", AFTER)
    monkeypatch.setattr("empathy_widgets.records.database.migrate.SCHEMA", AFTER)
    folder = next_step()
    monkeypatch.setattr(f"{place}.upgrade", lambda connection: upgrade(connection, folder))
    workspace.prepare()
    assert shape(workspace) == NEW
    copies = backup.backups(workspace.backups_folder)
    kept = Workspace(workspace.folder / "old", "")
    kept.folder.mkdir()
    kept.database_file.write_bytes(copies[-1].read_bytes())
    assert shape(kept) == OLD and [case.label for case in Store(kept, Actor()).cases()] == ["before"]


def test_a_migration_that_fails_leaves_the_old_version(workspace, store, case, next_step):
    folder = next_step('raise RuntimeError("half-way")')
    with pytest.raises(RuntimeError, match="half-way"):
        with writing(workspace.engine, workspace.database_file, rebuilding=True) as connection:
            upgrade(connection, folder)
    assert shape(workspace) == OLD
    assert store.cases() == (case,) and store.verify() == []


def test_a_migration_that_orphans_rows_is_undone(prepared_folder, tmp_path, next_step):
    shutil.copytree(prepared_folder, tmp_path / "workspace")
    workspace = Workspace(tmp_path / "workspace", "")
    folder = next_step("op.execute(\"INSERT INTO handovers VALUES ('seat', 'nobody', 'now')\")")
    with pytest.raises(WorkspaceDamaged, match="belong to nothing"):
        with writing(workspace.engine, workspace.database_file, rebuilding=True) as connection:
            upgrade(connection, folder)
    assert shape(workspace) == OLD


def test_a_killed_migration_ends_at_the_old_or_the_new_version(fresh, child, next_step):
    dice, ended = random.Random(20261003), []
    folder, workspace = next_step(), None
    for _trial in range(20):
        if workspace is None or ended[-1] == AFTER:
            workspace = fresh()
            store = Store(workspace, Actor())
            made = [store.create_case(str(number)) for number in range(10)]
        pid = child.start("upgrade", workspace, migrations=folder)
        spin(dice.random() * 0.06)
        os.kill(pid, signal.SIGKILL)
        child.reap(pid)
        found = shape(workspace)
        assert found in (OLD, NEW)
        ended.append(found[0])
        if found == OLD:
            assert store.cases() == tuple(made) and store.verify() == []
        with workspace.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 10
    workspace = fresh()
    assert child.reap(child.start("upgrade", workspace, migrations=folder)) == 0
    assert shape(workspace) == NEW


def test_a_killed_preparation_is_finished_by_the_next(database, request, child, tmp_path):
    dice, postgres = random.Random(20261003), request.getfixturevalue("postgres") if database != "sqlite" else None
    for trial in range(20 if database == "sqlite" else 5):
        workspace = Workspace(tmp_path / f"new {trial}", postgres.url(postgres.new()) if postgres else "")
        pid = child.start("prepare", workspace)
        spin(dice.random() * 0.2)
        os.kill(pid, signal.SIGKILL)
        child.reap(pid)
        workspace.prepare()
        assert problems(workspace) == [] and shape(workspace) == OLD
        assert len(Store(workspace, Actor()).audit()) == 1


def test_many_preparations_at_once_make_one_workspace(empty, child):
    pids = [child.start("prepare", empty) for _program in range(6)]
    assert [child.reap(pid) for pid in pids] == [0] * 6
    assert problems(empty) == [] and len(Store(empty, Actor()).audit()) == 1


def test_a_run_of_the_version_before_keeps_no_text_and_is_sound(empty):
    """0004 kept of a run what it was called; 0005 adds the text it was begun from."""
    empty.folder.mkdir(mode=0o700)
    if empty.database_file is not None:
        backup.new_file(empty.database_file)
    with writing(empty.engine, empty.database_file, rebuilding=True) as connection:
        upgrade(connection, to="0004")
        now = "2026-10-03T12:03:07.123456+00:00"
        new = {"id": "r1", "sequence": 1, "case_id": None, "kind": "role-play", "content": "a-scene", "settings": "{}",
               "status": "open", "revision": 0, "started_at": now, "ended_at": None, "void_reason": None,
               "request": None}
        columns = ", ".join(new)
        connection.execute(
            text(f"INSERT INTO runs ({columns}) VALUES ({', '.join(f':{name}' for name in new)})"), new)
        connection.execute(text("INSERT INTO workspace VALUES (1, 'work', '', :now, NULL, 0, NULL)"), {"now": now})
        connection.execute(text("INSERT INTO audit_head VALUES (1, 0, :zero)"), {"zero": trail.FIRST_HASH})
        for subject, facts in (("workspace/1", {"id": 1, "kind": "work", "name": "", "created_at": now, "pin": None,
                                                "failed_tries": 0, "locked_until": None}),
                               ("runs/r1", {**new, "settings": trail.fact("settings", "{}")})):
            trail.append(connection, trail.head(connection), at=datetime.datetime.fromisoformat(now), actor="clinician",
                         action="begin", subject=subject, new=trail.as_json(facts))
    empty.prepare()
    store = Store(empty, Actor())
    (run,) = store.runs()
    assert run.version is None and store.content_of(run) is None and store.verify() == []
    store.add_event(run.id, "choose", {"beat": "door", "option": "a"}, case_id=None)
    later = store.start_run(None, "role-play", "a-scene", version_text="id: a-scene")
    assert store.content_of(later).text == "id: a-scene" and store.verify() == []


@pytest.mark.parametrize("since", ["0009", "0010", "0011", "0012", "0013", "0014", "0015", "0016"])
def test_the_last_migrations_can_be_taken_back(empty, since):
    from alembic.operations import Operations

    empty.prepare()
    folder = ScriptDirectory(str(MIGRATIONS))
    with (writing(empty.engine, empty.database_file, rebuilding=True) as connection,
          Operations.context(MigrationContext.configure(connection))):
        for step in folder.iterate_revisions(SCHEMA, since, inclusive=True):
            step.module.downgrade()
    made = {"0009": "imports", "0010": "class_results", "0011": "own_samples", "0015": "plans plan_events",
            "0016": "client_links client_lines client_tries"}
    gone = {name for number, names in made.items() if number >= since for name in names.split()}
    with empty.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {*METADATA.tables, "alembic_version"} - gone
        columns = {column["name"] for column in inspect(connection).get_columns("administrations")}
        assert ("import_id" in columns) == (since > "0009")
        archived = "archived_at" in {column["name"] for column in inspect(connection).get_columns("cases")}
        assert archived == (since > "0012")
        (whose,) = (one for one in inspect(connection).get_columns("administrations") if one["name"] == "case_id")
        assert whose["nullable"] == (since > "0013")
        checks = {check["name"] for check in inspect(connection).get_check_constraints("runs")}
        assert ("ck_runs_kind_known" in checks) == (since <= "0014")
