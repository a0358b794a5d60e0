"""What the doctor notices, at its edges, and the remedy it names."""

import shutil
from contextlib import closing
from types import SimpleNamespace

import pytest
from past_the_store import run

from empathy_widgets.records import Workspace, problems
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.workspace import doctor

NEARLY_FULL = "The disk is nearly full. Please make some room before the next sitting."
NETWORK = "This folder is on a network drive, where SQLite files break. Move it to this computer's own disk."


@pytest.fixture
def place(prepared_folder, tmp_path) -> Workspace:
    """A sound workspace in a SQLite file."""
    shutil.copytree(prepared_folder, tmp_path / "workspace")
    return Workspace(tmp_path / "workspace", "")


def test_a_sound_workspace_has_no_problems(place):
    assert problems(place) == []


def test_a_workspace_that_is_not_there_yet_is_told_as_unprepared(tmp_path):
    (told,) = problems(Workspace(tmp_path / "nowhere", ""))
    assert told.startswith("This workspace is not prepared for this version of the workbook.")


def test_an_unsound_file_is_told_with_the_first_three_things_sqlite_says(place):
    with closing(sqlite3.connect(place.database_file)) as file:
        file.execute("CREATE TABLE notes (text)")
        file.execute("INSERT INTO notes VALUES (NULL), (NULL), (NULL), (NULL)")
        file.execute("PRAGMA writable_schema = 1")
        file.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE notes (text NOT NULL)' WHERE name = 'notes'")
        file.commit()
    said = "NULL value in notes.text; NULL value in notes.text; NULL value in notes.text"
    assert problems(place) == [f"The file is not sound: {said}. Put the newest sound backup in its place."]


def test_rows_that_belong_to_nothing_are_told_with_the_remedy(place):
    run(place, "INSERT INTO requests VALUES ('nobody', 'a', 900)")
    assert problems(place)[0] == "Some rows belong to nothing. Put the newest sound backup in the file's place."


def test_a_setting_that_is_off_is_told_with_what_it_should_be(place, monkeypatch):
    monkeypatch.setattr(doctor, "SETTINGS", {"foreign_keys": 1, "synchronous": 2})
    monkeypatch.setattr(doctor, "journal_mode", lambda: "memory")
    assert problems(place) == [
        "SQLite's setting synchronous is 0 instead of 2. Start the workbook again.",
        f"SQLite's setting journal_mode is {run(place, 'PRAGMA journal_mode')[0][0]} instead of memory. "
        "Start the workbook again.",
    ]


@pytest.mark.parametrize(("free", "told"), [(524_288_000, []), (524_287_999, [NEARLY_FULL])])
def test_a_disk_with_less_than_five_hundred_mebibytes_is_nearly_full(place, monkeypatch, free, told):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    assert problems(place) == told


def test_a_network_drive_breaks_sqlite_and_does_not_matter_beside_postgresql(place, monkeypatch):
    monkeypatch.setattr(doctor, "network_file_system", {place.folder: "nfs4"}.get)
    assert problems(place) == [NETWORK]
    assert list(doctor.of_disk(Workspace(place.folder, "postgresql://somebody@localhost/name"))) == []


def test_a_folder_that_is_not_there_has_no_disk_and_nobody_can_open_it(tmp_path):
    nowhere = Workspace(tmp_path / "nowhere", "postgresql://somebody@localhost/name")
    assert list(doctor.of_disk(nowhere)) == list(doctor.open_to_others(nowhere)) == []


def test_what_others_can_open_is_named_one_by_one_with_its_command(place):
    copy = place.backup()
    for each, mode in (
        (place.folder, 0o710), (place.backups_folder, 0o701), (copy, 0o640), (place.database_file, 0o602),
    ):
        each.chmod(mode)
    assert problems(place) == [
        f"Other people on this computer can open {name}. Run: chmod {mode} on it."
        for name, mode in (("workspace", 700), ("backups", 700), (copy.name, 600), ("workspace.sqlite", 600))
    ]


def test_where_modes_mean_nothing_none_is_complained_about(place, monkeypatch):
    place.folder.chmod(0o777)
    with monkeypatch.context() as windows:
        windows.setattr(doctor.os, "name", "nt")
        told = list(doctor.open_to_others(place))
    assert told == [] and len(list(doctor.open_to_others(place))) == 1


def test_a_workspace_of_a_newer_program_is_told_as_one(place):
    run(place, "UPDATE alembic_version SET version_num = '9999'")
    (told,) = problems(place)
    assert told.startswith("This workspace was used with a newer version of the workbook")


def test_tables_of_an_older_program_are_told_as_unprepared_before_any_history_is_checked(place):
    run(place, "UPDATE alembic_version SET version_num = '0001'")
    run(place, "DELETE FROM audit")
    (told,) = problems(place)
    assert told.startswith("This workspace is not prepared for this version of the workbook.")


def test_a_mount_is_told_apart_from_one_whose_name_begins_alike(tmp_path):
    mounts = tmp_path / "mounts"
    (tmp_path / "docs").mkdir()
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/a {tmp_path}/doc nfs rw 0 0\n")
    assert doctor.network_file_system(tmp_path / "docs", mounts) is None
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/a {tmp_path}/my\\040docs cifs rw 0 0\n")
    assert doctor.network_file_system(tmp_path / "my docs" / "deep", mounts) == "cifs"
    mounts.write_text("server:/ / nfs4 rw 0 0\n")
    assert doctor.network_file_system(tmp_path, mounts) == "nfs4"
    mounts.write_text(f"server:/a {tmp_path} nfs rw 0 0\n/dev/sdb1 {tmp_path} xfs rw 0 0\n")
    assert doctor.network_file_system(tmp_path, mounts) is None, "the last mount on a place is the one that shows"
    mounts.write_text(f"server:/a {tmp_path}/X nfs rw 0 0\n")
    assert doctor.network_file_system(tmp_path / "docs", mounts) is None
    mounts.write_bytes(b"/dev/sdc1 /mnt/\xff ext4 rw 0 0\nserver:/ / nfs rw 0 0\n")
    assert doctor.network_file_system(tmp_path, mounts) == "nfs", "a name that is no UTF-8 hides no other mount"
    mounts.write_text("")
    assert doctor.network_file_system(tmp_path, mounts) is None
