"""Starting says one line or one sentence; stopping leaves nothing behind, however it comes."""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from http.client import HTTPException

import psutil
import pytest
from served import until

from empathy_widgets.errors import ServerError
from empathy_widgets.records import Workspace
from empathy_widgets.server import launcher


def test_starting_prints_one_line_with_the_address_and_the_token(own_server):
    assert own_server.line.strip() == f"The workbook is open at {own_server.origin}/?token={own_server.token}"
    assert len(own_server.token) >= 32


def test_it_listens_on_this_machine_alone(own_server):
    listening = [one.laddr.ip for one in own_server.process.net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert listening == ["127.0.0.1"]


def test_a_port_that_is_taken_is_one_clear_sentence_and_never_another_port(tmp_path):
    place = Workspace(tmp_path / "workspace")
    place.prepare()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "empathy_widgets.cli", "serve", "--no-browser", f"--port={port}",
             f"--workspace={place.folder}"], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2 and ended.stdout == ""
    assert ended.stderr.strip() == (
        f"empathy: Port {port} is already taken, perhaps by a workbook that still runs. Close it, or choose another "
        "with --port.")


def test_without_a_port_any_free_one_will_do(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(launcher, "USUAL_PORT", taken.getsockname()[1])
        assert launcher.free_port() not in (0, launcher.USUAL_PORT)


def test_a_machine_without_a_free_port_says_so(monkeypatch):
    class Closed(socket.socket):
        def bind(self, _address):
            raise OSError

    monkeypatch.setattr(launcher.socket, "socket", Closed)
    with pytest.raises(ServerError, match="no free port"):
        launcher.free_port()


def test_the_key_of_the_cookies_outlives_a_restart_and_is_its_owners_alone(tmp_path):
    place = Workspace(tmp_path)
    first = launcher.cookie_secret(place)
    assert len(first) == 32 and launcher.cookie_secret(place) == first
    file = tmp_path / "cookie-secret.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("{", "ascii")
    assert launcher.cookie_secret(place) != first


def gone(server, family):
    """Wait for the server's end and see that no process of it and no folder of its sockets stays."""
    server._begun.wait(30)
    until(lambda: not any(one.is_running() for one in family), 10, what="the end of every kernel")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_every_kernel_and_removes_its_folder(own_server, number):
    cookie = own_server.sign_in()
    for _ in range(2):
        own_server.open_kernel(cookie)
    family = own_server.family()
    folder = next(word for one in family for word in one.cmdline() if "empathy-" in word and word.endswith("/forks"))
    assert len(own_server.kernels()) == 2
    own_server.process.send_signal(number)
    gone(own_server, family)
    assert own_server._begun.returncode == 0
    assert not os.path.exists(os.path.dirname(folder))


def test_stopped_while_a_kernel_starts_it_leaves_none(own_server):
    cookie = own_server.sign_in()
    asking = [threading.Thread(target=quietly, args=(own_server, cookie)) for _ in range(3)]
    for one in asking:
        one.start()
    until(lambda: own_server.kernels(), 60, 0.005, "the first kernel")
    family = own_server.family()
    own_server.process.send_signal(signal.SIGTERM)
    gone(own_server, family)
    for one in asking:
        one.join(30)
    words = [" ".join(one.info["cmdline"] or ()) for one in psutil.process_iter(["cmdline"])]
    assert not [word for word in words if str(own_server.folder) in word]


def quietly(server, cookie):
    """Open a chapter on a server that is about to go."""
    with contextlib.suppress(OSError, HTTPException, TypeError):
        server.open_kernel(cookie)


def test_killed_it_leaves_no_kernel_behind(own_server):
    own_server.open_kernel(own_server.sign_in())
    family = own_server.family()
    own_server.process.kill()
    gone(own_server, family)


def test_kernels_still_start_when_the_process_they_are_forked_from_has_died(own_server):
    cookie = own_server.sign_in()
    own_server.open_kernel(cookie)
    fork_server = next(one for one in own_server.family() if one.ppid() == own_server.process.pid)
    fork_server.kill()
    until(lambda: not fork_server.is_running() or fork_server.status() == psutil.STATUS_ZOMBIE, 5)
    assert own_server.open_kernel(cookie)
