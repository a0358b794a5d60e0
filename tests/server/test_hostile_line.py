"""A line that lies about its length, says what nobody reads, or speaks in an older way ends alone; others go on."""

import contextlib
import socket
import struct
import threading

import pytest
from served import Served, until
from test_frames import HEADER, MALFORMED, frame
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError
from visitor import PROTOCOL, Line, Visitor, packed

from empathy_widgets.records import Workspace

FORM = "pes-practice-form"
BOUND = 25
"""Seconds until a server that answers nobody any more is killed; by its answers then the test fails."""
BOMBS = {
    "of this protocol": struct.pack("<QQ", 2**40, 0), "of all offsets": struct.pack("<Q", 2**64 - 1) + b"\0" * 64,
    "of the older one": struct.pack("!iI", 2**31 - 1, 0),
}


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """A server that only these tests can stop."""
    folder = tmp_path_factory.mktemp("apart")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log").start()
    yield running
    with contextlib.suppress(OSError):
        running._begun.stdout.close()
    running.stop()


@pytest.fixture
def watched(apart):
    """That server, alive, and killed by its process id if it does not answer before long."""
    if apart._begun.poll() is not None:
        apart.start()
    watch = threading.Timer(BOUND, apart.kill)
    watch.start()
    yield apart
    watch.cancel()
    watch.join()


@pytest.fixture
def visitor(watched):
    """Somebody who opened the link."""
    somebody = Visitor(watched).sign_in()
    yield somebody
    if watched._begun.poll() is None:
        somebody.leave()


@pytest.fixture
def other(watched):
    """Another browser's line, which must go on."""
    somebody = Visitor(watched).sign_in()
    line = somebody.open("welcome").line()
    assert line.states()
    yield line
    if watched._begun.poll() is None:
        somebody.leave()


def goes_on(server, other):
    """Everybody else is answered."""
    assert Visitor(server).sign_in().ask("/alive").status == 200
    assert other.states()


def ended(line):
    """The server hung up."""
    with pytest.raises((AssertionError, WebSocketClosedError), match="closed|^$"):
        line.hear(lambda message: False)
    return True


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_few_bytes_that_promise_many_end_their_line_and_nobody_elses(watched, visitor, other, bomb):
    line = visitor.open("welcome").line()
    assert line.states(), "the same line, before"
    line.send_bytes(BOMBS[bomb])
    assert ended(line)
    goes_on(watched, other)
    assert visitor.pages[-1].line().states(), "and its page may connect again"


@pytest.mark.parametrize("protocols", [(), ("v0.kernel.websocket.jupyter.org",)])
def test_no_line_opens_in_a_protocol_without_bounds(visitor, protocols):
    page = visitor.open("welcome")
    with pytest.raises(HTTPClientError) as refused:
        Line(visitor, page.kernel_id, protocols=protocols)
    assert refused.value.code == 400
    assert Line(visitor, page.kernel_id, protocols=("another", PROTOCOL)).states()


@pytest.mark.parametrize("session", ["", "x" * 65, "%00", "%1b[2J", "a%0ab", "%ff", "a b", "%e2%80%ae"])
def test_no_line_opens_under_a_name_that_is_none(visitor, session):
    page = visitor.open("welcome")
    with pytest.raises(HTTPClientError) as refused:
        Line(visitor, page.kernel_id, f"&session_id={session}")
    assert refused.value.code == 400
    assert Line(visitor, page.kernel_id, f"&session_id={'x' * 64}").states()


def test_every_malformed_frame_ends_its_line_and_is_told_in_one_short_line_without_it(watched, visitor, other):
    page = visitor.open("welcome")
    before = watched.log.stat().st_size
    for told in MALFORMED.values():
        line = page.line()
        line.send_text(told) if isinstance(told, str) else line.send_bytes(told)
        assert ended(line)
    goes_on(watched, other)
    lines = watched.log.read_bytes()[before:].splitlines()
    ours = b"a line sent what is no message, and was closed"
    assert lines.count(ours) == len(MALFORMED)
    others = [line for line in lines if line != ours]  # pyzmq may say that a line went before it was told everything
    assert all(line.startswith(b"Got events for closed stream") and len(line) <= 240 for line in others), others


def test_a_frame_over_the_limit_ends_its_line(visitor, watched, other):
    page = visitor.open("welcome")
    for buffer, fits in ((b"x" * ((1 << 23) - 2000), True), (b"x" * (1 << 23), False)):
        line = page.line()
        line.states()
        with contextlib.nullcontext() if fits else contextlib.suppress(WebSocketClosedError):
            line.send_bytes(frame(HEADER | {"msg_type": "kernel_info_request"}, others=({}, {}, {}), buffers=[buffer]))
        assert line.states() if fits else ended(line)
    goes_on(watched, other)


class Silent:
    """A line by hand, which goes on speaking after it was closed and never says that it heard so."""

    def __init__(self, visitor, kernel):
        self.socket = socket.create_connection(("127.0.0.1", visitor.server.port), timeout=20)
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        self.socket.sendall((
            f"GET /api/kernels/{kernel}/channels?session_id=silent HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{visitor.server.port}\r\nOrigin: {visitor.server.origin}\r\nCookie: {cookies}\r\n"
            f"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Protocol: {PROTOCOL}\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
        ).encode())
        assert b" 101 " in self.socket.recv(1 << 16)

    def send(self, *messages):
        """Send binary messages in one breath."""
        self.socket.sendall(b"".join(
            b"\x82\xff" + struct.pack("!Q", len(one)) + b"\0\0\0\0" + one for one in messages))

    def until_silent(self):
        """Read until the other end has hung up."""
        with self.socket, contextlib.suppress(ConnectionError):
            while self.socket.recv(1 << 16):
                continue


def test_a_line_that_speaks_on_after_it_was_closed_is_not_heard_in_the_older_protocol(watched, visitor, other):
    page = visitor.open("a-class")
    line = page.line()
    take = line.find("offers")
    asked = packed({"header": HEADER, "parent_header": {}, "metadata": {}, "content": {"comm_id": take, "data": {
        "method": "update", "state": {"outbox": [
            {"request": "r", "kind": "make", "offer": "template", "picked": {}}]}, "buffer_paths": []}}})
    silent = Silent(visitor, page.kernel_id)
    silent.send(*[asked.replace(b'"r"', b'"%d"' % number) for number in range(10)], BOMBS["of this protocol"],
                *BOMBS.values())
    goes_on(watched, other)
    silent.until_silent()
    goes_on(watched, other)


def test_a_file_taken_away_comes_whole_and_hinders_nobody(watched, visitor, other):
    line = visitor.open("a-class").line()
    take = line.find("offers")
    line.write(take, outbox=[{"request": "r", "kind": "make", "offer": "template", "picked": {}}])
    told = line.hear(lambda message: message["content"].get("data", {}).get("content", {}).get("kind") == "file")
    assert told["buffers"][0].startswith(b"id,") or b"1" in told["buffers"][0].splitlines()[0]
    goes_on(watched, other)


@pytest.mark.parametrize("paths", [
    [["outbox"] * 50_000], [["outbox", 10**30]], [["outbox", -(10**9)]], [[]], [["outbox", 0, "request"]], [[None]],
    [[{}]], [["outbox", {"a": 1}]], "outbox", 5, None, [["_trait_values"]], [["__class__", "__init__"]],
    [["outbox"]] * 1000,
], ids=lambda paths: f"{paths!r:.40}")
def test_hostile_paths_to_buffers_cost_no_more_than_their_message(visitor, paths):
    line = visitor.open("welcome").line()
    model = line.find("allow_new")
    before = line.states()[model]
    content = {"comm_id": model, "data": {
        "method": "update", "state": {"outbox": [{"request": "a", "kind": "none"}]}, "buffer_paths": paths}}
    line.send_bytes(frame(others=({}, {}, content), buffers=[b"one", b"two"]))
    after = line.states()[model]
    assert {name: value for name, value in after.items() if name not in ("outbox", "receipts")} == {
        name: value for name, value in before.items() if name not in ("outbox", "receipts")}
    assert line.say(model, kind="create", label="")["ok"], "the page goes on"


def test_a_kernel_does_not_grow_by_what_is_said_where_nobody_reads(watched, visitor):
    line = visitor.open("welcome").line()
    line.states()
    kernel, = until(lambda: len(watched.kernels()) == 1 and watched.kernels(), what="the end of every earlier kernel")
    before = kernel.memory_info().rss
    for number, channel in enumerate(("stdin", "iopub") * 10):
        line.send("comm_msg", {"comm_id": "x", "data": "x" * 5_000_000}, channel)
        line.send("comm_open", {"comm_id": f"{number:05000000}", "target_name": "jupyter.widget.control", "data": {}})
    assert line.states(), "and goes on"
    grown = kernel.memory_info().rss - before
    assert grown < 20_000_000, f"{grown / 1e6:.0f} MB of 200"


def test_more_lines_than_a_page_needs_end_the_oldest(visitor):
    page = visitor.open("welcome")
    lines = [page.line() for _ in range(9)]
    assert ended(lines[0])
    assert all(line.states() for line in lines[1:])


def test_a_page_whose_kernel_has_ended_hears_that_its_line_is_gone(watched, visitor):
    page = visitor.open("welcome")
    line = page.line()
    assert line.states()
    page.close()
    assert ended(line)
    until(lambda: not watched.kernels(), what="the end of its kernel")
