"""Browser journeys: a real server, a real Chromium, and a watch on everything that leaves a page."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "records"))

from served import Served  # noqa: E402
from sheet import Sheet  # noqa: E402

from empathy_widgets.domain import Actor  # noqa: E402
from empathy_widgets.records import Store, Workspace  # noqa: E402


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One server for the tests of a file, on a fresh workspace."""
    folder = tmp_path_factory.mktemp("served")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log").start()
    yield running
    running.stop()


@pytest.fixture
def store(server):
    """The server's workspace, seen from outside the pages."""
    return Store(Workspace(server.folder), Actor(name="test", seat="test"))


@pytest.fixture(autouse=True)
def nothing_left_handed_over(request):
    """End what a test handed over, or the next one's browser would be asked for the PIN."""
    store = request.getfixturevalue("store") if "store" in request.fixturenames else None
    yield
    for left in store.handed_over_elsewhere() if store else ():
        store.sign_out(left.administration)


@pytest.fixture
def case(store):
    return store.create_case("")


class Watch:
    """What a page said and asked for; `check` fails on any error or any request that left this machine."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.forgiven: tuple[str, ...] = ()

    def follow(self, page):
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("console", lambda line: line.type == "error" and self.errors.append(f"console: {line.text}"))
        page.on("request", self.asked)
        page.on("websocket", self.asked)

    def asked(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1",):
            self.outside.append(request.url)

    def check(self):
        left = [text for text in self.errors if not any(part in text for part in self.forgiven)]
        assert not self.outside and not left, (self.outside, left)


@pytest.fixture
def watch():
    watching = Watch()
    yield watching
    watching.check()


@pytest.fixture
def new_tab(browser, server, watch):
    """Open tabs of signed-in people: each call without ``like`` is another browser with its own seat."""
    contexts = []

    def opened(like: Sheet | None = None, **options) -> Sheet:
        if like is None:
            context = browser.new_context(**options)
            contexts.append(context)
        else:
            context = like.page.context
        page = context.new_page()
        watch.follow(page)
        sheet = Sheet(page, server.origin)
        if like is None:
            page.goto(server.link)
            sheet.ready()
        return sheet

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def tab(new_tab):
    return new_tab()
