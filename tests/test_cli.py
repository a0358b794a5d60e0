"""Every command's ways, the happy and the others: one sentence, the right exit code, never a traceback."""

import os
import sys

import pytest
from jupyterlab import NeverCheckForUpdate
from jupyterlab.labapp import LabApp
from traitlets.utils.importstring import import_item
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor
from empathy_widgets.errors import ServerError
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.records import Store, Workspace, problems


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def started(monkeypatch):
    """What the server was asked to serve, in place of serving it."""
    calls = []

    def serve(place, port, browser, announce, fork_server, notebooks=None):
        calls.append({"place": place, "port": port, "browser": browser, "notebooks": notebooks,
                      "cases": len(Store(place, Actor()).cases())})
        announce("The workbook is open at nowhere")

    monkeypatch.setattr("empathy_widgets.server.serve", serve)
    return calls


@pytest.fixture
def executed(monkeypatch):
    """The program `empathy lab` turned into, in place of turning into it."""
    calls = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: calls.append((program, arguments, dict(os.environ))))
    monkeypatch.setenv("EMPATHY_WORKSPACE", "somewhere")
    return calls


def refused(result, *parts):
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("empathy: ") and result.stderr.count("\n") == 1
    assert "Traceback" not in result.output and all(part in result.stderr for part in parts)


def test_serve_prepares_the_workspace_and_serves_it(run, started, tmp_path):
    result = run("serve", "--workspace", tmp_path / "mine", "--port", 9000, "--no-browser")
    assert result.exit_code == 0 and result.stdout == "The workbook is open at nowhere\n"
    assert started[0]["place"].folder == tmp_path / "mine" and problems(started[0]["place"]) == []
    assert (started[0]["port"], started[0]["browser"], started[0]["notebooks"]) == (9000, False, None)


def test_serve_takes_a_folder_of_notebooks(run, started, tmp_path):
    assert run("serve", "--workspace", tmp_path / "mine", "--notebooks", tmp_path / "ours").exit_code == 0
    assert started[0]["notebooks"] == tmp_path / "ours"


def test_serve_uses_the_default_workspace_when_none_is_named(run, started, workspace):
    assert run("serve").exit_code == 0
    assert started[0]["place"].folder == workspace.folder
    assert (started[0]["port"], started[0]["browser"]) == (None, True)


@pytest.mark.parametrize("command", ["serve", "lab"])
def test_a_folder_that_cannot_be_used_is_said_in_one_sentence(run, started, executed, tmp_path, command):
    (tmp_path / "file").write_text("not a folder")
    refused(run(command, "--workspace", tmp_path / "file"), "folder cannot be used", "--workspace")
    refused(run(command, "--workspace", tmp_path / "file" / "inside"), "folder cannot be used")
    assert not started and not executed


@pytest.mark.parametrize("command", ["serve", "lab"])
def test_a_damaged_workspace_is_refused_and_left_as_it_is(run, started, executed, workspace, command):
    workspace.database_file.write_bytes(b"rubbish" * 4096)
    refused(run(command, "--workspace", workspace.folder), "not sound", "empathy doctor")
    assert workspace.database_file.read_bytes() == b"rubbish" * 4096 and not started and not executed


@pytest.mark.parametrize("command", ["serve", "lab"])
def test_a_demonstration_is_not_opened_as_work(run, started, executed, tmp_path, command):
    Workspace(tmp_path / "demo").prepare(kind="demonstration")
    refused(run(command, "--workspace", tmp_path / "demo"), "demonstration")


def test_a_taken_port_is_said_in_one_sentence(run, monkeypatch, tmp_path):
    def taken(*_words, **_more):
        raise ServerError("Port 9000 is already taken. Choose another with --port.")

    monkeypatch.setattr("empathy_widgets.server.serve", taken)
    refused(run("serve", "--workspace", tmp_path / "mine"), "Port 9000")
    refused(run("demo"), "Port 9000")


@pytest.mark.parametrize("port", ["80", "70000", "many", "-1"])
@pytest.mark.parametrize("command", ["serve", "demo", "lab"])
def test_a_port_nobody_can_use_is_refused_before_anything_starts(run, started, executed, command, port):
    assert run(command, "--port", port).exit_code == 2 and not started and not executed


def test_demo_announces_itself_and_leaves_nothing_behind(run, started, workspace):
    before = sorted(workspace.folder.iterdir())
    result = run("demo", "--no-browser", "--port", 9001)
    assert result.exit_code == 0 and result.stdout.startswith("Making up a clinic …\n")
    (call,) = started
    assert (call["cases"], call["port"], call["browser"]) == (6, 9001, False)
    assert call["place"].folder != workspace.folder and not call["place"].folder.exists()
    assert sorted(workspace.folder.iterdir()) == before, "real work is not touched"


def test_lab_opens_jupyterlab_on_copies_of_the_chapters(run, executed, tmp_path):
    place = Workspace(tmp_path / "mine")
    result = run("lab", "--workspace", place.folder, "--port", 9002, "--no-browser")
    assert result.exit_code == 0 and str(place.folder / "notebooks") in result.stdout.replace("\n", "")
    ((program, arguments, environment),) = executed
    assert program == sys.executable and arguments[:3] == [sys.executable, "-m", "jupyterlab"]
    assert {"--ServerApp.port=9002", "--ServerApp.port_retries=0", "--no-browser"} <= set(arguments)
    assert f"--ServerApp.root_dir={place.folder / 'notebooks'}" in arguments
    assert environment["EMPATHY_WORKSPACE"] == str(place.folder) and "EMPATHY_SERVED" not in environment
    assert problems(place) == []
    shipped, copied = ({path.name: path.read_bytes() for path in folder.glob("*.ipynb")}
                       for folder in (notebooks_folder(), place.folder / "notebooks"))
    assert shipped and copied == shipped


def test_lab_makes_the_chapters_afresh_and_keeps_a_persons_own(run, executed, tmp_path):
    desk = tmp_path / "mine" / "notebooks"
    run("lab", "--workspace", tmp_path / "mine")
    (desk / "00-welcome.ipynb").write_text("scribbled over")
    (desk / "my-own.ipynb").write_text("kept")
    (desk / "02-profile.ipynb").chmod(0o400)
    assert run("lab", "--workspace", tmp_path / "mine").exit_code == 0
    assert (desk / "00-welcome.ipynb").read_bytes() == (notebooks_folder() / "00-welcome.ipynb").read_bytes()
    assert (desk / "my-own.ipynb").read_text() == "kept" and desk.stat().st_mode & 0o077 == 0
    assert not any(argument.startswith("--ServerApp.port") for argument in executed[0][1])


def test_lab_says_when_the_chapters_cannot_be_copied(run, executed, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notebooks").write_text("a file in the way")
    refused(run("lab", "--workspace", tmp_path / "mine"), "cannot be copied")
    assert not executed


def test_every_flag_of_lab_is_one_jupyterlab_has(run, executed, tmp_path):
    run("lab", "--workspace", tmp_path / "mine")
    flags = dict(word.removeprefix("--LabApp.").split("=") for word in executed[0][1] if word.startswith("--LabApp."))
    traits = LabApp.class_traits(config=True)
    assert set(flags) == {"news_url", "check_for_updates_class", "extension_manager"} <= set(traits)
    assert traits["news_url"].from_string(flags["news_url"]) is None
    assert import_item(flags["check_for_updates_class"]) is NeverCheckForUpdate
    assert flags["extension_manager"] == "readonly"


def test_content_check_of_what_ships_is_in_order(run):
    result = run("content", "check")
    assert result.exit_code == 0 and result.stdout.splitlines()[-1] == "Everything in order."
    one_file = content_folder() / "instruments" / "pes.yaml"
    assert run("content", "check", content_folder()).exit_code == run("content", "check", one_file).exit_code == 0


def test_content_check_names_file_line_and_remedy(run, tmp_path):
    (tmp_path / "broken.yaml").write_text('id: broken\ntitle: "no end\nchoices: [1,\n')
    (tmp_path / "bytes.yaml").write_bytes(b"id: bytes\ntitle: \xff\xfe\n")
    result = run("content", "check", tmp_path)
    assert result.exit_code == 1 and "things to mend." in result.stderr
    lines = result.stdout.splitlines()
    assert any(f"{tmp_path.name}/broken.yaml, line " in line for line in lines)
    assert any("bytes.yaml, line " in line and "UTF-8" in line for line in lines)
    assert "Traceback" not in result.output


@pytest.mark.parametrize("path", ["nowhere", "nowhere.yaml", "."])
def test_content_check_of_a_bad_path_is_a_complaint(run, tmp_path, path):
    result = run("content", "check", tmp_path / path)
    assert result.exit_code == 1 and result.stdout.count("\n") == 1 and "1 thing to mend." in result.stderr


def test_doctor_prints_versions_and_is_content_with_a_sound_workspace(run, workspace):
    result = run("doctor", "--workspace", workspace.folder)
    assert result.exit_code == 0, result.stdout
    lines = result.stdout.splitlines()
    assert all(line.startswith("ok  ") for line in lines) and any(line.startswith("ok  Python 3.") for line in lines)
    assert any(line.startswith("ok  plotly 7.") for line in lines) and "is sound" in lines[-1]


def test_doctor_exits_with_1_when_something_is_to_mend(run, tmp_path):
    result = run("doctor", "--workspace", tmp_path / "nowhere")
    assert result.exit_code == 1 and result.stdout.splitlines()[-1].startswith("MEND ")
    assert not (tmp_path / "nowhere").exists()


def test_without_a_command_the_help_lists_them_all(run):
    result = run()
    assert all(name in result.output for name in ("serve", "demo", "lab", "doctor", "content"))
