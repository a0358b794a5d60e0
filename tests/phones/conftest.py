"""Phones' journeys: a real server, and Firefox or WebKit at the other end of a line that a test can cut."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from forwarder import Forwarder  # noqa: E402
from phones.browsers import Firefox, WebKit  # noqa: E402
from phones.prepare import LEFT_OUT, may_install, missing  # noqa: E402
from served import Served  # noqa: E402

from empathy_widgets.domain import Actor  # noqa: E402
from empathy_widgets.records import Store, Workspace  # noqa: E402


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One server for both browsers, on a fresh workspace."""
    folder = tmp_path_factory.mktemp("phones")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log").start()
    yield running
    running.stop()


@pytest.fixture
def store(server):
    """The server's workspace, seen from outside the pages."""
    return Store(Workspace(server.folder), Actor(name="test", seat="test"))


@pytest.fixture(scope="module", params=[Firefox, WebKit])
def browser(request, tmp_path_factory):
    """Each of the two in turn; it is started once for all journeys."""
    if missing() and not may_install():
        pytest.skip(LEFT_OUT)
    opened = request.param(tmp_path_factory.mktemp("browser") / "log")
    yield opened
    opened.close()


@pytest.fixture
def line(server):
    """The line between browser and server."""
    with Forwarder(server.port) as between:
        yield between
