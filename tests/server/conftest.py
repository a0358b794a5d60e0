"""A real server on loopback for all tests of this folder, with one case whose label and code must never be seen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from forked import Kernel  # noqa: E402
from served import Served, until  # noqa: E402
from visitor import Visitor  # noqa: E402

from empathy_widgets.domain import Actor, Case  # noqa: E402
from empathy_widgets.records import Store, Workspace  # noqa: E402
from empathy_widgets.server.fork_client import ForkServer  # noqa: E402

LABEL = "Zq7canaryLabel"
FORM = "pes-practice-form"
PIN = "4711"


@pytest.fixture(scope="session")
def place(tmp_path_factory) -> Workspace:
    """A workspace with a PIN."""
    prepared = Workspace(tmp_path_factory.mktemp("served") / "workspace")
    prepared.prepare()
    Store(prepared, Actor()).set_pin(PIN)
    return prepared


@pytest.fixture(scope="session")
def server(place):
    """One server for the whole folder; at its end nothing of it stays."""
    running = Served(place.folder, place.folder.parent / "log").start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def store(place) -> Store:
    """The server's workspace, seen from outside the pages."""
    return Store(place, Actor(name="test", seat="test"))


@pytest.fixture(scope="session")
def canary(store) -> Case:
    """A case that only its own pages may show, with a finished sitting."""
    made = store.create_case(LABEL)
    sitting = store.start(made.id, FORM, "self", version=2)
    for item in range(1, 21):
        store.respond(sitting.id, item, 4, case_id=made.id)
    store.complete(sitting.id, case_id=made.id)
    return made


@pytest.fixture
def needles(canary, server, store) -> list[bytes]:
    """What must not be in any answer to somebody who may not see it."""
    token = server.link.partition("token=")[2]
    return [needle.encode() for needle in (LABEL, canary.code, canary.id, token)] + [b"SQLite format 3"]


@pytest.fixture
def stranger(server) -> Visitor:
    """Somebody without the link."""
    return Visitor(server)


@pytest.fixture
def somebody(server):
    """Make people who opened the link, each at a browser of their own; their pages are closed at the end."""
    known = []

    def made() -> Visitor:
        known.append(Visitor(server).sign_in())
        return known[-1]

    yield made
    for one in known:
        one.leave()


@pytest.fixture
def visitor(somebody) -> Visitor:
    """Somebody who opened the link."""
    return somebody()


@pytest.fixture
def quiet(server):
    """No kernel is left from an earlier test; gives the way to list them."""
    until(lambda: not server.kernels(), 120, what="the end of every earlier page's kernel")
    return server.kernels


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as running:
        yield running


@pytest.fixture
def forked(fork_server):
    """Fork kernels that are ended with the test."""
    kernels = []

    def one(cwd=None, **environment):
        kernels.append(Kernel(fork_server, cwd, **environment))
        return kernels[-1]

    yield one
    for kernel in kernels:
        kernel.end()
