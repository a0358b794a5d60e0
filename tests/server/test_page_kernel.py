"""A page's kernel: Jupyter's in what it says and hears, with one thread."""

import os
import signal

import psutil
from served import until


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
