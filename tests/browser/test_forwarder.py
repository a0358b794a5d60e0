"""The line that tests cut, stall and delay does what its words say, seen from both of its ends."""

import socket
import threading

import pytest
from forwarder import Forwarder
from served import until

QUIET_S = 0.2
OPENS = b"HTTP/1.1 101 Switching Protocols\r\n\r\n"


class Echo:
    """A server that keeps what it hears and says it again; asked to open a websocket it does, in one word."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.heard: list[bytes] = []
        self.ended = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            try:
                joined, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=[joined], daemon=True).start()

    def answer(self, joined: socket.socket) -> None:
        with joined:
            while said := joined.recv(100):
                self.heard.append(said)
                joined.sendall(OPENS if said == b"open" else said)
        self.ended += 1


@pytest.fixture
def echo():
    server = Echo()
    yield server
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()


@pytest.fixture
def line(echo):
    with Forwarder(echo.port) as between:
        yield between


@pytest.fixture
def join(line):
    """Open connections through the line."""
    opened = []

    def joined() -> socket.socket:
        opened.append(socket.create_connection(("127.0.0.1", line.port), timeout=10))
        return opened[-1]

    yield joined
    for one in opened:
        one.close()


def said(end: socket.socket, words: bytes) -> bytes:
    """Say something and return what comes back at once, as long as what was said."""
    end.sendall(words)
    return end.recv(len(words), socket.MSG_WAITALL)


def is_quiet(end: socket.socket) -> bool:
    """Whether nothing comes for a while, though the connection stands."""
    end.settimeout(QUIET_S)
    try:
        end.recv(1, socket.MSG_PEEK)
        return False
    except TimeoutError:
        return True
    finally:
        end.settimeout(10)


def is_broken(end: socket.socket) -> bool:
    try:
        return end.recv(1) == b""
    except ConnectionError:
        return True


def test_what_is_said_passes_both_ways_and_an_end_that_leaves_is_missed(line, join, echo):
    end = join()
    assert said(end, b"one") == b"one" and line.connections == 1
    end.close()
    until(lambda: echo.ended == 1, what="the other end's leaving")


def test_a_line_that_is_cut_breaks_all_connections_until_it_is_restored(line, join, echo):
    first, second = join(), join()
    assert said(first, b"a") == said(second, b"a")
    line.cut()
    assert is_broken(first) and is_broken(second) and is_broken(join())
    until(lambda: echo.ended == 2, what="the server's ends")
    line.restore()
    assert said(join(), b"b") == b"b" and line.connections == 3


def test_a_stalled_line_holds_what_is_said_and_loses_nothing(line, join, echo):
    end = join()
    assert said(end, b"a") == b"a"
    line.stall()
    end.sendall(b"bc")
    assert is_quiet(end) and echo.heard == [b"a"]
    line.resume()
    assert end.recv(2, socket.MSG_WAITALL) == b"bc"
    line.stall(QUIET_S)
    assert said(end, b"d") == b"d", "it goes on by itself"


def test_a_line_whose_answers_are_stalled_still_takes_what_is_said(line, join, echo):
    end = join()
    assert said(end, b"a") == b"a"
    line.stall_answers()
    end.sendall(b"bc")
    until(lambda: echo.heard == [b"a", b"bc"], what="what was said")
    assert is_quiet(end)
    line.resume()
    assert end.recv(2, socket.MSG_WAITALL) == b"bc"


def test_what_is_delayed_keeps_its_order_and_holds_up_no_other_connection(line, join, echo):
    slow, other = join(), join()
    assert said(slow, b"a") == said(other, b"a")
    line.delay(1000)
    slow.sendall(b"late")
    assert is_quiet(slow)
    line.delay(0)
    slow.sendall(b"later")
    assert said(other, b"at once") == b"at once" and echo.heard == [b"a", b"a", b"at once"]
    line.delay(QUIET_S)
    assert said(other, b"soon") == b"soon"


def test_a_websocket_is_broken_in_the_middle_of_a_frame_and_the_next_is_let_through(line, join, echo):
    web, plain = join(), join()
    web.sendall(b"open")
    assert web.recv(100) == OPENS
    line.cut_in_mid_frame(5)
    assert said(plain, b"no websocket") == b"no websocket"
    assert said(web, b"one") == b"one" and line.torn == 0
    web.sendall(b"two")
    assert web.recv(2, socket.MSG_WAITALL) == b"tw" and is_broken(web) and line.torn == 1
    until(lambda: echo.ended == 1, what="the server's end")
    again = join()
    again.sendall(b"open")
    assert again.recv(100) == OPENS and said(again, b"three") == b"three"
