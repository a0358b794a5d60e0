"""`empathy link` and `empathy pin reset`: ways in for whoever sits at the machine."""

import json
import os
import pty
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor, Mode
from empathy_widgets.errors import NotAllowed
from empathy_widgets.records import Store
from empathy_widgets.server.links import Links

PORTS = (8866, 8867)


@pytest.fixture
def said():
    """Run a command; returns its exit code and what it printed."""
    def run(*words, **more):
        result = CliRunner().invoke(app, list(words), **more)
        return result.exit_code, result.output

    return run


@pytest.fixture
def serving(workspace):
    """Say that servers run on these ports, as they say it themselves: this very process stands for each."""
    def begin(*ports):
        for port in ports:
            Links(workspace.folder, port).begin()

    return begin


def test_a_link_of_the_running_server_is_printed_and_is_good_once(workspace, serving, said):
    serving(PORTS[0])
    code, printed = said("link")
    assert code == 0 and printed.startswith(f"http://127.0.0.1:{PORTS[0]}/?token=")
    token = printed.strip().partition("token=")[2]
    links = Links(workspace.folder, PORTS[0])
    assert links.spend("x") is False and links.spend("") is False and links.spend("../server.json") is False
    assert links.spend(token) is True and links.spend(token) is False


def test_a_link_nobody_used_for_a_day_is_good_no_more(workspace, serving):
    serving(PORTS[0])
    links = Links(workspace.folder, PORTS[0])
    token = links.fresh().partition("token=")[2]
    (file,) = [one for one in links.folder.iterdir() if one.name != "server.json"]
    yesterday = file.stat().st_mtime - 25 * 3600
    os.utime(file, (yesterday, yesterday))
    assert links.spend(token) is False and not file.exists()


def test_where_no_server_runs_the_command_says_how_to_start_one(workspace, said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "no demonstration"))
    code, printed = said("link")
    assert code == 2 and printed == (
        "empathy: No workbook is running there. Start it with `empathy serve`, or name its folder with --workspace.\n")


def test_a_server_that_was_killed_is_not_taken_for_a_running_one(workspace, serving, said):
    serving(PORTS[0])
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (workspace.folder / "serving" / "8866" / "server.json").write_text(json.dumps({"pid": ended.pid, "began": 1.0}))
    assert said("link", "--workspace", str(workspace.folder))[0] == 2
    (workspace.folder / "serving" / "8866" / "server.json").write_text("not what a server writes")
    assert said("link", "--workspace", str(workspace.folder))[0] == 2


def test_of_several_servers_one_is_named_by_its_port(workspace, serving, said):
    serving(*PORTS)
    code, printed = said("link")
    assert code == 2 and "8866, 8867" in printed and "--port" in printed
    code, printed = said("link", "--port", "8867")
    assert code == 0 and ":8867/" in printed


def test_a_made_up_clinic_gives_its_link_where_nothing_else_runs(workspace, said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    (tmp_path / "empathy-demo-abc" / "workspace").mkdir(parents=True)
    Links(tmp_path / "empathy-demo-abc" / "workspace", 8870).begin()
    assert ":8870/" in said("link")[1]
    assert said("link", "--workspace", str(workspace.folder))[0] == 2, "asked for by name, only that one counts"


def test_what_a_server_keeps_of_its_links_is_its_owners_alone_and_holds_no_token(workspace, serving):
    serving(PORTS[0])
    links = Links(workspace.folder, PORTS[0])
    token = links.fresh().partition("token=")[2]
    files = list(links.folder.iterdir())
    assert len(files) == 2 and {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert links.folder.stat().st_mode & 0o777 == links.folder.parent.stat().st_mode & 0o777 == 0o700
    assert not [file for file in files if token in file.name or token in file.read_text()]
    links.end()
    assert not links.folder.exists() and links.spend(token) is False


def test_a_pin_is_reset_through_a_pipe(workspace, said):
    store = Store(workspace, Actor())
    store.set_pin("2468")
    case = store.create_case("")
    store.hand_over(store.start(case.id, "pes-practice-form", Mode.HANDED_OVER).id)
    code, printed = said("pin", "reset", input="13579\n")
    assert code == 0 and printed == "The new PIN is set.\nA screen is still handed over; the new PIN takes it back.\n"
    with pytest.raises(NotAllowed):
        store.take_back("2468")
    store.take_back("13579")
    assert store.verify() == []


@pytest.mark.parametrize("pin", ["", "12", "abcd", "1" * 200])
def test_a_pin_that_is_none_changes_nothing(workspace, said, pin):
    store = Store(workspace, Actor())
    store.set_pin("2468")
    before = store.audit()
    code, printed = said("pin", "reset", input=f"{pin}\n")
    assert code == 2 and "at least 4 digits" in printed and store.audit() == before


def at_a_terminal(workspace, *typed: str) -> tuple[int, str]:
    """Run the command at a real terminal and type lines at its questions; returns its exit code and the screen."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "empathy_widgets.cli", "pin", "reset", f"--workspace={workspace.folder}"]
    begun = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    screen = b""
    try:
        for line in typed:
            asked = screen.count(b": ")
            while screen.count(b": ") == asked:
                screen += os.read(master, 1000)
            os.write(master, f"{line}\n".encode())
        while True:
            screen += os.read(master, 1000)
    except OSError:  # the other end is closed: it has ended
        pass
    finally:
        os.close(master)
    return begun.wait(30), screen.decode()


def test_at_a_terminal_the_pin_is_typed_twice_and_never_shown(workspace):
    code, screen = at_a_terminal(workspace, "86420", "86420")
    assert code == 0 and "The new PIN is set." in screen and "86420" not in screen
    store = Store(workspace, Actor())
    store.hand_over(store.start(store.create_case("").id, "pes-practice-form", Mode.HANDED_OVER).id)
    store.take_back("86420")


def test_two_pins_that_differ_change_nothing(workspace):
    store = Store(workspace, Actor())
    store.set_pin("2468")
    code, screen = at_a_terminal(workspace, "86420", "86421")
    assert code == 2 and "not the same" in screen and "Traceback" not in screen
    assert [line.action for line in store.audit()][-1] == "set pin" and len(store.audit()) == 2
