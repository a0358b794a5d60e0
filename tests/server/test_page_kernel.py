"""A page's kernel: Jupyter's in what it says and hears, with one thread, and warm before it is anybody's."""

import json
import os
import signal
from pathlib import Path

import psutil
import pytest
import zmq
from served import until

from empathy_widgets.domain import Actor
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Store

KERNEL = "get_ipython().kernel"
LAST = "empathy_widgets.server.rehearse"
"""What the fork server reads last."""


@pytest.fixture
def rehearsed(forked):
    """Fork kernels until one has rehearsed."""

    def one(**environment):
        def fork():
            kernel = forked(**environment)
            return kernel if kernel.ask(f"{KERNEL}.parent.rehearsed") else kernel.end()

        return until(fork, 30, what="the end of the rehearsal")

    return one


def cells(notebook):
    told = json.loads(notebook.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in told if cell["cell_type"] == "code"]


def test_one_thread_hears_runs_and_says(forked):
    kernel = forked()
    kernel.ask("1", "print('x' * 200_000)")  # more than ZeroMQ copies by itself: what it does not, a thread watches
    assert psutil.Process(kernel.pid).num_threads() == 4  # with ZeroMQ's own two, and the one that ends with the server


def test_what_another_thread_prints_is_heard(forked):
    kernel = forked()
    heard = kernel.listen()
    code = ("import threading\ngo = threading.Event()\n"
            "threading.Thread(target=lambda: (go.wait(), print('beside'))).start()")
    kernel.ask("1", f"{code}\nget_ipython().kernel.io_loop.call_later(0.01, go.set)")
    assert heard("stream")["text"] == "beside\n"  # when its cell has long ended, and nothing else runs


def test_what_a_cell_shows_and_a_widget_opens_is_heard(forked):
    kernel = forked()
    heard = kernel.listen()
    kernel.ask("1", "from empathy_widgets import Notice\nNotice(text='calm')")
    assert heard("comm_open")["target_name"] == "jupyter.widget"
    assert "application/vnd.jupyter.widget-view+json" in heard("execute_result")["data"]


def test_the_control_line_is_answered_and_may_end_the_kernel(forked):
    kernel = forked()
    assert kernel.tell("control", "kernel_info_request")["implementation"] == "ipython"
    assert kernel.tell("control", "shutdown_request", restart=False)["status"] == "ok"
    until(lambda: not psutil.pid_exists(kernel.pid), 10, what="the kernel's end")


def test_its_heart_beats(forked):
    kernel = forked()
    heart = kernel.lines["hb"] = kernel.connect("hb", zmq.REQ)
    for beat in (b"ping", b"pong"):
        heart.send(beat)
        assert heart.poll(30_000) and heart.recv() == beat


def test_an_endless_cell_can_be_interrupted(forked):
    kernel = forked()
    heard = kernel.listen()
    code = "print('on', flush=True)\nwhile True: pass"
    kernel.send("shell", "execute_request", code=code, silent=False, allow_stdin=False, stop_on_error=False)
    heard("stream")
    os.kill(kernel.pid, signal.SIGINT)
    assert kernel.reply("shell")["ename"] == "KeyboardInterrupt"
    assert kernel.ask("1 + 1") == 2
    os.kill(kernel.pid, signal.SIGINT)  # nothing runs that could be
    assert kernel.ask("1 + 1") == 2


@pytest.mark.parametrize("notebook", sorted(notebooks_folder().glob("*.ipynb")), ids=lambda notebook: notebook.stem)
def test_a_page_reads_no_module_and_compiles_no_statement(rehearsed, place, notebook):
    store = Store(place, Actor(seat="reads-nothing"))
    case = store.create_case("")
    store.start(case.id, "pes-practice-form", "rehearsal", version=2)
    kernel = rehearsed(EMPATHY_WORKSPACE=str(place.folder), EMPATHY_SERVED="1", EMPATHY_SEAT="reads-nothing",
                       QUERY_STRING=f"case={case.id}")
    code = "import sys\nfrom empathy_widgets.records.database.engine import pattern"
    compiled = kernel.ask("len(pattern()._compiled_cache)", code)
    assert compiled > 10
    for cell in cells(notebook):
        kernel.ask("1", cell)
    assert kernel.ask("workbook.notice is None")
    assert kernel.ask("len(pattern()._compiled_cache)") == compiled
    assert kernel.ask(f"[*sys.modules][[*sys.modules].index({LAST!r}):]") == [LAST]


def test_nothing_of_the_rehearsal_reaches_a_page(rehearsed, fork_server):
    kernel = rehearsed()
    left = "(dict({0}.comm_manager.comms), [*_instances], get_ipython().execution_count, 'workbook' in globals())"
    code = "from ipywidgets.widgets.widget import _instances"
    assert kernel.ask(left.format(KERNEL), code) == ({}, [], 1, False)
    assert kernel.ask("[name for name in os.environ if name.startswith('EMPATHY')]", "import os") == []
    folders = [one.name for one in Path(fork_server.folder).iterdir() if one.is_dir()]
    assert folders == ["ipython"]


def test_every_activity_is_read_ahead_the_scenes_first(monkeypatch):
    from empathy_widgets.library import library
    from empathy_widgets.server.rehearse import read_shelves

    scenes = sorted(path.stem for path in (library.Library().folder / "scripts").glob("*.yaml"))
    assert list(read_shelves())[:len(scenes)] == scenes
    monkeypatch.setattr(library, "read_content", lambda *_a, **_k: pytest.fail("a page read it again"))
    assert library.Library().entry("scripts", scenes[0]).id == scenes[0]
