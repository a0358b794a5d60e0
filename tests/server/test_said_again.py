"""A page says again what it does not know to have arrived; the kernel hears it once."""

import json
import uuid

import pytest
from served import until
from visitor import packed

from empathy_widgets.server import kernels
from empathy_widgets.server.kernels import SeatKernelManager
from empathy_widgets.server.launcher import configuration


@pytest.fixture
def line(visitor, canary):
    return visitor.open("welcome", case=canary.id).line()


def ping(number, name):
    """A ping of the case bar under a name of its own."""
    header = {"msg_id": name, "msg_type": "comm_msg", "session": "s", "username": "", "version": "5.3"}
    return header, {"method": "custom", "content": {"kind": "ping", "n": number}}


def say(line, bar, number, name):
    header, data = ping(number, name)
    line.send_bytes(packed({"header": header, "parent_header": {}, "metadata": {},
                            "content": {"comm_id": bar, "data": data}}))


def pongs(line, last):
    """The numbers of the pongs up to the last one."""
    heard = []

    def is_last(message):
        content = message["content"].get("data", {}).get("content", {}) if "content" in message else {}
        if isinstance(content, dict) and content.get("kind") == "pong":
            heard.append(content["n"])
        return bool(heard) and heard[-1] == last

    line.hear(is_last)
    return heard


def test_what_is_said_again_under_its_name_is_heard_once(visitor, canary, line):
    bar = line.find("alive_link")
    name = uuid.uuid4().hex
    for _ in range(3):
        say(line, bar, 1, name)
    again = visitor.pages[-1].line()
    say(again, bar, 1, name)
    again.find("alive_link")  # everything said before on that line has been passed on by now
    say(line, bar, 2, uuid.uuid4().hex)
    assert pongs(line, 2) == [1, 2]


def test_two_kernels_may_hear_the_same_name_and_only_so_many_are_kept():
    manager = SeatKernelManager(config=configuration())
    assert manager.is_new("one", "a") and manager.is_new("two", "a") and not manager.is_new("one", "a")
    for number in range(kernels.PASSED_ON):
        manager.is_new("one", f"{number}")
    assert len(manager._passed_on["one"]) == kernels.PASSED_ON
    assert not manager.is_new("one", "1") and manager.is_new("one", "a")


def knows(visitor, address):
    return json.loads(visitor.ask(address).body).get("kernel")


def test_the_server_knows_whether_a_page_s_kernel_is_still_there(server, visitor, somebody):
    page = visitor.open("welcome")
    asked = f"/alive?page={page.kernel_id}"
    assert knows(visitor, asked) is True and knows(visitor, "/alive") is None
    assert knows(somebody(), asked) is False, "another browser's kernel is nothing to it"
    server.kill_kernels()
    until(lambda: knows(visitor, asked) is False, 10, what="the word that it has gone")
