"""Forked kernels: warm, alike in what they have read, and strangers in everything that can change."""

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from forked import Kernel
from served import until
from visitor import LOOP

from empathy_widgets.server import fork_client as keeper
from empathy_widgets.server.fork_client import ForkServer
from empathy_widgets.server.fork_provisioner import Forked


def gone(pid):
    return not psutil.pid_exists(pid)


def test_two_kernels_share_nothing_that_changes(forked):
    questions = {
        "(random.getrandbits(128), random.random())": "import random",
        "(str(uuid.uuid4()), secrets.token_hex(), next(tempfile._get_candidate_names()))":
            "import secrets, tempfile, uuid",
        "(kernel.session.session, str(kernel.ident))": "kernel = get_ipython().kernel",
        "LikertScale(items=[], choices=[]).model_id": "from empathy_widgets import LikertScale",
        "os.getpid()": "import os",
    }
    first, second = forked(), forked()
    for expression, code in questions.items():
        assert first.ask(expression, code) != second.ask(expression, code)
    first.ask("1", "import empathy_widgets.errors as e, os\ne.mark = 1\nos.environ['MARK'] = '1'")
    code = "import empathy_widgets.errors as e, os"
    assert second.ask("(hasattr(e, 'mark'), 'MARK' in os.environ)", code) == (False, False)


def test_a_kernel_has_exactly_the_surroundings_it_was_asked_for(forked, tmp_path, monkeypatch):
    monkeypatch.setenv("EMPATHY_NOT_ASKED_FOR", "x")
    kernel = forked(str(tmp_path), EMPATHY_SEAT="seat-7", EMPATHY_WORKSPACE="/nowhere", ODD="é\n=\"'")
    told = kernel.ask("dict(os.environ)", "import os")
    by_ipython = {"CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GIT_PAGER", "MPLBACKEND", "PAGER", "TERM"}
    assert {name: value for name, value in told.items() if name not in by_ipython} == kernel.environment
    assert kernel.ask("(os.getcwd(), sys.argv[1:3])", "import sys") == (str(tmp_path), ["-f", kernel.file])


def test_a_kernel_leads_its_own_group_and_hears_the_usual_signals(forked):
    kernel = forked()
    assert kernel.ask("signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL", "import signal") is True
    assert os.getpgid(kernel.pid) == kernel.pid != os.getpgid(0)
    assert kernel.ask("subprocess.run(['true']).returncode", "import subprocess") == 0


def test_everything_a_page_needs_has_been_read_before_and_nothing_of_the_server(forked):
    kernel = forked()
    ours = "len([name for name in sys.modules if name.startswith(('empathy_widgets', 'sqlalchemy'))])"
    before = kernel.ask(ours, "import sys")
    assert before > 150
    assert kernel.ask(ours, "from empathy_widgets import Workbook\nWorkbook.open()") == before
    heavy = ("voila", "jupyter_server", "debugpy.server", "nbformat", "plotly", "jsonschema")
    assert kernel.ask(f"[name for name in {heavy} if name in sys.modules]") == []


def test_the_widgets_of_a_forked_kernel_can_be_asked_for_all_at_once(forked):
    assert {"jupyter.widget", "jupyter.widget.control"} <= set(
        forked().ask("[*get_ipython().kernel.comm_manager.targets]"))


def test_ten_forks_at_once_are_ten_kernels(forked):
    with ThreadPoolExecutor(10) as people:
        kernels = list(people.map(lambda _: forked(), range(10)))
    assert len({kernel.pid for kernel in kernels}) == 10
    assert {kernel.ask("os.getpid()", "import os") for kernel in kernels} == {kernel.pid for kernel in kernels}


def test_a_kernel_that_ends_leaves_no_zombie(forked, fork_server):
    for number in (signal.SIGKILL, signal.SIGTERM):
        kernel = forked()
        watched = Forked(kernel.pid)
        assert watched.poll() is None
        kernel.ask("1")
        os.kill(kernel.pid, number)
        until(lambda: gone(kernel.pid), 10, what="the kernel's end")
        assert watched.poll() == 0 and watched.wait() == 0
        watched.kill()
    family = psutil.Process(fork_server._process.pid).children(recursive=True)
    assert not [one for one in family if one.status() == psutil.STATUS_ZOMBIE]


def test_a_kernel_has_no_line_into_the_fork_server(forked, fork_server):
    kernel = forked()
    kernel.ask("1")  # it has begun its own life: what it inherited is closed
    names = [one.laddr for one in psutil.Process(kernel.pid).net_connections("unix") if one.laddr]
    assert not [name for name in names if name.endswith("/forks")]


def test_a_request_that_is_none_leaves_the_fork_server_well(forked, fork_server):
    async def say(text):
        reader, writer = await asyncio.open_unix_connection(fork_server.socket)
        writer.write(text)
        writer.write_eof()
        answer = await reader.read()
        writer.close()
        return answer

    before = fork_server._process.pid
    for text in (b"", b"\n", b"{}\n", b"nonsense\n", b"[1]\n", b'{"argv": 3, "env": {}, "cwd": null}\n', b"\xff\n"):
        answer = LOOP.do(say(text))
        assert not answer or until(lambda answer=answer: gone(int(answer)), 10)
    assert forked().pid and fork_server._process.pid == before


def test_a_fork_server_that_died_is_replaced_and_its_kernels_live_on(forked, fork_server):
    older = forked()
    fork_server._process.kill()
    fork_server._process.wait()
    newer = forked()
    assert fork_server._process.poll() is None
    assert older.ask("'here'") == newer.ask("'here'") == "here"


def test_a_fork_server_that_cannot_live_says_so_at_once(monkeypatch):
    monkeypatch.setattr(keeper.sys, "executable", "/bin/false")
    with ForkServer() as still_born, pytest.raises(OSError, match="fork server"):
        LOOP.do(still_born.fork(["x"], {}, None))


def test_when_the_fork_server_stops_every_kernel_and_its_folder_go():
    with ForkServer() as running:
        kernels = [Kernel(running) for _ in range(2)]
        assert Path(running.folder).stat().st_mode & 0o777 == 0o700
        for kernel in kernels:
            kernel.ask("1")
    until(lambda: all(gone(kernel.pid) for kernel in kernels), 5, what="the kernels' end")
    assert not Path(running.folder).exists() and ForkServer.current is None
    for kernel in kernels:
        kernel.end()


def test_sockets_fit_into_their_names_wherever_temporary_files_lie(tmp_path, monkeypatch):
    deep = tmp_path / ("a" * 60)
    deep.mkdir()
    monkeypatch.setattr(keeper.tempfile, "tempdir", str(deep))
    folder = keeper.sockets_folder()
    assert len(f"{folder}/kernel-{'0' * 36}-ipc-5") <= 103
    Path(folder).rmdir()
