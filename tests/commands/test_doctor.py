"""The doctor: sound is said, and whatever is not comes with what to do; nothing is made or changed by looking."""

import shutil
from contextlib import closing

import pytest

from empathy_widgets.commands import doctor
from empathy_widgets.commands.doctor import checkup
from empathy_widgets.errors import ContentError
from empathy_widgets.library import Library
from empathy_widgets.places import content_folder
from empathy_widgets.records.database.driver import sqlite3


@pytest.fixture(autouse=True)
def few_files(request, monkeypatch, tmp_path_factory):
    """A content folder with little in it, but where all of it is asked for: reading it takes longer than the rest."""
    if request.node.name != "test_all_is_well_here":
        folder = tmp_path_factory.mktemp("content")
        shutil.copytree(content_folder() / "skills", folder / "skills")
        monkeypatch.setattr("empathy_widgets.library.Library", lambda: Library(folder))


def to_mend(findings):
    return [finding.text for finding in findings if not finding.sound]


def test_all_is_well_here(workspace):
    findings = checkup(workspace.folder)
    assert to_mend(findings) == []
    texts = [finding.text for finding in findings]
    assert texts[0].startswith("Python 3.") and any(text.startswith("SQLite 3.") for text in texts)
    assert {"content/ is here", "notebooks/ is here", "content is in order"} <= set(texts)
    assert texts[-1] == f"The workspace in {workspace.folder} is sound."


def test_only_what_is_needed_to_run_is_looked_at(workspace):
    texts = " ".join(finding.text for finding in checkup(workspace.folder)[:-1])
    assert "sqlalchemy" in texts and "pytest" not in texts and "pip-tools" not in texts


def test_the_default_workspace_is_looked_at_when_none_is_named(workspace):
    assert str(workspace.folder) in checkup()[-1].text


def test_a_version_below_its_floor_and_a_missing_package_are_named(workspace, monkeypatch):
    monkeypatch.setattr(doctor, "requires", lambda _name: ["plotly>=999", "surely-not-there>=1", 'x; extra == "test"'])
    assert to_mend(checkup(workspace.folder)) == [
        f"plotly {doctor.version('plotly')}, but >=999 is needed; run `make setup` or install the workbook again.",
        "surely-not-there is missing; install the workbook again.",
    ]


@pytest.mark.parametrize(("version", "words"), [((3, 40, 1), "rollback journal"), ((3, 51, 3), "write-ahead log")])
def test_the_journal_follows_the_version_of_sqlite(workspace, monkeypatch, version, words):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    finding = doctor._sqlite()
    assert finding.sound and words in finding.text


def test_which_sqlite_can_be_trusted_is_said_by_the_engine_alone(monkeypatch):
    for floor, words in (((0,), "write-ahead log"), ((99,), "rollback journal")):
        monkeypatch.setattr("empathy_widgets.records.database.engine.SOUND_WAL", floor)
        assert f", {words}" in doctor._sqlite().text


def test_a_missing_folder_is_said_once(workspace, monkeypatch):
    def missing():
        raise ContentError("The folder content/ is missing from this installation; install the workbook again.")

    monkeypatch.setattr(doctor, "content_folder", missing)
    monkeypatch.setattr("empathy_widgets.library.library.content_folder", missing)
    assert to_mend(checkup(workspace.folder)) == [
        "The folder content/ is missing from this installation; install the workbook again."]


def test_content_that_needs_an_editor_is_named_by_file(workspace, monkeypatch, tmp_path):
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "broken.yaml").write_text("id: [")
    monkeypatch.setattr("empathy_widgets.library.Library", lambda: Library(tmp_path))
    assert any("broken.yaml, line 1" in text for text in to_mend(checkup(workspace.folder)))


def test_a_missing_workspace_is_not_made(tmp_path):
    (sentence,) = to_mend(checkup(tmp_path / "nowhere"))
    assert "not prepared" in sentence and not (tmp_path / "nowhere").exists()


def test_an_outdated_or_newer_workspace_is_said(workspace):
    for version in ("0000", "9999"):
        with closing(sqlite3.connect(workspace.database_file)) as file, file:
            file.execute("UPDATE alembic_version SET version_num = ?", (version,))
        (sentence,) = to_mend(checkup(workspace.folder))
        assert "version" in sentence and sentence.endswith(".")


def test_a_damaged_workspace_is_said(workspace):
    workspace.database_file.write_bytes(b"no database " * 1000)
    assert any("not sound" in text for text in to_mend(checkup(workspace.folder)))


def test_a_row_changed_from_outside_is_found(workspace):
    with closing(sqlite3.connect(workspace.database_file)) as file, file:
        file.execute("UPDATE workspace SET name = 'other'")
    assert any("changed outside the workbook" in text for text in to_mend(checkup(workspace.folder)))


def test_a_workspace_others_can_read_is_said(workspace):
    workspace.database_file.chmod(0o644)
    (sentence,) = to_mend(checkup(workspace.folder))
    assert "chmod 600" in sentence and workspace.database_file.stat().st_mode & 0o777 == 0o644


def test_a_folder_that_cannot_be_opened_is_a_finding(monkeypatch, tmp_path):
    def closed(_workspace):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("empathy_widgets.records.problems", closed)
    assert any("permissions" in text for text in to_mend(checkup(tmp_path)))
