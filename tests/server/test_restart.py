"""What outlives a restart, what ends with the server, and what no process or terminal is told."""

import signal
from pathlib import Path

import psutil
import pytest
from served import Served, until
from visitor import Visitor

from empathy_widgets.records import Workspace

FORM = "pes-practice-form"


@pytest.fixture(scope="module")
def restarted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("restarted")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log").start()
    yield running
    running.stop()


def given(pid):
    """Everything a process was given when it began, and what it calls itself."""
    return Path(f"/proc/{pid}/environ").read_bytes() + Path(f"/proc/{pid}/cmdline").read_bytes()


def test_no_process_is_given_the_token_or_a_cookie(restarted):
    visitor = Visitor(restarted).sign_in()
    page = visitor.open("welcome")
    secrets = [restarted.told.partition("token=")[2], restarted.link.partition("token=")[2], *visitor.cookies.values()]
    family = [restarted.process, *restarted.family()]
    assert len(family) == 3
    for process in family:
        assert not [secret for secret in secrets if secret.encode() in given(process.pid)], process
    assert not [secret for secret in secrets if secret in page.html]
    visitor.leave()


def test_a_restart_on_the_same_workspace_and_port_keeps_a_browser_signed_in_and_its_screen_handed_over(restarted):
    visitor = Visitor(restarted).sign_in()
    cookies, token = dict(visitor.cookies), restarted.link.partition("token=")[2]
    assert Visitor(restarted).ask(f"/?token={restarted.link.partition('token=')[2]}").status == 302, "unused, it opens"
    restarted.stop()
    restarted.start()
    page = visitor.open("welcome")
    assert page.line().states() and visitor.cookies == cookies
    assert Visitor(restarted).ask(f"/?token={token}").status == 403, "the old link opens nothing"
    visitor.leave()


def test_a_closed_terminal_ends_it_like_any_other_stop(restarted):
    visitor = Visitor(restarted).sign_in()
    visitor.open("welcome").line()
    family = restarted.family()
    folder = next(Path(word).parent for one in family for word in one.cmdline() if word.endswith("/forks"))
    assert folder.exists() and len(family) >= 2
    restarted.process.send_signal(signal.SIGHUP)
    assert restarted._begun.wait(20) == 0
    visitor.hang_up()
    assert not psutil.wait_procs(family, 5)[1] and not folder.exists()
    with restarted._begun.stdout as said:
        assert said.read() == "", "one line is all it ever says"
    assert restarted.log.read_text("utf-8") == ""
    restarted.start()


def test_an_impatient_second_interrupt_changes_nothing(restarted):
    Visitor(restarted).sign_in().open("welcome")
    family = restarted.family()
    for _ in range(3):
        restarted.process.send_signal(signal.SIGINT)
    assert restarted._begun.wait(20) == 0
    assert not psutil.wait_procs(family, 5)[1]
    restarted._begun.stdout.close()
    restarted.start()


def test_a_kernel_that_died_is_not_there_any_more(restarted):
    visitor = Visitor(restarted).sign_in()
    page = visitor.open("welcome")
    assert restarted.kill_kernels() == 1
    until(lambda: not restarted.kernels(), 5)
    assert visitor.ask(f"/api/kernels/{page.kernel_id}").status in (200, 404)
    visitor.leave()
    until(lambda: visitor.ask(f"/api/kernels/{page.kernel_id}").status == 404, 5)
    assert not restarted.kernels(), "nothing is started in its place"
