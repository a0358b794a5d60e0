"""`empathy backup` and `empathy restore`."""

import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1]))

from client_pages import client_of, given, written  # noqa: E402

from empathy_widgets.cli import app  # noqa: E402
from empathy_widgets.domain import Actor  # noqa: E402
from empathy_widgets.records import Store, problems  # noqa: E402
from empathy_widgets.records.database.driver import sqlite3  # noqa: E402


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor(seat="office"))


def run(workspace, *words, typed=""):
    return CliRunner().invoke(app, [*words, f"--workspace={workspace.folder}"], input=typed)


def test_a_backup_goes_out_and_comes_back(workspace, store, tmp_path):
    case, out = store.create_case(), tmp_path / "copy.sqlite"
    said = run(workspace, "backup", f"--out={out}")
    assert said.exit_code == 0 and "Backed up and checked" in said.output and out.stat().st_mode & 0o077 == 0
    store.create_case()
    asked = run(workspace, "restore", str(out), typed="n\n")
    assert asked.exit_code == 2 and "Nothing was changed" in asked.stderr and len(store.cases()) == 2
    said = run(workspace, "restore", str(out), typed="y\n")
    assert said.exit_code == 0 and "What was there before is kept" in said.output
    assert [one.id for one in store.cases()] == [case.id] and store.verify() == []


def test_a_file_is_not_overwritten_unasked(workspace, store, tmp_path):
    out = tmp_path / "copy.sqlite"
    out.write_text("mine")
    said = run(workspace, "backup", f"--out={out}")
    assert said.exit_code == 2 and "--force" in said.stderr and out.read_text() == "mine"
    assert run(workspace, "backup", f"--out={out}", "--force").exit_code == 0 and out.stat().st_size > 1000


def test_a_place_that_cannot_be_written_is_one_sentence(workspace, store, tmp_path):
    said = run(workspace, "backup", f"--out={tmp_path / 'nowhere' / 'copy.sqlite'}")
    assert said.exit_code == 2 and said.stderr.startswith("empathy: There is no folder")


def test_a_file_that_is_no_backup_is_one_sentence(workspace, store, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Dear all")
    said = run(workspace, "restore", str(other), "--yes")
    assert said.exit_code == 2 and "no backup of a workspace" in said.stderr


@pytest.mark.parametrize("amiss", [
    "", "UPDATE client_lines SET body = replace(body, 'needle', 'thread')", "UPDATE client_lines SET run_id = 'gone'",
    "UPDATE client_lines SET link_id = 'gone'"])
def test_neither_the_doctor_nor_a_backup_tells_of_a_line_that_is_not_shared(workspace, store, tmp_path, amiss):
    practice = given(store, case := store.create_case())
    client = client_of(workspace, store.make_link(case.id)[0])
    shared, private = written(client, practice, "needle-shared"), written(client, practice, "needle-private", "two")
    client.share_line(shared.id)
    with closing(sqlite3.connect(workspace.database_file)) as file, file:
        file.execute(amiss)
    found = problems(workspace)  # as the doctor says them
    told = [run(workspace, "backup"), run(workspace, "backup", f"--out={tmp_path / 'copy'}"),
            run(workspace, "restore", str(tmp_path / "copy"), "--yes")]
    words = " ".join([*found, *(one.output + one.stderr for one in told)])
    assert bool(found) == bool(amiss) and ("body" not in amiss or shared.id in words)
    assert private.id not in words and "needle" not in words and "thread" not in words
