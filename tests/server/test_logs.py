"""Every line of the log is short and plain, whoever's logger wrote it, and holds nothing that somebody sent."""

import json
import logging
import re
import socket
import sys

import pytest
from odd import OddServer
from test_frames import HEADER, frame
from tornado.web import create_signed_value
from visitor import Visitor

from empathy_widgets.records import Workspace
from empathy_widgets.server.logs import LONGEST_LINE, ShortRecord, plain

NEEDLE = "Qk7nobodyLogsThis"
KERNEL = "0b4d2c9e-1a2b-4c3d-8e9f-001122334455"
CONTROLS = "\x1b[2J\x1b]0;owned\x07\r\n\x00\x9b\u202e\x7f"
BOUND = LONGEST_LINE + 100
"""Signs of a whole line: Jupyter's formatters put time and name in front."""


def record(name, told, *values, error=None):
    return ShortRecord(name, logging.ERROR, __file__, 1, told, values, error)


def written(*arguments, **named):
    """A record as it would stand in the log."""
    return logging.Formatter("%(message)s").format(record(*arguments, **named))


@pytest.mark.parametrize(("told", "values", "line"), [
    ("kernel %s, attempt %d", (KERNEL, 3), f"kernel {KERNEL}, attempt 3"),
    ("Cookie %r", (NEEDLE,), f"Cookie '({len(NEEDLE)} signs)'"),
    ("No comm: %s", (NEEDLE.encode(),), f"No comm: ({len(NEEDLE)} signs)"),
    ("Content: %s", ({"a": NEEDLE},), "Content: (dict)"), ("it was %s", (ValueError(NEEDLE),), "it was (ValueError)"),
    ("%d of them", (NEEDLE,), "%d of them"),
    ("not retrieved\nfuture: " + NEEDLE, (), f"not retrieved({len(NEEDLE) + 9} signs)"),
    (f'a type "{NEEDLE}" and a "b"', (), f"a type ({len(NEEDLE) + 12} signs)"),
    ("no '%s' here", ("x",), "no '(1 signs)' here"),
    ("100% of it", (), "100% of it"), ("a\x1bb", (), "a?b"),
])
def test_what_others_put_into_a_line_is_counted_and_not_shown(told, values, line):
    assert written("tornado.general", told, *values) == line


def test_ones_own_lines_say_what_they_say_plain_and_cut():
    assert written("empathy_widgets.server.sign_in", "%d %s", 500, "/chapter/a\x1bb") == "500 /chapter/a?b"
    assert written("empathy_widgets.server.sign_in", "%s", "x" * 1000) == "x" * LONGEST_LINE + "...(1000)"
    assert written("empathy_widgets_of_another", "%s", NEEDLE) == f"({len(NEEDLE)} signs)"


def test_an_error_is_told_by_its_kind_and_its_way_without_its_words():
    try:
        {}[NEEDLE + CONTROLS]
    except KeyError:
        told = written("asyncio", "it failed", error=sys.exc_info())
    assert told.startswith("it failed\n  server/test_logs.py:") and told.endswith("\nKeyError")
    assert NEEDLE not in told and plain(told) == told.replace("\n", "?")


@pytest.fixture(scope="module")
def log(tmp_path_factory, request):
    """What stands in a server's log, at the level of debugging, after everything that could reach it was sent."""
    folder = tmp_path_factory.mktemp("told")
    place = Workspace(folder / "workspace")
    place.prepare()
    server = OddServer(place.folder, folder / "log", "talkative").start()
    request.addfinalizer(server.stop)
    visitor = Visitor(server).sign_in()
    page = visitor.open("welcome")
    line = page.line()
    line.states()
    for needle in (NEEDLE, NEEDLE + CONTROLS, NEEDLE * 6000):
        send_frames(page, line, needle)
    for needle in (NEEDLE, NEEDLE * 200):
        send_requests(server, visitor, page, needle)
    assert line.states()
    visitor.leave()
    server.stop()
    return server.log.read_bytes()


def send_frames(page, line, needle):
    """Types, ids, contents and buffers that somebody chose, on a line that they may end."""
    told = [needle, f'{{"channel": "{needle}"}}', f'["{needle}']
    for number, kind, channel in ((needle, "comm_msg", "shell"), ("a", needle, "shell"), ("a", needle, "stdin"),
                                  ("a", needle, "control")):
        told.append(frame(HEADER | {"msg_id": number, "msg_type": kind}, channel))
    for text in told[:3]:
        told += [text.encode(), frame(others=({}, {}, text.encode()))]
    for name in ("subshell_id", "version", "date", "session", "username"):
        told.append(frame(HEADER | {name: needle}))
    for one in told:
        other = page.line()
        other.send_text(one) if isinstance(one, str) else other.send_bytes(one)
        other.close()
    for content in ({}, {"comm_id": needle}, {"comm_id": needle, "data": needle}, {"comm_id": [needle]},
                    {needle: needle}):
        line.send("comm_msg", content)
        line.send("comm_close", content)
        line.send("comm_open", {"target_name": needle, **content})
        line.send("comm_info_request", content)
    for model, state in line.states().items():
        if "outbox" in state:
            line.write(model, outbox=[{"request": "a", "kind": needle, "label": needle}])
        line.send_bytes(frame(others=({}, {}, {"comm_id": model, "data": {
            "method": "update", "state": {needle: 1}, "buffer_paths": [[needle, needle]]}}), buffers=[needle.encode()]))
        line.send("comm_msg", {"comm_id": model, "data": {"method": needle}})


def send_requests(server, visitor, page, needle):
    """Addresses, headers and cookies, good and bad."""
    login = f"username-127-0-0-1-{server.port}"
    seat = f"empathy-seat-{server.port}"
    secret = bytes.fromhex(json.loads((server.folder / "cookie-secret.json").read_text())["secret"])
    old = create_signed_value(secret, login, needle, clock=lambda: 1e9).decode()
    good = create_signed_value(secret, login, needle).decode()
    for cookies in ({login: needle}, {login: old}, {login: good}, {seat: old, login: good},
                    {seat: f"2|1:0|10:1|4:{needle}|5:a|b"}):
        Visitor(server, visitor.cookies | cookies).ask("/chapter/welcome")
    for name in ("Origin", "Referer", "User-Agent", "X-Forwarded-For", "Accept-Language", "If-None-Match"):
        visitor.ask(f"/api/kernels/{page.kernel_id}", "DELETE", **{name: f"http://{needle}"})
        visitor.ask("/alive", **{name: needle})
    visitor.ask(f"/alive?{needle}={needle}%1b%0a%ff", Host=needle)
    visitor.ask(f"/api/kernels/{page.kernel_id}/channels?session_id={needle}%1b", Upgrade="websocket",
                Connection="Upgrade")
    for raw in (f"GET /{needle}\x1b HTTP/1.1\r\n\r\n", f"{needle} / HTTP/9\r\n\r\n",
                f"GET / HTTP/1.1\r\n{needle}\x07\r\n\r\n",
                f"POST /alive HTTP/1.1\r\nHost: localhost\r\nContent-Length: {needle}\r\n\r\n",
                f"POST /alive HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={needle}\r\n"
                f"Content-Length: {len(needle)}\r\n\r\n{needle}"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as stranger:
            stranger.sendall(raw.encode("latin-1"))
            stranger.shutdown(socket.SHUT_WR)
            while stranger.recv(1 << 16):
                continue


def test_a_log_of_everything_holds_no_control_character_no_long_line_and_nothing_that_was_sent(log):
    assert len(log) > 10_000, "it was talkative"
    assert not re.findall(rb"[^\x20-\x7e\n]", log)
    assert max(map(len, log.splitlines())) <= BOUND
    found = [line for line in log.splitlines() if NEEDLE.encode() in line]
    assert not found, found[:5]
    assert b"a line sent what is no message, and was closed" in log, "and yet it says what happened"
