"""A kernel answers only its own browser, knows no more than it needs, and does not stay."""

import asyncio
import datetime
import html
import json
import re
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_server._tz import utcnow
from served import until
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect
from visitor import LOOP, PROTOCOL, packed, unpacked

from empathy_widgets.server import kernels
from empathy_widgets.server.launcher import configuration


def test_another_browser_with_the_same_token_cannot_reach_a_kernel(server, cookie):
    other = server.sign_in()
    mine, theirs = server.open_kernel(cookie), server.open_kernel(other)
    for owner, stranger, kernel in ((cookie, other, mine), (other, cookie, theirs)):
        assert server.knock(kernel, Cookie=stranger).status == 404
        assert server.ask(f"/api/kernels/{kernel}", Cookie=stranger).status == 404
        goodbye = server.ask(f"/voila/api/shutdown/{kernel}", "POST", b"", Cookie=stranger, Origin=server.origin)
        assert goodbye.status == 404
        assert server.ask(f"/api/kernels/{kernel}", Cookie=owner).status == 200


def test_a_seat_cannot_be_made_up(server, cookie):
    kernel = server.open_kernel(cookie)
    forged = re.sub(r'(empathy-seat-\d+)="[^"]*"', r'\1="2|1:0|10:1|4:seat|4:AAAA|00"', cookie)
    assert forged != cookie
    assert server.knock(kernel, Cookie=forged).status in (403, 404)
    told = what_is_told(server, cookie, X_Empathy_Seat="somebody-else")
    assert told["EMPATHY_SEAT"] and told["EMPATHY_SEAT"] != "somebody-else"


def test_a_page_that_says_goodbye_frees_its_kernel(server, cookie):
    kernel = server.open_kernel(cookie)
    before = len(server.kernels())
    answer = server.ask(f"/voila/api/shutdown/{kernel}", "POST", b"", Cookie=cookie, Origin=server.origin)
    assert answer.status == 204
    until(lambda: len(server.kernels()) < before, 5, what="the end of the kernel")
    assert server.ask(f"/api/kernels/{kernel}", Cookie=cookie).status == 404


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}])
def test_a_goodbye_that_names_no_page_of_ours_does_not_count(server, cookie, headers):
    kernel = server.open_kernel(cookie)
    assert server.ask(f"/voila/api/shutdown/{kernel}", "POST", b"", Cookie=cookie, **headers).status == 403
    assert server.ask(f"/api/kernels/{kernel}", "DELETE", Cookie=cookie).status == 403
    assert server.ask(f"/api/kernels/{kernel}", Cookie=cookie).status == 200


def test_messages_are_offered_compressed(server, cookie):
    kernel = server.open_kernel(cookie)
    answer = server.knock(kernel, Cookie=cookie, Sec_WebSocket_Extensions="permessage-deflate")
    assert answer.status == 101 and "permessage-deflate" in answer.headers["sec-websocket-extensions"]


async def hang_up(line):
    """Close a line and wait until the other end has, too."""
    line.close()
    while await asyncio.wait_for(line.read_message(), 30) is not None:
        continue


def what_is_told(server, cookie, query="", **headers):
    """What the chapter that shows its kernel's surroundings found, read from the widget's state."""
    kernel_page = server.ask(f"/chapter/told{query}", Cookie=cookie, **headers).body.decode()
    kernel = re.search(r'data-kernel="([0-9a-f-]+)"', kernel_page)[1]
    model = re.search(r'data-widget="([0-9a-f]+)"', kernel_page)[1]
    return LOOP.do(state_of(server, cookie, kernel, model))


async def state_of(server, cookie, kernel, model):
    address = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=test"
    request = HTTPRequest(address, headers={"Cookie": cookie, "Origin": server.origin})
    line = await websocket_connect(request, subprotocols=[PROTOCOL])
    header = {"msg_id": "a", "msg_type": "comm_msg", "session": "test", "username": "", "version": "5.3"}
    line.write_message(packed({
        "header": header, "parent_header": {}, "metadata": {},
        "content": {"comm_id": model, "data": {"method": "request_state"}}}), binary=True)
    while True:
        message = unpacked(await asyncio.wait_for(line.read_message(), 30))
        value = message["content"].get("data", {}).get("state", {}).get("value")
        if message["header"]["msg_type"] == "comm_msg" and value:
            await hang_up(line)
            return json.loads(html.unescape(value))


def test_a_kernel_knows_its_seat_and_its_workspace_and_no_token(server, cookie):
    told = what_is_told(server, cookie, "?case=abc")
    assert told["EMPATHY_SERVED"] == "1" and told["EMPATHY_WORKSPACE"] == str(server.folder)
    assert told["QUERY_STRING"] == "case=abc" and len(told["EMPATHY_SEAT"]) >= 16
    assert str(server.folder) in told["everything"] and not any(server.token in value for value in told["everything"])
    signed = re.findall(r'="([^"]+)"', cookie)
    assert signed and not any(one in value for one in signed for value in told["everything"])


def test_a_kernel_keeps_no_history_and_runs_nobodys_startup_files(server, cookie):
    told = what_is_told(server, cookie)
    assert told["history"] == "DummyDB"
    assert not Path(told["IPYTHONDIR"]).is_relative_to(Path.home() / ".ipython")


def test_kernels_speak_over_sockets_in_a_folder_only_their_owner_can_enter(server, cookie):
    folder = Path(what_is_told(server, cookie)["IPYTHONDIR"]).parent
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    assert any(path.is_socket() and "-ipc-" in path.name for path in folder.iterdir())
    transports = {json.loads(path.read_text("utf-8"))["transport"] for path in folder.glob("kernel-*.json")}
    assert transports == {"ipc"}


def a_manager(quiet, connections):
    """Just enough of a kernel manager to ask whether it would end a kernel."""
    ended = []
    manager = kernels.SeatKernelManager(config=configuration())
    manager._kernel_connections["one"] = connections
    manager._kernels["one"] = SimpleNamespace(
        execution_state="idle", kernel_spec=SimpleNamespace(metadata={}), kernel_name="python3",
        last_activity=utcnow() - datetime.timedelta(seconds=quiet))
    async def end(kernel_id, **_options):
        ended.append(kernel_id)

    manager.shutdown_kernel = end
    LOOP.do(manager.cull_kernel_if_idle("one"))
    return ended


@pytest.mark.parametrize(("quiet", "connections", "ended"), [(590, 0, []), (610, 0, ["one"]), (610, 1, [])])
def test_a_kernel_nobody_is_connected_to_ends_after_ten_minutes(quiet, connections, ended):
    assert a_manager(quiet, connections) == ended
