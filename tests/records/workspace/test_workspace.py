import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from past_the_store import run

from empathy_widgets.domain import Actor
from empathy_widgets.errors import NotAllowed, RecordsError, WorkspaceDamaged, WorkspaceOutdated
from empathy_widgets.records import Store, Workspace, problems
from empathy_widgets.records.workspace import doctor


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_preparing_makes_a_workspace_that_is_sound(empty):
    empty.prepare("work", name="Practice")
    assert (empty.kind, empty.name) == ("work", "Practice")
    store = Store(empty, Actor())
    assert store.cases() == () and store.verify() == [] and problems(empty) == []
    assert [line.action for line in store.audit()] == ["prepare workspace"]


def test_preparing_twice_changes_nothing(empty):
    empty.prepare()
    store = Store(empty, Actor())
    case, trail = store.create_case("kept"), store.audit()
    empty.prepare()
    assert store.cases() == (case,) and store.audit() == trail


def test_everything_in_a_workspace_is_its_owners_only(tmp_path):
    before = os.umask(0)
    try:
        workspace = Workspace(tmp_path / "deep" / "new", "")
        workspace.prepare()
        store = Store(workspace, Actor())
        store.create_case("x")
        copy = workspace.backup()
    finally:
        os.umask(before)
    assert mode(workspace.folder) == mode(workspace.backups_folder) == 0o700
    files = [path for path in workspace.folder.rglob("*") if path.is_file()]
    assert copy in files and {mode(path) for path in files} == {0o600}


def test_a_folder_that_was_there_keeps_its_mode_and_is_complained_about(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").write_text("Dear")
    workspace = Workspace(folder, "")
    workspace.prepare()
    assert mode(folder) == 0o755 and mode(workspace.database_file) == 0o600
    assert problems(workspace) == ["Other people on this computer can open documents. Run: chmod 700 on it."]


def test_a_demonstration_never_becomes_work_nor_work_a_demonstration(empty, tmp_path):
    empty.prepare("demonstration")
    with pytest.raises(NotAllowed, match="another folder"):
        empty.prepare("work")
    assert empty.kind == "demonstration"
    work = Workspace(tmp_path / "work", "")
    work.prepare()
    with pytest.raises(NotAllowed):
        work.prepare("demonstration")


def test_opening_what_is_not_there_creates_nothing(tmp_path):
    workspace = Workspace(tmp_path / "nowhere", "")
    store = Store(workspace, Actor())
    for look in (store.cases, store.create_case, store.handed_over, store.verify, workspace.backup,
                 lambda: workspace.kind, lambda: workspace.name):
        with pytest.raises(WorkspaceOutdated, match="empathy serve"):
            look()
    assert problems(workspace) and list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotAllowed, match="--workspace"):
        Workspace(tmp_path / "file" / "workspace", "").prepare()


def test_the_default_workspace_is_the_one_the_environment_names(monkeypatch, tmp_path):
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(tmp_path / "named"))
    assert Workspace.default().folder == tmp_path / "named"
    monkeypatch.delenv("EMPATHY_WORKSPACE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "empathy-workbook" in str(Workspace.default().folder)
    monkeypatch.setenv("EMPATHY_DATABASE_URL", "postgres://somebody@localhost/name")
    assert Workspace.default().database_url.drivername == "postgresql+psycopg"
    assert Workspace(tmp_path, "").database_url is None
    assert list(tmp_path.iterdir()) == []


def test_only_the_address_of_a_postgresql_database_is_taken():
    for address in ("sqlite:///x.sqlite", "mysql://host/name", "not an address", "postgresql"):
        with pytest.raises(RecordsError, match="EMPATHY_DATABASE_URL"):
            Workspace("folder", address)


def test_a_damaged_file_is_refused_and_left_as_it_is(prepared_folder, tmp_path):
    shutil.copytree(prepared_folder, tmp_path / "workspace")
    workspace = Workspace(tmp_path / "workspace", "")
    for damage in (b"this is no database", b"SQLite format 3\0" + b"\xff" * 4096):
        workspace.database_file.write_bytes(damage)
        for look in (workspace.prepare, Store(workspace, Actor()).cases, Store(workspace, Actor()).create_case):
            with pytest.raises(WorkspaceDamaged, match="empathy doctor"):
                look()
        assert workspace.database_file.read_bytes() == damage
        assert problems(workspace)


def test_tables_without_a_version_are_not_touched(raw, workspace, store):
    raw("DROP TABLE alembic_version")
    with pytest.raises(WorkspaceDamaged):
        workspace.prepare()
    with pytest.raises(WorkspaceOutdated):
        store.cases()
    assert problems(workspace)


def test_the_doctor_notices_what_is_wrong(workspace, raw, store, case, sitting, monkeypatch):
    assert problems(workspace) == []
    raw("UPDATE cases SET label = 'forged'")
    assert any(f"cases/{case.id}" in sentence for sentence in problems(workspace))
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=5))
    assert any("nearly full" in sentence for sentence in problems(workspace))


def test_the_doctor_notices_open_files_and_rows_that_belong_to_nothing(prepared_folder, tmp_path):
    shutil.copytree(prepared_folder, tmp_path / "workspace")
    workspace = Workspace(tmp_path / "workspace", "")
    workspace.database_file.chmod(0o644)
    run(workspace, "INSERT INTO handovers VALUES ('seat', 'nobody', '2026-10-03T12:03:07.123456+00:00')")
    found = problems(workspace)
    assert any("chmod 600" in sentence for sentence in found)
    assert any("belong to nothing" in sentence for sentence in found)


def test_the_doctor_notices_a_setting_that_is_off(prepared_folder, monkeypatch):
    workspace = Workspace(prepared_folder, "")
    monkeypatch.setattr(doctor, "SETTINGS", {"synchronous": 2, "foreign_keys": 1})
    assert any("synchronous is 0" in sentence for sentence in problems(workspace))


def test_a_network_drive_is_recognised_by_its_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {tmp_path} nfs4 rw 0 0\n")
    assert doctor.network_file_system(tmp_path / "folder", mounts) == "nfs4"
    mounts.write_text(f"server:/ / nfs rw 0 0\n/dev/sda1 {tmp_path} ext4 rw 0 0\n")
    assert doctor.network_file_system(tmp_path / "folder", mounts) is None
    assert doctor.network_file_system(tmp_path, tmp_path / "no mounts here") is None


def test_opening_the_store_loads_neither_alembic_nor_what_few_pages_need():
    code = (
        "import sys, empathy_widgets.records as records; from empathy_widgets.domain import Actor\n"
        "records.Store(records.Workspace(sys.argv[1], ''), Actor())\n"
        "print([name for name in ('alembic', 'argon2', 'psycopg', 'sqlalchemy.orm') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, "folder"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_backup_put_in_place_by_hand_is_not_written_over_by_the_log_of_the_file_before(tmp_path):
    place = Workspace(tmp_path / "new", "")
    place.prepare()
    store, file = Store(place, Actor()), place.database_file
    store.create_case("before the backup")
    kept = place.checked_backup().read_bytes()
    with place.kept_open():
        for number in range(20):
            store.create_case(f"after the backup {number}")
        log = file.with_name(f"{file.name}-wal")
        left = log.read_bytes() if log.exists() else b"nothing of any use"
    file.write_bytes(kept)
    log.write_bytes(left)  # as it lies there when the program was killed
    again = Workspace(place.folder, "")
    again.prepare()
    assert [case.label for case in Store(again, Actor()).cases()] == ["before the backup"] and problems(again) == []
